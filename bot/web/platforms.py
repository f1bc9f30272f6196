"""What platforms ask of this server: to take deliveries to a webhook, and to show pictures.

A delivery is checked by the platform's adapter, journalled, and only then answered with 200.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.messages import PictureId
from bot.platforms.errors import WebhookRefused
from bot.platforms.platform import RawUpdate
from bot.web.metrics import Gauge

PATHS = {
    "telegram": "/telegram/webhook",
    "zalo": "/zalo/bot/webhook",
    "zalo_oa": "/zalo/oa/webhook",
}
_LARGEST_BODY = 1024 * 1024  # bytes; the platforms' own are a few thousand
_PATIENCE = 10  # seconds for the body to come

Receive = Callable[[bytes, Mapping[str, str]], Sequence[RawUpdate]]
Endpoint = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Platforms:
    """The receivers by platform, the journal, where pictures are kept, and figures of all that."""

    receivers: Mapping[str, Receive]
    keep: Callable[[str, Sequence[RawUpdate]], Awaitable[None]]
    find_picture: Callable[[PictureId], bytes | None]
    gauges: Callable[[], Sequence[Gauge]] = tuple


def platform_routes(platforms: Platforms | None) -> list[Route]:
    """Return a webhook for each receiver and the pictures; None: there is no platform."""
    if platforms is None:
        return []
    hooks = [
        Route(PATHS[name], _webhook(platforms, name), methods=["POST"])
        for name in platforms.receivers
    ]
    return [*hooks, Route("/pictures/{name}.png", _pictures(platforms))]


def _webhook(platforms: Platforms, name: str) -> Endpoint:
    receive = platforms.receivers[name]

    async def deliver(request: Request) -> Response:
        try:
            updates = receive(await _read(request), dict(request.headers))
        except WebhookRefused as refused:
            return PlainTextResponse("refused", status_code=refused.status)
        await platforms.keep(name, updates)
        return PlainTextResponse("ok")

    return deliver


def _pictures(platforms: Platforms) -> Endpoint:
    async def show(request: Request) -> Response:
        """Show a picture to whoever knows its id, as Zalo does when it fetches one to send."""
        name = PictureId(request.path_params["name"])
        png = await run_in_threadpool(platforms.find_picture, name)
        if png is None:
            raise HTTPException(404)
        return Response(png, media_type="image/png")

    return show


async def _read(request: Request) -> bytes:
    body = bytearray()
    try:
        async with asyncio.timeout(_PATIENCE):
            async for chunk in request.stream():
                body += chunk
                if len(body) > _LARGEST_BODY:
                    raise WebhookRefused(413, "too large")
    except (TimeoutError, ClientDisconnect):
        raise WebhookRefused(408, "the body did not come") from None
    return bytes(body)
