"""Which list of parties a part of a sentence is about, and where their verb stands (pure)."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.document import Span
from corpus.facts.appointments import is_made
from corpus.facts.facts import Party
from corpus.facts.names import verb_end
from corpus.facts.parties import Named
from corpus.facts.predicates import (
    ADVERBIAL,
    ASIDE,
    QUALIFYING,
    adverb_end,
    placed_words,
    predicate,
    word_at,
)
from corpus.facts.runs import Run
from corpus.facts.verbs import GRANTED
from corpus.facts.word_runs import joined

_DIRECTIVE = re.compile(
    r"(?:(?:kính|trân trọng)\s+)?"
    r"(?:đề\s+nghị|yêu\s+cầu|phân\s+công|uỷ\s+quyền|ủy\s+quyền|giao|cử|(?:lựa\s+)?chọn|chỉ\s+định)"
    r"(?:\s+(?:cho|trách\s+nhiệm|nhiệm\s+vụ|đối\s+với|một|01))*[\s*_:]+",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"(?:[,:)–-]|\bthì|\bquá trình (?:\w+ ){0,2}thực hiện|\bmà|\d"
    r"|\b(?:năm|tháng|quý|tuần|ngày|đột xuất|cần thiết|định kỳ|[Rr]iêng(?: đối với)?))[\s*_]*$"
)
_ADDRESSES = re.compile(r"(?:đối với|về phía|phía|riêng|riêng đối với)\s+", re.IGNORECASE)
_NOTHING = re.compile(r"[\s*_]*(?:\([^()]{0,100}\))?[\s;*_]*")
# "Người được giao … và cung cấp thông tin có trách nhiệm": the verbs before are of the name
_PERSON = re.compile(
    r"người\s+(?:được|ra)\s[^.;:(),]{4,90}?\s(?=(?:có|chịu)\s+trách\s+nhiệm(?!\w))",
    re.IGNORECASE,
)
_LONGEST = 160  # characters of a name
_MOST_MORE = 12
_MARK = 2  # characters of emphasis before a name
_HONOURED = re.compile(
    r"(?:các\s+)?(?:đồng\s+chí|ông|bà)\s*(?:,\s*bà|\(bà\)|\(ông\))?:?\s+", re.IGNORECASE
)
_OBLIGED = re.compile(r"(?:có|chịu)\s+trách\s+nhiệm(?!\w)", re.IGNORECASE)
# What a common noun goes on with up to "có trách nhiệm", and no words of their own.
_NO_ASIDE = re.compile(
    r"(?!(?:trong|theo|khi|căn|cũng|phải|cần|hằng|hàng|đồng|ngoài|nếu|để|là|sẽ|và|chủ|kịp)(?!\w))"
    r"[^,;:.()]+"
)
_GIVING_TOO = frozenset({"", "thống nhất", "quyết định", "thống nhất phân công"})
_OWNED = re.compile(
    r"\b(?:của|với|cho|đến|tới|về|tại|từ|theo|bởi|do|và|qua|trình|gửi|giữa|báo cáo|trong|thuộc"
    r"|lên|sang|xin ý kiến|từng|ở)[\s*_]*$"
)
_GIVING = re.compile(
    r"(?:yêu\s+cầu|đề\s+nghị|giao|kết\s+luận|quyết\s+nghị|quyết\s+định|chỉ\s+đạo|ban\s+hành"
    r"|thông\s+báo|thống\s+nhất|hướng\s+dẫn|quy\s+định)[\s*_]*(?:[^:.;]{0,40}như\s+sau)?[\s*_]*:?[\s*_]*$",
    re.IGNORECASE,
)
# Who resolves and is no unit: "Đại hội giao Ban Kiểm soát …"
_MEETING = re.compile(
    r"(?:[^,;:.]{2,40},\s)?(?:Đại hội|Hội nghị|Cuộc họp|Phiên họp|Chi bộ|Hội nghị\s[\w ]{2,40})"
    r"(?:\s+(?:thống nhất|quyết nghị|quyết định|nhất trí))?",
    re.IGNORECASE,
)
# Who asks there is no office: "Trường hợp công dân … thì đề nghị công an cấp xã …"
_PRIVATE = re.compile(
    r"(?:Trường hợp|Khi|Nếu)\s(?:công dân|cá nhân|người|tổ chức|doanh nghiệp|hộ|chủ|khách hàng)"
    r"(?!\sđứng đầu)(?!\w)"
)
_LABELLED = re.compile(
    r"\d[\dhg/.:–\s-]{0,24}(?:giờ|ngày|phút)?[^,;:()]{0,30}:\s"  # "08h30: ", "05/01/2026: "
    r"|[^;:.()\d]{2,60}:\s(?=Định kỳ|Hằng|Hàng|Trước|Chậm nhất)"
    r"|[^,;:.()\d]{2,60}:\s|[^;:.()\d]{2,90}:\*\*\s"
)
_AGENT = re.compile(r"\b(?:do|bởi|giữa|trình|gửi)[\s*_]*$")
_ALSO = re.compile(r"(?:,|\bvà)[\s*_]+$")
# A comma behind words in small letters or figures, and so behind no name of a list.
_BEHIND = re.compile(r"(?:^|\s)[a-zà-ỹđ0-9/.%]+\)?,(?:\s+(?:còn|riêng|trong\s+đó))?[\s*_]+$")
_THEN = re.compile(r"\sthì[\s*_]+$")
# The last words before the comma name somebody else in a list: "cùng các thôn, | Đoàn xã …"
_LISTING = re.compile(
    r"\b(?:với|cùng|gồm|như|giữa|mời|gửi|đề nghị|yêu cầu|giao|chỉ đạo|của|cho|về|do|và|là)"
    r"\s(?![^,;:]*\s(?:để|trước\s+ngày|chậm\s+nhất)\s)[^,;:]*,\s*$"
)
_TAKES_PART = frozenset({"chủ trì", "phối hợp", "tham mưu", "tổng hợp", "hướng dẫn", "theo dõi"})
_NOT_TOLD = frozenset(
    {"theo", "được", "việc", "văn", "sự", "có", "các", "về", "khi", "bản", "để", "kiến", "xuất"}
)
_TOLD_TOO = frozenset({"và", "thì", "thời", "trọng"})


@dataclass(frozen=True, slots=True)
class Act:
    """What a sentence says of one list of parties; places are in the sentence.

    `named` reaches over the words that name them, with "đề nghị", "giao" before it; `verb` is
    where the words about them begin. `by` is who gives them that to do. `told` is set where they
    are asked, and are no subject; `agent` where they do what is said of something else.
    """

    parties: tuple[Named, ...]
    span: Span
    named: Span
    verb: int
    by: Named | None = None
    told: bool = False
    agent: bool = False


class Clauses:
    """A sentence with its lists of parties, asked part by part who acts in it."""

    def __init__(self, text: str, listed: Sequence[Run], party: Callable[[str], Party]) -> None:
        self._text = text
        self._party = party
        self._runs = listed
        self._words = placed_words(text)

    def acts(self, part: Span) -> list[Act]:
        """Return the acts of a part of the sentence: the main one, then "…, Y có trách nhiệm"."""
        if part.start and self._runs and (carried := self._carried(part)):
            return [carried]
        inside = [run for run in self._runs if part.start <= run.span.start < part.end]
        first = self._main(part, inside)
        if first is None:
            return [] if self.begins_with_verb(part) else self._behind(part, inside)
        later = (
            self._obliged(run, part) or self._second(run, part) or self._then(run, part)
            for run in inside
            if run.span.start > first.verb
        )
        return [first, *(act for act in later if act)]

    def _behind(self, part: Span, inside: Sequence[Run]) -> list[Act]:
        """Read "Mùa mưa đến gần, | A làm …, B làm …": nobody acts before the first comma."""
        found = [self._then(run, part) or self._second(run, part) for run in inside]
        return [act for act in found if act]

    def _then(self, run: Run, part: Span) -> Act | None:
        """Read "hồ sơ thiếu giấy tờ thì | A trả lại …"."""
        if not _THEN.search(self._text, part.start, run.span.start):
            return None
        verb = self._verb_after(run.span.end, part.end, strict=True)
        if verb is None or _GIVING.match(self._text, verb, part.end):
            return None
        return Act(run.named, Span(run.span.start, part.end), run.span, verb)

    def _carried(self, part: Span) -> Act | None:
        """Read "A được …; có trách nhiệm …": the second part is of A, who did nothing so far."""
        first = self._runs[0]
        obliged = any(joined(self._words, self._word_at(part.start), 3) == s for s in GRANTED[:2])
        if not obliged or first.span.start > 2:
            return None
        if self._verb_after(first.span.end, part.start, strict=False) is not None:
            return None
        return Act(first.named, part, Span(part.start, part.start), part.start)

    def begins_with_verb(self, part: Span) -> bool:
        """Whether the part tells somebody, unnamed, what to do."""
        at = self._word_at(part.start)
        at = adverb_end(self._words, at) if at < len(self._words) else at
        return at < len(self._words) and verb_end(self._words, at) > at

    def _main(self, part: Span, inside: Sequence[Run]) -> Act | None:
        subject, told = self._subject(part, inside), self._told(part, inside)
        if told is None or (subject and subject.named.start < told.named.start):
            return subject
        return told

    def _subject(self, part: Span, inside: Sequence[Run]) -> Act | None:
        first = inside[0] if inside else None
        before = self._text[part.start : first.span.start] if first else ""
        if first and (len(before) <= _MARK or _HONOURED.fullmatch(before)):
            verb = self._verb_after(first.span.end, part.end, strict=part.start > 0)
            if whose := _PERSON.match(self._text, first.span.start, part.end):
                verb = whose.end()
            if verb is None or _GIVING.match(self._text, verb, part.end):
                return None
            parties = self._qualified(first, verb) or self._besides(first, verb, inside)
            return Act(parties, part, Span(parties[0].span.start, parties[-1].span.end), verb)
        if not (ADVERBIAL.match(self._text, part.start) or _LABELLED.match(self._text, part.start)):
            return None
        found = (self._after_adverbial(run, part) for run in inside)
        return next((act for act in found if act), None)

    def _qualified(self, run: Run, verb: int) -> tuple[Named, ...]:
        """Read "Người được giao … và cung cấp thông tin | có trách nhiệm" as one long name."""
        span = Span(run.span.start, verb)
        words = span.of(self._text).rstrip()
        common = len(run.named) == 1 and run.span.of(self._text)[1:].islower()
        more = self._text[run.span.end : verb].split()
        if not common or not more or len(words) > _LONGEST:
            return ()
        named = _PERSON.match(self._text, span.start) or self._is_name(Span(run.span.end, verb))
        if more[0] not in QUALIFYING and not named:
            return ()
        return (Named(self._party(words), Span(span.start, span.start + len(words))),)

    def _is_name(self, span: Span) -> bool:
        """Whether all words up to "có trách nhiệm" are of the name before them."""
        words = span.of(self._text).strip()
        plain = _NO_ASIDE.fullmatch(words) and len(words.split()) <= _MOST_MORE
        return bool(plain) and _OBLIGED.match(self._text, span.end) is not None

    def _besides(self, run: Run, verb: int, inside: Sequence[Run]) -> tuple[Named, ...]:
        """Add who stands between a list and its verb: "… quy định tại Điều 1 và Thủ trưởng …"."""
        more = [r for r in inside if run.span.end < r.span.start and r.span.end <= verb]
        listed = [r for r in more if _ALSO.search(self._text, run.span.end, r.span.start)]
        return (*run.named, *(named for r in listed for named in r.named))

    def _told(self, part: Span, inside: Sequence[Run]) -> Act | None:
        """Read "giao X …", "đề nghị X …", "X yêu cầu Y …": the first one told is who acts."""
        for at, run in enumerate(inside):
            before = self._text[part.start : run.span.start]
            told = next((m for m in _DIRECTIVE.finditer(before) if m.end() == len(before)), None)
            if told is None:
                continue
            start = part.start + told.start()
            by = self._by(start, inside[:at])
            if not self._directs(start, part, inside[at - 1] if by else None):
                continue
            verb = self._verb_after(run.span.end, part.end, strict=False)
            if verb is None and by and _NOTHING.fullmatch(self._text, run.span.end, part.end):
                verb = run.span.end  # "A giao X; B giao Y là …"
            sent = (
                told[0].lower().startswith(("cử", "chọn", "lựa", "chỉ"))
            )  # to take part, unless it is made something
            if verb is not None and not (sent and not is_made(self._text, verb)):
                start = by.span.start if by else start
                return Act(run.named, part, Span(start, run.span.end), verb, by, told=True)
        return None

    def _directs(self, at: int, part: Span, by: Run | None) -> bool:
        """Tell "đề nghị Sở A …" from "theo đề nghị của …", "chỉ đạo B giao C …"."""
        if by:
            before = self._text[part.start : by.span.start].strip(" *_\n")
            return not before or bool(_OPENS.search(before)) or before.endswith(")")
        before = self._text[part.start : at].rstrip(" *_\n")
        if not before or before[-1] in ".:;" or _MEETING.fullmatch(before):
            return True
        last = before.lower().split()[-1]
        if last in _NOT_TOLD:
            return False
        if _PRIVATE.match(before):
            return False
        if before[-1] in ",)":
            return not self.begins_with_verb(part) or bool(ADVERBIAL.match(before))
        return last in _TOLD_TOO

    def _by(self, at: int, before: Sequence[Run]) -> Named | None:
        if not before:
            return None
        last = before[-1]
        between = self._text[last.span.end : at].strip(" *_\n")
        return last.named[-1] if between in _GIVING_TOO else None

    def _after_adverbial(self, run: Run, part: Span) -> Act | None:
        before = self._text[part.start : run.span.start]
        named = run.named
        speaks = _ADDRESSES.fullmatch(before) and self._text.startswith(":", run.span.end)
        if not _OPENS.search(before) and not speaks:
            if not _OWNED.search(before) or _AGENT.search(before) or len(named) < 2:
                return None
            named = named[1:]
        verb = self._verb_after(run.span.end, part.end, strict=True)
        if verb is None or _GIVING.match(self._text, verb, part.end):
            return None
        return Act(named, part, Span(named[0].span.start, run.span.end), verb)

    def _obliged(self, run: Run, part: Span) -> Act | None:
        """Read a second subject in mid-sentence, which only "có trách nhiệm" makes one."""
        aside = ASIDE.match(self._text, run.span.end, part.end)
        verb = aside.end() if aside else run.span.end
        first = self._word_at(verb)
        if not any(joined(self._words, first, 3) == said for said in GRANTED[:2]):
            return None
        before = self._text[part.start : run.span.start]
        named = run.named[1:] if _OWNED.search(before) else run.named
        if not named or not (len(named) < len(run.named) or before.rstrip(" *_\n").endswith(",")):
            return None
        start = named[0].span.start
        return Act(named, Span(start, part.end), Span(start, run.span.end), verb)

    def _second(self, run: Run, part: Span) -> Act | None:
        """Read "A chủ trì …, | B tổng hợp …": a unit alone right behind a comma, and its verb."""
        before = self._text[part.start : run.span.start]
        if len(run.named) > 1 or not _BEHIND.search(before):
            return None
        first = self._word_at(run.span.end)
        made = first < len(self._words) and is_made(self._text, self._words[first].start)
        if not made and (_LISTING.search(before) or not self._goes_on(run, first)):
            return None
        verb = self._words[first].start
        if _GIVING.match(self._text, verb, part.end):
            return None
        return Act(run.named, Span(run.span.start, part.end), run.span, verb)

    def _goes_on(self, run: Run, first: int) -> bool:
        """Whether word `first` right behind a name is a verb that makes it act."""
        if first == len(self._words) or self._words[first].gap or self._words[first].capital:
            return False
        if joined(self._words, first, 2) in _TAKES_PART:
            return True
        common = run.span.of(self._text)[0].islower()
        return not common and verb_end(self._words, first) > first

    def _verb_after(self, at: int, end: int, *, strict: bool) -> int | None:
        """Return where what a subject does begins; None where no verb follows it."""
        return predicate(self._text, self._words, Span(at, end), strict=strict)

    def _word_at(self, place: int) -> int:
        return word_at(self._words, place)
