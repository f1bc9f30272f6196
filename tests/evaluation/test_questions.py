"""The questions of the evaluation sets are well formed, and a perfect answer would score 1.0."""

import json
import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
HALVES = ("dev", "test")
PARTS = (*HALVES, "dev2", "fresh")
QUESTIONS = {
    "dev": HERE / "questions_dev.jsonl",
    "test": HERE / "questions_test.jsonl",
    "dev2": HERE / "questions_dev2.jsonl",
    "fresh": HERE / "fresh" / "questions.jsonl",
}
DOCUMENTS = {
    "dev": HERE / "documents",
    "test": HERE / "documents",
    "dev2": HERE / "documents",
    "fresh": HERE / "fresh" / "documents",
}
NUMBERED = {"dev": "1*.txt", "test": "1*.txt", "dev2": "3*.txt", "fresh": "2*.txt"}
KINDS = {
    "ambiguous",
    "coordination",
    "deadline",
    "definition",
    "event",
    "followup",
    "list",
    "metadata",
    "reference",
    "responsibility",
    "standing_unit",
    "unanswerable",
    "yesno",
}
STYLES = {"abbrev", "colloquial", "english", "formal", "nodiacritics", "typo"}
LABELLED_STYLES = {
    "formal": 28,
    "nodiacritics": 19,
    "colloquial": 17,
    "abbrev": 12,
    "english": 10,
    "typo": 6,
}
LABELLED_KINDS = {
    "unanswerable": 20,
    "responsibility": 18,
    "list": 11,
    "reference": 11,
    "coordination": 9,
    "deadline": 6,
    "definition": 6,
    "metadata": 6,
    "standing_unit": 6,
    "followup": 6,
    "yesno": 5,
    "event": 4,
    "ambiguous": 4,
}
FIELDS = {
    "id",
    "question",
    "style",
    "kind",
    "history",
    "gold",
    "need",
    "answer_must",
    "refuse",
    "names_doc",
    "part",
}
Question = dict[str, Any]


def squash(text: str) -> str:
    """The scorer's form: NFC, lower case, no broken hyphens or marks, single spaces."""
    text = unicodedata.normalize("NFC", text)
    text = re.sub(r"-\s*\n\s*", "-", text)
    text = re.sub(r"[*#\\_`]", "", text)
    return re.sub(r"\s+", " ", text).strip().lower()


def fold(text: str) -> str:
    """`squash` without diacritics, as the scorer compares an answer's text."""
    text = unicodedata.normalize("NFD", squash(text)).replace("đ", "d")
    text = "".join(char for char in text if unicodedata.category(char) != "Mn")
    text = re.sub(r"[\u2010-\u2015]", "-", text)
    return re.sub(r"\s*-\s*", "-", text)


@cache
def document(part: str, name: str) -> str:
    """The squashed text of one of the documents that a part asks about."""
    return squash((DOCUMENTS[part] / name).read_text(encoding="utf-8"))


@cache
def questions(part: str) -> tuple[Question, ...]:
    """The questions of one part."""
    lines = QUESTIONS[part].read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


def every() -> tuple[Question, ...]:
    """The questions of all parts."""
    return tuple(item for part in PARTS for item in questions(part))


def scores_right(item: Question, answer: str, cited: list[dict[str, str]]) -> bool:
    """The scorer's rule for an answerable question, for citations that cover a passage whole."""
    covered = [
        any(
            gold["seed"] == citation["document"]
            and squash(gold["quote"]) in squash(citation["quote"])
            for citation in cited
        )
        for gold in item["gold"]
    ]
    told = all(
        any(fold(alternative) in fold(answer) for alternative in group)
        for group in item["answer_must"]
    )
    return told and bool(covered) and (all(covered) if item["need"] == "all" else any(covered))


@pytest.mark.parametrize("part", PARTS)
def test_every_question_has_the_fields_of_the_format(part: str) -> None:
    for item in questions(part):
        assert set(item) - {"or_say"} == FIELDS, item["id"]
        assert item["part"] == part
        assert item["kind"] in KINDS
        assert item["style"] in STYLES
        assert item["need"] in {"any", "all"}
        assert item["question"].strip()
        assert (item["kind"] == "followup") <= bool(item["history"]), item["id"]


def test_no_id_and_no_question_occurs_twice() -> None:
    assert max(Counter(item["id"] for item in every()).values()) == 1
    asked = Counter((fold(item["question"]), *item["history"]) for item in every())
    assert max(asked.values()) == 1


def test_every_gold_passage_stands_in_its_document() -> None:
    missing = [
        (item["id"], gold["quote"])
        for item in every()
        for gold in item["gold"]
        if squash(gold["quote"]) not in document(item["part"], gold["seed"])
    ]
    assert missing == []


def test_a_question_is_either_answerable_with_gold_or_unanswerable_without() -> None:
    for item in every():
        assert item["refuse"] == (item["kind"] == "unanswerable"), item["id"]
        assert item["refuse"] != bool(item["gold"]), item["id"]
        assert item["refuse"] != bool(item["answer_must"]), item["id"]
        assert all(group and all(group) for group in item["answer_must"]), item["id"]


@pytest.mark.parametrize("part", PARTS)
def test_each_part_covers_every_kind_style_and_document(part: str) -> None:
    items = questions(part)
    assert {item["kind"] for item in items} == KINDS
    assert {item["style"] for item in items} == STYLES
    seeds = {gold["seed"] for item in items for gold in item["gold"]}
    assert seeds == {path.name for path in DOCUMENTS[part].glob(NUMBERED[part])}


@pytest.mark.parametrize("part", ["dev2", "fresh"])
def test_the_later_sets_have_the_proportions_of_the_labelled_questions(part: str) -> None:
    answerable = Counter(item["style"] for item in questions(part) if not item["refuse"])
    assert answerable == LABELLED_STYLES
    assert Counter(item["kind"] for item in questions(part)) == LABELLED_KINDS


def test_the_halves_are_balanced_by_kind_and_style() -> None:
    for field in ("kind", "style", "refuse"):
        dev, test = (Counter(item[field] for item in questions(part)) for part in HALVES)
        assert all(abs(dev[value] - test[value]) <= 2 for value in dev | test), field


def test_a_perfect_answer_scores_right_on_every_answerable_question() -> None:
    for item in every():
        if item["refuse"]:
            continue
        answer = " ".join(group[0] for group in item["answer_must"])
        cited = [{"document": gold["seed"], "quote": gold["quote"]} for gold in item["gold"]]
        assert len(answer) <= 1200
        assert scores_right(item, answer, cited), item["id"]
        assert not scores_right(item, answer, []), item["id"]


@pytest.mark.parametrize("part", PARTS)
def test_a_passage_quoted_whole_says_most_of_what_an_answer_must_say(part: str) -> None:
    answerable = [item for item in questions(part) if not item["refuse"]]
    told = [
        scores_right(
            item,
            " ".join(gold["quote"] for gold in item["gold"]),
            [{"document": gold["seed"], "quote": gold["quote"]} for gold in item["gold"]],
        )
        for item in answerable
    ]
    # Where a heading alone names the unit, or a list names documents, no passage says it.
    assert sum(told) >= 0.85 * len(told)
