"""Duties of those whom no list knows: told by where they stand and what follows them."""

import pytest

from corpus.document import DocumentId
from corpus.facts.duties import read_duties
from corpus.facts.facts import Role
from corpus.facts.parties import Scope
from corpus.facts.sentences import statements
from corpus.parsing.parser import parse
from corpus.splitter import split


def told(text: str) -> list[tuple[str, Role]]:
    document = parse(text, file_name="a.txt", document_id=DocumentId("0" * 64))
    scope = Scope.of(document)
    duties = read_duties(statements(document, split(document), scope), scope)
    return [(duty.unit.name, duty.role) for duty in duties]


def test_a_paragraph_that_begins_with_a_goal_and_leads_in_tasks_is_no_section_of_goals() -> None:
    text = (
        "I. NHIỆM VỤ\nMục tiêu là xong trước mùa mưa. Yêu cầu các đơn vị làm các việc sau:\n"
        "1. Sở Y tế\n- Chuẩn bị thuốc.\n2. Công an tỉnh bảo vệ hiện trường.\n"
    )

    assert told(text) == [("Sở Y tế", Role.CARRIES_OUT), ("Công an tỉnh", Role.CARRIES_OUT)]


def test_what_a_unit_is_besides_may_stand_in_brackets_behind_its_name() -> None:
    text = "I. PHÂN CÔNG\n1. Sở Xây dựng (chủ đầu tư)\n- Chỉ đạo nhà thầu.\n- Chuyển đủ vốn.\n"

    assert told(text) == [("Sở Xây dựng", Role.DIRECTS), ("Sở Xây dựng", Role.CARRIES_OUT)]


@pytest.mark.parametrize(
    ("sentence", "units"),
    [
        ("Chi hội Cựu chiến binh khu 3 vận động hội viên tham gia.", ["khu 3"]),
        ("Tổ xung kích thôn Đông tuần tra từ 22 giờ.", ["thôn Đông"]),
        ("Công chức Văn phòng - Thống kê theo dõi, tổng hợp kết quả.", ["Thống kê"]),
        ("Thủ quỹ và kế toán nhà trường đối chiếu sổ quỹ.", ["Thủ quỹ", "nhà trường"]),
        ("Tổ kiểm tra liên ngành lập biên bản ngay tại chỗ.", ["liên ngành"]),
        ("Mỗi khu phố thành lập 01 tổ tự quản.", ["Mỗi khu phố"]),
        ("Câu lạc bộ Bóng bàn, Nhà hát Tuồng: xây dựng lịch biểu diễn.", ["Bóng bàn", "Tuồng"]),
    ],
)
def test_a_name_that_no_list_has_reaches_from_its_first_word_to_the_verb(
    sentence: str, units: list[str]
) -> None:
    read = [unit for unit, _ in told(f"I. PHÂN CÔNG\n1. {sentence}\n")]

    assert len(read) == len(units)
    assert all(unit.endswith(end) for unit, end in zip(read, units, strict=True))


@pytest.mark.parametrize(
    "sentence",
    [
        "Phòng bệnh hơn chữa bệnh.",
        "Lãnh đạo công tác tư tưởng theo kế hoạch.",
        "Bảo vệ rừng theo phương án.",
        "Phân công cán bộ phụ trách từng bản.",
    ],
)
def test_what_begins_as_a_name_does_and_is_a_verb_or_a_common_noun_names_nobody(
    sentence: str,
) -> None:
    text = f"I. PHÂN CÔNG\n1. Sở Y tế\n- {sentence}\n"

    assert {unit for unit, _ in told(text)} <= {"Sở Y tế"}


@pytest.mark.parametrize(
    ("sentence", "units"),
    [
        ("Sau lễ, ông Tư và bà Sáu thu dọn hội trường.", ["Ông Tư", "Bà Sáu"]),
        ("Đăng kiểm viên Lò Văn Páo: lập hồ sơ.", ["Đăng kiểm viên Lò Văn Páo"]),
        ("Xóm trưởng Đông Hạ điểm danh quân số.", ["Xóm trưởng Đông Hạ"]),
        ("08h30: Giám đốc Kiều Thị Ngân làm việc với Sở Y tế.", ["Giám đốc Kiều Thị Ngân"]),
        ("Số lượt trả lời được cập nhật hằng ngày.", []),
    ],
)
def test_people_are_told_by_how_they_are_addressed_or_by_what_they_are(
    sentence: str, units: list[str]
) -> None:
    text = f"I. PHÂN CÔNG\n1. Không nêu tên ai cả.\n2. {sentence}\n"

    assert [unit for unit, _ in told(text)] == units


