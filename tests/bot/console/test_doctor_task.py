"""`sotay doctor` against the strict servers of all platforms."""

import asyncio
import os
import shutil
import signal
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from io import StringIO
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr

from bot.app import open_database
from bot.console.command_line import parse
from bot.console.doctor_task import Visit, diagnoses
from bot.console.surroundings import Surroundings
from bot.console.tasks import TASKS
from bot.delivery.alerts import Alerts
from bot.delivery.outbox import Outbox
from bot.diagnosis import Health
from bot.service import Started, run
from bot.settings import Settings
from tests.fakes import telegram_server as telegram_fake
from tests.fakes import zalo_bot_server as zalo_fake
from tests.fakes.loopback import Call, Fault, Misbehaviour
from tests.fakes.telegram_server import TelegramServer, telegram_server
from tests.fakes.zalo_bot_server import ZaloBotServer
from tests.fakes.zalo_oa_consent import APP_ID, APP_SECRET
from tests.fakes.zalo_oa_events import OA_SECRET_KEY
from tests.fakes.zalo_oa_server import ZaloOaServer

SECRETS = (telegram_fake.TOKEN, zalo_fake.TOKEN, APP_SECRET, OA_SECRET_KEY, "RT-loop", "AT-loop")
PUBLIC = "https://so-tay.example"
ASKING = {"getMe", "getWebhookInfo", "getoa", "access_token"}


@dataclass
class World:
    """The servers of all platforms, the settings that lead there, and the time."""

    telegram: TelegramServer
    zalo: ZaloBotServer
    account: ZaloOaServer
    settings: Settings
    now: datetime

    def change(self, **changed: object) -> None:
        self.settings = Settings.model_validate(self.settings.model_dump() | changed)

    def doctor(self) -> tuple[int, list[str]]:
        """Do what `sotay doctor` does and return its status and lines."""
        said: list[str] = []
        here = Surroundings(
            self.settings, lambda: self.now, time.perf_counter, None, said.append, StringIO()
        )
        arguments = parse(["doctor"])
        return TASKS[arguments.task](here, arguments), said

    def calls(self) -> set[str]:
        made = [*self.telegram.calls, *self.zalo.calls, *self.account.calls]
        return {call.name for call in made}


@pytest.fixture
def world(data: Path) -> Iterator[World]:
    with telegram_server() as telegram:
        served = httpx.head(telegram.url, trust_env=False).headers["date"]
        now = parsedate_to_datetime(served).astimezone(UTC)
        with ZaloBotServer(lambda: now) as zalo, ZaloOaServer(lambda: now) as account:
            settings = Settings(
                data_dir=data,
                port=0,
                public_url=PUBLIC,
                access="paired",
                admins=("telegram:1",),
                telegram_token=SecretStr(telegram_fake.TOKEN),
                telegram_api_base=telegram.url,
                zalo_bot_token=SecretStr(zalo_fake.TOKEN),
                zalo_bot_api_base=zalo.url,
                zalo_bot_name="Bot Sổ Tay",
                zalo_oa_app_id=APP_ID,
                zalo_oa_app_secret=SecretStr(APP_SECRET),
                zalo_oa_secret_key=SecretStr(OA_SECRET_KEY),
                zalo_oa_refresh_token=SecretStr(account.consent.refresh_token),
                zalo_oa_api_base=account.url,
                zalo_oauth_base=account.url,
            )
            world = World(telegram, zalo, account, settings, now)
            yield world
            assert telegram.complaints + zalo.complaints + account.complaints == []


def line_of(said: list[str], words: str) -> tuple[str, str]:
    """Return the one line with these words and the advice under it."""
    (at,) = [number for number, line in enumerate(said) if words in line]
    following = said[at + 1]
    return said[at], following if following.startswith("    → ") else ""


def closed_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def test_all_is_well(world: World) -> None:
    status, said = world.doctor()

    assert status == 0
    assert said[-1] == "Mọi thứ sẵn sàng."
    assert all(line.startswith(("✓ ", "    → ")) for line in said[:-1])
    for words in (
        "2 văn bản",
        "Telegram: Tới được",
        "Zalo Bot: Đã kết nối",
        "Zalo OA: OA",
        "Đồng hồ",
    ):
        line_of(said, words)
    assert world.calls() - {""} == ASKING


def test_nothing_is_changed_and_no_secret_is_shown(world: World) -> None:
    _, first = world.doctor()
    _, second = world.doctor()

    assert world.account.consent.rotations == 1  # nothing was kept before
    assert first == second
    assert not any(secret in line for secret in SECRETS for line in first)
    assert world.telegram.updates.webhook is None


def test_a_token_that_is_wrong_is_broken(world: World) -> None:
    world.telegram.token = None
    world.zalo.token = "another"
    status, said = world.doctor()

    assert status == 1
    assert "@BotFather" in line_of(said, "✗ Telegram: Telegram không nhận mã bot")[1]
    assert "Zalo Bot Creator" in line_of(said, "✗ Zalo Bot: Zalo không nhận mã bot")[1]
    assert said[-1].startswith("Có 2 chỗ cần sửa")
    assert "✓ Zalo OA: OA Sổ Tay đang hoạt động." in said


