"""Who owes what is due, who receives it and through whom it goes (pure)."""

import re
from collections.abc import Sequence

from corpus.document import NodeKind, Span
from corpus.facts.clauses import Act
from corpus.facts.deadline_tasks import begins_with_verb, segment
from corpus.facts.facts import Party, Role, When
from corpus.facts.labels import Field, field_of, role_of
from corpus.facts.parties import Named, Scope
from corpus.facts.runs import runs
from corpus.facts.sentences import Statement
from corpus.facts.subjects import acts
from corpus.forms import CAPITAL
from corpus.passages import PassageId
from corpus.text import display

_TO = re.compile(
    r"(?:\b(?:báo cáo|báo|gửi|trình|nộp|phản ánh|thông báo|đề xuất|kiến nghị|trao đổi|thông tin"
    r"|cung cấp|chuyển|trả lời)"
    r"(?:\s+(?:ngay|kịp thời|bằng văn bản|đầy đủ|kết quả|đề xuất|trực tiếp"
    r"|xin ý kiến chỉ đạo của))*"
    r"(?:\s+(?:về|cho|với|đến|tới|lên))?"
    r"|\bbáo cáo\b[^,;.]{0,50}\svới|\b(?:về|tới|đến|cho|lên))[\s*_]+$",
    re.IGNORECASE,
)
_SENT = re.compile(
    r"\b(?:(?<!cảnh )(?<!dự )(?<!thông )báo|gửi|nộp|phản ánh|thông báo|thông tin|cung cấp|trình"
    r"|chuyển|trả)\b",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"\b(?:về|tới|đến|cho|lên)[\s*_]+$", re.IGNORECASE)
_SUGGESTED = re.compile(
    r"\b(?:đề xuất|kiến nghị|tham mưu)(?:\s+(?:với|cho))?[\s*_]+$", re.IGNORECASE
)
_NAMES = re.compile(rf"\w\s+[{CAPITAL}]")
_PURPOSE = re.compile(r"\s(?:để|nhằm)\s")
_THROUGH = re.compile(
    r"(?<!thời gian )(?<!vừa )(?<!năm )(?<!tháng )(?<!trải )\b(?:qua|thông qua)[\s*_]+$",
    re.IGNORECASE,
)


_OF_A_LIST = re.compile(r"\b(?:sau|sau đây|dưới đây|bao gồm|gồm)\s*:\W*$", re.IGNORECASE)


