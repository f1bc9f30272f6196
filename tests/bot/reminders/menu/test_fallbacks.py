import re
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from bot.messages import ChatId, IncomingMessage, Place, Reply, ThreadId, UserId
from bot.reminders.wishes import Target
from tests.fakes.facts_office import FactsOffice
from tests.fakes.front_office import ADMIN, button, labels, private, words

GROUP = Place("telegram", ChatId("-100"), is_group=True)
OTHER_GROUP = Place("telegram", ChatId("-200"), is_group=True)
ZALO_GROUP = Place("zalo", ChatId("zgr-ab12"), is_group=True)
PRIVATE = Place("zalo", ChatId("lan"))
OA = Place("zalo_oa", ChatId("186000"))
OA_GROUP = Place("zalo_oa", ChatId("4a9b"), is_group=True)
LAN = "lan"


class Chats:
    """People who write to the assistant in several places, some seconds after one another."""

    def __init__(self, engine: Engine) -> None:
        self.office = FactsOffice(engine)
        self._after = timedelta()

    def say(
        self, place: Place, text: str, *, sender: str = ADMIN, press: str | None = None
    ) -> Reply:
        """Return the reply to what is typed or tapped in a place."""
        self._after += timedelta(seconds=5)
        written = private(text, sender=sender, after=self._after, press=press)
        reply = self.office.hear(_in(written, place, sender))
        assert reply is not None
        return reply

    def told(self, place: Place, text: str, *, sender: str = ADMIN) -> str:
        """Return the words of the reply."""
        return words(self.say(place, text, sender=sender))

    def wait(self, length: timedelta) -> None:
        """Let time go by."""
        self._after += length

    def code_of(self, place: Place, *, sender: str = ADMIN) -> str:
        """Return a new code for a chat."""
        told = self.told(place, "/nhac dự phòng", sender=sender)
        found = re.search(r"^/nhac dự phòng ([A-Z0-9]{6})$", told, re.MULTILINE)
        assert found is not None, told
        return found[1]

    def name(self, place: Place, there: Place, *, sender: str = LAN) -> str:
        """Let one chat stand in for another; return what is said there."""
        self.say(there, f"/nhac dự phòng {self.code_of(place)}", sender=sender)
        return self.told(there, "1", sender=sender)

    def target(self, place: Place) -> Target:
        """A chat as it is reminded."""
        found = self.office.office.targets.find(place)
        assert found is not None
        return found

    def heard(self, place: Place) -> list[str]:
        """Return what a chat was told without having asked."""
        return [text for told, text, _ in self.office.office.told.values() if told == place]


def _in(written: IncomingMessage, place: Place, sender: str) -> IncomingMessage:
    # As everywhere: who is the administrator on Telegram is nobody on Zalo.
    return replace(
        written,
        platform=place.platform,
        chat=place.chat,
        sender=UserId(sender),
        is_group=place.is_group,
        sender_name="Lan" if sender == LAN else None,
        chat_name="Tổ một cửa" if place == GROUP else None,
    )


@pytest.fixture
def chats(engine: Engine) -> Chats:
    chats = Chats(engine)
    chats.say(GROUP, "/nhac tất cả")
    return chats


@pytest.mark.every_database
def test_a_code_lets_a_private_chat_on_another_platform_stand_in_for_a_group(chats: Chats) -> None:
    page = chats.say(GROUP, "", press=button(chats.say(GROUP, "/nhac"), "Kênh dự phòng"))
    code = words(page).partition("/nhac dự phòng ")[2][:6]
    sure = chats.say(PRIVATE, f"/nhac dự phòng {code}", sender=LAN)
    before = chats.target(GROUP).fallback
    done = chats.told(PRIVATE, "1", sender=LAN)

    assert words(page) == (
        "Khi không gửi được tin vào nhóm này, tôi gửi tin nhắc sang kênh dự phòng: một nhóm khác,"
        " hoặc một cuộc trò chuyện riêng với tôi, trên Zalo hay Telegram.\n"
        "Hiện nhóm này chưa có kênh dự phòng.\n"
        "Để đặt, ở nơi sẽ nhận thay, anh/chị nhắn câu sau (trong nhóm Zalo thì nhắc tên tôi"
        " trước):\n"
        f"/nhac dự phòng {code}\n"
        "Mã dùng một lần, đến 02:00.\n"
        "Lưu ý: ai ở nơi nhận thay cũng đọc được mọi tin nhắc của nhóm này."
    )
    assert words(sure) == (
        "Đây là mã của “Tổ một cửa (Telegram)”. Nếu anh/chị đồng ý, khi không gửi được tin vào đó,"
        " tôi gửi mọi tin nhắc của nơi ấy vào cuộc trò chuyện này: việc gì, ai thực hiện, khi nào"
        " đến hạn. Ai ở đây cũng đọc được.\n"
        "Anh/chị chọn, hoặc nhắn “đồng ý”; nhắn “thôi” để bỏ qua."
    )
    assert labels(sure) == ["Đồng ý nhận thay", "Thôi"]
    assert before is None
    assert done.startswith("Đã đặt: khi không gửi được tin vào “Tổ một cửa (Telegram)”")
    assert chats.target(GROUP).fallback == PRIVATE
    assert chats.heard(GROUP) == [
        "Từ nay, khi không gửi được tin vào nhóm này, tôi gửi tin nhắc tới “Zalo Bot: Lan”. Người"
        " xác nhận ở đó: Lan. Muốn bỏ, anh/chị nhắn “/nhac dự phòng”."
    ]


