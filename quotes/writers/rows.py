"""Records as CSV rows and JSON lines."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from quotes.model import BOOK_FIELDS, FIELDS, Attribution, Value
from quotes.writers.records import LINE_END, NO_VALUES, escape_formula, to_cell, to_cells, to_json, with_book_fields

BYTE_ORDER_MARK = "\ufeff"
"""The first character of a CSV file, which shows some spreadsheets that it is UTF-8."""


def csv_header(columns: Sequence[str] = ()) -> str:
    """Return the first row: ``FIELDS``, then the columns after the fields."""
    return csv_lines([[*FIELDS, *map(escape_formula, columns)]])


def csv_rows(
    records: Iterable[Attribution], columns: Sequence[str] = (), about: Mapping[str, Value] = NO_VALUES
) -> str:
    """Return the rows of one article.

    Rows end with CR LF (RFC 4180), line ends inside a quotation are kept, and cells that a spreadsheet would run
    are escaped (``records.escape_formula``).

    Args:
        records: The records.
        columns: The columns after the fields.
        about: The values of these columns; a missing one is an empty cell.
    """
    if not set(BOOK_FIELDS).isdisjoint(columns):
        rows = ((record, with_book_fields(record, about)) for record in records)
        return csv_lines([*to_cells(record), *(to_cell(more.get(name)) for name in columns)] for record, more in rows)
    more = [to_cell(about.get(column)) for column in columns]
    return csv_lines([*to_cells(record), *more] for record in records)


def csv_lines(rows: Iterable[Sequence[str]]) -> str:
    """Return rows of cells as lines of CSV."""
    lines = io.StringIO(newline="")
    csv.writer(lines, lineterminator=LINE_END).writerows(rows)
    return lines.getvalue()


def json_rows(
    records: Iterable[Attribution], columns: Sequence[str] = (), about: Mapping[str, Value] = NO_VALUES
) -> str:
    """Return the records of one article as lines of JSON, keys in the order of the columns of ``csv_rows``."""
    more = {column: about.get(column) for column in columns}
    if not set(BOOK_FIELDS).isdisjoint(columns):
        return "".join(to_json(record, with_book_fields(record, more)) + "\n" for record in records)
    return "".join(to_json(record, more) + "\n" for record in records)
