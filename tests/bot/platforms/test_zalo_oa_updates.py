"""Events of the Official Account: what is journalled and what it says."""

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messages import (
    ButtonId,
    ChatClosed,
    ChatId,
    ChatOpened,
    IncomingMessage,
    MessageId,
    Press,
    UserId,
)
from bot.platforms.zalo_oa_updates import (
    Account,
    is_signed,
    is_stale,
    read_event,
    update_of,
)

NOW = datetime(2026, 9, 10, 9, 46, 40, tzinfo=UTC)
USER = "1860000000000000225"
OA = "3886000000000008645"
GROUP = "4a9b0000000000009df"
ACCOUNT = Account(OA, "Sổ Tay", frozenset({"ours"}))


def _private(event: str = "user_send_text", **message: object) -> dict[str, Any]:
    return {
        "app_id": "360000000000000967",
        "event_name": event,
        "timestamp": "1789033600123",
        "sender": {"id": USER},
        "recipient": {"id": OA},
        "message": {"msg_id": "m1", **message},
    }


def _group(event: str = "user_send_group_text", **message: object) -> dict[str, Any]:
    return {**_private(event, **message), "oa_id": OA, "recipient": {"id": GROUP}}


def _read(body: dict[str, Any]) -> IncomingMessage:
    read = read_event(body, ACCOUNT, NOW)
    assert isinstance(read, IncomingMessage)
    return read


def test_a_private_message_is_read() -> None:
    assert _read(_private(text="xin chào")) == IncomingMessage(
        "zalo_oa",
        ChatId(USER),
        UserId(USER),
        "xin chào",
        datetime(2026, 9, 10, 9, 46, 40, 123000, tzinfo=UTC),
        id=MessageId("m1"),
    )


def test_a_press_comes_back_as_text() -> None:
    read = _read(_private(text="#b:Ab_9-x"))

    assert (read.text, read.press) == ("", Press(ButtonId("Ab_9-x")))


@pytest.mark.parametrize("text", ["#b:", "#b:" + "x" * 17, "#b:a b", "x #b:a"])
def test_other_text_is_no_press(text: str) -> None:
    read = _read(_private(text=text))

    assert (read.text, read.press) == (text, None)


@pytest.mark.parametrize("kind", ["image", "link", "sticker", "gif", "audio", "file", "location"])
def test_what_holds_no_words_is_an_empty_text_in_private(kind: str) -> None:
    assert _read(_private(f"user_send_{kind}")).text == ""


def test_the_chat_of_a_group_message_is_its_recipient() -> None:
    read = _read(_group(text="/hannop"))

    assert (read.chat, read.sender, read.is_group) == (GROUP, USER, True)


@pytest.mark.parametrize(
    "text", ["/hannop", "@Sổ Tay hạn nộp?", "hạn nộp? @so  tay", "1", "9", "@Sổ Tay 2"]
)
def test_a_command_a_mention_and_a_digit_are_addressed(text: str) -> None:
    assert _read(_group(text=text)).is_addressed


@pytest.mark.parametrize("text", ["Họp lúc 9 giờ nhé", "0", "12", "sổ tay", "1."])
def test_other_words_of_a_group_are_not_addressed(text: str) -> None:
    assert not _read(_group(text=text)).is_addressed


@pytest.mark.parametrize(
    ("quoted", "addressed"), [({"quote_msg_id": "ours"}, True), ({"quote_msg_id": "x"}, False)]
)
def test_a_quote_is_addressed_when_the_account_wrote_it(
    quoted: dict[str, str], *, addressed: bool
) -> None:
    assert _read(_group(text="vì sao?", **quoted)).is_addressed is addressed


def test_the_name_is_taken_out_of_a_group_message() -> None:
    assert _read(_group(text="@Sổ Tay hạn nộp?")).text == "hạn nộp?"


