"""Who acts in a sentence: its subject, or whom it asks, tells or gives something to do (pure)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.document import Span
from corpus.facts.agents import agents
from corpus.facts.clauses import Act, Clauses
from corpus.facts.names import ENDS, does, ends_name, verb_end
from corpus.facts.parties import Named, Scope
from corpus.facts.predicates import QUALIFYING, placed_words
from corpus.facts.runs import Run, runs
from corpus.mentions.scan import Word
from corpus.parsing.sides import find_side
from corpus.text import display

_HEADED = re.compile(
    r"(?:(?:quyền|trách\s+nhiệm|nhiệm\s+vụ|nhiệm\s+vụ,\s+quyền\s+hạn|phân\s+công)(?:,?\s+(?:hạn|và"
    r"|quyền|trách\s+nhiệm|thực\s+hiện|phối\s+hợp|nhiệm\s+vụ))*\s+(?:của|cho|đối\s+với)|đối\s+với"
    r"|về\s+phía|phía|riêng|các\s+đồng\s+chí|tại|ở)[\s*_]+",
    re.IGNORECASE,
)
_OBLIGED = re.compile(
    r"(?P<who>(?!Việc|Trường hợp)[^.;:()\n]{4,200}?)"
    r"(?:,\s(?:trong|khi|nếu|theo)\s[^.;:()]{2,120}?)?\s(?P<verb>(?:có|chịu)\s+trách\s+nhiệm)(?!\w)"
)
# Who decides in a matter, as rules name them: "Người giải quyết tố cáo".
_OFFICIAL = re.compile(
    r"Người\s+(?:giải\s+quyết|ra\s+quyết\s+định|phụ\s+trách|chủ\s+trì|tiếp\s+công\s+dân|quản\s+lý"
    r"|tiến\s+hành|thi\s+hành|được\s+giao|được\s+phân\s+công|ký)(?!\w)"
)
_ALSO = re.compile(r"\s(?:cũng|còn|đều|phải|chỉ)$")
_ANYBODY = re.compile(
    r"(?:Từng|Mỗi|Các|Chủ|Nhà|Đại diện|Thành viên|Nhóm|Người đại diện)\s(?:[\w-]+\s?){1,8}"
    r"|(?!(?:Việc|Trường hợp|Khi|Nếu|Trong|Đối với|Tổ chức|Cá nhân|Hộ|Doanh nghiệp|Thương nhân|Bên"
    r"|Khách hàng|Công dân|Chúng tôi|Tôi|Mọi|Người|Theo|Sau|Trước|Ngoài|Nơi|Hãng)\s)"
    r"[A-ZĐÀ-Ỹ]\w*(?:\s\w+){1,8}\s[A-ZĐÀ-Ỹ]\w*(?:\s\w+){0,3}"  # "Bảo hiểm tiền gửi Việt Nam"
)
_LINKED = re.compile(r"(?:^|,|;|\s(?:và|cùng))[\s*_]*$")
_HANDING = re.compile(
    r"(?:chỉ\s+đạo|lãnh\s+đạo|yêu\s+cầu|đề\s+nghị|giao|phân\s+công)"
    r"(?:\s+(?:cho|trách\s+nhiệm\s+cho|nhiệm\s+vụ\s+cho))?[\s*_]+$",
    re.IGNORECASE,
)
_LEADING = re.compile(r"lãnh\s+đạo(?:,\s+chỉ\s+đạo)?[\s*_]+$", re.IGNORECASE)
_ABOUT = re.compile(r"\s(?:trong|đối với|khi|tại|theo)\s")
_NEAR = 120  # characters in which a common noun and its verb stand
_MOST_WORDS = 6
TRADES = frozenset({
    "tổng hợp", "kiểm tra", "giám sát", "tuyên truyền", "hỗ trợ", "tư vấn", "vận hành", "bảo vệ",
    "đào tạo", "bồi dưỡng", "thẩm định", "đăng ký", "kiểm định", "tiếp nhận", "cấp cứu",
})  # fmt: skip
_LONGEST_REST = 10  # words that a name in a heading goes on with
_BRACKETED = re.compile(r"\s*\([^()]{1,80}\)(?=[\s.:*_]*$)")
_PARTED = re.compile(r";[\s*_]+")


def acts(text: str, scope: Scope) -> tuple[Act, ...]:
    """Return who acts in a sentence and where in it, in order; none when it names no one.

    Where the sentence begins by telling what to do, and names who acts only later, the first
    act begins there: what stands before it is of somebody else.
    """
    named = scope.find(text)
    listed = runs(text, named)
    main = _main(text, named, listed, scope)
    acting = {one.span for act in main for one in act.parties}
    besides = agents(text, listed, scope) if named else ()
    return (*main, *(act for act in besides if acting.isdisjoint(n.span for n in act.parties)))


def _main(
    text: str, named: Sequence[Named], listed: Sequence[Run], scope: Scope
) -> tuple[Act, ...]:
    if not named:
        return _obliged(text, scope)
    parts = _clauses(text, listed)
    clauses = Clauses(text, [piece for run in listed for piece in run.parted(parts)], scope.party)
    found = [act for part in parts for act in clauses.acts(part)]
    if not found:
        return _obliged(text, scope)
    begins = found[0].span.start > 0 and clauses.begins_with_verb(parts[0])
    return tuple(_ended(text, found, found[0].span.start if begins else 0))


def _obliged(text: str, scope: Scope) -> tuple[Act, ...]:
    """Return whom the words before "có trách nhiệm" name at a sentence's beginning."""
    match = _OBLIGED.match(text)
    starts = {named.span.start for named in scope.find(text)}
    if match is None:
        return () if 0 in starts else _common(text, scope)
    start = match["who"].rfind(" thì ") + 1
    start += len("thì ") if start else 0
    who = _ALSO.sub("", match["who"][start:])
    span = Span(start, start + len(who))
    named = (
        _OFFICIAL.match(text)
        or _ANYBODY.fullmatch(who)
        or find_side(display(text[: match.end()]), heading=False)
    )
    if start not in starts and not named:
        return ()
    linked = (r for r in runs(who, scope.find(who)) if _LINKED.search(who[: r.span.start]))
    listed = tuple(one for run in linked for one in run.named)
    whole = (Named(scope.party(who), span),)
    aside = len(listed) == 1 and who.startswith(",", listed[0].span.end)  # "Sở A, nơi …, có …"
    parties = listed if len(listed) > 1 or aside else whole
    return (Act(parties, Span(0, len(text.rstrip())), span, match.start("verb")),)