def test_a_webhook_of_another_address_is_told_of(world: World) -> None:
    httpx.post(
        f"{world.telegram.base_url}{telegram_fake.TOKEN}/setWebhook",
        json={"url": "https://other.example/telegram/webhook"},
    )
    world.change(telegram_mode="webhook", zalo_bot_mode="webhook")
    status, said = world.doctor()

    assert status == 0
    assert line_of(said, "! Telegram: Webhook chưa đặt, hoặc đang trỏ tới địa chỉ khác.")[1]
    assert line_of(said, f"! Zalo Bot: Webhook của bot chưa trỏ về {PUBLIC}/zalo/bot/webhook")[1]
    assert said[-1] == "Dùng được. Có 2 điều nên xem (dấu !)."


def test_a_host_out_of_reach_holds_up_no_other(world: World) -> None:
    world.change(telegram_api_base=f"http://127.0.0.1:{closed_port()}")
    status, said = world.doctor()

    assert status == 1
    assert "SOTAY_TELEGRAM_PROXY" in line_of(said, "✗ Telegram: Không tới được máy chủ")[1]
    assert sum("Telegram: " in line for line in said) == 1
    assert "✓ Zalo Bot: Đã kết nối với Bot Sổ Tay." in said


def test_a_clock_ten_minutes_off_is_broken(world: World) -> None:
    world.now += timedelta(minutes=10)
    status, said = world.doctor()

    assert status == 1
    assert "timedatectl" in line_of(said, "lệch khoảng 10 phút")[1]


def test_consent_that_ended_is_broken(world: World) -> None:
    world.account.consent.withdraw()
    status, said = world.doctor()

    assert status == 1
    assert "quản trị viên OA phải cấp quyền lại" in line_of(said, "✗ Zalo OA: ")[0]


def test_a_platform_that_keeps_silent_is_given_up(world: World) -> None:
    def hang(call: Call) -> Fault | None:
        return Misbehaviour.HANG if call.name == "getMe" else None

    world.telegram.script(hang)
    found = list(diagnoses(world.settings, Visit(lambda: world.now, patience=0.2)))

    (slow,) = [one for one in found if one.health is Health.BROKEN and one.subject == "Telegram"]
    assert slow.sentence == "máy chủ trả lời quá chậm nên chưa kiểm tra hết được."


def test_what_a_running_assistant_met_is_repeated(world: World) -> None:
    with open_database(world.settings) as engine:
        alerts = Alerts(engine, Outbox(engine), (), lambda _place, _text: ())
        alerts.closed("telegram", "Telegram không nhận mã bot.", world.now)
    status, said = world.doctor()

    assert status == 0
    assert "khởi động lại" in line_of(said, "! Telegram: Lần chạy gần nhất báo lúc")[1]


def test_a_machine_with_nothing_set_up_is_told_what_to_do(tmp_path: Path, world: World) -> None:
    world.settings = Settings(data_dir=tmp_path / "new", port=closed_port())
    status, said = world.doctor()

    assert status == 1
    assert "sotay ingest" in line_of(said, "✗ Văn bản và chỉ mục: Chưa có văn bản nào.")[1]
    assert "README" in line_of(said, "! Nền tảng nhắn tin")[1]
    assert "sotay run" in line_of(said, "! Trợ lý: Chưa chạy")[1]
    assert world.calls() <= {""}


def test_an_index_that_is_gone_is_broken(world: World) -> None:
    shutil.rmtree(world.settings.data_dir / "index")
    status, said = world.doctor()

    assert status == 1
    assert "--rebuild" in line_of(said, "✗ Văn bản và chỉ mục: Chỉ mục chưa khớp")[1]


def test_a_model_that_cannot_be_read_is_broken(world: World, tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    world.change(embedding_model=str(tmp_path / "model"))
    _, said = world.doctor()

    assert line_of(said, "✗ Văn bản và chỉ mục: ")


def test_without_a_database_no_token_is_spent(world: World) -> None:
    (world.settings.data_dir / "sotay.sqlite").write_bytes(b"not a database, not at all" * 100)
    status, said = world.doctor()

    assert status == 1
    assert line_of(said, "✗ Cơ sở dữ liệu: Tệp cơ sở dữ liệu bị hỏng")
    assert line_of(said, "! Zalo OA: Chưa kiểm tra được")[1]
    assert "✓ Zalo Bot: Đã kết nối với Bot Sổ Tay." in said
    assert world.account.consent.rotations == 0


def test_a_data_folder_that_cannot_be_used_is_broken(world: World, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    world.change(data_dir=tmp_path / "file")
    _, said = world.doctor()

    assert "trùng với một tệp" in line_of(said, "✗ Thư mục dữ liệu: ")[0]


def test_it_may_be_run_beside_the_assistant(world: World) -> None:
    outcome: list[tuple[int, list[str]]] = []

    def look(address: str) -> None:
        try:
            world.telegram.until_called("getUpdates")
            world.change(port=int(address.rpartition(":")[2]))
            outcome.append(world.doctor())
        finally:
            os.kill(os.getpid(), signal.SIGTERM)

    def started(service: Started) -> None:
        asyncio.get_running_loop().run_in_executor(None, look, service.address)

    asyncio.run(run(world.settings, lambda: world.now, started))

    ((status, said),) = outcome
    assert (status, said[-1]) == (0, "Mọi thứ sẵn sàng.")
    assert line_of(said, "✓ Trợ lý: Đang chạy")
    assert [call.name for call in world.telegram.calls].count("deleteWebhook") == 1  # the run's own
    assert world.account.consent.rotations == 1
