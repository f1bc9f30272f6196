from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.reminders.speech.clock import UnclearReminder
from bot.reminders.speech.own_reading import Draft, read_own

NOW = datetime(2026, 11, 19, 9, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))  # a Thursday

# What is typed behind "nhắc nhóm", and below it: what | when | days before | hour.
RIGHT = """
nộp báo cáo quý trước ngày 20/12, báo trước 5 ngày
    Nộp báo cáo quý | trước 2026-12-20 | 5 | -
gửi báo cáo tháng 6 trước ngày 5/7
    Gửi báo cáo tháng 6 | trước 2027-07-05 | như nhóm | -
họp giao ban tuần ngày mai lúc 8h
    Họp giao ban tuần | 2026-11-20 | 0 | 08:00
xây dựng kế hoạch năm 2027 trước 15/12
    Xây dựng kế hoạch năm 2027 | trước 2026-12-15 | như nhóm | -
sinh hoạt chi bộ tháng ngày 3/12
    Sinh hoạt chi bộ tháng | 2026-12-03 | 0 | -
sinh hoạt chi bộ thường kỳ tháng 12 ngày 3/12 lúc 14h
    Sinh hoạt chi bộ thường kỳ tháng 12 | 2026-12-03 | 0 | 14:00
nộp báo cáo tuần vào thứ sáu hằng tuần
    Nộp báo cáo tuần | FREQ=WEEKLY;BYDAY=FR | 0 | -
nộp báo cáo quý IV/2026 trước ngày 25/12
    Nộp báo cáo quý IV/2026 | trước 2026-12-25 | như nhóm | -
nộp báo cáo 6 tháng đầu năm trước ngày 15/6
    Nộp báo cáo 6 tháng đầu năm | trước 2027-06-15 | như nhóm | -
báo cáo 9 tháng trước ngày 20/9
    Báo cáo 9 tháng | trước 2027-09-20 | như nhóm | -
tổng kết năm học 2026-2027 ngày 25/5
    Tổng kết năm học 2026-2027 | 2027-05-25 | 0 | -
giao ban đầu tuần vào thứ hai hằng tuần lúc 7h30
    Giao ban đầu tuần | FREQ=WEEKLY;BYDAY=MO | 0 | 07:30
hội nghị cán bộ công chức năm 2027 ngày 10/1
    Hội nghị cán bộ công chức năm 2027 | 2027-01-10 | 0 | -
họp tổ công tác số 3 ngày mai
    Họp tổ công tác số 3 | 2026-11-20 | 0 | -
triển khai Kế hoạch 45/KH-UBND trước 30/11
    Triển khai Kế hoạch 45/KH-UBND | trước 2026-11-30 | như nhóm | -
góp ý dự thảo Nghị định thay thế Nghị định 30/2020/NĐ-CP trước 30/11
    Góp ý dự thảo Nghị định thay thế Nghị định 30/2020/NĐ-CP | trước 2026-11-30 | như nhóm | -
nộp báo cáo thực hiện Nghị quyết 18-NQ/TW trước 30/11
    Nộp báo cáo thực hiện Nghị quyết 18-NQ/TW | trước 2026-11-30 | như nhóm | -
nộp hồ sơ đánh giá cán bộ cuối năm trước 15/12
    Nộp hồ sơ đánh giá cán bộ cuối năm | trước 2026-12-15 | như nhóm | -
nộp báo cáo đầu năm trước 15/1
    Nộp báo cáo đầu năm | trước 2027-01-15 | như nhóm | -
họp lần thứ hai ngày 25/11
    Họp lần thứ hai | 2026-11-25 | 0 | -
tham dự kỳ họp thứ 5 HĐND ngày 10/12
    Tham dự kỳ họp thứ 5 HĐND | 2026-12-10 | 0 | -
họp Đại hội lần thứ 14 ngày 10/12
    Họp Đại hội lần thứ 14 | 2026-12-10 | 0 | -
dự lễ kỷ niệm Ngày Nhà giáo Việt Nam lúc 8h ngày 20/11
    Dự lễ kỷ niệm Ngày Nhà giáo Việt Nam | 2026-11-20 | 0 | 08:00
chuẩn bị Tết Trung thu trước ngày 20/9
    Chuẩn bị Tết Trung thu | trước 2027-09-20 | như nhóm | -
trang trí Tết Nguyên đán trước ngày 25/1
    Trang trí Tết Nguyên đán | trước 2027-01-25 | như nhóm | -
đóng đảng phí quý 4 trước ngày 10/12
    Đóng đảng phí quý 4 | trước 2026-12-10 | như nhóm | -
nộp báo cáo định kỳ hằng tháng trước ngày 25 hằng tháng
    Nộp báo cáo định kỳ hằng tháng | trước FREQ=MONTHLY;BYMONTHDAY=25 | như nhóm | -
báo cáo hằng quý trước ngày 20 tháng cuối quý
    Báo cáo hằng quý | trước FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20 | như nhóm | -
rà soát các quy định trước ngày 20/12
    Rà soát các quy định | trước 2026-12-20 | như nhóm | -
đôn đốc các phòng nộp báo cáo tháng trước ngày 25 hằng tháng
    Đôn đốc các phòng nộp báo cáo tháng | trước FREQ=MONTHLY;BYMONTHDAY=25 | như nhóm | -
báo trước lịch tiếp dân cho tổ dân phố ngày mai
    Báo trước lịch tiếp dân cho tổ dân phố | 2026-11-20 | 0 | -
thông báo trước cho các hộ dân ngày 30/11
    Thông báo trước cho các hộ dân | 2026-11-30 | 0 | -
nộp 3 bản báo cáo ngày 20/12
    Nộp 3 bản báo cáo | 2026-12-20 | 0 | -
chấm công tháng 11 ngày 30/11
    Chấm công tháng 11 | 2026-11-30 | 0 | -
bình xét thi đua năm 2026 ngày 10/12
    Bình xét thi đua năm 2026 | 2026-12-10 | 0 | -
đi thăm 15 hộ nghèo ngày 25/11
    Đi thăm 15 hộ nghèo | 2026-11-25 | 0 | -
gửi số liệu quý cho Sở Tài chính ngày 5 tháng sau
    Gửi số liệu quý cho Sở Tài chính | 2026-12-05 | 0 | -
kiểm kê tài sản định kỳ cuối năm trước 31/12/2026
    Kiểm kê tài sản định kỳ cuối năm | trước 2026-12-31 | như nhóm | -
nộp phiếu đánh giá quý III ngày 30/11
    Nộp phiếu đánh giá quý III | 2026-11-30 | 0 | -
ngày 5 và 20 hằng tháng chốt số liệu
    Chốt số liệu | FREQ=MONTHLY;BYMONTHDAY=5,20 | 0 | -
báo cáo ngày (báo cáo nhanh) lúc 16h30 mỗi ngày
    Báo cáo ngày (báo cáo nhanh) | FREQ=DAILY | 0 | 16:30
nộp báo cáo tuần 47 ngày mai
    Nộp báo cáo tuần 47 | 2026-11-20 | 0 | -
giờ hành chính không tiếp khách ngày mai
    Giờ hành chính không tiếp khách | 2026-11-20 | 0 | -
lấy phiếu khảo sát 100% hộ dân trước ngày 30/11
    Lấy phiếu khảo sát 100% hộ dân | trước 2026-11-30 | như nhóm | -
họp "giao ban hằng quý" ngày 5/12
    Họp giao ban hằng quý | 2026-12-05 | 0 | -
nộp “báo cáo hằng tháng” ngày 20/12/2026 lúc 9h
    Nộp báo cáo hằng tháng | 2026-12-20 | 0 | 09:00
nộp các quỹ ngày 5/12
    Nộp các quỹ | 2026-12-05 | 0 | -
mời năm đồng chí dự họp ngày 5/12
    Mời năm đồng chí dự họp | 2026-12-05 | 0 | -
nộp hồ sơ ngày mai kèm 2 bản sao
    Nộp hồ sơ kèm 2 bản sao | 2026-11-20 | 0 | -
giúp hộ yếu kém 3 thôn ngày mai
    Giúp hộ yếu kém 3 thôn | 2026-11-20 | 0 | -
nhắc nhở các hộ dân ngày mai
    Nhắc nhở các hộ dân | 2026-11-20 | 0 | -
gọi điện báo ngày mai
    Gọi điện báo | 2026-11-20 | 0 | -
họp 9 giờ kém mười lăm sáng mai
    Họp | 2026-11-20 | 0 | 08:45
họp 12 giờ kém 15 trưa mai
    Họp | 2026-11-20 | 0 | 11:45
nộp báo cáo vào các tháng 3, 6, 9, 12, ngày 10
    Nộp báo cáo | FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=10 | 0 | -
nộp báo cáo ngày 10 tháng 3, tháng 6, tháng 9 hằng năm
    Nộp báo cáo | FREQ=YEARLY;BYMONTH=3,6,9;BYMONTHDAY=10 | 0 | -
nộp báo cáo ngày 5 và 20 các tháng 6 và 12
    Nộp báo cáo | FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=5,20 | 0 | -
nộp báo cáo hằng quý trước ngày 15 các tháng 3, 6, 9, 12
    Nộp báo cáo hằng quý | trước FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15 | như nhóm | -
tổng hợp các năm 2024, 2025 trước ngày 15/12
    Tổng hợp các năm 2024, 2025 | trước 2026-12-15 | như nhóm | -
sơ kết 3 tháng cuối năm ngày 15/12
    Sơ kết 3 tháng cuối năm | 2026-12-15 | 0 | -
trực 24/24 ngày 15/12
    Trực 24/24 | 2026-12-15 | 0 | -
đúng 8h nhắc lại lịch họp ngày mai
    Nhắc lại lịch họp | 2026-11-20 | 0 | 08:00
chào cờ 7h thứ hai đầu tháng hằng tháng
    Chào cờ | FREQ=MONTHLY;BYDAY=1MO | 0 | 07:00
ngày mai tối ưu quy trình
    Tối ưu quy trình | 2026-11-20 | 0 | -
tập huấn trong 2 tiếng ngày mai lúc 9h
    Tập huấn trong 2 tiếng | 2026-11-20 | 0 | 09:00
họp ngày mai 9h kéo dài 2 tiếng
    Họp kéo dài 2 tiếng | 2026-11-20 | 0 | 09:00
nộp báo cáo kỳ họp thứ 5 trước ngày 20/12
    Nộp báo cáo kỳ họp thứ 5 | trước 2026-12-20 | như nhóm | -
họp thứ 5 lúc 9h
    Họp | 2026-11-26 | 0 | 09:00
phun thuốc phòng trừ sâu bệnh tháng 6 ngày 3/6
    Phun thuốc phòng trừ sâu bệnh tháng 6 | 2027-06-03 | 0 | -
không nhắc tên ai trong báo cáo ngày mai
    Không nhắc tên ai trong báo cáo | 2026-11-20 | 0 | -
báo cáo năm, báo cáo quý ngày 15/12
    Báo cáo năm, báo cáo quý | 2026-12-15 | 0 | -
chuẩn bị hồ sơ cho 3 ngày lễ trước ngày 20/12
    Chuẩn bị hồ sơ cho 3 ngày lễ | trước 2026-12-20 | như nhóm | -
lúc 8h sáng thứ 2, 3, 4 hằng tuần chấm công
    Chấm công | FREQ=WEEKLY;BYDAY=MO,TU,WE | 0 | 08:00
báo cáo quý 1, quý 2 ngày 20/12
    Báo cáo quý 1, quý 2 | 2026-12-20 | 0 | -
lập dự toán năm sau trước ngày 20/12
    Lập dự toán năm sau | trước 2026-12-20 | như nhóm | -
nộp báo cáo tháng này ngày 25/11
    Nộp báo cáo tháng này | 2026-11-25 | 0 | -
nộp báo cáo tháng trước ngày 5
    Nộp báo cáo tháng | trước 2026-12-05 | như nhóm | -
báo cáo tuần này trước 16h thứ sáu
    Báo cáo tuần này (trước 16h) | trước 2026-11-20 | như nhóm | -
báo cáo tuần sau ngày 27/11
    Báo cáo tuần sau | 2026-11-27 | 0 | -
báo cáo thứ 2 4 6 hằng tuần
    Báo cáo | FREQ=WEEKLY;BYDAY=MO,WE,FR | 0 | -
báo cáo thứ hai và thứ năm hằng tuần
    Báo cáo | FREQ=WEEKLY;BYDAY=MO,TH | 0 | -
báo cáo ngày 10 các tháng 3, 6, 9, 12
    Báo cáo | FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=10 | 0 | -
báo cáo trước ngày 10 các tháng 3, 6, 9 và 12
    Báo cáo | trước FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=10 | như nhóm | -
báo cáo ngày 5 và 20 hằng tháng
    Báo cáo | FREQ=MONTHLY;BYMONTHDAY=5,20 | 0 | -
báo cáo ngày 5, 20 hằng tháng
    Báo cáo | FREQ=MONTHLY;BYMONTHDAY=5,20 | 0 | -
họp 9 giờ kém 15 ngày mai
    Họp | 2026-11-20 | 0 | 08:45
họp 9h kém 15 ngày mai
    Họp | 2026-11-20 | 0 | 08:45
họp 9 giờ kém 15 phút sáng mai
    Họp | 2026-11-20 | 0 | 08:45
nộp hồ sơ hạn 30/6 nhắc lúc 15h
    Nộp hồ sơ | trước 2027-06-30 | như nhóm | 15:00
nộp hồ sơ hạn 30/6, nhắc vào lúc 15h
    Nộp hồ sơ | trước 2027-06-30 | như nhóm | 15:00
nộp hồ sơ trước ngày 20/12, báo lúc 15h
    Nộp hồ sơ | trước 2026-12-20 | như nhóm | 15:00
nộp hồ sơ trước ngày 20/12 báo trước 3 5 7 ngày
    Nộp hồ sơ | trước 2026-12-20 | 7,5,3 | -
nộp hồ sơ trước ngày 20/12 báo trước 3,5,7 ngày
    Nộp hồ sơ | trước 2026-12-20 | 7,5,3 | -
nộp hồ sơ trước ngày 20/12 báo trước 1 tuần
    Nộp hồ sơ | trước 2026-12-20 | 7 | -
nộp hồ sơ trước ngày 20/12 báo trước 2 tuần
    Nộp hồ sơ | trước 2026-12-20 | 14 | -
họp thứ hai cách tuần
    Họp | FREQ=WEEKLY;INTERVAL=2;BYDAY=MO | 0 | -
sinh nhật 29/2 hằng năm
    Sinh nhật | FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29 | 0 | -
họp 8 rưỡi sáng mai
    Họp | 2026-11-20 | 0 | 08:30
phòng T2 họp ngày mai
    Phòng T2 họp | 2026-11-20 | 0 | -
nộp kế hoạch 5 năm 2026-2030 trước ngày 5/12
    Nộp kế hoạch 5 năm 2026-2030 | trước 2026-12-05 | như nhóm | -
báo cáo sơ kết 2 năm thực hiện Đề án 06 trước 20/12
    Báo cáo sơ kết 2 năm thực hiện Đề án 06 | trước 2026-12-20 | như nhóm | -
gửi lịch công tác tuần sau vào thứ sáu hằng tuần
    Gửi lịch công tác tuần sau | FREQ=WEEKLY;BYDAY=FR | 0 | -
thu 5 triệu quỹ ngày mai
    Thu 5 triệu quỹ | 2026-11-20 | 0 | -
thông báo trước 5 hộ dân ngày mai
    Thông báo trước 5 hộ dân | 2026-11-20 | 0 | -
rà soát mỗi quy trình trước ngày 20/12
    Rà soát mỗi quy trình | trước 2026-12-20 | như nhóm | -
đừng quên nộp 3 bản ngày 20/12
    Đừng quên nộp 3 bản | 2026-12-20 | 0 | -
không họp ngày mai nữa
    Không họp nữa | 2026-11-20 | 0 | -
"""
_LINES = RIGHT.strip().split("\n")

