"""Persons for a table of voices that ``quotes.integrations.arrow`` has made, batch by batch."""

from __future__ import annotations

import pyarrow

from quotes.model import PERSON
from quotes.voices.persons.census import PersonCensus
from quotes.voices.persons.identities import UNIDENTIFIED
from quotes.writers.voices import voice_from_fields

_FILLED = ("person", "person_from")
_REQUIRED = (*_FILLED, "speaker", "speaker_kind")
_READ = (*_REQUIRED, "honorific", "title", "organization", "role", "gender", "gender_from")


def with_persons(voices: pyarrow.Table) -> pyarrow.Table:
    """Fill ``person`` and ``person_from`` of a table that has the voices of all articles.

    The names decide, and what is said beside them, as for ``quotes voices``. The texts are not at hand: a surname alone
    is given to whom the table names in full, so that some remain without a person whom the command finds.

    Args:
        voices: What ``voices_batch`` returned, or the batches of ``voices_batches`` as one table.

    Raises:
        ValueError: A column of voices is missing.
    """
    if missing := [name for name in _REQUIRED if name not in voices.column_names]:
        raise ValueError(f'no column "{missing[0]}": not a table of voices')
    rows = voices.select([name for name in _READ if name in voices.column_names]).to_pylist()
    read = [voice_from_fields(row) if row["speaker"] else None for row in rows]
    census = PersonCensus()
    for voice in read:
        if voice is not None:
            census.add([voice], [voice.speaker] if voice.speaker_kind == PERSON and " " in voice.speaker else [])
    persons = census.settle()
    found = [UNIDENTIFIED if voice is None else persons.identify(voice) for voice in read]
    for name, values in zip(_FILLED, zip(*found, strict=True) if found else [(), ()], strict=True):
        place = voices.schema.get_field_index(name)
        field = voices.schema.field(place)
        voices = voices.set_column(place, field, pyarrow.array(values, pyarrow.string()).cast(field.type))
    return voices
