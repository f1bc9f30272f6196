import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from sqlalchemy import Engine, select

from bot import texts
from bot.database import writing
from bot.delivery.chats import rename_chat
from bot.delivery.claims import Terms
from bot.delivery.delivery import Carrier, Delivery, Surroundings
from bot.delivery.doubts import try_last
from bot.delivery.outbox import Outbox
from bot.delivery.pacing import Pace, Rate
from bot.delivery.parcels import Parcel
from bot.messages import ChatId, ChatRenamed, Place
from bot.platforms.errors import (
    ChatMoved,
    DeliveryDeferred,
    DeliveryInDoubt,
    DeliveryRefused,
    Doubt,
    PlatformClosed,
    PlatformError,
)
from bot.tables import outbox
from tests.fakes.clock import Clock, settle
from tests.fakes.inline_executor import InlineExecutor
from tests.fakes.scripted_platform import Script, ScriptedPlatform, accept

FAST = Rate(0.001, 1000)
PACE = Pace(FAST, FAST, FAST)
TOKEN = "123:" + "x" * 8


@dataclass
class Office:
    """An outbox, a platform, and time that can be let pass."""

    engine: Engine
    clock: Clock = field(default_factory=Clock)
    platform: ScriptedPlatform = field(default_factory=ScriptedPlatform)
    closed: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.outbox = Outbox(self.engine)

    def put(self, *written: str, chat: str = "a") -> None:
        with writing(self.engine) as connection:
            for text in written:
                place = Place("telegram", ChatId(chat))
                self.outbox.put(connection, f"{chat}:{text}", place, Parcel(text), self.clock.time)

    def rename(self, renamed: ChatRenamed) -> None:
        with writing(self.engine) as connection:
            rename_chat(connection, renamed)

    def states(self) -> list[tuple[str, str | None]]:
        query = select(outbox.c.state, outbox.c.message_id).order_by(outbox.c.id)
        with self.engine.connect() as connection:
            return [(row.state, row.message_id) for row in connection.execute(query)]

    @asynccontextmanager
    async def delivering(self, script: Script = accept) -> AsyncIterator[Delivery]:
        self.platform.script = script
        here = Surroundings(
            executor=InlineExecutor(),
            now=self.clock.now,
            sleep=self.clock.sleep,
            closed=lambda platform, reason: self.closed.append((platform, reason)),
            renamed=self.rename,
        )
        delivery = Delivery({"telegram": Carrier(self.platform, PACE, self.outbox, here)})
        task = asyncio.create_task(delivery.run())
        await settle()
        try:
            yield delivery
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
def office(engine: Engine) -> Office:
    return Office(engine)


class Once:
    """A script that fails its first calls in turn and accepts the rest."""

    def __init__(self, *errors: PlatformError) -> None:
        self._errors = list(errors)

    def __call__(self, _place: Place, _parcel: Parcel) -> PlatformError | None:
        return self._errors.pop(0) if self._errors else None


async def test_what_waits_is_sent_in_order_and_marked_with_the_platforms_id(
    office: Office,
) -> None:
    office.put("1", "2", "3")

    async with office.delivering():
        await office.clock.pass_time(1)

    assert office.platform.sent == [("a", "1"), ("a", "2"), ("a", "3")]
    assert office.states() == [("sent", "1"), ("sent", "2"), ("sent", "3")]


async def test_news_are_sent_without_waiting_for_the_next_look(office: Office) -> None:
    async with office.delivering() as delivery:
        office.put("1")
        delivery.wake("telegram")
        await settle()

        assert office.platform.sent == [("a", "1")]


async def test_what_another_process_put_is_found_at_the_next_look(office: Office) -> None:
    async with office.delivering():
        office.put("1")
        await office.clock.pass_time(15)

    assert office.platform.sent == [("a", "1")]


async def test_the_wait_that_a_platform_asks_for_is_kept_to_the_second(office: Office) -> None:
    office.put("1")
    limit = DeliveryDeferred("429", timedelta(seconds=37), is_limit=True)

    async with office.delivering(Once(limit)):
        await office.clock.pass_time(36.9)
        before = list(office.platform.sent)
        await office.clock.pass_time(0.3)

    assert (before, office.platform.sent) == ([], [("a", "1")])
    assert not office.platform.parcels[0].text.startswith("(")


async def test_a_flood_in_one_chat_does_not_delay_another(office: Office) -> None:
    office.put(*(str(number) for number in range(50)))
    office.put("ngắn", chat="b")

    def limit(place: Place, _parcel: Parcel) -> PlatformError | None:
        wait = timedelta(seconds=60)
        return DeliveryDeferred("429", wait, is_limit=True) if place.chat == "a" else None

    async with office.delivering(limit):
        await office.clock.pass_time(1)

    assert office.platform.sent == [("b", "ngắn")]


async def test_a_platform_out_of_reach_is_tried_again_less_and_less_often(
    office: Office,
) -> None:
    office.put("1")
    away = [DeliveryDeferred("ConnectError", timedelta(seconds=5)) for _ in range(3)]

    async with office.delivering(Once(*away)):
        await office.clock.pass_time(5 + 10 + 19)
        tried = len(office.platform.tried)
        await office.clock.pass_time(2)

    assert tried == 3
    assert office.platform.sent == [("a", "1")]


