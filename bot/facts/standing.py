"""How deadlines stand: what was read, brought together with what was decided about it (pure)."""

from collections import defaultdict
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


def standing(
    read: Iterable[Cited[Deadline]],
    cards: Mapping[DocumentId, DocumentCard],
    reviews: Sequence[Review],
) -> Iterator[Standing]:
    """Yield every deadline once as it stands; of copies of a document the first one's.

    `reviews` has one about each deadline, the newest first. One about words that are gone is
    shown with those that took their place, and decides nothing there.
    """
    keys = {document: document_key(card) for document, card in cards.items()}
    known = list(_once(read, keys))
    own = {review.deadline: review for review in reviews}
    older = _successors(known, keys, reviews)
    for cited in known:
        deadline = cited.fact
        card = cards[cited.document]
        if review := own.get(deadline.id):
            yield Standing(_decided(cited, card, review), deadline, review)
        elif review := older.get(deadline.id):
            yield Standing(_outdated(cited, card, review), deadline, review)
        else:
            yield Standing(_as_read(cited, card), deadline)


def _once(
    read: Iterable[Cited[Deadline]], keys: Mapping[DocumentId, str]
) -> Iterator[Cited[Deadline]]:
    seen = set()
    for cited in read:
        # What was read while the store changed may be of a document that is gone.
        known = keys.get(cited.document)
        this = (known, cited.fact.id)
        if known is not None and this not in seen:
            seen.add(this)
            yield cited


def _as_read(cited: Cited[Deadline], card: DocumentCard) -> DueItem:
    deadline = cited.fact
    return DueItem(deadline, deadline.when, Status.READ, card, cite(cited, card))


def _outdated(cited: Cited[Deadline], card: DocumentCard, review: Review) -> DueItem:
    return replace(
        _as_read(cited, card),
        is_outdated=True,
        decided_by=review.decided_by,
        decided_at=review.decided_at,
    )


def _decided(cited: Cited[Deadline], card: DocumentCard, review: Review) -> DueItem:
    """Apply a decision about these very words; it holds also when they are now read otherwise."""
    now = Terms.of(cited.fact)
    is_settled = now.agree(review.decided)
    is_applied = review.status is Status.CORRECTED or (
        review.status is Status.CONFIRMED and not is_settled
    )
    is_outdated = review.status is not Status.REJECTED and not (
        is_settled or now.agree(review.read)
    )
    return replace(
        _outdated(cited, card, review),
        deadline=_with_terms(cited.fact, review.decided) if is_applied else cited.fact,
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


def _successors(
    known: Sequence[Cited[Deadline]], keys: Mapping[DocumentId, str], reviews: Sequence[Review]
) -> dict[DeadlineId, Review]:
    """Return what was decided about words that are gone, by the deadline in their place now."""
    ages = {review.deadline: age for age, review in enumerate(reviews)}
    there = {cited.fact.id for cited in known}
    candidates: defaultdict[str, list[Cited[Deadline]]] = defaultdict(list)
    for cited in known:
        candidates[keys[cited.document]].append(cited)
    found: dict[DeadlineId, Review] = {}
    for age, review in enumerate(reviews):
        if review.deadline in there:
            continue
        # What was decided later may be this one's new words: then it was looked at again.
        near = [
            (_nearness(review, cited), cited.fact.id)
            for cited in candidates[review.document]
            if cited.fact.id not in found and ages.get(cited.fact.id, -1) < age
        ]
        nearness, nearest = max(near, default=(0.0, None))
        if nearest is not None and nearness > 0 and nearest not in ages:
            found[nearest] = review
    return found


def _nearness(review: Review, cited: Cited[Deadline]) -> float:
    """Return how likely a sentence is to stand in for another one; 0 when it does not."""
    before, now = fold(review.sentence).split(), fold(cited.quote).split()
    likeness = SequenceMatcher(None, before, now, autojunk=False).ratio()
    if review.address == cited.address:
        return likeness + _SAME_PLACE
    return likeness if likeness >= _ALIKE else 0.0
