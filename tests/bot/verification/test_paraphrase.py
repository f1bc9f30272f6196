"""A sentence in other words keeps to its sources, or it is not said."""

import pytest

from bot.verification.paraphrase import Source, keeps_to

SOURCE = Source(
    "**2.** Trồng 12 cây bàng và hai hàng rào; gọi “vườn bàng của trẻ em”, www.vuon.example.",
    "Kế hoạch số 5/KH-UBND\nTrồng cây\nTrạm Văn hóa xã",
    "Trạm Văn hóa xã",
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Trạm Văn hóa xã trồng 12 cây bàng.",
        "Trồng 2 hàng rào.",
        "Trồng hai hàng rào, theo Kế hoạch số 5/KH-UBND.",
        "Nơi này gọi là “vườn bàng của trẻ em”.",
        "Vườn bàng: www.vuon.example.",
        "Ai trồng? Trạm Văn hóa xã.",
    ],
)
def test_what_stands_in_the_sources_may_be_said(sentence: str) -> None:
    assert keeps_to(sentence, [SOURCE], "Ai trồng cây bàng?")


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "là",
        "Trồng mười lăm cây bàng.",
        "Trồng ba hàng rào.",
        "Trồng cây, gọi là “vườn bàng của người già”.",
        "Trồng cây bàng: xem www.khac.example.",
        "Trồng cây bàng: hỏi bang@khac.example.",
        "Quý khách vui lòng mua bảo hiểm tại cửa hàng.",
        "Trồng cây bàng. " * 60,
    ],
)
def test_what_does_not_stand_there_is_not_said(sentence: str) -> None:
    assert not keeps_to(sentence, [SOURCE], "Ai trồng cây bàng?")


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("The station plants two fences.", True),
        ("The station plants three fences.", False),
        ("The station plants ten trees.", False),
        ("The place is called “garden of the elderly”.", False),
    ],
)
def test_in_another_language_numbers_and_quotes_are_compared(sentence: str, *, kept: bool) -> None:
    assert keeps_to(sentence, [SOURCE], None) == kept
