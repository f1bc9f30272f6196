"""`sotay evaluate`: the scorer's rules for labelled questions, and its table (pure).

A right answer was not refused, cites a gold place (all of them where all are needed), says what
it must and is no dump. See tests/evaluation/README.md for the fields of a question.
"""

import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from pydantic import BaseModel, ConfigDict

from bot.citations import Answer, Citation, Decision

_LONGEST = {"list": 2000, "ambiguous": 2000}  # characters; longer is a dump
_LONGEST_DEFAULT = 1200


class Gold(BaseModel):
    """A place that answers a question."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    seed: str  # file name
    quote: str


class Labelled(BaseModel):
    """A question and what a right answer is."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str
    question: str
    history: tuple[str, ...] = ()
    style: str
    kind: str
    gold: tuple[Gold, ...] = ()
    need: str | None = "any"
    answer_must: tuple[tuple[str, ...], ...] = ()
    refuse: bool = False
    or_say: tuple[str, ...] | None = ()


def read_labelled(lines: Iterable[str]) -> list[Labelled]:
    """Read a question a line, blank ones aside; raises ValueError for a line that is none."""
    return [Labelled.model_validate_json(line) for line in lines if line.strip()]


@dataclass(slots=True)
class Score:
    """Counts by name, the lengths of answers that should be given, and a line for each miss."""

    counts: dict[str, list[int]] = field(default_factory=dict)
    lengths: list[int] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)

    def count(self, name: str, *, good: bool) -> None:
        """Add one case of `name`."""
        of = self.counts.setdefault(name, [0, 0])
        of[0] += good
        of[1] += 1


def score(
    questions: Iterable[Labelled],
    answers: Mapping[str, Answer],
    texts: Callable[[str], str | None],
) -> Score:
    """Return the score of `answers` by question id; `texts` gives a document's text by its id."""
    result = Score()
    for question in questions:
        answer = answers[question.id]
        for citation in answer.citations:
            source = texts(citation.document)
            exact = source is not None and source[citation.start : citation.end] == citation.quote
            result.count("exact_span", good=exact and bool(citation.quote))
        if question.refuse:
            _score_absent(question, answer, result)
        else:
            _score_present(question, answer, result)
    return result


def _score_absent(question: Labelled, answer: Answer, result: Score) -> None:
    said = any(_fold(words) in _fold(answer.text) for words in question.or_say or ())
    good = answer.decision is Decision.REFUSE or said
    result.count("refused_when_absent", good=good)
    result.count("correct_decision", good=good)
    if not good:
        result.misses.append(_miss(question, answer, "answered"))


def _score_present(question: Labelled, answer: Answer, result: Score) -> None:
    hits = [[_cites(gold, cited) for gold in question.gold] for cited in answer.citations]
    covered = [any(hit[place] for hit in hits) for place in range(len(question.gold))]
    cited = bool(covered) and (all(covered) if question.need == "all" else any(covered))
    folded = _fold(answer.text)
    longest = _LONGEST.get(question.kind, _LONGEST_DEFAULT)
    told = len(answer.text) <= longest and all(
        any(_fold(words) in folded for words in group) for group in question.answer_must
    )
    given = answer.decision is not Decision.REFUSE
    good = given and cited and told
    precise = [any(hit) for hit in hits]
    first = precise[:1] == [True]
    for name, value in (
        ("correct", good),
        ("cited_first", first),
        ("cited", cited),
        ("told", told),
        ("not_refused", given),
        ("correct_decision", given),
        *(("citation_precision", hit) for hit in precise),
        (f"style:{question.style}", good),
        (f"kind:{question.kind}", good),
    ):
        result.count(name, good=value)
    result.lengths.append(len(answer.text))
    if not good:
        why = f"cited={cited} told={told}" if given else "refused"
        result.misses.append(_miss(question, answer, why))


def _miss(question: Labelled, answer: Answer, why: str) -> str:
    return (
        f"{question.id} [{question.style}/{question.kind}] {why} | {question.question}"
        f" | {answer.text[:160]!r}"
    )


def _cites(gold: Gold, citation: Citation) -> bool:
    if gold.seed != citation.file_name:
        return False
    want, got = _squash(gold.quote), _squash(citation.quote)
    if not got or want in got:
        return bool(got)
    matcher = SequenceMatcher(None, want, got, autojunk=False)
    return matcher.find_longest_match().size >= min(60, 0.5 * len(want))


def _squash(text: str) -> str:
    text = re.sub(r"-\s*\n\s*", "-", unicodedata.normalize("NFC", text))
    return re.sub(r"\s+", " ", re.sub(r"[*#\\_`]", "", text)).strip().lower()


def _fold(text: str) -> str:
    text = unicodedata.normalize("NFD", _squash(text)).replace("đ", "d")
    text = "".join(ch for ch in text if unicodedata.category(ch) != "Mn")
    return re.sub(r"\s*-\s*", "-", re.sub("[\u2010-\u2015]", "-", text))


def wilson(good: int, total: int) -> tuple[float, float]:
    """Return the 95 % interval of a share (Wilson 1927); (0, 0) of nothing."""
    if not total:
        return 0.0, 0.0
    z, share = 1.96, good / total
    centre = share + z * z / (2 * total)
    spread = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    low, high = (centre - spread) / (1 + z * z / total), (centre + spread) / (1 + z * z / total)
    return max(0.0, low), min(1.0, high)  # rounding leaves the bounds of 0 and 1 beside them


def table(result: Score, elapsed_ms: Sequence[float]) -> str:
    """Return the figures a line each: rate, counts, Wilson interval; then lengths and times.

    Rounded in two steps, as the scorer of the labelled questions does, so that both agree.
    """
    lines = []
    for name, (good, total) in sorted(result.counts.items()):
        rate = round(good / total, 4)
        low, high = (round(bound, 3) for bound in wilson(good, total))
        lines.append(f"{name:24s} {rate:.3f}  {good}/{total}  [{low:.2f}, {high:.2f}]")
    if result.lengths:
        median, p95 = _middle_and_far(result.lengths)
        lines.append(f"{'answer_length':24s} median {median} p95 {p95}")
    if elapsed_ms:
        p50, p95_ms = _middle_and_far(elapsed_ms)
        lines.append(f"{'elapsed_ms':24s} p50 {p50:.1f} p95 {p95_ms:.1f}")
    return "\n".join(lines)


def _middle_and_far(values: Sequence[float]) -> tuple[float, float]:
    ranked = sorted(values)
    return ranked[len(ranked) // 2], ranked[int(len(ranked) * 0.95)]
