"""Pages from web archives (WARC): each successful response that contains HTML."""

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
from quotes.readers.documents import MAX_INPUT_SIZE, TOO_LARGE, Failure, Input, Page

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_HTML_TYPES = ("text/html", "application/xhtml+xml")
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]+)", re.IGNORECASE)
_UNSUPPORTED = ("br", "zstd", "compress")
_MAGIC_BYTES = b"WARC/"
_BLOCK_BYTES = 1 << 20
"""Bytes to read at a time. The time warcio takes grows with the square of a line's length over this."""


class _CutError(Exception):
    """The archive ends inside a record."""


class _TruncatedStream:
    """Returns all bytes of a truncated stream before it reports the truncation; warcio would drop the last ones."""

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
    """Yield the pages of an archive; error responses and everything but HTML are skipped."""
    if not (start := stream.peek(len(_MAGIC_BYTES))):
        yield Failure(path, "empty")
    elif not start.startswith(_MAGIC_BYTES):
        yield Failure(path, "not a web archive")
    else:
        yield from _pages(path, stream)


def _pages(path: str, stream: Stream) -> Iterator[Input]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    records = ArchiveIterator(_TruncatedStream(stream), block_size=_BLOCK_BYTES)
    found = False
    for number in count(1):
        try:
            record = _next_record(records)
            source = record and _page_in(record)
        except _CutError:
            yield Failure(path, f"truncated in record {number}")
            return
        except ArchiveLoadFailed as error:
            yield Failure(path, f"damaged in record {number}: {_first_line(error)}")
            return
        except Exception:  # warcio raises anything on malformed records
            yield Failure(path, f"damaged in record {number}")
            return
        if record is None:
            break
        if source is not None:
            found = True
            yield source
    if not found:
        yield Failure(path, "no HTML pages in this archive")


def _next_record(records: Iterator[ArcWarcRecord]) -> ArcWarcRecord | None:
    """Return the next record; hide what warcio writes to standard error."""
    with contextlib.redirect_stderr(io.StringIO()):
        return next(records, None)


def _page_in(record: ArcWarcRecord) -> Input | None:
    """Read a record to its end, and return the page in it, if any.

    Raises:
        _CutError: The archive ends too soon.
    """
    source = _html(record) if record.rec_type == "response" else None
    while record.raw_stream.read(_BLOCK_BYTES):
        pass
    if record.length is None or getattr(record.raw_stream, "limit", 0) > 0:
        raise _CutError
    return source


def _html(record: ArcWarcRecord) -> Input | None:
    headers = record.http_headers
    kind = headers.get_header("Content-Type", "") if headers else ""
    if not kind.lower().startswith(_HTML_TYPES) or not headers.get_statuscode().startswith("2"):
        return None
    address = record.rec_headers.get_header("WARC-Target-URI", "").strip("<>")
    coding = headers.get_header("Content-Encoding", "").lower()
    if coding in _UNSUPPORTED:
        return Failure(address, f"cannot be read: compressed with {coding}")
    try:
        with contextlib.redirect_stderr(io.StringIO()):
            data = record.content_stream().read(MAX_INPUT_SIZE + 1)
    except _CutError:
        raise
    except Exception as error:  # warcio raises anything on damaged responses
        return Failure(address, f"damaged: {_first_line(error)}")
    if len(data) > MAX_INPUT_SIZE:
        return Failure(address, TOO_LARGE)
    charset = _CHARSET.search(kind)
    return Page(address, data, charset[1] if charset else None, address)


def _first_line(error: Exception) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__)
