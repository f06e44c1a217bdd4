"""Articles from tables: one per row of a CSV, TSV or Parquet file, or per line of JSON lines."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING

from quotes.readers.columns import ColumnError, ColumnOptions, TableColumns
from quotes.readers.decoding import DecodedLine, Stream, decoded_lines
from quotes.readers.documents import MAX_INPUT_SIZE, TOO_LARGE, Failure, Input

if TYPE_CHECKING:
    from pyarrow import RecordBatch, Scalar

_IN_CELL = re.compile(r'[^"]*(?:""[^"]*)*')
"""The rest of a quoted cell."""
_NO_PYTHON_VALUE = (ValueError, OverflowError, LookupError, ImportError)
"""What pyarrow raises for a value that Python has no type for: bad UTF-8, a time out of range, an unknown zone."""
_SEPARATOR = re.compile(r"\"?sep=([^\"\r\n])\"?\r?\n?")
_BATCH_ROWS = 1
"""Rows of Parquet to unpack at a time: each may be as long as an article may be. With 64, a row takes 6 µs less."""


class _TooLargeError(Exception):
    """A line too long for an article."""


class _Lines:
    """The lines of a file for ``csv``, which can continue after a row that is too long."""

    def __init__(self, stream: Stream) -> None:
        self.number = 0
        """Lines read so far."""
        self.notice: str | None = None
        """How the last line that was not UTF-8 was decoded."""
        self.quotes = 0
        """Quotes in the lines of this row: an odd number where one is not closed."""
        self._lines = decoded_lines(stream, self._count)
        self._again: list[DecodedLine] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else next(self._lines)
        self.number += 1
        if line is None:
            raise _TooLargeError
        self.notice = line[1] or self.notice
        self._count(line[0])
        return line[0]

    def _count(self, piece: str | bytes) -> None:
        self.quotes += piece.count('"') if isinstance(piece, str) else piece.count(b'"')

    def skip_row(self, delimiter: str) -> None:
        """Skip the rest of a row whose last cell is too long, to the end of that cell."""
        while self.quotes % 2:
            try:
                line = next(self, None)
            except _TooLargeError:
                continue
            if line is None:
                return
            rest = _IN_CELL.sub("", line, count=1)
            if rest and rest[1:2] not in ("", delimiter, "\r", "\n"):
                # No quote ends a cell so: the one before was a stray one, and this line begins a row.
                self._again.append((line, self.notice))
                self.number -= 1
                return


def tsv_articles(path: str, stream: Stream, columns: ColumnOptions) -> Iterator[Input]:
    """Yield the articles of a ``.tsv`` file, which is quoted like CSV."""
    return csv_articles(path, stream, columns, "\t")


def csv_articles(path: str, stream: Stream, columns: ColumnOptions, delimiters: str = ",;\t") -> Iterator[Input]:
    """Yield the articles of a ``.csv`` file; its delimiter is the one of ``delimiters`` that its header has most often.

    Quoting is read strictly: a half-quoted cell is a failure, so that no text is garbled silently.
    """
    lines = _Lines(stream)
    try:
        first = next(lines, "")
        if separator := _SEPARATOR.match(first):  # for Excel; no row of the table
            delimiters, first = separator[1], next(lines, "")
        delimiter = max(delimiters, key=first.count)
        rows = csv.reader(chain([first], lines), delimiter=delimiter, strict=True)
        names = next(rows, [])
        if not any(names):
            yield Failure(path, "empty")
            return
        found = columns.find(names)
    except (ColumnError, csv.Error, _TooLargeError) as error:
        yield Failure(path, _csv_reason(error))
        return
    yield from _row_articles(path, lines, rows, names, found, delimiter)


def _row_articles(
    path: str, lines: _Lines, rows: Iterator[list[str]], names: list[str], found: TableColumns, delimiter: str
) -> Iterator[Input]:
    empty = True
    while True:
        lines.notice = None
        lines.quotes = 0
        where = f"{path}:{lines.number + 1}"
        try:
            row = _next_row(rows)
        except (csv.Error, _TooLargeError) as error:
            empty = False
            yield Failure(where, _csv_reason(error))
            if _is_too_large(error):
                lines.skip_row(delimiter)
            continue
        if row is None:
            break
        if any(row):
            empty = False
            yield _row_article(where, row, names, found, lines.notice)
    if empty:
        yield Failure(path, "no rows after the header")


def _row_article(where: str, row: list[str], names: list[str], found: TableColumns, notice: str | None) -> Input:
    if any(row[len(names) :]):
        return Failure(where, f"{len(row)} cells for {len(names)} columns")
    return found.document(where, dict(zip(names, row, strict=False)), notice)


def _next_row(rows: Iterator[list[str]]) -> list[str] | None:
    """Return the next row, whose cells may be as long as an article; ``csv`` has a global limit, which is restored."""
    before = csv.field_size_limit(MAX_INPUT_SIZE)
    try:
        return next(rows, None)
    finally:
        csv.field_size_limit(before)


def _is_too_large(error: Exception) -> bool:
    return isinstance(error, _TooLargeError) or "field larger" in str(error)


def _csv_reason(error: Exception) -> str:
    if _is_too_large(error):
        return TOO_LARGE
    return f"not CSV: {error}" if isinstance(error, csv.Error) else str(error)


def parquet_articles(path: str, stream: Stream, columns: ColumnOptions) -> Iterator[Input]:
    """Yield the articles of a Parquet file; one row and only the needed columns are in memory at a time."""
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    row = 0
    try:
        table = ParquetFile(stream, pre_buffer=False, buffer_size=1 << 16)
        found = columns.find(table.schema_arrow.names)
        for batch in table.iter_batches(_BATCH_ROWS, columns=list(found.names()), use_threads=False):
            values, notice = _batch_values(batch)
            for number in range(batch.num_rows):
                row += 1
                yield found.document(f"{path}:{row}", {name: values[name][number] for name in values}, notice)
    except (ArrowException, UnicodeDecodeError, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:  # an error of the disk, not of the data
            raise
        yield Failure(path, f"invalid Parquet: {str(error).splitlines()[0].rstrip('.')}")
    except ColumnError as error:
        yield Failure(path, str(error))
    else:
        if not row:
            yield Failure(path, "empty")


def _batch_values(batch: RecordBatch) -> tuple[dict[str, list[object]], str | None]:
    """Return the values of each column, and a notice if some could not be read as they are.

    Text that is not UTF-8 gets U+FFFD. Times out of Python's range, or of a zone that is unknown here, become text.
    """
    values, notice = {}, None
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        try:
            values[name] = column.to_pylist()
        except _NO_PYTHON_VALUE as error:
            values[name] = [_cell_value(cell) for cell in column]
            if isinstance(error, UnicodeDecodeError):
                notice = "invalid UTF-8: some bytes became U+FFFD"
    return values, notice


def _cell_value(cell: Scalar) -> object:
    """Return the value of a cell, as text if Python has none like it."""
    import pyarrow

    try:
        return cell.as_py()
    except UnicodeDecodeError:
        if not isinstance(cell, (pyarrow.StructScalar, pyarrow.ListScalar)):
            return cell.cast("binary").as_py().decode("utf-8", "replace")
    except _NO_PYTHON_VALUE:
        pass
    if isinstance(cell, pyarrow.StructScalar):
        return {name: _cell_value(cell[name]) for name in cell}
    if isinstance(cell, pyarrow.ListScalar):
        return [_cell_value(one) for one in cell.values]
    try:
        return str(cell.cast("string").as_py())
    except pyarrow.ArrowException:  # an unknown time zone; the value is in that of Greenwich
        utc = cell.cast(pyarrow.timestamp(cell.type.unit, "UTC"))
        return str(utc.cast("string").as_py())


def json_lines_articles(path: str, stream: Stream, columns: ColumnOptions) -> Iterator[Input]:
    """Yield the articles of a ``.jsonl`` file, one per line."""
    lines = ((number, line) for number, line in enumerate(decoded_lines(stream), 1) if line is None or line[0].strip())
    first = next(lines, None)
    if first is None:
        yield Failure(path, "empty")
        return
    ahead = [first]
    if _is_opening_bracket(first[1]):
        ahead += islice(lines, 1)
        if not _is_json(ahead[-1][1]):
            yield Failure(path, "one JSON value over several lines; JSON lines need an object on each line")
            return
    for number, line in chain(ahead, lines):
        where = f"{path}:{number}"
        yield Failure(where, TOO_LARGE) if line is None else _line_article(where, *line, columns)


def _is_opening_bracket(line: DecodedLine) -> bool:
    """Whether a line starts JSON that is spread over several lines."""
    return line is not None and line[0].strip() in ("[", "{")


def _is_json(line: DecodedLine) -> bool:
    try:
        return line is not None and json.loads(line[0]) is not None
    except (ValueError, RecursionError):
        return False


def _line_article(where: str, line: str, notice: str | None, columns: ColumnOptions) -> Input:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Failure(where, f"not JSON: {error}")
    if not isinstance(value, dict):
        return Failure(where, 'not a JSON object with "id" and "text"')
    return columns.document(where, value, notice)
