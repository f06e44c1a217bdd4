"""What a file holds, by its first bytes, whatever its name is."""

from __future__ import annotations

import codecs
import csv
import json
import re
from typing import NamedTuple

from quotes.readers import kinds
from quotes.readers.columns import TEXT_COLUMNS

HEAD_SIZE = 1 << 16
"""Bytes to look at."""


class Content(NamedTuple):
    """What some bytes seem to be."""

    name: str
    """With its article, as in *a PNG picture*."""
    kind: str | None
    """The kind of file, if it is one that can be read."""


BINARY = "binary data, not text"
_UNPACK = "unpack it first"
_OLD_OFFICE = "an old or protected Word, Excel or Outlook file; save it as .docx, .xlsx or .eml"
_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (0, b"\xff\xd8\xff", "a JPEG picture"),
    (0, b"GIF87a", "a GIF picture"),
    (0, b"GIF89a", "a GIF picture"),
    (8, b"WEBP", "a WebP picture"),
    (0, b"II*\0", "a TIFF picture"),
    (0, b"MM\0*", "a TIFF picture"),
    (0, b"8BPS", "a Photoshop picture"),
    (0, b"AT&TFORM", "a DjVu file"),
    (8, b"WAVE", "a sound file"),
    (0, b"ID3", "a sound file"),
    (0, b"fLaC", "a sound file"),
    (0, b"OggS", "a sound or video file"),
    (4, b"ftyp", "a sound, picture or video file"),
    (0, b"\x1aE\xdf\xa3", "a video file"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLD_OFFICE),
    (0, b"\xffWPC", "a WordPerfect file; save it as .docx"),
    (60, b"BOOKMOBI", "a Kindle book"),
    (0, b"%!PS", "a PostScript file; convert it to PDF"),
    (0, b"SQLite format 3\0", "an SQLite database"),
    (0, b"bplist00", "a property list"),
    (0, b"\x89HDF\r\n\x1a\n", "an HDF5 file"),
    (0, b"ARROW1", "an Arrow file; save it as Parquet"),
    (0, b"\x7fELF", "a program"),
    (0, b"\xca\xfe\xba\xbe", "a program"),
    (0, b"\xcf\xfa\xed\xfe", "a program"),
    (0, b"\0asm", "a program"),
    (0, b"\xfd7zXZ\0", f"packed by xz; {_UNPACK}"),
    (0, b"7z\xbc\xaf\x27\x1c", f"a 7z archive; {_UNPACK}"),
    (0, b"Rar!\x1a\x07", f"a RAR archive; {_UNPACK}"),
    (0, b"\x28\xb5\x2f\xfd", f"packed by zstd; {_UNPACK}"),
    (0, b"\x04\x22\x4d\x18", f"packed by lz4; {_UNPACK}"),
    (0, b"\x1f\x9d", f"packed by compress; {_UNPACK}"),
)
"""Where a signature is, the signature, and what it says; none of these can be read."""
_BZIP2 = re.compile(rb"BZh[1-9]1AY&SY")
GZIP_MAGIC = b"\x1f\x8b\x08"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_READABLE = (
    (0, b"%PDF-", kinds.PDF),
    (0, b"{\\rtf", kinds.RTF),
    (0, b"PAR1", kinds.PARQUET),
    (0, b"WARC/", kinds.WEB_ARCHIVE),
    (257, b"ustar", kinds.TAR),
)
_IN_ZIP = (
    (b"mimetypeapplication/epub+zip", Content(kinds.KIND_NAMES[kinds.EPUB], kinds.EPUB)),
    (
        b"mimetypeapplication/vnd.oasis.opendocument.text",
        Content(kinds.KIND_NAMES[kinds.OPEN_DOCUMENT], kinds.OPEN_DOCUMENT),
    ),
    (b"mimetypeapplication/vnd.oasis.opendocument.", Content("an OpenDocument spreadsheet or presentation", None)),
    (b"Index/Document.iwa", Content("a Pages, Numbers or Keynote file; save it as .docx or .xlsx", None)),
    (b"word/document", Content(kinds.KIND_NAMES[kinds.WORD], kinds.WORD)),
    (b"xl/workbook", Content(kinds.KIND_NAMES[kinds.WORKBOOK], kinds.WORKBOOK)),
    (b"ppt/presentation", Content("a PowerPoint file", None)),
)
"""Names and contents that are uncompressed near the beginning of a ZIP archive."""
_SAFARI_ARCHIVE = (b"bplist00", b"WebMainResource")
"""A property list, and the name of its first value."""
_BYTE_ORDER_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_CONTROLS = bytes({*range(32), 127} - set(b"\t\n\v\f\r\b\x1a\x1b"))
"""Control characters that no text has many of; some old ones end with 26, and terminals write 8 and 27."""
_MAX_CONTROLS = 0.01
_FEW = 2


def is_gzip(head: bytes) -> bool:
    """Return whether bytes are the beginning of a compressed file."""
    return head.startswith(GZIP_MAGIC)


