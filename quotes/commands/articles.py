"""How commands go through articles: one at a time, or many with several processes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from quotes.commands.output import warn

if TYPE_CHECKING:
    from quotes.batch.messages import RunMessages
    from quotes.batch.progress import RunTotals
    from quotes.batch.work import Gatherer, VoiceGatherer
    from quotes.cast.known import ReadingMode
    from quotes.commands.options.common import Articles
    from quotes.model import Attribution
    from quotes.readers.documents import Document, Failure


def documents_of(articles: Articles, failures: list[Failure]) -> Iterator[Document]:
    """Read articles one at a time; report failures, and append them to ``failures``."""
    from quotes.readers.articles import read_articles
    from quotes.readers.documents import Failure

    for item in read_articles(articles.paths, articles.columns()):
        if isinstance(item, Failure):
            failures.append(item)
            warn(item.where, item.reason)
        else:
            if item.notice:
                warn(item.doc, item.notice)
            yield item


def quotations_of(
    articles: Articles, kinds: Sequence[str], mode: ReadingMode, failures: list[Failure]
) -> Iterator[tuple[Document, list[Attribution]]]:
    """Read articles and find their quotations; report at the end how many articles have none."""
    from quotes.batch.messages import SilentArticles
    from quotes.pipeline import extract

    silent = SilentArticles()
    for document in documents_of(articles, failures):
        records = extract(document.text, document.doc, kinds, mode)
        if not records:
            silent.add(document.doc)
        yield document, records
    if silent.number:
        warn(str(silent), "no quotations")


def exit_after(failures: Sequence[Failure]) -> None:
    """End with exit code 1 if there were failures."""
    if failures:
        raise click.exceptions.Exit(1)


def gather_from(
    articles: Articles,
    gatherer: Gatherer | VoiceGatherer,
    jobs: int,
    receive: Callable[[Any], None],
    *,
    quiet: bool,
    keep: tuple[str, ...] = (),
    also: tuple[str, ...] = (),
) -> RunTotals:
    """Find the quotations of many articles, and pass on what is made of each, in order.

    Args:
        articles: The articles. If there may be several, a terminal shows a progress bar.
        gatherer: What to do with each article, in any process.
        jobs: Number of processes.
        receive: Takes what the gatherer made of an article.
        quiet: Whether to leave out the bar and the notices.
        keep: Columns of tables to keep.
        also: Columns to keep where a table has them.
    """
    from quotes.batch.run import ExportJob, gather

    messages = messages_for(quiet=quiet, shows_bar=articles.several and sys.stderr.isatty())
    with exits_on_failure():
        return gather(ExportJob(articles.paths, articles.columns(keep, also), gatherer, jobs=jobs), messages, receive)


def messages_for(*, quiet: bool, shows_bar: bool) -> RunMessages:
    """Return where a run reports to: failures to standard error, notices and the bar too unless ``quiet``."""
    from quotes.batch.messages import RunMessages

    return RunMessages(warn, _ignore if quiet else warn, shows_bar=shows_bar and not quiet)


def _ignore(where: str, what: str) -> None:
    """Report nothing."""


@contextmanager
def exits_on_failure() -> Iterator[None]:
    """End the command with one line on standard error when a process dies or the output cannot be written."""
    from concurrent.futures.process import BrokenProcessPool

    from quotes.batch.texts import OutputError

    try:
        yield
    except BrokenProcessPool as error:
        warn("--jobs", "a process was killed, perhaps because memory ran out")
        raise click.exceptions.Exit(1) from error
    except OutputError as error:
        warn(error.where, f"cannot be written: {error.reason}")
        raise click.exceptions.Exit(1) from error


def conclude(totals: RunTotals) -> None:
    """Print the totals on standard error, and end with exit code 1 if there were failures."""
    click.echo(str(totals), err=True)
    raise click.exceptions.Exit(1 if totals.failures else 0)
