from bot.citations import Citation
from bot.sources import quoted_lines, source_name
from corpus.document import DocumentId


def _citation(quote: str = "", number: str | None = "-CTr/ABC") -> Citation:
    place = (number, "Chương trình **phối hợp**\nnăm 2026", "III.3.1")
    return Citation(DocumentId("0" * 64), "a.txt", *place, quote, 0, len(quote))


def test_a_source_is_named_by_number_title_and_place_in_words() -> None:
    named = source_name(_citation())

    assert named == "…-CTr/ABC – Chương trình phối hợp năm 2026 – Phần III, mục 3.1"


def test_a_document_without_number_is_named_by_its_title() -> None:
    assert source_name(_citation(number=None)).startswith("Chương trình phối hợp")


def test_a_long_title_gives_way_to_the_place() -> None:
    named = source_name(_citation(), longest_title=12)

    assert named == "…-CTr/ABC – Chương … – Phần III, mục 3.1"


def test_the_dash_of_a_lone_point_is_not_shown() -> None:
    assert quoted_lines(_citation("- Định kỳ\n06 tháng.")) == "Định kỳ 06 tháng."
    assert quoted_lines(_citation("- một\n- hai")) == "- một\n- hai"


def test_a_line_that_a_full_page_broke_is_joined() -> None:
    wrapped = "Chủ trì, phối\nhợp **với**  \n\n các sở"

    assert quoted_lines(_citation(wrapped)) == "Chủ trì, phối hợp với các sở"


def test_points_and_paragraphs_keep_their_lines() -> None:
    quote = "Điều 1. Mục đích\n\na) Một\n  hai\nb) Ba\n- bốn\n+ năm\n1.2. sáu.\n\nBảy"

    assert quoted_lines(_citation(quote)).split("\n") == [
        "Điều 1. Mục đích",
        "a) Một hai",
        "b) Ba",
        "- bốn",
        "+ năm",
        "1.2. sáu.",
        "Bảy",
    ]
