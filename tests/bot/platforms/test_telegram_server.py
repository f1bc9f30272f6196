"""The loopback Bot API, through the real client: what it takes, refuses and lets go wrong."""

import asyncio
import json
import struct
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import httpx
import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReplyParameters,
    Update,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from tests.fakes.loopback import JUNK, Call, Fault, Misbehaviour, gateway_page
from tests.fakes.telegram_chats import Chat
from tests.fakes.telegram_faults import cant_parse, server_error, too_many
from tests.fakes.telegram_flood import FloodLimits
from tests.fakes.telegram_html import Entity
from tests.fakes.telegram_methods import Command, Menu
from tests.fakes.telegram_server import SECRET_HEADER, Manner, TelegramServer, telegram_server

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 640, 480) + b"\x08\x06\r\n--\x00"


@pytest.fixture(autouse=True)
def timedeltas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # else making a RetryAfter warns, an error here


@pytest.fixture
def server() -> Iterator[TelegramServer]:
    with telegram_server() as running:
        yield running


@pytest.fixture
async def bot(server: TelegramServer) -> AsyncIterator[Bot]:
    async with connected(server) as client:
        yield client


@asynccontextmanager
async def connected(server: TelegramServer) -> AsyncIterator[Bot]:
    async with Bot(str(server.token), base_url=server.base_url) as client:
        yield client


@pytest.fixture
def chat(server: TelegramServer) -> Chat:
    return server.private(server.person("Nguyễn Văn An"))


async def refusal(bot: Bot, chat: Chat, text: str = "Chào", **given: Any) -> str:
    with pytest.raises(BadRequest) as refused:
        await bot.send_message(chat.id, text, **given)
    return refused.value.message


# --- Sending ------------------------------------------------------------------------------------


async def test_a_message_is_kept_as_it_was_sent_and_as_it_is_shown(
    server: TelegramServer, bot: Bot, chat: Chat
) -> None:
    asked = server.say(chat, server.person("An"), "Hỏi")["message"]["message_id"]
    keyboard = InlineKeyboardMarkup(
        [
            [InlineKeyboardButton("Xong", callback_data="b:1")],
            [InlineKeyboardButton("Mở", url="https://x.vn/")],
        ]
    )

    message = await bot.send_message(
        chat.id,
        "<b>Điều 5</b> &amp; 6",
        parse_mode="HTML",
        reply_markup=keyboard,
        reply_parameters=ReplyParameters(asked),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )

    (sent,) = server.sent
    assert (sent.number, sent.chat, sent.message_id) == (1, chat.id, message.message_id)
    assert (sent.html, sent.text) == ("<b>Điều 5</b> &amp; 6", "Điều 5 & 6")
    assert sent.entities == (Entity("bold", 0, 6),)
    assert [button.callback_data or button.url for button in sent.buttons] == [
        "b:1",
        "https://x.vn/",
    ]
    assert (sent.reply_to, message.text_html) == (asked, "<b>Điều 5</b> &amp; 6")
    assert server.complaints == []


async def test_files_come_byte_for_byte_and_go_out_again_by_their_id(
    server: TelegramServer, bot: Bot, chat: Chat
) -> None:
    content = bytes(range(256)) + b"\r\n--\r\n"

    first = await bot.send_document(
        chat.id, content, filename="Nghị định 30.pdf", caption="<i>Bản gốc</i>", parse_mode="HTML"
    )
    assert first.document is not None
    await bot.send_document(chat.id, first.document.file_id)
    picture = await bot.send_photo(chat.id, PNG, caption="Biểu đồ")

    assert [sent.file for sent in server.sent] == [content, content, PNG]
    assert [sent.file_name for sent in server.sent[:2]] == ["Nghị định 30.pdf"] * 2
    assert (server.sent[0].text, picture.photo[0].width) == ("Bản gốc", 640)
    assert server.complaints == []


