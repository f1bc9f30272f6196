from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from bot.actions import ListDocuments, Rate
from bot.citations import Answer, Decision
from bot.console.terminal import chat, render_answer, render_reply
from bot.messages import (
    Button,
    ButtonId,
    ButtonsBlock,
    FileBlock,
    IncomingMessage,
    PictureBlock,
    PictureId,
    Reply,
    TextBlock,
)
from tests.fakes.conversation import asking, cite
from tests.fakes.library import letter, plan, span_of

NOW = datetime(2025, 4, 1, tzinfo=UTC)
CITED = cite(plan(), "III.1.b", span_of(plan().text, "b) Gửi", "30 tháng 4 năm 2025."))
TITLE = "Tổ chức Ngày hội đọc sách của trẻ em trong xã năm 2025"


def test_sources_stand_under_the_answer_with_number_title_place_and_words() -> None:
    assert render_answer(Answer(Decision.ANSWER, "Trước ngày 30/4.", (CITED,))) == (
        "Trước ngày 30/4.\n\n"
        "Nguồn:\n"
        f"[1] 27/KH-UBND – {TITLE} – Phần III, mục 1, điểm b\n"
        "    “b) Gửi báo cáo kết quả về Văn phòng Ủy ban nhân dân xã trước ngày"
        " 30 tháng 4 năm 2025.”"
    )


def test_passages_near_a_refusal_are_called_so() -> None:
    shown = render_answer(Answer(Decision.REFUSE, "Không thấy.", (CITED, CITED)))

    assert "Đoạn gần nhất:\n[1] " in shown
    assert "\n[2] " in shown


def test_a_blank_number_is_shown_as_one() -> None:
    cited = cite(letter(), "đoạn 1", span_of(letter().text, "Đề nghị"))

    assert "[1] …/UBND-VX – cong-van.txt – Đoạn 1" in render_answer(
        Answer(Decision.ANSWER, "a", (cited,))
    )


def test_a_source_without_a_number_begins_with_its_title() -> None:
    shown = render_answer(Answer(Decision.ANSWER, "a", (replace(CITED, number=None),)))

    assert f"[1] {TITLE}" in shown


def test_a_long_quote_is_cut() -> None:
    shown = render_answer(Answer(Decision.ANSWER, "a", (replace(CITED, quote="từ " * 300),)))

    assert shown.endswith("từ …”")
    assert len(shown) < 600


def test_an_answer_without_sources_is_its_text_alone() -> None:
    assert render_answer(Answer(Decision.CLARIFY, "Chào anh/chị.")) == "Chào anh/chị."


def test_choices_are_numbered() -> None:
    said = Reply((TextBlock("Việc nào?"), asking(("Báo cáo", "Báo cáo?"), ("Địa điểm", "Ở đâu?"))))

    assert render_reply(said) == "Việc nào?\n\n1. Báo cáo\n2. Địa điểm"


def test_buttons_that_a_terminal_has_no_use_for_are_left_out_and_keep_their_numbers() -> None:
    helpful = Button(ButtonId("b1"), "Hữu ích", Rate("r", helpful=True))
    further = Button(ButtonId("b2"), "Xem tiếp", ListDocuments(2))

    mixed = Reply((TextBlock("a"), ButtonsBlock(((helpful, further),))))
    without = Reply((TextBlock("a"), ButtonsBlock(((helpful,),))))

    assert render_reply(mixed) == "a\n\n2. Xem tiếp"
    assert render_reply(without) == "a"


def test_a_file_is_named_and_a_picture_is_told() -> None:
    picture = PictureBlock(PictureId("p"), b"", "Ba việc sắp đến hạn")

    assert render_reply(Reply((FileBlock(plan().id, "ke-hoach.txt"), picture))) == (
        "ke-hoach.txt\n\nBa việc sắp đến hạn"
    )


def test_a_document_cannot_steer_the_terminal() -> None:
    shown = render_answer(Answer(Decision.ANSWER, "a\x1b[2Jb", (replace(CITED, quote="\x1b]0;c"),)))

    assert "\x1b" not in shown
    assert shown.startswith("ab\n")


class Talk:
    def __init__(self) -> None:
        self.heard: list[IncomingMessage] = []
        self.said: list[str] = []

    def handle(self, message: IncomingMessage) -> Reply:
        self.heard.append(message)
        return Reply((TextBlock(f"đáp {message.text}"),))

    def over(self, lines: Iterable[str]) -> list[str]:
        chat(lines, self.said.append, self.handle, lambda: NOW)
        return self.said


def test_each_line_that_is_not_blank_is_answered() -> None:
    assert Talk().over(["a\n", "\n", "  b  ", "\t"]) == ["đáp a", "đáp b"]


def test_silence_is_no_line() -> None:
    said: list[str] = []
    chat(["a"], said.append, lambda _message: Reply(()), lambda: NOW)

    assert said == []


def test_a_goodbye_ends_the_talk() -> None:
    assert Talk().over(["a", "Thoát", "b"]) == ["đáp a"]


def test_all_lines_belong_to_one_chat() -> None:
    talk = Talk()
    talk.over(["a", "b"])

    assert {(message.platform, message.chat, message.sent_at) for message in talk.heard} == {
        ("terminal", "terminal", NOW)
    }
