"""HTTP calls to Zalo: a status and whatever JSON came with it, or how the call went wrong.

Addresses hold a token, and httpx puts addresses into its messages: nothing that it says leaves.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx
from socksio import SOCKSError

from bot.platforms.errors import Doubt
from bot.platforms.zalo_json import parsed

_CONNECT_SECONDS = 10
_SLACK_SECONDS = 5  # for a body that comes in drips
# Each idle connection is looked at for every call.
_LIMITS = httpx.Limits(max_connections=100, max_keepalive_connections=8)
_NEVER_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    httpx.InvalidURL,
    SOCKSError,  # of a proxy that speaks no socks; httpx lets it through
)


class NotReached(Exception):
    """The call never left; the message is the name of httpx's error."""


class NoAnswer(Exception):
    """The call left and no answer came back; the message is the name of the error."""

    def __init__(self, name: str, doubt: Doubt) -> None:
        super().__init__(name)
        self.doubt = doubt


@dataclass(frozen=True, slots=True)
class Call:
    """A request; at most one of `json`, `form` and `file` is given."""

    method: str
    url: str = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    params: Mapping[str, str] | None = None
    json: object = None
    form: Mapping[str, str] | None = field(default=None, repr=False)
    file: tuple[str, bytes] | None = field(default=None, repr=False)  # name and content
    read_seconds: float = 30


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer; `body` is None when it is no JSON object."""

    status: int
    body: Mapping[str, Any] | None = field(repr=False)


def open_client(proxy: str | None) -> httpx.AsyncClient:
    """Return a client that ignores the environment's proxies; the caller closes it."""
    return httpx.AsyncClient(trust_env=False, proxy=proxy, limits=_LIMITS)


async def exchange(client: httpx.AsyncClient, call: Call) -> Answered:
    """Return the answer whatever its status; raises NotReached or NoAnswer."""
    failure: Exception
    try:
        async with asyncio.timeout(_CONNECT_SECONDS + call.read_seconds + _SLACK_SECONDS):
            response = await client.request(
                call.method,
                call.url,
                headers=dict(call.headers),
                params=call.params,
                json=call.json,
                data=call.form,
                files={"file": call.file} if call.file else None,
                timeout=httpx.Timeout(call.read_seconds, connect=_CONNECT_SECONDS),
            )
        return Answered(response.status_code, _object(response.content))
    except _NEVER_SENT as error:
        failure = NotReached(type(error).__name__)
    except (httpx.TimeoutException, TimeoutError) as error:
        failure = NoAnswer(type(error).__name__, Doubt.SILENCE)
    except httpx.HTTPError as error:
        failure = NoAnswer(type(error).__name__, Doubt.CUT)
    raise failure  # out here it has no context that would hold the address


def _object(content: bytes) -> Mapping[str, Any] | None:
    try:
        body = parsed(content)
    except ValueError:
        return None
    return body if isinstance(body, dict) else None
