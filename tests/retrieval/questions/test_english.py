import pytest

from retrieval.evidence import Frequency
from retrieval.lexicon import Lexicon, stem
from retrieval.questions.wording import Language, word


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Who signs the plan?", "ai ky ke hoach"),
        (
            "When is the semi-annual report due in Lam Son province?",
            "khi nao bao cao 6 thang den han tinh lam son",
        ),
        (
            "Which two units serve as the standing support team?",
            "hai don vi nao lam bo phan thuong truc giup viec",
        ),
        (
            "Who chairs the cooperation between the Party Committee and the ward police?",
            "ai chu tri phoi hop giua dang uy va cong an phuong",
        ),
        (
            "What is the name of the head of Steering Committee 35 in Lam Son province?",
            "ten nguoi dung dau ban chi dao 35 tinh lam son la gi",
        ),
        ("an phong ward's programme", "chuong trinh phuong an phong"),
        (
            "Lam Son City Party Committee's propaganda and mass mobilization board",
            "ban tuyen giao va dan van thanh uy lam son",
        ),
        ("Does the regulation apply to commune police?", "co quy che ap dung cong an xa khong"),
        ("Who is assigned to report every 6 months?", "ai duoc giao bao cao moi 6 thang"),
        (
            "Under point b, clause 1, Article 8, who decides?",
            "theo dieu 8 khoan 1 diem b ai quyet dinh",
        ),
        (
            "Which department monitors Programme No. 12-CTr/BTGDVTU-CAT?",
            "so nao theo doi chuong trinh 12-ctr/btgdvtu-cat",
        ),
        (
            "To whom must units report difficulties when the plan is revised?",
            "ai phai don vi bao cao kho khan, vuong mac khi ke hoach",
        ),
        ("What is CAND?", "cong an nhan dan la gi"),
        ("What does ANTQ stand for?", "antq (an ninh to quoc) nghia la gi gi"),
        ("Where are the results sent, and who signs?", "gui ve dau va ai ky"),
        (
            "Compare where reports are sent with where they are stored",
            "so sanh o dau bao cao duoc gui ve voi o dau duoc luu",
        ),
    ],
)
def test_an_english_question_becomes_the_fields_terms_in_vietnamese_order(
    question: str, text: str, lexicon: Lexicon, frequency: Frequency
) -> None:
    wording = word(question, lexicon, frequency)

    assert (wording.language, wording.text) == (Language.ENGLISH, text)


@pytest.mark.parametrize(
    "question",
    [
        "deadline nộp báo cáo là khi nào",
        "Hải Dương",
        "to chuc an ninh o phuong",
        "ai ky",
        "file word của kế hoạch gửi qua email nào",
        "123",
    ],
)
def test_a_vietnamese_question_with_english_words_stays_vietnamese(
    question: str, lexicon: Lexicon, frequency: Frequency
) -> None:
    assert word(question, lexicon, frequency).language is Language.VIETNAMESE


def test_an_english_word_without_a_counterpart_is_told(
    lexicon: Lexicon, frequency: Frequency
) -> None:
    wording = word("Who repainted the police headquarters?", lexicon, frequency)

    assert wording.text == "ai tru so cong an"
    assert ("repainted", "") in wording.expanded


def test_an_abbreviation_in_an_english_question_keeps_its_other_readings(
    lexicon: Lexicon, frequency: Frequency
) -> None:
    wording = word("Who leads the ANTQ movement?", lexicon, frequency)

    assert wording.text == "ai lanh dao phong trao an ninh to quoc"
    assert wording.alternatives == (("antq",),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("organising", "organize"),
        ("programmes", "program"),
        ("policies", "policy"),
        ("submitted", "submit"),
        ("labour", "labor"),
        ("centre", "center"),
        ("duties", "duty"),
        ("mobilisation", "mobilization"),
        ("carried", "carry"),
    ],
)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("class", "clas"), ("four", "for"), ("plan", "plane")])
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other) or one == "plan"
