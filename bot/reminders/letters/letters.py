"""A digest -> the messages that tell it, each whole wherever it is shown (pure)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.messages import Block, ButtonsBlock, Place, Reply, TextBlock
from bot.platforms.splitting import BETWEEN
from bot.reminders.letters import texts
from bot.reminders.letters.choices import NewId, item_buttons, number_buttons
from bot.reminders.letters.digests import Digest, Entry
from bot.reminders.letters.entries import (
    changed_text,
    entry_text,
    heading,
    passed_text,
    weight,
)
from bot.reminders.letters.titles import intro, title
from bot.reminders.wishes import TargetKind
from bot.schedule.dates import say_moment

MOST_NUMBERED = 8  # of one letter: one digit each, with one to spare

_ROOM_TO_SPARE = 100  # units, for the line that counts the letters


@dataclass(frozen=True, slots=True)
class Room:
    """Where letters go, how long a message may be there, and whether buttons can be tapped."""

    place: Place
    longest: int  # UTF-16 units: `Capabilities.longest_text`
    has_buttons: bool  # `Capabilities.has_buttons`

    @property
    def is_group(self) -> bool:
        """Whether others read along."""
        return self.place.is_group


@dataclass(frozen=True, slots=True)
class Written:
    """One message, with the ids of the occasions that it tells, and of those merged into it."""

    reply: Reply
    told: tuple[int, ...]
    merged: tuple[int, ...]
    is_late: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands together: an entry with what stands over it, unless that stands there yet."""

    heading: str
    text: str
    entry: Entry


def letters(digest: Digest, room: Room, new_id: NewId) -> tuple[Written, ...]:
    """Return the messages, every entry whole in exactly one; none for an empty digest."""
    parts = _parted(digest, room)
    return tuple(
        _written(digest, part, room, new_id, (number, len(parts)))
        for number, part in enumerate(parts, start=1)
    )


def _parted(digest: Digest, room: Room) -> list[list[_Piece]]:
    parts: list[list[_Piece]] = []
    for piece in _pieces(digest, room):
        if parts and _fits(digest, [*parts[-1], piece], room):
            parts[-1].append(piece)
        else:
            parts.append([piece])
    return parts


def _fits(digest: Digest, pieces: Sequence[_Piece], room: Room) -> bool:
    # A list of what has passed stays one: those that have no button are typed.
    counted = (piece for piece in pieces if piece.heading != texts.PASSED_HEADING)
    if sum(piece.entry.number > 0 for piece in counted) > MOST_NUMBERED:
        return False
    return weight(_text(digest, pieces, room)) <= room.longest - _ROOM_TO_SPARE


def _pieces(digest: Digest, room: Room) -> Iterator[_Piece]:
    says_late = _all_late(digest) is None
    for entry in digest.changed:
        yield _Piece("", changed_text(entry, is_group=room.is_group), entry)
    for entry in digest.entries:
        text = entry_text(entry, says_late=says_late, is_group=room.is_group)
        yield _Piece(heading(entry, digest.made_at.date()), text, entry)
    for entry in digest.unconfirmed:
        text = entry_text(entry, says_late=False, is_group=room.is_group)
        yield _Piece(texts.UNCONFIRMED_HEADING, text, entry)
    for entry in digest.passed:
        yield _Piece(texts.PASSED_HEADING, passed_text(entry), entry)


def _written(
    digest: Digest, pieces: Sequence[_Piece], room: Room, new_id: NewId, part: tuple[int, int]
) -> Written:
    blocks: list[Block] = [TextBlock(_text(digest, pieces, room, part))]
    entries = [piece.entry for piece in pieces]
    if buttons := _buttons(digest, entries, room, new_id):
        blocks.append(buttons)
    return Written(
        Reply(tuple(blocks)),
        told=tuple(entry.occasion.id for entry in entries),
        merged=tuple(older for entry in entries for older in entry.merged),
        is_late=any(entry.late_since is not None for entry in entries),
    )


def _text(
    digest: Digest, pieces: Sequence[_Piece], room: Room, part: tuple[int, int] = (1, 1)
) -> str:
    lines = [title(digest, part)]
    if above := intro(digest, room.place):
        lines.append(above)
    if late := _all_late(digest):
        lines.append(late)
    paragraphs = ["\n".join(lines)]
    over = ""
    for piece in pieces:
        is_under_it = piece.heading == over
        over = piece.heading
        shown = piece.text if is_under_it or not over else f"{over}\n{piece.text}"
        is_line = is_under_it and over == texts.PASSED_HEADING
        if is_line:
            paragraphs[-1] += f"\n{shown}"
        else:
            paragraphs.append(shown)
    paragraphs += _footer(digest, [piece.entry for piece in pieces], room)
    return BETWEEN.join(paragraphs)


def _all_late(digest: Digest) -> str | None:
    """Return the one mark of lateness that holds for all; None when there is none."""
    since = {entry.late_since for entry in digest.entries}
    moment = since.pop() if len(since) == 1 and len(digest.entries) > 1 else None
    return texts.ALL_LATE.format(time=say_moment(moment)) if moment else None


def _footer(digest: Digest, entries: Sequence[Entry], room: Room) -> Iterator[str]:
    numbers = [entry.number for entry in entries if entry.number]
    how = texts.REPLY_HERE if room.is_group else texts.WRITE_HERE
    if len(digest.numbered) == 1 and numbers:
        if not room.has_buttons:
            [only] = [entry for entry in entries if entry.number]
            yield _what_to_type(digest, only, how)
    elif numbers:
        pressed = numbers[:MOST_NUMBERED] if room.has_buttons else []
        if pressed:
            yield texts.PRESS_NUMBER
        if typed := numbers[len(pressed) :]:
            yield texts.TYPE_NUMBER.format(how=how, number=typed[0])
    if any(entry.number and entry.left < 0 for entry in entries):
        is_clerk = digest.target.kind is TargetKind.CLERK
        yield texts.CLOSE_FOR_THEM if is_clerk else texts.CLOSE_IF_DONE
    if any(entry in digest.unconfirmed for entry in entries):
        yield texts.HOW_TO_CONFIRM


def _what_to_type(digest: Digest, entry: Entry, how: str) -> str:
    """Say what can be typed about one thing: nobody takes what is taken, or only theirs anyway."""
    matter, is_taken = entry.matter, entry.tending.taken_by is not None
    words = [texts.SAY_DONE]
    if not is_taken and not _is_theirs_alone(digest, entry):
        words.append(texts.SAY_TAKE)
    words.append(texts.SAY_LATER)
    if matter is None or matter.citation is not None:
        words.append(texts.SAY_SOURCES)
    return texts.TYPE_ONE.format(how=how, words=", ".join(words[:-1]), last=words[-1])


def _is_theirs_alone(digest: Digest, entry: Entry) -> bool:
    """Whether a person reminds themselves of it, in private."""
    is_own = entry.matter is not None and entry.matter.is_own
    return is_own and not digest.target.place.is_group


def _buttons(
    digest: Digest, entries: Sequence[Entry], room: Room, new_id: NewId
) -> ButtonsBlock | None:
    numbered = [entry for entry in entries if entry.number]
    if not numbered or not room.has_buttons:
        return None
    if len(digest.numbered) > 1:
        return number_buttons(numbered[:MOST_NUMBERED], new_id)
    [only] = numbered
    tending = only.tending
    return item_buttons(
        only.owner,
        only.occasion.due,
        only.matter,
        tending,
        new_id,
        may_take=tending.taken_by is None and not _is_theirs_alone(digest, only),
    )
