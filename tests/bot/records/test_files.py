from pathlib import Path

import pytest

from bot.app import open_documents
from bot.records.files import StoredFiles
from bot.settings import Settings
from corpus.store import DocumentStore
from tests.fakes.office import PLAN_FILE


@pytest.fixture
def store(data: Path) -> DocumentStore:
    with open_documents(Settings(data_dir=data)) as documents:
        return documents.store


def plan_id(store: DocumentStore) -> str:
    return next(s.document for s in store.sources() if s.file_name == PLAN_FILE)


def test_the_file_is_given_as_it_was_read(store: DocumentStore) -> None:
    found = StoredFiles(store, lambda _picture: None).original(plan_id(store))

    source = next(s.source for s in store.sources() if s.file_name == PLAN_FILE)
    assert found is not None
    assert (found.name, found.content) == (PLAN_FILE, Path(source).read_bytes())


def test_a_file_that_changed_since_is_replaced_by_the_text_that_was_cited(
    store: DocumentStore, tmp_path: Path
) -> None:
    document = plan_id(store)
    changed = tmp_path / "moi.txt"
    changed.write_text("khác", encoding="utf-8")
    source = next(s for s in store.sources() if s.file_name == PLAN_FILE)
    with_change = store.add_source(str(changed), "moi.txt", source.document)
    store.remove_source(source.source)

    found = StoredFiles(store, lambda _picture: None).original(document)

    assert with_change
    assert found is not None
    assert (found.name, found.content.decode()) == ("moi.txt", store.text(source.document))


def test_an_unknown_document_has_no_file(store: DocumentStore) -> None:
    assert StoredFiles(store, lambda _picture: None).original("0" * 64) is None


def test_a_picture_comes_from_where_pictures_are_kept(store: DocumentStore) -> None:
    files = StoredFiles(store, lambda picture: picture.encode())

    assert files.picture("p1") == b"p1"
