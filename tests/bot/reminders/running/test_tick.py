from dataclasses import replace
from datetime import datetime, time, timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import Connection, Engine, select

from bot.database import writing
from bot.delivery.parcels import Parcel
from bot.facts.items import Status
from bot.messages import ChatId, Place, Reply
from bot.platforms.errors import (
    DeliveryDeferred,
    DeliveryInDoubt,
    DeliveryRefused,
    PlatformError,
)
from bot.records.buttons import Buttons
from bot.reminder_tables import reminder_occasions
from bot.reminders.occasions import Due
from bot.reminders.presses import Pressed, close, reopen
from bot.reminders.running.pulse import Pulse
from bot.reminders.running.status import read_status
from bot.reminders.running.tick import Tick
from bot.reminders.wishes import QuietHours
from bot.texts import SENT_AGAIN
from tests.fakes.reminding_office import (
    ADMIN,
    GROUP,
    OTHER,
    TERMS,
    RemindingOffice,
    at,
    days_of,
    report,
)

pytestmark = pytest.mark.every_database

HOUR = timedelta(hours=1)
STEP = 2 * HOUR
DAY = timedelta(days=1)


@pytest.fixture
def office(engine: Engine) -> RemindingOffice:
    """An office on the 4th with one group, which is to hand in a report until the 12th."""
    office = RemindingOffice(engine, at("2026-06-04", "10:00"))
    office.items = (report("2026-06-12"),)
    office.subscribe()
    office.round()
    office.platforms["telegram"].sent.clear()  # the lead that was past already
    return office


def refused(*, chat_lost: bool = False, times: int = 1000) -> object:
    left = [times]

    def script(place: Place, _parcel: Parcel) -> PlatformError | None:
        if place != GROUP or left[0] == 0:
            return None
        left[0] -= 1
        return DeliveryRefused("403: kicked", chat_lost=chat_lost)

    return script


def states(engine: Engine) -> dict[str, str]:
    row = reminder_occasions.c
    with engine.connect() as connection:
        return {
            found.step: found.state for found in connection.execute(select(row.step, row.state))
        }


def test_a_chat_is_reminded_once_of_each_step(office: RemindingOffice) -> None:
    office.live(at("2026-06-13"))

    assert [text.splitlines()[2] for text in office.said()] == [
        "CÒN 7 NGÀY – đến thứ Sáu, 12/6/2026",
        "CÒN 3 NGÀY – đến thứ Sáu, 12/6/2026",
        "CÒN 1 NGÀY – ngày mai, thứ Sáu, 12/6/2026",
        "HÔM NAY – thứ Sáu, 12/6/2026",
    ]


def test_a_letter_is_sent_only_with_the_platforms_id(office: RemindingOffice) -> None:
    office.now = at("2026-06-05")
    office.tick(office.now)
    before = office.letters()[-1]
    office.deliver()
    office.tick(office.now)

    assert before == ("queued", None)
    assert office.letters()[-1][0] == "sent"
    assert office.letters()[-1][1] is not None


def test_a_second_start_tells_nothing_again(office: RemindingOffice) -> None:
    office.now = at("2026-06-05")
    office.round()
    for _ in range(3):
        office.sleep(office.now + timedelta(minutes=1))
        office.round()

    assert len(office.said()) == 1


def test_two_processes_that_tick_at_once_give_one_letter(office: RemindingOffice) -> None:
    ticks = [office.tick, office.start(), office.start()]
    office.now = at("2026-06-05")
    for tick in ticks:
        tick(office.now)
    office.deliver()

    assert len(office.said()) == 1


def test_two_processes_that_tick_at_the_same_moment_give_one_letter(
    office: RemindingOffice,
) -> None:
    office.subscribe(OTHER, "Đội xe")
    office.round()
    office.now = at("2026-06-05")
    start = Barrier(2)

    def work(tick: Tick) -> None:
        start.wait()
        tick(office.now)

    threads = [Thread(target=work, args=(tick,)) for tick in (office.tick, office.start())]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    office.round()

    assert [len(office.said(place)) for place in (GROUP, OTHER)] == [1, 2]  # one: a catch-up


