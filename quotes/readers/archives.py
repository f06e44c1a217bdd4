"""Pages from web archives: each answer of a server that holds HTML."""

from __future__ import annotations

import contextlib
import io
import re
import zlib
from collections.abc import Iterator
from gzip import BadGzipFile
from itertools import count
from typing import TYPE_CHECKING

from quotes.readers.columns import ColumnOptions
from quotes.readers.decoding import Stream
from quotes.readers.documents import MAX_PAGE_SIZE, PAGE_TOO_LONG, Failure, Input, Page

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_HTML = ("text/html", "application/xhtml+xml")
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]+)", re.IGNORECASE)
_PACKED = ("br", "zstd", "compress")
_START = 5
_BLOCK = 1 << 20
"""Bytes that are read at a time; warcio takes time by the square of a line's length over this."""


class _CutError(Exception):
    """The archive ends within a record."""


class _Plain:
    """A stream that gives all that it has before it tells that its end comes too soon, which warcio does not."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._cut = False

    def read(self, size: int) -> bytes:
        data = bytearray()
        try:
            while not self._cut and len(data) < size and (piece := self._stream.read1(size - len(data))):
                data += piece
        except (EOFError, BadGzipFile, zlib.error):
            self._cut = True
        if self._cut and not data:
            raise _CutError
        return bytes(data)


def archive_pages(path: str, stream: Stream, _columns: ColumnOptions) -> Iterator[Input]:
    """Read an archive record by record; errors that a server sent, and what is no HTML, are passed over."""
    if not (start := stream.peek(_START)):
        yield Failure(path, "empty")
    elif not start.startswith(b"WARC/"):
        yield Failure(path, "not a web archive")
    else:
        yield from _pages(path, stream)


def _pages(path: str, stream: Stream) -> Iterator[Input]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    records = ArchiveIterator(_Plain(stream), block_size=_BLOCK)
    found = False
    for number in count(1):
        try:
            record = _next(records)
            source = record and _page(record)
        except _CutError:
            yield Failure(path, f"cut short, in record {number}")
            return
        except ArchiveLoadFailed as error:
            yield Failure(path, f"damaged in record {number}: {_first_line(error)}")
            return
        except Exception:  # of a record that is no record, warcio makes whatever it makes
            yield Failure(path, f"damaged in record {number}")
            return
        if record is None:
            break
        if source is not None:
            found = True
            yield source
    if not found:
        yield Failure(path, "no HTML pages in this archive")


def _next(records: Iterator[ArcWarcRecord]) -> ArcWarcRecord | None:
    """Give the next record, and let nothing that warcio writes come to standard error."""
    with contextlib.redirect_stderr(io.StringIO()):
        return next(records, None)


def _page(record: ArcWarcRecord) -> Input | None:
    """Read a record to its end, and give the page that it holds, if any.

    Raises:
        _CutError: the end comes too soon.
    """
    source = _html(record) if record.rec_type == "response" else None
    while record.raw_stream.read(_BLOCK):
        pass
    if record.length is None or getattr(record.raw_stream, "limit", 0) > 0:
        raise _CutError
    return source


def _html(record: ArcWarcRecord) -> Input | None:
    headers = record.http_headers
    kind = headers.get_header("Content-Type", "") if headers else ""
    if not kind.lower().startswith(_HTML) or not headers.get_statuscode().startswith("2"):
        return None
    address = record.rec_headers.get_header("WARC-Target-URI", "").strip("<>")
    packed = headers.get_header("Content-Encoding", "").lower()
    if packed in _PACKED:
        return Failure(address, f"packed as {packed}, which cannot be read")
    try:
        with contextlib.redirect_stderr(io.StringIO()):
            data = record.content_stream().read(MAX_PAGE_SIZE + 1)
    except _CutError:
        raise
    except Exception as error:  # whatever warcio makes of a damaged answer
        return Failure(address, f"damaged: {_first_line(error)}")
    if len(data) > MAX_PAGE_SIZE:
        return Failure(address, PAGE_TOO_LONG)
    charset = _CHARSET.search(kind)
    return Page(address, data, charset[1] if charset else None, address)


def _first_line(error: Exception) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__)
