"""Voices as CSV rows and JSON lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from quotes.model import PERSON, Value
from quotes.voices.counts import SPEAKER_KINDS
from quotes.voices.voice import VOICE_FIELDS, Voice, values_of_voice
from quotes.writers.records import (
    NO_VALUES,
    RecordError,
    encode_json,
    escape_formula,
    read_fraction,
    read_number,
    read_text,
    to_cell,
)
from quotes.writers.rows import csv_lines

_TEXT_FIELDS = tuple(name for name in VOICE_FIELDS if "str" in str(Voice.__annotations__[name]))
_NUMBER_FIELDS = tuple(name for name in VOICE_FIELDS if Voice.__annotations__[name] == "int")
_SHARE_FIELD = VOICE_FIELDS.index("share")


def voice_values(voice: Voice) -> list[Value]:
    """Return a voice as plain values in the order of ``VOICE_FIELDS``; its share has four decimals."""
    values: list[Value] = list(values_of_voice(voice))
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
    return "".join(encode_json({**row, **more}) + "\n" for row in rows)


VOICES_REQUIRED = ("doc", "speaker", "speaker_kind", "quotations", "words")
"""The columns by which a table of voices is recognized. Others may have been deleted; they get default values."""


def voice_from_fields(values: Mapping[str, object]) -> Voice:
    """Return the voice with these values, read from JSON or CSV; numbers may be strings of digits.

    Raises:
        RecordError: A value has the wrong type, or the speaker is missing.
    """
    found: dict[str, Any] = {
        **{name: read_text(values, name) for name in _TEXT_FIELDS},
        **{name: read_number(values, name, 0) for name in _NUMBER_FIELDS},
        "former": str(values.get("former") or "").lower() == "true",
        "share": read_fraction(values, "share") or 0.0,
    }
    if found["speaker"] is None:
        raise RecordError("speaker is missing")
    kind = found["speaker_kind"] = (found["speaker_kind"] or PERSON).strip().lower()
    if kind not in SPEAKER_KINDS:
        raise RecordError(f"speaker_kind {kind!r} is unknown: there are {', '.join(filter(None, SPEAKER_KINDS))}")
    return Voice(**{**found, "doc": found["doc"] or "", "evidence": found["evidence"] or ""})
