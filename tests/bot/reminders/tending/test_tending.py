"""What people do about reminders, over a real database."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from sqlalchemy import Connection, Engine, func, select, update

from bot.actions import TendDue
from bot.database import writing
from bot.messages import (
    ButtonId,
    ButtonsBlock,
    ChatId,
    IncomingMessage,
    MessageId,
    Place,
    Press,
    Reply,
    TextBlock,
    UserId,
)
from bot.records.awaited import AwaitedWords
from bot.reminder_tables import reminder_letters, reminder_occasions, reminder_presses
from bot.reminders.diary import Diary, NewLetter
from bot.reminders.news import News
from bot.reminders.occasions import Due, Planned
from bot.reminders.planning.matters import Matter, occurrence_of, told_of
from bot.reminders.rights import Rights
from bot.reminders.steps import Step, StepKind
from bot.reminders.targets import Targets
from bot.reminders.tending.tended import TendingTools
from bot.reminders.tending.tending import TendingDue
from bot.reminders.wishes import Closers, Target, TargetKind, Wishes
from bot.schedule.working_days import WorkingDays
from corpus.facts.facts import WhenType
from tests.fakes.told_things import GROUP, NOW, ZONE, a_matter, on

_SENT = NOW + timedelta(minutes=30)
_ONE = a_matter("d1", "báo cáo kết quả đọc sách")
_TWO = on("2026-06-20", "d2", "Họp ban tổ chức")
_REPORT = Due("d1", "2026-06-19")
_BUTTON = TendDue("done", 0, "d1", "2026-06-19")
_NOTHING_TOLD = (
    "Tháng qua tôi không gửi tin nhắc việc nào ở đây nên chưa rõ anh/chị nói việc nào. Anh/chị nhắn"
    " /nhac để xem đang nhắc gì."
)


class Office:
    """A group that was reminded, and people who tap and type there."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.diary, self.targets = Diary(engine), Targets(engine)
        self.matters = {matter.id: matter for matter in (_ONE, _TWO)}
        self.target = self.targets.ensure(GROUP, "Tổ công tác xã", "telegram:1", NOW)
        self.woken = 0
        self.announced: dict[str, str] = {}
        ids = count(1)
        self.tending = TendingDue(
            TendingTools(
                engine,
                self.diary,
                self.targets,
                AwaitedWords(engine),
                self._matters_of,
                Rights(
                    lambda platform, user: (platform, user) == ("telegram", "9"),
                    lambda place, user: (place, user) == (GROUP, "8"),
                ),
                WorkingDays(),
                ZONE,
                lambda: f"b{next(ids)}",
                News(self._wake, self._tell),
            )
        )
        self._messages = count(1)

    def told(
        self,
        *matters: Matter,
        step: Step | None = None,
        at: datetime = NOW,
        place: Place = GROUP,
        target: Target | None = None,
    ) -> None:
        """Tell of matters in one letter."""
        target = target or self.target
        step = step or Step.lead(3)
        for matter in matters:
            self.plan(matter, step, at, target)
        with writing(self.engine) as connection:
            due = self.diary.due(connection, target.id, at)
            letter = NewLetter(target.id, place, [one.id for one in due])
            self.diary.write_letter(connection, letter, at)

    def plan(self, matter: Matter, step: Step, at: datetime, target: Target | None = None) -> None:
        occurrence = occurrence_of(matter, matter.when.date or "")
        assert occurrence is not None
        told = told_of(matter, occurrence)
        planned = Planned(Due(matter.id, occurrence.key), step, at, told)
        with writing(self.engine) as connection:
            self.diary.add(connection, (target or self.target).id, planned, at)

    def wish(self, **wishes: object) -> None:
        self.targets.wish(self.target.id, replace(Wishes(), **wishes))  # type: ignore[arg-type]

    def message(
        self, text: str = "", who: str = "5", place: Place = GROUP, at: datetime = _SENT
    ) -> IncomingMessage:
        return IncomingMessage(
            place.platform,
            place.chat,
            UserId(who),
            text,
            at,
            MessageId(str(next(self._messages))),
            place.thread,
            is_group=place.is_group,
            sender_name={"5": "Lan", "6": "Minh"}.get(who),
        )

    def tap(self, action: TendDue, who: str = "5", at: datetime = _SENT) -> str:
        return text_of(self.press(action, who, at))

    def press(self, action: TendDue, who: str = "5", at: datetime = _SENT) -> Reply:
        action = replace(action, target=self.target.id) if not action.target else action
        message = replace(self.message(who=who, at=at), press=Press(ButtonId("b1")))
        return self.tending.perform(action, message)

    def arrived(self, message_id: str) -> None:
        """Let the newest letter have been sent as this message."""
        letter = reminder_letters.c
        newest = select(func.max(letter.id)).scalar_subquery()
        with writing(self.engine) as connection:
            changed = update(reminder_letters).where(letter.id == newest)
            connection.execute(changed.values(message_id=message_id, state="sent"))

    def type(
        self, text: str, who: str = "5", at: datetime = _SENT, answers: str | None = None
    ) -> str | None:
        answered = MessageId(answers) if answers else None
        reply = self.tending.take(replace(self.message(text, who, at=at), answers=answered))
        return text_of(reply) if reply is not None else None

    def rows(self) -> list[tuple[str, str, str]]:
        row = reminder_occasions.c
        query = select(row.matter, row.step, row.state).order_by(row.id)
        with self.engine.connect() as connection:
            return [(m, step, state) for m, step, state in connection.execute(query)]

    def presses(self) -> list[tuple[str, str, str | None]]:
        row = reminder_presses.c
        query = select(row.what, row.by, row.name).order_by(row.id)
        with self.engine.connect() as connection:
            return [(what, by, name) for what, by, name in connection.execute(query)]

    def _matters_of(self, _target: Target) -> Mapping[str, Matter]:
        return self.matters

    def _tell(
        self, connection: Connection, place: Place, key: str, text: str, at: datetime
    ) -> None:
        assert connection.in_transaction()
        assert (place, at) == (GROUP, _SENT)
        self.announced[key] = text

    def _wake(self) -> None:
        self.woken += 1


