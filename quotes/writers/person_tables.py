"""Counts of persons, and breakdowns, as CSV rows and JSON lines."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence

from quotes.model import Value
from quotes.voices.breakdown import Breakdown, BreakdownRow
from quotes.voices.person_counts import PersonCount
from quotes.writers.files import Sink
from quotes.writers.records import LINE_END, encode_json, to_cell

PERSON_COLUMNS = (
    "speaker",
    "speaker_kind",
    "quotations",
    "words",
    "share",
    "articles",
    "first",
    "last",
    "role",
    "gender",
    "aliases",
)
"""The columns of counts of persons, in order."""
BREAKDOWN_COLUMNS = ("speakers", "quotations", "words", "share", "articles")
"""The columns of a breakdown after those that it is by."""
_BETWEEN = " | "
_DECIMALS = 4

TableRow = Mapping[str, Value]


def person_columns(persons: Iterable[PersonCount]) -> tuple[str, ...]:
    """Return the columns of persons: those who speak in chapters of a book have the number of these, too."""
    if not any(person.parts for person in persons):
        return PERSON_COLUMNS
    after = PERSON_COLUMNS.index("articles") + 1
    return (*PERSON_COLUMNS[:after], "parts", *PERSON_COLUMNS[after:])


def person_rows(persons: Sequence[PersonCount]) -> list[TableRow]:
    """Return a row for each person; the role is the one that most articles give."""
    columns = person_columns(persons)
    return [{column: values[column] for column in columns} for values in map(_values, persons)]


def _values(person: PersonCount) -> TableRow:
    role = max(person.roles, key=lambda one: (person.roles[one], len(one)), default=None)
    aliases = _BETWEEN.join(name for name, _ in person.aliases.most_common()) or None
    return {
        "speaker": person.name,
        "speaker_kind": person.kind,
        "quotations": person.quotations,
        "words": person.words,
        "share": round(person.share, _DECIMALS),
        "articles": person.articles,
        "parts": len(person.parts),
        "first": person.first or next(iter(person.parts), None),
        "last": person.last or next(reversed(person.parts), None),
        "role": role,
        "gender": person.gender,
        "aliases": aliases,
    }


def breakdown_columns(breakdown: Breakdown) -> tuple[str, ...]:
    """Return the columns of a breakdown, in order."""
    return (*map(str, breakdown.columns), *BREAKDOWN_COLUMNS)


def breakdown_numbers(row: BreakdownRow) -> dict[str, Value]:
    """Return the numbers of a row by their columns."""
    numbers = len(row.persons), row.quotations, row.words, row.share, row.articles
    return dict(zip(BREAKDOWN_COLUMNS, numbers, strict=True))


def breakdown_rows(breakdown: Breakdown) -> list[TableRow]:
    """Return the rows of a breakdown."""
    names = list(map(str, breakdown.columns))
    return [
        {**dict(zip(names, row.values, strict=True)), **breakdown_numbers(row), "share": round(row.share, _DECIMALS)}
        for row in breakdown
    ]


def write_csv(columns: Sequence[str], rows: Iterable[TableRow], sink: Sink) -> None:
    """Write a header and rows, formulas escaped."""
    table = csv.writer(sink, lineterminator=LINE_END)
    table.writerow([to_cell(column) for column in columns])
    for row in rows:
        table.writerow([to_cell(value) for value in row.values()])


def write_jsonl(_columns: Sequence[str], rows: Iterable[TableRow], sink: Sink) -> None:
    """Write an object for each row, one per line."""
    for row in rows:
        sink.write(encode_json(row) + "\n")


TABLE_WRITERS: Mapping[str, Callable[[Sequence[str], Iterable[TableRow], Sink], None]] = {
    "csv": write_csv,
    "jsonl": write_jsonl,
}
"""Format, which is also the file's extension, to the function that writes it."""
