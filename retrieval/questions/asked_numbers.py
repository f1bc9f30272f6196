"""The words that ask for the number of a document, and words that only sound so (pure)."""

from retrieval.questions.document_kinds import ISSUED, LEGAL

# What ends in "số", "sở" or "sơ": "hồ sơ mấy ngày", "chữ ký số bao nhiêu %" ask for no number.
_ENDING_IN_SO = (
    *("ho", "tru", "quan", "dan", "chi", "doanh", "ma", "bien", "diem", "tong", "he", "thong"),
    *("ty", "ti", "giam doc", "lanh dao", "cong nghe", "ky nang", "chuyen doi", "kinh te"),
    *("xa hoi", "chu ky", "chinh quyen", "nen tang", "nang luc", "ha tang", "cong dan"),
    *("du lieu", "thanh toan", "van hoa", "moi truong"),
)
_NO_SUCH_WORD = "".join(rf"(?<!\b{word} )" for word in _ENDING_IN_SO)
_COUNTED = (
    "nguoi|thanh vien|dong chi|can bo|cong chuc|hoc vien|don vi|to|lan|lop|cuoc|buoi|tiet|phut|gio|"
    r"ngay(?! (?:nao|may|bao nhieu|gi|\d))|tuan|thang(?! (?:nao|may|\d))|bo|ban|cai|chiec|muc|"
    "chi tieu|tieu chi|nhiem vu|phan tram|tien|dong|trieu|ty|ti|nghin|kinh phi|lau"
)

# Behind them "mấy ngày" asks for a number of days; behind another "số" for a number and a day.
WORD_IN_SO = "|".join(rf"(?<=\b{word} so )" for word in _ENDING_IN_SO)
ASKED_NUMBER = (
    rf"\b(?:{ISSUED}|{LEGAL}|van ban) so (?:may|bao nhieu)\b"
    rf"|{_NO_SUCH_WORD}\bso (?:may|bao nhieu)\b(?! ?(?:%|(?:{_COUNTED})\b))"
)
ASKED_SIGN = r"(?<!\bchu )(?<!\bdang )\bky hieu\b(?! (?:qua|luc|truong|suat)\b)"
