"""How texts are read: as news or as dialogue, and with which known speakers."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import click

from quotes.commands.options.common import FILE_NAME, Command, read_option_file, with_options

if TYPE_CHECKING:
    from quotes.cast.known import KnownSpeakers, ReadingMode

_MODE_OPTIONS = (
    click.option("--dialogue", is_flag=True, help="Read novels and stories, where speakers take turns."),
    click.option(
        "--speakers",
        "names",
        metavar="LIST",
        type=FILE_NAME,
        help="Known speakers, one per line: NAME = ALIAS, ALIAS. A narrator: I = NAME.",
    ),
)


def chooses_mode(command: Command) -> Command:
    """Add the options ``--dialogue`` and ``--speakers``, as the parameter ``mode``."""

    @functools.wraps(command)
    def run(*args: object, dialogue: bool, names: str | None, **rest: object) -> None:
        from quotes.cast.known import ReadingMode
        from quotes.model import DIALOGUE, NEWS

        command(*args, mode=ReadingMode(DIALOGUE if dialogue else NEWS, _known_speakers(names)), **rest)

    return with_options(_MODE_OPTIONS, run)


def _known_speakers(name: str | None) -> KnownSpeakers:
    """Read the list of ``--speakers``."""
    from quotes.cast.known import NOBODY, SpeakerListError, read_known_speakers

    if name is None:
        return NOBODY
    try:
        known = read_known_speakers(read_option_file("--speakers", name))
    except SpeakerListError as error:
        raise click.UsageError(f"--speakers {name}:{error.row}: {error.reason}") from error
    if not known.persons:
        raise click.UsageError(f"--speakers {name}: names nobody")
    return known


def book_columns(mode: ReadingMode) -> tuple[str, ...]:
    """Return the columns that the records of a book have after the fields."""
    from quotes.model import BOOK_FIELDS, DIALOGUE

    return BOOK_FIELDS if mode.genre == DIALOGUE else ()