async def test_text_has_a_longest_length_after_parsing(
    server: TelegramServer, bot: Bot, chat: Chat
) -> None:
    longest = f"<b>{'😀' * 2048}</b>"
    await bot.send_message(chat.id, longest, parse_mode="HTML")

    assert await refusal(bot, chat, longest + "x", parse_mode="HTML") == "Message is too long"
    assert await refusal(bot, chat, "<b> </b>", parse_mode="HTML") == "Text must be non-empty"
    assert await refusal(bot, chat, "<b>a</b>" * 101, parse_mode="HTML") != ""
    links = '<a href="https://vi.du/{}">a</a>'.format("x" * 900) * 11
    assert await refusal(bot, chat, links, parse_mode="HTML") == "Entities_too_long"
    assert len(server.complaints) == 4
    with pytest.raises(BadRequest, match="caption is too long"):
        await bot.send_photo(chat.id, PNG, caption="x" * 1025)


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a", PNG[:16] + struct.pack(">II", 5000, 100) + b"x"]
)
async def test_what_is_no_photo_is_refused(bot: Bot, chat: Chat, content: bytes) -> None:
    with pytest.raises(BadRequest):
        await bot.send_photo(chat.id, content)


async def test_markup_is_parsed_strictly(server: TelegramServer, bot: Bot, chat: Chat) -> None:
    found = await refusal(bot, chat, "a < b", parse_mode="HTML")

    complaint = "can't parse entities: Unescaped '<' at byte offset 2"
    assert found == complaint.capitalize()
    assert server.complaints == [f"sendMessage: Bad Request: {complaint}"]


@pytest.mark.parametrize(
    "button",
    [
        {"text": "a", "callback_data": "Nghị định về xử lý văn bản đến, đi và các việc"},
        {"text": "a", "callback_data": ""},
        {"text": "a"},
        {"text": "a", "url": "ftp://x.vn"},
        {"text": "a", "url": "https://x.vn", "callback_data": "b"},
        {"text": " ", "callback_data": "b"},
        {"text": "a", "copy_text": {"text": "x" * 257}},
        {"text": "a", "callback_data": "b", "style": "blue"},
        {"text": "a", "pay": True},
    ],
)
async def test_a_button_that_breaks_a_rule_is_refused(
    server: TelegramServer, chat: Chat, button: dict[str, object]
) -> None:
    markup = json.dumps({"inline_keyboard": [[button]]})
    status, _ = await post(server, "sendMessage", chat_id=chat.id, text="a", reply_markup=markup)

    assert (status, len(server.complaints)) == (400, 1)


async def test_there_are_at_most_a_hundred_buttons(bot: Bot, chat: Chat) -> None:
    row = [InlineKeyboardButton("a", callback_data="b")]

    await bot.send_message(chat.id, "a", reply_markup=InlineKeyboardMarkup([row] * 100))

    assert "too long" in await refusal(bot, chat, reply_markup=InlineKeyboardMarkup([row] * 101))


async def post(server: TelegramServer, method: str, **values: object) -> tuple[int, Any]:
    async with httpx.AsyncClient() as client:
        response = await client.post(f"{server.base_url}{server.token}/{method}", data=values)
    return response.status_code, response.json()


@pytest.mark.parametrize(
    ("method", "values"),
    [
        ("sendMessage", {"text": "a", "reply_to": 1}),
        ("sendMessage", {"text": "a", "disable_notification": "1"}),
        ("sendMessage", {"text": "a", "message_thread_id": "1.0"}),
        ("sendMessage", {"text": "a", "reply_parameters": "[1]"}),
        ("sendMessage", {"text": "a", "reply_parameters": '{"id":1}'}),
        ("sendMessage", {"text": "a", "parse_mode": "Markdown"}),
        ("sendMessage", {"text": "a", "reply_markup": '{"keyboard":[]}'}),
        ("sendMessage", {}),
        ("sendChatAction", {"action": "thinking"}),
        ("setMyCommands", {"commands": "[1]"}),
    ],
)
async def test_parameters_are_checked(
    server: TelegramServer, chat: Chat, method: str, values: dict[str, object]
) -> None:
    to = {} if method == "setMyCommands" else {"chat_id": chat.id}

    status, answer = await post(server, method, **to, **values)

    assert (status, answer["ok"], answer["error_code"]) == (400, False, 400)
    assert (len(server.complaints), server.sent) == (1, [])


async def test_an_unknown_method_and_a_wrong_token_are_told_apart(server: TelegramServer) -> None:
    assert (await post(server, "sendMesage"))[0] == 404
    async with httpx.AsyncClient() as client:
        wrong = await client.post(f"{server.base_url}1:wrong/getMe")
        lost = await client.post(f"{server.url}/getMe")
    assert (wrong.status_code, wrong.json()["description"]) == (401, "Unauthorized")
    assert lost.status_code == 404

    server.token = None
    with pytest.raises(InvalidToken):
        async with Bot("7012345678:AA", base_url=server.base_url):
            pass


