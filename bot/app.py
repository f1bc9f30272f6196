"""The composition root: settings in, working parts out, closed in order."""

import secrets
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from importlib.metadata import version

from sqlalchemy import Engine

from bot.agency_names import load_agency_names
from bot.answering import Answering
from bot.chat_model import open_chat_model
from bot.citations import Answer
from bot.conversation import Backing, Conversation
from bot.data_folder import DataFolder
from bot.database import explained, migrate, open_engine
from bot.facts.feed_files import FeedFiles
from bot.facts.feeds import Feeds
from bot.facts.lookups import Lookups
from bot.facts.naming import Naming
from bot.facts.register import Register
from bot.facts.replies import Around
from bot.facts.reviewing import Reviewing
from bot.facts.reviews import Reviews
from bot.facts.taking import Outlets, Taking
from bot.messages import IncomingMessage, Place, Reply, UserId
from bot.reception import texts as reception_texts
from bot.reception.admission import Admission
from bot.reception.invitations import Invitations
from bot.reception.ledger import Ledger
from bot.reception.limits import Limits
from bot.reception.reception import Reception
from bot.reception.services import Services, sentence
from bot.records.audit import AuditLog
from bot.records.awaited import AwaitedWords
from bot.records.buttons import Buttons
from bot.records.feedback import Feedback
from bot.reminders.news import News
from bot.reminders.rights import Rights
from bot.reminding import Chance, open_facts, open_menu, open_tending
from bot.schedule.swapped_days import FILE_NAME, load_swapped_days
from bot.schedule.working_days import WorkingDays
from bot.settings import Settings
from bot.writing import ModelWriter
from corpus.passages import PassageId
from corpus.shelf import Shelf
from corpus.store import DocumentStore
from retrieval.compounds import load_compounds
from retrieval.dense import DenseIndex
from retrieval.embedding import load_embedder
from retrieval.finding import Finder
from retrieval.hybrid import HybridRetriever
from retrieval.indexing import is_in_line
from retrieval.lexical import LexicalIndex
from retrieval.lexicon import load_lexicon

_LOOKED_THROUGH = 120  # passages in which the duties in a matter are looked for
_TOKEN_BYTES = 24  # of a calendar's address, which nobody may guess
_ID_BYTES = 9  # 12 characters: a button's id fits into a deep link


Ask = Callable[[str, Sequence[str]], Answer]
Look = Callable[[IncomingMessage, Sequence[str]], Reply | None]
Converse = Callable[[IncomingMessage], Reply]


@dataclass(frozen=True, slots=True)
class Thinking:
    """What computes for long, here or in another process."""

    answer: Ask
    look: Look


@dataclass(frozen=True, slots=True)
class Documents:
    """The part that keeps documents: the store, where it lies, and the database it shares."""

    folder: DataFolder
    engine: Engine
    store: DocumentStore


@dataclass(frozen=True, slots=True)
class Assistant:
    """The part that answers: the store, both indexes and the way from question to answer."""

    documents: Documents
    lexical: LexicalIndex
    dense: DenseIndex
    retriever: HybridRetriever
    answering: Answering
    register: Register


@contextmanager
def open_database(settings: Settings) -> Iterator[Engine]:
    """Open the database of a data folder that exists, its schema brought up to date."""
    engine = open_engine(settings.database.get_secret_value())
    try:
        migrate(engine)
        with explained():
            yield engine
    finally:
        engine.dispose()


@contextmanager
def open_documents(settings: Settings) -> Iterator[Documents]:
    """Open the data folder and the database, its schema brought up to date."""
    folder = DataFolder(settings.data_dir)
    with open_database(settings) as engine:
        yield Documents(folder, engine, DocumentStore(engine))


def open_register(documents: Documents, today: Callable[[], date] | None = None) -> Register:
    """Return the register of what the documents lay down, with what clerks decided about it."""
    return Register(Shelf(documents.store), Reviews(documents.engine), today)


def open_feeds(engine: Engine) -> Feeds:
    """Return what keeps the addresses of calendars."""
    return Feeds(engine, lambda: secrets.token_urlsafe(_TOKEN_BYTES))


def open_feed_files(engine: Engine, register: Register, settings: Settings) -> FeedFiles:
    """Return what makes the calendar behind an address."""

    def groups_of(key: str) -> list[str]:
        naming = Naming(register.units(), register.cards())
        return [group.key for group in naming.groups_of(key)]

    return FeedFiles(open_feeds(engine).find, register.deadlines, groups_of, settings.zone)


