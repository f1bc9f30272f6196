"""The Telegram adapter against a strict Bot API on loopback."""

import asyncio
import struct
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pydantic import SecretStr

from bot.actions import Ask
from bot.delivery.parcels import Face, Original, Parcel, Picture
from bot.diagnosis import Health
from bot.messages import (
    AnswerBlock,
    Button,
    ButtonId,
    ButtonsBlock,
    ChatClosed,
    ChatId,
    ChatRenamed,
    IncomingMessage,
    MessageId,
    PictureId,
    Place,
    Reply,
    ThreadId,
    UserId,
)
from bot.platforms.errors import (
    ChatMoved,
    DeliveryDeferred,
    DeliveryInDoubt,
    DeliveryRefused,
    PlatformClosed,
    PlatformError,
    WebhookRefused,
)
from bot.platforms.platform import FileContent, Platform, RawUpdate
from bot.platforms.telegram import TelegramPlatform
from bot.platforms.telegram_options import TelegramOptions
from corpus.document import DocumentId
from tests.fakes.loopback import JUNK, Answer, Call, Fault, Misbehaviour, gateway_page, json_answer
from tests.fakes.telegram_chats import Chat
from tests.fakes.telegram_faults import (
    bad_request,
    cant_parse,
    conflict,
    error,
    forbidden,
    migrated,
    server_error,
    too_many,
    unauthorized,
)
from tests.fakes.telegram_methods import CallbackAnswer, Command, Menu
from tests.fakes.telegram_server import TOKEN, USERNAME, Manner, TelegramServer, telegram_server

_NOW = datetime(2026, 11, 3, 2, 0, tzinfo=UTC)
_DOCUMENT = DocumentId("a" * 64)
_PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 640, 480) + b"\x08\x06\r\n--\x00"
_SECRET = "s3cret"
_HEADERS = {"x-telegram-bot-api-secret-token": _SECRET}
_HI = Parcel("<b>Chào</b> &amp; hỏi", "Chào & hỏi")


class _Shelf:
    """Files in memory."""

    def original(self, document: str) -> FileContent | None:
        return FileContent("Kế hoạch.pdf", b"%PDF") if document == _DOCUMENT else None

    def picture(self, picture: str) -> bytes | None:
        return _PNG if picture == "p1" else None


@dataclass
class _Waits:
    """A sleep that notes how long it was asked for and lets others work."""

    seconds: list[float] = field(default_factory=list)

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)
        await asyncio.sleep(0)


@dataclass
class _Journal:
    """Keeps what comes in, after as many failures as it is given."""

    kept: list[RawUpdate] = field(default_factory=list)
    failures: list[Exception] = field(default_factory=list)

    async def keep(self, updates: Sequence[RawUpdate]) -> None:
        if self.failures:
            raise self.failures.pop()
        self.kept.extend(updates)


@pytest.fixture
def server() -> Iterator[TelegramServer]:
    with telegram_server() as running:
        yield running
        assert running.complaints == []


def _options(server: TelegramServer, **changes: Any) -> TelegramOptions:
    options = TelegramOptions(SecretStr(TOKEN), SecretStr(_SECRET), api_base=server.url)
    return replace(options, **changes)


def _adapter(options: TelegramOptions, waits: _Waits | None = None) -> TelegramPlatform:
    return TelegramPlatform(options, _Shelf(), lambda: _NOW, waits or _Waits())


@asynccontextmanager
async def _started(options: TelegramOptions) -> AsyncIterator[TelegramPlatform]:
    adapter = _adapter(options)
    await adapter.start()
    yield adapter
    await adapter.close()


@pytest.fixture
async def telegram(server: TelegramServer) -> AsyncIterator[TelegramPlatform]:
    async with _started(_options(server)) as adapter:
        yield adapter


@pytest.fixture
def chat(server: TelegramServer) -> Chat:
    return server.private(server.person("Nguyễn Văn An"))


def _place(chat: Chat, thread: int | None = None) -> Place:
    known = None if thread is None else ThreadId(str(thread))
    return Place("telegram", ChatId(str(chat.id)), known, is_group=chat.id < 0)


