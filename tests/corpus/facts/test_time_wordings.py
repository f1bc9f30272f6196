"""Times in the wordings that offices use, in a plan of 12 March 2026."""

import pytest

from corpus.facts.facts import Deadline
from tests.fakes.time_wordings import deadlines_in, listed, told

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
# A sentence, and below it its times: type, value, "<" for at the latest, "=" for then.
WORDINGS = """
Sở Nội vụ báo cáo kết quả trước ngày 15.6.2026.
  date 2026-06-15 <
Sở Nội vụ báo cáo kết quả trước ngày 15-6-2026.
  date 2026-06-15 <
Sở Nội vụ báo cáo kết quả trước 15/06.
  date 2026-06-15 <
Sở Nội vụ báo cáo kết quả trước ngày 15/06/2026.
  date 2026-06-15 <
Các phòng gửi danh sách về Sở Nội vụ trước 16h00 ngày 20/11.
  date 2026-11-20 <
Các phòng gửi danh sách về Sở Nội vụ trước 16 giờ 30 phút, ngày 20/11/2026.
  date 2026-11-20 <
Các phòng gửi danh sách về Sở Nội vụ trước 11g30 ngày 20-11-2026.
  date 2026-11-20 <
Các xã gửi báo cáo trước 16 giờ 30 phút, thứ Sáu hằng tuần.
  rule FREQ=WEEKLY;BYDAY=FR <
Các xã gửi báo cáo trước 16h30 thứ 6 hàng tuần.
  rule FREQ=WEEKLY;BYDAY=FR <
Các xã gửi báo cáo chậm nhất 10 giờ sáng thứ Hai hằng tuần.
  rule FREQ=WEEKLY;BYDAY=MO <
Các xã gửi báo cáo trước 15 giờ hằng ngày.
  period FREQ=DAILY <
Các xã gửi báo cáo nhanh trước 17h00 hàng ngày.
  period FREQ=DAILY <
Các xã gửi báo cáo vào ngày làm việc cuối cùng của tháng.
  period FREQ=MONTHLY =
Các xã họp giao ban trong tuần thứ 2 của tháng.
  period FREQ=MONTHLY =
Các xã họp giao ban vào tuần đầu hằng tháng.
  period FREQ=MONTHLY =
Sở Y tế kiểm tra các cơ sở từ tháng 3 đến tháng 5 hằng năm.
  rule FREQ=YEARLY;BYMONTH=3,4,5 =
Sở Y tế báo cáo kết quả 6 tháng đầu năm, cả năm về Bộ Y tế.
  period FREQ=YEARLY =
  period FREQ=YEARLY =
Sau 15 ngày kể từ ngày nhận kế hoạch, các xã báo cáo kết quả triển khai.
  relative P15D =
Các xã báo cáo kết quả chậm nhất sau 07 ngày làm việc kể từ khi kết thúc đợt kiểm tra.
  relative P7Dw <
Các xã báo cáo kết quả chậm nhất sau 07 ngày làm việc.
  relative P7Dw <
Sở Nội vụ kiểm tra tối thiểu 02 lần/năm.
  period FREQ=YEARLY =
Sở Nội vụ kiểm tra ít nhất 01 lần/quý.
  period FREQ=MONTHLY;INTERVAL=3 =
Ban Chỉ đạo họp mỗi quý một lần.
  period FREQ=MONTHLY;INTERVAL=3 =
Ban Chỉ đạo họp định kỳ mỗi tháng 01 lần.
  period FREQ=MONTHLY =
Ban Chỉ đạo họp 03 tháng/lần.
  period FREQ=MONTHLY;INTERVAL=3 =
Ban Chỉ đạo họp định kỳ 3 tháng một lần.
  period FREQ=MONTHLY;INTERVAL=3 =
Ban Chỉ đạo họp 2 tuần/lần.
  period FREQ=WEEKLY;INTERVAL=2 =
Sở Tư pháp tổ chức tập huấn trong quý I, III năm 2026.
  period 2026-01/2026-03 =
  period 2026-07/2026-09 =
Sở Tư pháp tổ chức tập huấn trong quý II, III năm 2026.
  period 2026-04/2026-09 =
Sở Tư pháp tổ chức tập huấn trong quý II và quý IV/2026.
  period 2026-04/2026-06 =
  period 2026-10/2026-12 =
Sở Tư pháp tổ chức tập huấn trong tháng 4, 5.
  period 2026-04/2026-05 =
Sở Tư pháp tổ chức tập huấn trong tháng 4, 5/2026.
  period 2026-04/2026-05 =
Sở Tư pháp tổ chức tập huấn trong tháng 4 và tháng 5 năm 2026.
  period 2026-04/2026-05 =
Sở Giáo dục và Đào tạo triển khai từ đầu năm học.
  period - =
Sở Giáo dục và Đào tạo tổ chức ký cam kết vào đầu năm học.
  period - =
Công an tỉnh báo cáo kết quả trước Tết Nguyên đán Bính Ngọ.
  relative - <
Văn phòng gửi tài liệu trước kỳ họp 10 ngày.
  relative P10D <
Văn phòng gửi tài liệu chậm nhất 05 ngày trước ngày khai mạc kỳ họp.
  relative P5D <
Ban Tổ chức Tỉnh ủy tổ chức sơ kết trong nửa đầu nhiệm kỳ.
  period - =
Ban Tổ chức Tỉnh ủy kiểm tra ít nhất một lần trong nhiệm kỳ.
  period - =
Sở Nội vụ hoàn thành việc rà soát trong quý I năm sau.
  period 2027-01/2027-03 =
Sở Nội vụ hoàn thành việc rà soát vào cuối năm 2026.
  date 2026 =
Sở Nội vụ hoàn thành việc rà soát đến hết năm.
  date 2026-12-31 <
Sở Nội vụ hoàn thành việc rà soát trước khi kết thúc năm 2026.
  date 2026-12-31 <
Sở Nội vụ hoàn thành việc rà soát chậm nhất trong quý III/2026.
  period 2026-07/2026-09 <
Sở Nội vụ hoàn thành việc rà soát chậm nhất cuối quý III/2026.
  date 2026-09-30 <
Sở Nội vụ hoàn thành việc rà soát xong trong tháng 5/2026.
  date 2026-05 =
Sở Nội vụ hoàn thành việc rà soát trước 30 tháng 5.
  date 2026-05-30 <
Sở Nội vụ hoàn thành việc rà soát trong tháng 5.
  date 2026-05 =
Sở Nội vụ hoàn thành việc rà soát đầu tháng 5/2026.
  date 2026-05 =
Sở Nội vụ hoàn thành việc rà soát trong nửa đầu tháng 5/2026.
  date 2026-05 =
Sở Nội vụ hoàn thành việc rà soát trong 6 tháng cuối năm 2026.
  period 2026-07/2026-12 =
Sở Nội vụ hoàn thành việc rà soát trong 6 tháng cuối năm.
  period 2026-07/2026-12 =
Sở Nội vụ hoàn thành việc rà soát trong giai đoạn 2026 - 2028.
  period 2026/2028 =
Sở Nội vụ hoàn thành việc rà soát trong 02 năm 2026 và 2027.
  period 2026/2027 =
Sở Nội vụ hoàn thành việc rà soát đến 31/12/2027.
  date 2027-12-31 <
Sở Nội vụ hoàn thành việc rà soát, thời hạn: 31/12/2026.
  date 2026-12-31 <
Sở Nội vụ hoàn thành việc rà soát (xong trước 30/9/2026).
  date 2026-09-30 <
Sở Nội vụ hoàn thành việc rà soát không muộn hơn ngày 30/9/2026.
  date 2026-09-30 <
Sở Nội vụ hoàn thành việc rà soát muộn nhất vào ngày 30/9/2026.
  date 2026-09-30 <
Sở Nội vụ hoàn thành việc rà soát trước hoặc trong ngày 30/9/2026.
  date 2026-09-30 <
Sở Nội vụ hoàn thành việc rà soát trong ngày 30/9/2026.
  date 2026-09-30 =
Sở Nội vụ hoàn thành việc rà soát từ nay đến hết tháng 9/2026.
  date 2026-09-30 <
Sở Nội vụ hoàn thành việc rà soát từ nay đến cuối năm 2026.
  date 2026-12-31 <
Từ nay đến cuối năm, Sở Nội vụ hoàn thành việc rà soát.
  date 2026-12-31 <
Sở Nội vụ triển khai từ ngày 01/4/2026 đến hết ngày 31/10/2026.
  period 2026-04-01/2026-10-31 =
Sở Nội vụ triển khai từ 01/4 đến 31/10/2026.
  period 2026-04-01/2026-10-31 =
Sở Nội vụ triển khai từ tháng 4/2026 đến hết tháng 10/2026.
  period 2026-04/2026-10 =
Sở Nội vụ triển khai từ quý II đến quý IV năm 2026.
  period 2026-04/2026-12 =
Sở Nội vụ triển khai từ quý II/2026 đến quý I/2027.
  period 2026-04/2027-03 =
Sở Nội vụ triển khai thí điểm từ tháng 7/2026.
  date 2026-07 =
Sở Nội vụ triển khai thí điểm bắt đầu từ quý III/2026.
  period 2026-07/.. =
Tổ chức hội thi: Tháng 9/2026.
  date 2026-09 =
Tổ chức hội thi: dự kiến tháng 9/2026.
  date 2026-09 =
Tổ chức hội thi: từ ngày 05 - 10/9/2026.
  period 2026-09-05/2026-09-10 =
Thời gian: 02 ngày, từ ngày 05 đến ngày 06 tháng 9 năm 2026.
  period 2026-09-05/2026-09-06 =
Thời gian: 07 giờ 30 phút, thứ Ba, ngày 15/9/2026.
  date 2026-09-15 =
Thời gian: Vào lúc 14h00', ngày 15 tháng 9 năm 2026 (thứ Ba).
  date 2026-09-15 =
Thời gian: 8h00 ngày 15.9.2026.
  date 2026-09-15 =
Thời gian: Sáng thứ Ba, ngày 15/9/2026.
  date 2026-09-15 =
Thời gian: Từ 08 giờ 00 đến 11 giờ 30, ngày 15/9/2026.
  date 2026-09-15 =
Thời gian: nửa ngày, bắt đầu từ 8 giờ 00 phút ngày 15/9/2026.
  date 2026-09-15 =
Thời gian thực hiện: quý II - quý IV/2026.
  period 2026-04/2026-12 =
Thời gian thực hiện: Tháng 4 đến tháng 6/2026.
  period 2026-04/2026-06 =
Thời gian thực hiện: Từ khi ban hành Kế hoạch đến hết ngày 31/12/2026.
  date 2026-12-31 <
Thời gian thực hiện: Trong năm.
  date 2026 =
Thời gian thực hiện: Cả năm.
  date 2026 =
Thời gian thực hiện: Năm 2026 và các năm tiếp theo.
  period 2026/.. =
Thời gian thực hiện: 2026.
  date 2026 =
Thời gian thực hiện: Quý III năm 2026.
  period 2026-07/2026-09 =
Thời gian thực hiện: Quý 3/2026.
  period 2026-07/2026-09 =
Thời gian thực hiện: Hàng quý.
  period FREQ=MONTHLY;INTERVAL=3 =
Thời gian hoàn thành: Trước 30/6.
  date 2026-06-30 <
Thời gian hoàn thành: 30/6/2026.
  date 2026-06-30 =
Thời gian hoàn thành: Ngay sau khi Kế hoạch được ban hành.
  on_event - =
Thời gian hoàn thành: Theo yêu cầu của Bộ Nội vụ.
  on_event - =
Thời gian hoàn thành: Sau khi có hướng dẫn của Bộ Nội vụ.
  on_event - =
Thời gian hoàn thành: Khi có văn bản của Trung ương.
  on_event - =
Thời hạn hoàn thành: trong tháng 11.
  date 2026-11 =
Đề nghị các đơn vị gửi báo cáo về Sở Nội vụ trước ngày 25 hàng tháng để tổng hợp.
  rule FREQ=MONTHLY;BYMONTHDAY=25 <
Đề nghị các đơn vị gửi báo cáo về Sở Nội vụ trước ngày 25 của tháng báo cáo.
  rule FREQ=MONTHLY;BYMONTHDAY=25 <
Đề nghị các đơn vị gửi báo cáo tháng về Sở Nội vụ chậm nhất ngày 03 tháng kế tiếp.
  rule FREQ=MONTHLY;BYMONTHDAY=3 <
Đề nghị các đơn vị gửi báo cáo quý về Sở Nội vụ trước ngày 10 tháng đầu quý sau.
  rule FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=10 <
Đề nghị các đơn vị gửi báo cáo quý về Sở Nội vụ trước ngày 25 của tháng cuối mỗi quý.
  rule FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25 <
Đề nghị các đơn vị gửi báo cáo quý trước ngày 15 tháng 3, 6, 9, 12 hằng năm.
  rule FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15 <
Đề nghị các đơn vị gửi báo cáo năm trước ngày 15 tháng 01 năm sau.
  rule FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=15 <
Đề nghị các đơn vị gửi báo cáo năm trước ngày 05/12 hàng năm.
  rule FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5 <
Đề nghị các đơn vị gửi báo cáo vào ngày 15 và ngày 30 hằng tháng.
  rule FREQ=MONTHLY;BYMONTHDAY=15 =
  rule FREQ=MONTHLY;BYMONTHDAY=30 =
Đề nghị các đơn vị gửi báo cáo định kỳ ngày 20 hằng tháng.
  rule FREQ=MONTHLY;BYMONTHDAY=20 =
Đề nghị các đơn vị gửi báo cáo định kỳ hằng tháng (trước ngày 20).
  rule FREQ=MONTHLY;BYMONTHDAY=20 <
Đề nghị các đơn vị gửi báo cáo định kỳ hằng quý (trước ngày 20 tháng cuối quý).
  rule FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20 <
Đề nghị các đơn vị gửi báo cáo định kỳ 06 tháng, năm.
  period FREQ=MONTHLY;INTERVAL=6 =
  period FREQ=YEARLY =
Đề nghị các đơn vị gửi báo cáo định kỳ hàng tháng, quý, 6 tháng và năm.
  period FREQ=MONTHLY =
  period FREQ=MONTHLY;INTERVAL=3 =
  period FREQ=MONTHLY;INTERVAL=6 =
  period FREQ=YEARLY =
Đề nghị các đơn vị gửi báo cáo trước ngày 10/6 (6 tháng) và trước ngày 10/12 (năm).
  rule FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10 <
  rule FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=10 <
Đề nghị các đơn vị góp ý gửi Sở Tư pháp trong thời hạn 10 ngày kể từ ngày nhận được văn bản này.
  relative P10D <
Đề nghị các đơn vị góp ý gửi Sở Tư pháp trong 03 ngày.
  relative P3D <
Đề nghị các đơn vị phản hồi trong vòng 24 giờ.
  relative PT24H <
Đề nghị các đơn vị phản hồi trong 2 giờ đồng hồ kể từ khi nhận tin.
  relative PT2H <
Đề nghị các đơn vị hoàn thành, gửi kết quả về Sở (qua Thanh tra Sở) trước 10h ngày 20/3.
  date 2026-03-20 <
Đề nghị các đơn vị đăng ký trước ngày 20/3 qua số điện thoại 0912.345.678.
  date 2026-03-20 <
Đề nghị các đơn vị cử người tham gia, danh sách gửi trước 20-3.
  date 2026-03-20 <
Hạn nộp: 17h00 ngày 25/3/2026.
  date 2026-03-25 <
Hạn cuối nhận hồ sơ: ngày 25/3/2026.
  date 2026-03-25 <
Thời hạn gửi báo cáo: trước ngày 25/3/2026.
  date 2026-03-25 <
Thời gian nhận bài dự thi: từ ngày 01/4/2026 đến 17 giờ 00 ngày 30/5/2026.
  period 2026-04-01/2026-05-30 =
Công an tỉnh báo cáo ngay khi xảy ra sự cố.
  on_event - =
Công an báo cáo nhanh trong vòng 01 giờ kể từ khi nhận tin và báo cáo văn bản chậm nhất sau 24 giờ.
  relative PT1H <
  relative PT24H <
Các đơn vị báo cáo đột xuất khi có yêu cầu.
  on_event - =
Các đơn vị báo cáo định kỳ và đột xuất theo yêu cầu của cấp trên.
  on_event - =
  period - =
Giao Sở Tài chính tham mưu, báo cáo Ủy ban nhân dân tỉnh trước ngày 20 tháng này.
  date 2026-03-20 <
Giao Sở Tài chính tham mưu, báo cáo Ủy ban nhân dân tỉnh trong tháng này.
  date 2026-03 =
Giao Sở Tài chính tham mưu, báo cáo Ủy ban nhân dân tỉnh trong quý này.
  period 2026-01/2026-03 =
Giao Sở Tài chính tham mưu, báo cáo Ủy ban nhân dân tỉnh tại phiên họp tháng 4/2026.
  date 2026-04 =
Giao Sở Tài chính tham mưu, trình Ủy ban trong quý III; hoàn thành trước ngày 31/8.
  date 2026-08-31 <
  period 2026-07/2026-09 =
Giao Sở Tài chính hoàn thành giải ngân 95% trước ngày 31/01/2027.
  date 2027-01-31 <
Giao Sở Tài chính hoàn thành giải ngân đến 30/6 đạt 50%, hết năm đạt 100%.
  date 2026-06-30 <
  date 2026-12-31 <
Giao Sở Tài chính hoàn thành giải ngân 60% đến hết quý III và 100% đến hết năm 2026.
  date 2026-09-30 <
  date 2026-12-31 <
Giao Sở Xây dựng khởi công dự án vào dịp 02/9/2026.
  date 2026-09-02 =
Giao Sở Xây dựng thông xe kỹ thuật tuyến đường trước 19/12/2026.
  date 2026-12-19 <
Giao Sở Xây dựng báo cáo tiến độ hằng tuần vào thứ Sáu.
  rule FREQ=WEEKLY;BYDAY=FR =
Giao Sở Xây dựng báo cáo tiến độ vào thứ 5 hằng tuần.
  rule FREQ=WEEKLY;BYDAY=TH =
Giao Sở Xây dựng báo cáo tiến độ 02 tuần một lần.
  period FREQ=WEEKLY;INTERVAL=2 =
Giao Sở Xây dựng báo cáo tiến độ 15 ngày/lần.
  period FREQ=DAILY;INTERVAL=15 =
Giao Sở Xây dựng báo cáo tiến độ vào các ngày 10, 20 và 30 hằng tháng.
  rule FREQ=MONTHLY;BYMONTHDAY=10 =
  rule FREQ=MONTHLY;BYMONTHDAY=20 =
  rule FREQ=MONTHLY;BYMONTHDAY=30 =
Đảng ủy tổ chức sơ kết vào giữa nhiệm kỳ.
  period - =
Phấn đấu đến cuối nhiệm kỳ có 90% chi bộ hoàn thành tốt nhiệm vụ.
  period - <
Phấn đấu đến năm 2030 có 90% chi bộ hoàn thành tốt nhiệm vụ.
  date 2030 <
Phấn đấu trước năm 2030 hoàn thành xóa nhà tạm.
  date 2030 <
Phấn đấu hết năm 2028 hoàn thành xóa nhà tạm.
  date 2028-12-31 <
Phấn đấu đến 31/12/2027 hoàn thành xóa nhà tạm.
  date 2027-12-31 <
Phấn đấu mỗi năm kết nạp 05 đảng viên.
  period FREQ=YEARLY =
Phấn đấu bình quân hằng năm kết nạp từ 3 - 4% đảng viên mới.
  period FREQ=YEARLY =
Ủy ban Kiểm tra Đảng ủy kiểm tra ít nhất 20% chi bộ mỗi năm.
  period FREQ=YEARLY =
Chi bộ sinh hoạt định kỳ mỗi tháng một lần vào ngày 05.
  rule FREQ=MONTHLY;BYMONTHDAY=5 =
Chi bộ sinh hoạt vào ngày 03 hằng tháng.
  rule FREQ=MONTHLY;BYMONTHDAY=3 =
Chi bộ sinh hoạt chuyên đề ít nhất mỗi quý 01 lần.
  period FREQ=MONTHLY;INTERVAL=3 =
Chi bộ sinh hoạt từ ngày 01 đến ngày 05 hằng tháng.
  rule FREQ=MONTHLY;BYMONTHDAY=1,2,3,4,5 =
Đảng ủy họp thường kỳ mỗi quý một lần, họp bất thường khi cần.
  on_event - =
  period FREQ=MONTHLY;INTERVAL=3 =
Thường trực Đảng ủy giao ban vào sáng thứ Hai hằng tuần.
  rule FREQ=WEEKLY;BYDAY=MO =
Bí thư Đảng ủy đối thoại với Nhân dân ít nhất 02 lần trong năm.
  period FREQ=YEARLY =
Bí thư Đảng ủy tiếp công dân định kỳ ít nhất 01 ngày trong 01 tháng.
  period FREQ=MONTHLY =
Bí thư tiếp công dân vào ngày 15 hằng tháng; trùng ngày nghỉ thì chuyển sang ngày kế tiếp.
  rule FREQ=MONTHLY;BYMONTHDAY=15 =
Ngày 15/4: Họp Ban Chỉ đạo.
  date 2026-04-15 =
Thứ Hai, ngày 16/3/2026: Họp Ban Chỉ đạo.
  date 2026-03-16 =
Văn phòng gửi tài liệu trước 03 ngày diễn ra cuộc họp.
  relative P3D <
Văn phòng gửi tài liệu cho đại biểu trước ngày họp ít nhất 02 ngày.
  relative P2D <
Văn phòng gửi tài liệu trước khi họp 01 ngày.
  relative P1D <
Văn phòng ban hành thông báo kết luận chậm nhất 02 ngày làm việc sau cuộc họp.
  relative P2Dw <
Sở Y tế tổ chức Tháng hành động vì an toàn thực phẩm từ ngày 15/4 đến ngày 15/5/2026.
  period 2026-04-15/2026-05-15 =
Sở Y tế tiêm vắc xin đợt 1 trong tháng 3 - 4, đợt 2 trong tháng 9 - 10.
  period 2026-03/2026-04 =
  period 2026-09/2026-10 =
Sở Y tế tiêm vắc xin 02 đợt/năm.
  period FREQ=YEARLY =
Sở Y tế công bố danh sách trước 01/01/2027.
  date 2027-01-01 <
Sở Y tế tổng hợp số liệu đến ngày 15/6/2026, báo cáo trước ngày 20/6/2026.
  date 2026-06-20 <
Sở Y tế báo cáo sau mỗi đợt kiểm tra.
  on_event - =
Sở Y tế báo cáo sau khi kết thúc đợt kiểm tra 05 ngày.
  relative P5D =
Kết thúc đợt kiểm tra, Sở Y tế báo cáo trong 05 ngày làm việc.
  relative P5Dw <
Sở Y tế tổ chức sơ kết 5 năm vào năm 2030 và tổng kết vào năm 2035.
  date 2030 =
  date 2035 =
Sở Y tế tổ chức sơ kết 06 tháng trước ngày 30/6 và tổng kết năm trước ngày 20/12.
  date 2026-06-30 <
  date 2026-12-20 <
Trước mắt, trong quý II/2026, Sở Y tế hoàn thành đề án.
  period 2026-04/2026-06 =
Sở Y tế hoàn thành đề án, trình trong tháng 6/2026, ban hành trong tháng 7/2026.
  date 2026-06 =
  date 2026-07 =
Lộ trình: năm 2026 đạt 50%, năm 2027 đạt 80%, năm 2028 đạt 100%.
  date 2026 =
  date 2027 =
  date 2028 =
Năm 2026: 30% số xã; năm 2027: 60% số xã.
  date 2026 =
  date 2027 =
Sở Y tế thực hiện theo lộ trình: Giai đoạn 1 (2026 - 2027); giai đoạn 2 (2028 - 2030).
  period 2026/2027 =
  period 2028/2030 =
Ngày 10/3/2026, Sở Y tế đã tổ chức hội nghị triển khai.
Theo Báo cáo số 25/BC-SYT ngày 10/3/2026 của Sở Y tế, tỷ lệ đạt 95%.
Tính đến hết tháng 02/2026, toàn tỉnh có 120 trạm y tế.
So với cùng kỳ năm 2025, số vụ giảm 12%.
Kế hoạch phát triển kinh tế - xã hội 5 năm 2026 - 2030.
Hồ sơ nộp trước ngày Quy định này có hiệu lực được giải quyết theo quy định cũ.
Kinh phí năm 2026 được giao tại Quyết định số 15/QĐ-UBND ngày 05/01/2026.
Người sinh trước ngày 01/01/1990 được ưu tiên.
Công chức có thời gian công tác từ 05 năm trở lên được xét nâng ngạch.
Số liệu lấy từ ngày 15/12/2025 đến ngày 14/3/2026.
Trong 02 tháng đầu năm 2026, toàn tỉnh xảy ra 15 vụ cháy.
Quy chế này có hiệu lực từ ngày 01/4/2026 và thay thế Quy chế ban hành ngày 20/02/2020.
Thời gian qua, công tác cải cách hành chính đã đạt nhiều kết quả.
Dự án được phê duyệt năm 2024 với thời gian thực hiện 36 tháng.
Sở Y tế xác nhận trên ứng dụng trong vòng 30 phút.
  relative PT30M <
Cứ 30 ngày, Sở Y tế báo cáo tiến độ một lần.
  period FREQ=DAILY;INTERVAL=30 =
Trung tâm công khai số hồ sơ trễ hạn vào cuối mỗi ngày.
  period FREQ=DAILY =
Trung tâm họp toàn thể vào tháng Sáu và tháng Mười Hai hằng năm.
  rule FREQ=YEARLY;BYMONTH=6,12 =
Trung tâm họp thường kỳ trong tháng 7 và tháng 01 hằng năm.
  rule FREQ=YEARLY;BYMONTH=1,7 =
Hai đơn vị trao đổi danh sách vào thứ Sáu cách tuần.
  rule FREQ=WEEKLY;INTERVAL=2;BYDAY=FR =
Hai tuần một lần, vào chiều thứ Năm, Ban Chỉ đạo họp.
  rule FREQ=WEEKLY;INTERVAL=2;BYDAY=TH =
Hai tháng một lần, vào ngày 15, Ban Chỉ đạo họp.
  rule FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=15 =
Mỗi nửa năm, Sở Y tế báo cáo Ủy ban nhân dân tỉnh.
  period FREQ=MONTHLY;INTERVAL=6 =
Tổ công tác họp vào sáng thứ Hai tuần thứ nhất và tuần thứ ba của tháng.
  rule FREQ=MONTHLY;BYDAY=1MO,3MO =
Tổ công tác họp vào thứ Sáu tuần cuối tháng.
  rule FREQ=MONTHLY;BYDAY=-1FR =
Sở Y tế lập dự toán, trình trong tuần thứ hai của tháng 9.
  date 2026-09 =
Đại biểu có mặt trước giờ họp 15 phút.
  relative PT15M <
Nếu phát hiện sai phạm thì báo cáo Sở Nội vụ.
  on_event - =
Các đơn vị nộp báo cáo, hạn ngày 28 tháng 4.
  date 2026-04-28 <
Văn thư nộp lưu hồ sơ, xong trước ngày 30/6 hoặc chậm nhất 15/7.
  date 2026-06-30 <
  date 2026-07-15 <
Lưu trữ hồ sơ, biên bản của các đợt kiểm tra trong thời hạn 05 năm.
Kế hoạch này sửa đổi Thông tư số 52/2025/TT-BTC (24/6/2025).
Phạt tiền từ 1.000.000 đồng đối với hành vi không khai báo khi phát hiện dịch bệnh.
Xe được cơ quan có thẩm quyền cấp phép trước ngày 01/5/2026 được tiếp tục sử dụng.
Hiệu lực chung: 15/4/2026.
Theo dự báo, từ nay đến cuối năm còn 03 cơn bão.
Sở Nội vụ niêm yết danh sách trong 30 ngày liên tục.
Căn cứ Thông tư số .../2026/TT-BNV ngày ... tháng ... năm 2026 của Bộ trưởng Bộ Nội vụ.
Hàng hóa phục vụ nhu cầu sinh hoạt hằng ngày của cư dân.
Dự án do Bộ quản lý, thực hiện giai đoạn I: từ năm 2021 đến năm 2030.
Sở Y tế sơ tuyển sức khỏe từ 05 đến 12 tháng 11.
  period 2026-11-05/2026-11-12 =
Sở Y tế mở đợt cao điểm từ ngày 15/4 đến ngày 15/5.
  period 2026-04-15/2026-05-15 =
Sở Y tế trả kết quả tại nhà không quá 02 ngày.
  relative P2D <
Nếu mưa lớn thì hội thi lùi sang ngày 16/4/2026.
  date 2026-04-16 =
Sở Y tế phát lệnh gọi khám trước ngày khám 15 ngày.
  relative P15D <
Người nghỉ việc hưởng trợ cấp trước ngày 01 tháng 01 năm 1995 được hưởng chế độ.
Đến 15 giờ ngày 11 tháng 7 năm 2026, vụ cháy đã làm hư hỏng 15 căn nhà.
Dự toán đến hết ngày 31 tháng 01 năm sau chưa sử dụng thì bị hủy bỏ.
Ngày 01/3/2027 là ngày có hiệu lực của Quy chế.
Dư nợ vay đến ngày 31 tháng 12 năm trước là 15 tỷ đồng.
Đại hội họp mặt kỷ niệm tháng 5 năm 1975.
Số giảng viên được xác định tại ngày 31 tháng 12 của năm trước.
"""


