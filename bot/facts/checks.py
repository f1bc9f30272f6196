"""Conflicts and gaps in what documents lay down, each with its proofs and what to do (pure)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

from bot.citations import Citation
from bot.facts import check_texts as texts
from bot.facts.agenda import names_day
from bot.facts.items import DueItem, DutyItem
from bot.facts.replaced_items import unreplaced
from bot.facts.telling import limit, named, names, reading, small, way, where
from bot.labels import document_label, shortened
from bot.schedule.occurrence import Occurrence
from bot.schedule.occurrences import occurrences
from corpus.document import DocumentId
from corpus.facts.facts import DeadlineKind, Role, WhenType
from corpus.text import display, fold

_LONGEST_WHAT = 160
_COMING = frozenset({DeadlineKind.REPORT, DeadlineKind.MEETING, DeadlineKind.REVIEW})
_NOBODYS = frozenset({DeadlineKind.EVENT, DeadlineKind.TARGET})  # days and aims, not tasks
# What a standing unit stands for, when it is named with a number or as a committee.
_NUMBERED = re.compile(
    r"\b(?P<kind>ban chi dao|chuong trinh(?: phoi hop)?|ke hoach|de an|quy che|du an)"
    r" (?:so )?(?P<number>\d[\w/.-]*\w)"
)
_COMMITTEE = re.compile(
    r"\bban chi dao (?!cac\b|tren\b|cap\b|\d)"
    r"(?P<name>(?:phong, chong |phong, )?[^,.;:()–-]{3,60})"  # "phòng, chống …" is one name
)
_TELLING_DIGITS = 3  # "1250" is one programme, "03" is not


class Fault(StrEnum):
    """What is wrong; the order is that in which a clerk looks at them."""

    STANDING = "standing"  # two documents name different standing units
    ORDER = "order"  # due before that which it is made from
    LEAD = "lead"  # work that nobody leads
    OWNER = "owner"  # something falls due and nobody is named who owes it
    DAY = "day"  # comes again and has no day
    OUTDATED = "outdated"  # a decision about words that have changed


@dataclass(frozen=True, slots=True)
class Finding:
    """A conflict or gap: what it is, what to do, and where to see it."""

    fault: Fault
    said: str
    remedy: str
    citations: tuple[Citation, ...]


def check(
    duties: Sequence[DutyItem], deadlines: Sequence[DueItem], year: int
) -> tuple[Finding, ...]:
    """Return what a clerk should look at; days are compared as they fall in `year`.

    What a replaced document says is in no conflict with anything.
    """
    standing = [item for item in deadlines if item.falls_due]
    held = unreplaced(duties)
    return (
        *_standing(held),
        *_order(standing, year),
        *_without_lead(held),
        *_without_owner(standing),
        *_without_day(standing),
        *_outdated(standing),
    )


def _standing(duties: Iterable[DutyItem]) -> Iterator[Finding]:
    by_matter: defaultdict[str, dict[DocumentId, list[DutyItem]]] = defaultdict(dict)
    for item in duties:
        if item.duty.role is Role.STANDING:
            for matter in _matters(item):
                by_matter[matter].setdefault(item.card.id, []).append(item)
    for of_documents in by_matter.values():
        for one, other in combinations(of_documents.values(), 2):
            if _keys(one).isdisjoint(_keys(other)):
                yield _two_standing(one[0], other[0])


def _two_standing(one: DutyItem, other: DutyItem) -> Finding:
    said = texts.STANDING.format(
        one=named(one.duty.unit),
        first=document_label(one.card),
        other=named(other.duty.unit),
        second=document_label(other.card),
        matter=shortened(display(one.duty.task), _LONGEST_WHAT),
    )
    return Finding(Fault.STANDING, said, texts.STANDING_DO, (one.citation, other.citation))


def _matters(item: DutyItem) -> Iterator[str]:
    """Yield what a standing unit stands for, the same for all documents of a place.

    Each place has units of its own for what several carry out.
    """
    said = fold(f"{item.duty.task} . {display(item.citation.quote)}")
    place = fold(display(item.card.place or ""))
    found = False
    for match in _NUMBERED.finditer(said):
        digits = re.match(r"\d+", match["number"])
        is_telling = digits is not None and len(digits[0]) >= _TELLING_DIGITS
        if is_telling or "/" in match["number"]:
            found = True
            number = digits[0] if digits and is_telling else match["number"]
            yield f"{match['kind'].split()[0]} {number} {place}"
    for match in _COMMITTEE.finditer(said):
        found = True
        yield f"ban chi dao {match['name'].strip()} {place}"
    number = item.card.number
    if not found and number and number[:1].isdigit():
        yield f"chuong {fold(number)} {place}"


def _keys(items: Iterable[DutyItem]) -> frozenset[str]:
    return frozenset(item.duty.unit.key for item in items)


def _order(items: Sequence[DueItem], year: int) -> Iterator[Finding]:
    """Yield what must be handed on before that arrives which it is made from."""
    dated = [i for i in items if i.deadline.kind is DeadlineKind.REPORT and _has_day(i)]
    by_document: defaultdict[DocumentId, list[DueItem]] = defaultdict(list)
    for item in dated:
        by_document[item.card.id].append(item)
    for found in by_document.values():
        for given in found:
            for made in found:
                if given is not made and _feeds(given, made):
                    yield from _too_early(given, made, year)


def _feeds(given: DueItem, made: DueItem) -> bool:
    receivers = {p.key for p in (*given.deadline.to, *given.deadline.through)}
    makers = {party.key for party in made.deadline.who}
    givers = {party.key for party in given.deadline.who}
    return bool(receivers & makers) and not givers & makers


def _too_early(given: DueItem, made: DueItem, year: int) -> Iterator[Finding]:
    for item in (given, made):
        if item.deadline.when.type is WhenType.DATE:
            year = int((item.deadline.when.date or str(year))[:4])
    came, handed = _days(given, year), _days(made, year)
    if len(came) != len(handed):
        return  # which belongs to which is not said
    for first, second in zip(came, handed, strict=True):
        if second.last < first.last:
            said = texts.ORDER.format(
                made=_what(made),
                due=_limit(made, second),
                given=_what(given),
                comes=_limit(given, first),
            )
            yield Finding(Fault.ORDER, said, texts.ORDER_DO, (made.citation, given.citation))
            return


def _days(item: DueItem, year: int) -> list[Occurrence]:
    return list(occurrences(item.deadline.when, date(year, 1, 1), date(year, 12, 31)))


def _limit(item: DueItem, occurrence: Occurrence) -> str:
    said = limit(item.deadline.when, occurrence)
    return said[:1].lower() + said[1:]


def _without_lead(duties: Iterable[DutyItem]) -> Iterator[Finding]:
    """Yield work that units only take part in, where the document names nobody who does it.

    A sentence that says "phối hợp" itself is one side's part in what both do.
    """
    by_task: defaultdict[tuple[DocumentId, str], list[DutyItem]] = defaultdict(list)
    for item in duties:
        by_task[item.card.id, fold(item.duty.task)].append(item)
    for (_, task), items in by_task.items():
        roles = {item.duty.role for item in items}
        if roles == {Role.COOPERATES} and "phoi hop" not in task:
            said = texts.LEAD.format(
                task=shortened(display(items[0].duty.task), _LONGEST_WHAT),
                names=small(names(tuple(item.duty.unit for item in items))),
            )
            citations = tuple(dict.fromkeys(item.citation for item in items))
            yield Finding(Fault.LEAD, said, texts.LEAD_DO, citations)


def _without_owner(items: Iterable[DueItem]) -> Iterator[Finding]:
    for item in items:
        if not item.deadline.who and item.deadline.kind not in _NOBODYS:
            said = texts.OWNER.format(what=_what(item), when=reading(item.deadline.when))
            yield Finding(Fault.OWNER, said, texts.OWNER_DO, (item.citation,))


def _without_day(items: Iterable[DueItem]) -> Iterator[Finding]:
    found: defaultdict[tuple[Citation, str], list[DueItem]] = defaultdict(list)
    for item in items:
        when = item.deadline.when
        if when.type is WhenType.PERIOD and not when.date and item.deadline.kind in _COMING:
            found[item.citation, item.deadline.what].append(item)
    for (citation, _), same in found.items():
        who = f" ({way(same[0])})" if way(same[0]) else ""
        readings = ", ".join(dict.fromkeys(reading(item.deadline.when) for item in same))
        said = texts.DAY.format(what=_what(same[0]), who=who, when=readings)
        yield Finding(Fault.DAY, said, texts.DAY_DO, (citation,))


def _outdated(items: Iterable[DueItem]) -> Iterator[Finding]:
    for item in items:
        if item.is_outdated:
            said = texts.OUTDATED.format(what=_what(item), place=where(item.citation, item.card))
            yield Finding(Fault.OUTDATED, said, texts.OUTDATED_DO, (item.citation,))


def _has_day(item: DueItem) -> bool:
    return names_day(item.deadline.when)


def _what(item: DueItem) -> str:
    return shortened(display(item.deadline.what), _LONGEST_WHAT)


def counted(findings: Iterable[Finding]) -> Mapping[Fault, int]:
    """Return how many findings there are of each fault that there is."""
    found: dict[Fault, int] = {}
    for finding in findings:
        found[finding.fault] = found.get(finding.fault, 0) + 1
    return found
