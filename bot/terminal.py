"""The assistant in a terminal: answers as plain text, and a conversation line by line."""

from collections.abc import Callable, Iterable
from datetime import datetime

from bot.citations import Answer, Citation
from bot.conversation import reply
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
from corpus.text import display

_LONGEST_QUOTE = 400
_CHAT = ChatId("terminal")
_USER = UserId("terminal")


def render_answer(answer: Answer) -> str:
    """Return the answer with its sources below, each with document, address and words."""
    return render_reply(reply(answer))


def render_reply(said: Reply) -> str:
    """Return a conversation's reply as plain text."""
    return "\n\n".join(_block(block) for block in said.blocks)


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
    printed = citation.number if citation.number and citation.number[0].isdigit() else None
    place = (printed, display(citation.title), readable(citation.address))
    named = " – ".join(part for part in place if part)
    return f"[{number}] {named}\n    “{_shortened(display(citation.quote))}”"


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


def _shortened(quote: str) -> str:
    if len(quote) <= _LONGEST_QUOTE:
        return quote
    return quote[: quote.rfind(" ", 0, _LONGEST_QUOTE)] + " …"
