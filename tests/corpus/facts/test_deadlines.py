import hashlib

import pytest

from corpus.document import DocumentId
from corpus.facts.deadlines import read_deadlines
from corpus.facts.facts import Deadline, DeadlineKind, WhenType
from corpus.facts.parties import Scope
from corpus.facts.sentences import statements
from corpus.parsing.parser import parse
from corpus.splitter import split

LETTER = """ỦY BAN NHÂN DÂN
TỈNH LÂM HÀ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 415/UBND-NC
V/v tăng cường công tác phòng cháy

Lâm Hà, ngày 12 tháng 9 năm 2026

Kính gửi:

- Các sở, ban, ngành;
- Ủy ban nhân dân các xã, phường.

Chủ tịch Ủy ban nhân dân tỉnh yêu cầu triển khai một số nội dung sau:

{body}

Nơi nhận:
- Như trên;
- Lưu: VT.

CHỦ TỊCH
Trần Văn Bình
"""


def read(body: str, *, letter: str = LETTER) -> list[Deadline]:
    text = letter.format(body=body)
    document = parse(
        text,
        file_name="415.txt",
        document_id=DocumentId(hashlib.sha256(text.encode()).hexdigest()),
    )
    found = list(
        read_deadlines(document, statements(document, split(document)), Scope.of(document))
    )
    for deadline in found:
        assert deadline.span.start <= deadline.when.span.start
        assert deadline.when.span.end <= deadline.span.end <= len(text)
    return found


def names(parties: object) -> list[str]:
    return [party.name for party in parties]  # type: ignore[attr-defined]


def test_a_report_has_its_times_its_owners_its_receiver_and_its_way() -> None:
    body = (
        "1. Định kỳ 06 tháng (trước 15/6), 01 năm (trước 15/11) hoặc đột xuất theo yêu cầu, "
        "đề nghị các sở, ngành báo cáo kết quả thực hiện Chương trình số 05 về "
        "Ủy ban nhân dân tỉnh (qua Công an tỉnh)."
    )

    found = read(body)

    assert [d.when.rrule for d in found] == [
        "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15",
        "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15",
        None,
    ]
    for deadline in found:
        assert deadline.kind is DeadlineKind.REPORT
        assert deadline.what == "Báo cáo kết quả thực hiện Chương trình số 05"
        assert names(deadline.who) == ["Các sở, ngành"]
        assert names(deadline.to) == ["Ủy ban nhân dân tỉnh"]
        assert names(deadline.through) == ["Công an tỉnh"]


def test_a_day_without_a_year_in_a_letter_is_of_the_year_of_the_letter() -> None:
    (deadline,) = read("1. Sở Xây dựng báo cáo kết quả về Sở Nội vụ trước ngày 20/10.")

    assert (deadline.when.type, deadline.when.date) == (WhenType.DATE, "2026-10-20")
    assert deadline.when.before


def test_a_day_that_has_passed_when_the_letter_is_signed_is_of_the_next_year() -> None:
    (deadline,) = read("1. Sở Xây dựng báo cáo kết quả về Sở Nội vụ trước ngày 15/01.")

    assert deadline.when.date == "2027-01-15"


def test_what_is_said_of_every_year_stays_a_rule() -> None:
    (deadline,) = read("1. Hằng năm, Sở Xây dựng báo cáo về Sở Nội vụ trước ngày 20/10.")

    assert deadline.when.rrule == "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=20"


def test_a_labelled_time_belongs_to_the_task_above_and_its_units() -> None:
    body = """I. NHIỆM VỤ

1. Tổ chức tập huấn nghiệp vụ phòng cháy

a) Cơ quan thực hiện: Sở Nội vụ.

b) Cơ quan phối hợp: Công an tỉnh.

c) Thời gian thực hiện: quý IV/2026."""

    (deadline,) = read(body)

    assert deadline.when.date == "2026-10/2026-12"
    assert deadline.what == "Tổ chức tập huấn nghiệp vụ phòng cháy"
    assert names(deadline.who) == ["Sở Nội vụ"]


