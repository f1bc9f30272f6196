"""The chats that are reminded, what each wished for, and the reminders they set themselves.

Every change makes `revision` grow in its own transaction: by it every process that works on the
database notices that it has to plan anew.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    RowMapping,
    Table,
    delete,
    insert,
    select,
    update,
)

from bot.database import insert_new, writing
from bot.messages import Place
from bot.reminder_tables import (
    own_reminders,
    reminder_occasions,
    reminder_subscriptions,
    reminder_targets,
)
from bot.reminders import revisions
from bot.reminders.occasions import OccasionState
from bot.reminders.target_rows import (
    dump_place,
    dump_time,
    dump_when,
    dump_wishes,
    own_of,
    subscription_of,
    target_of,
)
from bot.reminders.wishes import Kind, OwnReminder, Subscription, Target, TargetKind, Wishes

_UNIQUE = ("kind", "platform", "chat", "thread")


class Targets:
    """Keeps targets; safe to use from threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @property
    def revision(self) -> int:
        """A number that grows with every change of any of them, by whichever process."""
        with self._engine.connect() as connection:
            return revisions.newest(connection)

    def find(self, place: Place, kind: TargetKind = TargetKind.CHAT) -> Target | None:
        """Return the target of a chat, or of a topic of one."""
        found = self._read(*_at(place, kind))
        return found[0] if found else None

    def get(self, target: int) -> Target | None:
        """Return a target by its id."""
        found = self._read(reminder_targets.c.id == target)
        return found[0] if found else None

    def all(self) -> tuple[Target, ...]:
        """Return every target, ended ones too, in the order in which they were made."""
        return tuple(self._read())

    def has_topics(self, place: Place) -> bool:
        """Whether topics of a chat are reminded, each for itself."""
        row = reminder_targets.c
        of_chat = (row.platform == place.platform, row.chat == place.chat)
        with self._engine.connect() as connection:
            found = select(row.id).where(*of_chat, row.thread != "").limit(1)
            return connection.scalar(found) is not None

    def labels_beside(self, place: Place) -> frozenset[str]:
        """Return what the other topics of a chat are called, and the chat itself."""
        row = reminder_targets.c
        of_chat = (row.platform == place.platform, row.chat == place.chat)
        others = select(row.label).where(*of_chat, row.thread != (place.thread or ""))
        with self._engine.connect() as connection:
            return frozenset(connection.scalars(others))

    def ensure(
        self, place: Place, label: str, by: str, at: datetime, kind: TargetKind = TargetKind.CHAT
    ) -> Target:
        """Return the target of a chat, a new one with the usual wishes if there is none.

        Nothing is owed to a new one for the time before; whoever makes it may change it.
        """
        row = {
            "kind": kind.value,
            "platform": place.platform,
            "chat": place.chat,
            "thread": place.thread or "",
            "is_group": place.is_group,
            "label": label,
            "wishes": dump_wishes(Wishes()),
            "managers": [by],
            "planned_through": at,
            "created_by": by,
            "created_at": at,
        }
        with writing(self._engine) as connection:
            new = insert_new(connection, reminder_targets, *_UNIQUE)
            if connection.execute(new, row).rowcount:
                revisions.grow(connection)
            return _read(connection, *_at(place, kind))[0]

    def subscribe(
        self, target: int, kind: Kind, key: str, name: str, by: str, at: datetime
    ) -> bool:
        """Add a subscription, which lists show by `name`; False when the chat has it already."""
        row = {
            "target": target,
            "kind": kind.value,
            "key": key,
            "name": name,
            "created_by": by,
            "created_at": at,
        }
        with writing(self._engine) as connection:
            new = insert_new(connection, reminder_subscriptions, "target", "kind", "key")
            is_new = connection.execute(new, row).rowcount > 0
            if is_new:
                revisions.grow(connection)
            return is_new

    def drop(self, subscription: int) -> bool:
        """End a subscription; False when there is none with this id."""
        return self._delete(reminder_subscriptions, subscription)

    def wish(self, target: int, wishes: Wishes) -> None:
        """Change how a chat is reminded."""
        self._set(target, wishes=dump_wishes(wishes))

    def label(self, target: int, label: str) -> None:
        """Change what a target is called in lists."""
        self._set(target, label=label)

    def set_managers(self, target: int, managers: Sequence[str]) -> None:
        """Say who ("platform:user") may change a chat's reminders, besides administrators."""
        self._set(target, managers=list(managers))

    def set_responsible(self, target: int, place: Place | None) -> None:
        """Say whom to write to when nobody closed what was due."""
        self._set(target, responsible=dump_place(place))

    def set_fallback(self, target: int, place: Place | None) -> None:
        """Say where to write while the chat itself cannot be written to."""
        self._set(target, fallback=dump_place(place))

    def pause(self, target: int, at: datetime) -> None:
        """Let a chat rest until it resumes."""
        self._set(target, paused_at=at)

    def resume(self, target: int, at: datetime) -> None:
        """End a pause; what fell into it is never sent."""
        row = reminder_targets.c
        with writing(self._engine) as connection:
            resumed = update(reminder_targets).where(row.id == target, row.paused_at.is_not(None))
            values = {"paused_at": None, "planned_through": at}
            if connection.execute(resumed.values(values)).rowcount:
                _close_waiting(connection, target, OccasionState.SKIPPED, at, until=at)
                revisions.grow(connection)

    def end(self, target: int, at: datetime) -> None:
        """Take from a chat all that it is reminded of; what it was told stays on record."""
        own, subscriptions = own_reminders, reminder_subscriptions
        with writing(self._engine) as connection:
            connection.execute(delete(subscriptions).where(subscriptions.c.target == target))
            connection.execute(delete(own).where(own.c.target == target))
            _close_waiting(connection, target, OccasionState.WITHDRAWN, at)
            _set(connection, target, paused_at=None)

    def lose(self, target: int, reason: str, at: datetime) -> None:
        """Note that a chat cannot be written to."""
        self._set(target, lost_at=at, lost_reason=reason)

    def regain(self, target: int) -> None:
        """Note that a chat can be written to again."""
        self._set(target, lost_at=None, lost_reason=None)

    def own(self, target: int) -> tuple[OwnReminder, ...]:
        """Return the reminders that a chat set itself, in the order in which it did."""
        return self._own(own_reminders.c.target == target)

    def own_of_all(self) -> dict[int, tuple[OwnReminder, ...]]:
        """Return the reminders that chats set themselves, by target."""
        found: defaultdict[int, list[OwnReminder]] = defaultdict(list)
        for reminder in self._own():
            found[reminder.target].append(reminder)
        return {target: tuple(reminders) for target, reminders in found.items()}

    def find_own(self, own: int) -> OwnReminder | None:
        """Return a reminder that a chat set itself, by its id."""
        return next(iter(self._own(own_reminders.c.id == own)), None)

    def add_own(self, reminder: OwnReminder) -> int:
        """Keep a reminder, whose own id is not looked at, and return the id that it got."""
        row = {
            "target": reminder.target,
            "what": reminder.what,
            "when": dump_when(reminder.when),
            "start": reminder.start,
            "leads": None if reminder.leads is None else list(reminder.leads),
            "at": None if reminder.at is None else dump_time(reminder.at),
            "created_by": reminder.created_by,
            "created_at": reminder.created_at,
        }
        with writing(self._engine) as connection:
            identity: int = connection.scalars(
                insert(own_reminders).returning(own_reminders.c.id), row
            ).one()
            revisions.grow(connection)
            return identity

    def drop_own(self, own: int) -> bool:
        """Take a reminder out; False when there is none with this id."""
        return self._delete(own_reminders, own)

    def pause_own(self, own: int, at: datetime | None) -> None:
        """Let one reminder rest, or with None go on."""
        with writing(self._engine) as connection:
            changed = update(own_reminders).where(own_reminders.c.id == own)
            connection.execute(changed.values(paused_at=at))
            revisions.grow(connection)

    def _own(self, *conditions: ColumnElement[bool]) -> tuple[OwnReminder, ...]:
        query = select(own_reminders).where(*conditions).order_by(own_reminders.c.id)
        with self._engine.connect() as connection:
            return tuple(own_of(row) for row in connection.execute(query).mappings())

    def _delete(self, table: Table, identity: int) -> bool:
        with writing(self._engine) as connection:
            is_there = connection.execute(delete(table).where(table.c.id == identity)).rowcount > 0
            if is_there:
                revisions.grow(connection)
            return is_there

    def _set(self, target: int, **values: Any) -> None:
        with writing(self._engine) as connection:
            _set(connection, target, **values)

    def _read(self, *conditions: ColumnElement[bool]) -> list[Target]:
        with self._engine.connect() as connection:
            return _read(connection, *conditions)


