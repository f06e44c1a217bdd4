"""``quotes export``: a record for each quotation, in a file or on standard output."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quotes.commands.articles import conclude, exits_on_failure, messages_for
from quotes.commands.options import (
    SEE_ARTICLES,
    Articles,
    bom_option,
    complete_folders,
    indirect_option,
    jobs_option,
    kinds_of,
    not_speech_option,
    output_option,
    quiet_option,
    reads_articles,
)
from quotes.commands.output import form_of, refuse_article, standard_output

if TYPE_CHECKING:
    from quotes.batch.progress import RunTotals
    from quotes.batch.run import ExportJob

EXPORT_FORMATS = ("csv", "jsonl", "parquet")


@click.command("export", epilog=SEE_ARTICLES)
@reads_articles
@click.option(
    "--keep", metavar="COLUMN", multiple=True, help="Copy these table columns (A,B) to each record. Repeatable."
)
@click.option("--to", "form", type=click.Choice(EXPORT_FORMATS), help="Format. Default: FILE's extension, else csv.")
@output_option
@click.option("--resume", is_flag=True, help="Write FILE as articles are done; continue an interrupted export.")
@jobs_option
@click.option("--strict", is_flag=True, help="Stop at the first article that fails.")
@quiet_option
@click.option(
    "--save-text",
    "texts",
    metavar="FOLDER",
    shell_complete=complete_folders,
    help="Save the texts that the offsets refer to in FOLDER.",
)
@bom_option
@indirect_option
@not_speech_option
def export_command(
    articles: Articles,
    keep: tuple[str, ...],
    form: str | None,
    output: str,
    jobs: int,
    texts: str | None,
    *,
    resume: bool,
    strict: bool,
    quiet: bool,
    bom: bool,
    indirect: bool,
    not_speech: bool,
) -> None:
    """Write a record of each quotation as CSV, JSON lines or Parquet.

    \b
    Examples:
      quotes export article.txt
      quotes export articles/ -o quotes.csv --bom
      quotes export articles.jsonl --to jsonl | grep Erdogan
      quotes export news.csv.gz --text-column story --keep section -o quotes.parquet
      quotes export pages/ --jobs 4 -o quotes.jsonl --resume
    """
    from quotes.batch.run import ExportJob, columns_of
    from quotes.batch.work import RowMaker
    from quotes.writers.rows import BYTE_ORDER_MARK, csv_header

    if resume and Path(output).is_dir():
        raise click.UsageError(f"{output} is a folder: -o needs the name of a file.")
    form = form or form_of(output, EXPORT_FORMATS) or "csv"
    keep = _column_names(keep)
    _check_options(articles, keep, form, output, resume=resume, bom=bom)
    refuse_article(output, articles.paths)
    if texts is not None:
        refuse_article(str(Path(texts, "any.txt")), articles.paths)
    columns = columns_of(articles.paths, keep)
    job = ExportJob(
        articles.paths,
        articles.columns(keep),
        RowMaker(form, kinds_of(indirect=indirect, not_speech=not_speech), columns),
        (BYTE_ORDER_MARK if bom else "") + csv_header(columns) if form == "csv" else "",
        jobs,
        strict,
        Path(texts) if texts else None,
    )
    totals = _export(job, output, resume=resume, quiet=quiet)
    if totals is not None:
        conclude(totals)


def _column_names(lists: Sequence[str]) -> tuple[str, ...]:
    """Return the names in lists separated by commas; a name that has a comma itself is quoted as in CSV."""
    import csv

    names = (name.strip() for row in csv.reader(lists, skipinitialspace=True) for name in row)
    return tuple(dict.fromkeys(filter(None, names)))


def _check_options(articles: Articles, keep: Sequence[str], form: str, output: str, *, resume: bool, bom: bool) -> None:
    """Refuse options that contradict each other."""
    from quotes.model import FIELDS
    from quotes.readers.kinds import missing_extra

    if bom and form != "csv":
        raise click.UsageError("--bom requires CSV.")
    if output == "-" and (resume or form == "parquet"):
        raise click.UsageError(f"{'--resume' if resume else 'Parquet'} requires an output file (-o FILE).")
    if resume and form == "parquet":
        raise click.UsageError("--resume cannot write Parquet, which is unreadable until it is complete.")
    if resume and "-" in (articles.paths or ["-"]):
        raise click.UsageError("--resume requires articles that can be read again, not standard input.")
    if lacking := missing_extra(form):
        raise click.UsageError(f"--to {form}: {lacking}")
    if taken := [name for name in keep if name in FIELDS]:
        raise click.UsageError(f"--keep {taken[0]}: records already have a field of that name.")


def _export(job: ExportJob, output: str, *, resume: bool, quiet: bool) -> RunTotals | None:
    """Write the records; return the totals, or ``None`` if there was nothing to do."""
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