def _failing(fault: Fault, *methods: str) -> Callable[[Call], Fault | None]:
    return lambda call: fault if call.name in methods else None


def _fields(server: TelegramServer, method: str) -> Mapping[str, Any]:
    return next(call.fields for call in reversed(server.calls) if call.name == method)


# --- Starting -----------------------------------------------------------------------------------


def test_the_adapter_is_a_platform(server: TelegramServer) -> None:
    platform: Platform = _adapter(_options(server))

    assert platform.name == "telegram"
    assert platform.capabilities.longest_text < 4096


async def test_polling_starts_without_a_webhook_and_drops_nothing(server: TelegramServer) -> None:
    async with _started(_options(server)):
        deleted = _fields(server, "deleteWebhook")

    assert deleted == {"drop_pending_updates": "false"}


async def test_a_webhook_is_set_with_its_secret_and_drops_nothing(server: TelegramServer) -> None:
    options = _options(server, mode="webhook", public_url="https://sotay.example.vn")

    async with _started(options):
        webhook, given = server.updates.webhook, _fields(server, "setWebhook")

    assert webhook is not None
    assert (webhook.url, webhook.secret) == ("https://sotay.example.vn/telegram/webhook", _SECRET)
    assert given["drop_pending_updates"] == "false"
    assert server.updates.allowed == ["message", "callback_query", "my_chat_member"]


async def test_commands_are_named_for_everyone_and_for_vietnamese(server: TelegramServer) -> None:
    commands = {"all_private_chats": (("hoi", "Hỏi về văn bản"),), "all_group_chats": ()}

    async with _started(_options(server, commands=commands)):
        menus = dict(server.menus)

    asked = (Command("hoi", "Hỏi về văn bản"),)
    assert menus == {
        Menu("all_private_chats"): asked,
        Menu("all_private_chats", "vi"): asked,
        Menu("all_group_chats"): (),
        Menu("all_group_chats", "vi"): (),
    }


@pytest.mark.parametrize("failure", [server_error(), error(404, "Not Found")])
async def test_a_start_goes_on_without_a_menu(
    server: TelegramServer, caplog: pytest.LogCaptureFixture, failure: Answer
) -> None:
    server.script(_failing(failure, "setMyCommands"))
    commands = {"all_private_chats": (("hoi", "Hỏi"),)}

    async with _started(_options(server, commands=commands)) as adapter:
        rendered = adapter.render(
            Reply((AnswerBlock("Có."),)), Place("telegram", ChatId("7")), None
        )

    assert [parcel.text for parcel in rendered] == ["Có."]
    assert [record.levelname for record in caplog.records] == ["WARNING"]


async def test_a_revoked_token_is_for_a_person_to_mend(server: TelegramServer) -> None:
    server.token = None
    adapter = _adapter(_options(server))

    with pytest.raises(PlatformClosed) as closed:
        await adapter.start()

    assert "SOTAY_TELEGRAM_TOKEN" in closed.value.reason
    assert TOKEN not in str(closed.value)
    await adapter.close()


async def test_a_webhook_that_telegram_does_not_take_is_for_a_person_to_mend(
    server: TelegramServer,
) -> None:
    server.script(_failing(bad_request("bad webhook: HTTPS url must be provided"), "setWebhook"))
    adapter = _adapter(_options(server, mode="webhook", public_url="http://sotay.example.vn"))

    with pytest.raises(PlatformClosed) as closed:
        await adapter.start()

    assert "SOTAY_PUBLIC_URL" in closed.value.reason
    await adapter.close()


@pytest.mark.parametrize("fault", [server_error(), JUNK, Misbehaviour.DROP, too_many(3)])
async def test_an_outage_puts_the_start_off(server: TelegramServer, fault: Fault) -> None:
    server.script(_failing(fault, "getMe"))
    adapter = _adapter(_options(server))

    with pytest.raises(DeliveryDeferred):
        await adapter.start()

    await adapter.close()


