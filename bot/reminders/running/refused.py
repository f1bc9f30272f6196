"""What administrators read about a letter that its platform did not take (pure)."""

from collections.abc import Sequence

from bot.delivery.refusals import refusal
from bot.labels import shortened
from bot.messages import Place
from bot.reminders.occasions import Letter, Occasion
from bot.reminders.running import texts
from bot.reminders.running.naming import because, called
from bot.reminders.wishes import Target

_LONGEST = 120
_OWN = "own:"


def refused(
    target: Target, letter: Letter, told: Sequence[Occasion], fallback: Place | None
) -> str:
    """Return which chat did not get what, why, and what is to be done; `told` was in the letter.

    With a fallback it was sent there.
    """
    then = texts.SENT_ELSEWHERE
    if fallback is None:
        remedy = refusal(letter.place.platform, letter.reason or "").remedy
        then = texts.NOT_SENT_AGAIN.format(remedy=remedy)
    return texts.LETTER_REFUSED.format(
        chat=called(target.label, letter.place.platform),
        reason=because(letter.place.platform, letter.reason),
        about=_about(target, told),
        then=then,
    )


def _about(target: Target, told: Sequence[Occasion]) -> str:
    """Return the first of several things; what a person set for themselves is nobody's business."""
    matters = {one.due: one for one in told}
    if not matters:
        return ""
    first = next(iter(matters.values()))
    is_private = first.due.matter.startswith(_OWN) and not target.place.is_group
    what = texts.AN_OWN_ONE if is_private else _named(first)
    others = texts.OTHERS.format(count=len(matters) - 1) if len(matters) > 1 else ""
    return texts.ABOUT.format(what=what, others=others)


def _named(one: Occasion) -> str:
    what = shortened(one.told.what, _LONGEST)
    limit = one.told.limit
    return texts.ONE_MATTER.format(what=what, limit=limit) if limit else what
