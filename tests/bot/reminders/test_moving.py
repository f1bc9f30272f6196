from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, Table, select

from bot.actions import TendDue
from bot.database import writing
from bot.delivery.chats import rename_chat
from bot.messages import Button, ButtonId, ButtonsBlock, ChatId, ChatRenamed, Place, Reply
from bot.records.buttons import Buttons
from bot.reminder_tables import (
    awaited_words,
    own_reminders,
    reminder_letters,
    reminder_occasions,
    reminder_pulse,
    reminder_subscriptions,
    reminder_targets,
    reminder_tendings,
)
from bot.reminders.running.pulse import Pulse
from tests.fakes.clock import START
from tests.fakes.reminder_rows import add, add_letter, add_occasion, add_target

pytestmark = pytest.mark.every_database

OLD, NEW = ChatId("-1"), ChatId("-1001")
RENAMED = ChatRenamed("telegram", OLD, NEW)
HOUR = timedelta(hours=1)


def rename(engine: Engine) -> None:
    with writing(engine) as connection:
        rename_chat(connection, RENAMED)


def rows(engine: Engine, table: Table) -> list[Any]:
    order = list(table.primary_key.columns)
    with engine.connect() as connection:
        return list(connection.execute(select(table).order_by(*order)))


def test_a_target_follows_its_chat_and_is_lost_no_more(engine: Engine) -> None:
    with writing(engine) as connection:
        moved = add_target(connection, OLD, lost_at=START, lost_reason="gone")
        add_letter(connection, moved, OLD)
    rename(engine)

    (row,) = rows(engine, reminder_targets)
    assert (row.chat, row.lost_at, row.lost_reason) == (NEW, None, None)
    assert [row.chat for row in rows(engine, reminder_letters)] == [NEW]


def test_another_chat_stays_where_it_is(engine: Engine) -> None:
    with writing(engine) as connection:
        add_target(connection, OLD, platform="zalo")
    rename(engine)

    assert [row.chat for row in rows(engine, reminder_targets)] == [OLD]


def test_those_who_named_the_chat_to_write_to_name_it_by_its_new_id(engine: Engine) -> None:
    place = {"platform": "telegram", "chat": OLD, "thread": None, "is_group": True}
    with writing(engine) as connection:
        add_target(connection, "5", fallback=place, responsible=place | {"chat": "6"})
    rename(engine)

    (row,) = rows(engine, reminder_targets)
    assert (row.fallback["chat"], row.responsible["chat"]) == (NEW, "6")


def test_whoever_keeps_targets_in_memory_sees_that_they_changed(engine: Engine) -> None:
    Pulse(engine).beat(START)
    with writing(engine) as connection:
        add_target(connection, OLD)
    rename(engine)
    rename(engine)

    assert [row.revision for row in rows(engine, reminder_pulse)] == [1]


def test_words_that_are_awaited_follow_unless_newer_ones_are(engine: Engine) -> None:
    common = {"platform": "telegram", "thread": "", "since": START}
    with writing(engine) as connection:
        for chat, sender, purpose in ((OLD, "a", 1), (OLD, "b", 2), (NEW, "b", 3)):
            add(connection, awaited_words, chat=chat, sender=sender, purpose=purpose, **common)
    rename(engine)

    found = [(row.chat, row.sender, row.purpose) for row in rows(engine, awaited_words)]
    assert found == [(NEW, "a", 1), (NEW, "b", 3)]


def test_what_was_set_under_both_ids_becomes_one_target(engine: Engine) -> None:
    with writing(engine) as connection:
        old = add_target(connection, OLD, managers=["telegram:1"], planned_through=START + HOUR)
        new = add_target(connection, NEW, managers=["telegram:2", "telegram:1"])
        for owner, key in ((old, "a"), (new, "a"), (new, "b")):
            more = {"name": "x", "created_by": "y", "created_at": START}
            add(connection, reminder_subscriptions, target=owner, kind="unit", key=key, **more)
        mine = {"what": "họp", "when": {}, "start": date(2026, 3, 2), "created_by": "y"}
        own = add(connection, own_reminders, target=new, created_at=START, **mine)
        add_letter(connection, new, NEW)
    rename(engine)

    (row,) = rows(engine, reminder_targets)
    assert (row.id, row.chat, row.planned_through) == (old, NEW, START)
    assert row.managers == ["telegram:1", "telegram:2"]
    assert [row.key for row in rows(engine, reminder_subscriptions)] == ["a", "b"]
    assert [(row.id, row.target) for row in rows(engine, own_reminders)] == [(own, old)]
    assert [row.target for row in rows(engine, reminder_letters)] == [old]


