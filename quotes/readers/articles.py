"""Reading articles from files of any kind, folders and standard input.

Texts keep their line ends and everything else but the byte-order mark, so that offsets refer to the article as read.
Bad input does not raise: it yields a ``Failure``, and reading continues.
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
    MAX_INPUT_SIZE,
    STANDARD_INPUT,
    TOO_LARGE,
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
    is_compressed,
    missing_extra,
)
from quotes.readers.tables import csv_articles, json_lines_articles, parquet_articles, tsv_articles

_GUESSED = ColumnOptions()


@dataclass(slots=True)
class ByteCount:
    """How many bytes of the files have been read; updated while reading."""

    done: int = 0


def read_articles(
    paths: Sequence[str] = (), columns: ColumnOptions = _GUESSED, read: ByteCount | None = None
) -> Iterator[Document | Failure]:
    """Yield articles in the order given, those of folders in alphabetical order.

    Args:
        paths: Files of the kinds in ``paths.FILE_KINDS``, folders of them at any depth, globs, or ``-`` for standard
            input, which is also the default.
        columns: Where the text and the id of a table are.
        read: Counts the bytes as they are read.
    """
    return map(to_document, read_inputs(paths, columns, read))


def to_document(source: Input) -> Document | Failure:
    """Return the article in a page; anything else is returned as it is."""
    if not isinstance(source, Page):
        return source
    from quotes.readers.pages import extract_article

    return extract_article(source)


def read_inputs(
    paths: Sequence[str], columns: ColumnOptions = _GUESSED, read: ByteCount | None = None
) -> Iterator[Input]:
    """Yield what ``read_articles`` does, but leave pages unparsed: parsing takes longest, and can be done elsewhere."""
    read = read or ByteCount()
    for path in expand_paths(paths or (STANDARD_INPUT,)):
        if isinstance(path, Failure):
            yield path
        elif path == STANDARD_INPUT:
            yield _standard_input()
        else:
            yield from _read_path(path, columns, read)


def _standard_input() -> Input:
    try:
        # sys.stdin is None if the shell closed it.
        data = sys.stdin.buffer.read(MAX_INPUT_SIZE + 1) if sys.stdin else b""
    except OSError as error:
        return Failure(STANDARD_INPUT, failure_reason(error))
    return _text_article(STANDARD_INPUT, data)


def _read_path(path: str, columns: ColumnOptions, read: ByteCount) -> Iterator[Input]:
    kind = file_kind(path)
    before = read.done
    try:
        status = Path(path).stat()
        if stat.S_ISCHR(status.st_mode) or stat.S_ISBLK(status.st_mode):
            yield Failure(path, "a device, not a file")
        elif lacking := missing_extra(kind):
            yield Failure(path, lacking)
        else:
            yield from _read_by_kind(path, kind, columns, read)
        read.done = before + (status.st_size if stat.S_ISREG(status.st_mode) else 0)
    except EOFError:
        yield Failure(path, "truncated: the compressed data end too soon")
    except (gzip.BadGzipFile, zlib.error) as error:
        yield Failure(path, f"invalid gzip: {error}")
    except OSError as error:
        yield Failure(path, failure_reason(error))


def _read_by_kind(path: str, kind: str, columns: ColumnOptions, read: ByteCount) -> Iterator[Input]:
    before = read.done
    with ExitStack() as stack:
        raw = stack.enter_context(Path(path).open("rb"))
        stream: Stream = stack.enter_context(gzip.GzipFile(fileobj=raw)) if is_compressed(path) else raw
        if is_compressed(path) and kind == PARQUET:  # Parquet is not read from start to end
            stream = stack.enter_context(_copied(stream))
        for source in _READERS[kind](path, stream, columns):
            if raw.seekable():
                read.done = before + raw.tell()
            yield source


@contextmanager
def _copied(stream: Stream) -> Iterator[io.BufferedRandom]:
    with tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(stream, copy)
        yield copy


def _text_file(path: str, stream: Stream, _columns: ColumnOptions) -> Iterator[Input]:
    yield _text_article(path, stream.read(MAX_INPUT_SIZE + 1))


def _text_article(path: str, data: bytes) -> Document | Failure:
    if len(data) > MAX_INPUT_SIZE:
        return Failure(path, TOO_LARGE)
    text, notice = decode(data)
    return Document(path, text, notice) if text.strip() else Failure(path, "empty")


def _page_file(path: str, stream: Stream, _columns: ColumnOptions) -> Iterator[Input]:
    data = stream.read(MAX_INPUT_SIZE + 1)
    yield Failure(path, TOO_LARGE) if len(data) > MAX_INPUT_SIZE else Page(path, data)


_READERS: dict[str, Callable[[str, Stream, ColumnOptions], Iterator[Input]]] = {
    TEXT: _text_file,
    PAGE: _page_file,
    JSON_LINES: json_lines_articles,
    CSV: csv_articles,
    TSV: tsv_articles,
    PARQUET: parquet_articles,
    ARCHIVE: archive_pages,
}
