"""Questions to a Zalo bot, by polling and by webhook: the real process, a strict platform."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.reception import texts
from tests.fakes.loopback import Call
from tests.fakes.office import PLAN_FILE, REPORT_DAY, REPORT_QUESTION
from tests.fakes.service import (
    ANSWER,
    CITED,
    PATIENCE,
    PUBLIC,
    TIME_ANSWER,
    TIME_QUESTION,
    Service,
)
from tests.fakes.zalo_bot_server import BOT, TOKEN, Sent, ZaloBotServer

SECRET = "webhook-secret-of-the-test"


def now() -> datetime:
    return datetime.fromtimestamp(time.time(), UTC)


@pytest.fixture(scope="module")
def polled(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ZaloBotServer]:
    """The platform that one process polls; at the end neither has anything to complain of."""
    with ZaloBotServer(now) as server:
        yield from _served(server, prepared, tmp_path_factory.mktemp("zalo"), {}, {})


@pytest.fixture(scope="module")
def posting(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ZaloBotServer]:
    """The platform that posts to the webhook of a process; at the end all is well."""
    routes = {PUBLIC: "http://127.0.0.1:9"}  # until the process has a port
    webhook = {
        "SOTAY_ZALO_BOT_MODE": "webhook",
        "SOTAY_ZALO_BOT_WEBHOOK_SECRET": SECRET,
        "SOTAY_PUBLIC_URL": PUBLIC,
    }
    with ZaloBotServer(now, routes=routes) as server:
        yield from _served(server, prepared, tmp_path_factory.mktemp("zalo"), webhook, routes)


def _served(
    server: ZaloBotServer,
    prepared: Path,
    place: Path,
    settings: dict[str, str],
    routes: dict[str, str],
) -> Iterator[ZaloBotServer]:
    own = {
        "SOTAY_ZALO_BOT_TOKEN": TOKEN,
        "SOTAY_ZALO_BOT_API_BASE": server.url,
        "SOTAY_ZALO_BOT_NAME": BOT.display_name,
    }
    with Service.over(prepared, place, **own, **settings) as service:
        service.start()
        routes[PUBLIC] = service.address
        is_ready = "setWebhook" if settings else "getUpdates"
        server.until(lambda: is_ready in [call.name for call in server.calls], PATIENCE)
        yield server
        assert service.stop() == 0
        assert service.blurted(TOKEN, SECRET) == []
    assert server.complaints == []


def sent_to(server: ZaloBotServer, chat: str) -> list[Sent]:
    return [sent for sent in server.sent if sent.chat == chat]


def received(server: ZaloBotServer, chat: str, count: int) -> list[str]:
    """Wait until the chat has so many messages, and return what they say."""
    server.until(lambda: len(sent_to(server, chat)) >= count, PATIENCE)
    return [sent.text for sent in sent_to(server, chat)]


def test_a_question_is_answered_in_plain_text_with_numbered_choices(
    polled: ZaloBotServer,
) -> None:
    polled.say("u-an", "u-an", REPORT_QUESTION)
    [answer] = received(polled, "u-an", 1)

    assert answer.startswith(ANSWER)
    assert REPORT_DAY in answer
    assert f"“{CITED}”" in answer
    assert "1. Nguyên văn · 2. Văn bản gốc" in answer


def test_a_digit_chooses(polled: ZaloBotServer) -> None:
    polled.say("u-binh", "u-binh", REPORT_QUESTION)
    received(polled, "u-binh", 1)

    polled.say("u-binh", "u-binh", "1")
    polled.say("u-binh", "u-binh", "2")
    polled.say("u-binh", "u-binh", "3")
    _, verbatim, original, thanks = received(polled, "u-binh", 4)

    assert verbatim.startswith(texts.VERBATIM)
    assert CITED in verbatim
    assert PLAN_FILE in original
    assert thanks == texts.THANKS


def test_a_group_that_names_the_bot_gets_one_message(polled: ZaloBotServer) -> None:
    polled.say("zgr-1", "u-cuc", REPORT_QUESTION)
    received(polled, "zgr-1", 1)
    polled.say("zgr-1", "u-dung", "1")
    answer, verbatim = received(polled, "zgr-1", 2)

    assert answer.startswith(ANSWER)
    assert "Nhắc tên tôi kèm số để chọn" in answer
    assert CITED in verbatim


def test_an_update_that_comes_again_is_answered_once(polled: ZaloBotServer) -> None:
    posted = polled.say("u-ha", "u-ha", REPORT_QUESTION)
    polled.bring_again(posted)
    received(polled, "u-ha", 1)
    polled.bring_again(posted)

    polled.say("u-ha", "u-ha", TIME_QUESTION)
    first, second = received(polled, "u-ha", 2)

    assert REPORT_DAY in first
    assert TIME_ANSWER in second


def test_a_group_that_removed_the_bot_is_given_up(polled: ZaloBotServer) -> None:
    polled.say("zgr-2", "u-lan", REPORT_QUESTION)
    received(polled, "zgr-2", 1)

    polled.kick("zgr-2")
    polled.say("zgr-2", "u-lan", TIME_QUESTION)
    polled.until(lambda: len(_tries(polled, "zgr-2")) == 2, PATIENCE)
    polled.say("u-lan", "u-lan", TIME_QUESTION)
    received(polled, "u-lan", 1)

    assert len(_tries(polled, "zgr-2")) == 2


@pytest.mark.parametrize("wrap", [False, True], ids=["flat", "wrapped"])
def test_a_question_is_taken_at_the_webhook(posting: ZaloBotServer, wrap: bool) -> None:  # noqa: FBT001
    chat = f"u-{wrap}"

    posted = posting.say(chat, chat, REPORT_QUESTION, wrap=wrap)
    status = posted.taken.result(PATIENCE)
    posting.bring_again(posted)
    received(posting, chat, 1)
    posting.say(chat, chat, TIME_QUESTION, wrap=wrap)
    first, second = received(posting, chat, 2)

    assert status == 200
    assert REPORT_DAY in first
    assert TIME_ANSWER in second


def test_the_webhook_takes_probes_and_refuses_whoever_lacks_the_secret(
    posting: ZaloBotServer,
) -> None:
    forged = posting.say("u-mai", "u-mai", "Câu này ai đó giả mạo.").body
    received(posting, "u-mai", 1)

    statuses = [
        posting.probe().taken.result(PATIENCE),
        posting.post(forged, secret="wrong").taken.result(PATIENCE),
        posting.post(forged).taken.result(PATIENCE),
    ]

    assert statuses == [200, 403, 403]


def test_the_webhook_is_the_public_address(posting: ZaloBotServer) -> None:
    webhook = posting.mailbox.webhook

    assert webhook is not None
    assert (webhook.url, webhook.secret) == (f"{PUBLIC}/zalo/bot/webhook", SECRET)


def _tries(server: ZaloBotServer, chat: str) -> list[Call]:
    return [
        call
        for call in server.calls
        if call.name == "sendMessage" and call.fields["chat_id"] == chat
    ]
