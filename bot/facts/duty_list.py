"""What a look-up of duties lists: of a unit by its roles, of a matter by units (pure)."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

from bot.facts import lookup_texts as texts
from bot.facts.asking import DutiesAsked
from bot.facts.items import DutyItem
from bot.facts.naming import Meant, Naming
from bot.facts.paging import Entry, Listed
from bot.facts.replaced_items import left_out, only_replaced, told_replaced, unreplaced
from bot.facts.telling import duty_line, named, of_group
from corpus.facts.facts import APPOINTED, Role
from corpus.text import display, fold

_WORD = re.compile(r"[^\W_]+")

DutiesOf = Callable[[Collection[str]], Sequence[DutyItem]]


@dataclass(frozen=True, slots=True)
class OfUnit:
    """The duties of one unit: its own, those in which others work with it, its groups'.

    `replaced` are those of them that stand in replaced documents, and nowhere else here.
    """

    key: str
    name: str
    own: tuple[DutyItem, ...]
    as_partner: tuple[DutyItem, ...]
    shared: tuple[tuple[str, tuple[DutyItem, ...]], ...]  # by the group's name
    replaced: tuple[DutyItem, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing that holds is laid on it."""
        return not (self.own or self.as_partner or self.shared)

    def replaced_of(self, role: Role | None) -> tuple[DutyItem, ...]:
        """Return its own duties in replaced documents, those in one role or all."""
        of_role = (item for item in self.replaced if role in {None, item.duty.role})
        return tuple(item for item in of_role if item.duty.unit.key == self.key)

    @property
    def places(self) -> tuple[str, ...]:
        """The places of the documents that the unit's own duties are from, replaced ones too."""
        own = (*self.own, *self.replaced_of(None))
        places = (display(item.card.place) for item in own if item.card.place)
        return tuple(dict.fromkeys(places))


def of_unit(meant: Meant, naming: Naming, all_of: DutiesOf, own_of: DutiesOf) -> OfUnit:
    """Gather a unit's duties; `all_of` gives those with units as partners too, `own_of` not."""
    unit = meant.unit
    key = unit.key if unit else meant.key
    all_found = [item for item in all_of({key}) if meant.covers(item.card)]
    all_shared = [(group.name, [i for i in own_of({group.key}) if meant.covers_all(i.card)])
                  for group in naming.groups_of(key)]  # fmt: skip
    found = unreplaced(all_found)
    shared = ((name, unreplaced(items)) for name, items in all_shared)
    everything = (all_found, *(items for _, items in all_shared))
    return OfUnit(
        key,
        unit.name if unit else meant.key,
        tuple(item for item in found if item.duty.unit.key == key),
        tuple(item for item in found if item.duty.unit.key != key),
        tuple((name, items) for name, items in shared if items),
        left_out(chain.from_iterable(everything)),
    )


def duty_list_of(found: OfUnit, role: Role | None = None) -> Listed:
    """Return a unit's duties by role, then those with others, then what holds for its groups."""
    own = [item for item in found.own if role in {None, item.duty.role}]
    entries = [
        _entry(_heading(each), item) for each in Role for item in own if item.duty.role is each
    ]
    if role is not None:
        title = texts.ROLE_OF.format(name=found.name, role=role.value)
        return Listed(title, tuple(entries))
    entries += (_entry(texts.WITH_OTHERS, item, with_unit=True) for item in found.as_partner)
    for group, items in found.shared:
        for item in items:
            heading = of_group(texts.SHARED, group, item.card)
            entries.append(_entry(heading, item, with_role=True))
    return Listed(texts.DUTIES_OF.format(name=found.name), tuple(entries), _remark(found))


def nothing_of(found: OfUnit, role: Role | None = None) -> str:
    """Return what is said where nothing is listed: by what that is replaced which once was."""
    gone = found.replaced if role is None else found.replaced_of(role)
    if not gone:
        return texts.NOTHING_FOUND.format(name=found.name)
    frame = texts.DUTIES_REPLACED if role is None else texts.ROLE_REPLACED
    return only_replaced(frame.format(name=found.name, role=role and role.value), gone)


def _remark(found: OfUnit) -> str:
    """Return what is said where nothing is laid on a unit itself."""
    if found.own:
        return ""
    if gone := found.replaced_of(None):
        return texts.OWN_REPLACED.format(name=found.name, replaced=told_replaced(gone))
    return texts.NO_OWN.format(name=found.name)


def about(matter: str, items: Iterable[DutyItem]) -> tuple[DutyItem, ...]:
    """Return the duties that speak of a matter: those with the words side by side, if any."""
    found = [(item, _spoken(item)) for item in items]
    phrase = _words(matter)
    together = [item for item, said in found if phrase in said]
    if in_task := tuple(item for item in together if _names_matter(matter, item)):
        return in_task
    if together:
        return tuple(together)
    looked_for = phrase.split()
    return (
        tuple(item for item, said in found if all(f" {word} " in said for word in looked_for))
        if looked_for
        else ()
    )


def tells(asked: DutiesAsked, found: Iterable[DutyItem]) -> bool:
    """Whether a duty in the matter that is asked about has the role, or names it in its task."""
    matter = asked.matter
    return any(item.duty.role is asked.role or _names_matter(matter, item) for item in found)


def _names_matter(matter: str, item: DutyItem) -> bool:
    """Whether a duty's own task has the words of a matter side by side."""
    return _words(matter) in _words(item.duty.task)


def duty_list_about(matter: str, items: Sequence[DutyItem], role: Role | None = None) -> Listed:
    """Return duties in a matter by unit, those in the asked role alone where there are any."""
    in_role = [item for item in items if role in {None, item.duty.role}]
    title, remark = texts.MATTER.format(matter=matter), ""
    if role is not None and in_role:
        title = texts.MATTER_ROLE.format(role=_heading(role), matter=matter)
    elif role is not None:
        remark = texts.NO_ROLE.format(role=role.value)
    entries = tuple(_by_unit(in_role or sorted(items, key=_is_far_from_leading)))
    return Listed(title, entries, remark)


def _by_unit(items: Sequence[DutyItem]) -> Iterator[Entry]:
    by_unit: defaultdict[str, list[DutyItem]] = defaultdict(list)
    for item in items:
        by_unit[item.duty.unit.key].append(item)
    for of_one in by_unit.values():
        of_one.sort(
            key=lambda item: (item.duty.role not in APPOINTED, list(Role).index(item.duty.role))
        )
        heading = named(of_one[0].duty.unit)
        for item in of_one:
            yield _entry(heading, item, with_role=True)


def _is_far_from_leading(item: DutyItem) -> bool:
    """Whether a unit has less to do with a matter than whoever carries it out."""
    return item.duty.role not in {*APPOINTED, Role.LEADS, Role.CARRIES_OUT}


def _entry(heading: str, item: DutyItem, **manner: bool) -> Entry:
    return Entry(heading, item.citation, item, partial(duty_line, item, **manner))


def _spoken(item: DutyItem) -> str:
    return _words(f"{item.duty.task} {display(item.citation.quote)}")


def _words(text: str) -> str:
    return f" {' '.join(_WORD.findall(fold(text)))} "


def _heading(role: Role) -> str:
    return role.value[:1].upper() + role.value[1:]
