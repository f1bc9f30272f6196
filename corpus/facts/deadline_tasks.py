"""What is due, in words that a reminder can show by themselves (pure)."""

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.document import Span
from corpus.facts.clauses import Act
from corpus.facts.deadline_kinds import declared_day, kept_day
from corpus.facts.facts import When
from corpus.facts.sentences import Statement
from corpus.facts.verbs import VERBS
from corpus.forms import CAPITAL
from corpus.mentions.quantities import alternatives
from corpus.text import display

_LONGEST = 220
_LABEL = re.compile(r"^[^\W\d_][^:;,.\n]{2,44}:\s+(?!\()(?=\S+\s+\S+\s+\S)")
# What leads in: "Để …, ", "Trong quá trình …, "; and who asks: ", Chủ tịch … yêu cầu".
_AROUND = re.compile(
    r"^(?:để|nhằm|trên cơ sở|trong quá trình|căn cứ|đối với|trường hợp|trong trường hợp|theo"
    r"|sau khi)"
    r"\s[^,;]{3,160},\s+(?!gửi|nộp|trình)(?=\S+\s+\S+\s+\S)",
    re.IGNORECASE,
)
_OBLIGED = re.compile(
    r"^[^;]{3,200}?\s(?:có|chịu) trách nhiệm\s+(?:trong việc\s+)?(?=[^\s,.;]+\s+\S)", re.IGNORECASE
)
_ASKED = re.compile(rf",\s+[{CAPITAL}][^,;]{{3,80}}\s(?:yêu cầu|đề nghị|chỉ đạo|thông báo)$")
_LEADS = re.compile(
    r"^(?:[\s,;:.()–*_-]|(?:trong đó|đồng thời|có trách nhiệm|có nhiệm vụ|phải|cần|hoặc|và"
    r"|định kỳ|thì|chủ động"
    r"|phấn đấu|tiếp tục|đề nghị|yêu cầu|kịp thời|theo yêu cầu|hằng năm|hàng năm|ngoài ra"
    r"|các bên|(?:hằng|hàng|mỗi)\s(?:năm|quý|tháng|tuần)|có thể|\(?(?:[ivx]{1,4}|\d{1,2})\)"
    r"|thời hạn (?=gửi|nộp|báo cáo|hoàn thành))\b[\s,:]*)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    rf"(?:,?\s*(?:gửi\s+)?(?:về|cho|đến)\s+(?=[{CAPITAL}])"
    rf"|,\s*gửi(?=\s+(?:về|cho|đến|tới|lên)\b|\s+[{CAPITAL}]|\s*$)|\s*\(qua\b"
    r"|\s+theo quy định\b[\s.,;/]*$"
    r"|\s+để (?:kịp thời |tổng hợp|theo dõi|chỉ đạo|xem xét|phối hợp|thống nhất|đạt)|\s+nhằm\s)"
)
_END = re.compile(
    r"[\s.,;:/–*_(-]+$|(?<!năm)(?<!kỳ)(?<!tháng)(?<!quý)\s+trước$"
    r"|\s+(?:và|hoặc|vào|trong|để|(?<!tiếp )theo|từ|đến|khi|đợt)$|,\s+(?:hoàn thành|xong|hoàn tất)$"
)
_EMPTY = re.compile(r"\(\s*[,;*_]*\s*\)|[*_]{2,}")
_DOUBLED = re.compile(r"\s*([,;])(?:\s*[,;])+")
_BOUND = re.compile(r"(?:^|[,;:.(–-]|\bvà|\bhoặc)[\s*_]*$", re.IGNORECASE)
_JOINED = re.compile(r"[\s,;/*_]*(?:và|hoặc|hay)?[\s*_]*")
_NO_ACT = re.compile(
    r"(?:của|theo|về|để|tại|trong|đối|và|hoặc|các|này|đó|được|nhằm|với|cho|tới|đến|trên|như)\b"
)
_ITEM = re.compile(rf"(?<=\S{{2}}) [-–+] (?=[{CAPITAL}])")
_VERB = re.compile(rf"[\s*_]*(?:{alternatives(VERBS)})(?!\w)", re.IGNORECASE)
_SHORTEST = 3  # words of what is said of one time alone
_CUT = re.compile(
    r"[\s)]*,\s+(?:riêng\s+|và\s+|còn\s+)?"
    rf"(?=(?:(?P<report>(?:kết quả )?báo cáo)|{alternatives(VERBS)})(?!\w))"
)
_COMPLETED = re.compile(
    r"(?:(?:hoàn thành|hoàn tất|kết thúc|dứt điểm|xong|thực hiện|bảo đảm|thời gian)[\s,]*){1,3}",
    re.IGNORECASE,
)
_BARE_VERB = re.compile(rf"(?<!\w)(?:{alternatives(VERBS)})$", re.IGNORECASE)
_ALONE = re.compile(rf"{_COMPLETED.pattern}|(?:gửi )?báo cáo", re.IGNORECASE)
# "Công an tỉnh - Cơ quan Thường trực … tham mưu": who else the subject is.
_ASIDE = re.compile(
    r"\s*(?:[-–(]|,\s*(?:là\s+)?cơ quan)\s*(?:cơ quan|đơn vị|bộ phận)", re.IGNORECASE
)
# What is left of "các trường hợp đột xuất thì", or of a bracket that begins before.
_LEFT = re.compile(r"^\W*(?:(?:các|những|mọi)\s+thì\s+|[^()]{0,60}\),?\s+(?=(?:\S+\s+){2}))")
_TWICE = re.compile(r"\b(họp|báo cáo|sơ kết|kiểm tra)\s+và\s+\1(?=\s*$)", re.IGNORECASE)
_NAME_LEAD = re.compile(r"^(?:kỷ niệm\s+)?(?:\d+ năm\s+)?", re.IGNORECASE)


def what_is_due(
    statement: Statement, when: When, whens: Sequence[When], found: Sequence[Act]
) -> str:
    """Return the thing due in display form, without who owes it and without its time."""
    if statement.label is not None and statement.task:
        task = _ITEM.split(statement.task, maxsplit=1)[0]
        return _shortened(_cleaned(task)) or _shortened(display(task))
    clause = clause_of(statement.text, when)
    clause = segment(statement.text, clause, when, whens)
    span = _after_subject(statement.text, clause, when, whens, found)
    body = _without_times(statement.text, span, whens)
    words = _shortened(_cleaned(body))
    if _COMPLETED.fullmatch(words) and clause.start > 0:
        words = _told_before(statement.text, clause.start, whens) or words
    if len(words.split()) >= 2 or words == "Họp":
        return words
    above = statement.task or (statement.passage.headings[-1:] or ("",))[0]
    return _shortened(_cleaned(above)) or _shortened(display(statement.text))


def begins_with_verb(text: str) -> bool:
    """Whether a text tells at once what to do, and is no mere name of a thing."""
    return _VERB.match(text) is not None


def led_in(what: str, lead: str) -> str:
    """Return the thing due with what the sentence above says is done with it."""
    words = _cleaned(lead)
    return _shortened(f"{words} {what[:1].lower()}{what[1:]}")


def without_owner(what: str, names: Sequence[str]) -> str:
    """Return the thing due without the name of who owes it before it."""
    for name in names:
        rest = what[len(name) :].lstrip(" ,:")
        if what.lower().startswith(name.lower() + " ") and len(rest.split()) > 1:
            return rest[:1].upper() + rest[1:]
    return what


def event_name(text: str, when: When) -> str | None:
    """Return the name of the day that is kept: “Ngày Quốc tế lao động”."""
    declared = declared_day(text, when)
    if declared:
        return display(declared["name"])
    named = kept_day(text, when)
    if named is None:
        return None
    name = _NAME_LEAD.sub("", display(named[0])).strip(" “”\"'(–-,")
    start = max(name.rfind("Ngày "), 0)
    return name[start:] or None


def clause_of(text: str, when: When) -> Span:
    """Return the part of the sentence between semicolons that holds the time."""
    start, depth, begin = 0, 0, 0
    end = len(text)
    for at, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if character != ";" or depth > 0:
            continue
        if at < when.span.start:
            start = begin = at + 1
        elif at >= when.span.end:
            end = at
            break
    return Span(begin or start, end)


def segment(text: str, clause: Span, when: When, whens: Sequence[When]) -> Span:
    """Return the part of a clause that is said of one time: "…, trả kết quả trong 07 ngày"."""
    start, end = clause.start, clause.end
    for first, second in pairwise(whens):
        cut = _CUT.match(text, first.span.end)
        if not cut or first.span.start < start or cut.end() > min(end, second.span.start):
            continue
        told = display(text[start : first.span.start])
        own = cut["report"] or len(text[cut.end() : second.span.start].split()) >= _SHORTEST
        if not own or not _tells(told):
            continue
        if cut.end() <= when.span.start:
            start = cut.end()
        elif cut.start() >= when.span.end:
            end = min(end, cut.start())
    return Span(start, end)


def _tells(told: str) -> bool:
    """Whether words tell a thing due by themselves: not "phối hợp" in "phối hợp thường xuyên"."""
    if _ALONE.fullmatch(told):
        return True
    return len(told.split()) >= _SHORTEST and not _BARE_VERB.search(told)


def _told_before(text: str, at: int, whens: Sequence[When]) -> str:
    """Return what the clause before `at` tells: "kiểm tra …; kết thúc trước ngày 15/6"."""
    start = text.rfind(";", 0, at - 1) + 1
    return _shortened(_cleaned(_without_times(text, Span(start, at - 1), whens)))


def _after_subject(
    text: str, clause: Span, when: When, whens: Sequence[When], found: Sequence[Act]
) -> Span:
    """Return where the words about the subject begin, or what the time itself leads in."""
    start = clause.start
    for act in found:
        if clause.start <= act.verb < clause.end and not _in_brackets(text, clause, act):
            named = max(name.span.end for name in act.parties)
            skipped = clause.start <= named and len(text[named : act.verb].split()) > 3
            aside = _ASIDE.match(text, named)
            start = named if skipped and named < act.verb and not aside else act.verb
            break
    group = _group(text, when, whens)
    if group.start > start and _BOUND.search(text, start, group.start):
        rest = text[group.end : clause.end].lstrip(" *_\n")
        if rest[:1].isalpha() and rest[:1].islower() and not _NO_ACT.match(rest):
            start = group.end
    return Span(start, clause.end)


def _in_brackets(text: str, clause: Span, act: Act) -> bool:
    """Whether somebody acts aside only: "Họp Hội đồng (Giám đốc chủ trì)"."""
    opened = text.count("(", clause.start, act.verb)
    return opened > text.count(")", clause.start, act.verb)


def _group(text: str, when: When, whens: Sequence[When]) -> Span:
    """Return where the list of times begins and ends that a time is one of."""
    at = whens.index(when)
    first = last = at
    while first and _JOINED.fullmatch(text, whens[first - 1].span.end, whens[first].span.start):
        first -= 1
    while last + 1 < len(whens) and _JOINED.fullmatch(
        text, whens[last].span.end, whens[last + 1].span.start
    ):
        last += 1
    return Span(whens[first].span.start, whens[last].span.end)


def _without_times(text: str, span: Span, whens: Sequence[When]) -> str:
    pieces: list[str] = []
    last = span.start
    for when in whens:
        if when.span.start >= last and when.span.end <= span.end:
            between = text[last : when.span.start]
            pieces.append("" if pieces and _JOINED.fullmatch(between) else between)
            last = when.span.end
    return " ".join((*pieces, text[last : span.end]))


def _cleaned(body: str) -> str:
    words = _DOUBLED.sub(r"\1", _EMPTY.sub(" ", display(body)))
    words = _TWICE.sub(r"\1", _LEFT.sub("", words))
    words = _LEADS.sub("", words)
    for lead in (_LABEL, _AROUND, _OBLIGED, _LEADS):
        words = lead.sub("", words)
    tail = _TAIL.search(words, 20)
    if tail:
        words = words[: tail.start()]
    words = re.sub(r"\s+([,;.])", r"\1", words)
    while (shorter := _END.sub("", words)) != words:
        words = shorter
    words = _ASKED.sub("", words).strip()
    return words[:1].upper() + words[1:]


def _shortened(words: str) -> str:
    if len(words) <= _LONGEST:
        return words
    cut = words[:_LONGEST]
    at = max(cut.rfind(", ", 60), cut.rfind("; ", 60))
    return (cut[:at] if at > 0 else cut[: cut.rfind(" ")]).rstrip(" ,;") + "…"
