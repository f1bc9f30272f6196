"""How deadlines stand: what was read, brought together with what was decided about it (pure)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from bot.citations import Citation
from bot.facts.items import DueItem, Status
from bot.facts.reviews import Review, Terms
from corpus.document import DocumentCard, DocumentId
from corpus.fact_rows import Cited
from corpus.facts.facts import Deadline, DeadlineId, Duty
from corpus.text import fold

_ALIKE = 0.6  # of the words: less is another sentence
_SAME_PLACE = 0.25  # what the same address counts for beside them


@dataclass(frozen=True, slots=True)
class Standing:
    """A deadline as it stands, and the decision behind that; one about older words too."""

    item: DueItem
    read: Deadline
    document: str  # its `document_key`
    review: Review | None = None


def document_key(card: DocumentCard) -> str:
    """Return what is the same for every copy and edition of a document.

    That is its number where one is filled in, else what it is called; with who issued it.
    """
    filled_in = card.number if card.number and card.number[:1].isdigit() else None
    name = (filled_in,) if filled_in else (card.kind or "", card.title)
    return " | ".join(fold(part) for part in (*name, *card.agencies))


def cite(cited: Cited[Duty] | Cited[Deadline], card: DocumentCard) -> Citation:
    """Return the citation of the words that a fact was read from."""
    return Citation(
        document=card.id,
        file_name=card.file_name,
        number=card.number,
        title=card.title,
        address=cited.address,
        quote=cited.quote,
        start=cited.fact.span.start,
        end=cited.fact.span.end,
    )


def as_read(
    read: Iterable[Cited[Deadline]], cards: Mapping[DocumentId, DocumentCard]
) -> Iterator[Standing]:
    """Yield every deadline as if nobody had decided; of copies of a document the first one's."""
    keys = {document: document_key(card) for document, card in cards.items()}
    seen = set()
    for cited in read:
        # What was read while the store changed may be of a document that is gone.
        key = keys.get(cited.document)
        this = (key, cited.fact.id)
        if key is not None and this not in seen:
            seen.add(this)
            deadline, card = cited.fact, cards[cited.document]
            item = DueItem(deadline, deadline.when, Status.READ, card, cite(cited, card))
            yield Standing(item, deadline, key)


def with_replaced(
    stands: Iterable[Standing], by: Mapping[DocumentId, DocumentCard]
) -> Iterator[Standing]:
    """Yield the deadlines, those of replaced documents with the one that took its place."""
    for one in stands:
        new = by.get(one.item.card.id)
        yield replace(one, item=replace(one.item, replaced_by=new)) if new else one


def decided(stands: Sequence[Standing], reviews: Sequence[Review]) -> list[Standing]:
    """Return deadlines that were as read, in their order, as they stand after the reviews.

    `reviews` has one about each deadline, the newest first. One about words that are gone is
    shown with those that took their place, and decides nothing there.
    """
    own = {review.deadline: review for review in reviews}
    older = _successors(stands, reviews)
    return [
        _with_review(one, own.get(one.item.deadline.id), older.get(one.item.deadline.id))
        for one in stands
    ]


def _with_review(one: Standing, own: Review | None, older: Review | None) -> Standing:
    if own:
        return replace(one, item=_decided(one.item, own), review=own)
    if older:
        return replace(one, item=_outdated(one.item, older), review=older)
    return one


def _outdated(item: DueItem, review: Review) -> DueItem:
    return replace(
        item, is_outdated=True, decided_by=review.decided_by, decided_at=review.decided_at
    )


def _decided(item: DueItem, review: Review) -> DueItem:
    """Apply a decision about these very words; it holds also when they are now read otherwise."""
    now = Terms.of(item.deadline)
    is_settled = now.agree(review.decided)
    is_applied = review.status is Status.CORRECTED or (
        review.status is Status.CONFIRMED and not is_settled
    )
    is_outdated = review.status is not Status.REJECTED and not (
        is_settled or now.agree(review.read)
    )
    return replace(
        _outdated(item, review),
        deadline=_with_terms(item.deadline, review.decided) if is_applied else item.deadline,
        status=review.status,
        is_outdated=is_outdated,
    )


def _with_terms(deadline: Deadline, terms: Terms) -> Deadline:
    return replace(
        deadline,
        what=terms.what,
        when=replace(terms.when, span=deadline.when.span),
        who=terms.who,
        to=terms.to,
        through=terms.through,
    )


def _successors(stands: Sequence[Standing], reviews: Sequence[Review]) -> dict[DeadlineId, Review]:
    """Return what was decided about words that are gone, by the deadline in their place now."""
    ages = {review.deadline: age for age, review in enumerate(reviews)}
    there = {one.item.deadline.id for one in stands}
    gone = [review for review in reviews if review.deadline not in there]
    candidates: dict[str, list[DueItem]] = {review.document: [] for review in gone}
    for one in stands if gone else ():
        if one.document in candidates:
            candidates[one.document].append(one.item)
    found: dict[DeadlineId, Review] = {}
    for review in gone:
        # What was decided later may be this one's new words: then it was looked at again.
        near = [
            (_nearness(review, item.citation), item.deadline.id)
            for item in candidates[review.document]
            if item.deadline.id not in found
            and ages.get(item.deadline.id, -1) < ages[review.deadline]
        ]
        nearness, nearest = max(near, default=(0.0, None))
        if nearest is not None and nearness > 0 and nearest not in ages:
            found[nearest] = review
    return found


def _nearness(review: Review, citation: Citation) -> float:
    """Return how likely a sentence is to stand in for another one; 0 when it does not."""
    before, now = fold(review.sentence).split(), fold(citation.quote).split()
    likeness = SequenceMatcher(None, before, now, autojunk=False).ratio()
    if review.address == citation.address:
        return likeness + _SAME_PLACE
    return likeness if likeness >= _ALIKE else 0.0
