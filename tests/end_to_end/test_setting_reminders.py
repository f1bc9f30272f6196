"""A chat says what it wants to be reminded of: the real process on both kinds of platforms."""

import time
from datetime import UTC, datetime
from pathlib import Path

from tests.fakes.service import PATIENCE, Service
from tests.fakes.telegram_sending import Sent
from tests.fakes.telegram_server import TOKEN, telegram_server
from tests.fakes.zalo_bot_server import BOT, ZaloBotServer
from tests.fakes.zalo_bot_server import TOKEN as ZALO_TOKEN

UNIT = "Trạm Văn hóa xã"
WEEKLY = "mỗi thứ hai lúc 8h nhắc {whom} gửi lịch tuần"


def now() -> datetime:
    return datetime.fromtimestamp(time.time(), UTC)


def button(sent: Sent, label: str) -> str:
    return next(b.callback_data or "" for b in sent.buttons if b.text == label)


def test_a_group_on_telegram_is_set_by_taps(prepared: Path, tmp_path: Path) -> None:
    settings = {"SOTAY_TELEGRAM_TOKEN": TOKEN}
    with (
        telegram_server() as server,
        Service.over(prepared, tmp_path, **settings, SOTAY_TELEGRAM_API_BASE=server.url) as service,
    ):
        service.start()
        group, leader, member = server.supergroup(), server.person("An"), server.person("Bình")
        server.join(group, leader, "administrator")
        server.join(group, member)

        def received(count: int) -> Sent:
            server.loopback.until(lambda: len(server.sent_to(group)) >= count, PATIENCE)
            return server.sent_to(group)[count - 1]

        server.say(group, member, "/nhac tất cả")
        refused = received(1)
        server.say(group, leader, "/nhac")
        server.press(received(2), button(received(2), "Việc của một đơn vị"), leader)
        server.press(received(3), button(received(3), UNIT), leader)
        subscribed = received(4)
        server.say(group, leader, "/nhac " + WEEKLY.format(whom="nhóm"))
        server.press(received(5), button(received(5), "Lưu"), leader)
        received(6)
        server.say(group, member, "/nhac")
        shown = received(7)
        server.press(shown, button(shown, "30 ngày tới sẽ nhắc gì?"), member)
        dry_run = received(8)
        server.say(group, leader, "/nhac")
        server.press(received(9), button(received(9), "Tạm dừng"), leader)
        paused = received(10)

        assert service.stop() == 0
        assert server.complaints == []
        assert service.blurted(TOKEN) == []

    assert refused.text.startswith("Trong nhóm, chỉ quản trị viên của nhóm")
    assert subscribed.text.startswith(f"Đã đặt: tôi sẽ nhắc ở nhóm này các việc {UNIT} phải làm")
    assert "Chưa có lần nhắc nào." in subscribed.text  # no clerk has confirmed anything yet
    assert "1 thời hạn ở đây chưa được văn thư xác nhận" in subscribed.text
    assert f"• Mục 1: {UNIT}\n• Mục 2: Tự đặt: Gửi lịch tuần – hằng tuần, vào thứ Hai" in shown.text
    assert "• 08:00 Gửi lịch tuần – ngày " in dry_run.text
    assert paused.text.startswith("Đã tạm dừng nhắc ở nhóm này.")


