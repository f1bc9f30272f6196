import json
import lzma
from collections.abc import Sequence
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.embedding import load_embedder
from retrieval.training.__main__ import main, train
from retrieval.training.loop import Recipe
from retrieval.training.noise import as_question, crop
from retrieval.training.pairs import Glosses, PairMaker
from retrieval.training.sources import Sources, Translation, read_sources
from retrieval.training.vocabulary import VocabularySize, build_tokenizer, plain_words

TOPICS = ["tuần tra ban đêm", "cấp thẻ thư viện", "thu gom rác thải", "tiêm phòng cho vật nuôi"]
SMALL = VocabularySize(pieces=400, parts=100, rarest_word=2, rarest_phrase=8)
QUICK = Recipe(dimensions=16, epochs=10, batch=16, subject_run=4)


def write_lines(file: Path, rows: Sequence[dict[str, object]]) -> None:
    with lzma.open(file, "wt", encoding="utf-8") as out:
        out.writelines(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)


def seeded(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - repeatable, not secret


def ignore(line: str) -> None:
    """Report nothing."""


def article(number: int, topic: str) -> dict[str, object]:
    return {
        "title": f"Trách nhiệm {topic}",
        "subject": f"Quy định về {topic}",
        "chapter": "Chương II TỔ CHỨC THỰC HIỆN",
        "text": f"1. Tổ {number} chủ trì {topic} trong xóm mới.\nNgắn.\n"
        f"2. Hộ gia đình phối hợp {topic} theo lịch số {number}.",
    }


@pytest.fixture
def data(tmp_path: Path) -> Path:
    train_folder = tmp_path / "data" / "train"
    train_folder.mkdir(parents=True)
    rows = [article(number, topic) for number in range(8) for topic in TOPICS]
    write_lines(train_folder / "phapdien.jsonl.xz", rows)
    write_lines(train_folder / "phapdien_extra.jsonl.xz", [article(0, TOPICS[0])])
    untitled: dict[str, object] = {
        "title": "",
        "law": "LUẬT THỬ",
        "chapter": "",
        "text": "Xóm trưởng ghi sổ trực.",
    }
    write_lines(train_folder / "vlc_laws.jsonl.xz", [untitled, {"text": ""}])
    lines = [f"- Ngày thứ {number} xóm họp bàn việc chung." for number in range(9)]
    document: dict[str, object] = {"title": "Lịch họp", "text": "\n".join(lines)}
    write_lines(
        train_folder / "phapdien_docs.jsonl.xz",
        [
            {**document, "form": "full_text", "duplicate_of": ""},
            {**document, "form": "summary", "duplicate_of": ""},
        ],
    )
    (train_folder / "tatoeba_en_vi.tsv").write_text("en\tvi\nThe dog barks.\tCon chó sủa.\n")
    gazetteer = tmp_path / "data" / "gazetteer"
    gazetteer.mkdir()
    (gazetteer / "units.tsv").write_text(
        "code\tname\tfull_name\tname_en\tprovince\n"
        "1\tXóm Mới\tXã Xóm Mới\tXom Moi Commune\tTỉnh Thử\n"
    )
    return tmp_path / "data"


@pytest.fixture
def terms(tmp_path: Path) -> Path:
    file = tmp_path / "english.tsv"
    file.write_text(
        "en\tvi\trole\nnight patrol\ttuần tra ban đêm\tnoun\nhamlet\txóm\tnoun\n"
        "household\thộ gia đình\tnoun\nduty\ttrách nhiệm\tnoun\nthe\t-\tlink\n"
    )
    return file


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_training_gives_a_model_that_finds_what_it_was_taught(
    data: Path, terms: Path, tmp_path: Path
) -> None:
    reports: list[str] = []

    train(read_sources(data, terms), tmp_path / "model", QUICK, SMALL, reports.append)

    embedder = load_embedder(str(tmp_path / "model"))
    questions = embedder.embed_documents(["ai thu gom rac thai", "night patrol"])
    answers = embedder.embed_documents([f"Hộ gia đình phối hợp {topic}" for topic in TOPICS])
    assert (questions @ answers.T).argmax(axis=1).tolist() == [2, 0]
    assert reports[-1].startswith("epoch 10: ")


def test_training_twice_gives_the_same_files(data: Path, terms: Path, tmp_path: Path) -> None:
    sources = read_sources(data, terms)
    for name in ("first", "second"):
        train(sources, tmp_path / name, QUICK, SMALL, ignore)

    assert files(tmp_path / "first") == files(tmp_path / "second")


def test_the_command_trains_and_leaves_the_card_alone(
    data: Path, terms: Path, tmp_path: Path
) -> None:
    out = tmp_path / "model"
    out.mkdir()
    (out / "README.md").write_text("card")

    status = main(["--data", str(data), "--out", str(out), "--terms", str(terms), "--epochs", "1"])

    assert status == 0
    assert (out / "README.md").read_text() == "card"
    assert load_embedder(str(out)).dimensions == Recipe().dimensions


def test_the_command_says_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["--data", str(tmp_path), "--out", str(tmp_path / "model")])

    assert status == 2
    assert "phapdien.jsonl.xz" in capsys.readouterr().err


