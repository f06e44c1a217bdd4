"""From bytes to text. Line ends are kept; only the byte-order mark is removed."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Callable, Iterator
from gzip import GzipFile
from typing import AnyStr

from quotes.readers.documents import MAX_INPUT_SIZE

# UTF-32 first: its little-endian mark starts with that of UTF-16.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WINDOWS_1252 = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}
_LONE_MARK = re.compile(rb"(?<![\x80-\xff])[\x91-\x94](?![\x80-\xff])")
"""A quotation mark of Windows-1252 that was pasted into UTF-8."""
_MARK_OF_1252 = re.compile(rb"[\x91-\x94]")
_INVALID = "invalid UTF-8"
_READ_AS_1252 = frozenset({"ascii", "iso8859-1", "cp1252"})
"""Encodings that browsers decode as Windows-1252 (https://encoding.spec.whatwg.org/#names-and-labels)."""


def decode(data: bytes) -> tuple[str, str | None]:
    """Decode by the byte-order mark; else as UTF-8, or as Windows-1252 if most of what is not ASCII is not UTF-8.

    Returns:
        The text without the byte-order mark, and a notice unless it was valid UTF-8. In Windows-1252 every byte is
        a character (https://encoding.spec.whatwg.org/#windows-1252). Bytes that contradict the byte-order mark
        become U+FFFD.
    """
    mark, encoding = _byte_order_mark(data)
    if not mark:
        return _decode_unmarked(data)
    body, name = data[len(mark) :], encoding[:6].upper().rstrip("-")
    text = body.decode(encoding, "replace")
    if "\ufffd" in text and _is_broken(body, encoding):
        return text, f"invalid {name} despite its byte-order mark: some bytes became U+FFFD"
    return text, None if encoding == "utf-8" else f"not UTF-8: read as {name}, by its byte-order mark"


def decode_declared(data: bytes, declared: str | None) -> tuple[str, str | None]:
    """Decode what may declare its encoding; valid UTF-8 wins over the declaration.

    Args:
        data: The page, or part of a message.
        declared: The name of the encoding according to the page or the server.

    Returns:
        The text, and a notice if some of it was to be UTF-8 and is not: as in browsers, that becomes U+FFFD.
    """
    text, notice = decode(data)
    if notice and notice.startswith(_INVALID):
        return text, notice
    if notice is None or _byte_order_mark(data)[0] or not declared:
        return text, None
    try:
        name = codecs.lookup(declared).name
        if name == "utf-8" and not _is_windows_1252(data):
            return data.decode("utf-8", "replace"), f"{_INVALID}: some bytes became U+FFFD"
        is_decoded = name in _READ_AS_1252 or name.startswith("utf")
        return text if is_decoded else data.decode(name, "replace"), None
    except (LookupError, ValueError):  # no encoding, or one that is not for text
        return text, None


def _is_windows_1252(data: bytes) -> bool:
    """Whether bytes have quotation marks as in Windows-1252 and no character as in UTF-8, whatever they declare."""
    return data.decode("utf-8", "ignore").isascii() and _MARK_OF_1252.search(data) is not None


def _byte_order_mark(data: bytes) -> tuple[bytes, str]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return mark, encoding
    return b"", "utf-8"


def _is_broken(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return True
    return False


def _decode_unmarked(data: bytes) -> tuple[str, str | None]:
    try:
        return data.decode(), None
    except UnicodeDecodeError:
        pass
    mended = _LONE_MARK.sub(lambda mark: mark[0].decode("cp1252").encode(), data)
    text = mended.decode("utf-8", "replace")
    broken = text.count("\ufffd") - data.count("\ufffd".encode())
    valid = _non_ascii(data.decode("utf-8", "ignore"))
    if valid and valid >= broken:
        return text, f"{_INVALID}: some bytes became U+FFFD or quotation marks"
    return data.decode("latin-1").translate(_WINDOWS_1252), "not UTF-8: read as Windows-1252"


def _non_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


Stream = io.BufferedReader | io.BufferedRandom | GzipFile
"""A file, plain or unpacked. Any further wrapper would lose the last lines of a truncated one."""

DecodedLine = tuple[str, str | None] | None
"""A line with its end, and a notice as from ``decode``; ``None`` for a line over ``MAX_INPUT_SIZE``."""


def _ignore(_piece: str | bytes) -> None:
    """Ignore a piece of a line."""


def decoded_lines(stream: Stream, skipped: Callable[[str | bytes], None] = _ignore) -> Iterator[DecodedLine]:
    """Yield one line at a time, so that a file of any size takes the memory of its longest line.

    Args:
        stream: The file.
        skipped: Takes the pieces of lines over ``MAX_INPUT_SIZE``.
    """
    mark, encoding = _byte_order_mark(stream.peek(4)[:4])
    stream.read(len(mark))
    if encoding == "utf-8":
        whole = _short_lines(stream.readline, b"\n", skipped)
        yield from (None if line is None else _decode_unmarked(line) for line in whole)
        return
    with io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="\n") as lines:
        yield from (None if line is None else (line, None) for line in _short_lines(lines.readline, "\n", skipped))


def _short_lines(
    read: Callable[[int], AnyStr], end: AnyStr, skipped: Callable[[AnyStr], None]
) -> Iterator[AnyStr | None]:
    while line := read(MAX_INPUT_SIZE + 1):
        if len(line) <= MAX_INPUT_SIZE:
            yield line
            continue
        skipped(line)
        while line and not line.endswith(end):
            line = read(MAX_INPUT_SIZE)
            skipped(line)
        yield None
