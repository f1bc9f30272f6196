from bot.diagnosis import Health
from bot.platforms.telegram_diagnosis import Account, Intake, judged_account, judged_intake

_HOOK = "https://sotay.example.vn/telegram/webhook"


def test_a_bot_that_may_not_join_groups_is_told_of() -> None:
    found = list(judged_account(Account("so_tay", reads_all=False, joins_groups=False)))

    assert [one.health for one in found] == [Health.GOOD, Health.GOOD, Health.WARNING]
    assert "/setjoingroups" in found[-1].advice


def test_a_webhook_in_its_place_is_good() -> None:
    (found,) = judged_intake(Intake(_HOOK, 0, ""), _HOOK)

    assert found.health is Health.GOOD


def test_a_webhook_that_is_not_set_is_told_of() -> None:
    (found,) = judged_intake(Intake("", 0, ""), _HOOK)

    assert (found.health, "SOTAY_PUBLIC_URL" in found.advice) == (Health.WARNING, True)


def test_a_webhook_that_fails_is_told_of_with_what_telegram_saw() -> None:
    found = list(judged_intake(Intake(_HOOK, 0, "Connection refused."), _HOOK))

    assert found[-1].sentence.endswith("không thành: Connection refused.")


def test_many_waiting_messages_are_told_of() -> None:
    found = list(judged_intake(Intake("", 40, ""), ""))

    assert [one.health for one in found] == [Health.GOOD, Health.WARNING]
    assert "40" in found[-1].sentence
