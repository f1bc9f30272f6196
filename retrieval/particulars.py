"""What documents say of themselves in fixed places: signers, number and date, short forms."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from corpus.document import Document, DocumentId, Located, ShortForm, Signer, Span
from corpus.passages import Passage
from corpus.text import fold
from retrieval.cues import Wanted
from retrieval.routing import Route, first_kind, kinds_of
from retrieval.text import words
from retrieval.understanding import Place, Question

_MOST_DOCUMENTS = 5
_DEFINING = 20  # documents whose short forms are looked through
_CLOSE = 0.72  # of the best route: documents that the question may mean as well
_ONE_SIDE = re.compile(r"\b(?:thay mat|dai dien|ben|phia|on behalf)\b")
_PUNCTUATION = re.compile(r"[^\w/&-]+")


class Library(Protocol):
    """The store, as far as these readings need it."""

    def document(self, document: DocumentId) -> Document | None:
        """Return the document's tree."""

    def passages_of(self, document: DocumentId) -> list[Passage]:
        """Return the document's passages in reading order."""


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
    """Return what the documents that `question` names say of themselves."""
    definitions: tuple[Definition, ...] = ()
    if Wanted.MEANING in question.wanted:
        likely = sorted(known, key=lambda document: -route.scores.get(document, 0.0))
        definitions = tuple(
            _definitions(question, original, sorted(route.named) or likely[:_DEFINING], library)
        )
    meant = _meant(route)
    signatures = identities = ()
    if Wanted.SIGNER in question.wanted:
        signatures = tuple(_signatures(question, meant, library))
    asks_date_too = bool(signatures) and Wanted.DAY in question.wanted
    if Place.HEADER in question.places or asks_date_too:
        kind = first_kind(question.text)
        identities = tuple(_identities(meant, library, kind))
    return Particulars(definitions, signatures, identities)


def _meant(route: Route) -> list[DocumentId]:
    if route.named:
        return sorted(route.named)
    ranked = sorted(route.scores, key=lambda document: -route.scores[document])
    return [d for d in ranked if route.scores[d] >= _CLOSE][:_MOST_DOCUMENTS]


def _definitions(
    question: Question, original: str, documents: Sequence[DocumentId], library: Library
) -> Iterator[Definition]:
    said = (f" {fold(_PUNCTUATION.sub(' ', original))} ", f" {question.text} ")
    for document in documents:
        parsed = library.document(document)
        for form in parsed.short_forms if parsed else ():
            if any(f" {fold(form.short.text)} " in text for text in said):
                span = Span(min(form.long.span.start, form.short.span.start), form.short.span.end)
                if passage := _holding(library.passages_of(document), span):
                    yield Definition(form, passage)


def _signatures(
    question: Question, documents: Sequence[DocumentId], library: Library
) -> Iterator[Signature]:
    asked = set(question.words.pairs)
    for document in documents:
        parsed = library.document(document)
        passages = library.passages_of(document)
        found: list[tuple[int, Signature]] = []
        for signer in parsed.signers if parsed else ():
            if passage := _holding(passages, signer.name.span):
                shown = " ".join(part.text for part in (signer.behalf, signer.position) if part)
                overlap = len(asked & set(words(shown).pairs))
                found.append((overlap, Signature(signer, passage)))
        most = max((overlap for overlap, _ in found), default=0)
        one_side = _ONE_SIDE.search(question.text) is not None
        yield from (s for overlap, s in found if not one_side or 2 * overlap > most)


def _identities(
    documents: Sequence[DocumentId], library: Library, kind: str | None
) -> Iterator[Identity]:
    """Those of documents of the `kind` that the question names first: it asks for no other's."""
    for document in documents:
        parsed = library.document(document)
        if parsed is None:
            continue
        own = kinds_of(parsed.kind.text if parsed.kind else None, parsed.text)
        if kind is not None and kind not in own:
            continue
        passages = library.passages_of(document)
        number = parsed.number if parsed.number and parsed.number.text[:1].isdigit() else None
        issued = parsed.issued if parsed.issued_on else None
        yield Identity(document, _placed(number, passages), _placed(issued, passages))


def _placed(read: Located | None, passages: Sequence[Passage]) -> tuple[Located, Passage] | None:
    passage = _holding(passages, read.span) if read else None
    return (read, passage) if read and passage else None


def _holding(passages: Sequence[Passage], span: Span) -> Passage | None:
    for passage in passages:
        if passage.span.start <= span.start and span.end <= passage.span.end:
            return passage
    return None
