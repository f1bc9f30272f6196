import pytest

from bot.messages import IncomingMessage, UserId
from bot.reception.admission import Admission
from bot.settings import Access
from tests.fakes.exchanges import message

ADMIN = message(sender="1", chat="1", is_group=False)
LISTED = message(sender="2", chat="2", is_group=False)
MEMBER = message(sender="3", chat="3", is_group=False)
STRANGER = message(sender="4", chat="4", is_group=False)
STRANGER_IN_LISTED_GROUP = message(sender="4", chat="-100")
PEOPLE = (ADMIN, LISTED, MEMBER, STRANGER, STRANGER_IN_LISTED_GROUP)


def admission(policy: Access) -> Admission:
    def is_member(platform: str, user: UserId) -> bool:
        return (platform, user) == ("telegram", "3")

    return Admission(policy, ["telegram:1"], ["telegram:2", "Telegram: -100"], is_member)


@pytest.mark.parametrize(
    ("policy", "admitted"),
    [
        ("open", PEOPLE),
        ("listed", (ADMIN, LISTED, STRANGER_IN_LISTED_GROUP)),
        ("paired", (ADMIN, LISTED, MEMBER, STRANGER_IN_LISTED_GROUP)),
    ],
)
def test_each_policy_admits_its_people(
    policy: Access, admitted: tuple[IncomingMessage, ...]
) -> None:
    deciding = admission(policy)

    assert tuple(said for said in PEOPLE if deciding.admits(said)) == admitted


@pytest.mark.parametrize("sender", ["1", "2", "3"])
def test_the_same_id_on_another_platform_is_somebody_else(sender: str) -> None:
    said = message(platform="zalo", sender=sender, chat=sender, is_group=False)

    assert not admission("paired").admits(said)


@pytest.mark.parametrize("platform", ["web", "terminal"])
@pytest.mark.parametrize("policy", ["open", "listed", "paired"])
def test_whoever_sits_at_the_machine_is_admitted(policy: Access, platform: str) -> None:
    assert admission(policy).admits(message(platform=platform, is_group=False))


def test_an_administrator_is_one_by_the_settings_alone() -> None:
    deciding = admission("open")

    assert deciding.is_admin("telegram", UserId("1"))
    assert not deciding.is_admin("telegram", UserId("3"))
    assert not deciding.is_admin("zalo", UserId("1"))
