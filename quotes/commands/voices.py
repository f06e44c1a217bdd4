"""``quotes voices``: what each article says of each of its speakers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from quotes.commands.articles import conclude, gather_from
from quotes.commands.options import (
    SEE_ARTICLES,
    Articles,
    bom_option,
    jobs_option,
    output_option,
    quiet_option,
    reads_articles,
)
from quotes.commands.output import form_of, refuse_article, standard_output
from quotes.commands.rows import EXPORT_FORMATS, check_output, column_names, keep_option, resume_option, write_rows
from quotes.voices.voice import VOICE_FIELDS

if TYPE_CHECKING:
    from quotes.batch.progress import RunTotals
    from quotes.batch.run import ExportJob
    from quotes.readers.documents import Document
    from quotes.voices.voice import Voice


@click.command("voices", epilog=SEE_ARTICLES)
@reads_articles
@keep_option
@click.option(
    "--to", "form", type=click.Choice(EXPORT_FORMATS), help="Format. Default: FILE's extension, else a table."
)
@output_option
@resume_option
@jobs_option
@quiet_option
@bom_option
def voices_command(
    articles: Articles,
    keep: tuple[str, ...],
    form: str | None,
    output: str,
    jobs: int,
    *,
    resume: bool,
    quiet: bool,
    bom: bool,
) -> None:
    """Show what each article says of each of its speakers.

    A row has a speaker's kind, role, gender, how much the article quotes them, and the sentence that introduces
    them. What an article does not say stays empty. All kinds of speech count.

    \b
    Examples:
      quotes voices article.txt
      quotes voices articles/ -o voices.csv --bom
      quotes voices news.jsonl --keep section --jobs 4 -o voices.parquet
    """
    from quotes.writers.rows import BYTE_ORDER_MARK

    form = form or form_of(output, EXPORT_FORMATS) or ""
    keep = column_names(keep)
    check_output(articles, keep, VOICE_FIELDS, form, output, resume=resume, bom=bom)
    refuse_article(output, articles.paths)
    if not form:
        if keep:
            raise click.UsageError("--keep requires a format: the table has no room for columns.")
        conclude(_print(articles, jobs, quiet=quiet))
    job = _job(articles, keep, form, jobs, start=BYTE_ORDER_MARK if bom else "")
    totals = write_rows(job, output, resume=resume, quiet=quiet)
    if totals is not None:
        conclude(totals)


@dataclass(frozen=True, slots=True)
class _Named:
    """Gives the voices of an article and what to call it, in any process."""

    articles: Articles

    def __call__(self, document: Document, voices: Sequence[Voice]) -> tuple[str, Sequence[Voice]]:
        return self.articles.name_of(document), voices


def _print(articles: Articles, jobs: int, *, quiet: bool) -> RunTotals:
    from quotes.batch.work import VoiceGatherer
    from quotes.writers.terminal import console_for
    from quotes.writers.voices_table import print_voices

    console = console_for(standard_output())

    def receive(named: tuple[str, Sequence[Voice]]) -> None:
        print_voices(named[1], console, named[0])

    return gather_from(articles, VoiceGatherer(_Named(articles)), jobs, receive, quiet=quiet)


def _job(articles: Articles, keep: tuple[str, ...], form: str, jobs: int, start: str) -> ExportJob:
    """Return what to write; ``start`` comes before a header of CSV."""
    from quotes.batch.run import ExportJob, columns_of
    from quotes.batch.work import VoiceRowMaker
    from quotes.writers.voices import voice_csv_header

    columns = columns_of(articles.paths, keep)
    head = start + voice_csv_header(columns) if form == "csv" else ""
    return ExportJob(articles.paths, articles.columns(keep), VoiceRowMaker(form, columns), head, jobs)
