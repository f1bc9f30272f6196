"""How reading time grows with a text: `python tests/bench/parsing_time.py [MEGABYTES]`.

Prints processor seconds for a quarter of the size and for the whole; the ratio stays near 4.
"""

import sys
import time
from pathlib import Path

from corpus.document import DocumentId
from corpus.parsing.parser import parse
from corpus.splitter import split

DATA = Path(__file__).parents[1] / "data" / "parsing"


def seconds(text: str) -> float:
    """Return the processor time that parsing and splitting `text` take."""
    start = time.process_time()
    split(parse(text, file_name="a.txt", document_id=DocumentId("0" * 64)))
    return time.process_time() - start


def main() -> None:
    """Measure every kind of text at both sizes."""
    size = int(float(sys.argv[1] if len(sys.argv) > 1 else 4) * 1_000_000)
    document = "\n".join(path.read_text(encoding="utf-8") for path in sorted(DATA.glob("*.txt")))
    texts = {"documents": document, "one line": document.replace("\n", " "), "items": "1. Một.\n"}
    for name, unit in texts.items():
        whole = (unit * (size // len(unit) + 1))[:size]
        quarter, full = seconds(whole[: size // 4]), seconds(whole)
        ratio = full / max(quarter, 1e-9)
        sys.stdout.write(f"{name:10} {quarter:7.2f} s  {full:7.2f} s  x{ratio:.1f}\n")


if __name__ == "__main__":
    main()
