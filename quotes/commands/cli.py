"""The commands: parse, call, print, exit.

Exit codes: 0 fine; 1 something could not be read or written, and the rest is done; 2 wrong usage;
130 interrupted. Those of ``check`` are its own. What a command needs is imported when it runs, so that
``--version`` stays quick.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quotes._version import BUILD, __version__
from quotes.commands.export import export_command
from quotes.commands.options import (
    Articles,
    finish,
    indirect_option,
    kinds_of,
    not_speech_option,
    quoting,
    read_articles,
    reading,
    reading_one,
)
from quotes.commands.streams import Quiet, complain, standard_output
from quotes.commands.view_and_speakers import speakers, view
from quotes.model import ALL_SPEECH, INDIRECT, SPEECH

if TYPE_CHECKING:
    from quotes.readers.documents import Failure


@click.group(cls=Quiet, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="quotes", message=f"%(prog)s, version %(version)s ({BUILD})")
def main() -> None:
    """Find who said what in English news.

    \b
    Example:
      quotes show article.txt
    """


main.add_command(export_command)
main.add_command(view)
main.add_command(speakers)


@main.command()
@reading
@click.option("--speaker", metavar="NAME", default="", help="Only speakers whose name has all these words.")
@click.option("--kind", "kinds", type=click.Choice(ALL_SPEECH), multiple=True, help="Only this kind (repeatable).")
@indirect_option
@not_speech_option
def show(articles: Articles, speaker: str, kinds: tuple[str, ...], *, indirect: bool, not_speech: bool) -> None:
    """Show each article's quotations and who said them, as a table.

    An ARTICLE is a text, a saved page (.html), a table (.jsonl .csv .tsv .parquet), a web archive (.warc),
    any of these packed (.gz), a folder or a glob of them, or - for standard input, which is also read when
    there is none.

    \b
    Examples:
      quotes show article.txt
      quotes show --speaker Erdogan --kind direct articles/
      quotes show --indirect article.txt
      curl -s https://example.org/article.txt | quotes show
    """
    from quotes.writers.console import console_for
    from quotes.writers.table import Footer, is_named, print_footer, print_table

    console = console_for(standard_output())
    everything = kinds_of(indirect=indirect or INDIRECT in kinds, not_speech=not_speech)
    wanted = (*kinds, *everything[len(SPEECH) :]) if kinds else everything
    footer = Footer()
    failures: list[Failure] = []
    for document, records in quoting(articles, everything, failures):
        shown = [r for r in records if r.kind in wanted and (not speaker or is_named(r, speaker))]
        print_table(shown, console, document.doc if articles.several else "")
        footer.add(shown)
    if footer.articles:
        print_footer(footer, console)
    finish(failures)


@main.command()
@reading_one
@click.argument("number", metavar="[ID]", type=int, required=False)
@indirect_option
@not_speech_option
def explain(articles: Articles, number: int | None, *, indirect: bool, not_speech: bool) -> None:
    """Explain who said each quotation of ARTICLE, or the one whose id in the export is ID.

    In the sentence shown, {braces} are around the quotation, [brackets] around the words that name who
    spoke, and <angles> around the words that report it. Then come the rule that answered, the surer rules
    that abstained, how those words became the speaker, and what else might have been the answer.

    \b
    Examples:
      quotes explain article.txt
      quotes explain article.txt 3
    """
    from quotes.explain.explanation import explain_quotations as explained
    from quotes.writers.console import console_for
    from quotes.writers.explanation import print_explanation

    console = console_for(standard_output())
    failures: list[Failure] = []
    for document in read_articles(articles, failures):
        found = explained(document.text, document.doc, kinds_of(indirect=indirect, not_speech=not_speech))
        wanted = [one for one in found if number in (None, one.record.id)]
        if not wanted:
            complain(document.doc, _no_such(number, len(found)))
            raise click.exceptions.Exit(0 if number is None else 2)
        for one in wanted:
            print_explanation(one, console)
    finish(failures)


def _no_such(number: int | None, last: int) -> str:
    if not last:
        return "no quotations"
    return f"no quotation {number}: the ids are 1 to {last}"


@main.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--accept", "accepting", is_flag=True, help="Write what is found into the sidecars instead.")
@click.option("--calibrate", "calibrating", is_flag=True, help="Print how right each rule is in a corpus.")
@click.option("--against", "old", metavar="OLD.csv", help="Tell what was gained and lost since an export.")
@click.option("--indirect", is_flag=True, help="Reported speech without marks too, where a fixture has none.")
@click.option("--quiet", is_flag=True, help="Only the figures, not every difference.")
def check(
    paths: tuple[str, ...], old: str | None, *, accepting: bool, calibrating: bool, indirect: bool, quiet: bool
) -> None:
    """Compare what is found with what was expected, and print every difference and the scores.

    A PATH is a file of cases (=== Title), an article NAME.txt with its NAME.said or that sidecar, a folder
    of these, an export (.csv) corrected by hand, or a corpus with gold annotations (.jsonl). With --against,
    it is an article, and without one the articles of OLD.csv are read. With --calibrate, it is a corpus, and
    only the table of confidence is printed.

    Reported speech without marks is compared with fixtures that expect any, and with corpora.

    Exit code: 0 all agrees, 1 something differs, 2 wrong usage or something that cannot be read.

    \b
    Examples:
      quotes check tests/cases seeds
      quotes check --accept seeds/raqqa.txt
      quotes check --against before.csv articles/
      quotes check --calibrate gold.jsonl
    """
    from quotes.evaluation import checking
    from quotes.writers.terminal import visible

    if accepting + calibrating + (old is not None) > 1:
        raise click.UsageError("--accept, --against and --calibrate do not go together.")
    if not paths and old is None:
        raise click.UsageError("what to check? Name a PATH.")
    if accepting and (wrong := checking.without_sidecar(paths)):
        raise click.UsageError(f"--accept writes sidecars (NAME.said beside NAME.txt) only, not {wrong[0]}.")
    if calibrating and (wrong := checking.other_than_corpora(paths)):
        raise click.UsageError(f"--calibrate measures corpora (.jsonl) only, not {wrong[0]}.")
    standard_output()
    run = checking.CheckRun(click.echo, lambda line: None if quiet else click.echo(visible(line)), complain, indirect)
    if accepting:
        checking.write_sidecars(run, paths)
    elif calibrating:
        checking.calibrate(run, paths)
    elif old is not None:
        checking.compare_with_export(run, old, paths)
    else:
        checking.check_fixtures(run, paths)
    raise click.exceptions.Exit(run.exit_code)
