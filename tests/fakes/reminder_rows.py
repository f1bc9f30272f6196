"""Rows of reminders as they stand in the tables, with nothing remarkable but what a test says."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, insert

from bot.reminder_tables import reminder_letters, reminder_occasions, reminder_targets
from tests.fakes.clock import START


def add(connection: Connection, table: Table, **values: Any) -> int:
    key = connection.execute(insert(table).values(values)).inserted_primary_key
    assert key is not None
    return int(key[0]) if table.c.keys()[0] == "id" else 0


def add_target(connection: Connection, chat: str, **values: Any) -> int:
    usual: dict[str, Any] = {
        "kind": "chat",
        "platform": "telegram",
        "chat": chat,
        "thread": "",
        "is_group": True,
        "label": "Tổ một cửa",
        "wishes": {},
        "managers": [],
        "responsible": None,
        "fallback": None,
        "planned_through": START,
        "created_by": "telegram:7",
        "created_at": START,
    }
    return add(connection, reminder_targets, **usual | values)


def add_occasion(connection: Connection, target: int, step: str, **values: Any) -> int:
    usual: dict[str, Any] = {
        "matter": "d1",
        "occurrence": "2026-06-15",
        "step": step,
        "at": START,
        "last": date(2026, 6, 15),
        "told": {},
        "state": "waiting",
        "letter": None,
        "created_at": START,
        "updated_at": START,
    }
    return add(connection, reminder_occasions, target=target, **usual | values)


def add_letter(connection: Connection, target: int, chat: str, **values: Any) -> int:
    usual: dict[str, Any] = {
        "platform": "telegram",
        "chat": chat,
        "is_group": True,
        "state": "sent",
        "is_late": False,
        "made_at": START,
    }
    return add(connection, reminder_letters, target=target, **usual | values)
