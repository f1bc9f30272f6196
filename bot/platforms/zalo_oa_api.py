"""Calls to the Official Account's API: the token travels in a header, `error` decides."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Protocol

import httpx

from bot.platforms.errors import DeliveryDeferred, DeliveryInDoubt
from bot.platforms.zalo_http import Answered, Call, NoAnswer, NotReached, exchange
from bot.platforms.zalo_oa_errors import Meaning, Remedy, delivery_error, meaning
from bot.platforms.zalo_values import section, whole_number

_SEND_AGAIN = timedelta(seconds=5)
Now = Callable[[], datetime]


class Tokens(Protocol):
    """Where the access token comes from."""

    def access_token(self, stale: str | None = None) -> Awaitable[str]:
        """Return a token that is not `stale`."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the API answered: its data, or the code of an error."""

    code: int
    data: Mapping[str, Any] = field(default_factory=dict, repr=False)
    is_envelope: bool = True

    @property
    def meaning(self) -> Meaning:
        """What the code stands for."""
        return meaning(self.code, is_envelope=self.is_envelope)

    @property
    def is_good(self) -> bool:
        """Whether it was done."""
        return self.is_envelope and self.code == 0


class ZaloOaApi:
    """The API of one account, over a client that the caller closes."""

    def __init__(self, client: httpx.AsyncClient, base: str, tokens: Tokens, now: Now) -> None:
        self._client = client
        self._base = base
        self._tokens = tokens
        self._now = now

    async def attempt(self, call: Call) -> Outcome:
        """Call with the token, and with a new one if the first is refused.

        `call.url` is a path. Raises DeliveryDeferred, DeliveryInDoubt, and PlatformClosed.
        """
        token = await self._tokens.access_token()
        outcome = await self._once(call, token)
        if outcome.meaning.remedy is Remedy.REFRESH and not outcome.is_good:
            token = await self._tokens.access_token(stale=token)
            outcome = await self._once(call, token)
        return outcome

    async def ask(self, call: Call) -> Mapping[str, Any]:
        """Return the data of a call that changes nothing, so that it may be repeated."""
        try:
            return self.data(call, await self.attempt(call))
        except DeliveryInDoubt as error:
            raise DeliveryDeferred(str(error), _SEND_AGAIN) from None

    def data(self, call: Call, outcome: Outcome) -> Mapping[str, Any]:
        """Return the data, or raise what the error means for a message."""
        if outcome.is_good:
            return outcome.data
        raise delivery_error(call.url, outcome.code, outcome.meaning, self._now())

    async def _once(self, call: Call, token: str) -> Outcome:
        addressed = replace(
            call, url=f"{self._base}{call.url}", headers={**call.headers, "access_token": token}
        )
        try:
            return outcome_of(await exchange(self._client, addressed))
        except NotReached as error:
            raise DeliveryDeferred(f"{call.url}: {error}", _SEND_AGAIN) from None
        except NoAnswer as error:
            raise DeliveryInDoubt(f"{call.url}: {error}", error.doubt) from None


def outcome_of(answered: Answered) -> Outcome:
    """Return what an answer says; what has no error code counts by its HTTP status (pure)."""
    code = None if answered.body is None else whole_number(answered.body.get("error"))
    if answered.body is None or code is None:
        return Outcome(answered.status, is_envelope=False)
    return Outcome(code, section(answered.body, "data"))
