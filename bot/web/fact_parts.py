"""Duties, deadlines and findings as HTML, each line with a link to its words (pure)."""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby
from urllib.parse import urlencode

from bot.citations import Citation
from bot.facts import check_texts, words
from bot.facts import texts as fact_texts
from bot.facts.agenda import Agenda, Due
from bot.facts.checks import Finding, counted
from bot.facts.items import DueItem, DutyItem, Status
from bot.facts.marks import counted as counted_in
from bot.facts.marks import groups, marks
from bot.facts.matrix import Matrix, Row
from bot.facts.periods import Period
from bot.facts.replaced_items import only_replaced
from bot.facts.telling import limit, reading, status, way, where
from bot.facts.texts import capital
from bot.web import fact_page_texts as texts
from bot.web.documents import document_url
from corpus.fact_queries import UnitCount
from corpus.facts.facts import Party
from corpus.text import display

_MOST_UNDATED = 200
_MOST_ROWS = 200
_MOST_COLUMNS = 8
_MOST_UNITS = 120


def year_parts(agenda: Agenda, period: Period) -> str:
    """Return a year's months at a glance, what falls due in each, then what has no day."""
    dated = agenda.due(period)
    undated = [item for group in groups(agenda, period) for item in group.items]
    by_month = {
        m: list(found) for m, found in groupby(dated, key=lambda due: due.occurrence.first.month)
    }
    cells = "".join(_month_cell(month, len(by_month.get(month, ()))) for month in range(1, 13))
    on_days = counted_in((mark.item for mark in marks(agenda, period)), len(undated))
    count = f"{on_days} {fact_texts.READ_BY_MACHINE}"  # as on the pictures
    months = "\n".join(_month(month, found) for month, found in sorted(by_month.items()))
    return f"""<p class="facts">{count}</p>
<nav aria-label="{texts.MONTHS}"><ol class="months">{cells}</ol></nav>
{months or f"<p>{texts.NONE_DATED}</p>"}
{_undated(undated)}"""


def year_files(wanted: str, year: int) -> str:
    """Return what a year can be looked at and taken along as; `wanted` is the query for it."""
    query = escape(wanted)
    pictures = "".join(
        f'<details class="picture"><summary>{label}</summary>'
        f'<a href="/deadlines/{name}.png?{query}"><img src="/deadlines/{name}.png?{query}"'
        f' alt="{texts.PICTURE_ALT.format(label=label, year=year)}" loading="lazy"></a></details>'
        for name, label in (("year", texts.PICTURE), ("timeline", texts.TIMELINE))
    )
    calendar = f"/deadlines/calendar.ics?{query}"
    return f"""<p class="links"><a href="{calendar}" download>{texts.CALENDAR}</a>
<a href="/checks">{texts.TO_CHECKS}</a></p>
{pictures}"""


def unit_form(path: str, unit: str, known: Sequence[UnitCount], hidden: str = "") -> str:
    """Return the field to ask for a unit, with the units that are known."""
    options = "".join(f'<option value="{escape(u.name)}">' for u in known[:_MOST_UNITS])
    return f"""<form action="{path}" method="get" class="ask" role="search">
<label for="unit">{texts.UNIT}</label>
<input id="unit" name="unit" value="{escape(unit)}" list="units" autocomplete="off">
<datalist id="units">{options}</datalist>
{hidden}<button type="submit">{texts.SHOW}</button>
</form>"""


def year_select(years: Iterable[int], chosen: int) -> str:
    """Return the choice of a year, for the form."""
    options = "".join(
        f"<option{' selected' if year == chosen else ''}>{year}</option>" for year in years
    )
    label = f'<label for="year">{texts.YEAR}</label>'
    return f'{label}\n<select id="year" name="year">{options}</select>\n'


def matrix_parts(matrix: Matrix) -> str:
    """Return the matrix as a table, and what its letters mean."""
    units = matrix.units[:_MOST_COLUMNS]
    letters = "".join(
        f"<div><dt>{letter.value}</dt><dd>{means}</dd></div>"
        for letter, means in fact_texts.LETTERS.items()
    )
    head = "".join(f'<th scope="col">{escape(display(unit.name))}</th>' for unit in units)
    rows = "\n".join(_row(row, units) for row in matrix.rows[:_MOST_ROWS])
    left_out = "".join(
        f"<p>{sentence.format(count=count)}</p>"
        for sentence, count in (
            (texts.MORE_UNITS, len(matrix.units) - len(units)),
            (texts.MORE_ROWS, len(matrix.rows) - _MOST_ROWS),
        )
        if count > 0
    )
    return f"""<dl class="letters">{letters}</dl>
<div class="scroll" role="region" aria-label="{texts.MATRIX}" tabindex="0">
<table class="matrix"><thead><tr><th scope="col">{fact_texts.TASK}</th>{head}</tr></thead>
<tbody>
{rows}
</tbody></table></div>
{left_out}"""


