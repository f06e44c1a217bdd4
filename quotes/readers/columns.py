"""Which columns of a table, or keys of a JSON object, hold an article's text and id."""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from quotes.model import Value
from quotes.readers.documents import MAX_INPUT_SIZE, TOO_LARGE, Document, Failure

TEXT_COLUMNS = ("text", "body", "content", "article")
"""Names of the text column, most likely first, for when the user gives none."""

_ID_COLUMN = "id"
_EXPORT_COLUMNS = frozenset({"doc", "utterance", "parent", "mention", "rule"})
_MAX_NAME = 40
"""Characters of a column's name in a message: if the first line is not a header, it may be a whole article."""
_MOST_LISTED = 12
"""Columns that an error message lists."""


class ColumnError(ValueError):
    """A required column is missing."""


@dataclass(frozen=True, slots=True)
class TableColumns:
    """The columns to read from one table, by the names they have there."""

    text: str
    id: str | None
    kept: tuple[tuple[str, str | None], ...]
    """Each column to keep, by the user's name and by the table's; ``None`` if the table lacks it."""

    def names(self) -> Iterator[str]:
        """Yield each column once."""
        names = (self.text, self.id, *(name for _, name in self.kept))
        yield from dict.fromkeys(name for name in names if name is not None)

    def document(self, where: str, row: Mapping[str, object], notice: str | None = None) -> Document | Failure:
        """Return the article in a row, named by its id, else by ``where``.

        Args:
            where: The row, as ``FILE:LINE``.
            row: The values by column.
            notice: How the row was decoded, if the user should know.
        """
        text = row.get(self.text)
        if text is None:
            return Failure(where, f'missing "{self.text}"')
        if not isinstance(text, str):
            return Failure(where, f'"{self.text}" is not a string')
        if not text.strip():
            return Failure(where, f'"{self.text}" is empty')
        if len(text) > MAX_INPUT_SIZE:
            return Failure(where, TOO_LARGE)
        about = {name: to_value(row.get(column)) for name, column in self.kept if column is not None}
        return Document(self._identity(row) or where, text, notice, about)

    def _identity(self, row: Mapping[str, object]) -> str:
        value = row.get(self.id) if self.id is not None else None
        known = isinstance(value, (str, int)) and not isinstance(value, bool)
        return str(value) if known else ""


@dataclass(frozen=True, slots=True)
class ColumnOptions:
    """The columns of tables, or keys of JSON lines, that the user names; case is ignored."""

    text: str | None = None
    """The text column; ``None`` to guess."""
    id: str | None = None
    """The id column; ``None`` to guess."""
    keep: tuple[str, ...] = ()
    """Columns to copy to the records."""
    also: tuple[str, ...] = ()
    """Columns to copy where a table has them."""
    kind: str | None = None
    """The kind of all files, if their names and contents are not to say it."""

    def find(self, names: Collection[str]) -> TableColumns:
        """Find the columns in a table.

        Args:
            names: All columns of the table.

        Raises:
            ColumnError: The text column, or the id column that the user names, is missing; or this is an export of
                this package, whose ``text`` is that of quotations.
        """
        if self.text is None and set(names) >= _EXPORT_COLUMNS:
            raise ColumnError("an export of quotations, not a table of articles")
        text = _first_of(names, TEXT_COLUMNS) if self.text is None else _as_named(names, self.text)
        if text is None:
            raise ColumnError(_missing_column((self.text,) if self.text else TEXT_COLUMNS, names, "--text-column"))
        identity = _first_of(names, (_ID_COLUMN,)) if self.id is None else _as_named(names, self.id)
        if identity is None and self.id is not None:
            raise ColumnError(_missing_column((self.id,), names, "--id-column"))
        also = ((name, _as_named(names, name)) for name in self.also if name not in self.keep)
        kept = (*((name, _as_named(names, name)) for name in self.keep), *(pair for pair in also if pair[1]))
        return TableColumns(text, identity, kept)

    def document(self, where: str, value: Mapping[str, object], notice: str | None) -> Document | Failure:
        """Return the article in a JSON object, as ``TableColumns.document`` does for a row."""
        try:
            return self.find(value).document(where, value, notice)
        except ColumnError as error:
            return Failure(where, str(error))


def to_value(value: object) -> Value:
    """Return a value that a record can hold: text and numbers unchanged, anything else as JSON or text."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def _first_of(names: Collection[str], wanted: Sequence[str]) -> str | None:
    lower = {name.strip().lower(): name for name in reversed(list(names))}
    return next((lower[name] for name in wanted if name in lower), None)


def _as_named(names: Collection[str], wanted: str) -> str | None:
    return wanted if wanted in names else _first_of(names, (wanted.strip().lower(),))


def _missing_column(wanted: Sequence[str], names: Collection[str], option: str) -> str:
    *others, last = (f'"{name}"' for name in wanted)
    needed = f"{', '.join(others)} or {last}" if others else last
    shown = (" ".join(name.split())[:_MAX_NAME] for name in list(names)[:_MOST_LISTED])
    found = ", ".join(shown) + (", …" if len(names) > _MOST_LISTED else "")
    return f"no {needed}; found {found or 'nothing'} (see {option})"
