"""Letters of which nobody knows whether they arrived: told once more, which is said, or never."""

from dataclasses import replace
from datetime import time, timedelta

import pytest
from sqlalchemy import Engine

from bot.database import writing
from bot.delivery.parcels import Parcel
from bot.messages import Place
from bot.platforms.errors import DeliveryInDoubt, DeliveryRefused, Doubt, PlatformError
from bot.reminders.letters.items import numbers_in
from bot.reminders.occasions import Due
from bot.reminders.presses import Pressed, close, take
from bot.reminders.running.status import read_status
from bot.reminders.running.telling_again import ELSEWHERE_AFTER
from bot.reminders.wishes import QuietHours
from bot.texts import SENT_AGAIN
from tests.fakes.reminding_office import GROUP, OTHER, ZONE, RemindingOffice, at, report

pytestmark = pytest.mark.every_database

REPORT = Due("report", "2026-06-12")
MINUTE = timedelta(minutes=1)
EIGHT = "2026-06-05"  # a week before the limit: the hour at which it is told


class Words:
    """What the platforms answer in each chat, in turn; then they take everything."""

    def __init__(self, office: RemindingOffice) -> None:
        self.of: dict[Place, list[PlatformError]] = {}
        for platform in office.platforms.values():
            platform.script = self

    def __call__(self, place: Place, _parcel: Parcel) -> PlatformError | None:
        words = self.of.get(place)
        return words.pop(0) if words else None


@pytest.fixture
def office(engine: Engine) -> RemindingOffice:
    """An office on the 4th with one group, which is to hand in a report until the 12th."""
    office = RemindingOffice(engine, at("2026-06-04", "10:00"))
    office.items = (report("2026-06-12"),)
    office.subscribe()
    office.round()
    office.platforms["telegram"].sent.clear()  # the lead that was past already
    return office


@pytest.fixture
def words(office: RemindingOffice) -> Words:
    return Words(office)


def silent(times: int = 1) -> list[PlatformError]:
    return [DeliveryInDoubt("ReadTimeout", Doubt.SILENCE) for _ in range(times)]


def left_in_doubt(office: RemindingOffice, words: Words, times: int = 1) -> None:
    """Let what is told a week before be left without a word."""
    words.of[GROUP] = silent(times)
    office.now = at(EIGHT)
    office.round()
    office.round()


def lives(office: RemindingOffice, now: str, hour: str) -> None:
    """Let somebody write in the group, and the loop go round."""
    office.now = at(now, hour)
    office.write(GROUP)
    office.round()
    office.now += MINUTE
    office.round()


def marked(texts: list[str]) -> list[bool]:
    return [text.startswith(SENT_AGAIN) for text in texts]


def test_days_later_somebody_writes_and_gets_it_with_the_days_that_are_left_by_then(
    office: RemindingOffice, words: Words
) -> None:
    left_in_doubt(office, words)

    lives(office, "2026-06-07", "15:00")  # a Sunday, more than a day later

    [text] = office.said()
    assert text.startswith(SENT_AGAIN)
    assert "CÒN 5 NGÀY" in text
    assert "CÒN 7 NGÀY" not in text


def test_it_is_told_again_once_though_nobody_knows_of_that_either(
    office: RemindingOffice, words: Words
) -> None:
    left_in_doubt(office, words, times=2)
    lives(office, EIGHT, "10:00")
    lives(office, EIGHT, "11:00")
    lives(office, EIGHT, "15:00")

    assert office.said() == []
    assert [state for state, _ in office.letters()[1:]] == ["told_again", "in_doubt"]


def test_it_is_told_again_once_though_people_go_on_writing(
    office: RemindingOffice, words: Words
) -> None:
    left_in_doubt(office, words)
    for hour in ("10:00", "11:00", "15:00"):
        lives(office, EIGHT, hour)

    assert marked(office.said()) == [True]


def test_in_a_chat_where_nobody_writes_it_is_told_again_after_some_hours(
    office: RemindingOffice, words: Words
) -> None:
    left_in_doubt(office, words)
    office.now += ELSEWHERE_AFTER - MINUTE
    office.round()
    before = office.said()
    office.live(at("2026-06-07"))

    assert before == []
    assert marked(office.said()) == [True]


