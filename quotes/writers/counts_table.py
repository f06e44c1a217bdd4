"""Who is quoted how often and with how many words, as a table with bars, at any width, in a terminal or a pipe."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from quotes.voices.counts import HEADINGS, Count, by_kind
from quotes.writers.table import NO_SPEAKER
from quotes.writers.terminal import print_bare, printable

_INDENT = 2
_GAP = 2
"""Blanks between two columns, one of which is the box's."""
_SHARE = 45
"""Of a hundred columns, how many the names may take beside bars."""
_LONGEST_NAME = 60
_WIDE = 48
"""Columns from which the headings are written in full."""
_LONGEST_BAR = 60
_SHORTEST_BAR = 5
_EIGHTHS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")


def print_counts(counts: Sequence[Count], console: Console) -> None:
    """Print the speakers, persons, bodies and unnamed apart, each with a bar for the words.

    Args:
        counts: The speakers, in the order of ``Counts``.
        console: Where to, and how wide; where there is no room, there are no bars.
    """
    if not counts:
        return
    columns = _columns(counts, console.width)
    name, bar = _widths(counts, columns, console.width)
    table = _table(columns, name, bar)
    most = max(count.words for count in counts)
    for heading, these in by_kind(counts):
        table.add_row(Text(heading, style="bold"))
        for count in these:
            numbers = (count.quotations, count.words, count.articles)[: len(columns)]
            bars = [_bar(count.words, most, bar)] if bar else []
            table.add_row(_name(count), *map(str, numbers), *bars)
    print_bare(console, table)


def _columns(counts: Sequence[Count], width: int) -> dict[str, int]:
    """Give the columns of numbers and their widths; in how many articles is told where there is room."""
    columns = {
        "quotations" if width >= _WIDE else "times": max(count.quotations for count in counts),
        "words": max(count.words for count in counts),
        "articles": max(count.articles for count in counts),
    }
    if width < _WIDE or columns["articles"] < 2:
        del columns["articles"]
    return {heading: max(len(heading), len(str(most))) for heading, most in columns.items()}


def _widths(counts: Sequence[Count], columns: Mapping[str, int], width: int) -> tuple[int, int]:
    """Give the widths of the names, which are folded, and of the longest bar, 0 when there is no room for bars."""
    room = width - sum(_GAP + column for column in columns.values())
    longest = max(_INDENT + Text(_shown(count)).cell_len for count in counts)
    wanted = max(longest, len(HEADINGS[None]))
    name = min(wanted, width * _SHARE // 100, _LONGEST_NAME)
    bar = room - name - _GAP
    if bar < _SHORTEST_BAR:
        return min(wanted, max(room, _INDENT + 1)), 0
    return name, min(bar, _LONGEST_BAR)


def _table(columns: Mapping[str, int], name: int, bar: int) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, _GAP - 1, 0, 0), header_style="bold")
    table.add_column("speaker", width=name, overflow="fold")
    for heading, width in columns.items():
        table.add_column(heading, width=width, justify="right", no_wrap=True)
    if bar:
        table.add_column("", width=bar, no_wrap=True)
    return table


def _name(count: Count) -> Padding:
    style = "dim" if count.speaker is None else "cyan"
    return Padding(Text(_shown(count), style=style), (0, 0, 0, _INDENT))


def _shown(count: Count) -> str:
    return NO_SPEAKER if count.speaker is None else printable(count.speaker)


def _bar(words: int, most: int, width: int) -> Text:
    """Draw a bar to the eighth of a character; whoever says a word has at least the thinnest."""
    eighths = max(words * width * 8 // most, 1) if words else 0
    return Text("█" * (eighths // 8) + _EIGHTHS[eighths % 8], style="cyan")
