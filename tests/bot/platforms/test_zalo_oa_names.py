"""What groups of an Official Account and their members are called, learnt beside the messages."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from bot.delivery.parcels import Parcel
from bot.messages import ChatId, IncomingMessage, Place
from bot.platforms.platform import FileContent
from bot.platforms.zalo_oa import ZaloOaOptions, ZaloOaPlatform
from tests.fakes.loopback import JUNK, Call, Fault, Misbehaviour, gateway_page
from tests.fakes.zalo_oa_consent import APP_ID, APP_SECRET
from tests.fakes.zalo_oa_envelope import failure
from tests.fakes.zalo_oa_events import OA_SECRET_KEY
from tests.fakes.zalo_oa_groups import Group
from tests.fakes.zalo_oa_server import ZaloOaServer

LAN, MINH = "1860000000000000225", "1860000000000000226"
GROUP = "4a9b0000000000009df"
TOGETHER = Place("zalo_oa", ChatId(GROUP), is_group=True)
MEMBERS = "listmember"
PATIENCE = 10.0  # seconds


@dataclass
class Clock:
    time: datetime = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.time

    async def sleep(self, _seconds: float) -> None:
        await asyncio.sleep(0)


class NoFiles:
    def original(self, _document: str) -> FileContent | None:
        return None

    def picture(self, _picture: str) -> bytes | None:
        return None


@dataclass
class Bench:
    """An account with a group, and a platform that is connected to it."""

    server: ZaloOaServer
    clock: Clock
    platform: ZaloOaPlatform

    def hear(self, user: str = LAN, group: str = GROUP) -> IncomingMessage:
        """Return what is read of a message that somebody writes in a group."""
        posted = self.server.say_in_group(group, user, "/nhac")
        lower = {name.lower(): value for name, value in posted.headers.items()}
        [update] = self.platform.receive(posted.body, lower)
        event = self.platform.read(update.body)
        assert isinstance(event, IncomingMessage)
        return event

    async def until(self, holds: Callable[[], bool]) -> None:
        """Let what is going on in the background go on."""
        async with asyncio.timeout(PATIENCE):
            while True:
                if holds():
                    return
                await asyncio.sleep(0)

    async def until_named(self, user: str = LAN) -> IncomingMessage:
        """Return a message of somebody whose name has been learnt."""
        await self.until(lambda: self.hear(user).sender_name is not None)
        return self.hear(user)

    def called(self, name: str) -> int:
        """Return how often the platform was asked for a list."""
        return sum(call.name == name for call in self.server.calls)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def server(clock: Clock) -> Iterator[ZaloOaServer]:
    with ZaloOaServer(clock.now) as served:
        served.groups[GROUP] = Group("Tổ một cửa", members={LAN: "Trần Thị Lan", MINH: "Minh"})
        yield served
        assert served.complaints == []


@asynccontextmanager
async def connected(server: ZaloOaServer, engine: Engine, clock: Clock) -> AsyncIterator[Bench]:
    options = ZaloOaOptions(
        APP_ID,
        APP_SECRET,
        OA_SECRET_KEY,
        "RT-loopback-1",
        api_base=server.url,
        oauth_base=server.url,
    )
    platform = ZaloOaPlatform(options, engine, NoFiles(), clock.now, clock.sleep)
    try:
        await platform.start()
        yield Bench(server, clock, platform)
    finally:
        await platform.close()


async def test_a_groups_message_says_what_the_group_and_its_writer_are_called(
    server: ZaloOaServer, engine: Engine, clock: Clock
) -> None:
    async with connected(server, engine, clock) as bench:
        first = bench.hear()
        later = await bench.until_named()
        await bench.until(lambda: bench.hear(MINH).chat_name is not None)
        other = bench.hear(MINH)

    assert first.sender_name is None  # nobody waits for names
    assert first.is_addressed
    assert (later.sender_name, later.chat_name) == ("Trần Thị Lan", "Tổ một cửa")
    assert (other.sender_name, other.chat_name) == ("Minh", "Tổ một cửa")


async def test_what_groups_are_called_is_known_before_anybody_writes(
    server: ZaloOaServer, engine: Engine, clock: Clock
) -> None:
    async with connected(server, engine, clock) as bench:
        await bench.until(lambda: bench.called("getgroupsofoa") == 1)
        await bench.until(lambda: bench.hear().chat_name == "Tổ một cửa")

    assert bench.called("getgroupsofoa") == 1


@pytest.mark.parametrize("most", [None, 5])
async def test_lists_are_read_to_their_end_page_after_page(
    server: ZaloOaServer, engine: Engine, clock: Clock, most: int | None
) -> None:
    server.most_listed = most
    people = {f"{number:019}": f"Cán bộ {number}" for number in range(120)}
    server.groups.update({f"{number:019x}": Group(f"Nhóm {number}") for number in range(60)})
    server.groups[GROUP] = Group("Tổ một cửa", members=people)
    async with connected(server, engine, clock) as bench:
        last = await bench.until_named(f"{119:019}")
        await bench.until(lambda: bench.hear(f"{119:019}").chat_name is not None)
        after = await bench.until_named(f"{7:019}")

    assert last.sender_name == "Cán bộ 119"
    assert after.sender_name == "Cán bộ 7"


async def test_no_message_costs_a_call(server: ZaloOaServer, engine: Engine, clock: Clock) -> None:
    async with connected(server, engine, clock) as bench:
        await bench.until_named()
        await bench.until(lambda: bench.called(MEMBERS) == 2)  # the second page is empty
        before = len(server.calls)
        for _ in range(50):
            assert bench.hear().sender_name == "Trần Thị Lan"
            assert bench.hear("somebody").sender_name is None
            await asyncio.sleep(0)
        await bench.platform.send(Parcel("Chào"), TOGETHER)

    assert len(server.calls) == before + 1


async def test_who_is_missing_is_looked_for_again_an_hour_later(
    server: ZaloOaServer, engine: Engine, clock: Clock
) -> None:
    async with connected(server, engine, clock) as bench:
        await bench.until_named()
        known = server.groups[GROUP]
        server.groups[GROUP] = replace(known, members={**known.members, "new": "Hoa"})
        soon = bench.hear("new")
        clock.time += timedelta(hours=1)
        later = await bench.until_named("new")

    assert soon.sender_name is None
    assert later.sender_name == "Hoa"


async def test_a_new_name_is_learnt_a_day_later(
    server: ZaloOaServer, engine: Engine, clock: Clock
) -> None:
    async with connected(server, engine, clock) as bench:
        await bench.until_named()
        server.groups[GROUP] = Group("Tổ hai cửa", members={LAN: "Lan Trần"})
        clock.time += timedelta(days=1)
        await bench.until(lambda: bench.hear().sender_name == "Lan Trần")
        await bench.until(lambda: bench.hear().chat_name == "Tổ hai cửa")


@pytest.mark.parametrize(
    "fault",
    [failure(-223), failure(-32), failure(-403), JUNK, gateway_page(), Misbehaviour.DROP],
    ids=["not granted", "too many calls", "not in the group", "junk", "gateway", "dropped"],
)
async def test_a_failure_leaves_the_message_and_is_tried_again_an_hour_later(
    server: ZaloOaServer, engine: Engine, clock: Clock, fault: Fault
) -> None:
    faults = [fault] * 2

    def script(call: Call) -> Fault | None:
        return faults.pop() if call.name == MEMBERS and faults else None

    server.script = script
    async with connected(server, engine, clock) as bench:
        bench.hear()
        await bench.until(lambda: bench.called(MEMBERS) > 0)
        await bench.platform.send(Parcel("Chào"), TOGETHER)
        faults.clear()
        clock.time += timedelta(hours=1)
        later = await bench.until_named()

    assert [sent.text for sent in server.sent] == ["Chào"]
    assert later.sender_name == "Trần Thị Lan"


async def test_a_silent_platform_holds_up_neither_messages_nor_the_end(
    server: ZaloOaServer, engine: Engine, clock: Clock
) -> None:
    server.script = lambda call: Misbehaviour.HANG if call.name == "getgroupsofoa" else None
    async with connected(server, engine, clock) as bench:
        await bench.until(lambda: bench.called("getgroupsofoa") == 1)
        heard = bench.hear()
        await bench.platform.send(Parcel("Chào"), TOGETHER)

    assert (heard.text, heard.sender_name, heard.chat_name) == ("/nhac", None, None)
    assert [sent.text for sent in server.sent] == ["Chào"]


async def test_names_are_shown_in_one_line_and_not_overlong(
    server: ZaloOaServer, engine: Engine, clock: Clock
) -> None:
    server.groups[GROUP] = Group("Tổ\nmột cửa", members={LAN: "Lan \u202e" + "x" * 100})
    async with connected(server, engine, clock) as bench:
        named = await bench.until_named()
        await bench.until(lambda: bench.hear().chat_name is not None)

    assert named.sender_name == "Lan " + "x" * 36 + "…"
    assert bench.hear().chat_name == "Tổ một cửa"
