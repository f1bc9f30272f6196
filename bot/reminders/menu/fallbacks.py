"""The chat that is written to while another one cannot be: named by a code said in it."""

from collections.abc import Iterator, Sequence

from bot.actions import SetReminders
from bot.labels import shortened
from bot.messages import Place, Reply
from bot.reminders.chat_names import name_of
from bot.reminders.menu import fallback_texts as texts
from bot.reminders.menu import texts as menu_texts
from bot.reminders.menu.fallback_codes import LIFETIME, Standing
from bot.reminders.menu.pages import window_line
from bot.reminders.menu.visit import Offer, Visit, here_in
from bot.reminders.wishes import Target, TargetKind
from bot.texts import PLATFORMS
from corpus.text import fold

_LONGEST_NAME = 60  # characters
_MOST_LEFT = 5  # chats that one page offers to stand in for no longer
_AGREED = frozenset({"dong y", "dong y nhan thay", "ok", "duoc", "co", "xac nhan"})
_PAGE = SetReminders("fallback")
_BACK: Offer = (menu_texts.BACK, SetReminders("menu"))
_REFUSED = {
    Standing.UNKNOWN: texts.UNKNOWN,
    Standing.USED: texts.USED,
    Standing.OUTDATED: texts.OUTDATED,
    Standing.TOO_MANY: texts.TOO_MANY,
}


def fallback(visit: Visit, action: SetReminders) -> Reply:
    """Show which chat stands in for this one, or do what a button of that page says."""
    what, _, rest = action.words.partition("\t")
    match what:
        case "code":
            return _give_code(visit, visit.ensured())
        case "drop":
            return _drop(visit)
        case "leave":
            return _leave(visit, rest)
        case "take":
            return _take(visit, rest)
        case "no":
            return visit.say(menu_texts.IS_KEPT)
    return _page(visit)


def said(visit: Visit, code: str) -> Reply:
    """Take a code that was typed: say what it would do before anybody agrees to that."""
    target = _meant(visit, code)
    if isinstance(target, Reply):
        return target
    visit.await_words("fallback", code=code)
    lines = [texts.SURE.format(chat=_name(target), here=visit.here), *window_line(visit)]
    if not visit.message.is_group:
        lines.append(texts.OR_TYPED)
    yes = (texts.AGREE, SetReminders("fallback", f"take\t{code}"))
    return visit.say("\n".join(lines), (yes, (menu_texts.ENOUGH, SetReminders("fallback", "no"))))


def agree(visit: Visit, code: str) -> Reply | None:
    """Take what is typed in place of a tap; None for what is something else."""
    if fold(visit.message.text).strip(" .!") not in _AGREED:
        return None
    visit.answered()
    return _take(visit, code)


def _page(visit: Visit) -> Reply:
    target, stood_in_for = visit.target, _stood_in_for(visit)
    lines, rows = [texts.EXPLAINED.format(here=visit.here)], list[Sequence[Offer]]()
    if stood_in_for:
        chats = ", ".join(texts.QUOTED.format(chat=_name(one)) for one in stood_in_for)
        here = visit.here[:1].upper() + visit.here[1:]
        lines.append(texts.STANDS_IN.format(here=here, chats=chats))
        rows += (_leaving(one) for one in stood_in_for[:_MOST_LEFT])
    if target is not None and target.fallback is not None:
        there = place_name(visit, target.fallback)
        lines.append(texts.NAMED.format(here=visit.here, there=there))
        drop = (texts.DROP, SetReminders("fallback", "drop"))
        rows.append((drop, (texts.CHANGE, SetReminders("fallback", "code"))))
    elif stood_in_for:
        rows.append(((texts.GET_CODE, SetReminders("fallback", "code")),))
    else:
        return _give_code(visit, visit.ensured())
    return visit.say("\n".join(lines), *rows, (_BACK,))


def _leaving(target: Target) -> Sequence[Offer]:
    label = texts.LEAVE.format(chat=_name(target))
    return ((label, SetReminders("fallback", f"leave\t{target.id}")),)


