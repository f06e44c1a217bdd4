"""Documents of every format, made of paragraphs."""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from email.message import EmailMessage
from typing import NamedTuple
from xml.sax.saxutils import escape

import openpyxl

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
)
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            stored = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, data, stored)
    return stream.getvalue()


def docx(*paragraphs: str, body: str = "", **parts: str) -> bytes:
    """A Word file of paragraphs, or of the XML of its body; other parts by their names without ``.xml``."""
    runs = "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in paragraphs)
    document = f"<w:document {_W} {_MC}><w:body>{runs}{body}<w:sectPr/></w:body></w:document>"
    more = {f"word/{name}.xml": f"<w:x {_W}>{xml}</w:x>" for name, xml in parts.items()}
    return zipped({"[Content_Types].xml": _TYPES, "word/document.xml": document, **more})


def odt(*paragraphs: str, body: str = "") -> bytes:
    lines = "".join(f"<text:p>{escape(text)}</text:p>" for text in paragraphs)
    text = f"<office:body><office:text>{lines}{body}</office:text></office:body>"
    content = f"<office:document-content {_ODF}>{text}</office:document-content>"
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def epub(*chapters: str, head: str = "") -> bytes:
    """A book whose chapters are HTML."""
    names = [f"c{number}" for number in range(len(chapters))]
    items = "".join(
        f'<item id="{name}" href="text/{name}.xhtml" media-type="application/xhtml+xml"/>' for name in names
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in names)
    dc = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    package = (
        f'<package xmlns="http://www.idpf.org/2007/opf"><metadata {dc}>{head}</metadata>'
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    container = '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
    pages = {
        f"OEBPS/text/{name}.xhtml": f'<html xmlns:epub="x"><head><title>T</title></head><body>{html}</body></html>'
        for name, html in zip(names, chapters, strict=True)
    }
    start = {"mimetype": "application/epub+zip", "META-INF/container.xml": container, "OEBPS/book.opf": package}
    return zipped({**start, **pages})


def rtf(*paragraphs: str, body: str = "") -> bytes:
    """A file of paragraphs, or of RTF."""
    lines = "".join(f"{_rtf(text)}\\par\n" for text in paragraphs)
    return f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{{\\fonttbl{{\\f0 Times;}}}}\n{lines}{body}}}".encode("ascii")


def _rtf(text: str) -> str:
    return "".join(char if char.isascii() else f"\\u{ord(char)}?" for char in text)


def eml(text: str, html: str | None = None, **headers: str) -> bytes:
    message = EmailMessage()
    for name, value in {"From": "Ann Lee <ann@example.org>", "Message-ID": "<1@example.org>", **headers}.items():
        message[name] = value
    message.set_content(text)
    if html is not None:
        message.add_alternative(html, subtype="html")
    return message.as_bytes()


def srt(*paragraphs: str) -> bytes:
    """Captions that are shown a few words at a time, with a pause after each paragraph."""
    return "\n\n".join(
        f"{number}\n{times.replace('.', ',')}\n{words}" for number, (times, words) in _shown(paragraphs)
    ).encode()


def vtt(*paragraphs: str) -> bytes:
    return "\n\n".join(["WEBVTT", *(f"{times}\n{words}" for _, (times, words) in _shown(paragraphs))]).encode()


def _shown(paragraphs: Sequence[str]) -> Iterator[tuple[int, tuple[str, str]]]:
    number = seconds = 0
    for paragraph in paragraphs:
        words = paragraph.split()
        for first in range(0, len(words), 3):
            number += 1
            times = f"00:00:{seconds:02}.000 --> 00:00:{seconds + 1:02}.000"
            yield number, (times, " ".join(words[first : first + 3]))
            seconds += 1
        seconds += 5


def xlsx(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


class Placed(NamedTuple):
    """A line of a page: where it begins, the size of its letters, and the text."""

    x: float
    y: float
    size: float
    text: str


def pdf(*pages: Sequence[Placed]) -> bytes:
    """A PDF of pages of A4 in Courier, whose letters are 0.6 of their size wide."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        content = "\n".join(f"BT /F1 {size} Tf {x} {y} Td ({_pdf(text)}) Tj ET" for x, y, size, text in lines)
        page = f"/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R"
        objects += [
            f"<< {page} /Resources << /Font << /F1 3 0 R >> >> >>",
            f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream",
        ]
    made = b"%PDF-1.4\n"
    offsets = []
    for number, one in enumerate(objects, 1):
        offsets.append(len(made))
        made += f"{number} 0 obj\n{one}\nendobj\n".encode("cp1252")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    end = (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(made)}\n"
    )
    return made + f"{end}%%EOF\n".encode()


def _pdf(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