def test_a_person_on_zalo_sets_it_by_numbers(prepared: Path, tmp_path: Path) -> None:
    settings = {"SOTAY_ZALO_BOT_TOKEN": ZALO_TOKEN, "SOTAY_ZALO_BOT_NAME": BOT.display_name}
    with (
        ZaloBotServer(now) as server,
        Service.over(prepared, tmp_path, **settings, SOTAY_ZALO_BOT_API_BASE=server.url) as service,
    ):
        service.start()
        told: list[str] = []

        def say(text: str) -> str:
            server.say("u-an", "u-an", text)
            server.until(lambda: len(server.sent) > len(told), PATIENCE)
            told.append(server.sent[len(told)].text)
            return told[-1]

        menu = say("/nhac")
        say("2")
        subscribed = say(UNIT)
        proposed = say(WEEKLY.format(whom="tôi"))
        saved = say("1")
        shown = say("/nhac")
        dry_run = say("/nhac 30 ngày tới")
        paused = say("/nhac dừng")

        assert service.stop() == 0
        assert service.blurted(ZALO_TOKEN) == []
        assert server.complaints == []

    assert "2. Việc của một đơn vị" in menu
    assert f"các việc {UNIT} phải làm, nhận hoặc chuyển" in subscribed
    assert "• Việc: Gửi lịch tuần\n• Ngày: hằng tuần, vào thứ Hai" in proposed
    assert saved.startswith("Đã lưu lời nhắc: Gửi lịch tuần – hằng tuần, vào thứ Hai.")
    assert f"• Mục 1: {UNIT}\n• Mục 2: Tự đặt: Gửi lịch tuần" in shown
    assert "• 08:00 Gửi lịch tuần – ngày " in dry_run
    assert paused.startswith("Đã tạm dừng nhắc ở cuộc trò chuyện này.")


def test_a_group_on_telegram_names_a_person_on_zalo_to_be_written_to_in_its_stead(
    prepared: Path, tmp_path: Path
) -> None:
    tokens = {"SOTAY_TELEGRAM_TOKEN": TOKEN, "SOTAY_ZALO_BOT_TOKEN": ZALO_TOKEN}
    with (
        telegram_server() as telegram,
        ZaloBotServer(now) as zalo,
        Service.over(
            prepared,
            tmp_path,
            **tokens,
            SOTAY_ZALO_BOT_NAME=BOT.display_name,
            SOTAY_ZALO_BOT_API_BASE=zalo.url,
            SOTAY_TELEGRAM_API_BASE=telegram.url,
        ) as service,
    ):
        service.start()
        group, leader = telegram.supergroup(), telegram.person("An")
        telegram.join(group, leader, "administrator")
        told: list[str] = []

        def received(count: int) -> Sent:
            telegram.loopback.until(lambda: len(telegram.sent_to(group)) >= count, PATIENCE)
            return telegram.sent_to(group)[count - 1]

        def say(text: str) -> str:
            zalo.say("u-an", "u-an", text)
            zalo.until(lambda: len(zalo.sent) > len(told), PATIENCE)
            told.append(zalo.sent[len(told)].text)
            return told[-1]

        telegram.say(group, leader, "/nhac tất cả")
        received(1)
        telegram.say(group, leader, "/nhac")
        telegram.press(received(2), button(received(2), "Kênh dự phòng"), leader)
        code = received(3).text.partition("\n/nhac dự phòng ")[2][:6]
        sure, done = say(f"/nhac dự phòng {code}"), say("1")
        announced = received(4).text
        telegram.say(group, leader, "/nhac dự phòng")
        page = received(5)
        telegram.press(page, button(page, "Bỏ"), leader)
        received(6)
        zalo.until(lambda: len(zalo.sent) > len(told), PATIENCE)
        left = zalo.sent[-1].text

        assert service.stop() == 0
        assert telegram.complaints + zalo.complaints == []
        assert service.blurted(code, *tokens.values()) == []

    assert "Đây là mã của “UBND xã (Telegram)”." in sure
    assert "1. Đồng ý nhận thay" in sure
    assert done.startswith("Đã đặt: khi không gửi được tin vào “UBND xã (Telegram)”")
    assert announced.startswith("Từ nay, khi không gửi được tin vào nhóm này, tôi gửi tin nhắc tới")
    assert "Kênh dự phòng hiện nay của nhóm này: “Zalo Bot:" in page.text
    assert left.startswith("Từ nay cuộc trò chuyện này không còn là kênh dự phòng của")
