"""Printing to a terminal or a pipe: nothing in a text may command the terminal, and widths are predictable."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TextIO

from quotes.writers.files import Sink

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

CONTROL_PICTURES: dict[int, int] = {
    **{code: 0x2400 + code for code in range(0x20)},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
}
"""For ``str.translate``: control characters to their pictures, or to U+FFFD if they have none."""
SURROGATES: dict[int, int] = dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
"""For ``str.translate``: halves of surrogate pairs, which no encoding can write, to U+FFFD."""
DIRECTION_CONTROLS: dict[int, int] = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD)
"""For ``str.translate``: embeddings, overrides and isolates, which show words in another order, to U+FFFD."""
_IN_ONE_LINE = CONTROL_PICTURES | SURROGATES | DIRECTION_CONTROLS
_IN_LINES = {code: shown for code, shown in (CONTROL_PICTURES | DIRECTION_CONTROLS).items() if chr(code) not in "\t\n"}

_DEFAULT_COLUMNS = 80
_MIN_COLUMNS = 24


def printable(text: str) -> str:
    r"""Return text as one line that is safe to print: white space becomes a space, control characters visible.

    >>> printable("two\n  lines \x1b[31m")
    'two lines ␛[31m'
    """
    return " ".join(text.split()).translate(_IN_ONE_LINE)


def printable_lines(text: str) -> str:
    r"""Return text that is safe to print, in its own lines.

    >>> printable_lines("two\r\n  lines \x1b[31m")
    'two\n  lines ␛[31m'
    """
    return text.replace("\r\n", "\n").translate(_IN_LINES)


class TerminalSafe:
    """Wraps a terminal, and makes control characters other than tab and line feed visible, those of direction too."""

    def __init__(self, sink: Sink) -> None:
        """Wrap a terminal."""
        self._sink = sink

    def write(self, text: str) -> object:
        """Write text with its control characters made visible."""
        return self._sink.write(printable_lines(text))


def counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "article"), counted(0, "article")
    ('1 article', '0 articles')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def console_for(stream: TextIO) -> Console:
    """Return a console that prints to a stream, with colors only in a terminal.

    In a pipe the width is ``COLUMNS`` or 80, so that the output is the same everywhere.
    """
    from rich.console import Console

    console = Console(file=stream, markup=False, highlight=False, emoji=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = _DEFAULT_COLUMNS
    console.width = max(console.width, _MIN_COLUMNS)
    return console


def print_bare(console: Console, what: Table | Text) -> None:
    """Print without trailing blanks, except in a terminal, where they may have a background color."""
    with console.capture() as capture:
        console.print(what)
    lines = capture.get().split("\n")
    if not console.is_terminal:
        lines = [line.rstrip() for line in lines]
    console.file.write("\n".join(lines))
