"""Two-syllable words of official Vietnamese, folded: told apart from chance neighbours.

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
from itertools import pairwise
from pathlib import Path

from corpus.text import fold

SHIPPED = Path(__file__).parent / "terms" / "compounds.txt"
_WORD = re.compile(r"[^\W\d_]+|[^\w\s]")
_SOURCES = ("phapdien.jsonl.xz", "vlc_laws.jsonl.xz")


def load_compounds(path: Path = SHIPPED) -> frozenset[str]:
    """Return the listed words, as pairs such as "bien_phong"."""
    return frozenset(path.read_text(encoding="utf-8").split())


def find_compounds(
    texts: Iterable[str], *, least_count: int = 20, least_association: float = 0.3
) -> list[str]:
    """Return the neighbouring syllables that attract each other, folded and sorted.

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
            kept.add(fold(f"{left}_{right}"))
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
