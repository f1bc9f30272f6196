"""Pages that show what was read of the documents: deadlines, duties, and what to look at."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import escape
from typing import Protocol
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.facts import lookup_texts
from bot.facts import texts as names
from bot.facts.agenda import Agenda
from bot.facts.checks import check
from bot.facts.items import DueItem, DutyItem
from bot.facts.matrix import responsibility_matrix
from bot.facts.naming import Meant, Naming
from bot.facts.owed import agenda_of
from bot.facts.periods import Period
from bot.facts.replaced_items import unreplaced
from bot.web import fact_page_texts as texts
from bot.web.assets import Asset
from bot.web.calendars import FindCalendar, calendar_routes
from bot.web.fact_parts import (
    choice,
    findings_parts,
    matrix_parts,
    nothing_parts,
    unit_form,
    units_list,
    year_files,
    year_parts,
    year_select,
)
from bot.web.layout import Page, frame, header

_YEARS_BEFORE, _YEARS_AFTER = 2, 5
_LONGEST_NAME = 200
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class FactRegister(Protocol):
    """The register, as far as pages need it; called on worker threads."""

    def deadlines(self) -> tuple[DueItem, ...]:
        """Return every deadline, the same tuple until one changes."""

    def duties(self) -> tuple[DutyItem, ...]:
        """Return every duty."""

    def duties_of(self, keys: Collection[str], *, as_partner: bool = False) -> tuple[DutyItem, ...]:
        """Return the duties of units, or with `as_partner` also those done with them."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the pages show; `now` is in the time zone of the office."""

    register: FactRegister
    naming: Callable[[], Naming]
    agenda: Callable[[], Agenda]
    now: Callable[[], datetime]
    find_calendar: FindCalendar


