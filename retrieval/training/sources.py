"""Reads the texts that the shipped embedding model may be trained on, and no others.

Only files whose licence lets weights derived from them be published are named here.
"""

import csv
import json
import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

_ARTICLES = ("phapdien", "phapdien_extra", "vlc_laws")
_ITEM_MARK = re.compile(r"^\s*(?:\d{1,2}\.|[a-zđ]{1,2}\)|[-–+•])\s*")
_CHAPTER_MARK = re.compile(r"^(?:Phần|Chương|Mục)\s+[IVXLC\d]+\s*\.?\s*", re.IGNORECASE)
_MARKDOWN = re.compile(r"[*#>_|`\\]+")
_SHORTEST_CLAUSE = 4  # words: shorter lines are labels, not statements
_SAME_OPENING = 120  # characters: articles that open alike are one article in two files


@dataclass(frozen=True, slots=True)
class Article:
    """An article of law: `subject` is the field or the law it belongs to."""

    title: str
    subject: str
    chapter: str
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Translation:
    """The same thing said in English and in Vietnamese."""

    english: str
    vietnamese: str


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative unit; `province` is empty when it is one itself."""

    name: str
    full_name: str
    english: str
    province: str


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything the model learns from; `fillers` are English words that say nothing alone."""

    articles: tuple[Article, ...]
    documents: tuple[Article, ...]
    sentences: tuple[Translation, ...]
    places: tuple[Place, ...]
    terms: tuple[Translation, ...]
    fillers: tuple[str, ...]


def read_sources(data: Path, terms: Path | None) -> Sources:
    """Read the training files under `data` and the bilingual list `terms`.

    Raises OSError when a file is missing and ValueError when one is not what it should be.
    """
    train = data / "train"
    listed = tuple(_translations(terms)) if terms else ()
    return Sources(
        articles=tuple(_articles(train)),
        documents=tuple(_documents(train / "phapdien_docs.jsonl.xz")),
        sentences=tuple(_translations(train / "tatoeba_en_vi.tsv")),
        places=tuple(_places(data / "gazetteer" / "units.tsv")),
        terms=tuple(term for term in listed if term.vietnamese != "-"),
        fillers=tuple(term.english for term in listed if term.vietnamese == "-"),
    )


def _articles(train: Path) -> Iterator[Article]:
    seen: set[str] = set()
    for name in _ARTICLES:
        for row in _json_lines(train / f"{name}.jsonl.xz"):
            opening = str(row["text"])[:_SAME_OPENING]
            clauses = _clauses(str(row["text"]))
            if clauses and opening not in seen:
                seen.add(opening)
                yield Article(
                    title=str(row.get("title") or ""),
                    subject=str(row.get("subject") or row.get("law") or ""),
                    chapter=_CHAPTER_MARK.sub("", str(row.get("chapter") or "")),
                    clauses=clauses,
                )


def _documents(file: Path) -> Iterator[Article]:
    for row in _json_lines(file):
        clauses = _clauses(_MARKDOWN.sub(" ", str(row["text"])))
        if clauses and row["form"] == "full_text" and not row["duplicate_of"]:
            yield Article(str(row["title"]), str(row["title"]), "", clauses)


def _clauses(text: str) -> tuple[str, ...]:
    lines = (" ".join(_ITEM_MARK.sub("", line).split()) for line in text.split("\n"))
    return tuple(line for line in lines if line.count(" ") >= _SHORTEST_CLAUSE - 1)


def _translations(file: Path) -> Iterator[Translation]:
    for row in _table(file):
        yield Translation(row["en"], row["vi"])


def _places(file: Path) -> Iterator[Place]:
    for row in _table(file):
        yield Place(row["name"], row["full_name"], row["name_en"], row["province"])


def _json_lines(file: Path) -> Iterator[dict[str, Any]]:
    with _opened(file) as lines:
        for line in lines:
            yield json.loads(line)


def _table(file: Path) -> Iterator[dict[str, str]]:
    with _opened(file) as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _opened(file: Path) -> TextIO:
    if file.suffix == ".xz":
        return lzma.open(file, "rt", encoding="utf-8", newline="")
    return file.open(encoding="utf-8", newline="")
