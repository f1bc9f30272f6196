"""The accounts of a run of reminders: what was owed, what the platforms took, what became of each.

The rows of the database say which letter told what; whether it arrived, and where, is seen from
what the platforms accepted alone.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from typing import Any

from sqlalchemy import Engine, select

from bot.delivery.doubts import LAST_TRY
from bot.delivery.states import OPEN
from bot.reminder_tables import reminder_letters, reminder_occasions
from bot.reminders.occasions import LetterState, OccasionState
from bot.tables import outbox
from tests.bench.reminder_oracle import Due, Oracle, Owed
from tests.bench.reminder_world import Message, Spot

CODE = re.compile(r"\b(?:CĐ|CR)\d{3,}\b")

_KEY = re.compile(r"reminder:(?P<letter>\d+):\d+")
_TOLD = {OccasionState.IN_LETTER, OccasionState.MERGED}


@dataclass(frozen=True, slots=True)
class Row:
    """An occasion as the database keeps it."""

    due: tuple[int, str, str]  # target, matter, occurrence
    step: str
    at: datetime
    state: str
    letter: int | None


@dataclass(frozen=True, slots=True)
class Parcel:
    """A message of a letter as the outbox had it."""

    number: int  # counts up in the order in which they were put
    letter: int
    spot: Spot
    words: str
    message_id: str | None
    is_last_try: bool


@dataclass
class Books:
    """What the database said in the course of a run, much of which it forgets again."""

    parcels: dict[int, Parcel] = field(default_factory=dict)
    rows: dict[int, Row] = field(default_factory=dict)
    letters: dict[int, tuple[str, bool]] = field(default_factory=dict)  # state, lateness
    open_from: int = 0
    _of_letter: dict[int, list[Parcel]] | None = None

    def read(self, engine: Engine) -> None:
        """Read the messages that are new or were open; those taken back are struck out."""
        with engine.connect() as connection:
            new = select(outbox).where(outbox.c.id >= self.open_from).order_by(outbox.c.id)
            rows = connection.execute(new).all()
        before = {n: self.parcels.pop(n) for n in list(self.parcels) if n >= self.open_from}
        for row in rows:
            # The words of what was sent are forgotten after some days.
            parcel = _parcel(row) if row.parcel else before.get(row.id)
            if parcel is not None:
                self.parcels[row.id] = parcel
        still_open = [row.id for row in rows if row.state in OPEN]
        self.open_from = min(
            [*still_open, *(row.id + 1 for row in rows[-1:])], default=self.open_from
        )

    @property
    def of_letter(self) -> Mapping[int, list[Parcel]]:
        """The messages of each letter."""
        if self._of_letter is None:
            self._of_letter = defaultdict(list)
            for parcel in self.parcels.values():
                self._of_letter[parcel.letter].append(parcel)
        return self._of_letter

    def close(self, engine: Engine) -> None:
        """Read how letters and occasions stand at the end."""
        self.read(engine)
        with engine.connect() as connection:
            for row in connection.execute(select(reminder_letters)):
                self.letters[row.id] = (row.state, row.is_late)
            for row in connection.execute(select(reminder_occasions)):
                due = (row.target, row.matter, row.occurrence)
                self.rows[row.id] = Row(due, row.step, row.at, row.state, row.letter)


def _parcel(row: Any) -> Parcel | None:
    """Return a message of a letter; None for any other."""
    found = _KEY.fullmatch(row.key)
    if found is None:
        return None
    spot = (row.platform, row.chat, row.thread or "")
    words, is_last = row.parcel["text"].strip(), row.doubts >= LAST_TRY
    return Parcel(row.id, int(found["letter"]), spot, words, row.message_id, is_last)


@dataclass(frozen=True, slots=True)
class Names:
    """What chats and things to do are called in the database, and what may be told where."""

    targets: Mapping[int, int]  # by the chat's number
    matters: Mapping[str, str]  # by code
    spots: Mapping[int, Collection[Spot]]  # where a chat's things may be told
    codes: Mapping[Spot, Collection[str]]  # what may be told there


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of an occasion, and when it was told."""

    name: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Accounts:
    """Occasions by what became of them; `refused` are those that a platform would not take."""

    occurrences: int
    delivered: int
    lost: int
    duplicated: int
    in_doubt: int
    misdirected: int
    refused: int
    merged: int
    late: int
    letters: int
    out_of_order: int
    faults: tuple[str, ...] = ()


def settle(oracle: Oracle, books: Books, messages: Sequence[Message], names: Names) -> Accounts:
    """Compare what was owed with what was accepted."""
    owed = list(oracle.owed.values())
    arrived = _arrived(books, messages)
    rows = {(row.due, row.step): row for row in books.rows.values()}
    fates: dict[tuple[Due, str], Fate] = {}
    for one in owed:
        row = rows.get((_due(one.due, names), one.step))
        fates[one.due, one.step] = _fate(one, row, books, arrived, names)
    for key in _not_owed(oracle, fates):
        del fates[key]
    counts = Counter(fate.name for fate in fates.values())
    delivered = counts["delivered"] + counts["merged"]
    twice, doubtful = _repeats(arrived)
    beside = [*_told_beside(books, arrived, names)]
    twice += [line for line, is_in_doubt in beside if not is_in_doubt]
    doubtful += sum(is_in_doubt for _, is_in_doubt in beside)
    wrong = [*_misdirected(messages, names)]
    lost = [f"{fate.name}: {key}" for key, fate in fates.items() if fate.name not in _FINE]
    return Accounts(
        occurrences=len(fates),
        delivered=delivered,
        lost=len(lost),
        duplicated=len(twice),
        in_doubt=doubtful,
        misdirected=len(wrong),
        refused=counts["refused"],
        merged=counts["merged"],
        late=sum(is_late for _, is_late in books.letters.values()),
        letters=len(books.letters),
        out_of_order=_out_of_order(books, arrived),
        faults=(*lost, *twice, *wrong),
    )


