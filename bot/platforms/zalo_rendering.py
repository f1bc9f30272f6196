"""Reply -> plain-text messages of either Zalo product (pure)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from bot.actions import ShowSources
from bot.citations import Citation, Decision
from bot.delivery.parcels import Face, Original, Parcel, Picture
from bot.labels import shortened
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
from bot.platforms import zalo_texts as texts
from bot.platforms.platform import Capabilities
from bot.platforms.splitting import BETWEEN, packed, shortened_to, units
from bot.sources import quoted_lines, source_name
from bot.typed_text import cleaned

_QUOTE = 160  # nothing folds here, and all of it is one digit away
_TITLE = 80  # of a document
_LABEL = 60
_BUTTON = 98  # characters of a button that can be tapped, with room for " …"
_SHORT_LABEL = 24  # longer ones get a line each
_DIGITS = 9
_BUTTONS_IN_TEMPLATE = 5


@dataclass(frozen=True, slots=True)
class Manner:
    """How a product differs from the other where plain text is made."""

    capabilities: Capabilities
    quotes: bool  # a message can refer to the one it answers, in a private chat
    mentions: bool  # what is said in a group arrives only with the bot's name in it
    captions: bool  # a picture carries its caption
    no_file: str  # says where a file is that cannot be sent; has {name}


def render(
    reply: Reply, place: Place, reply_to: MessageId | None, manner: Manner
) -> tuple[Parcel, ...]:
    """Return the messages that say `reply`; in a group one text, then what is attached."""
    if reply.decision is Decision.CLARIFY:
        reply = replace(reply, blocks=tuple(map(_with_names_only, reply.blocks)))
    parcels = (
        _in_group(reply, place, manner) if place.is_group else _in_private(reply, place, manner)
    )
    cleansed = [replace(parcel, text=cleaned(parcel.text)) for parcel in parcels]
    if cleansed and manner.quotes and not place.is_group and cleansed[0].attachment is None:
        cleansed[0] = replace(cleansed[0], reply_to=reply_to)
    return tuple(cleansed)


def _in_private(reply: Reply, place: Place, manner: Manner) -> Iterator[Parcel]:
    longest = manner.capabilities.longest_text
    pieces: list[str] = []
    for block in reply.blocks:
        attached = _attached(block, manner)
        if attached is None:
            pieces.extend(_pieces(block, manner))
            continue
        pieces.extend(_caption(block, manner))
        yield from map(Parcel, packed(pieces, longest))
        pieces.clear()
        yield attached
    buttons = _buttons(reply)
    taps = manner.capabilities.has_buttons(place)
    if buttons and not taps:
        pieces.append(_choices(buttons, place, manner))
    yield from map(Parcel, packed(pieces, longest))
    if taps:
        yield from _templates(buttons)


def _in_group(reply: Reply, place: Place, manner: Manner) -> Iterator[Parcel]:
    attached = [found for block in reply.blocks if (found := _attached(block, manner))]
    text = _group_text(reply, place, manner).strip()
    if text:
        yield Parcel(text)
    yield from attached


def _pieces(block: Block, manner: Manner) -> list[str]:
    """Return what the block says in words, in stretches that belong together."""
    match block:
        case TextBlock(text) | AnswerBlock(text):
            return [text]
        case CitationsBlock():
            return _sources(block)
        case FileBlock(_, file_name):
            return [manner.no_file.format(name=file_name)]
        case PictureBlock(caption=caption):
            return [caption]
        case ButtonsBlock():
            return []


def _attached(block: Block, manner: Manner) -> Parcel | None:
    match block:
        case FileBlock(document, file_name) if _can_be_sent(file_name, manner.capabilities):
            return Parcel("", attachment=Original(document, file_name))
        case PictureBlock(id=picture, caption=caption) if manner.capabilities.pictures:
            longest = manner.capabilities.longest_text
            shown = shortened_to(caption, longest) if manner.captions else ""
            return Parcel(shown, attachment=Picture(picture))
        case _:
            return None


def _caption(block: Block, manner: Manner) -> list[str]:
    """Return what is said in front of an attachment because it cannot be said with it."""
    if isinstance(block, PictureBlock) and not manner.captions:
        return [block.caption]
    return []


def _can_be_sent(file_name: str, capabilities: Capabilities) -> bool:
    if capabilities.largest_file == 0:
        return False
    types = capabilities.file_types
    return types is None or PurePath(file_name).suffix.lower() in types


def _sources(block: CitationsBlock) -> list[str]:
    listed = [_source(n, citation) for n, citation in enumerate(block.citations, 1)]
    if not listed:
        return []
    return [f"{block.heading}:\n{listed[0]}", *listed[1:]]


def _with_names_only(block: Block) -> Block:
    """Return the sources of a choice between documents, whose words are in the answer itself."""
    if not isinstance(block, CitationsBlock) or not block.citations:
        return block
    names = [_name(number, citation) for number, citation in enumerate(block.citations, 1)]
    return TextBlock("\n".join((f"{block.heading}:", *names)))


def _source(number: int, citation: Citation) -> str:
    quote = shortened(quoted_lines(citation), _QUOTE)
    return f"{_name(number, citation)}\n“{quote}”"


def _name(number: int, citation: Citation) -> str:
    return f"[{number}] {source_name(citation, _TITLE)}"


def _buttons(reply: Reply) -> list[Button]:
    """Return the buttons of all blocks in the order of their numbers."""
    return [
        button
        for block in reply.blocks
        if isinstance(block, ButtonsBlock)
        for button in block.buttons
    ]


def _choices(buttons: Sequence[Button], place: Place, manner: Manner) -> str:
    """Offer the choices that one digit can name."""
    lead = texts.CHOOSE_IN_GROUP if place.is_group and manner.mentions else texts.CHOOSE
    return _numbered([button.label for button in buttons[:_DIGITS]], lead)


def _numbered(labels: Sequence[str], lead: str, first: int = 1) -> str:
    """Return the line that offers choices by their numbers; long labels get a line each."""
    listed = [f"{number}. {shortened(label, _LABEL)}" for number, label in enumerate(labels, first)]
    if all(len(label) <= _SHORT_LABEL for label in labels):
        return f"{lead}: {' · '.join(listed)}"
    return "\n".join((f"{lead}:", *listed))


def _templates(buttons: Sequence[Button]) -> Iterator[Parcel]:
    for start in range(0, len(buttons), _BUTTONS_IN_TEMPLATE):
        some = buttons[start : start + _BUTTONS_IN_TEMPLATE]
        rows = tuple((Face(shortened(button.label, _BUTTON), button.id),) for button in some)
        plain = _numbered([button.label for button in some], texts.CHOOSE, start + 1)
        yield Parcel(texts.GO_ON, plain=plain, rows=rows)


def _group_text(reply: Reply, place: Place, manner: Manner) -> str:
    """Return the one message: what does not fit is left out, the answer last of all."""
    longest = manner.capabilities.longest_text
    buttons = _buttons(reply)
    closing = [_choices(buttons, place, manner)] if buttons else []
    if not any(isinstance(block, AnswerBlock) for block in reply.blocks):
        return _as_much_as_fits(_all_pieces(reply, manner), closing, longest)
    answer = [block.text for block in reply.blocks if isinstance(block, AnswerBlock)]
    said = _all_pieces(replace(reply, blocks=_without_sources(reply.blocks)), manner)
    source, has_more = _first_source(reply.blocks)
    can_ask = any(isinstance(button.action, ShowSources) for button in buttons)
    hint = [texts.MORE_SOURCES] if has_more and not can_ask else []
    no_room = [] if can_ask else [texts.MORE_SOURCES]
    for pieces in ([*said, *source, *hint], [*said, *no_room], answer):
        text = BETWEEN.join((*pieces, *closing))
        if units(text) <= longest:
            return text
    return _cut(BETWEEN.join(answer), [texts.MORE_ANSWER, *closing], longest)


def _all_pieces(reply: Reply, manner: Manner) -> list[str]:
    return [
        piece
        for block in reply.blocks
        for piece in (
            _pieces(block, manner) if _attached(block, manner) is None else _caption(block, manner)
        )
    ]


def _without_sources(blocks: Iterable[Block]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if not isinstance(block, CitationsBlock))


def _first_source(blocks: Iterable[Block]) -> tuple[list[str], bool]:
    """Return the first source, shortened, and whether there is more to see."""
    cited = [block for block in blocks if isinstance(block, CitationsBlock) and block.citations]
    if not cited:
        return [], False
    first = cited[0].citations[0]
    number_of_sources = sum(len(block.citations) for block in cited)
    is_cut = len(quoted_lines(first)) > _QUOTE
    shown = _sources(replace(cited[0], citations=(first,)))
    return shown, number_of_sources > 1 or is_cut


def _as_much_as_fits(pieces: Sequence[str], closing: Sequence[str], longest: int) -> str:
    whole = BETWEEN.join((*pieces, *closing))
    if units(whole) <= longest or not pieces:
        return shortened_to(whole, longest)
    for kept in range(len(pieces) - 1, 0, -1):
        text = BETWEEN.join((*pieces[:kept], texts.MORE_SOURCES, *closing))
        if units(text) <= longest:
            return text
    return _cut(pieces[0], [texts.MORE_ANSWER, *closing], longest)


def _cut(text: str, tail: Sequence[str], longest: int) -> str:
    """Shorten `text` so that what comes behind it fits too."""
    behind = BETWEEN.join(("", *tail))
    return shortened_to(text, longest - units(behind)) + behind
