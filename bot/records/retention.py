"""What is forgotten with time: words that nobody needs any more, and rows that prove nothing."""

from datetime import datetime, timedelta

from sqlalchemy import Engine, String, cast, delete, exists, literal, null, update

from bot.database import writing
from bot.delivery.states import State as Sending
from bot.reception.journal import State
from bot.records.awaited import AwaitedWords
from bot.records.buttons import KEPT_FOR, Buttons
from bot.records.pictures import Pictures
from bot.reminder_tables import reminder_letters
from bot.reminders.forgetting import forget_reminders
from bot.tables import outbox, updates

_PICTURES = timedelta(days=30)
_QUESTIONS = timedelta(days=1)  # that nobody answered
_UPDATES = timedelta(days=30)  # platforms deliver again within a day or two
_WORDS = timedelta(days=7)  # of what was sent; the audit log keeps the answer
_MESSAGES = timedelta(days=180)

_CLOSED = (Sending.SENT, Sending.REFUSED, Sending.IN_DOUBT)
_IN_OPEN_LETTER = exists().where(
    reminder_letters.c.state == Sending.QUEUED,
    outbox.c.key.like(literal("reminder:") + cast(reminder_letters.c.id, String) + literal(":%")),
)


def forget_old(engine: Engine, now: datetime) -> None:
    """Delete what has had its time; what is still open stays, however old."""
    Buttons(engine).forget(now - KEPT_FOR)
    Pictures(engine).forget(now - _PICTURES)
    AwaitedWords(engine).forget_old(now - _QUESTIONS)
    with writing(engine) as connection:
        connection.execute(
            delete(updates).where(
                updates.c.state != State.WAITING, updates.c.received_at < now - _UPDATES
            )
        )
        closed = outbox.c.state.in_(_CLOSED)
        connection.execute(
            update(outbox).where(closed, outbox.c.closed_at < now - _WORDS).values(parcel=null())
        )
        # A letter of reminders learns from its messages that it was sent.
        connection.execute(
            delete(outbox).where(closed, outbox.c.closed_at < now - _MESSAGES, ~_IN_OPEN_LETTER)
        )
        forget_reminders(connection, now)
