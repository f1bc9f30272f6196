"""Whether a platform's host can be reached, and what time it is there."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import httpx
from socksio import SOCKSError

_PATIENCE = 10.0  # seconds

Probe = Callable[["Host"], Awaitable["Reached"]]


@dataclass(frozen=True, slots=True)
class Host:
    """A server of a platform and the way there."""

    platform: str
    base: str
    proxy: str | None
    proxy_setting: str  # the setting to use where the network blocks the way

    @property
    def name(self) -> str:
        """The bare host name: an address may hold more than is to be shown."""
        return urlsplit(self.base).hostname or ""


@dataclass(frozen=True, slots=True)
class Reached:
    """What came of a try; `time` is the server's own, where it told."""

    ok: bool
    time: datetime | None = None


async def reach(host: Host) -> Reached:
    """Ask the host for anything at all; whatever it answers, it was reached."""
    try:
        async with httpx.AsyncClient(
            proxy=host.proxy, timeout=_PATIENCE, trust_env=False
        ) as client:
            response = await client.head(host.base)
    except (httpx.HTTPError, SOCKSError, OSError, ValueError):
        return Reached(ok=False)
    return Reached(ok=True, time=_date(response.headers.get("date", "")))


def _date(header: str) -> datetime | None:
    try:
        return parsedate_to_datetime(header).astimezone(UTC)
    except ValueError:
        return None