def text_of(reply: Reply) -> str:
    return "\n".join(block.text for block in reply.blocks if isinstance(block, TextBlock))


def buttons_of(reply: Reply) -> Sequence[tuple[str, TendDue]]:
    found = []
    for block in reply.blocks:
        if isinstance(block, ButtonsBlock):
            for button in block.buttons:
                assert isinstance(button.action, TendDue)
                found.append((button.label, button.action))
    return found


@pytest.fixture
def office(engine: Engine) -> Office:
    return Office(engine)


@pytest.mark.every_database
def test_whoever_closes_it_is_recorded_and_told_and_nothing_more_comes(office: Office) -> None:
    office.told(_ONE)
    office.plan(_ONE, Step.lead(1), NOW + timedelta(days=2))

    said = office.tap(_BUTTON)

    assert said == (
        "Lan đã báo xong việc “báo cáo kết quả đọc sách” (trước ngày 19/6/2026). Sổ Tay không"
        " nhắc việc này nữa."
    )
    assert office.presses() == [("done", "telegram:5", "Lan")]
    assert office.rows() == [("d1", "lead:3", "in_letter"), ("d1", "lead:1", "withdrawn")]


@pytest.mark.every_database
def test_closing_twice_says_who_did_it_and_keeps_that(office: Office) -> None:
    office.told(_ONE)
    office.tap(_BUTTON)

    said = office.tap(_BUTTON, who="6", at=_SENT + timedelta(days=30))

    assert said == (
        "Việc “báo cáo kết quả đọc sách” (trước ngày 19/6/2026) đã được Lan báo xong lúc 08:30"
        " ngày 15/6/2026."
    )
    assert len(office.presses()) == 1


def test_closing_twice_oneself_is_told_as_it_was_done(office: Office) -> None:
    office.told(_ONE)
    own = Place("telegram", ChatId("5"))
    done = replace(_BUTTON, target=office.target.id)
    office.tap(_BUTTON)

    in_group = office.tap(_BUTTON, at=_SENT + timedelta(days=30))
    in_private = text_of(office.tending.perform(done, office.message(who="5", place=own)))
    looked_at = text_of(
        office.tending.perform(replace(done, what="show"), office.message(who="5", place=own))
    )

    closed = "đã báo xong việc “báo cáo kết quả đọc sách” (trước ngày 19/6/2026) lúc 08:30"
    assert in_group == f"Lan {closed} ngày 15/6/2026."
    assert in_private.startswith(f"Anh/chị {closed}")
    assert "Đã xong: anh/chị báo lúc 08:30" in looked_at


