"""When something due is brought up: days before, and after nobody closed it (pure)."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache

from bot.reminders.planning.matters import Matter
from bot.reminders.steps import Step
from bot.reminders.wishes import Wishes
from bot.schedule.limits import last_in_time
from bot.schedule.occurrence import Occurrence
from bot.schedule.rules import Rule, read_rule
from bot.schedule.working_days import WorkingDays

_WEEK = 7
_SHORTEST_MONTH = 28
_RULES_KEPT = 2_000


def slots(
    matter: Matter, occurrence: Occurrence, wishes: Wishes, days: WorkingDays, zone: tzinfo
) -> tuple[tuple[Step, datetime], ...]:
    """Return the steps that come before something is over, in the order of their times (UTC).

    Of two that fall on the same day only the one nearer to the limit is there.
    """
    last = last_in_time(matter.when, occurrence)
    by_day: dict[date, int] = {}
    for lead in sorted(leads_of(matter, wishes), reverse=True):
        if (day := _days_before(last, lead)) is not None:
            moves = wishes.on_working_days and not is_on_its_hour(matter, lead)
            by_day[days.latest_before(day) if moves else day] = lead
    at = wishes.hour(matter.at)
    return tuple((Step.lead(lead), moment(day, at, zone)) for day, lead in by_day.items())


def leads_of(matter: Matter, wishes: Wishes) -> tuple[int, ...]:
    """Return how many days before a matter is brought up.

    What comes every week or day is not brought up before it was last due, unless its own
    reminder says so.
    """
    if matter.leads is not None:
        return tuple(lead for lead in matter.leads if lead >= 0)
    apart = _days_apart(matter.when.rrule) if matter.when.rrule else None
    return tuple(lead for lead in wishes.leads if lead >= 0 and (not apart or lead < apart))


def is_on_its_hour(matter: Matter, lead: int) -> bool:
    """Whether people named the day and the hour themselves: "chủ nhật lúc 7h"."""
    return matter.is_own and matter.at is not None and lead == 0 and not matter.when.before


def next_worked(day: date, at: time, days: WorkingDays, zone: tzinfo) -> datetime:
    """Return that time of day on the first working day after a day, in UTC."""
    return moment(days.after(day, 1), at, zone)


def moment(day: date, at: time, zone: tzinfo) -> datetime:
    """Return a time of day where the office is, in UTC."""
    return datetime.combine(day, at, zone).astimezone(UTC)


def _days_before(last: date, lead: int) -> date | None:
    try:
        return last - timedelta(days=lead)
    except OverflowError:
        return None


@lru_cache(maxsize=_RULES_KEPT)
def _days_apart(rule: str) -> int | None:
    """Return how many days at least lie between two times; None when nothing comes so often."""
    try:
        return next(_apart(read_rule(rule)), None)
    except ValueError:
        return None


def _apart(rule: Rule) -> Iterator[int]:
    if rule.frequency == "DAILY":
        yield rule.interval
    elif rule.weekdays and not (rule.places or len(rule.weekdays[0]) > len("MO")):
        yield _WEEK * (rule.interval if rule.frequency == "WEEKLY" else 1) // len(rule.weekdays)
    elif rule.frequency == "WEEKLY":
        yield _WEEK * rule.interval
    elif len(rule.month_days) > 1:
        yield _SHORTEST_MONTH // len(rule.month_days)
