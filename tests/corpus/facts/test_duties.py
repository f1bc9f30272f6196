import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import DocumentId
from corpus.facts.duties import read_duties
from corpus.facts.facts import Duty, Role
from corpus.facts.parties import Scope
from corpus.facts.reading import read_facts
from corpus.facts.sentences import statements
from corpus.parsing.parser import parse
from corpus.splitter import split

TABLE = """KẾ HOẠCH
Chuyển đổi số năm 2026

I. MỤC ĐÍCH
1. Nâng cao chất lượng.
2. Đồng bộ.

PHỤ LỤC
DANH MỤC NHIỆM VỤ
| STT | Nội dung | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian | Sản phẩm |
|---|---|---|---|---|---|
| 1 | Ban hành Quy chế | Sở Tư pháp; Tỉnh đoàn | VNPT Bắc Lâm | Tháng 3/2026 | Quyết định |
| 2 | Số hóa hồ sơ hộ tịch | Công an tỉnh | | Thường xuyên | Dữ liệu |
"""
LINES = [
    "1. Sở Nội vụ\n", "a) Chủ trì, phối hợp với Công an tỉnh theo dõi.\n", "- Giao Sở Y tế:\n",
    "- Cơ quan chủ trì: Sở Nội vụ; cơ quan phối hợp: các sở, ngành.\n", "Điều 1. Nguyên tắc\n",
    "Quyết định này có hiệu lực kể từ ngày ký.\n", "I. TỔ CHỨC THỰC HIỆN\n",
    *TABLE.splitlines(keepends=True),
]  # fmt: skip


def read(text: str) -> list[Duty]:
    document = parse(text, file_name="a.txt", document_id=DocumentId("0" * 64))
    scope = Scope.of(document)
    return list(read_duties(statements(document, split(document), scope), scope))


def told(text: str) -> list[tuple[str, Role]]:
    return [(duty.unit.name, duty.role) for duty in read(text)]


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Chủ trì, phối hợp với Sở Y tế kiểm tra.", Role.LEADS),
        ("Chủ động phối hợp chặt chẽ với Sở Y tế.", Role.COOPERATES),
        ("Tham mưu Ủy ban nhân dân tỉnh ban hành kế hoạch.", Role.ADVISES),
        ("Lãnh đạo, chỉ đạo Công an xã thực hiện.", Role.DIRECTS),
        ("Hướng dẫn các sở, ngành thực hiện.", Role.GUIDES),
        ("Theo dõi, đôn đốc việc thực hiện.", Role.MONITORS),
        ("Định kỳ tổng hợp, báo cáo Ủy ban nhân dân tỉnh.", Role.COMPILES),
        ("Hằng năm, báo cáo kết quả về Sở Y tế.", Role.REPORTS),
        ("Khi phát sinh tình huống phức tạp, chủ động tham mưu xử lý.", Role.ADVISES),
        ("Khi có tình huống đột xuất tại địa bàn báo cáo ngay với Sở Y tế.", Role.REPORTS),
        ("Làm tốt vai trò thường trực Ban Chỉ đạo 799.", Role.STANDING),
        ("Là cơ quan đầu mối theo dõi Kế hoạch.", Role.CONTACT),
        ("Xây dựng lực lượng trong sạch, vững mạnh.", Role.CARRIES_OUT),
    ],
)
def test_the_leading_verb_says_what_a_unit_does(sentence: str, role: Role) -> None:
    text = f"I. TỔ CHỨC THỰC HIỆN\n1. Công an tỉnh\na) {sentence}\nb) Bảo đảm an ninh mạng.\n"

    assert told(text)[0] == ("Công an tỉnh", role)


def test_each_unit_of_a_list_has_the_duty() -> None:
    found = read("1. Sở Nội vụ, Sở Y tế và các sở, ngành báo cáo trước ngày 15/6.\n2. Một việc.\n")

    assert [duty.unit.name for duty in found] == ["Sở Nội vụ", "Sở Y tế", "Các sở, ngành"]
    assert {duty.task for duty in found} == {"Báo cáo trước ngày 15/6"}


