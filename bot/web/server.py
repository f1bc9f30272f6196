"""The Starlette application, and the server that runs it inside the program's event loop."""

import asyncio
import contextlib
import errno
import socket
from collections.abc import Callable, Collection, Generator
from datetime import datetime
from types import TracebackType
from typing import Self

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.messages import IncomingMessage, Reply
from bot.web import metrics as exposition
from bot.web import texts
from bot.web.assets import Asset, load_assets
from bot.web.chat import Chat
from bot.web.documents import DocumentPages, Library
from bot.web.errors import CannotListen, PortInUse
from bot.web.facts import FactPages, Facts
from bot.web.guard import Guard
from bot.web.layout import Page, message_page
from bot.web.metrics import Metrics
from bot.web.platforms import Platforms, platform_routes
from bot.web.replies import AsciiJson

__all__ = ["Library", "WebServer", "create_app"]

_PATIENCE = 10  # seconds for running answers at the end; a stalled upload gets no more
_FOR_EVER = "public, max-age=31536000, immutable"


def create_app(
    *,
    converse: Callable[[IncomingMessage], Reply],
    library: Library,
    now: Callable[[], datetime],
    hosts: Collection[str] = (),
    platforms: Platforms | None = None,
    facts: Facts | None = None,
) -> Starlette:
    """Return the application; `hosts` are the names it may be reached by besides localhost."""
    assets = load_assets()
    metrics = Metrics()
    pages = DocumentPages(library, assets)
    chat = Chat(converse=converse, library=library, now=now, assets=assets, metrics=metrics)

    async def health(_request: Request) -> Response:
        cards = await run_in_threadpool(library.cards)
        found = {"status": "ok", "documents": len(cards)}
        if platforms and (troubles := platforms.troubles()):
            return AsciiJson(found | {"status": "trouble", "troubles": list(troubles)}, 503)
        return AsciiJson(found)

    async def measured(_request: Request) -> Response:
        gauges = await run_in_threadpool(platforms.gauges) if platforms else ()
        return PlainTextResponse(metrics.exposition(gauges), media_type=exposition.MEDIA_TYPE)

    async def static(request: Request) -> Response:
        return _static(assets, request)

    async def failed(_request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        sentence = texts.WRONG_METHOD if status == 405 else texts.NOT_FOUND
        return Page(message_page("Không mở được trang", sentence, assets), status_code=status)

    return Starlette(
        routes=[
            *platform_routes(platforms),  # first: the busiest
            Route("/", chat.page),
            Route("/api/messages", chat.message, methods=["POST"]),
            Route("/documents", pages.index),
            Route("/documents/{sha256}", pages.show),
            Route("/static/{name}", static),
            Route("/healthz", health),
            Route("/metrics", measured),
            *(FactPages(facts, assets).routes() if facts else ()),
        ],
        middleware=[Middleware(Guard, hosts=hosts)],
        exception_handlers={HTTPException: failed},
    )


class WebServer:
    """Serves an application from `async with` entry to exit; signals stay with the program."""

    def __init__(self, app: Starlette, host: str, port: int) -> None:
        self._host = host
        self._port = port
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            lifespan="off",
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=_PATIENCE,
        )
        self._server = _Server(config)
        self._task: asyncio.Task[None] | None = None
        self.url = ""

    async def __aenter__(self) -> Self:
        """Listen; raises PortInUse or CannotListen before anything is served."""
        listener = _listen(self._host, self._port)
        self.url = f"http://{reachable(self._host)}:{listener.getsockname()[1]}"
        self._task = asyncio.create_task(self._server.serve(sockets=[listener]))
        await self._server.ready.wait()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let running answers finish, then close."""
        self._server.should_exit = True
        if self._task:
            await self._task


class _Server(uvicorn.Server):
    """uvicorn that says when it is ready and leaves the signals alone."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None]:
        yield


def reachable(host: str) -> str:
    """Return the host to open in a browser on this machine: "0.0.0.0" itself is none."""
    shown = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - compared, never bound
    return f"[{shown}]" if ":" in shown else shown


def _listen(host: str, port: int) -> socket.socket:
    listener: socket.socket | None = None
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(128)
    except (OSError, OverflowError, UnicodeError) as error:
        if listener:
            listener.close()
        if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            raise PortInUse(texts.PORT_IN_USE.format(port=port)) from error
        raise CannotListen(texts.CANNOT_LISTEN.format(host=host, port=port)) from error
    return listener


def _static(assets: dict[str, Asset], request: Request) -> Response:
    asset = assets.get(request.path_params["name"])
    if asset is None:
        raise HTTPException(404)
    current = request.query_params.get("v") == asset.version
    headers = {
        "ETag": f'"{asset.version}"',
        "Cache-Control": _FOR_EVER if current else "no-cache",
    }
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    return Response(asset.body, media_type=asset.media_type, headers=headers)
