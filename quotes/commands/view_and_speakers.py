"""The commands for those who look rather than read: ``view`` and ``speakers``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import click

from quotes.commands.options import (
    Articles,
    indirect_option,
    kinds_of,
    not_speech_option,
    reading,
)
from quotes.commands.running import conclude, gathered, jobs_option, quiet_option
from quotes.commands.streams import complain, standard_output
from quotes.model import ALL_SPEECH, INDIRECT

if TYPE_CHECKING:
    from quotes.model import Attribution
    from quotes.readers.documents import Document
    from quotes.voices.counts import Count, Counts
    from quotes.writers.page import Section
    from quotes.writers.table import Footer

FORMATS = ("csv", "jsonl")


@click.command()
@reading
@click.option("-o", "--output", default="-", metavar="FILE", help="Write FILE, when all is done, in one go.")
@jobs_option
@quiet_option
@indirect_option
@not_speech_option
def view(articles: Articles, output: str, jobs: int, *, quiet: bool, indirect: bool, not_speech: bool) -> None:
    """Make a page to look at: each article with its quotations in their speakers' colours.

    The page is one file that needs no network. Beside each article stand its speakers: a click on one shows
    only theirs. Pointing at a quotation shows the words that name who spoke, and the rule that found them.

    An ARTICLE is a text, a saved page (.html), a table (.jsonl .csv .tsv .parquet), a web archive (.warc),
    any of these packed (.gz), a folder or a glob of them, or - for standard input, which is also read when
    there is none.

    \b
    Examples:
      quotes view article.txt -o page.html
      quotes view articles/ -o page.html
      quotes view --jobs 2 --quiet pages/ -o page.html
    """
    from quotes._version import __version__
    from quotes.batch.work import Look
    from quotes.commands.output_file import opened, refuse_article
    from quotes.readers.extras import VIEW, missing
    from quotes.writers.page import render_page, unnumbered

    if lacking := missing(VIEW):
        complain("view", lacking)
        raise click.exceptions.Exit(1)
    if output == "-" and standard_output().isatty():
        raise click.UsageError("where to? Name the page: -o page.html.")
    refuse_article(output, articles.paths)
    sections: list[Section] = []
    kinds = kinds_of(indirect=indirect, not_speech=not_speech)

    def take(part: Section) -> None:
        sections.append(replace(part, number=len(sections) + 1))

    tally = gathered(articles, Look(kinds, unnumbered), jobs, take, quiet=quiet)
    if sections:
        with opened(output) as sink:
            for piece in render_page(sections, __version__):
                sink.write(piece)
    conclude(tally)


@click.command()
@reading
@click.option("--speaker", metavar="NAME", default="", help="Only speakers whose name has all these words.")
@click.option("--kind", "kinds", type=click.Choice(ALL_SPEECH), multiple=True, help="Only this kind (repeatable).")
@click.option("--to", "form", type=click.Choice(FORMATS), help="The format; else by FILE's ending, else a table.")
@click.option("-o", "--output", default="-", metavar="FILE", help="Write FILE, when all is done, in one go.")
@click.option("--bom", is_flag=True, help="Begin CSV with a byte-order mark, as some spreadsheets want.")
@jobs_option
@quiet_option
@indirect_option
def speakers(
    articles: Articles,
    speaker: str,
    kinds: tuple[str, ...],
    form: str | None,
    output: str,
    jobs: int,
    *,
    quiet: bool,
    bom: bool,
    indirect: bool,
) -> None:
    """Show who is quoted how often and with how many words: persons, bodies and unnamed apart.

    The bars are for the words. A word inside two quotations counts for the inner one. Speakers of several
    articles are one when their names, to the letter, and their kinds are the same.

    An ARTICLE is a text, a saved page (.html), a table (.jsonl .csv .tsv .parquet), a web archive (.warc),
    any of these packed (.gz), a folder or a glob of them, or - for standard input, which is also read when
    there is none.

    \b
    Examples:
      quotes speakers article.txt
      quotes speakers articles/ -o speakers.csv
      quotes speakers --kind direct --to jsonl articles/
      quotes speakers --jobs 4 news.jsonl
    """
    from quotes.batch.work import Look
    from quotes.commands.output_file import form_of, refuse_article
    from quotes.voices.counts import Counts
    from quotes.writers.rows import BYTE_ORDER_MARK
    from quotes.writers.table import Footer

    form = form or form_of(output, FORMATS)
    if bom and form != "csv":
        raise click.UsageError("--bom goes with CSV only.")
    refuse_article(output, articles.paths)

    everything = kinds_of(indirect=indirect or INDIRECT in kinds, not_speech=False)
    counts, footer = Counts(), Footer()

    def take(part: tuple[Counts, Footer]) -> None:
        counts.join(part[0])
        footer.join(part[1])

    counting = _Counting(kinds or everything, speaker)
    tally = gathered(articles, Look(everything, counting), jobs, take, quiet=quiet)
    if footer.articles and form is None:
        _print(list(counts), footer)
    elif footer.articles:
        _write(list(counts), str(form), BYTE_ORDER_MARK if bom else "", output)
    conclude(tally)


@dataclass(frozen=True, slots=True)
class _Counting:
    """Counts the speakers of an article, in whatever process."""

    kinds: tuple[str, ...]
    """The kinds of records that are counted."""
    speaker: str
    """What the speakers' names must hold that are counted."""

    def __call__(self, _document: Document, records: Sequence[Attribution]) -> tuple[Counts, Footer]:
        from quotes.voices.counts import Counts
        from quotes.writers.table import Footer

        counts, footer = Counts(), Footer()
        counts.add(records, self._wants)
        footer.add([record for record in records if self._wants(record)])
        return counts, footer

    def _wants(self, record: Attribution) -> bool:
        from quotes.writers.table import is_named

        return record.kind in self.kinds and (not self.speaker or is_named(record, self.speaker))


def _print(counts: Sequence[Count], footer: Footer) -> None:
    from quotes.writers.console import console_for
    from quotes.writers.counts_table import print_counts
    from quotes.writers.table import print_footer

    console = console_for(standard_output())
    print_counts(counts, console)
    print_footer(footer, console)


def _write(counts: Sequence[Count], form: str, start: str, output: str) -> None:
    from quotes.commands.output_file import opened
    from quotes.writers.counts_rows import WRITERS

    with opened(output) as sink:
        sink.write(start)
        WRITERS[form](counts, sink)
