from datetime import UTC, datetime
from hashlib import sha256

import pytest
from sqlalchemy import Engine, select

from corpus.document import Document, DocumentId
from corpus.fact_queries import UnitCount
from corpus.fact_rows import Cited, FactsRead
from corpus.facts.facts import Deadline, Duty, Facts, Role
from corpus.parsing.parser import parse
from corpus.passages import PassageId
from corpus.splitter import split
from corpus.store import DocumentStore
from corpus.tables import deadlines, duties, fact_units
from tests.fakes.facts import OFFICE, SCHOOLS, STATION, VILLAGES, read_known
from tests.fakes.library import LETTER_TEXT, PLAN_TEXT

pytestmark = pytest.mark.every_database

NOW = datetime(2026, 3, 2, 1, 2, 3, tzinfo=UTC)


def put(store: DocumentStore, text: str, file_name: str) -> Document:
    document_id = DocumentId(sha256(text.encode()).hexdigest())
    document = parse(text, file_name=file_name, document_id=document_id)
    passages = split(document)
    facts = FactsRead(read_known(document, passages), 1)
    store.put(document, passages, ingested_at=NOW, parser_version=1, facts=facts)
    return document


def rows(engine: Engine) -> list[int]:
    with engine.connect() as connection:
        return [
            len(connection.execute(select(table)).all())
            for table in (duties, deadlines, fact_units)
        ]


@pytest.fixture
def store(engine: Engine) -> DocumentStore:
    return DocumentStore(engine)


def test_facts_come_back_as_they_were_put_with_their_words(store: DocumentStore) -> None:
    letter = put(store, LETTER_TEXT, "b.txt")
    plan = put(store, PLAN_TEXT, "a.txt")
    read = [read_known(document, split(document)) for document in (plan, letter)]

    assert [cited.fact for cited in store.duties()] == list(read[0].duties)
    assert [cited.fact for cited in store.deadlines()] == [
        *read[0].deadlines,
        *read[1].deadlines,
    ]
    everything: list[Cited[Duty] | Cited[Deadline]] = [*store.duties(), *store.deadlines()]
    for cited in everything:
        text = store.text(cited.document)
        [passage] = store.passages([cited.fact.passage])
        assert text is not None
        assert cited.quote == cited.fact.span.of(text)
        assert cited.address == passage.address


def test_duties_are_found_by_unit_and_by_partner(store: DocumentStore) -> None:
    put(store, PLAN_TEXT, "a.txt")
    lead, report, schools = store.duties()

    assert store.duties_of([STATION.key]) == [lead, report]
    assert store.duties_of([SCHOOLS.key, STATION.key]) == [lead, report, schools]
    assert store.duties_of([SCHOOLS.key]) == [schools]
    assert store.duties_of([SCHOOLS.key], as_partner=True) == [lead, schools]
    assert store.duties_of(["so noi vu"]) == []
    assert store.duties_of([]) == []
    assert lead.fact.role is Role.LEADS


def test_duties_are_found_by_passage_in_the_order_asked(store: DocumentStore) -> None:
    put(store, PLAN_TEXT, "a.txt")
    lead, _, schools = store.duties()
    asked = [schools.fact.passage, PassageId("unknown"), lead.fact.passage, schools.fact.passage]

    assert store.duties_in(asked) == [schools, lead]


def test_units_are_counted_with_what_names_them(store: DocumentStore) -> None:
    put(store, PLAN_TEXT, "a.txt")
    put(store, LETTER_TEXT, "b.txt")
    units = {unit.key: unit for unit in store.units()}

    assert store.units()[0] == UnitCount(
        STATION.key, (STATION.name,), is_group=False, duties=2, deadlines=1
    )
    assert units[SCHOOLS.key] == UnitCount(
        SCHOOLS.key, (SCHOOLS.name,), is_group=True, duties=1, deadlines=0
    )
    assert units[OFFICE.key].deadlines == 1
    assert units[VILLAGES.key].is_group
    assert units[STATION.key].name == "Trạm Văn hóa xã"


def test_facts_go_with_their_document(store: DocumentStore, engine: Engine) -> None:
    plan = put(store, PLAN_TEXT, "a.txt")
    there = rows(engine)
    store.remove(plan.id)

    assert there == [3, 1, 7]
    assert rows(engine) == [0, 0, 0]


def test_a_document_that_is_put_again_gets_its_facts_anew(
    store: DocumentStore, engine: Engine
) -> None:
    put(store, PLAN_TEXT, "a.txt")
    plan = put(store, PLAN_TEXT, "a.txt")
    twice = rows(engine)
    store.put(plan, split(plan), ingested_at=NOW, parser_version=1)

    assert twice == [3, 1, 7]
    assert rows(engine) == [0, 0, 0]
    assert store.without_facts(1) == [plan.id]


def test_what_other_rules_have_read_is_known(store: DocumentStore) -> None:
    plan = put(store, PLAN_TEXT, "a.txt")
    before = store.without_facts(1), store.without_facts(2)
    store.put_facts(plan, split(plan), FactsRead(Facts(), 2))

    assert before == ([], [plan.id])
    assert store.without_facts(2) == []
    assert store.duties() == []


def test_a_document_that_is_gone_gets_no_facts(store: DocumentStore, engine: Engine) -> None:
    plan = put(store, PLAN_TEXT, "a.txt")
    store.remove(plan.id)
    passages = split(plan)

    store.put_facts(plan, passages, FactsRead(read_known(plan, passages), 1))

    assert rows(engine) == [0, 0, 0]


def test_a_change_of_facts_is_seen_in_the_revision(store: DocumentStore) -> None:
    plan = put(store, PLAN_TEXT, "a.txt")
    revision = store.revision
    store.put_facts(plan, split(plan), FactsRead(Facts(), 2))

    assert store.revision > revision