def test_a_cell_of_time_belongs_to_the_task_and_the_unit_of_its_row() -> None:
    body = """PHỤ LỤC

| TT | Nội dung | Đơn vị chủ trì | Thời gian hoàn thành |
| 1 | Rà soát cơ sở có nguy cơ cháy | Công an tỉnh | Trước 30/11/2026 |
| 2 | Báo cáo tổng kết | Sở Nội vụ | Hằng quý |
"""

    found = read(body)

    assert [(d.when.date, d.when.rrule) for d in found] == [
        ("2026-11-30", None),
        (None, "FREQ=MONTHLY;INTERVAL=3"),
    ]
    assert [names(d.who) for d in found] == [["Công an tỉnh"], ["Sở Nội vụ"]]
    assert [d.what for d in found] == ["Rà soát cơ sở có nguy cơ cháy", "Báo cáo tổng kết"]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Hằng năm tổ chức hội nghị giao ban.", DeadlineKind.MEETING),
        ("Năm 2030 tổ chức tổng kết Chương trình.", DeadlineKind.REVIEW),
        ("Phấn đấu đến hết năm 2027 có 90% số xã đạt chuẩn.", DeadlineKind.TARGET),
        ("Sở Nội vụ lập danh sách trước ngày 20/12/2026.", DeadlineKind.TASK),
        ("Hằng năm, tổ chức Ngày Phòng cháy toàn dân 04/10.", DeadlineKind.EVENT),
    ],
)
def test_the_words_tell_what_kind_it_is(sentence: str, kind: DeadlineKind) -> None:
    (deadline,) = read(f"1. {sentence}")

    assert deadline.kind is kind


def test_a_day_that_is_kept_is_called_by_its_name() -> None:
    (deadline,) = read("1. Hằng năm, tổ chức “Ngày hội toàn dân bảo vệ rừng – 19/8” ở các xã.")

    assert (deadline.what, deadline.who) == ("Ngày hội toàn dân bảo vệ rừng", ())


@pytest.mark.parametrize(
    "sentence",
    [
        "Thực hiện Quyết định số 12/QĐ-UBND ngày 05/01/2027 của Ủy ban nhân dân tỉnh.",
        "Đối với công trình được cấp phép trước ngày 01/12/2026, Sở Xây dựng kiểm tra lại.",
        "Quyết định này có hiệu lực từ ngày 01/10/2026 đến hết ngày 31/12/2027.",
        "Trong năm 2025, các sở đã tổ chức 12 lớp tập huấn.",
        "Sở Tài chính bố trí kinh phí thường xuyên.",
        "Ngày 20/9/2026, tại trụ sở Ủy ban nhân dân tỉnh, Chủ tịch tỉnh chủ trì cuộc họp.",
        "Trong 6 tháng đầu năm 2026, các sở đã đạt kết quả khá toàn diện.",
        "Nhiều trường chưa sửa xong trong khi năm học mới bắt đầu từ ngày 05/10/2026.",
    ],
)
def test_what_has_been_and_what_tells_which_cases_are_meant_is_not_due(sentence: str) -> None:
    assert read(f"1. {sentence}") == []


def test_a_cell_of_time_belongs_to_its_own_row_below_a_group_of_rows() -> None:
    body = """PHỤ LỤC

| TT | Nội dung | Đơn vị chủ trì | Thời gian hoàn thành |
| I | Công tác tuyên truyền | | |
| 1 | Tổ chức hội nghị tập huấn | Công an tỉnh | Trước 30/11/2026 |
| 2 | Phát thanh, đăng tin | Sở Nội vụ | Mỗi quý 01 lần |
"""

    found = read(body)

    assert [names(d.who) for d in found] == [["Công an tỉnh"], ["Sở Nội vụ"]]
    assert found[1].when.rrule == "FREQ=MONTHLY;INTERVAL=3"


def test_a_cell_of_several_lines_is_read_without_the_columns_between_them() -> None:
    body = """PHỤ LỤC

 TT   Nội dung                 Đơn vị chủ trì        Thời gian hoàn thành

 1    Rà soát cơ sở có         Công an tỉnh          Trước
      nguy cơ cháy                                   30/11/2026

 2    Tập huấn nghiệp vụ       Sở Nội vụ             Tháng 10/2026
"""

    found = read(body)

    assert [(d.when.date, names(d.who)) for d in found] == [
        ("2026-11-30", ["Công an tỉnh"]),
        ("2026-10", ["Sở Nội vụ"]),
    ]


def test_a_task_in_a_row_says_to_whom_its_report_goes() -> None:
    body = """PHỤ LỤC

| TT | Nội dung | Đơn vị chủ trì | Thời gian hoàn thành |
| 1 | Báo cáo kết quả với Ủy ban nhân dân tỉnh | Sở Nội vụ | Trước 30/11/2026 |
| 2 | Rà soát hồ sơ | Sở Nội vụ | Trước 30/12/2026 |
"""

    report, review = read(body)

    assert (names(report.to), review.to) == (["Ủy ban nhân dân tỉnh"], ())


