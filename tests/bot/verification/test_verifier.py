"""What a statement may say of its citations, and the forgeries that must not pass."""

import logging
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.citations import Citation
from bot.verification.verifier import Statement, supported_statement, unsupported, verify
from corpus.document import DocumentId
from corpus.mentions.mentions import MentionKind, find_mentions

LEAD = (
    "Sở Tư pháp chủ trì, phối hợp với Sở Tài chính tổng hợp, báo cáo Ủy ban nhân dân tỉnh "
    "trước ngày 15 tháng 12 hằng năm."
)
TWO = "Sở Nội vụ báo cáo trước 15/6, Sở Tư pháp báo cáo trước 15/11."
CLAUSES = "Trước ngày 10/5: Sở Nội vụ rà soát; trước ngày 20/7: Sở Tư pháp thẩm định."
HALVES = "Định kỳ 06 tháng (*trước 15/6*), 01 năm (*trước 15/11*) báo cáo Công an tỉnh."
BASES = (
    "Kết luận số 71-KL/TW, ngày 21/02/2018 và Chỉ thị số 08-CT/TW, ngày 05/10/2012 của Ban Bí thư"
)
SIGNED = "TRƯỞNG BAN\nNguyễn Quang Minh\n\nGIÁM ĐỐC\nBùi Quốc Hùng"
STAND_IN = "**TM. ỦY BAN NHÂN DÂN**\n**KT. CHỦ TỊCH**\n**PHÓ CHỦ TỊCH**\n\n**Lưu Văn Hùng**"
LEVELS = "Công an các xã, phường, đặc khu xây dựng kế hoạch giai đoạn 2025 - 2030."
GROUPS = "Các sở, ban, ngành, UBND các xã, phường báo cáo 05 ngày làm việc trước kỳ họp."
PARTY = "Đảng ủy Công an phường giao Phòng Công tác các cơ quan Đảng, đoàn thể và đối ngoại."
DENIED = "Đơn vị không được báo cáo qua mạng xã hội; cán bộ chưa hoàn thành phải giải trình."
THREE = "Sở A giao Văn phòng Sở và Sở Y tế báo cáo trước 15/6/2026, Sở Nội vụ trước 20/11/2026."
SHARED = "Sở Nội vụ và Sở Tư pháp báo cáo trước 15/6 và 15/11."
NEGATED_TWICE = "Không phải báo cáo khi có thay đổi; hàng không và không gian mạng do Bộ Công an."
MONEY = "Mức hỗ trợ 1.500.000 đồng, đạt 95,5% kế hoạch; đường dây nóng 0225.3842.123, 12 hộ."


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("Sở Tư pháp chủ trì", LEAD),
        ("Sở Tư pháp báo cáo UBND tỉnh trước 15/12 hàng năm", LEAD),
        ("so tu phap bao cao ubnd tinh truoc ngay 15 thang 12", LEAD),
        ("SỞ TƯ PHÁP báo cáo trước 15-12".replace("trước", "trước ngày"), LEAD),
        ("Reports are due before 15 December annually", LEAD),
        ("The Department of Justice (Sở Tư pháp) leads", LEAD),
        ("Sở Tư pháp (Department of Justice) leads", LEAD),
        ("Sở Nội vụ báo cáo trước 15/6", TWO),
        ("Sở Tư pháp: trước 15 tháng 11", TWO),
        ("Sở Nội vụ rà soát trước 10/5", CLAUSES),
        ("Sở Tư pháp thẩm định trước 20/7", CLAUSES),
        ("Báo cáo 6 tháng trước 15/6, báo cáo 1 năm trước 15/11", HALVES),
        ("Báo cáo hằng năm, định kỳ sáu tháng", HALVES),
        ("Before June 15 (six months) and November 15 (one year)", HALVES),
        ("Kết luận 71 ngày 21-2-2018", BASES),
        ("Kết luận số 71-KL/TW ban hành ngày 21 tháng 02 năm 2018", BASES),
        ("Chỉ thị số 8-CT/TW ngày 5/10/2012", BASES),
        ("Kết luận ra tháng 2 năm 2018", BASES),
        ("Trưởng Ban Nguyễn Quang Minh", SIGNED),
        ("Ông Bùi Quốc Hùng, Giám đốc", SIGNED),
        ("Bui Quoc Hung", SIGNED),
        ("Phó Chủ tịch Lưu Văn Hùng ký thay Chủ tịch", STAND_IN),
        ("Công an phường xây dựng kế hoạch", LEVELS),
        ("CA xã, phường, ĐK xây dựng kế hoạch", LEVELS),
        ("Từ năm 2025 đến năm 2030", LEVELS),
        ("Đến năm 2030", LEVELS),
        ("các sở, ngành báo cáo", GROUPS),
        ("trước 5 ngày làm việc", GROUPS),
        ("Đảng ủy Công an giao", PARTY),
        ("Phòng Công tác các cơ quan Đảng, đoàn thể và đối ngoại", PARTY),
        ("Phòng Công tác của Công an phường", PARTY),
        ("Đơn vị không được báo cáo qua mạng xã hội", DENIED),
        ("Cán bộ chưa hoàn thành", DENIED),
        ("Units must not report through social networks", DENIED),
        ("1,5 triệu đồng", MONEY),
        ("95.5%", MONEY),
        ("Gọi (0225) 3842123", MONEY),
        ("12 hộ", MONEY),
        ("báo cáo Ủy ban …", LEAD),
        ("… chính tổng hợp, báo cáo", LEAD),
        ("Sở Y tế báo cáo trước 15/6", THREE),
        ("Sở Nội vụ trước 20/11/2026", THREE),
        ("Sở Nội vụ báo cáo trước 15/11", SHARED),
        ("Sở Tư pháp báo cáo trước 15/6", SHARED),
        ("Không phải báo cáo", NEGATED_TWICE),
        ("Bộ Công an: hàng không", NEGATED_TWICE),
        ("Không gian mạng", "Bảo vệ không gian mạng"),
        ("Chương trình 512", "Chương trình phối hợp số 512/CTrPH-CA-MTTQ"),
        ("Điều 5", "Điều 5. Phạm vi"),
        ("Ủy ban nhân dân", "Uỷ ban nhân dân tỉnh"),
        ("hai cơ quan", "hai cơ quan thống nhất"),
        ("two agencies", "hai cơ quan thống nhất"),
        ("12 tháng", "01 năm"),
        ("6 tháng", "6 tháng đầu năm"),
        ("Thủ tướng", "Thủ tướng Chính phủ"),
        ("trước 15/6", "trước ngày 15 tháng 6 năm 2026"),
        ("năm 2026", "ngày 15 tháng 6 năm 2026"),
        ("quý III", "quý III/2026"),
        ("ngày 20", "ngày 20/5"),
        ("8 giờ 30", "8h30"),
    ],
)
def test_what_the_quote_says_in_any_form_is_supported(statement: str, quote: str) -> None:
    assert unsupported(statement, [quote]) == ()
    assert supported_statement(statement, quote)


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("Sở Nội vụ báo cáo trước ngày 30 tháng 11", LEAD),  # unit and date from elsewhere
        ("Sở Nội vụ chủ trì", LEAD),
        ("so noi vu chu tri", LEAD),
        ("Bộ Tư pháp chủ trì", LEAD),
        ("Sở Tư pháp báo cáo trước ngày 30 tháng 11", LEAD),
        ("Sở Tư pháp báo cáo trước 15/11", LEAD),
        ("Sở Tư pháp báo cáo trước 12/12", LEAD),
        ("trước 15/12/2025", LEAD),  # a year added
        ("trước ngày 15 tháng 12 năm 2026", LEAD),
        ("15 December 2025", LEAD),
        ("hằng quý", LEAD),
        ("monthly", LEAD),
        ("báo cáo Ủy ban nhân dân thành phố", LEAD),
        ("báo cáo UBND huyện", LEAD),
        ("báo cáo Hội đồng nhân dân tỉnh", LEAD),
        ("Giám đốc Sở Tư pháp", LEAD),
        ("ông Trần Văn Ba", LEAD),
        ("5 đơn vị", LEAD),
        ("ba đơn vị", LEAD),
        ("three units", LEAD),
        ("trong vòng 10 ngày", LEAD),
        ("theo Kế hoạch số 12-KH/TU", LEAD),
        ("Sở Tư pháp tỉnh An Khê", LEAD),  # more than the quote says
        ("The Department of Home Affairs leads", LEAD),
        ("The Department of Justice leads", LEAD),  # nothing says what it translates
        ("The Department of Justice (Sở Nội vụ) leads", LEAD),
        ("Sở Tư pháp và Tài chính", LEAD),  # two halves
        ("Sở Tư pháp không báo cáo", LEAD),
        ("Sở Tư pháp chưa báo cáo", LEAD),
        ("The unit does not report", LEAD),
        ("Sở Tư pháp báo cáo trước 15/6", TWO),
        ("Sở Nội vụ báo cáo trước 15/11", TWO),
        ("Sở Nội vụ báo cáo trước 15/11, Sở Tư pháp báo cáo trước 15/6", TWO),
        ("Sở Nội vụ rà soát trước 20/7", CLAUSES),
        ("Sở Tư pháp thẩm định trước 10/5", CLAUSES),
        ("Báo cáo 6 tháng trước 15/11", HALVES),
        ("Báo cáo 01 năm trước 15/6", HALVES),
        ("Báo cáo 03 tháng", HALVES),
        ("Báo cáo 6 tháng đầu năm", HALVES),
        ("Báo cáo Công an thành phố", HALVES),
        ("Báo cáo Công an xã", HALVES),
        ("Kết luận số 71-KL/TW ngày 05/10/2012", BASES),
        ("Chỉ thị số 08-CT/TW ngày 21/02/2018", BASES),
        ("Kết luận số 72-KL/TW", BASES),
        ("Kết luận số 71-KL/TU", BASES),
        ("Kết luận số 71-CT/TW", BASES),
        ("Kết luận 72", BASES),
        ("Bộ Chính trị", BASES),
        ("Giám đốc Nguyễn Quang Minh", SIGNED),
        ("Trưởng Ban Bùi Quốc Hùng", SIGNED),
        ("Phó Giám đốc", SIGNED),
        ("Bùi Quốc Hưng", SIGNED),  # one diacritic makes another man
        ("Bùi Quốc Minh", SIGNED),
        ("Nguyễn Quang Hùng", SIGNED),
        ("Chủ tịch Lưu Văn Hùng", STAND_IN),
        ("Bí thư Lưu Văn Hùng", STAND_IN),
        ("Chủ tịch UBND tỉnh", "Phó Chủ tịch UBND tỉnh"),
        ("Phó Chủ tịch UBND tỉnh", "Chủ tịch UBND tỉnh"),
        ("Phó Bí thư", "Phó Bí thư Thường trực"),
        ("Công an thị trấn xây dựng kế hoạch", LEVELS),
        ("giai đoạn 2025 - 2035", LEVELS),
        ("giai đoạn 2021 - 2030", LEVELS),
        ("Đến năm 2028", LEVELS),
        ("5 ngày", GROUPS),  # working days are others
        ("07 ngày làm việc", GROUPS),
        ("các sở, doanh nghiệp báo cáo", GROUPS),
        ("UBND các huyện báo cáo", GROUPS),
        ("Công an phường giao", PARTY),  # its party committee did
        ("Đảng ủy giao", PARTY),
        ("Phòng Công tác và đối ngoại", PARTY),
        ("Đơn vị được báo cáo qua mạng xã hội", DENIED),
        ("Cán bộ hoàn thành phải giải trình", DENIED),
        ("1.600.000 đồng", MONEY),
        ("Sở Tư pháp chủ trì, phối hợp với Sở Tài nguyên …", LEAD),
        ("Sở Nội vụ báo cáo trước 15/6", THREE),
        ("Sở Y tế báo cáo trước 20/11", THREE),
        ("Phải báo cáo khi có thay đổi", NEGATED_TWICE),
        ("không", MONEY),
        ("15 triệu đồng", MONEY),
        ("95%", MONEY),  # rounded
        ("96%", MONEY),
        ("0225.3842.124", MONEY),
        ("13 hộ", MONEY),
        ("1.5 triệu USD", MONEY),
        ("Điều 5", "khoản 5 của kế hoạch"),
        ("Khoản 2 Điều 5", "Điều 2, khoản 5"),
        ("xã An Bình: Đảng ủy xã An Bình", "Đảng ủy phường An Bình"),
        ("Ban Tuyên giáo", "Ban Tuyên giáo và Dân vận Tỉnh ủy"),
        ("Sở Văn hóa và Thể thao", "Sở Văn hóa, Thể thao và Du lịch"),
        ("cấm báo cáo", "phải báo cáo"),
        ("quý IV", "quý III"),
        ("ngày 21", "ngày 20/5"),
        ("9 giờ 30", "8h30"),
        ("22/9/2025", "tháng 9 năm 2025"),
    ],
)
def test_a_forgery_is_refused(statement: str, quote: str) -> None:
    assert not supported_statement(statement, quote)


