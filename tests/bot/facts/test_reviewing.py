from datetime import timedelta

import pytest
from sqlalchemy import Engine

from bot.facts.items import DueItem, Status
from bot.facts.reviewing import Reviewing
from bot.records.awaited import AwaitedWords
from tests.fakes.facts_office import FactsOffice
from tests.fakes.front_office import ADMIN, button, in_group, labels, private, words

MINUTES = timedelta(minutes=1)


@pytest.fixture
def office(engine: Engine) -> FactsOffice:
    return FactsOffice(engine)


def by_admin(office: FactsOffice, text: str, after: timedelta = timedelta()) -> str:
    return words(office.hear(private(text, sender=ADMIN, after=after)))


def item(office: FactsOffice, what: str) -> DueItem:
    return next(i for i in office.register.deadlines() if what in i.deadline.what)


def test_the_first_that_waits_is_shown_with_its_words_and_how_they_were_read(
    office: FactsOffice,
) -> None:
    shown = office.hear(private("/duyet", sender=ADMIN))

    assert words(shown).startswith(
        "Còn 4 thời hạn chưa xác nhận.\nBáo cáo: Gửi báo cáo kết quả\nSở Xây dựng → "
    )
    assert (
        "Tôi đọc “trước ngày 15 tháng 6 hằng năm” là: hằng năm, trước ngày 15/6.\n"
        "Văn bản ghi: “Gửi báo cáo kết quả về Ủy ban nhân dân tỉnh"
    ) in words(shown)
    assert labels(shown) == ["✅ Xác nhận", "✏️ Sửa", "Bỏ qua", "❌ Từ chối"]


def test_what_is_confirmed_is_kept_with_who_did_and_the_next_is_shown(office: FactsOffice) -> None:
    shown = office.hear(private("/duyet", sender=ADMIN))
    after = office.hear(private("", sender=ADMIN, press=button(shown, "✅ Xác nhận")))

    assert item(office, "Gửi").status is Status.CONFIRMED
    assert item(office, "Gửi").decided_by == f"telegram:{ADMIN}"
    assert words(after).startswith("Đã xác nhận.\n\nCòn 3 thời hạn chưa xác nhận.")
    assert "20/11/2026" in words(after)


def test_digits_choose_where_there_are_no_buttons(office: FactsOffice) -> None:
    by_admin(office, "/duyet")

    assert by_admin(office, "4").startswith("Đã từ chối")
    assert item(office, "Gửi").status is Status.REJECTED
    assert by_admin(office, "3").startswith("Còn 3 thời hạn chưa xác nhận.")
    assert item(office, "xử lý vi phạm").status is Status.READ


def test_a_time_in_words_is_said_back_before_it_is_kept(office: FactsOffice) -> None:
    by_admin(office, "/duyet")
    asked = by_admin(office, "2")
    said_back = by_admin(office, "trước ngày 20/6 hằng năm")

    assert asked.startswith("Anh/chị nhắn thời hạn đúng")
    assert said_back == "Tôi đọc là: hằng năm, trước ngày 20/6. Lưu như vậy?"
    assert item(office, "Gửi").status is Status.READ

    assert by_admin(office, "1").startswith("Đã sửa thành: hằng năm, trước ngày 20/6.")
    corrected = item(office, "Gửi")
    assert corrected.status is Status.CORRECTED
    assert corrected.deadline.when.rrule == "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20"
    assert "đã sửa: hằng năm, trước ngày 20/6; văn bản ghi “trước ngày 15 tháng 6 hằng năm”" in (
        by_admin(office, "/hannop tháng 6")
    )


def test_words_that_name_no_time_are_asked_for_again(office: FactsOffice) -> None:
    by_admin(office, "/duyet")
    by_admin(office, "2")

    assert by_admin(office, "chuyện khác").startswith("Chưa hiểu thời hạn")
    assert by_admin(office, "thôi").startswith("Giữ nguyên như cũ.")
    assert by_admin(office, "trước 20/6") == "Không thấy trong tài liệu."


def test_after_a_while_nothing_is_taken_for_a_time(office: FactsOffice) -> None:
    by_admin(office, "/duyet")
    by_admin(office, "2")

    later = by_admin(office, "trước ngày 20/6 hằng năm", after=16 * MINUTES)
    assert later == "Không thấy trong tài liệu."


def test_what_is_read_otherwise_now_is_shown_again_before_it_is_confirmed(
    office: FactsOffice,
) -> None:
    first = office.hear(private("/duyet", sender=ADMIN))
    for typed in ("2", "ngày 30/6/2026", "1"):
        by_admin(office, typed)
    late = office.hear(private("", sender=ADMIN, press=button(first, "✅ Xác nhận")))

    assert words(late).startswith("Cách đọc thời hạn này đã khác")
    assert "Hiện: đã sửa." in words(late)


def test_at_the_end_what_was_passed_over_can_be_seen_again(office: FactsOffice) -> None:
    by_admin(office, "/duyet")
    for _ in range(3):
        by_admin(office, "3")
    end = office.hear(private("3", sender=ADMIN))
    again = office.hear(private("", sender=ADMIN, press=button(end, "Xem lại từ đầu")))

    assert words(end) == "Anh/chị đã xem đến cuối; còn 4 thời hạn bỏ qua, chưa xác nhận."
    assert words(again).startswith("Còn 4 thời hạn chưa xác nhận.")


def test_when_all_is_decided_nothing_waits(office: FactsOffice) -> None:
    for each in office.register.deadlines():
        office.register.confirm(each.deadline.id, "terminal", private("").sent_at)

    assert by_admin(office, "/duyet") == "Không còn thời hạn nào chờ xác nhận."


def test_only_administrators_review_and_only_in_private(office: FactsOffice) -> None:
    shown = office.hear(private("/duyet", sender=ADMIN))
    press = button(shown, "✅ Xác nhận")

    assert words(office.hear(private("/duyet"))).startswith("Tôi không có lệnh này.")
    assert "riêng" in words(office.hear(in_group("/duyet", sender=ADMIN)))
    assert words(office.hear(private("", press=press))).startswith("Nút này đã cũ")
    assert "/duyet" in by_admin(office, "/trogiup")
    assert "/duyet" not in words(office.hear(private("/trogiup")))


def test_a_correction_that_is_under_way_survives_a_restart(
    office: FactsOffice, engine: Engine
) -> None:
    by_admin(office, "/duyet")
    by_admin(office, "2")
    restarted = Reviewing(office.register, AwaitedWords(engine), lambda: "x")

    said = restarted.take(private("trước ngày 20/6 hằng năm", sender=ADMIN))
    assert words(said) == "Tôi đọc là: hằng năm, trước ngày 20/6. Lưu như vậy?"
