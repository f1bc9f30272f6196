"""What each command of `sotay` does, from settings and words typed to an exit status."""

import argparse
import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from bot.app import (
    Assistant,
    is_behind,
    open_assistant,
    open_documents,
)
from bot.citations import Answer
from bot.console import command_texts as texts
from bot.console.audience_tasks import audience_mark, restrict_before, set_audience
from bot.console.batch import answer_lines
from bot.console.check_tasks import check_facts
from bot.console.export_tasks import export_deadlines, export_duties
from bot.console.fact_tasks import (
    confirm_deadlines,
    correct_deadline,
    list_deadlines,
    list_duties,
    reject_deadlines,
    review_deadlines,
)
from bot.console.feed_tasks import list_feeds, make_feed, revoke_feed
from bot.console.record_tasks import check_audit, invite, list_members, list_questions
from bot.console.remind_status_task import show_remind_status
from bot.console.remind_tasks import (
    add_own,
    add_reminder,
    list_reminders,
    pause_reminders,
    plan_reminders,
    remove_reminder,
    resume_reminders,
)
from bot.console.remind_wishes_task import wish_reminders
from bot.console.scoring import Labelled, read_labelled, score, table
from bot.console.surroundings import Surroundings
from bot.console.terminal import chat, render_answer, render_reply, typed_message
from bot.errors import SotayError
from bot.labels import cards_named, document_label, printed_number
from bot.receiving import open_reception, recorded
from bot.reception.commands import parse as parse_command
from bot.typed_text import cleaned
from corpus.audiences import Audiences
from corpus.document import DocumentCard, DocumentId
from corpus.outline import render

_DONE = 0
_BAD_INPUT = 2
_HASH_SHOWN = 12  # digits


def _run(here: Surroundings, _typed: argparse.Namespace) -> int:
    # Imported here: the clients of all platforms, which nothing else waits for.
    import uvloop  # noqa: PLC0415

    from bot.service import Started, run  # noqa: PLC0415

    def started(service: Started) -> None:
        _warn_when_behind(here, service.assistant)
        here.say(texts.STARTED.format(address=service.address))
        if service.platforms:
            here.say(texts.CONNECTED.format(platforms=", ".join(service.platforms)))

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(run(here.settings, here.now, started))
    return _DONE


def _ingest(here: Surroundings, typed: argparse.Namespace) -> int:
    # Imported here: readers of every format, which nothing else waits for.
    from bot.console.intake import Watch, Wish, open_for_intake, take_in  # noqa: PLC0415
    from bot.console.progress import Progress  # noqa: PLC0415

    if not typed.paths and not (typed.rebuild or typed.audience):
        raise SotayError(texts.NO_PATHS)
    opened = partial(open_for_intake, here.settings, rebuild=typed.rebuild)
    with Progress(here.notices) as shown, opened(waiting=shown.note) as assistant:
        restrict_before(Audiences(assistant.documents.engine), typed.audience, typed.paths)
        watch = Watch(shown.report, shown.indexed, shown.facts_read)
        wish = Wish(tuple(typed.paths), prune=typed.prune, rebuild=typed.rebuild)
        taken = take_in(assistant, wish, watch, here.now)
    here.say(taken.summary.line)
    for note in taken.notes:
        here.say(cleaned(note))
    here.say(texts.INDEXED.format(added=taken.indexed.added, removed=taken.indexed.removed))
    return _BAD_INPUT if taken.is_incomplete else _DONE


def _ask(here: Surroundings, typed: argparse.Namespace) -> int:
    if typed.jsonl == (typed.question is not None):
        raise SotayError(texts.ASK_ONE)
    with _ready(here) as assistant:
        answer = assistant.answering.answer
        if not typed.jsonl:
            here.say(_answered(here, assistant, typed.question))
        elif here.typed is not None:
            for line in answer_lines(here.typed.buffer, answer, here.clock):
                here.say(line)
    return _DONE


def _answered(here: Surroundings, assistant: Assistant, question: str) -> str:
    """Return what a chat would say to a question, a command or a plain look-up."""
    message = typed_message(question, here.now())
    if parse_command(question) is not None:
        said = open_reception(assistant, here.settings).handle(message)
    else:
        said = assistant.views.everything().lookups.plainly(message, ())
    if said is not None:
        return render_reply(said)
    return render_answer(assistant.answering.answer(question))


def _doctor(here: Surroundings, typed: argparse.Namespace) -> int:
    # Imported here: the clients of all platforms, which nothing else waits for.
    from bot.console.doctor_task import examine  # noqa: PLC0415

    return examine(here, typed)


def _chat(here: Surroundings, _typed: argparse.Namespace) -> int:
    with _ready(here) as assistant:
        reception = open_reception(assistant, here.settings)
        converse = recorded(reception, assistant.documents.engine, here.now)
        chat(_lines_typed(here), here.say, converse, here.now)
    return _DONE


