"""Words that names of Vietnamese agencies and groups are made of; data only.

Heads are the words a name begins with. A closed head is a name by itself (Công an, Đảng ủy) and
takes only a level, a place or the unit it belongs to; an open one needs its field (Sở Nội vụ).
"""

CLOSED_HEADS: frozenset[str] = frozenset(
    """
    ủy ban nhân dân|hội đồng nhân dân|ủy ban mặt trận tổ quốc|mặt trận tổ quốc|công an|công an nhân dân
    |bộ công an|bộ quốc phòng|đảng ủy|thành ủy|tỉnh ủy|huyện ủy|quận ủy|thị ủy|đảng bộ|chi bộ|đảng đoàn
    |ban cán sự đảng|cấp ủy|ban bí thư|bộ chính trị|ban chấp hành|ban thường vụ|thường trực
    |tòa án nhân dân|tòa án|viện kiểm sát nhân dân|viện kiểm sát|bộ chỉ huy quân sự|ban chỉ huy quân sự
    |bộ tư lệnh|quân khu|quân ủy trung ương|quân đội nhân dân|bộ đội biên phòng|bộ chỉ huy bộ đội biên phòng
    |chính phủ|quốc hội|văn phòng chính phủ|văn phòng quốc hội|văn phòng trung ương đảng
    |văn phòng chủ tịch nước|ủy ban thường vụ quốc hội|ban chấp hành trung ương
    |hội liên hiệp phụ nữ|hội phụ nữ|hội nông dân|hội cựu chiến binh|hội người cao tuổi|hội chữ thập đỏ
    |hội khuyến học|hội luật gia|đoàn thanh niên|đoàn thanh niên cộng sản|liên đoàn lao động|công đoàn
    |thành đoàn|tỉnh đoàn|huyện đoàn|đoàn đại biểu quốc hội|bảo hiểm xã hội|kho bạc nhà nước
    |ngân hàng nhà nước|kiểm toán nhà nước|thanh tra chính phủ|thi hành án dân sự|cục thuế|chi cục thuế
    |chi cục hải quan|ủy ban kiểm tra
    |bộ phận thường trực giúp việc|bộ phận giúp việc|bộ phận một cửa|tổ giúp việc
    |trường chính trị|tổ công nghệ số cộng đồng
    """.replace("\n", "")
    .replace("  ", "")
    .split("|")
)

OPEN_HEADS: frozenset[str] = frozenset(
    """ban|bộ|sở|phòng|cục|vụ|tổng cục|chi cục|văn phòng|hội|đoàn|liên đoàn|liên minh|trung tâm|viện|trường
    |học viện|tổ|đội|đồn|trạm|ủy ban|hội đồng|ban chỉ đạo|ban chỉ huy|ban quản lý|ban điều hành|ban giám hiệu
    |tổ công tác|tổ giúp việc|tổng công ty|công ty|tập đoàn|bệnh viện|thanh tra|quỹ|đài|báo|nhà xuất bản
    |bộ chỉ huy|bộ tư lệnh|hạt|tổng liên đoàn|hiệp hội|khối|cảng vụ|ngân hàng|câu lạc bộ|thư viện|bảo tàng
    |nhà văn hóa""".replace("\n", "")
    .replace("  ", "")
    .split("|")
)

# Heads that are names in small letters too; all but the first two only with a level or place.
UNCAPITALISED_HEADS: frozenset[str] = frozenset(
    "ủy ban nhân dân|hội đồng nhân dân|công an|đảng ủy|tỉnh ủy|thành ủy|huyện ủy|mặt trận tổ quốc|chi bộ|đảng bộ"
    "|bộ phận thường trực giúp việc|bộ phận giúp việc".split("|")
)
# What follows a unit and is no place though it begins with a capital.
NOT_PLACES: frozenset[str] = frozenset(
    (
        "số|điều|khoản|mục|luật|tm|kt|tl|tuq|kế hoạch|nghị quyết|nghị định|quyết định|chương trình|thông tư"
        "|thông báo|quy chế|quy định|công văn|công điện|chỉ thị|kết luận|hướng dẫn|căn cứ|đồng chí|lãnh đạo|điều lệ"
        "|kính gửi|nơi nhận|cộng hòa|cộng hoà|độc lập|đảng cộng|đề án|dự án|báo cáo|tờ trình|giấy mời|phụ lục"
        "|xét đề|theo đề|trong quá|trên cơ|đối với|nhân dân|bộ trưởng"
    ).split("|")
)

