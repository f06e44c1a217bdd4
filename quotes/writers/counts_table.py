"""Counts of speakers as tables, with bars if there is room, at any width, in a terminal or a pipe."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rich.bar import Bar
from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from quotes.voices.breakdown import DOC, Breakdown, BreakdownRow
from quotes.voices.counts import HEADINGS, Count, group_by_kind
from quotes.writers.table import NO_SPEAKER
from quotes.writers.terminal import print_bare, printable

# All widths are columns of the terminal.
_INDENT = 2
_GAP = 2
"""Between two columns of the table; one blank is the box's."""
_NAME_PERCENT = 45
"""The largest share of the width for names if there are bars."""
_MAX_NAME = 60
_FULL_HEADINGS = 48
"""From this width on, headings are written in full."""
_MAX_BAR = 60
_MIN_BAR = 5


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
            bars = [_words_bar(count.words, most, bar)] if bar else []
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
    room = width - sum(_GAP + column for column in columns.values())
    longest = max(_INDENT + Text(_name_text(count)).cell_len for count in counts)
    wanted = max(longest, len(HEADINGS[None]))
    name = min(wanted, width * _NAME_PERCENT // 100, _MAX_NAME)
    bar = room - name - _GAP
    if bar < _MIN_BAR:
        return min(wanted, max(room, _INDENT + 1)), 0
    return name, min(bar, _MAX_BAR)


def _counts_table(columns: Mapping[str, int], name: int, bar: int) -> Table:
    table = _plain_table()
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


def _words_bar(words: int, most: int, width: int) -> Bar:
    """Return a bar that is never invisible: one word is at least the thinnest bar, an eighth of a column."""
    thinnest = -(-most // (8 * width))
    return Bar(most, 0, max(words, thinnest) if words else 0, width=width, color="cyan")


_BREAKDOWN_NUMBERS = ("speakers", "quotations", "words", "share", "articles")
_NOT_SAID = "not said"


def print_breakdown(breakdown: Breakdown, console: Console) -> None:
    """Print what is quoted by some columns, with a bar for the words.

    Args:
        breakdown: What was counted.
        console: Where to print. A narrow console has no bars.
    """
    rows = list(breakdown)
    names = [[printable(value) if value is not None else _NOT_SAID for value in row.values] for row in rows]
    _print_rows(list(map(str, breakdown.columns)), names, rows, console, _BREAKDOWN_NUMBERS)


def _print_rows(
    headings: Sequence[str],
    names: Sequence[Sequence[str]],
    rows: Sequence[BreakdownRow],
    console: Console,
    numbers: Sequence[str],
) -> None:
    """Print rows of a breakdown.

    Args:
        headings: Those of the columns that it is by.
        names: The cells of these columns, for each row.
        rows: What was counted.
        console: Where to print.
        numbers: The columns of numbers that are shown.
    """
    if not rows:
        return
    table = _plain_table()
    for heading in headings:
        table.add_column(heading, overflow="fold", max_width=_MAX_NAME)
    for heading in numbers:
        table.add_column(heading, justify="right", no_wrap=True)
    most = max(row.words for row in rows)
    room = console.width - sum(len(heading) + _GAP for heading in numbers)
    room -= sum(min(max(map(len, cells)), _MAX_NAME) + _GAP for cells in zip(headings, *names, strict=True))
    bar = min(room, _MAX_BAR)
    if bar >= _MIN_BAR:
        table.add_column("", width=bar, no_wrap=True)
    for row, cells in zip(rows, names, strict=True):
        share = f"{100 * row.share:.1f}%"
        shown = dict(
            zip(_BREAKDOWN_NUMBERS, (len(row.persons), row.quotations, row.words, share, row.articles), strict=True)
        )
        bars = [_words_bar(row.words, most, bar)] if bar >= _MIN_BAR else []
        table.add_row(*(Text(cell, style="cyan") for cell in cells), *(str(shown[name]) for name in numbers), *bars)
    print_bare(console, table)


def _plain_table() -> Table:
    """Return a table without rows or columns, as all counts are shown."""
    return Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, _GAP - 1, 0, 0), header_style="bold")


