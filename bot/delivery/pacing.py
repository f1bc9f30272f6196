"""How fast a platform is written to: the generic cell rate algorithm, and learning from limits.

A stream of messages has a time at which it is free again; each message moves that time on by an
interval, and may come early by what a burst allows (ITU-T I.371, appendix A). All pure.
"""

from dataclasses import dataclass

# A limit now and then, which often means one chat alone, must not slow a whole platform down:
# eight messages that arrive make up for one that met a limit.
_SLOWER = 2.0
_FASTER = 0.917
_SLOWEST = 10.0  # seconds between two messages, whatever the limits said
# No platform is written to so far ahead: then the clock was wrong, and has been put right.
_FARTHEST = 600.0  # seconds


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `burst` messages at once, then one every `interval` seconds."""

    interval: float
    burst: int

    @property
    def allowance(self) -> float:
        """How many seconds a message may come before its stream is free."""
        return self.interval * (self.burst - 1)


@dataclass(frozen=True, slots=True)
class Pace:
    """The rates of a platform: as a whole, for a private chat, for a group."""

    whole: Rate
    private: Rate
    group: Rate

    def of(self, *, is_group: bool) -> Rate:
        """Return the rate of a chat."""
        return self.group if is_group else self.private


def room(free_at: float, now: float, rate: Rate, interval: float) -> int:
    """Return how many messages may go now; `interval` is what the rate's has become."""
    early = now + interval * (rate.burst - 1) - _believable(free_at, now)
    if early < 0:
        return 0
    return min(rate.burst, int(early / interval) + 1)


def taken(free_at: float, now: float, interval: float, count: int = 1) -> float:
    """Return when the stream is free again after `count` messages."""
    return max(_believable(free_at, now), now) + interval * count


def _believable(free_at: float, now: float) -> float:
    return now if free_at - now > _FARTHEST else free_at


def slower(interval: float) -> float:
    """Return the interval after the platform said that messages come too fast."""
    return min(interval * _SLOWER, _SLOWEST)


def faster(interval: float, rate: Rate, count: int = 1) -> float:
    """Return the interval after messages were accepted: slowly back to the rate's own."""
    return max(interval * _FASTER**count, rate.interval)


# Telegram: about 30 a second in all, 1 a second in a private chat, 20 a minute in a group
# (bots/faq); a burst of 4 and one every 3.75 s make at most 20 in any minute.
TELEGRAM = Pace(whole=Rate(1 / 28, 28), private=Rate(1.0, 4), group=Rate(3.75, 4))
# Zalo publishes no number: begin modestly and learn from its refusals.
ZALO_BOT = Pace(whole=Rate(1 / 20, 20), private=Rate(1.0, 4), group=Rate(3.0, 4))
ZALO_OA = Pace(whole=Rate(1 / 20, 20), private=Rate(1.0, 4), group=Rate(3.0, 4))
