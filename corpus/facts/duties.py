"""Who does what: one duty per sentence and acting unit, and what units are made (pure)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from corpus.document import NodeKind, Span
from corpus.facts.appointments import beside, is_made, leads_with_role, made, role_in
from corpus.facts.clauses import Act
from corpus.facts.facts import Duty, Role
from corpus.facts.idle import is_idle, is_preamble, is_private, leads_in
from corpus.facts.labelled import labelled_duties, side_parties
from corpus.facts.names import verb_end
from corpus.facts.parties import Scope
from corpus.facts.predicates import adverb_end, placed_words
from corpus.facts.role_sentences import Appointed, appointed_in
from corpus.facts.runs import runs
from corpus.facts.sentences import Statement
from corpus.facts.wording import leading_verb, partners, product, role_at, task_of
from corpus.mentions.scan import Word
from corpus.text import fold

# "Giao Phòng A làm đầu mối": the role is not of whom the heading names.
_GIVES = re.compile(
    r"(?:giao|phân\s+công|cử|thành\s+lập|ủy\s+quyền|uỷ\s+quyền|chỉ\s+định)\b", re.IGNORECASE
)
# First words of sentences that say something of a thing.
_NOUNS = frozenset({
    "ban", "biểu", "bị", "bộ", "chi", "chế", "chủ", "cục", "doanh", "hàng", "hội", "họ", "mục",
    "nguyên", "nhà", "phòng", "phương", "phạm", "sở", "thủ", "trung", "tòa", "ví", "viện", "uỷ",
    "ủy", "các", "cán", "có", "công", "cơ", "danh", "giấy", "hoặc", "học", "hồ", "hộ", "khi",
    "khoản", "không", "kinh", "kế", "kết", "loại", "là", "mẫu", "mỗi", "một", "mức", "nghị",
    "ngoài", "nguồn", "ngày", "người", "như", "những", "nếu", "nội", "phụ", "quy", "quyết", "riêng",
    "số", "thành", "thôn", "thông", "thời", "trong", "trường", "trừ", "tài", "tên", "tại", "tỉ",
    "tổ", "từ", "tỷ", "việc", "và", "vị", "điều", "đơn", "được", "đến", "địa", "đối",
})  # fmt: skip


# What rules say of borders and forms, and not what is to be done.
_THINGS = frozenset({
    "bên", "chiều", "chính", "cột", "mã", "mốc", "mọi", "thư", "tiếp", "toạ", "tọa", "đủ", "đại",
    "địa", "đoạn", "tuyến", "vị", "điểm", "khu", "tổng", "toàn", "phía", "hướng", "cửa", "chất",
})  # fmt: skip
_PLACE = re.compile(r"(?:tỉnh|thành phố|huyện|quận|xã|phường|đặc khu)\s[A-ZĐÀ-Ỹ]", re.IGNORECASE)
_SETS_UP = re.compile(r"(?:Thành\s+lập|Kiện\s+toàn)\s")
_GIVEN_BELOW = re.compile(
    r"\b(?:cung\s+cấp|chuyển|gửi|chia\s+sẻ)\s+(?:cho|đến|tới|về)\b[^:]*:\s*$", re.IGNORECASE
)
_REPORTS = re.compile(r"\s(?:báo\s+cáo|gửi|nộp|họp|tổ\s+chức|thực\s+hiện)\s", re.IGNORECASE)
_TIMED = re.compile(
    r"(?:Báo cáo|Sơ kết|Tổng kết|Họp|Giao ban|Thống kê|Số liệu)[^:;,.]{0,40}:\s*"
    r"(?:chậm nhất|trước|ngày|định kỳ|khi|hằng|hàng|vào|từ|đột xuất|mỗi|theo|ngay|\d)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\([^()]*\)")
_MEMBERS = re.compile(r"(?:Tổ|Ban|Bộ phận|Nhóm)\s(?:giúp việc|thư ký)[^.;:,]{0,40}\sgồm\s")
# Who sits where in a board: "… ông A phụ trách kho làm Phó Trưởng ban"
_SEATED = re.compile(
    r"(?:[^;:.,]{2,80}:\s)?[^;:.,]{3,90}\s(?:làm|là)\s(?:Phó\s|Tổ\s|Đội\s)?(?:trưởng|chủ\s+tịch"
    r"|ủy\s+viên|thư\s+ký|thành\s+viên)(?!\w)[^,.;:]{0,40}(?:[;.]|$)",
    re.IGNORECASE,
)
_SENDS = re.compile(r"(?:Phân\s+công|Cử|Bố\s+trí)\s")
_NO_CONDITION = ("giao", "và", "ông", "bà", "(bà)", "đồng chí")  # stands before whom it names
_PREDICATES = frozenset({"là", "phải", "thì"})  # of a sentence that has a subject of its own


def read_duties(statements: Sequence[Statement], scope: Scope) -> Iterator[Duty]:
    """Yield the duties in reading order; what names no acting unit gives none."""
    for task, group in groupby(statements, key=_task):
        members = list(group)
        yield from _unique(labelled_duties(members, scope) if task else _of_prose(members, scope))


def _task(statement: Statement) -> tuple[str, str] | None:
    """Return what labelled lines and cells that belong together have in common."""
    if statement.label is None or statement.task is None:
        return None
    is_row = statement.passage.kind is NodeKind.ROW
    return statement.task, statement.passage.id if is_row else ""


def _unique(duties: Iterable[Duty]) -> Iterator[Duty]:
    seen: set[tuple[str, Role, Span]] = set()
    for duty in duties:
        key = duty.unit.key, duty.role, duty.span
        if key not in seen and not is_private(duty.unit):
            seen.add(key)
            yield duty


def _of_prose(members: Iterable[Statement], scope: Scope) -> Iterator[Duty]:
    for statement in members:
        if statement.label or is_idle(statement):
            continue
        appointed: Sequence[Appointed] = appointed_in(statement.text, scope)
        if leads_in(statement):
            yield from _of_appointed(statement, appointed)
            for act in statement.acts or _named_first(statement.text, scope):
                yield from _of_role_beside(statement, act)
            continue
        appointed = _said_alone(statement.text, statement.acts, appointed)
        yield from _of_appointed(statement, appointed)
        found = _besides(_of_its_own(statement), appointed)
        if is_preamble(statement):
            yield from _of_acts(statement, [act for act in found if act.told], scope)
            continue
        begun = found[0].span.start if found else len(statement.text)
        if statement.side and begun and not _is_said(appointed):
            yield from _of_side(statement, statement.side, begun, scope)
        yield from _of_acts(statement, found, scope)


def _named_first(text: str, scope: Scope) -> tuple[Act, ...]:
    """Return whom words that lead in a list begin with, as if they acted there."""
    listed = runs(text, scope.find(text))
    if not listed or listed[0].span.start:
        return ()
    first = listed[0]
    return (Act(first.named[:1], Span(0, len(text)), first.named[0].span, first.span.end),)


def _of_appointed(statement: Statement, appointed: Sequence[Appointed]) -> Iterator[Duty]:
    for one in appointed:
        task = task_of(one.span.of(statement.text))
        span = _placed(statement, one.span)
        for named in one.named:
            yield Duty(named.party, one.role, task, span, statement.passage.id)


def _is_said(appointed: Sequence[Appointed]) -> bool:
    return any(one.begins and one.span.start == 0 for one in appointed)


def _said_alone(text: str, found: Sequence[Act], appointed: Sequence[Appointed]) -> list[Appointed]:
    """Return the appointments that no act says as well: acts know who appoints."""
    acting = [found[at] for at in _appointed(text, found)]
    keys = {named.party.key for act in acting for named in act.parties}
    return [
        one
        for one in appointed
        if not acting or (one.begins and keys.isdisjoint(n.party.key for n in one.named))
    ]


def _of_its_own(statement: Statement) -> tuple[Act, ...]:
    """Leave out whom a unit sends from among its own: "Phân công cán bộ tổng hợp gửi số liệu"."""
    acts = statement.acts
    if not statement.side or not acts or not _SENDS.match(statement.text):
        return acts
    name = acts[0].parties[0]
    own = acts[0].told and name.span.of(statement.text)[0].islower() and not name.party.is_group
    return acts[1:] if own else acts


def _besides(found: Sequence[Act], appointed: Sequence[Appointed]) -> tuple[Act, ...]:
    """Leave out the acts that say no more than what their units are made."""
    return tuple(
        act
        for act in found
        if not any(one.span.start <= act.span.start <= one.span.end for one in appointed)
    )


def _of_acts(statement: Statement, found: Sequence[Act], scope: Scope) -> Iterator[Duty]:
    text = statement.text
    listed = runs(text, scope.find(text))
    words = placed_words(text)
    appointed = _appointed(text, found)
    for at, act in enumerate(found):
        yield from _of_role_beside(statement, act)
        role = appointed.get(at) or _role(words, act)
        said = found[max(appointed)] if at in appointed else act
        task = task_of(
            act.span.of(text)
            if act.agent and act.span.start == 0 and " do " in text[: act.named.start]
            else f"{_condition(text, act)} {text[said.verb : said.span.end]}"
        )
        keys = [named.party.key for named in act.parties]
        span = Span(0, len(text)) if at in appointed else act.span
        if not task or (not act.told and _SEATED.match(text, act.named.start)):
            continue
        for named in act.parties:
            yield Duty(
                named.party,
                role,
                task,
                _placed(statement, span),
                statement.passage.id,
                partners(text[: act.span.end], listed, act.verb, keys),
                act.by.party if act.by and at in appointed else None,
                product(text[act.verb : act.span.end]),
            )


def _appointed(text: str, found: Sequence[Act]) -> dict[int, Role]:
    """Return by act what it makes its units; "A giao X; B giao Y là đầu mối" makes both."""
    roles = {
        at: role
        for at, act in enumerate(found)
        if not _GIVES.match(text, act.verb)
        and (role := made(text, act.verb, act.span.end) or _said_behind(text, act))
    }
    last = max(roles, default=0)
    for at, act in enumerate(found[:last]):
        if act.by and found[last].by and at not in roles:
            roles[at] = roles[last]
    return roles


def _said_behind(text: str, act: Act) -> Role | None:
    """Read "Phòng A: Thường trực Hội đồng …": the role is said behind the colon."""
    words = text[act.verb : act.span.end]
    return leads_with_role(words.lstrip()) if text[act.verb - 1 : act.verb] == ":" else None


def _role(words: Sequence[Word], act: Act) -> Role:
    first = next((at for at, word in enumerate(words) if word.start >= act.verb), len(words))
    after = words[first:]
    begins = bool(after) and verb_end(after, adverb_end(after, 0)) > adverb_end(after, 0)
    verb = None if begins else leading_verb(after)
    return role_at(after, verb if verb is not None else 0)


def _condition(text: str, act: Act) -> str:
    """Return what stands before the unit: "Hằng năm hoặc khi cần thiết, "."""
    before = text[act.span.start : act.named.start].rstrip(" *_\n")
    said = before.startswith("Trên đây là") or before.endswith(_NO_CONDITION)
    return "" if said else before


def _of_role_beside(statement: Statement, act: Act) -> Iterator[Duty]:
    """Yield "Công an tỉnh - Cơ quan Thường trực Ban Chỉ đạo …" as a role of its own."""
    text = statement.text
    for named in act.parties:
        if role := beside(text, named.span.end):
            end = min(act.verb, len(text)) if act.verb > named.span.end else act.named.end
            words = text[named.span.end : end].rstrip(" ,;*_\n")
            span = Span(named.span.start, named.span.end + len(words))
            task = task_of(words.strip(" ,()-–"))
            yield Duty(named.party, role, task, _placed(statement, span), statement.passage.id)


def _of_side(statement: Statement, side: str, end: int, scope: Scope) -> Iterator[Duty]:
    """Yield what a sentence that names no subject, up to `end`, lays on whom its heading names."""
    text = statement.text[:end].rstrip()
    if _is_timed(statement):
        return  # the sentence above says who reports, the items say only when
    if _SETS_UP.match(text) and fold(side) in fold(text):
        return  # below "Tổ giúp việc": "Thành lập Tổ giúp việc gồm …"
    words = placed_words(text)
    if _MEMBERS.match(text):
        return
    made_so = is_made(text, 0) or leads_with_role(text) is not None
    verb = 0 if made_so else leading_verb(words)
    listed = runs(text, scope.find(text))
    if listed and not _BRACKETED.sub("", text.replace(listed[0].span.of(text), "", 1)).strip(
        " .,:;*_"
    ):
        return  # a name, whose tasks follow
    if verb is None and not _names_tasks(statement, side, words):
        return
    units = side_parties(side, scope)
    role = Role.CARRIES_OUT if verb is None else role_at(words, verb)
    if not _GIVES.match(text):
        role = leads_with_role(text) or role_in(text, 0, len(text)) or role
    with_whom = partners(text, listed, 0, [unit.key for unit in units])
    for unit in units:
        yield Duty(
            unit,
            role,
            task_of(text),
            _placed(statement, Span(0, len(text))),
            statement.passage.id,
            with_whom,
            product=product(text),
        )


def _is_timed(statement: Statement) -> bool:
    """Tell "Báo cáo tháng: trước ngày 28" below "A báo cáo như sau:" from an item of its own."""
    above = statement.passage.headings[-1] if statement.passage.headings else ""
    leads = above.endswith(":") and not above.endswith("sau:") and _REPORTS.search(above)
    return bool(leads) and _TIMED.match(statement.text) is not None


def _names_tasks(statement: Statement, side: str, words: Sequence[Word]) -> bool:
    """Whether the item below a bare name may begin with a verb that no list has."""
    above = statement.passage.headings[-1] if statement.passage.headings else ""
    bare = fold(above).strip(" .:") == fold(side).strip(" .:")
    if any(word.lower in _PREDICATES for word in words):
        return False
    if not words or not (bare or above.rstrip().endswith(":")) or _PLACE.match(side):
        return False
    if not statement.text[0].isalpha() or words[0].lower in _THINGS:
        return False
    if _GIVEN_BELOW.search(above):
        return True  # "Thuế tỉnh cung cấp cho Sở A: | Danh sách …"
    return words[0].lower not in _NOUNS and not words[0].folded.isdigit()


def _placed(statement: Statement, span: Span) -> Span:
    start = statement.span.start
    return Span(start + span.start, start + span.end)