class Power:
    """Fails at a call that it counts down to, as if the process died there."""

    def __init__(self, calls: int) -> None:
        self.calls = calls

    def spend(self) -> None:
        self.calls -= 1
        if self.calls == 0:
            raise KeyboardInterrupt


class DyingButtons(Buttons):
    def __init__(self, engine: Engine, power: Power) -> None:
        super().__init__(engine)
        self._power = power

    def keep(self, connection: Connection, place: Place, reply: Reply, at: datetime) -> None:
        self._power.spend()
        super().keep(connection, place, reply, at)
        self._power.spend()


@pytest.mark.parametrize("dies_at", [1, 2, 3, 4])
def test_a_process_that_dies_while_it_writes_leaves_all_of_a_target_done_or_none(
    engine: Engine, office: RemindingOffice, dies_at: int
) -> None:
    office.subscribe(OTHER, "Đội xe")
    office.round()
    office.now = at("2026-06-05")
    healthy, office.buttons = office.buttons, DyingButtons(engine, Power(dies_at))
    with pytest.raises(KeyboardInterrupt):
        office.start()(office.now)
    office.buttons = healthy
    office.sleep(office.now)
    office.round()

    assert [len(office.said(place)) for place in (GROUP, OTHER)] == [1, 2]  # one: a catch-up


def test_a_clock_that_jumps_a_day_ahead_and_back_repeats_nothing(office: RemindingOffice) -> None:
    office.live(at("2026-06-05", "09:00"))
    for jump in (DAY, -DAY, -DAY, DAY):
        office.now += jump
        office.round()
    office.live(at("2026-06-13"))

    assert [text.splitlines()[2][:10] for text in office.said()] == [
        "CÒN 7 NGÀY",
        "CÒN 3 NGÀY",
        "CÒN 1 NGÀY",
        "HÔM NAY – ",
    ]


def test_a_letter_that_a_clock_a_day_ahead_wrote_is_taken_back_and_written_on_its_day(
    office: RemindingOffice,
) -> None:
    office.now = at("2026-06-04", "12:00")
    office.platforms["telegram"].script = lambda _place, _parcel: DeliveryDeferred("502", STEP)
    office.now += DAY
    office.round()
    office.now -= DAY
    office.platforms["telegram"].script = lambda _place, _parcel: None
    office.round()
    before = office.said()
    office.live(at("2026-06-05", "09:00"))

    assert before == []
    assert [text.splitlines()[2][:10] for text in office.said()] == ["CÒN 7 NGÀY"]
    assert "gửi muộn" not in office.said()[0]


def test_quiet_hours_hold_letters_back_until_they_are_over(office: RemindingOffice) -> None:
    quiet = QuietHours(time(7), time(9))
    office.targets.wish(1, replace(office.targets.all()[0].wishes, quiet=quiet))
    office.live(at("2026-06-05", "08:50"))
    before = office.said()
    office.live(at("2026-06-05", "09:00"))

    assert before == []
    assert len(office.said()) == 1
    assert "gửi muộn" not in office.said()[0]


def test_what_falls_into_a_pause_is_never_sent(office: RemindingOffice) -> None:
    office.targets.pause(1, office.now)
    office.live(at("2026-06-10"))
    office.targets.resume(1, office.now)
    office.live(at("2026-06-11", "10:00"))

    assert [text.splitlines()[2] for text in office.said()] == [
        "CÒN 1 NGÀY – ngày mai, thứ Sáu, 12/6/2026"
    ]


def test_what_is_confirmed_one_after_another_comes_in_one_letter(office: RemindingOffice) -> None:
    for minute, name in enumerate("bcd", start=1):
        office.items += (report("2026-06-12", name, what=f"gửi danh sách {name}"),)
        office.live(at("2026-06-04", f"10:0{minute}"))
    office.live(at("2026-06-04", "10:20"))

    (letter,) = office.said()
    assert [f"gửi danh sách {name}" in letter.lower() for name in "bcd"] == [True] * 3


def test_what_had_all_its_steps_in_a_pause_is_not_caught_up(office: RemindingOffice) -> None:
    office.targets.pause(1, office.now)
    office.items += (report("2026-06-24", "b", what="gửi danh sách"),)
    office.live(at("2026-06-24", "09:00"))
    office.targets.resume(1, office.now)
    office.live(at("2026-06-26", "10:00"))

    assert office.said() == []


