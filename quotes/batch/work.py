"""What a run does with each article, in any process: read it, find its quotations, make its output."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from quotes.batch.progress import input_digest
from quotes.batch.texts import save_text
from quotes.batch.voices import ArticleVoices, read_voices
from quotes.cast.known import AS_NEWS, ReadingMode
from quotes.model import ALL_SPEECH, DIALOGUE, NOT_SPEECH, Attribution
from quotes.pipeline import extract
from quotes.readers.articles import to_document
from quotes.readers.documents import Document, Failure, Input, Page, input_name
from quotes.writers.annotation.tools import TOOLS
from quotes.writers.parquet import parquet_rows, record_schema
from quotes.writers.rows import csv_rows, json_rows

if TYPE_CHECKING:
    import pyarrow

ArticleOutput = Any
"""What a run makes of an article: text, rows of values for Parquet, or whatever a ``Visit`` returns."""

Visit = Callable[[Document, Sequence[Attribution]], ArticleOutput]
"""Makes something of an article and its records."""

VoiceVisit = Callable[[Document, ArticleVoices], ArticleOutput]
"""Makes something of an article and its voices."""


class RecordTally(NamedTuple):
    """How much was found in an article."""

    records: int
    quotations: int
    """The records that are speech."""
    attributed: int
    """The quotations whose speaker the article names or describes."""


Visited = tuple[ArticleOutput, RecordTally]
"""What was made of an article, and how much was found in it."""

ROWS_BY_FORMAT: dict[str, Callable[..., ArticleOutput]] = {"csv": csv_rows, "jsonl": json_rows, "parquet": parquet_rows}
"""Format, which is also the file's extension, to the function that makes an article's rows."""


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
    mode: ReadingMode = AS_NEWS

    def __call__(self, tasks: Sequence[ArticleTask]) -> list[ArticleResult]:
        """Process some tasks; a failed one has no rows."""
        nothing = "" if self.form in TOOLS else ROWS_BY_FORMAT[self.form](())
        return [_process(task, self._visit, nothing) for task in tasks]

    def _visit(self, document: Document) -> Visited:
        records = extract(document.text, document.doc, self.kinds, self.mode)
        if self.form in TOOLS:
            return TOOLS[self.form](document.doc, document.text, records), _tally(records)
        return ROWS_BY_FORMAT[self.form](records, self.columns, document.about), _tally(records)

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
    mode: ReadingMode = AS_NEWS

    def __call__(self, tasks: Sequence[ArticleTask]) -> list[ArticleResult]:
        """Process some tasks; the output of a failed one is ``None``."""
        return [_process(task, self._visit, None) for task in tasks]

    def _visit(self, document: Document) -> Visited:
        records = extract(document.text, document.doc, self.kinds, self.mode)
        return self.visit(document, records), _tally(records)


@dataclass(frozen=True, slots=True)
class VoiceGatherer:
    """Makes anything else of the voices of articles; sent to every process."""

    visit: VoiceVisit
    """What to make of an article and its voices. Both the function and what it returns must be picklable."""
    kinds: tuple[str, ...] = ALL_SPEECH
    """The kinds of speech that are reported; voices are made from all of it, those of books from these."""
    mode: ReadingMode = AS_NEWS

    def __call__(self, tasks: Sequence[ArticleTask]) -> list[ArticleResult]:
        """Process some tasks; the output of a failed one is ``None``."""
        return [_process(task, self._visit, None) for task in tasks]

    def _visit(self, document: Document) -> Visited:
        of_voices = self.kinds if self.mode.genre == DIALOGUE else ALL_SPEECH
        found = read_voices(document.text, document.doc, self.mode, of_voices)
        named = [finding.speaker.name is not None for finding in found.findings(self.kinds)]
        return self.visit(document, found), RecordTally(len(named), len(named), sum(named))


def _process(task: ArticleTask, visit: Callable[[Document], Visited], nothing: ArticleOutput) -> ArticleResult:
    """Process one task; its output is ``nothing`` if it fails."""
    name, digest = input_name(task.source), input_digest(task.source)
    document = to_document(task.source)
    if isinstance(document, Failure):
        return ArticleResult(name, digest, nothing, failure=document)
    if task.saved_text is not None:
        save_text(document.text, task.saved_text)
    try:
        output, found = visit(document)
    except Exception as error:  # an article that the rules fail on must not end the run
        failure = Failure(name, f"the rules failed: {type(error).__name__}: {error}")
        return ArticleResult(name, digest, nothing, failure=failure)
    has_records = found.records > 0
    return ArticleResult(document.doc, digest, output, found.quotations, found.attributed, has_records, document.notice)


def _tally(records: Sequence[Attribution]) -> RecordTally:
    speech = [record for record in records if record.kind != NOT_SPEECH]
    return RecordTally(len(records), len(speech), sum(record.speaker is not None for record in speech))


def memory_of(task: ArticleTask) -> int:
    """Return roughly how much memory a task takes, in bytes or characters."""
    source = task.source
    return len(source.text) if isinstance(source, Document) else len(source.data) if isinstance(source, Page) else 0
