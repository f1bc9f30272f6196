"""What goes wrong when reminders are sent: a fifth of the sends, as platforms fail."""

import random
from dataclasses import dataclass

from tests.fakes import telegram_faults, zalo_bot_envelope, zalo_oa_envelope
from tests.fakes.loopback import JUNK, Call, Fault, Misbehaviour, gateway_page


@dataclass
class Faults:
    """Decides which sends go wrong while it is on."""

    share: float
    random: random.Random
    hangs: bool = False  # calls that are never answered, each of which takes the client's patience
    is_on: bool = False

    def __call__(self, platform: str, _call: Call) -> Fault | None:
        if not self.is_on or self.random.random() >= self.share:
            return None
        if self.hangs and self.random.random() < 0.002:
            return Misbehaviour.HANG
        if self.random.random() < 0.02:
            return _refusal(platform)
        common: list[Fault] = [gateway_page(), JUNK, Misbehaviour.DROP, Misbehaviour.LOSE]
        return self.random.choice([*common, _limit(platform)])


def _limit(platform: str) -> Fault:
    match platform:
        case "telegram":
            return telegram_faults.too_many(1)
        case "zalo":
            return zalo_bot_envelope.QUOTA
        case _:
            return zalo_oa_envelope.failure(-32)


def _refusal(platform: str) -> Fault:
    match platform:
        case "telegram":
            return telegram_faults.bad_request("message is bad")
        case "zalo":
            return zalo_bot_envelope.BAD_REQUEST
        case _:
            return zalo_oa_envelope.failure(-211)