async def test_updates_are_not_read_before_the_start(server: TelegramServer) -> None:
    adapter = _adapter(_options(server))

    with pytest.raises(RuntimeError):
        adapter.read({"update_id": 1})

    await adapter.close()


# --- Polling ------------------------------------------------------------------------------------


@asynccontextmanager
async def _polling(adapter: TelegramPlatform, journal: _Journal) -> AsyncIterator[None]:
    task = asyncio.create_task(adapter.poll(journal.keep))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_an_update_is_kept_as_it_came_and_then_confirmed(
    server: TelegramServer, telegram: TelegramPlatform, chat: Chat
) -> None:
    update = server.say(chat, server.person("Bình"), "Hạn nộp là ngày nào?")
    journal = _Journal()

    async with _polling(telegram, journal):
        await asyncio.to_thread(server.until_confirmed)

    assert [raw.body for raw in journal.kept] == [update]
    said = telegram.read(journal.kept[0].body)
    assert isinstance(said, IncomingMessage)
    assert said.text == "Hạn nộp là ngày nào?"


async def test_an_update_that_could_not_be_kept_comes_again(
    server: TelegramServer, chat: Chat
) -> None:
    update = server.say(chat, server.person("Bình"), "một")
    journal, waits = _Journal(failures=[OSError("disk"), OSError("disk")]), _Waits()
    adapter = _adapter(_options(server), waits)

    async with _polling(adapter, journal):
        await asyncio.to_thread(server.until_confirmed)

    assert [raw.body for raw in journal.kept] == [update]
    assert waits.seconds == [1, 2]
    await adapter.close()


async def test_outages_are_waited_out_ever_longer_and_floods_as_long_as_told(
    server: TelegramServer, chat: Chat
) -> None:
    faults: list[Fault] = [
        too_many(90),
        conflict(),
        gateway_page(),
        JUNK,
        server_error(),
        Misbehaviour.DROP,
        gateway_page(403),
        forbidden(),
    ]
    server.script(lambda call: faults.pop() if call.name == "getUpdates" and faults else None)
    server.say(chat, server.person("Bình"), "một")
    journal, waits = _Journal(), _Waits()
    adapter = _adapter(_options(server), waits)

    async with _polling(adapter, journal):
        await asyncio.to_thread(server.until_confirmed)

    assert len(journal.kept) == 1
    assert waits.seconds == [1, 2, 4, 8, 16, 32, 60, 90]
    await adapter.close()


async def test_a_token_revoked_while_polling_ends_it(server: TelegramServer) -> None:
    server.script(_failing(unauthorized(), "getUpdates"))
    adapter = _adapter(_options(server))

    with pytest.raises(PlatformClosed):
        await adapter.poll(_Journal().keep)

    await adapter.close()


async def test_there_is_nothing_to_poll_with_a_webhook(server: TelegramServer) -> None:
    adapter = _adapter(_options(server, mode="webhook", public_url="https://sotay.example.vn"))

    await adapter.poll(_Journal().keep)

    assert server.calls == []
    await adapter.close()


# --- Webhook ------------------------------------------------------------------------------------


async def test_a_delivery_with_the_secret_is_an_update(telegram: TelegramPlatform) -> None:
    (raw,) = telegram.receive(b'{"update_id":5,"poll":{}}', _HEADERS)

    assert (raw.key, raw.body) == ("u:5", {"update_id": 5, "poll": {}})


@pytest.mark.parametrize("given", [{}, {"x-telegram-bot-api-secret-token": "sécret"}])
async def test_a_delivery_without_the_secret_is_refused(
    telegram: TelegramPlatform, given: Mapping[str, str]
) -> None:
    with pytest.raises(WebhookRefused) as refused:
        telegram.receive(b'{"update_id":5}', given)

    assert refused.value.status == 403


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"{}", b"\xff", b"[" * 100_000])
async def test_a_delivery_that_is_no_update_is_refused(
    telegram: TelegramPlatform, body: bytes
) -> None:
    with pytest.raises(WebhookRefused) as refused:
        telegram.receive(body, _HEADERS)

    assert refused.value.status == 400


