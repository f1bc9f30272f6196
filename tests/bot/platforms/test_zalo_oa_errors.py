"""What each error code of the Official Account's API leads to."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.platforms.errors import (
    DeliveryDeferred,
    DeliveryInDoubt,
    DeliveryRefused,
    PlatformClosed,
    PlatformError,
)
from bot.platforms.zalo_oa_errors import Remedy, delivery_error, meaning, until_next_minute

NOW = datetime(2026, 3, 2, 8, 0, 42, 500_000, tzinfo=UTC)


def _error(code: int, *, is_envelope: bool = True) -> PlatformError:
    return delivery_error("/send", code, meaning(code, is_envelope=is_envelope), NOW)


def test_the_rate_limit_lasts_until_the_next_minute() -> None:
    error = _error(-32)

    assert isinstance(error, DeliveryDeferred)
    assert (error.retry_after, error.is_limit) == (timedelta(seconds=18.5), True)


def test_at_the_full_minute_a_whole_one_is_waited() -> None:
    assert until_next_minute(NOW.replace(second=0, microsecond=0)) == timedelta(seconds=61)


@pytest.mark.parametrize("code", [216, -216, 401, -401, -220])
def test_a_refused_token_is_refreshed_and_then_for_a_person(code: int) -> None:
    assert meaning(code, is_envelope=True).remedy is Remedy.REFRESH
    assert isinstance(_error(code), PlatformClosed)


@pytest.mark.parametrize("code", [-213, -217, -227, -211, -218, -224, -320, -321, -999])
def test_a_message_is_refused_and_the_chat_stays(code: int) -> None:
    error = _error(code)

    assert isinstance(error, DeliveryRefused)
    assert not error.chat_lost
    assert str(code) in str(error)


@pytest.mark.parametrize("code", [-403, -237, -205, -230, -232])
def test_a_chat_is_lost_that_is_gone_or_opens_only_when_the_person_writes(code: int) -> None:
    error = _error(code)

    assert isinstance(error, DeliveryRefused)
    assert error.chat_lost


@pytest.mark.parametrize("code", [-204, -209, -219, -221])
def test_an_account_that_may_not_speak_is_for_a_person(code: int) -> None:
    error = _error(code)

    assert isinstance(error, PlatformClosed)
    assert str(code) in error.reason


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (200, DeliveryInDoubt),
        (408, DeliveryInDoubt),
        (502, DeliveryInDoubt),
        (429, DeliveryDeferred),
        (404, DeliveryRefused),
    ],
)
def test_an_answer_without_a_code_counts_by_its_status(
    status: int, kind: type[PlatformError]
) -> None:
    assert type(_error(status, is_envelope=False)) is kind


def test_only_errors_of_the_form_are_tried_in_another_form() -> None:
    assert meaning(-201, is_envelope=True).is_about_form
    assert not meaning(-230, is_envelope=True).is_about_form