def _set(connection: Connection, target: int, **values: Any) -> None:
    changed = update(reminder_targets).where(reminder_targets.c.id == target)
    connection.execute(changed.values(values))
    revisions.grow(connection)


def _read(connection: Connection, *conditions: ColumnElement[bool]) -> list[Target]:
    query = select(reminder_targets).where(*conditions).order_by(reminder_targets.c.id)
    rows: Sequence[RowMapping] = connection.execute(query).mappings().all()
    found = reminder_subscriptions
    wanted = select(found).order_by(found.c.id)
    if conditions:
        wanted = wanted.where(found.c.target.in_([row["id"] for row in rows]))
    by_target: defaultdict[int, list[Subscription]] = defaultdict(list)
    for row in connection.execute(wanted).mappings():
        by_target[row["target"]].append(subscription_of(row))
    return [target_of(row, tuple(by_target[row["id"]])) for row in rows]


def _at(place: Place, kind: TargetKind) -> tuple[ColumnElement[bool], ...]:
    row = reminder_targets.c
    return (
        row.kind == kind.value,
        row.platform == place.platform,
        row.chat == place.chat,
        row.thread == (place.thread or ""),
    )


def _close_waiting(
    connection: Connection,
    target: int,
    state: OccasionState,
    at: datetime,
    until: datetime | None = None,
) -> None:
    row = reminder_occasions.c
    waiting = (row.target == target, row.state == OccasionState.WAITING.value)
    closed = update(reminder_occasions).where(*waiting)
    if until is not None:
        closed = closed.where(row.at <= until)
    connection.execute(closed.values(state=state.value, updated_at=at))
