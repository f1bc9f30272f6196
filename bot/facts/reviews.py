"""What clerks decided about deadlines: state, kept apart from what is read and can be read anew."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, RowMapping, func, insert, select

from bot.database import writing
from bot.facts.items import Status
from bot.tables import deadline_reviews
from corpus.document import Span
from corpus.facts.facts import Deadline, DeadlineId, Party, When, WhenType


@dataclass(frozen=True, slots=True)
class Terms:
    """What a deadline comes to, apart from the place it was read from."""

    what: str
    when: When
    who: tuple[Party, ...] = ()
    to: tuple[Party, ...] = ()
    through: tuple[Party, ...] = ()

    @classmethod
    def of(cls, deadline: Deadline) -> "Terms":
        """Return the terms of a deadline as it stands."""
        return cls(deadline.what, deadline.when, deadline.who, deadline.to, deadline.through)

    def agree(self, other: "Terms") -> bool:
        """Whether both mean the same time and the same units, in whatever words."""
        return _meaning(self) == _meaning(other)


@dataclass(frozen=True, slots=True)
class Review:
    """One decision, with the words and the reading that were in front of whoever took it.

    `document` is the same for every copy and edition of the document. `decided` is `read` again
    unless something was corrected.
    """

    deadline: DeadlineId
    document: str
    address: str
    sentence: str
    status: Status
    read: Terms
    decided: Terms
    decided_by: str  # "telegram:123", "terminal"
    decided_at: datetime


class Reviews:
    """Appends decisions and gives them back; none is ever changed or taken out."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @property
    def revision(self) -> int:
        """A number that grows with every decision, whoever took it; 0 before the first."""
        with self._engine.connect() as connection:
            return connection.scalar(select(func.max(deadline_reviews.c.id))) or 0

    def add(self, review: Review) -> None:
        """Keep a decision, which from now on counts in place of earlier ones about the same."""
        row = {
            "deadline": review.deadline,
            "document": review.document,
            "address": review.address,
            "sentence": review.sentence,
            "status": review.status.value,
            "read": _plain(review.read),
            "decided": _plain(review.decided),
            "decided_by": review.decided_by,
            "decided_at": review.decided_at,
        }
        with writing(self._engine) as connection:
            connection.execute(insert(deadline_reviews), row)

    def newest(self) -> list[Review]:
        """Return the decision that counts about each deadline, the newest first."""
        last = select(func.max(deadline_reviews.c.id)).group_by(deadline_reviews.c.deadline)
        query = (
            select(deadline_reviews)
            .where(deadline_reviews.c.id.in_(last))
            .order_by(deadline_reviews.c.id.desc())
        )
        with self._engine.connect() as connection:
            return [_review(row) for row in connection.execute(query).mappings()]

    def history(self, deadline: DeadlineId) -> list[Review]:
        """Return all decisions about a deadline, the newest first."""
        query = (
            select(deadline_reviews)
            .where(deadline_reviews.c.deadline == deadline)
            .order_by(deadline_reviews.c.id.desc())
        )
        with self._engine.connect() as connection:
            return [_review(row) for row in connection.execute(query).mappings()]


def _meaning(terms: Terms) -> tuple[object, ...]:
    when = terms.when
    time = (when.type, when.rrule, when.date, when.before, when.length, when.working)
    parts = (terms.who, terms.to, terms.through)
    return time, tuple(frozenset(party.key for party in part) for part in parts)


def _plain(terms: Terms) -> dict[str, Any]:
    return asdict(terms)


def _review(row: RowMapping) -> Review:
    return Review(
        deadline=DeadlineId(row["deadline"]),
        document=row["document"],
        address=row["address"],
        sentence=row["sentence"],
        status=Status(row["status"]),
        read=_terms(row["read"]),
        decided=_terms(row["decided"]),
        decided_by=row["decided_by"],
        decided_at=row["decided_at"],
    )


def _terms(values: Mapping[str, Any]) -> Terms:
    when = dict(values["when"])
    return Terms(
        what=values["what"],
        when=When(**when | {"type": WhenType(when["type"]), "span": Span(**when["span"])}),
        who=_parties(values["who"]),
        to=_parties(values["to"]),
        through=_parties(values["through"]),
    )


def _parties(values: Sequence[Mapping[str, Any]]) -> tuple[Party, ...]:
    return tuple(Party(**party) for party in values)
