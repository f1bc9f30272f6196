import pytest
from sqlalchemy import Engine, select

from bot.actions import ShowSources
from bot.database import writing
from bot.delivery.chats import find_again, lost_chats, mark_chat, rename_chat
from bot.facts.feeds import Feeds, Owner
from bot.messages import Button, ButtonId, ButtonsBlock, ChatId, ChatRenamed, Place, Reply
from bot.reception.journal import Journal
from bot.records.buttons import Buttons
from bot.tables import chats
from tests.fakes.clock import START
from tests.fakes.scripted_platform import update

pytestmark = pytest.mark.every_database

OLD = Place("telegram", ChatId("-1"), is_group=True)
NEW = ChatId("-1001")
RENAMED = ChatRenamed("telegram", OLD.chat, NEW)
SOURCES = ShowSources("r1")


def test_everything_of_a_group_follows_it_to_its_new_id(engine: Engine) -> None:
    shown = Reply((ButtonsBlock(((Button(ButtonId("b1"), "Nguyên văn", SOURCES),),)),))
    Journal(engine).record("telegram", [update("hỏi", chat=OLD.chat)], START)
    with writing(engine) as connection:
        Buttons(engine).keep(connection, OLD, shown, START)
        mark_chat(connection, OLD, START, is_lost=True)
    feeds = Feeds(engine, lambda: "s" * 32)
    feeds.create("telegram:7", START, owner=Owner("telegram", OLD.chat))
    with writing(engine) as connection:
        rename_chat(connection, RENAMED)

    assert Buttons(engine).find(ButtonId("b1"), "telegram", NEW) == SOURCES
    assert [entry.chat for entry in Journal(engine).waiting("telegram")] == [NEW]
    assert [feed.number for feed in feeds.feeds(Owner("telegram", NEW))] == [1]
    with engine.connect() as connection:
        rows = connection.execute(select(chats.c.chat, chats.c.is_lost)).all()
    assert [(row.chat, row.is_lost) for row in rows] == [(NEW, False)]


def test_a_group_is_renamed_once_however_often_it_is_told(engine: Engine) -> None:
    with writing(engine) as connection:
        mark_chat(connection, OLD, START, is_lost=False)
        rename_chat(connection, RENAMED)
        rename_chat(connection, RENAMED)

    with engine.connect() as connection:
        assert connection.scalars(select(chats.c.chat)).all() == [NEW]


def test_a_lost_chat_is_found_again_when_somebody_writes_there(engine: Engine) -> None:
    with writing(engine) as connection:
        mark_chat(connection, OLD, START, is_lost=True)
        before = lost_chats(connection)
        find_again(connection, OLD.platform, OLD.chat, START)
        after = lost_chats(connection)

    assert before == {("telegram", OLD.chat)}
    assert after == set()
