"""The loopback Zalo Bot Platform: what it takes, refuses, delivers and does wrong when told."""

import json
import ssl
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from tests.fakes.loopback import Answer, Call, Loopback, Misbehaviour, faultless, json_answer
from tests.fakes.webhook_caller import NOT_REACHED
from tests.fakes.zalo_bot_envelope import OUT_OF_ORDER, QUOTA, QUOTA_429
from tests.fakes.zalo_bot_server import TOKEN, ZaloBotServer

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
LAN = "a1b2c3d4e5f60718293a"
GROUP = "zgr-f8a7000000000e2ec761"
SECRET = "a-long-secret"
PUBLIC = "https://bot.example"


@pytest.fixture
def hook() -> Iterator[Loopback]:
    """A webhook that is content with everything."""
    with Loopback(lambda _call: json_answer({}), faultless) as server:
        yield server


@pytest.fixture
def server(hook: Loopback) -> Iterator[ZaloBotServer]:
    with ZaloBotServer(lambda: NOW, routes={PUBLIC: hook.url}) as server:
        server.mailbox.second = 0.01
        yield server


class Client:
    """Calls the server as a bot does."""

    def __init__(self, server: ZaloBotServer, client: httpx.Client) -> None:
        self._server = server
        self._client = client

    def http(self, method: str, **parameters: object) -> httpx.Response:
        return self._client.post(f"{self._server.url}/bot{TOKEN}/{method}", json=parameters)

    def __call__(self, method: str, **parameters: object) -> Any:
        return self.http(method, **parameters).json()


@pytest.fixture
def call(server: ZaloBotServer) -> Iterator[Client]:
    with httpx.Client(verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)) as client:
        yield Client(server, client)


def test_the_bot_is_told_who_it_is(call: Client, server: ZaloBotServer) -> None:
    me = call("getMe")

    assert me["ok"]
    assert me["result"]["account_type"] == "BASIC"
    assert me["result"]["can_join_groups"] is True
    assert server.complaints == []


def test_a_wrong_token_is_refused_with_status_200(server: ZaloBotServer) -> None:
    answer = httpx.post(f"{server.url}/bot1:wrong/getMe")

    assert answer.status_code == 200
    assert answer.json() == {"ok": False, "description": "Unauthorized", "error_code": 401}


@pytest.mark.parametrize(
    ("method", "parameters", "complaint"),
    [
        ("getme", {}, "getme: no such method"),
        ("sendDocument", {}, "sendDocument: no such method"),
        ("getMe", {"x": 1}, "getMe: x: Extra inputs are not permitted"),
        ("getUpdates", {"offset": 3}, "getUpdates: offset: Extra inputs are not permitted"),
        ("sendMessage", {"chat_id": LAN}, "sendMessage: text: Field required"),
        (
            "sendMessage",
            {"chat_id": LAN, "text": "a", "reply_to_message_id": "1"},
            "sendMessage: reply_to_message_id: Extra inputs are not permitted",
        ),
        (
            "sendMessage",
            {"chat_id": LAN, "text": "a", "parse_mode": "HTML"},
            "sendMessage: parse_mode: Input should be 'markdown' or 'html'",
        ),
        (
            "sendMessage",
            {"chat_id": LAN, "text": " "},
            "sendMessage: text: Value error, the text is empty",
        ),
        (
            "sendMessage",
            {"chat_id": LAN, "text": "😀" * 1000 + "a"},
            "sendMessage: text: Value error, the text is longer than 2000",
        ),
        (
            "sendMessage",
            {"chat_id": "unknown", "text": "a"},
            "sendMessage: a chat that never wrote to the bot",
        ),
        (
            "sendPhoto",
            {"chat_id": LAN, "photo": "file:///a.png"},
            "sendPhoto: photo: Value error, the photo is no http(s) address",
        ),
        (
            "sendChatAction",
            {"chat_id": LAN, "action": "upload_photo"},
            "sendChatAction: action: Input should be 'typing'",
        ),
    ],
)
def test_what_the_platform_does_not_know_is_refused_and_noted(
    server: ZaloBotServer, call: Client, method: str, parameters: dict[str, Any], complaint: str
) -> None:
    server.know(LAN)

    answer = call(method, **parameters)

    assert answer["ok"] is False
    assert answer["error_code"] in {400, 404}
    assert server.complaints == [complaint]
    assert server.sent == []


