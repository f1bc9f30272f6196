"""What platforms ask of this server: to take deliveries to a webhook, and to show pictures.

A delivery is checked by the platform's adapter, journalled, and only then answered with 200.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

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

Take = Callable[[bytes, Mapping[str, str]], Sequence[RawUpdate]]
Endpoint = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Platforms:
    """The receivers by platform, the journal, where pictures are kept, and how it all is doing."""

    receivers: Mapping[str, Take]
    keep: Callable[[str, Sequence[RawUpdate]], Awaitable[None]]
    find_picture: Callable[[PictureId], bytes | None]
    gauges: Callable[[], Sequence[Gauge]] = tuple
    troubles: Callable[[], Sequence[str]] = tuple  # words for what somebody must see to


def platform_routes(platforms: Platforms | None) -> list[Route]:
    """Return a webhook for each receiver and the pictures; None: there is no platform."""
    if platforms is None:
        return []
    hooks = [
        Route(PATHS[name], _Webhook(platforms, name), methods=["POST"])
        for name in platforms.receivers
    ]
    return [*hooks, Route("/pictures/{name}.png", _pictures(platforms))]


class _Webhook:
    """An ASGI application: little is between a platform's delivery and the journal."""

    def __init__(self, platforms: Platforms, name: str) -> None:
        self._receive = platforms.receivers[name]
        self._keep = platforms.keep
        self._name = name

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take a delivery."""
        headers = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
        }
        try:
            updates = self._receive(await _read(receive), headers)
        except WebhookRefused as refused:
            response = PlainTextResponse("refused", status_code=refused.status)
        else:
            await self._keep(self._name, updates)
            response = PlainTextResponse("ok")
        await response(scope, receive, send)


def _pictures(platforms: Platforms) -> Endpoint:
    async def show(request: Request) -> Response:
        """Show a picture to whoever knows its id, as Zalo does when it fetches one to send."""
        name = PictureId(request.path_params["name"])
        png = await run_in_threadpool(platforms.find_picture, name)
        if png is None:
            raise HTTPException(404)
        return Response(png, media_type="image/png")

    return show


def _headers(scope: Scope) -> dict[str, str]:
    return {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}


async def _read(receive: Receive) -> bytes:
    """Return the body; raises WebhookRefused when it is too large or does not come."""
    body = bytearray()
    try:
        async with asyncio.timeout(_PATIENCE):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise WebhookRefused(408, "the body did not come")
                body += message.get("body", b"")
                if len(body) > _LARGEST_BODY:
                    raise WebhookRefused(413, "too large")
                if not message.get("more_body", False):
                    return bytes(body)
    except TimeoutError:
        raise WebhookRefused(408, "the body did not come") from None
