"""What is left out of lists since another document took its place, and how that is said (pure)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from bot.facts import lookup_texts as texts
from bot.facts.items import DueItem, DutyItem
from bot.labels import numbered_label
from corpus.fact_queries import UnitCount
from corpus.facts.facts import Duty

_MOST_NAMED = 4  # documents

_Item = TypeVar("_Item", DueItem, DutyItem)


def unreplaced(items: Iterable[_Item]) -> tuple[_Item, ...]:
    """Return the facts of documents whose place no other has taken."""
    return tuple(item for item in items if item.replaced_by is None)


def left_out(items: Iterable[_Item]) -> tuple[_Item, ...]:
    """Return the others: the facts of replaced documents."""
    return tuple(item for item in items if item.replaced_by is not None)


def held_units(units: Iterable[UnitCount], gone: Iterable[Duty]) -> tuple[UnitCount, ...]:
    """Return the units without the count of duties that are gone, those with most facts first.

    One that has none left stays, so that it is found by its name.
    """
    lost = Counter(duty.unit.key for duty in gone)
    held = (replace(unit, duties=max(0, unit.duties - lost[unit.key])) for unit in units)
    return tuple(sorted(held, key=lambda unit: (-unit.duties - unit.deadlines, unit.name)))


def only_replaced(what: str, items: Iterable[DueItem] | Iterable[DutyItem]) -> str:
    """Return that something stands only in documents that were replaced, and by what they were."""
    return texts.ONLY_REPLACED.format(what=what, replaced=told_replaced(items))


def told_replaced(items: Iterable[DueItem] | Iterable[DutyItem]) -> str:
    """Return by what the documents of facts are replaced: a line for each, the first few."""
    pairs = dict.fromkeys(
        (numbered_label(item.card), numbered_label(item.replaced_by))
        for item in items
        if item.replaced_by is not None
    )
    lines = [texts.REPLACED_BY.format(old=old, new=new) for old, new in pairs]
    if more := len(lines[_MOST_NAMED:]):
        lines[_MOST_NAMED:] = [texts.MORE_REPLACED.format(count=more)]
    return "\n".join(lines)
