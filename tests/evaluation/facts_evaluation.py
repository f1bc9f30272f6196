"""Precision and recall of the facts that are read: `python -m tests.evaluation.facts_evaluation`.

The documents of the set `pdf` are not in the repository: a folder that holds them, anywhere below
it, may be given (`[FOLDER]`), and without one the set is left out. Prints figures and no words.
"""

import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from corpus.facts.parties import Scope
from corpus.facts.reading import read_facts
from corpus.splitter import split
from tests.evaluation.facts_scoring import (
    KINDS,
    SIDES,
    Score,
    invented_days,
    open_document,
    read_gold,
    score,
    sides_told,
)

SETS = (
    *("five", "others", "pdf", "written", "fresh", "drafted", "later", "samples"),
    *("withheld", "reserved"),
    *("unseen", "sealed"),  # read the figures only: README.md says what was looked at
)
GOLD = Path(__file__).parent / "facts"
DOCUMENTS = Path(__file__).parents[2] / "corpus" / "documents"


def documents(name: str, elsewhere: Path | None = None) -> Iterator[tuple[Path, Path]]:
    """Yield the documents of a set that are here, each with its gold list."""
    folder = GOLD / name
    for gold in sorted(folder.glob("*.jsonl")):
        places = [DOCUMENTS / f"{gold.stem}.txt", gold.with_suffix(".txt")]
        places += sorted(elsewhere.rglob(f"{gold.stem}.*")) if elsewhere else []
        found = next((place for place in places if place.is_file()), None)
        if found:
            yield found, gold


def measure(name: str, elsewhere: Path | None = None) -> tuple[Mapping[str, Score], int]:
    """Return the scores of a set by kind, and how many days were read that nobody named."""
    total = dict.fromkeys(KINDS, Score())
    days = 0
    for path, gold_path in documents(name, elsewhere):
        document, gold = open_document(path), read_gold(gold_path)
        facts = read_facts(document, split(document))
        outcomes = score(gold, facts, Scope.of(document))
        total = {kind: total[kind] + outcomes[kind].score for kind in KINDS}
        days += len(invented_days(gold, facts))
    return total, days


def measure_sides(name: str, elsewhere: Path | None = None) -> Mapping[str, Score]:
    """Return how often the deadlines found in a set name just those whom their lines name."""
    total = dict.fromkeys(SIDES, Score())
    for path, gold_path in documents(name, elsewhere):
        document = open_document(path)
        facts = read_facts(document, split(document))
        told = sides_told(read_gold(gold_path), facts, Scope.of(document))
        total = {side: total[side] + told[side] for side in SIDES}
    return total


def main() -> None:
    """Print the table, and how fast facts are read."""
    elsewhere = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    sys.stdout.write("set     kind      gold  read  right  precision  recall\n")
    for name in SETS:
        if not list(documents(name, elsewhere)):
            continue
        scores, days = measure(name, elsewhere)
        for kind, one in scores.items():
            sys.stdout.write(
                f"{name:7} {kind:9} {one.gold:4}  {one.read:4}  {one.right:5}"
                f"  {one.precision:9.3f}  {one.recall:6.3f}\n"
            )
        sides = measure_sides(name, elsewhere)
        told = ", ".join(f"{side} {one.recall:.3f}" for side, one in sides.items())
        sys.stdout.write(f"{name:7} deadlines found that name just the same: {told}\n")
        sys.stdout.write(f"{name:7} days that no line of the list has: {days}\n")
    sys.stdout.write(f"facts per second: {_speed():.0f}\n")


def _speed() -> float:
    opened = [open_document(path) for path, _ in documents("five")]
    parts = [(document, split(document)) for document in opened]
    start = time.process_time()
    found = [read_facts(document, passages) for document, passages in parts]
    seconds = time.process_time() - start
    return sum(len(facts.duties) + len(facts.deadlines) for facts in found) / seconds


if __name__ == "__main__":
    main()
