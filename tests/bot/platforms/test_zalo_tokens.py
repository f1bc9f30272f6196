"""The single-use refresh token: whoever refreshes, and however many at once, nothing is lost."""

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, update

from bot.database import open_engine, writing
from bot.platforms import zalo_token_rows as rows
from bot.platforms.errors import DeliveryDeferred, PlatformClosed
from bot.platforms.zalo_oauth import ConsentNeeded, OaApp, TokenPair
from bot.platforms.zalo_tokens import Around, ZaloTokens
from bot.tables import zalo_tokens

pytestmark = pytest.mark.every_database

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
APP = OaApp("360000000000000967", "app-secret", "RT-0")
DAY = timedelta(hours=25)


@dataclass
class Service:
    """The token service: each refresh token works once, and only the last pair is valid."""

    valid: str = "RT-0"
    count: int = 0
    failures: list[Exception] = field(default_factory=list)
    spent: list[str] = field(default_factory=list)
    lifetime: timedelta = DAY
    lock: threading.Lock = field(default_factory=threading.Lock)
    gate: asyncio.Barrier | None = None  # a test meets the call there, twice

    async def refresh(self, refresh_token: str) -> TokenPair:
        if self.gate is not None:
            await self.gate.wait()
            await self.gate.wait()
        with self.lock:
            self.spent.append(refresh_token)
            if self.failures:
                raise self.failures.pop(0)
            if refresh_token != self.valid:
                raise ConsentNeeded("refresh: -14020")
            self.count += 1
            self.valid = f"RT-{self.count}"
            return TokenPair(f"AT-{self.count}", self.valid, self.lifetime)


@dataclass
class Clock:
    time: datetime = NOW
    slept: asyncio.Event = field(default_factory=asyncio.Event)

    def now(self) -> datetime:
        return self.time

    async def sleep(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)
        self.slept.set()
        await asyncio.sleep(0)


@pytest.fixture
def service() -> Service:
    return Service()


@pytest.fixture
def clock() -> Clock:
    return Clock()


def _tokens(engine: Engine, service: Service, clock: Clock, app: OaApp = APP) -> ZaloTokens:
    return ZaloTokens(engine, app, service.refresh, Around(clock.now, clock.sleep))


async def test_the_first_token_comes_of_the_settings_refresh_token(
    engine: Engine, service: Service, clock: Clock
) -> None:
    tokens = _tokens(engine, service, clock)

    assert await tokens.access_token() == "AT-1"
    assert await tokens.kept() == rows.KeptTokens(
        "RT-1", "AT-1", NOW + DAY, NOW, needs_consent=False
    )


async def test_a_token_with_time_left_is_used_again(
    engine: Engine, service: Service, clock: Clock
) -> None:
    await _tokens(engine, service, clock).access_token()
    clock.time += DAY - timedelta(hours=1)

    assert await _tokens(engine, service, clock).access_token() == "AT-1"
    assert service.spent == ["RT-0"]


async def test_a_token_with_less_than_an_hour_left_is_refreshed(
    engine: Engine, service: Service, clock: Clock
) -> None:
    tokens = _tokens(engine, service, clock)
    await tokens.access_token()
    clock.time += DAY - timedelta(minutes=59)

    assert await tokens.access_token() == "AT-2"


async def test_a_refused_token_is_refreshed(engine: Engine, service: Service, clock: Clock) -> None:
    tokens = _tokens(engine, service, clock)
    await tokens.access_token()

    assert await tokens.access_token(stale="AT-1") == "AT-2"


async def test_a_token_that_another_has_replaced_is_not_refreshed(
    engine: Engine, service: Service, clock: Clock
) -> None:
    first, second = (_tokens(engine, service, clock) for _ in range(2))
    await first.access_token()
    await first.access_token(stale="AT-1")

    assert await second.access_token(stale="AT-1") == "AT-2"
    assert service.spent == ["RT-0", "RT-1"]


async def test_many_who_ask_at_once_refresh_once(
    engine: Engine, service: Service, clock: Clock
) -> None:
    tokens = _tokens(engine, service, clock)
    others = _tokens(engine, service, clock)

    given = await asyncio.gather(*(t.access_token() for t in (tokens, others) for _ in range(10)))

    assert set(given) == {"AT-1"}
    assert service.spent == ["RT-0"]


