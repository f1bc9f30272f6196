"""Programs that remind are cut off, or run at once: nothing is lost, nothing comes twice unsaid."""

import sys
from ast import literal_eval
from collections import Counter
from datetime import date, timedelta
from subprocess import PIPE, Popen

import pytest
from sqlalchemy import Engine, select

from bot.messages import ChatId, Place
from bot.reminder_tables import reminder_letters, reminder_occasions
from bot.reminders.targets import Targets
from bot.reminders.wishes import OwnReminder
from bot.texts import SENT_AGAIN
from corpus.document import Span
from corpus.facts.facts import When, WhenType
from tests.contracts import reminder_program
from tests.contracts.reminder_program import AT_ONCE, ENDED, NOW
from tests.contracts.test_replicas import address, heard

pytestmark = pytest.mark.every_database

CHATS = 4
AT = NOW - timedelta(days=2)
BY = "telegram:1"
LIMIT = When(WhenType.DATE, "trước ngày 16/6/2026", Span(0, 20), date="2026-06-16", before=True)


@pytest.fixture(autouse=True)
def _three_days_before_the_limit(engine: Engine) -> None:
    targets = Targets(engine)
    for number in range(CHATS):
        place = Place("telegram", ChatId(f"-{number}"), None, is_group=True)
        target = targets.ensure(place, f"Nhóm {number}", BY, AT).id
        what = f"Nộp báo cáo {number}"
        own = OwnReminder(0, target, what, LIMIT, date(2026, 6, 1), (3,), None, BY, AT)
        targets.add_own(own)


def started(engine: Engine, *moments: str) -> Popen[str]:
    command = [sys.executable, "-m", reminder_program.__name__, address(engine), *moments]
    program = Popen(command, stdin=PIPE, stdout=PIPE, text=True)  # noqa: S603 - our own program
    assert heard(program) == "ready"
    return program


def told(program: Popen[str]) -> list[list[str]]:
    """Return for each time the messages that the platform got, and how it ended."""
    said, _ = program.communicate("\n")
    assert program.returncode == 0
    times: list[list[str]] = [[]]
    for line in said.splitlines():
        is_end = line in ENDED.values()
        times[-1].append(line if is_end else literal_eval(line))
        times += [[]] if is_end else []
    return times[:-1]


def test_what_power_cuts_interrupt_is_told_all_the_same(engine: Engine) -> None:
    program = started(engine, "writing", "written", "sending", "sent", "never", "never")
    writing, written, sending, sent, ended, later = told(program)

    assert (writing, written, sending, later) == (["cut off"], ["cut off"], ["cut off"], ["ended"])
    *first, how = sent
    assert (len(first), how) == (AT_ONCE, "cut off")
    *rest, how = ended
    assert how == "ended"
    # What was under way may have arrived, as far as anybody can know: it says so when it comes.
    assert all(text.startswith(SENT_AGAIN) for text in first)
    again = [text for text in rest if text.startswith(SENT_AGAIN)]
    assert Counter(again) == Counter(first)
    new = [text for text in rest if not text.startswith(SENT_AGAIN)]
    assert [f"Nộp báo cáo {number}" in "".join(first + new) for number in range(CHATS)] == (
        [True] * CHATS
    )
    assert len(first) + len(new) == CHATS


def test_programs_that_begin_at_once_tell_everything_once(engine: Engine) -> None:
    programs = [started(engine, "never") for _ in range(2)]
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("\n")
        program.stdin.flush()
    found = [told(program) for program in programs]

    assert [times[-1][-1] for times in found] == ["ended", "ended"]
    counts = Counter(text for [times] in found for text in times[:-1])
    assert (len(counts), set(counts.values())) == (CHATS, {1})
    with engine.connect() as connection:
        assert set(connection.scalars(select(reminder_occasions.c.state))) == {"in_letter"}
        assert len(connection.scalars(select(reminder_letters.c.id)).all()) == CHATS