def test_whom_a_unit_works_with_is_kept_and_the_task_can_be_read_alone() -> None:
    duty = read("1. Hằng năm, Sở Nội vụ phối hợp với Sở Y tế và các xã, phường kiểm tra.\n2. B.\n")[
        0
    ]

    assert [partner.name for partner in duty.partners] == ["Sở Y tế", "Các xã, phường"]
    assert duty.task == "Hằng năm, phối hợp với Sở Y tế và các xã, phường kiểm tra"


def test_who_is_made_standing_unit_by_whom_is_read_for_both_sides() -> None:
    found = read(
        "3. Bộ phận giúp việc\n3.1. Ban Tuyên giáo giao Phòng Dân vận; Công an thành phố giao Phòng"
        " PV01 là bộ phận Thường trực giúp việc thực hiện Chương trình.\n4. Chế độ họp\n"
        "4.1. Hằng năm họp.\n"
    )

    assert [
        (duty.unit.name, duty.role, duty.appointed_by and duty.appointed_by.name) for duty in found
    ] == [
        ("Phòng Dân vận", Role.STANDING, "Ban Tuyên giáo"),
        ("Phòng PV01", Role.STANDING, "Công an thành phố"),
    ]


def test_a_role_said_beside_a_name_is_a_fact_of_its_own() -> None:
    found = told(
        "7. Công an tỉnh - Cơ quan Thường trực Ban Chỉ đạo 138 tỉnh tham mưu kiện toàn.\n8. B.\n"
    )

    assert found == [("Công an tỉnh", Role.STANDING), ("Công an tỉnh", Role.ADVISES)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Sở Nội vụ là cơ quan thường trực giúp việc, có trách nhiệm tổng hợp.",
            [("Sở Nội vụ", Role.STANDING)],
        ),
        (
            "Sở Y tế (cơ quan thường trực Ban Chỉ đạo) chủ trì tham mưu kế hoạch.",
            [("Sở Y tế", Role.STANDING), ("Sở Y tế", Role.LEADS)],
        ),
        (
            "Hai cơ quan thống nhất giao Ban Tổ chức và Phòng PX03 làm bộ phận thường trực.",
            [("Ban Tổ chức", Role.STANDING), ("Phòng PX03", Role.STANDING)],
        ),
        (
            "Cử đồng chí Trần Văn A, Phó Trưởng phòng, là cán bộ đầu mối.",
            [("Đồng chí Trần Văn A, Phó Trưởng phòng", Role.CONTACT)],
        ),
        (
            "Phòng Kinh tế thực hiện nhiệm vụ thường trực Ban Chỉ đạo nông thôn mới.",
            [("Phòng Kinh tế", Role.STANDING)],
        ),
        ("Mỗi bên cử một cán bộ làm đầu mối.", [("Mỗi bên", Role.CARRIES_OUT)]),
        ("Thường trực Đảng ủy chỉ đạo các chi bộ.", [("Thường trực Đảng ủy", Role.DIRECTS)]),
    ],
)
def test_a_role_is_of_whom_the_words_give_it_to(
    sentence: str, expected: list[tuple[str, Role]]
) -> None:
    assert told(f"1. {sentence}\n2. Hết.\n") == expected


def test_giving_a_role_to_a_part_makes_the_whole_none() -> None:
    found = told("1. Sở Y tế\na) Phân công Tổ Một cửa làm đầu mối.\nb) Báo cáo hằng quý.\n")

    assert ("Sở Y tế", Role.CONTACT) not in found


def test_labelled_lines_below_a_task_say_who_leads_and_who_helps() -> None:
    found = read(
        "II. NHIỆM VỤ\n1. Hạ tầng số\na) Phủ sóng 5G.\n- Đơn vị chủ trì: Sở Khoa học và Công"
        " nghệ.\n- Đơn vị phối hợp: VNPT Bắc Lâm, Công an tỉnh.\nb) Việc khác.\n"
    )

    assert [(duty.unit.name, duty.role, duty.task) for duty in found] == [
        ("Sở Khoa học và Công nghệ", Role.LEADS, "Phủ sóng 5G"),
        ("VNPT Bắc Lâm", Role.COOPERATES, "Phủ sóng 5G"),
        ("Công an tỉnh", Role.COOPERATES, "Phủ sóng 5G"),
    ]
    assert [partner.name for partner in found[0].partners] == ["VNPT Bắc Lâm", "Công an tỉnh"]


