from datetime import timedelta

import pytest
from sqlalchemy import Engine

from bot.citations import Decision
from bot.messages import UserId
from bot.records.feedback import Asked, Feedback, Kind
from tests.fakes.exchanges import AT, QUESTION, REFUSAL, append

pytestmark = pytest.mark.every_database


def rate(engine: Engine, record: str, sender: str, *, helpful: bool) -> None:
    Feedback(engine).rate(record, "telegram", UserId(sender), helpful=helpful, at=AT)


def records(engine: Engine, kind: Kind, limit: int = 100) -> list[str]:
    return [asked.record for asked in Feedback(engine).questions(kind, limit)]


def test_questions_are_listed_newest_first_with_the_first_line_of_the_answer(
    engine: Engine,
) -> None:
    append(engine, "r1")
    append(engine, "r2", REFUSAL, at=AT + timedelta(minutes=1))
    newest, oldest = Feedback(engine).questions(Kind.ALL, 100)

    assert newest.record == "r2"
    assert oldest == Asked(
        "r1", AT, "telegram", QUESTION, Decision.ANSWER, "Trước ngày 15 tháng 5.", 0, 0
    )


def test_no_more_are_listed_than_asked_for(engine: Engine) -> None:
    for number in range(1, 5):
        append(engine, f"r{number}")

    assert records(engine, Kind.ALL, 2) == ["r4", "r3"]


def test_unanswered_questions_are_those_that_were_refused(engine: Engine) -> None:
    append(engine, "r1")
    append(engine, "r2", REFUSAL)

    assert records(engine, Kind.UNANSWERED) == ["r2"]


def test_an_answer_that_one_person_did_not_like_is_listed_whatever_others_say(
    engine: Engine,
) -> None:
    for record in ("r1", "r2", "r3"):
        append(engine, record)
    rate(engine, "r1", "7", helpful=True)
    rate(engine, "r2", "7", helpful=True)
    rate(engine, "r2", "8", helpful=False)
    rate(engine, "r2", "9", helpful=False)
    (disliked,) = Feedback(engine).questions(Kind.DISLIKED, 100)

    assert (disliked.record, disliked.likes, disliked.dislikes) == ("r2", 1, 2)


def test_a_person_has_one_vote_and_the_later_one_counts(engine: Engine) -> None:
    append(engine, "r1")
    for helpful in (True, True, False):
        rate(engine, "r1", "7", helpful=helpful)
    (asked,) = Feedback(engine).questions(Kind.ALL, 100)

    assert (asked.likes, asked.dislikes) == (0, 1)


def test_people_of_two_platforms_with_the_same_id_are_two(engine: Engine) -> None:
    append(engine, "r1")
    for platform in ("telegram", "zalo"):
        Feedback(engine).rate("r1", platform, UserId("7"), helpful=True, at=AT)

    assert Feedback(engine).questions(Kind.ALL, 100)[0].likes == 2
