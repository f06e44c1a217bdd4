"""Reading articles from files of any kind, folders and standard input.

Texts keep their line ends and everything else but the byte-order mark, so that offsets refer to the article as read.
Bad input does not raise: it yields a ``Failure``, and reading continues.
"""

from __future__ import annotations

import gzip
import io
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from quotes.readers.columns import ColumnOptions
from quotes.readers.decoding import Stream
from quotes.readers.documents import STANDARD_INPUT, Document, Failure, Input, Page
from quotes.readers.formats.containers import Unlimited, bounded
from quotes.readers.kinds import is_compressed, known_kind
from quotes.readers.paths import expand_paths
from quotes.readers.sniffing import HEAD_SIZE
from quotes.readers.streams import ReadOptions, guarded, stream_inputs

_GUESSED = ColumnOptions()


@dataclass(slots=True)
class ByteCount:
    """How many bytes of the files have been read; updated while reading."""

    done: int = 0


def read_articles(paths: Sequence[str] = (), columns: ColumnOptions = _GUESSED) -> Iterator[Document | Failure]:
    """Yield articles in the order given, those of folders in alphabetical order.

    Args:
        paths: Files of the kinds in ``kinds.FILE_KINDS``, folders of them at any depth, globs, or ``-`` for standard
            input, which is also the default.
        columns: Where the text and the id of a table are.
    """
    return map(to_document, read_inputs(paths, columns, ByteCount()))


def to_document(source: Input) -> Document | Failure:
    """Return the article in a page; anything else is returned as it is."""
    if not isinstance(source, Page):
        return source
    from quotes.readers.pages import extract_article

    return extract_article(source)


def read_inputs(paths: Sequence[str], columns: ColumnOptions, read: ByteCount) -> Iterator[Input]:
    """Yield what ``read_articles`` does, but leave pages unparsed: parsing takes longest, and can be done elsewhere.

    Args:
        paths: As for ``read_articles``.
        columns: Where the text and the id of a table are.
        read: Counts the bytes as they are read.
    """
    ids = _TableIds()
    for path in expand_paths(paths or (STANDARD_INPUT,)):
        if isinstance(path, Failure):
            yield path
        elif path == STANDARD_INPUT:
            yield from ids.distinct(path, guarded(path, _standard_input(columns)))
        else:
            yield from ids.distinct(path, guarded(path, _file(path, columns, read)))


class _TableIds:
    """The ids that the tables read so far give their articles: the records of two articles must not get mixed up."""

    def __init__(self) -> None:
        self._earlier: set[int] = set()
        """The hashes of ids, as there may be millions."""

    def distinct(self, path: str, inputs: Iterator[Input]) -> Iterator[Input]:
        """Pass the inputs in a file on; an id that an earlier file has too gets the file's name before it."""
        own: set[int] = set()
        notice = f"an earlier table has this id too: from {path}, such ids come after the name of the file and #"
        for source in inputs:
            if not isinstance(source, Document) or source.doc.startswith(path):
                yield source
                continue
            known = hash(source.doc)
            own.add(known)
            if known not in self._earlier:
                yield source
                continue
            told = "; ".join(filter(None, (source.notice, notice)))
            yield replace(source, doc=f"{path}#{source.doc}", notice=told or None)
            notice = ""
        self._earlier |= own


def _standard_input(columns: ColumnOptions) -> Iterator[Input]:
    if sys.stdin is None:  # the shell closed it
        yield Failure(STANDARD_INPUT, "empty")
    else:
        yield from stream_inputs(STANDARD_INPUT, _with_head(sys.stdin.buffer), None, ReadOptions(columns))


def _file(path: str, columns: ColumnOptions, read: ByteCount) -> Iterator[Input]:
    before = read.done
    status = Path(path).stat()
    if stat.S_ISCHR(status.st_mode) or stat.S_ISBLK(status.st_mode):
        yield Failure(path, "a device, not a file")
        return
    with ExitStack() as stack:
        raw = stack.enter_context(Path(path).open("rb"))
        stream: Stream = raw
        if is_compressed(path):
            stream = stack.enter_context(gzip.GzipFile(fileobj=stream))
        for source in stream_inputs(path, stream, known_kind(path), ReadOptions(columns)):
            if raw.seekable():
                read.done = before + raw.tell()
            yield source
    read.done = before + (status.st_size if stat.S_ISREG(status.st_mode) else 0)


def _with_head(stream: IO[bytes]) -> io.BufferedReader:
    """Return a stream, such as a pipe, that shows enough of its beginning to detect its kind."""
    return bounded(stream, Unlimited(), stream.read(HEAD_SIZE))
