"""A clerk's look at deadlines in a chat: one after another, with the words and the reading."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Protocol

from bot.actions import Action, ReviewDeadline
from bot.facts import review_texts as texts
from bot.facts import words
from bot.facts.correcting import UnclearTime, read_time
from bot.facts.interview import dated_first, open_items
from bot.facts.items import DueItem, Status
from bot.facts.register import Correction
from bot.facts.telling import reading, status, way, where
from bot.labels import shortened
from bot.messages import (
    Block,
    Button,
    ButtonId,
    ButtonsBlock,
    IncomingMessage,
    Reply,
    TextBlock,
)
from bot.records.awaited import AwaitedWords
from bot.schedule.saying import say
from corpus.facts.facts import When
from corpus.text import display, fold

_TIME = "time of a deadline"  # that was asked for
_LONGEST_SENTENCE = 700
_ENOUGH = frozenset({"thoi", "bo", "huy", "khong", "dung"})


class Decisions(Protocol):
    """The register, as far as a review needs it."""

    def deadlines(self) -> tuple[DueItem, ...]:
        """Return every deadline."""

    def find_deadline(self, deadline: str) -> DueItem | None:
        """Return the deadline with this id."""

    def confirm(self, deadline: str, by: str, at: datetime) -> DueItem:
        """Keep that a deadline is as it stands."""

    def reject(self, deadline: str, by: str, at: datetime) -> DueItem:
        """Keep that a deadline is none."""

    def correct(self, deadline: str, correction: Correction, by: str, at: datetime) -> DueItem:
        """Keep what a deadline is in truth."""


class Reviewing:
    """Shows what waits for a clerk and keeps what is decided; safe to use from threads.

    Whose message it is allowed to be is for the caller to check.
    """

    def __init__(
        self, register: Decisions, awaited: AwaitedWords, new_id: Callable[[], str]
    ) -> None:
        self._register = register
        self._awaited = awaited
        self._new_id = new_id

    def begin(self) -> Reply:
        """Show the first deadline that waits."""
        return self._next(after=None)

    def perform(self, action: ReviewDeadline, message: IncomingMessage) -> Reply:
        """Do what a button says, then show what waits next."""
        self._awaited.forget(message)
        item = self._register.find_deadline(action.deadline)
        if item is None:
            return self._next(after=None, said=texts.GONE if action.deadline else "")
        if action.step == "correct":
            self._awaited.put(message, _TIME, deadline=item.deadline.id)
            return Reply((TextBlock(texts.ASK_TIME),))
        if action.step in {"confirm", "reject"} and _shown(item) != action.words:
            return self._show(item, texts.CHANGED)
        said = self._decide(action, f"{message.platform}:{message.sender}", message.sent_at)
        return self._next(after=action.deadline, said=said)

    def _decide(self, action: ReviewDeadline, by: str, at: datetime) -> str:
        """Keep a decision and return what to say about it; nothing when it was put off."""
        if action.step == "confirm":
            self._register.confirm(action.deadline, by, at)
            return texts.CONFIRMED
        if action.step == "reject":
            self._register.reject(action.deadline, by, at)
            return texts.REJECTED
        if action.step != "save":
            return ""
        try:
            when = read_time(action.words)
        except UnclearTime as error:  # the rules have changed since it was said back
            return error.reason
        after = self._register.correct(action.deadline, Correction(when), by, at)
        return texts.SAVED.format(said=reading(after.deadline.when))

    def take(self, message: IncomingMessage) -> Reply | None:
        """Take a message as the time that was asked for; None when none was."""
        waiting = self._awaited.find(message, _TIME)
        if waiting is None:
            return None
        if fold(message.text).strip(" .!") in _ENOUGH:
            self._awaited.take(message, _TIME)
            item = self._register.find_deadline(waiting["deadline"])
            return self._show(item, texts.LEFT) if item else Reply((TextBlock(texts.LEFT),))
        try:
            when = read_time(message.text)
        except UnclearTime as error:
            return Reply((TextBlock(f"{error.reason}\n{texts.OR_ENOUGH}"),))
        self._awaited.take(message, _TIME)
        return self._agree(waiting["deadline"], when, " ".join(message.text.split()))

    def _agree(self, deadline: str, when: When, typed: str) -> Reply:
        """Say a typed time back before it is kept."""
        offered: list[tuple[str, Action]] = [
            (texts.SAVE, ReviewDeadline("save", deadline, typed)),
            (texts.AGAIN, ReviewDeadline("correct", deadline)),
            (texts.ENOUGH, ReviewDeadline("skip", deadline)),
        ]
        told = TextBlock(texts.UNDERSTOOD.format(said=say(when)))
        return Reply((told, ButtonsBlock((self._buttons(offered),))))

    def _next(self, *, after: str | None, said: str = "") -> Reply:
        """Show the deadline that waits next in the register, or say that none does."""
        items = dated_first(self._register.deadlines())
        ids: list[str] = [item.deadline.id for item in items]
        start = ids.index(after) + 1 if after in ids else 0
        waiting = open_items(items[start:])
        if waiting:
            return self._show(waiting[0], said)
        left = len(open_items(items))
        told = texts.ALL_SEEN.format(count=left) if left else texts.ALL_DONE
        blocks: list[Block] = [TextBlock("\n".join(part for part in (said, told) if part))]
        if left:
            first = ReviewDeadline("skip", "")
            blocks.append(ButtonsBlock((self._buttons([(texts.FROM_START, first)]),)))
        return Reply(tuple(blocks))

    def _show(self, item: DueItem, said: str = "") -> Reply:
        deadline, seen = item.deadline.id, _shown(item)
        count = len(open_items(self._register.deadlines()))
        rows: tuple[list[tuple[str, Action]], ...] = (
            [
                (texts.CONFIRM, ReviewDeadline("confirm", deadline, seen)),
                (texts.CORRECT, ReviewDeadline("correct", deadline)),
            ],
            [
                (texts.SKIP, ReviewDeadline("skip", deadline)),
                (texts.REJECT, ReviewDeadline("reject", deadline, seen)),
            ],
        )
        told = TextBlock("\n".join([*([said, ""] if said else []), *_lines(item, count)]))
        return Reply((told, ButtonsBlock(tuple(self._buttons(row) for row in rows))))

    def _buttons(self, offered: list[tuple[str, Action]]) -> tuple[Button, ...]:
        return tuple(Button(ButtonId(self._new_id()), label, action) for label, action in offered)


def _lines(item: DueItem, count: int) -> Iterator[str]:
    """Yield what it is, how its words were read, and the words."""
    deadline = item.deadline
    quote = shortened(display(item.citation.quote), _LONGEST_SENTENCE)
    yield texts.WAITING.format(count=count)
    yield words.of_kind(deadline.kind, display(deadline.what))
    if parties := way(item):
        yield parties
    yield texts.READ_AS.format(words=display(item.read.said), said=_shown(item))
    if item.status is not Status.READ or item.is_outdated:
        yield texts.STANDS.format(status=status(item))
    yield texts.SENTENCE.format(quote=quote, place=where(item.citation, item.card))


def _shown(item: DueItem) -> str:
    """Return the reading as it is shown: whoever confirms, confirms this."""
    try:
        return say(item.deadline.when)
    except ValueError:
        return reading(item.deadline.when)