@pytest.mark.parametrize("kind", ["image", "sticker", "file"])
def test_what_holds_no_words_is_passed_over_in_a_group(kind: str) -> None:
    assert read_event(_group(f"user_send_group_{kind}"), ACCOUNT, NOW) is None


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ("follow", ChatOpened("zalo_oa", ChatId(USER), is_group=False)),
        ("unfollow", ChatClosed("zalo_oa", ChatId(USER))),
    ],
)
def test_following_opens_a_chat_and_unfollowing_closes_it(event: str, expected: object) -> None:
    body = {"event_name": event, "timestamp": "17", "oa_id": OA, "follower": {"id": USER}}

    update = update_of(body)

    assert update is not None
    assert (update.key, update.chat) == (f"e:{event}:{USER}:17", USER)
    assert read_event(body, ACCOUNT, NOW) == expected


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"event_name": "follow"},
        _private("oa_send_text", text="Chào"),
        _private("user_seen_message"),
        {**_private(text="Chào"), "sender": {}},
        {**_group(text="Chào"), "recipient": {}},
    ],
)
def test_other_events_are_not_journalled(body: dict[str, Any]) -> None:
    assert update_of(body) is None
    assert read_event(body, ACCOUNT, NOW) is None


@pytest.mark.parametrize("account", [ACCOUNT, Account()])
def test_what_the_account_says_itself_is_passed_over(account: Account) -> None:
    body = {**_group(text="/hannop"), "sender": {"id": OA}}

    assert read_event(body, account, NOW) is None


def test_messages_are_known_by_their_id() -> None:
    with_id, without = update_of(_private(text="a")), update_of(_private(msg_id=None, text="a"))

    assert with_id is not None
    assert with_id.key == "m:m1"
    assert without is not None
    assert without.key == f"e:user_send_text:{USER}:1789033600123"


# The signature.

BODY = b'{"timestamp": "1789033600123",  "x": "\xe1\xbb\x95"}'
STAMP = "1789033600123"
MAC = hashlib.sha256(b"app" + BODY + STAMP.encode() + b"secret").hexdigest()


@pytest.mark.parametrize("given", [f"mac={MAC}", MAC, MAC.upper(), f" mac={MAC} "])
def test_the_right_signature_is_taken_with_or_without_its_prefix(given: str) -> None:
    assert is_signed(BODY, {"x-zevent-signature": given}, STAMP, "app", "secret")


def test_the_timestamp_of_the_header_is_tried_next() -> None:
    headers = {"x-zevent-signature": MAC, "x-zevent-timestamp": STAMP}

    assert is_signed(BODY, headers, "17", "app", "secret")
    assert is_signed(BODY, headers, "", "app", "secret")


@pytest.mark.parametrize("given", [None, "", "mac=", "mac=ổ", MAC[:-1]])
def test_other_signatures_are_wrong(given: str | None) -> None:
    headers = {} if given is None else {"x-zevent-signature": given}

    assert not is_signed(BODY, headers, STAMP, "app", "secret")


@pytest.mark.parametrize(
    ("body", "app_id", "secret"),
    [(BODY + b" ", "app", "secret"), (BODY, "other", "secret"), (BODY, "app", "other")],
)
def test_another_body_app_or_secret_is_not_signed(body: bytes, app_id: str, secret: str) -> None:
    assert not is_signed(body, {"x-zevent-signature": MAC}, STAMP, app_id, secret)


@pytest.mark.parametrize(
    ("age", "stale"), [(timedelta(minutes=119), False), (timedelta(minutes=121), True)]
)
def test_an_event_older_than_two_hours_is_stale(age: timedelta, *, stale: bool) -> None:
    body = {"timestamp": str(int((NOW - age).timestamp() * 1000))}

    assert is_stale(body, NOW) is stale


def test_an_event_without_a_time_is_not_stale() -> None:
    assert not is_stale({}, NOW)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda values: (
        st.lists(values)
        | st.dictionaries(
            st.sampled_from(["message", "sender", "id", "text", "follower", "timestamp"]), values
        )
    ),
    max_leaves=30,
)


@given(
    st.sampled_from(["follow", "user_send_text", "user_send_group_text", "user_send_image", ""]),
    st.dictionaries(st.sampled_from(["message", "sender", "recipient", "timestamp"]), _JSON),
)
def test_no_event_breaks_the_reading(event: str, body: dict[str, Any]) -> None:
    update = update_of({**body, "event_name": event})

    read_event(update.body if update else body, ACCOUNT, NOW)
