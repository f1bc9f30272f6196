import asyncio
import os
import signal
import socket
import urllib.error
import urllib.request
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app import open_database, open_feeds
from bot.errors import DataFolderError
from bot.reminders.running.pulse import Beat, Pulse
from bot.service import Started, run
from bot.settings import Settings
from bot.web.errors import PortInUse

NOW = datetime(2026, 3, 2, tzinfo=UTC)


def status_for(address: str, host: str) -> int:
    request = urllib.request.Request(f"{address}/documents", headers={"Host": host})  # noqa: S310 - our own server
    try:
        with urllib.request.urlopen(request) as response:  # noqa: S310 - likewise
            status: int = response.status
            return status
    except urllib.error.HTTPError as error:
        return error.code


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_the_assistant_runs_until_it_is_told_to_stop(taken_in: Path, stop: signal.Signals) -> None:
    health: list[object] = []

    def started(service: Started) -> None:
        with socket.create_connection(("127.0.0.1", int(service.address.rpartition(":")[2]))):
            health.append(service.address)
        os.kill(os.getpid(), stop)

    asyncio.run(run(Settings(data_dir=taken_in, port=0), lambda: NOW, started))

    assert len(health) == 1


def test_what_is_due_is_looked_for_from_the_start(taken_in: Path) -> None:
    settings = Settings(data_dir=taken_in, port=0)

    def started(_service: Started) -> None:
        os.kill(os.getpid(), signal.SIGTERM)

    asyncio.run(run(settings, lambda: NOW, started))

    with open_database(settings) as engine:
        assert Pulse(engine).last() == Beat(NOW)


def test_the_page_is_reached_by_the_public_name_and_no_other(taken_in: Path) -> None:
    statuses: list[int] = []

    async def serve() -> None:
        loop = asyncio.get_running_loop()

        def started(service: Started) -> None:
            def look() -> None:
                for host in ("tra-cuu.xa.vn", "sotay.noi-bo", "localhost", "evil.example"):
                    statuses.append(status_for(service.address, host))  # noqa: PERF401 - seen as they come
                os.kill(os.getpid(), signal.SIGTERM)

            loop.run_in_executor(None, look)

        settings = Settings(data_dir=taken_in, port=0, public_url="https://Tra-Cuu.xa.vn/sotay")
        await run(settings, lambda: NOW, started)

    asyncio.run(serve())

    assert statuses == [200, 421, 200, 421]


def test_a_port_in_use_is_said(taken_in: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PortInUse, match=f"Cổng {port}"):
            asyncio.run(run(Settings(data_dir=taken_in, port=port), lambda: NOW, never))


def test_a_second_assistant_is_refused_before_it_opens_anything(taken_in: Path) -> None:
    def started(_service: Started) -> None:
        async def second() -> None:
            with pytest.raises(DataFolderError, match="Sổ Tay đang chạy"):
                await run(Settings(data_dir=taken_in, port=0), lambda: NOW, never)
            os.kill(os.getpid(), signal.SIGTERM)

        tasks.append(asyncio.ensure_future(second()))

    tasks: list[asyncio.Future[None]] = []
    asyncio.run(run(Settings(data_dir=taken_in, port=0), lambda: NOW, started))

    assert tasks[0].exception() is None


def never(_service: Started) -> None:
    raise AssertionError


def test_a_calendar_is_there_for_whoever_has_its_address(data: Path) -> None:
    settings = Settings(data_dir=data, port=0)
    with open_database(settings) as engine:
        token = open_feeds(engine).create("terminal", NOW)
    answers: list[tuple[int, str]] = []

    def fetch(address: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(address) as response:  # noqa: S310 - our own server
                return response.status, response.read().decode()[:15]
        except urllib.error.HTTPError as error:
            return error.code, ""

    async def serve() -> None:
        loop = asyncio.get_running_loop()

        def started(service: Started) -> None:
            def look() -> None:
                for secret in (token, "other" * 6):
                    answers.append(fetch(f"{service.address}/calendar/{secret}.ics"))  # noqa: PERF401 - seen as they come
                os.kill(os.getpid(), signal.SIGTERM)

            loop.run_in_executor(None, look)

        await run(settings, lambda: NOW, started)

    asyncio.run(serve())

    assert answers == [(200, "BEGIN:VCALENDAR"), (404, "")]
