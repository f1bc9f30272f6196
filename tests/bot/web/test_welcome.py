from bot.web.assets import load_assets
from bot.web.welcome import chat_page, example_questions
from tests.fakes.library import card_of, letter, plan


def test_the_examples_name_a_document_that_has_its_number() -> None:
    questions = [text for _, text in example_questions([card_of(letter()), card_of(plan())])]

    assert questions == [
        "Đơn vị nào chủ trì thực hiện?",
        "Khi nào phải gửi báo cáo, gửi về đâu?",
        "Văn bản số 27/KH-UBND do ai ký, ngày nào?",
        "Văn bản số 27/KH-UBND căn cứ vào những văn bản nào?",
    ]


def test_the_examples_name_no_number_where_none_is_filled_in() -> None:
    questions = [text for _, text in example_questions([card_of(letter())])]

    assert questions[2] == "Văn bản do ai ký, ngày nào?"


def test_an_empty_library_is_said_with_what_to_do() -> None:
    page = chat_page([], load_assets())

    assert "Sổ Tay chưa có văn bản nào" in page
    assert "data-question" not in page
