from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from bot.messages import ChatId, IncomingMessage, Place, Reply, ThreadId, UserId
from bot.reminders.wishes import Closers, Kind, Target
from tests.fakes.facts_office import FactsOffice
from tests.fakes.front_office import ADMIN, button, labels, private, words

CLERK = "terminal"
NO_NEXT = "Chưa có lần nhắc nào."


class Chat:
    """One person's chat with the assistant, or a group that one of several writes in."""

    def __init__(self, office: FactsOffice, *, group: str | None = None) -> None:
        self._office = office
        self._group = group
        self._after = timedelta()

    def say(self, text: str, *, sender: str = "7", press: str | None = None) -> Reply | None:
        """Return the reply to what is typed or tapped some seconds later."""
        self._after += timedelta(seconds=5)
        message = private(text, sender=sender, after=self._after, press=press)
        return self._office.hear(self._placed(message))

    def told(self, text: str, *, sender: str = "7") -> str:
        """Return the words of the reply."""
        return words(self.say(text, sender=sender))

    def wait(self, length: timedelta) -> None:
        """Let time go by."""
        self._after += length

    @property
    def is_paused(self) -> bool:
        """Whether the chat rests."""
        return self.target.paused_at is not None

    @property
    def target(self) -> Target:
        """The chat as it is reminded."""
        found = self._office.office.targets.find(self._placed(private("")).place)
        assert found is not None
        return found

    def _placed(self, message: IncomingMessage) -> IncomingMessage:
        if self._group is None:
            return message
        return replace(message, chat=ChatId(self._group), is_group=True)


@pytest.fixture
def office(engine: Engine) -> FactsOffice:
    return FactsOffice(engine)


@pytest.fixture
def chat(office: FactsOffice) -> Chat:
    return Chat(office)


@pytest.fixture
def group(office: FactsOffice) -> Chat:
    return Chat(office, group="-100")


def confirm_all(office: FactsOffice) -> None:
    at = private("").sent_at
    for item in office.register.deadlines():
        office.register.confirm(item.deadline.id, CLERK, at)


def names(target: Target) -> list[tuple[Kind, str]]:
    return [(one.kind, one.name) for one in target.subscriptions]


# --- What is on ---------------------------------------------------------------------------------


def test_where_nothing_is_on_the_usual_way_and_what_can_be_added_are_said(chat: Chat) -> None:
    shown = chat.say("/nhac")

    assert words(shown) == (
        "Sổ Tay chưa nhắc việc gì ở cuộc trò chuyện này.\n"
        "Cách nhắc: trước 14, 7, 3, 1 ngày và đúng ngày, lúc 08:00; không nhắn từ 21:00 đến 07:00;"
        " rơi vào ngày nghỉ thì nhắc vào ngày làm việc trước đó. Anh/chị có thể đổi bất cứ lúc"
        " nào.\n"
        "Anh/chị muốn tôi nhắc việc gì?"
    )
    assert labels(shown) == [
        "Mọi việc trong văn bản",
        "Việc của một đơn vị",
        "Việc trong một văn bản",
        "Tự đặt lời nhắc",
    ]


def test_what_is_on_is_listed_with_what_comes_next(office: FactsOffice, chat: Chat) -> None:
    confirm_all(office)
    chat.say("/nhac Công an tỉnh")
    chat.say("/nhac tôi họp chi bộ ngày 5/3/2026 lúc 14h")
    chat.say("1")
    told = chat.told("nhac")

    assert told.startswith(
        "Nhắc việc ở cuộc trò chuyện này:\n• Mục 1: Công an tỉnh\n"
        "• Mục 2: Tự đặt: Họp chi bộ – ngày 05/3/2026\nCách nhắc: "
    )
    assert told.endswith("Lần nhắc gần nhất: 14:00 thứ Năm, 05/3/2026 – Họp chi bộ.")


def test_what_waits_for_a_clerk_is_said(chat: Chat) -> None:
    told = chat.told("/nhac tất cả")

    assert "Hiện có 4 việc có thời hạn." in told
    assert NO_NEXT in told
    assert "4 thời hạn ở đây chưa được văn thư xác nhận nên tôi chưa nhắc." in told


