"""The ledger: what an update led to, written in one transaction or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Self

from sqlalchemy import Connection, Engine

from bot.database import repeating, writing
from bot.delivery.chats import find_again, mark_chat, rename_chat
from bot.delivery.doubts import try_last
from bot.delivery.outbox import Outbox
from bot.delivery.parcels import Parcel
from bot.messages import (
    ChatClosed,
    ChatOpened,
    ChatRenamed,
    IncomingMessage,
    PictureBlock,
    Place,
    Reply,
)
from bot.reception.journal import Entry, Journal, State
from bot.records.audit import AuditLog
from bot.records.buttons import Buttons
from bot.records.pictures import Pictures

_MARK = 16  # characters


@dataclass(frozen=True, slots=True)
class Ledger:
    """The stores that change together; a crash leaves all of it done or none."""

    engine: Engine
    journal: Journal
    outbox: Outbox
    audit: AuditLog
    buttons: Buttons
    pictures: Pictures

    @classmethod
    def over(cls, engine: Engine) -> Self:
        """Return the ledger of a database."""
        return cls(
            engine,
            Journal(engine),
            Outbox(engine),
            AuditLog(engine),
            Buttons(engine),
            Pictures(engine),
        )

    def settle(
        self,
        entry: Entry,
        message: IncomingMessage,
        reply: Reply | None,
        parcels: Sequence[Parcel],
        at: datetime,
    ) -> None:
        """Close an update with its reply queued and recorded; None: it was not for us.

        What rests in doubt in its chat goes before: somebody is there.
        """
        with repeating(self.engine) as connection:
            if not self.journal.close(connection, entry.id, at, State.DONE):
                return
            try_last(connection, message.platform, message.chat, at)
            find_again(connection, message.platform, message.chat, at, message.thread)
            if reply is None:
                return
            for number, parcel in enumerate(parcels, start=1):
                key = f"reply:{entry.id}:{number}:{_mark(entry)}"
                self.outbox.put(connection, key, message.place, parcel, at)
            self._record(connection, message, reply, at)

    def record(self, message: IncomingMessage, reply: Reply, at: datetime) -> None:
        """Keep what a reply shown at once, on the page or a terminal, leads to."""
        with writing(self.engine) as connection:
            self._record(connection, message, reply, at)

    def note(
        self, entry: Entry, event: ChatOpened | ChatClosed | ChatRenamed, at: datetime
    ) -> None:
        """Close an update about a chat itself with its consequence."""
        with writing(self.engine) as connection:
            if not self.journal.close(connection, entry.id, at, State.DONE):
                return
            match event:
                case ChatRenamed():
                    rename_chat(connection, event)
                case ChatOpened(platform, chat, is_group):
                    place = Place(platform, chat, is_group=is_group)
                    mark_chat(connection, place, at, is_lost=False)
                case ChatClosed(platform, chat):
                    self.outbox.lose_chat(connection, Place(platform, chat), at)

    def _record(
        self, connection: Connection, message: IncomingMessage, reply: Reply, at: datetime
    ) -> None:
        self.buttons.keep(connection, message.place, reply, at)
        for block in reply.blocks:
            if isinstance(block, PictureBlock):
                self.pictures.keep(connection, block, at)
        if reply.exchange is not None:
            self.audit.append(connection, message, reply.exchange, at)

    def close(self, entry: Entry, at: datetime, state: State) -> None:
        """Close an update that leads to nothing."""
        with repeating(self.engine) as connection:
            self.journal.close(connection, entry.id, at, state)


def _mark(entry: Entry) -> str:
    """Return what tells an update from any other: the numbers of old ones are given out again."""
    return sha256(f"{entry.platform}\n{entry.key}".encode()).hexdigest()[:_MARK]
