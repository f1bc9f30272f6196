"""Gold lists of facts against what is read: which lines are found, and what is read besides."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.document import Document, Span
from corpus.facts.facts import APPOINTED, Deadline, Duty, Facts
from corpus.facts.parties import Scope
from corpus.parsing.parser import parse
from corpus.readers.files import extract, load

KINDS = ("role", "duty", "deadline")
SIDES = ("who", "to", "through")  # those whom a deadline names


@dataclass(frozen=True, slots=True)
class Gold:
    """A line of a gold list; `sure` is false where a careful clerk may disagree."""

    fact: str
    span: Span
    sure: bool
    accepted: tuple[str, ...]  # roles, or kinds of a deadline
    unit: str | None = None
    when: tuple[str | bool | None, ...] = ()
    sides: tuple[tuple[str, ...], ...] = ()  # who, to, through


@dataclass(frozen=True, slots=True)
class Score:
    """How many gold lines there are, how many facts were read, how many of those are right."""

    gold: int = 0
    read: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """The share of what was read that is right; one when nothing was read."""
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        """The share of the gold lines that were found; one when there are none."""
        return self.right / self.gold if self.gold else 1.0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.gold + other.gold, self.read + other.read, self.right + other.right)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one kind of facts in one document."""

    score: Score
    missed: tuple[Gold, ...]
    invented: tuple[Duty | Deadline, ...]


def read_gold(path: Path) -> tuple[Gold, ...]:
    """Return the lines of a gold list, in order."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(_gold(json.loads(line)) for line in lines if line.strip())


def open_document(path: Path) -> Document:
    """Return a file as the program reads it."""
    file = extract(load(path), path)
    return parse(file.text, file_name=file.file_name, document_id=file.id)


def score(gold: Sequence[Gold], facts: Facts, scope: Scope) -> Mapping[str, Outcome]:
    """Return the outcome of each kind; every gold line and every fact counts once.

    A fact that fits an unsure line, or a role where a duty is looked for, counts for neither.
    """
    roles = [duty for duty in facts.duties if duty.role in APPOINTED]
    duties = [duty for duty in facts.duties if duty.role not in APPOINTED]
    return {
        "role": _outcome(_of("role", gold), roles, (), lambda g, d: _is_duty(g, d, scope)),
        "duty": _outcome(_of("duty", gold), duties, roles, lambda g, d: _is_duty(g, d, scope)),
        "deadline": _outcome(_of("deadline", gold), facts.deadlines, (), _is_deadline),
    }


def sides_told(gold: Sequence[Gold], facts: Facts, scope: Scope) -> Mapping[str, Score]:
    """Return how many of the deadlines found name just those whom their lines name, by side."""
    left: list[Duty | Deadline] = list(facts.deadlines)
    total = dict.fromkeys(SIDES, Score())
    for line in (line for line in _of("deadline", gold) if line.sure):
        fact = _best(line, left, _is_deadline)
        if not isinstance(fact, Deadline):
            continue
        left.remove(fact)
        read = (fact.who, fact.to, fact.through)
        for side, named, parties in zip(SIDES, line.sides, read, strict=True):
            same = {scope.party(name).key for name in named} == {party.key for party in parties}
            total[side] += Score(1, 1, int(same))
    return total


def invented_days(gold: Sequence[Gold], facts: Facts) -> tuple[Deadline, ...]:
    """Return the deadlines on a day that no gold line, sure or not, has at that place."""
    lines = [line for line in gold if line.fact == "deadline"]
    return tuple(
        deadline
        for deadline in facts.deadlines
        if _has_day(deadline.when.rrule, deadline.when.date)
        and not any(
            _overlap(line.span, deadline.span) and _same_day(line.when, deadline) for line in lines
        )
    )


def _gold(line: dict[str, Any]) -> Gold:
    when = line.get("when", {})
    return Gold(
        line["fact"],
        Span(line["start"], line["end"]),
        line.get("sure", True),
        tuple(line.get("role") or line.get("kind") or ()),
        line.get("unit"),
        (when.get("type"), when.get("rrule"), when.get("date"), when.get("before")),
        tuple(tuple(line.get(side) or ()) for side in SIDES),
    )


def _of(fact: str, gold: Iterable[Gold]) -> list[Gold]:
    return [line for line in gold if line.fact == fact]


def _outcome(
    gold: Sequence[Gold],
    read: Sequence[Duty | Deadline],
    spare: Sequence[Duty | Deadline],
    fits: Callable[[Gold, Duty | Deadline], bool],
) -> Outcome:
    left, extra = list(read), list(spare)
    missed: list[Gold] = []
    right = 0
    for line in (line for line in gold if line.sure):
        if _take(line, left, fits) or _take(line, extra, fits):
            right += 1
        else:
            missed.append(line)
    for line in (line for line in gold if not line.sure):
        _take(line, left, fits)
    sure = sum(line.sure for line in gold)
    return Outcome(Score(sure, right + len(left), right), tuple(missed), tuple(left))


def _take(
    line: Gold, left: list[Duty | Deadline], fits: Callable[[Gold, Duty | Deadline], bool]
) -> bool:
    """Take the fact that fits a line and overlaps it most out of those that are left."""
    fact = _best(line, left, fits)
    if fact is None:
        return False
    left.remove(fact)
    return True


def _best(
    line: Gold,
    left: Sequence[Duty | Deadline],
    fits: Callable[[Gold, Duty | Deadline], bool],
) -> Duty | Deadline | None:
    fitting = [fact for fact in left if fits(line, fact)]
    return max(fitting, key=lambda fact: _shared(line.span, fact.span), default=None)


def _is_duty(line: Gold, fact: Duty | Deadline, scope: Scope) -> bool:
    if not isinstance(fact, Duty) or not _overlap(line.span, fact.span):
        return False
    named = line.unit is not None and scope.party(line.unit).key == fact.unit.key
    return named and (fact.role.value in line.accepted or not line.sure)


def _is_deadline(line: Gold, fact: Duty | Deadline) -> bool:
    if not isinstance(fact, Deadline) or not _overlap(line.span, fact.span):
        return False
    when = fact.when
    same = line.when == (when.type.value, when.rrule, when.date, when.before)
    return same and (fact.kind.value in line.accepted or not line.sure)


def _overlap(one: Span, other: Span) -> bool:
    """Whether two spans share at least half of the shorter one."""
    return _shared(one, other) * 2 >= min(one.end - one.start, other.end - other.start) > 0


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _has_day(rrule: str | None, date: str | None) -> bool:
    return "BYMONTHDAY" in (rrule or "") or (date or "").count("-") >= 2


def _same_day(when: tuple[str | bool | None, ...], deadline: Deadline) -> bool:
    return when[1:3] == (deadline.when.rrule, deadline.when.date)