async def test_a_doubt_is_tried_once_more_and_says_so(office: Office) -> None:
    office.put("1")

    async with office.delivering(Once(DeliveryInDoubt("ReadTimeout"))):
        await office.clock.pass_time(10)

    assert office.platform.sent == [("a", f"{texts.SENT_AGAIN}\n1")]


async def test_after_two_silences_a_message_rests_and_the_next_one_goes(office: Office) -> None:
    office.put("1", "2")
    silence = DeliveryInDoubt("ReadTimeout", Doubt.SILENCE)

    async with office.delivering(Once(silence, silence)):
        await office.clock.pass_time(60)

    assert office.platform.sent == [("a", "2")]
    assert [state for state, _ in office.states()] == ["in_doubt", "sent"]


async def test_a_message_that_rests_is_sent_late_when_somebody_writes_and_never_again(
    office: Office,
) -> None:
    office.put("1")
    silences = [DeliveryInDoubt("ReadTimeout", Doubt.SILENCE) for _ in range(3)]

    async with office.delivering(Once(*silences)) as delivery:
        for _ in range(3):
            await office.clock.pass_time(60)
            with writing(office.engine) as connection:
                try_last(connection, "telegram", ChatId("a"), office.clock.time)
            delivery.wake("telegram")

    assert office.platform.tried == ["1", *[f"{texts.SENT_AGAIN}\n1"] * 2]
    assert office.states() == [("in_doubt", None)]


async def test_a_cut_connection_is_tried_three_times_more(office: Office) -> None:
    office.put("1", "2")
    cuts = [DeliveryInDoubt("RemoteProtocolError", Doubt.CUT) for _ in range(4)]

    async with office.delivering(Once(*cuts)):
        await office.clock.pass_time(120)

    assert office.platform.tried == ["1", *[f"{texts.SENT_AGAIN}\n1"] * 3, "2"]


async def test_an_outage_is_outlasted_and_leaves_a_silence_its_own_repeat(
    office: Office,
) -> None:
    office.put("1")
    outage = [DeliveryInDoubt("502", Doubt.OUTAGE) for _ in range(12)]
    silence = DeliveryInDoubt("ReadTimeout", Doubt.SILENCE)

    async with office.delivering(Once(*outage, silence)):
        await office.clock.pass_time(12 * 3600)

    assert office.platform.sent == [("a", f"{texts.SENT_AGAIN}\n1")]


async def test_an_error_nobody_foresaw_counts_as_a_doubt_and_its_words_stay_out_of_the_log(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    office.put("1")

    def broken(_place: Place, _parcel: Parcel) -> PlatformError | None:
        raise RuntimeError(f"https://host/bot{TOKEN}/sendMessage")

    with caplog.at_level(logging.DEBUG):
        async with office.delivering(broken):
            await office.clock.pass_time(120)

    assert office.states() == [("in_doubt", None)]
    assert TOKEN not in caplog.text


async def test_a_chat_that_moved_gets_its_messages_under_the_new_id(office: Office) -> None:
    office.put("1", "2", chat="old")

    async with office.delivering(Once(ChatMoved("migrated", ChatId("new")))):
        await office.clock.pass_time(15)

    assert office.platform.sent == [("new", "1"), ("new", "2")]


async def test_a_lost_chat_is_not_written_to_again(office: Office) -> None:
    office.put("1", "2")

    async with office.delivering(Once(DeliveryRefused("403", chat_lost=True))):
        await office.clock.pass_time(60)

    assert office.platform.tried == ["1"]
    assert [state for state, _ in office.states()] == ["refused", "refused"]


async def test_a_closed_platform_keeps_what_it_has_and_a_person_is_told(office: Office) -> None:
    office.put("1")

    async with office.delivering(Once(PlatformClosed("401", "Mã bot không còn đúng."))):
        await office.clock.pass_time(59)
        before = list(office.platform.sent)
        await office.clock.pass_time(16)

    assert office.closed == [("telegram", "Mã bot không còn đúng.")]
    assert (before, office.platform.sent) == ([], [("a", "1")])


async def test_what_is_under_way_at_the_end_is_finished_and_written_down(
    office: Office,
) -> None:
    office.put("1")
    office.platform.hold = asyncio.Event()

    async with office.delivering():
        asyncio.get_running_loop().call_soon(office.platform.hold.set)

    assert office.states() == [("sent", "1")]


async def test_what_was_under_way_in_a_killed_process_is_repeated_and_says_so(
    office: Office,
) -> None:
    office.put("1")
    terms = Terms("telegram", PACE, timedelta(hours=1))
    office.outbox.claim(terms, office.clock.time, most=1)
    office.outbox.recover(office.clock.time, all_leases=True)

    async with office.delivering():
        await office.clock.pass_time(1)

    assert office.platform.sent == [("a", f"{texts.SENT_AGAIN}\n1")]
