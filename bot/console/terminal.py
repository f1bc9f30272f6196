"""The assistant in a terminal: answers as plain text, and a conversation line by line."""

from collections.abc import Callable, Iterable
from datetime import datetime

from bot.actions import Ask, ListDocuments, LookUp, ReviewDeadline
from bot.citations import Answer, Citation
from bot.conversation import reply
from bot.labels import shortened
from bot.messages import (
    AnswerBlock,
    Block,
    ButtonsBlock,
    ChatId,
    CitationsBlock,
    FileBlock,
    IncomingMessage,
    PictureBlock,
    Reply,
    TextBlock,
    UserId,
)
from bot.sources import source_name
from bot.typed_text import cleaned
from corpus.text import display

_LONGEST_QUOTE = 400
_CHAT = ChatId("terminal")
_USER = UserId("terminal")


def render_answer(answer: Answer) -> str:
    """Return the answer with its sources below, each with document, address and words."""
    return render_reply(reply(answer))


def render_reply(said: Reply) -> str:
    """Return a conversation's reply as plain text; a document cannot steer the terminal."""
    return cleaned("\n\n".join(filter(None, map(_block, said.blocks))))


def typed_message(text: str, at: datetime) -> IncomingMessage:
    """Return what somebody types at this machine as a message."""
    return IncomingMessage("terminal", _CHAT, _USER, text, at)


def _block(block: Block) -> str:
    match block:
        case TextBlock(text) | AnswerBlock(text):
            return text
        case CitationsBlock(heading, citations):
            listed = [_source(n, citation) for n, citation in enumerate(citations, start=1)]
            return "\n".join((f"{heading}:", *listed))
        case ButtonsBlock():
            return _choices(block)
        case FileBlock(_, file_name):
            return file_name
        case PictureBlock(caption=caption):
            return caption


def _choices(block: ButtonsBlock) -> str:
    """List what a digit can choose; sources stand above, and a terminal takes no files."""
    return "\n".join(
        f"{number}. {button.label}"
        for number, button in enumerate(block.buttons, start=1)
        if isinstance(button.action, Ask | ListDocuments | LookUp | ReviewDeadline)
    )


def _source(number: int, citation: Citation) -> str:
    quote = shortened(display(citation.quote), _LONGEST_QUOTE)
    return f"[{number}] {source_name(citation)}\n    “{quote}”"


def chat(
    lines: Iterable[str],
    say: Callable[[str], None],
    handle: Callable[[IncomingMessage], Reply],
    now: Callable[[], datetime],
) -> None:
    """Answer each line until there are no more or one says goodbye with "thoát"."""
    for line in lines:
        text = line.strip()
        if text.lower() in {"thoát", "thoat", "exit", "quit"}:
            return
        if text:
            said = handle(typed_message(text, now()))
            if said.blocks:
                say(render_reply(said))