def binary_content(head: bytes) -> Content | None:
    """Return what the beginning of a file seems to be; ``None`` if it may be text."""
    if is_gzip(head):
        return Content(f"packed by gzip; end its name in .gz, or {_UNPACK}", None)
    if _BZIP2.match(head):
        return Content(f"packed by bzip2; {_UNPACK}", None)
    if head.startswith(_ZIP):
        found = (content for name, content in _IN_ZIP if name in head)
        return next(found, Content(kinds.KIND_NAMES[kinds.ZIP], kinds.ZIP))
    if head.startswith(_SAFARI_ARCHIVE[0]) and _SAFARI_ARCHIVE[1] in head:
        return Content(kinds.KIND_NAMES[kinds.SAFARI_ARCHIVE], kinds.SAFARI_ARCHIVE)
    for at, signature, kind in _READABLE:
        if head.startswith(signature, at):
            return Content(kinds.KIND_NAMES[kind], kind)
    for at, signature, name in _SIGNATURES:
        if head.startswith(signature, at):
            return Content(name, None)
    return None if is_text(head) else Content("a program" if head.startswith(b"MZ") else BINARY, None)


def is_text(data: bytes) -> bool:
    """Return whether bytes can be text: they have no NUL, and few other control characters.

    With a byte-order mark, they always can.
    """
    if data.startswith(_BYTE_ORDER_MARKS):
        return True
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return b"\0" not in data and (controls <= _FEW or controls <= _MAX_CONTROLS * len(data))


_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|article|main|section|div|meta|title|script|link)\b",
    re.IGNORECASE | re.DOTALL,
)
_HEADERS = re.compile(r"(?:[A-Za-z][A-Za-z-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
_MAIL = re.compile(r"^(?:Message-ID|MIME-Version|Received|Return-Path):", re.IGNORECASE | re.MULTILINE)
_SAVED_PAGE = re.compile(r"^(?:From: <Saved by |Snapshot-Content-Location:)", re.IGNORECASE | re.MULTILINE)
_SENDER = re.compile(r"^(?:From|Subject):", re.IGNORECASE | re.MULTILINE)
_MAILBOX = re.compile(r"From \S+ .*\d\d:\d\d.*\n[A-Za-z-]+:")
_CAPTIONS = re.compile(r"\s*(?:WEBVTT\b|(?:\d+\s*\n\s*)?(?:\d\d:)?\d\d:\d\d,\d\d\d\s*-->)")
_JSON = re.compile(r"\s*[\[{]\s*(?:[\"\[{\]}]|-?\d)")
_SEPARATOR = re.compile(r"sep=(.)\r?\n")
_LONGEST_NAME = 60
"""Characters of a column's name."""


def text_kind(head: bytes, text_column: str | None = None) -> str:
    """Return the kind of a text by how it begins.

    Args:
        head: The beginning.
        text_column: The column of a table that the user says has the texts.
    """
    text = _decoded(head)
    if _PAGE.match(text):
        return kinds.PAGE
    if captions := _CAPTIONS.match(text):
        return kinds.WEBVTT if captions[0].endswith("WEBVTT") else kinds.SUBRIP
    if _JSON.match(text):
        return _json_kind(text, text_column)
    if _MAILBOX.match(text):
        return kinds.MAILBOX
    if (headers := _HEADERS.match(text)) and _MAIL.search(headers[0]) and _SENDER.search(headers[0]):
        return kinds.MHTML if _SAVED_PAGE.search(headers[0]) else kinds.MAIL
    return kinds.CSV if _is_table(text, text_column) else kinds.TEXT


def _decoded(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "replace")
    return head.decode("utf-8-sig", "replace")


def _json_kind(text: str, text_column: str | None) -> str:
    """Return whether there is an object on each line, or JSON of another layout."""
    first, *rest = (line for line in text.split("\n") if line.strip())
    if first.lstrip().startswith("["):
        return kinds.JSON
    try:
        value = json.loads(first)
    except (ValueError, RecursionError):
        # The first of many lines may be longer than what can be seen of it.
        return kinds.JSON if rest or len(first.strip()) < _FEW else kinds.JSON_LINES
    names = {str(name).strip().lower() for name in value}
    return kinds.JSON_LINES if rest or names & _text_columns(text_column) else kinds.JSON


def _text_columns(text_column: str | None) -> set[str]:
    return {text_column.strip().lower()} if text_column else set(TEXT_COLUMNS)


def _is_table(text: str, text_column: str | None) -> bool:
    """Return whether the first line is a header: several short cells, one of them the name of a column of texts."""
    if _SEPARATOR.match(text):
        return True
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    try:
        names = [name.strip().lower() for name in next(csv.reader([header], delimiter=delimiter), [])]
    except csv.Error:
        return False
    return len(names) > 1 and max(map(len, names)) <= _LONGEST_NAME and not _text_columns(text_column).isdisjoint(names)
