import json

from bot.actions import ListDocuments, Rate
from bot.citations import Decision
from bot.messages import (
    AnswerBlock,
    Button,
    ButtonId,
    ButtonsBlock,
    CitationsBlock,
    FileBlock,
    PictureBlock,
    PictureId,
    Reply,
    TextBlock,
)
from bot.web.replies import AsciiJson, reply_json
from tests.fakes.conversation import asking, cite
from tests.fakes.library import card_of, plan, span_of


def test_a_reply_keeps_its_blocks_in_order() -> None:
    choices = asking(("Một", "Việc một?"), ("Hai", "Việc hai?"))
    reply = Reply((TextBlock("Việc nào?"), choices), Decision.CLARIFY)

    actual = reply_json(reply, {})

    assert actual == {
        "decision": "clarify",
        "blocks": [
            {"type": "text", "text": "Việc nào?"},
            {
                "type": "choices",
                "options": [
                    {"label": "Một", "question": "Việc một?"},
                    {"label": "Hai", "question": "Việc hai?"},
                ],
            },
        ],
    }


def test_further_pages_can_be_asked_for_and_ratings_are_left_to_the_chats() -> None:
    helpful = Button(ButtonId("b1"), "Hữu ích", Rate("r", helpful=True))
    further = Button(ButtonId("b2"), "Xem tiếp", ListDocuments(2))

    mixed = reply_json(Reply((ButtonsBlock(((helpful, further),)),)), {})
    without = reply_json(Reply((AnswerBlock("a"), ButtonsBlock(((helpful,),)))), {})

    assert mixed["blocks"] == [
        {"type": "choices", "options": [{"label": "Xem tiếp", "question": "/vanban 2"}]}
    ]
    assert without["blocks"] == [{"type": "text", "text": "a"}]


def test_a_file_is_named_and_a_picture_is_told() -> None:
    picture = PictureBlock(PictureId("p"), b"", "Ba việc sắp đến hạn")

    actual = reply_json(Reply((FileBlock(plan().id, "ke-hoach.txt"), picture)), {})

    assert actual["blocks"] == [
        {"type": "text", "text": "ke-hoach.txt"},
        {"type": "text", "text": "Ba việc sắp đến hạn"},
    ]


def test_a_citation_says_where_it_is_and_how_to_open_it() -> None:
    document = plan()
    span = span_of(document.text, "b) Gửi", "30 tháng 4 năm 2025.")
    block = CitationsBlock("Nguồn", (cite(document, "III.1.b", span),))

    actual = reply_json(Reply((block,)), {document.id: card_of(document)})

    assert actual["blocks"] == [
        {
            "type": "citations",
            "heading": "Nguồn",
            "citations": [
                {
                    "document": "ngay-hoi-doc-sach.txt",
                    "number": "27/KH-UBND",
                    "title": "Tổ chức Ngày hội đọc sách của trẻ em trong xã năm 2025",
                    "address": "III.1.b",
                    "quote": span.of(document.text),
                    "start": span.start,
                    "end": span.end,
                    "sha256": document.id,
                    "name": "Kế hoạch số 27/KH-UBND",
                    "place": "Phần III, mục 1, điểm b",
                    "excerpt": "b) Gửi báo cáo kết quả về Văn phòng Ủy ban nhân dân xã "
                    "trước ngày 30 tháng 4 năm 2025.",
                    "url": f"/documents/{document.id}?start={span.start}&end={span.end}#cited",
                }
            ],
        }
    ]


def test_half_a_character_does_not_break_the_reply() -> None:
    response = AsciiJson({"text": "\ud800 và"})

    assert json.loads(bytes(response.body)) == {"text": "\ud800 và"}