@pytest.mark.parametrize("typed", ["/nhac {}", "nhắc tôi {} ngày mai"])
def test_what_is_overlong_is_not_read(chat: Chat, typed: str) -> None:
    told = chat.told(typed.format("trước 5 ngày " * 80_000))

    assert told.startswith("Tin này dài quá")


def test_a_day_that_no_calendar_has_is_named_in_place_of_an_unknown_unit(chat: Chat) -> None:
    assert "31/02" in chat.told("/nhac nộp báo cáo trước ngày 31/2").splitlines()[0]
    assert "đơn vị" not in chat.told("/nhac nộp báo cáo trước ngày 31/2")


@pytest.mark.parametrize("platform", ["web", "terminal"])
def test_where_nobody_can_be_written_to_that_is_said(office: FactsOffice, platform: str) -> None:
    message = replace(private("/nhac Công an tỉnh"), platform=platform)

    for typed in ("/nhac Công an tỉnh", "mỗi thứ hai lúc 8h nhắc nhóm gửi lịch tuần"):
        said = words(office.hear(replace(message, text=typed)))
        assert said.startswith("Ở đây tôi không tự nhắn cho anh/chị được")
    asked = words(office.hear(replace(message, text="nhắc lại hạn nộp báo cáo")))
    assert asked == "Không thấy trong tài liệu."


# --- Subscribing --------------------------------------------------------------------------------


@pytest.mark.every_database
def test_three_taps_subscribe_to_a_unit(office: FactsOffice, chat: Chat) -> None:
    confirm_all(office)
    asked = chat.say("", press=button(chat.say("/nhac"), "Việc của một đơn vị"))
    told = chat.say("", press=button(asked, "Công an tỉnh"))

    assert words(told) == (
        "Đã đặt: tôi sẽ nhắc ở cuộc trò chuyện này các việc Công an tỉnh phải làm, nhận hoặc"
        " chuyển.\n"
        "Hiện có 1 việc có thời hạn.\n"
        "Lần nhắc gần nhất: 08:00 thứ Sáu, 06/11/2026 – Báo cáo Ủy ban nhân dân tỉnh kết quả xử lý"
        " vi phạm."
    )
    assert names(chat.target) == [(Kind.UNIT, "Công an tỉnh")]
    assert office.office.changes == 1


def test_digits_and_a_typed_name_do_the_same(chat: Chat) -> None:
    chat.say("/nhac")
    chat.say("2")
    chat.say("CA tỉnh")

    assert names(chat.target) == [(Kind.UNIT, "Công an tỉnh")]


def test_a_name_in_doubt_is_asked_back(chat: Chat) -> None:
    asked = chat.say("/nhac công an")

    assert words(asked) == "Ý anh/chị là đơn vị nào?"
    assert set(labels(asked)) == {"Công an phường", "Công an tỉnh", "Quay lại"}
    assert labels(chat.say("/nhac sở")) == ["Sở Xây dựng", "Quay lại"]
    chat.say("1")
    assert names(chat.target) == [(Kind.UNIT, "Sở Xây dựng")]


def test_a_name_that_nothing_has_is_said_with_what_can_be_typed(chat: Chat) -> None:
    told = chat.told("/nhac abc xyz")

    assert told.startswith("Tôi không thấy đơn vị hay văn bản nào tên “abc xyz”")
    assert "/nhac 30 ngày tới" in told


def test_a_document_is_chosen_from_the_list_or_by_its_number(chat: Chat) -> None:
    shown = chat.say("/nhac văn bản")
    assert labels(shown)[0].startswith("Kế hoạch số 41/KH-UBND")
    chat.say("07/QC-UBND")
    chat.say("/nhac 41/KH-UBND")

    assert [kind for kind, _ in names(chat.target)] == [Kind.DOCUMENT, Kind.DOCUMENT]
    assert chat.target.subscriptions[0].key.startswith("07/qc-ubnd")


