"""How the reminders are doing, in lines for people and as JSON (pure)."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime, tzinfo
from typing import Any

from bot.reminders.running import texts
from bot.reminders.running.naming import because, called
from bot.reminders.running.status import Failure, ReminderStatus
from bot.schedule.dates import say_date, say_moment


def reminder_lines(status: ReminderStatus, now: datetime, zone: tzinfo) -> Sequence[str]:
    """Return what an administrator wants to know, what went wrong at the end."""
    return tuple(_lines(status, now, zone))


def _lines(status: ReminderStatus, now: datetime, zone: tzinfo) -> Iterator[str]:
    counts = status.counts
    yield _beat(status, now, zone)
    yield texts.CHATS.format(
        chats=counts.chats,
        paused=texts.PAUSED.format(count=counts.paused) if counts.paused else "",
        lost=texts.LOST_COUNT.format(count=len(status.lost)) if status.lost else "",
    )
    yield _to_come(status, zone)
    yield texts.LETTERS.format(**asdict(counts))
    for lost in status.lost:
        since = say_moment(lost.since.astimezone(zone))
        yield texts.LOST.format(
            chat=called(lost.label, lost.platform),
            since=since,
            reason=because(lost.platform, lost.reason),
        )
    for failure in (*status.held, *status.failures):
        yield texts.FAILURES[failure.state].format(
            chat=called(failure.label, failure.platform),
            at=say_moment(failure.at.astimezone(zone)),
            reason=because(failure.platform, failure.reason),
        )


def _beat(status: ReminderStatus, now: datetime, zone: tzinfo) -> str:
    beat = status.beat
    if beat.at is None:
        line = texts.NO_TICK
    else:
        frame = texts.SILENT_TICK if beat.is_silent(now) else texts.TICK
        at = beat.at.astimezone(zone)
        line = frame.format(at=at, day=say_date(at))
    return line + (texts.TICK_TROUBLE.format(trouble=beat.trouble) if beat.trouble else "")


def _to_come(status: ReminderStatus, zone: tzinfo) -> str:
    counts, line = status.counts, texts.NOTHING_TO_COME
    if status.next_at is not None:
        at = say_moment(status.next_at.astimezone(zone))
        line = texts.TO_COME.format(waiting=counts.waiting - counts.kept, at=at)
    if counts.held_up:
        line += texts.HELD_UP.format(count=counts.held_up)
    return line + (texts.KEPT.format(count=counts.kept) if counts.kept else "")


def reminder_record(status: ReminderStatus, now: datetime) -> dict[str, Any]:
    """Return it as JSON values, times in ISO 8601."""
    beat = status.beat
    return {
        "last_tick": _iso(beat.at),
        "is_silent": beat.is_silent(now),
        "trouble": beat.trouble,
        "next_due": _iso(status.next_at),
        **asdict(status.counts),
        "lost": [asdict(lost) | {"since": _iso(lost.since)} for lost in status.lost],
        "held": [_failure(one) for one in status.held],
        "failures": [_failure(one) for one in status.failures],
    }


def _failure(failure: Failure) -> dict[str, Any]:
    return asdict(failure) | {"at": _iso(failure.at), "state": failure.state.value}


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
