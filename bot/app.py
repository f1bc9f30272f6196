"""The composition root: settings in, working parts out, closed in order."""

import secrets
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from importlib.metadata import version

from sqlalchemy import Engine

from bot.answering.answering import Answering
from bot.answering.writing import ModelWriter
from bot.chat_model import open_chat_model
from bot.citations import Answer
from bot.conversation import Backing
from bot.data_folder import DataFolder
from bot.database import explained, migrate, open_engine
from bot.facts import texts as fact_texts
from bot.facts.feed_files import FeedFiles
from bot.facts.feeds import Feed, Feeds
from bot.facts.register import Register
from bot.facts.replies import Around
from bot.facts.reviews import Reviews
from bot.messages import IncomingMessage, Reply
from bot.reception.admission import Admission
from bot.schedule.swapped_days import FILE_NAME, load_swapped_days
from bot.schedule.working_days import WorkingDays
from bot.seeing import View
from bot.settings import Settings
from bot.sight import Sight
from bot.verification.agency_names import load_agency_names
from bot.viewing import Archive, MakeAround, fact_view
from bot.views import Views
from corpus.audiences import Audiences
from corpus.facts.facts import Party
from corpus.seen import SeenShelf
from corpus.shelf import Shelf
from corpus.store import DocumentStore
from retrieval.compounds import load_compounds
from retrieval.dense import DenseIndex
from retrieval.embedding import load_embedder
from retrieval.hybrid import HybridRetriever
from retrieval.indexing import is_in_line
from retrieval.lexical import LexicalIndex
from retrieval.lexicon import load_lexicon

_TOKEN_BYTES = 24  # of a calendar's address, which nobody may guess
_ID_BYTES = 9  # 12 characters: a button's id fits into a deep link


@dataclass(frozen=True, slots=True)
class Thinking:
    """What computes for long, here or in another process.

    Each is told last which restricted files may be seen of.
    """

    answer: Callable[[str, Sequence[str], frozenset[str]], Answer]
    look: Callable[[IncomingMessage, Sequence[str], frozenset[str]], Reply | None]


@dataclass(frozen=True, slots=True)
class Documents:
    """The part that keeps documents: the store, where it lies, and the database it shares."""

    folder: DataFolder
    engine: Engine
    store: DocumentStore


@dataclass(frozen=True, slots=True)
class Assistant:
    """The part that answers: the store, both indexes and the way from question to answer.

    `answering` and `register` are the operator's, who sees everything; chats have `views`.
    """

    documents: Documents
    lexical: LexicalIndex
    dense: DenseIndex
    retriever: HybridRetriever
    answering: Answering
    register: Register
    sight: Sight
    views: Views[View]
    answerings: Views[Answering]


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


def open_fact_views(
    documents: Documents,
    sight: Sight,
    settings: Settings,
    today: Callable[[], date] | None = None,
) -> Views[View]:
    """Return what is seen of the facts from each place, where no passages are looked for."""
    store, reviews = documents.store, Reviews(documents.engine)
    shelf, around = Shelf(store), _around(store, settings)(lambda _words: ())
    return Views(
        sight,
        lambda names: fact_view(names, SeenShelf(shelf, store, names), reviews, around, today),
    )


def open_feeds(engine: Engine) -> Feeds:
    """Return what keeps the addresses of calendars."""
    return Feeds(engine, lambda: secrets.token_urlsafe(_TOKEN_BYTES))


def open_feed_files(engine: Engine, view: View, settings: Settings) -> FeedFiles:
    """Return what makes the calendar behind an address.

    Addresses are handed on, so that `view` should be of what everybody may see.
    """
    feeds = open_feeds(engine)

    def find(token: str) -> Feed | None:
        feed = feeds.find(token)
        if feed is None or feed.unit is None or not view.conceals_unit(feed.unit.key):
            return feed
        return replace(feed, unit=Party(fact_texts.SOME_UNIT, feed.unit.key))

    def groups_of(key: str) -> list[str]:
        return [group.key for group in view.lookups.naming().groups_of(key)]

    return FeedFiles(find, view.register.deadlines, groups_of, settings.zone)


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
        model = open_chat_model(settings, time.monotonic)
        shelf, reviews = Shelf(documents.store), Reviews(documents.engine)
        today = None if now is None else lambda: now().astimezone(settings.zone).date()
        archive = Archive(
            store=documents.store,
            shelf=shelf,
            reviews=reviews,
            lexical=lexical,
            dense=dense,
            lexicon=load_lexicon(settings.terms_dir),
            compounds=load_compounds(),
            writer=ModelWriter(model) if model is not None else None,
            names=load_agency_names(settings.terms_dir) if model is not None else None,
            around=_around(documents.store, settings),
            today=today,
        )
        sight = open_sight(documents.engine, settings)
        views = Views(sight, archive.view)
        yield Assistant(
            documents=documents,
            lexical=lexical,
            dense=dense,
            retriever=HybridRetriever(lexical, dense, documents.store.passages),
            answering=archive.answering(),
            register=Register(shelf, reviews, today),
            sight=sight,
            views=views,
            answerings=Views(sight, lambda names: archive.answering_in(views.of(names))),
        )


def open_sight(engine: Engine, settings: Settings) -> Sight:
    """Return what decides which restricted documents are shown where."""
    named = Admission(settings.access, settings.admins, (), lambda _platform, _user: False)
    return Sight(Audiences(engine).all, named.is_admin)


def is_behind(assistant: Assistant) -> bool:
    """Return whether the indexes lack what the store has: killed, deleted or still under way."""
    return not is_in_line(assistant.documents.store, assistant.lexical, assistant.dense)


def backing(assistant: Assistant) -> Backing:
    """Return what the operator's conversations rest on."""
    store = assistant.documents.store
    return Backing(assistant.answering.answer, store.cards, made_by(store), new_id)


def made_by(store: DocumentStore) -> Callable[[], Mapping[str, str | int]]:
    """Return what tells from which version of the program and of the documents something is."""
    program = version("sotay")
    return lambda: {"program": program, "documents": store.revision}


def new_id() -> str:
    """Return an id that nobody can guess."""
    return secrets.token_urlsafe(_ID_BYTES)


def _around(store: DocumentStore, settings: Settings) -> MakeAround:
    days = WorkingDays(load_swapped_days(settings.data_dir / FILE_NAME))
    told = made_by(store)
    return lambda search: Around(search, told, new_id, settings.zone, days)


def open_thinking(assistant: Assistant) -> Thinking:
    """Return what computes in this process."""
    views, answerings = assistant.views, assistant.answerings

    def answer(question: str, earlier: Sequence[str], names: frozenset[str]) -> Answer:
        return answerings.of(names).answer(question, earlier)

    def look(
        message: IncomingMessage, earlier: Sequence[str], names: frozenset[str]
    ) -> Reply | None:
        return views.of(names).lookups.plainly(message, earlier)

    return Thinking(answer, look)
