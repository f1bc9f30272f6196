"""The outbox: every message to send, from the decision on until the platform's word on it.

A chat's messages go in the order in which they were put; the first one that is not closed holds
back the others of its chat and of no other.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    func,
    or_,
    select,
    update,
)

from bot.database import insert_and_tell, repeating
from bot.delivery import pacing
from bot.delivery.chats import (
    LOST_WITH_CHAT,
    LOST_WITH_TOPIC,
    WHOLE,
    mark_chat,
    set_pace,
    stream,
    topic_of,
)
from bot.delivery.claims import Claim, Consignment, Sent, Terms, consigned, note_sent, take
from bot.delivery.doubts import LAST_TRY, is_alive, try_last
from bot.delivery.pacing import Pace
from bot.delivery.parcels import Parcel, dump_parcel
from bot.delivery.states import State
from bot.delivery.turns import queue
from bot.messages import Place
from bot.tables import outbox

_LONGEST_LEASE = timedelta(hours=1)  # a longer one was given by a clock that ran ahead


class Outbox:
    """Messages by an idempotency key; every change is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(
        self,
        connection: Connection,
        key: str,
        place: Place,
        parcel: Parcel,
        at: datetime,
        *,
        doubts: int = 0,
    ) -> bool:
        """Queue a message; False when one with this key was queued before.

        `doubts` are tries without a word of another message that said the same: it is a repeat.
        """
        row = {
            "key": key,
            "platform": place.platform,
            "chat": place.chat,
            "thread": place.thread,
            "is_group": place.is_group,
            "parcel": dump_parcel(parcel),
            "state": State.QUEUED,
            "attempts": 0,
            "doubts": doubts,
            "is_repeat": doubts > 0,
            "created_at": at,
            "not_before": at,
        }
        return insert_and_tell(connection, outbox, row) is not None

    def claim(self, terms: Terms, now: datetime, *, most: int, sent: Sequence[Sent] = ()) -> Claim:
        """Take up to `most` messages whose turn it is; they are ours until the lease ends.

        First note what was `sent`, which may be told again: one transaction for both.
        """
        with repeating(self._engine) as connection:
            whole = note_sent(connection, terms, now, sent)
            waiting = queue(connection, terms.platform)
            rows = take(connection, terms, now, whole, most) if waiting.may_go(now) else ()
            is_all = len(rows) in {most, waiting.length}
            turn = None if is_all else queue(connection, terms.platform).turn
        return Claim(tuple(consigned(row, now) for row in rows), turn)

    def sent(self, terms: Terms, now: datetime, sent: Sequence[Sent]) -> None:
        """Note what was sent, and take nothing more."""
        with repeating(self._engine) as connection:
            note_sent(connection, terms, now, sent)

    def defer(self, consignment: Consignment, until: datetime, details: str) -> None:
        """Put a message back: it was not accepted, and may be later."""
        with repeating(self._engine) as connection:
            _requeue(connection, consignment.id, until, details)

    def slow_down(
        self, consignment: Consignment, until: datetime, details: str, pace: Pace, now: datetime
    ) -> None:
        """Put a message back because of a limit: its chat pauses, the platform slows down."""
        place = consignment.place
        with repeating(self._engine) as connection:
            _requeue(connection, consignment.id, until, details)
            allowance = pace.of(is_group=place.is_group).allowance
            set_pace(connection, place, now, free_at=until.timestamp() + allowance)
            whole = stream(connection, place.platform, pace, now)
            interval = pacing.slower(whole.interval)
            whole_place = Place(place.platform, WHOLE)
            set_pace(connection, whole_place, now, free_at=whole.free_at, interval=interval)

    def doubt(
        self, consignment: Consignment, until: datetime, details: str, *, counted: bool
    ) -> None:
        """Put a message back that may have arrived."""
        doubts = consignment.doubts + counted
        with repeating(self._engine) as connection:
            _requeue(connection, consignment.id, until, details, doubts=doubts, is_repeat=True)

    def leave_in_doubt(self, consignment: Consignment, details: str, now: datetime) -> None:
        """Let a message rest that may have arrived; a chat that lives gets it a last time."""
        place = consignment.place
        with repeating(self._engine) as connection:
            _close(connection, consignment.id, State.IN_DOUBT, now, details=details)
            if is_alive(connection, place, consignment.claimed_at):
                try_last(connection, place.platform, place.chat, now)

    def leave_unnamed(self, consignment: Consignment, details: str, now: datetime) -> None:
        """Close a message that was accepted without an id, so that it is never tried again."""
        with repeating(self._engine) as connection:
            state = State.IN_DOUBT
            _close(connection, consignment.id, state, now, details=details, doubts=LAST_TRY)

    def refuse(
        self,
        consignment: Consignment,
        details: str,
        now: datetime,
        *,
        chat_lost: bool,
        topic_lost: bool = False,
    ) -> None:
        """Close a message that will never be accepted, with the queue of a lost chat or topic."""
        place = consignment.place
        is_topic = topic_lost and not chat_lost and place.thread is not None
        mark = LOST_WITH_CHAT if chat_lost else LOST_WITH_TOPIC if is_topic else ""
        # Whoever asks later why it was refused may find the chat back again.
        noted = f"{details}; {mark}" if mark else details
        with repeating(self._engine) as connection:
            _close(connection, consignment.id, State.REFUSED, now, details=noted)
            if chat_lost:
                self.lose_chat(connection, place, now)
            if is_topic:
                of_topic = outbox.c.thread == place.thread
                _refuse_queue(connection, place, now, LOST_WITH_TOPIC, of_topic)
                mark_chat(connection, topic_of(place), now, is_lost=True)

    def lose_chat(self, connection: Connection, place: Place, now: datetime) -> None:
        """Mark a chat that cannot be written to, and close what waits for it."""
        # In this order, in which a claim locks them as well: else each could wait for the other.
        _refuse_queue(connection, place, now, LOST_WITH_CHAT)
        mark_chat(connection, place, now, is_lost=True)

    def recover(self, now: datetime, *, all_leases: bool) -> int:
        """Put back what was being sent when a process died; it may have arrived. Returns how many.

        With `all_leases` nobody else may be sending: the leases of the dead do not run on.
        """
        query = select(outbox.c.id).where(outbox.c.state == State.SENDING)
        if not all_leases:
            is_over = or_(outbox.c.lease_until < now, outbox.c.lease_until > now + _LONGEST_LEASE)
            query = query.where(is_over)
        with repeating(self._engine) as connection:
            found = connection.scalars(query.with_for_update(skip_locked=True)).all()
            for identity in found:
                _requeue(connection, identity, now, "the process ended", is_repeat=True)
        return len(found)

    def last_refused(self, platform: str) -> tuple[datetime, str] | None:
        """Return when a platform last refused a message, and what it said."""
        row = outbox.c
        refused = (row.platform == platform, row.state == State.REFUSED)
        query = select(row.closed_at, row.details).where(*refused, row.closed_at.is_not(None))
        with self._engine.connect() as connection:
            found = connection.execute(query.order_by(row.closed_at.desc()).limit(1)).one_or_none()
        return (found.closed_at, found.details or "") if found else None

    def counts(self) -> dict[tuple[str, str], int]:
        """Return how many messages there are by platform and state."""
        query = select(outbox.c.platform, outbox.c.state, func.count()).group_by(
            outbox.c.platform, outbox.c.state
        )
        with self._engine.connect() as connection:
            return {
                (platform, state): count for platform, state, count in connection.execute(query)
            }


def _refuse_queue(
    connection: Connection,
    place: Place,
    now: datetime,
    why: str,
    *conditions: ColumnElement[bool],
) -> None:
    connection.execute(
        update(outbox)
        .where(
            outbox.c.platform == place.platform,
            outbox.c.chat == place.chat,
            outbox.c.state == State.QUEUED,
            *conditions,
        )
        .values(state=State.REFUSED, details=why, closed_at=now)
    )


def _requeue(
    connection: Connection, identity: int, until: datetime, details: str, **values: int
) -> None:
    connection.execute(
        update(outbox)
        .where(outbox.c.id == identity)
        .values(state=State.QUEUED, not_before=until, details=details, lease_until=None, **values)
    )


def _close(
    connection: Connection, identity: int, state: State, now: datetime, **values: str | int
) -> None:
    connection.execute(
        update(outbox)
        .where(outbox.c.id == identity)
        .values(state=state, closed_at=now, lease_until=None, **values)
    )