async def test_json_is_read_as_well_as_a_form(server: TelegramServer, chat: Chat) -> None:
    body = {"chat_id": chat.id, "text": "a", "disable_notification": True}
    async with httpx.AsyncClient() as client:
        await client.post(f"{server.base_url}{server.token}/sendMessage", json=body)

    assert [sent.text for sent in server.sent] == ["a"]


async def test_a_chat_a_topic_and_a_message_to_answer_must_exist(
    server: TelegramServer, bot: Bot, chat: Chat
) -> None:
    forum = server.forum()
    thread = server.topic(forum)

    message = await bot.send_message(forum.id, "a", message_thread_id=thread)

    assert (message.message_thread_id, message.is_topic_message) == (thread, True)
    assert server.sent[0].thread == thread
    assert await refusal(bot, Chat(1, "private", "")) == "Chat not found"
    assert await refusal(bot, chat, message_thread_id=thread) == "Message thread not found"
    server.delete_topic(forum, thread)
    assert await refusal(bot, forum, message_thread_id=thread) == "Message thread not found"
    assert "not found" in await refusal(bot, chat, reply_parameters=ReplyParameters(9))
    lenient = ReplyParameters(9, allow_sending_without_reply=True)
    await bot.send_message(chat.id, "a", reply_parameters=lenient)
    assert server.sent[-1].reply_to is None
    assert server.complaints == []  # circumstances, no mistakes


# --- Lost chats ---------------------------------------------------------------------------------


async def test_lost_chats_refuse_and_tell(server: TelegramServer, bot: Bot, chat: Chat) -> None:
    person, group, large = server.person("Bình"), server.group(), server.supergroup()
    server.block(person)
    server.kick(group)
    server.kick(large)

    for lost, words in (
        (server.private(person), "blocked by the user"),
        (group, "kicked from the group chat"),
        (large, "kicked from the supergroup chat"),
    ):
        with pytest.raises(Forbidden, match=words):
            await bot.send_message(lost.id, "a")
    changes = [update.my_chat_member for update in await bot.get_updates()]
    assert [change.new_chat_member.status for change in changes if change] == ["kicked"] * 3

    server.unblock(person)
    server.add(group)
    await bot.send_message(person.id, "a")
    await bot.send_message(group.id, "a")
    assert len(server.sent) == 2


async def test_a_group_that_migrates_sends_the_bot_to_its_new_id(
    server: TelegramServer, bot: Bot
) -> None:
    old = server.group()
    new = server.migrate(old)

    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(old.id, "a")
    await bot.send_message(new.id, "a")

    told = [update.message for update in await bot.get_updates()]
    assert moved.value.new_chat_id == new.id
    assert [(m.migrate_to_chat_id, m.migrate_from_chat_id) for m in told if m] == [
        (new.id, None),
        (None, old.id),
    ]


# --- Updates ------------------------------------------------------------------------------------


async def test_an_update_is_kept_until_a_higher_offset_confirms_it(
    server: TelegramServer, bot: Bot, chat: Chat
) -> None:
    first, second = (server.say(chat, server.person("An"), text) for text in ("một", "hai"))

    seen = [await bot.get_updates(), await bot.get_updates(limit=1)]
    rest = await bot.get_updates(offset=first["update_id"] + 1)
    none = await bot.get_updates(offset=second["update_id"] + 1)

    assert [len(updates) for updates in seen] == [2, 1]
    assert [update.update_id for update in rest] == [second["update_id"]]
    assert none == ()
    server.until_confirmed()


async def test_a_long_poll_ends_with_the_first_update(
    server: TelegramServer, bot: Bot, chat: Chat
) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=50))
    await asyncio.to_thread(server.until_called, "getUpdates")

    server.say(chat, server.person("An"), "a")

    assert [update.message.text for update in await poll if update.message] == ["a"]


async def test_the_older_of_two_pollers_is_told_of_the_conflict(
    server: TelegramServer, bot: Bot
) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=50))
    await asyncio.to_thread(server.until_called, "getUpdates")

    async with connected(server) as rival:
        await rival.get_updates()

    with pytest.raises(Conflict):
        await poll


async def test_only_allowed_kinds_are_queued(server: TelegramServer, bot: Bot, chat: Chat) -> None:
    await bot.get_updates(allowed_updates=["callback_query"])
    server.say(chat, server.person("An"), "a")

    assert await bot.get_updates() == ()
    with pytest.raises(BadRequest, match="allowed_updates"):
        await bot.get_updates(allowed_updates=["messages"])


