"""`sotay deadlines review`: a clerk goes through what was read and decides on each deadline."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.facts import words
from bot.facts.agenda import names_day
from bot.facts.correcting import UnclearTime, read_time
from bot.facts.items import DueItem, Status
from bot.facts.listing import deadline_lines, sentence_line
from bot.facts.register import Correction, Register
from bot.schedule.saying import say as say_when
from bot.typed_text import cleaned
from corpus.facts.facts import When
from corpus.text import fold

_BY = "terminal"


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the clerk sits: `ask` shows a prompt and gives the line typed, None at the end."""

    ask: Callable[[str], str | None]
    say: Callable[[str], None]
    now: Callable[[], datetime]
    zone: ZoneInfo


def dated_first(items: Iterable[DueItem]) -> list[DueItem]:
    """Return what a day was read for before all else: of that people are reminded.

    By what was read, so that a correction does not move what was seen.
    """
    return sorted(items, key=lambda item: not names_day(item.read))


def open_items(items: Sequence[DueItem]) -> list[DueItem]:
    """Return what waits for a clerk: never looked at, or changed since, and not replaced."""
    waiting = (item for item in items if item.replaced_by is None)
    return [item for item in waiting if item.is_outdated or item.status is Status.READ]


def interview(register: Register, items: Sequence[DueItem], desk: Desk) -> int:
    """Ask about each deadline until there are no more or the clerk stops; return how many."""
    decided = 0
    for number, item in enumerate(items, start=1):
        desk.say(words.NUMBERED.format(number=number, count=len(items)))
        for line in (*deadline_lines(item, desk.zone), *_earlier(register, item)):
            desk.say(line)
        if item.status is not Status.CORRECTED:  # then it is among the lines
            desk.say(sentence_line(item))
        after = _decision(register, item, desk)
        if after is None:
            break
        decided += after
    return decided


def _earlier(register: Register, item: DueItem) -> Iterator[str]:
    review = register.review(item.deadline.id)
    if item.is_outdated and review:
        yield words.EARLIER.format(
            status=words.STATUSES[review.status],
            said=cleaned(say_when(review.decided.when)),
            sentence=cleaned(" ".join(review.sentence.split())),
        )


def _decision(register: Register, item: DueItem, desk: Desk) -> bool | None:
    """Return whether something was decided; None when the clerk has had enough."""
    deadline = item.deadline.id
    is_read_anew = item.deadline.when != item.read
    while True:
        typed = desk.ask(words.CHOICES_ANEW if is_read_anew else words.CHOICES)
        choice = fold(typed)[:1] if typed is not None else "q"
        if choice == "x":
            register.confirm(deadline, _BY, desk.now())
        elif choice == "m" and is_read_anew:
            register.restore(deadline, _BY, desk.now())
        elif choice == "t":
            register.reject(deadline, _BY, desk.now())
        elif choice == "s":
            if not (when := _time(desk)):
                continue
            register.correct(deadline, Correction(when), _BY, desk.now())
        elif choice in {"b", "q"}:
            return False if choice == "b" else None
        else:
            desk.say(words.NO_CHOICE)
            continue
        return True


def _time(desk: Desk) -> When | None:
    """Return the time that the clerk typed and agreed to; None when it is left as it was."""
    while typed := (desk.ask(words.ASK_TIME) or "").strip():
        try:
            when = read_time(typed)
        except UnclearTime as error:
            desk.say(error.reason)
            continue
        desk.say(words.UNDERSTOOD.format(said=cleaned(say_when(when))))
        if fold(desk.ask(words.ASK_AGREED) or "")[:1] in {"c", "d"}:
            return when
    return None
