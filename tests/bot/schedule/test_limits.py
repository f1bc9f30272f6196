from datetime import date

import pytest

from bot.schedule.limits import excludes_its_day, has_day, last_in_time
from bot.schedule.occurrence import Occurrence, read_date
from corpus.document import Span
from corpus.facts.facts import When, WhenType

JUNE = "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15"


def before(said: str) -> When:
    return When(WhenType.RULE, said, Span(0, 1), rrule=JUNE, before=True)


@pytest.mark.parametrize(
    ("said", "excluded"),
    [
        ("trước ngày 15 tháng 6 hằng năm", True),
        ("Định kỳ 06 tháng (trước 15/6)", True),
        ("TRƯỚC 15/6", True),
        ("truoc 15/6", True),
        ("chậm nhất ngày 15/6", False),
        ("không quá ngày 15/6", False),
        ("đến hết ngày 15/6", False),
        ("trước hoặc trong ngày 15/6", False),
        ("trước và trong ngày 15/6", False),
        ("trước hết ngày 15/6", False),
    ],
)
def test_before_a_day_leaves_the_day_out_and_at_the_latest_does_not(
    said: str, *, excluded: bool
) -> None:
    assert excludes_its_day(before(said)) is excluded


def test_what_is_on_a_day_does_not_exclude_it() -> None:
    assert not excludes_its_day(When(WhenType.RULE, "trước 15/6", Span(0, 1), rrule=JUNE))


@pytest.mark.parametrize(
    ("said", "text", "last"),
    [
        ("trước 15/6", "2026-06-15", date(2026, 6, 14)),
        ("chậm nhất 15/6", "2026-06-15", date(2026, 6, 15)),
        ("trước tháng 10/2026", "2026-10", date(2026, 9, 30)),
        ("trong tháng 10/2026", "2026-10", date(2026, 10, 31)),
    ],
)
def test_the_last_day_in_time_goes_by_the_words(said: str, text: str, last: date) -> None:
    assert last_in_time(before(said), read_date(text)) == last


@pytest.mark.parametrize(
    ("month", "last"), [("2026-02", date(2026, 2, 28)), ("2028-02-29", date(2028, 2, 28))]
)
def test_a_month_without_the_named_day_is_in_time_to_its_end(month: str, last: date) -> None:
    rule = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"
    when = When(WhenType.RULE, "trước 29/2 hằng năm", Span(0, 1), rrule=rule, before=True)

    assert last_in_time(when, read_date(month)) == last


def test_no_day_is_before_the_first_of_all() -> None:
    beginning = Occurrence(first=date.min, last=date.min)

    assert last_in_time(before("trước 01/01"), beginning) == date.min


@pytest.mark.parametrize(
    ("when_type", "rrule", "text", "expected"),
    [
        (WhenType.RULE, JUNE, None, True),
        (WhenType.RULE, "FREQ=WEEKLY;BYDAY=FR", None, True),
        (WhenType.RULE, "FREQ=DAILY", None, True),
        (WhenType.RULE, "FREQ=YEARLY;BYMONTH=6", None, False),
        (WhenType.PERIOD, "FREQ=YEARLY", None, False),
        (WhenType.PERIOD, "FREQ=DAILY", None, False),
        (WhenType.PERIOD, None, None, False),
        (WhenType.PERIOD, None, "2025/2030", False),
        (WhenType.PERIOD, None, "2026-05-01/2026-05-10", True),
        (WhenType.PERIOD, None, "2026-05-01/..", True),
        (WhenType.PERIOD, None, "2026/..", False),
        (WhenType.DATE, None, "2026-06-15", True),
        (WhenType.DATE, None, "2026-06", False),
        (WhenType.DATE, None, "2030", False),
        (WhenType.RELATIVE, None, None, False),
        (WhenType.ON_EVENT, None, None, False),
        (WhenType.CONTINUOUS, None, "2026-06-15", False),
    ],
)
def test_a_time_has_a_day_where_the_words_name_one(
    when_type: WhenType, rrule: str | None, text: str | None, *, expected: bool
) -> None:
    assert has_day(When(when_type, "…", Span(0, 1), rrule=rrule, date=text)) is expected
