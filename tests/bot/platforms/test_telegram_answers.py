"""Every answer of the Bot API is told by its class what to do next."""

import json
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.errors import DeliveryDeferred, DeliveryInDoubt, DeliveryRefused, PlatformError
from bot.platforms.telegram_answers import CannotParse, refusal


def _refused(code: int, description: str, **parameters: object) -> PlatformError | None:
    told = {"ok": False, "error_code": code, "description": description, "parameters": parameters}
    return refusal("sendMessage", code, json.dumps(told).encode())


def test_what_was_asked_for_is_no_refusal() -> None:
    assert refusal("getMe", 200, b'{"ok":true,"result":{}}') is None


def test_a_success_that_says_it_is_none_leaves_a_doubt() -> None:
    assert isinstance(refusal("getMe", 200, b'{"ok":false}'), DeliveryInDoubt)


def test_a_flood_limit_without_a_time_waits_a_little() -> None:
    error = refusal("sendMessage", 429, b"<html>")

    assert isinstance(error, DeliveryDeferred)
    assert (error.retry_after, error.is_limit) == (timedelta(seconds=5), True)


def test_a_file_that_is_too_big_is_given_up() -> None:
    assert isinstance(refusal("sendDocument", 413, b"<html>"), DeliveryRefused)


def test_what_a_description_quotes_of_the_message_is_not_told() -> None:
    error = _refused(400, 'Bad Request: can\'t parse entities: Unsupported start tag "mật"')

    assert isinstance(error, CannotParse)
    assert str(error) == "sendMessage: status 400: can't parse entities"


_CODES = st.sampled_from([200, 302, 400, 401, 403, 404, 409, 413, 429, 500, 502])
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from(
                ["ok", "parameters", "retry_after", "migrate_to_chat_id", "description"]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=8,
)


@given(_CODES, _VALUES)
def test_no_answer_stops_the_judgement(code: int, value: object) -> None:
    error = refusal("sendMessage", code, json.dumps(value).encode())

    assert isinstance(error, PlatformError) or (code == 200 and error is None)


@pytest.mark.parametrize("wait", [-1, 0, True, "5", None])
def test_a_wait_that_is_no_time_is_not_obeyed(wait: object) -> None:
    error = _refused(429, "Too Many Requests", retry_after=wait)

    assert isinstance(error, DeliveryDeferred)
    assert error.retry_after >= timedelta(seconds=1)


@pytest.mark.parametrize(
    ("code", "description", "details", "lost"),
    [
        (400, "Bad Request: message thread not found", ": message thread not found", "topic"),
        (400, "Bad Request: TOPIC_DELETED", ": TOPIC_DELETED", "topic"),
        (400, "Bad Request: TOPIC_CLOSED", ": TOPIC_CLOSED", ""),
        (403, "Forbidden: bot was blocked by the user", ": bot was blocked by the user", "chat"),
    ],
)
def test_a_topic_that_is_gone_is_not_its_chat(
    code: int, description: str, details: str, lost: str
) -> None:
    payload = json.dumps({"ok": False, "error_code": code, "description": description})

    refused = refusal("sendMessage", code, payload.encode())

    assert isinstance(refused, DeliveryRefused)
    assert (refused.chat_lost, refused.topic_lost) == (lost == "chat", lost == "topic")
    assert str(refused) == f"sendMessage: status {code}{details}"
