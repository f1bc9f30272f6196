"""Questions to a Zalo Official Account: the real process, a strict platform, its tokens."""

import contextlib
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.platforms import zalo_texts
from bot.reception import texts
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
from tests.fakes.telegram_server import TOKEN, telegram_server
from tests.fakes.zalo_oa_consent import APP_ID, APP_SECRET
from tests.fakes.zalo_oa_events import OA_SECRET_KEY, Signing
from tests.fakes.zalo_oa_requests import Query
from tests.fakes.zalo_oa_server import Sent, ZaloOaServer

NOWHERE = "http://127.0.0.1:9"
GROUP = "4a9b0000000000009df"
SECRETS = ("AT-loopback", "RT-loopback", APP_SECRET, OA_SECRET_KEY, TOKEN)


def now() -> datetime:
    return datetime.fromtimestamp(time.time(), UTC)


def settings(server: ZaloOaServer) -> dict[str, str]:
    return {
        "SOTAY_ZALO_OA_APP_ID": APP_ID,
        "SOTAY_ZALO_OA_APP_SECRET": APP_SECRET,
        "SOTAY_ZALO_OA_SECRET_KEY": OA_SECRET_KEY,
        "SOTAY_ZALO_OA_REFRESH_TOKEN": server.consent.refresh_token,
        "SOTAY_ZALO_OA_API_BASE": server.url,
        "SOTAY_ZALO_OAUTH_BASE": server.url,
        "SOTAY_PUBLIC_URL": PUBLIC,
    }


@dataclass(frozen=True, slots=True)
class Office:
    """An account and the process that answers for it."""

    server: ZaloOaServer
    service: Service

    def received(self, chat: str, count: int) -> list[Sent]:
        """Wait until the chat has so many messages, and return them."""
        self.server.until(lambda: len(self._sent(chat)) >= count, PATIENCE)
        return self._sent(chat)

    def rows(self, query: str) -> list[tuple[object, ...]]:
        """Return what the database says."""
        with contextlib.closing(sqlite3.connect(self.service.database)) as connection:
            return connection.execute(query).fetchall()

    def _sent(self, chat: str) -> list[Sent]:
        return [sent for sent in self.server.sent if sent.chat == chat]