def test_what_is_so_near_that_it_is_told_at_once_is_said(office: FactsOffice, chat: Chat) -> None:
    confirm_all(office)
    chat.wait(timedelta(days=260))  # 18/11/2026, two days before a limit

    assert "1 việc đã sát hạn, tôi nhắc ngay trong vài phút tới." in chat.told("/nhac tất cả")


def test_how_much_is_said_is_that_of_what_was_asked_for(chat: Chat) -> None:
    assert "Hiện có 4 việc" in chat.told("/nhac tất cả")
    assert "Hiện có 1 việc" in chat.told("/nhac Công an tỉnh")


def test_the_same_is_subscribed_to_once(chat: Chat) -> None:
    chat.say("/nhac tất cả")

    assert chat.told("/nhac moi viec").startswith("Ở cuộc trò chuyện này tôi đang nhắc mọi việc")
    assert len(chat.target.subscriptions) == 1


def test_one_thing_is_taken_out_by_tap_or_number(chat: Chat) -> None:
    for typed in ("/nhac tất cả", "/nhac Công an tỉnh", "/nhac Sở Xây dựng"):
        chat.say(typed)

    first = chat.say("", press=button(chat.say("/nhac"), "Bỏ bớt"))
    assert labels(first) == [
        "Mọi việc trong các văn bản",
        "Công an tỉnh",
        "Sở Xây dựng",
        "Quay lại",
    ]
    tapped = button(first, "Công an tỉnh")
    assert words(chat.say("", press=tapped)).startswith("Đã bỏ “Công an tỉnh”.")
    assert words(chat.say("", press=tapped)).startswith("Mục này không còn trong danh sách.")
    assert chat.told("/nhac xóa 2").startswith("Đã bỏ “Sở Xây dựng”.")
    assert chat.told("/nhac xóa 2").startswith("Danh sách không có mục số 2.")
    assert names(chat.target) == [(Kind.ALL, "Mọi việc trong các văn bản")]


# --- How to be reminded -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/nhac trước 10, 5, 1 ngày", "Từ nay tôi nhắc trước 10, 5, 1 ngày."),
        ("/nhac giờ 7:30", "Từ nay tôi nhắc lúc 07:30."),
        ("/nhac giờ 22h", "Từ nay tôi nhắc lúc 22:00. 22:00 nằm trong giờ không nhắn"),
        ("/nhac giờ nghỉ 20h đến 6h", "Tôi không nhắn từ 20:00 đến 06:00;"),
        ("/nhac không giờ nghỉ", "Tôi nhắn cả ngày lẫn đêm, đúng giờ đã đặt."),
    ],
)
def test_typed_wishes_are_kept_and_said_back(chat: Chat, typed: str, said: str) -> None:
    chat.say("/nhac tất cả")

    assert chat.told(typed).startswith(said)


def test_wishes_are_changed_by_taps_and_by_words_that_are_asked_for(chat: Chat) -> None:
    chat.say("/nhac tất cả")
    wishes = chat.say("/nhac cách nhắc")
    asked = chat.say("", press=button(wishes, "Báo trước mấy ngày"))
    assert labels(asked)[-2:] == ["đúng ngày", "Quay lại"]
    assert chat.told("hai tháng").startswith("Tôi chưa rõ báo trước bao nhiêu ngày.")
    chat.say("2 tuần, 3 ngày và đúng ngày")
    chat.say("", press=button(wishes, "Ngày nghỉ: vẫn nhắc"))
    chat.say("", press=button(wishes, "Nhắc cả việc chưa xác nhận"))

    assert chat.target.wishes.leads == (14, 3, 0)
    assert not chat.target.wishes.on_working_days
    assert chat.target.wishes.unconfirmed
    assert "Ngày nghỉ: nhắc vào ngày làm việc trước" in labels(chat.say("/nhac cách nhắc"))


def test_an_answer_that_is_not_wanted_is_called_off(chat: Chat) -> None:
    chat.say("/nhac tất cả")
    chat.say("", press=button(chat.say("/nhac cách nhắc"), "Giờ nhắc"))

    assert chat.told("thôi") == "Tôi giữ nguyên như cũ."
    assert chat.told("7h30") == "Không thấy trong tài liệu."