def test_half_a_surrogate_pair_is_refused(server: ZaloBotServer) -> None:
    server.know(LAN)
    body = b'{"chat_id": "%s", "text": "\\ud83d"}' % LAN.encode()
    headers = {"Content-Type": "application/json"}

    answer = httpx.post(f"{server.url}/bot{TOKEN}/sendMessage", content=body, headers=headers)

    assert answer.json()["error_code"] == 400
    assert len(server.complaints) == 1


def test_a_call_must_be_a_post_of_json(server: ZaloBotServer) -> None:
    httpx.get(f"{server.url}/bot{TOKEN}/getMe")
    httpx.post(f"{server.url}/bot{TOKEN}/sendMessage", data={"chat_id": LAN})

    assert server.complaints == [
        "getMe: not a POST, or with a query",
        "sendMessage: the body is not declared as JSON",
    ]


def test_a_message_is_accepted_and_noted(server: ZaloBotServer, call: Client) -> None:
    server.know(LAN)

    first = call("sendMessage", chat_id=LAN, text="😀" * 1000)
    second = call("sendMessage", chat_id=LAN, text="**đậm** {red}đỏ{/red}", parse_mode="markdown")

    assert [sent.message_id for sent in server.sent] == [
        first["result"]["message_id"],
        second["result"]["message_id"],
    ]
    assert first["result"]["date"] == 1772413200000
    assert [(sent.chat, sent.parse_mode, sent.told) for sent in server.sent] == [
        (LAN, None, True),
        (LAN, "markdown", True),
    ]
    assert server.complaints == []


def test_a_stray_brace_breaks_markdown(server: ZaloBotServer, call: Client) -> None:
    server.know(LAN)

    answer = call("sendMessage", chat_id=LAN, text="{a", parse_mode="markdown")

    assert answer["error_code"] == 400
    assert server.complaints == []


def test_a_group_may_be_written_to_until_it_removes_the_bot(
    server: ZaloBotServer, call: Client
) -> None:
    server.know(GROUP)

    before = call("sendMessage", chat_id=GROUP, text="a")
    server.kick(GROUP)
    after = call("sendMessage", chat_id=GROUP, text="b")

    assert (before["ok"], after["ok"], after["error_code"]) == (True, False, 400)
    assert server.complaints == []


def test_typing_has_no_result(server: ZaloBotServer, call: Client) -> None:
    server.know(LAN)

    answer = call("sendChatAction", chat_id=LAN, action="typing")

    assert answer == {"ok": True}
    assert server.typing == [LAN]


def test_a_picture_is_fetched_twice_before_it_is_accepted(
    server: ZaloBotServer, call: Client, hook: Loopback
) -> None:
    server.know(LAN)

    answer = call("sendPhoto", chat_id=LAN, photo=f"{PUBLIC}/a.png", caption="Biểu mẫu")

    assert answer["ok"]
    assert [fetched.path for fetched in hook.calls] == ["/a.png", "/a.png"]
    assert (server.sent[0].photo, server.sent[0].text) == (f"{PUBLIC}/a.png", "Biểu mẫu")


def test_a_picture_that_can_be_fetched_once_only_is_refused(
    server: ZaloBotServer, call: Client, hook: Loopback
) -> None:
    server.know(LAN)
    hook.script = lambda fetch: Answer(404, b"") if fetch.number > 1 else None

    answer = call("sendPhoto", chat_id=LAN, photo=f"{PUBLIC}/a.png")

    assert answer["error_code"] == 400
    assert server.complaints == ["sendPhoto: the photo cannot be fetched"]


