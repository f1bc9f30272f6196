from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.labels import cards_named, document_label, printed_number, shortened
from corpus.document import DocumentCard, DocumentId

PLAN = DocumentCard(
    id=DocumentId("a1b2c3d4" * 8),
    file_name="ngay-hoi.txt",
    number="27/KH-UBND",
    kind="KẾ HOẠCH",
    title="Tổ chức Ngày hội đọc sách",
    place="Suối Ngọc",
    issued_on=None,
    agencies=("Ủy ban nhân dân xã Suối Ngọc",),
)
LETTER = replace(
    PLAN,
    id=DocumentId("a1b2c3ff" * 8),
    file_name="Công văn.docx",
    number="/UBND-VX",
    kind=None,
    title="về việc rà soát tủ sách",
    place=None,
)


def test_a_document_is_called_by_kind_number_title_and_place() -> None:
    expected = "Kế hoạch số 27/KH-UBND Tổ chức Ngày hội đọc sách (Suối Ngọc)"

    assert document_label(PLAN) == expected


def test_a_document_without_a_kind_is_a_letter_and_a_blank_number_is_shown() -> None:
    assert document_label(LETTER) == "Công văn số …/UBND-VX về việc rà soát tủ sách"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("KẾ HOẠCH", "Kế hoạch số 27/KH-UBND (Suối Ngọc)"),
        ("Kế hoạch tổ chức hội thi", "Kế hoạch số 27/KH-UBND tổ chức hội thi (Suối Ngọc)"),
        ("Kế hoạchhóa", "Kế hoạch số 27/KH-UBND Kế hoạchhóa (Suối Ngọc)"),
        ("TỔ CHỨC HỘI THI", "Kế hoạch số 27/KH-UBND Tổ chức hội thi (Suối Ngọc)"),
        ("**Tổ chức**\nhội thi", "Kế hoạch số 27/KH-UBND Tổ chức hội thi (Suối Ngọc)"),
        ("ngay-hoi.txt", "Kế hoạch số 27/KH-UBND (Suối Ngọc)"),
    ],
)
def test_what_the_title_repeats_is_said_once(title: str, expected: str) -> None:
    assert document_label(replace(PLAN, title=title)) == expected


def test_a_long_title_is_cut_between_words() -> None:
    label = document_label(replace(PLAN, title="hội thi " * 40, place=None))

    assert label.endswith("hội thi hội …")
    assert len(label) < 150


def test_a_text_without_a_place_to_cut_is_cut_anyway() -> None:
    assert shortened("a" * 50, 10) == "a" * 10 + " …"


@settings(deadline=None)
@given(st.text(), st.integers(1, 40))
def test_a_shortened_text_is_a_beginning_of_the_text(text: str, longest: int) -> None:
    short = shortened(text, longest)

    assert text.startswith(short.removesuffix(" …"))
    assert len(short) <= max(longest + 2, len(text) if len(text) <= longest else 0)


@pytest.mark.parametrize(
    ("number", "expected"),
    [("27/KH-UBND", "27/KH-UBND"), ("/UBND-VX", "…/UBND-VX"), ("-QĐ/ĐU", "…-QĐ/ĐU")],
)
def test_a_blank_is_shown_in_front_of_a_symbol(number: str, expected: str) -> None:
    assert printed_number(number) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("27/KH-UBND", [PLAN]),
        ("27/kh-ubnd", [PLAN]),
        ("/UBND-VX", [LETTER]),
        ("…/UBND-VX", [LETTER]),
        ("ngay-hoi.txt", [PLAN]),
        ("cong van.docx", [LETTER]),
        ("a1b2c3d4", [PLAN]),
        ("A1B2C3D4", [PLAN]),
        ("a1b2c3", [PLAN, LETTER]),
        ("a1b2c", []),
        ("28/KH-UBND", []),
        ("…", []),
        ("", []),
    ],
)
def test_a_document_is_meant_by_number_file_name_or_hash(
    name: str, expected: list[DocumentCard]
) -> None:
    assert cards_named(name, [PLAN, LETTER]) == expected