def _common(text: str, scope: Scope) -> tuple[Act, ...]:
    """Return the common noun that a sentence begins with before its verb: "Địa phương chủ động"."""
    words = placed_words(text[:_NEAR])
    if not words or not words[0].capital or verb_end(words, 0):
        return ()
    ends = (at for at in range(1, len(words)) if does(words, at) or _parts(words, at))
    end = next(ends, len(words))
    if end == len(words) or _parts(words, end) or end > _MOST_WORDS:
        return ()
    span = Span(words[0].start, words[end - 1].end)
    if find_side(display(span.of(text)), heading=True) != display(span.of(text)):
        return ()
    named = Named(scope.party(span.of(text)), span)
    return (Act((named,), Span(0, len(text.rstrip())), span, words[end].start),)


def _parts(words: Sequence[Word], at: int) -> bool:
    return bool(words[at].gap) or words[at].lower in ENDS


def handed_on(text: str, scope: Scope) -> str | None:
    """Return whom a sentence leads in tasks for: "Chính phủ yêu cầu | Bộ trưởng các bộ:"."""
    words = text.rstrip(" *_\n")
    if not words.endswith(":"):
        return None
    body = words[:-1].rstrip(" *_\n")
    listed = runs(body, scope.find(body))
    last = listed[-1].span if listed else None
    if last is None or last.end != len(body) or not _HANDING.search(body[: last.start]):
        return None
    if _LEADING.search(body[: last.start]) and listed[0].span.start == 0 and len(listed) > 1:
        return listed[0].span.of(body)  # "Đảng ủy A lãnh đạo A:" – the party's own tasks
    return last.of(body)


