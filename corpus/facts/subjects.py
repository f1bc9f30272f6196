"""Who acts in a sentence: its subject, or whom it asks, tells or gives something to do (pure)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.document import Span
from corpus.facts.appointments import is_made
from corpus.facts.names import joined, verb_end
from corpus.facts.parties import Named, Scope
from corpus.facts.runs import Run, runs
from corpus.facts.verbs import ADVERBS
from corpus.scan import Word, scan

DIRECTIVE = re.compile(
    r"(?:(?:kính|trân trọng)\s+)?(?:đề\s+nghị|yêu\s+cầu|phân\s+công|uỷ\s+quyền|ủy\s+quyền|giao"
    r"|giao\s+nhiệm\s+vụ|phê\s+bình)(?:\s+(?:cho|trách\s+nhiệm|nhiệm\s+vụ|đối\s+với))*[\s*_:]+",
    re.IGNORECASE,
)
_HEADED = re.compile(
    r"(?:(?:quyền|trách\s+nhiệm|nhiệm\s+vụ|nhiệm\s+vụ,\s+quyền\s+hạn|phân\s+công)(?:\s+(?:hạn|và"
    r"|quyền|trách\s+nhiệm|thực\s+hiện|phối\s+hợp|nhiệm\s+vụ))*\s+(?:của|cho|đối\s+với)|đối\s+với"
    r"|về\s+phía|phía|riêng|các\s+đồng\s+chí|tại|ở)[\s*_:]+",
    re.IGNORECASE,
)
_ADVERBIAL = re.compile(
    r"(?:hằng|hàng|định kỳ|khi|trong|căn cứ|sau|trước|nếu|trường hợp|đối với|để|theo|trên cơ sở"
    r"|chậm nhất|ngày|vào|từ|quá trình|ngoài|đồng thời|riêng|thường xuyên|tùy|tuỳ|với|tại|nhằm"
    r"|qua|năm|ngay|thực hiện|bên cạnh|kết thúc|giao|đề nghị|yêu cầu|mỗi|quý|tháng|trên|đến|trước mắt"
    r"|thông qua|do|kể từ|cuối|đầu|giữa|bằng|lấy|dựa|phát huy|tiếp tục|ít nhất|tối thiểu|cùng với)"
    r"(?![\wÀ-ỹ])",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"(?:[,:–-]|\bthì|\bmà|\d|\b(?:năm|tháng|quý|tuần|ngày|xuất|thiết|kỳ|độ))[\s*_]*$"
)
_OWNED = re.compile(
    r"\b(?:của|với|cho|đến|tới|về|tại|từ|theo|bởi|do|và|qua|trình|gửi|giữa|báo cáo|trong|thuộc"
    r"|lên|sang|xin ý kiến|từng|ở)[\s*_]*$"
)
_PARTED = re.compile(r";[\s*_]+")
_ASIDE = re.compile(r"[\s*_]*(?:\([^()]{0,400}\)[\s*_]*)*")
_INSERTED = re.compile(
    r",\s*(?:theo|trong|trên|căn cứ|với|tùy|tuỳ|khi|sau khi|bằng|ngoài|định kỳ"
    r"|hằng|hàng|tại|chậm nhất|trước|nhằm|nếu)\b[^;:]{2,300}?,\s*",
    re.IGNORECASE,
)
_NO_VERBS = frozenset({
    "của", "và", "về", "với", "thuộc", "là", "ở", "bị", "gồm", "bao", "hoặc", "hay", "như", "nào",
    "mà", "khác", "đó", "này", "nêu", "để", "có", "được", "không", "chưa", "đã", "đang",
})  # fmt: skip
_GRANTED = ("có trách nhiệm", "có nhiệm vụ", "có thẩm quyền", "được giao", "được phân công",
            "không được", "có văn bản", "có ý kiến", "có báo cáo", "có kế hoạch", "có hình thức",
            "có biện pháp", "được phân cấp", "có giải pháp", "đã được giao")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Act:
    """What a sentence says of one list of parties; places are in the sentence.

    `named` reaches over the words that name them, with "đề nghị", "giao" before it; `verb` is
    where the words about them begin. `by` is who gives them that to do.
    """

    parties: tuple[Named, ...]
    span: Span
    named: Span
    verb: int
    by: Named | None = None


def acts(text: str, scope: Scope) -> tuple[Act, ...]:
    """Return who acts in a sentence and where in it, in order; none when it names no one."""
    named = scope.find(text)
    if not named:
        return ()
    sentence = _Sentence(text, runs(text, named))
    found: list[Act] = []
    for segment in _segments(text):
        if act := sentence.leading(segment):
            found.append(act)
    return tuple(_ended(text, found))


def side_of(heading: str, scope: Scope) -> str | None:
    """Return the unit that a heading, or a sentence that leads in a list, names."""
    lead = _HEADED.match(heading)
    start = lead.end() if lead else 0
    body = heading[start:]
    listed = runs(body, scope.find(body))
    if not listed:
        return None
    first = listed[0]
    if first.span.start == 0 and not body[first.span.end :].strip(" .,:;*_"):
        return first.span.of(body)
    found = acts(body, scope)
    if not found:
        return None
    parties = found[-1].parties
    return body[parties[0].span.start : parties[-1].span.end]


def _segments(text: str) -> Iterator[Span]:
    start = 0
    for match in _PARTED.finditer(text):
        if text.count("(", start, match.start()) == text.count(")", start, match.start()):
            yield Span(start, match.start() + 1)
            start = match.end()
    yield Span(start, len(text))


def _ended(text: str, found: Sequence[Act]) -> Iterator[Act]:
    """Let each act reach to where the next one begins, the first from the sentence's beginning."""
    for at, act in enumerate(found):
        start = 0 if at == 0 else act.span.start
        end = found[at + 1].span.start if at + 1 < len(found) else len(text)
        yield replace(act, span=Span(start, start + len(text[start:end].rstrip())))


