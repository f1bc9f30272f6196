"""What checks of duties and deadlines say, in a terminal and on the page."""

HEADINGS = {
    "standing": "Hai văn bản nêu đơn vị thường trực khác nhau",
    "order": "Phải nộp trước khi nhận được báo cáo để tổng hợp",
    "lead": "Việc chỉ có đơn vị phối hợp, không nêu ai chủ trì",
    "owner": "Thời hạn không nêu ai thực hiện",
    "day": "Định kỳ nhưng không nêu ngày",
    "outdated": "Đã xác nhận, nhưng văn bản hoặc cách đọc đã khác",
}
STANDING = "{first} nêu {one} là thường trực; {second} nêu {other} ({matter})."
STANDING_DO = "Kiểm tra văn bản nào còn hiệu lực, rồi gỡ văn bản cũ: sotay documents remove SỐ."
ORDER = "“{made}” phải xong {due}, nhưng “{given}” {comes} mới đến hạn gửi."
ORDER_DO = "Thống nhất lại ngày với các đơn vị gửi báo cáo, rồi sửa thời hạn khi xác nhận."
LEAD = "“{task}”: chỉ nêu {names} phối hợp."
LEAD_DO = "Hỏi cơ quan ban hành đơn vị nào chủ trì trước khi giao việc."
OWNER = "“{what}” ({when}): văn bản không nêu đơn vị thực hiện ở câu này."
OWNER_DO = "Đọc cả mục trong văn bản; nếu đã rõ ai làm, ghi vào thời hạn khi xác nhận."
DAY = "“{what}”{who}: {when}, không có ngày cụ thể."
DAY_DO = "Thống nhất ngày với đơn vị nhận, rồi sửa thời hạn khi xác nhận để được nhắc đúng ngày."
OUTDATED = "“{what}” ({place}) cần xem lại."
OUTDATED_DO = "Xem lại bằng lệnh: sotay deadlines review, hoặc nhắn /duyet."
NOTHING = "Không thấy mâu thuẫn hay chỗ thiếu nào trong {duties} nhiệm vụ và {deadlines} thời hạn."
COUNTED = "{heading} ({count}):"
FINDING = "• {said}"
REMEDY = "→ {remedy}"
SOURCE = "  {place}"
TOTAL = "Có {count} điểm cần xem trong {duties} nhiệm vụ và {deadlines} thời hạn."
COMMAND = "tìm mâu thuẫn và chỗ thiếu trong nhiệm vụ, thời hạn đã đọc"
