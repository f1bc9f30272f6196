"""Further wordings of time, in a plan of 12 March 2026: slips, lunar days, terms, clocks."""

import hashlib

import pytest

from corpus.document import DocumentId
from corpus.facts.facts import Deadline
from corpus.facts.reading import read_facts
from corpus.parser import parse
from corpus.splitter import split

HEAD = """ỦY BAN NHÂN DÂN TỈNH BẮC SƠN
Số: 45/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bắc Sơn, ngày 12 tháng 3 năm 2026

KẾ HOẠCH
Triển khai công tác cải cách hành chính

II. TỔ CHỨC THỰC HIỆN
1. {sentence}
"""


def deadlines(sentence: str) -> tuple[Deadline, ...]:
    text = HEAD.format(sentence=sentence)
    document = parse(
        text,
        file_name="a.txt",
        document_id=DocumentId(hashlib.sha256(text.encode()).hexdigest()),
    )
    return read_facts(document, split(document)).deadlines


def told(deadline: Deadline) -> str:
    when = deadline.when
    value = when.rrule or when.date or when.length or "-"
    return f"{when.type} {value}{'w' * when.working} {'<' if when.before else '='}"


def listed(wordings: str) -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for line in wordings.strip().splitlines():
        if line.startswith("  "):
            found[-1][1].append(line.strip())
        else:
            found.append((line, []))
    return found


# A sentence, and below it its times: type, value, "<" for at the latest, "=" for then.
LUNAR = """
Sở Văn hóa tổ chức lễ hội vào ngày 10 tháng 3 âm lịch hằng năm.
  period FREQ=YEARLY =
Sở Văn hóa tổ chức lễ hội vào ngày 10/3 (âm lịch).
  relative - =
Sở Văn hóa tổ chức lễ hội vào mùng 10 tháng 3 âm lịch năm 2026.
  relative - =
Sở Văn hóa gửi báo cáo trước ngày 15 tháng 7 (âm lịch) hằng năm.
  period FREQ=YEARLY <
Sở Văn hóa gửi báo cáo trước 25/12 ÂL.
  relative - <
Sở Văn hóa gửi báo cáo trước ngày 23 tháng Chạp.
  relative - <
Sở Văn hóa tổ chức giải vào mùng 4 Tết.
  relative - =
Sở Văn hóa báo cáo chậm nhất ngày mùng 6 Tết.
  relative - <
Sở Văn hóa tổ chức dâng hương vào ngày rằm tháng Giêng hằng năm.
  period FREQ=YEARLY =
Hằng năm cứ đến Rằm tháng Tám, Sở Văn hóa tổ chức trao thưởng.
  period FREQ=YEARLY =
Sở Văn hóa tổ chức lễ giỗ vào ngày 10/3 âm lịch (tức ngày 26/4/2026).
  date 2026-04-26 =
Sở Văn hóa báo cáo trước ngày 25/12/2026 (nhằm ngày 17/11 âm lịch).
  date 2026-12-25 <
Khởi nghĩa nổ ra ngày 08/02 âm lịch.
"""


@pytest.mark.parametrize(("sentence", "due"), listed(LUNAR))
def test_a_lunar_day_is_no_day_of_ours(sentence: str, due: list[str]) -> None:
    assert sorted(told(deadline) for deadline in deadlines(sentence)) == due
