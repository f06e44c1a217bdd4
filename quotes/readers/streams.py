"""From the bytes of a file to the articles in it: find out its kind, and call the reader for that."""

from __future__ import annotations

import gzip
import io
import shutil
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from typing import IO, cast

from quotes.model import Value
from quotes.readers import kinds
from quotes.readers.archives import archive_pages
from quotes.readers.columns import ColumnOptions
from quotes.readers.databases.split import split_exports
from quotes.readers.decoding import Stream, decode
from quotes.readers.documents import MAX_INPUT_SIZE, STANDARD_INPUT, TOO_LARGE, Document, Failure, Input, Page
from quotes.readers.formats.containers import Budget, UnreadableError, bounded
from quotes.readers.paths import failure_reason, is_article_name, is_beside_page, is_export
from quotes.readers.sniffing import BINARY, HEAD_SIZE, Content, binary_content, is_gzip, is_text, text_kind
from quotes.readers.tables import csv_articles, json_lines_articles, parquet_articles, tsv_articles

MAX_ARCHIVE_SIZE = 20_000_000_000
"""Bytes that an archive may unpack to, with the archives in it."""
MAX_DEPTH = 3
"""How many archives may be in one another."""
_MAX_COPY_SIZE = 10_000_000_000
"""Bytes of a compressed file that must be unpacked to the disk because it is not read from start to end."""
_SEEKING = frozenset({kinds.PARQUET, kinds.WORD, kinds.OPEN_DOCUMENT, kinds.EPUB, kinds.WORKBOOK, kinds.ZIP})
_PDF = b"%PDF-"
"""May come after some bytes that are not a PDF's."""
_IN_ZIP = _SEEKING - {kinds.PARQUET}
_TOLERANT = frozenset({kinds.PAGE, kinds.WEB_ARCHIVE, kinds.PARQUET, kinds.PDF, *_IN_ZIP, kinds.TAR})
"""Kinds whose readers report what is wrong with bytes of no recognizable kind."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How files are read."""

    columns: ColumnOptions
    depth: int = 0
    """How many archives the file is in."""
    budget: Budget = field(default_factory=lambda: Budget(MAX_ARCHIVE_SIZE))
    """How much the archive around the file may still unpack to."""


def guarded(path: str, inputs: Iterator[Input]) -> Iterator[Input]:
    """Yield inputs, and a ``Failure`` if reading on is impossible."""
    try:
        yield from inputs
    except UnreadableError as error:
        yield Failure(path, str(error))
    except EOFError:
        yield Failure(path, "truncated: the compressed data end too soon")
    except (gzip.BadGzipFile, zlib.error) as error:
        yield Failure(path, f"invalid gzip: {error}")
    except OSError as error:
        yield Failure(path, failure_reason(error))
    except Exception as error:
        from tarfile import TarError
        from zipfile import BadZipFile

        if not isinstance(error, (BadZipFile, TarError)):
            raise
        yield Failure(path, f"damaged: {error}")


def stream_inputs(path: str, stream: Stream, kind: str | None, options: ReadOptions) -> Iterator[Input]:
    """Yield what a stream holds.

    Args:
        path: Its name.
        stream: Its bytes, which ``peek`` shows.
        kind: Its kind by its name; ``None`` if the name does not show it.
        options: How it is read.
    """
    head = stream.peek(HEAD_SIZE)[:HEAD_SIZE]
    asked = None if options.depth and options.columns.kind in kinds.PACKED_KINDS else options.columns.kind
    if (kind is None or asked) and is_gzip(head):
        with gzip.GzipFile(fileobj=stream) as unpacked:
            yield from stream_inputs(path, unpacked, None, options)
        return
    found = asked or _kind(path, kind, head, options.columns.text)
    if not head:
        yield Failure(path, "empty")
    elif isinstance(found, Failure):
        yield found
    elif lacking := kinds.missing_extra(found):
        yield Failure(path, lacking)
    else:
        try:
            yield from _read(path, stream, found, options)
        except UnreadableError as error:
            yield Failure(path, f"{'read as ' if asked else ''}{kinds.KIND_NAMES[found]}, but {error}")


def _kind(path: str, kind: str | None, head: bytes, text_column: str | None) -> str | Failure:
    """Return the kind of a file, or a ``Failure`` if it is not what its name says."""
    content = binary_content(head)
    if kind is None:
        if content is None:
            return text_kind(head, text_column) if path == STANDARD_INPUT else kinds.TEXT
        return content.kind or Failure(path, content.name)
    if content is None:
        if kind not in _IN_ZIP and (kind != kinds.PDF or _PDF in head):
            return kind
        seen = text_kind(head, text_column)
        content = Content(kinds.KIND_NAMES[seen], seen)
    if content.kind == kind or (content.kind == kinds.ZIP and kind in _IN_ZIP):
        return kind
    if (kind == kinds.ZIP and content.kind in _IN_ZIP) or (content.name == BINARY and kind in _TOLERANT):
        return kind
    advice = f", not {kinds.KIND_NAMES[kind]}; read it with --from {content.kind}" if content.kind else ""
    return Failure(path, content.name + advice)


