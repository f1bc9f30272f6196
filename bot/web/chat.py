"""The chat page and the questions it posts: a message in, a reply as JSON out."""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from bot.incidents import log_failure
from bot.messages import ChatId, IncomingMessage, Reply, UserId
from bot.web import texts
from bot.web.assets import Asset
from bot.web.documents import Library
from bot.web.guard import is_own_page
from bot.web.layout import Page
from bot.web.metrics import Metrics
from bot.web.replies import AsciiJson, reply_json
from bot.web.welcome import chat_page

_LOG = logging.getLogger(__name__)
_LONGEST_QUESTION = 4_000  # characters
_LARGEST_BODY = 64 * 1024  # bytes: the longest question fits, whatever its letters
_PATIENCE = 10  # seconds for the body to come
_LARGEST_DRAIN = 8 * 1024 * 1024  # read and dropped, so that a browser gets to see the refusal


class _PostedMessage(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    text: str
    conversation: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{16,64}$")]


class _Refused(Exception):
    """The request is not a question; carries the answer to give."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence


class Chat:
    """The endpoints `/` and `/api/messages`; `converse` runs on a worker thread."""

    def __init__(
        self,
        *,
        converse: Callable[[IncomingMessage], Reply],
        library: Library,
        now: Callable[[], datetime],
        assets: Mapping[str, Asset],
        metrics: Metrics,
    ) -> None:
        self._converse = converse
        self._library = library
        self._now = now
        self._assets = assets
        self._metrics = metrics

    async def page(self, _request: Request) -> Response:
        """Show the chat."""
        cards = await run_in_threadpool(self._library.cards)
        return Page(chat_page(cards, self._assets))

    async def message(self, request: Request) -> Response:
        """Answer one question; everything that goes wrong is said in one sentence."""
        try:
            posted = await _read_message(request)
        except _Refused as refused:
            return AsciiJson({"error": refused.sentence}, status_code=refused.status)
        message = IncomingMessage(
            platform="web",
            chat=ChatId(posted.conversation),
            sender=UserId(posted.conversation),
            text=posted.text,
            sent_at=self._now(),
        )
        started = time.perf_counter()
        try:
            outcome, content = await run_in_threadpool(self._answer, message)
        except Exception as error:  # noqa: BLE001 - the edge: a person waits for a sentence
            self._metrics.observe("error", time.perf_counter() - started)
            incident = log_failure(_LOG, error)
            return AsciiJson({"error": texts.FAILED.format(incident=incident)}, status_code=500)
        seconds = time.perf_counter() - started
        self._metrics.observe(outcome, seconds)
        _LOG.info("message outcome=%s ms=%.1f", outcome, seconds * 1000)
        return AsciiJson(content)

    def _answer(self, message: IncomingMessage) -> tuple[str, dict[str, object]]:
        reply = self._converse(message)
        cards = {card.id: card for card in self._library.cards()}
        return reply.decision or "other", reply_json(reply, cards)


async def _read_message(request: Request) -> _PostedMessage:
    if not is_own_page(request.headers):
        raise _Refused(403, texts.FOREIGN_PAGE)
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/json":
        raise _Refused(415, texts.BAD_MESSAGE)
    too_long = _Refused(413, texts.QUESTION_TOO_LONG.format(limit=_LONGEST_QUESTION))
    body = await _read_body(request, too_long)
    try:
        posted = _PostedMessage.model_validate_json(body)
    except ValidationError:
        raise _Refused(422, texts.BAD_MESSAGE) from None  # its text quotes the message
    if not posted.text.strip():
        raise _Refused(422, texts.EMPTY_QUESTION)
    if len(posted.text) > _LONGEST_QUESTION:
        raise too_long
    return posted


async def _read_body(request: Request, too_long: _Refused) -> bytes:
    kept = bytearray()
    size = 0
    try:
        async with asyncio.timeout(_PATIENCE):
            async for chunk in request.stream():
                size += len(chunk)
                if size > _LARGEST_DRAIN:
                    break
                if size <= _LARGEST_BODY:
                    kept += chunk
    except (TimeoutError, ClientDisconnect):
        raise _Refused(408, texts.BAD_MESSAGE) from None
    if size > _LARGEST_BODY:
        raise too_long
    return bytes(kept)
