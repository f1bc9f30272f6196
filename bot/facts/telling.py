"""Facts as short lines: what, who, the document's words and where they stand (pure).

Nothing is said that the document does not say: a time is told as it was read, beside its words.
"""

from collections.abc import Sequence
from datetime import date

from bot.citations import Citation
from bot.facts import words
from bot.facts.items import DueItem, DutyItem, Status
from bot.facts.texts import capital, listed
from bot.labels import printed_number, shortened
from bot.locators import readable
from bot.schedule.limits import excludes_its_day
from bot.schedule.occurrence import Occurrence, on
from bot.schedule.saying import NO_DAY, say, say_occurrence
from corpus.document import DocumentCard
from corpus.facts.facts import Duty, Party, Role, When
from corpus.text import display, fold

_LONGEST_TASK = 200  # characters
_LONGEST_TITLE = 60
_LONGEST_SAID = 90
_LONGEST_NAME = 60
_MOST_NAMED = 3
_BEGINNING = 6  # words of a task, which may name its role

_UNIT = "{name} – {role}: "
_ROLE = "{role}: "
_SMALL = ("Các ", "Những ", "Hai ", "Bên ", "Lực lượng ", "Đồng chí ", "Thủ trưởng ")
_WITH = "cùng {names}"
_APPOINTED = "do {name} giao"
_TO = "→ {names}"
_THROUGH = "(qua {names})"
_OTHERS = "{names} và {count} đơn vị khác"
_PLACED = "{name} ({place})"
_WORDS = "“{words}”"
_BEFORE = "Trước {said}"
_AT_LATEST = "Chậm nhất {said}"
_WORKED = "{time} (ngày làm việc cuối trước hạn: {day})"
_DAY = "ngày "
_CORRECTED = "{status}: {said}; văn bản ghi “{words}”"
_UNCLEAR = "chưa đọc được thời hạn"


def due_line(
    item: DueItem, occurrence: Occurrence | None = None, worked: date | None = None
) -> str:
    """Return a deadline in two or three short lines; with `occurrence` as it falls due then.

    `worked` is the last working day in time, where the limit itself falls on a day off.
    """
    time = capital(reading(item.deadline.when)) if occurrence is None else None
    if occurrence is not None:
        time = limit(item.deadline.when, occurrence)
    if worked is not None:
        time = _WORKED.format(time=time, day=say_occurrence(on(worked)).removeprefix(_DAY))
    lines = (f"{time} · {_short(item.deadline.what)}", way(item), _proof(item))
    return "\n".join(line for line in lines if line)


def duty_line(item: DutyItem, *, with_unit: bool = False, with_role: bool = False) -> str:
    """Return a duty in two or three short lines; `with_unit` begins with whom it is laid on."""
    duty = item.duty
    lead = "" if _says_role(duty) else _ROLE.format(role=capital(duty.role.value))
    lead = lead if with_role else ""
    if with_unit:
        lead = _UNIT.format(name=named(duty.unit), role=duty.role.value)
    task = f"{lead}{_short(duty.task)}"
    around = []
    if partners := [party for party in duty.partners if fold(party.name) not in fold(task)]:
        around.append(_WITH.format(names=names(partners)))
    if duty.appointed_by:
        around.append(_APPOINTED.format(name=named(duty.appointed_by)))
    lines = (task, capital("; ".join(around)), where(item.citation, item.card))
    return "\n".join(line for line in lines if line)


def reading(when: When) -> str:
    """Return the reading in words, without the remark that no day is named."""
    try:
        return say(when).removesuffix(f"; {NO_DAY}")
    except ValueError:
        return _UNCLEAR


def limit(when: When, occurrence: Occurrence) -> str:
    """Return "Trước ngày 15/6/2027", "Chậm nhất ngày 15/6/2027", "Quý II/2027"."""
    said = say_occurrence(occurrence)
    if when.before and excludes_its_day(when):
        return _BEFORE.format(said=said)
    return _AT_LATEST.format(said=said) if when.before else capital(said)


def where(citation: Citation, card: DocumentCard) -> str:
    """Return "27/KH-UBND, Phần III, mục 1": the document in short, then the place in it."""
    if citation.number:
        name = printed_number(citation.number)
        if name.startswith("…") and card.place:  # many documents leave the same blank
            name = _PLACED.format(name=name, place=display(card.place))
    else:
        name = shortened(display(citation.title), _LONGEST_TITLE)
    return f"{name}, {readable(citation.address)}"


def names(parties: Sequence[Party]) -> str:
    """Return the first few names of a list and how many more there are, if more than one."""
    most = len(parties) if len(parties) == _MOST_NAMED + 1 else _MOST_NAMED
    shown = listed(small(named(party)) for party in parties[:most])
    more = len(parties) - most
    return _OTHERS.format(names=shown, count=more) if more > 0 else shown


def named(party: Party) -> str:
    """Return a party's name, an overlong one cut."""
    return shortened(display(party.name), _LONGEST_NAME)


def small(name: str) -> str:
    """Return a name as it stands inside a sentence: "các sở, ban, ngành"."""
    return name[:1].lower() + name[1:] if name.startswith(_SMALL) else name


def of_group(frame: str, group: str, card: DocumentCard) -> str:
    """Return a heading about a group of units, with the place whose group it is."""
    name = small(group)
    placed = _PLACED.format(name=name, place=display(card.place)) if card.place else name
    return frame.format(group=placed)


def status(item: DueItem) -> str:
    """Return how far a reading may be relied on."""
    label = words.STATUSES[item.status]
    return f"{label}, {words.OUTDATED}" if item.is_outdated else label


def way(item: DueItem) -> str:
    """Return who owes it, to whom and through whom, as far as that is said."""
    deadline = item.deadline
    parts = [capital(names(deadline.who))]
    if deadline.to:
        parts.append(_TO.format(names=names(deadline.to)))
    if deadline.through:
        parts.append(_THROUGH.format(names=names(deadline.through)))
    return " ".join(part for part in parts if part)


def _says_role(duty: Duty) -> bool:
    """Whether the task begins by naming this role first: "Chủ trì, …", "Lãnh đạo, chỉ đạo …"."""
    beginning = " ".join(fold(duty.task).split()[:_BEGINNING])
    named_at = {role: beginning.find(fold(role.value)) for role in Role}
    first = min((at for at in named_at.values() if at >= 0), default=-1)
    return first >= 0 and named_at[duty.role] == first


def _proof(item: DueItem) -> str:
    """Return the document's words for the time, where they stand, and the status."""
    said = shortened(display(item.read.said), _LONGEST_SAID)
    place = where(item.citation, item.card)
    if item.status is Status.CORRECTED:
        corrected = reading(item.deadline.when)
        told = _CORRECTED.format(status=status(item), said=corrected, words=said)
        return f"{told} – {place}"
    return f"{_WORDS.format(words=said)} – {place} – {status(item)}"


def _short(text: str) -> str:
    return capital(shortened(display(text).rstrip(" .;,"), _LONGEST_TASK))