def test_what_was_told_under_one_id_is_not_told_again(engine: Engine) -> None:
    with writing(engine) as connection:
        old, new = add_target(connection, OLD), add_target(connection, NEW)
        sent = add_letter(connection, new, NEW)
        for step in ("lead:7", "lead:3"):
            add_occasion(connection, old, step)
        add_occasion(connection, new, "lead:7", state="in_letter", letter=sent)
        add_occasion(connection, new, "lead:1")
    rename(engine)

    found = {row.step: (row.target, row.state) for row in rows(engine, reminder_occasions)}
    assert found == {
        "lead:7": (old, "in_letter"),
        "lead:3": (old, "waiting"),
        "lead:1": (old, "waiting"),
    }


def test_what_administrators_heard_of_either_is_of_the_one_that_stays(engine: Engine) -> None:
    with writing(engine) as connection:
        old, new = add_target(connection, OLD), add_target(connection, NEW)
        clerk = add_target(connection, "1", kind="clerk", is_group=False)
        sent = add_letter(connection, clerk, "1")
        told = {"state": "in_letter", "letter": sent}
        add_occasion(connection, clerk, f"clerk:{new}", **told)
        add_occasion(connection, clerk, f"clerk:{old}", matter="d2")
        add_occasion(connection, clerk, f"clerk:{new}", matter="d2", **told)
        add_occasion(connection, clerk, f"clerk:{new}7", matter="d3")
    rename(engine)

    found = [(row.matter, row.step, row.state) for row in rows(engine, reminder_occasions)]
    assert found == [
        ("d1", f"clerk:{old}", "in_letter"),
        ("d2", f"clerk:{old}", "in_letter"),
        ("d3", f"clerk:{new}7", "waiting"),
    ]


def test_what_was_closed_under_one_id_is_closed(engine: Engine) -> None:
    with writing(engine) as connection:
        old, new = add_target(connection, OLD), add_target(connection, NEW)
        for owner, matter, closed in (
            (old, "a", None),
            (new, "a", START),
            (old, "b", START),
            (new, "b", None),
            (new, "c", None),
        ):
            due = {"matter": matter, "occurrence": "2026", "closed_at": closed}
            add(connection, reminder_tendings, target=owner, **due)
    rename(engine)

    found = [(r.target, r.matter, r.closed_at) for r in rows(engine, reminder_tendings)]
    assert found == [(old, "a", START), (old, "b", START), (old, "c", None)]


@pytest.mark.parametrize(
    ("old_paused", "new_paused", "planned"),
    [(True, False, 2), (False, True, 1), (False, False, 1), (True, True, 1)],
)
def test_it_is_paused_only_if_both_were_and_no_pause_is_made_up_for(
    engine: Engine, *, old_paused: bool, new_paused: bool, planned: int
) -> None:
    with writing(engine) as connection:
        for chat, paused, hours in ((OLD, old_paused, 1), (NEW, new_paused, 2)):
            through = START + hours * HOUR
            paused_at = START if paused else None
            add_target(connection, chat, planned_through=through, paused_at=paused_at)
    rename(engine)

    (row,) = rows(engine, reminder_targets)
    assert (row.paused_at is not None) is (old_paused and new_paused)
    assert row.planned_through == START + planned * HOUR


def test_buttons_under_what_was_sent_go_on_working(engine: Engine) -> None:
    with writing(engine) as connection:
        old, new = add_target(connection, OLD), add_target(connection, NEW)
        done = TendDue("done", new, "d1", "2026")
        shown = Reply((ButtonsBlock(((Button(ButtonId("b"), "Đã xong", done),),)),))
        Buttons(engine).keep(connection, Place("telegram", NEW, is_group=True), shown, START)
    rename(engine)

    found = Buttons(engine).find(ButtonId("b"), "telegram", NEW)
    assert found == TendDue("done", old, "d1", "2026")
