"""When the documents do not say it: the decision to refuse, and the words for it (pure)."""

import re

from bot.answering.citing import Citing
from bot.answering.doers import is_of_another
from bot.answering.levels import Said, asked_units, best_said
from bot.answering.relevance import THRESHOLDS, asked_of_side, is_relevant
from bot.citations import Citation
from bot.texts import Phrases, phrases
from corpus.document import NodeKind
from corpus.forms import CAPITAL
from corpus.mentions.mentions import MentionKind, find_mentions, find_units_folded
from corpus.passages import Passage
from corpus.text import fold
from retrieval.finding import Findings, Fitted
from retrieval.questions.cues import DUTIES, STRICT, Wanted
from retrieval.questions.topic import YEAR
from retrieval.text import words

# Kinds that are an answer by themselves when the question also asks for something not there.
_PARTICULAR = STRICT | {Wanted.UNIT, Wanted.TIME, Wanted.FREQUENCY, Wanted.REFERENCE}
_NEAREST = 3
_FRAME = frozenset({"header", "title", "preamble"})  # a document gives nobody a duty there
_LOOKED_THROUGH = 24  # passages for another mention of a unit
_NUMBER = re.compile(rf"(?!{YEAR.pattern}$)\d{{3,}}")
_SIGNING = re.compile(r"\bký\b(?! hiệu)")
_HEAD_OF = re.compile(r"\b(?:truong|thu ky|uy vien|chu tich)\b.*?\b(?:ban|to|hoi dong) (\w+) (\w+)")
_NAME_PART = rf"[{CAPITAL}][{CAPITAL.lower()}]+"
_CAPITALS = re.compile(rf"{_NAME_PART}(?: {_NAME_PART})+")


def refusal(findings: Findings) -> str | None:
    """Return why the question is refused, in a sentence; None when it can be answered."""
    say = phrases(english=findings.question.english)
    if not findings.found:
        return say.not_found
    if reason := _other_text(findings, say):
        return reason
    if findings.other_stage:
        return say.not_found_nearest
    if absent := _absent_name(findings):
        return say.because(say.unknown_name.format(name=absent))
    if _unit_is_absent(findings):
        return say.because(say.unknown_unit)
    return _of_another_unit(findings, say) or _insufficient(findings, say)


def _of_another_unit(findings: Findings, say: Phrases) -> str | None:
    """Return why what was found is no answer when another unit than the one asked about does it."""
    if is_of_another(findings):
        return say.not_found_nearest
    return _of_another_level(findings, say)


def _of_another_level(findings: Findings, say: Phrases) -> str | None:
    """Return why what was found is no answer when it is of another unit than the one asked about.

    Where no document is named, a unit whose duties are asked for must stand there; else it is
    enough that none of another level does in its place.
    """
    units = () if findings.question.english else asked_units(findings.question.text)
    if not units:
        return None
    best = findings.found[0].evidence.passage
    said, other = best_said(units, _around(best))
    if said is Said.OF_ANOTHER_LEVEL:
        near = [f.evidence.passage for f in findings.found[:_LOOKED_THROUGH]]
        elsewhere, _ = best_said(units, (p.text for p in near if p.document == best.document))
        if elsewhere is not Said.OF_IT:
            return say.because(say.other_level.format(unit=other))
    framing = best.address.partition(".")[0] in _FRAME
    unsaid = said is Said.NOWHERE and (framing or not findings.route.named)
    asks_duties = DUTIES.search(findings.question.text) is not None
    return say.not_found_nearest if unsaid and asks_duties else None


def _around(passage: Passage) -> tuple[str, ...]:
    return passage.text, passage.side or "", *passage.headings


def _insufficient(findings: Findings, say: Phrases) -> str | None:
    """Return why what was found is no answer, None when it is one."""
    if not is_relevant(findings, findings.found[0]) or _number_is_absent(findings):
        return say.not_found_nearest
    if lacking := _lacking(findings):
        return say.because(say.lacking[lacking])
    return None


def _other_text(findings: Findings, say: Phrases) -> str | None:
    """Return why nothing is said of the text that the question names: it is not here."""
    if findings.absent:
        return say.because(say.unknown_text.format(name=findings.absent[0].name))
    if findings.astray:
        return say.not_found_nearest
    if not _signer_is_unknown(findings):
        return None
    meant = findings.question.subject
    if meant is None or not meant.number:
        return say.not_found_nearest
    return say.because(say.cited_text.format(name=meant.name))


def _signer_is_unknown(findings: Findings) -> bool:
    """Whether who signed is asked, and the best passage neither is a signature nor tells it."""
    if Wanted.SIGNER not in findings.question.wanted:
        return False
    passage = findings.found[0].evidence.passage
    return passage.kind is not NodeKind.SIGNATURE and not _SIGNING.search(passage.text.lower())


