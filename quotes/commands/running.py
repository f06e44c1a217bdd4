"""What the commands for many articles share: in how many processes they work, what they say, how they end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from quotes.commands.streams import complain

if TYPE_CHECKING:
    from quotes.batch.run import Report
    from quotes.batch.tally import Tally
    from quotes.batch.work import Look
    from quotes.commands.options import Articles

jobs_option = click.option("--jobs", metavar="N", type=click.IntRange(min=1), default=1, help="Work in N processes.")
quiet_option = click.option("--quiet", is_flag=True, help="No bar and no notices, only what failed and the last line.")


def report_of(*, quiet: bool, shows_bar: bool) -> Report:
    """Give where a run says what happens: on standard error, or, as to notices, nowhere."""
    from quotes.batch.run import Report

    return Report(complain, _keep_quiet if quiet else complain, shows_bar=shows_bar and not quiet)


def _keep_quiet(where: str, what: str) -> None:
    """Say nothing."""


@contextmanager
def ending() -> Iterator[None]:
    """End the command with a line that says why when a process or the output fails."""
    from concurrent.futures.process import BrokenProcessPool

    from quotes.batch.work import OutputError

    try:
        yield
    except BrokenProcessPool as error:
        complain("--jobs", "a process was ended from outside, perhaps for want of memory")
        raise click.exceptions.Exit(1) from error
    except OutputError as error:
        complain(error.where, f"cannot be written: {error.reason}")
        raise click.exceptions.Exit(1) from error


def gathered(articles: Articles, look: Look, jobs: int, take: Callable[[Any], None], *, quiet: bool) -> Tally:
    """Find the quotations of all articles, and hand over what is made of each, in order.

    Args:
        articles: What is read; a bar is shown in a terminal when there may be several.
        look: What is done with each, in whatever process.
        jobs: How many processes.
        take: Takes what was made.
        quiet: Whether the bar and notices are left out.
    """
    from quotes.batch.run import Order, gather

    report = report_of(quiet=quiet, shows_bar=articles.several and sys.stderr.isatty())
    with ending():
        return gather(Order(articles.paths, articles.columns(), look, jobs=jobs), report, take)


def conclude(tally: Tally) -> None:
    """Say what was done, and end with the exit code 1 when something failed."""
    click.echo(str(tally), err=True)
    raise click.exceptions.Exit(1 if tally.failures else 0)
