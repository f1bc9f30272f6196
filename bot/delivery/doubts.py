"""Messages that may have arrived: they rest, and have a last try when their chat lives again.

Functions on a connection: each is a part of somebody's transaction. A person who writes there
shows that messages arrive again, and would else wait for an answer that nobody sends.

A reminder is not an answer: it is worth a last try for as long as its day has not passed, but its
words count days and are wrong the day after. So of its message it is only noted that the chat
lives, and the loop that reminds writes anew what is still to be told (`telling_again`).
"""

from datetime import datetime, timedelta

from sqlalchemy import Connection, and_, bindparam, case, exists, or_, select, update

from bot.delivery.states import State
from bot.messages import ChatId, Place
from bot.tables import outbox

LAST_TRY = 1000  # doubts of a message that had it or needs none: more than any `Doubt` allows
LIVED = 999  # doubts of a reminder's message in whose chat somebody has written since
REMINDERS = "reminder:"  # begins the keys of their messages

_YOUNG = timedelta(days=1)  # what is older, nobody waits for any more

_IS_REMINDER = outbox.c.key.startswith(REMINDERS)
_TRY_LAST = (
    update(outbox)
    .where(
        outbox.c.platform == bindparam("of_platform"),
        outbox.c.chat == bindparam("of_chat"),
        outbox.c.state == State.IN_DOUBT,
        or_(
            and_(_IS_REMINDER, outbox.c.doubts < LIVED),
            and_(
                ~_IS_REMINDER,
                outbox.c.doubts < LAST_TRY,
                outbox.c.created_at > bindparam("since"),
            ),
        ),
    )
    .values(
        state=case((_IS_REMINDER, State.IN_DOUBT.value), else_=State.QUEUED.value),
        doubts=case((_IS_REMINDER, LIVED), else_=LAST_TRY),
        is_repeat=True,
        not_before=bindparam("at"),
        closed_at=case((_IS_REMINDER, outbox.c.closed_at), else_=None),
    )
)
_ANSWERED_SINCE = select(
    exists().where(
        outbox.c.platform == bindparam("platform"),
        outbox.c.chat == bindparam("chat"),
        outbox.c.state == State.QUEUED,
        outbox.c.created_at > bindparam("since"),
        outbox.c.key.startswith("reply:"),
    )
)


def try_last(connection: Connection, platform: str, chat: ChatId, at: datetime) -> None:
    """Queue what rests in a chat once more, before everything that is put from now on.

    Of reminders it is noted that somebody is there.
    """
    values = {"of_platform": platform, "of_chat": chat, "since": at - _YOUNG, "at": at}
    connection.execute(_TRY_LAST, values)


def is_alive(connection: Connection, place: Place, since: datetime) -> bool:
    """Return whether an answer waits there to what was asked later than `since`."""
    values = {"platform": place.platform, "chat": place.chat, "since": since}
    return bool(connection.scalar(_ANSWERED_SINCE, values))