def _read(path: str, stream: Stream, kind: str, options: ReadOptions) -> Iterator[Input]:
    with ExitStack() as stack:
        if kind in _SEEKING and not (isinstance(stream, io.BufferedReader) and stream.seekable()):
            stream = stack.enter_context(_copied(stream))
        if kind in kinds.PACKED_KINDS:
            yield from _member_inputs(path, stream, kind, options)
        elif kind in kinds.DOCUMENT_KINDS:
            yield from _document(path, _plain(stream), kind)
        else:
            yield from _READERS[kind](path, stream, options.columns)


def _plain(stream: Stream) -> IO[bytes]:
    """Return a stream as the type that ``GzipFile`` has in fact, though it does not declare it."""
    return cast("IO[bytes]", stream)


@contextmanager
def _copied(stream: Stream) -> Iterator[io.BufferedRandom]:
    with tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(bounded(_plain(stream), Budget(_MAX_COPY_SIZE)), copy)
        copy.seek(0)
        yield copy


def _member_inputs(path: str, stream: Stream, kind: str, options: ReadOptions) -> Iterator[Input]:
    if options.depth >= MAX_DEPTH:
        yield Failure(path, f"an archive within {MAX_DEPTH} others")
        return
    from quotes.readers.formats.packed import tar_members, zip_members

    inside = replace(options, depth=options.depth + 1)
    found = False
    pages: set[str] = set()
    for member in (zip_members if kind == kinds.ZIP else tar_members)(_plain(stream), options.budget):
        if isinstance(member, Failure):
            if is_article_name(member.where):
                found = True
                yield Failure(f"{path}/{member.where}", member.reason)
            continue
        name, data = member
        if not is_article_name(name) or is_beside_page(name, pages):
            continue
        if kinds.file_kind(name) == kinds.PAGE:
            pages.add(name)
        found = True
        yield from guarded(f"{path}/{name}", _member(f"{path}/{name}", data, inside))
        if options.budget.is_spent:
            return
    if not found:
        yield Failure(path, "no articles in this archive")


def _member(path: str, data: io.BufferedReader, options: ReadOptions) -> Iterator[Input]:
    if is_export(path, data.peek(HEAD_SIZE)):
        return
    if kinds.is_compressed(path):
        with gzip.GzipFile(fileobj=bounded(data, options.budget)) as unpacked:
            yield from stream_inputs(path, unpacked, kinds.file_kind(path), options)
    else:
        yield from stream_inputs(path, data, kinds.file_kind(path), options)


def _text_file(path: str, stream: Stream, _columns: ColumnOptions) -> Iterator[Input]:
    data = stream.read(MAX_INPUT_SIZE + 1)
    if len(data) > MAX_INPUT_SIZE:
        yield Failure(path, TOO_LARGE)
    elif not is_text(data):
        yield Failure(path, BINARY)
    else:
        text, notice = decode(data)
        yield from _articles(path, text, notice, {})


def _articles(path: str, text: str, notice: str | None, about: dict[str, Value]) -> Iterator[Document | Failure]:
    if text.strip():
        yield from split_exports(Document(path, text, notice, about))
    else:
        yield Failure(path, "empty")


def _page_file(path: str, stream: Stream, _columns: ColumnOptions) -> Iterator[Input]:
    data = stream.read(MAX_INPUT_SIZE + 1)
    yield Failure(path, TOO_LARGE) if len(data) > MAX_INPUT_SIZE else Page(path, data)


def _mhtml(path: str, stream: Stream, _columns: ColumnOptions) -> Iterator[Input]:
    from quotes.readers.web.saved import read_mhtml

    yield read_mhtml(path, stream.read(MAX_INPUT_SIZE + 1))


def _safari_archive(path: str, stream: Stream, _columns: ColumnOptions) -> Iterator[Input]:
    from quotes.readers.web.saved import read_safari_archive

    yield read_safari_archive(path, stream.read(MAX_INPUT_SIZE + 1))


def _document(path: str, stream: IO[bytes], kind: str) -> Iterator[Input]:
    from quotes.readers.formats.conversion import convert

    yield from _articles(path, *convert(stream, kind))


def _mailbox(path: str, stream: Stream, _columns: ColumnOptions) -> Iterator[Input]:
    from quotes.readers.formats.mail import split_mailbox

    number = 0
    for number, message in enumerate(split_mailbox(_plain(stream)), 1):
        where = f"{path}:{number}"
        yield from guarded(where, _document(where, io.BytesIO(message), kinds.MAIL))
    if not number:
        yield Failure(path, "no messages in this mailbox")


def _workbook(path: str, stream: Stream, columns: ColumnOptions) -> Iterator[Input]:
    from quotes.readers.formats.workbook import workbook_articles

    yield from workbook_articles(path, _plain(stream), columns)


def _json_file(path: str, stream: Stream, columns: ColumnOptions) -> Iterator[Input]:
    from quotes.readers.formats.json_file import json_articles

    yield from json_articles(path, _plain(stream), columns)


_READERS: dict[str, Callable[[str, Stream, ColumnOptions], Iterator[Input]]] = {
    kinds.TEXT: _text_file,
    kinds.PAGE: _page_file,
    kinds.JSON_LINES: json_lines_articles,
    kinds.JSON: _json_file,
    kinds.CSV: csv_articles,
    kinds.TSV: tsv_articles,
    kinds.PARQUET: parquet_articles,
    kinds.WORKBOOK: _workbook,
    kinds.MAILBOX: _mailbox,
    kinds.MHTML: _mhtml,
    kinds.SAFARI_ARCHIVE: _safari_archive,
    kinds.WEB_ARCHIVE: archive_pages,
}
