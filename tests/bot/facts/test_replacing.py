from collections.abc import Callable
from datetime import UTC, date, datetime
from hashlib import sha256

import pytest
from sqlalchemy import Engine

from bot.facts.items import DueItem
from bot.facts.records import deadline_record, duty_record
from bot.facts.register import Register
from bot.facts.replacement_notes import replacement_lines, twice_lines
from bot.facts.replacing import Verdict
from bot.facts.reviews import Reviews
from corpus.audiences import Audiences
from corpus.document import DocumentId
from corpus.fact_intake import FACT_RULES
from corpus.parsing.parser import parse
from corpus.seen import SeenShelf
from corpus.shelf import Shelf
from corpus.splitter import split
from corpus.store import DocumentStore

pytestmark = pytest.mark.every_database

NOW = datetime(2026, 6, 5, 1, tzinfo=UTC)
TEXT = """ỦY BAN NHÂN DÂN
{agency}

Số: {number}
Hoa Mai, ngày {day} năm 2026

KẾ HOẠCH
Về công tác phòng, chống đuối nước

I. NHIỆM VỤ
1. Công an phường báo cáo kết quả về Ủy ban nhân dân phường trước ngày {due}/6/2026.
2. {more}
"""
OLD = "Kế hoạch số 58/KH-UBND ngày 18 tháng 5 năm 2026"


class Office:
    """A store of plans and the register over it."""

    def __init__(self, engine: Engine, today: Callable[[], date] | None = None) -> None:
        self.engine = engine
        self.store = DocumentStore(engine)
        self.day = date(2026, 6, 5)
        self.reviews = Reviews(engine)
        self.register = Register(Shelf(self.store), self.reviews, today or (lambda: self.day))

    def put(
        self,
        number: str,
        more: str = "Bảo đảm an toàn.",
        *,
        day: str = "18 tháng 5",
        agency: str = "PHƯỜNG HOA MAI",
        due: int = 10,
        name: str = "",
    ) -> DocumentId:
        text = TEXT.format(number=number, more=more, day=day, agency=agency, due=due)
        document_id = DocumentId(sha256(text.encode()).hexdigest())
        file_name = name or number.replace("/", "-") + ".txt"
        document = parse(text, file_name=file_name, document_id=document_id)
        passages = split(document)
        facts = FACT_RULES.facts_of(document, passages)
        self.store.put(document, passages, ingested_at=NOW, parser_version=1, facts=facts)
        return document_id

    def put_new(self, more: str = f"Kế hoạch này thay thế {OLD}.", **other: str) -> DocumentId:
        return self.put("71/KH-UBND", more, day="02 tháng 6", due=22, **other)

    def of(self, document: DocumentId) -> DueItem:
        [item] = [item for item in self.register.deadlines() if item.card.id == document]
        return item

    def lines(self) -> list[str]:
        return list(replacement_lines(self.register.replacements(), None))


@pytest.fixture
def office(engine: Engine) -> Office:
    return Office(engine)


def test_deadlines_of_a_replaced_document_are_kept_and_no_longer_fall_due(office: Office) -> None:
    old, new = office.put("58/KH-UBND"), office.put_new()

    replaced = office.of(old)

    assert replaced.replaced_by is not None
    assert replaced.replaced_by.id == new
    assert not replaced.falls_due
    assert deadline_record(replaced)["replaced_by"] == "71/KH-UBND"
    assert office.of(new).falls_due
    assert deadline_record(office.of(new))["replaced_by"] is None
    assert office.lines() == [
        "71-KH-UBND.txt: văn bản này ghi là thay thế 58/KH-UBND, nên các thời hạn của văn bản cũ"
        " không được nhắc nữa, nhiệm vụ trong đó không hiện khi tra cứu."
    ]


def test_duties_of_a_replaced_document_know_by_what_it_is(office: Office) -> None:
    old, new = office.put("58/KH-UBND"), office.put_new()

    duties = office.register.duties()
    gone, held = ([one for one in duties if one.card.id == of] for of in (old, new))

    assert [one.replaced_by and one.replaced_by.id for one in gone] == [new] * len(gone)
    assert duty_record(gone[0])["replaced_by"] == "71/KH-UBND"
    assert [one.replaced_by for one in held] == [None] * len(held)
    assert duty_record(held[0])["replaced_by"] is None
    unit = gone[0].duty.unit.key
    assert set(office.register.duties_of([unit])) <= {*gone, *held}
    assert office.register.duties_in([gone[0].duty.passage])[0] == gone[0]
    office.store.remove(new)
    assert {one.replaced_by for one in office.register.duties()} == {None}


def test_duties_are_replaced_from_the_day_that_is_named(office: Office) -> None:
    old = office.put("58/KH-UBND")
    office.put_new(f"Kế hoạch này có hiệu lực từ ngày 08/6/2026 và thay thế {OLD}.")

    before = [one.replaced_by for one in office.register.duties()]
    office.day = date(2026, 6, 8)

    assert set(before) == {None}
    assert {one.card.id for one in office.register.duties() if one.replaced_by} == {old}


def test_units_count_without_the_duties_of_a_replaced_document(office: Office) -> None:
    office.put("58/KH-UBND")
    [before] = [unit for unit in office.register.units() if unit.key == "cong an phuong"]
    office.put_new()

    units = office.register.units()

    assert [unit.duties for unit in units if unit.key == before.key] == [before.duties]
    assert office.register.units() is units


