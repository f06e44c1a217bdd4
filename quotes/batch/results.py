"""Exports and tables of voices, unchanged or corrected by hand, read back to be counted again."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO

from quotes.batch.quoted import count_quoted, count_scenes, passages_of
from quotes.batch.speaker_counts import characters, with_dates
from quotes.model import BOOK_FIELDS, FIELDS, INDIRECT, PERSON, Attribution, Value
from quotes.readers.columns import to_value
from quotes.readers.kinds import missing_extra
from quotes.voices.person_counts import Quoted, VoicedArticle
from quotes.voices.voice import VOICE_FIELDS, Voice
from quotes.writers.records import REQUIRED, RecordError, from_fields, read_csv_header, read_csv_table
from quotes.writers.voices import VOICES_REQUIRED, voice_from_fields

_JSON = (".jsonl", ".ndjson")
_PARQUET = ".parquet"
_EXTENSIONS = (".csv", ".tsv", *_JSON, _PARQUET)
_LONGEST_HEADER = 100_000
"""Characters of a first line that are looked at."""
NumberedRow = tuple[int, Mapping[str, object]]
"""The line on which a row begins, and its values by column."""


@dataclass(frozen=True, slots=True)
class ResultsFile:
    """A file that this package has written."""

    path: str
    has_voices: bool
    """It has a row for each voice, not for each quotation."""
    has_persons: bool
    """It has a column of persons, which may be empty."""

    def articles(self, kinds: Sequence[str], dates: Sequence[str], passages: int = 0) -> Iterator[VoicedArticle]:
        """Read the articles of the file, in the order in which each comes first.

        Args:
            kinds: The kinds of quotations that are counted.
            dates: The columns that hold dates.
            passages: How many characters to keep of each quotation.

        Raises:
            RecordError: A row cannot be read.
        """
        by_doc: defaultdict[str, list[NumberedRow]] = defaultdict(list)
        for line, values in _rows(self.path, VOICES_REQUIRED if self.has_voices else REQUIRED):
            by_doc[str(values.get("doc") or "")].append((line, values))
        # Voices made batch by batch have no persons yet.
        given = self.has_persons and any(values.get("person") for rows in by_doc.values() for _, values in rows)
        for doc, rows in by_doc.items():
            if self.has_voices:
                article = _voices_article(doc, rows, kinds)
            else:
                article = _records_article(doc, rows, kinds, passages)
            has_persons = given or article.has_persons
            yield replace(article, about=with_dates(article.about, dates), has_persons=has_persons)


def results_file(path: str) -> ResultsFile | None:
    """Return what a file is if this package has written it; ``None`` for anything else."""
    if not path.lower().endswith(_EXTENSIONS):
        return None
    try:
        names = set(_columns(path))
    except (OSError, ValueError):
        return None
    if names.issuperset(VOICES_REQUIRED):
        return ResultsFile(path, has_voices=True, has_persons="person" in names)
    return ResultsFile(path, has_voices=False, has_persons=False) if names.issuperset(REQUIRED) else None


def _columns(path: str) -> list[str]:
    """The names of a table's columns, or of the keys of its first object.

    Raises:
        OSError: The file cannot be read.
        ValueError: It is not what its extension says.
    """
    if path.lower().endswith(_PARQUET):
        if missing_extra("parquet"):
            return []
        from pyarrow.parquet import read_schema

        return list(read_schema(path).names)
    with _opened(path) as stream:
        first = stream.readline(_LONGEST_HEADER)
    return _json_keys(first) if path.lower().endswith(_JSON) else read_csv_header(first)[0]


def _json_keys(line: str) -> list[str]:
    values = json.loads(line)
    return list(values) if isinstance(values, dict) else []


def _opened(path: str) -> TextIO:
    return Path(path).open(encoding="utf-8-sig", newline="")


def _rows(path: str, required: Sequence[str]) -> Iterator[NumberedRow]:
    if path.lower().endswith(_PARQUET):
        from pyarrow.parquet import ParquetFile

        batches = ParquetFile(path).iter_batches()
        yield from enumerate((row for batch in batches for row in batch.to_pylist()), 1)
        return
    with _opened(path) as stream:
        try:
            if not path.lower().endswith(_JSON):
                yield from read_csv_table(stream, required)
                return
            for number, line in enumerate(stream, 1):
                if line.strip():
                    yield number, _object(line, number)
        except UnicodeDecodeError as error:
            raise RecordError("not UTF-8") from error


def _object(line: str, number: int) -> dict[str, object]:
    try:
        values = json.loads(line)
    except ValueError as error:
        raise RecordError(f"not JSON: {error}", number) from error
    if not isinstance(values, dict):
        raise RecordError("not an object", number)
    return values


def _about(rows: Sequence[NumberedRow], fields: Sequence[str]) -> dict[str, Value]:
    _, first = rows[0]
    return {name: to_value(value) for name, value in first.items() if name not in fields}


def _voices_article(doc: str, rows: Sequence[NumberedRow], kinds: Sequence[str]) -> VoicedArticle:
    voices = []
    for line, values in rows:
        try:
            voices.append(voice_from_fields(values))
        except RecordError as error:
            raise RecordError(error.reason, line) from error
    quoted = [Quoted(voice.quotations + voice.indirect * (INDIRECT in kinds), voice.words) for voice in voices]
    return VoicedArticle(doc, _about(rows, ("id", *VOICE_FIELDS)), voices, quoted, full_names=_full_names(voices))


def _records_article(doc: str, rows: Sequence[NumberedRow], kinds: Sequence[str], passages: int) -> VoicedArticle:
    records: list[Attribution] = []
    voices: dict[tuple[str, str], Voice] = {}
    for line, values in rows:
        try:
            record = from_fields(values)
            voice = _voice_of(record) if record.speaker is not None else None
        except RecordError as error:
            raise RecordError(error.reason, line) from error
        records.append(replace(record, speaker_kind=voice.speaker_kind if voice else None))
        if voice:
            key = voice.speaker, voice.speaker_kind
            voices[key] = replace(voice, role=voices[key].role or voice.role) if key in voices else voice
    listed = list(voices.values())
    quoted, unattributed = count_quoted(listed, records, kinds)
    shown = passages_of(listed, records, kinds, passages)
    scenes = count_scenes(listed, records, kinds)
    # A chapter is a column of a book's records, but no column of the book.
    about = _about(rows, (*FIELDS, *BOOK_FIELDS))
    listed = characters(listed) if scenes else listed
    names = _full_names(listed)
    return VoicedArticle(doc, about, listed, quoted, unattributed, shown, scenes, names, has_persons=bool(scenes))


def _full_names(voices: Iterable[Voice]) -> frozenset[str]:
    """The people whom an article names in full, as far as they speak: its text is not at hand."""
    return frozenset([voice.speaker for voice in voices if voice.speaker_kind == PERSON and " " in voice.speaker])


def _voice_of(record: Attribution) -> Voice:
    """The voice of a record as far as it alone shows."""
    fields = ("doc", "speaker", "speaker_kind", "role")
    return voice_from_fields({name: getattr(record, name) for name in fields})