@pytest.mark.parametrize(
    ("place", "answer"),
    [(PRIVATE, "đồng ý"), (OA, "Đồng ý."), (OA_GROUP, "1"), (ZALO_GROUP, "dong y")],
)
def test_it_is_done_by_words_and_digits_where_there_are_no_buttons(
    chats: Chats, place: Place, answer: str
) -> None:
    if place.is_group:
        chats.office.office.group_leaders.add(LAN)
    code = chats.code_of(GROUP)
    chats.say(place, f"/nhac dự phòng {code[:3].lower()}-{code[3:]}", sender=LAN)

    assert chats.told(place, answer, sender=LAN).startswith("Đã đặt")
    assert chats.target(GROUP).fallback == place


def test_who_does_not_agree_is_left_alone(chats: Chats) -> None:
    for answer in ("thôi", "2"):
        chats.say(PRIVATE, f"/nhac dự phòng {chats.code_of(GROUP)}", sender=LAN)
        assert chats.told(PRIVATE, answer, sender=LAN) == "Tôi giữ nguyên như cũ."

    assert chats.target(GROUP).fallback is None
    assert chats.heard(GROUP) == []


def test_the_page_tells_which_chat_is_named_and_takes_it_back(chats: Chats) -> None:
    chats.name(GROUP, PRIVATE)
    page = chats.say(GROUP, "/nhac kênh dự phòng")
    dropped = chats.say(GROUP, "", press=button(page, "Bỏ"))

    assert "Kênh dự phòng hiện nay của nhóm này: “Zalo Bot: Lan”." in words(page)
    assert labels(page) == ["Bỏ", "Đổi nơi khác", "Quay lại"]
    assert words(dropped).startswith("Đã bỏ kênh dự phòng “Zalo Bot: Lan”.")
    assert chats.target(GROUP).fallback is None
    assert chats.heard(PRIVATE) == [
        "Từ nay cuộc trò chuyện này không còn là kênh dự phòng của “Tổ một cửa (Telegram)”."
    ]
    assert "chưa có kênh dự phòng" in chats.told(GROUP, "/nhac bỏ dự phòng")


def test_another_chat_takes_the_place_of_the_first_one(chats: Chats) -> None:
    chats.name(GROUP, PRIVATE)
    page = chats.say(GROUP, "/nhac dự phòng")
    shown = chats.say(GROUP, "", press=button(page, "Đổi nơi khác"))
    code = words(shown).partition("\n/nhac dự phòng ")[2][:6]
    chats.say(OA, f"/nhac dự phòng {code}", sender=LAN)
    chats.say(OA, "1", sender=LAN)

    assert chats.target(GROUP).fallback == OA
    assert chats.heard(PRIVATE)[0].startswith("Từ nay cuộc trò chuyện này không còn là")


def test_whoever_stands_in_may_leave_off(chats: Chats) -> None:
    chats.name(GROUP, PRIVATE)
    page = chats.say(PRIVATE, "/nhac dự phòng", sender=LAN)
    leave = button(page, "Thôi nhận thay “Tổ một cửa (Telegram)”")
    left = chats.say(PRIVATE, "", press=leave, sender=LAN)

    assert "Cuộc trò chuyện này đang là kênh dự phòng của: “Tổ một cửa (Telegram)”." in words(page)
    assert words(left).startswith("Đã thôi: tôi không gửi tin nhắc của “Tổ một cửa (Telegram)”")
    assert chats.target(GROUP).fallback is None
    assert chats.heard(GROUP)[1].startswith("“Zalo Bot: Lan” không còn là kênh dự phòng của nhóm")
    again = chats.say(PRIVATE, "", press=leave, sender=LAN)
    assert words(again) == "Ở đây không nhận thay cho nơi ấy."


def test_a_code_is_good_once(chats: Chats) -> None:
    code = chats.code_of(GROUP)
    asked = chats.say(PRIVATE, f"/nhac dự phòng {code}", sender=LAN)
    chats.say(OA, f"/nhac dự phòng {code}", sender=LAN)
    chats.say(OA, "1", sender=LAN)
    late = chats.say(PRIVATE, "", press=button(asked, "Đồng ý nhận thay"), sender=LAN)

    assert words(late).startswith("Mã này đã được dùng rồi.")
    assert chats.target(GROUP).fallback == OA
    assert chats.told(OA, f"/nhac dự phòng {code}", sender=LAN).startswith("Đã đặt")
    assert len(chats.heard(GROUP)) == 1


