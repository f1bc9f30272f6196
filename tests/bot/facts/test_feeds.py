from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count

import pytest
from sqlalchemy import Engine, select

from bot.facts.feeds import Feeds, Owner
from bot.messages import ChatId
from bot.tables import calendar_feeds
from corpus.facts.facts import Party
from tests.fakes.exchanges import AT

pytestmark = pytest.mark.every_database

LATER = AT + timedelta(days=1)
UNIT = Party("Sở Nội vụ", "so noi vu")
GROUP = Owner("telegram", ChatId("-100"))


def numbered() -> Callable[[], str]:
    numbers: Iterator[int] = count(1)
    return lambda: f"{next(numbers):032d}"


@pytest.fixture
def feeds(engine: Engine) -> Feeds:
    return Feeds(engine, numbered())


def test_a_feed_is_found_by_its_secret_alone(feeds: Feeds) -> None:
    token = feeds.create("telegram:7", AT, unit=UNIT, owner=GROUP)
    feed = feeds.find(token)

    assert feed is not None
    assert (feed.unit, feed.owner, feed.created_by, feed.created_at) == (
        UNIT,
        GROUP,
        "telegram:7",
        AT,
    )
    assert feeds.find(token + "0") is None
    assert feeds.find(str(feed.number)) is None


def test_a_secret_with_half_a_character_finds_nothing(feeds: Feeds) -> None:
    assert feeds.find("\ud800" * 32) is None


def test_a_feed_without_a_unit_shows_all(feeds: Feeds) -> None:
    feed = feeds.find(feeds.create("terminal", AT))

    assert feed is not None
    assert (feed.unit, feed.owner) == (None, None)


def test_the_secret_is_not_kept(feeds: Feeds, engine: Engine) -> None:
    token = feeds.create("terminal", AT, unit=UNIT)
    with engine.connect() as connection:
        row = connection.execute(select(calendar_feeds)).one()

    assert token not in str(row)


def test_a_revoked_feed_is_found_no_more_and_stays_listed(feeds: Feeds) -> None:
    token = feeds.create("terminal", AT)
    number = feeds.feeds()[0].number

    assert feeds.revoke(number, LATER)
    assert feeds.find(token) is None
    assert feeds.feeds()[0].revoked_at == LATER
    assert not feeds.revoke(number, LATER)


def test_a_chat_ends_its_own_feeds_alone(feeds: Feeds) -> None:
    feeds.create("terminal", AT)
    feeds.create("telegram:7", AT, owner=GROUP)
    of_terminal, of_group = (feed.number for feed in feeds.feeds())

    assert not feeds.revoke(of_terminal, LATER, GROUP)
    assert feeds.revoke(of_group, LATER, GROUP)
    assert [feed.number for feed in feeds.feeds(GROUP)] == [of_group]


def test_the_oldest_feed_of_a_chat_ends_when_there_are_too_many(feeds: Feeds) -> None:
    other = feeds.create("telegram:7", AT, owner=Owner("zalo", ChatId("-100")))
    tokens = [feeds.create("telegram:7", AT, owner=GROUP) for _ in range(21)]

    assert feeds.find(tokens[0]) is None
    assert all(feeds.find(token) for token in [*tokens[1:], other])
