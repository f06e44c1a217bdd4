"""Excel workbooks (.xlsx), by ``openpyxl``, which reads them row by row.

(``calamine`` asks for memory for all the cells between the first and the last, and ends the process without it.)
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from typing import IO

from quotes.readers.columns import ColumnError, ColumnOptions, TableColumns
from quotes.readers.documents import Document, Failure
from quotes.readers.formats.containers import Container, UnreadableError

_LONGEST_CELL = 32_767
_CUT = f"cut at {_LONGEST_CELL:,} characters, the most that a cell holds"

SheetRow = Sequence[object]


def workbook_articles(path: str, stream: IO[bytes], columns: ColumnOptions) -> Iterator[Document | Failure]:
    """Read the rows of every sheet that has a column of texts, one after the other.

    Raises:
        UnreadableError: it is not a workbook.
    """
    Container(stream).check_size()
    stream.seek(0)
    failures = []
    found = False
    sheets = _sheets(stream)
    for name, rows in sheets:
        number, names = next(((n, row) for n, row in rows if any(row)), (0, ()))
        try:
            table = columns.find([_name(cell) for cell in names]) if names else None
        except ColumnError as error:
            failures.append(Failure(path, str(error)))
            continue
        if table:
            found = True
            where = path if len(sheets) == 1 else f"{path}:{name}"
            yield from _articles(where, number, [_name(cell) for cell in names], rows, table)
    if not found:
        yield failures[0] if failures else Failure(path, "empty")


def _sheets(stream: IO[bytes]) -> list[tuple[str, Iterator[tuple[int, SheetRow]]]]:
    """Give the name of each sheet and its rows by their numbers."""
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(stream, read_only=True, data_only=True)
    except Exception as error:  # openpyxl raises anything on damaged files
        raise UnreadableError("truncated or damaged") from error
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # some programs write that a sheet has one cell
    return [(sheet.title, _rows(sheet.iter_rows(values_only=True))) for sheet in book.worksheets]


def _rows(rows: Iterator[SheetRow]) -> Iterator[tuple[int, SheetRow]]:
    number = 0
    while True:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                row = next(rows, None)
            except Exception as error:
                raise UnreadableError("damaged") from error
        if row is None:
            return
        number += 1
        yield number, row


def _articles(
    where: str, header: int, names: Sequence[str], rows: Iterator[tuple[int, SheetRow]], table: TableColumns
) -> Iterator[Document | Failure]:
    number = header
    for number, row in rows:
        if any(row):
            values = {name: _value(cell) for name, cell in zip(names, row, strict=False) if name}
            text = values.get(table.text)
            cut = isinstance(text, str) and len(text) == _LONGEST_CELL
            yield table.document(f"{where}:{number}", values, _CUT if cut else None)
    if number == header:
        yield Failure(where, "no rows after the header")


def _name(cell: object) -> str:
    return "" if cell is None else str(cell).strip()


def _value(cell: object) -> object:
    """Return what a cell holds; the numbers of a workbook have no kinds."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell
