"""What leads in a time, found once for a text: "trước 16 giờ" before "ngày 15/6" (pure)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from corpus.facts.when_rules import BEFORE, CLOCK, ON, pattern
from corpus.facts.when_view import Lead, View

_LEAD = pattern(
    rf"(?<!\w)(?=\w)(?:(?:(?P<before>{BEFORE})|(?P<on>{ON}))~[(:]?~{CLOCK}|{CLOCK}(?<=\x20))"
)
_BLANK = "\x02"


@dataclass(frozen=True, slots=True)
class Led:
    """A time with what leads it in; its groups are those of the time, and `before` and `on`."""

    core: re.Match[str]
    first: int
    lead: Lead | None

    def __getitem__(self, group: str | int) -> str | Any:
        if group == "before":
            return self.lead.before if self.lead else None
        if group == "on":
            return self.lead.on if self.lead else None
        if group == 0:
            return self.core.string[self.first : self.core.end()]
        return self.core[group]

    @property
    def string(self) -> str:
        """The text as it was looked through."""
        return self.core.string

    def start(self, group: str | int = 0) -> int:
        """Return where a group begins, or all of it with what leads it in."""
        return self.first if group == 0 else self.core.start(group)

    def end(self, group: str | int = 0) -> int:
        """Return where a group ends, or all of it."""
        return self.core.end(group)

    def span(self) -> tuple[int, int]:
        """Return where it begins and ends with what leads it in."""
        return self.first, self.core.end()

    def groupdict(self) -> dict[str, str | Any]:
        """Return the groups of the time itself."""
        return self.core.groupdict()


def find_leads(plain: str) -> dict[int, Lead]:
    """Return what leads in a time, by the place where the time itself begins."""
    return {
        match.end(): Lead(match.start(), match["before"], match["on"])
        for match in _LEAD.finditer(plain)
        if match.end() > match.start()
    }


def led(view: View, form: re.Pattern[str]) -> Iterator[Led]:
    """Yield the times of a form that names no lead, each with the lead right before it."""
    plain, leads = view.plain, view.leads
    for core in form.finditer(plain):
        start = core.start()
        lead = leads.get(start)
        if lead and _BLANK in plain[lead.start : start]:
            lead = None
        yield Led(core, lead.start if lead else start, lead)
