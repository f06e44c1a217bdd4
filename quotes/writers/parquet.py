"""Records and voices as Parquet: a table with fixed types, for data frames and query engines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import IO, TYPE_CHECKING

from quotes.model import BOOK_FIELDS, FIELDS, Attribution, Value
from quotes.voices.voice import VOICE_FIELDS, Voice
from quotes.writers.records import NO_VALUES, to_text, to_values, with_book_fields
from quotes.writers.voices import voice_values

if TYPE_CHECKING:
    import pyarrow

ParquetRow = list[Value]

INTEGER_FIELDS = frozenset(
    {"id", "utterance", "parent", "start", "end", "content_start", "content_end"}
    | {"mention_start", "mention_end", "cue_start", "cue_end"}
)
"""Fields stored as 64-bit integers. ``FLOAT_FIELD`` is a 64-bit float, and every other column is text."""
FLOAT_FIELD = "confidence"

_GROUP_ROWS = 10_000
"""Rows to collect before writing them as one row group."""


def parquet_rows(
    records: Iterable[Attribution], columns: Sequence[str] = (), about: Mapping[str, Value] = NO_VALUES
) -> list[ParquetRow]:
    """Return the rows of one article, as ``rows.csv_rows`` does; columns after the fields become text."""
    if set(BOOK_FIELDS).isdisjoint(columns):
        return _rows(map(to_values, records), columns, about)
    return [row for one in records for row in _rows([to_values(one)], columns, with_book_fields(one, about))]


def voice_parquet_rows(
    voices: Iterable[Voice], columns: Sequence[str] = (), about: Mapping[str, Value] = NO_VALUES
) -> list[ParquetRow]:
    """Return the rows of one article's voices; columns after the fields become text."""
    return _rows(map(voice_values, voices), columns, about)


def _rows(rows: Iterable[Sequence[Value]], columns: Sequence[str], about: Mapping[str, Value]) -> list[ParquetRow]:
    more = [to_text(about.get(column)) for column in columns]
    return [[*map(_writable, (*values, *more))] for values in rows]


def _writable(value: Value) -> Value:
    """Escape halves of surrogate pairs, which no encoding can write."""
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "backslashreplace").decode()
    return value


def record_schema(columns: Sequence[str] = ()) -> pyarrow.Schema:
    """Return the names and types of the columns of records, in order; any value may be missing."""
    import pyarrow

    types = {**dict.fromkeys(INTEGER_FIELDS, pyarrow.int64()), FLOAT_FIELD: pyarrow.float64()}
    return pyarrow.schema([(name, types.get(name, pyarrow.string())) for name in (*FIELDS, *columns)])


def voice_schema(columns: Sequence[str] = ()) -> pyarrow.Schema:
    """Return the names and types of the columns of voices, in order; any value may be missing."""
    import pyarrow

    types = {"int": pyarrow.int64(), "float": pyarrow.float64(), "bool": pyarrow.bool_()}
    kinds = Voice.__annotations__
    fields = [(name, types.get(kinds[name], pyarrow.string())) for name in VOICE_FIELDS]
    return pyarrow.schema([*fields, *((name, pyarrow.string()) for name in columns)])


class ParquetFile:
    """A Parquet file that is written as rows arrive; it is readable once closed."""

    def __init__(self, stream: IO[bytes], schema: pyarrow.Schema) -> None:
        """Start the file."""
        from pyarrow.parquet import ParquetWriter

        self._schema = schema
        self._writer = ParquetWriter(stream, self._schema)
        self._rows: list[ParquetRow] = []

    def write(self, rows: Sequence[ParquetRow]) -> None:
        """Add some rows."""
        self._rows += rows
        if len(self._rows) >= _GROUP_ROWS:
            self._flush()

    def close(self) -> None:
        """Write the remaining rows and the end of the file."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        import pyarrow

        if self._rows:
            columns = zip(*self._rows, strict=True)
            arrays = [pyarrow.array(values, field.type) for values, field in zip(columns, self._schema, strict=True)]
            self._writer.write_table(pyarrow.table(arrays, self._schema))
            self._rows = []
