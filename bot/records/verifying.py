"""Whether the audit log is as it was written, followed row by row."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, RowMapping, select

from bot.records.chain import FIRST, Link, link_hash
from bot.tables import audit, audit_head

_ROWS_AT_ONCE = 500


class Fault(StrEnum):
    """What is wrong with a chain."""

    CHANGED = "changed"  # a row is not the one that was written
    MISSING = "missing"  # a row was taken out
    HEAD = "head"  # the head is not of the last row


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many rows hold, and the first that does not; `head` is the hash of the last that does.

    Whoever writes `head` down elsewhere can tell later whether even the whole log was rewritten.
    """

    rows: int
    head: str
    broken: int | None = None  # its number in the chain
    fault: Fault | None = None


def head(connection: Connection) -> Link:
    """Return the last link as the log itself names it."""
    row = connection.execute(select(audit_head).where(audit_head.c.id == 1)).one_or_none()
    return Link(0, FIRST) if row is None else Link(row.seq, row.hash)


def verify(connection: Connection) -> Verdict:
    """Return what holds of the chain; others may append to it meanwhile."""
    before = head(connection)  # a row and its head come together, so this is no later than the rows
    last, fault = _follow(connection, before)
    after = head(connection)  # … and this no earlier
    if fault is None and last.seq < before.seq:
        fault = Fault.MISSING
    if fault is None and (after.seq < last.seq or (before.seq == 0 and before.hash != FIRST)):
        fault = Fault.HEAD
    if fault is None:
        return Verdict(last.seq, last.hash)
    broken = last.seq if fault is Fault.HEAD else last.seq + 1
    return Verdict(last.seq, last.hash, broken, fault)


def _follow(connection: Connection, named: Link) -> tuple[Link, Fault | None]:
    """Return the last link that holds, and why the next one does not."""
    last = Link(0, FIRST)
    for row in _rows(connection):
        fault = _fault(row, last)
        if fault is not None or row is None:
            return last, fault
        last = Link(row["seq"], row["hash"])
        if last.seq == named.seq and last.hash != named.hash:
            return last, Fault.HEAD
    return last, None


def _fault(row: RowMapping | None, last: Link) -> Fault | None:
    if row is None:
        return Fault.CHANGED
    if row["seq"] > last.seq + 1:
        return Fault.MISSING
    try:
        holds = row["hash"] == link_hash(dict(row))
    except (TypeError, ValueError):
        holds = False
    follows = row["seq"] == last.seq + 1 and row["previous"] == last.hash
    return None if holds and follows else Fault.CHANGED


def _rows(connection: Connection) -> Iterator[RowMapping | None]:
    """Give all rows in order, and None in place of the first that cannot even be read."""
    seq: int | None = None
    at_once = _ROWS_AT_ONCE
    while True:
        query = select(audit).order_by(audit.c.seq).limit(at_once)
        if seq is not None:
            query = query.where(audit.c.seq > seq)
        try:
            rows = connection.execute(query).mappings().all()
        except (TypeError, ValueError):  # no date or no JSON; which one is found one by one
            if at_once == 1:
                yield None
                return
            at_once = 1
            continue
        if not rows:
            return
        yield from rows
        seq = rows[-1]["seq"]
