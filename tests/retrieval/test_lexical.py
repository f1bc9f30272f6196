import math
import random
import subprocess
import sys
import threading
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.document import DocumentCard
from corpus.passages import Passage
from corpus.text import fold
from retrieval.errors import IndexMissing, IndexUnwritable
from retrieval.fields import WEIGHTS, FieldWeights, document_words, lexical_fields
from retrieval.lexical import LexicalIndex
from retrieval.text import Words, words
from tests.fakes.indexed_store import card_of, passages_of

CARD = card_of(
    "plan", title="Kế hoạch phòng cháy", number="07-KH/ABC", kind="KẾ HOẠCH", agency="Sở Lâm vụ"
)
PASSAGES = passages_of(
    CARD,
    [
        "Trạm trưởng báo cáo trước ngày 15/06 hằng năm",
        "Các tổ tuần tra ký cam kết trước ngày 20 tháng 11 năm 2026",
        "Thực hiện theo Công văn số 0311/CV-XYZ",
        "Cấp nước cho bể chứa ở đồi Hai Cây",
    ],
    headings=("II. Tổ chức thực hiện", "1. Đội cơ động"),
)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[LexicalIndex]:
    index = LexicalIndex(tmp_path)
    index.replace(CARD, PASSAGES)
    index.commit()
    yield index
    index.close()


def best(index: LexicalIndex, question: str) -> str:
    (hit,) = index.search(words(question), top_k=1)
    return next(passage.text for passage in PASSAGES if passage.id == hit.id)


def test_a_day_is_found_however_it_is_written(index: LexicalIndex) -> None:
    assert best(index, "15/6") == PASSAGES[0].text
    assert best(index, "việc nào phải xong ngày 15 tháng 6") == PASSAGES[0].text
    assert best(index, "20/11/2026") == PASSAGES[1].text
    assert best(index, "20/11") == PASSAGES[1].text


def test_a_number_is_found_whole_with_or_without_its_leading_zero(index: LexicalIndex) -> None:
    assert best(index, "0311/CV-XYZ") == PASSAGES[2].text
    assert best(index, "311/cv-xyz") == PASSAGES[2].text


def test_the_number_of_a_document_finds_all_its_passages(index: LexicalIndex) -> None:
    other = card_of("other", number="08-KH/ABC")
    index.replace(other, passages_of(other, ["Việc khác"]))
    index.commit()

    hits = index.search(words("07-KH/ABC"), top_k=10)

    assert {hit.id for hit in hits[:4]} == {passage.id for passage in PASSAGES}


def test_headings_and_titles_are_context(index: LexicalIndex) -> None:
    assert len(index.search(words("đội cơ động"), top_k=10)) == 4
    assert len(index.search(words("sở lâm vụ"), top_k=10)) == 4


def test_the_same_words_without_diacritics_or_in_another_form_find_the_same(
    index: LexicalIndex,
) -> None:
    question = "Trạm trưởng phải báo cáo trước ngày nào?"
    expected = index.search(words(question), top_k=10)

    assert index.search(words(fold(question)), top_k=10) == expected
    assert index.search(words(unicodedata.normalize("NFD", question)), top_k=10) == expected
    assert index.search(words(question.upper()), top_k=10) == expected


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="ăâđêôơư áảãạ báo cáo trạm 15/6 07-KH đồi ĐỘI", max_size=60))
def test_diacritics_never_change_what_is_found(index: LexicalIndex, question: str) -> None:
    folded = index.search(words(fold(question)), top_k=10)

    assert index.search(words(question), top_k=10) == folded


def test_frequency_counts_passages_by_any_of_their_words(index: LexicalIndex) -> None:
    assert index.frequency("bao_cao") == 1
    assert index.frequency("ngay") == 2
    assert index.frequency("lam_vu") == 4
    assert index.frequency("15/6") == 1
    assert index.frequency("khong_co") == 0
    assert index.frequency("") == 0


def test_text_frequency_leaves_headings_and_titles_out(index: LexicalIndex) -> None:
    assert index.text_frequency("bao_cao") == 1
    assert index.text_frequency("ngay") == 2
    assert index.text_frequency("lam_vu") == 0
    assert index.text_frequency("311/cv-xyz") == 1


def test_frequency_forgets_removed_passages_at_once(index: LexicalIndex) -> None:
    index.replace(CARD, PASSAGES[1:])
    index.commit()

    assert index.frequency("bao_cao") == 0
    assert index.frequency("lam_vu") == 3


def test_frequency_does_not_count_what_is_removed_and_not_yet_swept(index: LexicalIndex) -> None:
    two = [card_of("one"), card_of("two")]
    with index.exclusive():
        for card in two:
            index.replace(card, passages_of(card, ["Báo cáo"]))
        index.commit()
        index.remove(two[0].id)
        index.commit()

    assert index.frequency("bao_cao") == 2
    assert index.frequency("ngay") == 2


def test_changes_are_seen_after_the_commit_only(tmp_path: Path) -> None:
    index, reader = LexicalIndex(tmp_path), LexicalIndex(tmp_path)

    index.replace(CARD, PASSAGES)
    before = reader.size()
    index.commit()

    assert (before, reader.size()) == (0, 4)


def test_what_is_not_committed_is_dropped(tmp_path: Path) -> None:
    index = LexicalIndex(tmp_path)
    with index.exclusive():
        index.replace(CARD, PASSAGES)
        index.commit()
        index.clear()
    index.replace(card_of("other"), [])
    index.close()

    assert LexicalIndex(tmp_path).size() == 4