def test_a_chat_rests_goes_on_and_ends_after_a_question_back(chat: Chat) -> None:
    chat.say("/nhac tất cả")
    paused = chat.told("/nhac dừng")
    assert paused.startswith("Đã tạm dừng nhắc")
    assert "Lần nhắc rơi vào lúc tạm dừng không được gửi bù." in paused
    resting = chat.is_paused
    assert chat.told("/nhac dừng").startswith("Việc nhắc ở cuộc trò chuyện này đang tạm dừng rồi.")
    shown = chat.told("/nhac")
    assert "Đang tạm dừng từ 01:30 ngày 03/3/2026" in shown
    assert "lần nhắc rơi vào lúc này không được gửi bù" in shown
    assert chat.told("/nhac tiếp tục").startswith("Đã tiếp tục nhắc")
    assert (resting, chat.is_paused) == (True, False)

    asked = chat.say("/nhac dừng hẳn")
    assert words(asked).startswith("Dừng hẳn mọi lời nhắc ở cuộc trò chuyện này? 1 mục")
    assert chat.target.subscriptions
    chat.say("", press=button(asked, "Dừng hẳn"))
    assert not chat.target.subscriptions


# --- The dry run --------------------------------------------------------------------------------


def test_one_reminder_rests_and_goes_on_while_the_others_are_told(
    office: FactsOffice, chat: Chat
) -> None:
    confirm_all(office)
    chat.say("/nhac Công an tỉnh")
    chat.say("/nhac tôi họp chi bộ ngày 5/3/2026 lúc 14h")
    chat.say("1")
    resting = chat.told("/nhac tạm dừng 2")
    [own] = office.office.targets.own(chat.target.id)
    told = chat.told("/nhac tiếp tục mục 2")
    [again] = office.office.targets.own(chat.target.id)

    assert resting.startswith("Đã tạm dừng mục 2. ")
    assert "• Mục 2: Tự đặt (đang tạm dừng): " in resting
    assert not chat.is_paused
    assert own.paused_at is not None
    assert told.startswith("Mục 2 được nhắc tiếp.")
    assert again.paused_at is None


def test_what_comes_from_documents_rests_as_a_whole(chat: Chat) -> None:
    chat.say("/nhac Công an tỉnh")

    assert chat.told("/nhac tạm dừng 1").startswith("Mục 1 không phải lời nhắc tự đặt")
    assert chat.told("/nhac tạm dừng 9").startswith("Danh sách không có mục số 9.")
    assert not chat.is_paused


def test_the_dry_run_goes_by_days_and_pages(office: FactsOffice, chat: Chat) -> None:
    confirm_all(office)
    chat.say("/nhac tất cả")

    assert chat.told("/nhac 10 ngày tới").startswith("10 ngày tới, ở cuộc trò chuyện này không có")
    first = chat.say("/nhac 366 ngày tới nhắc gì")
    assert "(trang 1/" in words(first)
    assert "\n\nThứ Ba, 17/3/2026\n• 08:00 Tuyên truyền" in words(first)
    assert "còn 14 ngày" in words(first)
    second = chat.say("", press=button(first, "Trang sau"))
    assert "(trang 2/" in words(second)
    for typed in ("1000 ngày tới", "0 ngày tới", "-5 ngày tới"):
        assert chat.told(f"/nhac {typed}") == "Tôi xem trước được từ 1 đến 366 ngày."


# --- One's own words ----------------------------------------------------------------------------


