"""Print to a terminal or a pipe, through rich."""

from __future__ import annotations

import os
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

NARROWEST = 24


def console_for(stream: TextIO) -> Console:
    """Give what prints to a stream: in a terminal with colour, in a pipe without.

    A pipe is as wide as ``COLUMNS`` says, else 80, so that its text is the same everywhere.
    """
    console = Console(file=stream, markup=False, highlight=False, emoji=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = 80
    console.width = max(console.width, NARROWEST)
    return console


def print_bare(console: Console, what: Table | Text) -> None:
    """Print without the blanks at the ends of lines, except in a terminal, where they have a colour."""
    with console.capture() as capture:
        console.print(what)
    lines = capture.get().split("\n")
    if not console.is_terminal:
        lines = [line.rstrip() for line in lines]
    console.file.write("\n".join(lines))