def test_after_a_stop_of_three_days_the_newest_step_comes_late_and_is_marked(
    office: RemindingOffice,
) -> None:
    office.live(at("2026-06-05", "07:00"))
    office.sleep(at("2026-06-09", "11:00"))
    office.round()

    assert len(office.said()) == 1
    assert "gửi muộn, đáng lẽ lúc 08:00 ngày 09/6/2026" in office.said()[0]
    assert "CÒN 3 NGÀY" in office.said()[0]
    assert "Sổ Tay đã dừng từ" in office.told_admin()[-1]


def test_after_a_stop_of_400_days_what_is_over_is_one_summary(office: RemindingOffice) -> None:
    office.live(at("2026-06-05", "07:00"))
    office.items += (report("2026-08-20", "b", what="gửi danh sách"),)
    office.live(at("2026-06-05", "07:30"))
    office.sleep(at("2027-07-10", "10:00"))
    office.round()
    office.live(at("2027-07-12"))

    assert len(office.said()) == 1
    assert "đã qua hạn khi chưa kịp nhắc" in days_of(office.said())[0]


def test_what_passed_in_a_stop_is_told_as_that_and_left_to_the_clerk_a_working_day_later(
    office: RemindingOffice,
) -> None:
    office.live(at("2026-06-05", "07:00"))
    office.sleep(at("2026-06-25", "10:00"))  # a Thursday
    office.live(at("2026-07-03"))

    assert [day.partition(":")[0] for day in days_of(office.said())] == [
        "Nhắc việc thứ Năm, 25/6/2026"
    ]
    followed = [text for text in office.told_admin() if "việc quá hạn chưa ai báo xong" in text]
    assert [day.partition(":")[0] for day in days_of(followed)] == [
        "Việc của văn thư, thứ Sáu, 26/6/2026"
    ]


def test_what_left_right_before_a_stop_is_followed_after_it(office: RemindingOffice) -> None:
    office.live(at("2026-06-12", "15:00"))
    office.now = at("2026-06-15")
    office.round()  # the group hears that it is overdue, and nobody looks what became of that
    office.sleep(at("2026-06-16", "08:05"))
    office.live(at("2026-06-18"))

    assert "QUÁ HẠN 3 NGÀY" in office.said()[-1]
    followed = [text for text in office.told_admin() if "việc quá hạn chưa ai báo xong" in text]
    assert [day.partition(":")[0] for day in days_of(followed)] == [
        "Việc của văn thư, thứ Ba, 16/6/2026"
    ]


def test_what_was_under_way_when_a_stop_began_is_followed_a_working_day_after_it_has_left(
    office: RemindingOffice,
) -> None:
    office.live(at("2026-06-12", "15:00"))
    office.now = at("2026-06-15")
    office.tick(office.now)
    office.outbox.claim(TERMS, office.now, most=9)  # sent perhaps, and nobody knows
    office.sleep(at("2026-06-16", "08:05"))
    office.tick(office.now)
    office.outbox.recover(office.now, all_leases=True)
    office.deliver()
    office.live(at("2026-06-18"))

    assert "QUÁ HẠN 3 NGÀY" in office.said()[-1]
    followed = [text for text in office.told_admin() if "việc quá hạn chưa ai báo xong" in text]
    assert [day.partition(":")[0] for day in days_of(followed)] == [
        "Việc của văn thư, thứ Tư, 17/6/2026"
    ]


def test_an_outage_of_the_platform_holds_a_letter_back_and_sends_it_once(
    office: RemindingOffice,
) -> None:
    office.platforms["telegram"].script = lambda _place, _parcel: DeliveryDeferred("429", HOUR)
    office.live(at("2026-06-05", "09:00"))
    office.platforms["telegram"].script = lambda _place, _parcel: None
    office.live(at("2026-06-05", "12:00"))

    assert len(office.said()) == 1