@pytest.mark.every_database
def test_what_was_closed_can_be_opened_again(office: Office) -> None:
    office.told(_ONE)
    closed = office.press(_BUTTON)
    [(label, reopen)] = buttons_of(closed)
    planned = office.targets.revision

    said = office.tap(reopen, who="6")

    assert label == "Mở lại"
    assert said == (
        "Minh mở lại việc “báo cáo kết quả đọc sách” (trước ngày 19/6/2026). Sổ Tay sẽ nhắc tiếp."
    )
    assert [what for what, _, _ in office.presses()] == ["done", "reopen"]
    assert office.targets.revision > planned
    assert office.woken == 1
    assert "đang mở" in office.tap(reopen)


def test_who_closed_by_typing_opens_again_by_typing(office: Office) -> None:
    office.told(_ONE)

    closed = office.tending.take(office.message("xong"))

    assert closed is not None
    assert buttons_of(closed) == []
    assert office.type("mở lại") == (
        "Lan mở lại việc “báo cáo kết quả đọc sách” (trước ngày 19/6/2026). Sổ Tay sẽ nhắc tiếp."
    )


def test_only_those_whom_the_group_allows_may_close(office: Office) -> None:
    office.told(_ONE)
    office.wish(closers=Closers.MANAGERS)

    refused = office.tap(_BUTTON, who="5")
    by_admin = office.tap(_BUTTON, who="9")
    reopened_by_anyone = office.tap(replace(_BUTTON, what="reopen"), who="5")
    reopened_by_manager = office.tap(replace(_BUTTON, what="reopen"), who="1")

    assert refused == reopened_by_anyone
    assert refused.startswith("Nhóm này chỉ để người quản lý")
    assert by_admin.startswith("Một thành viên đã báo xong")
    assert reopened_by_manager.startswith("Một thành viên mở lại")
    assert [by for _, by, _ in office.presses()] == ["telegram:9", "telegram:1"]


def test_beyond_the_limit_only_those_put_off_who_may_close(office: Office) -> None:
    office.told(_ONE)
    office.wish(closers=Closers.MANAGERS)

    assert "nhắc lại lúc 08:00 thứ Năm, 18/" in (office.type("hoãn đến 18/6") or "")
    assert (office.type("hoãn đến 22/6") or "").startswith("Nhóm này chỉ để người quản lý")
    assert "nhắc lại lúc 08:00 thứ Hai, 22/" in (office.type("hoãn đến 22/6", who="1") or "")


def test_whoever_leads_the_group_may_close(office: Office) -> None:
    office.told(_ONE)
    office.wish(closers=Closers.MANAGERS)

    assert office.tap(_BUTTON, who="8").startswith("Một thành viên đã báo xong")


def test_whoever_took_it_may_close_alone_only_what_they_may_close_in_the_group(
    office: Office,
) -> None:
    office.told(_ONE)
    office.wish(closers=Closers.MANAGERS)
    action = replace(_BUTTON, target=office.target.id)

    refused, closed = (
        office.tending.perform(action, office.message(who=who, place=Place("telegram", who)))
        for who in (ChatId("5"), ChatId("1"))
    )

    assert text_of(refused).startswith("Nhóm này chỉ để người quản lý")
    assert text_of(closed).startswith("Anh/chị đã báo xong")


def test_whoever_is_responsible_may_close_from_their_own_chat(office: Office) -> None:
    office.told(_ONE)
    office.wish(closers=Closers.MANAGERS)
    own = Place("telegram", ChatId("6"))
    office.targets.set_responsible(office.target.id, own)

    action = replace(_BUTTON, target=office.target.id)
    said = text_of(office.tending.perform(action, office.message(who="6", place=own)))

    assert said.startswith("Anh/chị đã báo xong việc")


def test_a_task_is_taken_once_and_can_be_taken_over(office: Office) -> None:
    office.told(_ONE)
    take = replace(_BUTTON, what="take")

    first, again, other = office.tap(take), office.tap(take), office.tap(take, who="6")

    assert first == "Lan nhận việc “báo cáo kết quả đọc sách” (trước ngày 19/6/2026)."
    assert again == "Lan đã nhận việc “báo cáo kết quả đọc sách” (trước ngày 19/6/2026) từ trước."
    assert other == ("Minh nhận việc “báo cáo kết quả đọc sách” (trước ngày 19/6/2026), thay Lan.")
    assert [by for _, by, _ in office.presses()] == ["telegram:5", "telegram:6"]