def _give_code(visit: Visit, target: Target) -> Reply:
    lines = [texts.EXPLAINED.format(here=visit.here)]
    if target.fallback is None:
        lines.append(texts.NONE_NAMED.format(here=visit.here))
    else:
        there = place_name(visit, target.fallback)
        lines.append(texts.NAMED.format(here=visit.here, there=there))
    code = visit.office.fallbacks.make(target, visit.by, visit.at)
    lines.append(texts.CODE.format(code=code, until=visit.local + LIFETIME))
    lines.append(texts.AUDIENCE.format(here=visit.here))
    return visit.say("\n".join(lines), (_BACK,))


def _drop(visit: Visit) -> Reply:
    target = visit.target
    if target is None or target.fallback is None:
        return _page(visit)
    there, place = place_name(visit, target.fallback), target.fallback
    notices = ((place, texts.NO_LONGER_HERE.format(here=here_in(place), chat=_name(target))),)
    visit.office.fallbacks.drop(target, notices, visit.at)
    return visit.say(texts.DROPPED.format(there=there, here=visit.here), (_again(),))


def _leave(visit: Visit, identity: str) -> Reply:
    target = next((one for one in _stood_in_for(visit) if str(one.id) == identity), None)
    if target is None:
        return visit.say(texts.LEFT_ALREADY)
    there = place_name(visit, visit.message.place)
    told = texts.HAS_LEFT.format(there=there, here=here_in(target.place))
    visit.office.fallbacks.drop(target, ((target.place, told),), visit.at)
    return visit.say(texts.LEFT.format(chat=_name(target), here=visit.here))


def _take(visit: Visit, code: str) -> Reply:
    target = _meant(visit, code)
    if isinstance(target, Reply):
        return target
    place = visit.ensured().place
    notices = tuple(_notices(visit, target, place))
    if not visit.office.fallbacks.use(code, place, notices, visit.at):
        return visit.say(texts.USED)
    return visit.say(texts.DONE.format(chat=_name(target), here=visit.here))


def _notices(visit: Visit, target: Target, place: Place) -> Iterator[tuple[Place, str]]:
    """Yield what the chat that is stood in for is told, and whichever did so before."""
    name = visit.message.sender_name or texts.SOMEBODY
    there, here = place_name(visit, place), here_in(target.place)
    yield target.place, texts.IS_NAMED.format(here=here, there=there, name=name)
    if target.fallback is not None and target.fallback != place:
        told = texts.NO_LONGER_HERE.format(here=here_in(target.fallback), chat=_name(target))
        yield target.fallback, told


def _meant(visit: Visit, code: str) -> Target | Reply:
    """Return the chat that a code is of, or why it is good for nothing here."""
    place, targets = visit.message.place, visit.office.targets
    found = visit.office.fallbacks.look_up(code, place, visit.at)
    target = targets.get(found.target)
    if found.standing is Standing.USED and target is not None and _is_here(visit, target):
        return visit.say(texts.DONE.format(chat=_name(target), here=visit.here))
    if found.standing is not Standing.VALID:
        return visit.say(_REFUSED[found.standing])
    if target is None:
        return visit.say(texts.OUTDATED)
    if (target.place.platform, target.place.chat) == (place.platform, place.chat):
        return visit.say(texts.OF_THIS_CHAT)
    return target


def _stood_in_for(visit: Visit) -> list[Target]:
    everyone = visit.office.targets.all()
    return [one for one in everyone if one.kind is TargetKind.CHAT and _is_here(visit, one)]


def _is_here(visit: Visit, target: Target) -> bool:
    place, kept = visit.message.place, target.fallback
    # Whether it is a group is not always known to whoever names a chat on the command line.
    return kept is not None and (kept.platform, kept.chat, kept.thread) == (
        place.platform,
        place.chat,
        place.thread,
    )


def place_name(visit: Visit, place: Place) -> str:
    """Return what a chat is called: as lists call it, else by where it is and its id's end."""
    known = visit.office.targets.find(place)
    if known is not None:
        return _name(known)
    return name_of(place)


def _name(target: Target) -> str:
    """Return what a chat is called, with its platform where the label does not say that."""
    platform = PLATFORMS.get(target.place.platform, target.place.platform)
    label = shortened(target.label, _LONGEST_NAME)
    return label if platform in label else f"{label} ({platform})"


def _again() -> Offer:
    return texts.BUTTON, _PAGE