def test_a_letter_that_was_not_sent_on_its_day_is_written_anew(office: RemindingOffice) -> None:
    office.platforms["telegram"].script = lambda _place, _parcel: DeliveryDeferred("502", STEP)
    office.live(at("2026-06-06", "10:00"))
    office.platforms["telegram"].script = lambda _place, _parcel: None
    office.live(at("2026-06-06", "14:00"))

    assert len(office.said()) == 1
    assert "CÒN 6 NGÀY" in office.said()[0]
    assert "gửi muộn, đáng lẽ lúc 08:00 ngày 05/6/2026" in office.said()[0]
    assert [state for state, _ in office.letters()] == ["sent", "sent"]


def test_a_letter_that_may_have_arrived_is_written_anew_as_a_repeat(
    office: RemindingOffice,
) -> None:
    office.now = at("2026-06-05")
    office.tick(office.now)
    office.outbox.claim(TERMS, office.now, most=1)
    office.outbox.recover(office.now, all_leases=True)
    office.sleep(at("2026-06-06"))
    office.round()
    office.round()

    [said] = office.said()
    assert said.startswith(SENT_AGAIN)
    assert "CÒN 6 NGÀY" in said
    assert [state for state, _ in office.letters()] == ["sent", "told_again", "sent"]


@pytest.mark.every_database
def test_what_the_platform_did_not_take_before_quiet_hours_comes_after_them(
    engine: Engine,
) -> None:
    office = RemindingOffice(engine, at("2026-06-04", "10:00"))
    office.items = (report("2026-06-12"),)
    office.subscribe(at=time(20, 55))
    office.platforms["telegram"].script = lambda _place, _parcel: DeliveryDeferred("429", HOUR)
    for hour in ("20:55", "21:00"):
        office.now = at("2026-06-05", hour)
        office.round()
    office.platforms["telegram"].script = lambda _place, _parcel: None
    office.live(at("2026-06-06", "06:00"))
    in_the_night = office.said()
    office.live(at("2026-06-06", "08:00"))

    assert in_the_night == []
    [said] = office.said()
    assert "gửi muộn, đáng lẽ lúc 20:55 ngày 05/6/2026" in said


def test_a_refused_letter_is_shown_with_its_reason_and_told(
    engine: Engine, office: RemindingOffice
) -> None:
    office.platforms["telegram"].script = refused()  # type: ignore[assignment]
    office.live(at("2026-06-05", "09:00"))

    status = read_status(engine)
    assert [failure.reason for failure in status.failures] == ["403: kicked"]
    assert office.told_admin() == [
        "Tin nhắc cho “Tổ một cửa” (Telegram) không gửi được: nền tảng không nhận tin. Trong tin:"
        " nộp báo cáo – chậm nhất ngày 12/6/2026. Lời của nền tảng có trong nhật ký và trong"
        " `sotay remind status --json`. Sổ Tay không gửi lại tin này: hãy báo cho nơi ấy bằng cách"
        " khác."
    ]
    assert len(office.letters()) == 2


def test_a_refused_letter_goes_once_to_the_chat_named_for_that(office: RemindingOffice) -> None:
    office.targets.set_fallback(1, OTHER)
    office.platforms["telegram"].script = refused()  # type: ignore[assignment]
    office.live(at("2026-06-05", "09:00"))

    assert len(office.said(OTHER)) == 1
    assert "Tổ một cửa" in office.said(OTHER)[0]
    assert office.told_admin()[0].endswith("Sổ Tay đã gửi tin này tới kênh dự phòng.")
    assert [state for state, _ in office.letters()[1:]] == ["refused", "sent"]


def test_what_a_lost_chat_did_not_get_waits_until_it_is_back(
    engine: Engine, office: RemindingOffice
) -> None:
    office.platforms["telegram"].script = refused(chat_lost=True)  # type: ignore[assignment]
    office.live(at("2026-06-05", "09:00"))
    lost = office.targets.all()[0].lost_reason
    waiting = states(engine)["lead:7"]
    office.platforms["telegram"].script = lambda _place, _parcel: None
    office.find_again(GROUP)
    office.live(at("2026-06-05", "11:00"))

    assert (lost, waiting) == ("403: kicked", "waiting")
    assert office.targets.all()[0].lost_at is None
    assert len(office.said()) == 1
    assert "Sổ Tay không còn gửi được tin cho “Tổ một cửa”" in office.told_admin()[0]


