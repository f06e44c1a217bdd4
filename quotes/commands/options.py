"""The options of every command that reads articles, and the reading itself."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quotes.commands.streams import complain
from quotes.model import INDIRECT, NOT_SPEECH, SPEECH

if TYPE_CHECKING:
    from quotes.model import Attribution
    from quotes.readers.columns import Columns
    from quotes.readers.documents import Document, Failure

Command = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Articles:
    """The articles that a command is given."""

    paths: tuple[str, ...]
    """As the user names them; none stands for standard input."""
    text_column: str | None = None
    id_column: str | None = None

    @property
    def several(self) -> bool:
        """Whether there may be more than one."""
        from quotes.readers.paths import are_several

        return are_several(self.paths)

    def columns(self, keep: tuple[str, ...] = ()) -> Columns:
        """Give where a table's text and id are, and what travels."""
        from quotes.readers.columns import Columns

        return Columns(self.text_column, self.id_column, keep)


not_speech_option = click.option(
    "--not-speech", is_flag=True, help="Also what stands in marks and nobody said: titles, nicknames, terms."
)
indirect_option = click.option(
    "--indirect", is_flag=True, help="Also reported speech without marks: She said it was late."
)
_columns = (
    click.option(
        "--text-column", metavar="NAME", help="The column of a table that holds the text; else it is guessed."
    ),
    click.option("--id-column", metavar="NAME", help="The column of a table that holds the id; else it is guessed."),
)


def reading(command: Command) -> Command:
    """Give a command any number of articles and the options to read them, as its parameter ``articles``."""

    @functools.wraps(command)
    def run(
        articles: tuple[str, ...],
        files_from: str | None,
        text_column: str | None,
        id_column: str | None,
        **rest: object,
    ) -> None:
        paths = (*articles, *_listed(files_from, articles)) if files_from else articles
        _tell_who_types(paths)
        command(Articles(paths, text_column, id_column), **rest)

    for option in reversed(_columns):
        run = option(run)
    run = click.option(
        "--files-from", metavar="LIST", help="Read the paths in this file, one a line; - for standard input."
    )(run)
    return click.argument("articles", nargs=-1, metavar="[ARTICLE]...")(run)


def reading_one(command: Command) -> Command:
    """Give a command one path, and the options to read it, as its parameter ``articles``."""

    @functools.wraps(command)
    def run(article: str, text_column: str | None, id_column: str | None, **rest: object) -> None:
        _tell_who_types((article,))
        command(Articles((article,), text_column, id_column), **rest)

    for option in reversed(_columns):
        run = option(run)
    return click.argument("article")(run)


def _listed(name: str, articles: tuple[str, ...]) -> tuple[str, ...]:
    from quotes.readers.paths import listed

    if name == "-" and "-" in articles:
        raise click.UsageError("standard input cannot be both an article and the list of --files-from.")
    try:
        paths = listed(sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes())
    except OSError as error:
        raise click.UsageError(f"--files-from {name}: {error.strerror or error}") from error
    if not paths and not articles:
        complain(name, "names no articles")
        raise click.exceptions.Exit(1)
    return paths


def _tell_who_types(paths: tuple[str, ...]) -> None:
    if (not paths or "-" in paths) and sys.stdin and sys.stdin.isatty():
        complain("-", "type an article, then Ctrl-D")


def kinds_of(*, indirect: bool, not_speech: bool) -> tuple[str, ...]:
    """Give the kinds of record that the options ask for."""
    return (*SPEECH, *((INDIRECT,) if indirect else ()), *((NOT_SPEECH,) if not_speech else ()))


def read_articles(articles: Articles, failures: list[Failure]) -> Iterator[Document]:
    """Give the articles; report and collect what cannot be read."""
    from quotes.readers.articles import Failure, read_articles

    for item in read_articles(articles.paths, articles.columns()):
        if isinstance(item, Failure):
            failures.append(item)
            complain(item.where, item.reason)
        else:
            if item.notice:
                complain(item.doc, item.notice)
            yield item


def quoting(
    articles: Articles, kinds: Sequence[str], failures: list[Failure]
) -> Iterator[tuple[Document, list[Attribution]]]:
    """Give the articles and their records; report what has none, too."""
    from quotes.pipeline import extract

    for document in read_articles(articles, failures):
        records = extract(document.text, document.doc, kinds)
        if not records:
            complain(document.doc, "no quotations")
        yield document, records


def finish(failures: Sequence[Failure]) -> None:
    """End with the exit code 1 when something could not be read."""
    if failures:
        raise click.exceptions.Exit(1)
