"""What a chat is reminded of: deadlines of documents and its own reminders, as matters (pure)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from hashlib import sha256

from bot.citations import Citation
from bot.facts.items import DueItem, Status
from bot.facts.naming import Naming
from bot.facts.owed import of_unit
from bot.facts.standing import document_key
from bot.facts.telling import reading
from bot.facts.unit_places import PlacedKey
from bot.labels import printed_number
from bot.reminders.occasions import Told
from bot.reminders.planning.laying import Laid, laid_out, year_of
from bot.reminders.planning.limit_saying import say_limit
from bot.reminders.wishes import Kind, OwnReminder, Subscription, Target
from bot.schedule.limits import last_in_time
from bot.schedule.occurrence import Occurrence
from corpus.document import DocumentCard
from corpus.facts.facts import DeadlineKind, Party, When
from corpus.text import display

OWN = "own:"  # begins the id of a chat's own reminder

_DIGEST = 16  # characters


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that falls due, once or again and again.

    `kind`, `status`, `citation` and `card` are of deadlines; `start`, `at` and `set_by` of a
    chat's own reminders. `leads` None: as the chat wishes. `by` are the marks of the chat's
    subscriptions to it.
    """

    id: str  # a deadline's, or "own:12"
    what: str
    kind: DeadlineKind | None
    who: tuple[Party, ...]
    to: tuple[Party, ...]
    through: tuple[Party, ...]
    when: When
    start: date | None = None
    status: Status | None = None
    is_outdated: bool = False
    citation: Citation | None = None
    card: DocumentCard | None = None
    leads: tuple[int, ...] | None = None
    at: time | None = None
    set_by: str | None = None
    by: tuple[str, ...] = ()

    @property
    def is_own(self) -> bool:
        """Whether people set it themselves."""
        return self.id.startswith(OWN)

    @property
    def file(self) -> str:
        """The name of the file that it stands in; empty for one's own."""
        return self.card.file_name if self.card else ""

    @property
    def can_be_overdue(self) -> bool:
        """Whether somebody has to close it: no day of celebration, no note for a day."""
        return self.when.before if self.is_own else self.kind is not DeadlineKind.EVENT

    @property
    def is_settled(self) -> bool:
        """Whether it may be told without a clerk's look: confirmed as it stands, or one's own."""
        is_decided = self.status in {Status.CONFIRMED, Status.CORRECTED}
        return self.is_own or (is_decided and not self.is_outdated)


def matters_of(
    target: Target, items: Sequence[DueItem], own: Sequence[OwnReminder], naming: Naming
) -> tuple[Matter, ...]:
    """Return what a chat is reminded of: each deadline once, then what it set for itself."""
    wanted = _subscribed(target.subscriptions, items, naming)
    told = (one for one in wanted if one.is_settled or target.wishes.unconfirmed)
    return (*told, *(_of_own(one) for one in own if one.paused_at is None))


def withheld_of(target: Target, items: Sequence[DueItem], naming: Naming) -> frozenset[str]:
    """Return the ids of what a chat subscribed to and is not told: a clerk has to look first."""
    if target.wishes.unconfirmed:
        return frozenset()
    wanted = _subscribed(target.subscriptions, items, naming)
    return frozenset(one.id for one in wanted if not one.is_settled)


def unconfirmed_of(
    targets: Iterable[Target], items: Sequence[DueItem], naming: Naming
) -> tuple[Matter, ...]:
    """Return what a clerk has to look at because some chat would be reminded of it."""
    wanted = {one.mark: one for target in targets for one in target.subscriptions}
    found = _subscribed(tuple(wanted.values()), items, naming)
    return tuple(replace(one, by=()) for one in found if not one.is_settled)


def occurrence_of(matter: Matter, key: str) -> Occurrence | None:
    """Return the time of a matter that a row names; None when it does not fall due then."""
    laid = laid_of(matter, key)
    return laid.occurrence if laid else None


def laid_of(matter: Matter, key: str) -> Laid | None:
    """Return the time with this key, with its last day."""
    year = year_of(key)
    found = laid_out(matter.when, year, year, matter.start) if year else ()
    return next((laid for laid in found if laid.key == key), None)


def told_of(matter: Matter, occurrence: Occurrence) -> Told:
    """Return what is told of a matter that falls due."""
    last = last_in_time(matter.when, occurrence)
    return Told(
        what=display(matter.what),
        limit=say_limit(matter.when, occurrence, is_own=matter.is_own),
        last=last,
        digest=_digest(matter, last.isoformat(), occurrence.key),
        by=matter.by,
        file=matter.file,
    )


