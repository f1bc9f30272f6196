"""The part of a platform's server that calls a webhook: in order within a chat, never in a hurry.

Public addresses like https://bot.example lead to loopback ones by `routes`.
"""

import ssl
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from zlib import crc32

import httpx

_LANES = 8
NOT_REACHED = 0


@dataclass(frozen=True, slots=True)
class Posted:
    """An update on its way to the assistant.

    `taken` holds the status with which the webhook answered (`NOT_REACHED` without an answer),
    or 200 once a poller was given it; from a coroutine: `await asyncio.wrap_future(it.taken)`.
    """

    key: str  # the message id, or another name for what has none
    chat: str
    body: bytes
    headers: Mapping[str, str]
    taken: Future[int] = field(default_factory=Future, compare=False, repr=False)


class WebhookCaller:
    """Posts in the background; what belongs to one chat goes out one after the other."""

    def __init__(self, routes: Mapping[str, str]) -> None:
        self._routes = routes
        plain = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # loading authorities takes its time
        self._client = httpx.Client(timeout=10, trust_env=False, verify=plain)
        self._lanes = [ThreadPoolExecutor(1, f"webhook-{lane}") for lane in range(_LANES)]

    def close(self) -> None:
        """Forget what waits, finish what is on its way."""
        for lane in self._lanes:
            lane.shutdown(cancel_futures=True)
        self._client.close()

    def address(self, url: str) -> str:
        """Return where `url` leads to."""
        for public, loopback in self._routes.items():
            if url.startswith(public):
                return loopback + url.removeprefix(public)
        return url

    def post(self, posted: Posted, url: str) -> Posted:
        """Return what was posted, its `taken` waiting for the webhook's answer."""
        lane = self._lanes[crc32(posted.chat.encode()) % _LANES]
        taken = lane.submit(self._call, self.address(url), posted)
        return Posted(posted.key, posted.chat, posted.body, posted.headers, taken)

    def fetch(self, url: str) -> bool:
        """Return whether something can be read there."""
        try:
            return self._client.get(self.address(url)).is_success
        except (httpx.HTTPError, httpx.InvalidURL):
            return False

    def _call(self, url: str, posted: Posted) -> int:
        try:
            answer = self._client.post(url, content=posted.body, headers=dict(posted.headers))
        except (httpx.HTTPError, httpx.InvalidURL):
            return NOT_REACHED
        return answer.status_code