def test_the_words_that_stand_nowhere_are_named_in_order() -> None:
    missing = unsupported("Sở Nội vụ và Sở Tư pháp, trước 15/12 và 30/11", [LEAD, TWO])

    assert [(m.kind, m.text) for m in missing] == [(MentionKind.DATE, "30/11")]


def test_nothing_said_of_no_evidence_is_supported_only_without_mentions() -> None:
    assert unsupported("xin chào", []) == ()
    assert [m.key for m in unsupported("Sở Nội vụ", [])] == ["so noi vu"]


def test_an_english_name_needs_its_original_or_the_table() -> None:
    names = {"department of justice": "Sở Tư pháp", "city police": "Công an thành phố"}

    assert unsupported("The Department of Justice leads", [LEAD], names) == ()
    assert [m.text for m in unsupported("the city police lead", [LEAD], names)] == ["city police"]
    assert unsupported("the city police lead", ["Công an thành phố chủ trì"], names) == ()
    assert [m.text for m in unsupported("By the Ministry of Justice", [LEAD], names)] == [
        "Ministry of Justice"
    ]


TEXT = "I. VIỆC CHUNG\n\n2. Công an tỉnh\n\n2.1. Chủ trì, báo cáo trước 15/6.\n\n3. " + TWO
DOCUMENT = DocumentId("d" * 64)


