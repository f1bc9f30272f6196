"""Chats that cannot be written to, and what becomes of their reminders."""

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine

from bot.database import writing
from bot.delivery.chats import find_again, lost_chats
from bot.delivery.parcels import Parcel
from bot.messages import ChatId, Place, ThreadId
from bot.platforms.errors import DeliveryDeferred, DeliveryRefused, PlatformError
from bot.reminders.planning.keeping import Keeper
from bot.reminders.running.reporting import reminder_lines
from bot.reminders.running.status import read_status
from bot.reminders.wishes import OwnReminder
from tests.fakes.due_items import on_date
from tests.fakes.reminding_office import BY, GROUP, OTHER, ZONE, RemindingOffice, at, report

pytestmark = pytest.mark.every_database


class Refusing:
    """Says no in some chats for as long as it is asked to."""

    def __init__(self, office: RemindingOffice, *, chat_lost: bool = False) -> None:
        self.places: set[Place] = set()
        self._chat_lost = chat_lost
        for platform in office.platforms.values():
            platform.script = self

    def __call__(self, place: Place, _parcel: Parcel) -> PlatformError | None:
        if place not in self.places:
            return None
        return DeliveryRefused("403: kicked", chat_lost=self._chat_lost)


@pytest.fixture
def office(engine: Engine) -> RemindingOffice:
    """An office on the 4th with one group, which is to hand in a report until the 12th."""
    office = RemindingOffice(engine, at("2026-06-04", "10:00"))
    office.items = (report("2026-06-12"),)
    office.subscribe()
    office.targets.set_fallback(1, OTHER)
    office.round()
    office.platforms["telegram"].sent.clear()  # the lead that was past already
    return office


