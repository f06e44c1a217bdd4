"""How much is quoted by any field of the voices or column of the articles, one or two at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from quotes.model import BOOK_FIELDS, PART, SCENE, Value
from quotes.voices.person_counts import PersonGenders, PersonKey, Quoted, SceneCount, person_key
from quotes.voices.voice import VOICE_FIELDS, Voice

UNITS: Final[Mapping[str, int]] = {"year": 4, "month": 7, "day": 10}
"""What a date may be cut to, with the characters of YYYY-MM-DD that are left."""
MOST_COLUMNS: Final = 2


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

    @property
    def is_place(self) -> bool:
        """Whether it is a chapter or a scene of a book, where there are books."""
        return self.name in BOOK_FIELDS and not self.unit

    def cut(self, value: str) -> str:
        """Return a value, a date cut to the unit."""
        return value[: UNITS[self.unit]] if self.unit else value


DOC: Final = Column("doc")
_Values = tuple[str | None, ...]


def parse_column(text: str) -> Column:
    """Read a column as the user writes it: *gender*, *section*, *date:month*.

    Raises:
        ColumnNameError: The unit is unknown.
    """
    name, _, unit = text.rpartition(":")
    if not name:
        return Column(text)
    if unit not in UNITS:
        raise ColumnNameError(f"{text}: {unit!r} is not a unit of dates: there are {', '.join(UNITS)}")
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
        self._rows: dict[_Values, BreakdownRow] = {}
        self._words = 0
        self._in_order = [column == DOC or column.is_place for column in columns]
        self._places: dict[_Values, int] = {}
        """The places of books, in reading order."""

    @property
    def is_by_place(self) -> bool:
        """Whether books were counted by chapter or scene."""
        return DOC in self.columns and any(column.is_place for column in self.columns)

    def add_scenes(self, voices: Sequence[Voice], scenes: Iterable[SceneCount], about: Mapping[str, Value]) -> None:
        """Count a book scene by scene.

        Args:
            voices: Its voices, with their persons.
            scenes: How much is counted in each scene.
            about: The book's columns, as for ``add``.
        """
        here: set[_Values] = set()
        for scene in scenes:
            heard = [voices[index] for index in scene.quoted]
            self._add(heard, scene.quoted.values(), {**about, PART: scene.part, SCENE: scene.scene}, here)

    def add(self, voices: Iterable[Voice], quoted: Iterable[Quoted], about: Mapping[str, Value]) -> None:
        """Count an article.

        Args:
            voices: Its voices, with their persons.
            quoted: How much is counted of each.
            about: The article's columns; those that are cut to a unit are YYYY-MM-DD.
        """
        self._add(voices, quoted, about, set())

    def _add(
        self, voices: Iterable[Voice], quoted: Iterable[Quoted], about: Mapping[str, Value], here: set[_Values]
    ) -> None:
        """Count an article or a scene; ``here`` are the values that the article is counted under already."""
        for voice, share in zip(voices, quoted, strict=True):
            if not share.quotations:
                continue
            values = tuple(self._value(column, voice, about) for column in self.columns)
            row = self._rows.get(values)
            if row is None:
                row = self._rows[values] = BreakdownRow(values)
                self._places.setdefault(self._place(values), len(self._places))
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
        """Give the rows: dates in order, chapters and scenes as they are read, all others by words.

        Those with most words come first, and what is not said comes last.
        """
        for row in self._rows.values():
            row.share = row.words / self._words if self._words else 0.0
        return iter(sorted(self._rows.values(), key=self._order))

    def _order(self, row: BreakdownRow) -> tuple[object, ...]:
        dates = tuple(value or "~" for column, value in zip(self.columns, row.values, strict=True) if column.unit)
        place = self._places[self._place(row.values)]
        return dates, place, None in row.values, -row.words, tuple(map(str, row.values))

    def _place(self, values: _Values) -> _Values:
        """The values that are a book, a chapter or a scene; none where articles are counted."""
        if not self.is_by_place:
            return ()
        return tuple(value for value, in_order in zip(values, self._in_order, strict=True) if in_order)


def _text(value: Value) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value in (None, "") else str(value)
