"""How far a run has come: its totals, a digest of its inputs, and a bar on standard error."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from quotes.readers.documents import Failure, Input, Page
from quotes.writers.terminal.console import counted

BarUpdate = Callable[[int, int], None]
"""Takes the number of articles done, and the bytes read so far."""


@dataclass(slots=True)
class RunTotals:
    """The counts of a run."""

    inputs: int = 0
    """Articles and failures."""
    articles: int = 0
    quotations: int = 0
    attributed: int = 0
    """Quotations with a speaker."""
    failures: int = 0

    def add(self, other: RunTotals) -> None:
        """Add the totals of another run."""
        self.inputs += other.inputs
        self.articles += other.articles
        self.quotations += other.quotations
        self.attributed += other.attributed
        self.failures += other.failures

    def __str__(self) -> str:
        """Return the totals as one line."""
        share = f"{100 * self.attributed / self.quotations:.1f}%" if self.quotations else "none"
        return (
            f"{counted(self.articles, 'article')} · {counted(self.quotations, 'quotation')} · "
            f"{share} attributed · {counted(self.failures, 'failure')}"
        )


def input_digest(source: Input) -> bytes:
    """Return a digest of an input: of its name and of what was read there."""
    digest = hashlib.sha256()
    for part in _parts(source):
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(b"%d:" % len(data) + data)
    return digest.digest()


def _parts(source: Input) -> tuple[str | bytes, ...]:
    if isinstance(source, Failure):
        return (source.where,)
    if isinstance(source, Page):
        return source.doc, source.data
    return source.doc, source.text, repr(sorted(source.about.items()))


@dataclass(slots=True)
class InputsDigest:
    """A digest of the inputs in order, by which a later run recognizes the same inputs."""

    _sum: hashlib._Hash = field(default_factory=hashlib.sha256)

    def add(self, digest: bytes) -> None:
        """Add the digest of the next input."""
        self._sum.update(digest)

    def __str__(self) -> str:
        """Return the digest in hexadecimal."""
        return self._sum.hexdigest()


@contextmanager
def progress_bar(total: int, articles: int, read: int) -> Iterator[BarUpdate]:
    """Show a bar on standard error; lines printed there meanwhile appear above it.

    Args:
        total: Bytes to read; 0 if unknown.
        articles: Articles already done by an earlier run.
        read: Bytes read for them.
    """
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    progress = Progress(
        TextColumn("{task.fields[articles]} articles"),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
        TextColumn("left"),
        console=Console(stderr=True, markup=False, highlight=False, emoji=False),
        transient=True,
    )
    with progress:
        task = progress.add_task("", total=total or None, completed=read, articles=articles)
        yield lambda articles, read: progress.update(task, completed=read, articles=articles)


@contextmanager
def no_bar() -> Iterator[BarUpdate]:
    """Show nothing, where nobody would see a bar."""
    yield lambda articles, read: None
