import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.text import fold
from retrieval.evidence import Frequency
from retrieval.lexicon import Lexicon
from retrieval.questions.tokens import MAX_WORDS
from retrieval.questions.wording import Language, Wording, word

PLAIN = (
    *("tuyên", "truyền", "kế", "hoạch", "báo", "cáo", "phường", "Bình", "Minh", "của", "ai"),
    *("khi", "nào", "ở", "đâu", "là", "gì", "bao", "nhiêu", "đơn", "vị", "chủ", "trì"),
)
SHORT = (
    *("UBND", "CTr", "ĐU", "CATP", "ko", "ntn", "b/c", "P.", "15/6", "12-CTr/BTGDVTU-CAT"),
    *("ANTQ", "th/hiện", "KT-XH"),
)


def read(question: str, lexicon: Lexicon, frequency: Frequency) -> str:
    return word(question, lexicon, frequency).text


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "Theo CTr với BTGDVTU thì CAT làm gì?",
            "theo chuong trinh voi ban tuyen giao va dan van thanh uy thi cong an tinh lam gi?",
        ),
        (
            "ctr ban tgdv tinh uy ki voi cat",
            "chuong trinh ban tuyen giao va dan van tinh uy ki voi cat",
        ),
        ("ĐUCAP P. Bình Minh", "dang uy cong an phuong phuong binh minh"),
        ("ubndx b/c kq ntn", "uy ban nhan dan xa bao cao ket qua nhu the nao"),
        (
            "CTr BXDĐ–ĐUUBND p. Bình Minh",
            "chuong trinh ban xay dung dang - dang uy uy ban nhan dan phuong binh minh",
        ),
        (
            "UB MTTQ và TC CT-XH t/hiện gì",
            "uy ban mat tran to quoc va to chuc chinh tri - xa hoi thuc hien gi",
        ),
        ("Q.1, TP.HCM", "quan 1, thanh pho ho chi minh"),
        ("TG&DV", "tuyen giao va dan van"),
        ("CQ/ĐV nào chủ trì ctr07", "co quan / don vi nao chu tri chuong trinh 07"),
        ("k/điểm đơn vị nào", "kiem diem don vi nao"),
        ("CATP và ĐUTP", "cong an thanh pho va dang uy thanh pho"),
        ("sở TP họp", "so tu phap hop"),
        ("UBND tỉnh HD", "uy ban nhan dan tinh hai duong"),
        ("ban HD này", "ban huong dan nay"),
    ],
)
def test_abbreviations_are_written_out(
    question: str, text: str, lexicon: Lexicon, frequency: Frequency
) -> None:
    assert read(question, lexicon, frequency) == text


@pytest.mark.parametrize(
    "question",
    [
        "số 12-CTr/BTGDVTU-CAT, ngày 15/6",
        "09-CT/TW và /KH-UBND",
        "Phòng PV11 làm gì",
        "điểm e khoản 2 Điều 5, điểm a, b, c",
        "v.v",
        "chương iii và phần II",
        "xem video trên zalo",
        "phường AN PHONG",
        "an do ca hoa có tên không",
        "6 tháng/năm",
    ],
)
def test_symbols_numbers_and_words_of_the_language_are_left_alone(
    question: str, lexicon: Lexicon, frequency: Frequency
) -> None:
    assert read(question, lexicon, frequency) == fold(question)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("ddeens bao giowf thì tổgn kết", "den bao gio thi tong ket"),
        ("vieejc tuyeen truyeenf", "viec tuyen truyen"),
        ("ke61 hoa5ch d9u7o75ng ph6o1", "ke hoach duong pho"),
        ("chươgn trình phốihợp", "chuong trinh phoi hop"),
        ("báo cáo địnhkỳ gửi ngfay nào", "bao cao dinh ky gui ngay nao"),
        ("phuo ng Bình Minh báo c áo", "phuong binh minh bao cao"),
        ("điều10 khoản2", "dieu 10 khoan 2"),
        ("6thang dau nam", "6 thang dau nam"),
        ("dân vn khéo", "dan van kheo"),
        ("CÔNG AN PHƯỜNG CÓ PHAIR KÝ", "cong an phuong co phai ky"),
    ],
)
def test_slips_of_the_hand_are_mended(
    question: str, text: str, lexicon: Lexicon, frequency: Frequency
) -> None:
    assert read(question, lexicon, frequency) == text