@pytest.mark.every_database
def test_a_reminder_is_said_back_before_it_is_kept(chat: Chat) -> None:
    shown = chat.say("nhắc tôi nộp báo cáo quý trước ngày 20/12, báo trước 5 ngày")

    assert words(shown) == (
        "Tôi hiểu là:\n"
        "• Việc: Nộp báo cáo quý\n"
        "• Thời hạn: trước ngày 20/12/2026\n"
        "• Nhắc: trước 5 ngày, lúc 08:00\n"
        "• Lần nhắc gần nhất: 08:00 thứ Hai, 14/12/2026\n"
        "Câu này không nêu năm. Chỉ nhắc lần này hay nhắc hằng năm?"
    )
    assert labels(shown) == ["Chỉ lần này", "Hằng năm", "Sửa", "Thôi"]
    saved = chat.say("", press=button(shown, "Hằng năm"))
    assert words(saved).startswith("Đã lưu lời nhắc: Nộp báo cáo quý – hằng năm, trước ngày 20/12.")
    again = chat.say("", press=button(shown, "Hằng năm"))
    assert words(again).startswith("Lời nhắc này đã lưu rồi")
    assert "Mục 1: Tự đặt: Nộp báo cáo quý – hằng năm, trước ngày 20/12" in chat.told("/nhac")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("lưu", "Đã lưu lời nhắc: Họp – ngày 04/3/2026."),
        ("Thôi", "Tôi không lưu lời nhắc này."),
        ("sửa", "Anh/chị nhắn việc và ngày cần nhắc"),
        ("hạn nộp là ngày nào?", "Không thấy trong tài liệu."),
    ],
)
def test_it_is_agreed_to_in_words_too(chat: Chat, answer: str, said: str) -> None:
    chat.say("nhắc tôi họp ngày mai")

    assert chat.told(answer).startswith(said)


def test_what_is_lacking_is_asked_for_and_put_behind_what_was_said(chat: Chat) -> None:
    assert chat.told("/nhac tôi ký hồ sơ").startswith("Tôi chưa rõ nhắc vào ngày nào.")

    assert "• Việc: Ký hồ sơ\n• Ngày: 06/3/2026\n" in chat.told("thứ sáu")


@pytest.mark.parametrize("length", [400, 10_000])
def test_what_is_overlong_is_refused_whatever_way_it_is_asked_for(chat: Chat, length: int) -> None:
    matter = ("nộp báo cáo " * length)[:length]

    for asked in (f"/nhac tôi {matter} ngày 20/12", f"nhắc tôi {matter} ngày 20/12"):
        assert "dài quá" in chat.told(asked).partition("\n")[0]
    chat.say("/nhac tự đặt")
    assert "dài quá" in chat.told(f"{matter} ngày 20/12").partition("\n")[0]
    assert "• Việc: Họp" in chat.told("họp ngày 20/12/2026")


def test_long_reminders_stand_in_lists_with_their_beginning(chat: Chat) -> None:
    for day in range(10, 25):
        chat.say(f"/nhac tôi {'nộp báo cáo ' * 24} ngày {day}/12/2026")
        assert chat.told("lưu").startswith("Đã lưu lời nhắc: Nộp báo cáo nộp")
    listed = chat.told("/nhac")

    assert "nộp báo cáo … – ngày 10/12/2026\n• Mục 2" in listed
    assert len(listed) < 2_000 + 300


def test_what_falls_into_quiet_hours_is_said_where_they_are_chosen(chat: Chat) -> None:
    asked = chat.say("", press=button(chat.say("/nhac cách nhắc"), "Giờ không nhắn"))

    assert "Lời nhắc rơi vào giờ đó được gửi khi hết giờ." in words(asked)


def test_days_off_and_quiet_hours_are_said(chat: Chat) -> None:
    on_sunday = chat.told("nhắc tôi chủ nhật trực")
    at_night = chat.told("nhắc tôi 22h thứ sáu tắt điện")
    at_an_hour = chat.told("nhắc tôi 7h chủ nhật họp")

    assert "08:00 thứ Sáu, 06/3/2026\n• Ngày cần nhắc là ngày nghỉ" in on_sunday
    assert "• 22:00 nằm trong giờ không nhắn (từ 21:00 đến 07:00)" in at_night
    assert "• Lần nhắc gần nhất: 07:00 Chủ nhật, 08/3/2026\nLưu như vậy?" in at_an_hour


def test_a_day_that_some_months_lack_is_said(chat: Chat) -> None:
    lacking = "Tháng nào không có ngày này thì tôi không nhắc."

    assert lacking in chat.told("nhắc tôi ngày 31 hằng tháng chốt sổ")
    assert lacking not in chat.told("nhắc tôi ngày 28 hằng tháng chốt sổ")
    assert lacking not in chat.told("nhắc tôi ngày cuối cùng hằng tháng chốt sổ")


