import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from sqlalchemy import Engine

from corpus.document import Document, DocumentId
from corpus.fact_intake import FACT_RULES, FactRules, read_missing_facts
from corpus.fact_rows import FactsRead
from corpus.facts.facts import Facts
from corpus.parsing.parser import parse
from corpus.passages import Passage
from corpus.splitter import split
from corpus.store import DocumentStore
from tests.fakes.facts import read_known
from tests.fakes.library import LETTER_TEXT, PLAN_TEXT

pytestmark = pytest.mark.every_database

NOW = datetime(2026, 3, 2, tzinfo=UTC)
RULES = FactRules(read_known, 7)


def put(store: DocumentStore, text: str, facts: FactsRead | None = None) -> Document:
    document_id = DocumentId(sha256(text.encode()).hexdigest())
    document = parse(text, file_name=f"{document_id[:4]}.txt", document_id=document_id)
    store.put(document, split(document), ingested_at=NOW, parser_version=1, facts=facts)
    return document


@pytest.fixture
def store(engine: Engine) -> DocumentStore:
    return DocumentStore(engine)


def test_what_lay_there_before_gets_its_facts_from_its_stored_words(store: DocumentStore) -> None:
    told: list[tuple[int, int]] = []
    put(store, PLAN_TEXT)
    put(store, LETTER_TEXT, FactsRead(Facts(), 6))
    passages = {card.id: store.passages_of(card.id) for card in store.cards()}

    assert read_missing_facts(store, lambda done, total: told.append((done, total)), RULES) == 2
    assert told == [(1, 2), (2, 2)]
    assert len(store.duties()) == 3
    assert len(store.deadlines()) == 2
    assert {card.id: store.passages_of(card.id) for card in store.cards()} == passages


def test_what_these_rules_have_read_is_left_alone(store: DocumentStore) -> None:
    put(store, PLAN_TEXT, FactsRead(Facts(), 7))
    revision = store.revision

    assert read_missing_facts(store, lambda _done, _total: None, RULES) == 0
    assert store.revision == revision


def test_a_rule_that_slips_keeps_no_document_from_being_read(
    store: DocumentStore, caplog: pytest.LogCaptureFixture
) -> None:
    def slip(document: Document, passages: Sequence[Passage]) -> Facts:
        if document.number and document.number.text.startswith("27"):
            raise IndexError
        return read_known(document, passages)

    plan = put(store, PLAN_TEXT)
    put(store, LETTER_TEXT)
    with caplog.at_level(logging.ERROR):
        read_missing_facts(store, lambda _done, _total: None, FactRules(slip, 7))

    assert store.without_facts(7) == []
    assert len(store.deadlines()) == 1
    assert caplog.messages == [f"facts of document {plan.id[:12]} cannot be read"]


def test_a_document_that_goes_meanwhile_is_passed_over(store: DocumentStore) -> None:
    documents = [put(store, PLAN_TEXT), put(store, LETTER_TEXT)]
    last = max(documents, key=lambda document: document.file_name)

    def progress(_done: int, _total: int) -> None:
        store.remove(last.id)

    read_missing_facts(store, progress, RULES)

    assert [card.id for card in store.cards()] == [one.id for one in documents if one != last]
    assert store.without_facts(7) == []


def test_the_real_rules_have_a_number() -> None:
    assert FACT_RULES.version >= 1
