"""The platforms' clients through a proxy, and whether a host can be reached at all."""

import asyncio
import gc
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from pydantic import SecretStr
from sqlalchemy import Engine

from bot.connections import Connecting, connect
from bot.diagnosis import Diagnosis, Health
from bot.platforms.errors import DeliveryDeferred
from bot.platforms.reach import Host, Reached, reach
from bot.records.files import StoredFiles
from bot.records.pictures import Pictures
from bot.settings import Settings
from corpus.store import DocumentStore
from tests.fakes import telegram_server as telegram_fake
from tests.fakes import zalo_bot_server as zalo_fake
from tests.fakes.socks_proxy import SocksProxy, socks_proxy
from tests.fakes.telegram_server import TelegramServer, telegram_server
from tests.fakes.zalo_bot_server import ZaloBotServer

NOW = datetime(2026, 3, 2, tzinfo=UTC)

# httpcore leaves the socket to the garbage collector when a proxy speaks no socks.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")


@pytest.fixture
def proxy() -> Iterator[SocksProxy]:
    with socks_proxy() as proxy:
        yield proxy


@pytest.fixture
def broken_proxy(proxy: SocksProxy) -> Iterator[SocksProxy]:
    proxy.is_broken = True
    yield proxy
    gc.collect()


@pytest.fixture
def telegram() -> Iterator[TelegramServer]:
    with telegram_server() as server:
        yield server


@pytest.fixture
def zalo() -> Iterator[ZaloBotServer]:
    with ZaloBotServer(lambda: NOW) as server:
        yield server


def through(proxy: SocksProxy, telegram: TelegramServer, zalo: ZaloBotServer) -> Settings:
    address = SecretStr(f"socks5://ten:mat-khau@127.0.0.1:{proxy.port}")
    return Settings(
        telegram_token=SecretStr(telegram_fake.TOKEN),
        telegram_api_base=telegram.url,
        telegram_proxy=address,
        zalo_bot_token=SecretStr(zalo_fake.TOKEN),
        zalo_bot_api_base=zalo.url,
        zalo_bot_name="Bot Sổ Tay",
        zalo_proxy=address,
    )


def port_of(url: str) -> int:
    return urlsplit(url).port or 0


async def diagnosed(settings: Settings, engine: Engine) -> list[Diagnosis]:
    files = StoredFiles(DocumentStore(engine), Pictures(engine).find)
    found: list[Diagnosis] = []
    for connection in connect(settings, Connecting(engine, files, lambda: NOW, asyncio.sleep)):
        found.extend(await connection.platform.diagnose())
        await connection.platform.close()
    return found


async def test_telegram_and_zalo_are_asked_through_a_socks_proxy(
    engine: Engine, proxy: SocksProxy, telegram: TelegramServer, zalo: ZaloBotServer
) -> None:
    found = await diagnosed(through(proxy, telegram, zalo), engine)

    assert {one.health for one in found} == {Health.GOOD}
    assert set(proxy.asked) == {port_of(telegram.url), port_of(zalo.url)}


async def test_a_proxy_that_speaks_no_socks_is_a_network_that_does_not_work(
    engine: Engine, broken_proxy: SocksProxy, telegram: TelegramServer, zalo: ZaloBotServer
) -> None:
    found = await diagnosed(through(broken_proxy, telegram, zalo), engine)

    assert [one.health for one in found] == [Health.BROKEN, Health.BROKEN]
    assert "SOTAY_TELEGRAM_PROXY" in found[0].advice
    assert "SOTAY_ZALO_PROXY" in found[1].advice


async def test_what_no_proxy_took_is_sent_later(
    engine: Engine, broken_proxy: SocksProxy, telegram: TelegramServer, zalo: ZaloBotServer
) -> None:
    files = StoredFiles(DocumentStore(engine), Pictures(engine).find)
    connecting = Connecting(engine, files, lambda: NOW, asyncio.sleep)
    for connection in connect(through(broken_proxy, telegram, zalo), connecting):
        with pytest.raises(DeliveryDeferred):
            await connection.platform.start()
        await connection.platform.close()


async def test_a_host_is_reached_whatever_it_answers(telegram: TelegramServer) -> None:
    found = await reach(Host("telegram", telegram.url, None, ""))

    assert found.ok
    assert found.time is not None
    assert found.time.tzinfo is UTC


async def test_a_host_out_of_reach_is_said(broken_proxy: SocksProxy) -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))  # bound and not listened on: refused
        closed = f"http://127.0.0.1:{held.getsockname()[1]}"
        straight = await reach(Host("zalo", closed, None, ""))
    proxied = await reach(Host("zalo", closed, f"socks5://127.0.0.1:{broken_proxy.port}", ""))

    assert (straight, proxied) == (Reached(ok=False), Reached(ok=False))
