import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from signal import SIGKILL
from subprocess import PIPE, Popen

import pytest
from sqlalchemy import Engine, update

from corpus.document import Document, DocumentId
from corpus.fact_intake import FACT_RULES
from corpus.ingest import Ingested, Outcome, Summary, ingest
from corpus.parsing.parser import parse
from corpus.store import DocumentStore
from corpus.tables import documents
from tests.fakes.library import LETTER_TEXT, PLAN_TEXT
from tests.fakes.pdf_files import Page, page_of, write_pdf

NOW = datetime(2026, 3, 2, tzinfo=UTC)
SECRET = "ỦY BAN NHÂN DÂN\nXÃ BÌNH MINH\nSố: 1/KH-UBND\nTUYỆT MẬT\n\nKẾ HOẠCH\nDiễn tập\n"


@pytest.fixture
def store(engine: Engine) -> DocumentStore:
    return DocumentStore(engine)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "van-ban"
    folder.mkdir()
    return folder


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def run(
    store: DocumentStore, *paths: Path, prune: bool = False, rebuild: bool = False
) -> list[tuple[str, Outcome]]:
    heard: list[Ingested] = []
    summary = ingest(
        paths, store, now=lambda: NOW, report=heard.append, prune=prune, rebuild=rebuild
    )
    assert summary == Summary(tuple(heard))
    return [(report.file_name, report.outcome) for report in heard]


def names(store: DocumentStore) -> list[str]:
    return [card.file_name for card in store.cards()]


def test_files_and_folders_are_taken_in_once(store: DocumentStore, folder: Path) -> None:
    plan = write(folder, "ke-hoach.txt", PLAN_TEXT)
    write(folder, "2026/cong-van.md", LETTER_TEXT)
    expected = [("cong-van.md", Outcome.ADDED), ("ke-hoach.txt", Outcome.ADDED)]

    assert run(store, folder, plan, folder) == expected
    assert names(store) == ["cong-van.md", "ke-hoach.txt"]


def test_a_second_run_changes_nothing(store: DocumentStore, folder: Path) -> None:
    write(folder, "a.txt", PLAN_TEXT)
    run(store, folder)
    revision = store.revision

    assert run(store, folder) == [("a.txt", Outcome.UNCHANGED)]
    assert store.revision == revision


def test_a_changed_file_is_read_again(store: DocumentStore, folder: Path) -> None:
    path = write(folder, "a.txt", PLAN_TEXT)
    run(store, folder)
    path.write_text(LETTER_TEXT, encoding="utf-8")

    assert run(store, folder) == [("a.txt", Outcome.CHANGED)]
    assert [store.text(card.id) for card in store.cards()] == [LETTER_TEXT]


def test_an_older_reading_is_done_again(store: DocumentStore, folder: Path, engine: Engine) -> None:
    write(folder, "a.txt", PLAN_TEXT)
    run(store, folder)
    with engine.begin() as connection:
        connection.execute(update(documents).values(parser_version=0))

    assert run(store, folder) == [("a.txt", Outcome.CHANGED)]
    assert run(store, folder) == [("a.txt", Outcome.UNCHANGED)]


def test_a_rebuild_reads_everything_once(store: DocumentStore, folder: Path) -> None:
    write(folder, "a.txt", PLAN_TEXT)
    write(folder, "b.txt", PLAN_TEXT)
    run(store, folder)

    assert run(store, folder, rebuild=True) == [
        ("a.txt", Outcome.CHANGED),
        ("b.txt", Outcome.UNCHANGED),
    ]


def test_a_copy_is_reported_with_the_name_of_the_first(store: DocumentStore, folder: Path) -> None:
    write(folder, "a.txt", PLAN_TEXT)
    write(folder, "b.txt", PLAN_TEXT)
    heard: list[Ingested] = []
    ingest([folder], store, now=lambda: NOW, report=heard.append)

    assert heard[1].line == "b.txt: trùng với a.txt"
    assert names(store) == ["a.txt"]
    assert run(store, folder) == [("a.txt", Outcome.UNCHANGED), ("b.txt", Outcome.UNCHANGED)]


def test_a_changed_copy_leaves_the_other_one_alone(store: DocumentStore, folder: Path) -> None:
    first = write(folder, "a.txt", PLAN_TEXT)
    write(folder, "b.txt", PLAN_TEXT)
    run(store, folder)
    first.write_text(LETTER_TEXT, encoding="utf-8")

    assert run(store, folder) == [("a.txt", Outcome.CHANGED), ("b.txt", Outcome.UNCHANGED)]
    assert names(store) == ["a.txt", "b.txt"]


def test_a_renamed_file_keeps_its_document(store: DocumentStore, folder: Path) -> None:
    path = write(folder, "a.txt", PLAN_TEXT)
    run(store, folder)
    before = store.ids()
    path.rename(folder / "b.txt")

    assert run(store, folder) == [("b.txt", Outcome.MOVED)]
    assert (store.ids(), names(store)) == (before, ["b.txt"])


