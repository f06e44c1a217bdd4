"""From bytes to text, without changing what is read: no line end is translated, only the byte-order mark goes."""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable, Iterator
from gzip import GzipFile
from typing import AnyStr

from quotes.readers.documents import MAX_ARTICLE_SIZE

# The longer marks first: that of UTF-32 begins with that of UTF-16.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WINDOWS_1252 = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}
_LATIN = frozenset({"ascii", "iso8859-1", "cp1252"})
"""What browsers read as Windows-1252, whatever it is called (https://encoding.spec.whatwg.org/#names-and-labels)."""


def decode(data: bytes) -> tuple[str, str | None]:
    """Decode an article as browsers do: by its byte-order mark, else as UTF-8, else as Windows-1252.

    Returns:
        The text without the byte-order mark, and a notice unless it was UTF-8. Windows-1252 gives
        every byte a character (https://encoding.spec.whatwg.org/#windows-1252); where a byte-order
        mark decides and the bytes do not obey it, they become U+FFFD.
    """
    mark, encoding = _byte_order_mark(data)
    if not mark:
        return _decode_unmarked(data)
    body, name = data[len(mark) :], encoding[:6].upper().rstrip("-")
    text = body.decode(encoding, "replace")
    if "\ufffd" in text and _is_broken(body, encoding):
        return text, f"its byte-order mark says {name}, but some bytes are not: they became U+FFFD"
    return text, None if encoding == "utf-8" else f"not UTF-8: read as {name}, by its byte-order mark"


def decode_declared(data: bytes, declared: str | None) -> str:
    """Decode a page that says what it is encoded in; UTF-8 is believed without being said."""
    if _byte_order_mark(data)[0] or not declared or not _is_broken(data, "utf-8"):
        return decode(data)[0]
    try:
        name = codecs.lookup(declared).name
        return decode(data)[0] if name in _LATIN or name.startswith("utf") else data.decode(name, "replace")
    except (LookupError, ValueError):
        return decode(data)[0]


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
        return data.decode("latin-1").translate(_WINDOWS_1252), "not UTF-8: read as Windows-1252"


Stream = io.BufferedReader | io.BufferedRandom | GzipFile
"""A file, as it is or as it is unpacked: wrapped in more, it would lose the last lines of one that is cut short."""

Line = tuple[str, str | None] | None
"""A line with its end and a notice as ``decode`` gives it; ``None`` for one that is longer than ``LONGEST``."""


def decoded_lines(stream: Stream) -> Iterator[Line]:
    """Read one line at a time, so that a file of any size takes the memory of its longest line."""
    mark, encoding = _byte_order_mark(stream.peek(4)[:4])
    stream.read(len(mark))
    if encoding == "utf-8":
        yield from (None if line is None else _decode_unmarked(line) for line in _short_lines(stream.readline, b"\n"))
        return
    with io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="\n") as lines:
        yield from (None if line is None else (line, None) for line in _short_lines(lines.readline, "\n"))


def _short_lines(read: Callable[[int], AnyStr], end: AnyStr) -> Iterator[AnyStr | None]:
    while line := read(MAX_ARTICLE_SIZE + 1):
        if len(line) <= MAX_ARTICLE_SIZE:
            yield line
            continue
        while line and not line.endswith(end):
            line = read(MAX_ARTICLE_SIZE)
        yield None
