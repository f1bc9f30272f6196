import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.exc import OperationalError

from bot.citations import Answer, Decision
from bot.delivery.claims import Terms
from bot.delivery.outbox import Outbox
from bot.delivery.pacing import Pace, Rate
from bot.messages import (
    AnswerBlock,
    Exchange,
    IncomingMessage,
    PictureBlock,
    PictureId,
    Reply,
    TextBlock,
)
from bot.reception.desk import Desk, Surroundings
from bot.reception.journal import Journal
from bot.reception.ledger import Ledger
from bot.records.audit import AuditLog
from bot.records.buttons import Buttons
from bot.records.pictures import Pictures
from bot.tables import audit, chats, outbox, pictures, updates
from tests.fakes.clock import Clock, settle
from tests.fakes.inline_executor import InlineExecutor
from tests.fakes.scripted_platform import ScriptedPlatform, update

pytestmark = pytest.mark.every_database


@dataclass
class Office:
    """A desk over a real database, and a conversation that echoes."""

    engine: Engine
    clock: Clock = field(default_factory=Clock)
    platform: ScriptedPlatform = field(default_factory=ScriptedPlatform)
    heard: list[str] = field(default_factory=list)
    settlements: asyncio.Queue[str] = field(default_factory=asyncio.Queue)
    before: Callable[[IncomingMessage], None] = lambda _message: None  # in front of every answer

    def handle(self, message: IncomingMessage) -> Reply | None:
        self.before(message)
        self.heard.append(message.text)
        if message.text == "im":
            return None
        if message.text == "hình":
            return Reply((PictureBlock(PictureId("p1"), b"png", "Lịch"),))
        answer = Answer(Decision.ANSWER, f"Trả lời {message.text}")
        exchange = Exchange(f"r-{message.chat}-{message.id}", message.text, answer, {"app": "1"})
        return Reply((AnswerBlock(answer.text), TextBlock("Hết.")), answer.decision, exchange)

    def settled(self, platform: str) -> None:
        self.settlements.put_nowait(platform)

    def ledger(self) -> Ledger:
        engine = self.engine
        return Ledger(
            engine,
            Journal(engine),
            Outbox(engine),
            AuditLog(engine),
            Buttons(engine),
            Pictures(engine),
        )

    @asynccontextmanager
    async def open(
        self, *, ready: bool = True, executor: Executor | None = None
    ) -> AsyncIterator[Desk]:
        executor = executor or InlineExecutor()
        here = Surroundings(executor, self.clock.now, self.clock.sleep, self.settled)
        desk = Desk({"telegram": self.platform}, self.ledger(), self.handle, here)
        if ready:
            await desk.resume("telegram")
        try:
            yield desk
        finally:
            await desk.close()

    def queued(self) -> list[str]:
        with self.engine.connect() as connection:
            rows = connection.execute(select(outbox.c.parcel).order_by(outbox.c.id))
            return [row.parcel["text"] for row in rows]

    def states(self) -> list[str]:
        with self.engine.connect() as connection:
            return list(connection.scalars(select(updates.c.state).order_by(updates.c.id)))


@pytest.fixture
def office(engine: Engine) -> Office:
    return Office(engine)


async def test_an_update_is_answered_into_the_outbox_and_the_audit_log(office: Office) -> None:
    async with office.open() as desk:
        await desk.keep("telegram", [update("1")])
        await settle()

    assert office.queued() == ["Trả lời 1", "Hết."]
    assert office.states() == ["done"]
    assert office.settlements.qsize() == 1
    with office.engine.connect() as connection:
        assert connection.scalars(select(audit.c.question)).all() == ["1"]


async def test_an_update_that_is_delivered_again_is_answered_once(office: Office) -> None:
    async with office.open() as desk:
        for _ in range(3):
            await desk.keep("telegram", [update("1")])
            await settle()

    assert office.heard == ["1"]
    assert office.queued() == ["Trả lời 1", "Hết."]


async def test_what_a_killed_process_left_is_answered_by_the_next(office: Office) -> None:
    Journal(office.engine).record(
        "telegram", [update("1"), update("2", number=2)], office.clock.time
    )

    async with office.open():
        await settle()

    assert office.heard == ["1", "2"]


