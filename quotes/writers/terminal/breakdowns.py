"""Breakdowns as tables: what is quoted by any columns, and in the chapters and scenes of a book."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from quotes.voices.breakdown import DOC, Breakdown, BreakdownRow
from quotes.writers.person_tables import BREAKDOWN_COLUMNS, breakdown_numbers
from quotes.writers.terminal.console import print_bare, printable
from quotes.writers.terminal.counts import GAP_WIDTH, MAX_BAR, MAX_NAME, MIN_BAR, plain_table, words_bar

_PLACE_NUMBERS = tuple(column for column in BREAKDOWN_COLUMNS if column != "articles")
_NOT_SAID = "not said"
_NO_PLACE = "–"
"""What is said before the first chapter, or between two scenes."""
_OTHERS, _ALL = "others", "all"
_MAX_PLACE = 28
_MAX_HEADING = 12

PlaceCells = tuple[str, ...]


def print_breakdown(breakdown: Breakdown, console: Console) -> None:
    """Print what is quoted by some columns, with a bar for the words.

    Args:
        breakdown: What was counted.
        console: Where to print. A narrow console has no bars.
    """
    rows = list(breakdown)
    names = [[printable(value) if value is not None else _NOT_SAID for value in row.values] for row in rows]
    _print_rows(list(map(str, breakdown.columns)), names, rows, console, BREAKDOWN_COLUMNS)


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
    table = plain_table()
    for heading in headings:
        table.add_column(heading, overflow="fold", max_width=MAX_NAME)
    for heading in numbers:
        table.add_column(heading, justify="right", no_wrap=True)
    most = max(row.words for row in rows)
    counted = [[_number(row, heading) for heading in numbers] for row in rows]
    room = console.width - sum(max(map(len, cells)) + GAP_WIDTH for cells in zip(numbers, *counted, strict=True))
    room -= sum(min(max(map(cell_len, cells)), MAX_NAME) + GAP_WIDTH for cells in zip(headings, *names, strict=True))
    bar = min(room, MAX_BAR)
    if bar >= MIN_BAR:
        table.add_column("", width=bar, no_wrap=True)
    for row, cells, shown in zip(rows, names, counted, strict=True):
        bars = [words_bar(row.words, most, bar)] if bar >= MIN_BAR else []
        table.add_row(*(Text(cell, style="cyan") for cell in cells), *shown, *bars)
    print_bare(console, table)


def _number(row: BreakdownRow, column: str) -> str:
    return f"{100 * row.share:.1f}%" if column == "share" else str(breakdown_numbers(row)[column])


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
    words: dict[PlaceCells, Counter[str]] = {}
    for name, row in zip(names, rows, strict=True):
        words.setdefault(name, Counter())[_cell(row.values[others[0]], _NOT_SAID)] += row.words
    print_bare(console, _crossed(headings, words, console.width))


def _cell(value: str | None, nothing: str) -> str:
    return nothing if value is None else printable(value)


def _crossed(headings: Sequence[str], words: Mapping[PlaceCells, Counter[str]], width: int) -> Table:
    """A row for each place, with the words of as many values as there is room for, those with most words first."""
    table = plain_table()
    for at, heading in enumerate(headings):
        longest = max(cell_len(heading), *(cell_len(place[at]) for place in words))
        table.add_column(heading, overflow="fold", width=min(longest, _MAX_PLACE))
        width -= min(longest, _MAX_PLACE) + GAP_WIDTH
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
    room -= _width(_OTHERS, totals) + _width(_ALL, totals) + 2 * GAP_WIDTH
    for value, _ in totals.most_common():
        room -= _width(value, totals) + GAP_WIDTH
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