@contextmanager
def open_assistant(
    settings: Settings, *, rebuild: bool = False, now: Callable[[], datetime] | None = None
) -> Iterator[Assistant]:
    """Open everything that answering needs; `rebuild` drops the indexes first."""
    with ExitStack() as stack:
        documents = stack.enter_context(open_documents(settings))
        folder = documents.folder
        if rebuild:
            LexicalIndex.drop(folder.lexical)
            DenseIndex.drop(folder.dense, url=settings.chroma_url)
        embedder = load_embedder(settings.embedding_model)
        lexical = LexicalIndex(folder.lexical)
        stack.callback(lexical.close)
        dense = DenseIndex(folder.dense, url=settings.chroma_url, embedder=embedder)
        stack.callback(dense.close)
        retriever = HybridRetriever(lexical, dense, documents.store.passages)
        lexicon = load_lexicon(settings.terms_dir)
        compounds = load_compounds()

        shelf = Shelf(documents.store)
        kept = HybridRetriever(lexical, dense, shelf.passages)

        def make_finder() -> Finder:
            return Finder(shelf, kept, lexical, lexicon, compounds)

        model = open_chat_model(settings, time.monotonic)
        writer = ModelWriter(model) if model is not None else None
        names = load_agency_names(settings.terms_dir) if model is not None else None
        answering = Answering(shelf, make_finder, writer, names)
        today = None if now is None else lambda: now().astimezone(settings.zone).date()
        register = Register(shelf, Reviews(documents.engine), today)
        yield Assistant(documents, lexical, dense, retriever, answering, register)


def is_behind(assistant: Assistant) -> bool:
    """Return whether the indexes lack what the store has: killed, deleted or still under way."""
    return not is_in_line(assistant.documents.store, assistant.lexical, assistant.dense)


def backing(assistant: Assistant) -> Backing:
    """Return what conversations rest on."""
    store = assistant.documents.store
    program = version("sotay")
    return Backing(
        answer=assistant.answering.answer,
        cards=store.cards,
        version=lambda: {"program": program, "documents": store.revision},
        new_id=lambda: secrets.token_urlsafe(_ID_BYTES),
    )


def open_lookups(assistant: Assistant, settings: Settings, with_: Backing) -> Lookups:
    """Return what looks facts up, in chats and on the page alike."""

    def search(words: str) -> Sequence[PassageId]:
        found = assistant.retriever.search(words, top_k=_LOOKED_THROUGH)
        return [scored.passage.id for scored in found]

    days = WorkingDays(load_swapped_days(settings.data_dir / FILE_NAME))
    around = Around(search, with_.version, with_.new_id, settings.zone, days)
    return Lookups(assistant.register, around)


def open_thinking(assistant: Assistant, settings: Settings) -> Thinking:
    """Return what computes in this process."""
    lookups = open_lookups(assistant, settings, backing(assistant))
    return Thinking(assistant.answering.answer, lookups.plainly)


def open_reception(
    assistant: Assistant,
    settings: Settings,
    status: Callable[[str], Sequence[str]] = lambda _platform: (),
    elsewhere: Thinking | None = None,
    news: News | None = None,
    leads_group: Callable[[Place, UserId], bool] = lambda _place, _user: False,
) -> Reception:
    """Return the one way in for messages of all kinds; `status` gives lines for administrators.

    What thinks `elsewhere` does so in place of the assistant itself. `news` is of what people do
    about their reminders. `leads_group` asks a platform whether somebody leads a group there.
    """
    engine = assistant.documents.engine
    with_ = backing(assistant)
    lookups = open_lookups(assistant, settings, with_)
    thinking = elsewhere or Thinking(with_.answer, lookups.plainly)
    with_ = replace(with_, answer=thinking.answer, look=thinking.look)
    facts = open_facts(assistant.register, lookups, settings)
    invitations = Invitations(engine, secrets.choice)
    admission = Admission(settings.access, settings.admins, settings.allowed, invitations.is_member)
    rights = Rights(admission.is_admin, leads_group)
    news, chance = news or News(), Chance(with_.new_id, secrets.choice)
    return Reception(
        Services(
            converse=Conversation(with_).handle,
            library=assistant.documents.store,
            lookups=lookups,
            reviewing=Reviewing(assistant.register, AwaitedWords(engine), with_.new_id),
            taking=Taking(lookups, Outlets(open_feeds(engine), settings.public_url, with_.new_id)),
            access=settings.access,
            admission=admission,
            invitations=invitations,
            limits=Limits(settings.limit_per_person, settings.limit_per_chat, time.monotonic),
            buttons=Buttons(engine),
            audit=AuditLog(engine),
            feedback=Feedback(engine),
            status=status,
            new_id=with_.new_id,
            zone=settings.zone,
            tending=open_tending(engine, facts, rights, with_.new_id, news),
            reminders=open_menu(engine, facts, with_.cards, rights, chance, news),
        )
    )


def recorded(reception: Reception, engine: Engine, now: Callable[[], datetime]) -> Converse:
    """Return the way in for the page and the terminal, where a reply is shown at once."""
    ledger = Ledger.over(engine)

    def converse(message: IncomingMessage) -> Reply:
        # Only whoever asks too fast is met with silence; a page shows something all the same.
        reply = reception.handle(message) or sentence(reception_texts.TOO_FAST)
        ledger.record(message, reply, now())
        return reply

    return converse
