"""Several programs on one database: each piece of work is done by one of them, once."""

import sys
from collections import Counter
from subprocess import PIPE, Popen

import pytest
from sqlalchemy import Engine, func, select

from bot.records.audit import AuditLog
from bot.tables import buttons, outbox, updates
from tests.contracts import replica_program
from tests.contracts.replica_program import CHATS, UPDATES

pytestmark = pytest.mark.every_database


def run_together(engine: Engine, programs: int) -> list[list[str]]:
    """Return the lines that each of the programs printed."""
    url = engine.url.render_as_string(hide_password=False)
    command = [sys.executable, "-m", replica_program.__name__, url]
    started = [
        Popen(command, stdin=PIPE, stdout=PIPE, text=True)  # noqa: S603 - a program of the tests
        for _ in range(programs)
    ]
    for process in started:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in started:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    said = [process.communicate()[0].splitlines() for process in started]
    assert [process.returncode for process in started] == [0] * programs
    return said


def test_programs_that_work_at_once_do_everything_once(engine: Engine) -> None:
    said = run_together(engine, programs=2)

    taken = Counter(line for lines in said for line in lines)
    expected = {
        f"{number % CHATS} câu {number} ({part})" for number in range(UPDATES) for part in (1, 2)
    }
    assert taken == Counter(expected)
    with engine.connect() as connection:
        states = set(connection.scalars(select(updates.c.state)))
        assert (states, set(connection.scalars(select(outbox.c.state)))) == ({"done"}, {"sent"})
        assert connection.scalar(select(func.count()).select_from(buttons)) == UPDATES
    verdict = AuditLog(engine).verify()
    assert (verdict.rows, verdict.fault) == (UPDATES, None)
