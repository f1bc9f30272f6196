"""The accounts of a run of reminders: what was owed, what the platforms took, what became of each.

The rows of the database say which letter told what; whether it arrived, and where, is seen from
what the platforms accepted alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.texts import SENT_AGAIN
from tests.bench.reminder_books import CODE, Books, Names
from tests.bench.reminder_ledger import FINE, Arrived, Ledger, arrivals
from tests.bench.reminder_oracle import CLERK, Oracle
from tests.bench.reminder_world import Message, Spot

_ENDED = {*FINE, "early"}


@dataclass(frozen=True, slots=True)
class Accounts:
    """Occasions by what became of them.

    `refused` are those that a platform would not take, `early` were told before their time, and
    what nobody was to be told, as it was closed or no longer so, is `unasked`.
    """

    occurrences: int
    delivered: int
    lost: int
    duplicated: int
    in_doubt: int
    misdirected: int
    early: int
    unasked: int
    refused: int
    merged: int
    late: int
    letters: int
    out_of_order: int
    by_step: Mapping[str, int]
    faults: tuple[str, ...] = ()


def settle(oracle: Oracle, books: Books, messages: Sequence[Message], names: Names) -> Accounts:
    """Compare what was owed with what was accepted."""
    if books.clerk is not None:
        names.targets[CLERK] = books.clerk
    arrived = arrivals(books, messages)
    ledger = Ledger(oracle, books, arrived, names)
    fates = ledger.fates()
    counts = Counter(fate.name for _, fate in fates.values())
    delivered = counts["delivered"] + counts["merged"]
    twice, doubtful = _repeats(arrived)
    beside = [*_told_beside(books, arrived, names)]
    twice += [line for line, is_in_doubt in beside if not is_in_doubt]
    doubtful += sum(is_in_doubt for _, is_in_doubt in beside)
    wrong = [*_misdirected(messages, names)]
    unasked = [*ledger.unasked()]
    early = [f"early, {fate.at}: {one}" for one, fate in fates.values() if fate.name == "early"]
    lost = [f"{fate.name}: {one}" for one, fate in fates.values() if fate.name not in _ENDED]
    return Accounts(
        occurrences=len(fates),
        delivered=delivered,
        lost=len(lost),
        duplicated=len(twice),
        in_doubt=doubtful,
        misdirected=len(wrong),
        early=len(early),
        unasked=len(unasked),
        refused=counts["refused"],
        merged=counts["merged"],
        late=sum(letter.is_late for letter in books.letters.values()),
        letters=len(books.letters),
        out_of_order=_out_of_order(books, arrived),
        by_step=dict(Counter(step.partition(":")[0] for _, step in fates)),
        faults=(*lost, *twice, *wrong, *early, *unasked),
    )


def _repeats(arrived: Arrived) -> tuple[list[str], int]:
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


def _told_beside(books: Books, arrived: Arrived, names: Names) -> Iterator[tuple[str, bool]]:
    """Yield what letters tell that no row says they told, and whether its arrival was in doubt."""
    code_of = {matter: code for code, matter in names.matters.items()}
    told: defaultdict[int, set[str]] = defaultdict(set)
    for row in books.rows.values():
        if row.letter is not None:
            told[row.letter].add(code_of.get(row.due[1], ""))
    for number, found in arrived.items():
        parcel = books.parcels[number]
        is_marked = all(SENT_AGAIN in message.words for _, message in found)
        for code in set(CODE.findall(parcel.words)) - told[parcel.letter]:
            # It came without a word, a later try was refused, and so it was told elsewhere.
            is_in_doubt = parcel.message_id is None or is_marked
            yield f"beside: {code} by letter {parcel.letter}", is_in_doubt


def _misdirected(messages: Sequence[Message], names: Names) -> Iterator[str]:
    for message in messages:
        for code in set(CODE.findall(message.shown)) - names.codes.get(message.spot, set()):
            yield f"misdirected: {code} to {message.spot} at {message.at}"


def _out_of_order(books: Books, arrived: Arrived) -> int:
    """Count letters that came before an older one of their chat; a last try is late and says so."""
    by_spot: defaultdict[Spot, list[int]] = defaultdict(list)
    for number in sorted(arrived):
        parcel = books.parcels[number]
        if not parcel.is_last_try:
            by_spot[parcel.spot].append(arrived[number][0][0])
    return sum(
        later < earlier for places in by_spot.values() for earlier, later in pairwise(places)
    )
