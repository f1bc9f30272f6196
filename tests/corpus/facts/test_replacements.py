from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Document, DocumentId
from corpus.facts.facts import Replacement
from corpus.facts.replacements import number_key, read_replacements
from corpus.parsing.parser import parse
from corpus.splitter import split

_HEAD = """ỦY BAN NHÂN DÂN
PHƯỜNG HOA MAI

Số: {number}
Hoa Mai, ngày 02 tháng 6 năm 2026

{kind}
Về công tác phòng, chống đuối nước

"""


def document(kind: str, number: str, body: str) -> Document:
    text = _HEAD.format(kind=kind, number=number) + body
    return parse(text, file_name="a.txt", document_id=DocumentId("0" * 64))


def read(kind: str, body: str, number: str = "71/KH-UBND") -> tuple[Replacement, ...]:
    found = document(kind, number, body)
    return read_replacements(found, split(found))


def plan(sentence: str) -> tuple[Replacement, ...]:
    return read("KẾ HOẠCH", f"I. MỤC ĐÍCH\n1. Bảo đảm an toàn.\n2. {sentence}\n")


def decision(sentence: str) -> tuple[Replacement, ...]:
    body = f"QUYẾT ĐỊNH:\n\nĐiều 1. Ban hành Quy chế.\n\nĐiều 2. {sentence}\n"
    return read("QUYẾT ĐỊNH", body, "71/QĐ-UBND")


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("Kế hoạch này thay thế Kế hoạch số 58/KH-UBND ngày 18 tháng 5 năm 2026.", ["58/kh-ubnd"]),
        ("Kế hoạch này thay thế cho Kế hoạch số 58 /KH-UBND.", ["58/kh-ubnd"]),
        (
            "Kế hoạch này có hiệu lực kể từ ngày ký và **thay thế Kế hoạch số 058/KH-UBND** ngày"
            " 18/5/2026 của Ủy ban nhân dân phường Hoa Mai về phòng, chống đuối nước năm 2026.",
            ["58/kh-ubnd"],
        ),
        (
            "Kế hoạch này thay thế các Kế hoạch số 58/KH-UBND ngày 18/5/2026, số 59/KH-UBND ngày"
            " 19/5/2026 và Công văn số 7/UBND-VX ngày 20/5/2026.",
            ["58/kh-ubnd", "59/kh-ubnd", "7/ubnd-vx"],
        ),
        (
            "Kế hoạch này thay thế Kế hoạch số 58/KH-UBND ngày 18/5/2026 và các văn bản trước đây"
            " trái với Kế hoạch này.",
            ["58/kh-ubnd"],
        ),
        (
            "Kế hoạch này thay thế Kế hoạch số 58/KH-UBND về thực hiện Nghị quyết số 9-NQ/TU và"
            " Kế hoạch số 60/KH-UBND.",
            ["58/kh-ubnd"],
        ),
        ("Văn bản này thay thế Chương trình phối hợp số 08-CTrPH/HPN-CA.", ["8-ctrph/hpn-ca"]),
    ],
)
def test_a_plan_that_says_it_replaces_whole_documents_is_believed(
    sentence: str, numbers: list[str]
) -> None:
    assert [one.key for one in plan(sentence)] == numbers


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        (
            "Quyết định số 12/QĐ-UBND ngày 01/02/2025 hết hiệu lực kể từ ngày Quyết định này có"
            " hiệu lực.",
            ["12/qđ-ubnd"],
        ),
        (
            "Bãi bỏ Quyết định số 12/QĐ-UBND ngày 01/02/2025 của Ủy ban nhân dân phường Hoa Mai.",
            ["12/qđ-ubnd"],
        ),
        (
            "Quyết định này có hiệu lực từ ngày ký, thay thế Quyết định số 12/QĐ-UBND; bãi bỏ mọi"
            " quy định khác.",
            [],
        ),
    ],
)
def test_a_decision_ends_and_revokes(sentence: str, numbers: list[str]) -> None:
    assert [one.key for one in decision(sentence)] == [number_key(one) for one in numbers]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kế hoạch này thay thế khoản 2 Mục I của Kế hoạch số 58/KH-UBND ngày 18/5/2026.",
        "Kế hoạch này thay thế Phụ lục kèm theo Kế hoạch số 58/KH-UBND.",
        "Kế hoạch này thay thế cụm từ “phòng” trong Kế hoạch số 58/KH-UBND.",
        "Kế hoạch này thay thế một phần Kế hoạch số 58/KH-UBND.",
        "Kế hoạch này thay thế Kế hoạch số 58/KH-UBND, trừ nhiệm vụ tại mục 3.",
        "Kế hoạch này thay thế Kế hoạch số 58/KH-UBND đối với các trường mầm non.",
        "Kế hoạch này thay thế mục 2 Kế hoạch số 58/KH-UBND.",
        "Kế hoạch này không thay thế Kế hoạch số 58/KH-UBND.",
        "Kế hoạch này được thay thế bằng Kế hoạch số 58/KH-UBND.",
        "Kế hoạch số 60/KH-UBND thay thế Kế hoạch số 58/KH-UBND.",
        "Luật này thay thế Luật số 58/2014/QH13.",
        "Căn cứ Kế hoạch số 60/KH-UBND thay thế Kế hoạch số 58/KH-UBND.",
        "Khi có văn bản thay thế Kế hoạch số 58/KH-UBND thì thực hiện theo văn bản mới.",
        "Phòng Văn hóa tham mưu ban hành Kế hoạch thay thế Kế hoạch số 58/KH-UBND.",
        "Bãi bỏ Kế hoạch số 58/KH-UBND trước ngày 30/6/2026.",
        "Nếu cấp trên đồng ý, Kế hoạch này thay thế Kế hoạch số 58/KH-UBND.",
        "Kế hoạch này thay thế Quy chế ban hành kèm theo Quyết định số 58/QĐ-UBND.",
        "Kế hoạch này thay thế Kế hoạch số     /KH-UBND ngày     tháng 5 năm 2026.",
        "Ghi: “Kế hoạch này thay thế Kế hoạch số 58/KH-UBND.”",
        "Sửa như sau: “Bỏ. Kế hoạch này thay thế Kế hoạch số 58/KH-UBND. Hết.”",
        "Kế hoạch này thay thế Kế hoạch số 58/KH-UBND ngày 31/02/2026.",
        "Kế hoạch này thay thế Kế hoạch số 58/KH-UBND của Sở Y tế ngày 18 tháng 5 năm 2026.",
        "Kế hoạch này thay thế Kế hoạch số 71/KH-UBND.",
    ],
)
def test_nothing_else_counts(sentence: str) -> None:
    assert plan(sentence) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Bãi bỏ khoản 2 Điều 5 Quyết định số 12/QĐ-UBND.",
        "Bãi bỏ Điều 5 Quyết định số 12/QĐ-UBND.",
        "Bãi bỏ một phần Quyết định số 12/QĐ-UBND.",
        "Khoản 2 Điều 5 Quyết định số 12/QĐ-UBND hết hiệu lực kể từ ngày Quyết định này có hiệu"
        " lực.",
        "Quyết định số 12/QĐ-UBND hết hiệu lực kể từ ngày Luật này có hiệu lực.",
        "Quyết định số 12/QĐ-UBND đã được sửa đổi theo Quyết định số 13/QĐ-UBND hết hiệu lực kể từ"
        " ngày Quyết định này có hiệu lực.",
    ],
)
def test_a_decision_on_parts_of_another_replaces_nothing(sentence: str) -> None:
    assert decision(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "since"),
    [
        ("Kế hoạch này thay thế Kế hoạch số 58/KH-UBND.", None),
        ("Kế hoạch này có hiệu lực từ ngày ký, thay thế Kế hoạch số 58/KH-UBND.", None),
        (
            "Kế hoạch này có hiệu lực từ ngày 01/7/2026 và thay thế Kế hoạch số 58/KH-UBND.",
            date(2026, 7, 1),
        ),
        (
            "Kế hoạch này áp dụng từ ngày 01 tháng 7 năm 2026, thay thế Kế hoạch số 58/KH-UBND.",
            date(2026, 7, 1),
        ),
        ("Kế hoạch này thay thế Kế hoạch số 58/KH-UBND kể từ ngày 01/7/2026.", date(2026, 7, 1)),
        (
            "Kế hoạch này thay thế Kế hoạch số 58/KH-UBND. Kế hoạch này có hiệu lực kể từ ngày"
            " 01/7/2026.",
            date(2026, 7, 1),
        ),
        (
            "Kế hoạch này có hiệu lực sau 10 ngày kể từ ngày ký và thay thế Kế hoạch số"
            " 58/KH-UBND.",
            "unsure",
        ),
        ("Kế hoạch này thay thế Kế hoạch số 58/KH-UBND từ năm học 2026-2027.", "unsure"),
    ],
)
def test_the_day_is_read_or_left_open(sentence: str, since: date | str | None) -> None:
    [one] = plan(sentence)

    assert (one.since if one.is_sure else "unsure") == since