def test_a_group_is_not_reminded_from_a_private_chat(chat: Chat) -> None:
    assert "trong cuộc trò chuyện riêng này" in chat.told("nhắc nhóm họp ngày mai")


def test_a_question_is_no_reminder(chat: Chat) -> None:
    assert chat.told("nhắc lại hạn nộp") == "Không thấy trong tài liệu."
    assert chat.told("nhắc tôi khi nào phải nộp báo cáo?") == "Không thấy trong tài liệu."


# --- Who may ------------------------------------------------------------------------------------


def test_in_a_group_only_those_who_lead_it_or_the_assistant_may_change_it(
    office: FactsOffice, group: Chat
) -> None:
    refused = "Trong nhóm, chỉ quản trị viên của nhóm, người quản trị Sổ Tay"
    assert group.told("/nhac tất cả").startswith(refused)
    assert group.told("nhắc nhóm họp ngày mai").startswith(refused)
    assert group.told("/nhac").startswith("Sổ Tay chưa nhắc việc gì ở nhóm này.")

    office.office.group_leaders.add("7")
    assert group.told("/nhac tất cả").startswith("Đã đặt")


def test_an_administrator_may_let_everybody_change_it(office: FactsOffice, group: Chat) -> None:
    group.say("/nhac tất cả", sender=ADMIN)
    assert group.target.managers == (f"telegram:{ADMIN}",)
    assert group.told("/nhac dừng").startswith("Trong nhóm, chỉ")

    wishes = group.say("/nhac cách nhắc", sender=ADMIN)
    group.say("", press=button(wishes, "Ai cũng được đổi nhắc việc"), sender=ADMIN)
    assert group.told("/nhac dừng").startswith("Đã tạm dừng")
    closed = group.say("/nhac cách nhắc", sender=ADMIN)
    group.say("", press=button(closed, "Chỉ người quản lý được đổi"), sender=ADMIN)
    assert group.told("/nhac tiếp tục").startswith("Trong nhóm, chỉ")


def test_a_group_may_let_only_managers_close(group: Chat) -> None:
    group.say("/nhac tất cả", sender=ADMIN)
    wishes = group.say("/nhac cách nhắc", sender=ADMIN)
    group.say("", press=button(wishes, "Chỉ người quản lý được báo xong"), sender=ADMIN)

    assert group.target.wishes.closers is Closers.MANAGERS
    assert "Chỉ người được đặt nhắc việc mới được báo xong." in group.told("/nhac")


def test_a_button_of_the_menu_does_nothing_for_whom_it_is_not(group: Chat) -> None:
    menu = group.say("/nhac", sender=ADMIN)

    refused = words(group.say("", press=button(menu, "Mọi việc trong văn bản"), sender="8"))
    assert refused.startswith("Trong nhóm, chỉ")


def test_whoever_may_set_nothing_reads_what_is_on_and_who_may(group: Chat) -> None:
    before = group.say("/nhac", sender="8")
    group.say("/nhac tất cả", sender=ADMIN)
    after = group.say("/nhac", sender="8")

    assert words(before).startswith("Sổ Tay chưa nhắc việc gì ở nhóm này.\n\nTrong nhóm, chỉ")
    assert labels(before) == []
    assert words(after).startswith("Nhắc việc ở nhóm này:\n• Mục 1: Mọi việc trong các văn bản\n")
    assert "\n\nTrong nhóm, chỉ" in words(after)
    assert len(labels(after)) == 1
    assert words(group.say("", press=button(after, labels(after)[0]), sender="8"))


def test_where_the_platform_cannot_tell_who_leads_that_is_said(office: FactsOffice) -> None:
    message = replace(private("/nhac tất cả"), platform="zalo", chat=ChatId("g"), is_group=True)

    told = words(office.hear(replace(message, sender=UserId("9"))))
    assert told.startswith("Trong nhóm này, chỉ người quản trị Sổ Tay và người đã được giao")