def test_a_row_says_who_does_what_and_what_comes_of_it() -> None:
    first = read(TABLE)[0]

    assert [(name, role) for name, role in told(TABLE)] == [
        ("Sở Tư pháp", Role.LEADS),
        ("Tỉnh đoàn", Role.LEADS),
        ("VNPT Bắc Lâm", Role.COOPERATES),
        ("Công an tỉnh", Role.LEADS),
    ]
    assert (first.task, first.product) == ("Ban hành Quy chế", "Quyết định")


def test_a_row_of_several_lines_is_read_column_by_column() -> None:
    found = told(
        """KẾ HOẠCH
Phòng, chống dịch năm 2026

I. MỤC TIÊU
1. Giảm số ca mắc.
2. Không có ca tử vong.

PHỤ LỤC
STT    Nội dung công việc              Đơn vị chủ trì        Đơn vị phối hợp      Thời gian
1      Phun hóa chất diệt muỗi         Trạm Y tế xã          Các thôn             Tháng 5/2026
2      Tổng kết công tác phòng,        Văn phòng HĐND        Công an xã           Tháng 12/2026
       chống dịch                      và UBND xã
"""
    )

    assert found == [
        ("Trạm Y tế xã", Role.LEADS),
        ("Các thôn", Role.COOPERATES),
        ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã", Role.LEADS),
        ("Công an xã", Role.COOPERATES),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Điều 2. Nguyên tắc\n1. Công an phường tuân thủ pháp luật.\n2. Bình đẳng.\n",
        "II. NỘI DUNG PHỐI HỢP\n1. Tuyên truyền chủ trương.\n2. Nắm tình hình.\n",
        "Điều 1. Thi hành\n1. Quyết định này có hiệu lực kể từ ngày ký.\n2. Hết.\n",
        "Điều 4. Xử phạt\n1. Chủ tịch UBND cấp xã có quyền:\na) Phạt cảnh cáo;\nb) Đình chỉ.\n",
        "Điều 5. Nghĩa vụ\n1. Tổ chức, cá nhân có trách nhiệm nộp phí.\n2. Hết.\n",
    ],
)
def test_what_names_no_acting_agency_is_no_duty(text: str) -> None:
    assert read(text) == []


def test_a_duty_is_cited_where_it_stands() -> None:
    text = "1. Sở Nội vụ báo cáo; Sở Y tế tổng hợp.\n2. Việc khác.\n"

    first, second = read(text)

    assert first.span.of(text) == "Sở Nội vụ báo cáo;"
    assert second.span.of(text) == "Sở Y tế tổng hợp."


@given(st.lists(st.sampled_from(LINES), max_size=14).map("".join))
def test_the_facts_of_any_document_stand_inside_the_passage_they_cite(text: str) -> None:
    document = parse(text, file_name="a.txt", document_id=DocumentId("0" * 64))
    passages = split(document)

    spans = {passage.id: passage.span for passage in passages}
    for duty in read_facts(document, passages).duties:
        around = spans[duty.passage]
        assert around.start <= duty.span.start < duty.span.end <= around.end
        assert duty.task
        assert duty.unit.key


def test_bullets_below_a_name_are_of_whom_it_names() -> None:
    text = (
        "# Phê duyệt Đề án\n\n## Nội dung\n\nThủ tướng Chính phủ phê duyệt Đề án.\n\n"
        "- Bộ Tài chính bố trí kinh phí.\n\n## Phân công\n\n**Bộ Nội vụ:**\n"
        "- Chủ trì hướng dẫn thực hiện.\n- Tổng hợp kết quả.\n"
    )

    assert told(text)[-2:] == [("Bộ Nội vụ", Role.LEADS), ("Bộ Nội vụ", Role.COMPILES)]


def test_a_section_that_is_marked_ends_what_is_laid_on_the_unit_before_it() -> None:
    text = (
        "## NỘI DUNG\n\n1. Bộ Tài chính\n\n- Bố trí kinh phí.\n\n2. Bộ Y tế\n\n- Bảo đảm thuốc.\n\n"
        "### Tổ chức thực hiện\n\n- Triển khai kịp thời.\n"
    )

    assert told(text) == [("Bộ Tài chính", Role.CARRIES_OUT), ("Bộ Y tế", Role.CARRIES_OUT)]