@pytest.fixture(scope="module")
def office(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A process that is connected; at the end neither it nor the platform has complained."""
    routes = {PUBLIC: NOWHERE}
    place = tmp_path_factory.mktemp("oa")
    with (
        ZaloOaServer(now, routes=routes) as server,
        Service.over(prepared, place, **settings(server)) as service,
    ):
        service.start()
        routes[PUBLIC] = service.address
        server.webhook = f"{PUBLIC}/zalo/oa/webhook"
        server.until(lambda: "getoa" in [call.name for call in server.calls], PATIENCE)
        yield Office(server, service)
        assert service.stop() == 0
        assert server.complaints == []
        assert service.blurted(*SECRETS) == []


@pytest.fixture
def server(office: Office) -> Iterator[ZaloOaServer]:
    yield office.server
    office.server.signing = Signing.RIGHT


def test_a_question_is_answered_with_buttons_to_press(office: Office, server: ZaloOaServer) -> None:
    asked = server.say("u-an", REPORT_QUESTION)
    answer, offered = office.received("u-an", 2)

    assert asked.taken.result(PATIENCE) == 200
    assert answer.text.startswith(ANSWER)
    assert REPORT_DAY in answer.text
    assert CITED in answer.text
    assert answer.quoted == asked.key
    assert [b.title for b in offered.buttons] == [
        "Nguyên văn",
        "Văn bản gốc",
        "👍 Hữu ích",
        "👎 Chưa đúng",
    ]


def test_a_pressed_button_does_what_it_says(office: Office, server: ZaloOaServer) -> None:
    server.say("u-binh", REPORT_QUESTION)
    buttons = office.received("u-binh", 2)[1].buttons
    payloads = [button.payload for button in buttons if isinstance(button, Query)]

    for payload in payloads[:3]:
        server.press("u-binh", payload)
    verbatim, original, thanks = office.received("u-binh", 5)[2:]

    assert verbatim.text.startswith(texts.VERBATIM)
    assert CITED in verbatim.text
    assert zalo_texts.OA_SENDS_NO_SUCH_FILE.format(name=PLAN_FILE) in original.text
    assert thanks.text == texts.THANKS


@pytest.mark.parametrize("signing", [Signing.WRONG, Signing.ABSENT])
def test_an_event_that_is_not_signed_is_refused_and_not_kept(
    office: Office, server: ZaloOaServer, signing: Signing
) -> None:
    person = f"u-{signing}"
    server.signing = signing
    forged = server.say(person, REPORT_QUESTION)
    status = forged.taken.result(PATIENCE)
    server.signing = Signing.BARE

    server.say(person, TIME_QUESTION)
    answer = office.received(person, 2)[0]

    assert status == 403
    assert TIME_ANSWER in answer.text
    assert office.rows(f"SELECT count(*) FROM updates WHERE chat = '{person}'") == [(1,)]  # noqa: S608 - our own words


def test_an_event_that_comes_again_is_answered_once(office: Office, server: ZaloOaServer) -> None:
    asked = server.say("u-ha", REPORT_QUESTION)
    repeated = server.bring_again(asked).taken.result(PATIENCE)
    office.received("u-ha", 2)
    server.bring_again(asked, retry=2)

    server.say("u-ha", TIME_QUESTION)
    messages = office.received("u-ha", 4)

    assert repeated == 200
    assert REPORT_DAY in messages[0].text
    assert TIME_ANSWER in messages[2].text


def test_a_group_of_the_account_is_answered_when_it_names_it(
    office: Office, server: ZaloOaServer
) -> None:
    server.say_in_group(GROUP, "u-cuc", "Chiều nay họp lúc mấy giờ?")
    server.say_in_group(GROUP, "u-cuc", f"@Sổ Tay {REPORT_QUESTION}")
    [answer] = office.received(GROUP, 1)
    server.say_in_group(GROUP, "u-dung", TIME_QUESTION, quoting=answer.message_id)
    messages = office.received(GROUP, 2)

    assert answer.text.startswith(ANSWER)
    assert TIME_ANSWER in messages[1].text


def test_a_token_that_ended_is_exchanged_once_and_the_pair_is_kept(
    office: Office, server: ZaloOaServer
) -> None:
    rotations = server.consent.rotations
    server.consent.expire_access()
    server.say("u-mai", REPORT_QUESTION)
    answer = office.received("u-mai", 2)[0]

    consent = server.consent
    assert REPORT_DAY in answer.text
    assert consent.rotations == rotations + 1
    assert office.rows("SELECT access_token, refresh_token FROM zalo_tokens") == [
        (consent.access_token, consent.refresh_token)
    ]


def test_an_administrator_on_telegram_hears_that_consent_is_needed(
    prepared: Path, tmp_path: Path
) -> None:
    with ZaloOaServer(now) as server, telegram_server() as telegram:
        chief = telegram.person("Quản trị viên")
        chat = telegram.private(chief)
        own = settings(server) | {
            "SOTAY_TELEGRAM_TOKEN": TOKEN,
            "SOTAY_TELEGRAM_API_BASE": telegram.url,
            "SOTAY_ADMINS": f"zalo_oa:u-an,telegram:{chief.id}",
        }
        server.consent.withdraw()
        with Service.over(prepared, tmp_path, **own) as service:
            service.start()
            telegram.loopback.until(lambda: len(telegram.sent_to(chat)) >= 1, PATIENCE)
            telegram.say(chat, chief, REPORT_QUESTION)
            telegram.loopback.until(lambda: len(telegram.sent_to(chat)) >= 2, PATIENCE)
            status = service.stop()
            blurted = service.blurted(*SECRETS)
    told, answer = (sent.text for sent in telegram.sent_to(chat))

    assert zalo_texts.CONSENT_NEEDED in told
    assert told.startswith("Sổ Tay không dùng được Zalo OA")
    assert REPORT_DAY in answer
    assert status == 0
    assert blurted == []
    assert (server.complaints, telegram.complaints) == ([], [])