def test_day_and_agency_of_the_older_one_are_kept_with_the_words_that_say_so() -> None:
    sentence = (
        "Kế hoạch này thay thế Kế hoạch số 58/KH-UBND ngày 18 tháng 5 năm 2026 của Ủy ban nhân dân"
        " phường Hoa Mai về phòng, chống đuối nước."
    )
    found = document("KẾ HOẠCH", "71/KH-UBND", f"I. MỤC ĐÍCH\n1. {sentence}\n")
    [one] = read_replacements(found, split(found))

    assert one.issued_on == date(2026, 5, 18)
    assert one.agency == "Ủy ban nhân dân phường Hoa Mai"
    assert one.span.of(found.text) == sentence


@given(st.text(alphabet="Kếhoạchnàythếsố5/-UBND.,; ", max_size=80))
def test_any_words_can_be_read(words: str) -> None:
    for one in plan(f"Kế hoạch này thay thế {words}"):
        assert one.key
        assert one.number


@given(st.integers(1, 99_999), st.sampled_from(["KH-UBND", "QĐ-UBND", "CTr/BTG", "UBND-VX"]))
def test_a_number_is_read_as_it_is_printed(number: int, letters: str) -> None:
    [one] = plan(f"Kế hoạch này thay thế Văn bản số {number}/{letters}.")

    assert one.number == f"{number}/{letters}"
