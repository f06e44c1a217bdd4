"""People files on the command line: corrections of who is whom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from quotes.commands.options.common import FILE_NAME, read_option_file
from quotes.commands.output import open_output

if TYPE_CHECKING:
    from quotes.voices.persons.corrections import Corrections, PersonRow

people_option = click.option(
    "--people",
    metavar="FILE",
    type=FILE_NAME,
    help="CSV that corrects who is whom: person, alias, kind, gender, note. The alias 'not Lee' keeps Lee apart.",
)


def read_corrections(path: str | None) -> Corrections:
    """Read a people file.

    Raises:
        click.UsageError: The file or one of its rows cannot be used.
    """
    from quotes.voices.persons.corrections import NO_CORRECTIONS, CorrectionError, Corrections
    from quotes.writers.people import read_people

    if path is None:
        return NO_CORRECTIONS
    try:
        return Corrections(read_people(read_option_file("--people", path)))
    except CorrectionError as error:
        raise click.UsageError(f"--people {path}:{error.row}: {error.reason}") from error


def save_people(rows: Iterable[PersonRow], path: str) -> None:
    """Write a people file."""
    from quotes.writers.people import write_people

    with open_output(path) as sink:
        write_people(rows, sink)
