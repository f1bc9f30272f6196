"""How the reminders are doing, in figures for a monitor (pure)."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.reminders.occasions import LetterState
from bot.reminders.running.status import ReminderStatus
from bot.web.metrics import Gauge, Labels


def reminder_gauges(status: ReminderStatus, now: datetime) -> Sequence[Gauge]:
    """Return the age of the last tick, what is to come, and letters by what became of them."""
    counts = status.counts
    letters: Mapping[Labels, int] = {
        (("state", LetterState.QUEUED.value),): counts.queued,
        (("state", LetterState.SENT.value),): counts.sent,
        (("state", LetterState.REFUSED.value),): counts.refused,
        (("state", LetterState.IN_DOUBT.value),): counts.in_doubt,
    }
    chats: Mapping[Labels, int] = {
        (("state", "reminded"),): counts.reachable,
        (("state", "paused"),): counts.paused,
        (("state", "lost"),): len(status.lost),
    }
    age, wait = _seconds(status.beat.at, now), _seconds(now, status.next_at)
    return (
        Gauge("sotay_reminder_tick_age_seconds", "Time since the last tick of reminders.", age),
        Gauge("sotay_reminder_next_seconds", "Time until the next reminder is due.", wait),
        _gauge("occasions_waiting", "Times planned to remind of something.", counts.waiting),
        _gauge("occasions_held_up", "Of those, on platforms not connected.", counts.held_up),
        Gauge("sotay_reminder_letters", "Letters by what became of them.", letters),
        _gauge("letters_late", "Letters sent late.", counts.late),
        Gauge("sotay_reminder_chats", "Chats that are reminded.", chats),
    )


def _gauge(name: str, purpose: str, value: int) -> Gauge:
    return Gauge(f"sotay_reminder_{name}", purpose, {(): value})


def _seconds(start: datetime | None, end: datetime | None) -> Mapping[Labels, int]:
    """Return the seconds between, nothing where one of the two is not known."""
    if start is None or end is None:
        return {}
    return {(): round((end - start).total_seconds())}
