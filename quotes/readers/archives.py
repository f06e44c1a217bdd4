"""Pages from web archives (WARC): each successful response that contains HTML."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from typing import IO, cast

from quotes.readers.columns import ColumnOptions
from quotes.readers.decoding import Stream
from quotes.readers.documents import TOO_LARGE, Failure, Input, Page
from quotes.readers.web.inflating import unpack_members
from quotes.readers.web.records import VERSION, Problem, Record, read_records
from quotes.readers.web.responses import ResponseError, html_in

_PIECE_BYTES = 1 << 18


def archive_pages(path: str, stream: Stream, _columns: ColumnOptions) -> Iterator[Input]:
    """Yield the pages of an archive; error responses and everything but HTML are skipped."""
    if not (start := stream.peek(len(VERSION))):
        yield Failure(path, "empty")
    elif not start.startswith(VERSION):
        yield Failure(path, "not a web archive")
    else:
        yield from _pages(path, stream)


def _pages(path: str, stream: Stream) -> Iterator[Input]:
    says_something = False
    for number, record in enumerate(read_records(_pieces(stream)), 1):
        if isinstance(record, Problem):
            source: Input | None = Failure(path, f"{record.value} in record {number}")
        else:
            source = _page_in(record)
        if source is not None:
            says_something = True
            yield source
    if not says_something:
        yield Failure(path, "no HTML pages in this archive")


def _page_in(record: Record) -> Input | None:
    if record.headers.get("warc-type") != "response":
        return None
    address = record.headers.get("warc-target-uri", "").strip("<>")
    if record.block is None:
        return Failure(address, TOO_LARGE)
    try:
        found = html_in(record.block)
    except ResponseError as error:
        return Failure(address, str(error))
    return Page(address, found[0], found[1], address) if found else None


def _pieces(stream: Stream) -> Iterator[bytes | None]:
    """Yield the bytes of an archive, and ``None`` where some are missing."""
    packed = _packed_file(stream)
    if packed is not None:
        yield from unpack_members(packed)
        return
    try:
        while piece := stream.read1(_PIECE_BYTES):
            yield piece
    except (EOFError, gzip.BadGzipFile, zlib.error):
        yield None


def _packed_file(stream: Stream) -> IO[bytes] | None:
    """Return the file that a stream unpacks, from its start, to pass over what cannot be unpacked."""
    file = cast("IO[bytes] | None", getattr(stream, "fileobj", None))
    if file is None or not file.seekable():
        return None
    file.seek(0)
    return file
