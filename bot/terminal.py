"""The assistant in a terminal: answers as plain text, and a conversation line by line."""

from collections.abc import Callable, Iterable
from datetime import datetime

from bot.citations import Answer, Citation
from bot.conversation import reply
from bot.labels import printed_number, shortened
from bot.locators import readable
from bot.messages import (
    Block,
    ChatId,
    ChoicesBlock,
    CitationsBlock,
    IncomingMessage,
    Reply,
    TextBlock,
    UserId,
)
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
    return cleaned("\n\n".join(_block(block) for block in said.blocks))


def _block(block: Block) -> str:
    match block:
        case TextBlock(text):
            return text
        case CitationsBlock(heading, citations):
            listed = [_source(n, citation) for n, citation in enumerate(citations, start=1)]
            return "\n".join((f"{heading}:", *listed))
        case ChoicesBlock(options):
            return "\n".join(f"- {option}" for option in options)


def _source(number: int, citation: Citation) -> str:
    printed = printed_number(citation.number) if citation.number else None
    place = (printed, display(citation.title), readable(citation.address))
    named = " – ".join(part for part in place if part)
    return f"[{number}] {named}\n    “{shortened(display(citation.quote), _LONGEST_QUOTE)}”"


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
            message = IncomingMessage("terminal", _CHAT, _USER, text, now())
            say(render_reply(handle(message)))
