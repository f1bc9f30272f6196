import os
import unicodedata
from hashlib import sha256
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableFile
from corpus.readers import files as readers
from corpus.readers.files import is_document, is_folder, read
from tests.fakes.pdf_files import Page, page_of, write_pdf
from tests.fakes.word_files import saved

SENTENCE = "Ủy ban nhân dân xã chủ trì, phối hợp với Công an xã."


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def reason_for(path: Path) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read(path)
    return caught.value.reason


@pytest.mark.parametrize(
    "content",
    [
        SENTENCE.encode(),
        b"Mot\r\nHai\rBa\n\n\n",
        b"\xef\xbb\xbfQuy\xe1\xba\xbft \xc4\x91\xe1\xbb\x8bnh",
        unicodedata.normalize("NFD", SENTENCE).encode(),
        "a\x0b\x0c\x1c\x85\u2028b".encode(),
    ],
    ids=["plain", "line ends", "byte order mark", "decomposed", "odd line ends"],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "A.TXT"])
def test_a_text_file_is_what_reading_it_as_text_gives(
    tmp_path: Path, name: str, content: bytes
) -> None:
    path = written(tmp_path, name, content)

    assert read(path).text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_with_a_byte_order_mark_is_read(tmp_path: Path, encoding: str) -> None:
    mark = "" if encoding == "utf-16" else "\ufeff"

    assert read(written(tmp_path, "a.txt", (mark + SENTENCE).encode(encoding))).text == SENTENCE


def test_the_id_is_the_hash_of_the_bytes(tmp_path: Path) -> None:
    content = SENTENCE.encode()

    assert read(written(tmp_path, "a.txt", content)).id == sha256(content).hexdigest()


def test_a_name_is_shown_composed_and_without_broken_characters(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "Kế hoạch.txt")
    broken = os.fsdecode(b"k\xff.txt")

    names = [read(written(tmp_path, n, b"So 1")).file_name for n in (decomposed, broken)]

    assert names == ["Kế hoạch.txt", "k\ufffd.txt"]


