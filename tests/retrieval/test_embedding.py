import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import (
    Dense,
    Normalize,
    StaticEmbedding,
)
from tokenizers import Tokenizer, models, pre_tokenizers

from corpus.text import fold
from retrieval.embedding import SHIPPED_MODEL, Embedder, load_embedder
from retrieval.errors import EmbeddingModelError

ODD_TEXTS = [
    "",
    " \n\t ",
    "😀🎉",
    "北京市 Москва مرحبا",
    "xqzzv wrrrt",
    "<b>Ủy ban</b>; DROP TABLE documents;--",
    "03-CTr/XYZ ngày 15/6/2031",
    "\u0000\u0007",
    "İstanbul ß ﬁ Å",
    "báo cáo " * 3000,
]


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return load_embedder(None)


@pytest.fixture(scope="module")
def by_sentence_transformers() -> SentenceTransformer:
    return SentenceTransformer(str(SHIPPED_MODEL), device="cpu")


@pytest.fixture
def small_model(tmp_path: Path) -> Path:
    """Return a folder with a model that is more than word vectors, so model2vec cannot run it."""
    words = {"[UNK]": 0, "báo": 1, "cáo": 2, "công": 3, "an": 4}
    tokenizer = Tokenizer(models.WordLevel(words, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    vectors = np.random.default_rng(5).normal(size=(len(words), 6)).astype(np.float32)
    modules = [StaticEmbedding(tokenizer, embedding_weights=vectors), Dense(6, 4), Normalize()]
    folder = tmp_path / "small"
    SentenceTransformer(modules=modules, device="cpu").save(str(folder), create_model_card=False)
    return folder


def test_both_ways_of_running_the_shipped_model_agree(
    embedder: Embedder, by_sentence_transformers: SentenceTransformer
) -> None:
    texts = [
        "Đơn vị nào chủ trì tham mưu tổ chức sơ kết chương trình phối hợp?",
        "who is responsible for the semi-annual report",
        "han gui bao cao 6 thang dau nam la ngay nao",
    ]

    expected = by_sentence_transformers.encode(texts)

    assert np.abs(embedder.embed_documents(texts) - expected).max() < 1e-5


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_both_ways_agree_on_odd_input(
    text: str, embedder: Embedder, by_sentence_transformers: SentenceTransformer
) -> None:
    expected = by_sentence_transformers.encode(text)

    vector = embedder.embed_query(text)

    if np.linalg.norm(expected) > 0:
        assert np.abs(vector - expected).max() < 1e-5
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)


@given(st.lists(st.text(), max_size=4))
@settings(deadline=None, max_examples=50)
def test_every_row_has_unit_length(embedder: Embedder, texts: list[str]) -> None:
    rows = embedder.embed_documents(texts)

    assert rows.shape == (len(texts), embedder.dimensions)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


def test_a_question_is_embedded_like_a_document(embedder: Embedder) -> None:
    text = "Công an xã báo cáo kết quả trước ngày 15 hằng tháng"

    assert np.array_equal(embedder.embed_query(text), embedder.embed_documents([text])[0])


def test_a_question_without_diacritics_has_the_vector_of_the_one_with_them(
    embedder: Embedder,
) -> None:
    texts = [
        "Trách nhiệm của Ban Dân vận trong công tác phối hợp",
        "Thời hạn gửi báo cáo quý về cơ quan thường trực",
        "Kinh phí thực hiện quy chế do đơn vị nào bảo đảm",
        "Tuyên truyền phòng cháy chữa cháy trong khu dân cư",
        "Đối tượng được miễn giảm học phí năm học mới",
    ]

    documents = embedder.embed_documents(texts)
    questions = np.stack([embedder.embed_query(fold(text)) for text in texts])

    assert np.abs(documents - questions).max() < 1e-5


def test_decomposed_text_and_markdown_marks_change_nothing(embedder: Embedder) -> None:
    plain = embedder.embed_query("Ủy ban nhân dân phường")

    assert np.array_equal(
        plain, embedder.embed_query("**U\u0309y ban nha\u0302n d\u00e2n** phường")
    )


def test_the_nearest_text_is_the_one_that_means_the_same(embedder: Embedder) -> None:
    passages = [
        "Công an cấp xã chủ trì tuần tra, giữ gìn trật tự ban đêm.",
        "Kinh phí thực hiện do ngân sách nhà nước bảo đảm theo quy định.",
        "Báo cáo kết quả gửi về cơ quan thường trực trước ngày 15 tháng 6 hằng năm.",
        "Khen thưởng tập thể, cá nhân có thành tích xuất sắc.",
    ]
    questions = [
        "ai di tuan tra ban dem",
        "tien lay tu ngan sach nao",
        "hạn nộp bc 6 tháng",
        "who is commended for outstanding achievements",
    ]

    likeness = np.stack([embedder.embed_query(one) for one in questions]) @ (
        embedder.embed_documents(passages).T
    )

    assert likeness.argmax(axis=1).tolist() == [0, 1, 2, 3]


def test_the_shipped_model_loads_without_torch() -> None:
    program = (
        "import sys; from retrieval.embedding import load_embedder; "
        "load_embedder(None).embed_query('báo cáo'); "
        "print([name for name in ('torch', 'sentence_transformers') if name in sys.modules])"
    )

    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"


def test_the_shipped_model_is_small() -> None:
    size = sum(path.stat().st_size for path in SHIPPED_MODEL.rglob("*") if path.is_file())

    assert size <= 12_000_000


def test_another_model_is_run_by_sentence_transformers(small_model: Path) -> None:
    expected = SentenceTransformer(str(small_model), device="cpu").encode(["báo cáo", "công an"])

    embedder = load_embedder(str(small_model))

    assert embedder.dimensions == 4
    assert embedder.embed_documents([]).shape == (0, 4)
    assert np.allclose(embedder.embed_documents(["báo cáo", "công an"]), expected, atol=1e-5)
    assert np.allclose(embedder.embed_query("công an"), expected[1], atol=1e-5)


def test_a_copy_of_the_shipped_model_is_the_same_model(embedder: Embedder, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(SHIPPED_MODEL, copy)
    (copy / "README.md").write_text("another card", encoding="utf-8")

    assert load_embedder(str(copy)).identity == embedder.identity


def test_a_changed_model_has_another_identity(small_model: Path) -> None:
    before = load_embedder(str(small_model)).identity
    config = small_model / "1_Dense" / "config.json"
    config.write_text(json.dumps(json.loads(config.read_text())), encoding="utf-8")

    assert load_embedder(str(small_model)).identity != before


def test_a_large_file_is_told_apart_by_its_end(small_model: Path) -> None:
    large = small_model / "large.bin"
    with large.open("wb") as file:
        file.seek(2**27)
        file.write(b"a")
    before = load_embedder(str(small_model)).identity
    with large.open("r+b") as file:
        file.seek(2**27)
        file.write(b"b")

    assert load_embedder(str(small_model)).identity != before


def test_a_model_that_is_not_there_is_said_in_vietnamese(tmp_path: Path) -> None:
    with pytest.raises(EmbeddingModelError) as caught:
        load_embedder(str(tmp_path / "missing"))

    assert caught.value.reason.startswith("Không tải được mô hình nhúng")


def test_a_broken_static_model_is_said_in_vietnamese(tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(SHIPPED_MODEL, broken)
    (broken / "model.safetensors").write_bytes(b"nothing")

    with pytest.raises(EmbeddingModelError) as caught:
        load_embedder(str(broken))

    assert caught.value.reason.startswith("Không đọc được mô hình nhúng")


def test_without_the_package_the_user_hears_what_to_install(
    small_model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)

    with pytest.raises(EmbeddingModelError) as caught:
        load_embedder(str(small_model))

    assert 'pip install "sotay[models]"' in caught.value.reason
