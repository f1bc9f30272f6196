"""The real server on a free loopback port, in a thread of its own."""

import asyncio
import contextlib
import threading
from collections.abc import Generator
from concurrent.futures import Future

from starlette.applications import Starlette

from bot.web.server import WebServer


@contextlib.contextmanager
def serving(app: Starlette, port: int = 0) -> Generator[str]:
    """Yield the address while `app` is served; leaving it waits until the port is closed."""
    address: Future[str] = Future()
    loop = asyncio.new_event_loop()
    leave = asyncio.Event()

    async def serve() -> None:
        async with WebServer(app, "127.0.0.1", port) as server:
            address.set_result(server.url)
            await leave.wait()

    def run() -> None:
        with contextlib.closing(loop):
            try:
                loop.run_until_complete(serve())
            except BaseException as error:
                if address.done():
                    raise
                address.set_exception(error)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield address.result(timeout=30)
    finally:
        if not loop.is_closed():
            loop.call_soon_threadsafe(leave.set)
        thread.join()