@pytest.mark.parametrize(
    ("words", "unit", "role"),
    [
        ("Công an tỉnh là cơ quan thường trực của Ban Chỉ đạo.", "Công an tỉnh", Role.STANDING),
        ("Cơ quan thường trực Ban Chỉ đạo: Sở Tư pháp.", "Sở Tư pháp", Role.STANDING),
        ("Cơ quan thường trực của Ban Chỉ đạo là Sở Tư pháp.", "Sở Tư pháp", Role.STANDING),
        ("Thường trực Ban Chỉ đạo đặt tại Sở Nội vụ.", "Sở Nội vụ", Role.STANDING),
        ("Thường trực Tổ công tác do Sở Nội vụ đảm nhiệm.", "Sở Nội vụ", Role.STANDING),
        ("Thống nhất giao Sở Y tế làm đầu mối tổng hợp.", "Sở Y tế", Role.CONTACT),
        ("Tổ giúp việc gồm 07 người; Sở Y tế làm đầu mối tổng hợp.", "Sở Y tế", Role.CONTACT),
        (
            "Phòng Quản lý nhà và thị trường bất động sản (Sở Xây dựng) là đầu mối giúp việc.",
            "Phòng Quản lý nhà và thị trường bất động sản",
            Role.CONTACT,
        ),
        (
            "Phòng An ninh kinh tế (PA04) thuộc Công an tỉnh là cơ quan thường trực Quy chế.",
            "Phòng An ninh kinh tế",
            Role.STANDING,
        ),
        (
            "Sở Tư pháp là cơ quan thường trực của Ban Chỉ đạo, có trách nhiệm:\na) Lập kế hoạch.",
            "Sở Tư pháp",
            Role.STANDING,
        ),
    ],
)
def test_what_a_unit_is_made_is_read_however_it_is_said(words: str, unit: str, role: Role) -> None:
    assert (unit, role) in told(f"KẾ HOẠCH\n\nI. TỔ CHỨC THỰC HIỆN\n\n1. {words}\n")


def test_what_is_appointed_below_a_unit_is_no_duty_of_a_unit_that_is_only_set_up() -> None:
    text = "QUYẾT ĐỊNH\n\nĐiều 2. Tổ giúp việc\n1. Thành lập Tổ giúp việc gồm 07 đồng chí.\n"

    assert told(text) == []


def test_those_whom_a_sentence_tells_others_to_direct_own_the_items_below_it() -> None:
    text = (
        "QUY CHẾ\n\nĐiều 5. Trách nhiệm của Công an tỉnh\n"
        "1. Chỉ đạo Công an các xã, phường, đặc khu:\n"
        "a) Lập nhóm cảnh báo;\nb) Kiểm tra địa bàn.\n2. Báo cáo kết quả.\n"
    )

    assert told(text) == [
        ("Công an tỉnh", Role.DIRECTS),
        ("Công an các xã, phường, đặc khu", Role.CARRIES_OUT),
        ("Công an các xã, phường, đặc khu", Role.MONITORS),
        ("Công an tỉnh", Role.REPORTS),
    ]


def test_a_second_unit_behind_a_comma_acts_for_itself() -> None:
    text = "I. TỔ CHỨC THỰC HIỆN\n\n1. Sở A chủ trì tham mưu, Văn phòng Tỉnh ủy tổng hợp.\n"

    assert ("Văn phòng Tỉnh ủy", Role.COMPILES) in told(text)


def test_brackets_in_a_cell_say_what_its_units_are() -> None:
    text = (
        "PHỤ LỤC\n\n| TT | Nội dung | Đơn vị thực hiện |\n|---|---|---|\n"
        "| 1 | Tổ chức cuộc thi | Tỉnh đoàn (chủ trì); Sở Nội vụ (phối hợp) |\n"
    )

    assert told(text) == [("Tỉnh đoàn", Role.LEADS), ("Sở Nội vụ", Role.COOPERATES)]


