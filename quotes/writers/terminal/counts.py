"""Counts of speakers as tables, with bars if there is room, at any width, in a terminal or a pipe."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.bar import Bar
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from quotes.voices.counts import HEADINGS, Count, group_by_kind
from quotes.writers.terminal.console import print_bare, printable
from quotes.writers.terminal.quotations import NO_SPEAKER

# All widths are columns of the terminal.
_INDENT = 2
GAP_WIDTH = 2
"""Between two columns of the table; one blank is the box's."""
_NAME_PERCENT = 45
"""The largest share of the width for names if there are bars."""
MAX_NAME = 60
_FULL_HEADINGS = 48
"""From this width on, headings are written in full."""
MAX_BAR = 60
MIN_BAR = 5


def print_counts(counts: Sequence[Count], console: Console) -> None:
    """Print persons, organizations and unnamed speakers separately, each speaker with a bar for the words.

    Args:
        counts: The speakers, in the order of ``Counts``.
        console: Where to print. A narrow console has no bars.
    """
    if not counts:
        return
    columns = _number_columns(counts, console.width)
    name, bar = _widths(counts, columns, console.width)
    table = _counts_table(columns, name, bar)
    most = max(count.words for count in counts)
    for heading, these in group_by_kind(counts):
        table.add_row(Text(heading, style="bold"))
        for count in these:
            numbers = {"words": count.words, "articles": count.articles, "chapters": count.parts}
            bars = [words_bar(count.words, most, bar)] if bar else []
            cells = (str(numbers.get(heading, count.quotations)) for heading in columns)
            table.add_row(_name_cell(count), *cells, *bars)
    print_bare(console, table)


def _number_columns(counts: Sequence[Count], width: int) -> dict[str, int]:
    """Return the columns of numbers and their widths; articles and chapters are shown if there is room."""
    columns = {
        "quotations" if width >= _FULL_HEADINGS else "times": max(count.quotations for count in counts),
        "words": max(count.words for count in counts),
        "articles": max(count.articles for count in counts),
        "chapters": max(count.parts for count in counts),
    }
    for heading, fewest in (("articles", 2), ("chapters", 1)):
        if width < _FULL_HEADINGS or columns[heading] < fewest:
            del columns[heading]
    return {heading: max(len(heading), len(str(most))) for heading, most in columns.items()}


def _widths(counts: Sequence[Count], columns: Mapping[str, int], width: int) -> tuple[int, int]:
    """Return the widths of the names, which are folded, and of the longest bar: 0 if there is no room for bars."""
    room = width - sum(GAP_WIDTH + column for column in columns.values())
    longest = max(_INDENT + Text(_name_text(count)).cell_len for count in counts)
    wanted = max(longest, len(HEADINGS[None]))
    name = min(wanted, width * _NAME_PERCENT // 100, MAX_NAME)
    bar = room - name - GAP_WIDTH
    if bar < MIN_BAR:
        return min(wanted, max(room, _INDENT + 1)), 0
    return name, min(bar, MAX_BAR)


def _counts_table(columns: Mapping[str, int], name: int, bar: int) -> Table:
    table = plain_table()
    table.add_column("speaker", width=name, overflow="fold")
    for heading, width in columns.items():
        table.add_column(heading, width=width, justify="right", no_wrap=True)
    if bar:
        table.add_column("", width=bar, no_wrap=True)
    return table


def _name_cell(count: Count) -> Padding:
    style = "dim" if count.speaker is None else "cyan"
    return Padding(Text(_name_text(count), style=style), (0, 0, 0, _INDENT))


def _name_text(count: Count) -> str:
    return NO_SPEAKER if count.speaker is None else printable(count.speaker)


def words_bar(words: int, most: int, width: int) -> Bar:
    """Return a bar that is never invisible: one word is at least the thinnest bar, an eighth of a column."""
    thinnest = -(-most // (8 * width))
    return Bar(most, 0, max(words, thinnest) if words else 0, width=width, color="cyan")


def plain_table() -> Table:
    """Return a table without rows or columns, as all counts are shown."""
    return Table(
        box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, GAP_WIDTH - 1, 0, 0), header_style="bold"
    )