class FactPages:
    """The endpoints `/deadlines`, `/duties` and `/checks`, and what can be taken along."""

    def __init__(self, facts: Facts, assets: Mapping[str, Asset]) -> None:
        self._facts = facts
        self._assets = assets
        self._checked: tuple[tuple[DueItem, ...], str] | None = None

    def routes(self) -> list[Route]:
        """Return the routes of all of it."""
        return [
            Route("/deadlines", self._on_thread(self._deadlines)),
            Route("/deadlines/year.png", self._on_thread(self._year_picture)),
            Route("/deadlines/timeline.png", self._on_thread(self._timeline)),
            Route("/deadlines/calendar.ics", self._on_thread(self._calendar)),
            Route("/duties", self._on_thread(self._duties)),
            Route("/duties/matrix.xlsx", self._on_thread(self._workbook)),
            Route("/checks", self._on_thread(self._checks)),
            *calendar_routes(self._facts.find_calendar),
        ]

    def _on_thread(self, show: Callable[[Mapping[str, str]], Response]) -> Callable[..., object]:
        async def endpoint(request: Request) -> Response:
            return await run_in_threadpool(show, dict(request.query_params))

        return endpoint

    def _deadlines(self, query: Mapping[str, str]) -> Response:
        today = self._today()
        unit, year = _unit(query), _year(query, today)
        meant = self._facts.naming().find(unit) if unit else None
        title = texts.DEADLINES.format(year=year)
        years = range(today.year - _YEARS_BEFORE, today.year + _YEARS_AFTER + 1)
        select = year_select(years, year)
        form = unit_form("/deadlines", unit, self._facts.naming().often, select)
        body = _unclear("/deadlines", unit, meant)
        if body is None:
            if meant is not None:
                title = texts.DEADLINES_OF.format(year=year, unit=_name(meant, unit))
            body = self._year(self._agenda(meant), year, unit, _name(meant, unit))
        return self._page("deadlines", title, f"{form}\n{body}")

    def _year(self, agenda: Agenda, year: int, unit: str, name: str) -> str:
        if not agenda.items:
            frame = lookup_texts.DUE_OF_REPLACED if unit else lookup_texts.DUE_REPLACED
            return nothing_parts(frame.format(name=name, period="").strip(), agenda.replaced)
        wanted = urlencode({"year": year, **({"unit": unit} if unit else {})})
        return f"{year_files(wanted, year)}\n{year_parts(agenda, _period(year))}"

    def _year_picture(self, query: Mapping[str, str]) -> Response:
        # Imported here: fonts and drawing, which no other page needs.
        from bot.facts.pictures import year_calendar  # noqa: PLC0415

        agenda, year, of = self._wanted(query)
        return _part(year_calendar(agenda, year, self._today(), of=of), query, f"lich-{year}")

    def _timeline(self, query: Mapping[str, str]) -> Response:
        from bot.facts.pictures import timeline  # noqa: PLC0415 - see `_year_picture`

        agenda, year, of = self._wanted(query)
        pictures = timeline(agenda, _period(year), self._today(), of=of)
        return _part(pictures, query, f"dong-thoi-gian-{year}")

    def _calendar(self, query: Mapping[str, str]) -> Response:
        # Imported here: a library that no other page needs.
        from bot.facts.calendar import Frame, calendar_file  # noqa: PLC0415

        agenda, year, of = self._wanted(query)
        name = names.CALENDAR_NAME_OF.format(unit=of) if of else names.CALENDAR_NAME
        file = calendar_file(agenda.items, Frame(name, date(year, 1, 1)))
        headers = {"Content-Disposition": 'attachment; filename="thoi-han.ics"'}
        return Response(file, media_type="text/calendar; charset=utf-8", headers=headers)

    def _wanted(self, query: Mapping[str, str]) -> tuple[Agenda, int, str | None]:
        """Return the deadlines, the year and the unit that are asked for; 404 for no one unit."""
        unit, year = _unit(query), _year(query, self._today())
        meant = self._facts.naming().find(unit) if unit else None
        if _unclear("", unit, meant) is not None:
            raise HTTPException(404)
        return self._agenda(meant), year, _name(meant, unit) if meant else None

    def _duties(self, query: Mapping[str, str]) -> Response:
        unit = _unit(query)
        naming = self._facts.naming()
        form = unit_form("/duties", unit, naming.often)
        if not unit:
            listed = units_list(naming.often) if naming.often else f"<p>{texts.NOTHING}</p>"
            intro = f"<p>{texts.CHOOSE}</p>" if naming.often else ""
            return self._page("duties", texts.DUTIES, f"{form}\n{intro}\n{listed}")
        meant = naming.find(unit)
        body = _unclear("/duties", unit, meant)
        title = texts.DUTIES
        if body is None:
            title = texts.DUTIES_OF.format(unit=_name(meant, unit))
            body = self._matrices(meant, unit)
        return self._page("duties", title, f"{form}\n{body}")

    def _matrices(self, meant: Meant, unit: str) -> str:
        wanted = escape(urlencode({"unit": unit}))
        own, shared = self._own_and_shared(meant)
        links = (
            f'<p class="links"><a href="/duties/matrix.xlsx?{wanted}">{texts.WORKBOOK}</a>'
            f' <a href="/deadlines?{wanted}">{texts.TO_DEADLINES}</a></p>'
        )
        held, held_shared = unreplaced(own), unreplaced(shared)
        parts = [links]
        if held:
            parts.append(matrix_parts(responsibility_matrix(held)))
        if held_shared:
            parts.append(f"<h2>{texts.SHARED}</h2>")
            parts.append(matrix_parts(responsibility_matrix(held_shared)))
        if held or held_shared:
            return "\n".join(parts)
        what = lookup_texts.DUTIES_REPLACED.format(name=_name(meant, unit))
        return nothing_parts(what, (*own, *shared))

    def _workbook(self, query: Mapping[str, str]) -> Response:
        # Imported here: a library that no other page needs.
        from bot.facts.workbook import matrix_workbook  # noqa: PLC0415

        unit = _unit(query)
        meant = self._facts.naming().find(unit) if unit else None
        if meant is None or _unclear("", unit, meant) is not None:
            raise HTTPException(404)
        items = [item for part in self._own_and_shared(meant) for item in unreplaced(part)]
        title = texts.DUTIES_OF.format(unit=_name(meant, unit))
        file = matrix_workbook(responsibility_matrix(items), items, title, self._facts.now())
        headers = {"Content-Disposition": 'attachment; filename="nhiem-vu.xlsx"'}
        return Response(file, media_type=_XLSX, headers=headers)

    def _checks(self, _query: Mapping[str, str]) -> Response:
        deadlines = self._facts.register.deadlines()
        checked = self._checked
        if checked is None or checked[0] is not deadlines:
            checked = self._checked = (deadlines, self._findings(deadlines))
        return self._page("checks", texts.CHECKS, checked[1])

    def _findings(self, deadlines: Sequence[DueItem]) -> str:
        duties, held = unreplaced(self._facts.register.duties()), unreplaced(deadlines)
        found = check(duties, held, self._today().year)
        total = texts.TOTAL.format(count=len(found), duties=len(duties), deadlines=len(held))
        return f'<p class="facts">{total}</p>\n{findings_parts(found)}'

    def _own_and_shared(self, meant: Meant) -> tuple[Sequence[DutyItem], Sequence[DutyItem]]:
        key = meant.known_key
        register, naming = self._facts.register, self._facts.naming()
        groups = {group.key for group in naming.groups_of(key)}
        own = register.duties_of({key}, as_partner=True)
        shared = register.duties_of(groups) if groups else ()
        return (
            [item for item in own if meant.covers(item.card)],
            [item for item in shared if meant.covers(item.card)],
        )

    def _agenda(self, meant: Meant | None) -> Agenda:
        agenda = self._facts.agenda()
        return agenda_of(agenda, meant, self._facts.naming()) if meant else agenda

    def _page(self, current: str, title: str, body: str) -> Response:
        whole = f"""{header(current=current)}
<main id="main" class="sheet facts-page">
<h1>{escape(title)}</h1>
{body}
</main>"""
        return Page(frame(f"{title} – Sổ Tay", whole, script="document.js", assets=self._assets))

    def _today(self) -> date:
        return self._facts.now().date()


def _unit(query: Mapping[str, str]) -> str:
    return " ".join(query.get("unit", "")[:_LONGEST_NAME].split())


def _year(query: Mapping[str, str], today: date) -> int:
    typed = query.get("year", "")
    asked = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) == 4 else today.year
    return asked if abs(asked - today.year) <= 50 else today.year


def _period(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31), f"năm {year}")


def _part(pictures: Sequence[bytes], query: Mapping[str, str], name: str) -> Response:
    asked = query.get("part", "1")
    part = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 4 else 1
    if not 1 <= part <= len(pictures):
        raise HTTPException(404)
    headers = {"Content-Disposition": f'inline; filename="{name}-{part}.png"'}
    return Response(pictures[part - 1], media_type="image/png", headers=headers)


def _unclear(path: str, unit: str, meant: Meant | None) -> str | None:
    """Return what to say when no one unit is meant; None when one is, or none was asked for."""
    if meant is None or meant.unit is not None or (meant.is_sure and not meant.units):
        return None
    if meant.units:
        return choice(path, (found.name for found in meant.units))
    return f'<p class="notice">{escape(texts.NO_UNIT.format(unit=unit))}</p>'


def _name(meant: Meant | None, unit: str) -> str:
    return meant.unit.name if meant and meant.unit else unit
