"""Lists of parties in a sentence: "Sở A, Sở B và các cơ quan liên quan" is one run (pure)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Span
from corpus.facts.parties import Named

_LINK = re.compile(
    r"[\s*_]*(?:\([^()]{0,400}\))?[\s*_]*(?:khác(?!\w))?"
    r"(?:,|;|/|-|–|\+|,?\s*(?:và|cùng với|cùng|hoặc|hay))?"
    r"(?:\s*(?:cả|tất cả|toàn thể|với|các))?[\s*_]*"
)
_STANDS = re.compile(r"thường\s+trực\s+(?:ban\s+chỉ\s+đạo|tổ|hội\s+đồng)(?!\w)", re.IGNORECASE)
_BLANK = re.compile(r"[\s*_]+")
# "Công an tỉnh - Cơ quan Thường trực …": the same unit once more, by its role.
_AGAIN = re.compile(
    r"(?:cơ quan|đơn vị|bộ phận)\s+(?:thường\s+trực|đầu\s+mối|giúp\s+việc|chủ\s+trì)", re.IGNORECASE
)
_SAME_AS = frozenset({"-", "–", ",", "+"})


@dataclass(frozen=True, slots=True)
class Run:
    """Parties named side by side; the span reaches over all their names."""

    named: tuple[Named, ...]
    span: Span

    def parted(self, parts: Sequence[Span]) -> Iterator["Run"]:
        """Yield what of the list stands in each part of a sentence."""
        if any(part.start <= self.span.start and self.span.end <= part.end for part in parts):
            yield self
            return
        for part in parts:
            inside = tuple(one for one in self.named if part.start <= one.span.start < part.end)
            if inside:
                yield Run(inside, Span(inside[0].span.start, inside[-1].span.end))


def runs(text: str, named: Sequence[Named]) -> list[Run]:
    """Return the lists among the parties of a text; what brackets hold is in none of them."""
    bracketed = _bracketed(text)
    found: list[Run] = []
    for name in named:
        if any(span.start < name.span.start < span.end for span in bracketed):
            continue
        last = found[-1] if found else None
        between = text[last.span.end : name.span.start] if last else ""
        if (
            last is None
            or not _LINK.fullmatch(between)
            or _BLANK.fullmatch(between)
            or _is_role(text, last.named[-1].span)
        ):
            found.append(Run((name,), name.span))
            continue
        again = _again(name.span.of(text), between.strip(" *_\n"))
        listed = last.named if again else (*last.named, name)
        found[-1] = Run(listed, Span(last.span.start, name.span.end))
    return found


def _is_role(text: str, span: Span) -> bool:
    """Whether a name says what somebody is: "A là cơ quan thường trực, | B là …"."""
    return text.endswith("là ", 0, span.start) and _AGAIN.match(text, span.start) is not None


def _again(name: str, between: str) -> bool:
    """Whether a name says of the one before it what it is: "Sở A - cơ quan thường trực …"."""
    if _STANDS.match(name):
        return between in {"-", "–"}
    return _AGAIN.match(name) is not None and between in _SAME_AS


def _bracketed(text: str) -> list[Span]:
    """Return what stands between round brackets, outermost ones."""
    spans: list[Span] = []
    depth, start = 0, 0
    for at, character in enumerate(text):
        if character == "(":
            start = at if depth == 0 else start
            depth += 1
        elif character == ")" and depth:
            depth -= 1
            if depth == 0:
                spans.append(Span(start, at + 1))
    return spans
