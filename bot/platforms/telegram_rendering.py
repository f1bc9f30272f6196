"""Reply -> messages in Telegram's HTML (pure).

In a private chat a reply may be several messages, cut between blocks. In a group it is one:
the answer, its first source, and as much of the rest as there is room for.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from bot.actions import ShowSources
from bot.citations import Citation
from bot.delivery.parcels import Attachment, Face, Original, Parcel, Picture
from bot.messages import (
    AnswerBlock,
    Block,
    Button,
    ButtonsBlock,
    CitationsBlock,
    FileBlock,
    MessageId,
    PictureBlock,
    Place,
    Reply,
    TextBlock,
)
from bot.platforms import telegram_texts as texts
from bot.platforms.splitting import shortened_to, units
from bot.platforms.telegram_markup import (
    LONGEST,
    LONGEST_ESCAPE,
    LONGEST_NAME,
    Piece,
    cut_quote,
    cut_text,
    fit,
    joined,
    numbered_name,
    one_line,
    quote_pieces,
    text_pieces,
    words_of,
)

LONGEST_CAPTION = 900  # of 1,024 units: a notice of repetition must fit in front
_SHORTENED = 700  # units of a passage of which a button shows all
_LONGEST_SOURCE = _SHORTENED + 2 * LONGEST_NAME
_GROUP_ROOM = 2000  # units beyond which a group is not shown further sources


def render_reply(
    reply: Reply, place: Place, reply_to: MessageId | None, username: str
) -> tuple[Parcel, ...]:
    """Return the messages in order, the buttons under the last text."""
    words = _parcels(reply.blocks, place)
    rows = tuple(_faces(reply.blocks, place, username))
    parcels = _with_rows(tuple(words), rows)
    return (replace(parcels[0], reply_to=reply_to), *parcels[1:]) if parcels else ()


def _parcels(blocks: Sequence[Block], place: Place) -> Iterable[Parcel]:
    match blocks:
        case (TextBlock(text), FileBlock(document, file_name)):
            return [_attached(Original(document, file_name), text)]
        case _:
            return _in_group(blocks) if place.is_group else _in_private(blocks)


def _with_rows(parcels: tuple[Parcel, ...], rows: tuple[tuple[Face, ...], ...]) -> list[Parcel]:
    if not rows:
        return list(parcels)
    found = [n for n, parcel in enumerate(parcels) if parcel.attachment is None]
    if not found:
        return [*parcels, _text([*text_pieces(texts.PRESS)], rows)]
    last = found[-1]
    return [*parcels[:last], replace(parcels[last], rows=rows), *parcels[last + 1 :]]


def _faces(blocks: Sequence[Block], place: Place, username: str) -> Iterator[tuple[Face, ...]]:
    for block in blocks:
        if isinstance(block, ButtonsBlock):
            for row in block.rows:
                if row:
                    yield tuple(_face(button, place, username) for button in row)


def _face(button: Button, place: Place, username: str) -> Face:
    if place.is_group and username and isinstance(button.action, ShowSources):
        # Long passages are for the one who wants them, not for the whole group.
        return Face(texts.IN_PRIVATE, url=f"https://t.me/{username}?start={button.id}")
    return Face(one_line(button.label) or "…", button=button.id)


def _text(pieces: Sequence[Piece], rows: tuple[tuple[Face, ...], ...] = ()) -> Parcel:
    markup, plain = joined(pieces)
    return Parcel(markup, plain, rows)


def _attached(attachment: Attachment, caption: str = "") -> Parcel:
    piece = cut_text(caption, LONGEST_CAPTION)
    return Parcel(piece.markup, piece.plain, attachment=attachment) if piece else _bare(attachment)


def _bare(attachment: Attachment) -> Parcel:
    return Parcel("", attachment=attachment)


def _attachments(block: Block) -> Iterator[Parcel]:
    match block:
        case FileBlock(document, file_name):
            yield _bare(Original(document, file_name))
        case PictureBlock(identity, _, caption):
            yield _attached(Picture(identity), caption)
        case _:
            pass


def _in_private(blocks: Sequence[Block]) -> Iterator[Parcel]:
    shows_all = any(
        isinstance(button.action, ShowSources)
        for block in blocks
        if isinstance(block, ButtonsBlock)
        for button in block.buttons
    )
    waiting: list[Piece] = []
    for block in blocks:
        attached = list(_attachments(block))
        if attached and waiting:
            yield _text(waiting)
            waiting = []
        yield from attached
        for piece in _pieces(block, shortened=shows_all):
            if waiting and not fit([*waiting, piece]):
                yield _text(waiting)
                waiting = []
            waiting.append(piece)
    if waiting:
        yield _text(waiting)


def _pieces(block: Block, *, shortened: bool) -> Iterator[Piece]:
    match block:
        case TextBlock(text) | AnswerBlock(text):
            yield from text_pieces(text)
        case PictureBlock(caption=caption) if units(caption) > LONGEST_CAPTION:
            yield from text_pieces(caption)
        case CitationsBlock(heading, citations):
            for number, citation in enumerate(citations, start=1):
                above = one_line(heading) if number == 1 else ""
                words = words_of(citation)
                words = shortened_to(words, _SHORTENED) if shortened else words
                yield from quote_pieces(above, numbered_name(number, citation), words)
        case _:
            pass


class _Rank(IntEnum):
    """What gets room first in a group's only message."""

    ANSWER = 0
    FIRST_SOURCE = 1
    TEXT = 2
    SOURCE = 3


