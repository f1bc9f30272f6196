"""Numbers that a passage says, beside those that only number it."""

from sqlalchemy import Engine

from corpus.document import DocumentCard, DocumentId, NodeKind, Span
from corpus.passages import Passage, passage_id
from corpus.store import DocumentStore
from retrieval.lexicon import load_lexicon
from retrieval.readings import Readings, said_words


def test_a_mark_is_no_number_that_is_said() -> None:
    assert "2" not in said_words("2. Khi nước lên")
    assert "2" not in said_words("2.3. Tổ chức lớp học")
    assert "3" not in said_words("| 3 | Rà soát sổ sách | Phòng Kinh tế |")
    assert "4" not in said_words("4 | Sửa cống | Phòng Kỹ thuật")


def test_a_number_of_the_text_is_said() -> None:
    assert "2" in said_words("2. Cử 2 cán bộ")
    assert "12" in said_words("12 hộ dân di dời")
    assert "250" in said_words("250. Số cuối")


def test_the_beginning_of_a_long_number_is_no_number() -> None:
    found = said_words("Dự kiến tiêm 2.400 liều")

    assert "2" not in found
    assert {"400", "2_400"} <= found


def test_a_number_after_its_noun_is_said_in_either_spelling() -> None:
    assert {"2", "dong_2", "ii"} <= said_words("Khi đạt báo động II")
    assert {"iii", "quy_iii", "3"} <= said_words("Hoàn thành trong quý 3")


CARD = DocumentCard(DocumentId("d" * 64), "a.txt", None, None, "Trực đêm", None, None, ())


def test_a_short_form_is_written_out_only_where_it_is_so_printed(engine: Engine) -> None:
    readings = Readings(DocumentStore(engine), {CARD.id: CARD}, load_lexicon())

    def says_police(text: str) -> bool:
        span = Span(0, len(text))
        passage = Passage(passage_id(CARD.id, span), CARD.id, "1", NodeKind.CLAUSE, span, text)
        return "cong_an" in readings.of(passage).words.own

    assert says_police("CAP phối hợp trực đêm.")
    assert not says_police("Ngân sách cấp phát hằng năm.")
    assert not says_police("CẤP TỈNH chi trả.")