# What is typed behind "nhắc nhóm", and the words that are asked about, or what is asked.
ASKED = {
    "họp hội đồng thứ ba lần ngày 10/12": "mốc thời gian",
    "treo cờ kỷ niệm ngày 2/9 trước ngày 1/9": "mốc thời gian",
    "trực báo 24/7 ngày mai": "mốc thời gian",
    "tập huấn 2 ngày ngày 30/11": "nhắc vào ngày nào",
    "chuyển đổi số: nộp chỉ tiêu 1/2 chặng đường ngày 30/11": "mốc thời gian",
    "ra quân Ngày Chủ nhật xanh ngày 22/11": "mốc thời gian",
    "rà soát hộ nghèo hằng năm trước ngày 30/11/2026": "“hằng năm”",
    "nop bao cao hang quy ngay 5": "tháng nào trong quý",
    "nộp báo cáo ngày 20/12 bao truoc 2 tieng": "“bao truoc 2 tieng”",
    "họp 2h chieu mai": "“chieu”",
    "họp 2h chieu ngày mai": "“chieu”",
    "họp 9h30 kém 15 mai": "chưa rõ giờ nhắc",
    "nộp báo cáo ngày 31 các tháng 3, 6": "không có ngày 31/6",
    "nộp báo cáo các quý trước ngày 15 các tháng 3, 6, 9, 12": "“các quý”",
    "họp ngày mai tối": "“tối”",
    "họp thứ 2 tới, thứ 4 tới": "mốc thời gian",
    "sáng mai 8h và chiều mai 14h họp": "nhiều giờ khác nhau",
    "nộp hồ sơ trước ngày 20/12 báo trước 2 3 ngày": "“báo trước 2 3 ngày”",
    "nộp hồ sơ trước 5": "nhắc vào ngày nào",
    "họp vào tuần tới": "nhắc vào ngày nào",
    "gửi báo cáo mỗi quý vào ngày 5": "tháng nào trong quý",
    "gửi báo cáo hằng quý vào ngày 5": "tháng nào trong quý",
    "gửi báo cáo ngày 5 hằng quý": "tháng nào trong quý",
    "gửi báo cáo hằng quý": "tháng nào trong quý",
    "báo cáo thứ 2, thứ 4": "nhắc hằng tuần hay chỉ tuần này",
    "báo cáo thứ 2 và thứ 4": "nhắc hằng tuần hay chỉ tuần này",
    "báo cáo thứ 2 4 6": "“4 6”",
    "báo cáo ngày 10 tháng 3, 6, 9, 12": "nhắc vào ngày nào",
    "báo cáo ngày 5 20 hằng tháng": "“20”",
    "họp 9 giờ kém ngày mai": "“kém”",
    "nộp hồ sơ trước ngày 20/12 báo trước 3-5 ngày": "“báo trước 3-5 ngày”",
    "nộp hồ sơ trước ngày 20/12 báo trước 3 đến 5 ngày": "“báo trước 3 đến 5 ngày”",
    "nộp hồ sơ trước ngày 20/12 báo trước 30 phút": "“báo trước 30 phút”",
    "họp 9h ngày 20/12, báo trước 30 phút": "“báo trước 30 phút”",
    "nộp hồ sơ trước ngày 20/12 báo trước 2 tiếng": "“báo trước 2 tiếng”",
    "nộp hồ sơ trước ngày 20/12 báo trước 1 tháng": "“báo trước 1 tháng”",
    "nộp hồ sơ trước ngày 20/12 báo trước 5": "“báo trước 5”",
    "nộp hồ sơ trước ngày 20/12 báo trước": "“báo trước”",
    "nộp hồ sơ trước ngày 20/12 báo trước vài ngày": "“báo trước vài ngày”",
    "nộp hồ sơ trước ngày 20/12 báo sớm vài ngày": "“báo sớm vài ngày”",
    "nộp hồ sơ trước ngày 20/12 trước nửa ngày": "“trước nửa ngày”",
    "họp cuối tuần": "“cuối tuần”",
    "họp mỗi cuối tuần": "“cuối tuần”",
    "họp 9h cuối tuần này": "“cuối tuần này”",
    "họp rằm tháng 7": "âm lịch",
    "họp ngày 15/7 âm lịch": "âm lịch",
    "mùng một hằng tháng âm lịch thắp hương": "âm lịch",
    "nộp báo cáo ngày 20/12 nhắc lại mỗi ngày": "mốc thời gian",
    "nộp báo cáo hằng tháng, ngày mai": "“hằng tháng”",
    "nộp báo cáo mỗi 3 tháng ngày 5": "“mỗi 3 tháng”",
    "nộp báo cáo 3 tháng một lần vào ngày 5": "“3 tháng một lần”",
    "nộp báo cáo ngày 5 mỗi 3 tháng": "“mỗi 3 tháng”",
    "họp ngày 20/12 lúc 9": "chưa rõ giờ nhắc",
    "họp 9 ngày 20/12": "“họp 9”",
    "họp lúc 9 ngày 20/12": "chưa rõ giờ nhắc",
    "họp vào thứ hai hàng tuần trừ tuần đầu": "“trừ tuần”",
    "họp ngày 5 hằng tháng trừ tháng 6": "“trừ tháng”",
    "họp 2 tháng 1 lần ngày 10": "“2 tháng 1 lần”",
    "uống thuốc mỗi ngày lúc 7h và 19h": "nhiều giờ khác nhau",
    "họp ngày 5 tháng 6 tháng 7": "nhắc vào ngày nào",
    "họp ngày chẵn": "nhắc vào ngày nào",
    "họp sáng thứ 2 và chiều thứ 4 hằng tuần": "nhiều giờ khác nhau",
    "họp thứ 2-4-6 hằng tuần": "là nhắc hằng tuần, nhưng",
    "họp thứ 2/4/6 hằng tuần": "là nhắc hằng tuần, nhưng",
    "họp t2, t4, t6 hằng tuần": "là nhắc hằng tuần, nhưng",
    "khám sức khỏe 8h-11h ngày 5/12": "“8h-11h”",
    "họp 8 rưỡi ngày mai": "“8 rưỡi”",
    "mỗi ngày 5 họp": "nhắc vào ngày nào",
    "họp ngày 5 mỗi tháng, báo trước 1 ngày và 2 tiếng": "“báo trước 1 ngày và 2 tiếng”",
    "mỗi tuần họp 1 lần vào thứ 6": "“mỗi tuần”",
    "họp chi bộ 2 lần/tháng vào ngày 3": "“2 lần/tháng”",
    "họp ngày 5 hằng thang": "nhắc hằng tháng, nhưng",
    "nộp hồ sơ trước ngày 20/12, báo truoc 2 tiếng": "“báo truoc 2 tiếng”",
    "nộp hồ sơ trước ngày 20/12, báo trước 5 ngàyy": "“báo trước 5 ngàyy”",
    "uống thuốc mỗi 2 giờ": "“mỗi 2 giờ”",
    "uống nước 3 lần mỗi ngày": "“3 lần mỗi ngày”",
    "gõ thiếu dấu, họp ngày mai moi 2 gio": "“moi 2 gio”",
}


