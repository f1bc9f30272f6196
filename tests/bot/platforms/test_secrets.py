import re

from bot.platforms.secrets import derived_secret


def test_a_secret_is_the_same_at_every_start_and_another_for_another_token() -> None:
    first = derived_secret("1:abc")

    assert first == derived_secret("1:abc")
    assert first != derived_secret("1:abd")


def test_a_secret_is_of_letters_and_digits_as_every_platform_takes_them() -> None:
    assert re.fullmatch(r"[a-z0-9]{64}", derived_secret("1:abc"))
