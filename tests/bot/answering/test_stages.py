"""Questions about one of several stages, of documents that tell of others as well or only."""

from collections.abc import Callable, Iterator

import pytest

from bot.citations import Answer, Decision
from tests.fakes.asked_office import asked_office

HEAD = """ỦY BAN NHÂN DÂN
XÃ {name}

Số: {number}/KH-UBND
{name}, ngày 11 tháng 02 năm 2026

KẾ HOẠCH
{title}

"""
CLEANING = (
    HEAD.format(name="SÔNG VỌNG", number=31, title="Ra quân dọn kênh mương năm 2026")
    + """I. NỘI DUNG
1. Dọn kênh mương đợt 1
Thực hiện từ ngày 02 tháng 3 năm 2026 đến ngày 06 tháng 3 năm 2026. Huy động 2.400 ngày công.
2. Dọn kênh mương đợt 2
Thực hiện từ ngày 07 tháng 9 năm 2026 đến ngày 11 tháng 9 năm 2026.
II. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế báo cáo kết quả dọn kênh mương đợt 1 trước ngày 16 tháng 3 năm 2026.
2. Văn phòng tổng hợp, báo cáo 6 tháng đầu năm về Sở trước ngày 10 tháng 6 năm 2026.
"""
)
FLOOD = (
    HEAD.format(name="BẾN GỖ", number=44, title="Ứng phó lũ trên sông Lam Hà")
    + """I. PHƯƠNG ÁN
1. Khi mực nước sông đạt báo động II: di dời 70 hộ xóm Chài đến nhà văn hóa xã.
2. Khi mực nước sông đạt báo động III: di dời thêm 140 hộ xóm Soi đến trường học.
II. NHIỆM VỤ THEO QUÝ
| TT | Nội dung | Chủ trì | Thời hạn |
|---|---|---|---|
| 1 | Quý I: Tu sửa kè đá | Phòng Kinh tế | 20/3/2026 |
| 2 | Quý II: Kiểm tra xuồng máy | Công an xã | 20/5/2026 |
| 3 | Quý IV: Tổng kết phòng lũ | Văn phòng | 15/12/2026 |
"""
)
CONGRESS = (
    HEAD.format(name="ĐỒI CHÈ", number=58, title="Đại hội Hội Làm vườn xã lần thứ II")
    + """I. KẾT QUẢ
1. Thực hiện Nghị quyết Đại hội lần thứ I, diện tích vườn mẫu đạt 45 ha.
II. MỤC TIÊU
1. Đến năm 2030, diện tích vườn mẫu đạt 80 ha.
"""
)


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Answer]]:
    documents = {"kenh.txt": CLEANING, "lu.txt": FLOOD, "hoi.txt": CONGRESS}
    with asked_office(tmp_path_factory.mktemp("stages"), documents) as assistant:
        yield assistant.answering.answer


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("dọn kênh mương đợt 2 ngày nào", "07 tháng 9", "02 tháng 3"),
        ("don kenh muong dot II khi nao", "07 tháng 9", "02 tháng 3"),
        ("dọn kênh mương đợt 1 từ ngày nào", "02 tháng 3", "07 tháng 9"),
        ("hạn báo cáo kết quả dọn kênh mương đợt 1", "16 tháng 3", "07 tháng 9"),
        ("báo động 2 di dời xóm nào", "xóm Chài", "xóm Soi"),
        ("bao dong 3 di doi bao nhieu ho", "140 hộ", "70 hộ"),
        ("quý 2 xã Bến Gỗ làm gì", "xuồng máy", "kè đá"),
        ("quý 4 xã Bến Gỗ làm gì", "Tổng kết", "xuồng máy"),
        ("đại hội Hội Làm vườn lần thứ 2 diện tích vườn mẫu bao nhiêu", "80 ha", "45 ha"),
        ("đại hội Hội Làm vườn lần thứ nhất diện tích vườn mẫu bao nhiêu", "45 ha", "80 ha"),
        ("báo cáo 6 tháng gửi Sở khi nào", "10 tháng 6", "16 tháng 3"),
    ],
)
def test_the_stage_that_is_asked_about_is_told(
    ask: Callable[[str], Answer], question: str, told: str, untold: str
) -> None:
    answer = ask(question)

    assert answer.decision is Decision.ANSWER
    assert told in answer.text
    assert untold not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "dọn kênh mương đợt 3 ngày nào",
        "hạn báo cáo kết quả dọn kênh mương đợt 2",
        "báo động 1 di dời xóm nào",
        "quý 3 xã Bến Gỗ làm gì",
        "báo cáo cả năm gửi Sở khi nào",
    ],
)
def test_another_stage_is_never_told_for_one_that_nothing_is_said_of(
    ask: Callable[[str], Answer], question: str
) -> None:
    answer = ask(question)

    assert answer.decision is Decision.REFUSE
    assert answer.citations
