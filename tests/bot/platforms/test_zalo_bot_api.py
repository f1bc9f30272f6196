"""What an answer of the Zalo Bot Platform means, whatever its HTTP status says."""

from datetime import timedelta
from typing import Any

import pytest

from bot.platforms.errors import (
    DeliveryDeferred,
    DeliveryInDoubt,
    DeliveryRefused,
    Doubt,
    PlatformClosed,
    doubt_of,
)
from bot.platforms.zalo_bot_api import Failure, delivery_error, result_of, setup_error
from bot.platforms.zalo_http import Answered, NoAnswer, NotReached


def _failure(status: int, body: dict[str, Any] | None) -> Failure:
    with pytest.raises(Failure) as caught:
        result_of("sendMessage", Answered(status, body))
    return caught.value


def _refusal(code: object, description: str = "") -> dict[str, Any]:
    return {"ok": False, "error_code": code, "description": description}


@pytest.mark.parametrize("status", [200, 408, 500])
def test_ok_decides_and_not_the_status(status: int) -> None:
    body = {"ok": True, "result": {"message_id": "m1"}}

    assert result_of("sendMessage", Answered(status, body)) == {"message_id": "m1"}


@pytest.mark.parametrize(
    ("status", "body", "code"),
    [
        (200, _refusal(401), 401),
        (200, _refusal("429"), 429),
        (502, None, 502),
        (503, {"error": "no envelope"}, 503),
        (418, {"ok": False}, 418),
    ],
)
def test_the_code_is_the_bodys_or_else_the_status(
    status: int, body: dict[str, Any] | None, code: int
) -> None:
    assert _failure(status, body).code == code


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (400, DeliveryRefused),
        (401, PlatformClosed),
        (403, DeliveryDeferred),
        (404, DeliveryRefused),
        (408, DeliveryInDoubt),
        (413, DeliveryRefused),
        (429, DeliveryDeferred),
        (500, DeliveryInDoubt),
        (200, DeliveryInDoubt),
    ],
)
def test_each_code_has_its_consequence(code: int, kind: type[Exception]) -> None:
    assert type(delivery_error("sendMessage", _failure(200, _refusal(code)))) is kind


def test_the_quota_is_a_limit_of_a_minute() -> None:
    error = delivery_error("sendMessage", _failure(200, _refusal(429)))

    assert isinstance(error, DeliveryDeferred)
    assert (error.retry_after, error.is_limit) == (timedelta(seconds=60), True)


@pytest.mark.parametrize(
    ("status", "body", "lost"),
    [
        (200, _refusal(404, "Not found: chat"), True),
        (200, _refusal(400, "Bad Request: the bot is not in the group"), True),
        (200, _refusal(400, "Bad Request: text is too long"), False),
        (404, None, False),
    ],
)
def test_a_chat_is_lost_only_when_the_platform_speaks_of_it(
    status: int, *, body: dict[str, Any] | None, lost: bool
) -> None:
    error = delivery_error("sendMessage", _failure(status, body))

    assert isinstance(error, DeliveryRefused)
    assert error.chat_lost is lost


def test_a_call_that_never_left_is_made_again() -> None:
    error = delivery_error("sendMessage", NotReached("ConnectError"))

    assert isinstance(error, DeliveryDeferred)
    assert str(error) == "sendMessage: ConnectError"


_SILENCE = NoAnswer("ReadTimeout", Doubt.SILENCE)


def test_a_call_without_an_answer_is_in_doubt_for_the_reason_that_it_had() -> None:
    error = delivery_error("sendMessage", NoAnswer("ReadTimeout", Doubt.SILENCE))

    assert isinstance(error, DeliveryInDoubt)
    assert error.doubt is Doubt.SILENCE


@pytest.mark.parametrize(
    ("status", "doubt"), [(408, Doubt.SILENCE), (502, Doubt.OUTAGE), (504, Doubt.SILENCE)]
)
def test_a_status_says_how_much_is_known(status: int, doubt: Doubt) -> None:
    assert doubt_of(status) is doubt


@pytest.mark.parametrize("error", [_SILENCE, _failure(200, _refusal(403))])
def test_setting_up_is_tried_again(error: Exception) -> None:
    assert isinstance(setup_error("getMe", error), DeliveryDeferred)


def test_what_zalo_says_is_not_logged() -> None:
    failure = _failure(200, _refusal(400, "Bad Request: Lương của tôi là bao nhiêu?"))

    assert str(failure) == "sendMessage: 400"
