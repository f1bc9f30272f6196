"""Calls to the Zalo Bot Platform: `ok` decides, not the HTTP status."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import httpx

from bot.platforms.errors import (
    DeliveryDeferred,
    DeliveryInDoubt,
    DeliveryRefused,
    PlatformClosed,
    PlatformError,
    doubt_of,
)
from bot.platforms.zalo_http import Answered, Call, NoAnswer, NotReached, exchange
from bot.platforms.zalo_values import whole_number, word

UNAUTHORIZED = 401
TIMEOUT = 408
LIMIT = 429
NOTHING_SET = frozenset({400, 404})  # what webhook calls say when no webhook was ever set

_NOT_FOUND = 404
_LOST = ("not in the group", "not found", "not a member", "kicked", "removed", "blocked")
_CLOSED = (
    "Zalo Bot không nhận mã bot: hãy mở Zalo Bot Creator, chép lại mã vào SOTAY_ZALO_BOT_TOKEN"
    " rồi khởi động lại."
)


class Failure(Exception):
    """The platform answered, and did not do it; `description` is its own and is not logged.

    Without an envelope `code` is the HTTP status of something that is no answer of Zalo's.
    """

    def __init__(
        self, method: str, code: int, description: str = "", *, is_envelope: bool = True
    ) -> None:
        super().__init__(f"{method}: {code}")
        self.code = code
        self.description = description
        self.is_envelope = is_envelope


class ZaloBotApi:
    """The methods of one bot, over a client that the caller closes."""

    def __init__(self, client: httpx.AsyncClient, base: str, token: str) -> None:
        self._client = client
        self._address = f"{base}/bot{token}"

    async def call(
        self, method: str, body: Mapping[str, Any] | None = None, read_seconds: float = 30
    ) -> object:
        """Return the result; raises Failure, NotReached or NoAnswer."""
        call = Call(
            "POST",
            f"{self._address}/{method}",
            json=dict(body or {}),
            read_seconds=read_seconds,
        )
        return result_of(method, await exchange(self._client, call))


def result_of(method: str, answered: Answered) -> object:
    """Return the result in an envelope; raises Failure for every other answer (pure)."""
    body = answered.body
    if body is None or not isinstance(body.get("ok"), bool):
        raise Failure(method, answered.status, is_envelope=False)
    if body["ok"]:
        return body.get("result")
    code = whole_number(body.get("error_code"))
    description = word(body, "description")[:200]
    raise Failure(method, answered.status if code is None else code, description)


def delivery_error(method: str, error: Exception) -> PlatformError:
    """Return what a failed send means for the parcel (pure)."""
    match error:
        case NotReached():
            return DeliveryDeferred(f"{method}: {error}", timedelta(seconds=5))
        case Failure():
            return _refusal(error)
        case NoAnswer():
            return DeliveryInDoubt(f"{method}: {error}", error.doubt)
        case _:
            return DeliveryInDoubt(f"{method}: {type(error).__name__}")


def setup_error(method: str, error: Exception) -> PlatformError:
    """Return what a failed call that sends nothing means: a person acts, or it is tried again."""
    if isinstance(error, Failure) and error.code == UNAUTHORIZED:
        return PlatformClosed(str(error), _CLOSED)
    is_limit = isinstance(error, Failure) and error.code == LIMIT
    wait = timedelta(seconds=60 if is_limit else 5)
    details = str(error) if isinstance(error, Failure) else f"{method}: {error}"
    return DeliveryDeferred(details, wait, is_limit=is_limit)


def _refusal(failure: Failure) -> PlatformError:
    details = str(failure)
    match failure.code:
        case 401:
            return PlatformClosed(details, _CLOSED)
        case 429:
            return DeliveryDeferred(details, timedelta(seconds=60), is_limit=True)
        case 403:
            return DeliveryDeferred(details, timedelta(seconds=10))
        case code if 400 <= code < 500 and code != 408:
            return DeliveryRefused(details, chat_lost=_is_lost(failure))
        case code:
            return DeliveryInDoubt(details, doubt_of(code))


def _is_lost(failure: Failure) -> bool:
    if not failure.is_envelope:  # a wrong address or a gateway, which knows of no chat
        return False
    description = failure.description.lower()
    return failure.code == _NOT_FOUND or any(sign in description for sign in _LOST)
