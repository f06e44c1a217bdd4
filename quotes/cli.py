"""The commands: parse, call, print, exit.

Exit codes: 0 fine; 1 something could not be read or written, and the rest is done; 2 wrong usage;
130 interrupted. Those of ``check`` are its own. What a command needs is imported when it runs, so that
``--version`` stays quick.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from quotes import __version__
from quotes.model import NOT_SPEECH, SPEECH

if TYPE_CHECKING:
    from quotes.model import Attribution
    from quotes.readers import Document, Failure
    from quotes.writers import Sink

INTERRUPTED = 130
FORMATS = ("csv", "jsonl")


class Quiet(click.Group):
    """A group that ends without a traceback when the reader of its output, the user or the disk ends it."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command, and flush inside, so that no error is left for the interpreter's end."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _forget_output()
            ctx.exit(0)
        except KeyboardInterrupt:
            _forget_output()
            ctx.exit(INTERRUPTED)
        except OSError as error:
            _forget_output()
            complain(str(error.filename or "standard output"), error.strerror or str(error))
            ctx.exit(1)
        return result


def _forget_output() -> None:
    """Let what is still buffered for standard output go nowhere when the interpreter ends."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return


def complain(where: str, what: str) -> None:
    """Print one line on standard error, safe for a terminal."""
    from quotes.writers import visible

    place = "standard input" if where == "-" else where
    click.echo(visible(f"{place}: {what}"), err=True)


@click.group(cls=Quiet, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="quotes")
def main() -> None:
    """Find who said what in English news.

    \b
    Example:
      quotes show article.txt
    """


_articles = click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
_not_speech = click.option(
    "--not-speech", is_flag=True, help="Also what stands in marks and nobody said: titles, nicknames, terms."
)


@main.command()
@_articles
@click.option("--speaker", metavar="NAME", default="", help="Only speakers whose name has all these words.")
@click.option(
    "--kind", "kinds", type=click.Choice(SPEECH), multiple=True, help="Only this kind (repeatable)."
)
@_not_speech
def show(articles: tuple[str, ...], speaker: str, kinds: tuple[str, ...], *, not_speech: bool) -> None:
    """Show each article's quotations and who said them, as a table.

    An ARTICLE is a text file, a .jsonl file with "id" and "text" on each line, a folder of such files,
    or - for standard input, which is also read when there is none.

    \b
    Examples:
      quotes show article.txt
      quotes show --speaker Erdogan --kind direct articles/
      curl -s https://example.org/article.txt | quotes show
    """
    from quotes.table import Tally, console_for, is_named, print_table, print_tally

    console = console_for(_standard_output())
    others = (NOT_SPEECH,) if not_speech else ()
    wanted = (*(kinds or SPEECH), *others)
    several = len(articles) > 1 or any(a.lower().endswith(".jsonl") or Path(a).is_dir() for a in articles)
    tally = Tally()
    failures: list[Failure] = []
    for document in _read(articles, failures):
        found = _extract(document, (*SPEECH, *others))
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
@_not_speech
def export(articles: tuple[str, ...], form: str | None, output: str, *, bom: bool, not_speech: bool) -> None:
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
    others = (NOT_SPEECH,) if not_speech else ()
    start = BYTE_ORDER_MARK if bom else ""
    failures: list[Failure] = []
    found = (_extract(document, (*SPEECH, *others)) for document in _read(articles, failures))
    if output == "-":
        _write(found, form, start, _standard_output(encoding="utf-8"))
    else:
        _refuse_article(output, articles)
        _replace(found, form, start, output)
    _finish(failures)


@main.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--accept", "accepting", is_flag=True, help="Write what is found into the sidecars instead.")
@click.option("--against", "old", metavar="OLD.csv", help="Tell what was gained and lost since an export.")
@click.option("--quiet", is_flag=True, help="Only the figures, not every difference.")
def check(paths: tuple[str, ...], old: str | None, *, accepting: bool, quiet: bool) -> None:
    """Compare what is found with what was expected, and print every difference and the scores.

    A PATH is a file of cases (=== Title), an article NAME.txt with its NAME.said or that sidecar, a folder
    of these, an export (.csv) corrected by hand, or a corpus with gold annotations (.jsonl). With --against,
    it is an article, and without one the articles of OLD.csv are read.

    Exit code: 0 all agrees, 1 something differs, 2 wrong usage or something that cannot be read.

    \b
    Examples:
      quotes check tests/cases seeds
      quotes check --accept seeds/raqqa.txt
      quotes check --against before.csv articles/
    """
    from quotes import checking
    from quotes.writers import visible

    if accepting and old is not None:
        raise click.UsageError("--accept and --against do not go together.")
    if not paths and old is None:
        raise click.UsageError("what to check? Name a PATH.")
    if accepting and (wrong := checking.not_acceptable(paths)):
        raise click.UsageError(f"--accept writes sidecars (NAME.said beside NAME.txt) only, not {wrong[0]}.")
    _standard_output()
    run = checking.Run(click.echo, lambda line: None if quiet else click.echo(visible(line)), complain)
    if accepting:
        checking.accept(run, paths)
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


def _standard_output(encoding: str | None = None) -> TextIO:
    """Let standard output take any text, and translate no line end when an encoding is asked for."""
    stream = sys.stdout
    if isinstance(stream, io.TextIOWrapper):
        newline = None if encoding is None else ""
        stream.reconfigure(encoding=encoding, errors="backslashreplace", newline=newline)
    return stream


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
