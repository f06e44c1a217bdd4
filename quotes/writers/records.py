"""One record to and from JSON or CSV: the only module that knows either format.

Numbers are plain, ``None`` is ``null`` in JSON and an empty cell in CSV, and confidence has three decimals.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from types import MappingProxyType

from quotes.model import DIRECT, FIELDS, Attribution, Value

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
_encode = json.JSONEncoder(ensure_ascii=False).encode
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
    return _encode({**dict(zip(FIELDS, to_values(record), strict=True)), **about})


def to_cells(record: Attribution) -> list[str]:
    """Return a record as the cells of a CSV row in the order of ``FIELDS``, formulas escaped."""
    cells = [to_cell(value) for value in _field_values(record)]
    if record.confidence is not None:
        cells[_CONFIDENCE_FIELD] = f"{record.confidence:.3f}"
    return cells


def to_cell(value: Value) -> str:
    """Return a value as a CSV cell: ``None`` is empty, and formulas are escaped."""
    return escape_formula(value) if isinstance(value, str) else to_text(value) or ""


def to_text(value: Value) -> str | None:
    """Return a value as text; numbers are written as in JSON."""
    return value if value is None or isinstance(value, str) else _encode(value)


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
    rest = iter(lines)
    header = next(rest, "").removeprefix("\ufeff")
    delimiter = max(",;\t", key=header.count)
    names = next(csv.reader([header], delimiter=delimiter), [])
    if missing := [name for name in REQUIRED if name not in names]:
        raise RecordError(f"no column {', '.join(missing)}", 1)
    rows = csv.reader(rest, delimiter=delimiter)
    begins = 2
    try:
        for number, row in enumerate(rows, 1):
            if any(row):
                yield begins, _from_row(dict(zip(names, row, strict=False)), number, begins)
            begins = rows.line_num + 2
    except csv.Error as error:
        raise RecordError(f"not CSV: {error}", begins) from error


def _from_row(row: dict[str, str], number: int, line: int) -> Attribution:
    values = {"id": str(number), **{name: unescape_formula(cell) for name, cell in row.items() if cell}}
    try:
        return from_fields(values)
    except RecordError as error:
        raise RecordError(error.reason, line) from error


def from_fields(values: Mapping[str, object]) -> Attribution:
    """Return the record with these values, read from JSON, Parquet or CSV; numbers may be strings of digits.

    Defaults: ``id`` 1, ``utterance`` the ``id``, ``kind`` ``direct``, the content the span; the others ``None``.

    Raises:
        RecordError: A value has the wrong type, or ``text``, ``start`` or ``end`` is missing.
    """
    start, end = _number(values, "start"), _number(values, "end")
    identity = _number(values, "id", 1)
    return Attribution(
        doc=_text(values, "doc") or "",
        id=identity,
        utterance=_number(values, "utterance", identity),
        parent=_maybe_number(values, "parent"),
        kind=_text(values, "kind") or DIRECT,
        text=_required(values, "text"),
        start=start,
        end=end,
        content_start=_number(values, "content_start", start),
        content_end=_number(values, "content_end", end),
        speaker=_text(values, "speaker"),
        speaker_kind=_text(values, "speaker_kind"),
        role=_text(values, "role"),
        mention=_text(values, "mention"),
        mention_start=_maybe_number(values, "mention_start"),
        mention_end=_maybe_number(values, "mention_end"),
        cue=_text(values, "cue"),
        cue_start=_maybe_number(values, "cue_start"),
        cue_end=_maybe_number(values, "cue_end"),
        rule=_text(values, "rule") or "",
        confidence=_fraction(values, "confidence"),
    )


def _text(values: Mapping[str, object], name: str) -> str | None:
    value = values.get(name)
    if value is None or isinstance(value, str):
        return value or None
    raise RecordError(f"{name} is not a string: {value!r}")


def _required(values: Mapping[str, object], name: str) -> str:
    value = _text(values, name)
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


def _number(values: Mapping[str, object], name: str, default: int | None = None) -> int:
    value = _maybe_number(values, name)
    value = default if value is None else value
    if value is None:
        raise RecordError(f"{name} is missing")
    return value


def _fraction(values: Mapping[str, object], name: str) -> float | None:
    value = values.get(name)
    if value is None or value == "":
        return None
    try:
        return float(str(value).replace(",", "."))
    except ValueError:
        raise RecordError(f"{name} is not a number: {value!r}") from None
