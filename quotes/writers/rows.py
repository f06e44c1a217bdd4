"""Records as CSV rows and JSON lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from quotes.model import FIELDS, Attribution, Value
from quotes.writers.files import Sink
from quotes.writers.records import LINE_END, escape_formula, to_cell, to_cells, to_json

if TYPE_CHECKING:
    from quotes.voices.counts import Count

BYTE_ORDER_MARK = "\ufeff"
"""What makes a spreadsheet take a CSV file for UTF-8."""

_NOTHING: Mapping[str, Value] = MappingProxyType({})


def csv_header(columns: Sequence[str] = ()) -> str:
    """Give the first row: ``FIELDS``, then the columns that follow a record."""
    return _csv([[*FIELDS, *map(escape_formula, columns)]])


def csv_rows(records: Iterable[Attribution], columns: Sequence[str] = (), about: Mapping[str, Value] = _NOTHING) -> str:
    """Give one article's records as rows.

    Rows end with CR LF (RFC 4180); line ends inside a quotation are kept; a cell that a spreadsheet would run
    is made harmless (``records.harmless``).

    Args:
        records: the records.
        columns: the columns that follow each of them.
        about: what stands there, by column; nothing where a column is not in it.
    """
    more = [to_cell(about.get(column)) for column in columns]
    return _csv([*to_cells(record), *more] for record in records)


def _csv(rows: Iterable[Sequence[str]]) -> str:
    lines = io.StringIO(newline="")
    csv.writer(lines, lineterminator=LINE_END).writerows(rows)
    return lines.getvalue()


def json_rows(
    records: Iterable[Attribution], columns: Sequence[str] = (), about: Mapping[str, Value] = _NOTHING
) -> str:
    """Give each of one article's records as a line of JSON, keys in the order of the columns of ``csv_rows``."""
    more = {column: about.get(column) for column in columns}
    return "".join(to_json(record, more) + "\n" for record in records)


COUNT_COLUMNS = ("speaker", "speaker_kind", "quotations", "words", "articles")
"""The columns, in order."""


def write_counts_csv(counts: Iterable[Count], sink: Sink) -> None:
    """Write a header and a row for each speaker, in cells that no spreadsheet runs as formulas."""
    rows = csv.writer(sink, lineterminator=LINE_END)
    rows.writerow(COUNT_COLUMNS)
    for one in counts:
        rows.writerow((escape_formula(one.speaker or ""), one.kind or "", one.quotations, one.words, one.articles))


def write_counts_jsonl(counts: Iterable[Count], sink: Sink) -> None:
    """Write an object for each speaker, one a line."""
    for one in counts:
        values = (one.speaker, one.kind, one.quotations, one.words, one.articles)
        sink.write(json.dumps(dict(zip(COUNT_COLUMNS, values, strict=True)), ensure_ascii=False) + "\n")


COUNT_WRITERS = {"csv": write_counts_csv, "jsonl": write_counts_jsonl}
"""Format, which is also the file's ending, to what writes it."""
