"""What somebody was asked to type next, kept for the few minutes in which it is waited for."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Engine, delete, insert, select

from bot.database import writing
from bot.messages import IncomingMessage
from bot.reminder_tables import awaited_words

WAITED_FOR = timedelta(minutes=15)

_TAKEN = "taken_by"  # the message that was taken for the answer: it may be delivered again
_KIND = "kind"

Purpose = Mapping[str, str]


class AwaitedWords:
    """Remembers over restarts what a person's next words in a place are to answer, one at a time.

    What was asked for last counts; safe to use from threads.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(self, message: IncomingMessage, kind: str, **purpose: str) -> None:
        """Wait for the words of whoever sent a message."""
        self._replace(message, {**purpose, _KIND: kind}, message.sent_at)

    def find(self, message: IncomingMessage, kind: str) -> Purpose | None:
        """Return what goes with the question of a kind that a message may answer.

        None where nothing of that kind was asked in the last minutes, or it is answered already.
        """
        query = select(awaited_words.c.purpose, awaited_words.c.since).where(*_of(message))
        with self._engine.connect() as connection:
            row = connection.execute(query).one_or_none()
        if row is None or row.purpose.get(_KIND) != kind:
            return None
        if message.sent_at - row.since > WAITED_FOR:
            return None
        taken_by: str | None = row.purpose.get(_TAKEN)
        if taken_by is not None and taken_by != message.id:
            return None
        purpose: dict[str, str] = row.purpose
        return {name: value for name, value in purpose.items() if name not in {_KIND, _TAKEN}}

    def take(self, message: IncomingMessage, kind: str) -> Purpose | None:
        """Return what `find` does; from now on no other message is an answer."""
        purpose = self.find(message, kind)
        if purpose is not None and message.id is not None:
            self._replace(message, {**purpose, _KIND: kind, _TAKEN: message.id}, message.sent_at)
        elif purpose is not None:
            self._delete(message)
        return purpose

    def forget(self, message: IncomingMessage) -> None:
        """Wait for nothing any more; whoever taps a button has left what was asked before."""
        with self._engine.connect() as connection:
            waits = connection.scalar(select(awaited_words.c.since).where(*_of(message)))
        if waits is not None:
            self._delete(message)

    def forget_old(self, before: datetime) -> None:
        """Take out what was asked before a time."""
        with writing(self._engine) as connection:
            connection.execute(delete(awaited_words).where(awaited_words.c.since < before))

    def _replace(self, message: IncomingMessage, purpose: Purpose, since: datetime) -> None:
        row = {
            "platform": message.platform,
            "chat": message.chat,
            "thread": message.thread or "",
            "sender": message.sender,
            "purpose": dict(purpose),
            "since": since,
        }
        with writing(self._engine) as connection:
            connection.execute(delete(awaited_words).where(*_of(message)))
            connection.execute(insert(awaited_words), row)

    def _delete(self, message: IncomingMessage) -> None:
        with writing(self._engine) as connection:
            connection.execute(delete(awaited_words).where(*_of(message)))


def _of(message: IncomingMessage) -> tuple[ColumnElement[bool], ...]:
    return (
        awaited_words.c.platform == message.platform,
        awaited_words.c.chat == message.chat,
        awaited_words.c.thread == (message.thread or ""),
        awaited_words.c.sender == message.sender,
    )
