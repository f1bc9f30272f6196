"""English names of agencies, which no Vietnamese quote can prove by itself (pure)."""

import re
from collections.abc import Iterable

from corpus.document import Span
from corpus.mentions.mentions import Mention, MentionKind
from corpus.text import display, fold

_NOUNS = (
    r"(?:Department|Departments|Committee|Committees|Police|Ministry|Office|Board|Secretariat|Division|Council|Front|"
    r"Union|Association|Inspectorate|Court|Procuracy|Bureau|Cent(?:er|re)|Agency|Authority|Commission|Party|"
    r"Government|Assembly|Command|Directorate)"
)
_CAPITAL = r"[A-Z][A-Za-z'’-]*"
_LINK = r"(?:of|and|for|the|on|&)"
_NAME = re.compile(rf"\b{_CAPITAL}(?:,?\s+(?:(?:{_LINK}\s+){{1,3}})?{_CAPITAL}){{0,10}}")
_NOUN = re.compile(rf"\b{_NOUNS}\b")
_OPENING = re.compile(
    r"^(?:The|A|An|In|By|For|Each|All|And|Of|This|That|According)\s+(?:the\s+)?", re.IGNORECASE
)


def english_names(text: str, known: Iterable[str]) -> list[Mention]:
    """Return the capitalised agencies of an English text and the `known` names in any case."""
    found = []
    for match in _NAME.finditer(text):
        if _NOUN.search(match.group()):
            opening = _OPENING.match(match.group())
            start = match.start() + (opening.end() if opening else 0)
            found.append(_mention(text, start, match.end()))
    spans = [name.span for name in found]
    lower = text.lower()
    for name in known:
        at = lower.find(name)
        if at >= 0 and not any(s.start < at + len(name) and at < s.end for s in spans):
            found.append(_mention(text, at, at + len(name)))
    return found


def _mention(text: str, start: int, end: int) -> Mention:
    shown = display(text[start:end])
    return Mention(MentionKind.UNIT, Span(start, end), shown, fold(shown).replace("’", "'"))
