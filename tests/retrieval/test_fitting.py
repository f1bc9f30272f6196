from dataclasses import replace

import pytest

from corpus.document import DocumentId, NodeKind, Span
from corpus.mentions.mentions import MentionKind
from corpus.passages import Passage, passage_id
from corpus.text import fold
from retrieval.fitting import Fit, fit
from retrieval.questions.cues import STRICT, Wanted
from retrieval.questions.understanding import Question, understand
from retrieval.questions.wording import Language, Wording
from retrieval.readings import Reading


def asked(text: str) -> Question:
    return understand(Wording(text, Language.VIETNAMESE, fold(text)))


def reading(text: str, *, kind: NodeKind = NodeKind.CLAUSE, side: str | None = None) -> Reading:
    document, span = DocumentId("d" * 64), Span(0, len(text))
    passage = Passage(passage_id(document, span), document, "I.1", kind, span, text, side=side)
    return Reading(passage, frozenset(), lambda shown: shown)


def fitted(question: str, text: str) -> Fit:
    return fit(asked(question), reading(text))


HELD = [
    ("Đơn vị nào chủ trì?", "Công an tỉnh chủ trì tuần tra."),
    ("Tên của Trưởng ban là gì?", "Ông Lê Văn Thóc làm Trưởng ban."),
    ("Họp ở đâu?", "Họp tại Hội trường xã."),
    ("Xong trước ngày nào?", "Xong trước ngày 15 tháng 6 năm 2025."),
    ("Khi nào bắt đầu?", "Bắt đầu ngay sau khi gặt xong."),
    ("Bao lâu một lần?", "Kiểm tra mỗi quý một lần."),
    ("Họp lúc mấy giờ?", "Họp từ 7h30."),
    ("Trong mấy giờ phải xong?", "Phải xong trong 48 giờ."),
    ("Làm trong mấy ngày?", "Đội làm việc trong 20 ngày."),
    ("Có mặt trong mấy phút?", "Lực lượng có mặt trong 15 phút."),
    ("Trong bao lâu phải xong?", "Phải xong trong 20 ngày."),
    ("Có bao nhiêu thành viên?", "Đội có 12 thành viên."),
    ("Hết bao nhiêu tiền?", "Kinh phí 120 triệu đồng."),
    ("Đạt bao nhiêu phần trăm?", "Đạt 85% diện tích."),
    ("Số điện thoại báo cháy?", "Gọi số điện thoại 0203 555 114."),
    ("Số hiệu là gì?", "Kế hoạch số 482/KH-UBND."),
    ("Theo nghị định nào?", "Căn cứ Nghị định số 94/2019/NĐ-CP."),
]


@pytest.mark.parametrize(("question", "text"), HELD)
def test_a_passage_with_the_thing_asked_for_lacks_nothing(question: str, text: str) -> None:
    found = fitted(question, text)

    assert not found.lacking
    assert found.share > 0


@pytest.mark.parametrize("question", [question for question, _ in HELD])
def test_a_passage_without_it_holds_nothing(question: str) -> None:
    found = fitted(question, "làm cho tốt")

    assert found.share == 0
    assert found.lacking == asked(question).wanted & STRICT - {Wanted.PLACE}


def test_a_question_for_the_content_is_answered_by_any_passage() -> None:
    assert fitted("Chủ đò làm gì?", "Dừng chở khách.") == Fit(1.0, frozenset(), ())


def test_the_mentions_are_those_of_the_wanted_kinds() -> None:
    found = fitted("Xong trước ngày nào?", "Công an tỉnh xong trước ngày 15/6/2025.")

    assert [mention.kind for mention in found.mentions] == [MentionKind.DATE]


def test_a_signature_is_where_signers_are() -> None:
    question = asked("Ai ký kế hoạch?")

    assert fit(question, reading("Lê Văn Thóc", kind=NodeKind.SIGNATURE)).share == 1.0
    assert fit(question, reading("Lê Văn Thóc")).share == 0.0


