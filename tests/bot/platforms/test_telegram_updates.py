"""Updates as Telegram sends them, and what they mean to the assistant."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messages import (
    ButtonId,
    ChatClosed,
    ChatId,
    ChatOpened,
    ChatRenamed,
    Event,
    IncomingMessage,
    MessageId,
    Place,
    Press,
    ThreadId,
    UserId,
)
from bot.platforms.telegram_updates import Identity, raw_update, read_update

_ME = Identity(99, "SoTay_Bot")
_NOW = datetime(2026, 11, 3, 2, 0, tzinfo=UTC)
_SENT = 1_790_000_000
_GROUP = {"id": -100, "type": "supergroup", "title": "Tổ công tác"}
_PRIVATE = {"id": 7, "type": "private", "first_name": "An"}
_PERSON = {"id": 7, "is_bot": False, "first_name": "An"}
_BOT = {"id": 99, "is_bot": True, "first_name": "Sổ Tay", "username": "SoTay_Bot"}


def _message(chat: dict[str, Any] = _PRIVATE, **fields: Any) -> dict[str, Any]:
    message = {"message_id": 5, "date": _SENT, "chat": chat, "from": _PERSON}
    return {"update_id": 1, "message": message | fields}


def _read(update: dict[str, Any]) -> Event | None:
    return read_update(update, _ME, _NOW)


def _said(update: dict[str, Any]) -> IncomingMessage:
    event = _read(update)
    assert isinstance(event, IncomingMessage)
    return event


def _mention(text: str, words: str, kind: str = "mention", **fields: Any) -> dict[str, Any]:
    offset = len(text[: text.index(words)].encode("utf-16-le")) // 2
    length = len(words.encode("utf-16-le")) // 2
    mark = {"type": kind, "offset": offset, "length": length} | fields
    return _message(_GROUP, text=text, entities=[mark])


def test_a_private_message_is_always_for_the_assistant() -> None:
    said = _said(_message(text="Hạn nộp là ngày nào?"))

    assert said == IncomingMessage(
        "telegram",
        ChatId("7"),
        UserId("7"),
        "Hạn nộp là ngày nào?",
        datetime.fromtimestamp(_SENT, UTC),
        MessageId("5"),
        sender_name="An",
    )


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ({"first_name": "Lan", "last_name": "Nguyễn Thị"}, "Lan Nguyễn Thị"),
        ({"first_name": "La\u0301n\n\u202eAnh"}, "Lán Anh"),
        ({"first_name": "\u200b"}, None),
        ({"first_name": "Phạm " * 20}, "Phạm Phạm Phạm Phạm Phạm Phạm Phạm Phạm…"),
        ({"first_name": None}, None),
    ],
)
def test_a_name_is_shown_clean_and_short(names: dict[str, Any], shown: str | None) -> None:
    said = _said(_message(text="xong", **{"from": {"id": 7, "is_bot": False} | names}))

    assert said.sender_name == shown


def test_who_hides_behind_the_group_has_no_name() -> None:
    said = _said(_message(_GROUP, text="/nhac", sender_chat=_GROUP))

    assert (said.sender, said.sender_name) == ("-100", None)


def test_decomposed_letters_are_composed() -> None:
    assert _said(_message(text="ha\u0323n")).text == "hạn"


def test_what_is_said_in_a_group_is_not_for_the_assistant() -> None:
    said = _said(_message(_GROUP, text="Chào cả nhà"))

    assert (said.is_group, said.is_addressed) == (True, False)


@pytest.mark.parametrize(
    ("text", "words", "rest"),
    [
        ("@sotay_bot hạn nộp?", "@sotay_bot", "hạn nộp?"),
        ("😀 nhờ @SoTay_Bot xem hạn nộp", "@SoTay_Bot", "😀 nhờ xem hạn nộp"),
        ("@SoTay_Bot, hạn nộp?", "@SoTay_Bot", "hạn nộp?"),
        ("hạn nộp? @SoTay_Bot", "@SoTay_Bot", "hạn nộp?"),
        ("một\n@SoTay_Bot\n- hai", "@SoTay_Bot", "một\n \n- hai"),
    ],
)
def test_a_mention_is_taken_out_wherever_it_stands(text: str, words: str, rest: str) -> None:
    said = _said(_mention(text, words))

    assert (said.text, said.is_addressed) == (rest, True)


def test_a_mention_of_someone_else_stays() -> None:
    said = _said(_mention("hỏi @sotay_bot2 nhé", "@sotay_bot2"))

    assert (said.text, said.is_addressed) == ("hỏi @sotay_bot2 nhé", False)


def test_a_mention_by_name_counts_when_it_means_the_assistant() -> None:
    said = _said(_mention("Sổ Tay ơi hạn nộp", "Sổ Tay", "text_mention", user=_BOT))

    assert (said.text, said.is_addressed) == ("ơi hạn nộp", True)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("/hoi@sotay_bot hạn nộp", "/hoi hạn nộp"),
        ("/hoi hạn nộp", "/hoi hạn nộp"),
        ("/start@SoTay_Bot", "/start"),
    ],
)
def test_a_command_in_a_group_is_for_the_assistant(text: str, rest: str) -> None:
    said = _said(_message(_GROUP, text=text))

    assert (said.text, said.is_addressed) == (rest, True)


@pytest.mark.parametrize("chat", [_GROUP, _PRIVATE])
def test_a_command_to_another_bot_is_not(chat: dict[str, Any]) -> None:
    assert _read(_message(chat, text="/hoi@other_bot hạn nộp")) is None


def test_a_path_is_no_command() -> None:
    assert not _said(_message(_GROUP, text="/srv/data đầy rồi")).is_addressed


def _reply(**fields: Any) -> dict[str, Any]:
    answered = {"message_id": 4, "date": _SENT, "chat": _GROUP, "from": _BOT} | fields
    return _message(_GROUP, text="còn hạn?", reply_to_message=answered)


def test_a_reply_to_the_assistant_is_for_it() -> None:
    assert _said(_reply(text="Sở A")).is_addressed


def test_a_reply_says_which_message_it_answers() -> None:
    assert _said(_reply(message_id=77)).answers == "77"
    assert _said(_reply(forum_topic_created={"name": "Hỏi đáp"})).answers is None


def test_a_reply_to_a_person_is_not() -> None:
    assert not _said(_reply(**{"from": _PERSON})).is_addressed


def test_a_message_in_a_topic_that_the_assistant_opened_is_no_reply_to_it() -> None:
    assert not _said(_reply(forum_topic_created={"name": "Hỏi đáp"})).is_addressed


def test_a_topic_is_kept_and_a_mere_chain_of_replies_is_not() -> None:
    topic = _message(_GROUP, text="/hoi", message_thread_id=8, is_topic_message=True)
    chain = _message(_GROUP, text="/hoi", message_thread_id=8)

    assert _said(topic).place == Place("telegram", ChatId("-100"), ThreadId("8"), is_group=True)
    assert _said(chain).thread is None


@pytest.mark.parametrize("content", ["photo", "voice", "sticker", "document"])
def test_what_is_no_text_is_told_apart_in_private_and_passed_over_in_groups(content: str) -> None:
    private, group = _message(**{content: {}}), _message(_GROUP, **{content: {}})

    assert _said(private).text == ""
    assert _read(group) is None


def test_a_caption_is_read_as_text() -> None:
    mark = {"type": "mention", "offset": 0, "length": 10}

    said = _said(_message(_GROUP, photo=[], caption="@SoTay_Bot gì?", caption_entities=[mark]))

    assert (said.text, said.is_addressed) == ("gì?", True)


def test_a_notice_is_not_a_message() -> None:
    assert _read(_message(pinned_message={})) is None


def test_bots_and_channels_are_not_answered() -> None:
    channel = {"id": -200, "type": "channel"}

    assert _read(_message(_GROUP, text="/hoi", **{"from": _BOT})) is None
    assert _read(_message(_GROUP, text="/hoi", sender_chat=channel)) is None
    assert _read(_message(channel, text="/hoi")) is None


def test_an_admin_who_writes_as_the_group_may_ask() -> None:
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group"}

    said = _said(_message(_GROUP, text="/hoi", sender_chat=_GROUP, **{"from": anonymous}))

    assert said.sender == "-100"


def _tap(data: str, **fields: Any) -> dict[str, Any]:
    message = {"message_id": 6, "date": 0, "chat": _GROUP, "from": _BOT} | fields
    query = {"id": "q1", "from": _PERSON, "message": message, "data": data, "chat_instance": "1"}
    return {"update_id": 2, "callback_query": query}


def test_a_tap_tells_the_button_and_the_message_it_is_on() -> None:
    said = _said(_tap("b:abc_-1", message_thread_id=8, is_topic_message=True))

    assert said == IncomingMessage(
        "telegram",
        ChatId("-100"),
        UserId("7"),
        "",
        _NOW,
        MessageId("6"),
        ThreadId("8"),
        is_group=True,
        press=Press(ButtonId("abc_-1"), "q1"),
        sender_name="An",
        chat_name="Tổ công tác",
    )


@pytest.mark.parametrize("data", ["", "abc", "b:", "b:" + "x" * 60, "b:a b"])
def test_a_tap_on_a_button_of_another_make_is_passed_over(data: str) -> None:
    assert _read(_tap(data)) is None


def _change(chat: dict[str, Any], before: str, after: str, **fields: Any) -> dict[str, Any]:
    change = {
        "chat": chat,
        "from": _PERSON,
        "date": _SENT,
        "old_chat_member": {"status": before, "user": _BOT},
        "new_chat_member": {"status": after, "user": _BOT} | fields,
    }
    return {"update_id": 3, "my_chat_member": change}


@pytest.mark.parametrize(
    ("change", "event"),
    [
        (_change(_GROUP, "left", "member"), ChatOpened("telegram", ChatId("-100"), is_group=True)),
        (_change(_GROUP, "member", "kicked"), ChatClosed("telegram", ChatId("-100"))),
        (_change(_GROUP, "member", "left"), ChatClosed("telegram", ChatId("-100"))),
        (_change(_PRIVATE, "member", "kicked"), ChatClosed("telegram", ChatId("7"))),
        (
            _change(_PRIVATE, "kicked", "member"),
            ChatOpened("telegram", ChatId("7"), is_group=False),
        ),
        (
            _change(_GROUP, "member", "restricted", is_member=True, can_send_messages=False),
            ChatClosed("telegram", ChatId("-100")),
        ),
        (_change(_GROUP, "member", "administrator"), None),
        (_change({"id": -5, "type": "channel"}, "left", "administrator"), None),
    ],
)
def test_coming_and_going_is_told(change: dict[str, Any], event: Event | None) -> None:
    assert _read(change) == event


def test_both_notices_of_a_move_say_the_same() -> None:
    old = _message({"id": -7, "type": "group"}, migrate_to_chat_id=-1007)
    new = _message({"id": -1007, "type": "supergroup"}, migrate_from_chat_id=-7)

    moved = ChatRenamed("telegram", ChatId("-7"), ChatId("-1007"))
    assert _read(old) == _read(new) == moved


@pytest.mark.parametrize(
    ("update", "key", "chat"),
    [
        (_message(_GROUP, text="a"), "m:-100:5", "-100"),
        (_tap("b:a"), "c:q1", "-100"),
        (_change(_GROUP, "left", "member"), "u:3", "-100"),
        ({"update_id": 4, "poll": {}}, "u:4", ""),
    ],
)
def test_an_update_is_known_again_by_its_key(update: dict[str, Any], key: str, chat: str) -> None:
    raw = raw_update(update)

    assert raw is not None
    assert (raw.key, raw.chat, raw.body) == (key, chat, update)


@pytest.mark.parametrize("date", [-1, 10**18])
def test_a_message_from_no_time_is_passed_over(date: int) -> None:
    assert _read(_message(text="a", date=date)) is None


@pytest.mark.parametrize("body", [None, [], "x", {}, {"update_id": "1"}])
def test_what_has_no_number_is_no_update(body: object) -> None:
    assert raw_update(body) is None


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["chat", "id", "from", "date", "text", "entities", "type", "message"]),
            inner,
            max_size=6,
        )
    ),
    max_leaves=20,
)


@given(_JSON, st.sampled_from(["message", "callback_query", "my_chat_member"]))
def test_no_update_stops_the_reading(inside: object, kind: str) -> None:
    body = json.loads(json.dumps({"update_id": 1, kind: inside}))

    assert raw_update(body) is not None
    assert _read(body) is None or isinstance(_read(body), Event)


@given(st.text(max_size=30), st.integers(0, 40), st.integers(0, 40))
def test_no_mark_stops_the_reading(text: str, offset: int, length: int) -> None:
    mark = {"type": "mention", "offset": offset, "length": length}

    event = _read(_message(_GROUP, text=text, entities=[mark]))

    assert event is None or isinstance(event, IncomingMessage)


def test_a_topic_is_called_what_it_was_when_it_was_opened() -> None:
    opening = {"message_id": 8, "date": 1, "chat": _GROUP, "forum_topic_created": {"name": "Đất"}}
    in_topic = {"message_thread_id": 8, "is_topic_message": True, "reply_to_message": opening}
    answer = in_topic | {"reply_to_message": opening | {"forum_topic_created": None}}

    assert _said(_message(_GROUP, text="/nhac", **in_topic)).topic_name == "Đất"
    assert _said(_message(_GROUP, text="/nhac", **answer)).topic_name is None
    assert _said(_message(_GROUP, text="/nhac")).topic_name is None