def test_a_new_version_in_another_folder_replaces_the_one_that_is_gone(
    store: DocumentStore, folder: Path
) -> None:
    old = write(folder, "2025/a.txt", PLAN_TEXT)
    run(store, folder)
    old.unlink()
    write(folder, "2026/a.txt", LETTER_TEXT)

    assert run(store, folder) == [("a.txt", Outcome.CHANGED)]
    assert [store.text(card.id) for card in store.cards()] == [LETTER_TEXT]


def test_one_name_in_two_folders_is_two_documents(store: DocumentStore, folder: Path) -> None:
    write(folder, "2025/a.txt", PLAN_TEXT)
    write(folder, "2026/a.txt", LETTER_TEXT)

    assert run(store, folder) == [("a.txt", Outcome.ADDED), ("a.txt", Outcome.ADDED)]
    assert len(store.ids()) == 2


def test_a_failure_is_said_and_the_rest_goes_on(store: DocumentStore, folder: Path) -> None:
    write(folder, "a.txt", "")
    (folder / "b.pdf").write_bytes(write_pdf([Page(has_picture=True)]))
    (folder / "c.doc").write_bytes(b"x")
    write(folder, "d.txt", PLAN_TEXT)
    missing = folder / "e.txt"

    assert run(store, folder, missing) == [
        ("a.txt", Outcome.FAILED),
        ("b.pdf", Outcome.FAILED),
        ("c.doc", Outcome.FAILED),
        ("d.txt", Outcome.ADDED),
        ("e.txt", Outcome.FAILED),
    ]


