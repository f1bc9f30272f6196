"""What each button that was ever shown does, for months and whatever restarts."""

from datetime import datetime, timedelta

from pydantic import ValidationError
from sqlalchemy import ColumnElement, Connection, Engine, bindparam, delete, func, insert, select

from bot.actions import Action, ListDocuments, ShowSources, dump_action, load_action
from bot.database import wait_for_turn, writing
from bot.messages import ButtonId, ButtonsBlock, ChatId, Place, Reply
from bot.tables import buttons

KEPT_FOR = timedelta(days=90)

_NUMBERS_LAST = timedelta(minutes=10)
_TICK = timedelta(microseconds=1)

# Made once: making them takes longer than running them.
_KEEP = insert(buttons)
_NEWEST = select(func.max(buttons.c.created_at)).where(
    buttons.c.platform == bindparam("platform"),
    buttons.c.chat == bindparam("chat"),
    buttons.c.thread.is_not_distinct_from(bindparam("thread")),
)


class Buttons:
    """Keeps the buttons of replies; one is found only from the chat that it was shown in."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(self, connection: Connection, place: Place, reply: Reply, at: datetime) -> None:
        """Keep a reply's buttons in the caller's write transaction, numbered through from 1."""
        shown = [
            button
            for block in reply.blocks
            if isinstance(block, ButtonsBlock)
            for button in block.buttons
        ]
        if not shown:
            return
        where = {"platform": place.platform, "chat": place.chat, "thread": place.thread}
        # The time tells the replies of a place apart, so no two may have the same.
        wait_for_turn(connection, "buttons", place.platform, place.chat)
        newest = _newest(connection, place)
        when = at if newest is None else max(at, newest + _TICK)
        rows = [
            {"id": button.id, "label": button.label, "action": dump_action(button.action)}
            | where
            | {"number": number, "created_at": when}
            for number, button in enumerate(shown, start=1)
        ]
        connection.execute(_KEEP, rows)

    def find(self, button: ButtonId, platform: str, chat: ChatId) -> Action | None:
        """Return what a button does; None for one of another chat."""
        return self._action(
            buttons.c.id == button, buttons.c.platform == platform, buttons.c.chat == chat
        )

    def find_anywhere(self, button: ButtonId) -> Action | None:
        """Return what a button of any chat does, where it does no more than show something.

        For links that lead from a group to the private chat.
        """
        action = self._action(buttons.c.id == button)
        return action if isinstance(action, ShowSources | ListDocuments) else None

    def numbered(self, place: Place, number: int, at: datetime) -> Action | None:
        """Return what a number typed at a time stands for: a choice of the newest reply with any.

        Ten minutes after that reply its numbers stand for nothing.
        """
        with self._engine.connect() as connection:
            newest = _newest(connection, place)
        if newest is None or at - newest > _NUMBERS_LAST:
            return None
        return self._action(*_in(place), buttons.c.created_at == newest, buttons.c.number == number)

    def forget(self, before: datetime) -> None:
        """Take out the buttons that were shown before a time."""
        with writing(self._engine) as connection:
            connection.execute(delete(buttons).where(buttons.c.created_at < before))

    def _action(self, *conditions: ColumnElement[bool]) -> Action | None:
        with self._engine.connect() as connection:
            values = connection.scalar(select(buttons.c.action).where(*conditions))
        if values is None:
            return None
        try:
            return load_action(values)
        except ValidationError:  # of a version that could do other things
            return None


def _newest(connection: Connection, place: Place) -> datetime | None:
    where = {"platform": place.platform, "chat": place.chat, "thread": place.thread}
    newest: datetime | None = connection.scalar(_NEWEST, where)
    return newest


def _in(place: Place) -> tuple[ColumnElement[bool], ...]:
    return (
        buttons.c.platform == place.platform,
        buttons.c.chat == place.chat,
        buttons.c.thread.is_not_distinct_from(place.thread),
    )