def test_what_a_chat_did_not_get_that_is_back_before_anybody_looked_is_not_lost(
    office: RemindingOffice,
) -> None:
    office.platforms["telegram"].script = refused(chat_lost=True)  # type: ignore[assignment]
    office.now = at("2026-06-05")
    office.round()
    office.platforms["telegram"].script = lambda _place, _parcel: None
    office.find_again(GROUP)
    office.round()

    assert len(office.said()) == 1
    assert office.told_admin() == []


def test_a_lost_chat_is_reminded_in_the_chat_named_for_that(office: RemindingOffice) -> None:
    office.targets.set_fallback(1, OTHER)
    office.platforms["telegram"].script = refused(chat_lost=True)  # type: ignore[assignment]
    office.live(at("2026-06-13"))

    assert len(office.said(OTHER)) == 4
    assert office.said() == []


def test_a_group_that_is_renamed_while_something_is_due_is_reminded_under_its_new_id(
    office: RemindingOffice,
) -> None:
    office.now = at("2026-06-05")
    office.tick(office.now)
    office.rename(GROUP, "-1001")
    office.deliver()
    office.live(at("2026-06-10"))

    new = replace(GROUP, chat=ChatId("-1001"))
    assert office.said() == []
    assert len(office.said(new)) == 2


def test_a_letter_in_doubt_that_arrives_after_all_counts_as_sent(
    engine: Engine, office: RemindingOffice
) -> None:
    doubt = [DeliveryInDoubt("timeout")]
    office.platforms["telegram"].script = lambda _place, _parcel: doubt.pop() if doubt else None
    office.live(at("2026-06-05", "09:00"))
    before = office.letters()[-1][0]
    office.write(GROUP)
    office.live(at("2026-06-05", "10:00"))

    assert before == "in_doubt"
    assert office.letters()[-1][0] == "sent"
    assert len(office.said()) == 1


def test_a_correction_after_the_announcement_is_told_as_one(office: RemindingOffice) -> None:
    office.live(at("2026-06-05", "09:00"))
    office.items = (report("2026-06-16", status=Status.CORRECTED),)
    office.live(at("2026-06-05", "10:00"))

    assert "Đính chính" in office.said()[-1]
    assert "16/6/2026" in office.said()[-1]


def test_what_is_rejected_after_the_announcement_is_called_off(office: RemindingOffice) -> None:
    office.live(at("2026-06-05", "09:00"))
    office.items = (report("2026-06-12", status=Status.REJECTED),)
    office.live(at("2026-06-16"))

    assert len(office.said()) == 2
    assert "Đính chính" in office.said()[1]


def test_what_fails_for_one_chat_holds_back_no_other(
    engine: Engine, office: RemindingOffice
) -> None:
    office.subscribe(OTHER, "Đội xe")
    office.round()
    render = office.platforms["telegram"].render

    def fail(*_args: object) -> list[Parcel]:
        raise ValueError("nothing can be made of it")

    office.platforms["telegram"].render = fail  # type: ignore[method-assign,assignment]
    office.now = at("2026-06-05")
    office.round()
    trouble = Pulse(engine).last()
    office.platforms["telegram"].render = render  # type: ignore[method-assign]
    office.round()

    assert len(office.said(OTHER)) == 2
    assert len(office.said()) == 1
    assert trouble.at == office.now
    assert (trouble.trouble or "").startswith("mã ")
    assert Pulse(engine).last().trouble is None


def test_a_tick_that_fails_is_noted_and_the_next_one_does_its_work(
    engine: Engine, office: RemindingOffice
) -> None:
    healthy, office.now = office.items, at("2026-06-05")
    del office.items
    office.tick(office.now)
    trouble = Pulse(engine).last()
    office.items = healthy
    office.round()

    assert (trouble.trouble or "").startswith("mã ")
    assert len(office.said()) == 1


def test_a_chat_on_a_platform_that_is_not_connected_waits(
    engine: Engine, office: RemindingOffice
) -> None:
    telegram = office.platforms.pop("telegram")
    office.sleep(at("2026-06-05", "09:00"))
    office.round()
    status = read_status(engine, office.platforms)
    office.platforms["telegram"] = telegram
    office.sleep(at("2026-06-05", "10:00"))
    office.round()

    assert status.counts.held_up > 0
    assert len(office.said()) == 1