async def test_what_happens_in_chats_is_read(
    server: TelegramServer, telegram: TelegramPlatform
) -> None:
    person, group = server.person("An"), server.group()

    blocked = telegram.read(server.block(person))
    moved = server.migrate(group)

    assert blocked == ChatClosed("telegram", ChatId(str(person.id)))
    assert [telegram.read(update) for update in server.updates.pending[-2:]] == [
        ChatRenamed("telegram", ChatId(str(group.id)), ChatId(str(moved.id)))
    ] * 2


# --- Sending ------------------------------------------------------------------------------------


async def test_a_message_says_what_the_parcel_says(
    server: TelegramServer, telegram: TelegramPlatform, chat: Chat
) -> None:
    asked = server.say(chat, server.person("An"), "Hỏi")["message"]["message_id"]
    rows = ((Face("👍", ButtonId("a1")), Face("Xem", url="https://t.me/x?start=a1")),)

    identity = await telegram.send(
        replace(_HI, rows=rows, reply_to=MessageId(str(asked))), _place(chat)
    )

    (sent,) = server.sent
    assert (sent.text, sent.is_html, sent.reply_to) == ("Chào & hỏi", True, asked)
    assert [(one.callback_data, one.url) for one in sent.buttons] == [
        ("b:a1", None),
        (None, "https://t.me/x?start=a1"),
    ]
    assert identity == str(sent.message_id)
    assert '"is_disabled": true' in _fields(server, "sendMessage")["link_preview_options"]


async def test_a_question_that_was_deleted_is_answered_all_the_same(
    server: TelegramServer, telegram: TelegramPlatform, chat: Chat
) -> None:
    await telegram.send(replace(_HI, reply_to=MessageId("4711")), _place(chat))

    assert server.sent[0].reply_to is None


async def test_a_message_goes_to_its_topic_and_nowhere_else(
    server: TelegramServer, telegram: TelegramPlatform
) -> None:
    forum = server.forum()
    thread = server.topic(forum)
    await telegram.send(_HI, _place(forum, thread))
    server.delete_topic(forum, thread)

    with pytest.raises(DeliveryRefused) as refused:
        await telegram.send(_HI, _place(forum, thread))

    assert [sent.thread for sent in server.sent] == [thread]
    assert not refused.value.chat_lost


async def test_a_file_is_sent_under_its_name(
    server: TelegramServer, telegram: TelegramPlatform, chat: Chat
) -> None:
    await telegram.send(Parcel("", attachment=Original(_DOCUMENT, "kh.pdf")), _place(chat))

    (sent,) = server.sent
    assert (sent.method, sent.file_name, sent.file) == ("sendDocument", "Kế hoạch.pdf", b"%PDF")


async def test_a_picture_is_sent_with_its_caption(
    server: TelegramServer, telegram: TelegramPlatform, chat: Chat
) -> None:
    parcel = Parcel("Hạn <b>5/6</b>", "Hạn 5/6", attachment=Picture(PictureId("p1")))

    await telegram.send(parcel, _place(chat))

    (sent,) = server.sent
    assert (sent.method, sent.text, sent.file) == ("sendPhoto", "Hạn 5/6", _PNG)


@pytest.mark.parametrize(
    "attachment", [Original(DocumentId("b" * 64), "b.pdf"), Picture(PictureId("p2"))]
)
async def test_what_is_no_longer_there_is_not_sent(
    server: TelegramServer,
    telegram: TelegramPlatform,
    chat: Chat,
    attachment: Original | Picture,
) -> None:
    with pytest.raises(DeliveryRefused):
        await telegram.send(Parcel("", attachment=attachment), _place(chat))

    assert server.sent == []


async def test_markup_that_telegram_cannot_read_is_sent_as_plain_text(
    server: TelegramServer, telegram: TelegramPlatform, chat: Chat
) -> None:
    faults: list[Fault] = [cant_parse()]
    server.script(lambda call: faults.pop() if call.name == "sendMessage" and faults else None)

    await telegram.send(_HI, _place(chat))

    assert [(sent.text, sent.is_html) for sent in server.sent] == [("Chào & hỏi", False)]


