"""A person's turns and the answers to them: IncomingMessage in, Reply out; no platform's words."""

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot import texts
from bot.answering.citing import HEAD
from bot.citations import Answer, Citation, Decision
from bot.incidents import log_failure
from bot.messages import (
    AnswerBlock,
    Block,
    ButtonsBlock,
    ChatId,
    CitationsBlock,
    Exchange,
    IncomingMessage,
    Reply,
    TextBlock,
    ThreadId,
    UserId,
)
from bot.offers import NewId, answer_buttons, distinct_documents, narrowing_buttons
from corpus.document import DocumentCard

_log = logging.getLogger(__name__)

_REMEMBERED_TURNS = 3
_FORGOTTEN_AFTER = timedelta(minutes=30)
_REMEMBERED_PEOPLE = 10_000

LookUp = Callable[[IncomingMessage, Sequence[str]], Reply | None]
_Speaker = tuple[str, ChatId, ThreadId | None, UserId]


@dataclass(frozen=True, slots=True)
class Backing:
    """What a conversation rests on."""

    answer: Callable[[str, Sequence[str]], Answer]  # to a question, after the turns before it
    cards: Callable[[], Sequence[DocumentCard]]
    version: Callable[[], Mapping[str, str | int]]  # of the program and the documents
    new_id: NewId  # not to be guessed, at most 16 characters of [A-Za-z0-9_-]
    look: LookUp | None = None  # the reply to what is plainly a look-up of facts


@dataclass(frozen=True, slots=True)
class _Memory:
    turns: tuple[str, ...]
    said_at: datetime


class Memories:
    """What people said last, each where they said it; safe to use from threads."""

    def __init__(self) -> None:
        self._memories: OrderedDict[_Speaker, _Memory] = OrderedDict()
        self._lock = threading.Lock()

    def recall(self, message: IncomingMessage) -> tuple[str, ...]:
        """Return what its sender said there before a message, unless that is long ago."""
        with self._lock:
            memory = self._memories.get(_speaker(message))
        if memory is None or message.sent_at - memory.said_at > _FORGOTTEN_AFTER:
            return ()
        return memory.turns

    def remember(self, message: IncomingMessage, turns: tuple[str, ...]) -> None:
        """Keep the last turns of a message's sender there."""
        speaker = _speaker(message)
        with self._lock:
            self._memories[speaker] = _Memory(turns[-_REMEMBERED_TURNS:], message.sent_at)
            self._memories.move_to_end(speaker)
            if len(self._memories) > _REMEMBERED_PEOPLE:
                self._memories.popitem(last=False)


class Conversation:
    """Answers questions in the light of each person's last turns there; safe to use from threads.

    In a group everyone has turns of their own: a question does not follow from a neighbour's.
    Several conversations may share `memories`: these are people's own words.
    """

    def __init__(self, backing: Backing, memories: Memories | None = None) -> None:
        self._backing = backing
        self._memories = memories or Memories()

    def handle(self, message: IncomingMessage) -> Reply:
        """Return what to say; a failure inside becomes an apology with a code for the log."""
        earlier = self._memories.recall(message)
        try:
            if self._backing.look and (found := self._backing.look(message, earlier)):
                self._memories.remember(message, (*earlier, message.text))
                return found
            version = self._backing.version()
            answer = self._backing.answer(message.text, earlier)
            said = self._reply(message.text, answer, version)
        except Exception as error:  # noqa: BLE001 - no failure may reach a chat
            code = log_failure(_log, error)
            return Reply((TextBlock(texts.FAILED.format(code=code)),))
        if answer.decision is not Decision.REFUSE or answer.citations:
            self._memories.remember(message, (*earlier, message.text))
        return said

    def _reply(self, question: str, answer: Answer, version: Mapping[str, str | int]) -> Reply:
        plain = reply(answer)
        if _is_small_talk(answer):
            return plain
        exchange = Exchange(self._backing.new_id(), question, answer, version)
        buttons = self._buttons(exchange)
        blocks: tuple[Block, ...] = (*plain.blocks, buttons) if buttons.rows else plain.blocks
        return Reply(blocks, answer.decision, exchange)

    def _buttons(self, exchange: Exchange) -> ButtonsBlock:
        new_id = self._backing.new_id
        cited = worth_reading(exchange.answer.citations)
        documents = distinct_documents(cited)
        if exchange.answer.decision is Decision.CLARIFY and len(documents) > 1:
            cards = {card.id: card for card in self._backing.cards()}
            return narrowing_buttons(exchange.question, documents, cards, new_id)
        return answer_buttons(exchange.record, cited, new_id) if cited else ButtonsBlock(())


def reply(answer: Answer) -> Reply:
    """Return an answer as blocks: the text first, then its passages under their heading."""
    if _is_small_talk(answer):
        return Reply((TextBlock(answer.text),), answer.decision)
    if not answer.citations:
        return Reply((AnswerBlock(answer.text),), answer.decision)
    refused = answer.decision is Decision.REFUSE
    heading = texts.NEAREST if refused else texts.SOURCES
    shown = worth_reading(answer.citations)
    return Reply((AnswerBlock(answer.text), CitationsBlock(heading, shown)), answer.decision)


def worth_reading(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Leave out the heads of documents that another citation already leads to.

    They prove the documents' names in the answer; each source is shown under that name anyway.
    """
    told = {citation.document for citation in citations if citation.address not in HEAD}
    return tuple(c for c in citations if c.address not in HEAD or c.document not in told)


def _is_small_talk(answer: Answer) -> bool:
    return answer.decision is Decision.CLARIFY and not answer.citations


def _speaker(message: IncomingMessage) -> _Speaker:
    return message.platform, message.chat, message.thread, message.sender
