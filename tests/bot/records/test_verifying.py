from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, column, delete, insert, select, table, update

from bot.database import migrate, open_engine, writing
from bot.records.chain import FIRST, link_hash
from bot.records.verifying import Fault, Verdict, head, verify
from bot.tables import audit, audit_head
from tests.fakes.exchanges import append

pytestmark = pytest.mark.every_database

ROWS = 4
TEXTS = ["record", "platform", "chat", "thread", "sender", "question", "decision", "answer"]

words = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=16)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | words,
    lambda values: st.lists(values, max_size=3) | st.dictionaries(words, values, max_size=3),
    max_leaves=6,
)
moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
changes = st.one_of(
    st.tuples(st.sampled_from(TEXTS), words),
    st.tuples(st.sampled_from(["citations", "version"]), json_values),
    st.tuples(st.just("at"), moments),
    st.tuples(st.sampled_from(["previous", "hash"]), words),
    st.tuples(st.just("seq"), st.integers(-5, 50)),
)


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    """A log of four rows; what a test does to it is undone between examples."""
    for number in range(1, ROWS + 1):
        append(engine, f"r{number}")
    with engine.connect() as connection:
        yield connection


def test_an_empty_log_holds(engine: Engine) -> None:
    with engine.connect() as connection:
        assert verify(connection) == Verdict(0, FIRST)


def test_a_log_that_nobody_touched_holds_to_its_head(connection: Connection) -> None:
    assert verify(connection) == Verdict(ROWS, head(connection).hash)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(seq=st.integers(1, ROWS), change=changes)
def test_a_change_of_any_field_of_any_row_is_found(
    connection: Connection, seq: int, change: tuple[str, object]
) -> None:
    name, value = change
    row = audit.c.seq == seq
    before = connection.scalar(select(audit.c[name]).where(row))
    taken = connection.scalars(select(audit.c[name])).all()
    assume(value not in taken and value != before)
    connection.execute(update(audit).where(row).values({name: value}))
    verdict = verify(connection)
    connection.rollback()

    assert verdict.fault is not None
    assert verdict.broken is not None
    assert verdict.broken <= seq


@pytest.mark.parametrize("seq", range(1, ROWS + 1))
def test_a_row_that_was_taken_out_is_missed(connection: Connection, seq: int) -> None:
    connection.execute(delete(audit).where(audit.c.seq == seq))
    verdict = verify(connection)

    assert (verdict.rows, verdict.broken, verdict.fault) == (seq - 1, seq, Fault.MISSING)


def test_a_log_that_was_emptied_is_missed(connection: Connection) -> None:
    connection.execute(delete(audit))

    assert verify(connection) == Verdict(0, FIRST, 1, Fault.MISSING)


def test_rows_that_closed_a_gap_are_found(connection: Connection) -> None:
    connection.execute(delete(audit).where(audit.c.seq == 2))
    for seq in (3, 4):
        connection.execute(update(audit).where(audit.c.seq == seq).values(seq=seq - 1))

    assert verify(connection).broken == 2


def test_a_changed_row_with_a_hash_of_its_own_is_found_by_the_next(connection: Connection) -> None:
    rehash(connection, 2, question="Câu khác")

    assert verify(connection).broken == 3


def test_a_changed_last_row_with_a_hash_of_its_own_is_found_by_the_head(
    connection: Connection,
) -> None:
    rehash(connection, ROWS, question="Câu khác")
    verdict = verify(connection)

    assert (verdict.broken, verdict.fault) == (ROWS, Fault.HEAD)


@pytest.mark.parametrize("seq", [-1, 0, ROWS + 1, ROWS + 2])
def test_a_row_that_was_slipped_in_is_found(connection: Connection, seq: int) -> None:
    last = head(connection)
    copied = connection.execute(select(audit).where(audit.c.seq == 1)).mappings().one()
    fields = dict(copied) | {"seq": seq, "record": "x", "previous": last.hash}
    connection.execute(insert(audit), fields | {"hash": link_hash(fields)})

    assert verify(connection).fault is not None


@pytest.mark.parametrize("change", [{"seq": 1}, {"seq": 9}, {"hash": FIRST}, {"id": 2}])
def test_a_changed_head_is_found(connection: Connection, change: dict[str, object]) -> None:
    connection.execute(update(audit_head).values(change))

    assert verify(connection).fault is not None


def test_an_empty_log_with_a_changed_head_is_found(engine: Engine) -> None:
    with engine.connect() as connection:
        connection.execute(insert(audit_head).values(id=1, seq=0, hash="x"))

        assert verify(connection).fault is Fault.HEAD


@pytest.mark.parametrize(
    ("name", "value"),
    [("at", "hôm qua"), ("citations", "{"), ("at", b"\x00"), ("question", b"\x00")],
)
def test_a_row_that_cannot_even_be_read_is_found(tmp_path: Path, name: str, value: object) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/audit.sqlite")  # PostgreSQL takes no such value in
    migrate(engine)
    for number in range(1, ROWS + 1):
        append(engine, f"r{number}")
    untyped = table("audit", column("seq"), column(name))
    with writing(engine) as connection:
        connection.execute(update(untyped).where(untyped.c.seq == 3).values({name: value}))
        verdict = verify(connection)
    engine.dispose()

    assert (verdict.rows, verdict.broken, verdict.fault) == (2, 3, Fault.CHANGED)


def rehash(connection: Connection, seq: int, **changed: object) -> None:
    row = connection.execute(select(audit).where(audit.c.seq == seq)).mappings().one()
    fields = dict(row) | changed
    fields["hash"] = link_hash(fields)
    connection.execute(update(audit).where(audit.c.seq == seq), fields)
