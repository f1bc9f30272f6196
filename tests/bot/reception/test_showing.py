from dataclasses import replace
from itertools import count

import pytest

from bot.actions import ListDocuments
from bot.messages import Block, ButtonsBlock, Reply, TextBlock
from bot.reception.showing import document_page, verbatim
from corpus.document import DocumentId
from tests.fakes.conversation import cite
from tests.fakes.library import card_of, letter, plan, span_of

PLAN = "Kế hoạch số 27/KH-UBND Tổ chức Ngày hội đọc sách của trẻ em trong xã năm 2025"
CITED = cite(plan(), "III.1.b", span_of(plan().text, "b) Gửi", "30 tháng 4 năm 2025."))
HEAD = cite(plan(), "title", span_of(plan().text, "**KẾ", "năm 2025**"))


def page_of(number_of_documents: int, page: int) -> Reply:
    cards = [
        replace(card_of(plan()), id=DocumentId(str(number)), number=f"{number}/KH")
        for number in range(1, number_of_documents + 1)
    ]
    ids = (f"b{number}" for number in count(1))
    return document_page(cards, page, lambda: next(ids))


def words(block: Block) -> str:
    assert isinstance(block, TextBlock)
    return block.text


def further(said: Reply) -> list[int]:
    """Return the pages that the buttons lead to."""
    blocks = [block for block in said.blocks if isinstance(block, ButtonsBlock)]
    actions = [button.action for block in blocks for button in block.buttons]
    return [action.page for action in actions if isinstance(action, ListDocuments)]


def test_documents_are_listed_as_people_name_them() -> None:
    cards = [card_of(plan()), card_of(letter())]

    assert document_page(cards, 1, lambda: "b") == Reply(
        (TextBlock(f"Sổ Tay có 2 văn bản:\n• {PLAN}\n• Công văn số …/UBND-VX"),)
    )


def test_without_documents_it_is_said_how_to_load_some() -> None:
    said = document_page([], 1, lambda: "b")

    assert "sotay ingest" in words(said.blocks[0])


def test_a_page_has_eight_documents_and_leads_to_the_next() -> None:
    first, last = page_of(17, 1), page_of(17, 3)

    assert words(first.blocks[0]).startswith("Sổ Tay có 17 văn bản (trang 1/3):\n• ")
    assert words(first.blocks[0]).count("•") == 8
    assert further(first) == [2]
    assert "số 17/KH" in words(last.blocks[0])
    assert words(last.blocks[0]).count("•") == 1
    assert further(last) == []


@pytest.mark.parametrize(("asked", "shown"), [(0, 1), (-3, 1), (3, 2), (99_999, 2)])
def test_a_page_that_is_not_there_is_the_nearest_that_is(asked: int, shown: int) -> None:
    assert page_of(9, asked) == page_of(9, shown)


def test_a_full_page_fits_into_the_shortest_message() -> None:
    assert len(words(page_of(80, 1).blocks[0])) < 1_900


def test_passages_are_shown_in_full_under_their_place() -> None:
    long = replace(CITED, quote="từ " * 2_000)
    said = verbatim((CITED, long))

    assert [words(block)[:60] for block in said.blocks] == [
        "Nguyên văn các đoạn trích:",
        "[1] 27/KH-UBND – Tổ chức Ngày hội đọc sách của trẻ em trong ",
        "[2] 27/KH-UBND – Tổ chức Ngày hội đọc sách của trẻ em trong ",
    ]
    assert words(said.blocks[1]).endswith(
        " – Phần III, mục 1, điểm b\n“b) Gửi báo cáo kết quả về Văn phòng Ủy ban nhân dân xã"
        " trước ngày 30 tháng 4 năm 2025.”"
    )
    assert words(said.blocks[2]).count("từ") == 2_000


def test_the_head_of_a_document_is_left_out_beside_a_passage_of_it() -> None:
    assert verbatim((HEAD, CITED)) == verbatim((CITED,))