def test_every_page_has_few_enough_choices_for_digits(office: FactsOffice, group: Chat) -> None:
    group.say("/nhac tất cả", sender=ADMIN)
    for number in range(12):
        group.say(f"/nhac nhóm họp số {number} ngày {number + 5}/3/2026", sender=ADMIN)
        group.say("1", sender=ADMIN)

    pages = ["/nhac", "/nhac cách nhắc", "/nhac xóa", "/nhac đơn vị", "/nhac văn bản"]
    shown = [group.say(page, sender=ADMIN) for page in pages]
    assert all(1 <= len(labels(reply)) <= 9 for reply in shown)
    assert "… và 3 mục nữa" in words(shown[0])
    following = group.say("", press=button(shown[2], "Trang sau"), sender=ADMIN)
    assert words(following) == "Bỏ mục nào (trang 2/2)?"


def test_a_chat_is_called_by_the_name_that_it_was_given(chat: Chat) -> None:
    chat.say("/nhac tất cả")

    assert chat.told("/nhac tên Phòng Nội vụ").startswith(
        "Từ nay tôi gọi cuộc trò chuyện này là “Phòng Nội vụ”."
    )
    assert chat.target.label == "Phòng Nội vụ"


def test_a_group_is_called_what_the_platform_calls_it(office: FactsOffice) -> None:
    message = replace(private("/nhac tất cả", sender=ADMIN), chat=ChatId("-5"), is_group=True)
    office.hear(replace(message, chat_name="Nhóm  tổng hợp"))

    target = office.office.targets.find(message.place)
    assert target is not None
    assert target.label == "Nhóm tổng hợp"


def test_a_group_whose_title_is_learnt_later_is_called_by_it_unless_it_was_given_a_name(
    office: FactsOffice,
) -> None:
    group = Place("zalo_oa", ChatId("4a9b09df"), is_group=True)
    called = []
    for text, title in (
        ("/nhac tất cả", None),
        ("/nhac giờ 9h", "Tổ một cửa"),
        ("/nhac tên Tổ hai", "Tổ một cửa"),
        ("/nhac giờ 8h", "Tổ ba"),
    ):
        written = replace(private(text, sender=ADMIN), platform="zalo_oa", chat=group.chat)
        office.office.targets.ensure(group, "Nhóm Zalo OA …09df", "*", written.sent_at)
        target = office.office.targets.find(group)
        assert target is not None
        office.office.targets.set_managers(target.id, ["*"])
        office.hear(replace(written, is_group=True, chat_name=title))
        found = office.office.targets.find(group)
        called.append(found.label if found else None)

    assert called == ["Nhóm Zalo OA …09df", "Tổ một cửa", "Tổ hai", "Tổ hai"]


def in_topic(text: str, topic: str | None, thread: str | None = "12") -> IncomingMessage:
    """Return what an administrator writes in a topic of a forum, whose name may be told."""
    message = replace(private(text, sender=ADMIN), chat=ChatId("-5"), is_group=True)
    found = ThreadId(thread) if thread else None
    return replace(message, thread=found, chat_name="Tổ một cửa", topic_name=topic)


def test_topics_of_one_group_are_called_apart(office: FactsOffice) -> None:
    called = []
    for text, topic in (
        ("/nhac tất cả", None),
        ("/nhac giờ 9h", "Hộ tịch"),
        ("/nhac giờ 8h", None),
        ("/nhac tên Tổ hai", "Hộ tịch"),
        ("/nhac giờ 9h", "Hộ tịch"),
    ):
        message = in_topic(text, topic)
        office.hear(message)
        found = office.office.targets.find(message.place)
        called.append(found.label if found else None)

    by_name = "Tổ một cửa, chủ đề Hộ tịch"
    assert called == ["Tổ một cửa, chủ đề 12", by_name, by_name, "Tổ hai", "Tổ hai"]


def test_a_topic_that_went_by_the_name_of_its_group_gets_one_of_its_own(
    office: FactsOffice,
) -> None:
    message, other = in_topic("/nhac tất cả", "Hộ tịch"), in_topic("", None, thread="13")
    for one in (message, other):  # as they were called before topics were told apart
        office.office.targets.ensure(one.place, "Tổ một cửa", "*", one.sent_at)
    office.hear(message)

    found = office.office.targets.find(message.place)
    assert found is not None
    assert found.label == "Tổ một cửa, chủ đề Hộ tịch"


