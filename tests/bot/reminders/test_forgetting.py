from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, Table, select

from bot.database import writing
from bot.records.retention import forget_old
from bot.reminder_tables import (
    reminder_letters,
    reminder_occasions,
    reminder_presses,
    reminder_tendings,
)
from bot.reminders.forgetting import KEPT_FOR
from tests.fakes.clock import START
from tests.fakes.reminder_rows import add, add_letter, add_occasion, add_target
from tests.fakes.reminding_office import RemindingOffice, at, report

pytestmark = pytest.mark.every_database

DAY = timedelta(days=1)
LONG_AGO = START - KEPT_FOR - DAY
DUE = {"matter": "d1", "occurrence": "2026-06-15"}


def values_of(engine: Engine, table: Table, name: str) -> list[Any]:
    with engine.connect() as connection:
        return list(connection.scalars(select(table.c[name]).order_by(table.c[name])))


def test_what_was_over_long_ago_is_forgotten_and_what_is_open_stays(engine: Engine) -> None:
    old = {"at": LONG_AGO, "last": LONG_AGO.date()}
    with writing(engine) as connection:
        target = add_target(connection, "a")
        sent = add_letter(connection, target, "a", made_at=LONG_AGO)
        queued = add_letter(connection, target, "a", made_at=LONG_AGO, state="queued")
        kept = add_letter(connection, target, "a", made_at=LONG_AGO)
        add_occasion(connection, target, "lead:7", state="in_letter", letter=sent, **old)
        add_occasion(connection, target, "lead:1", state="waiting", **old)
        add_occasion(connection, target, "lead:0", state="in_letter", letter=kept)
    forget_old(engine, START)

    assert values_of(engine, reminder_occasions, "step") == ["lead:0", "lead:1"]
    assert values_of(engine, reminder_letters, "id") == [queued, kept]


def test_what_people_did_goes_with_the_last_row_of_it_but_not_who_pressed(engine: Engine) -> None:
    with writing(engine) as connection:
        target = add_target(connection, "a")
        for matter, values in (
            ("gone", {"taken_by": "telegram:7"}),
            ("closed", {"closed_at": START - DAY}),
            ("put off", {"snoozed_until": START + DAY}),
            ("d1", {"closed_at": LONG_AGO}),
        ):
            due = DUE | {"matter": matter}
            add(connection, reminder_tendings, target=target, **due, **values)
        add_occasion(connection, target, "lead:0", state="in_letter")
        press = {"what": "done", "by": "telegram:7", "at": LONG_AGO}
        add(connection, reminder_presses, target=target, **DUE, **press)
    forget_old(engine, START)

    assert values_of(engine, reminder_tendings, "matter") == ["closed", "d1", "put off"]
    assert values_of(engine, reminder_presses, "what") == ["done"]


def test_a_chat_that_was_not_planned_for_as_long_loses_no_row(engine: Engine) -> None:
    with writing(engine) as connection:
        target = add_target(connection, "a", planned_through=LONG_AGO)
        old = {"at": LONG_AGO, "last": LONG_AGO.date()}
        add_occasion(connection, target, "lead:7", state="merged", **old)
    forget_old(engine, START)

    assert values_of(engine, reminder_occasions, "step") == ["lead:7"]


def test_forgetting_lets_nothing_be_told_again(engine: Engine) -> None:
    office = RemindingOffice(engine, at("2026-06-04", "10:00"))
    office.items = (report("2026-06-12"),)
    office.subscribe()
    office.live(at("2026-06-16"))
    told = len(office.said())
    office.now = at("2026-06-16") + KEPT_FOR
    office.round()
    forget_old(engine, office.now + 2 * DAY)
    forgotten = values_of(engine, reminder_occasions, "step")
    office.sleep(office.now + 2 * DAY)
    office.round()

    assert told >= 4
    assert forgotten == []
    assert len(office.said()) == told
