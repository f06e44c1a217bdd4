"""What is done with each article of a run, in whatever process: read it, find its quotations, write its rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from quotes.model import NOT_SPEECH, Attribution
from quotes.pipeline import extract
from quotes.readers.articles import opened
from quotes.readers.documents import Document, Failure, Page, Source, name_of
from quotes.writers.parquet import parquet_rows
from quotes.writers.rows import csv_rows, json_rows

Rows = Any
"""What ``ROWS`` gives for a format: text, or rows of values; or what a ``Make`` gives."""

Make = Callable[[Document, Sequence[Attribution]], Rows]
"""Makes of an article and its records what the run is about."""

ROWS: dict[str, Callable[..., Rows]] = {"csv": csv_rows, "jsonl": json_rows, "parquet": parquet_rows}
"""Format, which is also the file's ending, to what makes an article's rows."""

_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST_NAME = 120


class OutputError(Exception):
    """A file that cannot be written: its name, and why."""

    def __init__(self, where: str, reason: str) -> None:
        """Keep both apart, also on the way from one process to another."""
        super().__init__(where, reason)
        self.where = where
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do."""

    source: Source
    place: Path | None = None
    """Where the article's text is to be saved."""


@dataclass(frozen=True, slots=True)
class Done:
    """What came of it."""

    name: str
    rows: Rows
    quotations: int = 0
    attributed: int = 0
    notices: tuple[str, ...] = ()
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """What every process of an export must know."""

    form: str
    kinds: tuple[str, ...]
    columns: tuple[str, ...]

    def __call__(self, tasks: Sequence[Task]) -> list[Done]:
        """Do some tasks."""
        return [_do(task, self.kinds, self._rows, ROWS[self.form](())) for task in tasks]

    def _rows(self, document: Document, records: Sequence[Attribution]) -> Rows:
        return ROWS[self.form](records, self.columns, document.about)


@dataclass(frozen=True, slots=True)
class Look:
    """What every process must know of a run whose articles are gathered rather than written."""

    kinds: tuple[str, ...]
    make: Make
    """What is handed over of an article; it must be picklable, and so must what it gives."""

    def __call__(self, tasks: Sequence[Task]) -> list[Done]:
        """Do some tasks; what failed has no rows."""
        return [_do(task, self.kinds, self.make, None) for task in tasks]


def _do(task: Task, kinds: tuple[str, ...], make: Make, nothing: Rows) -> Done:
    """Do a task, of which there is ``nothing`` when it fails."""
    name = name_of(task.source)
    document = opened(task.source)
    if isinstance(document, Failure):
        return Done(name, nothing, failure=document)
    if task.place is not None:
        _save(document.text, task.place)
    try:
        return _found(document, kinds, make)
    except Exception as error:  # an article that trips the rules must not end the run
        return Done(name, nothing, failure=Failure(name, f"the rules failed: {type(error).__name__}: {error}"))


def _found(document: Document, kinds: tuple[str, ...], make: Make) -> Done:
    records = extract(document.text, document.doc, kinds)
    speech = [record for record in records if record.kind != NOT_SPEECH]
    return Done(
        document.doc,
        make(document, records),
        len(speech),
        sum(record.speaker is not None for record in speech),
        tuple(filter(None, (document.notice, "" if records else "no quotations"))),
    )


def size_of(task: Task) -> int:
    """Give about how much memory a task takes."""
    source = task.source
    return len(source.text) if isinstance(source, Document) else len(source.data) if isinstance(source, Page) else 0


def _save(text: str, place: Path) -> None:
    """Write a text so that offsets into it hold in the file, too."""
    # What looks like a byte-order mark and is part of the text needs one before it.
    marked = f"\ufeff{text}" if text.startswith("\ufeff") else text
    try:
        place.write_bytes(marked.encode("utf-8", "replace"))
    except OSError as error:
        raise OutputError(str(place), error.strerror or str(error)) from error


class Places:
    """Where texts are saved: named after the articles, each name once."""

    def __init__(self, folder: Path) -> None:
        """Make the folder."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(str(folder), error.strerror or str(error)) from error
        self._folder = folder
        self._numbers: dict[str, int] = {}
        """How many articles have had this name; a name that was given another number counts as one."""

    def next(self, name: str) -> Path:
        """Give the place of the next article's text."""
        stem = _UNSAFE.sub("_", name).strip("_.").removesuffix(".txt") or "article"
        if len(stem) > _LONGEST_NAME:
            stem = f"{stem[:_LONGEST_NAME]}-{sha256(name.encode('utf-8', 'replace')).hexdigest()[:8]}"
        free = stem
        while (number := self._numbers.get(free.casefold(), 0)) > 0:
            self._numbers[free.casefold()] += 1
            free = f"{stem}-{number + 1}"
        self._numbers[free.casefold()] = 1
        return self._folder / f"{free}.txt"
