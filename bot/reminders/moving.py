"""What becomes of reminders when a chat goes on under another id.

Functions on a connection: each is a part of the transaction that renames the chat.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Row, Select, Table, and_, delete, select, update

from bot.messages import ChatRenamed
from bot.reminder_tables import (
    awaited_words,
    own_reminders,
    reminder_letters,
    reminder_occasions,
    reminder_presses,
    reminder_subscriptions,
    reminder_targets,
    reminder_tendings,
)
from bot.reminders import revisions
from bot.reminders.occasions import OccasionState
from bot.reminders.steps import Step, StepKind
from bot.tables import buttons

_PLACES = ("responsible", "fallback")
_TOLD = frozenset({OccasionState.IN_LETTER, OccasionState.MERGED})


def move_reminders(connection: Connection, renamed: ChatRenamed) -> None:
    """Move what a chat is reminded of to its new id, in one with what was set there already."""
    _move_awaited(connection, renamed)
    _rename(connection, reminder_letters, renamed)
    found = connection.execute(_targets_at(renamed, renamed.old)).all()
    there = connection.execute(_targets_at(renamed, renamed.new)).all()
    others = {(row.kind, row.thread): row for row in there}
    for old in found:
        values: dict[str, Any] = {"chat": renamed.new, "lost_at": None, "lost_reason": None}
        other = others.get((old.kind, old.thread))
        if other is not None:
            values |= _united(old, other)
            _merge(connection, _Merging(old.id, other.id), renamed)
        connection.execute(
            update(reminder_targets).where(reminder_targets.c.id == old.id).values(values)
        )
    if _point_to_new(connection, renamed) or found:
        revisions.grow(connection)


@dataclass(frozen=True, slots=True)
class _Merging:
    """Two targets of what turned out to be one chat: the older one stays, for what it told."""

    kept: int
    gone: int


def _targets_at(renamed: ChatRenamed, chat: str) -> Select[Any]:
    return (
        select(reminder_targets)
        .where(reminder_targets.c.platform == renamed.platform, reminder_targets.c.chat == chat)
        .order_by(reminder_targets.c.id)
        .with_for_update()
    )


def _rename(connection: Connection, table: Table, renamed: ChatRenamed) -> None:
    connection.execute(
        update(table)
        .where(table.c.platform == renamed.platform, table.c.chat == renamed.old)
        .values(chat=renamed.new)
    )


def _move_awaited(connection: Connection, renamed: ChatRenamed) -> None:
    """Move the words that are asked for; those under the new id are newer."""
    newer = awaited_words.alias("newer")
    connection.execute(
        delete(awaited_words).where(
            awaited_words.c.platform == renamed.platform,
            awaited_words.c.chat == renamed.old,
            select(newer.c.sender)
            .where(
                newer.c.platform == renamed.platform,
                newer.c.chat == renamed.new,
                newer.c.thread == awaited_words.c.thread,
                newer.c.sender == awaited_words.c.sender,
            )
            .exists(),
        )
    )
    _rename(connection, awaited_words, renamed)


def _united(old: Row[Any], new: Row[Any]) -> dict[str, Any]:
    """Return what both wished for; how and when to be reminded stays as it was set first.

    It is paused only if both were, and what was paused is not made up for.
    """
    running = [row for row in (old, new) if row.paused_at is None]
    return {
        "managers": list(dict.fromkeys((*old.managers, *new.managers))),
        "responsible": old.responsible or new.responsible,
        "fallback": old.fallback or new.fallback,
        "planned_through": min(row.planned_through for row in running or (old, new)),
        "paused_at": None if running else old.paused_at,
    }


def _merge(connection: Connection, merging: _Merging, renamed: ChatRenamed) -> None:
    _drop_double(connection, reminder_subscriptions, ("kind", "key"), merging)
    _unite_occasions(connection, merging)
    _unite_tendings(connection, merging)
    for table in (
        own_reminders,
        reminder_subscriptions,
        reminder_letters,
        reminder_occasions,
        reminder_tendings,
        reminder_presses,
    ):
        connection.execute(
            update(table).where(table.c.target == merging.gone).values(target=merging.kept)
        )
    _unite_steps(connection, merging)
    _redirect_buttons(connection, merging, renamed)
    connection.execute(delete(reminder_targets).where(reminder_targets.c.id == merging.gone))


def _unite_occasions(connection: Connection, merging: _Merging) -> None:
    """Bring together what was told: what one of the two was told is not told again."""
    table, key = reminder_occasions, ("matter", "occurrence", "step")
    for row in _doubles(connection, table, key, merging):
        if row.state in _TOLD:
            connection.execute(
                update(table)
                .where(
                    table.c.target == merging.kept,
                    *(table.c[name] == getattr(row, name) for name in key),
                    table.c.state == OccasionState.WAITING,
                )
                .values(state=row.state, letter=row.letter)
            )
    _drop_double(connection, table, key, merging)


def _unite_steps(connection: Connection, merging: _Merging) -> None:
    """Let what administrators heard, or are to hear, of the target that goes be of the other."""
    table, row = reminder_occasions, reminder_occasions.c
    gone, kept = (Step(StepKind.CLERK, str(one)).key for one in (merging.gone, merging.kept))
    for one in connection.execute(select(table).where(row.step == gone)).all():
        same = (row.target == one.target, row.matter == one.matter)
        double = (*same, row.occurrence == one.occurrence, row.step == kept)
        if one.state in _TOLD:
            connection.execute(delete(table).where(*double))
        elif connection.scalar(select(row.id).where(*double)) is not None:
            connection.execute(delete(table).where(row.id == one.id))
            continue
        connection.execute(update(table).where(row.id == one.id).values(step=kept))


def _unite_tendings(connection: Connection, merging: _Merging) -> None:
    """Bring together what people did: what was closed under one of the two ids is closed."""
    table, key = reminder_tendings, ("matter", "occurrence")
    for row in _doubles(connection, table, key, merging):
        target = merging.kept if row.closed_at is not None else merging.gone
        connection.execute(
            delete(table).where(
                table.c.target == target, *(table.c[name] == getattr(row, name) for name in key)
            )
        )


def _doubles(
    connection: Connection, table: Table, key: Iterable[str], merging: _Merging
) -> list[Row[Any]]:
    """Return the rows of the target that goes of which the one that stays has its own."""
    kept = table.alias("kept")
    same = [kept.c[name] == table.c[name] for name in key]
    query = select(table).where(table.c.target == merging.gone)
    joined = query.join(kept, and_(kept.c.target == merging.kept, *same))
    return list(connection.execute(joined))


def _drop_double(
    connection: Connection, table: Table, key: tuple[str, ...], merging: _Merging
) -> None:
    identity: Column[int] = table.c.id
    for row in _doubles(connection, table, key, merging):
        connection.execute(delete(table).where(identity == row.id))


def _redirect_buttons(connection: Connection, merging: _Merging, renamed: ChatRenamed) -> None:
    """Let the buttons under messages that were sent go on working."""
    chats = (renamed.old, renamed.new)
    query = select(buttons.c.id, buttons.c.action).where(
        buttons.c.platform == renamed.platform, buttons.c.chat.in_(chats)
    )
    for row in connection.execute(query).all():
        if row.action.get("kind") == "tend_due" and row.action.get("target") == merging.gone:
            action = row.action | {"target": merging.kept}
            connection.execute(update(buttons).where(buttons.c.id == row.id).values(action=action))


def _point_to_new(connection: Connection, renamed: ChatRenamed) -> bool:
    """Rename the chat where another one named it to be written to instead; whether any did."""
    has_changed = False
    for row in connection.execute(select(reminder_targets)).all():
        values = {
            name: place | {"chat": renamed.new}
            for name in _PLACES
            if (place := getattr(row, name)) is not None and _is_old(place, renamed)
        }
        if values:
            mine = reminder_targets.c.id == row.id
            connection.execute(update(reminder_targets).where(mine).values(values))
            has_changed = True
    return has_changed


def _is_old(place: Mapping[str, Any], renamed: ChatRenamed) -> bool:
    return place.get("platform") == renamed.platform and place.get("chat") == renamed.old
