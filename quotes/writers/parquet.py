"""Attributions to Parquet: a table with fixed types, for data frames and query engines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import IO, TYPE_CHECKING

from quotes.model import FIELDS, Attribution, Value
from quotes.writers.records import to_text, to_values

if TYPE_CHECKING:
    import pyarrow

ParquetRow = list[Value]

NUMBERS = frozenset(
    {"id", "utterance", "parent", "start", "end", "content_start", "content_end"}
    | {"mention_start", "mention_end", "cue_start", "cue_end"}
)
"""The fields that are 64-bit integers; ``confidence`` is a 64-bit float, and every other column is text."""
FRACTION = "confidence"

_GROUP = 10_000
"""Rows are kept until there are so many, and then written together."""
_NOTHING: Mapping[str, Value] = MappingProxyType({})


def parquet_rows(
    records: Iterable[Attribution], columns: Sequence[str] = (), about: Mapping[str, Value] = _NOTHING
) -> list[ParquetRow]:
    """Give one article's records as rows, as ``writers.csv_rows`` does; what follows a record becomes text."""
    more = [to_text(about.get(column)) for column in columns]
    return [[*map(_writable, (*to_values(record), *more))] for record in records]


def _writable(value: Value) -> Value:
    """Write half a surrogate pair, which no encoding can, as an escape."""
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "backslashreplace").decode()
    return value


def schema(columns: Sequence[str] = ()) -> pyarrow.Schema:
    """Give the names and types of the columns, in order; any value may be missing."""
    import pyarrow

    types = {**dict.fromkeys(NUMBERS, pyarrow.int64()), FRACTION: pyarrow.float64()}
    return pyarrow.schema([(name, types.get(name, pyarrow.string())) for name in (*FIELDS, *columns)])


class ParquetFile:
    """A Parquet file that is written as rows come; it can be read when it is closed."""

    def __init__(self, stream: IO[bytes], columns: Sequence[str] = ()) -> None:
        """Write the beginning."""
        from pyarrow.parquet import ParquetWriter

        self._schema = schema(columns)
        self._writer = ParquetWriter(stream, self._schema)
        self._rows: list[ParquetRow] = []

    def write(self, rows: Sequence[ParquetRow]) -> None:
        """Take some rows."""
        self._rows += rows
        if len(self._rows) >= _GROUP:
            self._flush()

    def close(self) -> None:
        """Write what is left, and the end."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        import pyarrow

        if self._rows:
            columns = zip(*self._rows, strict=True)
            arrays = [pyarrow.array(values, field.type) for values, field in zip(columns, self._schema, strict=True)]
            self._writer.write_table(pyarrow.table(arrays, self._schema))
            self._rows = []
