from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.answering.citing import HEAD, Citing
from bot.answering.drafting import Draft
from bot.answering.particulars import compose_particulars
from bot.citations import Decision
from bot.texts import VIETNAMESE
from corpus.document import Located, ShortForm, Signer, Span
from corpus.passages import Passage
from retrieval.finding import Findings
from retrieval.particulars import Definition, Particulars, Signature

Find = Callable[[str], tuple[Findings, Citing]]


def said(draft: Draft | None) -> list[str]:
    assert draft is not None
    return [line.statement.text for line in draft.lines]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Ai ký kế hoạch của xã Mường Thông?", "Hà Văn Thoại – Chủ tịch (TM. Ủy ban nhân dân)"),
        ("ai ky ke hoach 52", "Hà Văn Thoại – Chủ tịch (TM. Ủy ban nhân dân)"),
        (
            "kế hoạch thực hiện chương trình 1250 ai ký",
            "Lưu Thị Ngà – Phó Chủ tịch (TM. Ủy ban nhân dân, KT. Chủ tịch)",
        ),
        ("ĐNTE là gì?", "ĐNTE là đuối nước trẻ em."),
        ("Kế hoạch của xã Mường Thông mang số hiệu nào?", "Số, ký hiệu: 52/KH-UBND"),
    ],
)
def test_what_stands_in_a_fixed_place_is_answered_from_there(
    find: Find, question: str, expected: str
) -> None:
    draft = compose_particulars(*find(question))

    assert said(draft) == [expected]
    assert draft is not None
    assert draft.decision is Decision.ANSWER


def test_number_and_date_are_told_apart_without_a_word_twice(find: Find) -> None:
    draft = compose_particulars(*find("Số và ngày ban hành kế hoạch của xã Mường Thông?"))

    assert said(draft) == ["Số, ký hiệu: 52/KH-UBND", "Ngày ban hành: 14 tháng 02 năm 2026"]


def test_a_signer_without_a_printed_position_is_told_on_whose_behalf(find: Find) -> None:
    draft = compose_particulars(*find("Ai ký kế hoạch thu gom pin cũ của phường Đông Kỳ?"))

    assert said(draft)[0].startswith("Lưu Thị Ngà – ")


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Kế hoạch thu gom pin cũ của phường Đông Kỳ ban hành ngày nào?", "ngày ban hành"),
        ("Kế hoạch thu gom pin cũ của phường Đông Kỳ mang số hiệu nào?", "số của văn bản"),
    ],
)
def test_a_blank_is_refused_and_the_head_is_shown(find: Find, question: str, missing: str) -> None:
    draft = compose_particulars(*find(question))

    assert draft is not None
    assert draft.decision is Decision.REFUSE
    assert f": {missing}" in draft.lead
    assert {citation.address for citation in draft.nearest} == HEAD


@pytest.mark.parametrize(
    "question",
    ["Cơ quan nào chủ trì dạy bơi an toàn?", "Cơ quan nào ban hành kế hoạch thu gom pin Đông Kỳ?"],
)
def test_other_questions_are_not_about_a_fixed_place(find: Find, question: str) -> None:
    assert compose_particulars(*find(question)) is None


def located(words: str) -> Located:
    return Located(words, Span(0, len(words)))


def with_particulars(find: Find, read: Particulars) -> Draft | None:
    findings, cite = find("Kế hoạch số 52/KH-UBND")
    return compose_particulars(replace(findings, particulars=read), cite)


def a_passage(find: Find, file_name: str) -> Passage:
    findings, _ = find("Kế hoạch thu gom pin của phường Đông Kỳ, kế hoạch của xã Mường Thông")
    passages = (fitted.evidence.passage for fitted in findings.found)
    return next(p for p in passages if findings.cards[p.document].file_name == file_name)


def test_signers_of_several_documents_are_told_apart(find: Find) -> None:
    signer = Signer(located("Hà Văn Thoại"), None, None, Span(0, 12))
    signatures = tuple(
        Signature(signer, a_passage(find, name)) for name in ("ke-hoach.txt", "ke-hoach-pin.txt")
    )
    draft = with_particulars(find, Particulars(signatures=signatures))

    assert draft is not None
    assert (draft.decision, draft.lead) == (Decision.CLARIFY, VIETNAMESE.several)
    assert all(line.name is not None for line in draft.lines)


@pytest.mark.parametrize(
    ("position", "behalf", "expected"),
    [
        (None, None, "Hà Văn Thoại"),
        ("BÍ THƯ", None, "Hà Văn Thoại – Bí thư"),
        (None, "T/M ĐẢNG ỦY", "Hà Văn Thoại – T/M Đảng ủy"),
        ("BÍ THƯ", "T/M ĐẢNG ỦY", "Hà Văn Thoại – Bí thư (T/M Đảng ủy)"),
    ],
)
def test_a_signer_is_told_as_far_as_the_signature_goes(
    find: Find, position: str | None, behalf: str | None, expected: str
) -> None:
    signer = Signer(
        located("Hà Văn Thoại"),
        located(position) if position else None,
        located(behalf) if behalf else None,
        Span(0, 12),
    )
    signature = Signature(signer, a_passage(find, "ke-hoach.txt"))

    assert said(with_particulars(find, Particulars(signatures=(signature,)))) == [expected]


def test_a_meaning_is_told_once_and_not_in_its_own_words(find: Find) -> None:
    one = a_passage(find, "ke-hoach.txt")
    forms = (
        ShortForm(located("BCĐ"), located("Ban Chỉ đạo")),
        ShortForm(located("BCĐ"), located("ban chỉ đạo")),
        ShortForm(located("Kế hoạch số 9"), located("Kế hoạch số 9 về bơi")),
    )
    definitions = tuple(Definition(form, one) for form in forms)

    assert said(with_particulars(find, Particulars(definitions=definitions))) == [
        "BCĐ là Ban Chỉ đạo.",
        "Kế hoạch số 9 về bơi.",
    ]