class Owners:
    """Knows who is named and who acts in each statement of one document."""

    def __init__(self, statements: Sequence[Statement], scope: Scope) -> None:
        self._statements = statements
        self._scope = scope
        self._acts: dict[int, tuple[Act, ...]] = {}
        self._named: dict[int, tuple[Named, ...]] = {}
        self._by_place: dict[tuple[str, ...], list[int]] = {}
        self._by_passage: dict[PassageId, list[int]] = {}
        for at, statement in enumerate(statements):
            self._by_place.setdefault(statement.passage.headings, []).append(at)
            self._by_passage.setdefault(statement.passage.id, []).append(at)

    def acts(self, at: int) -> tuple[Act, ...]:
        """Return who acts in a statement; found once."""
        if at not in self._acts:
            text = self._statements[at].text
            self._acts[at] = tuple(
                act for act in acts(text, self._scope) if not _is_suggested(text, act)
            )
        return self._acts[at]

    def named(self, at: int) -> tuple[Named, ...]:
        """Return who is named in a statement; found once."""
        if at not in self._named:
            statement = self._statements[at]
            skipped = (
                len(statement.label or "")
                if statement.text.startswith(statement.label or ":")
                else 0
            )
            found = self._scope.find(statement.text)
            self._named[at] = tuple(name for name in found if name.span.start >= skipped)
        return self._named[at]

    def named_apart(self, at: int, whens: Sequence[When]) -> tuple[Named, ...]:
        """Return who is named in a statement, no name going on into a time: "… 02 lần/ngày"."""
        starts = [when.span.start for when in whens]
        text = self._statements[at].text
        return tuple(self._cut(text, name, starts) for name in self.named(at))

    def _cut(self, text: str, name: Named, starts: Sequence[int]) -> Named:
        first = min((s for s in starts if name.span.start < s < name.span.end), default=None)
        if first is None:
            return name
        words = text[name.span.start : first].rstrip(" ,*_\n")
        return Named(self._scope.party(words), Span(name.span.start, name.span.start + len(words)))

    def who(self, at: int, when: When, *, kept: bool) -> tuple[Party, ...]:
        """Return who owes what is due then: the subject, the labelled units or the heading's.

        A day that is kept has no owner but one that the sentence itself names.
        """
        statement = self._statements[at]
        if statement.label is not None:
            return self._labelled(at) or self._of_side(statement)
        found = self.acts(at)
        inside = [act for act in found if act.span.start <= when.span.start < act.span.end]
        if inside:
            return _parties(inside[0].parties)
        return () if kept else self._of_side(statement)

    def lead_in(self, at: int) -> Statement | None:
        """Return the sentence that leads in a list of things: "X cung cấp cho Y:", and no acts."""
        here = self._statements[at]
        if here.label is not None or self.acts(at) or begins_with_verb(here.text):
            return None
        above = here.passage.address.split("#")[0].rpartition(".")[0]
        for i in range(at - 1, max(at - 16, -1), -1):
            there = self._statements[i]
            led = there.passage.address.split("#")[0] == above
            if led and there.label is None and there.text.rstrip(" *_\n").endswith(":"):
                return there if _OF_A_LIST.search(there.text) is None else None
        return None

    def receivers(self, text: str) -> tuple[Party, ...]:
        """Return to whom a sentence, or the words of a task, say that things go."""
        return _receivers(text, (0, len(text)), self._scope.find(text))

    def _of_side(self, statement: Statement) -> tuple[Party, ...]:
        if not statement.side:
            return ()
        return _parties(self._scope.find(statement.side)) or (self._scope.party(statement.side),)

    def _labelled(self, at: int) -> tuple[Party, ...]:
        """Return the units that the same task's other lines or cells name."""
        place = self._statements[at].passage
        near = {*self._by_place[place.headings], *self._led_by(at)}
        same = [i for i in sorted(near) if self._is_beside(at, i)]
        found: list[Party] = []
        for i in same:
            label = self._statements[i].label
            if label and field_of(label) is Field.UNIT and role_of(label) is not Role.COOPERATES:
                found += _parties(self.named(i))
        if not found:
            found = [
                party
                for i in same
                if self._statements[i].label is None
                for act in self.acts(i)
                for party in _parties(act.parties)
            ]
        return tuple(dict.fromkeys(found))

    def _led_by(self, at: int) -> Sequence[int]:
        """Return the statements of the passage whose words the task of a label begins with."""
        task = self._statements[at].task or ""
        for i in range(at - 1, max(at - 12, -1), -1):
            words = display(self._statements[i].text)
            if len(words) > 20 and words[:200] in task:
                return self._by_passage[self._statements[i].passage.id]
        return ()

    def _is_beside(self, at: int, other: int) -> bool:
        here, there = self._statements[at], self._statements[other]
        if NodeKind.ROW in {here.passage.kind, there.passage.kind}:
            return here.passage.id == there.passage.id
        return abs(at - other) <= 12


def receivers(
    text: str, when: When, whens: Sequence[When], named: Sequence[Named]
) -> tuple[Party, ...]:
    """Return to whom it goes: “về UBND tỉnh”, “báo cáo Ủy ban nhân dân thành phố”."""
    said = segment(text, Span(*_bounds(text, when)), when, whens)
    found = _receivers(text, (said.start, said.end), named)
    if found or _NAMES.search(said.of(text)):
        return found
    return _receivers(text, _bounds(text, when), named)


def _receivers(text: str, bounds: tuple[int, int], named: Sequence[Named]) -> tuple[Party, ...]:
    found: list[Party] = []
    start, end = bounds
    for run in runs(text, named):
        before = text[max(0, run.span.start - 60) : run.span.start]
        if not start <= run.span.start < end or not _TO.search(before):
            continue
        if _PURPOSE.search(text, start, run.span.start) and found:
            continue
        if _PREPOSITION.search(before) and not _SENT.search(text, start, run.span.start):
            continue
        found += _parties(run.named)
    return tuple(dict.fromkeys(found))


def through(text: str, named: Sequence[Named]) -> tuple[Party, ...]:
    """Return through whom it goes: “(qua Công an tỉnh)”."""
    found = [
        name.party
        for name in named
        if _THROUGH.search(text[max(0, name.span.start - 24) : name.span.start])
    ]
    return tuple(dict.fromkeys(found))


def _bounds(text: str, when: When) -> tuple[int, int]:
    """Return the clause that holds the time, and what follows it in the same sentence."""
    start = text.rfind(";", 0, when.span.start) + 1
    end = text.find(";", when.span.end)
    return start, end if end >= 0 else len(text)


def _is_suggested(text: str, act: Act) -> bool:
    """Whether the one who "acts" is only asked for something: “đề xuất Chủ tịch … xét …”."""
    start = act.parties[0].span.start
    return _SUGGESTED.search(text, max(0, start - 20), start) is not None


def _parties(named: Sequence[Named]) -> tuple[Party, ...]:
    return tuple(dict.fromkeys(name.party for name in named))