def test_somebody_is_the_same_with_address_and_post_and_without() -> None:
    document = parse("Thông báo", file_name="a.txt", document_id=DocumentId("0" * 64))
    scope = Scope.of(document)
    keys = {
        scope.party(name).key
        for name in ("Đồng chí Lê Thị Na - Phó Chủ tịch Hội", "bà Lê Thị Na", "Lê Thị Na")
    }

    assert len(keys) == 1


def test_a_heading_that_is_all_name_is_the_unit_of_what_stands_below_it() -> None:
    text = (
        "I. TỔ CHỨC THỰC HIỆN\n1. Công đoàn cơ sở khối trường học\n- Thăm hỏi đoàn viên.\n"
        "2. Hợp tác xã Mây tre Đông Hạ (đơn vị đồng hành)\n- Chuẩn bị gian hàng.\n"
    )

    assert [unit for unit, _ in told(text)] == [
        "Công đoàn cơ sở khối trường học", "Hợp tác xã Mây tre Đông Hạ",
    ]  # fmt: skip


def test_lines_without_marks_below_a_name_are_its_tasks_up_to_the_next_name() -> None:
    text = (
        "1. Phân công\n\nThủ kho nhà trường:\nKiểm đếm bàn ghế\nNiêm phong kho cũ\n\n"
        "Đội Thanh niên xung kích:\nDọn vệ sinh sân trường\n\n2. Kinh phí\nChi từ quỹ.\n"
    )

    assert [unit for unit, _ in told(text)] == [
        "Thủ kho nhà trường", "Thủ kho nhà trường", "Đội Thanh niên xung kích",
    ]  # fmt: skip


def test_what_a_meeting_resolves_is_no_duty_of_the_meeting() -> None:
    text = "I. NỘI DUNG\nĐại hội QUYẾT NGHỊ:\n1. Kết nạp thêm xã viên.\n2. Tăng vốn điều lệ.\n"

    assert told(text) == []


def test_columns_may_ask_who_does_and_who_helps() -> None:
    text = (
        "| Việc | Ai làm | Ai hỗ trợ | Bao giờ |\n|---|---|---|---|\n"
        "| Kê bàn ghế | Hướng dẫn viên | Kế toán, văn thư | 20/4 |\n"
        "| Quét sân | Phụ huynh lớp 5 | | 21/4 |\n"
    )

    assert told(text) == [
        ("Hướng dẫn viên", Role.CARRIES_OUT), ("Kế toán", Role.COOPERATES),
        ("Văn thư", Role.COOPERATES), ("Phụ huynh lớp 5", Role.CARRIES_OUT),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "units"),
    [
        ("Sở Y tế, Sở Nội vụ theo chức năng đăng ký nhu cầu xe.", ["Sở Y tế", "Sở Nội vụ"]),
        ("Trưởng các xóm, bản duy trì tổ tuần tra.", ["Trưởng các xóm, bản"]),
        (
            "Các đoàn thể chính trị - xã hội xã vận động hội viên.",
            ["Các đoàn thể chính trị - xã hội xã"],
        ),
        ("Hội nghị thống nhất giao Sở Y tế lập kế hoạch.", ["Sở Y tế"]),
        ("Giao Tổ công tác số 3 do đồng chí An làm Tổ trưởng kiểm tra kho.", ["Tổ công tác số 3"]),
        ("Đề nghị Sở Y tế biết, liên hệ công tác.", []),
        ("Công ty Gạch Đồi Mây được đề nghị cung cấp số liệu.", ["Công ty Gạch Đồi Mây"]),
    ],
)
def test_what_stands_between_a_unit_and_its_verb_is_passed_over(
    sentence: str, units: list[str]
) -> None:
    text = f"I. PHÂN CÔNG\n1. Không nêu tên ai cả.\n2. {sentence}\n"

    assert [unit for unit, _ in told(text)] == units


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        ("Hội đồng họp mỗi quý, do Trạm trưởng chủ trì.", ("Trạm trưởng", Role.LEADS)),
        ("Việc trực đêm do Đội Dân phòng đảm nhiệm.", ("Đội Dân phòng", Role.CARRIES_OUT)),
        ("Bản tin được giao cho bà Sáu biên tập.", ("Bà Sáu", Role.CARRIES_OUT)),
        ("Lễ phát động tổ chức tại nhà văn hóa (Đoàn xã tham mưu).", ("Đoàn xã", Role.ADVISES)),
    ],
)
def test_whoever_does_it_may_stand_behind_what_is_done(
    sentence: str, read: tuple[str, Role]
) -> None:
    text = f"I. NỘI DUNG\n1. Không nêu tên ai cả.\n2. {sentence}\n"

    assert read in told(text)


