"""The real client of the Official Account over HTTP, against a server that is strict."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine

from bot.actions import SendOriginal
from bot.delivery.parcels import Face, Original, Parcel, Picture
from bot.diagnosis import Health
from bot.messages import (
    AnswerBlock,
    Button,
    ButtonId,
    ButtonsBlock,
    ChatClosed,
    ChatId,
    ChatOpened,
    IncomingMessage,
    MessageId,
    PictureId,
    Place,
    Reply,
    UserId,
)
from bot.platforms.errors import (
    DeliveryDeferred,
    DeliveryInDoubt,
    DeliveryRefused,
    PlatformClosed,
    WebhookRefused,
)
from bot.platforms.platform import FileContent, RawUpdate
from bot.platforms.zalo_oa import ZaloOaOptions, ZaloOaPlatform
from corpus.document import DocumentId
from tests.fakes.loopback import JUNK, Call, Fault, Misbehaviour, gateway_page
from tests.fakes.webhook_caller import Posted
from tests.fakes.zalo_oa_consent import APP_ID, APP_SECRET
from tests.fakes.zalo_oa_envelope import failure, success
from tests.fakes.zalo_oa_events import OA_SECRET_KEY, Signing, headers
from tests.fakes.zalo_oa_groups import Group
from tests.fakes.zalo_oa_server import ZaloOaServer

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
USER = "1860000000000000225"
GROUP = "4a9b0000000000009df"
ALONE = Place("zalo_oa", ChatId(USER))
TOGETHER = Place("zalo_oa", ChatId(GROUP), is_group=True)
TOKEN_PATH = "access_token"
SEND = "cs"


@dataclass
class Clock:
    time: datetime = NOW

    def now(self) -> datetime:
        return self.time

    async def sleep(self, _seconds: float) -> None:
        await asyncio.sleep(0)


@dataclass
class Shelf:
    """Files and pictures by their names."""

    originals: dict[str, FileContent] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)

    def original(self, document: str) -> FileContent | None:
        return self.originals.get(document)

    def picture(self, picture: str) -> bytes | None:
        return self.pictures.get(picture)


@dataclass
class _Script:
    name: str
    faults: list[Fault]

    def __call__(self, call: Call) -> Fault | None:
        return self.faults.pop(0) if call.name == self.name and self.faults else None


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def server(clock: Clock) -> Iterator[ZaloOaServer]:
    with ZaloOaServer(clock.now) as served:
        yield served
        assert served.complaints == []


@dataclass
class Bench:
    """What every test opens platforms with."""

    server: ZaloOaServer
    engine: Engine
    shelf: Shelf
    clock: Clock

    @asynccontextmanager
    async def platform(self, **changes: Any) -> AsyncIterator[ZaloOaPlatform]:
        options = ZaloOaOptions(
            APP_ID,
            APP_SECRET,
            OA_SECRET_KEY,
            "RT-loopback-1",
            api_base=self.server.url,
            oauth_base=self.server.url,
        )
        platform = ZaloOaPlatform(
            replace(options, **changes),
            self.engine,
            self.shelf,
            self.clock.now,
            self.clock.sleep,
        )
        try:
            yield platform
        finally:
            await platform.close()


@pytest.fixture
def bench(server: ZaloOaServer, engine: Engine, shelf: Shelf, clock: Clock) -> Bench:
    return Bench(server, engine, shelf, clock)


def _taken(platform: ZaloOaPlatform, posted: Posted) -> list[RawUpdate]:
    lower = {name.lower(): value for name, value in posted.headers.items()}
    return list(platform.receive(posted.body, lower))


def _read(platform: ZaloOaPlatform, posted: Posted) -> object:
    [update] = _taken(platform, posted)
    return platform.read(update.body)


# Sending.


async def test_an_answer_quotes_the_question_and_its_buttons_come_last(bench: Bench) -> None:
    question = bench.server.say(USER, "Hạn nộp?")
    buttons = ButtonsBlock(((Button(ButtonId("b1"), "Văn bản gốc", SendOriginal("d")),),))
    reply = Reply((AnswerBlock("Ngày 20."), buttons))

    async with bench.platform() as platform:
        for parcel in platform.render(reply, ALONE, MessageId(question.key)):
            await platform.send(parcel, ALONE)

    text, template = bench.server.sent
    assert (text.text, text.quoted) == ("Ngày 20.", question.key)
    assert (template.text, template.quoted) == ("Chọn tiếp:", None)
    assert [button.model_dump() for button in template.buttons] == [
        {"title": "Văn bản gốc", "type": "oa.query.hide", "payload": "#b:b1"}
    ]


async def test_a_message_that_cannot_be_quoted_is_answered_without(bench: Bench) -> None:
    question = bench.server.say(USER, "Hạn nộp?")
    bench.server.forgotten.add(question.key)

    async with bench.platform() as platform:
        await platform.send(Parcel("Ngày 20.", reply_to=MessageId(question.key)), ALONE)

    [sent] = bench.server.sent
    assert (sent.text, sent.quoted) == ("Ngày 20.", None)


async def test_buttons_that_are_not_taken_become_numbers(bench: Bench) -> None:
    bench.server.say(USER, "Chào")
    bench.server.script = _Script(SEND, [failure(-233)])
    parcel = Parcel("Chọn tiếp:", "Nhắn số để chọn: 1. Có", ((Face("Có", ButtonId("b1")),),))

    async with bench.platform() as platform:
        await platform.send(parcel, ALONE)

    assert [sent.text for sent in bench.server.sent] == ["Nhắn số để chọn: 1. Có"]


async def test_a_button_can_open_a_page(bench: Bench) -> None:
    bench.server.say(USER, "Chào")
    faces = ((Face("Mở trang", url="https://so-tay.example"),),)

    async with bench.platform() as platform:
        await platform.send(Parcel("Chọn tiếp:", rows=faces), ALONE)

    assert bench.server.sent[0].buttons[0].type == "oa.open.url"


async def test_a_group_gets_one_message(bench: Bench) -> None:
    question = bench.server.say_in_group(GROUP, USER, "/hoi hạn nộp?")

    async with bench.platform() as platform:
        parcels = platform.render(
            Reply((AnswerBlock("Ngày 20."),)), TOGETHER, MessageId(question.key)
        )
        for parcel in parcels:
            await platform.send(parcel, TOGETHER)

    [sent] = bench.server.sent
    assert (sent.chat, sent.in_group, sent.text) == (GROUP, True, "Ngày 20.")


@pytest.mark.parametrize("key", ["token", "attachment_id"])
@pytest.mark.parametrize("place", [ALONE, TOGETHER])
async def test_an_original_is_uploaded_and_sent(bench: Bench, place: Place, key: str) -> None:
    bench.server.file_key = key
    bench.server.say(USER, "Chào")
    bench.server.say_in_group(GROUP, USER, "Chào")
    bench.shelf.originals["d"] = FileContent("quy chế.pdf", b"%PDF-1.7\r\n\xff")

    async with bench.platform() as platform:
        await platform.send(Parcel("", attachment=Original(DocumentId("d"), "quy chế.pdf")), place)

    upload = bench.server.sent[0].upload
    assert upload is not None
    assert upload.content == b"%PDF-1.7\r\n\xff"


@pytest.mark.parametrize(
    "found",
    [FileContent("a.pdf", b"x" * (5 * 1024 * 1024 + 1)), FileContent("a.txt", b"x")],
    ids=["too large", "of another kind"],
)
async def test_an_original_that_cannot_be_sent_is_named(bench: Bench, found: FileContent) -> None:
    bench.server.say(USER, "Chào")
    bench.shelf.originals["d"] = found

    async with bench.platform() as platform:
        await platform.send(Parcel("", attachment=Original(DocumentId("d"), "a.pdf")), ALONE)

    assert bench.server.sent[0].text.startswith(f"Văn bản gốc là tệp “{found.name}”")


async def test_a_picture_is_uploaded_and_sent(bench: Bench) -> None:
    bench.server.say(USER, "Chào")
    bench.shelf.pictures["p"] = b"\x89PNG"

    async with bench.platform() as platform:
        await platform.send(Parcel("", attachment=Picture(PictureId("p"))), ALONE)

    upload = bench.server.sent[0].upload
    assert upload is not None
    assert (upload.kind, upload.content) == ("image", b"\x89PNG")


@pytest.mark.parametrize(
    "attachment", [Original(DocumentId("gone"), "a.pdf"), Picture(PictureId("gone"))]
)
async def test_what_is_gone_is_refused(bench: Bench, attachment: Original | Picture) -> None:
    async with bench.platform() as platform:
        with pytest.raises(DeliveryRefused):
            await platform.send(Parcel("", attachment=attachment), ALONE)


@pytest.mark.parametrize(
    ("fault", "kind"),
    [(Misbehaviour.DROP, DeliveryDeferred), (success({}), DeliveryRefused)],
)
async def test_a_failed_upload_sends_nothing(
    bench: Bench, fault: Fault, kind: type[Exception]
) -> None:
    bench.server.script = _Script("image", [fault])
    bench.shelf.pictures["p"] = b"\x89PNG"

    async with bench.platform() as platform:
        with pytest.raises(kind):
            await platform.send(Parcel("", attachment=Picture(PictureId("p"))), ALONE)

    assert bench.server.sent == []


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (failure(-32), DeliveryDeferred),
        (failure(-211), DeliveryRefused),
        (failure(-230), DeliveryRefused),
        (failure(-204), PlatformClosed),
        (JUNK, DeliveryInDoubt),
        (gateway_page(502), DeliveryInDoubt),
        (Misbehaviour.DROP, DeliveryInDoubt),
        (Misbehaviour.LOSE, DeliveryInDoubt),
    ],
)
async def test_a_failed_send_says_what_to_do_and_no_secret(
    bench: Bench, fault: Fault, kind: type[Exception], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "bot")
    bench.server.say(USER, "Chào")
    bench.server.script = _Script(SEND, [fault])

    async with bench.platform() as platform:
        with pytest.raises(kind) as caught:
            await platform.send(Parcel("Bí mật"), ALONE)

    assert type(caught.value) is kind
    shown = f"{caught.value!r} {caught.value.__context__!r} {caplog.text}"
    assert "loopback" not in shown
    assert "Bí mật" not in shown


async def test_an_unreached_server_defers_the_message(bench: Bench) -> None:
    bench.server.say(USER, "Chào")

    async with bench.platform(api_base="http://127.0.0.1:9") as platform:
        with pytest.raises(DeliveryDeferred) as caught:
            await platform.send(Parcel("Chào"), ALONE)

    assert str(caught.value) == "/v3.0/oa/message/cs: ConnectError"


async def test_after_seven_days_nothing_can_be_sent_until_the_person_writes(bench: Bench) -> None:
    bench.server.say(USER, "Chào")

    async with bench.platform() as platform:
        bench.clock.time += timedelta(days=8)
        with pytest.raises(DeliveryRefused) as caught:
            await platform.send(Parcel("Nhắc việc"), ALONE)

    assert caught.value.chat_lost


@pytest.mark.parametrize("group", [Group("Nhóm", is_enabled=False), Group("Nhóm", is_owned=False)])
async def test_a_group_that_is_gone_is_lost(bench: Bench, group: Group) -> None:
    bench.server.groups[GROUP] = group

    async with bench.platform() as platform:
        with pytest.raises(DeliveryRefused) as caught:
            await platform.send(Parcel("Chào"), TOGETHER)

    assert caught.value.chat_lost


# Tokens.


async def test_a_token_that_ended_early_is_refreshed_once(bench: Bench) -> None:
    bench.server.say(USER, "Chào")

    async with bench.platform() as platform:
        await platform.send(Parcel("Một"), ALONE)
        bench.server.consent.expire_access()
        await platform.send(Parcel("Hai"), ALONE)

    assert [sent.text for sent in bench.server.sent] == ["Một", "Hai"]
    assert bench.server.consent.rotations == 2


async def test_a_token_that_is_refused_when_new_is_for_a_person(bench: Bench) -> None:
    bench.server.script = _Script(SEND, [failure(-216), failure(-216)])

    async with bench.platform() as platform:
        with pytest.raises(PlatformClosed):
            await platform.send(Parcel("Một"), ALONE)


async def test_two_programs_on_one_database_keep_the_consent(bench: Bench) -> None:
    bench.server.say(USER, "Chào")

    async with bench.platform() as one, bench.platform() as other:
        for _ in range(3):
            await asyncio.gather(
                *(platform.send(Parcel("Chào"), ALONE) for platform in (one, other) * 3)
            )
            bench.server.consent.expire_access()

    assert len(bench.server.sent) == 18
    assert bench.server.consent.rotations == 3


async def test_a_consent_withdrawn_is_for_a_person_who_gives_it_again(bench: Bench) -> None:
    bench.server.consent.withdraw()

    async with bench.platform() as platform:
        with pytest.raises(PlatformClosed) as caught:
            await platform.start()
    bench.server.consent.give_again()
    async with bench.platform(refresh_token="RT-loopback-2") as platform:
        await platform.start()

    assert "SOTAY_ZALO_OA_REFRESH_TOKEN" in caught.value.reason
    assert "RT-" not in f"{caught.value} {caught.value.reason}"


async def test_the_wrong_secret_of_the_app_is_named(bench: Bench) -> None:
    async with bench.platform(app_secret="wrong") as platform:
        with pytest.raises(PlatformClosed) as caught:
            await platform.start()

    assert "SOTAY_ZALO_OA_APP_SECRET" in caught.value.reason


@pytest.mark.parametrize("fault", [Misbehaviour.DROP, gateway_page(502), JUNK])
async def test_a_token_service_out_of_order_defers_the_message(bench: Bench, fault: Fault) -> None:
    bench.server.say(USER, "Chào")
    bench.server.script = _Script(TOKEN_PATH, [fault])

    async with bench.platform() as platform:
        with pytest.raises(DeliveryDeferred):
            await platform.send(Parcel("Chào"), ALONE)
        await platform.send(Parcel("Chào"), ALONE)

    assert len(bench.server.sent) == 1


# Starting.


async def test_settings_that_are_missing_are_named(bench: Bench) -> None:
    async with bench.platform(secret_key="", refresh_token="") as platform:
        with pytest.raises(PlatformClosed) as caught:
            await platform.start()

    assert "SOTAY_ZALO_OA_SECRET_KEY, SOTAY_ZALO_OA_REFRESH_TOKEN" in caught.value.reason


@pytest.mark.parametrize("fault", [Misbehaviour.DROP, failure(-32), failure(-212)])
async def test_a_start_during_an_outage_is_put_off(bench: Bench, fault: Fault) -> None:
    bench.server.script = _Script("getoa", [fault])

    async with bench.platform() as platform:
        with pytest.raises(DeliveryDeferred):
            await platform.start()


async def test_there_is_nothing_to_poll(bench: Bench) -> None:
    async def keep(_updates: object) -> None:
        raise AssertionError

    async with bench.platform() as platform:
        await platform.poll(keep)

    assert bench.server.calls == []


# Receiving.


@pytest.mark.parametrize("signing", [Signing.RIGHT, Signing.BARE])
async def test_a_signed_event_is_read(bench: Bench, signing: Signing) -> None:
    bench.server.signing = signing

    async with bench.platform() as platform:
        posted = bench.server.say(USER, "Xin chào")
        [update] = _taken(platform, posted)

        assert update.key == f"m:{posted.key}"
        assert _read(platform, posted) == IncomingMessage(
            "zalo_oa", ALONE.chat, UserId(USER), "Xin chào", NOW, id=MessageId(posted.key)
        )


@pytest.mark.parametrize("signing", [Signing.WRONG, Signing.ABSENT])
async def test_an_event_that_is_not_signed_is_refused(bench: Bench, signing: Signing) -> None:
    bench.server.signing = signing

    async with bench.platform() as platform:
        with pytest.raises(WebhookRefused) as caught:
            _taken(platform, bench.server.say(USER, "Xin chào"))

    assert caught.value.status == 403


async def test_without_the_secret_key_nothing_is_believed(bench: Bench) -> None:
    bench.server.secret_key = ""

    async with bench.platform(secret_key="") as platform:
        with pytest.raises(WebhookRefused):
            _taken(platform, bench.server.say(USER, "Xin chào"))


async def test_an_empty_probe_brings_nothing(bench: Bench) -> None:
    async with bench.platform() as platform:
        assert platform.receive(b"", {}) == []


@pytest.mark.parametrize("body", [b"\xff\x00", b"{", b"[]"])
async def test_junk_is_refused(bench: Bench, body: bytes) -> None:
    async with bench.platform() as platform:
        with pytest.raises(WebhookRefused):
            platform.receive(body, {"x-zevent-signature": "mac=00"})


async def test_a_repetition_within_the_hour_is_taken_and_an_old_event_is_not(
    bench: Bench,
) -> None:
    posted = bench.server.say(USER, "Xin chào")

    async with bench.platform() as platform:
        bench.clock.time += timedelta(minutes=52)
        assert len(_taken(platform, bench.server.bring_again(posted))) == 1

        bench.clock.time += timedelta(hours=2)
        assert _taken(platform, posted) == []


async def test_what_a_person_does_becomes_events(bench: Bench) -> None:
    async with bench.platform() as platform:
        followed = _read(platform, bench.server.follow(USER))
        left = _read(platform, bench.server.unfollow(USER))
        pressed = _read(platform, bench.server.press(USER, "#b:b1"))
        shown = _read(platform, bench.server.write(USER, "user_send_image", {}))

    assert followed == ChatOpened("zalo_oa", ALONE.chat, is_group=False)
    assert left == ChatClosed("zalo_oa", ALONE.chat)
    assert isinstance(pressed, IncomingMessage)
    assert pressed.press is not None
    assert pressed.press.button == "b1"
    assert isinstance(shown, IncomingMessage)
    assert shown.text == ""


async def test_after_the_start_a_mention_and_a_reply_are_known_in_a_group(bench: Bench) -> None:
    async with bench.platform() as platform:
        await platform.start()
        mentioned = _read(platform, bench.server.say_in_group(GROUP, USER, "@Sổ Tay hạn nộp?"))
        ours = await platform.send(Parcel("Ngày 20."), TOGETHER)
        replied = _read(platform, bench.server.say_in_group(GROUP, USER, "vì sao?", quoting=ours))
        chatted = _read(platform, bench.server.say_in_group(GROUP, USER, "vậy à"))

    heard = [m for m in (mentioned, replied, chatted) if isinstance(m, IncomingMessage)]
    assert [message.is_addressed for message in heard] == [True, True, False]
    assert heard[0].text == "hạn nộp?"
    assert [message.answers for message in heard] == [None, ours, None]


async def test_the_mirror_of_what_was_sent_is_not_journalled(bench: Bench) -> None:
    bench.server.say(USER, "Chào")

    async with bench.platform() as platform:
        await platform.send(Parcel("Ngày 20."), ALONE)

        assert _taken(platform, bench.server.mirror(bench.server.sent[0])) == []


async def test_a_signed_delivery_that_is_no_event_is_a_bad_request(bench: Bench) -> None:
    stamp = "1789033600123"
    signed = headers(b"[]", stamp, OA_SECRET_KEY, Signing.RIGHT)

    async with bench.platform() as platform:
        with pytest.raises(WebhookRefused) as caught:
            platform.receive(
                b"[]",
                {
                    "x-zevent-signature": signed["X-ZEvent-Signature"],
                    "x-zevent-timestamp": stamp,
                },
            )

    assert caught.value.status == 400


# The rest.


async def test_nothing_is_shown_while_working_or_after_a_press(bench: Bench) -> None:
    message = IncomingMessage("zalo_oa", ALONE.chat, UserId(USER), "x", NOW)

    async with bench.platform() as platform:
        await platform.show_working(ALONE)
        await platform.acknowledge(message)

        assert (platform.name, platform.capabilities.push_window) == ("zalo_oa", timedelta(days=7))
    assert bench.server.calls == []


async def test_a_healthy_account_is_good(bench: Bench) -> None:
    async with bench.platform(public_url="https://so-tay.example") as platform:
        account, webhook = await platform.diagnose()

    assert (account.health, account.sentence) == (Health.GOOD, "OA Sổ Tay đang hoạt động.")
    assert webhook.health is Health.GOOD
    assert "https://so-tay.example/zalo/oa/webhook" in webhook.sentence


async def test_without_a_public_address_nothing_can_arrive(bench: Bench) -> None:
    async with bench.platform() as platform:
        _, webhook = await platform.diagnose()

    assert webhook.health is Health.BROKEN
    assert "SOTAY_PUBLIC_URL" in webhook.advice


async def test_a_token_refreshed_days_ago_is_warned_of(bench: Bench) -> None:
    async with bench.platform() as platform:
        await platform.start()
        bench.clock.time += timedelta(days=3)
        _, age, _ = await platform.diagnose()

    assert age.health is Health.WARNING


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Misbehaviour.DROP, "Chưa gọi được Zalo OA"),
        (failure(-212), "Zalo OA từ chối"),
        (failure(-204), "lỗi -204"),
    ],
)
async def test_an_account_that_does_not_answer_is_broken(
    bench: Bench, fault: Fault, words: str
) -> None:
    bench.server.script = _Script("getoa", [fault])

    async with bench.platform() as platform:
        account = (await platform.diagnose())[0]

    assert account.health is Health.BROKEN
    assert words in account.sentence


async def test_missing_settings_are_broken(bench: Bench) -> None:
    async with bench.platform(app_secret="") as platform:
        finding = (await platform.diagnose())[0]

    assert "SOTAY_ZALO_OA_APP_SECRET" in finding.sentence
    assert bench.server.calls == []
