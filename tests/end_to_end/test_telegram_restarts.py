"""Questions on Telegram by webhook while the process is killed: answered all, and once."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot import texts as answer_texts
from bot.reception import texts
from tests.fakes.loopback import Call, Fault, Misbehaviour, faultless
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
from tests.fakes.telegram_chats import Chat, Json, User
from tests.fakes.telegram_sending import Sent
from tests.fakes.telegram_server import TOKEN, TelegramServer, telegram_server
from tests.fakes.telegram_updates import Webhook

SECRET = "webhook-secret-of-the-test"


@dataclass
class Office:
    """A bot whose process is killed and started again, and three people who ask it."""

    server: TelegramServer
    service: Service
    statuses: dict[str, list[int]] = field(default_factory=dict)
    webhook: Webhook | None = None  # as it was before the last process

    def __post_init__(self) -> None:
        self.early, self.an, self.binh = (self.server.person(n) for n in ("Sơn", "An", "Bình"))

    def ask(self, user: User, text: str = REPORT_QUESTION) -> Json:
        return self.server.say(self.server.private(user), user, text)

    def deliver(self, update: Json, secret: str = SECRET) -> int:
        return self.server.deliver(update, secret, f"{self.service.address}/telegram/webhook")

    def messages(self, user: User) -> list[Sent]:
        return self.server.sent_to(self.server.private(user))

    def received(self, user: User, count: int) -> list[Sent]:
        """Wait until the person has so many messages, and return them."""
        self.server.loopback.until(lambda: len(self.messages(user)) >= count, PATIENCE)
        return self.messages(user)


@pytest.fixture(scope="module")
def office(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """What three processes left, the last of which polls."""
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(telegram_server())
        settings = {
            "SOTAY_TELEGRAM_TOKEN": TOKEN,
            "SOTAY_TELEGRAM_API_BASE": server.url,
            "SOTAY_TELEGRAM_MODE": "webhook",
            "SOTAY_TELEGRAM_WEBHOOK_SECRET": SECRET,
            "SOTAY_PUBLIC_URL": PUBLIC,
        }
        place = tmp_path_factory.mktemp("restarts")
        service = stack.enter_context(Service.over(prepared, place, **settings))
        office = Office(server, service)
        _be_killed_before_answering(office)
        again = _be_killed_while_answering(office)
        _poll(office, again)
        yield office
        assert service.stop() == 0
        assert server.complaints == []
        assert service.blurted(TOKEN, SECRET) == []


def _be_killed_before_answering(office: Office) -> None:
    """Take a question, twice, from a platform that does not yet say who the bot is."""
    server = office.server
    server.script(lambda call: Misbehaviour.HANG if call.name == "getMe" else None)
    office.service.start()
    server.until_called("getMe", timeout=PATIENCE)
    update = office.ask(office.early)
    office.statuses["early"] = [office.deliver(update), office.deliver(update)]
    office.service.kill()


def _be_killed_while_answering(office: Office) -> Json:
    """Answer An, and be ended when Telegram has a message for Bình but has not said so."""
    server, service = office.server, office.service
    unheard = server.private(office.binh)
    server.script(lambda call: _mute(call, unheard))
    service.start()
    office.received(office.early, 1)
    answered = office.ask(office.an)
    office.deliver(answered)
    office.received(office.an, 1)
    wrong = office.ask(office.an, "Câu này ai đó giả mạo.")
    office.statuses["forged"] = [office.deliver(wrong, "wrong"), office.deliver(wrong, "")]
    office.statuses["again"] = [office.deliver(answered)]
    office.deliver(office.ask(office.binh))
    office.received(office.binh, 1)
    service.kill()
    office.webhook = server.updates.webhook
    server.script(faultless)
    server.updates.taken(wrong["update_id"])
    return answered


def _poll(office: Office, again: Json) -> None:
    """Poll, to be given once more what the webhook brought before."""
    office.server.updates.pending.append(again)
    office.service.settings["SOTAY_TELEGRAM_MODE"] = "polling"
    office.service.start()
    office.server.until_called("getUpdates", timeout=PATIENCE)
    office.ask(office.an, TIME_QUESTION)
    office.received(office.an, 2)
    office.received(office.binh, 2)


def _mute(call: Call, chat: Chat) -> Fault | None:
    is_answer = call.name == "sendMessage" and call.fields.get("chat_id") == str(chat.id)
    return Misbehaviour.MUTE if is_answer else None


def test_a_question_that_came_before_the_kill_is_answered_after_it(office: Office) -> None:
    [answer] = office.messages(office.early)

    assert office.statuses["early"] == [200, 200]
    assert answer.text.startswith(ANSWER)
    assert REPORT_DAY in answer.text
    assert "expandable_blockquote" in [entity.kind for entity in answer.entities]


def test_a_question_that_is_delivered_again_is_answered_once(office: Office) -> None:
    first, second = office.messages(office.an)[:2]

    assert office.statuses["again"] == [200]
    assert REPORT_DAY in first.text
    assert TIME_ANSWER in second.text


def test_a_delivery_without_the_secret_is_refused(office: Office) -> None:
    assert office.statuses["forged"] == [403, 403]


def test_an_answer_that_may_have_arrived_is_sent_again_and_says_so(office: Office) -> None:
    first, again = office.messages(office.binh)

    assert again.text == f"{answer_texts.SENT_AGAIN}\n{first.text}"


def test_a_webhook_is_set_and_a_polling_process_takes_it_away(office: Office) -> None:
    assert office.webhook is not None
    assert (office.webhook.url, office.webhook.secret) == (f"{PUBLIC}/telegram/webhook", SECRET)
    assert office.server.updates.webhook is None


def test_buttons_from_before_a_kill_still_work(office: Office, prepared: Path) -> None:
    before = office.messages(office.an)[0]
    verbatim, original = (b.callback_data or "" for b in before.buttons[:2])

    office.server.press(before, verbatim)
    office.server.press(before, original)
    passage, file = office.received(office.an, 4)[2:]

    assert passage.text.startswith(texts.VERBATIM)
    assert CITED in passage.text
    assert file.file == (prepared.parent / "van-ban" / PLAN_FILE).read_bytes()