def test_what_somebody_issued_or_set_up_is_nobodys_duty() -> None:
    text = "I. NỘI DUNG\n1. Không nêu tên ai.\n2. Áp dụng quy chế do Sở Y tế ban hành.\n"

    assert told(text) == []


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        (
            "Lập Ban Chỉ đạo do ông An làm Trưởng ban, Trạm Y tế xã là cơ quan thường trực.",
            ("Trạm Y tế xã", Role.STANDING),
        ),
        (
            "Giao Sở Nội vụ kiểm tra hằng tuần, thường trực Tổ công tác là Sở Y tế.",
            ("Sở Y tế", Role.STANDING),
        ),
        ("Trạm Thú y xã giúp việc cho Ban Chỉ đạo.", ("Trạm Thú y xã", Role.ASSISTING)),
        ("Chọn Công ty Nước Đồi Mây làm đơn vị đầu mối.", ("Công ty Nước Đồi Mây", Role.CONTACT)),
    ],
)
def test_what_a_unit_is_made_may_be_said_anywhere_in_a_sentence(
    sentence: str, read: tuple[str, Role]
) -> None:
    text = f"I. NỘI DUNG\n1. Không nêu tên ai cả.\n2. {sentence}\n"

    assert read in told(text)


@pytest.mark.parametrize(
    ("sentence", "units"),
    [
        ("Thống kê viên của trạm chốt số liệu chiều thứ Năm.", ["Thống kê viên của trạm"]),
        ("Ông Lò Văn Bốn, cựu chiến binh, giữ trật tự.", ["Ông Lò Văn Bốn"]),
        ("Phó Giám đốc Ya Thương dự hội nghị trực tuyến.", ["Phó Giám đốc Ya Thương"]),
        ("Hằng quý, Trạm họp rút kinh nghiệm.", ["Trạm"]),
        ("Riêng UBND các xã ven sông phải trực đêm.", ["Ủy ban nhân dân các xã ven sông"]),
        ("Từng chủ rừng là tổ chức có trách nhiệm phát dọn.", ["Từng chủ rừng là tổ chức"]),
        ("Trạm cũng có trách nhiệm hướng dẫn bà con.", ["Trạm"]),
        ("Định kỳ 06 tháng (trước ngày 10/6) các đơn vị báo cáo Sở Y tế.", ["Các đơn vị"]),
    ],
)
def test_the_acting_unit_may_have_an_owner_an_apposition_or_but_one_word(
    sentence: str, units: list[str]
) -> None:
    text = f"I. PHÂN CÔNG\n1. Không nêu tên ai cả.\n2. {sentence}\n"

    assert [unit for unit, _ in told(text)] == units


@pytest.mark.parametrize(
    "text",
    [
        "1. Tỉnh An Biên\na) Bên trái cột mốc số 241 chạy dọc sông.\nb) Chiều sâu 300 m.\n",
        "Mẫu số 02\n1. Cơ quan đề nghị\na) Thư điện tử: ………………\nb) Địa chỉ: ………\n",
        "I. Ý KIẾN THẢO LUẬN\n1. Đ/c Mai Thị Na: nên sửa đường trước khi gặt.\n2. Hết.\n",
    ],
)
def test_places_forms_and_opinions_lay_nothing_on_anybody(text: str) -> None:
    assert told(text) == []


def test_a_table_without_names_of_columns_may_say_who_and_then_what() -> None:
    text = (
        "1. Phân công\n\n"
        "Đội cứu hộ (Phòng A) | bố trí 01 xe | từ 07 giờ\n"
        "Trạm Y tế xã | cử 02 y sĩ | có mặt lúc 07 giờ\n"
        "Điện lực Đồi Mây | cắt điện xưởng | khi được yêu cầu\n"
    )

    assert [unit for unit, _ in told(text)] == ["Trạm Y tế xã", "Điện lực Đồi Mây"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tổ dân phố số 4 trân trọng kính mời ông (bà) tới dự họp.",
        "GIÁM ĐỐC TRUNG TÂM: Lò Văn Páo",
        "Đội Thanh niên xung kích do bà Sáu làm Đội trưởng, gồm 30 người.",
    ],
)
def test_invitations_signatures_and_who_heads_whom_are_no_duties(sentence: str) -> None:
    text = f"I. PHÂN CÔNG\n1. Không nêu tên ai cả.\n2. {sentence}\n"

    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "units"),
    [
        (
            "I. TỔ CHỨC\n1. Công đoàn các khu nghề, công đoàn ngành\n- Hướng dẫn cơ sở.\n"
            "2. Nhân viên thư viện, thiết bị\n- Kiểm kê sách.\n",
            ["Công đoàn các khu nghề", "Công đoàn ngành", "Nhân viên thư viện, thiết bị"],
        ),
        (
            "I. KẾT LUẬN\nMột là, Chi đoàn vệ sinh đường làng.\n\nHai là, dọn kho.\n",
            ["Chi đoàn"],
        ),
        (
            "I. PHÂN CÔNG\n1. Chung.\n2. Chọn Công ty CP Cấp nước Đồi Mây làm đầu mối.\n",
            ["Công ty CP Cấp nước Đồi Mây"],
        ),
        (
            "I. PHÂN CÔNG\n1. Sở Y tế - cơ quan thường trực Ban Chỉ đạo - có nhiệm vụ:\n"
            "a) Chuẩn bị thuốc.\n",
            ["Sở Y tế", "Sở Y tế"],
        ),
    ],
)
def test_units_are_found_side_by_side_behind_ordinals_and_beside_their_role(
    text: str, units: list[str]
) -> None:
    assert [unit for unit, _ in told(text)] == units


