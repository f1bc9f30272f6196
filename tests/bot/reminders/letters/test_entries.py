"""Short lines about what is due."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reminders.letters.entries import LONGEST_ENTRY, excerpt, heading, limited, weight
from tests.fakes.told_things import ZONE, a_digest, an_occasion, on

_SENTENCE = (
    "Định kỳ 6 tháng, Văn phòng tổng hợp tình hình của các thôn, các trường học và các đoàn thể,"
    " báo cáo Ủy ban nhân dân xã (qua Phòng Văn hóa) trước ngày 19 tháng 6 để tổng hợp chung theo"
    " quy định."
)


@pytest.mark.parametrize(
    ("quote", "said", "expected"),
    [
        ("Báo cáo trước ngày 19/6.", "trước ngày 19/6", "Báo cáo trước ngày 19/6."),
        (
            _SENTENCE,
            "trước ngày 19 tháng 6",
            "… báo cáo Ủy ban nhân dân xã (qua Phòng Văn hóa) trước ngày 19 tháng 6 để tổng hợp"
            " chung theo quy định.",
        ),
        (
            _SENTENCE,
            "Định kỳ 6 tháng",
            "Định kỳ 6 tháng, Văn phòng tổng hợp tình hình của các thôn, các trường học và các"
            " đoàn thể, báo cáo Ủy ban nhân dân xã …",
        ),
        (
            _SENTENCE,
            "ngày 30 tháng 9",
            "Định kỳ 6 tháng, Văn phòng tổng hợp tình hình của các thôn, các trường học và các"
            " đoàn thể, báo cáo Ủy ban nhân dân xã …",
        ),
    ],
)
def test_a_long_quotation_is_cut_around_the_words_for_the_time(
    quote: str, said: str, expected: str
) -> None:
    assert excerpt(quote, said) == expected


@pytest.mark.parametrize(
    ("last", "now", "said"),
    [
        ("2026-06-21", "2026-06-19", "CÒN 2 NGÀY – đến Chủ nhật, 21/6/2026 (hôm nay là ngày làm"),
        ("2026-06-20", "2026-06-19", "CÒN 1 NGÀY – ngày mai, thứ Bảy, 20/6/2026 (hôm nay là ngày"),
        ("2026-06-22", "2026-06-19", "CÒN 3 NGÀY – đến thứ Hai, 22/6/2026"),
        ("2026-06-19", "2026-06-19", "HÔM NAY – thứ Sáu, 19/6/2026"),
        ("2026-06-21", "2026-06-20", "CÒN 1 NGÀY – ngày mai, Chủ nhật, 21/6/2026"),
    ],
)
def test_the_last_working_day_is_called_so(last: str, now: str, said: str) -> None:
    matter = on(last, "d1", "Họp")
    made_at = datetime.fromisoformat(f"{now}T08:00").replace(tzinfo=ZONE)

    [entry] = a_digest([an_occasion(matter, at=made_at)], [matter], now=made_at).entries

    shown = heading(entry, made_at.date())
    assert shown.startswith(said)
    assert ("ngày làm việc cuối" in shown) == ("(" in said)


@given(st.text(max_size=600), st.text(max_size=600))
def test_the_words_for_the_time_are_kept_in_a_quotation(before: str, after: str) -> None:
    said = "trước ngày 19 tháng 6"

    assert said in excerpt(f"{before} {said} {after}", said)


def test_words_that_markup_would_blow_up_are_cut() -> None:
    shown = limited("&" * 3000)

    assert shown.endswith("& …")
    assert weight(shown) <= LONGEST_ENTRY


@given(st.text(st.sampled_from("a&<> 😀\n"), max_size=3000))
def test_no_entry_is_heavier_than_a_message_can_hold(text: str) -> None:
    shown = limited(text)

    assert weight(shown) <= LONGEST_ENTRY