COLUMNS = "TT | Nội dung | Chủ trì | Địa điểm"


@pytest.mark.parametrize(
    ("question", "row", "columns", "lacks"),
    [
        ("Hội gặt ở đâu?", "1 | Hội gặt | Hội Nông dân | Quý III", "TT | Nội dung", True),
        ("Hội gặt ở đâu?", "1 | Hội gặt | Hội Nông dân | Cánh Nẫu", COLUMNS, False),
        ("Hội gặt ở đâu?", "1 | Hội gặt tại xã Nẫu | Hội Nông dân", "TT | Nội dung", False),
        ("Danh sách nộp ở đâu?", "1 | Danh sách | Hội Nông dân", "TT | Nội dung", False),
    ],
)
def test_a_row_without_a_place_does_not_say_where(
    question: str, row: str, columns: str, *, lacks: bool
) -> None:
    plain = reading(row, kind=NodeKind.ROW)
    under = Reading(replace(plain.passage, headings=(columns,)), frozenset(), lambda shown: shown)

    assert (Wanted.PLACE in fit(asked(question), under).lacking) is lacks


def test_a_sentence_may_name_a_place_in_any_way() -> None:
    held = fitted("Hội gặt ở đâu?", "Địa điểm: cánh Nẫu.")
    other = fitted("Hội gặt ở đâu?", "Hội gặt mở bên dòng Nẫu.")

    assert held.share > other.share
    assert not other.lacking


def test_the_unit_of_a_heading_is_a_unit() -> None:
    found = fit(asked("Đơn vị nào hướng dẫn?"), reading("Hướng dẫn gặt.", side="Sở Nội vụ"))

    assert found.share == 1.0


def test_an_office_without_a_name_is_vague() -> None:
    question = "Trưởng ban là ai?"

    named = fitted(question, "Trưởng ban: ông Lê Văn Thóc.")
    unnamed = fitted(question, "Trưởng ban: Phó Chủ tịch Ủy ban nhân dân tỉnh.")

    assert named.share > unnamed.share > 0


def test_another_office_of_the_same_body_does_not_say_who_holds_the_one_asked_for() -> None:
    text = "Phó Trưởng ban: thay mặt Trưởng ban điều hành công việc."

    assert Wanted.PERSON in fitted("Phó Trưởng ban là ai?", text).lacking


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Trưởng đoàn kiểm tra là ai?", "Phó Trưởng đoàn: ông Lê Văn Thóc."),
        ("Trưởng ban là ai?", "Phó Trưởng ban: ông Lê Văn Thóc."),
        ("Chủ tịch xã là ai?", "KT. CHỦ TỊCH XÃ PHÓ CHỦ TỊCH Lê Văn Thóc"),
        ("Đội trưởng đội chài là ai?", "Đội phó: ông Lê Văn Thóc."),
        ("Trạm trưởng trạm gạo là ai?", "Trạm Gạo do ông Lê Văn Thóc trông coi."),
    ],
)
def test_a_deputy_or_a_member_is_not_the_head(question: str, text: str) -> None:
    assert Wanted.PERSON in fitted(question, text).lacking


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Trưởng đoàn kiểm tra kho thóc là ai?", "Trưởng đoàn: ông Lê Văn Thóc."),
        ("Đội trưởng đội chài là ai?", "Đội trưởng: ông Lê Văn Thóc."),
        ("Phó đoàn là ai?", "Phó Trưởng đoàn: ông Lê Văn Thóc."),
        ("Tổ phó tổ gặt là ai?", "Phó Tổ trưởng: ông Lê Văn Thóc."),
        ("Trạm trưởng trạm gạo là ai?", "Trưởng trạm Gạo: ông Lê Văn Thóc."),
        ("Trưởng thôn Gạo Nếp là ai?", "Thôn trưởng thôn Gạo Nếp: ông Lê Văn Thóc."),
    ],
)
def test_the_head_of_a_body_is_told_by_any_name_of_the_office(question: str, text: str) -> None:
    assert not fitted(question, text).lacking