def test_where_the_newer_document_is_not_seen_the_older_one_goes_on(office: Office) -> None:
    office.put("58/KH-UBND")
    office.put_new(name="mới.txt")
    Audiences(office.engine).put(["mới.txt"], ["telegram:1"])
    shelf = Shelf(office.store)

    def seen(*names: str) -> Register:
        return Register(
            SeenShelf(shelf, office.store, frozenset(names)), office.reviews, lambda: office.day
        )

    assert {one.replaced_by for one in seen().duties()} == {None}
    assert {one.replaced_by is None for one in seen("mới.txt").duties()} == {True, False}


def test_it_comes_back_when_the_new_document_is_taken_out(office: Office) -> None:
    old, new = office.put("58/KH-UBND"), office.put_new()
    assert not office.of(old).falls_due

    office.store.remove(new)

    assert office.of(old).falls_due
    assert office.lines() == []


@pytest.mark.parametrize(
    "more",
    [
        "Kế hoạch này thay thế Kế hoạch số 58/KH-UBND ngày 19 tháng 5 năm 2026.",
        "Kế hoạch này thay thế Kế hoạch số 59/KH-UBND ngày 18 tháng 5 năm 2026.",
        "Kế hoạch này thay thế Kế hoạch số 58/KH-UBND của Ủy ban nhân dân xã Suối Ngọc.",
        "Kế hoạch này thay thế Kế hoạch số 58/KH-UBND của Bộ Công an.",
    ],
)
def test_another_day_number_or_agency_is_another_document(office: Office, more: str) -> None:
    old = office.put("58/KH-UBND")
    office.put_new(more)

    assert office.of(old).falls_due
    assert office.lines() == []


@pytest.mark.parametrize(
    "agency",
    [
        "Ủy ban nhân dân phường Hoa Mai",
        "UBND phường Hoa Mai",
        "UBND phường",
        "Chủ tịch Ủy ban nhân dân phường",
    ],
)
def test_the_agency_may_be_named_in_short(office: Office, agency: str) -> None:
    old = office.put("58/KH-UBND")
    office.put_new(f"Kế hoạch này thay thế {OLD} của {agency}.")

    assert not office.of(old).falls_due


def test_a_document_of_another_agency_with_the_same_number_stands(office: Office) -> None:
    other = office.put("58/KH-UBND", agency="PHƯỜNG ĐỒNG TÂM")
    office.put_new()

    assert office.of(other).falls_due


def test_a_draft_replaces_nothing(office: Office) -> None:
    old = office.put("58/KH-UBND")
    office.put("   /KH-UBND", f"Kế hoạch này thay thế {OLD}.", day="02 tháng 6", due=22)

    assert office.of(old).falls_due


def test_of_two_that_replace_each_other_the_later_counts(office: Office) -> None:
    old = office.put("58/KH-UBND", "Kế hoạch này thay thế Kế hoạch số 71/KH-UBND.")
    new = office.put_new()

    assert not office.of(old).falls_due
    assert office.of(new).falls_due


def test_of_two_of_one_day_that_replace_each_other_both_stand(office: Office) -> None:
    first = office.put("58/KH-UBND", "Kế hoạch này thay thế Kế hoạch số 71/KH-UBND.")
    second = office.put("71/KH-UBND", "Kế hoạch này thay thế Kế hoạch số 58/KH-UBND.", due=22)

    assert office.of(first).falls_due
    assert office.of(second).falls_due


def test_until_the_day_that_is_named_the_old_one_stands(office: Office) -> None:
    old = office.put("58/KH-UBND")
    office.put_new(f"Kế hoạch này có hiệu lực từ ngày 08/6/2026 và thay thế {OLD}.")
    before, told = office.of(old), office.lines()
    again = office.register.deadlines()
    office.day = date(2026, 6, 7)

    assert office.register.deadlines() is again
    office.day = date(2026, 6, 8)
    assert before.falls_due
    assert told == [
        "71-KH-UBND.txt: văn bản này ghi là thay thế 58/KH-UBND từ 08/6/2026. Đến ngày đó các thời"
        " hạn của văn bản cũ vẫn được nhắc."
    ]
    assert not office.of(old).falls_due


def test_from_a_day_that_nobody_can_tell_the_clerk_decides(office: Office) -> None:
    old = office.put("58/KH-UBND")
    office.put_new(f"Kế hoạch này có hiệu lực sau 10 ngày kể từ ngày ký và thay thế {OLD}.")

    assert office.of(old).falls_due
    [line] = office.lines()
    assert "vẫn được nhắc" in line
    assert line.endswith("sotay documents remove 58-KH-UBND.txt")


def test_which_of_two_is_meant_the_clerk_decides(office: Office) -> None:
    first = office.put("58/KH-UBND")
    second = office.put("58/KH-UBND", day="19 tháng 5", due=11, name="b.txt")
    office.put_new("Kế hoạch này thay thế Kế hoạch số 58/KH-UBND.")

    [judged] = office.register.replacements()

    assert judged.verdict is Verdict.UNCLEAR
    assert office.of(first).falls_due
    assert office.of(second).falls_due


def test_two_documents_of_one_number_are_told_once(office: Office) -> None:
    first = office.put("58/KH-UBND")
    second = office.put("58/KH-UBND", due=22, name="bản mới.txt")
    cards = office.register.cards()

    [line] = twice_lines(cards, {second}, office.store.text)
    both = list(twice_lines(cards, {first, second}, office.store.text))

    assert line.startswith("bản mới.txt: trong kho còn 58-KH-UBND.txt cùng số 58/KH-UBND")
    assert line.endswith("sotay documents remove 58-KH-UBND.txt")
    assert len(both) == 1
    assert office.register.replacements() == ()
