"""A draft: what is about to be said, before it is verified."""

from dataclasses import dataclass

from bot.citations import Citation, Decision
from bot.verification import Statement


@dataclass(frozen=True, slots=True)
class Line:
    """A statement, and the name of its document when it is shown under that.

    `plain` says the same without the side that leads it in, for when that cannot be proved.
    """

    statement: Statement
    name: Statement | None = None
    plain: Statement | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before it is verified; `lead` and `close` are the assistant's own words.

    "{count}" in `lead` is the number of documents that are left after verification.
    `nearest` are the passages shown with a refusal.
    """

    decision: Decision
    lines: tuple[Line, ...] = ()
    lead: str = ""
    close: str = ""
    nearest: tuple[Citation, ...] = ()