@pytest.mark.parametrize(
    "time", ["31/2", "hôm qua hoặc mai", "25h", "cuối tuần", "11h đêm nay hoặc mai", "hai năm"]
)
def test_a_time_that_cannot_be_read_is_asked_for_again(office: Office, time: str) -> None:
    office.told(_ONE, _TWO)

    asked = office.type(f"hoãn 2 {time}")
    said = office.type("9h sáng mai")

    assert (asked or "").startswith("Tôi chưa hiểu ngày giờ này.")
    assert "“Họp ban tổ chức”" in (said or "")


def test_where_times_are_offered_another_one_can_be_typed(office: Office) -> None:
    office.told(_ONE)

    office.type("hoãn")

    assert office.type("ai chủ trì cuộc họp") is None
    assert "nhắc lại lúc 09:00 thứ Tư, " in (office.type("thứ tư lúc 9h") or "")


def test_everything_of_a_letter_is_done_in_two_words(office: Office) -> None:
    office.told(_ONE, _TWO)

    said = office.type("xong hết rồi") or ""

    assert "báo cáo kết quả đọc sách" in said
    assert "Họp ban tổ chức" in said
    assert [what for what, _, _ in office.presses()] == ["done", "done"]
    assert said.count("Nếu nhầm") == 1


@pytest.mark.every_database
def test_an_answer_to_an_older_letter_means_its_numbers(office: Office) -> None:
    office.told(_ONE)
    office.arrived("m1")
    office.told(_TWO, at=NOW + timedelta(days=2))
    office.arrived("m2")
    later = _SENT + timedelta(days=2)

    assert "Họp ban tổ chức" in (office.type("nhận 1", at=later) or "")
    assert "báo cáo kết quả" in (office.type("nhận 1", at=later, answers="m1") or "")
    assert "báo cáo kết quả" in (office.type("xong", at=later, answers="m1") or "")
    assert "không có việc số 2" in (office.type("xong 2", at=later, answers="m1") or "")
    assert "Họp ban tổ chức" in (office.type("xong", at=later, answers="99") or "")
    long_after = _SENT + timedelta(days=40)
    assert office.type("xem 1", at=long_after) is None
    assert "báo cáo kết quả" in (office.type("xem 1", at=long_after, answers="m1") or "")


def test_nobody_takes_what_is_done(office: Office) -> None:
    office.told(_ONE)
    office.tap(_BUTTON)

    assert "đã được Lan báo xong" in office.tap(replace(_BUTTON, what="take"), who="6")
    assert "đã được Lan báo xong" in office.tap(replace(_BUTTON, what="later"), who="6")


def test_what_is_put_off_into_quiet_hours_comes_when_they_end(office: Office) -> None:
    office.told(_ONE)
    night = replace(_BUTTON, what="snooze", target=office.target.id, until="2026-06-15T22:30+07:00")

    said = office.tap(night)

    assert "nhắc lại lúc 07:00 thứ Ba, " in said
    assert ("d1", "snoozed:2026-06-16T00:00Z", "waiting") in office.rows()


@pytest.mark.every_database
def test_it_can_be_put_off_to_a_time_that_is_offered(office: Office) -> None:
    office.told(_ONE)
    office.plan(_ONE, Step.lead(1), datetime(2026, 6, 15, 4, tzinfo=UTC))
    later = replace(_BUTTON, what="later", target=office.target.id)

    offered = office.tending.perform(later, office.message())
    labels = [label for label, _ in buttons_of(offered)]
    afternoon = buttons_of(offered)[1][1]
    said = office.tap(afternoon)

    assert text_of(offered) == (
        "Việc “báo cáo kết quả đọc sách” (trước ngày 19/6/2026). Anh/chị muốn được nhắc lại lúc"
        " nào?"
    )
    assert labels == ["Một giờ nữa", "Chiều nay", "Sáng mai", "Ngày khác"]
    assert said == (
        "Lan hoãn việc “báo cáo kết quả đọc sách” (trước ngày 19/6/2026). Sổ Tay sẽ nhắc lại lúc"
        " 14:00 thứ Hai, 15/6/2026."
    )
    assert office.rows() == [
        ("d1", "lead:3", "in_letter"),
        ("d1", "lead:1", "withdrawn"),
        ("d1", "snoozed:2026-06-15T07:00Z", "waiting"),
    ]
    assert office.woken == 1


