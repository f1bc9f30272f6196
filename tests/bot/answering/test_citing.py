from collections.abc import Callable

from bot.answering.citing import HEAD, Citing
from corpus.passages import Passage
from retrieval.finding import Findings

Find = Callable[[str], tuple[Findings, Citing]]


def at(findings: Findings, address: str, within: str = "ke-hoach.txt") -> Passage:
    passages = (fitted.evidence.passage for fitted in findings.found)
    return next(
        p
        for p in passages
        if p.address == address and findings.cards[p.document].file_name == within
    )


def test_a_passage_is_cited_whole_with_what_its_document_is_called(find: Find) -> None:
    findings, cite = find("Công an xã Mường Thông tuần tra ở đâu?")
    passage = at(findings, "III.2.a")
    citation = cite.passage(passage)

    assert (citation.file_name, citation.number) == ("ke-hoach.txt", "52/KH-UBND")
    assert citation.quote == "a) Tuần tra bến đò, bãi tắm trong mùa hè;"
    assert citation.end - citation.start == len(citation.quote)


def test_the_side_of_a_passage_is_cited_where_the_heading_names_it(find: Find) -> None:
    findings, cite = find("Công an xã Mường Thông tuần tra ở đâu?")
    heading = cite.side(at(findings, "III.2.a"))

    assert heading is not None
    assert (heading.address, heading.quote) == ("III.2", "Công an xã")


def test_a_passage_without_a_side_or_that_names_it_needs_no_heading(find: Find) -> None:
    findings, cite = find("Kế hoạch 52/KH-UBND cắm biển cảnh báo, Trưởng các thôn")

    assert cite.side(at(findings, "I.2")) is None


def test_the_columns_of_a_row_are_cited_at_its_table(find: Find) -> None:
    findings, cite = find("Rào chắn hồ Nậm Pát do đơn vị nào thực hiện?")
    columns = cite.columns(at(findings, "PL.bảng 1.dòng 2"))

    assert columns is not None
    assert columns.address == "PL.bảng 1"
    assert "Đơn vị thực hiện" in columns.quote
    assert cite.columns(at(findings, "I.2")) is None


def test_a_name_is_cited_at_the_head_of_its_document(find: Find) -> None:
    findings, cite = find("Rào chắn hồ Nậm Pát do đơn vị nào thực hiện?")
    label, places = cite.name(at(findings, "PL.bảng 1.dòng 2").document)

    assert label.startswith("Kế hoạch số 52/KH-UBND Phòng, chống đuối nước trẻ em")
    assert {place.address for place in places} == HEAD


def test_a_document_removed_meanwhile_has_a_name_and_no_headings(find: Find) -> None:
    findings, _ = find("Công an xã Mường Thông tuần tra ở đâu?")
    cite = Citing(findings.cards, lambda _: None)
    passage = at(findings, "III.2.a")

    assert cite.side(passage) is None
    assert cite.name(passage.document)[1] == ()