def test_what_is_left_in_doubt_again_rests_and_the_status_says_so(
    engine: Engine, office: RemindingOffice, words: Words
) -> None:
    left_in_doubt(office, words, times=2)
    office.live(at("2026-06-07"))

    status = read_status(engine)
    assert office.said() == []
    assert status.counts.in_doubt == 1
    assert [failure.reason for failure in status.failures] == ["ReadTimeout"]


def test_after_some_hours_without_a_sign_of_life_it_goes_to_the_chat_named_for_that(
    engine: Engine, office: RemindingOffice, words: Words
) -> None:
    office.targets.set_fallback(1, OTHER)
    left_in_doubt(office, words)
    office.now += ELSEWHERE_AFTER - MINUTE
    office.round()
    before = office.said(OTHER)
    office.now += MINUTE
    office.round()
    office.round()
    lives(office, EIGHT, "15:00")

    [text] = office.said(OTHER)
    assert before == []
    assert text.startswith(SENT_AGAIN)
    assert "Tổ một cửa" in text
    assert office.said() == []  # one or the other
    assert "gửi lại tin này tới kênh dự phòng" in office.told_admin()[-1]
    assert read_status(engine).failures == ()


def test_who_wrote_in_the_chat_gets_it_there_and_the_other_chat_does_not(
    office: RemindingOffice, words: Words
) -> None:
    office.targets.set_fallback(1, OTHER)
    left_in_doubt(office, words)
    lives(office, EIGHT, "09:00")
    office.live(at("2026-06-06"))

    assert marked(office.said()) == [True]
    assert office.said(OTHER) == []


def test_numbers_are_those_of_what_was_told_again(
    engine: Engine, office: RemindingOffice, words: Words
) -> None:
    names = ("a", "b", "c")
    office.targets.wish(1, replace(office.targets.all()[0].wishes, leads=(7,)))
    office.items = tuple(report("2026-06-12", name, what=f"việc {name}") for name in names)
    left_in_doubt(office, words)
    with writing(engine) as connection:
        done = Pressed(1, Due("b", "2026-06-12"), "telegram:7", "Lan", at(EIGHT, "09:00"))
        close(connection, done)
    lives(office, EIGHT, "10:00")
    with engine.connect() as connection:
        numbers = numbers_in(connection, GROUP, office.now, ZONE)

    assert "2. Việc c" in office.said()[0]
    told = [[item.due.matter for item in items.values()] for items in numbers.told]
    assert told == [["a", "c"], ["report"]]  # the last is from the day before


def test_what_was_told_elsewhere_leaves_the_numbers_of_the_rest_as_they_are(
    engine: Engine, office: RemindingOffice, words: Words
) -> None:
    office.targets.set_fallback(1, OTHER)
    office.targets.wish(1, replace(office.targets.all()[0].wishes, leads=(7,)))
    office.items = tuple(report("2026-06-12", f"r{n:02}", what=f"việc {n}") for n in range(12))
    office.live(at(EIGHT, "07:30"))
    words.of[GROUP] = [DeliveryRefused("400: bad")]  # the first of several letters
    office.live(at(EIGHT, "09:00"))
    with engine.connect() as connection:
        numbers = numbers_in(connection, GROUP, office.now, ZONE)

    [first, *_] = numbers.told
    shown = "\n".join(office.said())
    assert min(first) > 1
    assert all(f"\n{n}. Việc {int(item.due.matter[1:])}\n" in shown for n, item in first.items())


def test_at_night_it_is_told_nowhere(office: RemindingOffice, words: Words) -> None:
    office.targets.set_fallback(1, OTHER)
    quiet = QuietHours(time(9), time(14))
    office.targets.wish(1, replace(office.targets.all()[0].wishes, quiet=quiet))
    left_in_doubt(office, words)
    office.now = at(EIGHT, "13:00")
    office.round()
    before = office.said(OTHER)
    office.now = at(EIGHT, "14:00")
    office.round()

    assert (before, marked(office.said(OTHER))) == ([], [True])


def test_nothing_is_told_again_that_was_told_since(office: RemindingOffice, words: Words) -> None:
    left_in_doubt(office, words)
    office.items = (report("2026-06-15"),)
    office.now = at(EIGHT, "09:00")
    office.round()  # the correction is told, and it arrives
    office.live(at(EIGHT, "15:00"))
    lives(office, EIGHT, "16:00")

    assert marked(office.said()) == [False]


