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
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from corpus.text import fold

SHIPPED = Path(__file__).parent / "terms" / "compounds.txt"
_WORD = re.compile(r"[^\W\d_]+|[^\w\s]")
_SOURCES = ("phapdien.jsonl.xz", "vlc_laws.jsonl.xz")


@dataclass(frozen=True)
class Compounds:
    """How strongly the syllables of each word attract each other, 0 to 1; "biên_phòng": 0.47."""

    accented: Mapping[str, float]
    folded: Mapping[str, float]

    @cached_property
    def syllables(self) -> frozenset[str]:
        """The syllables of all words, with their diacritics."""
        return frozenset(syllable for word in self.accented for syllable in word.split("_"))

    def read(self, question: str) -> Callable[[str], float]:
        """Return the strength of folded pairs as they may be meant in `question`.

        "họp giao ban về" has no "bản vẽ"; a question without diacritics may mean any.
        """
        typed = _WORD.findall(unicodedata.normalize("NFC", question).lower())
        known: dict[str, float] = {}
        if not all(word.isascii() for word in typed):
            for left, right in pairwise(typed):
                pair = f"{left}_{right}"
                folded = fold(pair)
                known[folded] = max(known.get(folded, 0.0), self.accented.get(pair, 0.0))
        return lambda pair: known[pair] if pair in known else self.folded.get(pair, 0.0)


def load_compounds(path: Path = SHIPPED) -> Compounds:
    """Read the list: a word and its strength a line."""
    accented: dict[str, float] = {}
    folded: dict[str, float] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _, strength = line.partition("\t")
        accented[word] = float(strength)
        plain = fold(word)
        folded[plain] = max(folded.get(plain, 0.0), accented[word])
    return Compounds(accented, folded)


def find_compounds(
    texts: Iterable[str], *, least_count: int = 20, least_association: float = 0.22
) -> dict[str, float]:
    """Return the neighbouring syllables that attract each other, with how strongly.

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
    kept: dict[str, float] = {}
    for (left, right), count in doubles.items():
        if count < least_count or not (left.isalpha() and right.isalpha()):
            continue
        share = count / total
        information = math.log(share * total * total / (singles[left] * singles[right]))
        association = information / -math.log(share)
        if association >= least_association:
            kept[f"{left}_{right}"] = round(association, 2)
    return kept


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
    lines = (f"{word}\t{strength:.2f}\n" for word, strength in sorted(found.items()))
    arguments.out.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
