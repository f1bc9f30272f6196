"""When the documents do not say it: the decision to refuse, and the words for it (pure)."""

import re
from dataclasses import dataclass

from bot.citations import Citation
from bot.citing import Citing
from bot.levels import Said, asked_units, best_said
from bot.texts import Phrases, phrases
from corpus.document import NodeKind
from corpus.forms import CAPITAL
from corpus.mentions import MentionKind, find_mentions, find_units_folded
from corpus.passages import Passage
from corpus.text import fold
from retrieval.cues import DUTIES, STRICT, Wanted
from retrieval.finding import Findings, Fitted
from retrieval.text import words
from retrieval.topic import YEAR

# Kinds that are an answer by themselves when the question also asks for something not there.
_PARTICULAR = STRICT | {Wanted.UNIT, Wanted.TIME, Wanted.FREQUENCY, Wanted.REFERENCE}
_NEAREST = 3
_FEW_WORDS = 3
_FRAME = frozenset({"header", "title", "preamble"})  # a document gives nobody a duty there
_LOOKED_THROUGH = 24  # passages for another mention of a unit
_NUMBER = re.compile(rf"(?!{YEAR.pattern}$)\d{{3,}}")
_SIGNING = re.compile(r"\bký\b(?! hiệu)")
_HEAD_OF = re.compile(r"\b(?:truong|thu ky|uy vien|chu tich)\b.*?\b(?:ban|to|hoi dong) (\w+) (\w+)")
_NAME_PART = rf"[{CAPITAL}][{CAPITAL.lower()}]+"
_CAPITALS = re.compile(rf"{_NAME_PART}(?: {_NAME_PART})+")


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When evidence is enough; set on labelled questions, see tests/evaluation.

    `near` is the share of the topic that a passage and its headings say.
    """

    near: float = 0.28
    near_if_unnamed: float = 0.45  # when the question names no document
    near_if_topic: float = 0.75  # likewise, when it only names a matter: "thủ tục làm căn cước"
    near_if_claim: float = 0.6  # likewise, when it asks whether something is so
    near_if_unheard: float = 0.7  # likewise, when a good part of it stands in no document
    near_if_strange: float = 0.5
    near_if_ordered: float = 0.7  # what is left of a message full of orders
    of_english: float = 0.6  # of what else is enough: a translation loses words
    unheard: float = 0.3  # share of the topic that stands in no document
    strange: float = 0.4  # share of the topic that stands in no document at all
    strange_in_place: float = 0.35
    person: float = 0.45  # of the topic, said by the passage that names the person
    same_matter: float = 0.85  # of the best passage's `near`
    close: float = 0.8  # of the best score


THRESHOLDS = Thresholds()


def refusal(findings: Findings) -> str | None:
    """Return why the question is refused, in a sentence; None when it can be answered."""
    say = phrases(english=findings.question.english)
    if not findings.found:
        return say.not_found
    if reason := _other_text(findings, say):
        return reason
    if absent := _absent_name(findings):
        return say.because(say.unknown_name.format(name=absent))
    if _unit_is_absent(findings):
        return say.because(say.unknown_unit)
    return _of_another_level(findings, say) or _insufficient(findings, say)


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
    if not _relevant(findings, findings.found[0]) or _number_is_absent(findings):
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


def asked_of_side(findings: Findings, fitted: Fitted) -> str | None:
    """Return the unit that the passage is about, folded, if the question names it."""
    side = fold(fitted.evidence.passage.side or "")
    return side if " " in side and f" {side} " in f" {findings.question.text} " else None


def _relevant(findings: Findings, best: Fitted) -> bool:
    evidence = best.evidence
    if evidence.place and best.fit.share > 0:
        return evidence.route >= 0.5 and findings.unknown <= THRESHOLDS.strange_in_place
    if evidence.located and findings.route.named:
        return True
    if findings.question.ordered and not findings.route.named:
        return False
    if not findings.route.named and not (_word_met(findings, best) and _meant(findings, best)):
        return False
    return evidence.near >= _enough(findings, best)


def _enough(findings: Findings, best: Fitted) -> float:
    """Return the share of the topic that the best passage and its headings must say."""
    near = THRESHOLDS.near if findings.route.named else _if_unnamed(findings)
    if findings.question.ordered:
        return THRESHOLDS.near_if_ordered
    if findings.question.english:
        near *= THRESHOLDS.of_english
    if _number_met(findings, best):
        return THRESHOLDS.near
    return max(THRESHOLDS.near_if_strange, near) if findings.unknown > THRESHOLDS.strange else near


def _if_unnamed(findings: Findings) -> float:
    """Return what must be said when any document may answer: the less is asked, the more."""
    question = findings.question
    if question.english or question.follows or Wanted.DOCUMENTS in question.wanted:
        return THRESHOLDS.near_if_unnamed
    if findings.unknown > THRESHOLDS.unheard:
        return THRESHOLDS.near_if_unheard
    if question.wanted == {Wanted.CONTENT}:
        return THRESHOLDS.near_if_topic
    return (
        THRESHOLDS.near_if_claim if Wanted.YESNO in question.wanted else THRESHOLDS.near_if_unnamed
    )


def _word_met(findings: Findings, best: Fitted) -> bool:
    """Whether the best passage holds a word of the question besides its document's name.

    Or is about the unit that the question names, be that name all of common words ("Sở Nội vụ").
    """
    if asked_of_side(findings, best):
        return True
    words = {t.word for t in findings.topic if "_" in t.word or any(map(str.isdigit, t.word))}
    if Wanted.DOCUMENTS not in findings.question.wanted:  # else what names one is what is asked
        words -= findings.route.terms.get(best.evidence.passage.document, frozenset())
    return bool(words - set(best.evidence.missing))


def _meant(findings: Findings, best: Fitted) -> bool:
    """Whether the passage has the words of a bare topic, in the sense they are meant in.

    Of "lương giáo viên" both must stand there: which of few words is the matter nobody can tell.
    """
    question = findings.question
    if question.wanted != {Wanted.CONTENT} or question.english or question.follows:
        return True
    few = len(findings.topic) <= _FEW_WORDS and best.evidence.missing
    return not (few or best.evidence.foreign)


def _number_met(findings: Findings, best: Fitted) -> bool:
    """Whether a number or symbol of the question, no year, stands in the best passage."""
    numbers = {
        t.word
        for t in findings.topic
        if sum(map(str.isdigit, t.word)) >= 3 and not YEAR.fullmatch(t.word)
    }
    return bool(numbers - set(best.evidence.missing))


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