def test_a_second_writer_gives_up_with_a_clear_sentence(tmp_path: Path) -> None:
    index, other = LexicalIndex(tmp_path), LexicalIndex(tmp_path, patience=0)

    with index.exclusive(), pytest.raises(IndexUnwritable) as raised:
        other.replace(CARD, PASSAGES)

    assert "đang cập nhật chỉ mục" in raised.value.reason


def test_a_second_writer_waits_for_the_first(tmp_path: Path) -> None:
    index, other = LexicalIndex(tmp_path), LexicalIndex(tmp_path)

    def write() -> None:
        other.replace(card_of("other"), passages_of(card_of("other"), ["Việc khác"]))
        other.commit()

    second = threading.Thread(target=write)
    with index.exclusive():
        second.start()
        index.replace(CARD, PASSAGES)
        index.commit()
    second.join()

    assert index.size() == 5


def test_another_process_sees_the_commit_and_may_write_then(tmp_path: Path) -> None:
    index = LexicalIndex(tmp_path)
    index.replace(CARD, PASSAGES)
    index.commit()
    program = (
        "import sys; from pathlib import Path; from retrieval.lexical import LexicalIndex;"
        "index = LexicalIndex(Path(sys.argv[1])); print(index.size());"
        "index.clear(); index.commit()"
    )

    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, check=True, text=True
    )

    assert done.stdout.strip() == "4"
    assert index.size() == 0


def test_threads_search_while_one_writes(index: LexicalIndex) -> None:
    sizes: list[int] = []

    def search() -> None:
        sizes.extend(len(index.search(words("báo cáo"), top_k=10)) for _ in range(50))

    readers = [threading.Thread(target=search) for _ in range(3)]
    for reader in readers:
        reader.start()
    for version in range(5):
        index.replace(CARD, PASSAGES, version=version)
        index.commit()
    for reader in readers:
        reader.join()

    assert sizes == [1] * 150


def test_a_broken_index_is_named_so_and_made_anew_when_dropped(tmp_path: Path) -> None:
    LexicalIndex(tmp_path)
    (meta,) = tmp_path.rglob("meta.json")
    meta.write_text("{", encoding="utf-8")

    with pytest.raises(IndexMissing) as raised:
        LexicalIndex(tmp_path)
    LexicalIndex.drop(tmp_path)

    assert "--rebuild" in raised.value.reason
    assert LexicalIndex(tmp_path).size() == 0


def test_a_dropped_index_is_empty_for_those_who_have_it_open(
    index: LexicalIndex, tmp_path: Path
) -> None:
    LexicalIndex.drop(tmp_path)

    assert index.size() == 0


def test_an_index_of_another_layout_goes_with_the_first_write(tmp_path: Path) -> None:
    old = tmp_path / "layout-0"
    old.mkdir()
    (old / "meta.json").touch()
    index = LexicalIndex(tmp_path)
    there_before = old.exists()

    index.replace(CARD, PASSAGES)
    index.close()

    assert (there_before, old.exists()) == (True, False)


def test_a_folder_that_cannot_be_made_is_named_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(IndexMissing):
        LexicalIndex(tmp_path / "file")


# The naive version: BM25 (k1 1.2, b 0.75) field by field, summed with the weights. Lengths up to
# 40 words are exact in Tantivy, which keeps longer ones rounded.

WORDS = ["báo", "cáo", "kết", "quả", "trạm", "tổ", "đội", "cây", "nước", "15/6", "năm"]


def naive_scores(question: Words, rows: list[dict[str, str]], weights: FieldWeights) -> list[float]:
    asked = {"syllables": question.syllables, "pairs": question.pairs, "symbols": question.symbols}
    scores = [0.0] * len(rows)
    for field in FieldWeights.__slots__:
        texts = [row[field].split() for row in rows]
        mean = sum(map(len, texts)) / len(texts)
        for term in set(asked[field.rpartition("_")[2]]):
            holding = sum(term in text for text in texts)
            idf = math.log(1 + (len(texts) - holding + 0.5) / (holding + 0.5))
            for place, text in enumerate(texts):
                count = text.count(term)
                if count:
                    norm = 1.2 * (0.25 + 0.75 * len(text) / mean)
                    weight = float(getattr(weights, field))
                    scores[place] += weight * idf * 2.2 * count / (count + norm)
    return scores


@pytest.mark.parametrize("seed", range(6))
def test_scores_are_those_of_a_naive_bm25(tmp_path: Path, seed: int) -> None:
    pick = random.Random(seed)  # noqa: S311 - reproducible, no secret
    card = card_of(f"card {seed}", title=" ".join(pick.choices(WORDS, k=4)))
    passages = some_passages(card, pick)
    question = words(" ".join(pick.choices(WORDS, k=5)))
    index = LexicalIndex(tmp_path)
    index.replace(card, passages)
    index.commit()
    rows = [lexical_fields(passage, document_words(card)) for passage in passages]
    scores = naive_scores(question, rows, WEIGHTS)
    expected = {
        passage.id: pytest.approx(score, rel=1e-4)
        for passage, score in zip(passages, scores, strict=True)
        if score > 0
    }

    hits = index.search(question, top_k=50)

    assert {hit.id: hit.score for hit in hits} == expected


def some_passages(card: DocumentCard, pick: random.Random) -> list[Passage]:
    lines = [" ".join(pick.choices(WORDS, k=pick.randrange(1, 12))) for _ in range(12)]
    return passages_of(card, lines, headings=(" ".join(pick.choices(WORDS, k=3)),))