def test_an_office_is_no_name_when_the_name_is_asked_for() -> None:
    found = fitted("Tên của Trưởng ban là gì?", "Trưởng ban: Phó Chủ tịch Ủy ban nhân dân tỉnh.")

    assert Wanted.PERSON in found.lacking


def test_another_office_is_not_the_one_asked_for() -> None:
    assert Wanted.PERSON in fitted("Giám đốc Công an tỉnh là ai?", "Ông Lê Văn Thóc.").lacking


def test_a_name_without_an_office_answers_a_question_without_one() -> None:
    assert not fitted("Họ và tên chủ đò?", "Chủ đò là ông Lê Văn Thóc.").lacking


def test_an_occasion_is_vaguer_than_a_date() -> None:
    dated = fitted("Khi nào gặt?", "Gặt ngày 15/6/2025.")

    assert dated.share > fitted("Khi nào gặt?", "Gặt sau khi lúa chín.").share


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("Nghị định số 94/2019/NĐ-CP ngày 13 tháng 12 năm 2019 có hiệu lực.", False),
        ("Nghị định số 15/2018/NĐ-CP ngày 02 tháng 02 năm 2018 có hiệu lực.", True),
        ("Nghị định số 94/2019/NĐ-CP; họp ngày 13 tháng 12 năm 2019.", True),
    ],
)
def test_the_day_a_text_was_signed_stands_behind_its_number(text: str, *, lacks: bool) -> None:
    found = fitted("Nghị định số 94 ban hành ngày nào?", text)

    assert (Wanted.DAY in found.lacking) is lacks


def test_what_holds_from_its_signing_says_when_it_takes_effect_and_not_when_it_was_signed() -> None:
    text = "Quy định này có hiệu lực kể từ ngày ký."

    assert not fitted("Quy định có hiệu lực từ ngày nào?", text).lacking
    assert Wanted.DAY in fitted("Quy định được ký vào ngày nào?", text).lacking


def test_a_month_is_no_day() -> None:
    assert Wanted.DAY in fitted("Xong ngày nào?", "Xong trong tháng 6 năm 2025.").lacking


def test_a_duration_in_other_units_is_not_the_one_asked_for() -> None:
    assert Wanted.DURATION in fitted("Làm trong mấy ngày?", "Làm trong 02 tháng.").lacking


def test_the_number_of_other_things_is_not_the_one_asked_for() -> None:
    assert Wanted.COUNT in fitted("Có bao nhiêu thành viên?", "Có 12 máy gặt.").lacking


def test_any_number_will_do_when_nothing_is_said_to_be_counted() -> None:
    question = replace(asked("Số lượng?"), wanted=frozenset({Wanted.COUNT}))

    assert not fit(question, reading("Có 12 máy gặt.")).lacking
    assert fit(question, reading("Có nhiều máy gặt.")).lacking


def test_a_part_of_the_wanted_gives_a_part_of_the_share() -> None:
    question = asked("Đơn vị nào làm và hết bao nhiêu tiền?")

    found = fit(question, reading("Công an tỉnh tuần tra."))

    assert found.share == pytest.approx(1 / len(question.wanted))
    assert found.lacking == {Wanted.MONEY}


ISSUED_ON = "Số: 77/SVH-TT V/v tổ chức giải bơi thuyền. Hạ Nguyên, ngày 04 tháng 5 năm 2026"


@pytest.mark.parametrize("question", ["Giải bơi thuyền ngày nào?", "Khi nào có giải bơi thuyền?"])
def test_the_day_of_a_letterhead_is_that_of_no_matter(question: str) -> None:
    letterhead = reading(ISSUED_ON, kind=NodeKind.LETTERHEAD)

    assert fit(asked(question), letterhead).mentions == ()
    assert fit(asked(question), reading(ISSUED_ON)).mentions


