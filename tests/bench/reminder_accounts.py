"""The accounts of a run of reminders: what was owed, what the platforms took, what became of each.

The rows of the database say which letter told what; whether it arrived, and where, is seen from
what the platforms accepted alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.texts import SENT_AGAIN
from tests.bench.reminder_books import CODE, Books, Names, Row
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
    """Yield what letters tell that no row says they told, and whether that is in doubt.

    It came without a word, and so was told again by a later letter, which has to say so.
    """
    code_of = {matter: code for code, matter in names.matters.items()}
    told: defaultdict[int, set[str]] = defaultdict(set)
    rows: defaultdict[tuple[int, str], list[Row]] = defaultdict(list)
    for row in books.rows.values():
        code = code_of.get(row.due[1], "")
        rows[row.due[0], code].append(row)
        if row.letter is not None:
            told[row.letter].add(code)
    for number, found in arrived.items():
        parcel = books.parcels[number]
        letter = books.letters.get(parcel.letter)
        for code in set(CODE.findall(parcel.words)) - told[parcel.letter]:
            again = {
                row.letter
                for row in (rows[letter.target, code] if letter else ())
                if letter and row.at <= letter.made and (row.letter or 0) > parcel.letter
            }
            says_so = all(_is_marked(books, arrived, one) for one in again if one)
            is_in_doubt = parcel.message_id is None and says_so
            is_in_doubt |= all(SENT_AGAIN in message.words for _, message in found)
            yield f"beside: {code} by letter {parcel.letter}, again by {again}", is_in_doubt


def _is_marked(books: Books, arrived: Arrived, letter: int) -> bool:
    parcels = books.of_letter.get(letter, ())
    found = [message for parcel in parcels for _, message in arrived.get(parcel.number, ())]
    return all(SENT_AGAIN in message.words for message in found)


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
