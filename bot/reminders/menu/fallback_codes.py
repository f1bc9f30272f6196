"""Codes by which one chat names another one to be written to in its stead.

A code waits, with the words that people were asked to type, in the name of the chat that it was
made for; one at a time, a new one takes the place of the one before.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, Connection, Engine, RowMapping, delete, insert, select, update

from bot.database import writing
from bot.messages import Place
from bot.records.codes import ALPHABET, WrongGuesses, without_spacing
from bot.reminder_tables import awaited_words, reminder_targets
from bot.reminders import revisions
from bot.reminders.news import Tell
from bot.reminders.target_rows import dump_place, load_place
from bot.reminders.wishes import Target

LENGTH = 6
LIFETIME = timedelta(minutes=30)

_ANYBODY = "fallback code"  # in place of a sender: whoever types it; no platform has such an id
_KEY = ("platform", "chat", "thread", "sender")
_MEANT = re.compile(r"[A-Z0-9]{5,7}")  # so is a code that was typed wrong

Notices = Sequence[tuple[Place, str]]  # sentences, and where they are said


class Standing(StrEnum):
    """What a code is worth."""

    VALID = "valid"
    UNKNOWN = "unknown"
    USED = "used"
    OUTDATED = "outdated"
    TOO_MANY = "too_many"  # wrong codes in this chat: this one was not looked at


@dataclass(frozen=True, slots=True)
class Found:
    """A code that was typed: what it is worth, and the target that it was made for, if any."""

    standing: Standing
    target: int = 0


def is_like_code(typed: str) -> bool:
    """Whether somebody who typed this meant a code, be it a wrong one."""
    return _MEANT.fullmatch(without_spacing(typed)) is not None


class FallbackCodes:
    """Makes codes and names chats by them; safe to use from threads.

    `choose` picks one of the characters it is given, in a way that nobody can foresee.
    """

    def __init__(self, engine: Engine, choose: Callable[[str], str], tell: Tell) -> None:
        self._engine = engine
        self._choose = choose
        self._tell = tell
        self._wrong = WrongGuesses()

    def make(self, target: Target, by: str, at: datetime) -> str:
        """Return a new code for a chat; the one before is good for nothing any more."""
        row = {**_key(target.place), "since": at}
        with writing(self._engine) as connection:
            taken = {one["purpose"].get("code") for one in _waiting(connection)}
            while (code := self._draw()) in taken:
                pass
            purpose = {"kind": _ANYBODY, "code": code, "target": str(target.id), "by": by}
            connection.execute(delete(awaited_words).where(*_at(target.place)))
            connection.execute(insert(awaited_words), {**row, "purpose": purpose})
        return code

    def look_up(self, typed: str, place: Place, at: datetime) -> Found:
        """Return what a code is worth that is typed in a place; wrong ones are counted there."""
        guesser = (place.platform, place.chat)
        if self._wrong.are_too_many(guesser, at):
            return Found(Standing.TOO_MANY)
        with self._engine.connect() as connection:
            row = _find(connection, typed)
        if row is None:
            self._wrong.add(guesser, at)
            return Found(Standing.UNKNOWN)
        return Found(_standing(row, at), int(row["purpose"]["target"]))

    def use(self, typed: str, place: Place, notices: Notices, at: datetime) -> bool:
        """Let a place be written to in place of the chat that a code is for, once.

        `notices` are told in the same transaction. False when the code is good for nothing by now;
        said again where it was used, the same message still holds.
        """
        with writing(self._engine) as connection:
            row = _find(connection, typed)
            if row is None:
                return False
            target, used = int(row["purpose"]["target"]), row["purpose"].get("used_in")
            if used == _named(place):
                return _stands_in(connection, target, place)
            if _standing(row, at) is not Standing.VALID or not _mark_used(connection, row, place):
                return False
            self._change(connection, target, place, notices, at)
        return True

    def drop(self, target: Target, notices: Notices, at: datetime) -> None:
        """Let no chat be written to in place of this one."""
        with writing(self._engine) as connection:
            self._change(connection, target.id, None, notices, at)

    def _change(
        self,
        connection: Connection,
        target: int,
        place: Place | None,
        notices: Notices,
        at: datetime,
    ) -> None:
        row = reminder_targets.c.id == target
        changed = update(reminder_targets).where(row).values(fallback=dump_place(place))
        connection.execute(changed)
        revisions.grow(connection)
        for number, (told, text) in enumerate(notices):
            key = f"fallback:{target}:{at.isoformat()}:{number}"
            self._tell(connection, told, key, text, at)

    def _draw(self) -> str:
        return "".join(self._choose(ALPHABET) for _ in range(LENGTH))


def _waiting(connection: Connection) -> Sequence[RowMapping]:
    """Return the rows of all codes: as many as there are chats that asked for one in a day."""
    query = select(awaited_words).where(awaited_words.c.sender == _ANYBODY)
    return connection.execute(query).mappings().all()


def _find(connection: Connection, typed: str) -> RowMapping | None:
    code = without_spacing(typed)
    return next((row for row in _waiting(connection) if row["purpose"].get("code") == code), None)


def _standing(row: RowMapping, at: datetime) -> Standing:
    if "used_in" in row["purpose"]:
        return Standing.USED
    return Standing.VALID if at - row["since"] <= LIFETIME else Standing.OUTDATED


def _mark_used(connection: Connection, row: RowMapping, place: Place) -> bool:
    """Write down where a code was used; False when another process was quicker."""
    here = [awaited_words.c[name] == row[name] for name in _KEY]
    if connection.execute(delete(awaited_words).where(*here)).rowcount == 0:
        return False
    purpose = {**row["purpose"], "used_in": _named(place)}
    connection.execute(insert(awaited_words), {**row, "purpose": purpose})
    return True


def _stands_in(connection: Connection, target: int, place: Place) -> bool:
    kept = connection.scalar(
        select(reminder_targets.c.fallback).where(reminder_targets.c.id == target)
    )
    return load_place(kept) == place


def _named(place: Place) -> str:
    return f"{place.platform}:{place.chat}:{place.thread or ''}"


def _key(place: Place) -> dict[str, str]:
    keys = (place.platform, place.chat, place.thread or "", _ANYBODY)
    return dict(zip(_KEY, keys, strict=True))


def _at(place: Place) -> tuple[ColumnElement[bool], ...]:
    return tuple(awaited_words.c[name] == value for name, value in _key(place).items())