async def test_words_carry_their_commands_and_mentions(server: TelegramServer, bot: Bot) -> None:
    group = server.supergroup()
    said = "😀 /hoi@SoTayThuBot điều 5, a/b @SoTayThuBot an@x.vn"
    asked = server.say(group, server.person("An"), said)

    update = Update.de_json(asked, bot)

    assert update.message is not None
    assert update.message.chat.type == "supergroup"
    assert list(update.message.parse_entities().values()) == ["/hoi@SoTayThuBot", "@SoTayThuBot"]


async def test_a_changed_message_keeps_its_id_and_loses_old_entities(
    server: TelegramServer, bot: Bot, chat: Chat
) -> None:
    said = server.say(chat, server.person("An"), "/hoi một")

    server.edit(said, "hai")

    first, second = await bot.get_updates()
    assert first.message is not None
    assert second.edited_message is not None
    assert second.edited_message.message_id == first.message.message_id
    assert (second.edited_message.text, second.edited_message.entities) == ("hai", ())
    with pytest.raises(KeyError):
        server.say(chat, server.person("An"), "a", reply_to=999)


async def test_a_message_in_a_topic_answers_the_one_that_opened_it(
    server: TelegramServer, bot: Bot
) -> None:
    forum, plain = server.forum(), server.supergroup()
    thread = server.topic(forum, creator=server.user)
    in_topic = server.say(forum, server.person("An"), "a", thread=thread)["message"]
    first = server.say(plain, server.person("An"), "a")["message"]
    second = server.say(plain, server.person("An"), "b", reply_to=first["message_id"])["message"]

    assert in_topic["reply_to_message"]["forum_topic_created"]["name"] == "Đất đai"
    assert in_topic["is_topic_message"] is True
    assert second["message_thread_id"] == first["message_id"]
    assert "is_topic_message" not in second


async def test_a_tapped_button_is_answered_once_it_is_known(
    server: TelegramServer, bot: Bot, chat: Chat
) -> None:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Xong", callback_data="b:1")]])
    await bot.send_message(chat.id, "a", reply_markup=keyboard)
    tapped = server.press(server.sent[0], "b:1")
    query = tapped["callback_query"]["id"]

    (update,) = await bot.get_updates()
    assert update.callback_query is not None
    assert (update.callback_query.id, update.callback_query.data) == (query, "b:1")
    assert update.callback_query.from_user.id == chat.id
    await bot.answer_callback_query(query, text="Đã ghi")
    assert [(answer.query, answer.text) for answer in server.answers] == [(query, "Đã ghi")]
    server.expire(tapped)
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query(query)
    with pytest.raises(BadRequest):
        await bot.answer_callback_query(query, text="x" * 201)
    with pytest.raises(LookupError):
        server.press(server.sent[0], "b:2")


# --- Settings of the bot ------------------------------------------------------------------------


async def test_the_menu_is_kept_by_scope_and_language(server: TelegramServer, bot: Bot) -> None:
    await bot.set_my_commands(
        [BotCommand("hoi", "Hỏi văn bản")], BotCommandScopeAllGroupChats(), language_code="vi"
    )

    menu = Menu("all_group_chats", "vi")
    assert server.menus == {menu: (Command("hoi", "Hỏi văn bản"),)}
    for command, description in (("hỏi", "a"), ("Hoi", "a"), ("h" * 33, "a"), ("a", "a" * 257)):
        with pytest.raises(BadRequest):
            await bot.set_my_commands([(command, description)])
    with pytest.raises(BadRequest):
        await bot.set_my_commands([("a", "a")] * 101)
    with pytest.raises(BadRequest):
        await bot.set_my_commands([("a", "a")], language_code="vie")


async def test_typing_is_shown_where_the_bot_may_write(
    server: TelegramServer, bot: Bot, chat: Chat
) -> None:
    await bot.send_chat_action(chat.id, "typing")

    assert server.actions == [(chat.id, None, "typing")]
    assert bot.username == server.user.username
    assert (await bot.get_me()).can_read_all_group_messages is False


async def test_a_webhook_is_secure_and_excludes_polling(server: TelegramServer, bot: Bot) -> None:
    for url in ("http://x.vn/a", "https://x.vn:8080/a"):
        with pytest.raises(BadRequest, match="ebhook"):
            await bot.set_webhook(url)
    with pytest.raises(BadRequest, match="Secret token"):
        await bot.set_webhook("https://x.vn/a", secret_token="bí mật")
    await bot.set_webhook("https://x.vn:8443/a", allowed_updates=["message"], secret_token="a_b")

    info = await bot.get_webhook_info()
    assert (info.url, info.max_connections) == ("https://x.vn:8443/a", 40)
    assert info.allowed_updates == ("message",)
    with pytest.raises(Conflict):
        await bot.get_updates()
    await bot.delete_webhook()
    assert await bot.get_updates() == ()