def test_an_article_in_two_files_is_read_once(data: Path) -> None:
    sources = read_sources(data, None)

    assert len(sources.articles) == 8 * len(TOPICS) + 1
    assert sources.articles[0].chapter == "TỔ CHỨC THỰC HIỆN"
    assert sources.articles[0].clauses == (
        "Tổ 0 chủ trì tuần tra ban đêm trong xóm mới.",
        "Hộ gia đình phối hợp tuần tra ban đêm theo lịch số 0.",
    )


def test_summaries_and_fillers_are_no_documents_and_no_terms(data: Path, terms: Path) -> None:
    sources = read_sources(data, terms)

    assert [document.title for document in sources.documents] == ["Lịch họp"]
    assert "the" not in {term.english for term in sources.terms}
    assert sources.fillers == ("the",)


def test_every_part_of_an_answer_is_among_the_texts(data: Path, terms: Path) -> None:
    maker = PairMaker(read_sources(data, terms))
    texts = set(maker.texts())

    parts = {part for pair in maker.epoch(seeded(3)) for part in pair.answer}

    assert parts <= texts


def test_pairs_of_one_article_share_a_group(data: Path, terms: Path) -> None:
    maker = PairMaker(read_sources(data, terms))

    pairs = maker.epoch(seeded(3))

    first = [pair for pair in pairs if pair.group == 0]
    assert len(first) >= 3
    assert {pair.subject for pair in first} == {f"Quy định về {TOPICS[0]}"}


def test_a_statement_is_read_by_its_longest_terms() -> None:
    terms = [
        Translation("people", "nhân dân"),
        Translation("people's committee", "ủy ban nhân dân"),
        Translation("report", "báo cáo"),
    ]

    question = Glosses(terms, ()).question(seeded(1), "Ủy ban nhân dân xã gửi báo cáo")

    assert question is not None
    assert question.endswith("people's committee report")


def test_a_statement_with_one_term_is_no_question() -> None:
    glosses = Glosses([Translation("report", "báo cáo")], ("the",))

    assert glosses.question(seeded(1), "Xã gửi báo cáo") is None


def test_a_phrase_is_one_piece_and_needs_no_diacritics() -> None:
    texts = ["Hội người cao tuổi", "cao", "Hội chợ", "tuổi", "người"] * 20

    tokenizer = build_tokenizer(texts, ["market"], SMALL)

    accented = tokenizer.encode("HỘI NGƯỜI CAO TUỔI!", add_special_tokens=False).tokens
    assert accented == ["▁hoi▁nguoi▁cao▁tuoi"]
    assert tokenizer.encode("hoi nguoi cao tuoi", add_special_tokens=False).tokens == accented


def test_a_tokeniser_of_no_texts_still_reads_letters() -> None:
    tokenizer = build_tokenizer([], [], SMALL)

    assert tokenizer.encode("a1", add_special_tokens=False).tokens == ["▁", "a", "1"]


@given(st.text())
@settings(deadline=None, max_examples=200)
def test_the_tokeniser_sees_the_words_that_counting_sees(text: str) -> None:
    tokenizer = build_tokenizer([], [], SMALL)

    tokens = tokenizer.encode(text, add_special_tokens=False).tokens

    assert "".join(tokens).replace("▁", " ").split() == plain_words(text)


@given(st.text(), st.integers())
@settings(deadline=None)
def test_noise_takes_any_text(text: str, seed: int) -> None:
    question = as_question(seeded(seed), text)

    assert question == " ".join(question.split())


@given(st.lists(st.sampled_from(["một", "hai", "ba"]), max_size=20), st.integers())
def test_a_crop_is_neighbouring_words(words: list[str], seed: int) -> None:
    text = " ".join(words)

    part = crop(seeded(seed), text, 2, 5)

    assert part in text
    assert len(part.split()) >= min(len(words), 2)


def test_training_on_nothing_is_possible(tmp_path: Path) -> None:
    nothing = Sources((), (), (), (), (), ())

    train(nothing, tmp_path, Recipe(dimensions=4, epochs=1), SMALL, ignore)

    assert np.isfinite(load_embedder(str(tmp_path)).embed_query("xóm")).all()
