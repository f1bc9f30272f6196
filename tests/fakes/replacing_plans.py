"""An invented plan of a ward, and the one that replaces it and lays its work on other units."""

_PLAN = """ỦY BAN NHÂN DÂN
PHƯỜNG HOA MAI

Số: {number}
Hoa Mai, ngày {day} năm 2026

KẾ HOẠCH
Về công tác phòng, chống đuối nước

I. TỔ CHỨC THỰC HIỆN

1. {standing} là cơ quan thường trực Ban Chỉ đạo phòng, chống đuối nước phường.

2. {signs} chủ trì cắm biển cảnh báo tại các bến sông.

3. {reports} báo cáo kết quả về Ủy ban nhân dân phường trước ngày {due}/6/2026.

4. {more}

Nơi nhận:
- Như trên;
- Lưu: VT.

CHỦ TỊCH

Lò Thị Mẩy
"""
OLD_PLAN = _PLAN.format(
    number="58/KH-UBND",
    day="12 tháng 01",
    standing="Trạm Y tế phường",
    signs="Công an phường",
    reports="Đoàn Thanh niên phường",
    due=10,
    more="Đoàn Thanh niên phường phối hợp dạy bơi cho trẻ em.",
)
NEW_PLAN = _PLAN.format(
    number="71/KH-UBND",
    day="02 tháng 02",
    standing="Công an phường",
    signs="Trạm Y tế phường",
    reports="Trạm Y tế phường",
    due=22,
    more="Kế hoạch này thay thế Kế hoạch số 58/KH-UBND ngày 12 tháng 01 năm 2026 của Ủy ban nhân"
    " dân phường.",
)
OLD_BY_NEW = (
    "• Kế hoạch số 58/KH-UBND ngày 12/01/2026 đã được thay thế bằng Kế hoạch số 71/KH-UBND ngày"
    " 02/02/2026."
)