async def test_nothing_is_read_before_its_platform_is_ready(office: Office) -> None:
    async with office.open(ready=False) as desk:
        await desk.keep("telegram", [update("1")])
        await settle()
        before = list(office.heard)
        await desk.resume("telegram")
        await settle()

    assert (before, office.heard) == ([], ["1"])


async def test_what_rests_in_doubt_is_queued_before_the_answer_to_what_its_chat_says(
    office: Office,
) -> None:
    terms = Terms("telegram", Pace(*[Rate(0.001, 100)] * 3), timedelta(minutes=5))
    put_off = Outbox(office.engine)
    async with office.open() as desk:
        await desk.keep("telegram", [update("1")])
        await settle()
        for _ in range(2):
            claim = put_off.claim(terms, office.clock.time, most=1)
            put_off.leave_in_doubt(claim.consignments[0], "ReadTimeout", office.clock.time)
        await office.clock.pass_time(60)
        await desk.keep("telegram", [update("im", number=2)])
        await settle()

    with office.engine.connect() as connection:
        rows = connection.execute(select(outbox.c.state, outbox.c.is_repeat))
        assert [tuple(row) for row in rows] == [("queued", True)] * 2


async def test_silence_closes_an_update_without_a_message(office: Office) -> None:
    async with office.open() as desk:
        await desk.keep("telegram", [update("im"), update("", number=2, ignored=True)])
        await settle()

    assert office.states() == ["done", "done"]
    assert office.queued() == []


async def test_an_update_that_always_fails_is_given_up_and_its_chat_goes_on(
    office: Office,
) -> None:
    async with office.open() as desk:
        office.platform.unreadable = "?"
        await desk.keep("telegram", [update("?", number=1), update("2", number=2)])
        await office.clock.pass_time(30)

    assert office.states() == ["failed", "done"]
    assert office.heard == ["2"]


async def test_a_database_that_cannot_be_written_is_waited_for(office: Office) -> None:
    troubles = iter(range(10))

    def full(_message: IncomingMessage) -> None:
        if next(troubles, None) is not None:
            raise OperationalError("INSERT", {}, Exception("database or disk is full"))

    office.before = full
    async with office.open() as desk:
        await desk.keep("telegram", [update("1")])
        await office.clock.pass_time(60)

    assert office.states() == ["done"]
    assert office.heard == ["1"]


async def test_a_slow_answer_shows_that_it_is_being_made_and_holds_up_no_other_chat(
    office: Office,
) -> None:
    release = threading.Event()

    def wait(message: IncomingMessage) -> None:
        if message.text == "chậm":
            release.wait()

    office.before = wait
    with ThreadPoolExecutor(4) as threads:
        async with office.open(executor=threads) as desk:
            await desk.keep("telegram", [update("chậm", chat="a"), update("nhanh", chat="b")])
            await office.settlements.get()
            quick = list(office.heard)
            await office.clock.pass_time(9)
            release.set()
            await office.settlements.get()

    assert quick == ["nhanh"]
    assert office.platform.working == ["a", "a", "a"]


async def test_a_tapped_button_is_acknowledged(office: Office) -> None:
    async with office.open() as desk:
        await desk.keep("telegram", [update("", press="b1")])
        await settle()

    assert office.platform.acknowledged == ["receipt"]


async def test_a_chat_that_moves_or_closes_is_noted(office: Office) -> None:
    async with office.open() as desk:
        await desk.keep("telegram", [update("1", chat="cũ")])
        await settle()
        moved = update("", chat="cũ", number=2, renamed="mới")
        await desk.keep("telegram", [moved, update("", chat="b", number=3, closed=True)])
        await settle()

    with office.engine.connect() as connection:
        assert set(connection.scalars(select(outbox.c.chat))) == {"mới"}
        lost = connection.execute(select(chats.c.chat).where(chats.c.is_lost))
        assert [row.chat for row in lost] == ["b"]


async def test_a_picture_is_kept_with_the_message_that_shows_it(office: Office) -> None:
    async with office.open() as desk:
        await desk.keep("telegram", [update("hình")])
        await settle()

    with office.engine.connect() as connection:
        assert connection.scalars(select(pictures.c.png)).all() == [b"png"]
