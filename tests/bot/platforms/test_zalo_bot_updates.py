"""Bodies of the Zalo Bot Platform, as they were seen and as they are documented."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messages import ChatId, IncomingMessage, MessageId, UserId
from bot.platforms.zalo_bot_updates import Self, read_update, updates_of

NOW = datetime(2026, 3, 2, tzinfo=UTC)
ME = Self("99", frozenset({"Bot Sổ Tay", "bot.AbCd"}))

LAN = {"id": "u1", "display_name": "Lan", "is_bot": False}


def _body(
    *,
    group: bool = False,
    event: str = "message.text.received",
    sender: object = None,
    **content: object,
) -> dict[str, Any]:
    return {
        "event_name": event,
        "message": {
            "message_id": "m1",
            "date": 1789033572455,
            "chat": {
                "id": "zgr-1" if group else "u1",
                "chat_type": "GROUP" if group else "PRIVATE",
            },
            "from": LAN if sender is None else sender,
            **content,
        },
    }


TEXT = _body(text="Xin chào")


@pytest.mark.parametrize(
    "body",
    [
        TEXT,
        {"ok": True, "result": TEXT},
        {"ok": True, "result": [TEXT]},
        [TEXT],
        {**TEXT, "result": "unknown key"},
    ],
)
def test_a_message_is_found_in_every_form(body: object) -> None:
    [update] = updates_of(body)

    assert (update.key, update.chat) == ("m:m1", "u1")
    assert read_update(update.body, ME, NOW) is not None


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        {},
        {"ok": True},
        {"event_name": "bot.renamed"},
        {"message": {"chat": {}}},
        {"message": {"chat": {"id": "x" * 129}}},
        {"result": [None, 3]},
    ],
)
def test_other_bodies_hold_no_message(body: object) -> None:
    assert updates_of(body) == []


def test_a_message_without_an_id_has_the_same_key_in_both_forms() -> None:
    body = _body(text="Xin chào")
    del body["message"]["message_id"]

    [flat] = updates_of(body)
    [wrapped] = updates_of({"ok": True, "result": dict(reversed(body.items()))})

    assert flat.key == wrapped.key
    assert flat.key.startswith("h:")


def test_a_private_message_is_read() -> None:
    assert read_update(TEXT, ME, NOW) == IncomingMessage(
        "zalo",
        ChatId("u1"),
        UserId("u1"),
        "Xin chào",
        datetime(2026, 9, 10, 9, 46, 12, 455000, tzinfo=UTC),
        id=MessageId("m1"),
        sender_name="Lan",
    )


@pytest.mark.parametrize(
    ("sender", "name"),
    [
        ({"id": "u1", "display_name": " Lan\tAnh "}, "Lan Anh"),
        ({"id": "u1", "name": "Minh"}, "Minh"),
        ({"id": "u1"}, None),
        ({"id": "u1", "display_name": {"first": "Lan"}}, None),
    ],
)
def test_a_name_is_read_where_there_is_one(sender: object, name: str | None) -> None:
    read = read_update(_body(text="xong", sender=sender), ME, NOW)

    assert read is not None
    assert read.sender_name == name


def test_a_group_message_is_addressed_and_freed_of_the_name() -> None:
    body = _body(group=True, text="@Bot Sổ Tay  hạn nộp?")

    read = read_update(body, ME, NOW)

    assert read is not None
    assert (read.chat, read.sender, read.text) == ("zgr-1", "u1", "hạn nộp?")
    assert read.is_group
    assert read.is_addressed


def test_text_becomes_nfc() -> None:
    read = read_update(_body(text="Sổ"), ME, NOW)

    assert read is not None
    assert read.text == "Sổ"


@pytest.mark.parametrize("kind", ["image", "voice", "sticker", "unsupported"])
def test_what_holds_no_words_is_an_empty_text_in_private(kind: str) -> None:
    read = read_update(_body(event=f"message.{kind}.received"), ME, NOW)

    assert read is not None
    assert read.text == ""


@pytest.mark.parametrize("kind", ["image", "voice", "sticker", "unsupported"])
def test_what_holds_no_words_is_passed_over_in_a_group(kind: str) -> None:
    assert read_update(_body(group=True, event=f"message.{kind}.received"), ME, NOW) is None


def test_a_caption_counts_as_text() -> None:
    body = _body(group=True, event="message.image.received", caption="@Bot Sổ Tay đây là gì?")

    read = read_update(body, ME, NOW)

    assert read is not None
    assert read.text == "đây là gì?"


def test_a_mention_alone_is_a_message_without_text() -> None:
    read = read_update(_body(group=True, text="@Bot Sổ Tay"), ME, NOW)

    assert read is not None
    assert read.text == ""


@pytest.mark.parametrize(
    "sender", [{"id": "99"}, {"id": "5", "is_bot": True}, {}, {"id": ""}, "u1"]
)
def test_bots_and_the_nameless_are_not_answered(sender: object) -> None:
    assert read_update(_body(text="Chào", sender=sender), ME, NOW) is None


def test_unknown_events_are_passed_over() -> None:
    assert read_update(_body(event="message.text.deleted", text="Chào"), ME, NOW) is None


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda values: (
        st.lists(values)
        | st.dictionaries(
            st.sampled_from(["message", "chat", "from", "id", "text", "result", "date", "ok"]),
            values,
        )
    ),
    max_leaves=30,
)


@given(_JSON)
def test_no_body_breaks_the_reading(body: object) -> None:
    for update in updates_of(body):
        read_update(update.body, ME, NOW)