@pytest.mark.parametrize("question", ["Công văn ký ngày nào?", "Công văn ban hành ngày nào?"])
def test_it_is_the_day_of_issue(question: str) -> None:
    assert fit(asked(question), reading(ISSUED_ON, kind=NodeKind.LETTERHEAD)).mentions


BASIS = "Căn cứ Luật Đê điều ngày 29 tháng 11 năm 2006; Kế hoạch số 5/KH-HN ngày 02/3/2026;"


@pytest.mark.parametrize("question", ["Giải bơi thuyền ngày nào?", "Khi nào có giải bơi thuyền?"])
def test_the_days_of_a_legal_basis_are_those_of_no_matter(question: str) -> None:
    assert fit(asked(question), reading(BASIS, kind=NodeKind.BASIS)).mentions == ()


@pytest.mark.parametrize(
    "question",
    ["Luật Đê điều ngày nào?", "Kế hoạch số 5 ngày nào?", "Căn cứ văn bản nào, ngày nào?"],
)
def test_they_are_those_of_the_texts_it_names(question: str) -> None:
    assert fit(asked(question), reading(BASIS, kind=NodeKind.BASIS)).mentions


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("Hội gặt mở lúc 6 giờ 30 phút.", False),
        ("Hội gặt mở 7 giờ ngày 26/02/2027.", False),
        ("Hội gặt từ 14:00.", False),
        ("Báo trước 16h30 hằng ngày.", False),
        ("Báo trong vòng 24 giờ.", True),
        ("Trực 24/24 giờ.", True),
        ("Hội gặt mở ngày 26/02/2027.", True),
    ],
)
def test_an_hour_is_told_from_a_number_of_hours(text: str, *, lacks: bool) -> None:
    assert (Wanted.HOUR in fitted("Hội gặt mấy giờ?", text).lacking) is lacks


@pytest.mark.parametrize(
    ("question", "text", "lacks"),
    [
        ("Đội chài mấy người?", "Đội chài có 07 thành viên.", False),
        ("Bao nhiêu người dự hội gặt?", "Hội gặt có 40 đại biểu.", False),
        ("Đội chài mấy người?", "Đội chài có 3 thuyền.", True),
        ("Hồ sơ mấy bộ?", "Hồ sơ nộp trực tiếp.", True),
        ("Có mấy xuồng?", "Xã có thuyền nan.", False),
        ("Bao nhiêu hồ sơ nộp trực tuyến?", "85% hồ sơ nộp trực tuyến.", False),
    ],
)
def test_what_texts_count_by_another_word_is_not_required(
    question: str, text: str, *, lacks: bool
) -> None:
    assert (Wanted.COUNT in fitted(question, text).lacking) is lacks


def test_a_passage_that_counts_fits_better_than_one_that_does_not() -> None:
    question = "Có mấy xuồng?"

    assert fitted(question, "Có 04 xuồng máy.").share > fitted(question, "Có xuồng máy.").share


def test_the_means_without_a_sum_answer_who_asks_for_no_sum() -> None:
    text = "Kinh phí hội gặt do ngân sách xã bảo đảm."

    assert not fitted("Kinh phí hội gặt", text).lacking
    assert fitted("Kinh phí hội gặt bao nhiêu?", text).lacking == {Wanted.MONEY}


@pytest.mark.parametrize(
    ("columns", "lacks"), [("TT | Việc | Kinh phí (triệu đồng)", False), ("TT | Việc | Ha", True)]
)
def test_a_bare_number_in_a_column_of_sums_is_a_sum(columns: str, *, lacks: bool) -> None:
    plain = reading("1 | Hội gặt | 35", kind=NodeKind.ROW)
    under = Reading(replace(plain.passage, headings=(columns,)), frozenset(), lambda shown: shown)

    found = fit(asked("Hội gặt hết bao nhiêu tiền?"), under)

    assert (Wanted.MONEY in found.lacking) is lacks
