import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import Engine

from bot.connections import Connecting, connect, hosts
from bot.records.files import StoredFiles
from bot.records.pictures import Pictures
from bot.settings import Settings
from corpus.store import DocumentStore

TOKEN = SecretStr("7:secret")
PROXIES = ["http://proxy.xa.vn:3128", "socks5://ten:mat-khau@127.0.0.1:1080", "socks5h://[::1]:9"]


@pytest.fixture
def with_(engine: Engine) -> Connecting:
    files = StoredFiles(DocumentStore(engine), Pictures(engine).find)
    return Connecting(engine, files, lambda: datetime(2026, 3, 2, tzinfo=UTC), asyncio.sleep)


@pytest.mark.parametrize("proxy", PROXIES)
async def test_every_platform_can_be_reached_through_any_kind_of_proxy(
    with_: Connecting, proxy: str
) -> None:
    settings = Settings(
        telegram_token=TOKEN,
        telegram_proxy=SecretStr(proxy),
        zalo_bot_token=TOKEN,
        zalo_oa_app_id="360",
        zalo_proxy=SecretStr(proxy),
    )

    found = connect(settings, with_)
    for connection in found:
        await connection.platform.close()

    assert [connection.platform.name for connection in found] == ["telegram", "zalo", "zalo_oa"]
    assert [host.proxy for host in hosts(settings)] == [proxy] * 3


def test_without_a_token_there_is_no_platform(with_: Connecting, tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, zalo_proxy=SecretStr(PROXIES[0]))

    assert connect(settings, with_) == []
    assert list(hosts(settings)) == []


def test_webhooks_are_known_by_the_settings(with_: Connecting) -> None:
    polling = Settings(telegram_token=TOKEN, zalo_bot_token=TOKEN, zalo_oa_app_id="360")
    webhook = polling.model_copy(
        update={
            "telegram_mode": "webhook",
            "zalo_bot_mode": "webhook",
            "public_url": "https://so-tay.example",
        }
    )

    assert [one.has_webhook for one in connect(polling, with_)] == [False, False, True]
    assert [one.has_webhook for one in connect(webhook, with_)] == [True, True, True]