# "Ban hành", "Phòng chống": a verb in capitals is no head.
NOT_A_NAME: frozenset[str] = frozenset(
    (
        "ban hành|phòng chống|phòng ngừa|hội nghị|hội thảo|hội họp|bộ máy|bộ luật|bộ phận|trường hợp"
        "|tổ chức|tổ quốc|đoàn kết|đoàn viên|hội viên|vụ việc|vụ án|cục bộ|viện dẫn|báo cáo|quỹ đất"
        "|đài thọ|đội ngũ|khối lượng|ban đầu|trạm y|hội nhập|tổ dân|đoàn thể|phòng cháy|bộ trưởng"
        "|cục trưởng|vụ trưởng|viện trưởng|tổ trưởng|đội trưởng|đoàn đại|trường học|đội hình"
    ).split("|")
)
# "Nhiệm vụ", "Hải Phòng": the end of another word is no head.
NOT_A_HEAD: frozenset[str] = frozenset(
    (
        "nhiệm vụ|dịch vụ|nghiệp vụ|phục vụ|công vụ|chức vụ|nghĩa vụ|cán bộ|toàn bộ|nội bộ|đồng bộ|tiến bộ"
        "|xã hội|cơ hội|đại hội|lễ hội|quốc hội|môi trường|thị trường|hội trường|công trường|quốc phòng"
        "|dự phòng|hải phòng|biên phòng|văn phòng|quân đội|bộ đội|cơ sở|trụ sở|chi bộ|đảng bộ|thường vụ|nội vụ"
        "|phân đội|công đoàn|tập đoàn|liên đoàn|đảng đoàn|thành đoàn|tỉnh đoàn|kế hoạch|quân đoàn|sư đoàn"
    ).split("|")
)

LEVELS: frozenset[str] = frozenset(
    "tỉnh|thành phố|tp|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|khu vực|thôn|khu phố|khu dân cư".split(
        "|"
    )
)
REACHES: frozenset[str] = frozenset(
    "các cấp|cùng cấp|cấp trên|cấp dưới|cấp tỉnh|cấp thành phố|cấp huyện|cấp xã|cấp cơ sở|cấp trên trực tiếp"
    "|trung ương|trực thuộc trung ương|việt nam|cơ sở|địa phương|nhân dân".split("|")
)

