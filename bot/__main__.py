"""The `sotay` command; with bot/settings.py the only reader of the environment and the clock."""

import argparse
import asyncio
import logging
import os
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from bot import command_texts as texts
from bot.app import Watch, Wish, open_assistant, open_documents, run, take_in
from bot.batch import answer_lines
from bot.conversation import Conversation
from bot.errors import SotayError
from bot.labels import document_label
from bot.progress import Progress
from bot.scoring import Labelled, score, table
from bot.settings import Settings, load_settings
from bot.terminal import chat, render_answer
from corpus.document import DocumentCard, DocumentId
from corpus.errors import CorpusError
from corpus.ingest import Outcome
from corpus.outline import render
from retrieval.errors import RetrievalError

_BAD_INPUT = 2


def main() -> int:
    """Run the command line; what people can mend is one sentence and exit status 2."""
    arguments = _parser().parse_args()
    logging.basicConfig(
        level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    logging.getLogger("httpx").setLevel(
        logging.WARNING
    )  # its INFO lines hold addresses with tokens
    try:
        settings = load_settings(os.environ, Path(".env"))  # noqa: TID251 -- this is the reader
        command: Callable[[Settings, argparse.Namespace], int] = arguments.command
        return command(settings, arguments)
    except (SotayError, CorpusError, RetrievalError) as error:
        print(f"sotay: {error.reason}", file=sys.stderr)
        return _BAD_INPUT
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="sotay", description=texts.SOTAY)
    commands = parser.add_subparsers(required=True, metavar="LỆNH", title="lệnh")

    command = commands.add_parser("run", help=texts.RUN)
    command.set_defaults(command=_run)

    command = commands.add_parser("ingest", help=texts.INGEST)
    command.add_argument("paths", nargs="*", type=Path, metavar="ĐƯỜNG_DẪN", help=texts.PATHS)
    command.add_argument("--rebuild", action="store_true", help=texts.REBUILD)
    command.add_argument("--prune", action="store_true", help=texts.PRUNE)
    command.set_defaults(command=_ingest)

    command = commands.add_parser("ask", help=texts.ASK)
    command.add_argument("question", nargs="?", metavar="CÂU_HỎI", help=texts.QUESTION)
    command.add_argument("--jsonl", action="store_true", help=texts.JSONL)
    command.set_defaults(command=_ask)

    command = commands.add_parser("chat", help=texts.CHAT)
    command.set_defaults(command=_chat)

    command = commands.add_parser("documents", help=texts.DOCUMENTS)
    actions = command.add_subparsers(metavar="VIỆC")
    command.set_defaults(command=_list_documents)
    shown = actions.add_parser("show", help=texts.SHOW)
    shown.add_argument("number", metavar="SỐ", help=texts.NUMBER)
    shown.set_defaults(command=_show_document)
    removed = actions.add_parser("remove", help=texts.REMOVE)
    removed.add_argument("number", metavar="SỐ", help=texts.NUMBER)
    removed.set_defaults(command=_remove_document)

    command = commands.add_parser("evaluate", help=texts.EVALUATE)
    command.add_argument("questions", type=Path, metavar="QUESTIONS", help=texts.QUESTIONS)
    command.add_argument("--misses", action="store_true", help=texts.MISSES)
    command.set_defaults(command=_evaluate)
    return parser


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 -- the one reader of the clock


def _run(settings: Settings, _arguments: argparse.Namespace) -> int:
    def started(address: str) -> None:
        print(texts.STARTED.format(address=address), flush=True)

    asyncio.run(run(settings, _now, started))
    return 0


def _ingest(settings: Settings, arguments: argparse.Namespace) -> int:
    if not arguments.paths and not arguments.rebuild:
        raise SotayError(texts.NO_PATHS)
    with (
        open_assistant(settings, rebuild=arguments.rebuild) as assistant,
        Progress(sys.stderr) as shown,
    ):
        watch = Watch(shown.report, shown.indexed, shown.note)
        wish = Wish(tuple(arguments.paths), prune=arguments.prune, rebuild=arguments.rebuild)
        summary, synchronised = take_in(assistant, wish, watch, _now)
    print(summary.line)
    print(texts.INDEXED.format(added=synchronised.added, removed=synchronised.removed))
    return _BAD_INPUT if summary.count(Outcome.FAILED) else 0


