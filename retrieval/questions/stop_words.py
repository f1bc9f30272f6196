"""Folded syllables and words of questions that carry little or no topic."""

# Syllables that carry no topic when they stand alone.
_STOP = """
    a ah ai anh bao bay bi boi ben cai can cac cach chi cho chu co con cua cung da dang day de den
    di do doi du duoc e em gi gio giup ha hay het hoi hom i ke khi kia kieu ko khong la lai lam lan
    lau len leu luc luon ma mac may minh moi mot muon nao nay nen neu ngay nghe ngoai nguoi nhe nhi
    nhieu nho nhu nhung no noi nua o oi on qua ra rang rat roi sao sau se so tai tao theo thi the
    thay phai mang hien thuoc tin toi trong truoc tu tung tren u va van vao vay ve vi voi xin xem y
    ay duoi dau gom
"""
STOP = frozenset(_STOP.split())

# Syllables that ask or join; next to one, two syllables are no word of the matter.
ASKING = frozenset({"ai", "gi", "nao", "la", "thi", "nhung"})

# Words that questions and documents of every matter share; they tell little of the topic.
_LIGHT = """
    don_vi co_quan to_chuc doi_tuong thoi_diem thoi_gian so_hieu chuc_vu chuc_danh quy_dinh
    thuc_hien noi_dung van_ban cu_the nhiem_vu trach_nhiem cong_tac
    ben ky ngay nam thang lan nguoi dong_chi ban_hanh tai_lieu hang_nam chuong_trinh ke_hoach
    quyet_dinh thong_bao quy_che ten lam_gi duoc_giao giao_cho phai_lam
    de_cap nhac neu noi nghia viet_tat lay voi_nhau dung_de bao_gom hieu_nhu ma_khong khai_niem
    hai_ben mot_lan dung_ra cung_nhau lien_quan nhu_vay truong_hop
"""
LIGHT = frozenset(_LIGHT.split())

# Words that ask, and are asked of every matter alike.
QUESTIONS = frozenset({"o_dau", "bao_nhieu", "bao_lau", "the_nao"})

# Neighbours that are no word: "hồ sơ mấy ngày" is about "hồ sơ".
APART = frozenset({"so_may"})

# Words that only say which kind of figure is asked for: documents write "%" and "đồng".
OF_PERCENT = frozenset({"phan_tram"})
OF_MONEY = frozenset({"tien", "so_tien"})

# Words that ask for a time or a sum: where no document has them, they are the asker's own.
TIMES = frozenset({"truoc_ngay", "han_nop", "han_chot", "han_cuoi", "thoi_han"})
SUMS = frozenset({"kinh_phi", "chi_phi"})
