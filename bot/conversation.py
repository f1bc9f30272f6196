"""A chat's memory and manners: IncomingMessage in, Reply out; no platform's words."""

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot import texts
from bot.citations import Answer, Citation, Decision
from bot.citing import HEAD
from bot.incidents import log_failure
from bot.messages import ChatId, CitationsBlock, IncomingMessage, Reply, TextBlock

_log = logging.getLogger(__name__)

_REMEMBERED_TURNS = 3
_FORGOTTEN_AFTER = timedelta(minutes=30)
_REMEMBERED_CHATS = 10_000


@dataclass(frozen=True, slots=True)
class _Memory:
    turns: tuple[str, ...]
    said_at: datetime


class Conversation:
    """Answers messages in the light of each chat's last turns; safe to use from threads."""

    def __init__(self, answer: Callable[[str, Sequence[str]], Answer]) -> None:
        self._answer = answer
        self._memories: OrderedDict[tuple[str, ChatId], _Memory] = OrderedDict()
        self._lock = threading.Lock()

    def handle(self, message: IncomingMessage) -> Reply:
        """Return what to say; a failure inside becomes an apology with a code for the log."""
        earlier = self._recall(message)
        try:
            answer = self._answer(message.text, earlier)
        except Exception as error:  # noqa: BLE001 - no failure may reach a chat
            code = log_failure(_log, error)
            return Reply((TextBlock(texts.FAILED.format(code=code)),))
        if answer.decision is not Decision.REFUSE or answer.citations:
            self._remember(message, (*earlier, message.text)[-_REMEMBERED_TURNS:])
        return reply(answer)

    def _recall(self, message: IncomingMessage) -> tuple[str, ...]:
        with self._lock:
            memory = self._memories.get((message.platform, message.chat))
        if memory is None or message.sent_at - memory.said_at > _FORGOTTEN_AFTER:
            return ()
        return memory.turns

    def _remember(self, message: IncomingMessage, turns: tuple[str, ...]) -> None:
        with self._lock:
            self._memories[message.platform, message.chat] = _Memory(turns, message.sent_at)
            self._memories.move_to_end((message.platform, message.chat))
            if len(self._memories) > _REMEMBERED_CHATS:
                self._memories.popitem(last=False)


def reply(answer: Answer) -> Reply:
    """Return an answer as blocks: the text first, then its passages under their heading."""
    if not answer.citations:
        return Reply((TextBlock(answer.text),), answer.decision)
    refused = answer.decision is Decision.REFUSE
    heading = texts.NEAREST if refused else texts.SOURCES
    shown = _worth_reading(answer.citations)
    return Reply((TextBlock(answer.text), CitationsBlock(heading, shown)), answer.decision)


def _worth_reading(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Leave out the heads of documents that another citation already leads to.

    They prove the documents' names in the answer; each source is shown under that name anyway.
    """
    told = {citation.document for citation in citations if citation.address not in HEAD}
    return tuple(c for c in citations if c.address not in HEAD or c.document not in told)
