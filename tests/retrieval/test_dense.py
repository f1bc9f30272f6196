import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from retrieval import chroma, dense
from retrieval.dense import DenseIndex
from retrieval.errors import IndexMissing, IndexStale, IndexUnwritable
from retrieval.fields import Edition
from tests.fakes.hashing_embedder import HashingEmbedder
from tests.fakes.indexed_store import card_of, passages_of

CARD = card_of("plan")
PASSAGES = passages_of(CARD, ["Trồng cây xanh", "Báo cáo kết quả", "Kiểm kê tài sản"])

Open = Callable[[str], DenseIndex]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    indexes: list[DenseIndex] = []

    def open_index(identity: str) -> DenseIndex:
        indexes.append(
            DenseIndex(tmp_path / "dense", url=None, embedder=HashingEmbedder(identity=identity))
        )
        return indexes[-1]

    yield open_index
    for index in indexes:
        index.close()


@pytest.fixture
def index(opened: Open) -> DenseIndex:
    index = opened("one")
    index.replace(CARD, PASSAGES)
    return index


def in_another_process(folder: Path, statement: str) -> None:
    program = (
        "import sys; from pathlib import Path;"
        "from retrieval.dense import DenseIndex;"
        "from tests.fakes.hashing_embedder import HashingEmbedder;"
        "from tests.fakes.indexed_store import card_of, passages_of;"
        "folder = Path(sys.argv[1]);"
        f"{statement}"
    )
    subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", program, str(folder / "dense")],
        check=True,
        cwd=Path(__file__).parents[2],
    )


OPEN = "index = DenseIndex(folder, url=None, embedder=HashingEmbedder(identity='one'));"


def test_an_index_of_another_model_is_refused_with_what_to_do(
    index: DenseIndex, opened: Open
) -> None:
    with pytest.raises(IndexStale) as raised:
        opened("two")

    assert "mô hình khác" in raised.value.reason
    assert "sotay ingest --rebuild" in raised.value.reason
    assert index.size() == 3


def test_a_dropped_index_takes_another_model(
    index: DenseIndex, opened: Open, tmp_path: Path
) -> None:
    index.close()
    DenseIndex.drop(tmp_path / "dense", url=None)

    assert opened("two").size() == 0


def test_an_index_of_another_layout_is_swept_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chroma, "_PASSAGES", "sotay-passages-0")
    old = DenseIndex(tmp_path, url=None, embedder=HashingEmbedder(identity="one"))
    old.replace(CARD, PASSAGES)
    old.close()
    monkeypatch.undo()
    DenseIndex(tmp_path, url=None, embedder=HashingEmbedder(identity="one")).close()
    monkeypatch.setattr(chroma, "_PASSAGES", "sotay-passages-0")
    old = DenseIndex(tmp_path, url=None, embedder=HashingEmbedder(identity="one"))

    assert old.size() == 0
    old.close()


def test_dropping_what_was_never_there_is_no_error(tmp_path: Path) -> None:
    DenseIndex.drop(tmp_path / "dense", url=None)

    assert DenseIndex(tmp_path / "dense", url=None, embedder=HashingEmbedder()).size() == 0


def test_a_broken_index_is_named_so_and_made_anew_when_dropped(tmp_path: Path) -> None:
    folder = tmp_path / "dense"
    folder.mkdir()
    (folder / "chroma.sqlite3").write_bytes(b"no database" * 1000)

    with pytest.raises(IndexMissing) as raised:
        DenseIndex(folder, url=None, embedder=HashingEmbedder())
    DenseIndex.drop(folder, url=None)

    assert "--rebuild" in raised.value.reason
    index = DenseIndex(folder, url=None, embedder=HashingEmbedder())
    assert index.size() == 0
    index.close()


def test_neither_a_folder_nor_an_address_is_no_index() -> None:
    with pytest.raises(IndexMissing):
        DenseIndex(None, url=None, embedder=HashingEmbedder())


def test_what_another_process_writes_is_found(index: DenseIndex, tmp_path: Path) -> None:
    before = index.search("văn thư lưu trữ", top_k=1)[0].score

    in_another_process(
        tmp_path,
        f"{OPEN} card = card_of('other');"
        "index.replace(card, passages_of(card, ['Văn thư lưu trữ']));",
    )

    assert before < 0.9
    assert index.search("văn thư lưu trữ", top_k=1)[0].score == pytest.approx(1, abs=1e-5)


