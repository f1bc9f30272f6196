from datetime import UTC, datetime, timedelta

import pytest
from pydantic import SecretStr

from bot.console import doctor
from bot.delivery.alerts import Trouble
from bot.diagnosis import Diagnosis, Health
from bot.platforms.reach import Host, Reached
from bot.settings import Settings

NOW = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
TOKEN = SecretStr("7:secret")
GOOD = Diagnosis(Health.GOOD, "Đĩa", "còn trống 20,0 GB.")
ODD = Diagnosis(Health.WARNING, "Ai được hỏi", "chưa có người quản trị.", "Đặt SOTAY_ADMINS.")
BAD = Diagnosis(Health.BROKEN, "Telegram", "Telegram không nhận mã bot.", "Vào @BotFather.")


@pytest.mark.parametrize(
    ("free", "health", "shown"),
    [
        (76_590_000_000, Health.GOOD, "còn trống 76,6 GB."),
        (1_000_000_000, Health.GOOD, "còn trống 1,0 GB."),
        (999_999_999, Health.WARNING, "còn trống 999 MB."),
        (100_000_000, Health.WARNING, "còn trống 100 MB."),
        (99_999_999, Health.BROKEN, "còn trống 99 MB."),
        (0, Health.BROKEN, "còn trống 0 MB."),
    ],
)
def test_a_disk_is_judged_by_what_is_free(free: int, health: Health, shown: str) -> None:
    found = doctor.check_disk(free)

    assert (found.health, found.sentence) == (health, shown)
    assert ("SOTAY_DATA_DIR" in found.advice) == (health is not Health.GOOD)


def test_there_must_be_documents_and_they_must_be_found() -> None:
    empty = doctor.check_index(0, in_line=True)
    behind = doctor.check_index(5, in_line=False)
    good = doctor.check_index(5, in_line=True)

    assert [one.health for one in (empty, behind, good)] == [
        Health.BROKEN,
        Health.BROKEN,
        Health.GOOD,
    ]
    assert "sotay ingest THƯ_MỤC" in empty.advice
    assert "sotay ingest --rebuild" in behind.advice
    assert good.sentence == "5 văn bản, chỉ mục đầy đủ."


@pytest.mark.parametrize("off", [timedelta(minutes=10), timedelta(minutes=-10)])
def test_a_clock_that_is_off_is_broken(off: timedelta) -> None:
    found = doctor.check_clock(NOW, {"telegram": NOW, "zalo": NOW + off}, Settings())

    assert found.health is Health.BROKEN
    assert found.sentence == (
        "08:30 ngày 02/3/2026 (Asia/Ho_Chi_Minh), lệch khoảng 10 phút so với máy chủ của nền tảng."
    )
    assert "timedatectl" in found.advice


def test_a_minute_is_no_matter_and_a_clock_alone_is_shown() -> None:
    near = doctor.check_clock(NOW, {"zalo": NOW + timedelta(minutes=1)}, Settings())
    alone = doctor.check_clock(NOW, {}, Settings())

    assert (near.health, alone.health) == (Health.GOOD, Health.GOOD)
    assert near.sentence.endswith(", khớp với máy chủ của nền tảng.")
    assert alone.sentence.endswith(", chưa có máy chủ nào để đối chiếu.")


def test_without_a_platform_the_next_step_is_named() -> None:
    (found,) = doctor.check_settings(Settings(public_url="http://so-tay.noi-bo"))

    assert found.health is Health.WARNING
    assert "README" in found.advice


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        (Settings(telegram_token=TOKEN), ["SOTAY_ACCESS=paired", "SOTAY_ADMINS"]),
        (Settings(zalo_bot_token=TOKEN, access="paired", admins=("zalo:a",)), []),
        (Settings(zalo_bot_token=TOKEN, access="listed", admins=("zalo:a",)), ["SOTAY_ALLOWED"]),
        (Settings(zalo_oa_app_id="1", access="listed", allowed=("zalo_oa:a",)), ["SOTAY_ADMINS"]),
    ],
)
def test_who_may_ask_is_looked_at(settings: Settings, named: list[str]) -> None:
    found = doctor.check_settings(settings)

    assert all(name in one.advice for name, one in zip(named, found, strict=True))
    assert all(one.health is Health.WARNING for one in found)