def test_what_was_refused_while_nobody_knew_what_to_tell_goes_elsewhere_later(
    office: RemindingOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    Refusing(office).places = {GROUP}
    office.now = at("2026-06-05")
    office.round()
    with monkeypatch.context() as another_process_plans_it:
        another_process_plans_it.setattr(Keeper, "matters", lambda _keeper, _target: None)
        office.round()
    before = office.said(OTHER)
    office.round()

    assert (before, len(office.said(OTHER))) == ([], 1)


def test_while_the_chat_and_the_one_in_its_stead_are_lost_everything_waits(
    office: RemindingOffice,
) -> None:
    refusing = Refusing(office, chat_lost=True)
    refusing.places = {GROUP, OTHER}
    office.live(at("2026-06-05", "15:00"))
    waiting = (office.said(), office.said(OTHER))
    refusing.places = {GROUP}
    office.find_again(OTHER)
    office.live(at("2026-06-05", "16:00"))

    assert waiting == ([], [])
    assert ["CÒN 7 NGÀY" in text for text in office.said(OTHER)] == [True]
    assert office.said() == []


def test_a_chat_that_is_found_again_is_told_the_rest_itself(office: RemindingOffice) -> None:
    refusing = Refusing(office, chat_lost=True)
    refusing.places = {GROUP}
    office.live(at("2026-06-06", "09:00"))
    refusing.places = set()
    office.find_again(GROUP)
    office.live(at("2026-06-13"))

    assert len(office.said(OTHER)) == 1
    assert [text.splitlines()[2][:6] for text in office.said()] == ["CÒN 3 ", "CÒN 1 ", "HÔM NA"]


def test_a_group_that_moves_while_its_letter_is_under_way_gets_it_once(
    office: RemindingOffice,
) -> None:
    office.now = at("2026-06-05")
    office.tick(office.now)
    office.rename(GROUP, "-100")
    office.round()
    office.live(at("2026-06-09", "09:00"))

    moved = Place("telegram", ChatId("-100"), is_group=True)
    assert office.said() == []
    assert len(office.said(moved)) == 2  # 7 and 3 days before


def test_what_was_told_elsewhere_counts_as_refused_no_more(
    engine: Engine, office: RemindingOffice
) -> None:
    Refusing(office).places = {GROUP}
    office.live(at("2026-06-05", "09:00"))

    status = read_status(engine)
    assert (status.counts.refused, status.failures) == (0, ())
    assert status.counts.sent == 2


TOPIC = Place("telegram", ChatId("-1"), ThreadId("5"), is_group=True)


class WithoutTopic:
    """Knows a topic no more, and notes where it was asked to write."""

    def __init__(self, office: RemindingOffice) -> None:
        self.tried: list[Place] = []
        self.is_gone = True
        office.platforms["telegram"].script = self

    def __call__(self, place: Place, _parcel: Parcel) -> PlatformError | None:
        self.tried.append(place)
        details = "sendMessage: status 400: message thread not found"
        is_refused = self.is_gone and place == TOPIC
        return DeliveryRefused(details, topic_lost=True) if is_refused else None


@pytest.fixture
def forum(engine: Engine) -> RemindingOffice:
    """An office on the 4th with one topic of a group, which is to hand in a report on the 12th."""
    office = RemindingOffice(engine, at("2026-06-04", "10:00"))
    office.items = (report("2026-06-12"),)
    office.subscribe(TOPIC, "Tổ một cửa, chủ đề Hộ tịch")
    return office


def test_a_topic_that_is_gone_is_lost_and_told_once(engine: Engine, forum: RemindingOffice) -> None:
    tried = WithoutTopic(forum).tried
    forum.live(at("2026-06-11", "09:00"))

    assert set(tried) == {TOPIC}
    assert [text for text in forum.told_admin() if "không còn gửi được" in text] == [
        "Sổ Tay không còn gửi được tin cho “Tổ một cửa, chủ đề Hộ tịch” (Telegram): chủ đề đã bị"
        " xóa. Lời nhắc của chủ đề này được giữ lại; hãy nhắn /nhac trong một chủ đề khác của nhóm"
        " để đặt lại, hoặc chọn kênh dự phòng (sotay remind wishes --fallback)."
    ]
    assert not [text for text in forum.told_admin() if "không gửi được:" in text]
    assert read_status(engine).counts.kept > 0
    with engine.connect() as connection:
        assert lost_chats(connection) == {("telegram", "-1/5")}


def test_what_is_for_a_topic_that_is_gone_goes_to_the_chat_in_its_stead(
    forum: RemindingOffice,
) -> None:
    WithoutTopic(forum)
    forum.targets.set_fallback(1, OTHER)
    forum.live(at("2026-06-05", "09:00"))

    assert forum.said() == []
    assert ["CÒN" in text for text in forum.said(OTHER)] == [True, True]


def test_other_topics_of_its_chat_are_told_all_the_same(forum: RemindingOffice) -> None:
    WithoutTopic(forum)
    forum.subscribe()
    forum.live(at("2026-06-05", "09:00"))

    assert len(forum.said()) == 2


def test_a_topic_in_which_somebody_writes_is_back(forum: RemindingOffice) -> None:
    topic = WithoutTopic(forum)
    forum.live(at("2026-06-05", "09:00"))
    topic.is_gone = False
    with writing(forum.engine) as connection:
        find_again(connection, "telegram", TOPIC.chat, forum.now, TOPIC.thread)
    forum.live(at("2026-06-09", "09:00"))

    assert [target.lost_at for target in forum.targets.all() if target.place == TOPIC] == [None]
    assert len(forum.said()) > 0


def test_a_refusal_is_told_in_words_with_what_was_in_the_letter(forum: RemindingOffice) -> None:
    forum.items = (*forum.items, report("2026-06-13", id_="list", what="lập danh sách"))
    details = "sendMessage: status 400: not enough rights to send text messages to the chat"
    forum.platforms["telegram"].script = lambda _place, _parcel: DeliveryRefused(details)
    forum.live(at("2026-06-04", "15:00"))

    assert forum.told_admin()[0] == (
        "Tin nhắc cho “Tổ một cửa, chủ đề Hộ tịch” (Telegram) không gửi được: Sổ Tay không được"
        " phép gửi tin ở đó. Trong tin: nộp báo cáo – chậm nhất ngày 12/6/2026 và 1 việc khác. Hãy"
        " cho Sổ Tay quyền gửi tin trong nhóm. Sổ Tay không gửi lại tin này: hãy báo cho nơi ấy"
        " bằng cách khác."
    )


def test_what_a_person_set_for_themselves_is_not_told_to_administrators(
    forum: RemindingOffice,
) -> None:
    person = Place("telegram", ChatId("9"))
    target = forum.targets.ensure(person, "Telegram: Lan", "telegram:9", forum.now)
    when = on_date("2026-06-06", "ngày 6/6/2026")
    start = date(2026, 6, 4)
    draft = OwnReminder(0, target.id, "uống thuốc", when, start, (0,), None, BY, forum.now)
    forum.targets.add_own(draft)
    forum.platforms["telegram"].script = lambda place, _parcel: (
        DeliveryRefused("sendMessage: status 400") if place == person else None
    )
    forum.live(at("2026-06-06", "09:00"))

    assert [text for text in forum.told_admin() if "Trong tin" in text] == [
        "Tin nhắc cho “Telegram: Lan” (Telegram) không gửi được: nền tảng không nhận tin (mã 400)."
        " Trong tin: một việc tự đặt. Lời của nền tảng có trong nhật ký và trong"
        " `sotay remind status --json`. Sổ Tay không gửi lại tin này: hãy báo cho nơi ấy bằng cách"
        " khác."
    ]


def test_the_status_says_since_when_and_why_a_letter_waits(
    engine: Engine, forum: RemindingOffice
) -> None:
    details = "sendMessage: status 502 without an answer of the Bot API"
    forum.platforms["telegram"].script = lambda _place, _parcel: DeliveryDeferred(
        details, timedelta(hours=1)
    )
    forum.live(at("2026-06-04", "15:00"))

    status = read_status(engine)
    assert [one.reason for one in status.held] == [details]
    assert (
        "Chờ gửi: “Tổ một cửa, chủ đề Hộ tịch” (Telegram), từ 15:00 ngày 04/6/2026: nền tảng không"
        " trả lời."
    ) in reminder_lines(status, forum.now, ZONE)
