"""Articles from tables: a row each of a CSV, TSV or Parquet file."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from itertools import chain, islice

from quotes.readers.columns import ColumnError, ColumnOptions, TableColumns
from quotes.readers.decoding import Line, Stream, decoded_lines
from quotes.readers.documents import ARTICLE_TOO_LONG, MAX_ARTICLE_SIZE, Failure, Input

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


def tsv_articles(path: str, stream: Stream, columns: ColumnOptions) -> Iterator[Input]:
    """Read a ``.tsv``, quoted as CSV is."""
    return csv_articles(path, stream, columns, "\t")


def csv_articles(path: str, stream: Stream, columns: ColumnOptions, delimiters: str = ",;\t") -> Iterator[Input]:
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


def _rows(
    path: str, lines: _Lines, rows: Iterator[list[str]], names: list[str], found: TableColumns
) -> Iterator[Input]:
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


def _article(where: str, row: list[str], names: list[str], found: TableColumns, notice: str | None) -> Input:
    if any(row[len(names) :]):
        return Failure(where, f"{len(row)} cells, but {len(names)} columns")
    return found.document(where, dict(zip(names, row, strict=False)), notice)


def _next(rows: Iterator[list[str]]) -> list[str] | None:
    """Give the next row, whose cells may be as long as an article; the limit is ``csv``'s own, and is put back."""
    before = csv.field_size_limit(MAX_ARTICLE_SIZE)
    try:
        return next(rows, None)
    finally:
        csv.field_size_limit(before)


def _reason(error: Exception) -> str:
    if isinstance(error, _TooLongError):
        return ARTICLE_TOO_LONG
    return f"not CSV: {error}" if isinstance(error, csv.Error) else str(error)


def parquet_articles(path: str, stream: Stream, columns: ColumnOptions) -> Iterator[Input]:
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


def json_lines_articles(path: str, stream: Stream, columns: ColumnOptions) -> Iterator[Input]:
    """Read one line at a time."""
    lines = ((number, line) for number, line in enumerate(decoded_lines(stream), 1) if line is None or line[0].strip())
    first = next(lines, None)
    if first is None:
        yield Failure(path, "empty")
        return
    ahead = [first]
    if _is_bracket(first[1]):
        ahead += islice(lines, 1)
        if not _is_json(ahead[-1][1]):
            yield Failure(path, "JSON over several lines, not JSON lines: an object on each line")
            return
    for number, line in chain(ahead, lines):
        where = f"{path}:{number}"
        yield Failure(where, ARTICLE_TOO_LONG) if line is None else _document(where, *line, columns)


def _is_bracket(line: Line) -> bool:
    """Whether this begins JSON that was laid out for people to read."""
    return line is not None and line[0].strip() in ("[", "{")


def _is_json(line: Line) -> bool:
    try:
        return line is not None and json.loads(line[0]) is not None
    except (ValueError, RecursionError):
        return False


def _document(where: str, line: str, notice: str | None, columns: ColumnOptions) -> Input:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Failure(where, f"not JSON: {error}")
    if not isinstance(value, dict):
        return Failure(where, 'not a JSON object with "id" and "text"')
    try:
        return columns.find(value).document(where, value, notice)
    except ColumnError as error:
        return Failure(where, str(error))