async def test_text_that_telegram_can_read_in_no_way_is_given_up(
    server: TelegramServer, telegram: TelegramPlatform, chat: Chat
) -> None:
    server.script(_failing(cant_parse(), "sendMessage"))

    with pytest.raises(DeliveryRefused):
        await telegram.send(_HI, _place(chat))

    assert len([call for call in server.calls if call.name == "sendMessage"]) == 2


async def _failure(
    server: TelegramServer, telegram: TelegramPlatform, chat: Chat, fault: Fault
) -> PlatformError:
    server.script(_failing(fault, "sendMessage"))
    with pytest.raises(PlatformError) as raised:
        await telegram.send(_HI, _place(chat))
    assert TOKEN not in str(raised.value)
    assert "Chào" not in str(raised.value)
    assert raised.value.__cause__ is None
    return raised.value


async def test_a_flood_limit_defers_the_delivery(
    server: TelegramServer, telegram: TelegramPlatform, chat: Chat
) -> None:
    error = await _failure(server, telegram, chat, too_many(17))

    assert isinstance(error, DeliveryDeferred)
    assert (error.retry_after, error.is_limit) == (timedelta(seconds=17), True)


async def test_a_group_that_moved_is_told_with_its_new_id(
    server: TelegramServer, telegram: TelegramPlatform, chat: Chat
) -> None:
    error = await _failure(server, telegram, chat, migrated(-100123))

    assert isinstance(error, ChatMoved)
    assert error.new == "-100123"


@pytest.mark.parametrize(
    ("fault", "lost"),
    [
        (forbidden(), True),
        (bad_request("chat not found"), True),
        (bad_request("message thread not found"), False),
        (bad_request("not enough rights to send text messages to the chat"), False),
    ],
)
async def test_a_refusal_tells_whether_the_chat_is_lost(
    server: TelegramServer, telegram: TelegramPlatform, chat: Chat, fault: Fault, *, lost: bool
) -> None:
    error = await _failure(server, telegram, chat, fault)

    assert isinstance(error, DeliveryRefused)
    assert error.chat_lost == lost


@pytest.mark.parametrize(
    "fault",
    [
        server_error(),
        server_error(500),
        JUNK,
        gateway_page(),
        gateway_page(403),
        json_answer({"ok": True}),
        json_answer({"ok": True, "result": {}}),
        Misbehaviour.LOSE,
    ],
)
async def test_an_answer_that_cannot_be_relied_on_leaves_a_doubt(
    server: TelegramServer, telegram: TelegramPlatform, chat: Chat, fault: Fault
) -> None:
    error = await _failure(server, telegram, chat, fault)

    assert isinstance(error, DeliveryInDoubt)


async def test_a_revoked_token_closes_the_platform(
    server: TelegramServer, telegram: TelegramPlatform, chat: Chat
) -> None:
    error = await _failure(server, telegram, chat, unauthorized())

    assert isinstance(error, PlatformClosed)


async def test_a_server_that_is_not_there_was_sent_nothing(chat: Chat) -> None:
    with telegram_server() as server:
        options = _options(server)
    adapter = _adapter(options)

    with pytest.raises(DeliveryDeferred) as deferred:
        await adapter.send(_HI, _place(chat))

    assert (deferred.value.retry_after, deferred.value.is_limit) == (timedelta(seconds=5), False)
    await adapter.close()


# --- While working ------------------------------------------------------------------------------


async def test_typing_is_shown_in_the_topic(
    server: TelegramServer, telegram: TelegramPlatform
) -> None:
    forum = server.forum()
    thread = server.topic(forum)

    await telegram.show_working(_place(forum, thread))

    assert server.actions == [(forum.id, thread, "typing")]