def cited(quote: str, address: str = "I.2.1") -> Citation:
    start = TEXT.index(quote)
    return Citation(DOCUMENT, "a.txt", None, "A", address, quote, start, start + len(quote))


def text_of(document: DocumentId) -> str | None:
    return TEXT if document == DOCUMENT else None


def test_statements_that_hold_are_kept_in_order() -> None:
    first = Statement("Báo cáo trước 15/6", (cited("Chủ trì, báo cáo trước 15/6."),))
    second = Statement("Sở Tư pháp báo cáo trước 15/11", (cited(TWO, "I.3"),))
    forged = Statement("Sở Tư pháp báo cáo trước 15/6", (cited(TWO, "I.3"),))

    assert verify([first, forged, second], text_of) == (first, second)


def test_a_statement_without_citations_is_dropped() -> None:
    assert verify([Statement("Xin chào", ())], text_of) == ()


def test_a_citation_that_is_not_exact_drops_its_statement() -> None:
    good = cited(TWO, "I.3")
    inexact = [
        replace(good, quote=TWO.replace("15/6", "16/6")),
        replace(good, start=good.start + 1),
        replace(good, start=good.end, end=good.start),
        replace(good, start=-5),
        replace(good, end=len(TEXT) + 50),
        replace(good, document=DocumentId("e" * 64)),
    ]

    for citation in inexact:
        assert verify([Statement("Sở Nội vụ báo cáo", (good, citation))], text_of) == ()