# Lower-case syllables that a capital begins: "Nội vụ". Those of three and more are listed whole.
LONG_FIELDS: frozenset[str] = frozenset(
    """cựu chiến binh|người cao tuổi|chữ thập đỏ|quản lý dự án|quản lý thị trường|quản lý đô thị
    |phục vụ hành chính công|phục vụ hành chính|bảo vệ môi trường|thi hành án dân sự|chỉ huy quân sự
    |kiểm sát nhân dân|giáo dục thường xuyên|giáo dục nghề nghiệp|dịch vụ việc làm|dịch vụ nông nghiệp
    |kiểm soát bệnh tật|xúc tiến đầu tư|xúc tiến thương mại|phát triển quỹ đất|quản lý nhà nước
    |quản lý khu kinh tế|quản lý các khu công nghiệp|quản lý các khu kinh tế|cảnh sát giao thông
    |cảnh sát kinh tế|cảnh sát hình sự|cảnh sát quản lý hành chính về trật tự xã hội|cảnh sát cơ động
    |an ninh mạng|an ninh nội địa|an ninh kinh tế|an ninh chính trị nội bộ|tham mưu tổng hợp
    |xây dựng phong trào|xây dựng phong trào bảo vệ an ninh tổ quốc|phòng cháy chữa cháy
    |phòng cháy, chữa cháy và cứu nạn, cứu hộ|tuyên giáo và dân vận|xây dựng đảng|kiểm tra đảng ủy
    |an toàn thực phẩm|hành chính công|chuyển đổi số|cải cách hành chính|bảo trợ xã hội|công tác xã hội
    |chính sách xã hội|trợ giúp pháp lý|công nghệ thông tin|văn hóa, thể thao và du lịch
    |nông nghiệp và môi trường|khoa học và công nghệ|giáo dục và đào tạo|thông tin và truyền thông
    |dân tộc và tôn giáo|lao động - thương binh và xã hội|kinh tế, hạ tầng và đô thị|văn hóa - xã hội
    |tổ chức cán bộ|tổ chức hành chính|tổ chức - hành chính|hành chính - tổng hợp|hành chính tổng hợp|kế hoạch tài chính|kế hoạch - tài chính|quản trị tài vụ|kiểm tra văn bản|đăng ký quốc gia|văn phòng đảng ủy|tư lệnh cảnh vệ|trung học cơ sở|trung học phổ thông|tiểu học|mầm non|đại học|cao đẳng
    |chất độc da cam|nạn nhân chất độc da cam|thể dục thể thao|liên hiệp phụ nữ|liên hiệp các tổ chức
    """.replace("\n", "")
    .replace("  ", "")
    .split("|")
)
# Two-syllable fields; they join "và" and commas in lower case and are all that folded text has.
FIELDS: frozenset[str] = frozenset(
    """nội vụ|tư pháp|tài chính|công thương|xây dựng|y tế|nội chính|tổ chức|kiểm tra|dân vận|tuyên giáo
    |tuyên truyền|dân tộc|tôn giáo|công an|quốc phòng|ngoại giao|ngoại vụ|đối ngoại|thanh tra|giao thông
    |vận tải|nông nghiệp|môi trường|tài nguyên|khoa học|công nghệ|giáo dục|đào tạo|thông tin|truyền thông
    |văn hóa|thể thao|du lịch|lao động|thương binh|xã hội|việc làm|kinh tế|hạ tầng|đô thị|kế hoạch|đầu tư
    |tổng hợp|hành chính|quản trị|hộ tịch|pháp chế|cán bộ|chính trị|tư tưởng|lý luận|báo chí|xuất bản
    |thanh niên|phụ nữ|nông dân|trẻ em|gia đình|dân số|bình đẳng giới|an ninh|trật tự|cảnh sát|hậu cần
    |kỹ thuật|tham mưu|biên phòng|quân sự|dân quân|thuế|hải quan|thống kê|kiểm lâm|thú y|thủy sản
    |chăn nuôi|trồng trọt|thủy lợi|phát triển|chuyên môn|nghiệp vụ|đoàn thể|thi đua|khen thưởng|lưu trữ
    |văn thư|đảng viên|cơ sở|bảo vệ|chăm sóc|sức khỏe|quản lý|dịch vụ|thương mại|công nghiệp|thị trường
    |nhà nước|mặt trận|tiếp dân|tiếp công dân|giám sát|phản biện|ngân sách|đất đai|khoáng sản|biển|hải đảo
    |năng lượng|điện lực|viễn thông|bưu chính|số hóa|dữ liệu|cơ yếu|đối nội|công tác|chỉ đạo|thường trực
    |thường vụ|chấp hành|bí thư|liên hiệp|khuyến học|luật gia|hữu nghị|điều hành|biên tập|phục vụ|pháp luật|đăng kiểm|giao dịch|phát hành|lãnh sự|bổ trợ|tài sản|công sản|bồi dưỡng|nghiên cứu|lịch sử|ứng dụng|quan trắc|khuyến nông|giống|kiểm nghiệm|pháp y|giám định|đấu giá|công chứng|dân chủ|dân quân|tự vệ|chuyển đổi|sáng tạo|đổi mới|hợp tác|quốc tế|thẩm định|đầu tư|tiếp nhận|kết quả|phòng thủ|dân sự
    """.replace("\n", "")
    .replace("  ", "")
    .split("|")
)

# Fields that a list inside a name carries on in small letters: "…, dân tộc và tôn giáo".
TOPICS: frozenset[str] = frozenset(
    "dân tộc|tôn giáo|thể thao|du lịch|đô thị|môi trường|hạ tầng|công nghệ|xã hội|truyền thông|đào tạo|việc làm"
    "|khoa học|thông tin|văn hóa|kinh tế|đoàn thể|nông thôn|nông nghiệp|đối ngoại|lực lượng vũ trang".split(
        "|"
    )
)

# What follows a name and is none of it: verbs and function words, by their first syllable.
STOPS: frozenset[str] = frozenset(
    """chủ phối có là về của trong đã được giao chỉ hướng tham báo theo thực triển khi nếu để do với tại
    từ trước sau đến gửi cho vào ra trên dưới qua này kia đó nêu căn cứ ban-hành ký trình quyết phê duyệt
    xem xét thẩm đề nghị yêu cầu chịu phải cần sẽ đang không chưa hoặc hay như gồm bao nhằm nên mà thì bị
    cùng cũng đều vẫn còn rồi làm nhận lập tiếp đôn theo-dõi kiểm định thường-xuyên hằng hàng mỗi năm tháng
    ngày quý khóa nhiệm giai số lãnh thống nhất tăng đẩy bảo phát giữ nắm rà đăng thông-báo cung cấp-phát
    tổ-chức xây xử giải giúp đóng góp bố cử phân rút khẩn kịp nghiêm chủ-động lồng căn thuộc và các những
    một hai ba bốn việc công-tác nơi lưu kèm quy bằng nhưng vì bởi xin hỏi mời đồng gắn trả đánh biểu
    """.split()
)

