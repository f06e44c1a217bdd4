"""How much is quoted by any field of the voices or column of the articles, one or two at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from quotes.model import Value
from quotes.voices.person_counts import PersonGenders, PersonKey, Quoted, person_key
from quotes.voices.voice import VOICE_FIELDS, Voice

UNITS: Mapping[str, int] = {"year": 4, "month": 7, "day": 10}
"""What a date may be cut to, with the characters of YYYY-MM-DD that are left."""
MOST_COLUMNS = 2


class ColumnNameError(ValueError):
    """A breakdown that cannot be made."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a breakdown: a field of voices, or a column of the articles, which may be a date cut to a unit."""

    name: str
    unit: str = ""

    def __str__(self) -> str:
        """Return the column as the user writes it."""
        return f"{self.name}:{self.unit}" if self.unit else self.name

    @property
    def is_kept(self) -> bool:
        """Whether it is a column of the articles."""
        return self.name not in VOICE_FIELDS

    def cut(self, value: str) -> str:
        """Return a value, a date cut to the unit."""
        return value[: UNITS[self.unit]] if self.unit else value


def parse_column(text: str) -> Column:
    """Read a column as the user writes it: *gender*, *section*, *date:month*.

    Raises:
        ColumnNameError: The unit is unknown.
    """
    name, _, unit = text.rpartition(":")
    if not name:
        return Column(text)
    if unit not in UNITS:
        raise ColumnNameError(f"{text}: {unit!r} is no unit of dates: there are {', '.join(UNITS)}")
    return Column(name, unit)


@dataclass(slots=True)
class BreakdownRow:
    """What is quoted with certain values."""

    values: tuple[str | None, ...]
    """One for each column; ``None`` if the article does not say."""
    quotations: int = 0
    words: int = 0
    share: float = 0.0
    articles: int = 0
    persons: set[PersonKey] = field(default_factory=set)


class Breakdown:
    """Counts the voices of one article after another by some columns."""

    def __init__(self, columns: Sequence[Column], genders: PersonGenders) -> None:
        """Begin without rows."""
        self.columns = tuple(columns)
        self._genders = genders
        self._rows: dict[tuple[str | None, ...], BreakdownRow] = {}
        self._words = 0

    def add(self, voices: Iterable[Voice], quoted: Iterable[Quoted], about: Mapping[str, Value]) -> None:
        """Count an article.

        Args:
            voices: Its voices, with their persons.
            quoted: How much is counted of each.
            about: The article's columns; those that are cut to a unit are YYYY-MM-DD.
        """
        here: set[tuple[str | None, ...]] = set()
        for voice, share in zip(voices, quoted, strict=True):
            if not share.quotations:
                continue
            values = tuple(self._value(column, voice, about) for column in self.columns)
            row = self._rows.setdefault(values, BreakdownRow(values))
            row.quotations += share.quotations
            row.words += share.words
            row.articles += values not in here
            row.persons.add(person_key(voice))
            here.add(values)
            self._words += share.words

    def _value(self, column: Column, voice: Voice, about: Mapping[str, Value]) -> str | None:
        if column.is_kept:
            value = _text(about.get(column.name))
            return column.cut(value) if value else None
        if column.name == "gender":
            return self._genders.of(voice)
        return _text(getattr(voice, column.name))

    def __iter__(self) -> Iterator[BreakdownRow]:
        """Give the rows: dates in order, all others by words, the highest first; what is not said comes last."""
        for row in self._rows.values():
            row.share = row.words / self._words if self._words else 0.0
        return iter(sorted(self._rows.values(), key=self._order))

    def _order(self, row: BreakdownRow) -> tuple[object, ...]:
        dates = tuple(value or "~" for column, value in zip(self.columns, row.values, strict=True) if column.unit)
        return dates, None in row.values, -row.words, tuple(map(str, row.values))


def _text(value: Value) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value in (None, "") else str(value)
