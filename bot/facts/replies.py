"""Lists and choices of look-ups as replies: text, proofs, and the way to what comes next."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import tzinfo

from bot.actions import Action, LookUp, ShowSources
from bot.citations import Answer, Decision
from bot.facts import lookup_texts as texts
from bot.facts.paging import Listed, page
from bot.labels import shortened
from bot.messages import (
    AnswerBlock,
    Block,
    Button,
    ButtonId,
    ButtonsBlock,
    CitationsBlock,
    Exchange,
    IncomingMessage,
    Reply,
    TextBlock,
)
from bot.schedule.working_days import WorkingDays
from corpus.passages import PassageId

_READ_ON_THE_SPOT = frozenset({"web", "terminal"})  # they fold sources, or have room for them
_MOST_BUTTONS = 8
_COMMANDS = {"due": "/hannop", "duties": "/nhiemvu"}

Offer = tuple[str, Action]  # label and what it does


@dataclass(frozen=True, slots=True)
class Around:
    """What look-ups work with besides the facts."""

    search: Callable[[str], Sequence[PassageId]]  # the passages nearest to words, best first
    version: Callable[[], Mapping[str, str | int]]
    new_id: Callable[[], str]
    zone: tzinfo  # of "today"
    days: WorkingDays = field(default_factory=WorkingDays)


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown, and for whom."""

    asked: LookUp
    message: IncomingMessage


def sentence(text: str) -> Reply:
    """Return a reply of the assistant's own that proves nothing."""
    return Reply((TextBlock(text),))


def listing(listed: Listed, shown: Shown, around: Around, more: Sequence[Offer] = ()) -> Reply:
    """Return the asked page of a list; `more` is offered below it."""
    asked, message = shown.asked, shown.message
    part = page(listed, asked.page)
    answer = Answer(Decision.ANSWER, part.text, part.citations)
    record = around.new_id()
    question = message.text.strip() or typed(asked)
    exchange = Exchange(record, question, answer, around.version())
    on_the_spot = message.platform in _READ_ON_THE_SPOT
    row: list[Offer] = [] if on_the_spot else [(texts.SOURCES, ShowSources(record))]
    if not part.is_last:
        row.append((texts.NEXT_PAGE, replace(asked, page=part.number + 1)))
    blocks: list[Block] = [AnswerBlock(part.text)]
    if on_the_spot:
        blocks.append(CitationsBlock(texts.SOURCES_HEADING, part.citations))
    further = () if on_the_spot else more  # the page has links for these
    rows = tuple(_row(offers, around) for offers in (row, further) if offers)
    return Reply(
        (*blocks, ButtonsBlock(rows)) if rows else tuple(blocks), answer.decision, exchange
    )


def choice(text: str, offered: Sequence[Offer], around: Around) -> Reply:
    """Return a question with a button a row."""
    rows = tuple(_row([one], around) for one in offered[:_MOST_BUTTONS])
    return Reply((TextBlock(text), ButtonsBlock(rows)))


def typed(asked: LookUp) -> str:
    """Return a look-up as it would be typed."""
    return f"{_COMMANDS[asked.what]} {asked.asked}".strip()


def _row(offered: Sequence[Offer], around: Around) -> tuple[Button, ...]:
    return tuple(
        Button(ButtonId(around.new_id()), shortened(label, texts.LONGEST_BUTTON), action)
        for label, action in offered
    )
