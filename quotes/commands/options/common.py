"""Arguments and options that several commands share."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quotes.commands.output import warn
from quotes.model import ALL_SPEECH, INDIRECT, NOT_SPEECH, SPEECH
from quotes.readers.documents import STANDARD_INPUT
from quotes.readers.kinds import KIND_NAMES

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from quotes.model import Attribution
    from quotes.readers.columns import ColumnOptions

Command = Callable[..., None]
_MOST_LISTED = 12
"""Speakers that a message lists."""
SEE_ARTICLES = "See 'quotes --help' for what an ARTICLE may be."
"""The last line of the help of commands that read articles."""


class PathName(click.types.StringParamType):
    """The name of a file or folder, which the shell can complete.

    An empty name, as of a shell variable that is not set, would stand for the current folder.
    """

    def __init__(self, name: str, completion: str) -> None:
        """Set what the name is of, in words for an error message and for the shell."""
        self.name = name
        self._completion = completion

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Refuse an empty name."""
        return value or self.fail(f"the name of a {self.name} cannot be empty.", param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Let the shell complete the name, once completion is on."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type=self._completion)]


FILE_NAME = PathName("file", "file")
FOLDER_NAME = PathName("folder", "dir")


class AtLeastOne(click.IntRange):
    """A whole number from 1, under a name that an error message can use."""

    name = "whole number"

    def __init__(self) -> None:
        """Have no upper limit."""
        super().__init__(min=1)


indirect_option = click.option(
    "--indirect", is_flag=True, help="Include speech reported without quotation marks: She said it was late."
)
not_speech_option = click.option(
    "--not-speech", is_flag=True, help="Include quoted text that is not speech: titles, nicknames, terms."
)
jobs_option = click.option(
    "--jobs", metavar="N", type=AtLeastOne(), default=1, show_default=True, help="Number of processes."
)
quiet_option = click.option(
    "--quiet", is_flag=True, help="Show failures and the totals only: no progress bar, no notices."
)
given_names_option = click.option(
    "--given-names", is_flag=True, help="If an article shows no gender, use what the given name suggests, and say so."
)
output_option = click.option(
    "-o",
    "--output",
    default="-",
    metavar="FILE",
    type=FILE_NAME,
    help="Write to FILE, replaced only when everything is done.",
)
bom_option = click.option("--bom", is_flag=True, help="Start CSV with a byte-order mark, which some spreadsheets need.")
_MAX_LIST_SIZE = 500_000_000
_read_options = (
    click.option(
        "--from",
        "kind",
        metavar="KIND",
        type=click.Choice(tuple(KIND_NAMES)),
        help="Read all files as this kind (txt, html, docx …), not as what they seem to be.",
    ),
    click.option("--text-column", metavar="NAME", help="Table column with the text. Guessed if omitted."),
    click.option("--id-column", metavar="NAME", help="Table column with the article's id. Guessed if omitted."),
)
_filter_options = (
    click.option("--speaker", metavar="NAME", default="", help="Only speakers whose name has all words of NAME."),
    click.option("--kind", "kinds", type=click.Choice(ALL_SPEECH), multiple=True, help="Only this kind. Repeatable."),
)


@dataclass(frozen=True, slots=True)
class Articles:
    """The articles that a command is to read."""

    paths: tuple[str, ...]
    """As the user names them; none for standard input."""
    text_column: str | None = None
    id_column: str | None = None
    kind: str | None = None
    """The kind of all files; ``None`` to find it out."""

    @property
    def several(self) -> bool:
        """Whether there may be more than one."""
        from quotes.readers.paths import may_be_several

        return may_be_several(self.paths)

    def columns(self, keep: tuple[str, ...] = (), also: tuple[str, ...] = ()) -> ColumnOptions:
        """Return which table columns to read.

        Args:
            keep: Columns to copy to the records.
            also: Columns to copy where a table has them.
        """
        from quotes.readers.columns import ColumnOptions

        return ColumnOptions(self.text_column, self.id_column, keep, also, self.kind)

    def only(self, paths: tuple[str, ...]) -> Articles:
        """Return the same options for fewer paths."""
        return replace(self, paths=paths)

    def heading_of(self, doc: str) -> str:
        """Return the name of an article where there may be several; empty if there is only one."""
        return doc if self.several or doc not in (*self.paths, STANDARD_INPUT) else ""


@dataclass(frozen=True, slots=True)
class RecordFilter:
    """Which records a command shows or counts; it can be pickled."""

    kinds: tuple[str, ...]
    speaker: str
    """Words that the speaker's name must contain; empty for any speaker."""

    def __call__(self, record: Attribution) -> bool:
        """Return whether a record is wanted."""
        return record.kind in self.kinds and self.is_name(record.speaker)

    def is_name(self, name: str | None) -> bool:
        """Return whether a speaker of a name is wanted; ``None`` is not a speaker."""
        return not self.speaker or self._is_speaker(name)

    def _is_speaker(self, name: str | None) -> bool:
        return name is not None and _folded_words(self.speaker) <= _folded_words(name)

    def explain_none(self, speakers: Mapping[str, int], option: str = "--speaker") -> None:
        """Say which speakers there are if none has the name that the user gave.

        Args:
            speakers: How often each is quoted.
            option: The option that gave the name.
        """
        if not self.speaker or not speakers or any(map(self._is_speaker, speakers)):
            return
        names = sorted(speakers, key=lambda name: (-speakers[name], name))
        warn(f"{option} {self.speaker}", f"no speaker has this name. Speakers: {list_some(names)}")


def list_some(names: Sequence[str]) -> str:
    """Return the first names of a list as words, and how many more there are."""
    more = len(names) - _MOST_LISTED
    return ", ".join(names[:_MOST_LISTED]) + (f" and {more} more" if more > 0 else "")


def _folded_words(name: str) -> frozenset[str]:
    import re

    from quotes.lexicon.folding import fold

    return frozenset(re.findall(r"\w+", fold(name)))


def read_option_file(option: str, path: str) -> StringIO:
    """Read the text file that an option names, line ends unchanged.

    Raises:
        click.UsageError: It cannot be read.
    """
    from quotes.readers.whole_files import read_file

    try:
        data = read_file(Path(path))
        return StringIO(data.decode("utf-8-sig"), newline="")
    except OSError as error:
        raise click.UsageError(f"{option} {path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        raise click.UsageError(f"{option} {path}:{row}: not UTF-8") from error


def with_options(options: Sequence[Callable[[Command], Command]], command: Command) -> Command:
    """Add options to a command, in the order in which its help lists them."""
    for option in reversed(options):
        command = option(command)
    return command


def reads_articles(command: Command) -> Command:
    """Add any number of articles and the options for reading them, as the parameter ``articles``."""

    @functools.wraps(command)
    def run(
        articles: tuple[str, ...],
        files_from: str | None,
        text_column: str | None,
        id_column: str | None,
        kind: str | None,
        **rest: object,
    ) -> None:
        paths = (*articles, *_paths_from_list(files_from, articles)) if files_from else articles
        _explain_waiting(paths)
        command(Articles(paths, text_column, id_column, kind), **rest)

    files_from = click.option(
        "--files-from",
        metavar="LIST",
        type=FILE_NAME,
        help="Also read the paths in LIST, one per line; - for standard input.",
    )
    argument = click.argument("articles", nargs=-1, metavar="[ARTICLE]...", type=FILE_NAME)
    return with_options([argument, files_from, *_read_options], run)


def reads_one_article(command: Command) -> Command:
    """Add one path and the options for reading it, as the parameter ``articles``."""

    @functools.wraps(command)
    def run(article: str, text_column: str | None, id_column: str | None, kind: str | None, **rest: object) -> None:
        _explain_waiting((article,))
        command(Articles((article,), text_column, id_column, kind), **rest)

    return with_options([click.argument("article", type=FILE_NAME), *_read_options], run)


def filters_records(command: Command) -> Command:
    """Add the options ``--speaker`` and ``--kind``, as the parameters ``speaker`` and ``kinds``."""
    return with_options(_filter_options, command)


def _paths_from_list(name: str, articles: tuple[str, ...]) -> tuple[str, ...]:
    from quotes.readers.paths import parse_path_list

    if name == "-" and "-" in articles:
        raise click.UsageError("standard input cannot be both an article and the list for --files-from.")
    try:
        with nullcontext(sys.stdin.buffer) if name == "-" else Path(name).open("rb") as stream:
            data = stream.read(_MAX_LIST_SIZE + 1)
    except OSError as error:
        raise click.UsageError(f"--files-from {name}: {error.strerror or error}") from error
    if len(data) > _MAX_LIST_SIZE:  # /dev/zero, for one, has no end
        raise click.UsageError(f"--files-from {name}: larger than the limit of {_MAX_LIST_SIZE // 1_000_000} MB")
    paths = parse_path_list(data)
    if not paths and not articles:
        warn(name, "lists no articles")
        raise click.exceptions.Exit(1)
    return paths


def _explain_waiting(paths: tuple[str, ...]) -> None:
    """Say what the command waits for when it reads from the keyboard."""
    if (not paths or "-" in paths) and sys.stdin and sys.stdin.isatty():
        warn("-", "type an article, then press Ctrl-D")


def kinds_of(*, indirect: bool, not_speech: bool = False) -> tuple[str, ...]:
    """Return the kinds of record that the options ask for."""
    return (*SPEECH, *((INDIRECT,) if indirect else ()), *((NOT_SPEECH,) if not_speech else ()))
