from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.pacing import TELEGRAM, Rate, faster, room, slower, taken

RATE = Rate(interval=2.0, burst=3)


def test_a_free_stream_has_room_for_a_burst() -> None:
    assert room(0.0, 100.0, RATE, RATE.interval) == 3


def test_after_a_burst_there_is_room_for_one_every_interval() -> None:
    free_at = taken(0.0, 100.0, RATE.interval, 3)

    assert free_at == 106.0
    assert room(free_at, 101.9, RATE, RATE.interval) == 0
    assert room(free_at, 102.0, RATE, RATE.interval) == 1
    assert room(free_at, 104.0, RATE, RATE.interval) == 2


def test_a_limit_doubles_the_interval_and_messages_that_arrive_shorten_it_again() -> None:
    interval = slower(slower(RATE.interval))

    assert interval == 8.0
    assert RATE.interval < faster(interval, RATE) < interval
    assert faster(RATE.interval, RATE) == RATE.interval


def test_no_limit_stops_a_platform_for_good() -> None:
    interval = RATE.interval
    for _ in range(100):
        interval = slower(interval)

    assert interval == 10.0


def test_a_limit_in_thirty_messages_does_not_slow_a_platform_for_good() -> None:
    interval = RATE.interval
    for _ in range(100):
        interval = slower(interval)
        for _ in range(29):
            interval = faster(interval, RATE)

    assert interval == RATE.interval


def test_a_clock_that_was_put_back_a_day_stops_no_platform_for_a_day() -> None:
    free_at = taken(0.0, 86_500.0, RATE.interval, 3)

    assert room(free_at, 100.0, RATE, RATE.interval) == 3
    assert taken(free_at, 100.0, RATE.interval) == 102.0


@given(st.lists(st.floats(0, 30), max_size=200))
def test_a_telegram_group_gets_at_most_twenty_messages_in_any_minute(gaps: list[float]) -> None:
    rate = TELEGRAM.group
    now, free_at = 1_000.0, 0.0
    sent: list[float] = []
    for gap in gaps:
        now += gap
        while room(free_at, now, rate, rate.interval):
            free_at = taken(free_at, now, rate.interval)
            sent.append(now)

    assert all(len([s for s in sent if t <= s < t + 60]) <= 20 for t in sent)
