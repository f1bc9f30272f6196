"""Codes that let a person in once, and who was let in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from sqlalchemy import ColumnElement, Connection, Engine, delete, insert, select, update

from bot.database import insert_new, writing
from bot.messages import UserId
from bot.records.codes import ALPHABET, WrongGuesses, without_spacing
from bot.tables import invitations, members

LENGTH = 8

_LIFETIME = timedelta(hours=24)


class Acceptance(StrEnum):
    """What came of a code."""

    ADMITTED = "admitted"
    UNKNOWN = "unknown"
    EXPIRED = "expired"
    USED = "used"  # by somebody else
    TOO_MANY = "too_many"  # wrong codes of this person: this one was not looked at


@dataclass(frozen=True, slots=True)
class Member:
    """A person who used an invitation; `label` says for whom it was made."""

    platform: str
    user: UserId
    label: str
    admitted_at: datetime


def as_code(typed: str) -> str | None:
    """Return the code that a text is, however it was spaced; None when it cannot be one."""
    code = without_spacing(typed)
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None


class Invitations:
    """Makes codes and lets people in; of a code only its hash is kept.

    `choose` picks one of the characters it is given, in a way that nobody can foresee.
    """

    def __init__(self, engine: Engine, choose: Callable[[str], str]) -> None:
        self._engine = engine
        self._choose = choose
        self._wrong = WrongGuesses()

    def create(
        self, label: str, created_by: str, at: datetime, lifetime: timedelta = _LIFETIME
    ) -> str:
        """Return a new code for one person; this is the only time that it is seen."""
        code = "".join(self._choose(ALPHABET) for _ in range(LENGTH))
        row = {
            "code_hash": _hash(code),
            "label": label,
            "created_by": created_by,
            "created_at": at,
            "expires_at": at + lifetime,
        }
        with writing(self._engine) as connection:
            connection.execute(insert(invitations), row)
        return code

    def accept(self, typed: str, platform: str, user: UserId, at: datetime) -> Acceptance:
        """Let a person in who has a code; saying the same code again says the same."""
        code = as_code(typed)
        if code is None:
            return Acceptance.UNKNOWN
        if self._wrong.are_too_many((platform, user), at):
            return Acceptance.TOO_MANY
        with writing(self._engine) as connection:
            acceptance = _use(connection, _hash(code), platform, user, at)
        if acceptance is Acceptance.UNKNOWN:
            self._wrong.add((platform, user), at)
        return acceptance

    def is_member(self, platform: str, user: UserId) -> bool:
        """Return whether a person was let in and not removed since."""
        query = select(members.c.user).where(*_person(platform, user))
        with self._engine.connect() as connection:
            return connection.scalar(query) is not None

    def members(self) -> list[Member]:
        """Return all who were let in, the first first."""
        query = select(members).order_by(members.c.admitted_at, members.c.platform, members.c.user)
        with self._engine.connect() as connection:
            return [
                Member(row["platform"], UserId(row["user"]), row["label"], row["admitted_at"])
                for row in connection.execute(query).mappings()
            ]

    def remove(self, platform: str, user: UserId) -> bool:
        """Let a person in no more; False for one who is no member."""
        with writing(self._engine) as connection:
            removed = connection.execute(delete(members).where(*_person(platform, user)))
            return removed.rowcount > 0


def _use(
    connection: Connection, code_hash: str, platform: str, user: UserId, at: datetime
) -> Acceptance:
    this = invitations.c.code_hash == code_hash
    person = f"{platform}:{user}"
    # The one that changes the row has the code, whoever else tries at the same moment.
    free = (this, invitations.c.used_by.is_(None), invitations.c.expires_at > at)
    taken = connection.execute(update(invitations).where(*free).values(used_by=person, used_at=at))
    found = connection.execute(select(invitations).where(this)).one_or_none()
    if found is None:
        return Acceptance.UNKNOWN
    if taken.rowcount == 0:
        return _refusal(connection, found.used_by, platform, user)
    row = {"platform": platform, "user": user, "label": found.label, "admitted_at": at}
    connection.execute(insert_new(connection, members), row)
    return Acceptance.ADMITTED


def _refusal(
    connection: Connection, used_by: str | None, platform: str, user: UserId
) -> Acceptance:
    if used_by is None:
        return Acceptance.EXPIRED
    is_member = connection.scalar(select(members.c.user).where(*_person(platform, user)))
    is_theirs = used_by == f"{platform}:{user}" and is_member is not None
    return Acceptance.ADMITTED if is_theirs else Acceptance.USED


def _person(platform: str, user: UserId) -> tuple[ColumnElement[bool], ...]:
    return members.c.platform == platform, members.c.user == user


def _hash(code: str) -> str:
    return sha256(code.encode()).hexdigest()
