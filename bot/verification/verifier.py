"""The verifier: what an answer states is shown only when its citations say it (pure).

Every date, period, number, sum, share, telephone number, symbol, unit, person and position of a
statement must stand in the quote it cites. Compared are keys: diacritics, case, dashes, leading
zeros, date forms and general abbreviations do not matter, but a person's diacritics do when both
sides have them ("Hùng" is not "Hưng"). A form may say less than the quote, never more. All that
one sentence names must stand in one and the same quote, paired as there, and it may not negate
what the quote affirms or affirm what it negates.
"""

import logging
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.citations import Citation
from bot.verification.english_names import english_names
from bot.verification.negation import negates_otherwise
from bot.verification.proof import Proof, all_mentions, figures, proof, word_stream
from bot.verification.relations import contradicts
from corpus.document import DocumentId
from corpus.forms import CAPITAL
from corpus.mentions.mentions import Mention, MentionKind

_log = logging.getLogger(__name__)

Names = Mapping[str, str]
"""English names of units and what they translate: "people's committee" -> "Ủy ban nhân dân"."""

_NO_NAMES: Names = {}
# Not after "TP." nor after the mark of a list item ("2.").
_SENTENCE_END = re.compile(
    r"(?<!\bTP)(?<!\bKT)(?<!\bTM)(?<!^\d)(?<!^\d\d)(?<!\s\d)(?<!\s\d\d)"
    rf"[.!?]\s+(?=[{CAPITAL}“\"])|\n+"
)
_OWNED = re.compile(r"\b(?:của|thuộc|cua|thuoc|of)\s+(?:các\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """Something said, with what proves it."""

    text: str
    citations: tuple[Citation, ...]


def unsupported(
    text: str, evidence: Sequence[str], names: Names = _NO_NAMES
) -> tuple[Mention, ...]:
    """Return the mentions of `text` that stand in none of the evidence strings, in order."""
    proofs = [proof(piece) for piece in evidence]
    quoted = any(held.quotes(text) for held in proofs)
    return _missing(text, proofs, names, quoted=quoted)


def supported_statement(statement: str, quote: str, names: Names = _NO_NAMES) -> bool:
    """Whether the one quote says all that the statement names, paired and affirmed as there."""
    held = proof(quote)
    quoted = held.quotes(statement)
    if _missing(statement, [held], names, quoted=quoted):
        return False
    if quoted:
        return True
    return not negates_otherwise(statement, quote) and not contradicts(statement, quote, held)


def verify(
    statements: Sequence[Statement],
    text_of: Callable[[DocumentId], str | None],
    names: Names = _NO_NAMES,
) -> tuple[Statement, ...]:
    """Return the statements that hold, in order; `text_of` gives a document's extracted text.

    A statement holds when it has citations, each is exact, and each of its sentences is
    supported by one of them. A citation may lean on those of the headings above it in the same
    document ("III" and "III.2" for "III.2.1"): a heading's unit is then proved by its own span.
    """
    held = tuple(s for s in statements if _holds(s, text_of, names))
    if len(held) < len(statements):
        _log.warning(
            "%d of %d statements not verified", len(statements) - len(held), len(statements)
        )
    return held


def _holds(statement: Statement, text_of: Callable[[DocumentId], str | None], names: Names) -> bool:
    citations = statement.citations
    if not citations or not all(is_exact(citation, text_of) for citation in citations):
        return False
    quotes = [_with_headings(citation, citations) for citation in citations]
    if any(supported_statement(statement.text, quote, names) for quote in quotes):
        return True
    sentences = [part for part in _SENTENCE_END.split(statement.text) if part.strip()]
    return len(sentences) > 1 and all(
        any(supported_statement(sentence, quote, names) for quote in quotes)
        for sentence in sentences
    )


def is_exact(citation: Citation, text_of: Callable[[DocumentId], str | None]) -> bool:
    """Whether the citation quotes the document's text as it is; not of an unknown document."""
    text = text_of(citation.document)
    if text is None or not 0 <= citation.start < citation.end <= len(text):
        return False
    return text[citation.start : citation.end] == citation.quote


def _with_headings(citation: Citation, citations: Sequence[Citation]) -> str:
    above = (
        c
        for c in citations
        if c.document == citation.document and citation.address.startswith(f"{c.address}.")
    )
    ordered = sorted([*above, citation], key=lambda c: c.start)
    return "\n".join(c.quote for c in ordered)


def _missing(
    text: str, proofs: Sequence[Proof], names: Names, *, quoted: bool
) -> tuple[Mention, ...]:
    """Return the mentions that no proof holds; of an excerpt only the figures are looked at."""
    said = figures(text) if quoted else all_mentions(text)
    missing = [m for m in said if not _proved(m, text, proofs)]
    if not quoted:
        missing += _unproved_english(text, proofs, names)
    return tuple(sorted(missing, key=lambda m: m.span))


def _proved(mention: Mention, text: str, proofs: Sequence[Proof]) -> bool:
    owned = mention.kind is MentionKind.UNIT and bool(
        _OWNED.search(text[: mention.span.start][-20:])
    )
    return any(held.holds(mention, owned=owned) for held in proofs)


def _unproved_english(text: str, proofs: Sequence[Proof], names: Names) -> Iterator[Mention]:
    for name in english_names(text, names):
        originals = [names[name.key]] if name.key in names else []
        originals += [m.text for m in all_mentions(text) if _explains(m, name, text)]
        streams = [word_stream(original).strip() for original in originals]
        if not any(held.holds_name(words, owned=True) for held in proofs for words in streams):
            yield name


def _explains(mention: Mention, name: Mention, text: str) -> bool:
    """Whether a Vietnamese unit in brackets follows the English name, or it the other way round."""
    if mention.kind is not MentionKind.UNIT:
        return False
    after = text[name.span.end : mention.span.start]
    before = text[mention.span.end : name.span.start]
    return after.strip() == "(" or before.strip() == "("
