"""What a clerk is told of documents that take the place of others."""

REPLACED = (
    "{file}: văn bản này ghi là thay thế {number}, nên các thời hạn của văn bản cũ không được nhắc"
    " nữa, nhiệm vụ trong đó không hiện khi tra cứu."
)
LATER = (
    "{file}: văn bản này ghi là thay thế {number} từ {since}. Đến ngày đó các thời hạn của văn bản"
    " cũ vẫn được nhắc."
)
UNDATED = (
    "{file}: văn bản này ghi là thay thế {number}, nhưng Sổ Tay chưa đọc được từ ngày nào, nên các"
    " thời hạn của văn bản cũ vẫn được nhắc. Khi văn bản cũ hết hiệu lực, anh/chị gỡ bằng lệnh:"
    " sotay documents remove {remove}"
)
UNCLEAR = (
    "{file}: văn bản này ghi là thay thế {number}, nhưng trong kho có nhiều văn bản mang số đó, nên"
    " chưa văn bản nào thôi được nhắc. Văn bản nào đã hết hiệu lực, anh/chị gỡ bằng lệnh: sotay"
    " documents remove TÊN_TỆP"
)
TWICE = (
    "{file}: trong kho còn {other} cùng số {number} mà nội dung khác; Sổ Tay đang nhắc theo cả hai."
    " Nếu bản mới thay bản cũ, anh/chị gỡ bản cũ bằng lệnh: sotay documents remove {remove}"
)
