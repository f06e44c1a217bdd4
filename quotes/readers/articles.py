"""Articles from files of any kind, folders and standard input.

The text is given as decoded: no line end is translated and nothing but the byte-order mark is taken
away, so that offsets refer to the article as read. Bad input never raises: it is a ``Failure``, and
the reading goes on.
"""

from __future__ import annotations

import gzip
import io
import shutil
import stat
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from quotes.readers.archives import archive_pages
from quotes.readers.columns import ColumnOptions
from quotes.readers.decoding import Stream, decode
from quotes.readers.documents import (
    ARTICLE_TOO_LONG,
    MAX_ARTICLE_SIZE,
    MAX_PAGE_SIZE,
    PAGE_TOO_LONG,
    STANDARD_INPUT,
    Document,
    Failure,
    Input,
    Page,
)
from quotes.readers.paths import (
    ARCHIVE,
    CSV,
    JSON_LINES,
    PAGE,
    PARQUET,
    TEXT,
    TSV,
    expand_paths,
    failure_reason,
    file_kind,
    is_packed,
    missing_extra,
)
from quotes.readers.tables import csv_articles, json_lines_articles, parquet_articles, tsv_articles

_EVERYTHING = ColumnOptions()


@dataclass(slots=True)
class ByteCount:
    """How many bytes of the files have been read."""

    done: int = 0


def read_articles(
    paths: Sequence[str] = (), columns: ColumnOptions = _EVERYTHING, meter: ByteCount | None = None
) -> Iterator[Document | Failure]:
    """Read articles one at a time, in the order given, folders in alphabetical order.

    Args:
        paths: files of the kinds in ``inputs.KINDS``, folders of them at any depth, globs, or ``-`` for
            standard input, which is also what is read when there is none.
        columns: where a table's text and id are.
        meter: what counts the bytes as they are read.
    """
    return map(to_document, read_inputs(paths, columns, meter))


def to_document(source: Input) -> Document | Failure:
    """Find the article in a page; give everything else as it is."""
    if not isinstance(source, Page):
        return source
    from quotes.readers.pages import extract_article

    return extract_article(source)


def read_inputs(
    paths: Sequence[str], columns: ColumnOptions = _EVERYTHING, meter: ByteCount | None = None
) -> Iterator[Input]:
    """Read what ``read_articles`` does, but leave pages as they are: finding their articles is the long part."""
    meter = meter or ByteCount()
    for path in expand_paths(paths or (STANDARD_INPUT,)):
        if isinstance(path, Failure):
            yield path
        elif path == STANDARD_INPUT:
            yield _standard_input()
        else:
            yield from _file(path, columns, meter)


def _standard_input() -> Input:
    try:
        # Python leaves no stdin at all where the shell closed it.
        data = sys.stdin.buffer.read(MAX_ARTICLE_SIZE + 1) if sys.stdin else b""
    except OSError as error:
        return Failure(STANDARD_INPUT, failure_reason(error))
    return _article(STANDARD_INPUT, data)


def _file(path: str, columns: ColumnOptions, meter: ByteCount) -> Iterator[Input]:
    kind = file_kind(path)
    before = meter.done
    try:
        status = Path(path).stat()
        if stat.S_ISCHR(status.st_mode) or stat.S_ISBLK(status.st_mode):
            yield Failure(path, "a device, not a file")
        elif lacking := missing_extra(kind):
            yield Failure(path, lacking)
        else:
            yield from _read(path, kind, columns, meter)
        meter.done = before + (status.st_size if stat.S_ISREG(status.st_mode) else 0)
    except EOFError:
        yield Failure(path, "cut short: the compressed data end too soon")
    except (gzip.BadGzipFile, zlib.error) as error:
        yield Failure(path, f"not gzip, or damaged: {error}")
    except OSError as error:
        yield Failure(path, failure_reason(error))


def _read(path: str, kind: str, columns: ColumnOptions, meter: ByteCount) -> Iterator[Input]:
    before = meter.done
    with ExitStack() as stack:
        raw = stack.enter_context(Path(path).open("rb"))
        stream: Stream = stack.enter_context(gzip.GzipFile(fileobj=raw)) if is_packed(path) else raw
        if is_packed(path) and kind == PARQUET:  # which is read to and fro
            stream = stack.enter_context(_copied(stream))
        for source in _READERS[kind](path, stream, columns):
            if raw.seekable():
                meter.done = before + raw.tell()
            yield source


@contextmanager
def _copied(stream: Stream) -> Iterator[io.BufferedRandom]:
    with tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(stream, copy)
        yield copy


def _text(path: str, stream: Stream, _columns: ColumnOptions) -> Iterator[Input]:
    yield _article(path, stream.read(MAX_ARTICLE_SIZE + 1))


def _article(path: str, data: bytes) -> Document | Failure:
    if len(data) > MAX_ARTICLE_SIZE:
        return Failure(path, ARTICLE_TOO_LONG)
    text, notice = decode(data)
    return Document(path, text, notice) if text.strip() else Failure(path, "empty")


def _page(path: str, stream: Stream, _columns: ColumnOptions) -> Iterator[Input]:
    data = stream.read(MAX_PAGE_SIZE + 1)
    yield Failure(path, PAGE_TOO_LONG) if len(data) > MAX_PAGE_SIZE else Page(path, data)


_READERS: dict[str, Callable[[str, Stream, ColumnOptions], Iterator[Input]]] = {
    TEXT: _text,
    PAGE: _page,
    JSON_LINES: json_lines_articles,
    CSV: csv_articles,
    TSV: tsv_articles,
    PARQUET: parquet_articles,
    ARCHIVE: archive_pages,
}
