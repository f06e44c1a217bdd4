"""The whole of an export: articles in, rows out, in as many processes as wanted, and how it ends."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Protocol, TextIO

from quotes._version import __version__
from quotes.batch.journal import Entry, ResumeError, journal_of, read_entry, resumable
from quotes.batch.progress import Bar, NoBar, bar
from quotes.batch.tally import Names, Tally
from quotes.batch.work import Done, Look, OutputError, Places, Rows, Task, Work, size_of
from quotes.parallel import in_order
from quotes.readers.articles import Columns, Meter, sources
from quotes.readers.documents import Document, Source, name_of
from quotes.readers.pages import ABOUT
from quotes.readers.paths import hold_pages
from quotes.readers.paths import size_of as bytes_of
from quotes.writers.files import Sink, replacing, replacing_bytes
from quotes.writers.parquet import ParquetFile
from quotes.writers.terminal import Tamed


class StoppedError(Exception):
    """The export ends without its output, and why has been said."""

    def __init__(self, tally: Tally) -> None:
        """Keep what was done until then."""
        super().__init__(str(tally))
        self.tally = tally


class Output(Protocol):
    """Where rows go."""

    def write(self, rows: Rows, names: Names, tally: Tally, /) -> None:
        """Take one article's rows, and what has been done with them."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for."""

    paths: tuple[str, ...]
    reading: Columns
    work: Work | Look
    head: str = ""
    """What the output begins with: the header of CSV."""
    jobs: int = 1
    strict: bool = False
    texts: Path | None = None
    """The folder in which the texts are saved."""

    def __str__(self) -> str:
        """Give what makes the rows what they are; two orders that differ in it cannot share an output."""
        work = asdict(self.work) if isinstance(self.work, Work) else None
        what = [__version__, self.head, work, asdict(self.reading), str(self.texts)]
        return hashlib.sha256(json.dumps(what).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Report:
    """Where an export says what happens."""

    failed: Callable[[str, str], None]
    """Takes where something failed, and why."""
    noticed: Callable[[str, str], None]
    shows_bar: bool = False


def export_to_stream(order: Order, stream: TextIO, report: Report) -> Tally:
    """Write to a stream as articles are done; to a terminal, without what would command it.

    Raises:
        StoppedError: an article failed, and the order is strict; or no article could be read.
    """
    sink = Tamed(stream) if stream.isatty() else stream
    return _some(_run(order, _beginning(order), _Text(sink, order.head), report))


def export_to_file(order: Order, output: Path, report: Report) -> Tally:
    """Write a file in one go: it stays as it was until all is done.

    Raises:
        StoppedError: as for ``export_to_stream``.
        OutputError: the file cannot be written.
    """
    with _writing(output):
        with _replacing(order, output) as target:
            tally = _some(_run(order, _beginning(order), target, report))
        journal_of(output).unlink(missing_ok=True)
    return tally


def export_resumably(order: Order, output: Path, report: Report) -> Tally | None:
    """Write a file as articles are done, from where a run that was interrupted left it.

    Returns:
        What was done altogether; ``None`` when the file is there, and nothing says that it is not whole.

    Raises:
        StoppedError: an article failed, and the order is strict.
        ResumeError: the file is not that of such a run.
        OutputError: the file cannot be written.
    """
    entry = read_entry(output)
    if entry is None and output.exists():
        report.noticed(str(output), "it is there, and of no interrupted run: nothing to go on with")
        return None
    entry = entry or _beginning(order)
    if entry.run != str(order):
        raise ResumeError(f"{journal_of(output)} is of a run with other options; delete it and {output} to begin again")
    with _writing(output), resumable(output, entry) as target:
        if not entry.size:
            target.write(order.head, Names(), entry.tally)
            target.commit()
        return _run(order, entry, target, report)


def gather(order: Order, report: Report, take: Callable[[Rows], None]) -> Tally:
    """Hand over what the work makes of each article, in order; of one that fails, nothing."""
    return _run(order, Entry(str(order), str(Names()), 0, Tally()), _Taker(take), report)


def columns_of(paths: Sequence[str], keep: Sequence[str]) -> tuple[str, ...]:
    """Give the columns that follow a record: what pages tell, if pages are read, and what is to travel."""
    return tuple(dict.fromkeys((*(ABOUT if hold_pages(paths) else ()), *keep)))


@contextmanager
def _writing(output: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(str(output), error.strerror or str(error)) from error


def _beginning(order: Order) -> Entry:
    return Entry(str(order), str(Names()), 0, Tally())


@contextmanager
def _replacing(order: Order, output: Path) -> Iterator[Output]:
    work = order.work
    if isinstance(work, Work) and work.form == "parquet":
        with replacing_bytes(output) as stream, closing(ParquetFile(stream, work.columns)) as table:
            yield _Table(table)
        return
    with replacing(output) as text:
        yield _Text(text, order.head)


class _Text:
    """An output of text."""

    def __init__(self, sink: Sink, head: str) -> None:
        self._sink = sink
        if head:
            sink.write(head)

    def write(self, rows: Rows, _names: Names, _tally: Tally) -> None:
        self._sink.write(rows)


class _Table:
    """An output of Parquet."""

    def __init__(self, table: ParquetFile) -> None:
        self._table = table

    def write(self, rows: Rows, _names: Names, _tally: Tally) -> None:
        self._table.write(rows)


class _Taker:
    """An output that is handed over."""

    def __init__(self, take: Callable[[Rows], None]) -> None:
        self._take = take

    def write(self, rows: Rows, _names: Names, _tally: Tally) -> None:
        if rows is not None:
            self._take(rows)


def _run(order: Order, entry: Entry, output: Output, report: Report) -> Tally:
    """Do all that has not been done, and tell what was done altogether."""
    tally, names, meter = entry.tally, Names(), Meter()
    missed = set(order.reading.keep).difference(ABOUT)
    inputs = _watched(sources(order.paths, order.reading, meter), missed)
    places = Places(order.texts) if order.texts else None
    for task in _tasks(islice(inputs, tally.inputs), places):
        names.add(name_of(task.source))
    if str(names) != entry.names:
        raise ResumeError("the articles are not those of the run that was interrupted; delete FILE and FILE.progress")
    with (
        _bar(order, report, tally, meter) as shown,
        closing(in_order(order.work, _tasks(inputs, places), order.jobs, size_of)) as results,
    ):
        for done in results:
            _count(done, tally, names)
            _tell(done, report)
            if done.failure and order.strict:
                raise StoppedError(tally)
            output.write(done.rows, names, tally)
            shown.show(tally.articles, meter.done)
    for column in sorted(missed if tally.articles else ()):
        report.noticed(f"--keep {column}", "no article has anything in it")
    return tally


def _watched(inputs: Iterator[Source], missed: set[str]) -> Iterator[Source]:
    """Give the inputs, and take the columns that any of them has something in out of those that are missed."""
    for source in inputs:
        if missed and isinstance(source, Document):
            missed -= {name for name, value in source.about.items() if value is not None}
        yield source


def _some(tally: Tally) -> Tally:
    """Stop before a file is replaced by one that is empty because nothing could be read."""
    if not tally.articles:
        raise StoppedError(tally)
    return tally


def _tasks(inputs: Iterator[Source], places: Places | None) -> Iterator[Task]:
    for source in inputs:
        yield Task(source, places.next(name_of(source)) if places else None)


def _bar(order: Order, report: Report, tally: Tally, meter: Meter) -> AbstractContextManager[Bar | NoBar]:
    return bar(bytes_of(order.paths), tally.articles, meter.done) if report.shows_bar else nullcontext(NoBar())


def _count(done: Done, tally: Tally, names: Names) -> None:
    names.add(done.name)
    tally.inputs += 1
    tally.articles += done.failure is None
    tally.failures += done.failure is not None
    tally.quotations += done.quotations
    tally.attributed += done.attributed


def _tell(done: Done, report: Report) -> None:
    for notice in done.notices:
        report.noticed(done.name, notice)
    if done.failure:
        report.failed(done.failure.where, done.failure.reason)
