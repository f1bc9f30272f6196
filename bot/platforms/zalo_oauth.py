"""Exchanging the single-use refresh token of an Official Account for the next pair."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import httpx

from bot.platforms import zalo_texts as texts
from bot.platforms.errors import DeliveryDeferred, PlatformClosed
from bot.platforms.zalo_http import Call, NoAnswer, NotReached, exchange
from bot.platforms.zalo_values import whole_number, word

_LIFETIME_SECONDS = 90_000
_SPENT = {-14014, -14020, -118}
_WRONG_SECRET = -14004
_WRONG_APP = {-14002, -14003}


@dataclass(frozen=True, slots=True)
class OaApp:
    """The Zalo app that may act for the account; the refresh token is the one in the settings."""

    app_id: str
    app_secret: str = field(repr=False)
    refresh_token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class TokenPair:
    """What a refresh gives: from now on only these two are valid."""

    access_token: str = field(repr=False)
    refresh_token: str = field(repr=False)
    lifetime: timedelta


class ConsentNeeded(PlatformClosed):
    """The refresh token is spent or revoked: a person must grant consent again."""

    def __init__(self, details: str) -> None:
        super().__init__(details, texts.CONSENT_NEEDED)


Refresh = Callable[[str], Awaitable[TokenPair]]
"""Spends a refresh token; raises ConsentNeeded, PlatformClosed or DeliveryDeferred."""


class ZaloOauth:
    """The token service, over a client that the caller closes."""

    def __init__(self, client: httpx.AsyncClient, base: str, app: OaApp) -> None:
        self._client = client
        self._app = app
        self._address = f"{base}/v4/oa/access_token"

    async def refresh(self, refresh_token: str) -> TokenPair:
        """Return the next pair; see Refresh."""
        call = Call(
            "POST",
            self._address,
            headers={"secret_key": self._app.app_secret},
            form={
                "app_id": self._app.app_id,
                "refresh_token": refresh_token,
                "grant_type": "refresh_token",
            },
        )
        try:
            answered = await exchange(self._client, call)
        except (NotReached, NoAnswer) as error:
            raise DeliveryDeferred(f"refresh: {error}", timedelta(seconds=10)) from None
        return pair_of(answered.status, answered.body or {})


def pair_of(status: int, body: Mapping[str, Any]) -> TokenPair:
    """Return the pair in an answer; raises what Refresh raises (pure)."""
    access, refresh = word(body, "access_token"), word(body, "refresh_token")
    if access and refresh:
        seconds = whole_number(body.get("expires_in"))
        lifetime = seconds if seconds is not None and seconds > 0 else _LIFETIME_SECONDS
        return TokenPair(access, refresh, timedelta(seconds=lifetime))
    code = whole_number(body.get("error"))
    details = f"refresh: {status if code is None else code}"
    if code in _SPENT:
        raise ConsentNeeded(details)
    if code == _WRONG_SECRET:
        raise PlatformClosed(details, texts.WRONG_KEY_OF_APP)
    if code in _WRONG_APP:
        raise PlatformClosed(details, texts.WRONG_APP)
    raise DeliveryDeferred(details, timedelta(seconds=60))
