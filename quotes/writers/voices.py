"""Voices as CSV rows and JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter

from quotes.model import Value
from quotes.voices.voice import VOICE_FIELDS, Voice
from quotes.writers.records import NO_VALUES, escape_formula, to_cell
from quotes.writers.rows import csv_lines

_field_values = attrgetter(*VOICE_FIELDS)
_encode = json.JSONEncoder(ensure_ascii=False).encode
_SHARE_FIELD = VOICE_FIELDS.index("share")


def voice_values(voice: Voice) -> list[Value]:
    """Return a voice as plain values in the order of ``VOICE_FIELDS``; its share has four decimals."""
    values: list[Value] = list(_field_values(voice))
    values[_SHARE_FIELD] = round(voice.share, 4)
    return values


def voice_csv_header(columns: Sequence[str] = ()) -> str:
    """Return the first row: ``VOICE_FIELDS``, then the columns after the fields."""
    return csv_lines([[*VOICE_FIELDS, *map(escape_formula, columns)]])


def voice_csv_rows(voices: Iterable[Voice], columns: Sequence[str] = (), about: Mapping[str, Value] = NO_VALUES) -> str:
    """Return the rows of one article, as ``rows.csv_rows`` does for records."""
    more = [to_cell(about.get(column)) for column in columns]
    return csv_lines([*map(to_cell, voice_values(voice)), *more] for voice in voices)


def voice_json_rows(
    voices: Iterable[Voice], columns: Sequence[str] = (), about: Mapping[str, Value] = NO_VALUES
) -> str:
    """Return the voices of one article as lines of JSON, keys in the order of the columns of ``voice_csv_rows``."""
    more = {column: about.get(column) for column in columns}
    rows = (dict(zip(VOICE_FIELDS, voice_values(voice), strict=True)) for voice in voices)
    return "".join(_encode({**row, **more}) + "\n" for row in rows)
