"""What Telegram is sent is HTML it can read, short enough, and says what the blocks say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.actions import Action, Rate, ShowSources
from bot.citations import Citation
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
from bot.platforms.telegram_rendering import render_reply
from corpus.document import DocumentId
from tests.fakes.telegram_html import parse_html, utf16_length

_DOCUMENT = DocumentId("a" * 64)
_PRIVATE = Place("telegram", ChatId("7"))
_GROUP = Place("telegram", ChatId("-7"), is_group=True)


def _citation(quote: str, title: str = "Chương trình phối hợp", number: str = "03-CTr") -> Citation:
    return Citation(_DOCUMENT, "a.txt", number, title, "III.3.1", quote, 0, len(quote))


def _button(identity: str, label: str, action: Action) -> Button:
    return Button(ButtonId(identity), label, action)


_ALL = _button("src1", "Nguyên văn", ShowSources("r"))
_GOOD = _button("good1", "👍", Rate("r", helpful=True))


def _rendered(
    *blocks: Block, place: Place = _PRIVATE, reply_to: str | None = None
) -> tuple[Parcel, ...]:
    return render_reply(
        Reply(blocks), place, MessageId(reply_to) if reply_to else None, "sotay_bot"
    )


_WORDS = st.text(st.sampled_from("ab ệ<>&\"'/.\n;😀\u0301\x00\ud800-"), max_size=60)
_LONG = st.builds(lambda text, times: text * times, _WORDS, st.integers(1, 150))
_CITED = st.builds(_citation, _LONG, _WORDS, _WORDS)
_BUTTONS = st.sampled_from([ButtonsBlock(((_ALL, _GOOD),)), ButtonsBlock(((_GOOD,),))])
_BLOCKS = st.lists(
    st.one_of(
        st.builds(TextBlock, _LONG),
        st.builds(AnswerBlock, _LONG),
        st.builds(CitationsBlock, _LONG, st.lists(_CITED, max_size=4).map(tuple)),
        st.builds(FileBlock, st.just(_DOCUMENT), st.just("a.txt")),
        st.builds(PictureBlock, st.just(PictureId("p")), st.just(b""), _LONG),
        _BUTTONS,
    ),
    max_size=6,
)


@given(_BLOCKS, st.sampled_from([_PRIVATE, _GROUP]))
def test_whatever_the_blocks_hold_every_message_can_be_sent(
    blocks: list[Block], place: Place
) -> None:
    for parcel in _rendered(*blocks, place=place):
        shown = parse_html(parcel.text).text
        longest = 4000 if parcel.attachment is None else 900

        assert utf16_length(shown) <= longest
        assert utf16_length(parcel.plain or "") <= longest
        assert len(parcel.text) <= 9000
        assert parcel.attachment or shown.strip()


@given(st.lists(st.one_of(st.builds(TextBlock, _LONG), st.builds(AnswerBlock, _LONG)), max_size=4))
def test_in_a_private_chat_every_word_is_said(blocks: list[TextBlock | AnswerBlock]) -> None:
    parcels = _rendered(*blocks)

    said = "".join("".join(parse_html(parcel.text).text for parcel in parcels).split())
    plain = "".join("".join(parcel.plain or "" for parcel in parcels).split())
    unseen = str.maketrans("", "", "\x00\ud800")
    expected = "".join("".join(block.text.translate(unseen) for block in blocks).split())
    assert said == plain == expected


@given(_LONG)
def test_passages_shown_alone_are_shown_whole(quote: str) -> None:
    parcels = _rendered(CitationsBlock("Nguồn", (_citation(quote),)))

    said = "".join(parse_html(parcel.text).text for parcel in parcels)
    assert said.count("b") + said.count("ệ") + said.count("😀") >= (
        quote.count("b") + quote.count("ệ") + quote.count("😀")
    )


@given(_BLOCKS)
def test_in_a_group_a_reply_is_one_message(blocks: list[Block]) -> None:
    parcels = _rendered(*blocks, place=_GROUP)

    assert len([parcel for parcel in parcels if parcel.attachment is None]) <= 1


def test_an_answer_is_followed_by_its_folded_sources() -> None:
    sources = CitationsBlock("Nguồn", (_citation("Sở <A> & Sở B"), _citation("Hai")))

    (parcel,) = _rendered(AnswerBlock("Sở A chủ trì."), sources, reply_to="5")

    name = "03-CTr – Chương trình phối hợp – Phần III, mục 3.1"
    assert parcel.text == (
        "Sở A chủ trì.\n\n"
        f"<b>Nguồn</b>\n<blockquote expandable><b>[1] {name}</b>\n"
        "Sở &lt;A&gt; &amp; Sở B</blockquote>\n"
        f"<blockquote expandable><b>[2] {name}</b>\nHai</blockquote>"
    )
    assert parcel.plain == (
        f"Sở A chủ trì.\n\nNguồn\n[1] {name}\n“Sở <A> & Sở B”\n[2] {name}\n“Hai”"
    )
    assert parcel.reply_to == MessageId("5")


def test_a_long_passage_is_cut_where_a_button_shows_all_of_it() -> None:
    sources = CitationsBlock("Nguồn", (_citation("từ " * 1000),))

    (parcel,) = _rendered(AnswerBlock("Có."), sources, ButtonsBlock(((_ALL, _GOOD),)))

    assert utf16_length(parse_html(parcel.text).text) < 900
    assert parcel.text.endswith("…</blockquote>")
    assert parcel.rows == ((Face("Nguyên văn", ButtonId("src1")), Face("👍", ButtonId("good1"))),)


def test_a_passage_longer_than_a_message_goes_on_in_the_next_under_its_number() -> None:
    parcels = _rendered(CitationsBlock("Nguồn", (_citation("một hai ba. " * 700),)))

    assert len(parcels) == 3
    assert "<b>[1] (tiếp theo)</b>" in parcels[1].text


def test_blocks_that_do_not_fit_together_are_not_cut() -> None:
    first, second = "một " * 600, "hai " * 600

    parcels = _rendered(TextBlock(first), TextBlock(second), ButtonsBlock(((_GOOD,),)))

    assert [parcel.plain for parcel in parcels] == [first.strip(), second.strip()]
    assert [bool(parcel.rows) for parcel in parcels] == [False, True]


def test_only_the_first_message_refers_to_the_question() -> None:
    parcels = _rendered(TextBlock("a " * 3000), reply_to="9")

    assert [parcel.reply_to for parcel in parcels] == ["9", None]


def test_a_group_reads_the_whole_answer_and_the_first_source_before_all_else() -> None:
    answer = "một " * 600
    sources = CitationsBlock("Nguồn", tuple(_citation(f"{n} " * 2000) for n in "123456"))
    welcome = TextBlock("Chào " * 600)

    (parcel,) = _rendered(welcome, AnswerBlock(answer), sources, place=_GROUP)

    assert answer.strip() in parcel.text
    assert "[1] 03-CTr" in parcel.text
    assert parcel.text.index("Chào") < parcel.text.index("một")


def test_a_group_is_shown_further_sources_only_where_they_are_short() -> None:
    short = CitationsBlock("Nguồn", tuple(_citation(f"Việc {n}") for n in "123"))
    long = CitationsBlock("Nguồn", tuple(_citation(f"việc {n} " * 200) for n in "12345"))

    (brief,) = _rendered(AnswerBlock("Có."), short, place=_GROUP)
    (full,) = _rendered(AnswerBlock("Có."), long, place=_GROUP)

    assert brief.text.count("<blockquote") == 3
    assert full.text.count("<blockquote") == 3
    assert len(full.plain or "") <= 2000


def test_a_caption_that_is_too_long_goes_on_as_text() -> None:
    parcels = _rendered(PictureBlock(PictureId("p"), b"", "từ " * 500))

    assert [bool(parcel.attachment) for parcel in parcels] == [True, False]
    assert (parcels[1].plain or "").startswith("từ")


def test_a_group_is_sent_to_a_private_chat_for_long_passages() -> None:
    buttons = ButtonsBlock(((_ALL, _GOOD),))

    (parcel,) = _rendered(AnswerBlock("Có."), buttons, place=_GROUP)

    link = Face("Xem ở chat riêng", url="https://t.me/sotay_bot?start=src1")
    assert parcel.rows == ((link, Face("👍", ButtonId("good1"))),)


@pytest.mark.parametrize("place", [_PRIVATE, _GROUP])
def test_a_long_title_leaves_the_address_where_a_folded_quotation_shows_it(place: Place) -> None:
    citation = _citation("Năm 2030 tổng kết.", title="Chương trình phối hợp " * 20)

    (parcel,) = _rendered(
        AnswerBlock("Năm 2030."), CitationsBlock("Nguồn", (citation,)), place=place
    )

    assert parcel.plain is not None
    name = parcel.plain.splitlines()[-2]
    assert name.endswith("… – Phần III, mục 3.1")
    assert len(name) < 100


@pytest.mark.parametrize("place", [_PRIVATE, _GROUP])
def test_files_and_pictures_are_messages_of_their_own(place: Place) -> None:
    picture = PictureBlock(PictureId("p1"), b"png", "Hạn <tháng 6>")

    parcels = _rendered(
        TextBlock("Đây ạ."),
        FileBlock(_DOCUMENT, "a.pdf"),
        picture,
        ButtonsBlock(((_GOOD,),)),
        place=place,
    )

    assert [(parcel.text, parcel.attachment, bool(parcel.rows)) for parcel in parcels] == [
        ("Đây ạ.", None, True),
        ("", Original(_DOCUMENT, "a.pdf"), False),
        ("Hạn &lt;tháng 6&gt;", Picture(PictureId("p1")), False),
    ]


@pytest.mark.parametrize("place", [_PRIVATE, _GROUP])
def test_a_text_alone_with_a_file_is_its_caption(place: Place) -> None:
    (parcel,) = _rendered(TextBlock("Kế hoạch <27>"), FileBlock(_DOCUMENT, "a.pdf"), place=place)

    assert parcel.text == "Kế hoạch &lt;27&gt;"
    assert parcel.attachment == Original(_DOCUMENT, "a.pdf")


def test_texts_around_a_file_keep_their_order() -> None:
    parcels = _rendered(TextBlock("Trước"), FileBlock(_DOCUMENT, "a.pdf"), TextBlock("Sau"))

    assert [parcel.plain for parcel in parcels] == ["Trước", None, "Sau"]


def test_buttons_alone_stand_under_a_sentence() -> None:
    (parcel,) = _rendered(ButtonsBlock(((_GOOD,),)))

    assert parcel.plain == "Mời anh/chị chọn:"
    assert parcel.rows


def test_a_reply_that_says_nothing_is_no_message() -> None:
    assert _rendered(TextBlock(" \n"), ButtonsBlock(((),))) == ()
