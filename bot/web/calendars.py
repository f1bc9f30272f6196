"""Calendars that people subscribe to: whoever has the address gets the file, nobody else.

An unknown address and a revoked one are answered alike. The address is a secret: it stands in no
log, and no cache on the way may keep what it leads to.
"""

import hashlib
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.facts.feeds import PATH

_HEADERS = {
    "Cache-Control": "private, max-age=900",
    "Content-Disposition": 'inline; filename="so-tay.ics"',
    "X-Robots-Tag": "noindex",
}

FindCalendar = Callable[[str], bytes | None]


def calendar_routes(find: FindCalendar | None) -> list[Route]:
    """Return the one route; `find` gives the file for a secret, on a worker thread."""
    if find is None:
        return []

    async def show(request: Request) -> Response:
        """Answer with the calendar, or with 304 to whoever has it as it is."""
        file = await run_in_threadpool(find, request.path_params["token"])
        if file is None:
            raise HTTPException(404)
        headers = {**_HEADERS, "ETag": f'"{hashlib.sha256(file).hexdigest()[:32]}"'}
        if _has(request.headers.get("if-none-match", ""), headers["ETag"]):
            return Response(status_code=304, headers=headers)
        return Response(file, media_type="text/calendar; charset=utf-8", headers=headers)

    return [Route(PATH, show)]


def _has(given: str, tag: str) -> bool:
    known = (one.strip().removeprefix("W/") for one in given.split(","))
    return any(one in (tag, "*") for one in known)
