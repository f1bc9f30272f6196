"""What every request passes: whose host and page it comes from, and headers on the way out.

The server often listens on a loopback port without a password, so a foreign page must neither
read it through a host name of its own (DNS rebinding) nor post to it (CSRF).
"""

import ipaddress
from collections.abc import Collection, Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.web import texts

_POLICY = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
_OPEN_PATHS = frozenset({"/healthz", "/metrics"})  # probes come with any host name
# Platforms and calendars come by the public name, with a secret.
_OPEN_FOLDERS = ("/telegram/", "/zalo/", "/pictures/", "/calendar/")


class Guard:
    """ASGI middleware: refuses foreign hosts, adds the security headers to every response."""

    def __init__(self, app: ASGIApp, hosts: Collection[str]) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _POLICY.items():
                    headers.setdefault(name, value)
            await send(message)

        host = Headers(scope=scope).get("host", "")
        if is_open(scope["path"]) or is_own_host(host, self._hosts):
            await self._app(scope, receive, send_guarded)
        else:
            refusal = PlainTextResponse(texts.FOREIGN_HOST, status_code=421)
            await refusal(scope, receive, send_guarded)


def is_open(path: str) -> bool:
    """Return whether a path may be asked for under any host name: it checks by other means."""
    return path in _OPEN_PATHS or path.startswith(_OPEN_FOLDERS)


def is_own_host(host: str, hosts: Collection[str]) -> bool:
    """Return whether a Host header names this server.

    Any bare IP address does: a rebinding page always comes under a name.
    """
    try:
        name = urlsplit(f"//{host}").hostname
    except ValueError:
        return False
    if not name:
        return False
    return name == "localhost" or name in hosts or _is_address(name)


def is_own_page(headers: Mapping[str, str]) -> bool:
    """Return whether a POST comes from a page of this server, or from no page at all (curl)."""
    if headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return False
    origin = headers.get("origin")
    if origin is None:
        return True
    try:
        return urlsplit(origin).netloc.lower() == headers.get("host", "").lower()
    except ValueError:
        return False


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