def test_a_time_that_is_past_when_it_is_tapped_is_offered_anew(office: Office) -> None:
    office.told(_ONE)
    snooze = replace(_BUTTON, what="snooze", until="2026-06-15T14:00:00+07:00")

    said = office.tap(snooze, at=_SENT + timedelta(days=1))

    assert said.startswith("Giờ hẹn này đã qua. Anh/chị chọn lại giờ khác nhé. Việc “báo cáo")
    assert office.presses() == []


@pytest.mark.parametrize("until", ["", "mai", "2026-06-16T08:00:00"])
def test_what_is_no_time_is_offered_anew(office: Office, until: str) -> None:
    office.told(_ONE)

    said = office.tap(replace(_BUTTON, what="snooze", until=until))

    assert said.startswith("Giờ hẹn này đã qua.")


def test_any_other_day_is_asked_for_and_typed(office: Office) -> None:
    office.told(_ONE)
    asked = office.tap(replace(_BUTTON, what="later", until="day"))

    of_another = office.type("thứ Sáu", who="6")
    unclear = office.type("để xem đã")
    question = office.type("Hạn nộp là ngày nào?")
    said = office.type("thứ Sáu")
    over = office.type("thứ Sáu")

    assert asked == (
        "Hoãn việc “báo cáo kết quả đọc sách” đến khi nào? Anh/chị trả lời tin này kèm ngày giờ,"
        " ví dụ: ngày 20/6, thứ Sáu, 3 ngày nữa, 14 giờ ngày mai; hoặc “thôi” để giữ như cũ."
    )
    assert (of_another, question, over) == (None, None, None)
    assert unclear is not None
    assert unclear.startswith("Tôi chưa hiểu ngày giờ này.")
    assert said == (
        "Lan hoãn việc “báo cáo kết quả đọc sách” (trước ngày 19/6/2026). Sổ Tay sẽ nhắc lại lúc"
        " 08:00 thứ Sáu, 19/6/2026. Lúc đó việc này đã quá hạn; anh/chị cân nhắc giúp."
    )


def test_who_thinks_better_of_it_leaves_it_as_it_was(office: Office) -> None:
    office.told(_ONE)
    office.tap(replace(_BUTTON, what="later", until="day"))

    assert office.type("thôi") == ("Vậy việc “báo cáo kết quả đọc sách” vẫn được nhắc như cũ.")
    assert office.type("ngày mai") is None


def test_a_tap_ends_the_wait_for_a_day(office: Office) -> None:
    office.told(_ONE)
    office.tap(replace(_BUTTON, what="later", until="day"))
    office.tap(_BUTTON)

    assert office.type("ngày mai") is None


def test_what_was_closed_meanwhile_is_not_put_off(office: Office) -> None:
    office.told(_ONE)
    office.tap(replace(_BUTTON, what="later", until="day"))
    office.type("xong", who="6")

    assert "đã được Minh báo xong" in (office.type("ngày mai") or "")
    assert "đã được Minh báo xong" in office.tap(replace(_BUTTON, what="later", until="day"))


def test_what_nobody_is_reminded_of_any_more_is_not_put_off(office: Office) -> None:
    office.told(_ONE)
    del office.matters["d1"]

    assert office.type("hoãn sáng mai") == office.type("hoãn")
    assert (office.type("hoãn") or "").startswith("Việc này không còn trong danh sách nhắc")


def test_on_a_friday_the_next_working_day_is_named(office: Office) -> None:
    office.told(_TWO)
    friday = datetime(2026, 6, 19, 8, tzinfo=UTC)

    offered = office.press(TendDue("later", 0, "d2", "2026-06-20"), at=friday)

    assert [label for label, _ in buttons_of(offered)] == [
        "Một giờ nữa",
        "Sáng thứ Hai 22/6",
        "Ngày khác",
    ]


def test_nothing_is_put_off_for_years(office: Office) -> None:
    office.told(_ONE)

    said = office.tap(replace(_BUTTON, what="snooze", until="2029-06-15T14:00:00+07:00"))

    assert said.startswith("Sổ Tay chỉ hoãn trong vòng một năm.")


