"""How commands write a row for each quotation or voice to a file or standard output."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quotes.commands.articles import exits_on_failure, messages_for
from quotes.commands.output import standard_output

if TYPE_CHECKING:
    from quotes.batch.progress import RunTotals
    from quotes.batch.run import ExportJob
    from quotes.commands.options.common import Articles

EXPORT_FORMATS = ("csv", "jsonl", "parquet")
keep_option = click.option(
    "--keep", metavar="COLUMN", multiple=True, help="Copy these table columns (A,B) to each row. Repeatable."
)
resume_option = click.option(
    "--resume", is_flag=True, help="Write FILE as articles are done; continue an interrupted run."
)


def column_names(lists: Sequence[str]) -> tuple[str, ...]:
    """Return the names in lists separated by commas; a name that has a comma itself is quoted as in CSV."""
    import csv

    names = (name.strip() for row in csv.reader(lists, skipinitialspace=True) for name in row)
    return tuple(dict.fromkeys(filter(None, names)))


def check_bom(form: str | None, *, bom: bool) -> None:
    """Refuse a byte-order mark in anything but CSV.

    Raises:
        click.UsageError: Another format is to have one.
    """
    if bom and form != "csv":
        raise click.UsageError("--bom requires CSV.")


def check_output(
    articles: Articles, keep: Sequence[str], fields: Sequence[str], form: str, output: str, *, resume: bool, bom: bool
) -> None:
    """Refuse options that contradict each other.

    Raises:
        click.UsageError: They do.
    """
    from quotes.readers.kinds import missing_extra

    if resume and Path(output).is_dir():
        raise click.UsageError(f"{output} is a folder: -o needs the name of a file.")
    check_bom(form, bom=bom)
    if output == "-" and (resume or form == "parquet"):
        raise click.UsageError(f"{'--resume' if resume else 'Parquet'} requires an output file (-o FILE).")
    if resume and form == "parquet":
        raise click.UsageError("--resume cannot write Parquet, which is unreadable until it is complete.")
    if resume and "-" in (articles.paths or ["-"]):
        raise click.UsageError("--resume requires articles that can be read again, not standard input.")
    if lacking := missing_extra(form):
        raise click.UsageError(f"--to {form}: {lacking}")
    if taken := [name for name in keep if name in fields]:
        raise click.UsageError(f"--keep {taken[0]}: there is already a field of that name.")


def write_rows(job: ExportJob, output: str, *, resume: bool, quiet: bool) -> RunTotals | None:
    """Write the rows; return the totals, or ``None`` if there was nothing to do."""
    from quotes.batch.journal import ResumeError
    from quotes.batch.run import StoppedError, export_resumably, export_to_file, export_to_stream

    to_screen = output == "-" and sys.stdout.isatty()
    messages = messages_for(quiet=quiet, shows_bar=sys.stderr.isatty() and not to_screen)
    try:
        with exits_on_failure():
            if output == "-":
                return export_to_stream(job, standard_output(encoding="utf-8"), messages)
            if resume:
                return export_resumably(job, Path(output), messages)
            return export_to_file(job, Path(output), messages)
    except StoppedError as stopped:
        return stopped.totals
    except ResumeError as error:
        raise click.UsageError(str(error)) from error