def test_a_button_pressed_again_does_not_bring_back_what_was_taken_back(chats: Chats) -> None:
    asked = chats.say(PRIVATE, f"/nhac dự phòng {chats.code_of(GROUP)}", sender=LAN)
    agree = button(asked, "Đồng ý nhận thay")
    chats.say(PRIVATE, "", press=agree, sender=LAN)
    again = chats.say(PRIVATE, "", press=agree, sender=LAN)
    chats.say(GROUP, "/nhac bỏ dự phòng")
    afterwards = chats.say(PRIVATE, "", press=agree, sender=LAN)

    assert words(again).startswith("Đã đặt")
    assert words(afterwards).startswith("Mã này đã được dùng rồi.")
    assert chats.target(GROUP).fallback is None


def test_a_code_lasts_half_an_hour(chats: Chats) -> None:
    code = chats.code_of(GROUP)
    asked = chats.say(PRIVATE, f"/nhac dự phòng {code}", sender=LAN)
    chats.wait(timedelta(minutes=30))
    agreed = chats.say(PRIVATE, "", press=button(asked, "Đồng ý nhận thay"), sender=LAN)

    for told in (words(agreed), chats.told(PRIVATE, f"/nhac dự phòng {code}", sender=LAN)):
        assert told.startswith("Mã này đã quá 30 phút nên không còn dùng được.")
    assert chats.target(GROUP).fallback is None


def test_a_newer_code_takes_the_place_of_the_one_before(chats: Chats) -> None:
    older, newer = chats.code_of(GROUP), chats.code_of(GROUP)

    assert chats.told(PRIVATE, f"/nhac dự phòng {older}").startswith("Mã này không đúng, hoặc")
    assert chats.told(PRIVATE, f"/nhac dự phòng {newer}").startswith("Đây là mã của")


def test_after_five_wrong_codes_in_an_hour_none_is_looked_at_in_that_chat(chats: Chats) -> None:
    code = chats.code_of(GROUP)
    wrong = [chats.told(PRIVATE, f"/nhac dự phòng BCFG2{number}") for number in range(5, 10)]
    right = chats.told(PRIVATE, f"/nhac dự phòng {code}")
    elsewhere = chats.told(OA, f"/nhac dự phòng {code}")
    chats.wait(timedelta(hours=1))
    later = chats.told(PRIVATE, f"/nhac dự phòng {chats.code_of(GROUP)}")

    assert all(told.startswith("Mã này không đúng") for told in wrong)
    assert right.startswith("Ở đây đã nhập sai mã nhiều lần.")
    assert elsewhere.startswith("Đây là mã của")
    assert later.startswith("Đây là mã của")


@pytest.mark.parametrize("thread", [None, ThreadId("5")])
def test_no_chat_stands_in_for_itself(chats: Chats, thread: ThreadId | None) -> None:
    code = chats.code_of(GROUP)
    here = replace(GROUP, thread=thread)
    written = _in(private(f"/nhac dự phòng {code}", sender=ADMIN), here, ADMIN)

    told = words(chats.office.hear(replace(written, thread=here.thread)))
    assert told.startswith("Mã này của chính nơi đây")
    assert chats.target(GROUP).fallback is None


def test_only_who_may_set_reminders_asks_for_a_code_or_says_one_in_a_group(chats: Chats) -> None:
    refused = chats.told(GROUP, "/nhac dự phòng", sender="7")
    code = chats.code_of(GROUP)
    said = chats.told(OTHER_GROUP, f"/nhac dự phòng {code}", sender="7")
    asked = chats.say(OTHER_GROUP, f"/nhac dự phòng {code}")
    agree = button(asked, "Đồng ý nhận thay")
    pressed = words(chats.say(OTHER_GROUP, "", press=agree, sender="7"))

    for told in (refused, said, pressed):
        assert told.startswith("Trong nhóm, chỉ quản trị viên của nhóm")
    assert chats.target(GROUP).fallback is None
    chats.say(OTHER_GROUP, "", press=agree)
    assert chats.target(GROUP).fallback == OTHER_GROUP


def test_the_code_of_a_chat_that_is_gone_is_good_for_nothing(chats: Chats, engine: Engine) -> None:
    code = chats.code_of(GROUP)
    with engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM reminder_targets")

    assert chats.told(PRIVATE, f"/nhac dự phòng {code}").startswith("Mã này đã quá 30 phút")


def test_who_is_reminded_of_what_is_to_be_ready_names_no_code(chats: Chats) -> None:
    told = chats.told(PRIVATE, "/nhac dự phòng vật tư ngày 20/12/2026", sender=LAN)

    assert "• Việc: Dự phòng vật tư" in told


def test_a_person_on_an_official_account_learns_of_its_window(chats: Chats) -> None:
    told = chats.told(OA, f"/nhac dự phòng {chats.code_of(GROUP)}", sender=LAN)

    assert "trong 7 ngày kể từ tin gần nhất" in told