def test_a_heading_proves_the_unit_of_what_stands_under_it() -> None:
    item, heading = cited("Chủ trì, báo cáo trước 15/6."), cited("Công an tỉnh", "I.2")
    said = "Công an tỉnh: chủ trì, báo cáo trước 15/6."

    assert verify([Statement(said, (item, heading))], text_of) != ()
    assert verify([Statement(said, (item, replace(heading, address="I.3")))], text_of) == ()
    assert verify([Statement(said, (item,))], text_of) == ()


def test_each_sentence_may_have_its_own_citation_but_no_sentence_two() -> None:
    item, list_of_two = cited("Chủ trì, báo cáo trước 15/6."), cited(TWO, "I.3")
    apart = Statement("Chủ trì công tác này. Sở Tư pháp báo cáo trước 15/11.", (item, list_of_two))
    both = cited("Công an tỉnh", "I.2")
    spread = Statement("Công an tỉnh báo cáo trước 15/11", (both, list_of_two))

    assert verify([apart], text_of) == (apart,)
    assert verify([spread], text_of) == ()


def test_dropped_statements_are_counted_and_not_quoted(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="bot.verification.verifier"):
        verify([Statement("Sở Bí mật báo cáo", (cited(TWO, "I.3"),))], text_of)

    assert [record.getMessage() for record in caplog.records] == ["1 of 1 statements not verified"]


QUOTES = st.sampled_from(
    [LEAD, TWO, CLAUSES, HALVES, BASES, STAND_IN, LEVELS, GROUPS, PARTY, MONEY]
)


@settings(deadline=None, max_examples=150)
@given(quote=QUOTES, cut=st.tuples(st.integers(0, 40), st.integers(1, 40)))
def test_an_excerpt_that_cuts_no_mention_is_supported(quote: str, cut: tuple[int, int]) -> None:
    words = quote.split(" ")
    first, length = cut[0] % len(words), cut[1]
    excerpt = " ".join(words[first : first + length])
    start = len(" ".join(words[:first]) + " ") if first else 0
    edges = (start, start + len(excerpt))
    spans = [mention.span for mention in find_mentions(quote)]
    cuts = any(span.start < edge < span.end for span in spans for edge in edges)

    if not cuts:
        assert unsupported(excerpt, [quote]) == ()
        assert supported_statement(excerpt, quote)


@settings(deadline=None, max_examples=100)
@given(
    statement=st.text(max_size=80) | QUOTES,
    quote=st.text(max_size=80) | QUOTES,
    name=st.text(min_size=1, max_size=10),
)
def test_any_two_texts_are_compared_without_an_error(statement: str, quote: str, name: str) -> None:
    assert supported_statement(statement, quote, {name: quote}) in {True, False}


def test_a_long_passage_is_verified_quickly() -> None:
    quote = (LEAD + " " + CLAUSES + " " + BASES + " ") * 6
    began = time.perf_counter()
    for _ in range(10):
        unsupported("Sở Tư pháp báo cáo trước 15/12", [quote[:1500]])

    assert (time.perf_counter() - began) / 10 < 0.05