def nothing_parts(what: str, items: Sequence[DueItem] | Sequence[DutyItem]) -> str:
    """Return that there is nothing, or that `items` were there, in documents that are replaced."""
    if not items:
        return f"<p>{texts.NOTHING}</p>"
    lines = (escape(line) for line in only_replaced(what, items).splitlines())
    return f'<p class="notice">{"<br>".join(lines)}</p>'


def units_list(units: Sequence[UnitCount]) -> str:
    """Return units with links to their duties, those with most first."""
    items = "".join(
        f'<li><a href="/duties?{urlencode({"unit": unit.name})}">{escape(unit.name)}</a>'
        f' <span class="facts">{texts.TASKS.format(count=unit.duties)}</span></li>'
        for unit in units[:_MOST_UNITS]
    )
    return f'<ul class="units">{items}</ul>'


def choice(path: str, names: Iterable[str]) -> str:
    """Return the units that may be meant, as links."""
    items = "".join(
        f'<li><a href="{path}?{urlencode({"unit": name})}">{escape(name)}</a></li>'
        for name in names
    )
    return f'<p class="notice">{texts.WHICH}</p><ul class="units">{items}</ul>'


def findings_parts(findings: Sequence[Finding]) -> str:
    """Return what checks found, one kind after the other."""
    return "\n".join(_of_fault(fault, findings) for fault in counted(findings))


def _of_fault(fault: str, findings: Sequence[Finding]) -> str:
    found = [finding for finding in findings if finding.fault == fault]
    heading = check_texts.COUNTED.format(
        heading=check_texts.HEADINGS[fault], count=len(found)
    ).rstrip(":")
    items = "\n".join(
        f"<li><p>{escape(finding.said)}</p>{_links(finding.citations)}</li>" for finding in found
    )
    return f"""<section><h2>{escape(heading)}</h2>
<p class="remedy">{escape(found[0].remedy)}</p>
<ul class="dues">
{items}
</ul></section>"""


def _links(citations: Sequence[Citation]) -> str:
    labels = (texts.SEEN.format(number=cited.number or cited.title) for cited in citations)
    links = (_link(cited, label) for cited, label in zip(citations, labels, strict=True))
    return "".join(f'<p class="proof">{link}</p>' for link in links)


def _month_cell(month: int, count: int) -> str:
    name = fact_texts.MONTH.format(month=month)
    if not count:
        return f'<li><span class="none">{name}</span></li>'
    said = texts.IN_MONTH.format(count=count)
    return f'<li><a href="#thang-{month}">{name} <span class="facts">{said}</span></a></li>'


def _month(month: int, found: Sequence[Due]) -> str:
    items = "\n".join(_due(due) for due in found)
    name = fact_texts.MONTH_OF_YEAR.format(month=month, year=found[0].occurrence.first.year)
    return f"""<section aria-labelledby="thang-{month}"><h2 id="thang-{month}">{name}</h2>
<ul class="dues">
{items}
</ul></section>"""


def _due(due: Due) -> str:
    return _item(due.item, limit(due.item.deadline.when, due.occurrence))


def _undated(items: Sequence[DueItem]) -> str:
    if not items:
        return ""
    shown = items[:_MOST_UNDATED]
    lines = "\n".join(_item(item, capital(reading(item.deadline.when))) for item in shown)
    more = len(items) - len(shown)
    rest = f"<p>{texts.MORE_UNDATED.format(count=more)}</p>" if more else ""
    return f"""<section><h2>{fact_texts.WITHOUT_DAY}</h2>
<ul class="dues">
{lines}
</ul>{rest}</section>"""


def _item(item: DueItem, time: str) -> str:
    deadline = item.deadline
    who = way(item)
    said = texts.SAID.format(words=display(item.read.said))
    read = ""
    if item.status is Status.CORRECTED:
        read = f'<p class="who">{escape(texts.CORRECTED.format(said=reading(deadline.when)))}</p>'
    kind = f'<span class="kind">{words.KINDS[deadline.kind]}</span>'
    return f"""<li><p class="when">{escape(time)} {kind}</p>
<p class="what">{escape(display(deadline.what))}</p>
{f'<p class="who">{escape(who)}</p>' if who else ""}{read}
<p class="proof">{escape(said)} {_link(item.citation, where(item.citation, item.card))}
<span class="status {item.status.value}">{escape(status(item))}</span></p></li>"""


def _row(row: Row, units: Sequence[Party]) -> str:
    cells = "".join(f"<td>{row.marks(unit)}</td>" for unit in units)
    item = row.item
    link = _link(item.citation, where(item.citation, item.card))
    task = escape(display(row.task))
    return f'<tr><th scope="row">{task}<span class="proof">{link}</span></th>{cells}</tr>'


def _link(citation: Citation, label: str) -> str:
    url = escape(document_url(citation.document, citation.start, citation.end))
    return f'<a href="{url}">{escape(label)}</a>'
