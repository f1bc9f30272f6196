"""Webhooks: deliveries of the platforms, checked by their adapters, journalled, answered fast."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.platforms.errors import WebhookRefused
from bot.platforms.platform import RawUpdate

PATHS = {
    "telegram": "/telegram/webhook",
    "zalo": "/zalo/bot/webhook",
    "zalo_oa": "/zalo/oa/webhook",
}
_LARGEST_BODY = 1024 * 1024  # bytes; the platforms' own are a few thousand
_PATIENCE = 10  # seconds for the body to come

Receive = Callable[[bytes, Mapping[str, str]], Sequence[RawUpdate]]
Keep = Callable[[str, Sequence[RawUpdate]], Awaitable[None]]


def webhook_routes(receivers: Mapping[str, Receive], keep: Keep) -> list[Route]:
    """Return a route for each platform; 200 says that the updates are in the journal."""
    return [
        Route(PATHS[platform], _endpoint(platform, receive, keep), methods=["POST"])
        for platform, receive in receivers.items()
    ]


def _endpoint(
    platform: str, receive: Receive, keep: Keep
) -> Callable[[Request], Awaitable[Response]]:
    async def deliver(request: Request) -> Response:
        try:
            body = await _read(request)
            updates = receive(body, dict(request.headers))
        except WebhookRefused as refused:
            return PlainTextResponse(str(refused), status_code=refused.status)
        await keep(platform, updates)
        return PlainTextResponse("ok")

    return deliver


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
