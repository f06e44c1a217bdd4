"""Articles from tables: a row each of a CSV, TSV or Parquet file."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import chain

from quotes.readers.columns import ColumnError, Columns, Found
from quotes.readers.decoding import Stream, decoded_lines
from quotes.readers.documents import LONGEST, TOO_LONG, Failure, Source

_ROWS = 64
"""Rows of Parquet that are unpacked at a time."""


class _TooLongError(Exception):
    """A line that is no article's."""


class _Lines:
    """The lines of a file as ``csv`` wants them; it can go on after one that is too long."""

    def __init__(self, stream: Stream) -> None:
        self.number = 0
        """How many lines have been read."""
        self.notice: str | None = None
        """How the last one that was no UTF-8 was read."""
        self._lines = decoded_lines(stream)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.number += 1
        if line is None:
            raise _TooLongError
        self.notice = line[1] or self.notice
        return line[0]


def tab_separated(path: str, stream: Stream, columns: Columns) -> Iterator[Source]:
    """Read a ``.tsv``, quoted as CSV is."""
    return comma_separated(path, stream, columns, "\t")


def comma_separated(path: str, stream: Stream, columns: Columns, delimiters: str = ",;\t") -> Iterator[Source]:
    """Read a ``.csv`` row by row, whatever a spreadsheet put between its cells.

    Quotation marks are read strictly: a cell that is quoted by halves is an error, not another text.
    """
    lines = _Lines(stream)
    try:
        first = next(lines, "")
        delimiter = max(delimiters, key=first.count)
        rows = csv.reader(chain([first], lines), delimiter=delimiter, strict=True)
        names = next(rows, [])
        if not any(names):
            yield Failure(path, "empty")
            return
        found = columns.find(names)
    except (ColumnError, csv.Error, _TooLongError) as error:
        yield Failure(path, _reason(error))
        return
    yield from _rows(path, lines, rows, names, found)


def _rows(path: str, lines: _Lines, rows: Iterator[list[str]], names: list[str], found: Found) -> Iterator[Source]:
    empty = True
    while True:
        lines.notice = None
        where = f"{path}:{lines.number + 1}"
        try:
            row = _next(rows)
        except (csv.Error, _TooLongError) as error:
            empty = False
            yield Failure(where, _reason(error))
            continue
        if row is None:
            break
        if any(row):
            empty = False
            yield _article(where, row, names, found, lines.notice)
    if empty:
        yield Failure(path, "empty: only a header")


def _article(where: str, row: list[str], names: list[str], found: Found, notice: str | None) -> Source:
    if any(row[len(names) :]):
        return Failure(where, f"{len(row)} cells, but {len(names)} columns")
    return found.document(where, dict(zip(names, row, strict=False)), notice)


def _next(rows: Iterator[list[str]]) -> list[str] | None:
    """Give the next row, whose cells may be as long as an article; the limit is ``csv``'s own, and is put back."""
    before = csv.field_size_limit(LONGEST)
    try:
        return next(rows, None)
    finally:
        csv.field_size_limit(before)


def _reason(error: Exception) -> str:
    if isinstance(error, _TooLongError):
        return TOO_LONG
    return f"not CSV: {error}" if isinstance(error, csv.Error) else str(error)


def parquet(path: str, stream: Stream, columns: Columns) -> Iterator[Source]:
    """Read a Parquet file some rows at a time, and only the columns that are wanted."""
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    row = 0
    try:
        table = ParquetFile(stream, pre_buffer=False, buffer_size=1 << 16)
        found = columns.find(table.schema_arrow.names)
        for batch in table.iter_batches(_ROWS, columns=list(found.names()), use_threads=False):
            for values in batch.to_pylist():
                row += 1
                yield found.document(f"{path}:{row}", values)
    except (ArrowException, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:  # of the disk, not of the data
            raise
        yield Failure(path, f"not Parquet, or damaged: {str(error).splitlines()[0].rstrip('.')}")
    except ColumnError as error:
        yield Failure(path, str(error))
    else:
        if not row:
            yield Failure(path, "empty")
