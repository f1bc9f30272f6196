"""What is due, in words that a reminder can show by themselves (pure)."""

import re
from collections.abc import Sequence

from corpus.document import Span
from corpus.facts.clauses import Act
from corpus.facts.deadline_kinds import declared_day, kept_day
from corpus.facts.facts import When
from corpus.facts.sentences import Statement
from corpus.facts.verbs import VERBS
from corpus.forms import CAPITAL
from corpus.quantities import alternatives
from corpus.text import display

_LONGEST = 220
_LABEL = re.compile(r"^[^\W\d_][^:;,.\n]{2,44}:\s+(?=\S+\s+\S+\s+\S)")
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
    rf"(?:,?\s*(?:gửi\s+)?(?:về|cho|đến)\s+(?=[{CAPITAL}])|,\s*gửi(?=\s+(?:về|cho|đến|tới|lên)\b|\s+[{CAPITAL}]|\s*$)|\s*\(qua\b"
    r"|\s+theo quy định\b[\s.,;/]*$"
    r"|\s+để (?:kịp thời |tổng hợp|theo dõi|chỉ đạo|xem xét|phối hợp|thống nhất|đạt)|\s+nhằm\s)"
)
_END = re.compile(
    r"[\s.,;:/–*_(-]+$|(?<!năm)(?<!kỳ)(?<!tháng)(?<!quý)\s+trước$"
    r"|\s+(?:và|hoặc|vào|trong|để|(?<!tiếp )theo|từ|đến|khi)$|,\s+(?:hoàn thành|xong|hoàn tất)$"
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
_NAME_LEAD = re.compile(r"^(?:kỷ niệm\s+)?(?:\d+ năm\s+)?", re.IGNORECASE)


def what_is_due(
    statement: Statement, when: When, whens: Sequence[When], found: Sequence[Act]
) -> str:
    """Return the thing due in display form, without who owes it and without its time."""
    if statement.label is not None and statement.task:
        task = _ITEM.split(statement.task, maxsplit=1)[0]
        return _shortened(_cleaned(task)) or _shortened(display(task))
    clause = _clause(statement.text, when)
    span = _after_subject(statement.text, clause, when, whens, found)
    body = _without_times(statement.text, span, whens)
    words = _shortened(_cleaned(body))
    if len(words.split()) >= 2:
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


def _clause(text: str, when: When) -> Span:
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


def _after_subject(
    text: str, clause: Span, when: When, whens: Sequence[When], found: Sequence[Act]
) -> Span:
    """Return where the words about the subject begin, or what the time itself leads in."""
    start = clause.start
    for act in found:
        if clause.start <= act.verb < clause.end:
            named = max(name.span.end for name in act.parties)
            skipped = clause.start <= named and len(text[named : act.verb].split()) > 3
            start = named if skipped and named < act.verb else act.verb
            break
    group = _group(text, when, whens)
    if group.start > start and _BOUND.search(text, start, group.start):
        rest = text[group.end : clause.end].lstrip(" *_\n")
        if rest[:1].isalpha() and rest[:1].islower() and not _NO_ACT.match(rest):
            start = group.end
    return Span(start, clause.end)


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
    words = _LEADS.sub("", words)
    for lead in (_LABEL, _AROUND, _OBLIGED, _LEADS):
        words = lead.sub("", words)
    tail = _TAIL.search(words, 20)
    if tail:
        words = words[: tail.start()]
    words = re.sub(r"\s+([,;.])", r"\1", words)
    while (shorter := _END.sub("", words)) != words:
        words = shorter
    words = _ASKED.sub("", words)
    return words[:1].upper() + words[1:]


def _shortened(words: str) -> str:
    if len(words) <= _LONGEST:
        return words
    cut = words[:_LONGEST]
    at = max(cut.rfind(", ", 60), cut.rfind("; ", 60))
    return (cut[:at] if at > 0 else cut[: cut.rfind(" ")]).rstrip(" ,;") + "…"
