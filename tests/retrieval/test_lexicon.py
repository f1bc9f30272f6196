import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from corpus.text import fold
from retrieval.evidence import Frequency
from retrieval.lexicon import SHIPPED, Lexicon, load_lexicon, with_shorts
from retrieval.questions.syllables import is_syllable
from retrieval.questions.wording import word
from retrieval.tables import LexiconError

FILES = sorted(path.name for path in SHIPPED.glob("*.tsv"))


@pytest.mark.parametrize("name", FILES)
def test_a_shipped_list_is_nfc_sorted_and_free_of_repetition(name: str) -> None:
    text = (SHIPPED / name).read_text(encoding="utf-8")
    rows = text.splitlines()[1:]
    keys = [fold(row.split("\t")[0]) for row in rows]

    assert text == unicodedata.normalize("NFC", text)
    assert text.endswith("\n")
    assert [row for row in rows if row != row.strip() or not row] == []
    assert keys == sorted(keys)
    assert [row for row, count in Counter(rows).items() if count > 1] == []


def test_an_english_term_stands_once_for_each_role() -> None:
    rows = [line.split("\t") for line in (SHIPPED / "english.tsv").read_text("utf-8").splitlines()]
    repeated = [key for key, n in Counter((en, role) for en, _, role in rows).items() if n > 1]

    assert repeated == []
    assert len(rows) > 2000


def test_common_syllables_are_syllables(lexicon: Lexicon) -> None:
    rows = (SHIPPED / "common_syllables.tsv").read_text("utf-8").split()[1:]

    assert [row for row in rows if not is_syllable(row)] == []
    assert lexicon.common.issuperset(rows)


def test_the_lists_of_an_office_come_before_the_shipped_ones(
    tmp_path: Path, frequency: Frequency
) -> None:
    rows = "short\tlong\tkind\nTTX\tTrung tâm Xanh\tunit\nQĐ\tquân đội\tunit\n"
    (tmp_path / "abbreviations.tsv").write_text(rows, encoding="utf-8")
    (tmp_path / "english.tsv").write_text(
        "en\tvi\trole\n\ngreen centre\tTrung tâm Xanh\tnoun\n", encoding="utf-8-sig"
    )
    lexicon = load_lexicon(tmp_path)

    assert word("TTX và QĐ", lexicon, frequency).text == "trung tam xanh va quan doi"
    assert word("who leads the green centre", lexicon, frequency).text == (
        "ai lanh dao trung tam xanh"
    )
    assert word("UBND", lexicon, frequency).text == "uy ban nhan dan"


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("abbreviations.tsv", "short\tlong\n", 1),
        ("abbreviations.tsv", "short\tlong\tkind\nA\tB\tnonsense\n", 2),
        ("abbreviations.tsv", "short\tlong\tkind\nA\tB\tunit\nC\tD\n", 3),
        ("english.tsv", "en\tvi\trole\na thing\t\tnoun\n", 2),
        ("common_pairs.tsv", "pair\tpercent\nbao cao\t120\n", 2),
        ("loan_words.tsv", "words\n", 1),
    ],
)
def test_a_bad_row_is_told_with_its_file_and_line(
    tmp_path: Path, name: str, text: str, line: int
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")

    with pytest.raises(LexiconError) as raised:
        load_lexicon(tmp_path)

    assert f"{name}, dòng {line}" in raised.value.reason


def test_a_list_that_is_no_text_or_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    (tmp_path / "loan_words.tsv").write_bytes(b"\xff\xfe\x00")

    with pytest.raises(LexiconError, match=r"loan_words\.tsv"):
        load_lexicon(tmp_path)
    with pytest.raises(LexiconError, match="missing"):
        load_lexicon(tmp_path / "missing")


def test_short_forms_that_documents_define_come_first(
    lexicon: Lexicon, frequency: Frequency
) -> None:
    extended = with_shorts(lexicon, [("QĐ", "quy đổi"), ("TĐX", "tuyến đường xanh")])

    assert word("QĐ và TĐX", extended, frequency).text == "quy doi va tuyen duong xanh"
    assert word("UBND xã", extended, frequency).text == "uy ban nhan dan xa"
