from datetime import UTC, datetime
from hashlib import sha256

import pytest
from sqlalchemy import Engine

from corpus import shelf as shelf_module
from corpus.document import Document, DocumentId
from corpus.fact_rows import FactsRead
from corpus.parsing.parser import parse
from corpus.passages import PassageId
from corpus.shelf import Shelf
from corpus.splitter import split
from corpus.store import DocumentStore
from tests.fakes.facts import SCHOOLS, STATION, read_known
from tests.fakes.library import LETTER_TEXT, PLAN_TEXT

NOW = datetime(2026, 3, 2, tzinfo=UTC)


def put(store: DocumentStore, text: str, file_name: str) -> Document:
    document = parse(
        text,
        file_name=file_name,
        document_id=DocumentId(sha256(text.encode()).hexdigest()),
    )
    store.put(document, split(document), ingested_at=NOW, parser_version=1)
    return document


@pytest.fixture
def store(engine: Engine) -> DocumentStore:
    return DocumentStore(engine)


def test_a_shelf_gives_what_the_store_gives(store: DocumentStore) -> None:
    plan = put(store, PLAN_TEXT, "plan.txt")
    shelf = Shelf(store)
    passages = store.passages_of(plan.id)
    asked = [passages[1].id, PassageId("unknown"), passages[0].id]

    assert shelf.revision == store.revision
    assert shelf.cards() == store.cards()
    assert shelf.text(plan.id) == PLAN_TEXT
    assert shelf.document(plan.id) == store.document(plan.id)
    assert shelf.passages_of(plan.id) == passages
    assert shelf.passages(asked) == [passages[1], passages[0]]


def test_what_was_read_is_given_again(store: DocumentStore) -> None:
    plan = put(store, PLAN_TEXT, "plan.txt")
    shelf = Shelf(store)
    first, second = (passage.id for passage in store.passages_of(plan.id)[:2])
    [read] = shelf.passages([first])

    assert shelf.passages([second, first])[1] is read
    assert shelf.text(plan.id) is shelf.text(plan.id)


def test_a_change_is_seen_when_the_revision_is_asked_for(store: DocumentStore) -> None:
    plan = put(store, PLAN_TEXT, "plan.txt")
    shelf = Shelf(store)
    before = shelf.revision
    kept = shelf.passages_of(plan.id)
    store.remove(plan.id)
    letter = put(store, LETTER_TEXT, "letter.txt")

    assert shelf.revision > before
    assert shelf.text(plan.id) is None
    assert shelf.document(plan.id) is None
    assert shelf.passages([passage.id for passage in kept]) == []
    assert shelf.text(letter.id) == LETTER_TEXT


def test_no_more_passages_are_kept_than_agreed(
    store: DocumentStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = put(store, PLAN_TEXT, "plan.txt")
    shelf = Shelf(store)
    monkeypatch.setattr(shelf_module, "_PASSAGES_KEPT", 1)
    first, second = store.passages_of(plan.id)[:2]
    [read] = shelf.passages([first.id])
    shelf.passages([second.id])

    assert shelf.passages([first.id]) == [first]
    assert shelf.passages([first.id])[0] is not read


def test_facts_are_kept_until_the_store_changes(store: DocumentStore) -> None:
    plan = put(store, PLAN_TEXT, "plan.txt")
    shelf = Shelf(store)
    before = shelf.revision, shelf.deadlines(), shelf.units(), shelf.duties_of([STATION.key])
    facts = FactsRead(read_known(plan, split(plan)), 1)
    store.put_facts(plan, split(plan), facts)
    unseen = shelf.deadlines(), shelf.units(), shelf.duties_of([STATION.key])

    assert before[1:] == unseen == ((), (), ())
    assert shelf.revision > before[0]
    assert shelf.deadlines() == tuple(store.deadlines())
    assert shelf.deadlines() is shelf.deadlines()
    assert shelf.units() == tuple(store.units())
    assert shelf.duties_of([STATION.key]) == tuple(store.duties_of([STATION.key]))
    assert shelf.duties_of([SCHOOLS.key], as_partner=True)[0].fact.unit == STATION
    assert shelf.duties() == store.duties()
    assert shelf.duties_in([facts.facts.duties[0].passage]) == store.duties()[:1]
