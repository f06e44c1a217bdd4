"""What bytes seem to be, whatever the file is called, and what becomes of files that are not what they are called."""

import bz2
import gzip
import io
import json
import lzma
import os
import sys
from pathlib import Path

import pytest
from support import documents as made
from support.documents import Placed

from quotes.readers import kinds
from quotes.readers.articles import read_articles
from quotes.readers.columns import ColumnOptions
from quotes.readers.documents import Document, Failure
from quotes.readers.sniffing import binary_content, is_text, text_kind

TEXT = "“We won,” said Ann Lee.\n"
PDF = made.pdf([Placed(72, 700, 10, TEXT.strip())])
OTHER = os.urandom(64).replace(b"\0", b"x")

NOT_TEXT = {
    "a.png": (b"\x89PNG\r\n\x1a\n" + OTHER, "a PNG picture"),
    "a.jpg": (b"\xff\xd8\xff\xe0" + OTHER, "a JPEG picture"),
    "a.gif": (b"GIF89a" + OTHER, "a GIF picture"),
    "a.webp": (b"RIFF\1\2\3\4WEBP" + OTHER, "a WebP picture"),
    "a.tif": (b"II*\0" + OTHER, "a TIFF picture"),
    "a.mp3": (b"ID3\3" + OTHER, "a sound file"),
    "a.wav": (b"RIFF\1\2\3\4WAVE" + OTHER, "a sound file"),
    "a.mp4": (b"\0\0\0 ftypisom" + OTHER, "a sound, picture or video file"),
    "a.mkv": (b"\x1aE\xdf\xa3" + OTHER, "a video file"),
    "a.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + OTHER, "an old or protected Word, Excel or Outlook file; save it"),
    "a.wpd": (b"\xffWPC" + OTHER, "a WordPerfect file; save it as .docx"),
    "a.mobi": (b"x" * 60 + b"BOOKMOBI" + OTHER, "a Kindle book"),
    "a.ps": (b"%!PS-Adobe-3.0\n", "a PostScript file; convert it to PDF"),
    "a.db": (b"SQLite format 3\0" + OTHER, "an SQLite database"),
    "a.plist": (b"bplist00" + OTHER, "a property list"),
    "a.arrow": (b"ARROW1\0\0" + OTHER, "an Arrow file; save it as Parquet"),
    "a": (b"\x7fELF" + OTHER, "a program"),
    "a.exe": (b"MZ\x90\0\3\0\0\0" + OTHER, "a program"),
    "a.bz2": (bz2.compress(b"text"), "packed by bzip2; unpack it first"),
    "a.xz": (lzma.compress(b"text"), "packed by xz; unpack it first"),
    "a.7z": (b"7z\xbc\xaf\x27\x1c" + OTHER, "a 7z archive; unpack it first"),
    "a.rar": (b"Rar!\x1a\x07\0" + OTHER, "a RAR archive; unpack it first"),
    "a.zst": (b"\x28\xb5\x2f\xfd" + OTHER, "packed by zstd; unpack it first"),
    "a.pptx": (made.zipped({"[Content_Types].xml": "", "ppt/presentation.xml": ""}), "a PowerPoint file"),
    "a.pages": (made.zipped({"Index/Document.iwa": ""}), "a Pages, Numbers or Keynote file; save it as .docx or .xlsx"),
    "a.ods": (
        made.zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
        "an OpenDocument spreadsheet or presentation",
    ),
    "nul.md": (TEXT.encode() + b"\0", "binary data, not text"),
    "random.log": (OTHER * 50, "binary data, not text"),
}
READ = {
    kinds.WORD: made.docx(TEXT),
    kinds.OPEN_DOCUMENT: made.odt(TEXT),
    kinds.EPUB: made.epub(f"<p>{TEXT}</p>"),
    kinds.WORKBOOK: made.xlsx({"Sheet": [["text"], [TEXT]]}),
    kinds.PDF: PDF,
    kinds.RTF: made.rtf(TEXT),
    kinds.ZIP: made.zipped({"a.txt": TEXT}),
}


def outcome(path: Path, options: ColumnOptions | None = None) -> str | Failure:
    (item,) = read_articles([path.name], options or ColumnOptions())
    return item.text.strip() if isinstance(item, Document) else item


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("name", NOT_TEXT)
@pytest.mark.parametrize("called", ["{}", "a.txt"])
def test_what_is_not_text_says_what_it_seems_to_be(tmp_path: Path, name: str, called: str) -> None:
    data, reason = NOT_TEXT[name]
    path = tmp_path / called.format(name)
    path.write_bytes(data)
    found = outcome(path)
    assert isinstance(found, Failure) and found.reason.startswith(reason)


@pytest.mark.parametrize("kind", READ)
def test_a_document_is_known_by_its_bytes(tmp_path: Path, kind: str) -> None:
    for name in ("article", "ARTICLE.DOC"):
        (tmp_path / name).write_bytes(READ[kind])
        assert outcome(tmp_path / name) == TEXT.strip()