def test_a_poll_gives_one_update_and_gives_it_once(server: ZaloBotServer, call: Client) -> None:
    first = server.say(LAN, LAN, "Xin chào")
    server.say(LAN, LAN, "Hạn nộp?")

    polls = [call("getUpdates", timeout=timeout) for timeout in ("30", 30, "30")]

    assert polls[0] == {
        "ok": True,
        "result": {
            "event_name": "message.text.received",
            "message": {
                "message_id": first.key,
                "date": 1772413200000,
                "chat": {"id": LAN, "chat_type": "PRIVATE"},
                "from": {"id": LAN, "display_name": "Cán bộ 93a", "is_bot": False},
                "text": "Xin chào",
            },
        },
    }
    assert first.taken.result(0) == 200
    assert polls[1]["result"]["message"]["text"] == "Hạn nộp?"
    assert polls[2] == {"ok": False, "description": "Request timeout", "error_code": 408}


def test_a_poll_that_finds_nothing_can_be_answered_at_once(
    server: ZaloBotServer, call: Client
) -> None:
    server.mailbox.second = 1
    server.mailbox.idle_at_once = True

    assert call("getUpdates", timeout="600")["error_code"] == 408


def test_a_second_poller_is_refused(server: ZaloBotServer, call: Client) -> None:
    server.mailbox.second = 1
    with ThreadPoolExecutor(2) as pollers:
        polls = [pollers.submit(call, "getUpdates", timeout="60") for _ in range(2)]
        server.until(lambda: server.complaints != [])
        server.say(LAN, LAN, "một")

    assert {poll.result()["ok"] for poll in polls} == {True, False}
    assert server.complaints == ["getUpdates: two pollers at once"]


def test_a_poller_that_left_gets_nothing_and_is_in_nobodys_way(
    server: ZaloBotServer, call: Client
) -> None:
    server.mailbox.second = 1
    with pytest.raises(httpx.ReadTimeout):
        httpx.post(f"{server.url}/bot{TOKEN}/getUpdates", json={}, timeout=0.05)
    server.say(LAN, LAN, "một")

    assert call("getUpdates")["result"]["message"]["text"] == "một"
    assert server.complaints == []


def test_messages_in_a_group_carry_the_mention(server: ZaloBotServer, call: Client) -> None:
    server.say(GROUP, LAN, "hạn nộp?")
    server.say(GROUP, LAN, "còn khoản 2?", mention=False)
    server.show(GROUP, LAN, "đây là gì")

    messages = [call("getUpdates")["result"]["message"] for _ in range(3)]

    assert messages[0]["chat"] == {"id": GROUP, "chat_type": "GROUP"}
    assert messages[0]["text"] == "@Bot Sổ Tay hạn nộp?"
    assert messages[1]["text"] == "còn khoản 2?"
    assert messages[2]["caption"] == "@Bot Sổ Tay đây là gì"


def test_every_kind_of_event_can_come(server: ZaloBotServer, call: Client) -> None:
    server.show(LAN, LAN, "ảnh")
    server.show(LAN, LAN, "ảnh", documented=True)
    server.stick(LAN, LAN)
    server.speak(LAN, LAN)
    server.send_unsupported(LAN, LAN)
    server.emit("message.poll.received", LAN, LAN, {"question": "?"})
    server.echo(LAN, "trả lời")

    updates = [call("getUpdates")["result"] for _ in range(7)]

    assert [update["event_name"].split(".")[1] for update in updates] == [
        *("image", "image", "sticker", "voice", "unsupported", "poll", "text")
    ]
    messages = [update["message"] for update in updates]
    assert "photo_url" in messages[0]
    assert "photo" in messages[1]
    assert messages[6]["from"]["is_bot"] is True


def test_a_webhook_excludes_polls_until_it_is_deleted(server: ZaloBotServer, call: Client) -> None:
    never_set = [call("deleteWebhook")["error_code"], call("getWebhookInfo")["error_code"]]
    call("setWebhook", url=f"{PUBLIC}/zalo", secret_token=SECRET)
    info = call("getWebhookInfo")["result"]["url"]
    refused = call("getUpdates")["error_code"]
    deleted = call("deleteWebhook")["result"]["url"]
    idle = call("getUpdates")["error_code"]

    assert never_set == [400, 404]
    assert (info, refused, deleted, idle) == (f"{PUBLIC}/zalo", 400, "", 408)
    assert server.complaints == ["getUpdates: a poll while a webhook is set"]


