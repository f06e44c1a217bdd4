"""Articles from files, folders, JSON lines and standard input.

The text is given as decoded: no line end is translated and nothing but the byte-order mark is taken
away, so that offsets refer to the article as read. Bad input never raises: it is a ``Failure``, and
the reading goes on.
"""

from __future__ import annotations

import codecs
import io
import json
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ENDINGS = (".txt", ".jsonl")
"""The files that are articles when a folder is read."""

STANDARD_INPUT = "-"

# The longer marks first: that of UTF-32 begins with that of UTF-16.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WINDOWS_1252 = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}


@dataclass(frozen=True, slots=True)
class Document:
    """An article as read."""

    doc: str
    """The path as given, ``-`` for standard input, or a JSON line's ``id`` (``FILE:LINE`` without)."""
    text: str
    notice: str | None = None
    """What the reader should know about how it was read, without the name."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be read, and why."""

    where: str
    """The path, or ``FILE:LINE``."""
    reason: str


def read(paths: Sequence[str] = ()) -> Iterator[Document | Failure]:
    """Read articles one at a time, in the order given, folders in alphabetical order.

    Args:
        paths: text files, ``.jsonl`` files, folders of them at any depth, or ``-`` for standard input,
            which is also what is read when there is none.
    """
    for path in paths or (STANDARD_INPUT,):
        yield from _read_standard_input() if path == STANDARD_INPUT else _read_path(path)


def _read_standard_input() -> Iterator[Document | Failure]:
    try:
        # Python leaves no stdin at all where the shell closed it.
        data = sys.stdin.buffer.read() if sys.stdin else b""
    except OSError as error:
        yield Failure(STANDARD_INPUT, _reason(error))
    else:
        yield _article(STANDARD_INPUT, data)


def _read_path(path: str) -> Iterator[Document | Failure]:
    try:
        mode = Path(path).stat().st_mode
        if stat.S_ISDIR(mode):
            yield from _read_folder(path)
        elif stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
            yield Failure(path, "a device, not a file")
        elif path.lower().endswith(".jsonl"):
            with Path(path).open("rb") as stream:
                yield from _json_lines(path, stream)
        else:
            yield _article(path, Path(path).read_bytes())
    except OSError as error:
        yield Failure(path, _reason(error))


def _read_folder(folder: str) -> Iterator[Document | Failure]:
    errors: list[OSError] = []
    found = False
    for where, folders, names in os.walk(folder, onerror=errors.append):
        folders.sort()
        for name in sorted(names):
            path = Path(where, name)
            if name.lower().endswith(ENDINGS) and not _would_hang(path):
                found = True
                yield from _read_path(str(path))
    for error in errors:
        yield Failure(str(error.filename), _reason(error))
    if not found and not errors:
        yield Failure(folder, f"no articles in this folder ({' or '.join(ENDINGS)} files)")


def _would_hang(path: Path) -> bool:
    """Tell a pipe that nobody may ever write to, which is read only when it is asked for by name."""
    try:
        return stat.S_ISFIFO(path.stat().st_mode)
    except OSError:
        return False


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    return f"cannot be read: {error.strerror or error}"


def _article(path: str, data: bytes) -> Document | Failure:
    text, notice = decode(data)
    return Document(path, text, notice) if text.strip() else Failure(path, "empty")


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


def _json_lines(path: str, stream: io.BufferedReader) -> Iterator[Document | Failure]:
    """Read one line at a time, so that a corpus of any size takes the memory of its longest line."""
    found = False
    for number, (line, notice) in enumerate(_decoded_lines(stream), 1):
        if line.strip():
            found = True
            yield _json_document(f"{path}:{number}", line, notice)
    if not found:
        yield Failure(path, "empty")


def _decoded_lines(stream: io.BufferedReader) -> Iterator[tuple[str, str | None]]:
    mark, encoding = _byte_order_mark(stream.peek(4)[:4])
    stream.read(len(mark))
    if encoding == "utf-8":
        yield from map(_decode_unmarked, stream)
        return
    with io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="\n") as lines:
        for line in lines:
            yield line, None


def _json_document(where: str, line: str, notice: str | None) -> Document | Failure:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Failure(where, f"not JSON: {error}")
    if not isinstance(value, dict):
        return Failure(where, 'not a JSON object with "id" and "text"')
    text = value.get("text")
    if text is None:
        return Failure(where, 'no "text"')
    if not isinstance(text, str):
        return Failure(where, '"text" is not a string')
    if not text.strip():
        return Failure(where, '"text" is empty')
    name = value.get("id")
    known = isinstance(name, (str, int)) and not isinstance(name, bool) and name != ""
    return Document(str(name) if known else where, text, notice)