def _lines_typed(here: Surroundings) -> Iterator[str]:
    if here.typed is None or not here.typed.isatty():
        yield from here.typed or ()
        return
    here.say(texts.CHAT_HINT)
    while True:
        try:
            yield input("> ")
        except EOFError:
            here.say("")
            return


def _list_documents(here: Surroundings, _typed: argparse.Namespace) -> int:
    with open_documents(here.settings) as documents:
        cards = documents.store.cards()
        audiences = Audiences(documents.engine).all()
    for card in cards:
        number = printed_number(card.number) if card.number else "–"
        label = document_label(card)
        line = f"{card.id[:_HASH_SHOWN]}  {number:28s}  {label}  ({card.file_name})"
        here.say(line + audience_mark(card, audiences))
    if not cards:
        here.say(texts.NO_DOCUMENTS)
    return _DONE


def _show_document(here: Surroundings, typed: argparse.Namespace) -> int:
    with open_documents(here.settings) as documents:
        card = _named(documents.store.cards(), typed.number)
        document = documents.store.document(card.id)
    if document is not None:
        here.say(cleaned(render(document)))
    return _DONE


def _remove_document(here: Surroundings, typed: argparse.Namespace) -> int:
    from bot.console.intake import open_for_intake, take_out  # noqa: PLC0415 - see `_ingest`

    with open_for_intake(here.settings, waiting=partial(_notice, here)) as assistant:
        card = _named(assistant.documents.store.cards(), typed.number)
        take_out(assistant, card.id)
    here.say(texts.REMOVED.format(name=document_label(card)))
    return _DONE


def _named(cards: list[DocumentCard], name: str) -> DocumentCard:
    found = cards_named(name, cards)
    if not found:
        raise SotayError(texts.NO_SUCH.format(name=name))
    if len(found) > 1:
        codes = ", ".join(card.id[:_HASH_SHOWN] for card in found)
        raise SotayError(texts.NOT_ONE.format(name=name, codes=codes))
    return found[0]


def _evaluate(here: Surroundings, typed: argparse.Namespace) -> int:
    questions = _labelled(typed.questions)
    answers: dict[str, Answer] = {}
    times = []
    with _ready(here) as assistant:
        for question in questions:
            begun = here.clock()
            answers[question.id] = assistant.answering.answer(question.question, question.history)
            times.append((here.clock() - begun) * 1000)
        text = assistant.documents.store.text
        result = score(questions, answers, lambda document: text(DocumentId(document)))
    for miss in result.misses if typed.misses else ():
        here.say(miss)
    here.say(table(result, times))
    return _DONE


def _labelled(path: Path) -> list[Labelled]:
    try:
        return read_labelled(path.read_text(encoding="utf-8-sig").split("\n"))
    except OSError as error:
        raise SotayError(texts.CANNOT_READ.format(path=path)) from error
    except ValueError as error:
        raise SotayError(texts.NO_QUESTIONS.format(path=path)) from error


@contextmanager
def _ready(here: Surroundings) -> Iterator[Assistant]:
    with open_assistant(here.settings, now=here.now) as assistant:
        _warn_when_behind(here, assistant)
        yield assistant


def _warn_when_behind(here: Surroundings, assistant: Assistant) -> None:
    if is_behind(assistant):
        _notice(here, texts.BEHIND)


def _notice(here: Surroundings, line: str) -> None:
    here.notices.write(f"sotay: {line}\n")


TASKS: dict[str, Callable[[Surroundings, argparse.Namespace], int]] = {
    "run": _run,
    "ingest": _ingest,
    "ask": _ask,
    "chat": _chat,
    "audience": set_audience,
    "documents": _list_documents,
    "documents show": _show_document,
    "documents remove": _remove_document,
    "deadlines": list_deadlines,
    "deadlines review": review_deadlines,
    "deadlines confirm": confirm_deadlines,
    "deadlines reject": reject_deadlines,
    "deadlines correct": correct_deadline,
    "deadlines export": export_deadlines,
    "deadlines feed": make_feed,
    "deadlines feeds": list_feeds,
    "deadlines revoke": revoke_feed,
    "duties": list_duties,
    "duties export": export_duties,
    "duties check": check_facts,
    "remind": list_reminders,
    "remind list": list_reminders,
    "remind status": show_remind_status,
    "remind plan": plan_reminders,
    "remind add": add_reminder,
    "remind own": add_own,
    "remind pause": pause_reminders,
    "remind resume": resume_reminders,
    "remind remove": remove_reminder,
    "remind wishes": wish_reminders,
    "evaluate": _evaluate,
    "questions": list_questions,
    "audit": check_audit,
    "invite": invite,
    "members": list_members,
    "doctor": _doctor,
}