def test_the_words_of_the_document_are_shown(office: Office) -> None:
    office.told(_ONE)
    office.matters["d1"] = replace(_ONE, citation=None, card=None)
    own = office.tap(replace(_BUTTON, what="sources"))
    office.matters["d1"] = _ONE
    said = office.tap(replace(_BUTTON, what="sources"))
    del office.matters["d1"]
    gone = office.tap(replace(_BUTTON, what="sources"))

    assert said == (
        "Nguồn của việc “báo cáo kết quả đọc sách”:\n"
        "27/KH-UBND – Tổ chức Ngày hội đọc sách của trẻ em – Phần III, mục 1, điểm b\n"
        "“Văn phòng báo cáo kết quả đọc sách trước ngày 19/6/2026.”"
    )
    assert own.endswith("do người dùng tự đặt, không lấy từ văn bản nào.")
    assert gone.startswith("Việc này không còn trong danh sách nhắc")


def test_an_item_shows_how_it_stands_with_what_can_be_done(office: Office) -> None:
    office.told(_ONE)
    show = replace(_BUTTON, what="show", target=office.target.id)

    shown = office.tending.perform(show, office.message())
    office.tap(_BUTTON)
    closed = office.tending.perform(show, office.message())

    assert text_of(shown).startswith("• Báo cáo kết quả đọc sách\nThực hiện: Văn phòng")
    assert "\nThời hạn: trước ngày 19/6/2026 – còn 3 ngày\n" in text_of(shown)
    assert [label for label, _ in buttons_of(shown)] == [
        "✅ Đã xong",
        "👤 Nhận việc",
        "⏰ Hoãn",
        "📄 Nguồn",
    ]
    assert text_of(closed).endswith("\nĐã xong: Lan báo lúc 08:30 ngày 15/6/2026")
    assert [label for label, _ in buttons_of(closed)] == ["Mở lại", "📄 Nguồn"]


@pytest.mark.every_database
def test_typed_words_mean_the_numbers_of_the_newest_letter(office: Office) -> None:
    office.told(_TWO, _ONE)

    assert office.type("xong 1") == (
        "Lan đã báo xong việc “báo cáo kết quả đọc sách” (trước ngày 19/6/2026). Sổ Tay không"
        " nhắc việc này nữa. Nếu nhầm, anh/chị trả lời tin này: “mở lại” kèm số việc."
    )
    assert office.type("nhận 2") == "Lan nhận việc “Họp ban tổ chức” (ngày 20/6/2026)."
    assert office.type("hoãn 2 sáng mai") == (
        "Lan hoãn việc “Họp ban tổ chức” (ngày 20/6/2026). Sổ Tay sẽ nhắc lại lúc 08:00 thứ Ba,"
        " 16/6/2026."
    )
    assert office.type("mở lại 1") is not None
    assert [what for what, _, _ in office.presses()] == ["done", "take", "snooze", "reopen"]


def test_of_what_comes_again_only_this_time_is_over(office: Office) -> None:
    office.told(_ONE)
    weekly = replace(_ONE.when, type=WhenType.RULE, date=None, rrule="FREQ=WEEKLY;BYDAY=FR")
    office.matters |= {_ONE.id: replace(_ONE, when=weekly)}

    assert "Kỳ này Sổ Tay không nhắc nữa." in office.tap(_BUTTON)


def test_what_passed_untold_is_closed_by_its_number_too(office: Office) -> None:
    over = on("2026-06-11", "d3", "Nộp danh sách", before=True)
    office.matters |= {over.id: over}
    office.told(over, _ONE)

    assert office.type("xong 2") == (
        "Lan đã báo xong việc “Nộp danh sách” (trước ngày 11/6/2026). Sổ Tay không nhắc việc này"
        " nữa."
        " Nếu nhầm, anh/chị trả lời tin này: “mở lại” kèm số việc."
    )
    taken = office.tap(TendDue("take", 0, "d3", "2026-06-11"), who="6")
    assert taken.startswith("Việc “Nộp danh sách”")


def test_the_numbers_run_on_through_letters_that_came_together(office: Office) -> None:
    matters = [on("2026-06-20", f"e{n}", f"Việc thứ {n}") for n in range(1, 4)]
    office.matters |= {matter.id: matter for matter in matters}
    office.told(matters[0], matters[1])
    office.told(matters[2])

    assert office.type("nhận 3") == "Lan nhận việc “Việc thứ 3” (ngày 20/6/2026)."