async def test_two_who_were_refused_at_once_refresh_once(
    engine: Engine, service: Service, clock: Clock
) -> None:
    first, second = (_tokens(engine, service, clock) for _ in range(2))
    await first.access_token()

    given = await asyncio.gather(*(t.access_token(stale="AT-1") for t in (first, second)))

    assert given == ["AT-2", "AT-2"]
    assert service.spent == ["RT-0", "RT-1"]


@contextmanager
def _same_database(engine: Engine) -> Iterator[Engine]:
    """Give another engine, as another process has it: no lock of this one holds for it."""
    other = open_engine(engine.url.render_as_string(hide_password=False))
    try:
        yield other
    finally:
        other.dispose()


def test_processes_that_refresh_at_once_lose_nothing(engine: Engine, service: Service) -> None:
    rounds, processes = 5, 4
    together = threading.Barrier(processes)

    def process(_number: int) -> list[str]:
        return asyncio.run(work())

    async def work() -> list[str]:
        given: list[str] = []
        with _same_database(engine) as own:
            tokens = ZaloTokens(own, APP, service.refresh, Around(lambda: NOW, _yield))
            stale = None
            for _ in range(rounds):
                await asyncio.to_thread(together.wait)
                stale = await tokens.access_token(stale)
                given.append(stale)
            await tokens.close()
        return given

    with ThreadPoolExecutor(processes) as pool:
        given = list(pool.map(process, range(processes)))

    assert given == [[f"AT-{n}" for n in range(1, rounds + 1)]] * processes
    assert service.spent == [f"RT-{n}" for n in range(rounds)]


async def _yield(_seconds: float) -> None:
    await asyncio.sleep(0)


async def test_whoever_asks_may_be_cancelled_and_the_pair_is_kept(
    engine: Engine, service: Service, clock: Clock
) -> None:
    service.gate = asyncio.Barrier(2)
    tokens = _tokens(engine, service, clock)
    asking = asyncio.create_task(tokens.access_token())
    await service.gate.wait()

    asking.cancel()
    await asyncio.wait([asking])
    await service.gate.wait()
    await tokens.close()

    assert asking.cancelled()
    kept = await tokens.kept()
    assert kept is not None
    assert kept.refresh_token == service.valid == "RT-1"


async def test_a_lease_of_one_who_died_runs_out(
    engine: Engine, service: Service, clock: Clock
) -> None:
    rows.seed(engine, APP)
    rows.take_lease(engine, APP.app_id, "dead", NOW)

    assert await _tokens(engine, service, clock).access_token() == "AT-1"
    assert clock.time > NOW + rows.LEASE


def test_a_lease_is_one_owners(engine: Engine) -> None:
    rows.seed(engine, APP)

    assert rows.take_lease(engine, APP.app_id, "one", NOW) is not None
    assert rows.take_lease(engine, APP.app_id, "one", NOW) is not None
    assert rows.take_lease(engine, APP.app_id, "two", NOW) is None
    rows.give_back(engine, APP.app_id, "two")
    assert rows.take_lease(engine, APP.app_id, "two", NOW) is None
    rows.give_back(engine, APP.app_id, "one")
    assert rows.take_lease(engine, APP.app_id, "two", NOW) is not None


async def test_a_pair_that_came_after_the_lease_had_run_out_is_kept(
    engine: Engine, service: Service
) -> None:
    rows.seed(engine, APP)
    rows.take_lease(engine, APP.app_id, "slow", NOW)
    rows.take_lease(engine, APP.app_id, "next", NOW + rows.LEASE + timedelta(seconds=1))

    rows.store(engine, APP.app_id, "RT-0", TokenPair("AT-1", "RT-1", DAY), NOW)
    rows.ask_for_consent(engine, APP.app_id, "RT-0")  # what `next` was told of the spent token

    assert rows.kept(engine, APP.app_id) == rows.KeptTokens(
        "RT-1", "AT-1", NOW + DAY, NOW, needs_consent=False
    )


