"""A whole run: articles in, output out, in any number of processes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import TextIO

from quotes._version import __version__
from quotes.batch.annotation import JsonArray, brat_folder, label_studio_file
from quotes.batch.journal import JournalEntry, ResumeError, journal_of, read_entry, resumable
from quotes.batch.messages import KeptColumns, RunMessages, SilentArticles
from quotes.batch.progress import BarUpdate, InputsDigest, RunTotals, input_digest, no_bar, progress_bar
from quotes.batch.texts import OutputError, TextFiles
from quotes.batch.work import ArticleOutput, ArticleResult, ArticleTask, Gatherer, RowMaker, VoiceGatherer, memory_of
from quotes.parallel import in_order
from quotes.readers.articles import ByteCount, read_inputs
from quotes.readers.columns import ColumnOptions
from quotes.readers.documents import PAGE_COLUMNS, Input, input_name
from quotes.readers.paths import contain_pages, total_size
from quotes.writers.annotation.tools import BRAT, LABEL_STUDIO
from quotes.writers.files import Sink, replacing, replacing_bytes
from quotes.writers.parquet import ParquetFile
from quotes.writers.terminal.console import TerminalSafe

ArticleWork = RowMaker | Gatherer | VoiceGatherer


class StoppedError(Exception):
    """A run that ended without its output; the reason has been reported."""

    def __init__(self, totals: RunTotals) -> None:
        """Keep the totals so far."""
        super().__init__(str(totals))
        self.totals = totals


Output = Callable[[ArticleOutput, InputsDigest, RunTotals], object]
"""Takes what a run makes of one article, and how far the run has come with it."""


@dataclass(frozen=True, slots=True)
class ExportJob:
    """What to read, and what to make of it."""

    paths: tuple[str, ...]
    columns: ColumnOptions
    work: ArticleWork
    head: str = ""
    """What the output starts with: the header of CSV."""
    jobs: int = 1
    strict: bool = False
    """Stop at the first failure."""
    texts: Path | None = None
    """The folder to save the texts in."""

    def __str__(self) -> str:
        """Return a digest of everything that shapes the output: jobs that differ in it cannot share a file."""
        work = asdict(self.work) if isinstance(self.work, RowMaker) else None
        what = [__version__, self.head, work, asdict(self.columns), str(self.texts)]
        return hashlib.sha256(json.dumps(what).encode()).hexdigest()


def export_to_stream(job: ExportJob, stream: TextIO, messages: RunMessages) -> RunTotals:
    """Write to a stream as articles are done; a terminal is protected from control characters.

    Raises:
        StoppedError: An article failed and the job is strict, or no article could be read.
    """
    sink = TerminalSafe(stream) if stream.isatty() else stream
    if not (isinstance(job.work, RowMaker) and job.work.form == LABEL_STUDIO):
        return _some(_process_inputs(job, _beginning(job), _text_output(sink, job.head), messages))
    with closing(JsonArray(sink)) as tasks:
        return _some(_process_inputs(job, _beginning(job), tasks.write, messages))


def export_to_file(job: ExportJob, output: Path, messages: RunMessages) -> RunTotals:
    """Write a file that replaces the old one only when everything is done.

    Raises:
        StoppedError: As for ``export_to_stream``.
        OutputError: The file cannot be written.
    """
    with _reports_errors(output):
        with _replacement(job, output) as target:
            totals = _some(_process_inputs(job, _beginning(job), target, messages))
        journal_of(output).unlink(missing_ok=True)
    return totals


def export_resumably(job: ExportJob, output: Path, messages: RunMessages) -> RunTotals | None:
    """Write a file as articles are done; continue if an earlier run was interrupted.

    Returns:
        The totals including those of the earlier run; ``None`` if the file exists and no run was interrupted.

    Raises:
        StoppedError: An article failed and the job is strict.
        ResumeError: The file comes from a different job.
        OutputError: The file cannot be written.
    """
    entry = read_entry(output)
    if entry is None and output.exists():
        messages.noticed(str(output), "already complete, nothing to resume")
        return None
    entry = entry or _beginning(job)
    if entry.job != str(job):
        raise ResumeError(
            f"{journal_of(output)} is from a run with other options. Delete it and {output} to start over."
        )
    with _reports_errors(output), resumable(output, entry) as target:
        if not entry.size:
            target.write(job.head, InputsDigest(), entry.totals)
            target.commit()
        return _process_inputs(job, entry, target.write, messages)


def gather(job: ExportJob, messages: RunMessages, receive: Callable[[ArticleOutput], None]) -> RunTotals:
    """Pass on what the job's work makes of each article, in order; failures are left out."""

    def pass_on(output: ArticleOutput, _inputs: InputsDigest, _totals: RunTotals) -> None:
        if output is not None:
            receive(output)

    return _process_inputs(job, _beginning(job), pass_on, messages)


