from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from bot.messages import MessageId, ThreadId, UserId
from bot.records.awaited import WAITED_FOR, AwaitedWords
from bot.records.retention import forget_old
from tests.fakes.front_office import private

pytestmark = pytest.mark.every_database

SECOND = timedelta(seconds=1)
ASKED = private("sửa")
ANSWER = replace(private("ngày 20/6", after=SECOND), id=MessageId("5"))


def test_what_was_asked_survives_a_restart(engine: Engine) -> None:
    AwaitedWords(engine).put(ASKED, "time", deadline="d1")

    assert AwaitedWords(engine).find(ANSWER, "time") == {"deadline": "d1"}
    assert AwaitedWords(engine).find(ANSWER, "unit") is None


def test_only_the_one_who_was_asked_answers_and_only_there(engine: Engine) -> None:
    awaited = AwaitedWords(engine)
    awaited.put(ASKED, "time", deadline="d1")

    assert awaited.find(replace(ANSWER, sender=UserId("8")), "time") is None
    assert awaited.find(replace(ANSWER, thread=ThreadId("3")), "time") is None
    assert awaited.find(replace(ANSWER, platform="zalo"), "time") is None


def test_after_a_quarter_of_an_hour_nothing_is_waited_for(engine: Engine) -> None:
    awaited = AwaitedWords(engine)
    awaited.put(ASKED, "time")

    assert awaited.find(private("x", after=WAITED_FOR), "time") == {}
    assert awaited.find(private("x", after=WAITED_FOR + SECOND), "time") is None


def test_the_question_that_was_asked_last_counts(engine: Engine) -> None:
    awaited = AwaitedWords(engine)
    awaited.put(ASKED, "time", deadline="d1")
    awaited.put(ASKED, "unit")

    assert awaited.find(ANSWER, "time") is None
    assert awaited.find(ANSWER, "unit") == {}


def test_the_same_message_delivered_again_is_the_answer_again_and_no_other_one(
    engine: Engine,
) -> None:
    awaited = AwaitedWords(engine)
    awaited.put(ASKED, "time", deadline="d1")

    assert awaited.take(ANSWER, "time") == {"deadline": "d1"}
    assert awaited.take(ANSWER, "time") == {"deadline": "d1"}
    assert awaited.take(replace(ANSWER, id=MessageId("6")), "time") is None


def test_a_message_without_an_id_answers_once(engine: Engine) -> None:
    awaited = AwaitedWords(engine)
    awaited.put(ASKED, "time")

    assert awaited.take(replace(ANSWER, id=None), "time") == {}
    assert awaited.take(replace(ANSWER, id=None), "time") is None


def test_what_is_forgotten_is_no_longer_waited_for(engine: Engine) -> None:
    awaited = AwaitedWords(engine)
    awaited.put(ASKED, "time")
    awaited.forget(ANSWER)
    awaited.forget(ANSWER)

    assert awaited.find(ANSWER, "time") is None


def test_questions_that_nobody_answered_are_forgotten_after_a_day(engine: Engine) -> None:
    awaited = AwaitedWords(engine)
    awaited.put(ASKED, "time")

    forget_old(engine, ASKED.sent_at + timedelta(hours=23))
    assert awaited.find(ANSWER, "time") == {}

    forget_old(engine, ASKED.sent_at + timedelta(hours=25))
    assert awaited.find(ANSWER, "time") is None
