"""Two-syllable words of official Vietnamese, told apart from chance neighbours.

"bien phong" is a word and its absence from a document means something; "lo chuan" is not.
The shipped list is made from the allowed training texts by

    python -m retrieval.compounds --data DIR --out retrieval/terms/compounds.txt
"""

import argparse
import json
import lzma
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from corpus.text import fold

SHIPPED = Path(__file__).parent / "terms" / "compounds.txt"
_WORD = re.compile(r"[^\W\d_]+|[^\w\s]")
_SOURCES = ("phapdien.jsonl.xz", "vlc_laws.jsonl.xz")


@dataclass(frozen=True, slots=True)
class Compounds:
    """The listed words with their diacritics, and folded; pairs are written "biên_phòng"."""

    accented: frozenset[str]
    folded: frozenset[str]

    def chance(self, question: str) -> frozenset[str]:
        """Return the folded pairs that only look like words in `question` as it is typed.

        "họp giao ban về" has no "bản vẽ". Of a question without diacritics nothing is known.
        """
        typed = _WORD.findall(unicodedata.normalize("NFC", question).lower())
        if all(word.isascii() for word in typed):
            return frozenset()
        pairs = {f"{left}_{right}" for left, right in pairwise(typed)}
        true = {fold(pair) for pair in pairs & self.accented}
        return frozenset({fold(pair) for pair in pairs} & self.folded - true)


def load_compounds(path: Path = SHIPPED) -> Compounds:
    """Read the list."""
    accented = frozenset(path.read_text(encoding="utf-8").split())
    return Compounds(accented, frozenset(map(fold, accented)))


def find_compounds(
    texts: Iterable[str], *, least_count: int = 20, least_association: float = 0.22
) -> list[str]:
    """Return the neighbouring syllables that attract each other, sorted.

    Association is normalised pointwise mutual information (Bouma 2009), counted on syllables
    with their diacritics, because folded ones run too many words together.
    """
    singles: Counter[str] = Counter()
    doubles: Counter[tuple[str, str]] = Counter()
    for text in texts:
        found = _WORD.findall(unicodedata.normalize("NFC", text).lower())
        singles.update(found)
        doubles.update(pairwise(found))
    total = max(singles.total(), 2)
    kept: set[str] = set()
    for (left, right), count in doubles.items():
        if count < least_count or not (left.isalpha() and right.isalpha()):
            continue
        share = count / total
        information = math.log(share * total * total / (singles[left] * singles[right]))
        if information / -math.log(share) >= least_association:
            kept.add(f"{left}_{right}")
    return sorted(kept)


def _texts(data: Path) -> Iterator[str]:
    for name in _SOURCES:
        with lzma.open(data / "train" / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                yield f"{record.get('title') or ''}\n{record.get('text') or ''}"


def main() -> None:
    """Write the list; see the module's first lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=SHIPPED)
    arguments = parser.parse_args()
    found = find_compounds(_texts(arguments.data))
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_text("\n".join(found) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
