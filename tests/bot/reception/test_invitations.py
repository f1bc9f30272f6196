import secrets
import threading
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, select

from bot.messages import UserId
from bot.reception.invitations import (
    LENGTH,
    Acceptance,
    Invitations,
    Member,
    as_code,
)
from bot.records.codes import ALPHABET
from bot.tables import invitations
from tests.fakes.exchanges import AT

pytestmark = pytest.mark.every_database

HOUR = timedelta(hours=1)
LAN, NAM = UserId("7"), UserId("8")
WRONG = "BBBBCCCC"


@pytest.fixture
def inviting(engine: Engine) -> Invitations:
    return Invitations(engine, secrets.choice)


def invite(inviting: Invitations, label: str = "Chị Lan") -> str:
    return inviting.create(label, "terminal", AT)


def accept(inviting: Invitations, code: str, user: UserId = LAN, at: datetime = AT) -> Acceptance:
    return inviting.accept(code, "telegram", user, at)


def test_a_code_lets_one_person_in(inviting: Invitations) -> None:
    code = invite(inviting)

    assert accept(inviting, code) is Acceptance.ADMITTED
    assert accept(inviting, code, NAM) is Acceptance.USED
    assert inviting.is_member("telegram", LAN)
    assert not inviting.is_member("telegram", NAM)
    assert not inviting.is_member("zalo", LAN)
    assert inviting.members() == [Member("telegram", LAN, "Chị Lan", AT)]


def test_a_message_that_is_handled_twice_lets_the_person_in_all_the_same(
    inviting: Invitations,
) -> None:
    code = invite(inviting)

    assert [accept(inviting, code) for _ in range(2)] == [Acceptance.ADMITTED] * 2


def test_of_many_who_try_at_once_one_is_let_in(inviting: Invitations) -> None:
    code = invite(inviting)
    outcomes: list[Acceptance] = []

    def attempt(number: int) -> None:
        outcomes.append(accept(inviting, code, UserId(str(number))))

    attempts = [threading.Thread(target=attempt, args=(number,)) for number in range(8)]
    for thread in attempts:
        thread.start()
    for thread in attempts:
        thread.join()

    assert sorted(outcomes) == [Acceptance.ADMITTED] + [Acceptance.USED] * 7
    assert len(inviting.members()) == 1


def test_a_code_works_for_a_day(inviting: Invitations) -> None:
    in_time, late = invite(inviting), invite(inviting)

    assert accept(inviting, late, at=AT + 24 * HOUR) is Acceptance.EXPIRED
    assert accept(inviting, in_time, at=AT + 23 * HOUR) is Acceptance.ADMITTED


def test_a_code_can_be_made_for_longer(inviting: Invitations) -> None:
    code = inviting.create("", "terminal", AT, lifetime=timedelta(days=7))

    assert accept(inviting, code, at=AT + timedelta(days=6)) is Acceptance.ADMITTED


def test_nobody_can_read_a_code_in_the_database(inviting: Invitations, engine: Engine) -> None:
    code = invite(inviting)
    with engine.connect() as connection:
        row = connection.execute(select(invitations)).one()

    assert len(row.code_hash) == 64
    assert code not in str(row)


def test_a_code_has_eight_signs_that_cannot_be_taken_for_others(inviting: Invitations) -> None:
    code = invite(inviting)

    assert len(code) == LENGTH == 8
    assert set(code) <= set(ALPHABET)
    assert set(ALPHABET).isdisjoint("01OI")
    assert len(set(ALPHABET)) == len(ALPHABET)


def test_after_five_wrong_codes_none_is_looked_at_for_an_hour(inviting: Invitations) -> None:
    code = invite(inviting)
    wrong = [accept(inviting, WRONG, at=AT + number * HOUR / 10) for number in range(5)]

    assert wrong == [Acceptance.UNKNOWN] * 5
    assert accept(inviting, code, at=AT + 0.9 * HOUR) is Acceptance.TOO_MANY
    assert accept(inviting, code, NAM, at=AT + 0.9 * HOUR) is Acceptance.ADMITTED
    assert accept(inviting, code, at=AT + HOUR) is Acceptance.USED


def test_words_that_are_no_code_do_not_count_as_wrong_ones(inviting: Invitations) -> None:
    code = invite(inviting)

    assert [accept(inviting, "xin chào") for _ in range(9)] == [Acceptance.UNKNOWN] * 9
    assert accept(inviting, code) is Acceptance.ADMITTED


def test_somebody_who_was_removed_needs_a_new_code(inviting: Invitations) -> None:
    code = invite(inviting)
    accept(inviting, code)

    assert inviting.remove("telegram", LAN)
    assert not inviting.remove("telegram", LAN)
    assert accept(inviting, code) is Acceptance.USED
    assert not inviting.is_member("telegram", LAN)
    assert accept(inviting, invite(inviting)) is Acceptance.ADMITTED


def test_a_member_may_use_a_second_code(inviting: Invitations) -> None:
    accept(inviting, invite(inviting))

    assert accept(inviting, invite(inviting, "Anh Nam")) is Acceptance.ADMITTED
    assert [member.label for member in inviting.members()] == ["Chị Lan"]


def test_members_stay_after_a_restart(inviting: Invitations, engine: Engine) -> None:
    accept(inviting, invite(inviting))

    assert Invitations(engine, secrets.choice).is_member("telegram", LAN)


@given(
    code=st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH),
    gaps=st.lists(st.sampled_from(["", " ", "-", "–", "\u00a0", "\n"]), min_size=9, max_size=9),
)
def test_a_code_is_understood_however_it_was_typed(code: str, gaps: list[str]) -> None:
    typed = gaps[8] + "".join(sign + gap for sign, gap in zip(code, gaps, strict=False))

    assert as_code(typed) == as_code(typed.lower()) == code


@pytest.mark.parametrize("typed", ["", "xin chào", "báo cáo", "KBCF-234", "KBCF-23456", "ABCDEFGH"])
def test_other_words_are_no_code(typed: str) -> None:
    assert as_code(typed) is None
