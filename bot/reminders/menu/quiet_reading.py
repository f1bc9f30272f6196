"""The hours in which nothing is to be pushed, as people type them (pure)."""

import re

from bot.reminders.menu import texts
from bot.reminders.speech.clock import UnclearReminder, read_clock
from bot.reminders.wishes import QuietHours
from corpus.text import fold

_HOURS = re.compile(r"(?:tu )?(?P<start>.+?) ?(?:-|den|toi) ?(?P<end>.+)")


def read_quiet(typed: str) -> QuietHours:
    """Return "từ 21h đến 7h" as hours; UnclearReminder for anything else."""
    match = _HOURS.fullmatch(fold(typed).strip(" ."))
    if match is None:
        raise UnclearReminder(texts.UNCLEAR_QUIET)
    try:
        quiet = QuietHours(read_clock(match["start"]), read_clock(match["end"]))
    except UnclearReminder:
        raise UnclearReminder(texts.UNCLEAR_QUIET) from None
    if quiet.start == quiet.end:
        raise UnclearReminder(texts.UNCLEAR_QUIET)
    return quiet