def test_what_another_process_makes_anew_is_found(index: DenseIndex, tmp_path: Path) -> None:
    in_another_process(tmp_path, f"DenseIndex.drop(folder, url=None); {OPEN}")

    assert index.size() == 0


def test_an_index_that_another_process_makes_of_another_model_is_refused_when_asked(
    index: DenseIndex, tmp_path: Path
) -> None:
    made = OPEN.replace("'one'", "'two'")
    in_another_process(tmp_path, f"DenseIndex.drop(folder, url=None); {made}")

    with pytest.raises(IndexStale):
        index.search("báo cáo", top_k=1)
    with pytest.raises(IndexStale):
        index.replace(CARD, PASSAGES)


def test_a_write_does_not_undo_that_of_another_process(index: DenseIndex, tmp_path: Path) -> None:
    in_another_process(
        tmp_path,
        f"{OPEN} card = card_of('other');"
        "index.replace(card, passages_of(card, ['Văn thư lưu trữ']));",
    )

    index.replace(CARD, PASSAGES[:1])

    assert index.documents() == {CARD.id, card_of("other").id}
    assert index.size() == 2


def test_a_text_without_a_known_word_finds_nothing(index: DenseIndex) -> None:
    assert index.search("…", top_k=3) == []


def test_a_passage_without_a_known_word_is_left_out(index: DenseIndex) -> None:
    index.replace(CARD, passages_of(CARD, ["…", "Báo cáo"]))

    assert index.size() == 1
    assert [hit.id for hit in index.search("báo cáo", top_k=3, documents=[CARD.id])] == [
        passages_of(CARD, ["…", "Báo cáo"])[1].id
    ]


def test_exact_search_and_the_graph_agree(
    index: DenseIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    exact = index.search("báo cáo kết quả trồng cây", top_k=3, documents=[CARD.id])
    monkeypatch.setattr(dense, "_MOST_EXACT", 0)
    graph = index.search("báo cáo kết quả trồng cây", top_k=3, documents=[CARD.id])

    assert {hit.id: hit.score for hit in exact} == pytest.approx(
        {hit.id: hit.score for hit in graph}, abs=1e-5
    )


def test_several_documents_go_in_at_once(index: DenseIndex) -> None:
    cards = [card_of(f"card {number}") for number in range(5)]
    editions = [Edition(card, passages_of(card, ["Việc một", "Việc hai"]), 7) for card in cards]

    index.replace_all(editions)
    index.replace_all([])

    assert index.versions() == {CARD.id: 0} | {card.id: 7 for card in cards}
    assert index.size() == 13


def test_a_document_that_is_half_there_is_noted_so(index: DenseIndex, tmp_path: Path) -> None:
    other = card_of("other")
    narrow = HashingEmbedder(identity="one", dimensions=32)  # Chroma refuses such vectors
    failing = DenseIndex(tmp_path / "dense", url=None, embedder=narrow)

    with pytest.raises(IndexUnwritable):
        failing.replace(other, passages_of(other, ["Báo cáo"]), version=4)
    failing.close()

    assert index.documents() == {CARD.id}
    assert index.versions() == {CARD.id: 0, other.id: -1}
    assert index.search("báo cáo", top_k=3, documents=[other.id]) == []


def test_threads_search_while_one_writes(index: DenseIndex) -> None:
    found: list[int] = []

    def search() -> None:
        found.extend(len(index.search("báo cáo", top_k=1)) for _ in range(20))

    readers = [threading.Thread(target=search) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in range(3):
        card = card_of(f"card {number}")
        index.replace(card, passages_of(card, ["Báo cáo"]))
    for reader in readers:
        reader.join()

    assert found == [1] * 40


def test_a_server_that_is_not_there_is_named_so() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{nobody.getsockname()[1]}"

        with pytest.raises(IndexMissing) as raised:
            DenseIndex(None, url=url, embedder=HashingEmbedder())
        with pytest.raises(IndexMissing):
            DenseIndex.drop(None, url=url)

    assert "máy chủ Chroma" in raised.value.reason


def test_a_server_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chroma, "_PATIENCE", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"

        with pytest.raises(IndexMissing):
            DenseIndex(None, url=url, embedder=HashingEmbedder())
