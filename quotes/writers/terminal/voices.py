"""The voices of an article as a table for people, at any width, in a terminal or a pipe."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from quotes.voices.voice import Voice
from quotes.writers.terminal.console import print_bare, printable
from quotes.writers.terminal.grid import CELL_GAP, Cell, print_grid

_HEADINGS = ("speaker", "kind", "role", "gender", "quotations", "words", "share")
_NUMBERS = _HEADINGS[4:]
_ROLE = _HEADINGS.index("role")
_SPEAKER_PERCENT = 30
"""The largest share of the width for names."""
_SHORTEST_ROLE = 12
"""Columns of the terminal below which roles are not worth showing; they are still shown, folded."""


def print_voices(voices: Sequence[Voice], console: Console, heading: str) -> None:
    """Print the voices of one article in the order in which they are first heard.

    Args:
        voices: The voices.
        console: Where to print.
        heading: The article's name, to print above the table; empty for none.
    """
    if not voices:
        return
    if heading:
        print_bare(console, Text(printable(heading), style="bold underline"))
    rows = [_cells(voice) for voice in voices]
    header = [Cell([[(name, "")]], right=name in _NUMBERS) for name in _HEADINGS]
    print_grid(header, rows, _widths([header, *rows], console.width), console)
    if heading:
        print_bare(console, Text())


def _cells(voice: Voice) -> list[Cell]:
    numbers = (str(voice.quotations + voice.indirect), str(voice.words), f"{100 * voice.share:.0f}%")
    return [
        Cell([[(printable(voice.speaker), "bold cyan")]]),
        Cell([[(voice.speaker_kind, "dim")]]),
        Cell([[(printable(voice.role or ""), "")]]),
        Cell([[(voice.gender or "", "")]]),
        *(Cell([[(number, "")]], right=True) for number in numbers),
    ]


def _widths(rows: Sequence[Sequence[Cell]], width: int) -> list[int]:
    """Return the width of each column: the role has what the others leave."""
    widths = [max(cell.longest_line() for cell in column) for column in zip(*rows, strict=True)]
    widths[0] = min(widths[0], max(width * _SPEAKER_PERCENT // 100, len(_HEADINGS[0])))
    room = width - sum(widths) + widths[_ROLE] - CELL_GAP * (len(widths) - 1)
    widths[_ROLE] = max(min(widths[_ROLE], room), min(widths[_ROLE], _SHORTEST_ROLE))
    return widths
