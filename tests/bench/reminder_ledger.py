"""What is owed beside what was told: rows say by which letter, the platforms whether it came."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.reminders.occasions import LetterState, OccasionState
from tests.bench.reminder_books import CODE, Books, Names, Parcel, Row
from tests.bench.reminder_following import (
    Since,
    Telling,
    for_the_clerk,
    for_whoever_is_in_charge,
    is_cut_off,
    is_over_for,
    notices,
    persons,
    says,
)
from tests.bench.reminder_oracle import CLERK, Due, Oracle, Owed
from tests.bench.reminder_world import Message, Spot

FINE = frozenset({"delivered", "merged", "refused"})

_TOLD = {OccasionState.IN_LETTER, OccasionState.MERGED}

Arrived = Mapping[int, Sequence[tuple[int, Message]]]


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of an occasion; `at` is when a platform took what tells it."""

    name: str
    at: datetime | None = None
    told: Since | None = None


Fates = dict[tuple[Due, str], tuple[Owed, Fate]]


class Ledger:
    """Sets what is owed beside what was told."""

    def __init__(self, oracle: Oracle, books: Books, arrived: Arrived, names: Names) -> None:
        self._oracle = oracle
        self._books = books
        self._arrived = arrived
        self._names = names
        self._rows = {(row.due, row.step): row for row in books.rows.values()}
        self._told = self._tellings()
        self._in_doubt: defaultdict[str, list[Parcel]] = defaultdict(list)
        for parcel in books.parcels.values():
            if parcel.message_id is None and parcel.letter in books.letters:
                for code in CODE.findall(parcel.words):
                    self._in_doubt[code].append(parcel)

    def fates(self) -> Fates:
        """Return what became of all that was owed, what need not be told after all left out."""
        found = {(one.due, one.step): (one, self._fate(one)) for one in self._oracle.owed.values()}
        told: dict[Due, datetime] = {}
        for one, fate in found.values():
            if fate.at is not None:
                told[one.due] = min(fate.at, told.get(one.due, fate.at))
        for one in list(self._oracle.owed.values()):
            if one.step == "overdue":
                self._follow(one, found)
        for one, change in notices(self._oracle, self._told):
            tellings = self._told[one.due]
            mine = (each for each in tellings if each.letter > change.moment.before)
            found[one.due, one.step] = one, self._notice(one, [*mine])
        return {
            key: (one, fate)
            for key, (one, fate) in found.items()
            if not _is_excused(one, fate.name, self._oracle, told.get(one.due))
        }

    def unasked(self) -> Iterator[str]:
        """Yield what was told when it was closed, or known to be no longer so."""
        for due, tellings in self._told.items():
            for telling in tellings:
                if is_over_for(self._oracle, due, telling):
                    yield f"over: {due} {telling.step} by letter {telling.letter}"
                elif telling.is_notice and not all(
                    says(self._oracle, due, telling, message) for message in telling.messages
                ):
                    yield f"wrong notice: {due} by letter {telling.letter}"

    def _tellings(self) -> Mapping[Due, list[Telling]]:
        numbers = {target: number for number, target in self._names.targets.items()}
        codes = {matter: code for code, matter in self._names.matters.items()}
        found: defaultdict[Due, list[Telling]] = defaultdict(list)
        for row in self._books.rows.values():
            if row.state not in _TOLD or row.letter not in self._books.letters:
                continue
            target, matter, occurrence = row.due
            kind, _, mark = row.step.partition(":")
            number = numbers[int(mark) if kind == "clerk" else target]
            due = Due(number, codes[matter], occurrence)
            found[due].append(self._telling(row, due.code))
        return found

    def _telling(self, row: Row, code: str) -> Telling:
        assert row.letter is not None
        letter = self._books.letters[row.letter]
        messages = tuple(
            message
            for parcel in self._books.of_letter.get(row.letter, ())
            for _, message in self._arrived.get(parcel.number, ())
            if code in CODE.findall(message.shown)
        )
        is_refused = letter.state == LetterState.REFUSED
        return Telling(row.step, row.letter, letter.made, messages, is_refused)

    def _follow(self, overdue: Owed, found: Fates) -> None:
        """Add what is owed once a chat was told that something is overdue."""
        due = overdue.due
        since = found[due, "overdue"][1].told or self._summed_up(overdue)
        if since is None:
            return
        first = max(overdue.at, since.first)
        if is_cut_off(self._oracle, due, overdue.at, since.last):
            first = overdue.at
        since = Since(first, max(first, since.last))
        in_charge = for_whoever_is_in_charge(self._oracle, due, since)
        if in_charge is not None:
            since = self._after(in_charge, since, found)
        clerk = for_the_clerk(self._oracle, due, since)
        if clerk is not None:
            found[due, "clerk"] = clerk, self._fate(clerk)

    def _after(self, in_charge: Owed, since: Since, found: Fates) -> Since:
        """Add what is owed to whoever is in charge, and return from when the clerk's is counted."""
        due, at = in_charge.due, in_charge.at
        if not persons(self._oracle, due):  # which may be seen at once, or only when it is tried
            row = self._rows.get(self._names.row_of(due, "in_charge"))
            return Since(since.first, max(at, row.changed) if row else at)
        fate = self._fate(in_charge)
        found[due, "in_charge"] = in_charge, fate
        if fate.told is None:
            return since if in_charge.is_free else Since(at, at)
        return Since(max(at, fate.told.first), max(at, fate.told.last))

    def _summed_up(self, overdue: Owed) -> Since | None:
        """Return when a chat heard of something only after it was overdue; that is its notice."""
        tellings = self._told.get(overdue.due, ())
        leads = [each for each in tellings if each.step.startswith("lead") and not each.is_refused]
        late = [each for each in leads if each.made >= overdue.at]
        if not late:
            return None
        newest = max(late, key=lambda each: each.letter)
        return Since(newest.made, self._out(newest))

    def _out(self, telling: Telling) -> datetime:
        """Return when there was nothing more to do about a letter."""
        return max(telling.made, self._books.letters[telling.letter].closed or self._oracle.end)

    def _fate(self, one: Owed) -> Fate:
        key, step = self._names.row_of(one.due, one.step)
        row = self._rows.get((key, step))
        if row is None:
            return Fate("no row")
        if row.state not in _TOLD or row.letter not in self._books.letters:
            return Fate(row.state)
        telling = self._telling(row, one.due.code)
        spots = self._spots(one, telling)
        since = Since(self._first_made(one, telling), self._out(telling))
        there = [message for message in telling.messages if message.spot in spots]
        for message in there:
            # A letter of a time when the clock ran ahead may leave when that is over.
            if max(message.at, telling.made) >= one.at:
                is_merged = row.state == OccasionState.MERGED
                return Fate("merged" if is_merged else "delivered", message.at, since)
        if there:
            return Fate("early", there[0].at, since)
        state = self._books.letters[telling.letter].state
        return Fate("refused" if telling.is_refused else f"letter {state}", told=since)

    def _first_made(self, one: Owed, telling: Telling) -> datetime:
        """Return when it was told first: rows name the letter that told it again, marked so."""
        letters, spots = self._books.letters, self._names.spots[one.due.chat]
        before = (
            letters[parcel.letter].made
            for parcel in self._in_doubt[one.due.code]
            if parcel.letter < telling.letter and parcel.spot in spots
        )
        return min((made for made in before if made >= one.at), default=telling.made)

    def _notice(self, one: Owed, tellings: Sequence[Telling]) -> Fate:
        """Return whether a chat was told by one of these that something is no longer so."""
        mine = [telling for telling in tellings if telling.is_notice]
        for telling in mine:
            for message in telling.messages:
                is_here = message.spot in self._names.spots[one.due.chat]
                if is_here and says(self._oracle, one.due, telling, message):
                    return Fate("delivered", message.at)
        if any(telling.is_refused for telling in mine):
            return Fate("refused")
        return Fate("not corrected" if self._could_be_told(one) else "past")

    def _could_be_told(self, one: Owed) -> bool:
        """Whether anything was told in a chat in time for what is owed there."""
        here, until = self._names.spots[one.due.chat], one.until or self._oracle.end
        return any(
            message.spot in here and one.at <= message.at < until
            for found in self._arrived.values()
            for _, message in found
        )

    def _spots(self, one: Owed, telling: Telling) -> Collection[Spot]:
        """Return where something may be told."""
        if one.step == "in_charge":
            return persons(self._oracle, one.due, telling)
        return self._names.spots[CLERK if one.step == "clerk" else one.due.chat]


