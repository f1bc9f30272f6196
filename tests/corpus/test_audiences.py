from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine

from corpus.audiences import Audiences, move_member
from corpus.document import Document
from corpus.seen import SeenShelf
from corpus.shelf import Shelf
from corpus.splitter import split
from corpus.store import DocumentStore
from tests.fakes.library import letter, plan

AT = datetime(2026, 3, 2, tzinfo=UTC)
GROUP = "telegram:-100"


def put(store: DocumentStore, document: Document, source: str | None = None) -> None:
    store.put(document, split(document), ingested_at=AT, parser_version=1, source=source)


@pytest.fixture
def store(engine: Engine) -> DocumentStore:
    return DocumentStore(engine)


@pytest.fixture
def audiences(engine: Engine) -> Audiences:
    return Audiences(engine)


def seen(store: DocumentStore, *names: str) -> SeenShelf:
    return SeenShelf(Shelf(store), store, frozenset(names))


def names_of(shelf: SeenShelf) -> list[str]:
    return [card.file_name for card in shelf.cards()]


@pytest.mark.every_database
def test_a_file_is_for_everybody_until_somebody_is_named(
    store: DocumentStore, audiences: Audiences
) -> None:
    put(store, plan())
    public = seen(store)
    before = names_of(public)

    audiences.put([plan().file_name], [GROUP, "zalo:abc"])

    assert before == [plan().file_name]
    assert audiences.all() == {plan().file_name: {GROUP, "zalo:abc"}}
    assert names_of(public) == []
    assert names_of(seen(store, plan().file_name)) == [plan().file_name]


@pytest.mark.every_database
def test_nothing_at_all_is_seen_of_a_closed_document(
    store: DocumentStore, audiences: Audiences
) -> None:
    put(store, plan())
    put(store, letter())
    ids = [passage.id for passage in store.passages_of(plan().id)]
    audiences.put([plan().file_name], [GROUP])
    shelf = seen(store)

    assert names_of(shelf) == [letter().file_name]
    assert shelf.hidden == {plan().id}
    assert shelf.text(plan().id) is None
    assert shelf.document(plan().id) is None
    assert shelf.passages(ids) == []
    assert shelf.passages_of(plan().id) == []
    assert shelf.text(letter().id) is not None
    assert shelf.hides(plan().id, "")
    assert not shelf.hides(letter().id, letter().file_name)


@pytest.mark.every_database
def test_a_file_that_is_still_to_come_is_closed_from_its_first_moment(
    store: DocumentStore, audiences: Audiences
) -> None:
    public = seen(store)
    audiences.put([plan().file_name], [GROUP])
    assert names_of(public) == []

    put(store, plan())

    assert public.text(plan().id) is None  # by what was seen before it came
    assert names_of(public) == []


@pytest.mark.every_database
def test_the_same_bytes_under_another_name_are_for_the_same(
    store: DocumentStore, audiences: Audiences
) -> None:
    put(store, plan(), source="/a")
    audiences.put([plan().file_name], [GROUP])

    store.add_source("/b", "ban-sao.txt", plan().id)
    store.remove_source("/a")

    assert audiences.all()["ban-sao.txt"] == {GROUP}
    assert names_of(seen(store)) == []


@pytest.mark.every_database
def test_who_is_named_for_one_name_is_named_for_all_names_of_the_bytes(
    store: DocumentStore, audiences: Audiences
) -> None:
    put(store, plan(), source="/a")
    store.add_source("/b", "ban-sao.txt", plan().id)

    audiences.put(["ban-sao.txt"], [GROUP])
    closed = audiences.all()
    audiences.put([plan().file_name], [])

    assert closed == {"ban-sao.txt": {GROUP}, plan().file_name: {GROUP}}
    assert audiences.all() == {}


@pytest.mark.every_database
def test_a_document_with_a_name_that_is_not_allowed_is_not_seen(
    store: DocumentStore, audiences: Audiences
) -> None:
    audiences.put(["ban-sao.txt"], [GROUP])
    put(store, plan(), source="/a")

    store.add_source("/b", "ban-sao.txt", plan().id)

    assert names_of(seen(store)) == []
    assert names_of(seen(store, "ban-sao.txt")) == [plan().file_name]


@pytest.mark.every_database
def test_a_group_that_goes_on_under_another_id_sees_what_it_saw(
    engine: Engine, audiences: Audiences
) -> None:
    audiences.put(["a.txt"], [GROUP, "zalo:abc"])

    with engine.begin() as connection:
        move_member(connection, GROUP, "telegram:-1001")

    assert audiences.all() == {"a.txt": {"telegram:-1001", "zalo:abc"}}


@pytest.mark.every_database
def test_who_looks_again_finds_what_was_changed(store: DocumentStore, audiences: Audiences) -> None:
    put(store, plan())
    before = store.revision
    kept = audiences.all()

    again = audiences.all()
    audiences.put([plan().file_name], [GROUP])

    assert again is kept
    assert store.revision > before
    assert audiences.all() != kept
    assert audiences.known_names() == {plan().file_name}
