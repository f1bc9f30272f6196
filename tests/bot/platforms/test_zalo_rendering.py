"""What a person reads on Zalo, alone and in a group, and that it is never too long."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.actions import Rate, SendOriginal, ShowSources
from bot.citations import Citation, Decision
from bot.delivery.parcels import Face, Original, Parcel, Picture
from bot.messages import (
    AnswerBlock,
    Block,
    Button,
    ButtonId,
    ButtonsBlock,
    ChatId,
    CitationsBlock,
    FileBlock,
    MessageId,
    PictureBlock,
    PictureId,
    Place,
    Reply,
    TextBlock,
)
from bot.platforms.splitting import units
from bot.platforms.zalo_bot import bot_manner
from bot.platforms.zalo_oa import OA_MANNER
from bot.platforms.zalo_rendering import Manner, render
from corpus.document import DocumentId

BOT = bot_manner(public_url=None)
BOT_WITH_PICTURES = bot_manner(public_url="https://so-tay.example")
ALONE = Place("zalo", ChatId("c1"))
GROUP = Place("zalo", ChatId("g1"), is_group=True)
QUESTION = MessageId("m1")
DOCUMENT = DocumentId("d" * 64)

CITATION = Citation(
    DOCUMENT, "qc.pdf", "12/QĐ-UBND", "Quy chế làm việc", "QC.Điều 8.1", "Gửi trước ngày 20.", 0, 18
)
SOURCES = CitationsBlock("Nguồn", (CITATION, replace(CITATION, address="QC.Điều 9")))
ANSWER = AnswerBlock("Hạn nộp là ngày 20 [1].")
FILE = FileBlock(DOCUMENT, "quy_che.PDF")
PICTURE = PictureBlock(PictureId("p1"), b"png", "Biểu đồ: 3 việc quá hạn.")


def _button(name: str, label: str) -> Button:
    return Button(ButtonId(name), label, SendOriginal(DOCUMENT))


CHOICES = ButtonsBlock(
    (
        (_button("b1", "Nguyên văn"), _button("b2", "Văn bản gốc")),
        (_button("b3", "Hữu ích"), _button("b4", "Chưa đúng")),
    )
)
SHOW = ButtonsBlock(((Button(ButtonId("b0"), "Nguyên văn", ShowSources("r1")),),))


def _texts(*blocks: Block, place: Place = ALONE, manner: Manner = BOT) -> list[str]:
    return [parcel.text for parcel in render(Reply(blocks), place, QUESTION, manner)]


def test_an_answer_comes_first_then_its_sources_then_the_choices() -> None:
    said = _texts(ANSWER, SOURCES, CHOICES)

    assert said == [
        "Hạn nộp là ngày 20 [1].\n\n"
        "Nguồn:\n"
        "[1] 12/QĐ-UBND – Quy chế làm việc – Quy chế, Điều 8, khoản 1\n“Gửi trước ngày 20.”\n\n"
        "[2] 12/QĐ-UBND – Quy chế làm việc – Quy chế, Điều 9\n“Gửi trước ngày 20.”\n\n"
        "Nhắn số để chọn: 1. Nguyên văn · 2. Văn bản gốc · 3. Hữu ích · 4. Chưa đúng"
    ]


def test_long_choices_get_a_line_each() -> None:
    long = ButtonsBlock(((_button("b1", "Quy chế làm việc của Ủy ban nhân dân"),),))

    assert _texts(long) == ["Nhắn số để chọn:\n1. Quy chế làm việc của Ủy ban nhân dân"]


def test_only_what_one_digit_can_name_is_offered() -> None:
    many = ButtonsBlock((tuple(_button(f"b{n}", f"Mục {n}") for n in range(1, 13)),))

    assert _texts(many)[0].endswith("9. Mục 9")


@pytest.mark.parametrize("place", [ALONE, GROUP])
def test_where_documents_are_to_be_chosen_their_words_are_said_once(place: Place) -> None:
    asked = Reply((AnswerBlock("1. Quy chế:\nGửi trước ngày 20."), SOURCES), Decision.CLARIFY)

    [parcel] = render(asked, place, QUESTION, BOT)

    assert parcel.text == (
        "1. Quy chế:\nGửi trước ngày 20.\n\n"
        "Nguồn:\n"
        "[1] 12/QĐ-UBND – Quy chế làm việc – Quy chế, Điều 8, khoản 1\n"
        "[2] 12/QĐ-UBND – Quy chế làm việc – Quy chế, Điều 9"
    )


def test_a_long_quote_is_shortened() -> None:
    long = replace(CITATION, quote="từ " * 200)

    [said] = _texts(CitationsBlock("Nguồn", (long,)))

    assert said.endswith("từ …”")
    assert len(said) < 400


def test_a_long_title_gives_way_to_the_address() -> None:
    long = replace(CITATION, title="Quy chế " * 40)

    [said] = _texts(CitationsBlock("Nguồn", (long,)))

    assert "Quy chế … – Quy chế, Điều 8, khoản 1\n" in said


def test_a_group_is_shown_what_fits_of_one_long_text() -> None:
    [said] = _texts(TextBlock("từ " * 900), place=GROUP)

    assert said.endswith(" …\n\nNhắn riêng cho tôi để đọc đủ câu trả lời.")


def test_in_a_group_one_message_holds_the_answer_and_the_first_source() -> None:
    said = _texts(ANSWER, SOURCES, CHOICES, place=GROUP)

    assert said == [
        "Hạn nộp là ngày 20 [1].\n\n"
        "Nguồn:\n"
        "[1] 12/QĐ-UBND – Quy chế làm việc – Quy chế, Điều 8, khoản 1\n“Gửi trước ngày 20.”\n\n"
        "Nhắn riêng cho tôi để xem đủ nguồn.\n\n"
        "Nhắc tên tôi kèm số để chọn:"
        " 1. Nguyên văn · 2. Văn bản gốc · 3. Hữu ích · 4. Chưa đúng"
    ]


def test_sources_behind_a_number_need_no_private_chat() -> None:
    [said] = _texts(ANSWER, SOURCES, SHOW, place=GROUP)

    assert "Nhắn riêng" not in said


def test_where_all_sources_are_shown_nothing_points_elsewhere() -> None:
    [said] = _texts(ANSWER, CitationsBlock("Nguồn", (CITATION,)), place=GROUP)

    assert "Nhắn riêng" not in said


def test_a_group_of_the_official_account_hears_a_lone_digit() -> None:
    [said] = _texts(ANSWER, CHOICES, place=GROUP, manner=OA_MANNER)

    assert said.endswith(
        "Nhắn số để chọn: 1. Nguyên văn · 2. Văn bản gốc · 3. Hữu ích · 4. Chưa đúng"
    )


def test_sources_asked_for_in_a_group_are_as_many_as_fit() -> None:
    many = CitationsBlock("Nguồn", (replace(CITATION, quote="từ " * 90),) * 20)

    [said] = _texts(TextBlock("Nguyên văn:"), many, place=GROUP)

    assert "[4] " in said
    assert said.endswith("Nhắn riêng cho tôi để xem đủ nguồn.")


def test_a_group_answer_without_room_for_a_source_keeps_its_words() -> None:
    answer = AnswerBlock("từ " * 600)

    [said] = _texts(answer, SOURCES, place=GROUP)

    assert said.startswith(answer.text.strip())
    assert said.endswith("Nhắn riêng cho tôi để xem đủ nguồn.")


def test_a_group_answer_without_room_leaves_other_words_out_first() -> None:
    answer = AnswerBlock("từ " * 600)

    [said] = _texts(TextBlock("Chào " * 100), answer, place=GROUP)

    assert said == answer.text.strip()


def test_a_group_answer_that_is_too_long_says_where_the_rest_is() -> None:
    [said] = _texts(AnswerBlock("từ " * 900), CHOICES, place=GROUP)

    assert " …\n\nNhắn riêng cho tôi để đọc đủ câu trả lời.\n\nNhắc tên tôi kèm số" in said


def test_zalo_bot_says_where_the_original_is() -> None:
    [said] = _texts(FILE)

    assert said.startswith("Văn bản gốc là tệp “quy_che.PDF”. Zalo Bot không gửi được tệp;")


def test_the_official_account_sends_the_original() -> None:
    said = render(Reply((TextBlock("Đây:"), FILE)), ALONE, QUESTION, OA_MANNER)

    assert said == (
        Parcel("Đây:", reply_to=QUESTION),
        Parcel("", attachment=Original(DOCUMENT, "quy_che.PDF")),
    )


def test_the_official_account_sends_no_other_kinds_of_files() -> None:
    [said] = _texts(FileBlock(DOCUMENT, "bang.xlsx"), manner=OA_MANNER)

    assert said.startswith("Văn bản gốc là tệp “bang.xlsx”. Zalo OA chỉ gửi được tệp PDF")


def test_a_picture_without_a_public_address_is_told_in_words() -> None:
    assert _texts(PICTURE) == [PICTURE.caption]


def test_a_picture_with_a_public_address_carries_its_caption() -> None:
    said = render(Reply((PICTURE,)), ALONE, QUESTION, BOT_WITH_PICTURES)

    assert said == (Parcel(PICTURE.caption, attachment=Picture(PICTURE.id)),)


@pytest.mark.parametrize("place", [ALONE, GROUP])
def test_the_official_account_says_the_caption_before_the_picture(place: Place) -> None:
    said = render(Reply((PICTURE,)), place, None, OA_MANNER)

    assert said == (Parcel(PICTURE.caption), Parcel("", attachment=Picture(PICTURE.id)))


def test_buttons_of_the_official_account_come_last_and_five_at_most() -> None:
    six = ButtonsBlock((tuple(_button(f"b{n}", f"Mục {n}") for n in range(1, 7)),))

    said = render(Reply((six, ANSWER)), ALONE, QUESTION, OA_MANNER)

    assert said == (
        Parcel(ANSWER.text, reply_to=QUESTION),
        Parcel(
            "Chọn tiếp:",
            plain="Nhắn số để chọn: 1. Mục 1 · 2. Mục 2 · 3. Mục 3 · 4. Mục 4 · 5. Mục 5",
            rows=tuple((Face(f"Mục {n}", ButtonId(f"b{n}")),) for n in range(1, 6)),
        ),
        Parcel(
            "Chọn tiếp:",
            plain="Nhắn số để chọn: 6. Mục 6",
            rows=((Face("Mục 6", ButtonId("b6")),),),
        ),
    )


def test_zalo_bot_refers_to_no_message() -> None:
    [said] = render(Reply((ANSWER,)), ALONE, QUESTION, BOT)

    assert said.reply_to is None


def test_characters_that_steer_are_taken_out() -> None:
    assert _texts(TextBlock("a\u202eb\x07c")) == ["ab c"]


_WORDS = st.text(st.sampled_from("ab ệ.\n😀"), min_size=1, max_size=3000)
_BLOCKS = st.lists(
    st.one_of(
        _WORDS.map(TextBlock),
        _WORDS.map(AnswerBlock),
        st.lists(_WORDS, max_size=9).map(
            lambda quotes: CitationsBlock(
                "Nguồn", tuple(replace(CITATION, title=q, quote=q) for q in quotes)
            )
        ),
        st.lists(_WORDS, min_size=1, max_size=12).map(
            lambda labels: ButtonsBlock(
                tuple((Button(ButtonId("b"), label, Rate("r", helpful=True)),) for label in labels)
            )
        ),
        st.just(FILE),
        _WORDS.map(lambda caption: replace(PICTURE, caption=caption)),
    ),
    max_size=5,
)


@given(
    _BLOCKS, st.sampled_from([BOT, BOT_WITH_PICTURES, OA_MANNER]), st.sampled_from([ALONE, GROUP])
)
def test_no_message_is_too_long_and_a_group_gets_one_text(
    blocks: list[Block], manner: Manner, place: Place
) -> None:
    said = render(Reply(tuple(blocks)), place, QUESTION, manner)

    assert all(units(parcel.text) <= 1900 for parcel in said)
    assert all(parcel.attachment or parcel.text.strip() for parcel in said)
    assert not place.is_group or sum(parcel.attachment is None for parcel in said) <= 1
