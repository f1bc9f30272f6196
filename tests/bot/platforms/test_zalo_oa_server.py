"""The loopback Official Account: messages, windows, uploads, tokens and signed events."""

import hashlib
import json
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from tests.fakes.loopback import Call, Loopback, Misbehaviour, faultless, json_answer
from tests.fakes.webhook_caller import NOT_REACHED
from tests.fakes.zalo_oa_consent import APP_ID, APP_SECRET
from tests.fakes.zalo_oa_envelope import failure
from tests.fakes.zalo_oa_events import OA_ID, OA_SECRET_KEY, Signing
from tests.fakes.zalo_oa_groups import Group
from tests.fakes.zalo_oa_server import ZaloOaServer

LAN = "1860000000000000225"
GROUP = "4a9b0000000000009df"
CS = "/v3.0/oa/message/cs"
TO_GROUP = "/v3.0/oa/group/message"
PNG = ("a.png", b"\x89PNG\r\n--x\r\n")
BUTTON = {"title": "Nguyên văn", "type": "oa.query.hide", "payload": "#b:1"}


class Clock:
    """Stands still until it is told."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 2, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def pass_by(self, duration: timedelta) -> None:
        self.time += duration


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def hook() -> Iterator[Loopback]:
    """A webhook that is content with everything."""
    with Loopback(lambda _call: json_answer({}), faultless) as server:
        yield server


@pytest.fixture
def server(clock: Clock) -> Iterator[ZaloOaServer]:
    with ZaloOaServer(clock) as server:
        yield server


class Client:
    """Calls the server as an application does."""

    def __init__(self, server: ZaloOaServer, http: httpx.Client) -> None:
        self._server = server
        self.http = http

    @property
    def headers(self) -> dict[str, str]:
        return {"access_token": self._server.consent.access_token}

    def message(self, user: str, **message: object) -> Any:
        body = {"recipient": {"user_id": user}, "message": message}
        return self.http.post(CS, json=body, headers=self.headers).json()

    def to_group(self, group: str, **message: object) -> Any:
        body = {"recipient": {"group_id": group}, "message": message}
        return self.http.post(TO_GROUP, json=body, headers=self.headers).json()

    def upload(self, kind: str, name: str, content: bytes) -> Any:
        files = {"file": (name, content)}
        path = f"/v2.0/oa/upload/{kind}"
        return self.http.post(path, files=files, headers=self.headers).json()

    def refresh(self, token: str, secret: str = APP_SECRET, **more: str) -> Any:
        form = {"app_id": APP_ID, "refresh_token": token, "grant_type": "refresh_token", **more}
        headers = {"secret_key": secret}
        return self.http.post("/v4/oa/access_token", data=form, headers=headers).json()


@pytest.fixture
def client(server: ZaloOaServer) -> Iterator[Client]:
    plain = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    with httpx.Client(base_url=server.url, verify=plain) as http:
        yield Client(server, http)


def list_template(buttons: object, **more: object) -> dict[str, Any]:
    payload = {"template_type": "list", "elements": [{"title": "Chọn"}], "buttons": buttons, **more}
    return {"type": "template", "payload": payload}


def media(**element: str) -> dict[str, Any]:
    elements = [{"media_type": "image", **element}]
    return {"type": "template", "payload": {"template_type": "media", "elements": elements}}


def test_an_answer_reaches_a_person_and_may_quote_the_question(
    server: ZaloOaServer, client: Client
) -> None:
    question = server.say(LAN, "hạn nộp?")

    answer = client.message(LAN, text="Ngày 15.", quote_message_id=question.key)

    [sent] = server.sent
    assert answer == {
        "error": 0,
        "message": "Success",
        "data": {"message_id": sent.message_id, "recipient_id": LAN},
    }
    assert (sent.chat, sent.text, sent.quoted, sent.told) == (LAN, "Ngày 15.", question.key, True)
    assert server.complaints == []


def test_buttons_hang_on_a_list(server: ZaloOaServer, client: Client) -> None:
    server.say(LAN, "hạn nộp?")
    page = {"title": "Mở", "type": "oa.open.url", "payload": {"url": "https://a.example"}}

    answer = client.message(LAN, attachment=list_template([BUTTON, page]))

    assert answer["error"] == 0
    assert server.sent[0].text == "Chọn"
    assert [button.title for button in server.sent[0].buttons] == ["Nguyên văn", "Mở"]
    assert server.complaints == []


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ({"text": "a" * 2001}, -210),
        ({"text": " "}, -201),
        ({}, -201),
        ({"text": "a", "parse_mode": "html"}, -201),
        ({"text": "a", "quote_message_id": "unknown"}, -201),
        ({"attachment": {"type": "image", "payload": {"url": "https://a.example"}}}, -201),
        ({"attachment": {"type": "template", "payload": {"buttons": [BUTTON]}}}, -240),
        ({"attachment": list_template([BUTTON] * 6)}, -201),
        ({"attachment": list_template([])}, -201),
        ({"attachment": list_template([{**BUTTON, "type": "oa.query"}])}, -201),
        ({"attachment": list_template([{**BUTTON, "payload": {"id": 1}}])}, -201),
        ({"attachment": list_template([{**BUTTON, "type": "oa.open.url"}])}, -201),
        ({"attachment": list_template([BUTTON], text="a")}, -201),
        ({"attachment": list_template([BUTTON]), "text": "a"}, -201),
        ({"attachment": media(url="https://a.example", attachment_id="1")}, -201),
        ({"attachment": {"type": "file", "payload": {"attachment_id": "1"}}}, -201),
    ],
)
def test_a_message_out_of_shape_is_refused_and_noted(
    server: ZaloOaServer, client: Client, message: dict[str, Any], code: int
) -> None:
    server.say(LAN, "hạn nộp?")

    answer = client.message(LAN, **message)

    assert answer["error"] == code
    assert len(server.complaints) == 1
    assert server.sent == []


def test_a_message_that_is_gone_cannot_be_quoted(server: ZaloOaServer, client: Client) -> None:
    question = server.say(LAN, "hạn nộp?")
    server.forgotten.add(question.key)

    assert client.message(LAN, text="a", quote_message_id=question.key)["error"] == -201
    assert server.complaints == []


def test_a_person_can_be_written_to_for_seven_days(
    server: ZaloOaServer, client: Client, clock: Clock
) -> None:
    before = client.message(LAN, text="a")["error"]
    server.follow(LAN)
    clock.pass_by(timedelta(days=7))
    server.consent.give_again()
    within = client.message(LAN, text="b")["error"]
    clock.pass_by(timedelta(seconds=1))
    after = client.message(LAN, text="c")["error"]
    server.press(LAN, "#b:1")
    again = client.message(LAN, text="d")["error"]
    server.unfollow(LAN)
    left = client.message(LAN, text="e")["error"]

    assert [before, within, after, again, left] == [-232, 0, -230, 0, -213]
    assert server.complaints == []


def test_a_group_takes_text_and_no_buttons(server: ZaloOaServer, client: Client) -> None:
    server.say_in_group(GROUP, LAN, "/hoi")

    text = client.to_group(GROUP, text="Ngày 15.")
    buttons = client.to_group(GROUP, attachment=list_template([BUTTON]))

    assert (text["error"], text["data"]["group_id"], buttons["error"]) == (0, GROUP, -233)
    assert [(sent.chat, sent.in_group) for sent in server.sent] == [(GROUP, True)]
    assert server.complaints == ["message: a template or buttons in a group"]


def test_a_group_that_is_disabled_or_not_owned_takes_nothing(
    server: ZaloOaServer, client: Client
) -> None:
    server.groups["g1"] = Group("Một", is_enabled=False)
    server.groups["g2"] = Group("Hai", is_owned=False)

    codes = [client.to_group(group, text="a")["error"] for group in ("g1", "g2", "g3")]

    assert codes == [-237, -403, -403]
    assert server.complaints == []


def test_uploads_are_sent_by_what_they_were_called(server: ZaloOaServer, client: Client) -> None:
    server.say(LAN, "hạn nộp?")
    server.groups[GROUP] = Group("Nhóm")

    picture = client.upload("image", *PNG)["data"]["attachment_id"]
    file = client.upload("file", "Công văn 12.pdf", b"%PDF-1.7")["data"]["token"]
    pictured = client.message(LAN, text="Bản chụp", attachment=media(attachment_id=picture))
    filed = client.to_group(GROUP, attachment={"type": "file", "payload": {"token": file}})

    assert (pictured["error"], filed["error"]) == (0, 0)
    uploads = [sent.upload for sent in server.sent]
    assert [(found.name, found.content) for found in uploads if found] == [
        PNG,
        ("Công văn 12.pdf", b"%PDF-1.7"),
    ]
    assert server.complaints == []


@pytest.mark.parametrize(
    ("kind", "name", "size", "code"),
    [
        ("image", "a.png", 1024 * 1024 + 1, -210),
        ("image", "a.pdf", 1, -201),
        ("gif", "a.gif", 5 * 1024 * 1024 + 1, -210),
        ("file", "a.xlsx", 1, -201),
        ("file", "a.docx", 5 * 1024 * 1024 + 1, -210),
        ("file", "a.doc", 0, -201),
    ],
)
def test_an_upload_beyond_the_limits_is_refused(
    server: ZaloOaServer, client: Client, kind: str, name: str, size: int, code: int
) -> None:
    assert client.upload(kind, name, b"x" * size)["error"] == code
    assert len(server.complaints) == 1


def test_an_upload_without_an_ending_gets_empty_data(server: ZaloOaServer, client: Client) -> None:
    assert client.upload("file", "a", b"x") == {"error": 0, "message": "Success", "data": {}}
    assert server.complaints == ["file: a file name without an ending"]


def test_an_unknown_upload_has_expired(server: ZaloOaServer, client: Client) -> None:
    server.say(LAN, "hạn nộp?")
    attachment = {"type": "file", "payload": {"token": "old"}}

    assert client.message(LAN, attachment=attachment)["error"] == -100


def test_the_token_stands_in_its_header_and_nowhere_else(
    server: ZaloOaServer, client: Client
) -> None:
    token = server.consent.access_token
    bearer = client.http.get(
        "/v2.0/oa/getoa", headers={**client.headers, "Authorization": f"Bearer {token}"}
    )
    query = client.http.get("/v2.0/oa/getoa", params={"access_token": token})
    absent = client.http.get("/v2.0/oa/getoa")
    wrong = client.http.get("/v2.0/oa/getoa", headers={"access_token": "old"})
    right = client.http.get("/v2.0/oa/getoa", headers=client.headers)

    answers = [bearer, query, absent, wrong, right]
    assert [answer.json()["error"] for answer in answers] == [-216, 404, -216, -216, 0]
    assert server.complaints == [
        "getoa: an Authorization header",
        "getoa: the access token in the query",
        "getoa: no access token",
    ]


def test_a_path_that_is_not_there_is_a_404(server: ZaloOaServer, client: Client) -> None:
    answer = client.http.post("/v2.0/oa/message", json={}, headers=client.headers)

    assert (answer.status_code, answer.json()["error"]) == (404, 404)
    assert server.complaints == ["message: no POST /v2.0/oa/message"]


def test_groups_are_listed_page_by_page(server: ZaloOaServer, client: Client) -> None:
    server.groups.update(g1=Group("Một"), g2=Group("Hai", is_enabled=False), g3=Group("Ba"))
    path = "/v3.0/oa/group/getgroupsofoa"

    page = client.http.get(path, params={"offset": 1, "count": 1}, headers=client.headers).json()
    bad = client.http.get(path, params={"page": 1}, headers=client.headers).json()

    assert page["data"]["groups"] == [
        {"group_id": "g2", "name": "Hai", "status": "disabled", "total_member": 12}
    ]
    assert (page["data"]["total"], bad["error"]) == (3, -201)


def test_members_of_an_own_group_are_listed_page_by_page(
    server: ZaloOaServer, client: Client
) -> None:
    server.groups.update(g1=Group("Một", members={LAN: "Lan"}), g2=Group("Hai", is_owned=False))
    server.most_listed = 10

    def ask(**params: str) -> dict[str, Any]:
        path = "/v3.0/oa/group/listmember"
        answer: dict[str, Any] = client.http.get(path, params=params, headers=client.headers).json()
        return answer

    page = ask(group_id="g1", offset="1", count="10")["data"]["members"]
    assert [(one["user_id"], one["name"]) for one in page] == [(LAN, "Lan")]
    assert ask(group_id="g1", offset="2", count="10")["data"]["members"] == []
    assert ask(group_id="g1", offset="0", count="11")["error"] == -201
    assert ask(group_id="g2", offset="0", count="10")["error"] == -403
    assert server.complaints == []
    assert ask(offset="0", count="10")["error"] == -201
    assert len(server.complaints) == 1


def test_an_access_token_lives_for_25_hours(
    server: ZaloOaServer, client: Client, clock: Clock
) -> None:
    server.say(LAN, "hạn nộp?")
    clock.pass_by(timedelta(hours=25))

    assert client.message(LAN, text="a")["error"] == -216
    assert server.complaints == []


def test_a_refresh_rotates_both_tokens(server: ZaloOaServer, client: Client) -> None:
    old = server.consent.refresh_token
    old_headers = client.headers

    pair = client.refresh(old)

    assert pair == {
        "access_token": server.consent.access_token,
        "refresh_token": server.consent.refresh_token,
        "expires_in": "90000",
    }
    assert client.http.get("/v2.0/oa/getoa", headers=old_headers).json()["error"] == -216
    assert server.consent.rotations == 1
    assert server.complaints == []


def test_a_refresh_token_used_twice_is_refused_and_noted(
    server: ZaloOaServer, client: Client
) -> None:
    old = server.consent.refresh_token

    client.refresh(old)

    assert client.refresh(old)["error"] == -14020
    assert server.complaints == ["access_token: a refresh token used twice"]


def test_a_pair_whose_answer_was_lost_is_gone(server: ZaloOaServer, client: Client) -> None:
    old = server.consent.refresh_token

    def lose_the_first(call: Call) -> Misbehaviour | None:
        return Misbehaviour.LOSE if call.number == 1 else None

    server.script = lose_the_first

    with pytest.raises(httpx.RemoteProtocolError):
        client.refresh(old)
    again = client.refresh(old)

    assert again["error"] == -14020
    assert server.consent.rotations == 1
    assert server.complaints == []


def test_tokens_and_secrets_that_are_wrong_have_codes_of_their_own(
    server: ZaloOaServer, client: Client
) -> None:
    token = server.consent.refresh_token

    codes = [
        client.refresh(token, "wrong")["error"],
        client.refresh(token, app_id="7")["error"],
        client.refresh("never issued")["error"],
        client.refresh(token, code="1")["error"],
    ]
    server.consent.withdraw()
    withdrawn = client.refresh(token)["error"]

    assert codes == [-14004, -14002, -14014, -14]
    assert withdrawn == -14020
    assert len(server.complaints) == 1


def test_the_rate_is_limited_by_the_minute(
    server: ZaloOaServer, client: Client, clock: Clock
) -> None:
    server.rate_limit = 1

    answers = [client.http.get("/v2.0/oa/getoa", headers=client.headers) for _ in range(2)]
    clock.pass_by(timedelta(minutes=1))
    answers.append(client.http.get("/v2.0/oa/getoa", headers=client.headers))

    assert [answer.json()["error"] for answer in answers] == [0, -32, 0]
    assert {answer.headers["X-RateLimit-Limit"] for answer in answers} == {"1"}
    assert {answer.headers["X-RateLimit-Remain"] for answer in answers} == {"0"}


def test_a_fault_replaces_the_answer_and_leaves_nothing_behind(
    server: ZaloOaServer, client: Client
) -> None:
    server.say(LAN, "hạn nộp?")
    server.script = lambda call: failure(-211) if call.name == "cs" else None

    assert client.message(LAN, text="a")["error"] == -211
    assert server.sent == []


def test_events_are_signed_over_their_bytes(server: ZaloOaServer, hook: Loopback) -> None:
    server.webhook = f"{hook.url}/zalo-oa"

    posted = server.say(LAN, "hạn nộp?")

    assert posted.taken.result(10) == 200
    [call] = hook.calls
    event = json.loads(call.body)
    signed = APP_ID.encode() + call.body + event["timestamp"].encode() + OA_SECRET_KEY.encode()
    assert call.headers["x-zevent-signature"] == f"mac={hashlib.sha256(signed).hexdigest()}"
    assert call.body != json.dumps(event).encode()
    assert event == {
        "app_id": APP_ID,
        "event_name": "user_send_text",
        "timestamp": "1772413200000",
        "sender": {"id": LAN},
        "recipient": {"id": OA_ID},
        "user_id_by_app": "5560000000000000225",
        "message": {"msg_id": posted.key, "text": "hạn nộp?"},
    }


def test_a_signature_can_be_bare_wrong_or_absent(server: ZaloOaServer) -> None:
    signatures = {}
    for signing in Signing:
        server.signing = signing
        signatures[signing] = server.follow(LAN).headers.get("X-ZEvent-Signature")

    right = str(signatures[Signing.RIGHT])
    assert signatures[Signing.BARE] == right.removeprefix("mac=")
    assert str(signatures[Signing.WRONG]).startswith("mac=")
    assert signatures[Signing.WRONG] != right
    assert signatures[Signing.ABSENT] is None


def test_an_event_without_a_webhook_is_made_and_not_posted(server: ZaloOaServer) -> None:
    posted = server.say(LAN, "a", quoting="77")

    assert posted.taken.result(0) == NOT_REACHED
    assert json.loads(posted.body)["message"]["quote_msg_id"] == "77"


def test_a_redelivery_is_numbered_and_the_same_to_the_byte(
    server: ZaloOaServer, hook: Loopback
) -> None:
    server.webhook = hook.url
    first = server.say_in_group(GROUP, LAN, "/hoi")

    again = server.bring_again(first, retry=2)

    assert (first.taken.result(10), again.taken.result(10)) == (200, 200)
    assert [call.headers.get("num_retry") for call in hook.calls] == [None, "2"]
    assert hook.calls[0].body == hook.calls[1].body
    assert json.loads(hook.calls[0].body)["recipient"] == {"id": GROUP}


def test_what_the_account_sends_can_come_back(
    server: ZaloOaServer, client: Client, hook: Loopback
) -> None:
    server.say(LAN, "hạn nộp?")
    server.groups[GROUP] = Group("Nhóm")
    server.webhook = hook.url
    server.mirrors = True

    client.message(LAN, text="a")
    client.message(LAN, attachment=list_template([BUTTON]))
    client.to_group(GROUP, text="b")

    hook.until(lambda: len(hook.calls) == 3)
    heard = [json.loads(call.body) for call in hook.calls]
    assert sorted(event["event_name"] for event in heard) == [
        *("oa_send_group_text", "oa_send_list", "oa_send_text")
    ]
    assert {event["sender"]["id"] for event in heard} == {OA_ID}


def test_followers_come_and_go_and_the_console_probes(server: ZaloOaServer, hook: Loopback) -> None:
    server.webhook = hook.url

    posts = [server.follow(LAN), server.unfollow(LAN), server.probe()]

    assert [posted.taken.result(10) for posted in posts] == [200, 200, 200]
    bodies = [call.fields for call in hook.calls]
    assert {body.get("event_name") for body in bodies} == {"follow", "unfollow", None}
