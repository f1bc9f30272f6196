"""The register of duties and deadlines, each with its proof and with what clerks made of it."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from itertools import chain

from bot.errors import SotayError
from bot.facts.items import DueItem, DutyItem, Status
from bot.facts.replaced_items import held_units
from bot.facts.replacing import Judged, Verdict, judge, replaced
from bot.facts.reviews import Review, Reviews, Terms
from bot.facts.standing import Standing, as_read, cite, decided, with_replaced
from corpus.document import DocumentCard, DocumentId
from corpus.fact_queries import UnitCount
from corpus.fact_rows import Cited
from corpus.facts.facts import DeadlineId, Duty, Party, When
from corpus.passages import PassageId
from corpus.seen import SeenShelf
from corpus.shelf import Shelf

_UNKNOWN = "Không có thời hạn nào mang mã “{id}”. Xem danh sách: sotay deadlines."


class UnknownDeadline(SotayError):
    """No deadline that stands in a document has this id."""

    def __init__(self, deadline: str) -> None:
        super().__init__(_UNKNOWN.format(id=deadline))


@dataclass(frozen=True, slots=True)
class Correction:
    """What a clerk puts in place of what was read; None leaves it as it stands."""

    when: When | None = None
    what: str | None = None
    who: tuple[Party, ...] | None = None
    to: tuple[Party, ...] | None = None
    through: tuple[Party, ...] | None = None

    def of(self, terms: Terms) -> Terms:
        """Return the terms with what was corrected."""
        given = {field.name: getattr(self, field.name) for field in fields(self)}
        return replace(terms, **{name: value for name, value in given.items() if value is not None})


class Register:
    """Gives facts as they stand now, and keeps what clerks decide about deadlines.

    Deadlines are in memory until the store or a decision changes, or the day. Safe to use from
    threads. `today` tells which replacements are in force; without it the day of the last ingest
    does.
    """

    def __init__(
        self,
        shelf: Shelf | SeenShelf,
        reviews: Reviews,
        today: Callable[[], date] | None = None,
    ) -> None:
        self._shelf = shelf
        self._today = today
        self._reviews = reviews
        self._kept = _NOTHING
        self._held: _Held | None = None

    def deadlines(self) -> tuple[DueItem, ...]:
        """Return every deadline, rejected ones too, by file name and in reading order."""
        return self._current().items

    def find_deadline(self, deadline: str) -> DueItem | None:
        """Return the deadline with this id, in whatever case it is typed."""
        found = self._find(deadline)
        return found.item if found else None

    def review(self, deadline: DeadlineId) -> Review | None:
        """Return the decision that is shown with a deadline, one about its older words too."""
        found = self._find(deadline)
        return found.review if found else None

    def history(self, deadline: DeadlineId) -> list[Review]:
        """Return all decisions about a deadline's words, the newest first."""
        return self._reviews.history(deadline)

    def duties(self) -> tuple[DutyItem, ...]:
        """Return every duty, those of replaced documents too, as in `deadlines`; read each time."""
        read = self._current().read
        return _duty_items(read, self._shelf.duties())

    def duties_of(self, keys: Collection[str], *, as_partner: bool = False) -> tuple[DutyItem, ...]:
        """Return the duties laid on these units, or with `as_partner` also done with them."""
        read = self._current().read
        return _duty_items(read, self._shelf.duties_of(keys, as_partner=as_partner))

    def duties_in(self, ids: Sequence[PassageId]) -> tuple[DutyItem, ...]:
        """Return the duties read from these passages, in the order of the passages."""
        read = self._current().read
        return _duty_items(read, self._shelf.duties_in(ids))

    def cards(self) -> tuple[DocumentCard, ...]:
        """Return what is known of every document, by file name."""
        return tuple(self._current().read.cards.values())

    def replacements(self) -> tuple[Judged, ...]:
        """Return what comes of what documents say about those whose place they take."""
        return self._current().read.judged

    def units(self) -> tuple[UnitCount, ...]:
        """Return every unit that a fact names, those with most facts first.

        Duties in replaced documents do not count.
        """
        read, units = self._current().read, self._shelf.units()
        if not read.replaced:
            return units
        held = self._held
        if held is None or held[0] is not read.replaced or held[1] is not units:
            gone = (self._duties_from(document) for document in read.replaced)
            held = (read.replaced, units, held_units(units, chain.from_iterable(gone)))
            self._held = held
        return held[2]

    def confirm(self, deadline: str, by: str, at: datetime) -> DueItem:
        """Keep that a deadline is as it is shown; raises UnknownDeadline."""
        return self._decide(deadline, Status.CONFIRMED, Correction(), (by, at))

    def restore(self, deadline: str, by: str, at: datetime) -> DueItem:
        """Keep that a deadline is as its words are read now, whatever was decided before."""
        stands = self._known(deadline)
        return self._keep(stands, Status.CONFIRMED, Terms.of(stands.read), (by, at))

    def reject(self, deadline: str, by: str, at: datetime) -> DueItem:
        """Keep that a deadline is none; raises UnknownDeadline."""
        return self._decide(deadline, Status.REJECTED, Correction(), (by, at))

    def correct(self, deadline: str, correction: Correction, by: str, at: datetime) -> DueItem:
        """Keep what a deadline is in truth; raises UnknownDeadline."""
        return self._decide(deadline, Status.CORRECTED, correction, (by, at))

    def _decide(
        self, deadline: str, status: Status, correction: Correction, by_at: tuple[str, datetime]
    ) -> DueItem:
        stands = self._known(deadline)
        read = Terms.of(stands.read)
        # A correction goes on from an earlier one; whoever confirms, confirms what is shown.
        terms = correction.of(Terms.of(stands.item.deadline))
        if status is Status.CONFIRMED and not (terms.agree(read) and terms.what == read.what):
            status = Status.CORRECTED
        return self._keep(stands, status, terms, by_at)

    def _keep(
        self, stands: Standing, status: Status, terms: Terms, by_at: tuple[str, datetime]
    ) -> DueItem:
        item = stands.item
        self._reviews.add(
            Review(
                deadline=item.deadline.id,
                document=stands.document,
                address=item.citation.address,
                sentence=item.citation.quote,
                status=status,
                read=Terms.of(stands.read),
                decided=terms,
                decided_by=by_at[0],
                decided_at=by_at[1],
            )
        )
        after = self._find(item.deadline.id)
        return after.item if after else item  # its document was taken out at this moment

    def _known(self, deadline: str) -> Standing:
        stands = self._find(deadline)
        if stands is None:
            raise UnknownDeadline(deadline)
        return stands

    def _find(self, deadline: str) -> Standing | None:
        return self._current().by_id.get(DeadlineId(deadline.strip().lower()))

    def _current(self) -> "_Kept":
        documents, reviews = self._shelf.revision, self._reviews.revision
        kept = self._kept
        if kept.read.revision != documents:
            read = self._read(documents)
        elif kept.read.is_to_change and kept.read.day != self._day():
            read = self._read(documents)
            if read.judged == kept.read.judged and kept.revision == reviews:
                self._kept = replace(kept, read=read)
                return self._kept
        elif kept.revision == reviews:
            return kept
        else:
            read = kept.read
        stands = decided(read.stands, self._reviews.newest())
        # Of documents that only happen to say the same words, the first one's is meant.
        by_id = {one.item.deadline.id: one for one in reversed(stands)}
        self._kept = _Kept(read, reviews, tuple(one.item for one in stands), by_id)
        return self._kept

    def _read(self, revision: int) -> "_Read":
        cards = {card.id: card for card in self._shelf.cards()}
        day = self._day()
        judged = judge(cards.values(), self._shelf.replacements(), day)
        by = replaced(judged)
        stands = tuple(with_replaced(as_read(self._shelf.deadlines(), cards), by))
        return _Read(revision, cards, stands, by, judged, day)

    def _duties_from(self, document: DocumentId) -> list[Duty]:
        passages = [passage.id for passage in self._shelf.passages_of(document)]
        return [cited.fact for cited in self._shelf.duties_in(passages)]

    def _day(self) -> date | None:
        return self._today() if self._today else self._shelf.last_ingested_on()


