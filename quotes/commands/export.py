"""``quotes export``: what the user asks for, made into an order, and what came of it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quotes.commands.options import Articles, indirect_option, kinds_of, not_speech_option, reading
from quotes.commands.running import conclude, ending, jobs_option, quiet_option, report_of
from quotes.commands.streams import standard_output

if TYPE_CHECKING:
    from quotes.batch.run import Order
    from quotes.batch.tally import Tally

FORMATS = ("csv", "jsonl", "parquet")


@click.command("export")
@reading
@click.option("--keep", metavar="COLUMN", multiple=True, help="Let this column of a table travel (repeatable).")
@click.option("--to", "form", type=click.Choice(FORMATS), help="The format; else by FILE's ending, else csv.")
@click.option("-o", "--output", default="-", metavar="FILE", help="Write FILE, when all is done, in one go.")
@click.option("--resume", is_flag=True, help="Write FILE as articles are done, from where it was interrupted.")
@jobs_option
@click.option("--strict", is_flag=True, help="Stop at the first article that fails.")
@quiet_option
@click.option("--save-text", "texts", metavar="FOLDER", help="Write there the texts that the offsets refer to.")
@click.option("--bom", is_flag=True, help="Begin CSV with a byte-order mark, as some spreadsheets want.")
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
    """Write a record of each quotation and who said it, as CSV, JSON lines or Parquet.

    An ARTICLE is a text, a saved page (.html), a table (.jsonl .csv .tsv .parquet), a web archive (.warc),
    any of these packed (.gz), a folder or a glob of them, or - for standard input, which is also read when
    there is none.

    \b
    Examples:
      quotes export article.txt
      quotes export articles/ -o quotes.csv --bom
      quotes export articles.jsonl --to jsonl | grep Erdogan
      quotes export news.csv.gz --text-column story --keep section -o quotes.parquet
      quotes export pages/ --jobs 4 -o quotes.jsonl --resume
    """
    from quotes.batch.run import Order, columns_of
    from quotes.batch.work import Work
    from quotes.commands.output_file import form_of, refuse_article
    from quotes.writers.rows import BYTE_ORDER_MARK, csv_header

    form = form or form_of(output, FORMATS) or "csv"
    _check_export(articles, keep, form, output, resume=resume, bom=bom)
    refuse_article(output, articles.paths)
    if texts is not None:
        refuse_article(str(Path(texts, "any.txt")), articles.paths)
    columns = columns_of(articles.paths, keep)
    order = Order(
        articles.paths,
        articles.columns(keep),
        Work(form, kinds_of(indirect=indirect, not_speech=not_speech), columns),
        (BYTE_ORDER_MARK if bom else "") + csv_header(columns) if form == "csv" else "",
        jobs,
        strict,
        Path(texts) if texts else None,
    )
    tally = _export(order, output, resume=resume, quiet=quiet)
    if tally is not None:
        conclude(tally)


def _check_export(articles: Articles, keep: Sequence[str], form: str, output: str, *, resume: bool, bom: bool) -> None:
    """Refuse what does not go together."""
    from quotes.model import FIELDS
    from quotes.readers.extras import missing

    if bom and form != "csv":
        raise click.UsageError("--bom goes with CSV only.")
    if output == "-" and (resume or form == "parquet"):
        raise click.UsageError(f"{'--resume' if resume else 'Parquet'} needs a file: name one with -o.")
    if resume and form == "parquet":
        raise click.UsageError("--resume does not go with Parquet, which cannot be read before it is whole.")
    if resume and "-" in (articles.paths or ["-"]):
        raise click.UsageError("--resume needs articles that can be read again, not standard input.")
    if lacking := missing(form):
        raise click.UsageError(f"{form}: {lacking}")
    if taken := [name for name in keep if name in FIELDS]:
        raise click.UsageError(f"--keep {taken[0]}: the records have a field of that name.")


def _export(order: Order, output: str, *, resume: bool, quiet: bool) -> Tally | None:
    """Write where it is wanted, and give what was done, if there was something to do."""
    from quotes.batch import run as exporting
    from quotes.batch.journal import ResumeError

    to_screen = output == "-" and sys.stdout.isatty()
    report = report_of(quiet=quiet, shows_bar=sys.stderr.isatty() and not to_screen)
    try:
        with ending():
            if output == "-":
                return exporting.export_to_stream(order, standard_output(encoding="utf-8"), report)
            if resume:
                return exporting.export_resumably(order, Path(output), report)
            return exporting.export_to_file(order, Path(output), report)
    except exporting.StoppedError as stopped:
        return stopped.tally
    except ResumeError as error:
        raise click.UsageError(str(error)) from error