@dataclass(frozen=True, slots=True)
class _Offer:
    """Something that may stand in the message, cut to the units it is given."""

    rank: _Rank
    longest: int
    cut: Callable[[int], Piece | None]


def _in_group(blocks: Sequence[Block]) -> Iterator[Parcel]:
    chosen = _chosen(list(_offers(blocks)))
    if chosen:
        yield _text(chosen)
    for block in blocks:
        yield from _attachments(block)


def _chosen(offers: Sequence[_Offer]) -> list[Piece]:
    chosen: dict[int, Piece] = {}
    for n in sorted(range(len(offers)), key=lambda n: offers[n].rank):
        whole = _GROUP_ROOM if offers[n].rank is _Rank.SOURCE else LONGEST
        left = whole - units(joined(_in_order(chosen))[1]) - 2 * len("\n\n")
        longest = min(left, offers[n].longest)
        # Markup is too long only when nearly every character is escaped.
        for room in (longest, longest // LONGEST_ESCAPE):
            piece = offers[n].cut(room)
            if piece and fit(_in_order({**chosen, n: piece})):
                chosen[n] = piece
                break
    return _in_order(chosen)


def _in_order(chosen: Mapping[int, Piece]) -> list[Piece]:
    return [chosen[n] for n in sorted(chosen)]


def _offers(blocks: Sequence[Block]) -> Iterator[_Offer]:
    cited = any(isinstance(block, CitationsBlock) and block.citations for block in blocks)
    answer_room = LONGEST - _LONGEST_SOURCE if cited else LONGEST
    first = _Rank.FIRST_SOURCE
    for block in blocks:
        match block:
            case AnswerBlock(text):
                yield _text_offer(_Rank.ANSWER, text, answer_room)
            case TextBlock(text):
                yield _text_offer(_Rank.TEXT, text, LONGEST)
            case CitationsBlock(heading, citations):
                for number, citation in enumerate(citations, start=1):
                    yield _source_offer(first, heading, number, citation)
                    first = _Rank.SOURCE
            case _:
                pass


def _text_offer(rank: _Rank, text: str, longest: int) -> _Offer:
    return _Offer(rank, longest, lambda room: cut_text(text, room))


def _source_offer(rank: _Rank, heading: str, number: int, citation: Citation) -> _Offer:
    above = one_line(heading) if number == 1 else ""
    name, words = numbered_name(number, citation), shortened_to(words_of(citation), _SHORTENED)
    return _Offer(rank, _LONGEST_SOURCE, lambda room: cut_quote(above, name, words, room))
