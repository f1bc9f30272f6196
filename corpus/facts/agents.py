"""Who does what is told of something else: "…, do Sở A chủ trì", "(Sở A chủ trì)" (pure)."""

import re
from collections.abc import Iterator, Sequence

from corpus.document import Span
from corpus.facts.clauses import Act
from corpus.facts.names import does
from corpus.facts.parties import Named, Scope
from corpus.facts.predicates import placed_words, word_at
from corpus.facts.runs import Run

_BY = re.compile(
    r"(?:(?P<apart>[,;(:–-]\s*)|\s)"
    r"(?:do|được\s+(?:giao|phân\s+công|chuyển)\s+cho|giao\s+cho)[\s*_]+$"
)
# What says that something is in somebody's hands, wherever it stands.
_HANDS = re.compile(
    r"\s*(?:trực\s+tiếp\s+)?(?:chủ\s+trì|đảm\s+nhiệm|đảm\s+nhận|đảm\s+trách|phụ\s+trách|lo"
    r"|chịu\s+trách\s+nhiệm|biên\s+tập"
    r"|ký|đăng\s+cai|chuẩn\s+bị|chi\s+trả|điều\s+hành|bố\s+trí|thực\s+hiện)(?!\w)"
)
# A sentence about something to be done, and no task itself: "Việc trực ban do …"
_MATTER = re.compile(
    r"(?:Việc|Công tác|Cuộc họp|Hội nghị|Phiên họp|Lễ|Khảo sát|Văn bản|Báo cáo|Nội dung|Kinh phí"
    r"|Hồ sơ|Hội thi|Hội thao|Giải|Lớp|Đợt|Buổi|Chi phí|Tài khoản"
    r"|Tiểu ban|Tổ|Đội|Đoàn|Nhóm|Phương án|Kế hoạch|Phần|Bộ|Giấy|Biên bản|Đề án|Quyền"
    r"|Trường hợp|Chương trình|[a-zà-ỹđ])"
)
# What a body settles: "Tuyến đường do Ủy ban A quy định", "Kết luận do B ban hành trong 3 ngày"
_SETTLES = re.compile(
    r"\s*(?:(?:lập|xây\s+dựng|soạn\s+thảo|quy\s+định|quyết\s+định)(?=[\s.;,]*$|,\s|\s(?:trong|trước))"
    r"|ban\s+hành\s+(?:trong|trước|chậm|sau)\s)"
)
_MATTERS = 8  # words that name what is settled
_GROUNDS = re.compile(r"\s(?:theo|tại|trong|được|phải|thực\s+hiện)\s")
_MAKES = re.compile(r"\s*(?:ban\s+hành|thành\s+lập|cấp|làm|là|quản\s+lý|kiêm|chủ\s+tịch)(?!\w)")
_TAKES = re.compile(
    r"\s*(?:chủ\s+trì|phối\s+hợp|tham\s+mưu|thực\s+hiện|chuẩn\s+bị|phụ\s+trách|theo\s+dõi"
    r"|tổng\s+hợp|báo\s+cáo|đảm\s+nhiệm|đảm\s+nhận|mời|lo|hướng\s+dẫn|cung\s+cấp|hoàn\s+thành)(?!\w)"
)


def agents(text: str, listed: Sequence[Run], scope: Scope) -> Iterator[Act]:
    """Yield whom a sentence names last: behind "do", or in brackets with what they do."""
    words = placed_words(text)
    for run in listed:
        match = _BY.search(text, 0, run.span.start)
        if match is None:
            continue
        if _settled(text, match.start(), run.span.end):
            yield _act(text, run.named, run.span)
            continue
        if _MAKES.match(text, run.span.end):
            continue
        at = word_at(words, run.span.end)
        follows = at < len(words) and not words[at].gap and does(words, at)
        begins = _MATTER.match(text, _part(text, match.start()))
        hands = _HANDS.match(text, run.span.end) is not None
        if (match["apart"] and follows) or (begins and hands) or _given(match[0], follows=follows):
            yield _act(text, run.named, run.span)
    yield from _bracketed(text, scope)


def _settled(text: str, before: int, after: int) -> bool:
    """Whether a sentence is about nothing but what somebody settles."""
    matter = text[_part(text, before) : before]
    plain = len(matter.split()) <= _MATTERS and not _GROUNDS.search(matter)
    return plain and matter[:1].isupper() and _SETTLES.match(text, after) is not None


def _given(said: str, *, follows: bool) -> bool:
    """Whether something is handed to them, and maybe what for: "được giao cho A biên tập"."""
    return "được" in said and ("giao" in said or "công" in said or follows)


def _part(text: str, before: int) -> int:
    start = max(text.rfind("; ", 0, before), text.rfind(": ", 0, before))
    return start + 2 if start >= 0 else 0


def _bracketed(text: str, scope: Scope) -> Iterator[Act]:
    for match in re.finditer(r"\((?P<said>[^()]{6,160})\)", text):
        inner = match["said"]
        named = scope.find(inner)
        if not named or named[0].span.start or not _TAKES.match(inner, named[-1].span.end):
            continue
        moved = tuple(
            Named(
                one.party,
                Span(one.span.start + match.start("said"), one.span.end + match.start("said")),
            )
            for one in named
            if one.span.end <= named[-1].span.end
        )
        yield _act(text, moved, Span(moved[0].span.start, moved[-1].span.end))


def _act(text: str, named: tuple[Named, ...], span: Span) -> Act:
    return Act(named, Span(0, len(text.rstrip())), span, span.end, agent=True)
