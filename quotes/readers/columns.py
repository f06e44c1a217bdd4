"""Which columns of a table, or keys of an object, hold an article's text, its id and what travels along."""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from quotes.model import Value
from quotes.readers.documents import ARTICLE_TOO_LONG, MAX_ARTICLE_SIZE, Document, Failure

TEXT_COLUMNS = ("text", "body", "content", "article")
"""What the column of the text is called, where the user does not say; the first that is there is taken."""

_ID = "id"
_EXPORTED = frozenset({"doc", "utterance", "parent", "mention", "rule"})
_SHOWN = 12
"""So many columns are named when the one that is needed is not there."""


class ColumnError(ValueError):
    """A column that is needed and not there."""


@dataclass(frozen=True, slots=True)
class TableColumns:
    """The columns of one table, by the names that they have there."""

    text: str
    id: str | None
    kept: tuple[tuple[str, str | None], ...]
    """Each column that travels, as the user names it and as the table does; ``None`` where it is not there."""

    def names(self) -> Iterator[str]:
        """Give each column once."""
        there = (self.text, self.id, *(name for _, name in self.kept))
        yield from dict.fromkeys(name for name in there if name is not None)

    def document(self, where: str, row: Mapping[str, object], notice: str | None = None) -> Document | Failure:
        """Make an article of a row; without an id, its place is its name."""
        text = row.get(self.text)
        if text is None:
            return Failure(where, f'no "{self.text}"')
        if not isinstance(text, str):
            return Failure(where, f'"{self.text}" is not a string')
        if not text.strip():
            return Failure(where, f'"{self.text}" is empty')
        if len(text) > MAX_ARTICLE_SIZE:
            return Failure(where, ARTICLE_TOO_LONG)
        about = {name: to_value(row.get(column)) if column else None for name, column in self.kept}
        return Document(self._identity(row) or where, text, notice, about)

    def _identity(self, row: Mapping[str, object]) -> str:
        value = row.get(self.id) if self.id is not None else None
        known = isinstance(value, (str, int)) and not isinstance(value, bool)
        return str(value) if known else ""


@dataclass(frozen=True, slots=True)
class ColumnOptions:
    """What the user says about the columns of tables and the keys of JSON lines; case does not matter."""

    text: str | None = None
    """The column of the text; else it is guessed."""
    id: str | None = None
    """The column of the id; else it is guessed."""
    keep: tuple[str, ...] = ()
    """The columns that travel with the records."""

    def find(self, names: Collection[str]) -> TableColumns:
        """Find the columns among those that are there.

        Raises:
            ColumnError: there is none for the text, or none that the user names for the id, or these are
                the columns of our own export, whose text is that of quotations.
        """
        if self.text is None and set(names) >= _EXPORTED:
            raise ColumnError("an export of quotations, not of articles")
        text = _first(names, TEXT_COLUMNS) if self.text is None else _named(names, self.text)
        if text is None:
            raise ColumnError(_missing((self.text,) if self.text else TEXT_COLUMNS, names, "--text-column"))
        identity = _first(names, (_ID,)) if self.id is None else _named(names, self.id)
        if identity is None and self.id is not None:
            raise ColumnError(_missing((self.id,), names, "--id-column"))
        return TableColumns(text, identity, tuple((name, _named(names, name)) for name in self.keep))


def to_value(value: object) -> Value:
    """Give what a record can carry: text and numbers as they are, nothing as nothing, all else as text."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def _first(names: Collection[str], wanted: Sequence[str]) -> str | None:
    lower = {name.strip().lower(): name for name in reversed(list(names))}
    return next((lower[name] for name in wanted if name in lower), None)


def _named(names: Collection[str], wanted: str) -> str | None:
    return wanted if wanted in names else _first(names, (wanted.strip().lower(),))


def _missing(wanted: Sequence[str], names: Collection[str], option: str) -> str:
    there = ", ".join(list(names)[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
    others = f"nor {', '.join(wanted[1:])}; " if len(wanted) > 1 else ""
    return f'no "{wanted[0]}": {others}there is {there or "nothing"} (see {option})'
