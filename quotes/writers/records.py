"""One record to and from JSON or CSV: the only module that knows either format.

Numbers are plain, ``None`` is ``null`` in JSON and an empty cell in CSV, and confidence has three decimals.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from math import isfinite
from operator import attrgetter
from types import MappingProxyType

from quotes.model import BOOK_FIELDS, DIRECT, FIELDS, PART, SCENE, Attribution, Value

LINE_END = "\r\n"
"""The end of a CSV row (RFC 4180); line ends inside a cell are kept."""

REQUIRED = ("doc", "text", "start", "end", "speaker")
"""Columns that a CSV must have. People delete the others in spreadsheets; they get default values."""

_UNSEEN = (
    r"\s\x00-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff"
)
"""Characters that spreadsheets, or people who retype a cell, may drop: blank ones, and those that cannot be seen."""
_OPERATOR = r"[=+\-@＝＋－＠]"
_FORMULA = re.compile(rf"'*(?:[\t\r\n]|[{_UNSEEN}]*{_OPERATOR})")
# Where semicolons separate cells, a spreadsheet splits this cell at each of its own.
_FORMULA_PART = rf"(?='*[{_UNSEEN}\"]*{_OPERATOR})"
_BEFORE_PART = re.compile(f";{_FORMULA_PART}")
_BEFORE_ESCAPED_PART = re.compile(f";'{_FORMULA_PART}")
_field_values = attrgetter(*FIELDS)
encode_json = json.JSONEncoder(ensure_ascii=False).encode
_CONFIDENCE_FIELD = FIELDS.index("confidence")
NO_VALUES: Mapping[str, Value] = MappingProxyType({})
"""No columns after the fields of a record."""


class RecordError(ValueError):
    """A row that is not a record. ``line`` counts from 1; it is 0 if only the caller knows it."""

    def __init__(self, reason: str, line: int = 0) -> None:
        """Keep the reason and the line apart, so that a caller can report ``file:line: reason``."""
        super().__init__(reason)
        self.reason = reason
        self.line = line


def escape_formula(cell: str) -> str:
    """Put ``'`` before a cell, or a part of it after ``;``, that a spreadsheet would run (OWASP, "CSV injection").

    A cell that already starts with such an escape gets one more, so that ``unescape_formula`` always restores
    exactly what was written.

    >>> escape_formula("=1+1"), escape_formula("'=1+1"), escape_formula("Go; =1+1"), escape_formula("'Go,' he said")
    ("'=1+1", "''=1+1", "Go;' =1+1", "'Go,' he said")
    """
    if ";" in cell:
        cell = _BEFORE_PART.sub(";'", cell)
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unescape_formula(cell: str) -> str:
    """Undo ``escape_formula``.

    >>> unescape_formula("'=1+1"), unescape_formula("''=1+1"), unescape_formula("Go;' =1+1")
    ('=1+1', "'=1+1", 'Go; =1+1')
    """
    if ";'" in cell:
        cell = _BEFORE_ESCAPED_PART.sub(";", cell)
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell, 1) else cell


def nesting_depths(records: Iterable[Attribution]) -> list[int]:
    """Return for each record how many of the others enclose it; parents come before what they enclose."""
    depths: dict[int, int] = {}
    for record in records:
        depths[record.id] = 0 if record.parent is None else depths.get(record.parent, -1) + 1
    return list(depths.values())


def to_values(record: Attribution) -> list[Value]:
    """Return a record as plain values in the order of ``FIELDS``."""
    values: list[Value] = list(_field_values(record))
    if record.confidence is not None:
        values[_CONFIDENCE_FIELD] = round(record.confidence, 3)
    return values


def to_json(record: Attribution, about: Mapping[str, Value] = NO_VALUES) -> str:
    """Return a record as one JSON object, keys in the order of ``FIELDS``, without a line end.

    Args:
        record: The record.
        about: Values to add after the fields, by key.
    """
    return encode_json({**dict(zip(FIELDS, to_values(record), strict=True)), **about})


def to_cells(record: Attribution) -> list[str]:
    """Return a record as the cells of a CSV row in the order of ``FIELDS``, formulas escaped."""
    cells = [to_cell(value) for value in _field_values(record)]
    if record.confidence is not None:
        cells[_CONFIDENCE_FIELD] = f"{record.confidence:.3f}"
    return cells


def with_book_fields(record: Attribution, about: Mapping[str, Value]) -> dict[str, Value]:
    """Return the values of the columns after the fields: those of a book's record, else the article's.

    Args:
        record: The record.
        about: The article's values by column; a table may have a *part* of its own.
    """
    own: dict[str, Value] = {name: getattr(record, name) for name in BOOK_FIELDS}
    return {**about, **{name: value for name, value in own.items() if value is not None}}


def to_cell(value: Value) -> str:
    """Return a value as a CSV cell: ``None`` is empty, and formulas are escaped."""
    return escape_formula(value) if isinstance(value, str) else to_text(value) or ""


def to_text(value: Value) -> str | None:
    """Return a value as text; numbers are written as in JSON."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value) if type(value) is int or (type(value) is float and isfinite(value)) else encode_json(value)


