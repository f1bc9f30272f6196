from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from sqlalchemy import Engine

from bot.facts.items import DueItem, Status
from bot.facts.register import Correction, Register, UnknownDeadline
from bot.facts.reviews import Reviews, Terms
from corpus.document import Document, DocumentId, Span
from corpus.fact_rows import FactsRead
from corpus.facts.facts import DeadlineId, Facts, When, WhenType
from corpus.parsing.parser import parse
from corpus.shelf import Shelf
from corpus.splitter import split
from corpus.store import DocumentStore
from tests.fakes.facts import OFFICE, SCHOOLS, STATION, party, read_known
from tests.fakes.library import LETTER_TEXT, PLAN_TEXT

pytestmark = pytest.mark.every_database

NOW = datetime(2026, 3, 2, 1, 2, 3, tzinfo=UTC)
LATER = When(
    WhenType.DATE, "trước ngày 10 tháng 5 năm 2025", Span(0, 0), date="2025-05-10", before=True
)


class Office:
    """A store with the invented plan, and the register over it."""

    def __init__(self, engine: Engine) -> None:
        self.store = DocumentStore(engine)
        self.reviews = Reviews(engine)
        self.register = Register(Shelf(self.store), self.reviews)
        self.put(PLAN_TEXT)

    def put(self, text: str, file_name: str = "plan.txt") -> Document:
        document_id = DocumentId(sha256(text.encode()).hexdigest())
        document = parse(text, file_name=file_name, document_id=document_id)
        passages = split(document)
        facts = FactsRead(read_known(document, passages), 1)
        self.store.put(document, passages, ingested_at=NOW, parser_version=1, facts=facts)
        return document

    @property
    def report(self) -> DueItem:
        [item] = self.register.deadlines()
        return item

    def correct(self, correction: Correction) -> DueItem:
        return self.register.correct(self.report.deadline.id, correction, "terminal", NOW)


@pytest.fixture
def office(engine: Engine) -> Office:
    return Office(engine)


def test_a_deadline_is_as_it_was_read_until_somebody_decides(office: Office) -> None:
    item = office.report

    assert item.status is Status.READ
    assert item.read == item.deadline.when
    assert item.card.number == "27/KH-UBND"
    assert item.citation.quote == PLAN_TEXT[item.citation.start : item.citation.end]
    assert item.citation.quote == item.deadline.span.of(PLAN_TEXT)
    assert item.citation.address == "III.1.b"
    assert (item.is_outdated, item.decided_by, item.decided_at) == (False, None, None)
    assert office.register.review(item.deadline.id) is None


def test_a_deadline_is_found_by_its_id_in_any_case(office: Office) -> None:
    deadline = office.report.deadline.id

    assert office.register.find_deadline(f" {deadline.upper()} ") == office.report
    assert office.register.find_deadline("x") is None


def test_a_confirmed_deadline_says_who_and_when(office: Office) -> None:
    before = office.report
    confirmed = office.register.confirm(before.deadline.id, "telegram:7", NOW)

    assert confirmed == office.report
    assert confirmed.status is Status.CONFIRMED
    assert confirmed.deadline == before.deadline
    assert (confirmed.decided_by, confirmed.decided_at) == ("telegram:7", NOW)


def test_a_rejected_deadline_stays_in_the_register(office: Office) -> None:
    rejected = office.register.reject(office.report.deadline.id, "terminal", NOW)

    assert office.report == rejected
    assert rejected.status is Status.REJECTED


def test_a_correction_stands_beside_what_was_read(office: Office) -> None:
    before = office.report
    corrected = office.correct(Correction(when=LATER, to=(SCHOOLS,)))
    deadline = corrected.deadline

    assert corrected.status is Status.CORRECTED
    assert (deadline.when.date, deadline.when.said) == (LATER.date, LATER.said)
    assert deadline.when.span == before.read.span
    assert (deadline.what, deadline.who, deadline.to) == (
        before.deadline.what,
        (STATION,),
        (SCHOOLS,),
    )
    assert corrected.read == before.read
    assert corrected.citation == before.citation


def test_a_second_correction_goes_on_from_the_first_and_both_are_kept(office: Office) -> None:
    office.correct(Correction(when=LATER))
    item = office.correct(Correction(what="báo cáo tổng kết", through=(OFFICE,)))
    history = office.register.history(item.deadline.id)

    assert item.deadline.what == "báo cáo tổng kết"
    assert item.deadline.when.date == LATER.date
    assert [review.decided.what for review in history] == ["báo cáo tổng kết", "báo cáo kết quả"]
    assert {review.read.when.date for review in history} == {"2025-04-30"}
    assert office.register.review(item.deadline.id) == history[0]


def test_whoever_confirms_a_correction_keeps_it(office: Office) -> None:
    corrected = office.correct(Correction(when=LATER))
    confirmed = office.register.confirm(corrected.deadline.id, "telegram:7", NOW)

    assert confirmed.status is Status.CORRECTED
    assert confirmed.deadline == corrected.deadline
    assert confirmed.decided_by == "telegram:7"


def test_an_unknown_deadline_cannot_be_decided_on(office: Office) -> None:
    with pytest.raises(UnknownDeadline, match="Không có thời hạn nào mang mã “abc”"):
        office.register.confirm("abc", "terminal", NOW)

    assert office.reviews.revision == 0