def test_the_numbers_of_very_many_letters_are_counted_from_the_first(office: Office) -> None:
    matters = [on("2026-06-20", f"e{n:02}", f"Việc thứ {n}") for n in range(1, 41)]
    office.matters |= {matter.id: matter for matter in matters}
    for matter in matters:
        office.told(matter)

    assert office.type("nhận 1") == "Lan nhận việc “Việc thứ 1” (ngày 20/6/2026)."
    assert office.type("nhận 40") == "Lan nhận việc “Việc thứ 40” (ngày 20/6/2026)."


def test_a_number_that_the_newest_letter_lacks_is_that_of_the_one_before(office: Office) -> None:
    office.told(_ONE, _TWO, at=NOW - timedelta(days=1))
    office.told(_TWO, step=Step.snoozed(NOW))

    assert office.type("nhận 2") == "Lan nhận việc “Họp ban tổ chức” (ngày 20/6/2026)."
    assert office.type("xem nguồn 1") == office.type("xem nguồn")


def test_what_only_an_older_letter_has_is_shown_before_anything_is_done(office: Office) -> None:
    office.told(_TWO, _ONE, at=NOW - timedelta(days=1))
    office.told(_ONE, step=Step.snoozed(NOW))

    said = office.type("xong 2") or ""

    assert said.startswith("Tin nhắc gần nhất chỉ có 1 việc. Trong tin trước đó có việc này:")
    assert "Họp ban tổ chức" in said
    assert office.presses() == []


def test_a_letter_of_corrections_alone_has_no_numbers(office: Office) -> None:
    office.told(_ONE, at=NOW - timedelta(days=1))
    office.told(_TWO, step=Step(StepKind.CHANGED))

    assert office.type("nhận") == (
        "Lan nhận việc “báo cáo kết quả đọc sách” (trước ngày 19/6/2026)."
    )


def test_a_number_alone_shows_its_item_to_one_person_and_nothing_to_a_group(
    office: Office,
) -> None:
    own = Place("telegram", ChatId("5"))
    of_one = office.targets.ensure(own, "Lan", "telegram:5", NOW)
    office.told(_ONE, _TWO)
    office.told(_ONE, _TWO, place=own, target=of_one)

    shown = office.tending.take(office.message("2", place=own))

    assert shown is not None
    assert text_of(shown).startswith("• Họp ban tổ chức\n")
    assert office.type("2") is None


def test_several_numbers_are_done_at_once(office: Office) -> None:
    office.told(_ONE, _TWO)

    said = office.type("xong 1 và 2")

    assert said is not None
    assert [line.split(" việc ")[0] for line in said.splitlines()] == ["Lan đã báo xong"] * 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("xong", "Tin nhắc gần nhất có 2 việc. Anh/chị ghi thêm số của việc, ví dụ: “xong 1”."),
        (
            "hoãn 2 ngày",
            "Tin nhắc gần nhất có 2 việc. Anh/chị ghi thêm số của việc, ví dụ: “hoãn 1 đến thứ"
            " Sáu”.",
        ),
        ("xong 3", "Các tin nhắc gần đây ở đây không có việc số 3."),
        ("xong 0", "Các tin nhắc gần đây ở đây không có việc số 0."),
        ("hoãn báo cáo được không", None),
        ("hoãn 2 được không", None),
        ("xong hạn nộp thì sao", None),
    ],
)
def test_what_is_unclear_is_asked_back_and_what_is_no_order_is_left(
    office: Office, text: str, said: str | None
) -> None:
    office.told(_ONE, _TWO)

    assert office.type(text) == said
    assert office.presses() == []


def test_a_single_thing_needs_no_number(office: Office) -> None:
    office.told(_ONE)

    assert office.type("hoãn 1 giờ") == (
        "Lan hoãn việc “báo cáo kết quả đọc sách” (trước ngày 19/6/2026). Sổ Tay sẽ nhắc lại lúc"
        " 09:30 thứ Hai, 15/6/2026."
    )
    assert office.type("hoãn") == (
        "Việc “báo cáo kết quả đọc sách” (trước ngày 19/6/2026). Anh/chị muốn được nhắc lại lúc"
        " nào?"
    )
    assert office.type("xem nguồn") is not None
    assert office.type("xong") is not None


