"""RFC 5545 as a strict reader: what is against it, in words; nothing for a file that is right."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time

from dateutil.rrule import rrulestr

_LINE = re.compile(r"(?P<name>[A-Z0-9-]+)(?P<parameters>(?:;[A-Z0-9-]+=[^:;]*)*):(?P<value>.*)")
_TEXT = re.compile(r"(?:[^\\,;\x00-\x08\x0a-\x1f\x7f]|\\[\\;,nN])*")
_TEXTS = {"SUMMARY", "DESCRIPTION", "UID", "NAME", "X-WR-CALNAME", "X-WR-CALDESC", "TZNAME"}
_DATE = re.compile(r"\d{8}")
_UTC = re.compile(r"\d{8}T\d{6}Z")
_DURATION = re.compile(r"[+-]?P(?:\d+W|(?=.)(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)")
_REQUIRED = {
    "VCALENDAR": {"PRODID", "VERSION"},
    "VEVENT": {"UID", "DTSTAMP", "DTSTART"},
    "VALARM": {"ACTION", "TRIGGER", "DESCRIPTION"},
    "VTIMEZONE": {"TZID"},
    "STANDARD": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
}
_INSIDE = {
    "": {"VCALENDAR"},
    "VCALENDAR": {"VEVENT", "VTIMEZONE"},
    "VEVENT": {"VALARM"},
    "VTIMEZONE": {"STANDARD"},
}
_ONCE = {
    *("PRODID", "VERSION", "CALSCALE", "METHOD", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"),
    *("DESCRIPTION", "SEQUENCE", "STATUS", "TRANSP", "CLASS", "URL", "RRULE", "LAST-MODIFIED"),
    *("ACTION", "TRIGGER", "TZID", "TZOFFSETFROM", "TZOFFSETTO"),
}
_VALUES = {
    "VERSION": r"2\.0",
    "STATUS": r"TENTATIVE|CONFIRMED|CANCELLED",
    "TRANSP": r"OPAQUE|TRANSPARENT",
    "CLASS": r"PUBLIC|PRIVATE|CONFIDENTIAL",
    "SEQUENCE": r"\d{1,10}",
    "DTSTAMP": _UTC.pattern,
    "LAST-MODIFIED": _UTC.pattern,
    "TRIGGER": _DURATION.pattern,
    "TZOFFSETFROM": r"[+-]\d{4}",
    "TZOFFSETTO": r"[+-]\d{4}",
    "URL": r"https?://[\x21-\x7e]+",
}


@dataclass
class Component:
    name: str
    properties: list[tuple[str, str, str]] = field(default_factory=list)
    parts: list["Component"] = field(default_factory=list)

    def value(self, name: str) -> str:
        return next((value for own, _, value in self.properties if own == name), "")

    def parameters(self, name: str) -> str:
        return next((given for own, given, _ in self.properties if own == name), "")


def faults(file: bytes) -> list[str]:
    """Return what a strict reader would object to."""
    found = [*_of_bytes(file)]
    if found:
        return found
    root, found = _tree(file)
    if root is None:
        return found
    for component in _all(root):
        found.extend(_of_component(component))
    uids = Counter(part.value("UID") for part in root.parts if part.name == "VEVENT")
    return [*found, *(f"UID twice: {uid}" for uid, count in uids.items() if count > 1)]


def _of_bytes(file: bytes) -> Iterator[str]:
    if not file.endswith(b"\r\n"):
        yield "the last line does not end"
    if b"\n" in file.replace(b"\r\n", b"") or b"\r" in file.replace(b"\r\n", b""):
        yield "a line ends otherwise than in CRLF"
    for line in file.removesuffix(b"\r\n").split(b"\r\n"):
        if not line.strip():
            yield "an empty line"
        if len(line) > 75:
            yield f"{len(line)} octets in a line"
        try:
            line.decode()
        except UnicodeDecodeError:
            yield "a character folded in two"


def unescaped(text: str) -> str:
    """Return the words that an escaped text stands for."""
    return re.sub(r"\\(.)", lambda sign: "\n" if sign[1] in "nN" else sign[1], text)


def _tree(file: bytes) -> tuple[Component | None, list[str]]:
    lines = file.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    found: list[str] = []
    everything = Component("")
    stack = [everything]
    for line in lines:
        match = _LINE.fullmatch(line)
        if match is None:
            found.append(f"no content line: {line[:40]}")
        elif match["name"] == "BEGIN":
            begun = Component(match["value"])
            if begun.name not in _INSIDE.get(stack[-1].name, set()):
                found.append(f"{begun.name} out of place")
            stack[-1].parts.append(begun)
            stack.append(begun)
        elif match["name"] == "END" and stack[-1].name == match["value"]:
            stack.pop()
        else:
            stack[-1].properties.append((match["name"], match["parameters"], match["value"]))
    calendars = everything.parts
    if len(stack) != 1 or len(calendars) != 1 or not calendars[0].parts or everything.properties:
        return None, [*found, "no whole calendar"]
    return calendars[0], found


def _all(component: Component) -> Iterator[Component]:
    yield component
    for part in component.parts:
        yield from _all(part)


def _of_component(component: Component) -> Iterator[str]:
    names = Counter(name for name, _, _ in component.properties)
    where = component.name
    if missing := _REQUIRED[where] - names.keys():
        yield f"{where} without {missing}"
    yield from (f"{where} with {name} twice" for name in _ONCE if names[name] > 1)
    for name, _, value in component.properties:
        if name in _TEXTS and not _TEXT.fullmatch(value):
            yield f"{name} is not escaped"
        if name in _VALUES and not re.fullmatch(_VALUES[name], value):
            yield f"{name} is {value}"
        if name == "CATEGORIES" and not all(_TEXT.fullmatch(one) for one in _split(value)):
            yield f"{name} is not escaped"
    if where == "VEVENT":
        yield from _of_event(component)
    if where == "VTIMEZONE" and not component.parts:
        yield "VTIMEZONE without STANDARD"


def _split(value: str) -> list[str]:
    return re.split(r"(?<!\\),", value)


def _of_event(event: Component) -> Iterator[str]:
    for name in ("DTSTART", "DTEND"):
        if event.parameters(name) != ";VALUE=DATE" or not _DATE.fullmatch(event.value(name)):
            yield f"{name} is no whole day"
            return
    first, end = (_day(event.value(name)) for name in ("DTSTART", "DTEND"))
    if end <= first:
        yield "DTEND is not after DTSTART"
    if int(event.value("SEQUENCE") or 0) > 2**31 - 1:
        yield "SEQUENCE does not fit"
    if rule := event.value("RRULE"):
        yield from _of_rule(rule, first)


def _of_rule(rule: str, first: date) -> Iterator[str]:
    parts = dict(part.split("=") for part in rule.split(";"))
    if not rule.startswith("FREQ="):
        yield "FREQ is not first"
    if "UNTIL" in parts and not _DATE.fullmatch(parts["UNTIL"]):
        yield "UNTIL is of another type than DTSTART"
        return
    if "UNTIL" in parts and "COUNT" in parts:
        yield "UNTIL and COUNT"
    start = datetime.combine(first, time.min)
    if next(iter(rrulestr(rule, dtstart=start)), None) != start:
        yield "the rule does not begin at DTSTART"


def _day(text: str) -> date:
    return date(int(text[:4]), int(text[4:6]), int(text[6:]))
