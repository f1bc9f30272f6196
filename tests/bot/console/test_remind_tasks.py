import json
from pathlib import Path
from typing import Any

import pytest

from bot.database import open_engine, writing
from bot.delivery.chats import lost_chats, mark_chat, topic_of
from bot.errors import SotayError
from bot.messages import ChatId, Place, ThreadId
from tests.fakes.clock import START
from tests.fakes.fact_folder import keep_known, perform
from tests.fakes.two_wards import keep_wards

GROUP = "telegram:-1001"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with the facts of the two invented documents."""
    return keep_known(tmp_path)


def records(data: Path, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads("\n".join(perform(data, *words, "--json").said))
    return found


def confirm_all(data: Path) -> None:
    for record in records(data, "deadlines"):
        perform(data, "deadlines", "confirm", record["id"])


def test_nobody_is_reminded_at_first(data: Path) -> None:
    assert perform(data, "remind").said[0].startswith("Chưa có nơi nào được nhắc việc.")
    assert records(data, "remind", "list") == []


def test_a_chat_is_subscribed_to_a_unit(data: Path) -> None:
    confirm_all(data)
    unit = ("--unit", "tram van hoa xa", "--label", "Nhóm văn hóa")
    outcome = perform(data, "remind", "add", "--chat", GROUP, *unit)

    assert outcome.said[:-1] == [
        "Đã đặt cho Nhóm văn hóa: Trạm Văn hóa xã.",
        "Trong một năm tới chưa có lần nhắc nào.",  # the one there is was due a year ago
    ]
    (record,) = records(data, "remind", "list")
    assert (record["platform"], record["chat"], record["is_group"]) == ("telegram", "-1001", True)
    assert [(one["kind"], one["name"]) for one in record["subscriptions"]] == [
        ("unit", "Trạm Văn hóa xã")
    ]
    assert record["leads"] == "14,7,3,1,0"


def test_a_chat_without_a_name_is_called_what_it_is(data: Path) -> None:
    for chat in ("zalo:zgr-f8a7", "telegram:-100123:12"):
        perform(data, "remind", "add", "--chat", chat, "--group", "--all")

    shown = "\n".join(perform(data, "remind").said)
    assert "Nhóm Zalo Bot …f8a7 (zalo:zgr-f8a7)" in shown
    assert "Nhóm Telegram …0123, chủ đề 12 (telegram:-100123:12)" in shown


def test_a_topic_that_is_set_anew_is_taken_to_be_there_again(data: Path) -> None:
    words = ("remind", "add", "--chat", "telegram:-100123:12", "--all")
    perform(data, *words)
    engine = open_engine(f"sqlite:///{data / 'sotay.sqlite'}")
    with writing(engine) as connection:
        topic = Place("telegram", ChatId("-100123"), ThreadId("12"), is_group=True)
        mark_chat(connection, topic_of(topic), START, is_lost=True)
    perform(data, *words)

    with engine.connect() as connection:
        assert lost_chats(connection) == set()
    engine.dispose()


def test_who_stands_in_and_who_is_in_charge_are_listed(data: Path) -> None:
    perform(data, "remind", "add", "--chat", GROUP, "--all")
    wishes = ("--unconfirmed", "có", "--closers", "quản lý", "--responsible", "zalo:chi-lan")
    words = ("remind", "wishes", "--chat", GROUP, *wishes, "--fallback", "zalo:zgr-f8a7")
    changed = perform(data, *words).said

    away = [
        f"{name} chưa được kết nối nên Sổ Tay chưa gửi được tin nào tới đó; xem: sotay doctor."
        for name in ("Telegram", "Zalo Bot")
    ]
    assert changed[2:] == [
        "Nhắc cả thời hạn chưa được văn thư xác nhận (có ghi rõ).",
        "Chỉ người được đặt nhắc việc mới được báo xong.",
        "Nhắn riêng khi quá hạn: Zalo Bot (zalo:chi-lan).",
        "Kênh dự phòng: Zalo Bot (zalo:zgr-f8a7).",
        *away,
    ]
    assert [line.strip() for line in perform(data, "remind").said[2:]] == changed[1:]


def test_a_chat_does_not_stand_in_for_itself(data: Path) -> None:
    perform(data, "remind", "add", "--chat", GROUP, "--all")

    with pytest.raises(SotayError, match="không thể là kênh dự phòng của chính nó"):
        perform(data, "remind", "wishes", "--chat", GROUP, "--fallback", GROUP)


def test_that_a_platform_is_not_connected_is_said_at_once(data: Path) -> None:
    said = perform(data, "remind", "add", "--chat", GROUP, "--all").said

    assert said[-1].startswith("Telegram chưa được kết nối")


def test_days_before_that_are_none_are_refused(data: Path) -> None:
    perform(data, "remind", "add", "--chat", GROUP, "--all")

    with pytest.raises(SotayError, match="ngày"):
        perform(data, "remind", "wishes", "--chat", GROUP, "--leads=-5")


def test_a_unit_that_two_places_have_is_named_with_its_place(tmp_path: Path) -> None:
    data = keep_wards(tmp_path)
    with pytest.raises(SotayError, match="Nhiều nơi có “Công an phường”: Bến Đá, Suối Ngọc"):
        perform(data, "remind", "add", "--chat", GROUP, "--unit", "Công an phường")
    perform(data, "remind", "add", "--chat", GROUP, "--unit", "Công an phường Bến Đá")

    (record,) = records(data, "remind", "list")
    assert record["subscriptions"] == [
        {
            "kind": "unit",
            "key": "cong an phuong @ phuong ben da",
            "name": "Công an phường (Bến Đá)",
        }
    ]


def test_a_chat_is_subscribed_to_all_and_to_a_document_once(data: Path) -> None:
    perform(data, "remind", "add", "--chat", GROUP, "--all")
    perform(data, "remind", "add", "--chat", "1", "--document", "a.txt")
    again = perform(data, "remind", "add", "--chat", GROUP, "--all")

    assert "đang được nhắc rồi" in again.said[0]
    (record,) = records(data, "remind", "list")
    assert [one["kind"] for one in record["subscriptions"]] == ["all", "document"]


def test_plain_words_are_kept_and_said_back(data: Path) -> None:
    words = ("nộp báo cáo quý trước ngày 20/6,", "báo trước 5 ngày")
    saved = perform(data, "remind", "own", "--chat", GROUP, "--yearly", *words)
    again = perform(data, "remind", "own", "--chat", GROUP, "--yearly", *words)

    assert saved.said[:-1] == [
        "Đã lưu cho Nhóm Telegram …1001: Nộp báo cáo quý – hằng năm, trước ngày 20/6; nhắc trước"
        " 5 ngày, lúc 08:00.",
        "Lần nhắc gần nhất: 08:00 thứ Sáu, 12/6/2026 – Nộp báo cáo quý.",
    ]
    assert "đã có lời nhắc này" in again.said[0]


def test_bytes_that_are_no_text_are_left_out(data: Path) -> None:
    words = ("họp \udcff\udcfe", "ngày 10/3/2026")
    saved = perform(data, "remind", "own", "--chat", GROUP, "--label", "Tổ\udcff xe", *words)

    assert saved.said[0].startswith("Đã lưu cho Tổ xe: Họp – ngày 10/3/2026;")


def test_what_is_to_come_is_planned_without_sending(data: Path) -> None:
    perform(data, "remind", "own", "--chat", GROUP, "họp ngày 10/3/2026 lúc 9h")
    perform(data, "remind", "own", "--chat", "zalo:abc", "--private", "ký hồ sơ ngày 5/3/2026")

    told = perform(data, "remind", "plan", "--days", "30", "--chat", GROUP).said
    assert told[0] == "Nhóm Telegram …1001: 30 ngày tới nhắn 1 lần, gồm 1 lượt nhắc."
    assert told[1].strip() == "09:00 thứ Ba, 10/3/2026: Họp – ngày 10/3/2026"
    planned = records(data, "remind", "plan")
    assert [one["what"] for one in planned] == ["Họp", "Ký hồ sơ"]
    assert planned[0]["at"] == "2026-03-10T02:00:00+00:00"
    assert records(data, "remind", "plan", "--days", "1") == []


def test_a_plan_says_what_keeps_a_chat_from_being_told(data: Path) -> None:
    perform(data, "remind", "own", "--chat", GROUP, "họp ngày 10/3/2026 lúc 9h")
    perform(data, "remind", "pause", "--chat", GROUP)

    told = perform(data, "remind", "plan", "--chat", GROUP).said

    assert told[0] == (
        "Nhóm Telegram …1001 – đang tạm dừng: 30 ngày tới nhắn 1 lần, gồm 1 lượt nhắc."
    )


def test_a_chat_rests_goes_on_and_is_ended(data: Path) -> None:
    perform(data, "remind", "add", "--chat", GROUP, "--all")
    perform(data, "remind", "own", "--chat", GROUP, "họp ngày 10/3/2026")

    perform(data, "remind", "pause", "--chat", "1")
    assert records(data, "remind", "list")[0]["paused_at"] == "2026-03-02T01:30:00+00:00"
    perform(data, "remind", "resume", "--chat", GROUP)
    assert records(data, "remind", "list")[0]["paused_at"] is None
    removed = perform(data, "remind", "remove", "--chat", GROUP, "2")
    assert removed.said == ["Đã bỏ của Nhóm Telegram …1001: Tự đặt: Họp – ngày 10/3/2026."]
    perform(data, "remind", "remove", "--chat", GROUP, "--all")
    assert "   (chưa nhắc gì)" in perform(data, "remind").said


def test_wishes_are_changed_in_words(data: Path) -> None:
    perform(data, "remind", "add", "--chat", GROUP, "--all")
    outcome = perform(
        data, "remind", "wishes", "--chat", GROUP, "--leads", "10, 5 ngày và đúng ngày",
        "--at", "7h30", "--quiet", "không", "--days-off", "vẫn", "--unconfirmed", "có",
        "--closers", "quản lý", "--responsible", "telegram:77", "--fallback", "zalo:xyz",
    )  # fmt: skip

    assert outcome.said[1] == (
        "Cách nhắc: trước 10, 5 ngày và đúng ngày, lúc 07:30; nhắn cả ngày lẫn đêm; nhắc cả vào"
        " ngày nghỉ."
    )
    (record,) = records(data, "remind", "list")
    assert (record["leads"], record["at"], record["quiet"]) == ("10,5,0", "07:30", None)
    assert (record["unconfirmed"], record["closers"]) == (True, "managers")
    assert (record["responsible"], record["fallback"]) == ("telegram:77", "zalo:xyz")
    perform(data, "remind", "wishes", "--chat", GROUP, "--fallback", "không")
    assert records(data, "remind", "list")[0]["fallback"] is None


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("add", "--chat", "telegram", "--all"), "không phải một nơi"),
        (("add", "--chat", "telegram:abc", "--all"), "không phải một nơi"),
        (("add", "--chat", "sms:1", "--all"), "chỉ có: telegram"),
        (("add", "--chat", "zalo:abc", "--all"), "--group hoặc --private"),
        (("add", "--chat", GROUP, "--unit", "Sở Không Có"), "Sở Không Có"),
        (("add", "--chat", GROUP, "--document", "x.txt"), "Không có văn bản nào"),
        (("own", "--chat", GROUP, "họp"), "nhắc vào ngày nào"),
        (("pause", "--chat", GROUP), "Chưa đặt nhắc việc"),
        (("pause", "--chat", "12"), "Chưa đặt nhắc việc"),
        (("remove", "--chat", GROUP), "Nêu số mục"),
        (("plan", "--days", "1000"), "từ 1 đến 366"),
        (("wishes", "--chat", GROUP), "ít nhất một điều"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    data: Path, words: tuple[str, ...], reason: str
) -> None:
    with pytest.raises(SotayError, match=reason):
        perform(data, "remind", *words)


def test_a_wrong_choice_names_the_right_ones(data: Path) -> None:
    perform(data, "remind", "add", "--chat", GROUP, "--all")

    with pytest.raises(SotayError, match="chỉ nhận: trước, vẫn"):
        perform(data, "remind", "wishes", "--chat", GROUP, "--days-off", "gì")
    with pytest.raises(SotayError, match="không có mục số 9"):
        perform(data, "remind", "remove", "--chat", GROUP, "9")
