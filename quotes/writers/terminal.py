"""Text that is safe to show in a terminal."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, TextIO

from quotes.writers.files import Sink

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

# Control characters, those that turn the direction of a line, and halves of surrogate pairs.
_UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_UNSHOWABLE_IN_LINES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def printable(text: str) -> str:
    r"""Give text as one line that is safe to show: white space becomes a space, control characters show.

    >>> visible("two\n  lines \x1b[31m")
    'two lines ␛[31m'
    """
    return _UNSHOWABLE.sub(_picture, " ".join(text.split()))


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "\ufffd"


class TerminalSafe:
    """A sink that lets no control character but tab and line feed through to a terminal."""

    def __init__(self, sink: Sink) -> None:
        """Stand before a terminal."""
        self._sink = sink

    def write(self, text: str) -> object:
        """Write the text with its control characters made visible."""
        return self._sink.write(_UNSHOWABLE_IN_LINES.sub(_picture, text.replace("\r\n", "\n")))


def counted(number: int, noun: str) -> str:
    """Give a number with its noun.

    >>> counted(1, "article"), counted(0, "article")
    ('1 article', '0 articles')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


NARROWEST = 24


def console_for(stream: TextIO) -> Console:
    """Give what prints to a stream: in a terminal with colour, in a pipe without.

    A pipe is as wide as ``COLUMNS`` says, else 80, so that its text is the same everywhere.
    """
    from rich.console import Console

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
