from datetime import UTC, date, datetime, timedelta, timezone
from hashlib import sha256

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.exc import IntegrityError, StatementError

from corpus.document import Document, DocumentId, Span
from corpus.parsing.parser import parse
from corpus.passages import Passage, PassageId
from corpus.splitter import split
from corpus.store import DocumentStore, Source
from corpus.tables import documents, passages, sources
from tests.fakes.library import LETTER_TEXT, PLAN_TEXT

pytestmark = pytest.mark.every_database

NOW = datetime(2026, 3, 2, 1, 2, 3, tzinfo=UTC)
UNKNOWN = DocumentId("0" * 64)


def read(text: str, file_name: str) -> Document:
    document_id = DocumentId(sha256(text.encode()).hexdigest())
    return parse(text, file_name=file_name, document_id=document_id)


def put(
    store: DocumentStore,
    text: str,
    file_name: str,
    *,
    source: str | None = None,
    parser_version: int = 1,
) -> Document:
    document = read(text, file_name)
    store.put(
        document,
        split(document),
        ingested_at=NOW,
        parser_version=parser_version,
        source=source,
    )
    return document


def rows(engine: Engine) -> list[int]:
    with engine.connect() as connection:
        return [
            len(connection.execute(select(table)).all()) for table in (documents, sources, passages)
        ]


@pytest.fixture
def store(engine: Engine) -> DocumentStore:
    return DocumentStore(engine)


def test_an_empty_store_knows_nothing(store: DocumentStore) -> None:
    assert store.revision == 0
    assert store.ids() == set()
    assert store.cards() == []
    assert store.sources() == []
    assert store.document(UNKNOWN) is None
    assert store.text(UNKNOWN) is None
    assert store.passages_of(UNKNOWN) == []


def test_a_document_comes_back_as_it_was_put(store: DocumentStore) -> None:
    plan = put(store, PLAN_TEXT, "ke-hoach.txt")

    assert store.document(plan.id) == plan
    assert store.text(plan.id) == PLAN_TEXT
    assert store.passages_of(plan.id) == split(plan)
    assert store.ids() == {plan.id}
    assert store.versions() == {plan.id: 1}
    assert store.sources() == [Source("ke-hoach.txt", "ke-hoach.txt", plan.id, 1)]


def test_a_card_shows_what_the_letterhead_says(store: DocumentStore) -> None:
    plan = put(store, PLAN_TEXT, "ke-hoach.txt")

    [card] = store.cards()

    assert (card.id, card.file_name, card.number) == (plan.id, "ke-hoach.txt", "27/KH-UBND")
    assert (card.kind, card.place, card.issued_on) == ("KẾ HOẠCH", "Suối Ngọc", date(2025, 3, 5))
    assert card.title == "Tổ chức Ngày hội đọc sách của trẻ em trong xã năm 2025"
    assert card.agencies == tuple(agency.text for agency in plan.agencies)


def test_a_document_without_a_title_is_shown_by_its_file_name(store: DocumentStore) -> None:
    put(store, "Chỉ có một dòng chữ.", "ghi-chu.txt")

    assert [card.title for card in store.cards()] == ["ghi-chu.txt"]


def test_cards_come_by_file_name(store: DocumentStore) -> None:
    put(store, LETTER_TEXT, "b.txt")
    put(store, PLAN_TEXT, "a.txt")

    assert [card.file_name for card in store.cards()] == ["a.txt", "b.txt"]


def test_a_changed_file_takes_the_place_of_what_it_was(
    store: DocumentStore, engine: Engine
) -> None:
    put(store, LETTER_TEXT, "a.txt")
    plan = put(store, PLAN_TEXT, "a.txt")

    assert store.ids() == {plan.id}
    assert rows(engine) == [1, 1, len(split(plan))]


def test_the_same_bytes_under_a_second_name_are_one_document(
    store: DocumentStore, engine: Engine
) -> None:
    plan = put(store, PLAN_TEXT, "a.txt")
    put(store, PLAN_TEXT, "b.txt")

    assert [card.file_name for card in store.cards()] == ["a.txt"]
    assert [held.source for held in store.sources()] == ["a.txt", "b.txt"]
    assert rows(engine) == [1, 2, len(split(plan))]


def test_a_shared_document_stays_until_its_last_file_says_something_else(
    store: DocumentStore,
) -> None:
    plan = put(store, PLAN_TEXT, "a.txt", source="/x/a.txt")
    assert store.add_source("/x/b.txt", "b.txt", plan.id)
    letter = put(store, LETTER_TEXT, "a.txt", source="/x/a.txt")

    named = {card.id: card.file_name for card in store.cards()}
    assert named == {plan.id: "b.txt", letter.id: "a.txt"}
    store.remove_source("/x/b.txt")
    assert store.ids() == {letter.id}


def test_a_file_name_that_another_copy_still_has_is_kept(store: DocumentStore) -> None:
    plan = put(store, PLAN_TEXT, "a.txt", source="/x/a.txt")
    store.add_source("/y/a.txt", "a.txt", plan.id)
    store.add_source("/0/b.txt", "b.txt", plan.id)

    store.remove_source("/x/a.txt")

    assert [card.file_name for card in store.cards()] == ["a.txt"]


