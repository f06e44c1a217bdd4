"""``quotes speakers``: who is quoted, how often and with how many words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quotes.commands.articles import conclude, gather_from
from quotes.commands.audit import KEPT_CHARACTERS, write_audit
from quotes.commands.options.common import (
    FILE_NAME,
    SEE_ARTICLES,
    Articles,
    AtLeastOne,
    RecordFilter,
    bom_option,
    filters_records,
    given_names_option,
    indirect_option,
    jobs_option,
    kinds_of,
    output_option,
    quiet_option,
    reads_articles,
)
from quotes.commands.options.modes import chooses_mode
from quotes.commands.options.people import people_option, read_corrections, save_people
from quotes.commands.options.rows import check_bom, column_names
from quotes.commands.output import form_of, open_output, refuse_article, refuse_terminal, standard_output, warn
from quotes.model import BOOK_FIELDS, DIALOGUE, INDIRECT

if TYPE_CHECKING:
    from quotes.batch.progress import RunTotals
    from quotes.batch.results import ResultsFile
    from quotes.batch.speaker_counts import SpeakerCounts
    from quotes.batch.voice_store import VoiceStore
    from quotes.cast.known import ReadingMode
    from quotes.voices.breakdown import Breakdown, Column
    from quotes.voices.person_counts import PersonCount, VoicedArticle
    from quotes.writers.terminal.quotations import Footer

COUNT_FORMATS = ("csv", "jsonl")
PAGE = "html"


@click.command("speakers", epilog=SEE_ARTICLES)
@reads_articles
@filters_records
@click.option(
    "--by",
    metavar="COLUMN",
    multiple=True,
    help="Count by this instead: a table's column, date:month, gender, speaker_kind … Repeatable once.",
)
@click.option(
    "--keep", metavar="COLUMN", multiple=True, help="Filter the page by these table columns (A,B), too. Repeatable."
)
@click.option("--min", "least", metavar="N", type=AtLeastOne(), default=1, help="Only those quoted at least N times.")
@click.option("--top", metavar="N", type=AtLeastOne(), help="Only the first N of each kind.")
@people_option
@click.option(
    "--people-out",
    metavar="FILE",
    type=FILE_NAME,
    help="Write the names that were joined, the doubtful ones first, to correct and give to --people.",
)
@click.option(
    "--to", "form", type=click.Choice((*COUNT_FORMATS, PAGE)), help="Format. Default: FILE's extension, else a table."
)
@given_names_option
@output_option
@bom_option
@jobs_option
@quiet_option
@indirect_option
@chooses_mode
def speakers_command(
    articles: Articles,
    speaker: str,
    kinds: tuple[str, ...],
    by: tuple[str, ...],
    keep: tuple[str, ...],
    least: int,
    top: int | None,
    people: str | None,
    people_out: str | None,
    form: str | None,
    output: str,
    jobs: int,
    mode: ReadingMode,
    *,
    given_names: bool,
    quiet: bool,
    bom: bool,
    indirect: bool,
) -> None:
    """Count each person's quotations and words.

    The names of one person in all articles are counted together; --people corrects who is whom. The table lists
    persons, organizations, groups, documents and unnamed speakers separately, with a bar for the words. A word
    inside nested quotations counts once, for the innermost. An ARTICLE may also be what 'quotes export' or
    'quotes voices' has written, perhaps corrected by hand: then it is counted again.
    With -o FILE.html, everything is one page with charts, filters and the quotations of each person. Of a book
    (--dialogue), --by part counts its chapters and --by scene its scenes, and the page has a row for each chapter.

    \b
    Examples:
      quotes speakers article.txt
      quotes speakers articles/ -o speakers.csv --people-out people.csv
      quotes speakers articles/ --people people.csv --min 5
      quotes speakers news.csv --by gender
      quotes speakers news.csv --by section --by date:month -o sections.csv
      quotes speakers news.csv --keep section -o audit.html
      quotes speakers --dialogue novel.txt --by part,speaker
      quotes speakers quotes.csv
    """
    from quotes.batch.speaker_counts import count_persons
    from quotes.batch.voice_store import VoiceStore
    from quotes.voices.gender import with_given_name
    from quotes.voices.person_counts import PersonGenders

    form = form or form_of(output, (*COUNT_FORMATS, PAGE))
    check_bom(form, bom=bom)
    if form == PAGE:
        refuse_terminal(output, "audit.html")
    keep = column_names(keep)
    if keep and form != PAGE:
        raise click.UsageError("--keep requires a page (-o FILE.html): tables have no filters.")
    _check_files(articles, output, people_out)
    columns = _columns(by)
    counted = kinds_of(indirect=indirect or INDIRECT in kinds)
    wants = RecordFilter(kinds or counted, speaker)
    passages = KEPT_CHARACTERS if form == PAGE else 0
    job = _Job(articles, wants, counted, columns, keep, jobs, passages, mode)
    with VoiceStore(read_corrections(people)) as store:
        totals = job.fill(store, quiet=quiet)
        genders = PersonGenders(with_given_name if given_names else None)
        found = count_persons(store, columns, wants.is_name, genders)
        if totals.articles and form == PAGE:
            persons = list(_chosen(found.persons, least, top))
            write_audit(store, found, persons, wants.is_name, job.keep, output)
    if totals.articles and form != PAGE:
        _report(found, form, output, least, top, bom=bom)
    if totals.articles and people_out:
        save_people(found.joins.rows(), people_out)
    wants.explain_none(found.names)
    conclude(totals)


def _check_files(articles: Articles, output: str, people_out: str | None) -> None:
    """Refuse to write over an article, or both outputs to one file."""
    for name in filter(None, (output, people_out)):
        refuse_article(name, articles.paths)
    if people_out and output != "-" and Path(people_out).resolve() == Path(output).resolve():
        raise click.UsageError("--people-out and -o are the same file.")


def _columns(names: Sequence[str]) -> list[Column]:
    from quotes.voices.breakdown import MOST_COLUMNS, ColumnNameError, parse_column

    try:
        columns = [parse_column(name) for name in column_names(names)]
    except ColumnNameError as error:
        raise click.UsageError(f"--by {error}") from error
    if len(columns) > MOST_COLUMNS:
        raise click.UsageError(f"--by: at most {MOST_COLUMNS} columns.")
    return columns


@dataclass(frozen=True, slots=True)
class _Job:
    """What to read, and what to count of it."""

    articles: Articles
    wants: RecordFilter
    kinds: tuple[str, ...]
    """The kinds of quotations among which words are counted."""
    by: Sequence[Column]
    keep: tuple[str, ...]
    jobs: int
    passages: int
    """How many characters to keep of each quotation."""
    mode: ReadingMode

    def fill(self, store: VoiceStore, *, quiet: bool) -> RunTotals:
        """Read everything into the store."""
        from quotes.batch.progress import RunTotals
        from quotes.batch.results import results_file

        results = {path: file for path in self.articles.paths if (file := results_file(path))}
        rest = tuple(path for path in self.articles.paths if path not in results)
        totals = RunTotals()
        names: set[str] = set()
        for file in results.values():
            names |= self._read_results(file, store, totals)
        if rest or not results:
            names |= self._read_articles(rest, store, totals, quiet=quiet)
        for column in self.by:
            if totals.articles and column.is_kept and column.name not in names:
                warn(f"--by {column}", "no article has this column")
                totals.failures += 1
        return totals

    def _read_articles(self, paths: tuple[str, ...], store: VoiceStore, totals: RunTotals, *, quiet: bool) -> set[str]:
        """Add the articles; return the names of their columns."""
        from quotes.batch.speaker_counts import ABOUT_COLUMNS, CharacterVisit, SpeakerVisit
        from quotes.batch.work import VoiceGatherer

        is_book = self.mode.genre == DIALOGUE
        names = set(BOOK_FIELDS) if is_book else set[str]()

        def receive(article: VoicedArticle) -> None:
            store.add(article)
            names.update(article.about)

        counts = SpeakerVisit(self.wants.kinds, self.kinds, self._dates, self.passages)
        gatherer = VoiceGatherer(CharacterVisit(counts) if is_book else counts, self.kinds, self.mode)
        also = tuple(dict.fromkeys((*(column.name for column in self.by if column.is_kept), *ABOUT_COLUMNS)))
        articles = self.articles.only(paths)
        totals.add(gather_from(articles, gatherer, self.jobs, receive, quiet=quiet, keep=self.keep, also=also))
        return names

    @property
    def _dates(self) -> tuple[str, ...]:
        from quotes.batch.speaker_counts import DATE_COLUMN

        return tuple(dict.fromkeys((DATE_COLUMN, *(column.name for column in self.by if column.unit))))

    def _read_results(self, file: ResultsFile, store: VoiceStore, totals: RunTotals) -> set[str]:
        """Add the articles of a file; return the names of their columns."""
        from quotes.writers.records import RecordError

        names: set[str] = set()
        try:
            for article in file.articles(self.wants.kinds, self._dates, self.passages):
                store.add(article)
                names.update(article.about, BOOK_FIELDS if article.scenes else ())
                totals.articles += 1
                attributed = sum(one.quotations for one in article.quoted)
                totals.attributed += attributed
                totals.quotations += attributed + article.unattributed.quotations
        except RecordError as error:
            warn(f"{file.path}:{error.line}" if error.line else file.path, error.reason)
            totals.failures += 1
        return names


def _report(found: SpeakerCounts, form: str | None, output: str, least: int, top: int | None, *, bom: bool) -> None:
    from quotes.writers.person_tables import (
        TABLE_WRITERS,
        breakdown_columns,
        breakdown_rows,
        person_columns,
        person_rows,
    )
    from quotes.writers.rows import BYTE_ORDER_MARK

    breakdown = found.breakdown if found.breakdown.columns else None
    persons = list(_chosen(found.persons, least, top))
    if form is None:
        _print(persons, breakdown, found.footer)
        return
    rows = breakdown_rows(breakdown) if breakdown else person_rows(persons)
    with open_output(output) as sink:
        sink.write(BYTE_ORDER_MARK if bom else "")
        TABLE_WRITERS[form](breakdown_columns(breakdown) if breakdown else person_columns(persons), rows, sink)


def _chosen(counts: Iterable[PersonCount], least: int, top: int | None) -> Iterable[PersonCount]:
    """Yield those who are quoted often enough, and the first of each kind only."""
    shown: Counter[str | None] = Counter()
    for one in counts:
        if one.quotations >= least and (top is None or shown[one.kind] < top):
            shown[one.kind] += 1
            yield one


def _print(persons: Sequence[PersonCount], breakdown: Breakdown | None, footer: Footer) -> None:
    from quotes.writers.terminal.breakdowns import print_breakdown, print_places
    from quotes.writers.terminal.console import console_for
    from quotes.writers.terminal.counts import print_counts
    from quotes.writers.terminal.quotations import print_footer

    console = console_for(standard_output())
    if breakdown and breakdown.is_by_place:
        print_places(breakdown, console)
    elif breakdown:
        print_breakdown(breakdown, console)
    else:
        print_counts([one.as_count() for one in persons], console)
    print_footer(footer, console)