def _not_owed(oracle: Oracle, fates: Mapping[tuple[Due, str], Fate]) -> list[tuple[Due, str]]:
    """Return what need not be told after all.

    That is what is overdue where nobody was told of it before that, what was due before its chat
    asked for it where something nearer to its limit was told instead, and what still waited when
    somebody closed it, put it off or corrected it.
    """
    told: dict[Due, datetime] = {}
    for (due, _), fate in fates.items():
        if fate.at is not None:
            told[due] = min(fate.at, told.get(due, fate.at))
    return [
        (one.due, one.step)
        for one in oracle.owed.values()
        if _is_excused(one, fates[one.due, one.step].name, oracle, told.get(one.due))
    ]


def _is_excused(one: Owed, fate: str, oracle: Oracle, told: datetime | None) -> bool:
    if fate == OccasionState.WITHDRAWN:
        return oracle.touched.get(one.due, oracle.begin) >= one.at
    if fate != "no row":
        return False
    is_unheard_of = one.step == "overdue" and (told is None or told > one.at)
    return is_unheard_of or (one.is_sudden and told is not None)


_FINE = {"delivered", "merged", "refused"}


def _arrived(books: Books, messages: Sequence[Message]) -> Mapping[int, list[tuple[int, Message]]]:
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


def _fate(
    one: Owed,
    row: Row | None,
    books: Books,
    arrived: Mapping[int, list[tuple[int, Message]]],
    names: Names,
) -> Fate:
    if row is None:
        return Fate("no row")
    if row.state not in _TOLD or row.letter is None:
        return Fate(row.state)
    parcels = books.of_letter.get(row.letter, ())
    for parcel in parcels:
        for _, message in arrived.get(parcel.number, ()):
            says_it = one.due.code in CODE.findall(message.shown)
            if says_it and message.spot in names.spots[one.due.chat] and message.at >= one.at:
                is_merged = row.state == OccasionState.MERGED
                return Fate("merged" if is_merged else "delivered", message.at)
    state, _ = books.letters.get(row.letter, ("gone", False))
    return Fate("refused" if state == LetterState.REFUSED else f"letter {state}")


def _repeats(arrived: Mapping[int, list[tuple[int, Message]]]) -> tuple[list[str], int]:
    """Return what came again without saying so, and how much said so."""
    twice: list[str] = []
    doubtful = 0
    for number, found in arrived.items():
        told = [message for _, message in found]
        codes = set(CODE.findall(told[0].shown))
        plain = [message for message in told if not message.says_so]
        marked = len(told) - len(plain)
        times = [message.at for message in plain]
        twice += [f"again: {code} by {number} at {times}" for _ in plain[1:] for code in codes]
        doubtful += len(codes) * (marked if plain else max(0, marked - 1))
    return twice, doubtful


def _told_beside(
    books: Books, arrived: Collection[int], names: Names
) -> Iterator[tuple[str, bool]]:
    """Yield what letters tell that no row says they told, and whether its arrival was in doubt."""
    code_of = {matter: code for code, matter in names.matters.items()}
    told: defaultdict[int, set[str]] = defaultdict(set)
    for row in books.rows.values():
        if row.letter is not None:
            told[row.letter].add(code_of.get(row.due[1], ""))
    for number in arrived:
        parcel = books.parcels[number]
        for code in set(CODE.findall(parcel.words)) - told[parcel.letter]:
            # It came without a word, a later try was refused, and so it was told elsewhere.
            is_in_doubt = parcel.message_id is None
            yield f"beside: {code} by letter {parcel.letter}", is_in_doubt


def _misdirected(messages: Sequence[Message], names: Names) -> Iterator[str]:
    for message in messages:
        for code in set(CODE.findall(message.shown)) - set(names.codes.get(message.spot, ())):
            yield f"misdirected: {code} to {message.spot} at {message.at}"


def _out_of_order(books: Books, arrived: Mapping[int, list[tuple[int, Message]]]) -> int:
    """Count letters that came before an older one of their chat; a last try is late and says so."""
    by_spot: defaultdict[Spot, list[int]] = defaultdict(list)
    for number in sorted(arrived):
        parcel = books.parcels[number]
        if not parcel.is_last_try:
            by_spot[parcel.spot].append(arrived[number][0][0])
    return sum(
        later < earlier for places in by_spot.values() for earlier, later in pairwise(places)
    )


def _due(due: Due, names: Names) -> tuple[int, str, str]:
    return names.targets[due.chat], names.matters[due.code], due.occurrence