def side_of(heading: str, scope: Scope) -> str | None:
    """Return the unit that a heading, or a sentence that leads in a list, names."""
    if handed := handed_on(heading, scope):
        return handed
    lead = _HEADED.match(heading)
    body = heading[lead.end() :] if lead else heading
    listed = runs(body, scope.find(body))
    if not listed:
        obliged = _obliged(body, scope)
        return obliged[0].named.of(body) if obliged else None
    first = listed[0]
    if whole := _whole(body, first):
        return whole
    rest = body[first.span.end :].split()
    if lead and first.span.start == 0 and len(first.named) == 1 and rest[0] in QUALIFYING:
        return _ABOUT.split(body)[0].strip(" .,:;*_")
    found = acts(body, scope)
    parties = found[-1].parties if found else ()
    return body[parties[0].span.start : parties[-1].span.end] if parties else None


def _whole(heading: str, first: Run) -> str | None:
    """Return a heading that is nothing but a name, or but names, as it is printed."""
    if first.span.start:
        return None
    if not _BRACKETED.sub("", heading[first.span.end :]).strip(" .,:;*_"):
        return first.span.of(heading)
    if _goes_on(heading, first.span.end):
        return _BRACKETED.sub("", heading).strip(" .,:;*_")
    return None


def _goes_on(heading: str, at: int) -> bool:
    """Whether a heading is nothing but a name, longer than known: "Công đoàn | các khu A"."""
    bare = _BRACKETED.sub("", heading).rstrip(" .,:;*_")
    words = placed_words(bare)
    rest = [here for here, word in enumerate(words) if word.start >= at]
    if not rest or len(rest) > _LONGEST_REST or heading[at : at + 1] not in {" ", "\n", ","}:
        return False
    if _of_name(words, rest[0]):
        return True
    return not any(
        does(words, here) or ends_name(words, here) or words[here].gap.strip(", ") for here in rest
    )


def _of_name(words: Sequence[Word], at: int) -> bool:
    """Whether a heading ends with a verb that says what a body is for: "Phòng A | tổng hợp"."""
    trade = " ".join(word.lower for word in words[at:])
    return trade in TRADES


def _clauses(text: str, listed: Sequence[Run]) -> list[Span]:
    """Return what semicolons part; a part that is nothing but names belongs to the next."""
    found: list[Span] = []
    begun: int | None = None
    for part in _semicolons(text):
        start = part.start if begun is None else begun
        names = text[start : part.end].rstrip(" ;*_\n")
        end = start + len(names)
        alone = any(run.span.start == start and run.span.end >= end for run in listed)
        begun = start if alone else None
        if not alone:
            found.append(Span(start, part.end))
    if begun is not None or not found:
        found.append(Span(begun or 0, len(text)))
    return found


def _semicolons(text: str) -> Iterator[Span]:
    """Yield what semicolons outside brackets part."""
    start = 0
    for match in _PARTED.finditer(text):
        if text.count("(", start, match.start()) == text.count(")", start, match.start()):
            yield Span(start, match.start() + 1)
            start = match.end()
    yield Span(start, len(text))


def _ended(text: str, found: Sequence[Act], first: int) -> Iterator[Act]:
    """Let each act reach to where the next one begins, the first one from `first`."""
    for at, act in enumerate(found):
        start = first if at == 0 else act.span.start
        end = found[at + 1].span.start if at + 1 < len(found) else len(text)
        yield replace(act, span=Span(start, start + len(text[start:end].rstrip())))