def columns_of(paths: Sequence[str], keep: Sequence[str]) -> tuple[str, ...]:
    """Return the columns after the fields: those that pages fill, if any are read, and those to keep."""
    return tuple(dict.fromkeys((*(PAGE_COLUMNS if contain_pages(paths) else ()), *keep)))


@contextmanager
def _reports_errors(output: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(str(output), error.strerror or str(error)) from error


def _beginning(job: ExportJob) -> JournalEntry:
    return JournalEntry(str(job), str(InputsDigest()), 0, RunTotals())


@contextmanager
def _replacement(job: ExportJob, output: Path) -> Iterator[Output]:
    work = job.work
    if isinstance(work, RowMaker) and work.form == "parquet":
        with replacing_bytes(output) as stream, closing(ParquetFile(stream, work.parquet_schema)) as table:
            yield lambda output, _inputs, _totals: table.write(output)
    elif isinstance(work, RowMaker) and work.form == BRAT:
        with brat_folder(output) as folder:
            yield folder.write
    elif isinstance(work, RowMaker) and work.form == LABEL_STUDIO:
        with label_studio_file(output) as tasks:
            yield tasks.write
    else:
        with replacing(output) as text:
            yield _text_output(text, job.head)


def _text_output(sink: Sink, head: str) -> Output:
    """Write the head, and return what writes the texts after it."""
    sink.write(head)
    return lambda output, _inputs, _totals: sink.write(output)


def _process_inputs(job: ExportJob, entry: JournalEntry, output: Output, messages: RunMessages) -> RunTotals:
    """Process the inputs after ``entry``, and return the totals of all."""
    totals, digest, read = entry.totals, InputsDigest(), ByteCount()
    kept = KeptColumns(job.columns.keep, job.paths)
    inputs = kept.watched(read_inputs(job.paths, job.columns, read))
    texts = TextFiles(job.texts) if job.texts else None
    for task in _tasks(islice(inputs, totals.inputs), texts):
        digest.add(input_digest(task.source))
    if str(digest) != entry.inputs:
        raise ResumeError(
            "The articles differ from those of the interrupted run, or were edited since. "
            "Delete FILE and FILE.progress to start over."
        )
    silent = SilentArticles()
    with (
        _bar(job, messages, totals, read) as update_bar,
        closing(in_order(job.work, _tasks(inputs, texts), job.jobs, memory_of)) as results,
    ):
        for result in results:
            _count(result, totals, digest)
            _report(result, messages)
            if not result.has_records:
                silent.add(result.name)
            if result.failure and job.strict:
                raise StoppedError(totals)
            output(result.output, digest, totals)
            update_bar(totals.articles, read.done)
    if silent.number:
        messages.noticed(str(silent), "no quotations")
    if totals.articles:
        totals.failures += kept.report(messages)
    return totals


def _some(totals: RunTotals) -> RunTotals:
    """Stop before an empty file replaces an old one because nothing could be read."""
    if not totals.articles:
        raise StoppedError(totals)
    return totals


def _tasks(inputs: Iterator[Input], texts: TextFiles | None) -> Iterator[ArticleTask]:
    for source in inputs:
        yield ArticleTask(source, texts.next(input_name(source)) if texts else None)


def _bar(
    job: ExportJob, messages: RunMessages, totals: RunTotals, read: ByteCount
) -> AbstractContextManager[BarUpdate]:
    return progress_bar(total_size(job.paths), totals.articles, read.done) if messages.shows_bar else no_bar()


def _count(result: ArticleResult, totals: RunTotals, inputs: InputsDigest) -> None:
    inputs.add(result.digest)
    totals.inputs += 1
    totals.articles += result.failure is None
    totals.failures += result.failure is not None
    totals.quotations += result.quotations
    totals.attributed += result.attributed


def _report(result: ArticleResult, messages: RunMessages) -> None:
    if result.notice:
        messages.noticed(result.name, result.notice)
    if result.failure:
        messages.failed(result.failure.where, result.failure.reason)
