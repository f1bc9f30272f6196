"""What the token service's answers mean."""

from datetime import timedelta
from typing import Any

import pytest

from bot.platforms.errors import DeliveryDeferred, PlatformClosed
from bot.platforms.zalo_oauth import ConsentNeeded, TokenPair, pair_of

PAIR = {"access_token": "AT", "refresh_token": "RT"}


@pytest.mark.parametrize(
    ("given", "seconds"),
    [("3600", 3600), (7200, 7200), ("soon", 90000), (None, 90000), (-5, 90000)],
)
def test_the_lifetime_is_read_leniently(given: object, seconds: int) -> None:
    pair = pair_of(200, {**PAIR, "expires_in": given})

    assert pair == TokenPair("AT", "RT", timedelta(seconds=seconds))


@pytest.mark.parametrize("code", [-14014, "-14020", -118])
def test_a_spent_token_asks_for_consent(code: object) -> None:
    with pytest.raises(ConsentNeeded) as caught:
        pair_of(200, {"error": code, "error_name": "Invalid refresh token"})

    assert "cấp quyền lại" in caught.value.reason
    assert "khởi động lại" in caught.value.reason


@pytest.mark.parametrize(
    ("code", "setting"),
    [(-14004, "SOTAY_ZALO_OA_APP_SECRET"), (-14003, "SOTAY_ZALO_OA_APP_ID")],
)
def test_a_wrong_setting_is_named(code: int, setting: str) -> None:
    with pytest.raises(PlatformClosed) as caught:
        pair_of(200, {"error": code})

    assert setting in caught.value.reason


@pytest.mark.parametrize(
    ("status", "body"),
    [(502, {}), (200, {}), (200, {"error": -32}), (200, {"access_token": "AT"})],
)
def test_any_other_answer_is_tried_again(status: int, body: dict[str, Any]) -> None:
    with pytest.raises(DeliveryDeferred):
        pair_of(status, body)


def test_tokens_are_not_shown() -> None:
    assert "AT" not in repr(TokenPair("AT", "RT", timedelta(1)))
