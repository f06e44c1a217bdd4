"""People files: who is whom, as CSV that people correct in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from quotes.voices.persons.corrections import PEOPLE_COLUMNS, CorrectionError, PersonRow
from quotes.writers.files import Sink
from quotes.writers.records import LINE_END, escape_formula, read_csv_header, unescape_formula

_OBEYED = tuple(name for name in PEOPLE_COLUMNS if name != "note")


def read_people(lines: Iterable[str]) -> Iterator[PersonRow]:
    """Read a people file.

    There may be a byte-order mark, columns may come in any order, and the separator may be ``,``, ``;`` or a tab.
    The names of columns, kinds and genders may be capitalized.

    Args:
        lines: The file, opened with ``newline=""``.

    Yields:
        Its rows; those that are empty or only a note are left out.

    Raises:
        CorrectionError: A column is missing or there twice, a row is longer than the header, or it is not CSV.
    """
    rest = iter(lines)
    header, delimiter = read_csv_header(next(rest, ""))
    names = [name.strip().lower() for name in header]
    if missing := [name for name in PEOPLE_COLUMNS if name not in names]:
        raise CorrectionError(f"no column {', '.join(missing)}", 1)
    if doubled := [name for name in PEOPLE_COLUMNS if names.count(name) > 1]:
        raise CorrectionError(f"several columns {', '.join(doubled)}", 1)
    # Not strict, a mark that opens a cell and is never closed would swallow all rows after it.
    rows = csv.reader(rest, delimiter=delimiter, strict=True)
    number = 1
    try:
        for number, row in enumerate(rows, 2):
            if any(row[len(names) :]):
                raise CorrectionError(f"{len(row)} cells for {len(names)} columns: a comma needs quotes", number)
            cells = {name: unescape_formula(cell.strip()) for name, cell in zip(names, row, strict=False)}
            values = {name: cells.get(name, "") for name in PEOPLE_COLUMNS}
            if any(values[name] for name in _OBEYED):
                values.update(kind=values["kind"].lower(), gender=values["gender"].lower())
                yield PersonRow(number, **values)
    except csv.Error as error:
        raise CorrectionError(f"not CSV: {error}", number + 1) from error


def write_people(rows: Iterable[PersonRow], sink: Sink) -> None:
    """Write a people file, formulas escaped."""
    table = csv.writer(sink, lineterminator=LINE_END)
    table.writerow(PEOPLE_COLUMNS)
    for row in rows:
        table.writerow([escape_formula(cell) for cell in (row.person, row.alias, row.kind, row.gender, row.note)])
