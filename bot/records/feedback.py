"""What people thought of the answers, and the questions worth a look of the administrator."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Engine,
    RowMapping,
    Subquery,
    bindparam,
    case,
    func,
    select,
    text,
    true,
)

from bot.citations import Decision
from bot.database import UtcDateTime, writing
from bot.messages import UserId
from bot.tables import audit, feedback

_VOTE = text(
    "INSERT INTO feedback (record, platform, sender, helpful, given_at)"
    " VALUES (:record, :platform, :sender, :helpful, :at)"
    " ON CONFLICT (record, platform, sender)"
    " DO UPDATE SET helpful = excluded.helpful, given_at = excluded.given_at"
).bindparams(bindparam("helpful", type_=Boolean), bindparam("at", type_=UtcDateTime))


class Kind(StrEnum):
    """Which questions to list."""

    ALL = "all"
    UNANSWERED = "unanswered"  # nothing in the documents answers them
    DISLIKED = "disliked"  # somebody said that the answer did not help


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the administrator sees it: not by whom."""

    record: str
    at: datetime
    platform: str
    question: str
    decision: Decision
    answer: str  # its first line
    likes: int
    dislikes: int


class Feedback:
    """Counts one vote of each person on each answer; a later one takes its place."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def rate(
        self, record: str, platform: str, sender: UserId, *, helpful: bool, at: datetime
    ) -> None:
        """Keep whether an answer helped, in a transaction of its own."""
        vote = {"record": record, "platform": platform, "sender": sender}
        with writing(self._engine) as connection:
            connection.execute(_VOTE, vote | {"helpful": helpful, "at": at})

    def questions(self, kind: Kind, limit: int) -> list[Asked]:
        """Return at most `limit` questions, newest first."""
        votes = _votes()
        dislikes = func.coalesce(votes.c.dislikes, 0)
        query = (
            select(
                *audit.c["record", "at", "platform", "question", "decision", "answer"],
                func.coalesce(votes.c.likes, 0).label("likes"),
                dislikes.label("dislikes"),
            )
            .outerjoin_from(audit, votes, audit.c.record == votes.c.record)
            .where(_chosen(kind, dislikes))
            .order_by(audit.c.seq.desc())
            .limit(limit)
        )
        with self._engine.connect() as connection:
            return [_asked(row) for row in connection.execute(query).mappings()]


def _votes() -> Subquery:
    return (
        select(
            feedback.c.record,
            func.sum(case((feedback.c.helpful, 1), else_=0)).label("likes"),
            func.sum(case((feedback.c.helpful, 0), else_=1)).label("dislikes"),
        )
        .group_by(feedback.c.record)
        .subquery()
    )


def _chosen(kind: Kind, dislikes: ColumnElement[int]) -> ColumnElement[bool]:
    if kind is Kind.UNANSWERED:
        return audit.c.decision == Decision.REFUSE.value
    return dislikes > 0 if kind is Kind.DISLIKED else true()


def _asked(row: RowMapping) -> Asked:
    return Asked(
        record=row["record"],
        at=row["at"],
        platform=row["platform"],
        question=row["question"],
        decision=Decision(row["decision"]),
        answer=row["answer"].partition("\n")[0],
        likes=int(row["likes"]),
        dislikes=int(row["dislikes"]),
    )
