"""``quotes voices``: what each article says of each of its speakers."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from quotes.commands.articles import conclude, gather_from
from quotes.commands.options.common import (
    SEE_ARTICLES,
    Articles,
    bom_option,
    given_names_option,
    jobs_option,
    output_option,
    quiet_option,
    reads_articles,
)
from quotes.commands.options.modes import chooses_mode
from quotes.commands.options.people import people_option, read_corrections
from quotes.commands.options.rows import EXPORT_FORMATS, check_output, column_names, keep_option
from quotes.commands.output import form_of, open_binary_output, open_output, refuse_article, standard_output
from quotes.model import DIALOGUE, SPEECH
from quotes.voices.voice import VOICE_FIELDS

if TYPE_CHECKING:
    from quotes.cast.known import ReadingMode
    from quotes.voices.person_counts import VoicedArticle


@click.command("voices", epilog=SEE_ARTICLES)
@reads_articles
@keep_option
@people_option
@given_names_option
@click.option(
    "--to", "form", type=click.Choice(EXPORT_FORMATS), help="Format. Default: FILE's extension, else a table."
)
@output_option
@jobs_option
@quiet_option
@bom_option
@chooses_mode
def voices_command(
    articles: Articles,
    keep: tuple[str, ...],
    people: str | None,
    form: str | None,
    output: str,
    jobs: int,
    mode: ReadingMode,
    *,
    given_names: bool,
    quiet: bool,
    bom: bool,
) -> None:
    """Show what each article says of each of its speakers.

    A row has a speaker's kind, role, gender, how much the article quotes them, and the sentence that introduces
    them. What an article does not say stays empty. All kinds of speech count; with --dialogue, those in marks. The
    person is who the speaker is over all articles, so that rows are written once every article has been read.

    \b
    Examples:
      quotes voices article.txt
      quotes voices articles/ -o voices.csv --bom
      quotes voices news.jsonl --keep section --jobs 4 -o voices.parquet
    """
    from quotes.batch.run import columns_of
    from quotes.batch.voice_store import VoiceStore, voiced_article
    from quotes.batch.work import VoiceGatherer
    from quotes.writers.rows import BYTE_ORDER_MARK

    form = form or form_of(output, EXPORT_FORMATS) or ""
    keep = column_names(keep)
    check_output(articles, keep, VOICE_FIELDS, form, output, resume=False, bom=bom)
    refuse_article(output, articles.paths)
    if keep and not form:
        raise click.UsageError("--keep requires a format: the table has no room for columns.")
    gatherer = VoiceGatherer(voiced_article, mode=mode)
    if mode.genre == DIALOGUE:
        from quotes.batch.speaker_counts import characters_article

        gatherer = VoiceGatherer(characters_article, SPEECH, mode)
    with VoiceStore(read_corrections(people)) as store:
        totals = gather_from(articles, gatherer, jobs, store.add, quiet=quiet, keep=keep)
        voiced = map(_with_given_names, store.articles()) if given_names else store.articles()
        if totals.articles and form:
            columns = columns_of(articles.paths, keep)
            _write(voiced, columns, form, output, BYTE_ORDER_MARK if bom else "")
        elif totals.articles:
            _print(voiced, articles)
    conclude(totals)


def _with_given_names(article: VoicedArticle) -> VoicedArticle:
    """Return an article in which given names show the gender of voices that nothing else does."""
    from quotes.voices.gender import with_given_name

    return replace(article, voices=[with_given_name(voice) for voice in article.voices])


def _print(voiced: Iterable[VoicedArticle], articles: Articles) -> None:
    from quotes.writers.terminal.console import console_for
    from quotes.writers.terminal.voices import print_voices

    console = console_for(standard_output())
    for article in voiced:
        print_voices(article.voices, console, articles.heading_of(article.doc))


def _write(voiced: Iterable[VoicedArticle], columns: tuple[str, ...], form: str, output: str, start: str) -> None:
    """Write the rows; ``start`` comes before a header of CSV."""
    from quotes.writers.parquet import ParquetFile, voice_parquet_rows, voice_schema
    from quotes.writers.voices import voice_csv_header, voice_csv_rows, voice_json_rows

    if form == "parquet":
        with open_binary_output(output) as stream, closing(ParquetFile(stream, voice_schema(columns))) as table:
            for article in voiced:
                table.write(voice_parquet_rows(article.voices, columns, article.about))
        return
    rows = voice_csv_rows if form == "csv" else voice_json_rows
    with open_output(output) as sink:
        if form == "csv":
            sink.write(start + voice_csv_header(columns))
        for article in voiced:
            sink.write(rows(article.voices, columns, article.about))