def _is_excused(one: Owed, fate: str, oracle: Oracle, told: datetime | None) -> bool:
    """Whether something need not be told after all.

    That is what is overdue where nobody was told of it before that, what was due before its chat
    asked for it where something nearer to its limit was told instead, and what still waited when
    somebody closed it, put it off or corrected it.
    """
    if fate in FINE:
        return False
    if one.is_free or fate == "past":
        return True
    if fate == OccasionState.WITHDRAWN:
        return oracle.touched.get(one.due, oracle.begin) >= one.at
    if fate != "no row":
        return False
    is_unheard_of = one.step == "overdue" and (told is None or told > one.at)
    return is_unheard_of or (one.is_sudden and told is not None)


def arrivals(books: Books, messages: Sequence[Message]) -> Arrived:
    """Return for each message of the outbox what was accepted of it, in the platform's order."""
    by_words: defaultdict[tuple[Spot, str], list[int]] = defaultdict(list)
    by_id = {}
    for number, parcel in sorted(books.parcels.items()):
        by_words[parcel.spot, parcel.words].append(number)
        by_id[parcel.spot, parcel.message_id] = number
    found: defaultdict[int, list[tuple[int, Message]]] = defaultdict(list)
    for place, message in enumerate(messages):
        known = by_id.get((message.spot, message.id))
        # Its answer was lost. Of letters that say the same, the first that did not arrive yet.
        same = by_words.get((message.spot, message.bare), []) if known is None else [known]
        fresh = [number for number in same if number not in found]
        for number in (fresh or same)[:1]:
            found[number].append((place, message))
    return found