async def test_a_spent_refresh_token_is_for_a_person(
    engine: Engine, service: Service, clock: Clock
) -> None:
    service.valid = "RT-elsewhere"
    tokens = _tokens(engine, service, clock)

    with pytest.raises(PlatformClosed) as caught:
        await tokens.access_token()
    with pytest.raises(PlatformClosed):
        await tokens.access_token()

    assert "SOTAY_ZALO_OA_REFRESH_TOKEN" in caught.value.reason
    assert service.spent == ["RT-0"]


async def test_a_new_refresh_token_in_the_settings_begins_anew(
    engine: Engine, service: Service, clock: Clock
) -> None:
    service.valid = "RT-new"
    with pytest.raises(PlatformClosed):
        await _tokens(engine, service, clock).access_token()

    renewed = _tokens(engine, service, clock, replace(APP, refresh_token="RT-new"))

    assert await renewed.access_token() == "AT-1"


async def test_the_same_refresh_token_in_the_settings_changes_nothing(
    engine: Engine, service: Service, clock: Clock
) -> None:
    await _tokens(engine, service, clock).access_token()

    rows.seed(engine, APP)

    kept = rows.kept(engine, APP.app_id)
    assert kept is not None
    assert kept.refresh_token == "RT-1"


async def test_an_outage_gives_the_lease_back(
    engine: Engine, service: Service, clock: Clock
) -> None:
    service.failures.append(DeliveryDeferred("refresh: ConnectError", timedelta(seconds=10)))
    with pytest.raises(DeliveryDeferred):
        await _tokens(engine, service, clock).access_token()

    assert await _tokens(engine, service, clock).access_token() == "AT-1"
    assert clock.time == NOW


async def test_in_an_outage_the_token_is_used_to_its_end(
    engine: Engine, service: Service, clock: Clock
) -> None:
    tokens = _tokens(engine, service, clock)
    await tokens.access_token()
    clock.time += DAY - timedelta(minutes=30)
    service.failures.append(DeliveryDeferred("refresh: ConnectError", timedelta(seconds=10)))

    given = [await tokens.access_token() for _ in range(3)]
    clock.time += timedelta(minutes=2)

    assert given == ["AT-1"] * 3
    assert service.spent == ["RT-0", "RT-1"]
    assert await tokens.access_token() == "AT-2"


async def test_a_pair_that_cannot_be_stored_at_once_is_stored_later(
    engine: Engine, service: Service, clock: Clock
) -> None:
    service.gate = asyncio.Barrier(2)
    tokens = _tokens(engine, service, clock)
    asking = asyncio.create_task(tokens.access_token())
    await service.gate.wait()
    with writing(engine) as connection:
        connection.exec_driver_sql("ALTER TABLE zalo_tokens RENAME TO away")
    await service.gate.wait()

    await clock.slept.wait()  # the first attempt has failed
    with writing(engine) as connection:
        connection.exec_driver_sql("ALTER TABLE away RENAME TO zalo_tokens")

    assert await asking == "AT-1"


async def test_a_database_out_of_order_puts_it_off(
    empty_engine: Engine, service: Service, clock: Clock
) -> None:
    with pytest.raises(DeliveryDeferred):
        await _tokens(empty_engine, service, clock).access_token()


async def test_a_row_that_is_gone_is_made_anew(
    engine: Engine, service: Service, clock: Clock
) -> None:
    tokens = _tokens(engine, service, clock)
    await tokens.access_token()
    with writing(engine) as connection:
        connection.execute(zalo_tokens.delete())
    service.valid = "RT-0"

    with pytest.raises(DeliveryDeferred):
        await tokens.access_token()

    assert await tokens.access_token() == "AT-2"


async def test_consent_asked_for_elsewhere_is_seen(
    engine: Engine, service: Service, clock: Clock
) -> None:
    tokens = _tokens(engine, service, clock)
    await tokens.access_token()
    with writing(engine) as connection:
        connection.execute(update(zalo_tokens).values(needs_consent=True))

    with pytest.raises(ConsentNeeded):
        await tokens.access_token()