_MAX_PLACE = 28
_MAX_HEADING = 12
_PLACE_NUMBERS = ("speakers", "quotations", "words", "share")
_NO_PLACE = "–"
"""What is said before the first chapter, or between two scenes."""
_OTHERS, _ALL = "others", "all"

Place = tuple[str, ...]


def print_places(breakdown: Breakdown, console: Console) -> None:
    """Print one table for each book: its places crossed with another column, if there is one.

    Args:
        breakdown: What was counted by books, and by their chapters or scenes.
        console: Where to print.
    """
    book = breakdown.columns.index(DOC)
    books = [(doc, list(rows)) for doc, rows in groupby(breakdown, key=lambda row: row.values[book])]
    for doc, rows in books:
        if len(books) > 1:
            print_bare(console, Text(printable(doc or ""), style="bold underline"))
        _print_book(breakdown, rows, console)


def _print_book(breakdown: Breakdown, rows: Sequence[BreakdownRow], console: Console) -> None:
    places = [at for at, column in enumerate(breakdown.columns) if column.is_place]
    others = [at for at, column in enumerate(breakdown.columns) if at not in places and column != DOC]
    headings = [str(breakdown.columns[at]) for at in places]
    names = [tuple(_cell(row.values[at], _NO_PLACE) for at in places) for row in rows]
    if not others:
        _print_rows(headings, names, rows, console, _PLACE_NUMBERS)
        return
    words: dict[Place, Counter[str]] = {}
    for name, row in zip(names, rows, strict=True):
        words.setdefault(name, Counter())[_cell(row.values[others[0]], _NOT_SAID)] += row.words
    print_bare(console, _crossed(headings, words, console.width))


def _cell(value: str | None, nothing: str) -> str:
    return nothing if value is None else printable(value)


def _crossed(headings: Sequence[str], words: Mapping[Place, Counter[str]], width: int) -> Table:
    """A row for each place, with the words of as many values as there is room for, those with most words first."""
    table = _plain_table()
    for at, heading in enumerate(headings):
        longest = max(cell_len(heading), *(cell_len(place[at]) for place in words))
        table.add_column(heading, overflow="fold", width=min(longest, _MAX_PLACE))
        width -= min(longest, _MAX_PLACE) + _GAP
    totals = sum(words.values(), Counter[str]())
    listed = list(_fitting(totals, width))
    shown = [*listed, *([_OTHERS] if len(listed) < len(totals) else []), _ALL]
    for heading in shown:
        table.add_column(heading, overflow="fold", justify="right", width=_width(heading, totals))
    for place, row in words.items():
        table.add_row(*(Text(name, style="cyan") for name in place), *_numbers(row, listed, shown))
    table.add_section()
    table.add_row(_ALL, *[""] * (len(headings) - 1), *_numbers(totals, listed, shown))
    return table


def _fitting(totals: Counter[str], room: int) -> Iterator[str]:
    """The values for which there is room, if those of the others and of all have theirs."""
    room -= _width(_OTHERS, totals) + _width(_ALL, totals) + 2 * _GAP
    for value, _ in totals.most_common():
        room -= _width(value, totals) + _GAP
        if room < 0:
            return
        yield value


def _width(heading: str, totals: Counter[str]) -> int:
    """The width of a column: headings are folded between words."""
    longest = max(map(cell_len, heading.split()), default=1)
    return max(min(longest, _MAX_HEADING), len(str(totals.total())))


def _numbers(row: Counter[str], listed: Sequence[str], shown: Sequence[str]) -> Iterator[str]:
    yield from (str(row[value] or "") for value in listed)
    if _OTHERS in shown[len(listed) :]:
        yield str(row.total() - sum(row[value] for value in listed) or "")
    yield str(row.total())