_Held = tuple[Mapping[DocumentId, DocumentCard], tuple[UnitCount, ...], tuple[UnitCount, ...]]


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read, at one revision of the store."""

    revision: int
    cards: Mapping[DocumentId, DocumentCard]
    stands: tuple[Standing, ...]  # as if nobody had decided
    replaced: Mapping[DocumentId, DocumentCard]  # by what each replaced document is
    judged: tuple[Judged, ...] = ()
    day: date | None = None  # on which it was judged

    @property
    def is_to_change(self) -> bool:
        """Whether a day is yet to come from which a document is replaced."""
        return any(one.verdict is Verdict.LATER for one in self.judged)


@dataclass(frozen=True, slots=True)
class _Kept:
    """How everything stood at one revision of the decisions besides."""

    read: _Read
    revision: int
    items: tuple[DueItem, ...]
    by_id: Mapping[DeadlineId, Standing]


_NOTHING = _Kept(_Read(-1, {}, (), {}), -1, (), {})


def _duty_items(read: _Read, found: Iterable[Cited[Duty]]) -> tuple[DutyItem, ...]:
    return tuple(
        DutyItem(cited.fact, card, cite(cited, card), read.replaced.get(card.id))
        for cited in found
        if (card := read.cards.get(cited.document))  # its document may just have been taken out
    )