@pytest.mark.parametrize(
    ("url", "secret"),
    [
        ("http://bot.example/zalo", SECRET),
        ("https://localhost/zalo", SECRET),
        ("https://10.0.0.7/zalo", SECRET),
        ("bot.example", SECRET),
        (f"{PUBLIC}/zalo", "short"),
        (f"{PUBLIC}/zalo", "s" * 257),
    ],
)
def test_a_webhook_that_the_platform_cannot_use_is_refused(
    server: ZaloBotServer, call: Client, url: str, secret: str
) -> None:
    assert call("setWebhook", url=url, secret_token=secret)["error_code"] == 400
    assert len(server.complaints) == 1


def test_a_plain_webhook_is_taken_when_that_is_allowed(
    server: ZaloBotServer, call: Client, hook: Loopback
) -> None:
    server.plain_webhooks = True

    assert call("setWebhook", url=hook.url, secret_token=SECRET)["ok"]


def test_updates_are_posted_flat_or_wrapped_with_the_secret(
    server: ZaloBotServer, call: Client, hook: Loopback
) -> None:
    early = server.say(LAN, LAN, "một")
    call("setWebhook", url=f"{PUBLIC}/zalo", secret_token=SECRET)
    wrapped = server.say(LAN, LAN, "hai", wrap=True)
    again = server.bring_again(wrapped)

    statuses = [posted.taken.result(10) for posted in (early, wrapped, again)]

    assert statuses == [200, 200, 200]
    assert [json.loads(post.body).get("ok") for post in hook.calls] == [None, True, True]
    assert hook.calls[1].body == hook.calls[2].body
    assert {post.path for post in hook.calls} == {"/zalo"}
    assert {post.headers["x-bot-api-secret-token"] for post in hook.calls} == {SECRET}


def test_the_probe_has_neither_body_nor_content_type(
    server: ZaloBotServer, call: Client, hook: Loopback
) -> None:
    call("setWebhook", url=f"{PUBLIC}/zalo", secret_token=SECRET)

    server.probe().taken.result(10)
    server.probe(with_secret=False).taken.result(10)

    assert [post.body for post in hook.calls] == [b"", b""]
    assert ["content-type" in post.headers for post in hook.calls] == [False, False]
    assert ["x-bot-api-secret-token" in post.headers for post in hook.calls] == [True, False]


def test_a_webhook_that_does_not_answer_is_not_reached(
    server: ZaloBotServer, call: Client, hook: Loopback
) -> None:
    call("setWebhook", url=f"{PUBLIC}/zalo", secret_token=SECRET)
    hook.script = lambda _post: Misbehaviour.DROP

    assert server.say(LAN, LAN, "một").taken.result(10) == NOT_REACHED


@pytest.mark.parametrize(
    ("fault", "status", "code"),
    [(QUOTA, 200, 429), (QUOTA_429, 429, 429), (OUT_OF_ORDER, 200, 403)],
)
def test_a_fault_told_to_a_send_leaves_nothing_behind(
    server: ZaloBotServer, call: Client, fault: Answer, status: int, code: int
) -> None:
    server.know(LAN)
    server.script = lambda asked: fault if asked.name == "sendMessage" else None

    answer = call.http("sendMessage", chat_id=LAN, text="a")

    assert (answer.status_code, answer.json()["error_code"]) == (status, code)
    assert server.sent == []


def test_a_lost_answer_leaves_a_message_that_nobody_was_told_of(
    server: ZaloBotServer, call: Client
) -> None:
    server.know(LAN)

    def lose_the_first(asked: Call) -> Misbehaviour | None:
        return Misbehaviour.LOSE if asked.number == 1 else None

    server.script = lose_the_first

    with pytest.raises(httpx.RemoteProtocolError):
        call("sendMessage", chat_id=LAN, text="a")
    call("sendMessage", chat_id=LAN, text="a")

    assert [(sent.text, sent.told) for sent in server.sent] == [("a", False), ("a", True)]
