"""What documents say of themselves in fixed places: signers, number and date, short forms."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.document import Document, DocumentId, Located, NodeKind, ShortForm, Signer, Span
from corpus.mentions.mentions import find_units_folded
from corpus.passages import Passage
from corpus.text import display, fold
from retrieval.library import Library
from retrieval.questions.cues import Wanted
from retrieval.questions.document_kinds import kinds_of
from retrieval.questions.numbered_texts import ANY_KIND, NumberedText, cites, family, number_of
from retrieval.questions.routing import Route
from retrieval.questions.understanding import Place, Question
from retrieval.text import words

_MOST_DOCUMENTS = 5
_DEFINING = 20  # documents whose short forms are looked through
_CLOSE = 0.72  # of the best route: documents that the question may mean as well
_ONE_SIDE = re.compile(r"\b(?:thay mat|dai dien|ben|phia|on behalf)\b")
_KEPT = 8  # whole documents whose words are kept
_PUNCTUATION = re.compile(r"[^\w/&-]+")


@dataclass(frozen=True, slots=True)
class Definition:
    """A short form that the question names, where a document defines it."""

    form: ShortForm
    passage: Passage


@dataclass(frozen=True, slots=True)
class Signature:
    """A signer of a document that the question means, and the passage that shows it."""

    signer: Signer
    passage: Passage


@dataclass(frozen=True, slots=True)
class Identity:
    """Number and date of a document that the question asks for; None where left blank."""

    document: DocumentId
    number: tuple[Located, Passage] | None
    issued: tuple[Located, Passage] | None


@dataclass(frozen=True, slots=True)
class Particulars:
    """All three; each empty unless the question asks for it."""

    definitions: tuple[Definition, ...] = ()
    signatures: tuple[Signature, ...] = ()
    identities: tuple[Identity, ...] = ()


def find_particulars(
    question: Question, original: str, route: Route, library: Library, known: Iterable[DocumentId]
) -> Particulars:
    """Return what the documents that `question` names say of themselves.

    A short form is also looked for in some of the `known` documents when none is named.
    """
    definitions: tuple[Definition, ...] = ()
    if Wanted.MEANING in question.wanted:
        likely = sorted(known, key=lambda document: -route.scores.get(document, 0.0))
        documents = sorted(route.named) or likely[:_DEFINING]
        definitions = tuple(_definitions(question, original, documents, library))
    meant = _meant(route)
    signatures: tuple[Signature, ...] = ()
    if Wanted.SIGNER in question.wanted:
        signatures = tuple(_signatures(question, meant, library))
    identities: tuple[Identity, ...] = ()
    asks_date_too = bool(signatures) and Wanted.DAY in question.wanted
    if Place.HEADER in question.places or asks_date_too:
        identities = tuple(_identities(question, meant, library))
    return Particulars(definitions, signatures, identities)


def _meant(route: Route) -> list[DocumentId]:
    if route.named:
        return sorted(route.named)
    return [d for d in route.ranked() if route.scores[d] >= _CLOSE][:_MOST_DOCUMENTS]


def _definitions(
    question: Question, original: str, documents: Sequence[DocumentId], library: Library
) -> Iterator[Definition]:
    said = (f" {fold(_PUNCTUATION.sub(' ', original))} ", f" {question.text} ")
    for document, parsed in _opened(documents, library):
        for form in parsed.short_forms:
            if any(f" {fold(form.short.text)} " in text for text in said):
                span = Span(min(form.long.span.start, form.short.span.start), form.short.span.end)
                if passage := _holding(library.passages_of(document), span):
                    yield Definition(form, passage)


def _signatures(
    question: Question, documents: Sequence[DocumentId], library: Library
) -> Iterator[Signature]:
    one_side = _ONE_SIDE.search(question.text) is not None
    for document, parsed in _opened(documents, library):
        if not is_called(parsed, question):
            continue
        passages = library.passages_of(document)  # recipients may stand beside a signature
        by_signature = sorted(passages, key=lambda p: p.kind is not NodeKind.SIGNATURE)
        found = [
            (_overlap(question, signer), Signature(signer, passage))
            for signer in parsed.signers
            if (passage := _holding(by_signature, signer.name.span))
        ]
        most = max((overlap for overlap, _ in found), default=0)
        yield from (s for overlap, s in found if not one_side or 2 * overlap > most)


def _overlap(question: Question, signer: Signer) -> int:
    """Return how many pairs of the question's syllables the printed office has."""
    shown = " ".join(part.text for part in (signer.behalf, signer.position) if part)
    meant = _ONE_SIDE.split(question.text)[-1]
    return len(set(words(meant).pairs) & set(words(shown).pairs))


def _identities(
    question: Question, documents: Sequence[DocumentId], library: Library
) -> Iterator[Identity]:
    """Yield those of documents that are called as the question says, and speak of its units."""
    units = [unit.key for unit in find_units_folded(question.text)]
    for document, parsed in _opened(documents, library):
        if is_called(parsed, question) and _speaks_of(parsed, units):
            passages = library.passages_of(document)
            number = parsed.number if parsed.number and parsed.number.text[:1].isdigit() else None
            issued = parsed.issued if parsed.issued_on else None
            yield Identity(document, _placed(number, passages), _placed(issued, passages))


def is_called(document: Document, question: Question) -> bool:
    """Whether the document is of the kind and number asked about, and cites the texts beside.

    Who signed one text is no answer for another: a letter about programme 7 is not programme 7.
    """
    meant = question.subject
    if meant is None:
        return True
    if meant.number and not _is(document, meant):
        return False
    if meant.kinds.isdisjoint(_kinds_of(document)):
        return False
    beside = [named for named in question.texts if named != meant]
    return all(_is(document, named) or cites(_folded(document.text), named) for named in beside)


def _is(document: Document, named: NumberedText) -> bool:
    number = number_of(document.number.text) if document.number else None
    return number == named.number and not named.kinds.isdisjoint(_kinds_of(document))


def _kinds_of(document: Document) -> frozenset[str]:
    return _kinds(document.kind.text if document.kind else None, document.text)


def _speaks_of(document: Document, units: Sequence[str]) -> bool:
    """Return whether the text has words of every unit: another partner's programme has not."""
    said = _pairs_of(document.text)
    return all(said.intersection(words(unit).pairs or said) for unit in units)


@lru_cache(maxsize=_KEPT)
def _kinds(kind: str | None, text: str) -> frozenset[str]:
    return frozenset({ANY_KIND, *map(family, kinds_of(kind, text))})


@lru_cache(maxsize=_KEPT)
def _folded(text: str) -> str:
    return fold(display(text))


@lru_cache(maxsize=_KEPT)
def _pairs_of(text: str) -> frozenset[str]:
    return frozenset(words(text).pairs)


def _opened(
    documents: Iterable[DocumentId], library: Library
) -> Iterator[tuple[DocumentId, Document]]:
    for document in documents:
        if parsed := library.document(document):
            yield document, parsed


def _placed(read: Located | None, passages: Sequence[Passage]) -> tuple[Located, Passage] | None:
    passage = _holding(passages, read.span) if read else None
    return (read, passage) if read and passage else None


def _holding(passages: Sequence[Passage], span: Span) -> Passage | None:
    """Return the shortest passage around `span`: recipients may hold a signature beside them."""
    around = [p for p in passages if p.span.start <= span.start and span.end <= p.span.end]
    return min(around, key=lambda p: p.span.end - p.span.start, default=None)