@pytest.mark.parametrize("do", [close, take])
def test_nothing_is_told_again_that_somebody_has_seen_to(
    engine: Engine, office: RemindingOffice, words: Words, do: object
) -> None:
    left_in_doubt(office, words)
    with writing(engine) as connection:
        do(connection, Pressed(1, REPORT, "telegram:7", "Lan", at(EIGHT, "09:00")))  # type: ignore[operator]
    lives(office, EIGHT, "10:00")
    office.round()

    assert office.said() == []


def test_nothing_is_told_again_a_week_later_when_it_is_over(
    office: RemindingOffice, words: Words
) -> None:
    office.targets.wish(1, replace(office.targets.all()[0].wishes, leads=(7,)))
    left_in_doubt(office, words)
    lives(office, "2026-06-13", "09:00")

    assert office.said() == []


def test_a_clock_that_ran_ahead_by_a_day_holds_nothing_back(
    office: RemindingOffice, words: Words
) -> None:
    office.targets.set_fallback(1, OTHER)
    left_in_doubt(office, words)
    office.now -= timedelta(days=1)
    office.round()

    assert marked(office.said(OTHER)) == [True]


def test_a_group_that_moves_is_told_again_under_its_new_id(
    office: RemindingOffice, words: Words
) -> None:
    left_in_doubt(office, words)
    office.write(GROUP)
    office.rename(GROUP, "-1001")
    office.now += MINUTE
    office.round()

    moved = Place(GROUP.platform, type(GROUP.chat)("-1001"), is_group=True)
    assert (office.said(), marked(office.said(moved))) == ([], [True])


def test_what_came_without_a_word_and_is_refused_then_says_elsewhere_that_it_may_be_known(
    office: RemindingOffice, words: Words
) -> None:
    office.targets.set_fallback(1, OTHER)
    outage = DeliveryInDoubt("502", Doubt.OUTAGE)
    words.of[GROUP] = [outage, DeliveryRefused("400: too long")]
    office.live(at(EIGHT, "09:00"))

    assert marked(office.said(OTHER)) == [True]


def test_what_is_refused_at_once_is_no_repeat_elsewhere(
    office: RemindingOffice, words: Words
) -> None:
    office.targets.set_fallback(1, OTHER)
    words.of[GROUP] = [DeliveryRefused("400: too long")]
    office.live(at(EIGHT, "09:00"))

    assert marked(office.said(OTHER)) == [False]


@pytest.mark.parametrize("has_fallback", [True, False])
def test_what_came_without_a_word_before_its_chat_was_lost_says_so_when_it_is_told(
    engine: Engine, office: RemindingOffice, words: Words, *, has_fallback: bool
) -> None:
    office.targets.set_fallback(1, OTHER if has_fallback else None)
    lost = DeliveryRefused("403: kicked", chat_lost=True)
    words.of[GROUP] = [DeliveryInDoubt("502", Doubt.OUTAGE), lost]
    office.live(at(EIGHT, "12:00"))
    office.items += (report("2026-06-19", "plan", what="nộp kế hoạch"),)
    office.live(at(EIGHT, "15:00"))
    if not has_fallback:
        assert read_status(engine).failures == ()
        office.find_again(GROUP)
    office.live(at(EIGHT, "16:00"))

    told = office.said(OTHER if has_fallback else GROUP)
    assert len(told) == 2
    assert all(text.startswith(SENT_AGAIN) == ("Nộp báo cáo" in text) for text in told)


def test_letters_that_are_refused_together_are_told_elsewhere_under_numbers_of_their_own(
    office: RemindingOffice, words: Words
) -> None:
    office.targets.set_fallback(1, OTHER)
    office.targets.wish(1, replace(office.targets.all()[0].wishes, leads=(7,)))
    office.items = tuple(report("2026-06-12", f"r{n}", what=f"việc thứ {n}") for n in range(12))
    words.of[GROUP] = [DeliveryRefused("400: bad") for _ in range(30)]
    office.live(at(EIGHT, "09:00"))

    text = "\n".join(office.said(OTHER))
    assert [f"\n{n}. " in text for n in range(1, 13)] == [True] * 12
    assert text.count("\n1. ") == 1
