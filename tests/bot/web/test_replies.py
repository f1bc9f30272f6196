import json

from bot.citations import Decision
from bot.messages import ChoicesBlock, CitationsBlock, Reply, TextBlock
from bot.web.replies import AsciiJson, reply_json
from tests.fakes.conversation import cite
from tests.fakes.library import card_of, plan, span_of


def test_a_reply_keeps_its_blocks_in_order() -> None:
    reply = Reply((TextBlock("Việc nào?"), ChoicesBlock(("Một", "Hai"))), Decision.CLARIFY)

    actual = reply_json(reply, {})

    assert actual == {
        "decision": "clarify",
        "blocks": [
            {"type": "text", "text": "Việc nào?"},
            {"type": "choices", "options": ["Một", "Hai"]},
        ],
    }


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