def is_adverbial(words: Sequence[Word], at: int) -> bool:
    """Whether words that say when, where or on what grounds begin at word `at`."""
    return any(
        joined(words, at, count) and _ADVERBIAL.fullmatch(joined(words, at, count))
        for count in (2, 1)
    )


class _Sentence:
    def __init__(self, text: str, listed: Sequence[Run]) -> None:
        self._text = text
        self._runs = listed
        views = scan(text)
        origin = views.origin
        self._words = [w._replace(start=origin[w.start], end=origin[w.end]) for w in views.words()]

    def leading(self, segment: Span) -> Act | None:
        """Return the act of a part of the sentence, by its first subject."""
        inside = [r for r in self._runs if segment.start <= r.span.start < segment.end]
        told = self._told(segment, inside)
        if told:
            return told
        first = inside[0] if inside else None
        if first and first.span.start <= segment.start + 2:
            verb = self._verb_after(first.span.end, segment.end, strict=False)
            return None if verb is None else Act(first.named, segment, first.span, verb)
        if not _ADVERBIAL.match(self._text, segment.start):
            return None
        for run in inside:
            if act := self._after_adverbial(run, segment):
                return act
        return None

    def _told(self, segment: Span, inside: Sequence[Run]) -> Act | None:
        """Read "giao X …", "đề nghị X …", "X yêu cầu Y …": the first one told is who acts."""
        for at, run in enumerate(inside):
            before = self._text[segment.start : run.span.start]
            told = next((m for m in DIRECTIVE.finditer(before) if m.end() == len(before)), None)
            if told is None or not self._directs(segment.start + told.start(), segment):
                continue
            verb = self._verb_after(run.span.end, segment.end, strict=False)
            by = self._by(segment.start + told.start(), inside[:at])
            if verb is None and by and not self._text[run.span.end : segment.end].strip(" ;*_\n"):
                verb = run.span.end  # "A giao X; B giao Y là …"
            if verb is not None:
                start = by.span.start if by else segment.start + told.start()
                return Act(run.named, segment, Span(start, run.span.end), verb, by)
        return None

    def _directs(self, at: int, segment: Span) -> bool:
        """Tell "đề nghị Sở A …" from "theo đề nghị của …", "được giao", "tờ trình đề nghị"."""
        before = self._text[segment.start : at].rstrip(" *_\n")
        if not before or before[-1] in ",.:;)":
            return True
        words = before.lower().split()
        if words[-1] in {
            "theo",
            "được",
            "việc",
            "văn",
            "sự",
            "có",
            "các",
            "về",
            "khi",
            "bản",
            "để",
        }:
            return False
        end = len(before) + segment.start
        return any(abs(end - run.span.end) <= 2 for run in self._runs) or words[-1] in {
            "và",
            "thì",
            "thời",
            "trọng",
        }

    def _by(self, at: int, before: Sequence[Run]) -> Named | None:
        near = [run for run in before if 0 <= at - run.span.end <= 3]
        return near[-1].named[-1] if near else None

    def _after_adverbial(self, run: Run, segment: Span) -> Act | None:
        before = self._text[segment.start : run.span.start]
        named = run.named
        if not _OPENS.search(before):
            if not _OWNED.search(before) or len(named) < 2:
                return None
            named = named[1:]
        verb = self._verb_after(run.span.end, segment.end, strict=True)
        begun = Span(named[0].span.start, run.span.end)
        return None if verb is None else Act(named, segment, begun, verb)

    def _verb_after(self, at: int, end: int, *, strict: bool) -> int | None:
        """Return where what a subject does begins; None where no verb follows it."""
        aside = _ASIDE.match(self._text, at, end)
        at = aside.end() if aside else at
        if self._text.startswith(":", at):
            return at + 1
        if inserted := _INSERTED.match(self._text, at, end):
            at = inserted.end()
        elif self._text.startswith(",", at):
            at += 1
        first = next((i for i, w in enumerate(self._words) if w.start >= at), len(self._words))
        if first == len(self._words) or self._words[first].start >= end:
            return None
        return self._words[first].start if self._acts(first, strict=strict) else None

    def _acts(self, at: int, *, strict: bool) -> bool:
        words = self._words
        if any(joined(words, at, phrase.count(" ") + 1) == phrase for phrase in _GRANTED):
            return True
        word = words[at]
        if word.lower == "là" and is_made(self._text, word.start):
            return True
        if word.lower in _NO_VERBS or (word.gap.strip(",") and word.gap != ":"):
            return False
        if adverb_end(words, at) > at or verb_end(words, at) > at:
            return True
        return not strict and not word.capital and not word.gap


def adverb_end(words: Sequence[Word], at: int) -> int:
    """Return where the words before the verb that counts end: "có trách nhiệm", "chủ động"."""
    for count in (4, 3, 2, 1):
        if joined(words, at, count) in ADVERBS:
            after = at + count
            return max(after, adverb_end(words, after)) if after < len(words) else after
    return at
