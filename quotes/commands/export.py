"""``quotes export``: a record for each quotation, in a file or on standard output."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quotes.commands.articles import conclude
from quotes.commands.options.common import (
    FOLDER_NAME,
    SEE_ARTICLES,
    Articles,
    bom_option,
    indirect_option,
    jobs_option,
    kinds_of,
    not_speech_option,
    output_option,
    quiet_option,
    reads_articles,
)
from quotes.commands.options.modes import book_columns, chooses_mode
from quotes.commands.options.rows import (
    EXPORT_FORMATS,
    check_output,
    column_names,
    keep_option,
    resume_option,
    write_rows,
)
from quotes.commands.output import form_of, refuse_article
from quotes.model import FIELDS

if TYPE_CHECKING:
    from quotes.cast.known import ReadingMode

TOOL_NAMES = ("brat", "labelstudio", "prodigy")
"""The annotation tools that there is a format for."""


@click.command("export", epilog=SEE_ARTICLES)
@reads_articles
@keep_option
@click.option(
    "--to",
    "form",
    type=click.Choice((*EXPORT_FORMATS, *TOOL_NAMES)),
    help="Format, or annotation tool. Default: FILE's extension, else csv.",
)
@output_option
@resume_option
@jobs_option
@click.option("--strict", is_flag=True, help="Stop at the first article that fails.")
@quiet_option
@click.option(
    "--save-text",
    "texts",
    metavar="FOLDER",
    type=FOLDER_NAME,
    help="Save the texts that the offsets refer to in FOLDER.",
)
@bom_option
@indirect_option
@not_speech_option
@chooses_mode
def export_command(
    articles: Articles,
    keep: tuple[str, ...],
    form: str | None,
    output: str,
    jobs: int,
    texts: str | None,
    mode: ReadingMode,
    *,
    resume: bool,
    strict: bool,
    quiet: bool,
    bom: bool,
    indirect: bool,
    not_speech: bool,
) -> None:
    """Write a record of each quotation as CSV, JSON lines or Parquet.

    For the annotation tools brat, Label Studio and Prodigy, write each article with its quotations, sources and cues
    marked. 'quotes check' reads them back after they were corrected.

    \b
    Examples:
      quotes export article.txt
      quotes export articles/ -o quotes.csv --bom
      quotes export articles.jsonl --to jsonl | grep Erdogan
      quotes export news.csv.gz --text-column story --keep section -o q.parquet
      quotes export pages/ --jobs 4 -o quotes.jsonl --resume
      quotes export articles/ --to brat -o annotations/
    """
    from quotes.batch.run import ExportJob, columns_of
    from quotes.batch.work import RowMaker
    from quotes.writers.rows import BYTE_ORDER_MARK, csv_header

    form = form or form_of(output, EXPORT_FORMATS) or "csv"
    keep = column_names(keep)
    if form in TOOL_NAMES:
        _check_annotation(form, output, keep, resume=resume)
    check_output(articles, keep, (*FIELDS, *book_columns(mode)), form, output, resume=resume, bom=bom)
    refuse_article(output, articles.paths)
    if texts is not None:
        refuse_article(str(Path(texts, "any.txt")), articles.paths)
    columns = (*book_columns(mode), *columns_of(articles.paths, keep))
    job = ExportJob(
        articles.paths,
        articles.columns(keep),
        RowMaker(form, kinds_of(indirect=indirect, not_speech=not_speech), columns, mode),
        (BYTE_ORDER_MARK if bom else "") + csv_header(columns) if form == "csv" else "",
        jobs,
        strict,
        Path(texts) if texts else None,
    )
    totals = write_rows(job, output, resume=resume, quiet=quiet)
    if totals is not None:
        conclude(totals)


def _check_annotation(form: str, output: str, keep: tuple[str, ...], *, resume: bool) -> None:
    """Refuse options that an annotation tool has no use for, and to write over annotations."""
    if keep:
        raise click.UsageError(f"--keep requires {', '.join(EXPORT_FORMATS)}, not {form}.")
    if resume and form != "prodigy":
        raise click.UsageError(f"--resume cannot write for {form}.")
    if form == "brat":
        if output == "-":
            raise click.UsageError("--to brat requires an output folder (-o FOLDER).")
        folder = Path(output)
        if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
            raise click.UsageError(f"{output} is not an empty folder: annotations in it could get lost.")