@pytest.mark.parametrize("kind", READ)
def test_a_document_that_is_called_a_text_is_refused_unless_asked_for(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(READ[kind])
    reason = f"{kinds.KIND_NAMES[kind]}, not a text file; read it with --from {kind}"
    assert outcome(path) == Failure("a.txt", reason)
    assert outcome(path, ColumnOptions(kind=kind)) == TEXT.strip()


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.epub", "a.xlsx", "a.pdf", "a.zip"])
def test_a_text_that_is_called_a_document_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(f"<html><body><p>{TEXT}</p></body></html>")
    expected = f"a web page, not {kinds.KIND_NAMES[kinds.file_kind(name)]}; read it with --from html"
    assert outcome(path) == Failure(name, expected)


def test_compressed_text_that_is_not_called_so_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(gzip.compress(TEXT.encode()))
    assert outcome(path) == Failure("a.txt", "packed by gzip; end its name in .gz, or unpack it first")
    assert outcome(path, ColumnOptions(kind=kinds.TEXT)) == TEXT.strip()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", True),
        (TEXT.encode(), True),
        (TEXT.encode("cp1252"), True),
        (TEXT.encode("utf-16"), True),
        (b"one\x0ctwo\ttab\x1b[1m\x08\x1a", True),
        (b"one\x01two", True),
        (b"a\x01\x02\x03 b" * 20, False),
        (b"\0", False),
    ],
)
def test_few_control_characters_are_text(data: bytes, *, expected: bool) -> None:
    assert is_text(data) is expected
    assert (binary_content(data) is None) is expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (TEXT, kinds.TEXT),
        ("[Editor’s note: no.]\n", kinds.TEXT),
        ("{sic} he said", kinds.TEXT),
        ("From here to there, text was lost.\nNote: no.\n", kinds.TEXT),
        ("Note: the text, body and soul.\n", kinds.TEXT),
        ("Subject: a note\nFrom: Ann\n\nNo message id.", kinds.TEXT),
        ("<p>A paragraph", kinds.TEXT),
        ("<html>", kinds.PAGE),
        ("\ufeff <!-- saved --> <!DOCTYPE html>", kinds.PAGE),
        ('<?xml version="1.0"?>\n<!DOCTYPE html>', kinds.PAGE),
        ("<div class=a>", kinds.PAGE),
        ('{"id": 1, "text": "Yes"}\n{"text": "No"}\n', kinds.JSON_LINES),
        ('{"id": 1, "text": "Yes"}', kinds.JSON_LINES),
        ('{"id": 1, "articles": [{"text": "Yes"}]}', kinds.JSON),
        ('{\n"text": "Yes"}', kinds.JSON),
        ('[{"text": "Yes"}]', kinds.JSON),
        ('[\n {"text": "Yes"}\n]', kinds.JSON),
        ("id,text\n1,Yes\n", kinds.CSV),
        ('"ID";"Text"\n', kinds.CSV),
        ("sep=;\nid;story\n", kinds.CSV),
        ("id\tbody\n", kinds.CSV),
        ("Message-ID: <1@example.org>\nFrom: Ann\nSubject: Yes\n\nText", kinds.MAIL),
        ("From ann@example.org Tue Mar  3 10:00:00 2015\nFrom: Ann\n\nText", kinds.MAILBOX),
    ],
)
def test_a_text_is_known_by_how_it_begins(text: str, kind: str) -> None:
    assert text_kind(text.encode()) == kind


def test_a_table_is_known_by_the_column_that_is_named() -> None:
    assert text_kind(b"id,story\n1,Yes\n", "Story") == kinds.CSV
    assert text_kind(b'{"id": 1, "story": "Yes"}', "story") == kinds.JSON_LINES


class Pipe(io.BytesIO):
    def seekable(self) -> bool:
        return False


@pytest.mark.parametrize(
    "data",
    [
        *READ.values(),
        gzip.compress(TEXT.encode(), mtime=0),
        gzip.compress(json.dumps({"text": TEXT}).encode(), mtime=0),
        f'id,text\n1,"{TEXT}"'.encode(),
        json.dumps([{"text": TEXT}], indent=1).encode(),
        made.eml(TEXT),
        f"<html><body><p>{TEXT}</p></body></html>".encode(),
        TEXT.encode("utf-16"),
    ],
    ids=[*READ, "gzip", "gzip of JSON", "CSV", "JSON", "mail", "HTML", "UTF-16"],
)
def test_standard_input_is_told_apart(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Pipe(data)))
    (item,) = read_articles()
    assert isinstance(item, Document)
    assert (item.text.strip(), item.doc[:1]) in ((TEXT.strip(), "-"), (TEXT.strip(), "1"))


def test_what_standard_input_is_said_to_be_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    data = b"id,text\n1,Yes\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Pipe(data)))
    assert list(read_articles([], ColumnOptions(kind=kinds.TEXT))) == [Document("-", data.decode())]