class Hook(BaseHTTPRequestHandler):
    """Answers as many updates as were delivered: the first with an error, the rest well."""

    taken: list[tuple[str | None, int]]

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.taken.append((self.headers.get(SECRET_HEADER), body["update_id"]))
        self.send_response(500 if len(self.taken) == 1 else 200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Keep quiet."""


@pytest.fixture
def hook() -> Iterator[tuple[str, list[tuple[str | None, int]]]]:
    class Fresh(Hook):
        taken: list[tuple[str | None, int]] = []  # noqa: RUF012 - one per test

    listening = HTTPServer(("127.0.0.1", 0), Fresh)
    thread = threading.Thread(target=listening.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{listening.server_port}/telegram", Fresh.taken
    listening.shutdown()
    listening.server_close()
    thread.join()


async def test_an_update_waits_until_the_webhook_takes_it(
    hook: tuple[str, list[tuple[str | None, int]]],
) -> None:
    url, taken = hook
    with telegram_server(manner=Manner(insecure_webhooks=True)) as server:
        async with connected(server) as bot:
            await bot.set_webhook(url, secret_token="bi-mat")
            update = server.say(server.group(), server.administrator, "a")
            failed = await asyncio.to_thread(server.deliver, update)
            told = (await bot.get_webhook_info()).last_error_message
            again = await asyncio.to_thread(server.deliver_pending)
            forged = await asyncio.to_thread(server.deliver, update, "khac")
            bare = await asyncio.to_thread(server.deliver, update, "")

    number = update["update_id"]
    assert (failed, told) == (500, "Wrong response from the webhook: 500")
    assert (again, forged, bare) == ([200], 200, 200)
    assert taken == [("bi-mat", number), ("bi-mat", number), ("khac", number), (None, number)]
    assert server.updates.pending == []


# --- Faults -------------------------------------------------------------------------------------


def on_sending(fault: Fault) -> Any:
    def script(call: Call) -> Fault | None:
        return fault if call.name == "sendMessage" else None

    return script


@pytest.mark.parametrize(
    ("fault", "error", "accepted"),
    [
        (too_many(3), RetryAfter, 0),
        (cant_parse(), BadRequest, 0),
        (server_error(502), NetworkError, 0),
        (gateway_page(), NetworkError, 0),
        (JUNK, TelegramError, 0),
        (Misbehaviour.HANG, TimedOut, 0),
        (Misbehaviour.DROP, NetworkError, 0),
        (Misbehaviour.LOSE, NetworkError, 1),
        (Misbehaviour.MUTE, TimedOut, 1),
    ],
)
async def test_a_fault_is_what_the_client_makes_of_it(
    server: TelegramServer,
    bot: Bot,
    chat: Chat,
    fault: Fault,
    error: type[TelegramError],
    accepted: int,
) -> None:
    server.script(on_sending(fault))

    with pytest.raises(error):
        await bot.send_message(chat.id, "a", read_timeout=0.2)

    server.until_sent(accepted)
    assert len(server.sent) == accepted
    assert server.complaints == []


class SettableSeconds:
    """Time that passes when the test says so."""

    def __init__(self) -> None:
        self.seconds = 1_790_000_000.0

    def __call__(self) -> float:
        return self.seconds


async def test_a_flood_is_held_back_until_the_window_has_passed() -> None:
    clock = SettableSeconds()
    manner = Manner(flood_limits=FloodLimits(), now=clock)
    with telegram_server(manner=manner) as server:
        async with connected(server) as bot:
            group = server.group()
            for _ in range(20):
                await bot.send_message(group.id, "a")
            with pytest.raises(RetryAfter, match="in 0:01:00"):
                await bot.send_message(group.id, "a")
            person = server.private(server.person("An"))
            for _ in range(10):
                await bot.send_message(person.id, "a")
            with pytest.raises(RetryAfter, match="in 0:00:01"):
                await bot.send_message(person.id, "a")
            clock.seconds += 60
            await bot.send_message(group.id, "a")

    assert (len(server.sent), server.complaints) == (31, [])
