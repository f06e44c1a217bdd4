"""Batches of Arrow: articles in, records or voices out, for query engines and data frames.

Every function takes plain values only, so ``functools.partial`` of it can be sent to other processes. The rows are
those of ``quotes export`` and ``quotes voices``, with the types of their Parquet. After the fields come the columns to
keep, with their own types, and ``error``: an article that cannot be read has one row, in which only ``doc``, the kept
columns and ``error`` are filled. A null text has none.

Who is whom across articles can only be told when all are read, so ``person`` and ``person_from`` of voices are empty;
``persons.with_persons`` fills them in a table that has all voices.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import pyarrow
from pyarrow import types

from quotes.batch.voices import read_voices
from quotes.cast.known import ReadingMode, read_known_speakers
from quotes.model import NEWS, SPEECH
from quotes.pipeline import extract
from quotes.readers.documents import MAX_INPUT_SIZE, TOO_LARGE
from quotes.writers.parquet import ParquetRow, parquet_rows, record_schema, voice_parquet_rows, voice_schema

Batch = TypeVar("Batch", pyarrow.RecordBatch, pyarrow.Table)
Kept = Iterable["str | pyarrow.Field"]
Rows = Callable[[str, str], list[ParquetRow]]
"""Makes the rows of an article from its text and its id."""

TEXT = "text"
"""The column with the articles, unless another is named."""
ID = "id"
"""The column with their ids, unless another is named."""
ERROR = "error"
"""The last column: why an article has no rows."""

_SLICE = 1000
"""Rows of input that become one batch of output, which bounds the memory that the output takes."""


def schema(kinds: Collection[str] = SPEECH, keep: Kept = ()) -> pyarrow.Schema:
    """Return the names and types of what ``extract_batch`` returns.

    Args:
        kinds: As for ``extract_batch``; they do not change the schema.
        keep: The columns to keep, as fields with their types. One that is only named is text.

    Raises:
        ValueError: A kind is unknown, or a column to keep has the name of a field.
    """
    extract("", kinds=kinds)
    return _with_kept(record_schema(), [_as_field(one) for one in keep])


def extract_batch(
    batch: Batch,
    *,
    text: str = TEXT,
    id: str | None = ID,
    kinds: Collection[str] = SPEECH,
    keep: Kept = (),
    genre: str = NEWS,
    speakers: Iterable[str] = (),
) -> Batch:
    """Find the quotations of a batch of articles.

    Args:
        batch: A record batch or a table with one article per row.
        text: The column with the articles: ``string``, ``large_string`` or ``string_view``.
        id: The column with their ids, which become ``doc``; ``None`` if they have none.
        kinds: The kinds wanted, as for ``quotes.extract``.
        keep: Columns to copy to every record. One that is given as a field with a type gets that type.
        genre: As for ``quotes.extract``.
        speakers: As for ``quotes.extract``.

    Returns:
        A batch or a table, as given, with one row per quotation in the order of the articles.

    Raises:
        ValueError: A column is missing, a kind or the genre is unknown, a line of ``speakers`` is wrong, or a column to
            keep has the name of a field.
    """
    return _BatchWork(record_schema(), _record_rows(kinds, genre, speakers), text, id, tuple(keep)).batch(batch)


def extract_batches(
    batches: Iterable[pyarrow.RecordBatch],
    *,
    text: str = TEXT,
    id: str | None = ID,
    kinds: Collection[str] = SPEECH,
    keep: Kept = (),
    genre: str = NEWS,
    speakers: Iterable[str] = (),
) -> Iterator[pyarrow.RecordBatch]:
    """Do what ``extract_batch`` does to one batch after another, as they are needed.

    Args:
        batches: Record batches, or anything that gives a stream of Arrow: a reader, a table, a data frame of polars or
            pandas, a relation of DuckDB.
        text: As for ``extract_batch``.
        id: As for ``extract_batch``.
        kinds: As for ``extract_batch``.
        keep: As for ``extract_batch``.
        genre: As for ``extract_batch``.
        speakers: As for ``extract_batch``.

    Raises:
        ValueError: As for ``extract_batch``.
    """
    return _BatchWork(record_schema(), _record_rows(kinds, genre, speakers), text, id, tuple(keep)).batches(batches)


def voices_schema(keep: Kept = ()) -> pyarrow.Schema:
    """Return the names and types of what ``voices_batch`` returns; ``keep`` is as for ``schema``."""
    return _with_kept(voice_schema(), [_as_field(one) for one in keep])


def voices_batch(batch: Batch, *, text: str = TEXT, id: str | None = ID, keep: Kept = ()) -> Batch:
    """Find the voices of a batch of articles, with the parameters of ``extract_batch``."""
    return _BatchWork(voice_schema(), _voice_rows, text, id, tuple(keep)).batch(batch)


def voices_batches(
    batches: Iterable[pyarrow.RecordBatch], *, text: str = TEXT, id: str | None = ID, keep: Kept = ()
) -> Iterator[pyarrow.RecordBatch]:
    """Do what ``voices_batch`` does to one batch after another, with the parameters of ``extract_batches``."""
    return _BatchWork(voice_schema(), _voice_rows, text, id, tuple(keep)).batches(batches)


def _record_rows(kinds: Collection[str], genre: str, speakers: Iterable[str]) -> Rows:
    mode = ReadingMode(genre, read_known_speakers(speakers))
    extract("", kinds=kinds)  # refuses what is wrong before an article is read
    return lambda text, doc: parquet_rows(extract(text, doc, kinds, mode))


def _voice_rows(text: str, doc: str) -> list[ParquetRow]:
    return voice_parquet_rows(read_voices(text, doc).voices)


def _as_field(column: str | pyarrow.Field) -> pyarrow.Field:
    return pyarrow.field(column, pyarrow.string()) if isinstance(column, str) else column


def _with_kept(fields: pyarrow.Schema, kept: Sequence[pyarrow.Field]) -> pyarrow.Schema:
    for field in kept:
        if field.name in (*fields.names, ERROR):
            raise ValueError(f'keep "{field.name}": the rows already have a field of that name')
    return pyarrow.schema([*fields, *kept, (ERROR, pyarrow.string())])


@dataclass(frozen=True, slots=True)
class _BatchWork:
    """What to make of the batches of one table."""

    fields: pyarrow.Schema
    rows: Rows
    text: str
    id: str | None
    keep: tuple[str | pyarrow.Field, ...]

    def batch(self, batch: Batch) -> Batch:
        if isinstance(batch, pyarrow.RecordBatch):
            return self._one(batch)
        return pyarrow.Table.from_batches(self.batches(batch), self._schema(batch.schema))

    def batches(self, batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        if hasattr(batches, "__arrow_c_stream__"):
            reader = pyarrow.RecordBatchReader.from_stream(batches)
            self._schema(reader.schema)  # refuses a missing column before the first row is asked for
            batches = reader
        return (self._one(batch.slice(at, _SLICE)) for batch in batches for at in range(0, batch.num_rows or 1, _SLICE))

    def _schema(self, given: pyarrow.Schema) -> pyarrow.Schema:
        """Return the schema of the output for a schema of the input."""
        names = [self.text, *([] if self.id is None else [self.id])]
        names += [one if isinstance(one, str) else one.name for one in self.keep]
        for name in names:
            if (number := given.names.count(name)) != 1:
                found = ", ".join(f'"{one}"' for one in given.names) or "none"
                raise ValueError(f'{"no column" if not number else f"{number} columns"} "{name}"; there are {found}')
        kept = [given.field(one) if isinstance(one, str) else one for one in self.keep]
        return _with_kept(self.fields, kept)

    def _one(self, batch: pyarrow.RecordBatch) -> pyarrow.RecordBatch:
        target = self._schema(batch.schema)
        rows: list[Sequence[object]] = []
        places: list[int] = []
        errors: list[str | None] = []
        docs = [None] * batch.num_rows if self.id is None else map(_as_id, _values(batch.column(self.id)))
        for place, (text, doc) in enumerate(zip(_texts(batch.column(self.text)), docs, strict=True)):
            made, error = self._rows_of(text, doc)
            rows += made
            errors += [error] * len(made)
            places += [place] * len(made)
        columns: Iterable[Sequence[object]] = zip(*rows, strict=True) if rows else [()] * len(self.fields)
        arrays = [pyarrow.array(values, field.type) for values, field in zip(columns, self.fields, strict=True)]
        for field in list(target)[len(arrays) : -1]:
            arrays.append(_taken(batch.column(field.name), places).cast(field.type))
        return pyarrow.RecordBatch.from_arrays([*arrays, pyarrow.array(errors, pyarrow.string())], schema=target)

    def _rows_of(self, text: str | _Unreadable | None, doc: str | None) -> tuple[list[ParquetRow], str | None]:
        """Return the rows of an article; one with only its id if there is an error, and the error."""
        if text is None:
            return [], None
        if isinstance(text, _Unreadable):
            error = text.reason
        elif len(text) > MAX_INPUT_SIZE:
            error = TOO_LARGE
        else:
            try:
                return [[doc, *row[1:]] for row in self.rows(text, doc or "")], None
            except Exception as raised:  # an article that the rules fail on must not end the run
                error = f"the rules failed: {type(raised).__name__}: {raised}"
        return [[doc, *[None] * (len(self.fields) - 1)]], error


@dataclass(frozen=True, slots=True)
class _Unreadable:
    """A value that is not text."""

    reason: str


def _taken(column: pyarrow.Array, places: Sequence[int]) -> pyarrow.Array:
    """Return the values of a column at some places."""
    try:
        return column.take(pyarrow.array(places, pyarrow.int64()))
    except pyarrow.ArrowNotImplementedError:  # string_view, for one
        values = column.to_pylist()
        return pyarrow.array([values[place] for place in places], column.type)


def _texts(column: pyarrow.Array) -> list[str | _Unreadable | None]:
    """Return the texts of a column; in place of anything else, the reason why it is not a text."""
    kind = column.type
    if types.is_dictionary(kind):
        return _texts(column.dictionary_decode())
    if not (types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind)):
        return [_Unreadable(f"of type {kind}, not a string") if cell.is_valid else None for cell in column]
    return [_Unreadable("invalid UTF-8") if isinstance(value, bytes) else value for value in _values(column)]


def _values(column: pyarrow.Array) -> list[Any]:
    """Return the values of a column; text that is not UTF-8 remains bytes."""
    try:
        return list(column.to_pylist())
    except UnicodeDecodeError:
        return list(map(_value, column))


def _value(cell: pyarrow.Scalar) -> Any:  # noqa: ANN401 - whatever the column holds
    try:
        return cell.as_py()
    except UnicodeDecodeError:
        return cell.as_buffer().to_pybytes()


def _as_id(value: object) -> str | None:
    if value is None:
        return None
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