def _ask(settings: Settings, arguments: argparse.Namespace) -> int:
    if arguments.jsonl == bool(arguments.question):
        raise SotayError(texts.ASK_ONE)
    with open_assistant(settings) as assistant:
        answer = assistant.answering.answer
        if arguments.question:
            print(render_answer(answer(arguments.question)))
            return 0
        for line in answer_lines(sys.stdin.buffer, answer, time.perf_counter):
            print(line, flush=True)
    return 0


def _chat(settings: Settings, _arguments: argparse.Namespace) -> int:
    with open_assistant(settings) as assistant:
        conversation = Conversation(assistant.answering.answer)
        if sys.stdin.isatty():
            print(texts.CHAT_HINT)
        chat(_lines_typed(), print, conversation.handle, _now)
    return 0


def _lines_typed() -> Iterator[str]:
    while True:
        try:
            yield input("> " if sys.stdin.isatty() else "")
        except EOFError:
            return
        except UnicodeDecodeError:
            print(texts.NOT_UTF8, file=sys.stderr)


def _list_documents(settings: Settings, _arguments: argparse.Namespace) -> int:
    with open_documents(settings) as documents:
        cards = documents.store.cards()
    for card in cards:
        print(
            f"{card.id[:12]}  {card.number or '–':28s}  {document_label(card)}  ({card.file_name})"
        )
    if not cards:
        print(texts.NO_DOCUMENTS)
    return 0


def _show_document(settings: Settings, arguments: argparse.Namespace) -> int:
    with open_documents(settings) as documents:
        card = _named(documents.store.cards(), arguments.number)
        document = documents.store.document(card.id)
        if document is not None:
            print(render(document))
    return 0


def _remove_document(settings: Settings, arguments: argparse.Namespace) -> int:
    with open_assistant(settings) as assistant:
        card = _named(assistant.documents.store.cards(), arguments.number)
        assistant.documents.store.remove(card.id)
        watch = Watch(lambda _ingested: None, lambda _done, _total: None, lambda _note: None)
        take_in(assistant, Wish(()), watch, _now)
    print(texts.REMOVED.format(name=document_label(card)))
    return 0


def _named(cards: list[DocumentCard], name: str) -> DocumentCard:
    """The one document with this number, file name or beginning of its SHA-256."""
    found = [
        card
        for card in cards
        if name in (card.number, card.file_name)
        or (len(name) >= 6 and card.id.startswith(DocumentId(name.lower())))
    ]
    if len(found) != 1:
        raise SotayError((texts.NOT_ONE if found else texts.NO_SUCH).format(name=name))
    return found[0]


def _evaluate(settings: Settings, arguments: argparse.Namespace) -> int:
    questions = _labelled(arguments.questions)
    with open_assistant(settings) as assistant:
        given, times = {}, []
        for question in questions:
            begun = time.perf_counter()
            given[question.id] = assistant.answering.answer(question.question, question.history)
            times.append((time.perf_counter() - begun) * 1000)
        texts_by_id = assistant.documents.store.text
        result = score(questions, given, lambda name: texts_by_id(DocumentId(name)))
    if arguments.misses:
        print("\n".join(result.misses))
    print(table(result, times))
    return 0


def _labelled(path: Path) -> list[Labelled]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return [Labelled.model_validate_json(line) for line in lines if line.strip()]
    except OSError as error:
        raise SotayError(texts.CANNOT_READ.format(path=path)) from error
    except (UnicodeDecodeError, ValidationError) as error:
        raise SotayError(texts.NO_QUESTIONS.format(path=path)) from error


if __name__ == "__main__":
    sys.exit(main())
