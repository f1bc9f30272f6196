import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from bot.citations import Answer, Decision
from bot.messages import FileBlock
from bot.records.feedback import Kind
from bot.settings import Access
from tests.fakes.conversation import cite
from tests.fakes.front_office import (
    ADMIN,
    FrontOffice,
    button,
    in_group,
    labels,
    private,
    words,
)
from tests.fakes.library import card_of, letter, plan, span_of

CITED = cite(plan(), "III.1.b", span_of(plan().text, "b) Gửi", "30 tháng 4 năm 2025."))
OTHER = cite(letter(), "đoạn 1", span_of(letter().text, "Đề nghị"))
MINUTES = timedelta(minutes=1)
FULL_QUOTE = (
    "“b) Gửi báo cáo kết quả về Văn phòng Ủy ban nhân dân xã trước ngày 30 tháng 4 năm 2025.”"
)
PLAN_ONLY = "theo kế hoạch số 27/KH-UBND"


class Clerk:
    """Answers with a passage, asks back when asked "đâu", and finds nothing when "không"."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def __call__(self, question: str, _earlier: Sequence[str]) -> Answer:
        self.heard.append(question)
        if "hỏng" in question:
            raise RuntimeError(question)
        if "không" in question:
            return Answer(Decision.REFUSE, "Không thấy.")
        if "đâu" in question and "theo" not in question:
            return Answer(Decision.CLARIFY, "Văn bản nào?", (CITED, OTHER))
        return Answer(Decision.ANSWER, f"Đáp: {question}", (CITED,))


@pytest.fixture
def clerk() -> Clerk:
    return Clerk()


@pytest.fixture
def office(engine: Engine, clerk: Clerk) -> FrontOffice:
    return FrontOffice(engine, clerk, [card_of(plan()), card_of(letter())])


@pytest.fixture
def guarded(engine: Engine, clerk: Clerk) -> Callable[[Access], FrontOffice]:
    return lambda access: FrontOffice(engine, clerk, [card_of(plan())], access=access)


def test_a_question_is_answered_with_what_can_be_done_next(office: FrontOffice) -> None:
    said = office.hear(private("Khi nào?"))

    assert words(said) == "Đáp: Khi nào?"
    assert labels(said) == ["Nguyên văn", "Văn bản gốc", "👍 Hữu ích", "👎 Chưa đúng"]


def test_in_a_group_only_what_is_addressed_is_answered(office: FrontOffice, clerk: Clerk) -> None:
    assert office.hear(in_group("Khi nào?", is_addressed=False)) is None
    assert words(office.hear(in_group("Khi nào?"))) == "Đáp: Khi nào?"
    assert clerk.heard == ["Khi nào?"]


# Buttons and digits


def test_a_tap_shows_the_passages_in_full(office: FrontOffice) -> None:
    answer = office.hear(private("Khi nào?"))
    shown = office.hear(private("", press=button(answer, "Nguyên văn")))

    assert FULL_QUOTE in words(shown)


def test_a_tap_sends_the_file_under_the_name_of_its_document(office: FrontOffice) -> None:
    answer = office.hear(private("Khi nào?"))
    sent = office.hear(private("", press=button(answer, "Văn bản gốc")))

    assert sent is not None
    assert sent.blocks[1] == FileBlock(plan().id, "ngay-hoi-doc-sach.txt")
    assert words(sent).startswith("Kế hoạch số 27/KH-UBND Tổ chức Ngày hội đọc sách")


def test_the_file_of_a_document_that_was_taken_out_is_said_to_be_gone(
    engine: Engine, clerk: Clerk
) -> None:
    office = FrontOffice(engine, clerk, [])
    answer = office.hear(private("Khi nào?"))

    sent = office.hear(private("", press=button(answer, "Văn bản gốc")))

    assert words(sent) == "Văn bản này không còn trong Sổ Tay."


@pytest.mark.parametrize(
    ("label", "votes", "thanks"),
    [("👍 Hữu ích", (1, 0), "Cảm ơn anh/chị."), ("👎 Chưa đúng", (0, 1), "văn thư sẽ xem lại")],
)
def test_a_verdict_is_kept_and_thanked_for(
    office: FrontOffice, label: str, votes: tuple[int, int], thanks: str
) -> None:
    answer = office.hear(private("Khi nào?"))
    said = office.hear(private("", press=button(answer, label)))
    asked = office.feedback.questions(Kind.ALL, 10)[0]

    assert thanks in words(said)
    assert (asked.likes, asked.dislikes) == votes


def test_a_tap_on_a_document_puts_the_question_to_it(office: FrontOffice) -> None:
    which = office.hear(private("Gửi đâu?"))
    said = office.hear(private("", press=button(which, "27/KH-UBND")))

    assert labels(which) == ["27/KH-UBND", "Công văn cong-van.txt"]
    assert words(said) == f"Đáp: Gửi đâu, {PLAN_ONLY}?"
    assert said is not None
    assert said.exchange is not None
    assert said.exchange.question == f"Gửi đâu, {PLAN_ONLY}?"


def test_a_digit_chooses_as_a_tap_does(office: FrontOffice) -> None:
    office.hear(in_group("Gửi đâu?"))

    assert words(office.hear(in_group(" 1 "))) == f"Đáp: Gửi đâu, {PLAN_ONLY}?"


def test_a_digit_chooses_for_ten_minutes(office: FrontOffice) -> None:
    office.hear(private("Gửi đâu?"))
    late = office.hear(private("1", after=11 * MINUTES))

    assert words(late) == "Đáp: 1"


def test_a_digit_that_chooses_nothing_is_a_question_but_in_a_group_silence(
    office: FrontOffice,
) -> None:
    assert words(office.hear(private("7"))) == "Đáp: 7"
    assert office.hear(in_group("7")) is None


@pytest.mark.parametrize("platform", ["web", "terminal"])
def test_a_digit_chooses_only_what_is_shown(office: FrontOffice, platform: str) -> None:
    def say(text: str) -> str:
        return words(office.hear(replace(private(text), platform=platform)))

    say("Khi nào?")
    instead_of_sources = say("1")
    say("Gửi đâu?")

    assert instead_of_sources == "Đáp: 1"
    assert say("1") == f"Đáp: Gửi đâu, {PLAN_ONLY}?"


@pytest.mark.parametrize("text", ["0", "12", "1a"])
def test_what_is_not_one_digit_is_a_question(office: FrontOffice, text: str) -> None:
    office.hear(private("Gửi đâu?"))

    assert words(office.hear(private(text))) == f"Đáp: {text}"


def test_a_button_that_is_not_known_here_is_answered_politely(office: FrontOffice) -> None:
    elsewhere = office.hear(private("Khi nào?", sender="8"))

    for press in (button(elsewhere, "Nguyên văn"), "gone"):
        assert words(office.hear(private("", press=press))).startswith("Nút này đã cũ")


def test_a_link_from_a_group_shows_its_sources_in_private(office: FrontOffice) -> None:
    answer = office.hear(in_group("Khi nào?"))
    shown = office.hear(private(f"/start {button(answer, 'Nguyên văn')}"))

    assert FULL_QUOTE in words(shown)


def test_a_link_that_leads_nowhere_is_answered_politely(office: FrontOffice) -> None:
    assert words(office.hear(private("/start gone"))).startswith("Nút này đã cũ")


# Commands


def test_the_command_to_ask_asks(office: FrontOffice) -> None:
    assert words(office.hear(in_group("/hoi Khi nào?"))) == "Đáp: Khi nào?"
    assert words(office.hear(private("hỏi: Khi nào?"))) == "Đáp: Khi nào?"
    assert words(office.hear(private("/hoi"))).startswith("Anh/chị gõ câu hỏi ngay sau lệnh")


def test_documents_are_listed(office: FrontOffice) -> None:
    said = words(office.hear(private("văn bản")))

    assert said.startswith("Sổ Tay có 2 văn bản:\n• Kế hoạch số 27/KH-UBND")


def test_further_pages_are_a_tap_a_digit_or_a_number_away(engine: Engine, clerk: Clerk) -> None:
    office = FrontOffice(engine, clerk, [card_of(plan())] * 9)
    first = office.hear(private("/vanban"))

    tapped = office.hear(private("", press=button(first, "Xem tiếp")))
    office.hear(private("/vanban"))

    assert "trang 2/2" in words(tapped)
    assert "trang 2/2" in words(office.hear(private("1")))
    assert "trang 2/2" in words(office.hear(private("/vanban 2")))
    assert "trang 1/2" in words(office.hear(private("/vanban hai")))


def test_sources_are_those_of_the_persons_last_answer_there(office: FrontOffice) -> None:
    office.hear(in_group("Khi nào?"))

    assert FULL_QUOTE in words(office.hear(in_group("/nguon")))
    for elsewhere in (in_group("/nguon", sender="8"), in_group("/nguon", thread="5")):
        assert words(office.hear(elsewhere)).startswith("Tôi chưa trả lời câu nào")


def test_an_answer_without_sources_has_none_to_show(office: FrontOffice) -> None:
    office.hear(private("không có"))

    assert words(office.hear(private("nguồn"))).endswith("không dẫn đoạn văn bản nào.")


def test_the_status_gives_the_day_in_vietnam(office: FrontOffice) -> None:
    assert words(office.hear(private("/trangthai"))) == (
        "Sổ Tay đang hoạt động, có 2 văn bản, nạp gần nhất ngày 03/3/2026.\n"
        "Mã của anh/chị ở đây là telegram:7."
    )


def test_the_status_gives_administrators_the_figures_but_not_in_front_of_others(
    office: FrontOffice,
) -> None:
    assert "chờ gửi: 3" in words(office.hear(private("/trangthai", sender=ADMIN)))
    assert "chờ gửi" not in words(office.hear(in_group("/trangthai", sender=ADMIN)))


def test_without_documents_the_status_says_so(engine: Engine, clerk: Clerk) -> None:
    said = words(FrontOffice(engine, clerk, []).hear(private("trạng thái")))

    assert said.startswith("Sổ Tay đang hoạt động nhưng chưa có văn bản nào.")


def test_the_status_names_nobody_in_a_group_or_on_the_page(office: FrontOffice) -> None:
    in_a_group = words(office.hear(in_group("/trangthai")))
    on_the_page = words(office.hear(replace(private("/trangthai"), platform="web")))

    assert "Mã của anh/chị" not in in_a_group + on_the_page


def test_help_names_the_commands_that_one_may_use(office: FrontOffice) -> None:
    mine, ours = words(office.hear(private("/trogiup"))), words(office.hear(in_group("/trogiup")))

    assert "/hoi – Hỏi về nội dung văn bản" in mine
    assert "/moi" not in mine
    assert "/moi" in words(office.hear(private("trợ giúp", sender=ADMIN)))
    assert ours.startswith("Trong nhóm, tôi chỉ trả lời khi được gọi")
    assert "/trangthai" not in ours


def test_a_start_greets_in_private_and_is_silent_in_a_group(office: FrontOffice) -> None:
    assert words(office.hear(private("/start"))).startswith("Chào anh/chị. Tôi là Sổ Tay")
    assert office.hear(in_group("/start")) is None


def test_an_unknown_command_is_silence_in_a_group(office: FrontOffice, clerk: Clerk) -> None:
    assert office.hear(in_group("/thoitiet")) is None
    assert "/trogiup" in words(office.hear(private("/thoitiet")))
    assert clerk.heard == []


def test_a_message_without_words_is_asked_for_some(office: FrontOffice) -> None:
    assert words(office.hear(private(" "))).startswith("Tôi chỉ đọc được tin nhắn chữ.")


@pytest.mark.parametrize("platform", ["telegram", "zalo", "zalo_oa"])
def test_who_calls_the_assistant_in_a_group_is_told_how_to_ask_and_to_be_reminded(
    office: FrontOffice, platform: str
) -> None:
    told = words(office.hear(replace(in_group(" "), platform=platform)))
    start = words(office.hear(replace(private("/start"), platform=platform)))

    assert "Muốn cả nhóm được nhắc việc, anh/chị gõ /nhac" in told
    assert "/nhac – Nhắc việc" in told
    assert ("gõ @, chọn tên tôi" in told) == (platform == "zalo")
    assert told == words(office.hear(replace(in_group("/trogiup"), platform=platform)))
    assert "Muốn được nhắc việc, anh/chị nhắn /nhac" in start


def test_what_is_said_in_a_group_to_others_is_met_with_silence(office: FrontOffice) -> None:
    assert office.hear(in_group(" ", is_addressed=False)) is None


# Who may ask, and how often


def test_whoever_is_not_listed_is_told_once_an_hour_what_to_hand_to_the_administrator(
    guarded: Callable[[Access], FrontOffice], clerk: Clerk
) -> None:
    office = guarded("listed")

    assert words(office.hear(private("Khi nào?"))).endswith(": telegram:7")
    assert office.hear(private("Khi nào?")) is None
    assert office.hear(private("Khi nào?", after=60 * MINUTES)) is not None
    assert clerk.heard == []


def test_a_group_that_is_not_listed_is_told_once_whoever_asks(
    guarded: Callable[[Access], FrontOffice],
) -> None:
    office = guarded("listed")

    assert words(office.hear(in_group("Khi nào?"))).endswith(": telegram:-100")
    assert office.hear(in_group("Khi nào?", sender="8")) is None
    assert office.hear(in_group("Khi nào?", is_addressed=False)) is None


def test_an_invitation_lets_one_person_in(guarded: Callable[[Access], FrontOffice]) -> None:
    office = guarded("paired")
    made = words(office.hear(private("/moi Chị  Lan", sender=ADMIN)))
    code = made.splitlines()[0].removeprefix("Mã mời cho Chị Lan: ")

    assert words(office.hear(private("chào"))).startswith("Chào anh/chị. Sổ Tay chỉ trả lời người")
    assert words(office.hear(private(code.lower()))).startswith("Mã đúng rồi")
    assert words(office.hear(private("Khi nào?"))) == "Đáp: Khi nào?"
    assert words(office.hear(private(code, sender="8"))).startswith("Mã này đã có người dùng.")
    assert office.invitations.members()[0].label == "Chị Lan"


def test_an_invitation_works_behind_a_start(guarded: Callable[[Access], FrontOffice]) -> None:
    office = guarded("paired")
    code = words(office.hear(private("/moi", sender=ADMIN))).splitlines()[0].split(": ")[1]

    assert words(office.hear(private(f"/start {code}"))).startswith("Mã đúng rồi")


def test_a_code_that_is_handled_again_says_the_same(
    guarded: Callable[[Access], FrontOffice], clerk: Clerk
) -> None:
    office = guarded("paired")
    code = words(office.hear(private("/moi", sender=ADMIN))).splitlines()[0].split(": ")[1]
    office.hear(private(code))

    assert words(office.hear(private(code))).startswith("Mã đúng rồi")
    assert clerk.heard == []


def test_an_administrators_look_at_a_code_does_not_use_it_up(
    guarded: Callable[[Access], FrontOffice],
) -> None:
    office = guarded("paired")
    code = words(office.hear(private("/moi", sender=ADMIN))).splitlines()[0].split(": ")[1]
    office.hear(private(code, sender=ADMIN))

    assert words(office.hear(private(code))).startswith("Mã đúng rồi")


def test_whoever_guesses_codes_is_told_to_wait_and_then_nothing(
    guarded: Callable[[Access], FrontOffice],
) -> None:
    office = guarded("paired")
    guesses = [words(office.hear(private("BBBBCCCC"))) for _ in range(7)]

    assert all(said.startswith("Mã này không đúng.") for said in guesses[:5])
    assert guesses[5].startswith("Anh/chị đã nhập sai nhiều lần.")
    assert guesses[6] == ""


def test_a_code_in_a_group_is_not_tried(guarded: Callable[[Access], FrontOffice]) -> None:
    office = guarded("paired")
    code = words(office.hear(private("/moi", sender=ADMIN))).splitlines()[0].split(": ")[1]

    assert "nhắn riêng mã đó" in words(office.hear(in_group(code)))
    assert not office.invitations.members()


def test_invitations_are_made_by_administrators_in_private(office: FrontOffice) -> None:
    assert words(office.hear(private("/moi"))).startswith("Tôi không có lệnh này.")
    assert office.hear(in_group("/moi")) is None
    assert "trò chuyện riêng" in words(office.hear(in_group("/moi", sender=ADMIN)))


def test_too_many_messages_are_warned_of_once(engine: Engine, clerk: Clerk) -> None:
    office = FrontOffice(engine, clerk, [], per_person=1)
    office.hear(private("Khi nào?"))

    assert words(office.hear(private("Ở đâu?"))).startswith("Anh/chị nhắn nhanh quá")
    assert office.hear(private("Ai?")) is None
    assert clerk.heard == ["Khi nào?"]


def test_an_operator_may_bring_a_file_of_questions(engine: Engine, clerk: Clerk) -> None:
    office = FrontOffice(engine, clerk, [], per_person=1)

    said = [words(office.hear(replace(private("Ai?"), platform="terminal"))) for _ in range(3)]

    assert said == ["Đáp: Ai?"] * 3


# Failures


def test_a_failure_is_an_apology_with_a_code_and_its_words_stay_out_of_the_log(
    engine: Engine, clerk: Clerk, caplog: pytest.LogCaptureFixture
) -> None:
    office = FrontOffice(engine, clerk, [])
    engine.dispose()
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE audit")

    with caplog.at_level(logging.DEBUG):
        said = words(office.reception.handle(private("/nguon bí mật")))

    code = said.partition("mã ")[2].partition(")")[0]
    assert f"incident {code}: " in caplog.text
    assert "bí mật" not in caplog.text
