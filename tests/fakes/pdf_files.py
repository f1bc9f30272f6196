"""PDF files written by hand: text, pictures of pages, and one that asks for a password."""

from collections.abc import Sequence
from dataclasses import dataclass

SIZE = 12
PAGE = (595, 842)


@dataclass(frozen=True, slots=True)
class TextAt:
    """A line of text whose baseline begins at a point of the page."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page with lines and, where asked, a picture over all of it."""

    lines: tuple[TextAt, ...] = ()
    has_picture: bool = False
    is_drawn: bool = False  # letters as outlines: something is there and no text


def page_of(*lines: str, has_picture: bool = False) -> Page:
    """Return a page with the lines one under another."""
    placed = (TextAt(60, 780 - 18 * n, line) for n, line in enumerate(lines))
    return Page(tuple(placed), has_picture)


def write_pdf(pages: Sequence[Page], *, is_encrypted: bool = False) -> bytes:
    """Return a PDF whose one font maps every character used to Unicode."""
    letters = sorted({c for page in pages for line in page.lines for c in line.text})
    codes = {letter: code for code, letter in enumerate(letters, start=1)}
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",  # the page tree, when the pages are known
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H"
        b" /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /DW 500 /FontDescriptor 5 0 R"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        b"<< /Type /FontDescriptor /FontName /Plain /Flags 4 /FontBBox [0 0 500 800]"
        b" /ItalicAngle 0 /Ascent 800 /Descent 0 /CapHeight 800 /StemV 80 >>",
        _stream(_to_unicode(codes)),
        _stream(
            b"\x80",
            b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8"
            b" /ColorSpace /DeviceGray ",
        ),
    ]
    kids: list[int] = []
    for page in pages:
        objects.append(_stream(_content(page, codes)))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R /Resources"
            b" << /Font << /F 3 0 R >> /XObject << /I 7 0 R >> >> >>" % (*PAGE, len(objects))
        )
        kids.append(len(objects))
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (listed, len(kids))
    return _file(objects, is_encrypted=is_encrypted)


def _content(page: Page, codes: dict[str, int]) -> bytes:
    drawn = b"0 0 100 100 re f\n" if page.is_drawn else b""
    picture = b"q %d 0 0 %d 0 0 cm /I Do Q\n" % PAGE if page.has_picture else b""
    return (
        drawn
        + picture
        + b"".join(
            b"BT /F %d Tf %g %g Td <%s> Tj ET\n"
            % (SIZE, at.x, at.y, "".join(f"{codes[c]:04x}" for c in at.text).encode())
            for at in page.lines
        )
    )


def _to_unicode(codes: dict[str, int]) -> bytes:
    mapped = [
        f"<{code:04x}> <{letter.encode('utf-16-be').hex()}>" for letter, code in codes.items()
    ]
    blocks = (mapped[first : first + 100] for first in range(0, len(mapped), 100))
    body = "".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def"
        " /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{body}endcmap end end"
    ).encode()


def _stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<< %s/Length %d >>\nstream\n%s\nendstream" % (entries, len(content), content)


def _file(objects: list[bytes], *, is_encrypted: bool) -> bytes:
    written = b"%PDF-1.7\n"
    places: list[int] = []
    for number, found in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, found)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    lock = (
        b" /ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>"
        % (b"11" * 32, b"22" * 32)
        if is_encrypted
        else b""
    )
    return written + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R%s >>\n"
        b"startxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, table, len(objects) + 1, lock, len(written))
    )
