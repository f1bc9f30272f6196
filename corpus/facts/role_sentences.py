"""Sentences that say which unit is a standing, assisting or contact unit, in any way (pure)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Span
from corpus.facts.appointments import KIND, MADE, named_role
from corpus.facts.facts import Role
from corpus.facts.parties import Named, Scope
from corpus.facts.predicates import ASIDE
from corpus.facts.runs import Run, runs

_ROLE = r"(?P<role>thường\s+trực|giúp\s+việc|đầu\s+mối)"
_PART = re.compile(r"(?:^|;)[\s*_]*")
_WITHIN = re.compile(r"\s*thuộc\s+(?=[A-ZĐ])[^,;:.()]{3,80}?(?=\s(?:là|làm|giữ)\s)")
_GIVES = re.compile(
    r"(?:^|[\s(])(?:giao|phân\s+công|(?:lựa\s+)?chọn|chỉ\s+định|do)(?:\s+(?:cho|nhiệm\s+vụ\s+cho))?[\s*_]+$",
    re.IGNORECASE,
)
# "Cơ quan thường trực của Ban Chỉ đạo là Sở A", "Tổ giúp việc … đặt tại Sở A"
_HELD = re.compile(
    rf"(?:(?P<late>.*[,;:]\s+(?:trong\s+đó,?\s+|và\s+)?))?(?:(?:là|giao|đề\s+nghị)\s+)?(?:{KIND}\s+)?{_ROLE}(?P<of>(?:\s+[^\s,;:.()]+){{0,14}}?)"
    r"(?:\s+(?:là|(?P<where>(?:được\s+)?đặt\s+tại))|\s*:)[\s*_]+$",
    re.IGNORECASE | re.DOTALL,
)
# "…, trong đó Phòng B | là thường trực": one that no sentence begins with
# "Bổ sung nhiệm vụ thường trực Ban Chỉ đạo cho | Hạt Kiểm lâm"
_TASK_FOR = re.compile(
    rf"(?:giao|phân\s+công|bổ\s+sung|chuyển)\s+(?:thêm\s+)?(?:nhiệm\s+vụ|vai\s+trò)\s+(?:là\s+)?"
    rf"(?:{KIND}\s+)?{_ROLE}(?:\s+[^\s,;:.()]+){{0,12}}?\s+cho[\s*_]+$",
    re.IGNORECASE,
)
_LATER = re.compile(r"(?:[,;:]|\b(?:và|trong đó|đồng thời))[\s*_]+$")
_HELPS = re.compile(r"\s+(?:có\s+nhiệm\s+vụ\s+)?giúp\s+việc(?:\s+(?:cho|của))?\s+(?=[A-ZĐÀ-Ỹ])")
# "Thường trực Tổ công tác do Phòng A đảm nhiệm"
_BY = re.compile(rf"(?:{KIND}\s+)?{_ROLE}(?:\s+[^\s,;:.()]+){{0,10}}?\s+do[\s*_]+$", re.IGNORECASE)
_TAKEN = re.compile(r"\s+(?:đảm\s+nhiệm|đảm\s+nhận|kiêm\s+nhiệm|đảm\s+trách)(?!\w)")
_VERBAL = re.compile(
    r"(?:^|\s)(?:có|được|phải|sẽ|chịu|họp|gửi|báo|trình|lập|tham|làm|và|người|đồng\s+chí)(?=\s|$)"
)
_SMALL = re.compile(r"(?:[\s,*_]+[a-zà-ỹđ]+)*[\s*_]*")
_CLOSING = frozenset({
    "cho", "chỉ", "cử", "có", "của", "do", "giao", "khi", "là", "phân", "theo", "trong", "tại",
    "với", "được",
})  # fmt: skip
_LINKED = re.compile(r"(?:,|\bvà|\bcùng)[\s*_]+$")


@dataclass(frozen=True, slots=True)
class Appointed:
    """Whom a part of a sentence makes what; `span` reaches over that part.

    `begins` where the part begins with them, or with the role, and says no more of anybody else.
    """

    named: tuple[Named, ...]
    role: Role
    span: Span
    begins: bool = False


def appointed_in(text: str, scope: Scope) -> tuple[Appointed, ...]:
    """Return what a sentence makes its units, in order."""
    if not MADE.search(text) and not re.search(_ROLE, text, re.IGNORECASE):
        return ()
    listed = runs(text, scope.find(text))
    found = [one for part in _parts(text) for one in _of_part(text, part, listed, scope)]
    return tuple(found)


def _parts(text: str) -> Iterator[Span]:
    starts = [match.end() for match in _PART.finditer(text)]
    for at, start in enumerate(starts):
        end = starts[at + 1] if at + 1 < len(starts) else len(text)
        yield Span(start, start + len(text[start:end].rstrip(" ;*_\n")))


def _of_part(text: str, part: Span, listed: Sequence[Run], scope: Scope) -> Iterator[Appointed]:
    inside = [run for run in listed if part.start <= run.span.start < part.end]
    if (begun := _begun(text, part, inside, scope)) is not None:
        yield begun
        return
    for run in inside:
        if one := _behind(text, part, run) or _before(text, part, run):
            yield one
            return


def _behind(text: str, part: Span, run: Run) -> Appointed | None:
    """Read what stands behind a list of names: "giao A | làm đầu mối", "A | giúp việc cho B"."""
    after = ASIDE.match(text, run.span.end, part.end)
    made = MADE.match(text, after.end() if after else run.span.end, part.end)
    if made and _GIVES.search(text[part.start : run.span.start]):
        return Appointed(run.named, named_role(made["role"]), part)
    if made and (late := _late(text, run, part)):
        return Appointed(late, named_role(made["role"]), Span(late[0].span.start, part.end))
    helps = "đặt tại" not in text and _HELPS.match(text, run.span.end, part.end)
    if run.span.start == part.start and helps:
        return Appointed(run.named, Role.ASSISTING, part, begins=True)
    return None


def _before(text: str, part: Span, run: Run) -> Appointed | None:
    """Read what stands before a list of names: "Cơ quan thường trực là | A"."""
    before = text[part.start : run.span.start]
    by = _BY.match(before) if _TAKEN.match(text, run.span.end, part.end) else None
    if given := _TASK_FOR.search(before) or by:
        return Appointed(run.named, named_role(given["role"]), part, begins=True)
    held = _HELD.match(before)
    if held is None or _VERBAL.search(held["of"]):
        return None
    # "đặt tại Phòng A, Sở B": B says whose A is
    named = run.named[:1] if held["where"] else run.named
    start = part.start + (held.end("late") if held["late"] else 0)
    span = Span(start, part.end)
    return Appointed(named, named_role(held["role"]), span, begins=not held["late"])


def _late(text: str, run: Run, part: Span) -> tuple[Named, ...]:
    """Return whom of a list in mid-sentence what follows it is about."""
    if run.span.start == part.start:
        return ()
    if _LATER.search(text, part.start, run.span.start):
        return run.named
    return run.named[-1:] if len(run.named) > 1 else ()


def _begun(text: str, part: Span, inside: Sequence[Run], scope: Scope) -> Appointed | None:
    """Read "Phòng Quản lý nhà và thị trường (Sở A) | là đầu mối …", whatever goes on the name."""
    made = MADE.search(text, part.start, part.end)
    if made is None or not inside or inside[0].span.start != part.start:
        return None
    who = text[part.start : made.start()].rstrip()
    named = [one for run in inside for one in run.named if one.span.start < made.start()]
    if within := _WITHIN.search(text, part.start, made.end()):
        who = text[part.start : within.start()]
    whole = tuple(_whole(text, part.start, part.start + len(who), named, scope))
    return Appointed(whole, named_role(made["role"]), part, begins=True) if whole else None


def _whole(
    text: str, start: int, end: int, named: Sequence[Named], scope: Scope
) -> Iterator[Named]:
    """Yield those named between two places, with the small letters that go on their names."""
    heads = [
        one
        for one in named
        if one.span.start < end
        and (one.span.start == start or _LINKED.search(text[start : one.span.start]))
    ]
    for at, one in enumerate(heads):
        last = heads[at + 1].span.start if at + 1 < len(heads) else end
        tail = re.sub(r"\([^()]*\)", "", text[one.span.end : last]).rstrip()
        tail = re.sub(r"(?:,|\s(?:và|cùng))$", "", tail)
        if not _SMALL.fullmatch(tail) or _CLOSING & set(tail.split()):
            return
        name = one.span.of(text) + tail
        span = Span(one.span.start, one.span.end + len(tail))
        yield Named(scope.party(name), span) if tail.strip() else one
