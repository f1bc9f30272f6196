"""Documents of two wards, whose bodies have the same names, each with a deadline of its police."""

from pathlib import Path

from tests.fakes.fact_folder import keep_files

RULES = """ỦY BAN NHÂN DÂN
{level} {capitals}

Số: 0{number}/QC-UBND {place}, ngày 05 tháng 02 năm 2026

QUY CHẾ
Phối hợp giữ gìn trật tự trên địa bàn

I. NỘI DUNG

1. Công an {kind}

a) Chủ trì tuần tra ban đêm;

b) Báo cáo Ủy ban nhân dân {kind} kết quả tuần tra chậm nhất ngày {day}/11/2026.

Nơi nhận:
- Như trên.

CHỦ TỊCH

Vừ A Chống
"""
BEN_DA, SUOI_NGOC = (
    RULES.format(
        level="PHƯỜNG",
        kind="phường",
        capitals=place.upper(),
        number=number,
        place=place,
        day=10 + number,
    )
    for number, place in enumerate(("Bến Đá", "Suối Ngọc"), start=1)
)


def keep_wards(data: Path) -> Path:
    """Take both documents into a data folder; gives the folder back."""
    return keep_files(data, {"ben-da.txt": BEN_DA, "suoi-ngoc.txt": SUOI_NGOC})
