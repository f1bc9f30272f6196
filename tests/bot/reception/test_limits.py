from bot.reception.limits import Judgement, Limits
from tests.fakes.exchanges import message

WITHIN, WARN, SILENT = Judgement.WITHIN, Judgement.WARN, Judgement.SILENT


class Clock:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_the_first_message_too_many_is_warned_of_and_the_next_are_not() -> None:
    limits = Limits(3, 100, Clock())

    assert [limits.judge(message()) for _ in range(6)] == [
        WITHIN,
        WITHIN,
        WITHIN,
        WARN,
        SILENT,
        SILENT,
    ]


def test_the_window_slides() -> None:
    clock = Clock()
    limits = Limits(2, 100, clock)
    judged = []
    for clock.seconds in (0, 30, 59.9, 60, 61, 90):
        judged.append(limits.judge(message()))

    assert judged == [WITHIN, WITHIN, WARN, WITHIN, SILENT, WITHIN]


def test_somebody_who_goes_on_is_warned_again_a_minute_later() -> None:
    clock = Clock()
    limits = Limits(1, 100, clock)
    judged = []
    for clock.seconds in (0, 10, 60, 65, 70, 71):
        judged.append(limits.judge(message()))

    assert judged == [WITHIN, WARN, WITHIN, SILENT, WARN, SILENT]


def test_one_person_costs_another_nothing() -> None:
    limits = Limits(1, 100, Clock())
    limits.judge(message(sender="7"))

    assert limits.judge(message(sender="8")) is WITHIN
    assert limits.judge(message(platform="zalo", sender="7")) is WITHIN


def test_a_group_has_a_limit_for_all_its_people_and_is_warned_once() -> None:
    limits = Limits(100, 2, Clock())
    judged = [limits.judge(message(sender=str(number))) for number in range(4)]

    assert judged == [WITHIN, WITHIN, WARN, SILENT]
    assert limits.judge(message(sender="3", chat="-200")) is WITHIN


def test_a_private_chat_is_held_to_the_limit_of_a_person() -> None:
    limits = Limits(3, 1, Clock())
    said = message(chat="7", is_group=False)

    assert [limits.judge(said) for _ in range(4)] == [WITHIN, WITHIN, WITHIN, WARN]


def test_what_was_not_let_through_is_counted_nowhere() -> None:
    limits = Limits(1, 2, Clock())
    judged = [limits.judge(message(sender="7")) for _ in range(5)]

    assert judged == [WITHIN, WARN, SILENT, SILENT, SILENT]
    assert limits.judge(message(sender="8")) is WITHIN


def test_in_a_flooded_group_nobody_is_warned_a_second_time() -> None:
    limits = Limits(1, 1, Clock())
    limits.judge(message(sender="7"))

    assert limits.judge(message(sender="8")) is WARN
    assert limits.judge(message(sender="7")) is SILENT


def test_those_who_were_silent_the_longest_are_forgotten() -> None:
    limits = Limits(1, 100, Clock())
    limits.judge(message(sender="first", is_group=False))
    for number in range(9_999):
        limits.judge(message(sender=str(number), is_group=False))

    assert limits.judge(message(sender="0", is_group=False)) is WARN
    limits.judge(message(sender="one more", is_group=False))
    assert limits.judge(message(sender="first", is_group=False)) is WITHIN
