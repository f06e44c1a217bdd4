"""Counts of speakers to CSV and JSON lines.

The columns are the keys. Numbers are plain; a name that no article gives is ``null`` or an empty cell.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable

from quotes.voices.counts import Count
from quotes.writers.files import Sink
from quotes.writers.records import LINE_END, harmless

COLUMNS = ("speaker", "speaker_kind", "quotations", "words", "articles")
"""The columns, in order."""

_encode = json.JSONEncoder(ensure_ascii=False).encode


def write_csv(counts: Iterable[Count], sink: Sink) -> None:
    """Write a header and a row for each speaker, in cells that no spreadsheet runs as formulas."""
    rows = csv.writer(sink, lineterminator=LINE_END)
    rows.writerow(COLUMNS)
    for one in counts:
        rows.writerow((harmless(one.speaker or ""), one.kind or "", one.quotations, one.words, one.articles))


def write_jsonl(counts: Iterable[Count], sink: Sink) -> None:
    """Write an object for each speaker, one a line."""
    for one in counts:
        values = (one.speaker, one.kind, one.quotations, one.words, one.articles)
        sink.write(_encode(dict(zip(COLUMNS, values, strict=True))) + "\n")


WRITERS = {"csv": write_csv, "jsonl": write_jsonl}
"""Format, which is also the file's ending, to what writes it."""