def deadlines(sentence: str) -> tuple[Deadline, ...]:
    text = HEAD.format(sentence=sentence)
    return deadlines_in(text)


@pytest.mark.parametrize(("sentence", "due"), listed(WORDINGS))
def test_a_time_is_read_as_a_careful_clerk_reads_it(sentence: str, due: list[str]) -> None:
    assert sorted(told(deadline) for deadline in deadlines(sentence)) == due


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "Các xã gửi báo cáo trước 16 giờ 30 phút, thứ Sáu hằng tuần.",
            "trước 16 giờ 30 phút, thứ Sáu hằng tuần",
        ),
        ("Các phòng gửi danh sách trước 16h00 ngày 20/11.", "trước 16h00 ngày 20/11"),
        ("Các xã gửi báo cáo trước 15 giờ hằng ngày.", "trước 15 giờ hằng ngày"),
        (
            "Họp Ban Chỉ đạo: 7 giờ 30 phút, thứ Ba, ngày 15/9/2026.",
            "7 giờ 30 phút, thứ Ba, ngày 15/9/2026",
        ),
        (
            "Các xã gửi báo cáo chậm nhất 10 giờ sáng thứ Hai hằng tuần.",
            "chậm nhất 10 giờ sáng thứ Hai hằng tuần",
        ),
    ],
)
def test_a_time_on_the_clock_is_said_with_its_day(sentence: str, said: str) -> None:
    (deadline,) = deadlines(sentence)

    assert deadline.when.said == said
