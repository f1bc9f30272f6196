from datetime import timedelta

from bot.reception.notices import Notices
from tests.fakes.exchanges import AT

HOUR = timedelta(hours=1)


def test_a_notice_is_given_once_an_hour() -> None:
    notices = Notices()

    assert notices.is_due("person", "7", at=AT)
    assert not notices.is_due("person", "7", at=AT + HOUR - timedelta(seconds=1))
    assert notices.is_due("person", "7", at=AT + HOUR)
    assert not notices.is_due("person", "7", at=AT + HOUR)


def test_each_has_notices_of_their_own() -> None:
    notices = Notices()

    assert notices.is_due("person", "7", at=AT)
    assert notices.is_due("person", "8", at=AT)


def test_the_one_told_longest_ago_is_forgotten() -> None:
    notices = Notices()
    for number in range(10_001):
        notices.is_due(str(number), at=AT)

    assert notices.is_due("0", at=AT)
    assert not notices.is_due("10000", at=AT)
