"""Vietnamese surnames; data only."""

# Borne by nine in ten Vietnamese: a name of three syllables that begins so is a person.
COMMON: frozenset[str] = frozenset(
    """nguyễn trần lê phạm huỳnh hoàng phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn trịnh trương lâm mai
    đào vương hà lưu phùng tô tạ chu quách thái cao lương""".split()
)
# Rarer ones, words of other meaning among them: a person only after "đồng chí", a position…
RARE: frozenset[str] = frozenset(
    """an âu ân bá bạch bàn bàng bành bảo bế bì biện bồ bình cái cam cảnh cát cấn châu chế chiêm chung chử cù
    cung cổ cồ công danh dã diệp doãn dư đàm đan đăng đầu đái đậu điền điêu đồng đôn đường đổng giang giáp
    giả giản hạ hàn hán hầu hình hoa hùng hứa hướng hữu kha khâu khổng khiếu khúc khương kiều kim kiên
    la lã lại lạc lai lăng lều liên liễu liêu lò lỗ lộ lục luyện lường lữ lự ma mã mạc mạch mâu mẫn
    mạnh mẫu miêu minh mùa mộc mông ngân nghiêm ngũ ngụy nhâm nhan nhữ nhan ninh nông ông ổn phí
    phú phương quan quảng quản sái sầm sơn sử sùng tần tăng tất tào tân tề thạch thân thẩm thang thào
    thi thiều thôi thục tiêu tiết tòng tống tông triệu trà trang trác trầm trì từ tôn tuấn ứng ung uông
    văn vi viên vừ vàng giàng hạng sìn lừu thàng cứ khà lù lầu sình ly y h'mok rơ k'sor ksor niê rahlan
    siu đinh quàng cà tòng điêu hoàn khuất phi tiền thiệu nhiễu mỵ vĩnh xa xín chảo phàn tẩn vạn vòng""".split()
)
SURNAMES: frozenset[str] = COMMON | RARE
# The middle word of a name that makes the first one a surname whatever else it may mean.
MIDDLES: frozenset[str] = frozenset({"văn", "thị"})