def test_decisions_survive_a_reading_anew_and_a_move_to_another_address(office: Office) -> None:
    corrected = office.correct(Correction(when=LATER))
    moved = PLAN_TEXT.replace("b) Gửi **báo cáo kết quả**", "c) Gửi **báo cáo kết quả**")
    office.put(moved)

    assert office.report.status is Status.CORRECTED
    assert office.report.deadline.when.date == LATER.date
    assert not office.report.is_outdated
    assert office.report.deadline.id == corrected.deadline.id


def test_of_changed_words_the_decision_is_shown_as_outdated_and_not_applied(
    office: Office,
) -> None:
    before = office.correct(Correction(when=LATER))
    changed = PLAN_TEXT.replace("Gửi **báo cáo kết quả** về", "Gửi **báo cáo kết quả** nhanh về")
    office.put(changed)
    item = office.report

    assert item.deadline.id != before.deadline.id
    assert item.status is Status.READ
    assert item.is_outdated
    assert item.deadline.when == item.read
    assert item.decided_by == "terminal"
    review = office.register.review(item.deadline.id)
    assert review is not None
    assert review.decided.when.date == LATER.date


def test_what_was_looked_at_again_is_no_longer_outdated(office: Office) -> None:
    office.register.confirm(office.report.deadline.id, "terminal", NOW)
    office.put(PLAN_TEXT.replace("Gửi **báo cáo kết quả** về", "Gửi **báo cáo kết quả** tới"))
    again = office.register.confirm(office.report.deadline.id, "terminal", NOW)

    assert again.status is Status.CONFIRMED
    assert not office.report.is_outdated


def test_words_of_another_document_take_no_decision_over(office: Office) -> None:
    office.register.confirm(office.report.deadline.id, "terminal", NOW)
    other = PLAN_TEXT.replace("27/KH-UBND", "28/KH-UBND")
    office.put(other)

    assert office.report.status is Status.READ
    assert not office.report.is_outdated


def read_otherwise(office: Office) -> None:
    """Let newer rules read another day from the same words."""
    document = office.store.document(office.report.card.id)
    assert document is not None
    [deadline] = read_known(document, split(document)).deadlines
    anew = replace(deadline, when=replace(LATER, span=deadline.when.span))
    facts = FactsRead(Facts(deadlines=(anew,)), 2)
    office.store.put_facts(document, split(document), facts)


def test_what_was_confirmed_holds_when_the_same_words_are_read_otherwise(office: Office) -> None:
    office.register.confirm(office.report.deadline.id, "terminal", NOW)
    read_otherwise(office)

    assert office.report.status is Status.CONFIRMED
    assert office.report.is_outdated
    assert office.report.deadline.when.date == "2025-04-30"
    assert office.report.read.date == "2025-05-10"


def test_what_was_rejected_stays_so_when_the_same_words_are_read_otherwise(office: Office) -> None:
    office.register.reject(office.report.deadline.id, "terminal", NOW)
    read_otherwise(office)

    assert office.report.status is Status.REJECTED
    assert not office.report.is_outdated


def test_a_correction_that_the_rules_came_to_agree_with_needs_no_second_look(
    office: Office,
) -> None:
    office.correct(Correction(when=LATER))
    read_otherwise(office)

    assert office.report.status is Status.CORRECTED
    assert not office.report.is_outdated


def test_a_copy_of_a_document_adds_nothing(office: Office) -> None:
    office.put(PLAN_TEXT + "\n", "copy.txt")

    assert len(office.store.deadlines()) == 2
    assert office.report.card.file_name == "copy.txt"


def test_a_change_by_another_process_is_seen(office: Office, engine: Engine) -> None:
    before = office.register.deadlines()
    other = Register(Shelf(DocumentStore(engine)), Reviews(engine))
    other.reject(before[0].deadline.id, "terminal", NOW)
    office.put(LETTER_TEXT, "letter.txt")

    assert [item.status for item in office.register.deadlines()] == [Status.READ, Status.REJECTED]
    assert office.register.deadlines() is office.register.deadlines()


def test_duties_come_with_their_proof(office: Office) -> None:
    lead, report, schools = office.register.duties()

    assert office.register.duties_of([STATION.key]) == (lead, report)
    assert office.register.duties_of([SCHOOLS.key], as_partner=True) == (lead, schools)
    assert office.register.duties_in([report.duty.passage]) == (report,)
    assert lead.citation.quote == PLAN_TEXT[lead.citation.start : lead.citation.end]
    assert lead.citation.address == "III.1.a"
    assert lead.card.id == lead.citation.document
    assert office.register.units() == tuple(office.store.units())


def test_all_that_a_decision_holds_comes_back(office: Office) -> None:
    relative = When(
        WhenType.RELATIVE, "trong 5 ngày làm việc", Span(3, 9), length="P5D", working=True
    )
    item = office.correct(
        Correction(relative, who=(party("Công an xã"),), to=(), through=(OFFICE,))
    )
    [review] = office.reviews.newest()

    assert review.read == Terms("báo cáo kết quả", item.read, (STATION,), (OFFICE,))
    assert review.decided == Terms(
        "báo cáo kết quả", relative, (party("Công an xã"),), (), (OFFICE,)
    )
    assert review.sentence == item.citation.quote
    assert (review.address, review.decided_at) == ("III.1.b", NOW)
    assert review.document.startswith("27/kh-ubnd | ")


def test_a_later_decision_makes_the_revision_grow(office: Office) -> None:
    before = office.reviews.revision
    office.register.confirm(office.report.deadline.id, "terminal", NOW)
    after = office.reviews.revision
    office.register.reject(office.report.deadline.id, "terminal", NOW + timedelta(days=1))

    assert before < after < office.reviews.revision
    assert office.register.history(DeadlineId("x")) == []