def moved(matter: Matter, told: Told) -> Told:
    """Return what is told of a matter that no longer falls due when that was announced."""
    return Told(
        what=display(matter.what),
        limit=reading(matter.when),
        last=told.last,
        digest=_digest(matter, "", ""),
        was_what=told.what,
        was_limit=told.limit or told.was_limit,
        is_gone=True,
        by=matter.by,
        file=matter.file,
    )


def ended(told: Told, replaced_by: str = "") -> Told:
    """Return what is told of something announced that no document in force says any longer."""
    return replace(
        told,
        limit="",
        digest="",
        was_what=told.what,
        was_limit=told.limit or told.was_limit,
        is_gone=True,
        replaced_by=replaced_by,
    )


def replaced_of(items: Iterable[DueItem]) -> Mapping[str, str]:
    """Return by its id what each deadline's document was replaced by, as people name that."""
    return {
        item.deadline.id: _short_name(item.replaced_by)
        for item in items
        if item.replaced_by is not None
    }


def _short_name(card: DocumentCard) -> str:
    kind = display(card.kind or "văn bản").capitalize()
    return f"{kind} số {printed_number(card.number)}" if card.number else kind


def _subscribed(
    subscriptions: Sequence[Subscription], items: Sequence[DueItem], naming: Naming
) -> list[Matter]:
    """Return what is subscribed to in the order of the documents; of copies the first."""
    standing = [item for item in items if item.falls_due]
    newer = _successors(items)
    by_item: dict[int, list[str]] = {}
    for wanted in subscriptions:
        for item in _of(wanted, standing, naming, newer):
            by_item.setdefault(id(item), []).append(wanted.mark)
    found: dict[str, Matter] = {}
    for item in standing:
        if (marks := by_item.get(id(item))) and item.deadline.id not in found:
            found[item.deadline.id] = _of_item(item, tuple(marks))
    return list(found.values())


def _successors(items: Iterable[DueItem]) -> Mapping[str, str]:
    """Return by what each replaced document was replaced, both by their keys."""
    return {
        document_key(item.card): document_key(item.replaced_by)
        for item in items
        if item.replaced_by is not None
    }


def _followed(key: str, newer: Mapping[str, str]) -> frozenset[str]:
    """Return a document with those that took its place, one after the other."""
    found = {key}
    while (key := newer.get(key, key)) not in found:
        found.add(key)
    return frozenset(found)


def _of(
    wanted: Subscription, items: Sequence[DueItem], naming: Naming, newer: Mapping[str, str]
) -> Iterator[DueItem]:
    match wanted.kind:
        case Kind.ALL:
            yield from items
        case Kind.UNIT:
            key = PlacedKey.read(wanted.key)
            groups = {group.key for group in naming.groups_of(key.unit)}
            found = of_unit(items, key.unit, groups)
            yield from (item for item in found if key.covers(item.card))
        case Kind.DOCUMENT:
            keys = _followed(wanted.key, newer)  # whoever wished for the old one hears of the new
            yield from (item for item in items if document_key(item.card) in keys)


def _of_item(item: DueItem, by: tuple[str, ...]) -> Matter:
    deadline = item.deadline
    return Matter(
        id=deadline.id,
        what=deadline.what,
        kind=deadline.kind,
        who=deadline.who,
        to=deadline.to,
        through=deadline.through,
        when=deadline.when,
        status=item.status,
        is_outdated=item.is_outdated,
        citation=item.citation,
        card=item.card,
        by=by,
    )


def _of_own(reminder: OwnReminder) -> Matter:
    return Matter(
        id=f"{OWN}{reminder.id}",
        what=reminder.what,
        kind=None,
        who=(),
        to=(),
        through=(),
        when=reminder.when,
        start=reminder.start,
        leads=reminder.leads,
        at=reminder.at,
        set_by=reminder.created_by,
    )


def _digest(matter: Matter, *time_parts: str) -> str:
    """Return the print of a time and of who owes it to whom.

    What it is called and where it stands are left out: another reading of the same words, or the
    same words in another file, is no change.
    """
    parties = (matter.who, matter.to, matter.through)
    named = [",".join(sorted({party.key for party in part})) for part in parties]
    return sha256("\n".join((*time_parts, *named)).encode()).hexdigest()[:_DIGEST]
