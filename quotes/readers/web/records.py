"""The records of a web archive (https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/).

A damaged record does not lose later ones: ``warcio`` and ``fastwarc`` stop at the first, and ``fastwarc`` takes a
truncated one for whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from quotes.readers.documents import MAX_INPUT_SIZE

VERSION = b"WARC/"
HEAD_END = re.compile(rb"\r?\n\r?\n")
_NEXT_RECORD = re.compile(rb"WARC/[01]\.\d+\r?\n(?=[A-Za-z-]+:)")
_LENGTH = re.compile(r"[0-9]{1,18}")
_HEAD_BYTES = 1 << 12
_RECORD_END = b"\r\n\r\n"
_MAX_HEAD_BYTES = 1 << 16
_MAX_MATCH_BYTES = 64
"""Bytes of what ``_NEXT_RECORD`` finds that may be in an earlier piece."""


class Problem(Enum):
    """Why a record cannot be read."""

    DAMAGED = "damaged"
    TRUNCATED = "truncated"


class Record(NamedTuple):
    """A whole record."""

    headers: dict[str, str]
    """By name in lower case."""
    block: bytes | None
    """``None`` if it is larger than ``MAX_INPUT_SIZE``."""


def read_records(pieces: Iterator[bytes | None]) -> Iterator[Record | Problem]:
    """Yield the records of an archive, and what is wrong with those that cannot be read.

    Args:
        pieces: The bytes of the archive; ``None`` where some are missing, after which a record begins.
    """
    buffer = _Buffer(pieces)
    while buffer.fill(1) or buffer.is_broken:
        found = _read_record(buffer)
        if found is None:
            continue
        if isinstance(found, Problem) and buffer.find_next():
            found = Problem.DAMAGED
        yield found


def _read_record(buffer: _Buffer) -> Record | Problem | None:
    """Read a record from the start of a buffer; if it cannot be read, leave the buffer as it is."""
    if buffer.data.startswith((b"\r", b"\n")):
        del buffer.data[: len(buffer.data) - len(buffer.data.lstrip(b"\r\n"))]
        return None
    end = buffer.head_end()
    if end is None:
        may_begin = buffer.data.startswith(VERSION) or VERSION.startswith(buffer.data)
        return Problem.TRUNCATED if may_begin and not buffer.is_broken else Problem.DAMAGED
    version, *lines = bytes(buffer.data[:end]).decode("utf-8", "replace").splitlines()
    headers = parse_headers(lines)
    length = headers.get("content-length", "")
    if not version.startswith(VERSION.decode()) or not _LENGTH.fullmatch(length):
        return Problem.DAMAGED
    size = int(length)
    if size > MAX_INPUT_SIZE:
        return Record(headers, None) if buffer.skip(end + size) else Problem.TRUNCATED
    if not buffer.fill(end + size):
        return Problem.DAMAGED if buffer.is_broken else Problem.TRUNCATED
    if not buffer.is_boundary(end + size):
        return Problem.DAMAGED
    block = bytes(buffer.data[end : end + size])
    del buffer.data[: end + size]
    return Record(headers, block)


def parse_headers(lines: Sequence[str]) -> dict[str, str]:
    """Return headers by name in lower case; the first of a name wins."""
    headers: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.partition(":")
        if colon:
            headers.setdefault(name.strip().lower(), value.strip())
    return headers


class _Buffer:
    """The bytes of an archive from the record that is being read on."""

    def __init__(self, pieces: Iterator[bytes | None]) -> None:
        self.data = bytearray()
        self.is_broken = False
        """Whether bytes are missing after these."""
        self._pieces = pieces
        self._is_over = False

    def fill(self, size: int) -> bool:
        """Read until there are ``size`` bytes; return whether there are."""
        while len(self.data) < size and not self.is_broken and not self._is_over:
            piece = next(self._pieces, b"")
            if piece:
                self.data += piece
            elif piece is None:
                self.is_broken = True
            else:
                self._is_over = True
        return len(self.data) >= size

    def head_end(self) -> int | None:
        """Return where the headers of a record end."""
        size = _HEAD_BYTES
        while size <= _MAX_HEAD_BYTES:
            is_whole = self.fill(size)
            if found := HEAD_END.search(self.data, 0, _MAX_HEAD_BYTES):
                return found.end()
            if not is_whole:
                break
            size *= 4
        return None

    def is_boundary(self, place: int) -> bool:
        """Return whether a record may end at a place: another one follows, or nothing."""
        self.fill(place + _MAX_MATCH_BYTES)
        after = self.data[place : place + _MAX_MATCH_BYTES]
        following = after.lstrip(b"\r\n")
        is_next = following.startswith(VERSION) or (len(following) < len(VERSION) and VERSION.startswith(following))
        return is_next or after.startswith(_RECORD_END)

    def skip(self, size: int) -> bool:
        """Pass over ``size`` bytes; return whether there were as many."""
        while size > len(self.data):
            size -= len(self.data)
            self.data.clear()
            if not self.fill(1):
                return False
        del self.data[:size]
        return True

    def find_next(self) -> bool:
        """Pass over what cannot be read; return whether a record begins after it."""
        start = 1
        while True:
            if found := _NEXT_RECORD.search(self.data, start):
                del self.data[: found.start()]
                return True
            if self.is_broken:
                self.data.clear()
                self.is_broken = False
                return self.fill(1) or self.is_broken
            del self.data[:-_MAX_MATCH_BYTES]
            start = 0
            if not self.fill(len(self.data) + 1) and not self.is_broken:
                self.data.clear()
                return False
