"""The commands of `sotay` that write facts to files: calendars, pictures, workbooks."""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TypeVar

from bot.app import open_documents, open_register
from bot.console import feed_texts as texts
from bot.console.feed_tasks import Chosen, chosen_unit
from bot.console.surroundings import Surroundings
from bot.errors import SotayError
from bot.facts import texts as names
from bot.facts.agenda import Agenda
from bot.facts.items import DueItem, DutyItem
from bot.facts.matrix import responsibility_matrix
from bot.facts.owed import of_unit
from bot.facts.periods import Period
from bot.facts.replaced_items import unreplaced
from bot.facts.timing import timing

_DONE = 0

_Write = TypeVar("_Write")


def export_deadlines(here: Surroundings, typed: argparse.Namespace) -> int:
    """Write deadlines as a calendar (.ics) or as pictures of a year (.png)."""
    write = _known(typed.file, {".ics": _write_calendar, ".png": _write_year})
    with open_documents(here.settings) as documents:
        register = open_register(documents, here.today)
        chosen = chosen_unit(register, typed.unit)
        items: Sequence[DueItem] = register.deadlines()
    if chosen:
        items = of_unit(items, chosen.unit.key, chosen.groups)
    items = [item for item in items if item.falls_due]
    with _writable(typed.file):
        write(here, typed, items, chosen)
    return _DONE


def export_duties(here: Surroundings, typed: argparse.Namespace) -> int:
    """Write the responsibility matrix as a workbook (.xlsx) or as pictures (.png)."""
    write = _known(typed.file, {".xlsx": _write_workbook, ".png": _write_matrix})
    with open_documents(here.settings) as documents:
        register = open_register(documents, here.today)
        chosen = chosen_unit(register, typed.unit)
        items: Sequence[DutyItem] = register.duties()
        if chosen:
            keys = {chosen.unit.key}
            own = register.duties_of(keys, as_partner=True)
            items = (*own, *register.duties_of(chosen.groups))
    items = unreplaced(items)
    title = names.MATRIX_TITLE
    if chosen:
        title = names.MATRIX_TITLE_OF.format(name=chosen.unit.name)
    with _writable(typed.file):
        write(here, typed.file, items, title)
    return _DONE


def _write_calendar(
    here: Surroundings, typed: argparse.Namespace, items: Sequence[DueItem], chosen: Chosen | None
) -> None:
    # Imported here, as the libraries of pictures and workbooks are: no other command needs them.
    from bot.facts.calendar import Frame, calendar_file  # noqa: PLC0415

    name = names.CALENDAR_NAME
    if chosen:
        name = names.CALENDAR_NAME_OF.format(unit=chosen.unit.name)
    today = _today(here)
    typed.file.write_bytes(calendar_file(items, Frame(name, today)))
    undated = sum(timing(item.deadline.when, today) is None for item in items)
    here.say(texts.EXPORTED.format(count=len(items) - undated, path=typed.file, undated=undated))


def _write_year(
    here: Surroundings, typed: argparse.Namespace, items: Sequence[DueItem], chosen: Chosen | None
) -> None:
    from bot.facts.pictures import timeline, year_calendar  # noqa: PLC0415 - see `_write_calendar`

    today, of = _today(here), chosen.unit.name if chosen else None
    year = typed.year or today.year
    if typed.timeline:
        period = Period(date(year, 1, 1), date(year, 12, 31), f"năm {year}")
        made = timeline(Agenda(items), period, today, of=of)
    else:
        made = year_calendar(Agenda(items), year, today, of=of)
    _write_pictures(here, typed.file, made)


def _write_workbook(here: Surroundings, path: Path, items: Sequence[DutyItem], title: str) -> None:
    from bot.facts.workbook import matrix_workbook  # noqa: PLC0415 - see `_write_calendar`

    matrix = responsibility_matrix(items)
    path.write_bytes(matrix_workbook(matrix, items, title, here.now()))
    here.say(
        texts.WORKBOOK_WRITTEN.format(rows=len(matrix.rows), units=len(matrix.units), path=path)
    )


def _write_matrix(here: Surroundings, path: Path, items: Sequence[DutyItem], title: str) -> None:
    from bot.facts.matrix_picture import matrix_pictures  # noqa: PLC0415 - see `_write_calendar`

    _write_pictures(here, path, matrix_pictures(responsibility_matrix(items), title))


def _write_pictures(here: Surroundings, path: Path, made: Sequence[bytes]) -> None:
    """Write the first picture under the name that was given, the others with a number in it."""
    for number, png in enumerate(made, 1):
        name = path.name if number == 1 else f"{path.stem}-{number}{path.suffix}"
        path.with_name(name).write_bytes(png)
    here.say(texts.PICTURES_WRITTEN.format(count=len(made), path=path))


def _known(path: Path, ways: Mapping[str, _Write]) -> _Write:
    way = ways.get(path.suffix.lower())
    if way is None:
        raise SotayError(texts.UNKNOWN_KIND.format(path=path, kinds=", ".join(ways)))
    return way


def _today(here: Surroundings) -> date:
    return here.now().astimezone(here.settings.zone).date()


@contextmanager
def _writable(path: Path) -> Iterator[None]:
    """Turn what a disk refuses inside the block into a sentence for people."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SotayError(texts.CANNOT_WRITE.format(path=path, reason=reason)) from error