def test_an_ambiguous_abbreviation_keeps_its_other_readings(
    lexicon: Lexicon, frequency: Frequency
) -> None:
    wording = word("ký QĐ ngày nào", lexicon, frequency)

    assert wording.expanded == (("QĐ", "quyet dinh"),)
    assert wording.alternatives == (("quy dinh",),)
    assert wording.search_text() == "ky quyet dinh ngay nao quy dinh"


def test_an_abbreviation_that_the_documents_use_is_kept_beside_its_reading(
    lexicon: Lexicon, frequency: Frequency
) -> None:
    wording = word("phong trào ANTQ do ai chủ trì", lexicon, frequency)

    assert wording.text == "phong trao an ninh to quoc do ai chu tri"
    assert wording.alternatives == (("antq",),)


def test_the_abbreviation_whose_meaning_is_asked_stays_in_the_text(
    lexicon: Lexicon, frequency: Frequency
) -> None:
    asked = "Trong QC phối hợp, ANTQ nghĩa là gì?"

    assert read(asked, lexicon, frequency) == (
        "trong quy che phoi hop, antq (an ninh to quoc) nghia la gi?"
    )
    assert read("XYZT viết tắt là gì", lexicon, frequency) == "xyzt viet tat la gi"


def test_a_diacritic_tells_two_abbreviations_apart(lexicon: Lexicon, frequency: Frequency) -> None:
    assert read("Ban Tuyên giáo TƯ", lexicon, frequency) == "ban tuyen giao trung uong"
    assert read("công tác CĐ", lexicon, frequency) == "cong tac cong doan"


def test_small_letters_that_spell_a_word_only_gain_a_doubtful_reading(
    lexicon: Lexicon, frequency: Frequency
) -> None:
    wording = word("ca phuong bao cao ai", lexicon, frequency)

    assert (wording.text, wording.alternatives) == ("ca phuong bao cao ai", (("cong an",),))


def test_nothing_readable_gives_an_empty_or_unchanged_text(
    lexicon: Lexicon, frequency: Frequency
) -> None:
    assert word("", lexicon, frequency) == Wording("", Language.VIETNAMESE, "")
    assert read(" \u200b\u0000 ", lexicon, frequency) == ""
    assert read("📞", lexicon, frequency) == "📞"


def test_only_the_first_words_of_a_huge_question_are_read_and_quickly(
    lexicon: Lexicon, frequency: Frequency
) -> None:
    start = time.perf_counter()
    texts = [
        read(question, lexicon, frequency)
        for question in ("thực hiện " * 100_000, "x" * 1_000_000, "xq wz " * 200_000)
    ]
    elapsed = time.perf_counter() - start

    assert len(texts[0].split()) == MAX_WORDS
    assert elapsed < 5


def test_an_ordinary_question_is_read_in_milliseconds(
    lexicon: Lexicon, frequency: Frequency
) -> None:
    question = (
        "cho em hỏi CTr phối hợp giữa ban TGDV tỉnh ủy với công an tỉnh thì bộ phận thường trực "
        "giúp vieejc có nhiệm vụ gì và báo cáo định kỳ 6 tháng gửi cho ai vậy ạ"
    )
    word(question, lexicon, frequency)
    times = []
    for _ in range(20):
        start = time.perf_counter()
        word(question, lexicon, frequency)
        times.append(time.perf_counter() - start)

    assert min(times) < 0.1  # 1 ms on a quiet core: a guard against a wrong order of growth


@settings(deadline=None, max_examples=200)
@given(text=st.text(max_size=200))
def test_any_text_has_a_wording(text: str, lexicon: Lexicon, frequency: Frequency) -> None:
    wording = word(text, lexicon, frequency)

    assert wording.original == text
    assert wording.text == " ".join(wording.text.split())


@settings(deadline=None, max_examples=100)
@given(typed=st.lists(st.sampled_from([*PLAIN, *SHORT]), min_size=1, max_size=12))
def test_a_question_reads_the_same_without_diacritics(
    typed: list[str], lexicon: Lexicon, frequency: Frequency
) -> None:
    question = " ".join(typed)
    plain = "".join(
        fold(letter).upper() if letter.isupper() else fold(letter) or letter for letter in question
    )

    assert read(plain, lexicon, frequency) == read(question, lexicon, frequency)


@settings(deadline=None, max_examples=100)
@given(typed=st.lists(st.sampled_from(PLAIN), min_size=1, max_size=12))
def test_a_correct_question_of_known_words_folds_to_itself(
    typed: list[str], lexicon: Lexicon, frequency: Frequency
) -> None:
    question = " ".join(typed) + "?"

    assert read(question, lexicon, frequency) == fold(question)
    assert word(question, lexicon, frequency).expanded == ()
