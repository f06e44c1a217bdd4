"""``quotes speakers``: who is quoted, how often and with how many words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from quotes.commands.articles import conclude, gather_from
from quotes.commands.options import (
    SEE_ARTICLES,
    Articles,
    RecordFilter,
    bom_option,
    filters_records,
    indirect_option,
    jobs_option,
    kinds_of,
    output_option,
    quiet_option,
    reads_articles,
)
from quotes.commands.output import form_of, open_output, refuse_article, standard_output
from quotes.model import INDIRECT

if TYPE_CHECKING:
    from quotes.model import Attribution
    from quotes.readers.documents import Document
    from quotes.voices.counts import Count, Counts
    from quotes.writers.table import Footer

COUNT_FORMATS = ("csv", "jsonl")


@click.command("speakers", epilog=SEE_ARTICLES)
@reads_articles
@filters_records
@click.option("--to", "form", type=click.Choice(COUNT_FORMATS), help="Format. Default: FILE's extension, else a table.")
@output_option
@bom_option
@jobs_option
@quiet_option
@indirect_option
def speakers_command(
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
    """Count each speaker's quotations and words.

    The table lists persons, organizations and unnamed speakers separately, with a bar for the words. A word
    inside nested quotations counts once, for the innermost. Speakers in different articles are counted together
    if their names and kinds are identical.

    \b
    Examples:
      quotes speakers article.txt
      quotes speakers articles/ -o speakers.csv
      quotes speakers --kind direct --to jsonl articles/
      quotes speakers --jobs 4 news.jsonl
    """
    from quotes.batch.work import Gatherer
    from quotes.voices.counts import Counts
    from quotes.writers.rows import BYTE_ORDER_MARK
    from quotes.writers.table import Footer

    form = form or form_of(output, COUNT_FORMATS)
    if bom and form != "csv":
        raise click.UsageError("--bom requires CSV.")
    refuse_article(output, articles.paths)

    found = kinds_of(indirect=indirect or INDIRECT in kinds)
    counts, footer = Counts(), Footer()
    wants = RecordFilter(kinds or found, speaker)
    names: Counter[str] = Counter()

    def receive(part: tuple[Counts, Footer, Counter[str]]) -> None:
        counts.join(part[0])
        footer.join(part[1])
        names.update(part[2])

    gatherer = Gatherer(found, _SpeakerCounter(wants))
    totals = gather_from(articles, gatherer, jobs, receive, quiet=quiet)
    if footer.articles and form is None:
        _print(list(counts), footer)
    elif footer.articles:
        _write(list(counts), str(form), BYTE_ORDER_MARK if bom else "", output)
    wants.explain_none(names)
    conclude(totals)


@dataclass(frozen=True, slots=True)
class _SpeakerCounter:
    """Counts the speakers of an article, in any process."""

    wants: RecordFilter

    def __call__(self, _document: Document, records: Sequence[Attribution]) -> tuple[Counts, Footer, Counter[str]]:
        from quotes.voices.counts import Counts
        from quotes.writers.table import Footer

        counts, footer = Counts(), Footer()
        counts.add(records, self.wants)
        footer.add([record for record in records if self.wants(record)])
        return counts, footer, Counter(record.speaker for record in records if record.speaker)


def _print(counts: Sequence[Count], footer: Footer) -> None:
    from quotes.writers.counts_table import print_counts
    from quotes.writers.table import print_footer
    from quotes.writers.terminal import console_for

    console = console_for(standard_output())
    print_counts(counts, console)
    print_footer(footer, console)


def _write(counts: Sequence[Count], form: str, start: str, output: str) -> None:
    from quotes.writers.rows import COUNT_WRITERS

    with open_output(output) as sink:
        sink.write(start)
        COUNT_WRITERS[form](counts, sink)