@pytest.mark.parametrize(
    ("settings", "is_broken"),
    [
        (Settings(telegram_token=TOKEN, public_url="http://a.vn"), False),
        (Settings(telegram_token=TOKEN, telegram_mode="webhook", public_url="http://a.vn"), True),
        (Settings(telegram_token=TOKEN, telegram_mode="webhook", public_url="https://a.vn"), False),
        (Settings(zalo_oa_app_id="1", public_url="http://a.vn"), True),
    ],
)
def test_a_webhook_needs_https(settings: Settings, *, is_broken: bool) -> None:
    assert doctor.is_broken(doctor.check_settings(settings)) == is_broken


def test_a_host_out_of_reach_names_the_setting_and_never_the_proxy() -> None:
    straight = Host("telegram", "https://api.telegram.org", None, "SOTAY_TELEGRAM_PROXY")
    proxied = Host("zalo", "https://bot.example", "http://a:secret@b:1", "SOTAY_ZALO_PROXY")
    found = [doctor.check_reach(host, Reached(ok=False)) for host in (straight, proxied)]

    assert [one.health for one in found] == [Health.BROKEN, Health.BROKEN]
    assert found[0].sentence == "không tới được máy chủ api.telegram.org."
    assert found[1].sentence == "không tới được máy chủ bot.example qua proxy."
    assert "đặt SOTAY_TELEGRAM_PROXY" in found[0].advice
    assert "proxy trong SOTAY_ZALO_PROXY" in found[1].advice
    assert "secret" not in str(found)


def test_a_host_in_reach_is_good() -> None:
    host = Host("zalo_oa", "https://openapi.zalo.me/x", "http://a:1", "SOTAY_ZALO_PROXY")
    found = doctor.check_reach(host, Reached(ok=True))

    assert found == Diagnosis(Health.GOOD, "Zalo OA", "tới được máy chủ openapi.zalo.me qua proxy.")


def test_what_the_last_run_met_is_repeated_for_platforms_in_use() -> None:
    troubles = [Trouble("telegram", "Mã bot sai.", NOW), Trouble("zalo", "Mã bot sai.", NOW)]
    (found,) = doctor.check_troubles(troubles, Settings(telegram_token=TOKEN))

    assert (found.health, found.subject) == (Health.WARNING, "Telegram")
    assert found.sentence == "lần chạy gần nhất báo lúc 08:30 ngày 02/3/2026: Mã bot sai."


def test_each_advice_stands_under_its_finding() -> None:
    assert doctor.report([GOOD, ODD, BAD]) == [
        "✓ Đĩa: Còn trống 20,0 GB.",
        "! Ai được hỏi: Chưa có người quản trị.",
        "    → Đặt SOTAY_ADMINS.",
        "✗ Telegram: Telegram không nhận mã bot.",
        "    → Vào @BotFather.",
    ]


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ([GOOD], "Mọi thứ sẵn sàng."),
        ([GOOD, ODD], "Dùng được. Có 1 điều nên xem (dấu !)."),
        ([BAD, BAD], "Có 2 chỗ cần sửa (dấu ✗). Làm theo"),
        ([BAD, ODD], "Có 1 chỗ cần sửa (dấu ✗) và 1 điều nên xem (dấu !). Làm theo"),
    ],
)
def test_all_is_said_in_one_line_at_the_end(found: list[Diagnosis], said: str) -> None:
    assert doctor.summary(found).startswith(said)
    assert doctor.is_broken(found) == (BAD in found)