def shown(draft: Draft) -> str:
    when = draft.when.rrule or draft.when.date or ""
    before = "trước " * draft.when.before
    leads = "như nhóm" if draft.leads is None else ",".join(map(str, draft.leads))
    return f"{draft.what} | {before}{when} | {leads} | {f'{draft.at:%H:%M}' if draft.at else '-'}"


@pytest.mark.parametrize(("typed", "meant"), list(zip(_LINES[::2], _LINES[1::2], strict=True)))
def test_words_that_belong_to_the_matter_stay_in_it(typed: str, meant: str) -> None:
    assert shown(read_own(f"nhắc nhóm {typed}", NOW)) == meant.strip()


@pytest.mark.parametrize(("typed", "words"), ASKED.items())
def test_words_of_time_that_are_not_understood_are_asked_about(typed: str, words: str) -> None:
    with pytest.raises(UnclearReminder) as asked:
        read_own(f"nhắc nhóm {typed}", NOW)

    assert words in asked.value.reason


def test_a_sentence_that_is_quoted_as_a_whole_is_read_all_the_same() -> None:
    draft = read_own("“nhắc nhóm nộp báo cáo quý trước ngày 20/12, báo trước 5 ngày”", NOW)

    assert shown(draft) == "Nộp báo cáo quý | trước 2026-12-20 | 5 | -"


@pytest.mark.parametrize(
    "typed",
    ["nhắc họp ngày mai" + " mỗi" * 25_000, "nhắc họp ngày mai trước " + "3, " * 30_000,
     "nhắc họp ngày mai" + " kém" * 25_000, "nhắc “" * 16_000 + "họp ngày mai",
     "nhắc họp mai " + "5 " * 50_000, "nhắc ngày 5 các tháng " + "3, " * 30_000,
     "đừng " * 20_000 + "nhắc họp ngày mai", "nhắc họp mai \x02" + " nhắc" * 20_000],
    ids=lambda typed: typed[:25],
)  # fmt: skip
def test_a_very_long_sentence_is_read_through_and_asked_back(typed: str) -> None:
    with pytest.raises(UnclearReminder):
        read_own(typed, NOW)
