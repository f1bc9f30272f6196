"""Times as papers word them, and what is read of them, in lines that a test can hold."""

import hashlib

from corpus.document import DocumentId
from corpus.facts.facts import Deadline
from corpus.facts.reading import read_facts
from corpus.parsing.parser import parse
from corpus.splitter import split


def deadlines_in(text: str) -> tuple[Deadline, ...]:
    """Return the deadlines that are read of a whole paper."""
    document = parse(
        text,
        file_name="a.txt",
        document_id=DocumentId(hashlib.sha256(text.encode()).hexdigest()),
    )
    return read_facts(document, split(document)).deadlines


def told(deadline: Deadline) -> str:
    """Return the time in one line: "rule FREQ=MONTHLY;BYMONTHDAY=9 =", with "<" for a limit."""
    when = deadline.when
    value = when.rrule or when.date or when.length or "-"
    return f"{when.type} {value}{'w' * when.working} {'<' if when.before else '='}"


def listed(wordings: str) -> list[tuple[str, list[str]]]:
    """Return each sentence with the lines indented below it: what is to be read of it."""
    found: list[tuple[str, list[str]]] = []
    for line in wordings.strip().splitlines():
        if line.startswith("  "):
            found[-1][1].append(line.strip())
        else:
            found.append((line, []))
    return found
