import pytest
from sqlalchemy import Engine, select

from bot.database import writing
from bot.reception.journal import Journal, State
from bot.tables import updates
from tests.fakes.clock import START
from tests.fakes.scripted_platform import update

pytestmark = pytest.mark.every_database


def test_an_update_that_comes_again_is_not_new(engine: Engine) -> None:
    journal = Journal(engine)

    first = journal.record("telegram", [update("hỏi", number=1), update("nữa", number=2)], START)
    again = journal.record("telegram", [update("hỏi", number=1), update("ba", number=3)], START)
    elsewhere = journal.record("zalo", [update("hỏi", number=1)], START)

    assert [entry.body["text"] for entry in first] == ["hỏi", "nữa"]
    assert [entry.body["text"] for entry in again] == ["ba"]
    assert len(elsewhere) == 1


def test_what_waits_is_found_after_a_restart_in_the_order_it_came(engine: Engine) -> None:
    Journal(engine).record("telegram", [update(str(n), number=n) for n in range(5)], START)

    waiting = Journal(engine).waiting("telegram")

    assert [entry.body["text"] for entry in waiting] == ["0", "1", "2", "3", "4"]
    assert Journal(engine).counts() == {"telegram": 5}


def test_what_is_closed_waits_no_more_and_leaves_no_words_behind(engine: Engine) -> None:
    journal = Journal(engine)
    (entry,) = journal.record("telegram", [update("hỏi")], START)

    with writing(engine) as connection:
        first = journal.close(connection, entry.id, START, State.DONE)
        second = journal.close(connection, entry.id, START, State.DONE)

    assert (first, second) == (True, False)
    assert journal.waiting("telegram") == []
    with engine.connect() as connection:
        assert connection.scalars(select(updates.c.body)).all() == [None]


def test_no_updates_cost_no_transaction(engine: Engine) -> None:
    assert Journal(engine).record("telegram", [], START) == []
