"""``quotes view``: an HTML page for reading."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from quotes.commands.articles import conclude, gather_from
from quotes.commands.options.common import (
    SEE_ARTICLES,
    Articles,
    indirect_option,
    jobs_option,
    kinds_of,
    not_speech_option,
    output_option,
    quiet_option,
    reads_articles,
)
from quotes.commands.options.modes import chooses_mode
from quotes.commands.output import open_output, refuse_article, refuse_terminal
from quotes.model import DIALOGUE

if TYPE_CHECKING:
    from quotes.cast.known import ReadingMode
    from quotes.writers.pages.articles import Section


@click.command("view", epilog=SEE_ARTICLES)
@reads_articles
@output_option
@jobs_option
@quiet_option
@indirect_option
@not_speech_option
@chooses_mode
def view_command(
    articles: Articles, output: str, jobs: int, mode: ReadingMode, *, quiet: bool, indirect: bool, not_speech: bool
) -> None:
    """Write an HTML page with the quotations in color.

    The page is one self-contained file. Each article has its quotations in their speakers' colors, and a list
    of speakers: click one to see only theirs. Point at a quotation to see its source and the rule that found it.
    A page of several articles has a search, and a list of all their speakers. With --dialogue, each chapter of a
    book is an article of the page.

    \b
    Examples:
      quotes view article.txt -o page.html
      quotes view articles/ -o page.html
      quotes view --jobs 2 --quiet pages/ -o page.html
    """
    from quotes._version import __version__
    from quotes.batch.work import Gatherer
    from quotes.writers.pages.articles import ARTICLE, CHAPTER, STORY, article_sections, book_sections, render_page

    refuse_terminal(output, "page.html")
    refuse_article(output, articles.paths)
    sections: list[Section] = []

    def receive(found: list[Section]) -> None:
        for section in found:
            sections.append(replace(section, number=len(sections) + 1))

    is_book = mode.genre == DIALOGUE
    visit = book_sections if is_book else article_sections
    gatherer = Gatherer(kinds_of(indirect=indirect, not_speech=not_speech), visit, mode)
    totals = gather_from(articles, gatherer, jobs, receive, quiet=quiet)
    if sections:
        unit = ARTICLE
        if is_book:
            unit = CHAPTER if len(sections) > totals.articles else STORY
        with open_output(output) as sink:
            for piece in render_page(sections, __version__, unit):
                sink.write(piece)
    conclude(totals)