def test_a_thing_in_a_list_is_told_with_what_is_done_with_it() -> None:
    body = """1. Công an tỉnh cung cấp cho Sở Nội vụ:

a) Danh sách cơ sở được kiểm định trước ngày 05 hằng tháng;

b) Số vụ cháy của năm trước, trước ngày 31 tháng 5 hằng năm."""

    first, second = read(body)

    assert (first.kind, names(first.to)) == (DeadlineKind.REPORT, ["Sở Nội vụ"])
    assert first.what == "Cung cấp cho Sở Nội vụ danh sách cơ sở được kiểm định"
    assert names(second.who) == ["Công an tỉnh"]


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        (
            "Để khắc phục tình trạng trên, phấn đấu hoàn thành 100% hồ sơ trước ngày 31/12/2026.",
            "Hoàn thành 100% hồ sơ",
        ),
        (
            "Sở Nội vụ là cơ quan đầu mối, có trách nhiệm tổng hợp kết quả trước ngày 15/12/2026.",
            "Tổng hợp kết quả",
        ),
        ("Mỗi năm mở 02 lớp tập huấn, hoàn thành trước ngày 30 tháng 9.", "Mở 02 lớp tập huấn"),
        (
            "Chế độ giao ban: Lãnh đạo hai bên họp giao ban mỗi quý một lần.",
            "Họp giao ban",
        ),
    ],
)
def test_what_is_due_can_be_read_by_itself(sentence: str, what: str) -> None:
    (deadline,) = read(f"1. {sentence}")

    assert deadline.what == what


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Hằng năm, Sở Nội vụ ban hành kế hoạch kiểm tra.", DeadlineKind.TASK),
        ("Sở Nội vụ cập nhật danh sách, sở và thanh tra tỉnh khi có thay đổi.", DeadlineKind.TASK),
        ("Đợt 1 thành lập các đoàn kiểm tra trước ngày 20/12/2026.", DeadlineKind.TASK),
        ("Sở Nội vụ cung cấp số liệu cho Công an tỉnh hằng tháng.", DeadlineKind.REPORT),
        ("Họp đột xuất theo đề nghị của Công an tỉnh.", DeadlineKind.MEETING),
        ("Xây dựng hệ thống, đưa vào sử dụng từ ngày 01/12/2026.", DeadlineKind.TASK),
    ],
)
def test_words_that_only_name_a_thing_do_not_tell_the_kind(
    sentence: str, kind: DeadlineKind
) -> None:
    (deadline,) = read(f"1. {sentence}")

    assert deadline.kind is kind


def test_a_time_of_this_year_is_of_the_year_of_issue() -> None:
    (year,) = read("1. Sở Nội vụ hoàn thành việc rà soát trong năm nay.")
    (end,) = read("1. Sở Nội vụ hoàn thành việc rà soát đến hết tháng này.")

    assert (year.when.type, year.when.date) == (WhenType.DATE, "2026")
    assert (end.when.date, end.when.before) == ("2026-09-30", True)


DECREE = LETTER.replace("415/UBND-NC", "415/2026/NĐ-CP").replace(
    "V/v tăng cường công tác phòng cháy", "NGHỊ ĐỊNH\nQuy định về phòng cháy"
)


@pytest.mark.parametrize(
    ("sentence", "owed"),
    [
        ("Trong thời hạn 05 ngày kể từ ngày nhận hồ sơ, Công an tỉnh trả lời.", 1),
        ("Trong thời hạn 05 ngày kể từ ngày nhận hồ sơ, chủ cơ sở phải nộp phí.", 0),
        ("Chủ cơ sở phải xuất trình giấy tờ khi có yêu cầu.", 0),
        ("Công an tỉnh yêu cầu chủ cơ sở bổ sung hồ sơ trong thời hạn 03 ngày.", 0),
    ],
)
def test_a_decree_binds_agencies_and_its_terms_for_others_are_none(
    sentence: str, owed: int
) -> None:
    assert len(read(f"1. {sentence}", letter=DECREE)) == owed


def test_ids_outlive_another_item_put_before() -> None:
    item = "Sở Nội vụ báo cáo Ủy ban nhân dân tỉnh trước ngày 15 tháng 6 hằng năm."

    (alone,) = read(f"1. {item}")
    _, moved = read(f"1. Hằng quý, Công an tỉnh họp giao ban.\n\n2. {item}")

    assert alone.id == moved.id
    assert len(alone.id) == 12
    assert alone.id == alone.id.lower()


def test_ids_of_the_same_words_of_another_document_differ() -> None:
    item = "1. Sở Nội vụ báo cáo Ủy ban nhân dân tỉnh trước ngày 15 tháng 6 hằng năm."

    (one,) = read(item)
    (other,) = read(item, letter=LETTER.replace("415/UBND", "416/UBND"))

    assert one.id != other.id


def test_ids_of_the_same_words_said_twice_differ() -> None:
    item = "Hằng năm, tổ chức hội nghị giao ban."

    one, other = read(f"1. {item}\n\n2. {item}")

    assert one.id != other.id