def test_word_and_pdf_files_are_read_by_their_readers(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(SENTENCE)
    document.sections[0].header.paragraphs[0].text = "Dự thảo"
    word = read(written(tmp_path, "a.docx", saved(document)))
    pdf = read(written(tmp_path, "a.pdf", write_pdf([page_of(SENTENCE)])))

    assert (word.text, word.aside, pdf.text, pdf.note) == (SENTENCE, "Dự thảo", SENTENCE, None)


def test_pages_that_could_not_be_read_are_noted(tmp_path: Path) -> None:
    pages = [page_of(SENTENCE), Page(has_picture=True), page_of(SENTENCE), Page(has_picture=True)]

    note = read(written(tmp_path, "a.pdf", write_pdf(pages))).note

    assert note == "Tệp a.pdf có trang chỉ là ảnh, chưa đọc được: 2, 4."


def test_what_is_missing_or_no_file_is_said(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "lost.txt").symlink_to(tmp_path / "nowhere.txt")

    assert reason_for(tmp_path / "a.txt") == "Không có tệp a.txt."
    assert reason_for(tmp_path / "lost.txt") == "Không có tệp lost.txt."
    assert reason_for(tmp_path / "pipe.txt") == "Không có tệp pipe.txt."
    assert reason_for(tmp_path) == f"{tmp_path.name} là thư mục, không phải tệp."


def test_a_name_that_no_file_can_have_is_said(tmp_path: Path) -> None:
    assert "Không mở được tệp" in reason_for(tmp_path / f"{'a' * 300}.txt")
    assert not is_folder(tmp_path / ("a" * 300))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "Tệp a.txt rỗng."),
        (b" \n\t\r\n", "Tệp a.txt không có chữ nào."),
        ("\ufeff\n".encode(), "Tệp a.txt không có chữ nào."),
        (bytes(range(256)) * 4, "Tệp a.txt không phải tệp văn bản (nội dung nhị phân)."),
        (b"So 1\x00\x00", "Tệp a.txt không phải tệp văn bản (nội dung nhị phân)."),
        (b"\x01\x02\x03\x04abc", "Tệp a.txt không phải tệp văn bản (nội dung nhị phân)."),
        (
            "Kế hoạch".encode()[:-1] + b"\xe1\xba",
            "Tệp a.txt không dùng bảng mã Unicode (UTF-8); hãy lưu lại bằng UTF-8 rồi nạp.",
        ),
        (
            "Công hòa".encode("cp1252"),
            "Tệp a.txt không dùng bảng mã Unicode (UTF-8); hãy lưu lại bằng UTF-8 rồi nạp.",
        ),
    ],
)
def test_a_text_file_that_says_nothing_readable_is_explained(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    assert reason_for(written(tmp_path, "a.txt", content)) == reason


@pytest.mark.parametrize(
    "garbled",
    [
        "Céng hßa x· héi chñ nghÜa ViÖt Nam - §éc lËp - Tù do - H¹nh phóc. " * 3,
        "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam - Ñoäc laäp - Töï do - Haïnh phuùc. " * 3,
        ("Cộng hòa xã hội chủ nghĩa Việt Nam. " * 3).encode().decode("cp1252", "ignore"),
    ],
    ids=["TCVN3", "VNI", "UTF-8 saved twice"],
)
def test_letters_of_an_old_encoding_are_recognised(tmp_path: Path, garbled: str) -> None:
    reason = reason_for(written(tmp_path, "a.txt", garbled.encode()))

    assert "bảng mã" in reason


@pytest.mark.parametrize(
    "text",
    [
        "Le comité a décidé que la réunion se tiendra à la mairie, où siège le préfet. " * 9,
        "Xa Ha Long to chuc hop dinh ky vao thu hai hang tuan theo quy dinh. " * 3,
    ],
    ids=["French", "no diacritics"],
)
def test_other_ways_of_writing_are_not_taken_for_it(tmp_path: Path, text: str) -> None:
    assert read(written(tmp_path, "a.txt", text.encode())).text == text


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (
            "cu.doc",
            "Tệp cu.doc chưa đọc được; hãy mở bằng Word và lưu lại thành .docx rồi nạp.",
        ),
        (
            "anh.JPG",
            "Tệp anh.JPG là ảnh nên chưa đọc được; hãy dùng bản Word hoặc PDF có lớp chữ.",
        ),
        ("bang.xlsx", "Tệp bang.xlsx không thuộc loại đọc được (.txt, .md, .docx, .pdf)."),
        ("khong", "Tệp khong không thuộc loại đọc được (.txt, .md, .docx, .pdf)."),
    ],
)
def test_a_kind_that_is_not_read_is_told_with_what_to_do(
    tmp_path: Path, name: str, reason: str
) -> None:
    assert reason_for(written(tmp_path, name, b"x")) == reason


def test_a_file_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "LARGEST_FILE", 2 * 1024 * 1024)

    reason = reason_for(written(tmp_path, "a.txt", b"a" * (2 * 1024 * 1024 + 1)))

    assert reason == "Tệp a.txt lớn quá 2 MB, không nạp được."


def test_documents_are_told_from_other_files_by_their_ending() -> None:
    endings = [".txt", ".docx", ".doc", ".png", ".PDF", ".py", ""]

    assert [is_document(Path(f"a{ending}")) for ending in endings] == [
        *(True, True, True, True, True),
        *(False, False),
    ]


@settings(deadline=None, max_examples=100)
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md", "a.pdf", "a.docx"]))
def test_any_bytes_end_in_a_text_or_a_reason(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, name: str
) -> None:
    path = written(tmp_path_factory.getbasetemp(), name, content)
    try:
        seen = read(path).text
    except UnreadableFile as error:
        seen = error.reason

    assert seen.strip()


@settings(deadline=None, max_examples=100)
@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_any_text_is_kept_to_the_letter(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = written(tmp_path_factory.getbasetemp(), "a.txt", text.encode())
    try:
        seen = read(path).text
    except UnreadableFile:
        return

    assert seen == path.read_text(encoding="utf-8")