def test_two_files_of_one_name_in_two_folders_are_two_documents(store: DocumentStore) -> None:
    plan = put(store, PLAN_TEXT, "a.txt", source="/2025/a.txt")
    letter = put(store, LETTER_TEXT, "a.txt", source="/2026/a.txt")

    assert store.ids() == {plan.id, letter.id}


def test_a_newer_parser_replaces_passages_and_version(store: DocumentStore) -> None:
    plan = put(store, PLAN_TEXT, "a.txt")
    whole = Passage(
        PassageId("whole"), plan.id, "document", plan.root.kind, Span(0, 4), PLAN_TEXT[:4]
    )
    store.put(plan, [whole], ingested_at=NOW, parser_version=2)

    assert store.passages_of(plan.id) == [whole]
    assert store.versions() == {plan.id: 2}


def test_a_document_without_passages_is_kept(store: DocumentStore) -> None:
    plan = read(PLAN_TEXT, "a.txt")
    store.put(plan, [], ingested_at=NOW, parser_version=1)

    assert store.ids() == {plan.id}
    assert store.passages_of(plan.id) == []


def test_a_source_of_an_unknown_document_is_not_noted(store: DocumentStore) -> None:
    assert not store.add_source("/x/a.txt", "a.txt", UNKNOWN)
    assert store.sources() == []


def test_removing_takes_everything_along(store: DocumentStore, engine: Engine) -> None:
    plan = put(store, PLAN_TEXT, "a.txt")
    put(store, PLAN_TEXT, "b.txt")

    store.remove(plan.id)
    store.remove(UNKNOWN)
    store.remove_source("a.txt")

    assert rows(engine) == [0, 0, 0]


def test_passages_come_in_the_order_asked_and_unknown_ones_are_left_out(
    store: DocumentStore,
) -> None:
    found = split(put(store, PLAN_TEXT, "a.txt"))
    asked = [found[3].id, PassageId("unknown"), found[0].id, found[3].id]

    assert store.passages(asked) == [found[3], found[0], found[3]]
    assert store.passages([]) == []


def test_thousands_of_passages_can_be_asked_for_at_once(store: DocumentStore) -> None:
    found = split(put(store, PLAN_TEXT, "a.txt"))
    many = [PassageId(f"unknown-{n}") for n in range(40_000)]

    assert store.passages([*many, found[0].id]) == [found[0]]


def test_every_change_is_seen_in_the_revision(store: DocumentStore, engine: Engine) -> None:
    other = DocumentStore(engine)
    seen = [other.revision]
    plan = put(store, PLAN_TEXT, "a.txt")
    seen.append(other.revision)
    store.add_source("/x", "x", plan.id)
    seen.append(other.revision)
    store.remove_source("/x")
    seen.append(other.revision)
    store.remove(plan.id)
    seen.append(other.revision)

    assert seen == sorted(set(seen))


def test_a_failed_put_leaves_what_was_there(store: DocumentStore) -> None:
    plan = put(store, PLAN_TEXT, "a.txt")
    revision = store.revision
    letter = read(LETTER_TEXT, "a.txt")
    twice = [*split(letter), *split(letter)]

    with pytest.raises(IntegrityError):
        store.put(letter, twice, ingested_at=NOW, parser_version=1)

    assert store.document(plan.id) == plan
    assert store.passages_of(plan.id) == split(plan)
    assert store.revision == revision


def test_a_document_is_parsed_once_while_it_is_asked_for(store: DocumentStore) -> None:
    plan = put(store, PLAN_TEXT, "a.txt")

    assert store.document(plan.id) is store.document(plan.id)


def test_the_name_of_a_renamed_file_shows_in_its_document(store: DocumentStore) -> None:
    plan = put(store, PLAN_TEXT, "a.txt")
    assert store.document(plan.id) == plan
    store.add_source("b.txt", "b.txt", plan.id)
    store.remove_source("a.txt")

    renamed = store.document(plan.id)

    assert renamed is not None
    assert renamed.file_name == "b.txt"


def test_the_last_time_that_a_document_came_in_is_known(store: DocumentStore) -> None:
    before = store.last_ingested_at()
    put(store, PLAN_TEXT, "a.txt")
    store.put(read(LETTER_TEXT, "b.txt"), [], ingested_at=NOW - timedelta(days=1), parser_version=1)

    assert before is None
    assert store.last_ingested_at() == NOW


def test_times_come_back_aware_and_in_utc(store: DocumentStore, engine: Engine) -> None:
    plan = read(PLAN_TEXT, "a.txt")
    in_vietnam = NOW.astimezone(timezone(timedelta(hours=7)))
    store.put(plan, [], ingested_at=in_vietnam, parser_version=1)

    with engine.connect() as connection:
        kept = connection.scalar(select(documents.c.ingested_at))

    assert kept == NOW
    assert kept is not None
    assert kept.tzinfo is UTC


def test_a_naive_time_is_refused(store: DocumentStore) -> None:
    naive = NOW.replace(tzinfo=None)

    with pytest.raises(StatementError, match="naive"):
        store.put(read(PLAN_TEXT, "a.txt"), [], ingested_at=naive, parser_version=1)