def test_words_are_of_no_letter_where_none_came_lately(office: Office) -> None:
    before = office.type("xong 1")
    office.told(_ONE)

    assert before == _NOTHING_TOLD
    assert office.type("xong 1", at=_SENT + timedelta(days=32)) == _NOTHING_TOLD


@pytest.mark.parametrize(
    ("text", "said"),
    [("xong", True), ("dạ xong 2", True), ("đã xong việc 2 rồi ạ", True), ("nhận 2", True),
     ("hoãn 2", True), ("hoãn 2 đến thứ Sáu", True), ("mở lại 1", True), ("2", False),
     ("nguồn 2", False), ("hoãn nghĩa vụ quân sự", False), ("hoãn 2 lần nhập ngũ", False),
     ("nhận", False), ("hoàn thành", False), ("xong 2 thì nộp ở đâu?", False)],
)  # fmt: skip
def test_where_nothing_was_told_only_what_is_surely_about_it_is_answered(
    office: Office,
    text: str,
    said: bool,  # noqa: FBT001
) -> None:
    assert office.type(text) == (_NOTHING_TOLD if said else None)


def test_words_in_another_topic_are_of_another_letter(office: Office) -> None:
    office.told(_ONE)
    elsewhere = replace(office.message("xong 1"), chat=ChatId("-200"))

    reply = office.tending.take(elsewhere)
    assert reply is not None
    assert text_of(reply) == _NOTHING_TOLD


def test_a_clerk_closes_for_the_chat_that_did_not(office: Office) -> None:
    over = on("2026-06-11", "d3", "Nộp danh sách", before=True)
    office.matters["d3"] = over
    office.told(over, at=NOW - timedelta(days=7))
    clerk_place = Place("telegram", ChatId("9"))
    clerk = office.targets.ensure(clerk_place, "9", "settings", NOW, TargetKind.CLERK)
    step = Step(StepKind.CLERK, str(office.target.id))
    office.told(over, step=step, place=clerk_place, target=clerk)

    reply = office.tending.take(office.message("xong", "9", clerk_place))

    assert reply is not None
    assert text_of(reply).startswith("Anh/chị đã báo xong việc “Nộp danh sách”")
    assert "đã được một thành viên báo xong" in office.tap(TendDue("done", 0, "d3", "2026-06-11"))


def test_the_group_hears_what_was_done_elsewhere_but_not_at_night(office: Office) -> None:
    office.told(_ONE, _TWO)
    own = Place("telegram", ChatId("6"))
    done = replace(_BUTTON, target=office.target.id)

    office.tending.perform(done, office.message(who="6", place=own))
    office.tap(replace(done, matter="d2", occurrence="2026-06-20"))
    night = office.message(who="6", place=own, at=_SENT + timedelta(hours=14))
    office.tending.perform(replace(done, what="reopen"), night)

    assert list(office.announced.values()) == [
        "Minh đã báo xong việc “báo cáo kết quả đọc sách” (trước ngày 19/6/2026). Sổ Tay không"
        " nhắc việc này nữa."
    ]


def test_what_is_put_off_elsewhere_comes_to_the_chat(office: Office) -> None:
    office.told(_ONE)
    own = Place("telegram", ChatId("6"))
    snooze = TendDue("snooze", office.target.id, "d1", "2026-06-19", "2026-06-16T08:00:00+07:00")

    said = text_of(office.tending.perform(snooze, office.message(who="6", place=own)))

    assert said == (
        "Anh/chị hoãn việc “báo cáo kết quả đọc sách” (trước ngày 19/6/2026). Sổ Tay sẽ nhắc lại ở"
        " “Tổ công tác xã” lúc 08:00 thứ Ba, 16/6/2026."
    )


@pytest.mark.parametrize("what", ["show", "done", "take", "later", "sources", "reopen", "snooze"])
def test_what_is_gone_is_said(office: Office, what: str) -> None:
    of_no_chat = TendDue(what, 99, "d1", "2026-06-19", "2026-06-16T08:00:00+07:00")  # type: ignore[arg-type]
    never_told = replace(of_no_chat, target=office.target.id)

    assert office.tap(of_no_chat).startswith("Việc này không còn trong danh sách nhắc")
    assert office.tap(never_told).startswith("Việc này không còn trong danh sách nhắc")
