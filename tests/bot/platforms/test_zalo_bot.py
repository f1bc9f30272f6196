"""The real client of the Zalo Bot Platform over HTTP, against a server that is strict."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.delivery.parcels import Original, Parcel, Picture
from bot.diagnosis import Health
from bot.messages import (
    ChatId,
    IncomingMessage,
    PictureId,
    Place,
    Reply,
    TextBlock,
    UserId,
)
from bot.platforms.errors import (
    DeliveryDeferred,
    DeliveryInDoubt,
    DeliveryRefused,
    PlatformClosed,
    WebhookRefused,
)
from bot.platforms.platform import Platform, RawUpdate
from bot.platforms.secrets import derived_secret
from bot.platforms.zalo_bot import ZaloBotOptions, ZaloBotPlatform
from corpus.document import DocumentId
from tests.fakes.loopback import JUNK, Call, Fault, Misbehaviour, gateway_page, json_answer
from tests.fakes.zalo_bot_envelope import (
    BAD_REQUEST,
    OUT_OF_ORDER,
    QUOTA,
    QUOTA_429,
    TIMEOUT,
    UNAUTHORIZED,
)
from tests.fakes.zalo_bot_server import TOKEN, ZaloBotServer

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
USER = "a1b2c3d4e5f60718293a"
GROUP = "zgr-f8a7000000000e2ec761"
ALONE = Place("zalo", ChatId(USER))
PUBLIC = "https://so-tay.example"
HEADER = "x-bot-api-secret-token"
NOWHERE = "http://127.0.0.1:9"


@dataclass
class Waiting:
    """A clock that moves by what was slept, and the pauses that were made."""

    time: datetime = NOW
    pauses: list[float] = field(default_factory=list)

    def now(self) -> datetime:
        return self.time

    async def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        await asyncio.sleep(0)


@dataclass
class Kept:
    """A journal that counts, and that can fail first."""

    updates: list[RawUpdate] = field(default_factory=list)
    failures: int = 0
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    async def keep(self, updates: Sequence[RawUpdate]) -> None:
        if self.failures:
            self.failures -= 1
            raise OSError("the disk is full")
        self.updates.extend(updates)
        self.changed.set()

    async def until(self, count: int) -> None:
        async with asyncio.timeout(20):
            while len(self.updates) < count:
                self.changed.clear()
                await self.changed.wait()


@pytest.fixture
def waiting() -> Waiting:
    return Waiting()


@pytest.fixture
def server() -> Iterator[ZaloBotServer]:
    with ZaloBotServer(lambda: NOW) as served:
        served.mailbox.second = 0.001
        served.know(USER)
        yield served
        assert served.complaints == []


@asynccontextmanager
async def _platform(
    server: ZaloBotServer, waiting: Waiting, **changes: Any
) -> AsyncIterator[ZaloBotPlatform]:
    options = ZaloBotOptions(TOKEN, server.url, name="Bot Sổ Tay")
    platform = ZaloBotPlatform(replace(options, **changes), waiting.now, waiting.sleep)
    try:
        yield platform
    finally:
        await platform.close()


@asynccontextmanager
async def _polling(platform: Platform, kept: Kept) -> AsyncIterator["asyncio.Task[None]"]:
    task = asyncio.create_task(platform.poll(kept.keep))
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.wait([task])


def _failing(method: str, *faults: Fault) -> "_Script":
    return _Script(method, list(faults))


@dataclass
class _Script:
    method: str
    faults: list[Fault]

    def __call__(self, call: Call) -> Fault | None:
        return self.faults.pop(0) if call.name == self.method and self.faults else None


def _flat(text: str) -> bytes:
    sender = {"id": USER, "display_name": "Lan", "is_bot": False}
    chat = {"id": USER, "chat_type": "PRIVATE"}
    message = {"message_id": "m1", "date": 1, "chat": chat, "from": sender, "text": text}
    return json.dumps({"event_name": "message.text.received", "message": message}).encode()


# Sending.


async def test_a_text_is_sent(server: ZaloBotServer, waiting: Waiting) -> None:
    async with _platform(server, waiting) as platform:
        [parcel] = platform.render(Reply((TextBlock("Hạn là ngày 20."),)), ALONE, None)
        message = await platform.send(parcel, ALONE)

    [sent] = server.sent
    assert (sent.chat, sent.text, sent.message_id) == (USER, "Hạn là ngày 20.", message)
    assert sent.parse_mode is None


async def test_a_message_without_an_id_is_in_doubt_and_not_sent_again(
    server: ZaloBotServer, waiting: Waiting
) -> None:
    server.script = _failing("sendMessage", json_answer({"ok": True, "result": {"date": 1}}))

    async with _platform(server, waiting) as platform:
        with pytest.raises(DeliveryInDoubt) as caught:
            await platform.send(Parcel("Hạn là ngày 20."), ALONE)

    assert caught.value.doubt.value == 0


async def test_a_picture_is_sent_by_its_address(server: ZaloBotServer, waiting: Waiting) -> None:
    picture = Parcel("Biểu đồ", attachment=Picture(PictureId("p1")))
    # Its answer stands in for the fetching of the picture, which the server would do twice.
    server.script = _failing("sendPhoto", BAD_REQUEST)

    async with _platform(server, waiting, public_url=PUBLIC) as platform:
        with pytest.raises(DeliveryRefused):
            await platform.send(picture, ALONE)

    assert server.calls[-1].fields == {
        "chat_id": USER,
        "photo": f"{PUBLIC}/pictures/p1.png",
        "caption": "Biểu đồ",
    }


@pytest.mark.parametrize(
    "attachment", [Picture(PictureId("p1")), Original(DocumentId("d"), "a.pdf")]
)
async def test_what_the_platform_does_not_take_is_refused(
    attachment: Picture | Original, server: ZaloBotServer, waiting: Waiting
) -> None:
    async with _platform(server, waiting) as platform:
        with pytest.raises(DeliveryRefused):
            await platform.send(Parcel("", attachment=attachment), ALONE)

    assert server.calls == []


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (QUOTA, DeliveryDeferred),
        (QUOTA_429, DeliveryDeferred),
        (OUT_OF_ORDER, DeliveryDeferred),
        (BAD_REQUEST, DeliveryRefused),
        (UNAUTHORIZED, PlatformClosed),
        (TIMEOUT, DeliveryInDoubt),
        (JUNK, DeliveryInDoubt),
        (gateway_page(502), DeliveryInDoubt),
        (gateway_page(504), DeliveryInDoubt),
        (Misbehaviour.DROP, DeliveryInDoubt),
        (Misbehaviour.LOSE, DeliveryInDoubt),
    ],
)
async def test_a_failed_send_says_what_to_do_and_no_secret(
    fault: Fault,
    kind: type[Exception],
    server: ZaloBotServer,
    waiting: Waiting,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG, "bot")
    server.script = _failing("sendMessage", fault)

    async with _platform(server, waiting) as platform:
        with pytest.raises(kind) as caught:
            await platform.send(Parcel("Bí mật"), ALONE)

    assert type(caught.value) is kind
    assert TOKEN not in f"{caught.value!r} {caught.value.__context__!r} {caplog.text}"
    assert "Bí mật" not in f"{caught.value!r} {caplog.text}"


async def test_an_unreached_server_defers_the_message(waiting: Waiting) -> None:
    options = ZaloBotOptions(TOKEN, NOWHERE)
    platform = ZaloBotPlatform(options, waiting.now, waiting.sleep)

    with pytest.raises(DeliveryDeferred) as caught:
        await platform.send(Parcel("Chào"), ALONE)
    await platform.close()

    assert str(caught.value) == "sendMessage: ConnectError"
    assert caught.value.retry_after == timedelta(seconds=5)


async def test_a_group_that_removed_the_bot_is_lost(
    server: ZaloBotServer, waiting: Waiting
) -> None:
    server.kick(GROUP)

    async with _platform(server, waiting) as platform:
        with pytest.raises(DeliveryRefused) as caught:
            await platform.send(Parcel("Chào"), Place("zalo", ChatId(GROUP), is_group=True))

    assert caught.value.chat_lost


async def test_typing_is_shown(server: ZaloBotServer, waiting: Waiting) -> None:
    async with _platform(server, waiting) as platform:
        await platform.show_working(ALONE)

    assert server.typing == [USER]


async def test_typing_that_fails_is_swallowed(server: ZaloBotServer, waiting: Waiting) -> None:
    server.script = _failing("sendChatAction", Misbehaviour.DROP)

    async with _platform(server, waiting) as platform:
        await platform.show_working(ALONE)

    assert server.typing == []


async def test_a_press_needs_no_answer(server: ZaloBotServer, waiting: Waiting) -> None:
    message = IncomingMessage("zalo", ChatId(USER), UserId(USER), "1", NOW)

    async with _platform(server, waiting) as platform:
        await platform.acknowledge(message)

        assert not platform.capabilities.has_buttons(ALONE)
        assert platform.name == "zalo"
    assert server.calls == []


# Starting.


async def test_it_starts_by_polling_when_no_webhook_was_ever_set(
    server: ZaloBotServer, waiting: Waiting
) -> None:
    async with _platform(server, waiting) as platform:
        await platform.start()

    assert [call.name for call in server.calls] == ["getMe", "deleteWebhook"]


async def test_it_starts_with_a_webhook(server: ZaloBotServer, waiting: Waiting) -> None:
    async with _platform(server, waiting, mode="webhook", public_url=PUBLIC) as platform:
        await platform.start()
        await platform.poll(Kept().keep)

    webhook = server.mailbox.webhook
    assert webhook is not None
    assert webhook.url == f"{PUBLIC}/zalo/bot/webhook"
    assert webhook.secret == derived_secret(TOKEN)


async def test_a_webhook_that_zalo_does_not_take_is_for_a_person(waiting: Waiting) -> None:
    with ZaloBotServer(lambda: NOW) as server:
        private = {"mode": "webhook", "public_url": "https://10.0.0.1"}
        async with _platform(server, waiting, **private) as platform:
            with pytest.raises(PlatformClosed) as caught:
                await platform.start()

    assert "SOTAY_PUBLIC_URL" in caught.value.reason


async def test_a_secret_that_is_too_short_is_for_a_person(
    server: ZaloBotServer, waiting: Waiting
) -> None:
    webhook = {"mode": "webhook", "public_url": PUBLIC, "webhook_secret": "1234567"}
    async with _platform(server, waiting, **webhook) as platform:
        with pytest.raises(PlatformClosed) as caught:
            await platform.start()

    assert "SOTAY_ZALO_BOT_WEBHOOK_SECRET" in caught.value.reason


async def test_a_webhook_that_cannot_be_set_now_is_set_later(
    server: ZaloBotServer, waiting: Waiting
) -> None:
    server.script = _failing("setWebhook", gateway_page(502))

    async with _platform(server, waiting, mode="webhook", public_url=PUBLIC) as platform:
        with pytest.raises(DeliveryDeferred):
            await platform.start()
        await platform.start()

    assert server.mailbox.webhook is not None


async def test_a_webhook_that_zalo_could_not_verify_is_logged(
    server: ZaloBotServer, waiting: Waiting, caplog: pytest.LogCaptureFixture
) -> None:
    unverified = {"url": PUBLIC, "verification": {"ok": False, "hint": "404"}}
    server.script = _failing("setWebhook", json_answer({"ok": True, "result": unverified}))

    async with _platform(server, waiting, mode="webhook", public_url=PUBLIC) as platform:
        await platform.start()

    assert "could not verify the webhook" in caplog.text


async def test_a_wrong_token_is_for_a_person(server: ZaloBotServer, waiting: Waiting) -> None:
    async with _platform(server, waiting, token="1:wrong") as platform:
        with pytest.raises(PlatformClosed) as caught:
            await platform.start()

    assert "SOTAY_ZALO_BOT_TOKEN" in caught.value.reason


@pytest.mark.parametrize("method", ["getMe", "deleteWebhook"])
@pytest.mark.parametrize("fault", [QUOTA, OUT_OF_ORDER, JUNK, Misbehaviour.DROP])
async def test_a_start_during_an_outage_is_put_off(
    method: str, fault: Fault, server: ZaloBotServer, waiting: Waiting
) -> None:
    server.script = _failing(method, fault)

    async with _platform(server, waiting) as platform:
        with pytest.raises(DeliveryDeferred):
            await platform.start()


async def test_after_the_start_it_does_not_hear_itself(
    server: ZaloBotServer, waiting: Waiting
) -> None:
    kept = Kept()

    async with _platform(server, waiting) as platform:
        await platform.start()
        async with _polling(platform, kept):
            server.echo(USER, "Tôi vừa nói")
            await kept.until(1)

        assert platform.read(kept.updates[0].body) is None


# Polling.


async def test_updates_are_kept_one_after_the_other(
    server: ZaloBotServer, waiting: Waiting
) -> None:
    kept = Kept()
    said = [server.say(USER, USER, f"Câu {n}") for n in range(3)]

    async with _platform(server, waiting) as platform, _polling(platform, kept):
        await kept.until(3)

    assert [update.key for update in kept.updates] == [f"m:{posted.key}" for posted in said]
    assert server.calls[0].name == "deleteWebhook"


async def test_a_mention_in_a_group_is_read_without_the_name(
    server: ZaloBotServer, waiting: Waiting
) -> None:
    kept = Kept()
    server.say(GROUP, USER, "hạn nộp?")

    async with _platform(server, waiting) as platform:
        async with _polling(platform, kept):
            await kept.until(1)
        read = platform.read(kept.updates[0].body)

    assert getattr(read, "text", None) == "hạn nộp?"


async def test_what_cannot_be_kept_is_held_until_it_can(
    server: ZaloBotServer, waiting: Waiting
) -> None:
    kept = Kept(failures=3)
    server.say(USER, USER, "Câu 1")

    async with _platform(server, waiting) as platform, _polling(platform, kept):
        await kept.until(1)

    assert waiting.pauses[:3] == [1.0, 2.0, 4.0]


@pytest.mark.parametrize(
    ("faults", "pauses"),
    [
        ((TIMEOUT, TIMEOUT), [2.0, 2.0]),
        ((gateway_page(502), JUNK, Misbehaviour.DROP), [1.0, 2.0, 4.0]),
        ((QUOTA,), [60.0]),
        ((OUT_OF_ORDER,) * 8, [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0]),
    ],
)
async def test_polling_outlives_trouble(
    faults: tuple[Fault, ...], pauses: list[float], server: ZaloBotServer, waiting: Waiting
) -> None:
    kept = Kept()
    server.script = _failing("getUpdates", *faults)
    server.say(USER, USER, "Câu 1")

    async with _platform(server, waiting) as platform, _polling(platform, kept):
        await kept.until(1)

    assert waiting.pauses[: len(pauses)] == pauses


async def test_polling_outlives_trouble_before_it_begins(
    server: ZaloBotServer, waiting: Waiting
) -> None:
    kept = Kept()
    server.script = _failing("deleteWebhook", gateway_page(502))
    server.say(USER, USER, "Câu 1")

    async with _platform(server, waiting) as platform, _polling(platform, kept):
        await kept.until(1)

    assert waiting.pauses[0] == 1.0


async def test_a_long_idle_poll_is_repeated_at_once(
    server: ZaloBotServer, waiting: Waiting
) -> None:
    kept = Kept()
    idle = _failing("getUpdates", TIMEOUT)
    server.mailbox.second = 1.0  # the last poll of this test finds nothing, and waits

    def slowly(call: Call) -> Fault | None:
        waiting.time += timedelta(seconds=30)
        return idle(call)

    server.script = slowly
    server.say(USER, USER, "Câu 1")

    async with _platform(server, waiting) as platform, _polling(platform, kept):
        await kept.until(1)

        assert waiting.pauses == []


async def test_a_dead_token_ends_polling(server: ZaloBotServer, waiting: Waiting) -> None:
    server.script = _failing("getUpdates", UNAUTHORIZED)

    async with _platform(server, waiting) as platform:
        with pytest.raises(PlatformClosed):
            await platform.poll(Kept().keep)


# The webhook.


@pytest.mark.parametrize("secret", ["dung-bi-mat", None])
async def test_a_delivery_with_the_secret_is_taken(
    secret: str | None, server: ZaloBotServer, waiting: Waiting
) -> None:
    async with _platform(server, waiting, webhook_secret=secret) as platform:
        given = secret or derived_secret(TOKEN)
        [update] = platform.receive(_flat("Chào"), {HEADER: given})

    assert (update.key, update.chat) == ("m:m1", USER)


@pytest.mark.parametrize("headers", [{}, {HEADER: "sai"}, {HEADER: "sài"}, {HEADER: "\udcff"}])
async def test_a_delivery_without_the_secret_is_refused(
    headers: dict[str, str], server: ZaloBotServer, waiting: Waiting
) -> None:
    async with _platform(server, waiting) as platform:
        with pytest.raises(WebhookRefused) as caught:
            platform.receive(_flat("Chào"), headers)

    assert caught.value.status == 403


async def test_an_empty_probe_brings_nothing(server: ZaloBotServer, waiting: Waiting) -> None:
    async with _platform(server, waiting) as platform:
        assert platform.receive(b"", {}) == []


@pytest.mark.parametrize("body", [b"\xff\x00", b"{", b"3", b'"x"'])
async def test_junk_with_the_secret_is_a_bad_request(
    body: bytes, server: ZaloBotServer, waiting: Waiting
) -> None:
    async with _platform(server, waiting) as platform:
        with pytest.raises(WebhookRefused) as caught:
            platform.receive(body, {HEADER: derived_secret(TOKEN)})

    assert caught.value.status == 400


# The doctor.


async def test_a_healthy_bot_has_nothing_to_mend(server: ZaloBotServer, waiting: Waiting) -> None:
    async with _platform(server, waiting) as platform:
        findings = await platform.diagnose()

    assert [finding.sentence for finding in findings] == ["Đã kết nối với Bot Sổ Tay."]


async def test_a_bot_without_name_and_groups_is_warned_of(
    server: ZaloBotServer, waiting: Waiting
) -> None:
    server.can_join_groups = False

    async with _platform(server, waiting, name=None) as platform:
        findings = await platform.diagnose()

    assert [finding.health for finding in findings] == [
        Health.GOOD,
        Health.WARNING,
        Health.WARNING,
    ]


async def test_the_webhook_is_compared_with_the_settings(
    server: ZaloBotServer, waiting: Waiting
) -> None:
    webhook = {"mode": "webhook", "public_url": PUBLIC}
    async with _platform(server, waiting, **webhook) as platform:
        before = await platform.diagnose()
        await platform.start()
        after = await platform.diagnose()
    async with _platform(server, waiting) as polling:
        left = await polling.diagnose()

    assert [found[-1].health for found in (before, after, left)] == [
        Health.WARNING,
        Health.GOOD,
        Health.WARNING,
    ]


@pytest.mark.parametrize(
    ("fault", "setting"),
    [
        (UNAUTHORIZED, "SOTAY_ZALO_BOT_TOKEN"),
        (OUT_OF_ORDER, "SOTAY_ZALO_BOT_API_BASE"),
        (Misbehaviour.DROP, "SOTAY_ZALO_PROXY"),
    ],
)
async def test_a_bot_that_does_not_answer_is_broken(
    fault: Fault, setting: str, server: ZaloBotServer, waiting: Waiting
) -> None:
    server.script = _failing("getMe", fault)

    async with _platform(server, waiting) as platform:
        [finding] = await platform.diagnose()

    assert finding.health is Health.BROKEN
    assert setting in finding.advice
