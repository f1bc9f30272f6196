"""A draft: what is about to be said, before it is verified."""

from dataclasses import dataclass

from bot.citations import Citation, Decision
from bot.verification.verifier import Statement


@dataclass(frozen=True, slots=True)
class Line:
    """A statement, and the name of its document when it is shown under that.

    `plain` says the same without the side or the columns that a heading adds, for when these
    cannot be proved; `side` is the one that stands in front of the statement, followed by ": ".
    """

    statement: Statement
    name: Statement | None = None
    plain: Statement | None = None
    side: str = ""


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
