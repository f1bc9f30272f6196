import pytest

from bot.delivery.parcels import Face, Parcel
from bot.messages import ButtonId, ChatId, MessageId, Place, ThreadId
from bot.platforms.errors import DeliveryInDoubt, Doubt
from bot.platforms.telegram_messages import caption_values, form, frame, sent_id


def test_a_reply_in_a_topic_names_both_with_its_buttons() -> None:
    rows = ((Face("Nguồn", ButtonId("a1")), Face("Mở", url="https://t.me/x")),)
    parcel = Parcel("Có.", rows=rows, reply_to=MessageId("5"))

    values = frame(parcel, Place("telegram", ChatId("-100"), ThreadId("7"), is_group=True))

    assert values == {
        "chat_id": "-100",
        "message_thread_id": 7,
        "reply_parameters": {"message_id": 5, "allow_sending_without_reply": True},
        "reply_markup": {
            "inline_keyboard": [
                [
                    {"text": "Nguồn", "callback_data": "b:a1"},
                    {"text": "Mở", "url": "https://t.me/x"},
                ]
            ]
        },
    }


def test_a_form_holds_texts_as_they_are_and_all_else_as_json() -> None:
    assert form({"text": "Có.", "n": 7, "o": {"a": True}}) == {
        "text": "Có.",
        "n": "7",
        "o": '{"a": true}',
    }


def test_a_file_without_words_has_no_caption() -> None:
    assert caption_values("", is_html=True) == {}


def test_what_was_sent_has_the_id_in_the_answer() -> None:
    assert sent_id("sendMessage", b'{"ok":true,"result":{"message_id":17}}') == "17"


@pytest.mark.parametrize(
    "result", ["", ',"result":{}', ',"result":true', ',"result":{"message_id":"x"}']
)
def test_an_accepted_message_without_an_id_is_not_to_be_sent_again(result: str) -> None:
    with pytest.raises(DeliveryInDoubt) as raised:
        sent_id("sendMessage", f'{{"ok":true{result}}}'.encode())

    assert raised.value.doubt is Doubt.UNNAMED