# Lower-case groups: "các sở, ban, ngành", "các cơ quan, đơn vị, địa phương".
GROUP_WORDS: frozenset[str] = frozenset(
    """sở|ban|ngành|phòng|đoàn thể|hội|hội đoàn thể|cơ quan|đơn vị|địa phương|doanh nghiệp|doanh nghiệp nhà nước
    |tổ chức chính trị - xã hội|tổ chức chính trị xã hội|tổ chức thành viên|lực lượng vũ trang|đơn vị sự nghiệp
    |đơn vị sự nghiệp công lập|đơn vị sự nghiệp công|chi bộ|chi|đảng bộ|đảng bộ cơ sở|xã|phường|đặc khu|thị trấn
    |huyện|quận|thị xã|thành phố|tỉnh|tỉnh ủy|thành ủy|huyện ủy|đảng ủy|cấp ủy|chính quyền|chính quyền địa phương
    |tổ chức đảng|phòng chuyên môn|cơ quan chuyên môn|cơ quan tham mưu|cơ quan thông tin đại chúng|tổ chức xã hội
    |tổ chức|cá nhân|trường học|cơ sở giáo dục|ban đảng|ban xây dựng đảng|khu dân cư|thôn|tổ dân phố|bộ
    |cơ quan ngang bộ|cơ quan thuộc chính phủ|cơ quan nhà nước|cơ quan hành chính nhà nước|cơ quan liên quan
    |tổ chức chính trị""".replace("\n", "")
    .replace("  ", "")
    .split("|")
)
# A group of one such word alone says nothing of who is meant.
VAGUE: frozenset[str] = frozenset(
    "cơ quan|đơn vị|địa phương|tổ chức|cá nhân|doanh nghiệp|ban|phòng|hội|bộ|chi|ngành|cơ quan liên quan|thôn"
    "|chính quyền|tỉnh|thành phố|cấp ủy".split("|")
)
SINGLE_GROUPS: frozenset[str] = frozenset({"lực lượng vũ trang"})

# General short forms, as typed in capitals or, where no word is meant by them, in small letters.
SHORT_FORMS: dict[str, str] = {
    short: long
    for short, _, long in (
        line.strip().partition("=")
        for line in """
        ubnd=uy ban nhan dan
        hdnd=hoi dong nhan dan
        mttq=mat tran to quoc
        ubmttq=uy ban mat tran to quoc
        ubmttqvn=uy ban mat tran to quoc viet nam
        mttqvn=mat tran to quoc viet nam
        mttw=mat tran trung uong
        catp=cong an thanh pho
        cand=cong an nhan dan
        btv=ban thuong vu
        bch=ban chap hanh
        bcd=ban chi dao
        tgdv=tuyen giao va dan van
        tg&dv=tuyen giao va dan van
        btgdv=ban tuyen giao va dan van
        btgdvtu=ban tuyen giao va dan van thanh uy
        vksnd=vien kiem sat nhan dan
        tand=toa an nhan dan
        thads=thi hanh an dan su
        bhxh=bao hiem xa hoi
        lhpn=lien hiep phu nu
        ldld=lien doan lao dong
        tncs=thanh nien cong san
        ccb=cuu chien binh
        hcm=ho chi minh
        qdnd=quan doi nhan dan
        chqs=chi huy quan su
        tp=thanh pho
        tx=thi xa
        gd&dt=giao duc va dao tao
        gddt=giao duc va dao tao
        kh&cn=khoa hoc va cong nghe
        khcn=khoa hoc va cong nghe
        nn&mt=nong nghiep va moi truong
        tn&mt=tai nguyen va moi truong
        tnmt=tai nguyen va moi truong
        tt&tt=thong tin va truyen thong
        tttt=thong tin va truyen thong
        vhtt&dl=van hoa the thao va du lich
        vhttdl=van hoa the thao va du lich
        ldtb&xh=lao dong thuong binh va xa hoi
        ldtbxh=lao dong thuong binh va xa hoi
        nn&ptnt=nong nghiep va phat trien nong thon
        """.strip().splitlines()
    )
}
# Only in capitals: in small letters they are words or something else.
CAPITAL_SHORT_FORMS: dict[str, str] = {
    "ca": "cong an",
    "ub": "uy ban",
    "vp": "van phong",
    "tw": "trung uong",
    "bca": "bo cong an",
    "bqp": "bo quoc phong",
    "bnv": "bo noi vu",
    "đu": "dang uy",
    "đk": "dac khu",
    "đtn": "doan thanh nien",
}
