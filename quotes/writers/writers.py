"""Attributions to CSV and JSON lines, and the file they go to."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import IO, Protocol, TextIO

from quotes.readers.documents import Value
from quotes.model import FIELDS, Attribution
from quotes.writers.records import LINE_END, harmless, to_cell, to_cells, to_json

BYTE_ORDER_MARK = "\ufeff"
"""What makes a spreadsheet take a CSV file for UTF-8."""

# Control characters, those that turn the direction of a line, and halves of surrogate pairs.
_UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_UNSHOWABLE_IN_LINES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Sink(Protocol):
    """Whatever takes text: a file, a terminal, a list's ``append`` in a wrapper."""

    def write(self, text: str, /) -> object:
        """Take some text."""


_NOTHING: Mapping[str, Value] = MappingProxyType({})


def csv_header(columns: Sequence[str] = ()) -> str:
    """Give the first row: ``FIELDS``, then the columns that follow a record."""
    return _csv([[*FIELDS, *map(harmless, columns)]])


def csv_rows(records: Iterable[Attribution], columns: Sequence[str] = (), about: Mapping[str, Value] = _NOTHING) -> str:
    """Give one article's records as rows.

    Rows end with CR LF (RFC 4180); line ends inside a quotation are kept; a cell that a spreadsheet would run
    is made harmless (``records.harmless``).

    Args:
        records: the records.
        columns: the columns that follow each of them.
        about: what stands there, by column; nothing where a column is not in it.
    """
    more = [to_cell(about.get(column)) for column in columns]
    return _csv([*to_cells(record), *more] for record in records)


def _csv(rows: Iterable[Sequence[str]]) -> str:
    lines = io.StringIO(newline="")
    csv.writer(lines, lineterminator=LINE_END).writerows(rows)
    return lines.getvalue()


def json_rows(
    records: Iterable[Attribution], columns: Sequence[str] = (), about: Mapping[str, Value] = _NOTHING
) -> str:
    """Give each of one article's records as a line of JSON, keys in the order of the columns of ``csv_rows``."""
    more = {column: about.get(column) for column in columns}
    return "".join(to_json(record, more) + "\n" for record in records)


def visible(text: str) -> str:
    r"""Give text as one line that is safe to show: white space becomes a space, control characters show.

    >>> visible("two\n  lines \x1b[31m")
    'two lines ␛[31m'
    """
    return _UNSHOWABLE.sub(_picture, " ".join(text.split()))


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "\ufffd"


class Tamed:
    """A sink that lets no control character but tab and line feed through to a terminal."""

    def __init__(self, sink: Sink) -> None:
        """Stand before a terminal."""
        self._sink = sink

    def write(self, text: str) -> object:
        """Write the text with its control characters made visible."""
        return self._sink.write(_UNSHOWABLE_IN_LINES.sub(_picture, text.replace("\r\n", "\n")))


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    r"""Open a text file that takes the place of ``path`` only when all went well, as ``replacing_bytes`` does.

    Half a surrogate pair, which no encoding can write, becomes ``\udXXX``: in JSON that is the escape
    which reads back as the same text; in CSV it stays as those six characters.

    Raises:
        OSError: it cannot be written.
    """
    with (
        replacing_bytes(path) as file,
        io.TextIOWrapper(file, encoding="utf-8", errors="backslashreplace", newline="") as stream,
    ):
        yield stream


@contextmanager
def replacing_bytes(path: Path) -> Iterator[IO[bytes]]:
    """Open a file that takes the place of ``path`` only when all went well.

    What is written goes to a file beside it, renamed at the end, so that a failure leaves what was there.
    The permissions of a file that is replaced are kept; a pipe or a device is written straight to.

    Raises:
        OSError: it cannot be written.
    """
    target = path.resolve()
    if target.exists() and not target.is_file() and not target.is_dir():
        with target.open("wb") as stream:
            yield stream
        return
    beside = target.with_name(f".{target.name[:100]}.{os.getpid()}.part")
    if target.is_dir():
        raise IsADirectoryError(21, "it is a folder", str(path))
    try:
        with beside.open("xb") as stream:
            yield stream
        if target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
