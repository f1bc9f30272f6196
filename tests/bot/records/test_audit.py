import threading
from datetime import timedelta

import pytest
from sqlalchemy import Engine, func, select

from bot.citations import Answer, Decision
from bot.database import writing
from bot.messages import ChatId, Place, ThreadId, UserId
from bot.records.audit import AuditLog
from bot.tables import audit
from tests.fakes.exchanges import ANSWER, AT, CITATION, QUESTION, append, exchange, message

pytestmark = pytest.mark.every_database

GROUP = Place("telegram", ChatId("-100"), is_group=True)


def test_an_exchange_is_found_as_it_was_written(engine: Engine) -> None:
    append(engine, "r1", said=message(thread="5"))
    found = AuditLog(engine).find("r1")

    assert found is not None
    assert (found.seq, found.record, found.at) == (1, "r1", AT)
    assert (found.platform, found.chat, found.thread) == ("telegram", "-100", "5")
    assert (found.sender, found.question, found.decision) == ("7", QUESTION, Decision.ANSWER)
    assert (found.answer, found.citations) == (ANSWER.text, (CITATION,))
    assert found.version == {"revision": 3, "model": "không"}


def test_what_was_cited_can_be_shown_again(engine: Engine) -> None:
    append(engine, "r1")

    assert AuditLog(engine).citations("r1") == (CITATION,)


def test_an_unknown_record_is_not_found_and_cites_nothing(engine: Engine) -> None:
    assert AuditLog(engine).find("r1") is None
    assert AuditLog(engine).citations("r1") == ()


def test_an_exchange_that_is_written_again_changes_nothing(engine: Engine) -> None:
    append(engine, "r1")
    before = AuditLog(engine).verify()
    append(engine, "r1", at=AT + timedelta(days=1))

    assert AuditLog(engine).verify() == before
    assert before.rows == 1


def test_an_exchange_of_a_transaction_that_failed_leaves_no_trace(engine: Engine) -> None:
    append(engine, "r1")
    before = AuditLog(engine).verify()
    with writing(engine) as connection:
        AuditLog(engine).append(connection, message(), exchange("r2"), AT)
        connection.rollback()

    assert AuditLog(engine).verify() == before


def test_writers_at_the_same_time_queue_up(engine: Engine) -> None:
    def write(writer: int) -> None:
        for number in range(10):
            append(engine, f"{writer}-{number}")

    writers = [threading.Thread(target=write, args=(writer,)) for writer in range(4)]
    for thread in writers:
        thread.start()
    for thread in writers:
        thread.join()
    verdict = AuditLog(engine).verify()

    assert (verdict.rows, verdict.fault) == (40, None)


def test_the_last_answer_is_that_of_the_person_in_the_same_place(engine: Engine) -> None:
    for record, said in (
        ("r1", message()),
        ("r2", message()),
        ("r3", message(sender="8")),
        ("r4", message(thread="5")),
        ("r5", message(chat="-200")),
        ("r6", message(platform="zalo")),
    ):
        append(engine, record, said=said)
    log = AuditLog(engine)

    assert log.last(GROUP, UserId("7")) == "r2"
    assert log.last(GROUP, UserId("8")) == "r3"
    assert log.last(Place("telegram", ChatId("-100"), ThreadId("5")), UserId("7")) == "r4"
    assert log.last(GROUP, UserId("9")) is None


def test_words_that_a_database_refuses_cost_nobody_the_answer(engine: Engine) -> None:
    strange = exchange("r1", Answer(Decision.REFUSE, "Không\0 \ud800thấy."), question="a\0\udfff")
    with writing(engine) as connection:
        AuditLog(engine).append(connection, message(), strange, AT)
    found = AuditLog(engine).find("r1")

    assert found is not None
    assert (found.question, found.answer) == ("a\ufffd?", "Không\ufffd ?thấy.")
    assert AuditLog(engine).verify().fault is None


def test_a_long_log_is_kept_in_order(engine: Engine) -> None:
    with writing(engine) as connection:
        for number in range(1, 1101):
            AuditLog(engine).append(connection, message(), exchange(f"r{number}"), AT)

    with engine.connect() as connection:
        assert connection.scalar(select(func.max(audit.c.seq))) == 1100
    assert AuditLog(engine).verify().rows == 1100
