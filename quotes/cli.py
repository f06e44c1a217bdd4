"""The commands: parse, call, print, exit.

Exit codes: 0 fine; 1 something could not be read or written, and the rest is done; 2 wrong usage;
130 interrupted. Those of ``check`` are its own. What a command needs is imported when it runs, so that
``--version`` stays quick.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from quotes import __version__
from quotes.looking import speakers, view
from quotes.model import ALL_SPEECH, INDIRECT, NOT_SPEECH, SPEECH
from quotes.streams import Quiet, complain, standard_output

if TYPE_CHECKING:
    from quotes.model import Attribution
    from quotes.readers import Document, Failure
    from quotes.writers import Sink

FORMATS = ("csv", "jsonl")


@click.group(cls=Quiet, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="quotes")
def main() -> None:
    """Find who said what in English news.

    \b
    Example:
      quotes show article.txt
    """


main.add_command(view)
main.add_command(speakers)

_articles = click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
_not_speech = click.option(
    "--not-speech", is_flag=True, help="Also what stands in marks and nobody said: titles, nicknames, terms."
)
_indirect = click.option("--indirect", is_flag=True, help="Also reported speech without marks: She said it was late.")


@main.command()
@_articles
@click.option("--speaker", metavar="NAME", default="", help="Only speakers whose name has all these words.")
@click.option("--kind", "kinds", type=click.Choice(ALL_SPEECH), multiple=True, help="Only this kind (repeatable).")
@_indirect
@_not_speech
def show(articles: tuple[str, ...], speaker: str, kinds: tuple[str, ...], *, indirect: bool, not_speech: bool) -> None:
    """Show each article's quotations and who said them, as a table.

    An ARTICLE is a text file, a .jsonl file with "id" and "text" on each line, a folder of such files,
    or - for standard input, which is also read when there is none.

    \b
    Examples:
      quotes show article.txt
      quotes show --speaker Erdogan --kind direct articles/
      quotes show --indirect article.txt
      curl -s https://example.org/article.txt | quotes show
    """
    from quotes.table import Tally, console_for, is_named, print_table, print_tally

    console = console_for(standard_output())
    everything = _kinds(indirect=indirect or INDIRECT in kinds, not_speech=not_speech)
    wanted = (*kinds, *everything[len(SPEECH) :]) if kinds else everything
    several = len(articles) > 1 or any(a.lower().endswith(".jsonl") or Path(a).is_dir() for a in articles)
    tally = Tally()
    failures: list[Failure] = []
    for document in _read(articles, failures):
        found = _extract(document, everything)
        shown = [r for r in found if r.kind in wanted and (not speaker or is_named(r, speaker))]
        print_table(shown, console, document.doc if several else "")
        tally.add(shown)
    if tally.articles:
        print_tally(tally, console)
    _finish(failures)


@main.command()
@_articles
@click.option("--to", "form", type=click.Choice(FORMATS), help="The format; else by FILE's ending, else csv.")
@click.option("-o", "--output", default="-", metavar="FILE", help="Write FILE, when all is done, in one go.")
@click.option("--bom", is_flag=True, help="Begin CSV with a byte-order mark, as some spreadsheets want.")
@_indirect
@_not_speech
def export(
    articles: tuple[str, ...], form: str | None, output: str, *, bom: bool, indirect: bool, not_speech: bool
) -> None:
    """Write a record of each quotation and who said it, as CSV or JSON lines.

    An ARTICLE is a text file, a .jsonl file with "id" and "text" on each line, a folder of such files,
    or - for standard input, which is also read when there is none.

    \b
    Examples:
      quotes export article.txt
      quotes export articles/ -o quotes.csv --bom
      quotes export articles.jsonl --to jsonl | grep Erdogan
    """
    from quotes.writers import BYTE_ORDER_MARK

    form = form or _form_of(output)
    if bom and form != "csv":
        raise click.UsageError("--bom goes with CSV only.")
    kinds = _kinds(indirect=indirect, not_speech=not_speech)
    start = BYTE_ORDER_MARK if bom else ""
    failures: list[Failure] = []
    found = (_extract(document, kinds) for document in _read(articles, failures))
    if output == "-":
        _write(found, form, start, standard_output(encoding="utf-8"))
    else:
        _refuse_article(output, articles)
        _replace(found, form, start, output)
    _finish(failures)


@main.command()
@click.argument("article")
@click.argument("number", metavar="[ID]", type=int, required=False)
@_indirect
@_not_speech
def explain(article: str, number: int | None, *, indirect: bool, not_speech: bool) -> None:
    """Explain who said each quotation of ARTICLE, or the one whose id in the export is ID.

    In the sentence shown, {braces} are around the quotation, [brackets] around the words that name who
    spoke, and <angles> around the words that report it. Then come the rule that answered, the surer rules
    that abstained, how those words became the speaker, and what else might have been the answer.

    \b
    Examples:
      quotes explain article.txt
      quotes explain article.txt 3
    """
    from quotes.explain import explain as explained
    from quotes.table import console_for
    from quotes.telling import print_explanation

    console = console_for(standard_output())
    failures: list[Failure] = []
    for document in _read([article], failures):
        found = explained(document.text, document.doc, _kinds(indirect=indirect, not_speech=not_speech))
        wanted = [one for one in found if number in (None, one.record.id)]
        if not wanted:
            complain(document.doc, _no_such(number, len(found)))
            raise click.exceptions.Exit(0 if number is None else 2)
        for one in wanted:
            print_explanation(one, console)
    _finish(failures)


def _kinds(*, indirect: bool, not_speech: bool) -> tuple[str, ...]:
    """The kinds of record that the options ask for."""
    return (*SPEECH, *((INDIRECT,) if indirect else ()), *((NOT_SPEECH,) if not_speech else ()))


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
    from quotes import checking
    from quotes.writers import visible

    if accepting + calibrating + (old is not None) > 1:
        raise click.UsageError("--accept, --against and --calibrate do not go together.")
    if not paths and old is None:
        raise click.UsageError("what to check? Name a PATH.")
    if accepting and (wrong := checking.not_acceptable(paths)):
        raise click.UsageError(f"--accept writes sidecars (NAME.said beside NAME.txt) only, not {wrong[0]}.")
    if calibrating and (wrong := checking.not_corpora(paths)):
        raise click.UsageError(f"--calibrate measures corpora (.jsonl) only, not {wrong[0]}.")
    standard_output()
    run = checking.Run(click.echo, lambda line: None if quiet else click.echo(visible(line)), complain, indirect)
    if accepting:
        checking.accept(run, paths)
    elif calibrating:
        checking.calibrate(run, paths)
    elif old is not None:
        checking.against(run, old, paths)
    else:
        checking.check(run, paths)
    raise click.exceptions.Exit(run.exit_code)


def _form_of(output: str) -> str:
    """Tell the format by the file's ending; standard output is CSV."""
    ending = "csv" if output == "-" else Path(output).suffix.lower().removeprefix(".")
    if ending not in FORMATS:
        raise click.UsageError(f"{output}: what format? End the name in .csv or .jsonl, or say --to.")
    return ending