def nearest(findings: Findings, cite: Citing) -> tuple[Citation, ...]:
    """Return the passages that are shown with a refusal, best first."""
    return tuple(cite.passage(f.evidence.passage) for f in findings.found[:_NEAREST])


def same_matter(findings: Findings) -> list[Fitted]:
    """Return the best passage and those that are about the same matter."""
    best = findings.found[0]
    asked_of = asked_of_side(findings, best)
    document = best.evidence.passage.document if findings.route.named else None
    return [
        fitted
        for fitted in findings.found[:8]
        if document in (None, fitted.evidence.passage.document)
        and (asked_of is None or fold(fitted.evidence.passage.side or "") == asked_of)
        and fitted.score >= THRESHOLDS.close * best.score
        and fitted.evidence.near >= THRESHOLDS.same_matter * best.evidence.near
    ]


def _number_is_absent(findings: Findings) -> bool:
    """Whether a number of the question (programme 1250) stands in none of the documents meant.

    Not a year: it dates a question more often than it names what is asked about.
    """
    meant = {fitted.evidence.passage.document for fitted in same_matter(findings)}
    for term in findings.topic:
        if not _NUMBER.fullmatch(term.word):
            continue
        holders = {
            fitted.evidence.passage.document
            for fitted in findings.found
            if term.word not in fitted.evidence.missing
        }
        if not holders & meant:
            return True
    return False


def _absent_name(findings: Findings) -> str | None:
    """Return a name or code (PV05) that the question turns on and nothing near the best holds."""
    if findings.strangers:
        return _whole_name(findings.strangers[0], findings.original)
    missing = set(findings.found[0].evidence.missing)
    for fitted in findings.found[:5]:
        missing &= set(fitted.evidence.missing)
    for symbol in findings.question.symbols:
        if symbol in missing and any(map(str.isalpha, symbol)):
            return _as_typed(symbol, findings.original)
    return None


def _whole_name(word: str, question: str) -> str:
    """Return the name that the word is a part of: "Trần Đại Nghĩa" of "Nghĩa"."""
    units = [mention.text for mention in find_mentions(question, {MentionKind.UNIT})]
    names = (*units, *_CAPITALS.findall(question))
    return next((name for name in names if word in name.split()), word)


def _as_typed(symbol: str, question: str) -> str:
    typed = (word.strip(",.;:?!()\"'“”") for word in question.split())
    return next((word for word in typed if fold(word) == symbol), symbol.upper())


def _unit_is_absent(findings: Findings) -> bool:
    """Whether the document that is meant nowhere speaks of a unit that the question names.

    A short form with several readings may be misread, and names in English are translated.
    """
    question = findings.question
    if question.english or question.alternatives or len(findings.route.named) != 1:
        return False
    (document,) = findings.route.named
    missing = {term.word for term in findings.topic if "_" in term.word}
    for fitted in findings.found:
        if fitted.evidence.passage.document == document:
            missing &= set(fitted.evidence.missing)
    units = (set(words(unit.key).pairs) for unit in find_units_folded(question.text))
    return any(
        missing & pairs and not (_topic_pairs(findings) & pairs) - missing for pairs in units
    )


def _topic_pairs(findings: Findings) -> set[str]:
    return {term.word for term in findings.topic if "_" in term.word}


def _lacking(findings: Findings) -> Wanted | None:
    """Return the strict kind that none of the passages about the matter holds."""
    near = same_matter(findings)
    strict = sorted(STRICT & findings.question.wanted, key=lambda wanted: wanted.value)
    open_kinds = [kind for kind in strict if all(_lacks(findings, fitted, kind) for fitted in near)]
    if Wanted.PHONE in open_kinds:
        return Wanted.PHONE
    others = (findings.question.wanted & _PARTICULAR) - set(open_kinds)
    held = any(_gives(findings, fitted, kind) for kind in others for fitted in near)
    return open_kinds[0] if open_kinds and not held else None


def _gives(findings: Findings, fitted: Fitted, kind: Wanted) -> bool:
    enough = fitted.evidence.near >= THRESHOLDS.near_if_strange
    return enough and not _lacks(findings, fitted, kind)


def _lacks(findings: Findings, fitted: Fitted, kind: Wanted) -> bool:
    """Whether the passage does not give a thing of this kind for the matter asked about."""
    if kind is Wanted.PERSON:
        body = _HEAD_OF.search(findings.question.text)
        if body and f"{body[1]}_{body[2]}" in fitted.evidence.missing:
            return True  # the head of another body: "Trưởng ban" signs for many
        if fitted.evidence.own < THRESHOLDS.person:
            return True
    return kind in fitted.fit.lacking
