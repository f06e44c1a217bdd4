"""``quotes show``: a table for people."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from quotes.commands.articles import exit_after, quotations_of
from quotes.commands.options.common import (
    SEE_ARTICLES,
    Articles,
    RecordFilter,
    filters_records,
    indirect_option,
    kinds_of,
    not_speech_option,
    reads_articles,
)
from quotes.commands.options.modes import chooses_mode
from quotes.commands.output import standard_output
from quotes.commands.pager import paged
from quotes.model import INDIRECT, SPEECH

if TYPE_CHECKING:
    from quotes.cast.known import ReadingMode
    from quotes.readers.documents import Failure


@click.command("show", epilog=SEE_ARTICLES)
@reads_articles
@filters_records
@indirect_option
@not_speech_option
@chooses_mode
def show_command(
    articles: Articles, speaker: str, kinds: tuple[str, ...], mode: ReadingMode, *, indirect: bool, not_speech: bool
) -> None:
    """Show quotations and their speakers in a table.

    In a terminal, the tables of several articles go through the program in PAGER, or less.

    \b
    Examples:
      quotes show article.txt
      quotes show --speaker Erdogan --kind direct articles/
      quotes show --indirect article.txt
      curl -s https://example.org/article.txt | quotes show
    """
    from quotes.writers.terminal.console import console_for
    from quotes.writers.terminal.quotations import Footer, print_footer, print_table

    found = kinds_of(indirect=indirect or INDIRECT in kinds, not_speech=not_speech)
    wants = RecordFilter((*kinds, *found[len(SPEECH) :]) if kinds else found, speaker)
    footer = Footer()
    speakers: Counter[str] = Counter()
    failures: list[Failure] = []
    with paged(standard_output(), wanted=articles.several) as stream:
        console = console_for(stream)
        for document, records in quotations_of(articles, found, mode, failures):
            shown = [record for record in records if wants(record)]
            print_table(shown, console, articles.heading_of(document.doc))
            footer.add(shown)
            speakers.update(record.speaker for record in records if record.speaker)
        if footer.articles:
            print_footer(footer, console)
        wants.explain_none(speakers)
    exit_after(failures)
