from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, select, update

from bot.actions import Action, Ask, ListDocuments, Rate, SendOriginal, ShowSources
from bot.database import open_engine, writing
from bot.messages import (
    Button,
    ButtonId,
    ButtonsBlock,
    ChatId,
    Place,
    Reply,
    TextBlock,
    ThreadId,
)
from bot.records.buttons import KEPT_FOR, Buttons
from bot.tables import buttons
from tests.fakes.exchanges import AT

pytestmark = pytest.mark.every_database

CHAT = ChatId("-100")
GROUP = Place("telegram", CHAT, is_group=True)
TOPIC = Place("telegram", CHAT, ThreadId("5"), is_group=True)
SOURCES = ShowSources("r1")
LIKE, DISLIKE = Rate("r1", helpful=True), Rate("r1", helpful=False)
MINUTE = timedelta(minutes=1)


def row(*actions: Action, prefix: str = "b") -> ButtonsBlock:
    shown = (
        Button(ButtonId(f"{prefix}{number}"), "Nhãn", action)
        for number, action in enumerate(actions, start=1)
    )
    return ButtonsBlock((tuple(shown),))


def keep(engine: Engine, *blocks: ButtonsBlock, place: Place = GROUP, at: datetime = AT) -> Buttons:
    kept = Buttons(engine)
    with writing(engine) as connection:
        kept.keep(connection, place, Reply((TextBlock("Chọn:"), *blocks)), at)
    return kept


@pytest.mark.parametrize(
    "action", [Ask("Khi nào?"), SOURCES, SendOriginal("a" * 64), DISLIKE, ListDocuments(3)]
)
def test_a_button_does_the_same_after_a_restart(engine: Engine, action: Action) -> None:
    keep(engine, row(action))

    assert Buttons(engine).find(ButtonId("b1"), "telegram", CHAT) == action


def test_a_button_of_another_chat_or_platform_does_nothing(engine: Engine) -> None:
    kept = keep(engine, row(SOURCES))

    assert kept.find(ButtonId("b1"), "telegram", ChatId("-200")) is None
    assert kept.find(ButtonId("b1"), "zalo", CHAT) is None
    assert kept.find(ButtonId("b2"), "telegram", CHAT) is None


def test_a_link_from_elsewhere_can_show_and_do_nothing_else(engine: Engine) -> None:
    kept = keep(engine, row(SOURCES, ListDocuments(1), LIKE, Ask("a"), SendOriginal("a")))
    found = [kept.find_anywhere(ButtonId(f"b{number}")) for number in range(1, 7)]

    assert found == [SOURCES, ListDocuments(1), None, None, None, None]


def test_numbers_go_through_all_rows_of_a_reply(engine: Engine) -> None:
    kept = keep(engine, row(SOURCES), row(LIKE, DISLIKE, prefix="c"))
    found = [kept.numbered(GROUP, number, AT) for number in range(5)]

    assert found == [None, SOURCES, LIKE, DISLIKE, None]


def test_a_number_works_for_ten_minutes(engine: Engine) -> None:
    kept = keep(engine, row(SOURCES))

    assert kept.numbered(GROUP, 1, AT + 10 * MINUTE) == SOURCES
    assert kept.numbered(GROUP, 1, AT + 10 * MINUTE + timedelta(seconds=1)) is None
    assert kept.find(ButtonId("b1"), "telegram", CHAT) == SOURCES


@pytest.mark.parametrize("later", [MINUTE, timedelta(0), -MINUTE])
def test_a_number_means_the_newest_reply_even_when_the_clock_stood_still(
    engine: Engine, later: timedelta
) -> None:
    keep(engine, row(SOURCES, LIKE))
    kept = keep(engine, row(DISLIKE, prefix="c"), at=AT + later)

    assert kept.numbered(GROUP, 1, AT + later) == DISLIKE
    assert kept.numbered(GROUP, 2, AT + later) is None


def test_a_number_means_the_reply_in_the_same_thread(engine: Engine) -> None:
    keep(engine, row(SOURCES))
    kept = keep(engine, row(LIKE, prefix="c"), place=TOPIC, at=AT + MINUTE)

    assert kept.numbered(GROUP, 1, AT + MINUTE) == SOURCES
    assert kept.numbered(TOPIC, 1, AT + MINUTE) == LIKE


def test_a_reply_without_buttons_leaves_the_numbers_as_they_are(engine: Engine) -> None:
    keep(engine, row(SOURCES))
    kept = keep(engine, at=AT + MINUTE)

    assert kept.numbered(GROUP, 1, AT + MINUTE) == SOURCES


def test_only_old_buttons_are_forgotten(engine: Engine) -> None:
    keep(engine, row(SOURCES))
    kept = keep(engine, row(LIKE, prefix="c"), at=AT + MINUTE)
    kept.forget(AT + MINUTE)

    assert kept.find(ButtonId("b1"), "telegram", CHAT) is None
    assert kept.find(ButtonId("c1"), "telegram", CHAT) == LIKE
    assert timedelta(days=90) <= KEPT_FOR


def test_a_button_that_this_version_does_not_know_does_nothing(engine: Engine) -> None:
    kept = keep(engine, row(SOURCES))
    with writing(engine) as connection:
        connection.execute(update(buttons).values(action={"kind": "dance"}))

    assert kept.find(ButtonId("b1"), "telegram", CHAT) is None


def test_replies_of_several_programs_to_one_chat_are_told_apart(engine: Engine) -> None:
    def program(number: int) -> None:
        own = open_engine(engine.url.render_as_string(hide_password=False))
        for reply in range(10):
            keep(own, row(SOURCES, prefix=f"{number}-{reply}-"))
        own.dispose()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(program, range(4)))

    with engine.connect() as connection:
        shown = connection.scalars(select(buttons.c.created_at)).all()
    assert len(set(shown)) == len(shown) == 40