def test_a_slip_of_the_parser_costs_one_document_only(
    store: DocumentStore,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def slip(text: str, *, file_name: str, document_id: DocumentId) -> Document:
        if file_name == "a.txt":
            raise IndexError(file_name)
        return parse(text, file_name=file_name, document_id=document_id)

    monkeypatch.setattr("corpus.ingest.parse", slip)
    write(folder, "a.txt", LETTER_TEXT)
    write(folder, "b.txt", PLAN_TEXT)

    assert run(store, folder) == [("a.txt", Outcome.FAILED), ("b.txt", Outcome.ADDED)]
    assert "cannot be parsed" in caplog.messages[0]


def test_a_file_that_breaks_keeps_what_was_read_before(store: DocumentStore, folder: Path) -> None:
    path = write(folder, "a.txt", PLAN_TEXT)
    run(store, folder)
    path.write_bytes(b"\x00\x01")

    assert run(store, folder) == [("a.txt", Outcome.FAILED)]
    assert [store.text(card.id) for card in store.cards()] == [PLAN_TEXT]


def test_a_secret_is_refused_with_its_stamp(store: DocumentStore, folder: Path) -> None:
    write(folder, "a.txt", SECRET)
    heard: list[Ingested] = []
    ingest([folder], store, now=lambda: NOW, report=heard.append)

    assert [r.line for r in heard] == ["Tệp a.txt đóng dấu TUYỆT MẬT nên không được nạp."]
    assert store.ids() == set()


def test_a_document_that_becomes_secret_is_not_kept(store: DocumentStore, folder: Path) -> None:
    path = write(folder, "a.txt", PLAN_TEXT)
    run(store, folder)
    path.write_text(SECRET, encoding="utf-8")

    assert run(store, folder) == [("a.txt", Outcome.FAILED)]
    assert store.ids() == set()


def test_a_file_that_is_gone_is_reported_and_removed_only_when_asked(
    store: DocumentStore, folder: Path
) -> None:
    path = write(folder, "a.txt", PLAN_TEXT)
    write(folder, "b.txt", LETTER_TEXT)
    run(store, folder)
    path.unlink()

    assert run(store, folder) == [("b.txt", Outcome.UNCHANGED), ("a.txt", Outcome.GONE)]
    assert names(store) == ["a.txt", "b.txt"]
    assert run(store, folder, prune=True)[1] == ("a.txt", Outcome.REMOVED)
    assert names(store) == ["b.txt"]


def test_files_outside_the_folder_are_not_pruned(store: DocumentStore, folder: Path) -> None:
    elsewhere = write(folder.parent / "van-ban-khac", "x.txt", PLAN_TEXT)
    write(folder, "a.txt", LETTER_TEXT)
    run(store, folder, elsewhere)

    assert run(store, folder, prune=True) == [("a.txt", Outcome.UNCHANGED)]


def test_hidden_files_and_the_locks_of_word_are_passed_over(
    store: DocumentStore, folder: Path
) -> None:
    for name in (".an.txt", "~$ke-hoach.docx", ".git/a.txt", "ma.py"):
        write(folder, name, PLAN_TEXT)
    (folder / "thu-muc.txt").mkdir()
    heard: list[Ingested] = []

    ingest([folder], store, now=lambda: NOW, report=heard.append)

    assert [r.line for r in heard] == [
        f"Thư mục {folder} không có tệp .txt, .md, .docx hay .pdf nào."
    ]


def test_pages_that_could_not_be_read_are_in_the_report(store: DocumentStore, folder: Path) -> None:
    pages = [page_of("Điều 1. Phạm vi"), Page(has_picture=True)]
    (folder / "a.pdf").write_bytes(write_pdf(pages))
    heard: list[Ingested] = []
    ingest([folder], store, now=lambda: NOW, report=heard.append)

    assert heard[0].reason == "Tệp a.pdf có trang chỉ là ảnh, chưa đọc được: 2."
    assert heard[0].line.endswith(f"{heard[0].passages} đoạn. {heard[0].reason}")


def test_a_document_that_another_run_removed_meanwhile_is_read_anew(
    store: DocumentStore, folder: Path
) -> None:
    write(folder, "a.txt", PLAN_TEXT)
    write(folder, "b.txt", PLAN_TEXT)

    def remove_at_once(report: Ingested) -> None:
        if report.file_name == "a.txt" and report.document is not None:
            store.remove(report.document)

    ingest([folder], store, now=lambda: NOW, report=remove_at_once)

    assert names(store) == ["b.txt"]


def test_a_summary_counts_what_became_of_the_files(store: DocumentStore, folder: Path) -> None:
    write(folder, "a.txt", PLAN_TEXT)
    write(folder, "b.txt", PLAN_TEXT)
    write(folder, "c.txt", "")

    summary = ingest([folder], store, now=lambda: NOW, report=lambda _: None)

    assert summary.line == "3 tệp: 1 thêm mới, 1 trùng, 1 không nạp được."
    assert Summary(()).line == "0 tệp."


def test_one_line_of_a_report_says_what_to_do_with_a_file_that_is_gone() -> None:
    gone = Ingested("a.txt", "/x/a.txt", Outcome.GONE)

    assert gone.line == "a.txt: không còn trong thư mục (thêm --prune để gỡ khỏi kho)"


PROGRAM = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from bot.database import open_engine
from corpus.ingest import ingest
from corpus.parsing.parser import parse
from corpus.store import DocumentStore
store = DocumentStore(open_engine(sys.argv[1]))
now = lambda: datetime(2026, 3, 2, tzinfo=UTC)
ingest([Path(sys.argv[2])], store, now=now, report=lambda r: print(r.file_name, flush=True))
"""


@pytest.mark.parametrize("heard", [1, 3])
def test_a_killed_run_leaves_whole_documents_and_the_next_goes_on(
    store: DocumentStore, engine: Engine, folder: Path, heard: int
) -> None:
    for number in range(40):
        write(folder, f"{number:02}.txt", f"{PLAN_TEXT}\nSố thứ tự {number}\n")
    url = engine.url.render_as_string(hide_password=False)
    command = [sys.executable, "-c", PROGRAM, url, str(folder)]
    with Popen(command, stdout=PIPE) as process:  # noqa: S603 - the program is written above
        assert process.stdout is not None
        for _ in range(heard):
            process.stdout.readline()
        os.kill(process.pid, SIGKILL)

    kept = store.cards()

    assert heard <= len(kept)
    assert all(
        len(store.passages_of(card.id)) == len(store.passages_of(kept[0].id)) for card in kept
    )
    outcomes = [outcome for _, outcome in run(store, folder)]
    assert outcomes.count(Outcome.UNCHANGED) == len(kept)
    assert outcomes.count(Outcome.ADDED) == 40 - len(kept)


def test_two_runs_at_once_end_as_one_would(
    store: DocumentStore, engine: Engine, folder: Path
) -> None:
    for number in range(20):
        write(folder, f"{number:02}.txt", f"{PLAN_TEXT}\nSố thứ tự {number}\n")
    url = engine.url.render_as_string(hide_password=False)
    command = [sys.executable, "-c", PROGRAM, url, str(folder)]
    runs = [
        Popen(command, stdout=PIPE, stderr=PIPE)  # noqa: S603 - the program is written above
        for _ in range(2)
    ]

    assert [process.communicate()[1] for process in runs] == [b"", b""]
    assert run(store, folder) == [(f"{n:02}.txt", Outcome.UNCHANGED) for n in range(20)]


def test_facts_come_in_with_the_passages(store: DocumentStore, folder: Path) -> None:
    write(folder, "a.txt", PLAN_TEXT)
    run(store, folder)

    assert store.without_facts(FACT_RULES.version) == []
    assert store.without_facts(FACT_RULES.version + 1) == [card.id for card in store.cards()]
