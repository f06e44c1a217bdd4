"""What a run does with each article, in any process: read it, find its quotations, make its output."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quotes.batch.progress import input_digest
from quotes.batch.voices import read_voices
from quotes.model import ALL_SPEECH, NOT_SPEECH, Attribution
from quotes.pipeline import extract
from quotes.readers.articles import to_document
from quotes.readers.documents import Document, Failure, Input, Page, input_name
from quotes.voices.voice import Voice
from quotes.writers.parquet import parquet_rows, record_schema
from quotes.writers.rows import csv_rows, json_rows

if TYPE_CHECKING:
    import pyarrow

ArticleOutput = Any
"""What a run makes of an article: text, rows of values for Parquet, or whatever a ``Visit`` returns."""

Visit = Callable[[Document, Sequence[Attribution]], ArticleOutput]
"""Makes something of an article and its records."""

VoiceVisit = Callable[[Document, Sequence[Voice], Sequence[Attribution]], ArticleOutput]
"""Makes something of an article, its voices and the records that they are made from."""

Visited = tuple[ArticleOutput, Sequence[Attribution]]
"""What was made of an article, and its records."""

ROWS_BY_FORMAT: dict[str, Callable[..., ArticleOutput]] = {"csv": csv_rows, "jsonl": json_rows, "parquet": parquet_rows}
"""Format, which is also the file's extension, to the function that makes an article's rows."""

_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST_STEM = 120
"""Characters of a file name before its extension."""


class OutputError(Exception):
    """A file that cannot be written."""

    def __init__(self, where: str, reason: str) -> None:
        """Keep the file's name and the reason apart, also when pickled between processes."""
        super().__init__(where, reason)
        self.where = where
        self.reason = reason


@dataclass(frozen=True, slots=True)
class ArticleTask:
    """One input to process."""

    source: Input
    saved_text: Path | None = None
    """Where to save the article's text."""


@dataclass(frozen=True, slots=True)
class ArticleResult:
    """What came of one input."""

    name: str
    digest: bytes
    """A digest of the input (``input_digest``)."""
    output: ArticleOutput
    quotations: int = 0
    attributed: int = 0
    has_records: bool = True
    notice: str | None = None
    """How the input was read, if the user should know."""
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class RowMaker:
    """Makes the rows of an export; sent to every process."""

    form: str
    kinds: tuple[str, ...]
    columns: tuple[str, ...]
    """The columns after the fields of a record."""

    def __call__(self, tasks: Sequence[ArticleTask]) -> list[ArticleResult]:
        """Process some tasks; a failed one has no rows."""
        return [_process(task, self._visit, ROWS_BY_FORMAT[self.form](())) for task in tasks]

    def _visit(self, document: Document) -> Visited:
        records = extract(document.text, document.doc, self.kinds)
        return ROWS_BY_FORMAT[self.form](records, self.columns, document.about), records

    @property
    def parquet_schema(self) -> pyarrow.Schema:
        """The names and types of the columns."""
        return record_schema(self.columns)


@dataclass(frozen=True, slots=True)
class Gatherer:
    """Makes anything else of articles; sent to every process."""

    kinds: tuple[str, ...]
    visit: Visit
    """What to make of an article. Both the function and what it returns must be picklable."""

    def __call__(self, tasks: Sequence[ArticleTask]) -> list[ArticleResult]:
        """Process some tasks; the output of a failed one is ``None``."""
        return [_process(task, self._visit, None) for task in tasks]

    def _visit(self, document: Document) -> Visited:
        records = extract(document.text, document.doc, self.kinds)
        return self.visit(document, records), records


@dataclass(frozen=True, slots=True)
class VoiceGatherer:
    """Makes anything else of the voices of articles; sent to every process."""

    visit: VoiceVisit
    """What to make of an article and its voices. Both the function and what it returns must be picklable."""
    kinds: tuple[str, ...] = ALL_SPEECH
    """The kinds of the records that are visited and reported; voices are made from all speech."""

    def __call__(self, tasks: Sequence[ArticleTask]) -> list[ArticleResult]:
        """Process some tasks; the output of a failed one is ``None``."""
        return [_process(task, self._visit, None) for task in tasks]

    def _visit(self, document: Document) -> Visited:
        voices, every = read_voices(document.text, document.doc)
        records = [record for record in every if record.kind in self.kinds]
        return self.visit(document, voices, records), records


def _process(task: ArticleTask, visit: Callable[[Document], Visited], nothing: ArticleOutput) -> ArticleResult:
    """Process one task; its output is ``nothing`` if it fails."""
    name, digest = input_name(task.source), input_digest(task.source)
    document = to_document(task.source)
    if isinstance(document, Failure):
        return ArticleResult(name, digest, nothing, failure=document)
    if task.saved_text is not None:
        _save(document.text, task.saved_text)
    try:
        output, records = visit(document)
    except Exception as error:  # an article that the rules fail on must not end the run
        failure = Failure(name, f"the rules failed: {type(error).__name__}: {error}")
        return ArticleResult(name, digest, nothing, failure=failure)
    speech = [record for record in records if record.kind != NOT_SPEECH]
    return ArticleResult(
        document.doc,
        digest,
        output,
        len(speech),
        sum(record.speaker is not None for record in speech),
        bool(records),
        document.notice,
    )


def memory_of(task: ArticleTask) -> int:
    """Return roughly how much memory a task takes, in bytes or characters."""
    source = task.source
    return len(source.text) if isinstance(source, Document) else len(source.data) if isinstance(source, Page) else 0


def _save(text: str, path: Path) -> None:
    """Write a text so that offsets into it hold in the file too."""
    # Readers drop a leading byte-order mark. If the text itself starts with that character, add another before it.
    marked = f"\ufeff{text}" if text.startswith("\ufeff") else text
    try:
        path.write_bytes(marked.encode("utf-8", "replace"))
    except OSError as error:
        raise OutputError(str(path), error.strerror or str(error)) from error


class TextFiles:
    """The files in which texts are saved: named after the articles, each name used once."""

    def __init__(self, folder: Path) -> None:
        """Create the folder."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(str(folder), error.strerror or str(error)) from error
        self._folder = folder
        self._uses: dict[str, int] = {}
        """How many articles wanted a name, in lower case; a numbered name counts as well."""

    def next(self, name: str) -> Path:
        """Return the file for the text of the next article."""
        stem = _UNSAFE.sub("_", name).strip("_.").removesuffix(".txt") or "article"
        if len(stem) > _LONGEST_STEM:
            stem = f"{stem[:_LONGEST_STEM]}-{sha256(name.encode('utf-8', 'replace')).hexdigest()[:8]}"
        free = stem
        while (number := self._uses.get(free.casefold(), 0)) > 0:
            self._uses[free.casefold()] += 1
            free = f"{stem}-{number + 1}"
        self._uses[free.casefold()] = 1
        return self._folder / f"{free}.txt"