def test_councils_share_the_level_of_the_committees_named_with_them() -> None:
    text = (
        "I. TỔ CHỨC THỰC HIỆN\n\n"
        "1. Hội đồng nhân dân, Ủy ban nhân dân cấp xã tăng cường giám sát.\n"
    )

    assert told(text) == [
        ("Hội đồng nhân dân cấp xã", Role.MONITORS),
        ("Ủy ban nhân dân cấp xã", Role.MONITORS),
    ]


def test_museums_and_libraries_of_a_place_are_units() -> None:
    text = (
        "QUY CHẾ\n\nĐiều 4. Trách nhiệm của các đơn vị\n1. Bảo tàng tỉnh:\n"
        "a) Kiểm kê hiện vật;\nb) Báo cáo kết quả.\n"
    )

    assert told(text) == [("Bảo tàng tỉnh", Role.CARRIES_OUT), ("Bảo tàng tỉnh", Role.REPORTS)]


def test_items_below_a_name_that_no_list_knows_are_not_of_the_group_above() -> None:
    text = (
        "QUY CHẾ\n\nĐiều 4. Trách nhiệm của các đơn vị\n1. Câu Bắc Thịnh:\n"
        "a) Kiểm kê hiện vật;\nb) Báo cáo kết quả.\n"
    )

    assert told(text) == []


def test_items_that_say_only_when_lay_nothing_on_anybody_once_more() -> None:
    text = (
        "1. Các xã gửi báo cáo tình hình dịch bệnh trên đàn vật nuôi về Sở Y tế theo mẫu:\n"
        "- Báo cáo quý: trước ngày 05 tháng đầu quý sau;\n"
        "- Báo cáo đột xuất: khi có yêu cầu.\n"
    )

    assert [name for name, _ in told(text)] == ["Các xã"]


def test_whom_a_unit_sends_from_among_its_own_is_the_unit_still() -> None:
    text = "1. Đảng ủy xã\n- Phân công ủy viên Ban Thường vụ phụ trách từng thôn.\n"

    assert told(text) == [("Đảng ủy xã", Role.CARRIES_OUT)]


def test_a_label_behind_a_matter_names_who_prepares_it() -> None:
    text = "- 12/6: họp với đoàn khảo sát. Chuẩn bị: Phòng Kinh tế.\n"

    assert told(text) == [("Phòng Kinh tế", Role.CARRIES_OUT)]


@pytest.mark.parametrize(
    "names",
    [
        ("Phòng Kinh tế\n", "Đội Thủy nông\n"),
        ("**Phòng Kinh tế**\n\n", "**Đội Thủy nông**\n\n"),
        ("* Phòng Kinh tế:\n", "* Đội Thủy nông:\n"),
    ],
)
@pytest.mark.parametrize("mark", ["", "- ", "+ "])
def test_what_stands_below_a_name_on_a_line_of_its_own_is_of_that_unit(
    names: tuple[str, str], mark: str
) -> None:
    text = (
        f"KẾ HOẠCH\n\nI. PHÂN CÔNG\n\n{names[0]}{mark}Lập dự toán.\n{mark}Thanh toán tiền điện.\n\n"
        f"{names[1]}{mark}Nạo vét mương.\n"
    )

    assert [name for name, _ in told(text)] == ["Phòng Kinh tế", "Phòng Kinh tế", "Đội Thủy nông"]


def test_steps_and_items_marked_by_a_stroke_are_sentences_without_their_marks() -> None:
    text = "I. CÁC BƯỚC\nBước 1: Công an xã rà soát.\n1/ Phòng Kinh tế: lập dự toán.\n"

    assert [(duty.unit.name, duty.task) for duty in read(text)] == [
        ("Công an xã", "Rà soát"),
        ("Phòng Kinh tế", "Lập dự toán"),
    ]


def test_units_in_a_cell_may_say_what_each_is_without_brackets() -> None:
    text = "1. Dựng cổng chào.\n- Đơn vị thực hiện: Đoàn xã chủ trì, Hội Phụ nữ xã phối hợp.\n"

    assert told(text) == [("Đoàn xã", Role.LEADS), ("Hội Phụ nữ xã", Role.COOPERATES)]
