"""The audit log: who asked what and was answered what, each row chained to the one before it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, bindparam, select, text, update

from bot.citations import Citation, Decision
from bot.database import insert_new
from bot.messages import ChatId, Exchange, IncomingMessage, Place, ThreadId, UserId
from bot.records.chain import FIRST, Link, link_hash
from bot.records.verifying import Verdict, verify
from bot.tables import audit, audit_head

__all__ = ["AuditLog", "AuditRow"]

# Writing to the row locks it on both databases, so that writers queue up before they read it.
_LOCK_HEAD = text(
    "INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, :hash)"
    " ON CONFLICT (id) DO UPDATE SET seq = audit_head.seq RETURNING seq, hash"
)
_CITED = tuple(field.name for field in fields(Citation))
_MOVE_HEAD = (
    update(audit_head)
    .where(audit_head.c.id == 1)
    .values(seq=bindparam("new_seq"), hash=bindparam("new_hash"))
)


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One question and what was answered, from which version."""

    seq: int
    record: str
    at: datetime
    platform: str
    chat: ChatId
    thread: ThreadId | None
    sender: UserId
    question: str
    decision: Decision
    answer: str
    citations: tuple[Citation, ...]
    version: Mapping[str, str | int]


class AuditLog:
    """Appends, finds again and verifies; nothing is ever changed or taken out."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def append(
        self, connection: Connection, message: IncomingMessage, exchange: Exchange, at: datetime
    ) -> None:
        """Add an exchange in the caller's write transaction; one that is there changes nothing."""
        last = Link(*connection.execute(_LOCK_HEAD, {"hash": FIRST}).one())
        row = _row_of(message, exchange, at, last)
        row |= {"hash": link_hash(row)}
        if connection.execute(insert_new(connection, audit, "record"), row).rowcount == 1:
            moved = {"new_seq": row["seq"], "new_hash": row["hash"]}
            connection.execute(_MOVE_HEAD, moved)

    def verify(self) -> Verdict:
        """Follow the whole chain, a few hundred rows in memory at a time."""
        with self._engine.connect() as connection:
            return verify(connection)

    def find(self, record: str) -> AuditRow | None:
        """Return the row of a record."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(audit).where(audit.c.record == record)).mappings()
            found = rows.one_or_none()
        return None if found is None else _row(found)

    def citations(self, record: str) -> tuple[Citation, ...]:
        """Return what an answer cited, best first, as it was then; empty for an unknown record."""
        found = self.find(record)
        return () if found is None else found.citations

    def last(self, place: Place, sender: UserId) -> str | None:
        """Return the record of what a person was last answered there."""
        query = (
            select(audit.c.record)
            .where(
                audit.c.platform == place.platform,
                audit.c.chat == place.chat,
                audit.c.thread.is_not_distinct_from(place.thread),
                audit.c.sender == sender,
            )
            .order_by(audit.c.seq.desc())
            .limit(1)
        )
        with self._engine.connect() as connection:
            return connection.scalar(query)


def _row_of(
    message: IncomingMessage, exchange: Exchange, at: datetime, last: Link
) -> dict[str, Any]:
    return {
        "seq": last.seq + 1,
        "record": exchange.record,
        "at": at,
        "platform": message.platform,
        "chat": message.chat,
        "thread": message.thread,
        "sender": message.sender,
        "question": _storable(exchange.question),
        "decision": exchange.answer.decision.value,
        "answer": _storable(exchange.answer.text),
        "citations": [
            {name: getattr(citation, name) for name in _CITED}
            for citation in exchange.answer.citations
        ],
        "version": dict(exchange.version),
        "previous": last.hash,
    }


def _storable(words: str) -> str:
    """Replace what one of the databases refuses; else nobody would get this answer."""
    return words.replace("\0", "\N{REPLACEMENT CHARACTER}").encode("utf-8", "replace").decode()


def _row(found: RowMapping) -> AuditRow:
    return AuditRow(
        seq=found["seq"],
        record=found["record"],
        at=found["at"],
        platform=found["platform"],
        chat=ChatId(found["chat"]),
        thread=None if found["thread"] is None else ThreadId(found["thread"]),
        sender=UserId(found["sender"]),
        question=found["question"],
        decision=Decision(found["decision"]),
        answer=found["answer"],
        citations=tuple(Citation(**values) for values in found["citations"]),
        version=found["version"],
    )
