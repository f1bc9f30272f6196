"""Questions on Telegram by long polling: the real process against a strict Bot API."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.platforms import telegram_texts
from bot.reception import texts
from tests.fakes.loopback import Call, Fault, faultless
from tests.fakes.office import PLAN_FILE, REPORT_DAY, REPORT_QUESTION
from tests.fakes.service import (
    ANSWER,
    CITED,
    PATIENCE,
    TIME_ANSWER,
    TIME_QUESTION,
    Service,
)
from tests.fakes.telegram_chats import Chat
from tests.fakes.telegram_faults import too_many
from tests.fakes.telegram_methods import Menu
from tests.fakes.telegram_sending import Sent
from tests.fakes.telegram_server import TOKEN, USERNAME, TelegramServer, telegram_server

CALLED = f"@{USERNAME} {REPORT_QUESTION}"


@pytest.fixture(scope="module")
def running(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TelegramServer]:
    """The server that one process polls; at the end neither has anything to complain of."""
    place = tmp_path_factory.mktemp("telegram")
    with (
        telegram_server() as server,
        Service.over(
            prepared,
            place,
            SOTAY_TELEGRAM_TOKEN=TOKEN,
            SOTAY_TELEGRAM_API_BASE=server.url,
        ) as service,
    ):
        service.start()
        server.until_called("getUpdates", timeout=PATIENCE)
        yield server
        assert service.stop() == 0
        assert server.complaints == []
        assert service.blurted(TOKEN) == []


@pytest.fixture
def server(running: TelegramServer) -> Iterator[TelegramServer]:
    yield running
    running.script(faultless)


def received(server: TelegramServer, chat: Chat, count: int) -> list[Sent]:
    """Wait until the chat has so many messages, and return them."""
    server.loopback.until(lambda: len(server.sent_to(chat)) >= count, PATIENCE)
    return server.sent_to(chat)


def button(sent: Sent, label: str) -> str:
    return next(b.callback_data or "" for b in sent.buttons if b.text == label)


def sends_to(call: Call, chat: Chat) -> bool:
    return call.name == "sendMessage" and call.fields.get("chat_id") == str(chat.id)


def test_a_question_is_answered_with_the_cited_passage(server: TelegramServer) -> None:
    person = server.person("An")
    chat = server.private(person)

    asked = server.say(chat, person, REPORT_QUESTION)
    [answer] = received(server, chat, 1)

    quoted = [e.of(answer.text) for e in answer.entities if e.kind == "expandable_blockquote"]
    assert answer.text.startswith(ANSWER)
    assert REPORT_DAY in answer.text
    assert "27/KH-UBND" in quoted[0]
    assert CITED in quoted[0]
    assert [[b.text for b in row] for row in answer.rows] == [
        ["Nguyên văn", "Văn bản gốc"],
        ["👍 Hữu ích", "👎 Chưa đúng"],
    ]
    assert (answer.is_html, answer.reply_to) == (True, asked["message"]["message_id"])


def test_buttons_show_the_passage_and_send_the_file(server: TelegramServer, prepared: Path) -> None:
    person = server.person("Bình")
    chat = server.private(person)
    server.say(chat, person, REPORT_QUESTION)
    [answer] = received(server, chat, 1)

    server.press(answer, button(answer, "Nguyên văn"))
    verbatim = received(server, chat, 2)[1]
    server.press(answer, button(answer, "Văn bản gốc"))
    original = received(server, chat, 3)[2]
    tapped = server.press(answer, button(answer, "👍 Hữu ích"))
    thanks = received(server, chat, 4)[3]
    query = tapped["callback_query"]["id"]
    server.loopback.until(lambda: query in [a.query for a in server.answers], PATIENCE)

    assert verbatim.text.startswith(texts.VERBATIM)
    assert f"“{CITED}”" in verbatim.text
    assert original.file == (prepared.parent / "van-ban" / PLAN_FILE).read_bytes()
    assert original.file_name == PLAN_FILE
    assert thanks.text == texts.THANKS


def test_a_group_hears_one_message_and_only_when_it_calls(server: TelegramServer) -> None:
    person, group = server.person("Cúc"), server.supergroup()
    server.say(group, person, "Chiều nay họp lúc mấy giờ?")
    server.say(group, person, "/batdau")

    asked = server.say(group, person, CALLED)
    [answer] = received(server, group, 1)
    server.say(group, person, "Cảm ơn mọi người.")
    server.say(group, person, TIME_QUESTION, reply_to=answer.message_id)
    messages = received(server, group, 2)

    assert answer.reply_to == asked["message"]["message_id"]
    assert answer.text.startswith(ANSWER)
    assert TIME_ANSWER in messages[1].text


def test_sources_of_a_group_are_read_in_private(server: TelegramServer) -> None:
    person, group = server.person("Dung"), server.supergroup()
    chat = server.private(person)
    server.say(group, person, CALLED)
    [answer] = received(server, group, 1)
    link = next(b.url or "" for b in answer.buttons if b.text == telegram_texts.IN_PRIVATE)

    server.say(chat, person, f"/start {link.partition('?start=')[2]}")
    [verbatim] = received(server, chat, 1)

    assert link.startswith(f"https://t.me/{USERNAME}?start=")
    assert CITED in verbatim.text


def test_an_answer_stays_in_the_topic_of_its_question(server: TelegramServer) -> None:
    person, forum = server.person("Giang"), server.forum()
    thread = server.topic(forum, "Văn hóa")

    server.say(forum, person, CALLED, thread=thread)
    [answer] = received(server, forum, 1)

    assert answer.thread == thread
    assert REPORT_DAY in answer.text


def test_commands_are_offered_in_vietnamese(server: TelegramServer) -> None:
    server.until_called("setMyCommands", 4, PATIENCE)
    menus = {
        scope: {c.command: c.description for c in server.menus[Menu(scope, "vi")]}
        for scope in ("all_private_chats", "all_group_chats")
    }

    assert menus["all_private_chats"]["hoi"] == "Hỏi về nội dung văn bản"
    assert menus["all_group_chats"]["vanban"] == "Danh sách văn bản đã nạp"
    assert "trangthai" not in menus["all_group_chats"]


def test_an_answer_follows_its_group_to_the_supergroup(server: TelegramServer) -> None:
    person, group = server.person("Hà"), server.group()
    moved: list[Chat] = []

    def move_first(call: Call) -> None:
        if sends_to(call, group) and not moved:
            moved.append(server.migrate(group))

    server.script(move_first)
    server.say(group, person, CALLED)
    server.loopback.until(lambda: bool(moved), PATIENCE)
    [answer] = received(server, moved[0], 1)
    server.say(moved[0], person, f"@{USERNAME} {TIME_QUESTION}")
    messages = received(server, moved[0], 2)

    assert REPORT_DAY in answer.text
    assert TIME_ANSWER in messages[1].text
    assert server.sent_to(group) == []


def test_a_flood_limit_is_waited_out_and_order_is_kept(server: TelegramServer) -> None:
    person = server.person("Khoa")
    chat = server.private(person)
    tried: list[float] = []

    def limited(call: Call) -> Fault | None:
        if not sends_to(call, chat):
            return None
        tried.append(time.monotonic())
        return too_many(1) if len(tried) == 1 else None

    server.script(limited)
    server.say(chat, person, REPORT_QUESTION)
    server.say(chat, person, TIME_QUESTION)
    first, second = received(server, chat, 2)

    assert tried[1] - tried[0] >= 1
    assert REPORT_DAY in first.text
    assert TIME_ANSWER in second.text


def test_a_group_that_removed_the_assistant_is_not_written_to(server: TelegramServer) -> None:
    person, group = server.person("Lan"), server.supergroup()
    tried: list[Call] = []

    def limited(call: Call) -> Fault | None:
        if not sends_to(call, group):
            return None
        tried.append(call)
        return too_many(1) if len(tried) == 1 else None

    server.script(limited)
    server.say(group, person, CALLED)
    server.loopback.until(lambda: bool(tried), PATIENCE)
    server.say(server.private(person), person, REPORT_QUESTION)
    received(server, server.private(person), 1)  # by now the first answer is back in the queue
    server.kick(group)
    server.add(group)
    server.say(group, person, f"@{USERNAME} {TIME_QUESTION}")
    [answer] = received(server, group, 1)

    assert TIME_ANSWER in answer.text
    assert len(tried) == 2