async def test_a_tap_is_read_and_its_spinner_ended(
    server: TelegramServer, telegram: TelegramPlatform, chat: Chat
) -> None:
    reply = Reply(
        (AnswerBlock("Có."), ButtonsBlock(((Button(ButtonId("a_-1"), "Hỏi", Ask("x")),),)))
    )
    (parcel,) = telegram.render(reply, _place(chat), None)
    await telegram.send(parcel, _place(chat))

    said = telegram.read(server.press(server.sent[0], "b:a_-1"))
    assert isinstance(said, IncomingMessage)
    await telegram.acknowledge(said)

    assert said.press is not None
    assert (said.press.button, said.place) == ("a_-1", _place(chat))
    assert server.answers == [CallbackAnswer(said.press.receipt, "", is_alert=False)]


async def test_what_can_be_done_without_fails_in_silence(
    server: TelegramServer, telegram: TelegramPlatform, chat: Chat
) -> None:
    server.script(_failing(server_error(), "sendChatAction", "answerCallbackQuery"))
    tap = server.press

    await telegram.show_working(_place(chat))
    await telegram.send(replace(_HI, rows=((Face("a", ButtonId("a1")),),)), _place(chat))
    said = telegram.read(tap(server.sent[0], "b:a1"))
    assert isinstance(said, IncomingMessage)
    await telegram.acknowledge(said)

    assert (server.actions, server.answers) == ([], [])


@pytest.mark.parametrize(
    ("status", "leads"),
    [("creator", True), ("administrator", True), ("member", False), ("left", False)],
)
async def test_who_leads_a_group_is_asked(
    server: TelegramServer, telegram: TelegramPlatform, status: str, *, leads: bool
) -> None:
    group, user = server.supergroup(), server.person("Hoa")
    server.join(group, user, status)

    assert await telegram.is_manager(_place(group), UserId(str(user.id))) is leads


async def test_nobody_leads_a_group_of_which_nothing_can_be_learnt(
    server: TelegramServer, telegram: TelegramPlatform, chat: Chat
) -> None:
    group, user = server.group(), server.person("Hoa")

    assert not await telegram.is_manager(_place(group), UserId(str(user.id)))
    assert not await telegram.is_manager(_place(chat), UserId(str(user.id)))
    server.join(group, user, "creator")
    server.script(_failing(server_error(), "getChatMember"))
    assert not await telegram.is_manager(_place(group), UserId(str(user.id)))


async def test_only_who_leads_a_group_can_write_in_its_name(telegram: TelegramPlatform) -> None:
    place = Place("telegram", ChatId("-1001"), is_group=True)

    assert await telegram.is_manager(place, UserId("-1001"))


# --- Doctor -------------------------------------------------------------------------------------


async def test_the_doctor_finds_a_bot_in_order(
    server: TelegramServer, telegram: TelegramPlatform
) -> None:
    found = await telegram.diagnose()

    assert {one.health for one in found} == {Health.GOOD}
    assert f"@{USERNAME}" in found[0].sentence


async def test_the_doctor_finds_a_webhook_of_another_and_an_open_ear() -> None:
    with telegram_server(manner=Manner(reads_all_groups=True)) as server:
        options = _options(server, mode="webhook", public_url="https://sotay.example.vn")
        async with _started(options):
            polling = _adapter(_options(server))
            found = await polling.diagnose()
            await polling.close()

    warnings = [one.advice for one in found if one.health is Health.WARNING]
    assert [("/setprivacy" in one, "webhook" in one) for one in warnings] == [
        (True, False),
        (False, True),
    ]


async def test_the_doctor_says_what_to_do_about_a_token_and_a_network(
    server: TelegramServer, telegram: TelegramPlatform
) -> None:
    server.script(_failing(Misbehaviour.DROP, "getMe"))
    (away,) = await telegram.diagnose()
    server.script(_failing(unauthorized(), "getMe"))
    (rejected,) = await telegram.diagnose()

    assert (away.health, rejected.health) == (Health.BROKEN, Health.BROKEN)
    assert "SOTAY_TELEGRAM_PROXY" in away.advice
    assert "SOTAY_TELEGRAM_TOKEN" in rejected.advice