def test_nobody_in_charge_leaves_it_to_the_clerk(office: RemindingOffice) -> None:
    office.live(at("2026-06-20"))

    assert "QUÁ HẠN 3 NGÀY" in office.said()[-1]
    assert "QUÁ HẠN 4 NGÀY" in office.told_admin()[-1]
    assert "Tổ một cửa" in office.told_admin()[-1]


def test_whoever_is_in_charge_is_told_before_the_clerk(office: RemindingOffice) -> None:
    head = Place("zalo", ChatId("head"))
    office.targets.set_responsible(1, head)
    office.live(at("2026-06-20"))

    assert "QUÁ HẠN 4 NGÀY" in office.said(head)[0]
    assert "QUÁ HẠN 5 NGÀY" in office.told_admin()[-1]


def test_what_somebody_closed_is_brought_up_to_nobody(
    engine: Engine, office: RemindingOffice
) -> None:
    office.live(at("2026-06-15", "09:00"))
    before = len(office.said())
    pressed = Pressed(1, Due("report", "2026-06-12"), "telegram:5", "Mai", office.now)
    with writing(engine) as connection:
        close(connection, pressed)
    office.live(at("2026-06-20"))

    assert len(office.said()) == before
    assert office.told_admin() == []


def test_what_is_opened_again_is_followed_again(engine: Engine, office: RemindingOffice) -> None:
    pressed = Pressed(1, Due("report", "2026-06-12"), "telegram:5", "Mai", office.now)
    for change in (close, reopen):
        with writing(engine) as connection:
            change(connection, pressed)
        office.round()
    office.live(at("2026-06-05"))

    assert len(office.said()) == 1


def test_somebody_in_charge_who_cannot_be_written_to_leaves_it_to_the_clerk(
    office: RemindingOffice,
) -> None:
    head = Place("zalo", ChatId("head"))
    office.targets.set_responsible(1, head)
    office.platforms["zalo"].script = lambda place, _parcel: (
        DeliveryRefused("blocked", chat_lost=True) if place == head else None
    )
    office.live(at("2026-06-20"))

    assert office.said(head) == []
    assert "QUÁ HẠN 5 NGÀY" in office.told_admin()[-1]


def test_the_clerk_hears_also_where_a_stop_hid_that_nobody_else_could(
    office: RemindingOffice,
) -> None:
    office.targets.set_responsible(1, Place("zalo_oa", ChatId("head")))  # not connected
    office.live(at("2026-06-15", "21:00"))
    before = len(office.told_admin())
    office.sleep(at("2026-06-18", "10:00"))
    office.live(at("2026-06-20"))

    told = office.told_admin()[before:]
    assert any("Nộp báo cáo" in text and "chưa ai báo xong" in text for text in told)


def test_administrators_who_are_none_any_more_hear_nothing(engine: Engine) -> None:
    office = RemindingOffice(engine, at("2026-06-04", "10:00"), (ADMIN, "telegram:9"))
    office.items = (report("2026-06-12", status=Status.READ),)
    office.subscribe()
    office.round()
    before = len(office.said(Place("telegram", ChatId("9"))))
    office.admins = (ADMIN,)
    office.sleep(office.now)
    office.live(at("2026-06-13"))

    assert before == len(office.said(Place("telegram", ChatId("9"))))
    assert len(office.told_admin()) > before


@pytest.mark.every_database
def test_a_new_administrator_hears_what_the_former_one_heard(engine: Engine) -> None:
    office = RemindingOffice(engine, at("2026-06-04", "10:00"), ("telegram:9",))
    office.items = (report("2026-06-12", status=Status.READ),)
    office.subscribe()
    office.live(at("2026-06-05"))
    office.admins = ("telegram:8",)
    office.sleep(office.now)
    office.live(at("2026-06-08"))

    heard = [office.said(Place("telegram", ChatId(user))) for user in ("9", "8")]
    assert [any("chờ xác nhận" in text for text in said) for said in heard] == [True, True]