@pytest.mark.parametrize(
    ("sentence", "units"),
    [
        (
            "Trưởng ban Công tác Mặt trận thôn 5 vận động bà con hiến đất.",
            ["Trưởng ban Công tác Mặt trận thôn 5"],
        ),
        (
            "Công chức Địa chính - Nông nghiệp và Môi trường thẩm định hồ sơ.",
            ["Công chức Địa chính - Nông nghiệp và Môi trường"],
        ),
        ("Đài Truyền thanh - Truyền hình đưa tin.", ["Đài Truyền thanh - Truyền hình"]),
        (
            "Tiểu ban Tuyên truyền do Sở Y tế làm nòng cốt đăng tải tin bài.",
            ["Tiểu ban Tuyên truyền"],
        ),
        (
            "Nơi nào không hoàn thành thì người đứng đầu chịu trách nhiệm trước Sở Y tế.",
            ["Người đứng đầu"],
        ),
        (
            "Cán bộ, công chức, viên chức và người lao động thực hiện giờ làm việc.",
            ["Cán bộ, công chức, viên chức và người lao động"],
        ),
    ],
)
def test_names_go_on_with_villages_fields_and_colleagues(sentence: str, units: list[str]) -> None:
    text = f"I. PHÂN CÔNG\n1. Không nêu tên ai cả.\n2. {sentence}\n"

    assert [unit for unit, _ in told(text)] == units


def test_a_council_is_named_whole_and_a_measure_is_nobody() -> None:
    text = (
        "Điều 1. Xét\n1. Thành viên hội đồng đọc hồ sơ trước 02 ngày.\n2. Tỷ lệ viên chức.\n\n"
        "| Nội dung | Đơn vị | Số |\n|---|---|---|\n| Năng lượng | Kcal | 2000 |\n"
    )

    assert told(text) == [("Thành viên hội đồng", Role.CARRIES_OUT)]


def test_a_heading_may_end_with_what_the_body_is_for() -> None:
    text = (
        "Điều 5. Nhiệm vụ của Phòng Kế hoạch tổng hợp\na) Chuẩn bị quy trình.\nb) Lập lịch.\n"
        "Điều 6. Nhiệm vụ khác\n1. Không nêu tên ai.\n"
    )

    assert {unit for unit, _ in told(text)} == {"Phòng Kế hoạch tổng hợp"}


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        ("Trạm Y tế xã đảm nhiệm vai trò cơ quan thường trực.", [Role.STANDING]),
        ("Bổ sung nhiệm vụ thường trực Ban Chỉ đạo cho Trạm Y tế xã.", [Role.STANDING]),
        (
            "Trạm Y tế xã - Thường trực Tổ công tác chủ trì tuần tra.",
            [Role.STANDING, Role.LEADS],
        ),
        (
            "Trạm Y tế xã, cơ quan thường trực của Hội đồng, có trách nhiệm chuẩn bị tài liệu.",
            [Role.STANDING, Role.CARRIES_OUT],
        ),
        ("Tổ giúp việc Ban Chỉ đạo do Trạm Y tế xã làm thường trực.", [Role.STANDING]),
    ],
)
def test_a_unit_may_take_on_a_role_or_bear_it_beside_its_name(
    sentence: str, read: list[Role]
) -> None:
    text = f"I. NỘI DUNG\n1. Không nêu tên ai cả.\n2. {sentence}\n"

    assert told(text) == [("Trạm Y tế xã", role) for role in read]