def _refuse_article(output: str, articles: Sequence[str]) -> None:
    """Refuse to write over an article, or where the next run would read the output as one."""
    target = Path(output).resolve()
    for article in articles:
        place = Path(article).resolve()
        folder = place in target.parents and target.suffix.lower() in {".jsonl", ".txt"}
        if article != "-" and (place == target or (folder and place.is_dir())):
            raise click.UsageError(f"{output}: that is among the articles; write somewhere else.")


def _replace(found: Iterable[list[Attribution]], form: str, start: str, output: str) -> None:
    from quotes.writers import replacing

    try:
        with replacing(Path(output)) as stream:
            _write(found, form, start, stream)
    except OSError as error:
        complain(output, f"cannot be written: {error.strerror or error}")
        raise click.exceptions.Exit(1) from error


def _write(found: Iterable[list[Attribution]], form: str, start: str, stream: TextIO) -> None:
    """Write one article at a time; where none could be read, leave before a file is replaced."""
    from quotes.writers import WRITERS, Tamed

    sink: Sink = Tamed(stream) if stream.isatty() else stream
    sink.write(start)
    write = WRITERS[form](sink)
    done = 0
    for done, records in enumerate(found, 1):  # noqa: B007 - counts
        write(records)
    if not done:
        raise click.exceptions.Exit(1)


def _read(paths: Sequence[str], failures: list[Failure]) -> Iterator[Document]:
    """Give the articles; report and collect what cannot be read."""
    from quotes.readers import Failure, read

    if (not paths or "-" in paths) and sys.stdin and sys.stdin.isatty():
        complain("-", "type an article, then Ctrl-D")
    for item in read(paths):
        if isinstance(item, Failure):
            failures.append(item)
            complain(item.where, item.reason)
        else:
            if item.notice:
                complain(item.doc, item.notice)
            yield item


def _extract(document: Document, kinds: Sequence[str]) -> list[Attribution]:
    from quotes.extract import extract

    found = extract(document.text, document.doc, kinds)
    if not found:
        complain(document.doc, "no quotations")
    return found


def _finish(failures: Sequence[Failure]) -> None:
    if failures:
        raise click.exceptions.Exit(1)