def read_csv(lines: Iterable[str]) -> Iterator[tuple[int, Attribution]]:
    """Read an export back, unchanged or corrected by hand in a spreadsheet.

    There may be a byte-order mark, columns may come in any order, and the separator may be ``,``, ``;`` or a tab.
    Columns outside ``REQUIRED`` may be missing; unknown ones are ignored.

    Args:
        lines: The file, opened with ``newline=""`` so that line ends inside cells survive.

    Yields:
        The line (from 1) on which each row begins, and its record.

    Raises:
        RecordError: There is no header, a column of ``REQUIRED`` is missing, or a row is not a record.
    """
    for line, values in read_csv_table(lines, REQUIRED):
        try:
            yield line, from_fields(values)
        except RecordError as error:
            raise RecordError(error.reason, line) from error


def read_csv_table(lines: Iterable[str], required: Iterable[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Read a table that this package has written, perhaps corrected in a spreadsheet, as ``read_csv`` does.

    Args:
        lines: The file, opened with ``newline=""``.
        required: Columns that it must have.

    Yields:
        The line (from 1) on which each row begins, and its values by column, empty ones left out; without an ``id``,
        the row's number.

    Raises:
        RecordError: There is no header, a required column is missing, or it is not CSV.
    """
    rest = iter(lines)
    names, delimiter = read_csv_header(next(rest, ""))
    if missing := [name for name in required if name not in names]:
        raise RecordError(f"no column {', '.join(missing)}", 1)
    rows = csv.reader(rest, delimiter=delimiter)
    begins = 2
    try:
        for number, row in enumerate(rows, 1):
            if any(row):
                cells = zip(names, row, strict=False)
                yield begins, {"id": str(number), **{name: unescape_formula(cell) for name, cell in cells if cell}}
            begins = rows.line_num + 2
    except csv.Error as error:
        raise RecordError(f"not CSV: {error}", begins) from error


def read_csv_header(line: str) -> tuple[list[str], str]:
    """Return the names of the columns, and what separates them."""
    header = line.removeprefix("\ufeff")
    delimiter = max(",;\t", key=header.count)
    return next(csv.reader([header], delimiter=delimiter), []), delimiter


def from_fields(values: Mapping[str, object]) -> Attribution:
    """Return the record with these values, read from JSON, Parquet or CSV; numbers may be strings of digits.

    Defaults: ``id`` 1, ``utterance`` the ``id``, ``kind`` ``direct``, the content the span; the others ``None``.

    Raises:
        RecordError: A value has the wrong type, or ``text``, ``start`` or ``end`` is missing.
    """
    start, end = read_number(values, "start"), read_number(values, "end")
    identity = read_number(values, "id", 1)
    return Attribution(
        doc=read_text(values, "doc") or "",
        id=identity,
        utterance=read_number(values, "utterance", identity),
        parent=_maybe_number(values, "parent"),
        kind=read_text(values, "kind") or DIRECT,
        text=_required(values, "text"),
        start=start,
        end=end,
        content_start=read_number(values, "content_start", start),
        content_end=read_number(values, "content_end", end),
        speaker=read_text(values, "speaker"),
        speaker_kind=read_text(values, "speaker_kind"),
        role=read_text(values, "role"),
        mention=read_text(values, "mention"),
        mention_start=_maybe_number(values, "mention_start"),
        mention_end=_maybe_number(values, "mention_end"),
        cue=read_text(values, "cue"),
        cue_start=_maybe_number(values, "cue_start"),
        cue_end=_maybe_number(values, "cue_end"),
        rule=read_text(values, "rule") or "",
        confidence=read_fraction(values, "confidence"),
        part=read_text(values, PART),
        scene=_maybe_number(values, SCENE),
    )


def read_text(values: Mapping[str, object], name: str) -> str | None:
    """Return a field that is text.

    Raises:
        RecordError: It is not.
    """
    value = values.get(name)
    if value is None or isinstance(value, str):
        return value or None
    raise RecordError(f"{name} is not a string: {value!r}")


def _required(values: Mapping[str, object], name: str) -> str:
    value = read_text(values, name)
    if value is None:
        raise RecordError(f"{name} is missing")
    return value


def _maybe_number(values: Mapping[str, object], name: str) -> int | None:
    value = values.get(name)
    if value is None or value == "":
        return None
    if isinstance(value, str) and value.strip().isdecimal():
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise RecordError(f"{name} is not a whole number: {value!r}")


def read_number(values: Mapping[str, object], name: str, default: int | None = None) -> int:
    """Return a field that is a whole number, perhaps as digits.

    Raises:
        RecordError: It is not, or it is missing and there is no default.
    """
    value = _maybe_number(values, name)
    value = default if value is None else value
    if value is None:
        raise RecordError(f"{name} is missing")
    return value


def read_fraction(values: Mapping[str, object], name: str) -> float | None:
    """Return a field that is a number, perhaps with a decimal comma.

    Raises:
        RecordError: It is not.
    """
    value = values.get(name)
    if value is None or value == "":
        return None
    try:
        return float(str(value).replace(",", "."))
    except ValueError:
        raise RecordError(f"{name} is not a number: {value!r}") from None
