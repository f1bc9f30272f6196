"""Telegram's HTML, held to the letter of its rules.

Stricter than the real parser, which forgives a bare "&" or ">", unknown attributes and entities
that must not stand in one another: what it forgives is lost formatting, and a mistake all the same.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

_TOKEN = re.compile(
    r"<(?P<slash>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<attributes>[^<>]*)>"
    r"|(?P<reference>&(?:lt|gt|amp|quot|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)"
    r"|(?P<plain>[^<>&]+)"
)
_ATTRIBUTE = re.compile(
    r"""\s+(?P<name>[a-z-]+)(?:=(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'))?"""
)
_BARE_AMPERSAND = re.compile(r"&(?!(?:lt|gt|amp|quot|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)")
_LINK = re.compile(r"(?:https?://[^\s/]+|tg://)\S*", re.IGNORECASE)
_LANGUAGE = "language-"

_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
}
_QUOTES = {"blockquote", "expandable_blockquote"}
_VERBATIM = {"code", "pre"}


class CannotParse(Exception):
    """The text is not Telegram HTML; the message says where, never what stands there."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A piece of formatting; places are counted in UTF-16 units."""

    kind: str
    offset: int
    length: int
    url: str | None = None
    language: str | None = None

    def json(self) -> dict[str, Any]:
        """Return it as the Bot API shows it."""
        shown: dict[str, Any] = {"type": self.kind, "offset": self.offset, "length": self.length}
        if self.url is not None:
            shown["url"] = self.url
        if self.language is not None:
            shown["language"] = self.language
        return shown

    def of(self, text: str) -> str:
        """Return what it stands on."""
        units = text.encode("utf-16-le")
        return units[2 * self.offset : 2 * (self.offset + self.length)].decode("utf-16-le")


@dataclass(frozen=True, slots=True)
class FormattedText:
    """What is left of the markup, without white space at the ends, as Telegram shows it."""

    text: str
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class _OpenTag:
    name: str
    entity: Entity
    is_language: bool = False  # <code class="language-…"> in <pre>: it only names the language


def utf16_length(text: str) -> int:
    """Return the length as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


def parse_html(markup: str) -> FormattedText:
    """Return text and entities; raises CannotParse."""
    parser = _Parser()
    for position, found in _tokens(markup):
        place = len(markup[:position].encode())
        if found["name"] is None:
            parser.add_text(html.unescape(found[0]))
        elif found["slash"]:
            parser.close(found["name"].lower(), found["attributes"], place)
        else:
            parser.open(found["name"].lower(), found["attributes"], place)
    return parser.end()


def trimmed(formatted: FormattedText) -> FormattedText:
    """Take white space from both ends, and entities that stand on nothing else."""
    text = formatted.text.strip()
    start = utf16_length(formatted.text) - utf16_length(formatted.text.lstrip())
    end = utf16_length(text)
    kept = []
    for entity in formatted.entities:
        first = max(entity.offset - start, 0)
        last = min(entity.offset + entity.length - start, end)
        moved = replace(entity, offset=first, length=max(last - first, 0))
        if moved.of(text).strip():
            kept.append(moved)
    return FormattedText(text, tuple(sorted(kept, key=lambda e: (e.offset, -e.length))))


def _tokens(markup: str) -> Iterator[tuple[int, re.Match[str]]]:
    position = 0
    while position < len(markup):
        found = _TOKEN.match(markup, position)
        if found is None:
            place = len(markup[:position].encode())
            raise CannotParse(f"Unescaped {markup[position]!r} at byte offset {place}")
        yield position, found
        position = found.end()


class _Parser:
    def __init__(self) -> None:
        self._text = ""
        self._length = 0
        self._open: list[_OpenTag] = []
        self._entities: list[Entity] = []

    def add_text(self, text: str) -> None:
        self._text += text
        self._length += utf16_length(text)

    def open(self, name: str, raw: str, place: int) -> None:
        if name not in _KINDS:
            raise CannotParse(f'Unsupported start tag "{name}" at byte offset {place}')
        attributes = _attributes(raw, place)
        parent = self._open[-1] if self._open else None
        if name == "code" and attributes and parent is not None and parent.name == "pre":
            self._name_language(parent, attributes, place)
            return
        entity = _entity(name, attributes, self._length, place)
        for outer in self._open:
            _check_nesting(outer.entity.kind, entity.kind, place)
        self._open.append(_OpenTag(name, entity))

    def close(self, name: str, raw: str, place: int) -> None:
        if not self._open:
            raise CannotParse(f"Unexpected end tag at byte offset {place}")
        tag = self._open.pop()
        if tag.name != name or raw.strip():
            expected = f'expected "</{tag.name}>", found "</{name}>"'
            raise CannotParse(f"Unmatched end tag at byte offset {place}, {expected}")
        length = self._length - tag.entity.offset
        if length and not tag.is_language:
            self._entities.append(replace(tag.entity, length=length))

    def end(self) -> FormattedText:
        if self._open:
            name = self._open[-1].name
            raise CannotParse(f'Can\'t find end tag corresponding to start tag "{name}"')
        return trimmed(FormattedText(self._text, tuple(self._entities)))

    def _name_language(self, parent: _OpenTag, attributes: dict[str, str], place: int) -> None:
        named = attributes.get("class", "")
        if set(attributes) != {"class"} or not named.startswith(_LANGUAGE):
            raise CannotParse(f'Unsupported attribute of "code" at byte offset {place}')
        entity = replace(parent.entity, language=named.removeprefix(_LANGUAGE))
        self._open[-1] = replace(parent, entity=entity)
        self._open.append(_OpenTag("code", entity, is_language=True))


def _attributes(raw: str, place: int) -> dict[str, str]:
    found: dict[str, str] = {}
    position = 0
    while raw[position:].strip():
        attribute = _ATTRIBUTE.match(raw, position)
        if attribute is None or attribute["name"] in found:
            raise CannotParse(f"Malformed attributes at byte offset {place}")
        value = attribute["double"] or attribute["single"] or ""
        if _BARE_AMPERSAND.search(value):
            raise CannotParse(f"Unescaped '&' in an attribute at byte offset {place}")
        found[attribute["name"]] = html.unescape(value)
        position = attribute.end()
    return found


def _entity(name: str, attributes: dict[str, str], offset: int, place: int) -> Entity:
    kind = _KINDS[name]
    if kind == "text_link":
        url = attributes.pop("href", "")
        if not _LINK.fullmatch(url):
            raise CannotParse(f"No usable link in the tag at byte offset {place}")
        entity = Entity(kind, offset, 0, url=url)
    elif kind == "blockquote" and attributes.pop("expandable", None) is not None:
        entity = Entity("expandable_blockquote", offset, 0)
    else:
        entity = Entity(kind, offset, 0)
    if attributes:
        raise CannotParse(f'Unsupported attribute of "{name}" at byte offset {place}')
    return entity


def _check_nesting(outer: str, inner: str, place: int) -> None:
    if (
        outer in _VERBATIM
        or (inner in _VERBATIM and outer not in _QUOTES)
        or (outer in _QUOTES and inner in _QUOTES)
        or (outer == "text_link" and inner in {"text_link", *_QUOTES})
    ):
        raise CannotParse(f'"{inner}" can\'t stand in "{outer}" at byte offset {place}')
