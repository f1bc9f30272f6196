"""Several programs on one database: each piece of work is done by one of them, once."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from subprocess import PIPE, Popen
from types import ModuleType

import pytest
from sqlalchemy import Engine, func, select

from bot.records.audit import AuditLog
from bot.tables import buttons, outbox, updates
from tests.contracts import replica_program, token_program
from tests.contracts.replica_program import CHATS, UPDATES
from tests.fakes.clock import START
from tests.fakes.zalo_oa_server import ZaloOaServer

pytestmark = pytest.mark.every_database


Program = Popen[str]


@contextmanager
def programs(number: int, module: ModuleType, *arguments: str) -> Iterator[list[Program]]:
    """Start programs and give them when they are all ready; they must end well."""
    command = [sys.executable, "-m", module.__name__, *arguments]
    with ExitStack() as stack:
        started = [
            stack.enter_context(Popen(command, stdin=PIPE, stdout=PIPE, text=True))  # noqa: S603
            for _ in range(number)
        ]
        assert [heard(program) for program in started] == ["ready"] * number
        yield started
    assert [program.returncode for program in started] == [0] * number


def heard(program: Program) -> str:
    assert program.stdout is not None
    return program.stdout.readline().rstrip("\n")


def tell_all(started: Sequence[Program]) -> None:
    for program in started:
        assert program.stdin is not None
        program.stdin.write("\n")
        program.stdin.flush()


def address(engine: Engine) -> str:
    return engine.url.render_as_string(hide_password=False)


def test_programs_that_work_at_once_do_everything_once(engine: Engine) -> None:
    with programs(2, replica_program, address(engine)) as started:
        tell_all(started)
        said = [program.communicate()[0].splitlines() for program in started]

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


def test_programs_that_share_an_account_spend_each_refresh_token_once(engine: Engine) -> None:
    rounds = 5
    given = []
    with ZaloOaServer(lambda: START) as server:
        with programs(2, token_program, address(engine), server.url) as started:
            for _ in range(rounds):
                tell_all(started)
                given.append([heard(program) for program in started])
            for program in started:
                program.communicate()
        complaints, rotations = server.complaints, server.consent.rotations

    assert given == [[f"AT-loopback-{number}"] * 2 for number in range(2, rounds + 2)]
    assert (complaints, rotations) == ([], rounds)
