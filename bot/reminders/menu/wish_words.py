"""A change to how a chat is reminded, in the words of a button: "leads=14,7,0" (pure)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import time

from bot.reminders.wishes import Closers, QuietHours, Wishes


def dump_leads(leads: Sequence[int]) -> str:
    """Return days before as they stand in a button."""
    return ",".join(map(str, leads))


def dump_quiet(quiet: QuietHours | None) -> str:
    """Return quiet hours as they stand in a button; empty for none."""
    return f"{quiet.start:%H:%M}-{quiet.end:%H:%M}" if quiet else ""


def changed(wishes: Wishes, name: str, value: str) -> Wishes:
    """Return wishes with one of them changed; ValueError or KeyError for what is none."""
    return _CHANGES[name](wishes, value)


def _leads(wishes: Wishes, value: str) -> Wishes:
    return replace(wishes, leads=tuple(int(days) for days in value.split(",")))


def _at(wishes: Wishes, value: str) -> Wishes:
    return replace(wishes, at=time.fromisoformat(value))


def _quiet(wishes: Wishes, value: str) -> Wishes:
    if not value:
        return replace(wishes, quiet=None)
    start, _, end = value.partition("-")
    return replace(wishes, quiet=QuietHours(time.fromisoformat(start), time.fromisoformat(end)))


def _working(wishes: Wishes, value: str) -> Wishes:
    return replace(wishes, on_working_days=value == "1")


def _unconfirmed(wishes: Wishes, value: str) -> Wishes:
    return replace(wishes, unconfirmed=value == "1")


def _closers(wishes: Wishes, value: str) -> Wishes:
    return replace(wishes, closers=Closers(value))


_CHANGES: dict[str, Callable[[Wishes, str], Wishes]] = {
    "leads": _leads,
    "at": _at,
    "quiet": _quiet,
    "off": _working,
    "unconfirmed": _unconfirmed,
    "closers": _closers,
}
