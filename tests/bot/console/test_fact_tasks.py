import json
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from bot.app import open_documents
from bot.console.command_line import parse
from bot.console.surroundings import Surroundings
from bot.console.tasks import TASKS
from bot.errors import SotayError
from bot.settings import Settings
from corpus.document import DocumentId
from corpus.fact_rows import FactsRead
from corpus.facts.facts import Facts
from corpus.facts.reading import FACTS_VERSION
from corpus.parsing.parser import parse as parse_document
from corpus.splitter import split
from tests.fakes.fact_folder import keep_files
from tests.fakes.facts import read_known
from tests.fakes.library import LETTER_TEXT, PLAN_TEXT
from tests.fakes.replacing_plans import NEW_PLAN, OLD_PLAN

NOW = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)


class Outcome(NamedTuple):
    status: int
    said: list[str]
    notices: str


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with the facts of the two invented documents."""
    keep(tmp_path, FACTS_VERSION, (PLAN_TEXT, LETTER_TEXT))
    return tmp_path


def keep(data: Path, version: int, texts: Sequence[str]) -> None:
    with open_documents(Settings(data_dir=data)) as documents:
        for text in texts:
            document = parse_document(
                text,
                file_name=f"{'a' if text == PLAN_TEXT else 'b'}.txt",
                document_id=DocumentId(sha256(text.encode()).hexdigest()),
            )
            passages = split(document)
            documents.store.put(
                document,
                passages,
                ingested_at=NOW,
                parser_version=1,
                facts=FactsRead(read_known(document, passages), version),
            )


def perform(data: Path, *words: str, typed: str | None = None) -> Outcome:
    said: list[str] = []
    notices = StringIO()
    here = Surroundings(
        Settings(data_dir=data),
        lambda: NOW,
        time.perf_counter,
        None if typed is None else StringIO(typed),
        said.append,
        notices,
    )
    arguments = parse(words)
    status = TASKS[arguments.task](here, arguments)
    return Outcome(status, said, notices.getvalue())


def refusal(data: Path, *words: str) -> str:
    with pytest.raises(SotayError) as caught:
        perform(data, *words)
    return caught.value.reason


def listed(data: Path, *words: str) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = json.loads("\n".join(perform(data, *words, "--json").said))
    return records


def ids(data: Path) -> list[str]:
    return [record["id"] for record in listed(data, "deadlines")]


def test_deadlines_are_listed_with_who_when_and_where_from(data: Path) -> None:
    deadline, _ = ids(data)
    outcome = perform(data, "deadlines")

    assert outcome.said[:5] == [
        f"{deadline}  Báo cáo kết quả",
        "    Trạm Văn hóa xã → Văn phòng Ủy ban nhân dân xã",
        "    Thời hạn: trước ngày 30/4/2025 (“trước ngày 30 tháng 4 năm 2025”)",
        "    chưa xác nhận",
        "    Nguồn: 27/KH-UBND – Tổ chức Ngày hội đọc sách của trẻ em trong xã năm 2025"
        " – Phần III, mục 1, điểm b",
    ]
    assert outcome.said[-1] == "2 thời hạn, 2 chưa xác nhận hoặc cần xem lại."
    assert (outcome.status, outcome.notices) == (0, "")


def test_a_deadline_as_json_has_the_shape_of_the_contract(data: Path) -> None:
    first, second = listed(data, "deadlines")
    citation = first.pop("citation")

    assert first == {
        "id": first["id"],
        "kind": "report",
        "what": "báo cáo kết quả",
        "who": ["Trạm Văn hóa xã"],
        "to": ["Văn phòng Ủy ban nhân dân xã"],
        "through": [],
        "when": {
            "type": "date",
            "rrule": None,
            "date": "2025-04-30",
            "before": True,
            "said": "trước ngày 30 tháng 4 năm 2025",
        },
        "status": "read",
        "replaced_by": None,
    }
    assert set(citation) == {
        "document", "number", "title", "address", "quote", "start", "end", "sha256",
    }  # fmt: skip
    assert citation["quote"] == PLAN_TEXT[citation["start"] : citation["end"]]
    assert second["when"]["rrule"] == "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15"


def test_a_duty_as_json_has_the_shape_of_the_contract(data: Path) -> None:
    first, second, third = listed(data, "duties")
    citation = first.pop("citation")

    assert first == {
        "unit": "Trạm Văn hóa xã",
        "role": "chủ trì",
        "task": "chuẩn bị sách, bàn ghế và loa đài",
        "with": ["các trường học"],
        "replaced_by": None,
    }
    assert citation["quote"] == PLAN_TEXT[citation["start"] : citation["end"]]
    assert (second["role"], third["unit"]) == ("báo cáo", "các trường học")


def test_a_unit_is_found_as_people_type_it(data: Path) -> None:
    duties = perform(data, "duties", "tram", "van", "hoa", "xa").said

    assert duties == [
        "Trạm Văn hóa xã – chủ trì: chuẩn bị sách, bàn ghế và loa đài",
        "    Cùng với: các trường học",
        "    Do Ủy ban nhân dân xã giao",
        "    Nguồn: 27/KH-UBND – Tổ chức Ngày hội đọc sách của trẻ em trong xã năm 2025"
        " – Phần III, mục 1, điểm a",
        "Trạm Văn hóa xã – báo cáo: Gửi báo cáo kết quả",
        "    Nguồn: 27/KH-UBND – Tổ chức Ngày hội đọc sách của trẻ em trong xã năm 2025"
        " – Phần III, mục 1, điểm b",
    ]
    assert [one["who"] for one in listed(data, "deadlines", "Trạm Văn hóa xã")] == [
        ["Trạm Văn hóa xã"]
    ]


def test_duties_of_a_replaced_document_are_listed_as_such(tmp_path: Path) -> None:
    keep_files(tmp_path, {"a.txt": OLD_PLAN, "b.txt": NEW_PLAN})
    police = listed(tmp_path, "duties", "công an phường")
    of_youth = perform(tmp_path, "duties", "đoàn thanh niên phường").said

    assert [(one["role"], one["replaced_by"]) for one in police] == [
        ("chủ trì", "71/KH-UBND"),
        ("thường trực", None),
    ]
    assert of_youth[-2:] == [
        "    Văn bản này đã được thay thế bởi Kế hoạch số 71/KH-UBND Về công tác phòng, chống đuối"
        " nước (Hoa Mai)",
        "    Nguồn: 58/KH-UBND – Về công tác phòng, chống đuối nước – Phần I, mục 4",
    ]


def test_what_a_group_owes_stands_under_a_heading_of_its_own(tmp_path: Path) -> None:
    plan = (
        "Số: 5/KH-UBND\n\nKẾ HOẠCH\nThử\n\n1. Sở Xây dựng báo cáo trước ngày 10/6 hằng năm.\n\n"
        "2. Các sở, ban, ngành báo cáo kết quả thực hiện trước ngày 15/6 hằng năm.\n"
    )
    (tmp_path / "plan.txt").write_text(plan, encoding="utf-8")
    perform(tmp_path, "ingest", str(tmp_path / "plan.txt"))
    said = perform(tmp_path, "deadlines", "sxd").said
    heading = said.index("\nGiao chung cho nhóm có đơn vị này:")

    assert any("10/6" in line for line in said[:heading])
    assert not any("15/6" in line for line in said[:heading])
    assert any("15/6" in line for line in said[heading:])


def test_what_a_group_has_to_do_stands_under_a_heading_of_its_own(data: Path) -> None:
    said = perform(data, "duties", "Trường Tiểu học Suối Ngọc").said

    assert said[0] == "\nGiao chung cho nhóm có đơn vị này:"
    assert said[1] == "các trường học – thực hiện: vận động học sinh tham gia"


@pytest.mark.parametrize("task", ["duties", "deadlines"])
def test_a_unit_that_nobody_names_is_said(data: Path, task: str) -> None:
    assert refusal(data, task, "Bộ", "Ngoại", "giao") == (
        "Không thấy đơn vị nào tên “Bộ Ngoại giao” trong tài liệu. Xem tất cả: sotay duties."
    )


def test_a_name_that_is_only_near_one_is_asked_back(data: Path) -> None:
    assert refusal(data, "duties", "Trạm Văn hóo xã") == (
        "Không rõ “Trạm Văn hóo xã” là đơn vị nào; có thể là: Trạm Văn hóa xã."
        " Xin nêu tên đầy đủ hơn."
    )


def test_without_facts_that_is_said(tmp_path: Path) -> None:
    assert perform(tmp_path, "deadlines").said == ["Không thấy thời hạn nào trong tài liệu."]
    assert perform(tmp_path, "duties").said == ["Không thấy nhiệm vụ nào trong tài liệu."]
    assert perform(tmp_path, "duties", "--json").said == ["[]"]


def test_facts_of_older_rules_are_noticed(tmp_path: Path) -> None:
    keep(tmp_path, FACTS_VERSION - 1, (PLAN_TEXT,))

    assert perform(tmp_path, "duties").notices.startswith("sotay: 1 văn bản chưa được đọc")


def test_the_next_ingest_of_anything_brings_all_facts_up_to_date(tmp_path: Path) -> None:
    keep(tmp_path / "data", FACTS_VERSION - 1, (PLAN_TEXT,))
    letter = tmp_path / "b.txt"
    letter.write_text(LETTER_TEXT, encoding="utf-8")

    assert perform(tmp_path / "data", "ingest", str(letter)).status == 0
    assert perform(tmp_path / "data", "duties").notices == ""


def test_deadlines_are_confirmed_and_rejected_by_their_ids(data: Path) -> None:
    first, second = ids(data)
    confirmed = perform(data, "deadlines", "confirm", first.upper())
    perform(data, "deadlines", "reject", second)

    assert confirmed.said[3] == "    đã xác nhận (ở cửa sổ lệnh, 02/3/2026)"
    assert [one["status"] for one in listed(data, "deadlines")] == ["confirmed", "rejected"]


def test_nothing_is_decided_where_one_id_is_mistyped(data: Path) -> None:
    first, _ = ids(data)

    assert refusal(data, "deadlines", "confirm", first, "khong-co").startswith(
        "Không có thời hạn nào mang mã “khong-co”."
    )
    assert [one["status"] for one in listed(data, "deadlines")] == ["read", "read"]


def test_a_deadline_is_corrected_in_words(data: Path) -> None:
    first, _ = ids(data)
    said = perform(
        data, "deadlines", "correct", first, "trước ngày 20/6 hằng năm",
        "--what", "báo cáo  tổng kết", "--to", "Thành ủy", "--to", "Công an thành phố",
    ).said  # fmt: skip
    record = listed(data, "deadlines")[0]

    assert said[2:6] == [
        "    Thời hạn: hằng năm, trước ngày 20/6 (“trước ngày 20/6 hằng năm”)",
        "    Máy đọc từ văn bản: trước ngày 30/4/2025 (“trước ngày 30 tháng 4 năm 2025”)",
        "    Văn bản ghi: “b) Gửi báo cáo kết quả về Văn phòng Ủy ban nhân dân xã trước ngày"
        " 30 tháng 4 năm 2025.”",
        "    đã sửa (ở cửa sổ lệnh, 02/3/2026)",
    ]
    assert record["status"] == "corrected"
    assert record["when"] == {
        "type": "rule",
        "rrule": "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20",
        "date": None,
        "before": True,
        "said": "trước ngày 20/6 hằng năm",
    }
    assert (record["what"], record["to"]) == ("báo cáo tổng kết", ["Thành ủy", "Công an thành phố"])
    assert record["citation"]["quote"].startswith("b) Gửi")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["lúc nào đó"], "Chưa hiểu thời hạn “lúc nào đó”."),
        (["trước ngày 15/6/2026; trước ngày 20/9/2027"], "“trước ngày 15/6/2026;"),
        ([], "Cần nêu điều phải sửa"),
    ],
)
def test_a_correction_that_is_none_is_explained(data: Path, words: list[str], reason: str) -> None:
    assert refusal(data, "deadlines", "correct", ids(data)[0], *words).startswith(reason)


def test_an_unknown_deadline_cannot_be_corrected(data: Path) -> None:
    assert refusal(data, "deadlines", "correct", "x", "trước ngày 20/6 hằng năm").startswith(
        "Không có thời hạn nào mang mã “x”."
    )


def test_a_clerk_goes_through_the_deadlines(data: Path) -> None:
    outcome = perform(data, "deadlines", "review", typed="x\ns\ntrước ngày 20/6 hằng năm\nc\n")
    said = "\n".join(outcome.said)

    assert "\n(1/2)" in said
    assert "Văn bản ghi: “b) Gửi báo cáo kết quả về Văn phòng Ủy ban nhân dân xã trước" in said
    assert "Hiểu là: hằng năm, trước ngày 20/6." in said
    assert outcome.said[-1] == "Đã quyết định 2 thời hạn; còn 0 chưa xác nhận hoặc cần xem lại."
    assert [one["status"] for one in listed(data, "deadlines")] == ["confirmed", "corrected"]


def test_a_time_that_is_not_understood_is_asked_for_again(data: Path) -> None:
    typed = "s\nbao giờ cũng được chăng\ntrước ngày 20/6 hằng năm\nk\n\nt\n"
    outcome = perform(data, "deadlines", "review", typed=typed)

    assert any(line.startswith("Chưa hiểu thời hạn") for line in outcome.said)
    assert [one["status"] for one in listed(data, "deadlines")] == ["rejected", "read"]


def test_a_clerk_may_pass_over_a_deadline_mistype_and_stop(data: Path) -> None:
    outcome = perform(data, "deadlines", "review", typed="?\nb\nq\n")

    assert "Gõ một trong các chữ trong ngoặc vuông rồi Enter." in outcome.said
    assert outcome.said[-1] == "Đã quyết định 0 thời hạn; còn 2 chưa xác nhận hoặc cần xem lại."
    assert perform(data, "deadlines", "review").said[-1] == outcome.said[-1]


def test_a_changed_document_brings_its_deadline_up_again(data: Path) -> None:
    first, _ = ids(data)
    perform(data, "deadlines", "correct", first, "trước ngày 20/6 hằng năm")
    changed = PLAN_TEXT.replace("**báo cáo kết quả** về", "**báo cáo kết quả** nhanh về")
    with open_documents(Settings(data_dir=data)) as documents:
        documents.store.remove_source("a.txt")
    keep(data, FACTS_VERSION, (changed,))
    said = "\n".join(perform(data, "deadlines", "review", typed="b\nb\n").said)

    assert "chưa xác nhận, cần xem lại" in said
    assert "Trước đây: đã sửa – hằng năm, trước ngày 20/6, khi văn bản ghi “b) Gửi" in said


def test_what_newer_rules_read_can_be_taken_in_place_of_a_correction(data: Path) -> None:
    first, _ = ids(data)
    perform(data, "deadlines", "correct", first, "trước", "ngày", "20/6", "hằng", "năm")
    with open_documents(Settings(data_dir=data)) as documents:
        [card] = [card for card in documents.store.cards() if card.file_name == "a.txt"]
        document = documents.store.document(card.id)
        assert document is not None
        facts = read_known(document, split(document))
        [deadline] = facts.deadlines
        monthly = replace(deadline.when, date="2025-05-30", said="trước ngày 30/5/2025")
        anew = FactsRead(Facts(facts.duties, (replace(deadline, when=monthly),)), FACTS_VERSION)
        documents.store.put_facts(document, split(document), anew)
    reviewed = perform(data, "deadlines", "review", typed="m\nq\n").said
    record = listed(data, "deadlines")[0]

    assert any("Máy đọc từ văn bản: trước ngày 30/5/2025" in line for line in reviewed)
    assert (record["status"], record["when"]["date"]) == ("confirmed", "2025-05-30")
