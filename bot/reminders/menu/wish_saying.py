"""How a chat is reminded, in words (pure)."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, tzinfo

from bot.reminders.letters.entries import say_day
from bot.reminders.menu import texts
from bot.reminders.rights import EVERYONE
from bot.reminders.wishes import Closers, QuietHours, Target, Wishes


def say_leads(leads: Sequence[int]) -> str:
    """Return "trước 14, 7, 3, 1 ngày và đúng ngày"."""
    before = [str(days) for days in sorted(leads, reverse=True) if days]
    if not before:
        return texts.LEADS_ALONE
    said = texts.LEADS.format(days=", ".join(before))
    return texts.LEADS_AND.format(leads=said) if 0 in leads else said


def say_quiet(quiet: QuietHours) -> str:
    """Return "từ 21:00 đến 07:00"."""
    return texts.QUIET.format(start=quiet.start, end=quiet.end)


def say_wishes(wishes: Wishes) -> str:
    """Return in one sentence how long before, when and on which days a chat is reminded."""
    quiet = texts.NEVER_QUIET
    if wishes.quiet is not None:
        quiet = texts.IS_QUIET.format(quiet=say_quiet(wishes.quiet))
    off = texts.OFF_MOVED if wishes.on_working_days else texts.OFF_TOLD
    return texts.HOW.format(leads=say_leads(wishes.leads), at=wishes.hour(), quiet=quiet, off=off)


def say_held(wishes: Wishes, at: time) -> str:
    """Return what the quiet hours make of a time of day; nothing where it is not within them."""
    quiet = wishes.quiet
    if quiet is None or not quiet.hold(at):
        return ""
    return texts.HELD.format(at=at, quiet=say_quiet(quiet), hour=quiet.outside(at))


def say_exceptions(target: Target) -> Iterator[str]:
    """Yield what is set otherwise than is usual, beside what `say_wishes` tells."""
    if target.wishes.unconfirmed:
        yield texts.UNCONFIRMED_TOO
    if target.place.is_group and target.wishes.closers is Closers.MANAGERS:
        yield texts.CLOSERS_MANAGERS
    if target.place.is_group and EVERYONE in target.managers:
        yield texts.MANAGERS_EVERYONE


def say_at(at: datetime, zone: tzinfo) -> str:
    """Return "08:00 thứ Sáu, 04/12/2026"."""
    local = at.astimezone(zone)
    return texts.AT.format(at=local, day=say_day(local.date()))
