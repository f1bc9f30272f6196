"""Dates, periods, figures and symbols in a text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.mentions.mentions import MentionKind, find_mentions

_PIECES = st.sampled_from(
    [
        "ngày 5 tháng 6 năm 2026", "15/6", "06 tháng", "Sở Nội vụ", "UBND tỉnh", "12-KH/ĐU",
        "20%", "1.500.000 đồng", "Trần Văn Ba", "Phó Chủ tịch", "và", "các", "thuộc", ",", ";",
        ".", "-", "/", "(", "\n", "\n\n", "1.", "a)", "CÔNG AN", "tỉnh", "phường", "An Bình",
        "không", "VP", "TP.", "September", "June 5",
        "quý III", "giai đoạn 2025 - 2030", "0225 3842 123", "/KH-UBND", "số", "Điều 5",
    ]
)  # fmt: skip
_TEXTS = st.lists(_PIECES, max_size=20).map(" ".join) | st.text(max_size=200)


def keys(text: str, kind: MentionKind) -> list[str]:
    return [mention.key for mention in find_mentions(text, {kind})]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("ngày 22/9/2025", "2025-09-22"),
        ("ngày 22-9-2025", "2025-09-22"),
        ("22.09.2025", "2025-09-22"),
        ("ngày 22 tháng 9 năm 2025", "2025-09-22"),
        ("ngay 22 thang 9 nam 2025", "2025-09-22"),
        ("2025-09-22", "2025-09-22"),
        ("22 September 2025", "2025-09-22"),
        ("22nd of September, 2025", "2025-09-22"),
        ("September 22, 2025", "2025-09-22"),
        ("Sept 22", "--09-22"),
        ("June 15", "--06-15"),
        ("15th June", "--06-15"),
        ("September 2025", "2025-09"),
        ("trước 15/6", "--06-15"),
        ("trước ngày 15-6", "--06-15"),
        ("ngày 15 tháng 6 hằng năm", "--06-15"),
        ("mùng 6 tháng 12", "--12-06"),
        ("tháng 8 năm 2024", "2024-08"),
        ("tháng 8/2024", "2024-08"),
        ("tháng Giêng", "--01"),
        ("tháng chạp", "--12"),
        ("tháng sáu năm 2026", "2026-06"),
        ("09/2025", "2025-09"),
        ("hết năm 2027", "2027"),
        ("Năm 2030", "2030"),
        ("đến 2030", "2030"),
        ("quý III/2025", "2025-Q3"),
        ("quý 3 năm 2025", "2025-Q3"),
        ("quý tư", "--Q4"),
        ("Quý I", "--Q1"),
        ("ngày 20 hằng tháng", "---20"),
        ("lúc 08 giờ 30", "T08:30"),
        ("8h30", "T08:30"),
        ("14:00", "T14:00"),
        ("ngày   tháng 8 năm 2024", "2024-08"),
        ("trước 24/7", "--07-24"),
    ],
)
def test_a_date_has_one_key_in_every_form(text: str, key: str) -> None:
    assert keys(text, MentionKind.DATE) == [key]


@pytest.mark.parametrize(
    "text",
    [
        "Nghị định số 03/2025/NĐ-CP",
        "trực 24/7",
        "12/15 đơn vị",
        "9/12 xã",
        "2/3 số phiếu",
        "quy định",
        "máy 5",
        "45/2020",
        "mục 3.1",
        "512/CTrPH-CA",
        "định kỳ 6 tháng 01 lần",
        "ngày 31/13",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert [key for key in keys(text, MentionKind.DATE) if key != "2020"] == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("06 tháng", "P6M"),
        ("6 thang", "P6M"),
        ("sáu tháng", "P6M"),
        ("six months", "P6M"),
        ("semi-annual", "P6M"),
        ("6 tháng đầu năm", "P6M-dau-nam"),
        ("06 tháng cuối năm", "P6M-cuoi-nam"),
        ("01 năm", "P1Y"),
        ("một năm", "P1Y"),
        ("2 quý", "P6M"),
        ("05 ngày làm việc", "P5D-lam-viec"),
        ("5 working days", "P5D-lam-viec"),
        ("trong vòng 10 ngày", "P10D"),
        ("24 giờ", "PT24H"),
        ("hằng năm", "hang-nam"),
        ("hàng năm", "hang-nam"),
        ("mỗi năm", "hang-nam"),
        ("annually", "hang-nam"),
        ("hằng quý", "hang-quy"),
        ("monthly", "hang-thang"),
        ("Định kỳ", "dinh-ky"),
        ("thường xuyên", "thuong-xuyen"),
        ("đột xuất", "dot-xuat"),
        ("giai đoạn 2025 - 2030", "2025/2030"),
        ("từ năm 2025 đến năm 2030", "2025/2030"),
        ("2025–2030", "2025/2030"),
        ("from 2025 to 2030", "2025/2030"),
    ],
)
def test_a_period_has_one_key_in_every_form(text: str, key: str) -> None:
    assert keys(text, MentionKind.PERIOD) == [key]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("05-CTr/BTG-CA", "5-ctr/btg-ca"),
        ("05 -CTr/BTG-CA", "5-ctr/btg-ca"),
        ("05-\n\nCTr/BTG-CA", "5-ctr/btg-ca"),
        ("26/CT-\nUBND", "26/ct-ubnd"),
        ("19/2024/TT-BNV", "19/2024/tt-bnv"),
        ("68/2020/QH14", "68/2020/qh14"),
        ("238-QĐ/TW", "238-qd/tw"),
        ("238–QĐ/TW", "238-qd/tw"),
        ("số 12/KH-UBND", "12/kh-ubnd"),
        ("Số:      /KH-UBND", "/kh-ubnd"),
        ("Quyết định số -QĐ/ĐU", "-qd/du"),
        ("Phòng PX03", "px03"),
        ("thong tu so 019/2024/tt-bnv", "19/2024/tt-bnv"),
        ("Thông tư số 19/2024", "19/2024"),
    ],
)
def test_a_symbol_is_kept_whole(text: str, key: str) -> None:
    assert keys(text, MentionKind.SYMBOL) == [key]


@pytest.mark.parametrize(
    "text",
    [
        "kinh tế - xã hội",
        "và/hoặc",
        "V/v thực hiện",
        "T/M ĐẢNG ỦY",
        "24/7",
        "2030 - UBND tỉnh",
        "đ/c",
        "- Sở A/B",
    ],
)
def test_what_only_looks_like_a_symbol_is_none(text: str) -> None:
    assert keys(text, MentionKind.SYMBOL) == []


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("09 đơn vị", MentionKind.NUMBER, "9"),
        ("1.500 người", MentionKind.NUMBER, "1500"),
        ("2,50 điểm", MentionKind.NUMBER, "2.5"),
        ("12/15 đơn vị", MentionKind.NUMBER, "12/15"),
        ("ba đơn vị", MentionKind.NUMBER, "3"),
        ("two units", MentionKind.NUMBER, "2"),
        ("mười lăm xã", MentionKind.NUMBER, "15"),
        ("Điều 05", MentionKind.NUMBER, "dieu 5"),
        ("Article 5", MentionKind.NUMBER, "dieu 5"),
        ("Chương IV", MentionKind.NUMBER, "chuong 4"),
        ("Mục 3.1", MentionKind.NUMBER, "muc 3.1"),
        ("Chương trình số 07", MentionKind.NUMBER, "so 7"),
        ("Kết luận 44", MentionKind.NUMBER, "so 44"),
        ("500.000đ", MentionKind.MONEY, "500000 vnd"),
        ("500.000 đồng", MentionKind.MONEY, "500000 vnd"),
        ("1,5 tỷ đồng", MentionKind.MONEY, "1500000000 vnd"),
        ("20 triệu", MentionKind.MONEY, "20000000 vnd"),
        ("100 USD", MentionKind.MONEY, "100 usd"),
        ("15%", MentionKind.PERCENT, "15%"),
        ("15,50 %", MentionKind.PERCENT, "15.5%"),
        ("15 phần trăm", MentionKind.PERCENT, "15%"),
        ("0225.3842.123", MentionKind.PHONE, "02253842123"),
        ("+84 912 345 678", MentionKind.PHONE, "0912345678"),
        ("(0225) 3842123", MentionKind.PHONE, "02253842123"),
        ("1900 1234", MentionKind.PHONE, "19001234"),
    ],
)
def test_figures_have_one_key_in_every_form(text: str, kind: MentionKind, key: str) -> None:
    assert keys(text, kind) == [key]


@pytest.mark.parametrize(
    "text",
    ["1. Sở Nội vụ", "- a\n2. b", "như sau: 3) c", "câu trả lời [2]", "5đ)", "một số", "năm đó"],
)
def test_marks_of_lists_and_sources_are_no_numbers(text: str) -> None:
    found = find_mentions(text, {MentionKind.NUMBER, MentionKind.MONEY})

    assert [m.key for m in found if m.key != "5"] == []


def test_every_figure_belongs_to_one_mention_only() -> None:
    text = "Nghị định số 03/2025/NĐ-CP ngày 05/7/2025, 06 tháng, 20% và 5 đơn vị"
    figures = set(MentionKind) - {MentionKind.UNIT, MentionKind.PERSON, MentionKind.POSITION}

    assert [(m.kind, m.text) for m in find_mentions(text, figures)] == [
        (MentionKind.SYMBOL, "03/2025/NĐ-CP"),
        (MentionKind.DATE, "05/7/2025"),
        (MentionKind.PERIOD, "06 tháng"),
        (MentionKind.PERCENT, "20%"),
        (MentionKind.NUMBER, "5"),
    ]


def test_spans_lead_back_to_decomposed_text() -> None:
    text = "Gửi Sở Nội vụ trước ngày 15 tháng 6".replace("ộ", "o\u0302\u0323").replace(
        "à", "a\u0300"
    )

    found = find_mentions(text)

    assert [(m.key, m.span.of(text)) for m in found] == [
        ("so noi vu", "Sở No\u0302\u0323i vụ"),
        ("--06-15", "nga\u0300y 15 tháng 6"),
    ]


def test_characters_that_grow_in_lower_case_do_not_shift_spans() -> None:
    text = "İİİ trước 15/6"

    assert [m.span.of(text) for m in find_mentions(text)] == ["15/6"]


def test_a_text_without_mentions_gives_none() -> None:
    assert find_mentions("") == ()
    assert find_mentions("xin chào") == ()


@settings(deadline=None, max_examples=150)
@given(_TEXTS)
def test_any_text_gives_ordered_mentions_inside_it(text: str) -> None:
    found = find_mentions(text)

    assert list(found) == sorted(found, key=lambda m: (m.span, m.kind.value))
    assert all(0 <= m.span.start < m.span.end <= len(text) for m in found)
    assert all(m.key and m.text for m in found)


@settings(deadline=None, max_examples=80)
@given(_TEXTS)
def test_asking_for_one_kind_gives_what_asking_for_all_does(text: str) -> None:
    every = find_mentions(text)

    for kind in MentionKind:
        assert find_mentions(text, {kind}) == tuple(m for m in every if m.kind is kind)


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "a",
        "số ",
        "Sở ",
        "và ",
        "15/",
        "-QĐ/",
        "các xã, ",
        "Nguyễn ",
        "\u0301",
        "khong ",
        "a\t",
        "ngày 1    ",
    ],
)
def test_a_monotonous_text_is_read_in_linear_time(piece: str) -> None:
    def seconds(text: str) -> float:
        began = time.process_time()
        find_mentions(text)
        return time.process_time() - began

    short = min(seconds(piece * (20_000 // len(piece))) for _ in range(2))
    long = min(seconds(piece * (80_000 // len(piece))) for _ in range(2))

    assert long < 12 * short + 0.2