def test_a_topic_that_somebody_named_like_its_group_is_called_just_that(
    office: FactsOffice,
) -> None:
    said = words(office.hear(in_topic("/nhac tên Tổ một cửa", "Hộ tịch")))
    message = in_topic("/nhac giờ 9h", "Hộ tịch")
    office.hear(message)

    found = office.office.targets.find(message.place)
    assert "Từ nay tôi gọi chủ đề này là “Tổ một cửa”." in said
    assert found is not None
    assert found.label == "Tổ một cửa"


def test_a_topic_that_is_named_like_another_is_called_with_its_topic(office: FactsOffice) -> None:
    office.hear(in_topic("/nhac tên Tổ hai", "Hộ tịch"))
    said = words(office.hear(in_topic("/nhac tên Tổ hai", "Đất đai", thread="13")))

    assert "Từ nay tôi gọi chủ đề này là “Tổ hai, chủ đề Đất đai”." in said


def test_the_general_topic_is_not_taken_for_the_whole_group(office: FactsOffice) -> None:
    before = words(office.hear(in_topic("/nhac", None, thread=None)))
    here = words(office.hear(in_topic("/nhac tất cả", "Hộ tịch")))
    after = words(office.hear(in_topic("/nhac", None, thread=None)))

    assert before.startswith("Sổ Tay chưa nhắc việc gì ở nhóm này.")
    assert "chủ đề này" in here
    assert after.startswith("Sổ Tay chưa nhắc việc gì ở chủ đề này.")


def test_somebody_takes_charge_and_lays_it_down(group: Chat) -> None:
    group.say("/nhac tất cả", sender=ADMIN)
    assert group.told("/nhac tôi phụ trách", sender=ADMIN).startswith("Việc ở nhóm này quá hạn")
    taken = group.target.responsible
    group.say("/nhac bỏ phụ trách", sender=ADMIN)

    assert taken == Place("telegram", ChatId(ADMIN))
    assert group.target.responsible is None


@pytest.mark.parametrize("asked", ["30 ngày tới sẽ nhắc gì?", "30 ngay toi nhac gi"])
def test_the_dry_run_is_asked_for_in_plain_words(chat: Chat, asked: str) -> None:
    chat.say("/nhac tất cả")

    assert chat.told(asked).startswith("30 ngày tới, ở cuộc trò chuyện này không có lần nhắc nào.")
    assert chat.told("đang nhắc gì?").startswith("Nhắc việc ở cuộc trò chuyện này:")


def test_a_question_is_no_answer_to_what_was_asked(chat: Chat) -> None:
    chat.say("/nhac đơn vị")

    assert chat.told("Khi nào phải gửi báo cáo?") == "Không thấy trong tài liệu."
    assert chat.told("Sở Xây dựng").startswith("Đã đặt")


# --- Words that set nothing ---------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["/nhac bỏ nhắc họp ngày 21/6", "đừng nhắc tôi họp nữa"])
def test_who_wants_no_reminder_any_more_is_told_how_to_drop_it(chat: Chat, typed: str) -> None:
    told = chat.told(typed)

    assert "“Bỏ bớt”" in told
    assert "/nhac bỏ 2" in told


def test_what_was_asked_about_is_kept_once_it_is_said_anew(chat: Chat) -> None:
    asked = chat.told("nhắc tôi nộp báo cáo mỗi quý vào ngày 5")
    told = chat.told("nhắc tôi nộp báo cáo ngày 5 tháng đầu quý")

    assert "tháng nào trong quý" in asked
    assert "• Việc: Nộp báo cáo\n" in told


def test_the_leap_day_every_year_is_said_to_come_in_leap_years_alone(chat: Chat) -> None:
    told = chat.told("nhắc tôi sinh nhật anh Ba 29/2 hằng năm")

    assert "Chỉ năm nhuận mới có ngày 29/2" in told
    assert "gần nhất là năm 2028" in told
