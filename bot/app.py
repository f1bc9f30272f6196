"""The composition root: settings in, working parts out, closed in order."""

import asyncio
import secrets
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from urllib.parse import urlsplit

from sqlalchemy import Engine

from bot.agency_names import load_agency_names
from bot.answering import Answering
from bot.chat_model import open_chat_model
from bot.conversation import Backing, Conversation
from bot.data_folder import DataFolder
from bot.database import explained, migrate, open_engine
from bot.settings import Settings
from bot.web.server import WebServer, create_app
from bot.writing import ModelWriter
from corpus.store import DocumentStore
from retrieval.compounds import load_compounds
from retrieval.dense import DenseIndex
from retrieval.embedding import load_embedder
from retrieval.finding import Finder
from retrieval.hybrid import HybridRetriever
from retrieval.indexing import is_in_line
from retrieval.lexical import LexicalIndex
from retrieval.lexicon import load_lexicon

_ID_BYTES = 9  # 12 characters: a button's id fits into a deep link


@dataclass(frozen=True, slots=True)
class Documents:
    """The part that keeps documents: the store and where it lies."""

    folder: DataFolder
    store: DocumentStore


@dataclass(frozen=True, slots=True)
class Assistant:
    """The part that answers: the store, both indexes and the way from question to answer."""

    documents: Documents
    lexical: LexicalIndex
    dense: DenseIndex
    retriever: HybridRetriever
    answering: Answering


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
        yield Documents(folder, DocumentStore(engine))


@contextmanager
def open_assistant(settings: Settings, *, rebuild: bool = False) -> Iterator[Assistant]:
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

        def make_finder() -> Finder:
            return Finder(documents.store, retriever, lexical, lexicon, compounds)

        model = open_chat_model(settings, time.monotonic)
        writer = ModelWriter(model) if model is not None else None
        names = load_agency_names(settings.terms_dir) if model is not None else None
        answering = Answering(documents.store, make_finder, writer, names)
        yield Assistant(documents, lexical, dense, retriever, answering)


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


async def run(
    settings: Settings,
    now: Callable[[], datetime],
    started: Callable[[Assistant, str], None],
) -> None:
    """Serve the page until the process is told to stop; `started` gets the page's address."""
    with DataFolder(settings.data_dir).lock_run(), open_assistant(settings) as assistant:
        conversation = Conversation(backing(assistant))
        await asyncio.to_thread(assistant.answering.prepare)
        app = create_app(
            converse=conversation.handle,
            library=assistant.documents.store,
            now=now,
            hosts=_host_names(settings),
        )
        stopped = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stopped.set)
        async with WebServer(app, settings.host, settings.port) as server:
            started(assistant, server.url)
            await stopped.wait()


def _host_names(settings: Settings) -> set[str]:
    """Return the names that a browser may call this server by, besides localhost."""
    public = urlsplit(settings.public_url).hostname if settings.public_url else None
    return {name for name in (settings.host, public) if name}
