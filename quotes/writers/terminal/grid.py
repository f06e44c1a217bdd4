"""Rows of cells side by side, each wrapped at its words: rich's tables take ten times as long for many articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, chop_cells
from rich.console import Console
from rich.text import Text

StyledRun = tuple[str, str]
"""Some text and its style."""
StyledLine = Sequence[StyledRun]
CELL_GAP = 2
"""Columns of the terminal between two cells."""
_RULE = "─"


@dataclass(frozen=True, slots=True)
class Cell:
    """Lines of text, each of which may be wrapped to several."""

    lines: Sequence[StyledLine]
    indent: str = ""
    """What the first line begins with; the others are indented as far."""
    right: bool = False
    """Whether the lines end at the right of the cell."""

    def longest_line(self) -> int:
        """Return the width of the longest line."""
        return max((cell_len("".join(text for text, _ in line)) for line in self.lines), default=0)

    def longest_word(self) -> int:
        """Return the width of the longest word."""
        return max((cell_len(word) for line in self.lines for text, _ in line for word in text.split()), default=0)


def print_grid(header: Sequence[Cell], rows: Sequence[Sequence[Cell]], widths: Sequence[int], console: Console) -> None:
    """Print a header, a rule and rows.

    Args:
        header: The header's cells; those with fewer lines are at the bottom.
        rows: The cells of each row.
        widths: The width of each column.
        console: Where to print; styles are for terminals only.
    """
    printed: list[StyledRun] = []
    for line in _row_lines(header, widths, bottom=True):
        printed += [*((text, "bold") for text, _ in line), ("\n", "")]
    printed.append((_RULE * (sum(widths) + CELL_GAP * (len(widths) - 1)) + "\n", ""))
    for row in rows:
        for line in _row_lines(row, widths, bottom=False):
            printed += [*line, ("\n", "")]
    if not console.is_terminal:
        console.file.write("".join(text for text, _ in printed))
        return
    with console.capture() as capture:
        console.print(Text.assemble(*printed), end="", crop=False, no_wrap=True, overflow="ignore")
    console.file.write(capture.get())


def _row_lines(row: Sequence[Cell], widths: Sequence[int], *, bottom: bool) -> Iterator[StyledLine]:
    """Yield the lines of a row, without blanks at their ends."""
    cells = [list(_wrapped(cell, width)) for cell, width in zip(row, widths, strict=True)]
    height = max(map(len, cells))
    if bottom:
        cells = [[()] * (height - len(lines)) + lines for lines in cells]
    for number in range(height):
        line: list[StyledRun] = []
        blank = 0
        for cell, lines, width in zip(row, cells, widths, strict=True):
            runs = lines[number] if number < len(lines) else ()
            free = width - sum(cell_len(text) for text, _ in runs)
            if runs:
                line += [(" " * (blank + free * cell.right), ""), *runs]
                blank = 0
            blank += CELL_GAP + (width if not runs else 0 if cell.right else free)
        yield line


def _wrapped(cell: Cell, width: int) -> Iterator[StyledLine]:
    indent, room = cell.indent, max(width - cell_len(cell.indent), 1)
    for line in cell.lines:
        text = "".join(text for text, _ in line)
        for start, end in _pieces(text, room):
            runs = list(_cut(line, start, end))
            yield [(indent, ""), *runs] if indent else runs
            indent = " " * cell_len(indent)


def _pieces(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of text that fit: text is broken at blanks, and a word longer than a line anywhere."""
    if cell_len(text) <= width:
        yield 0, len(text)
        return
    start = end = at = used = 0
    for word in text.split(" "):
        length = cell_len(word)
        if used + length > width and end > start:
            yield start, end
            start, used = at, 0
        if length > width:
            *full, last = chop_cells(word, width)
            for piece in full:
                yield start, start + len(piece)
                start += len(piece)
            length = cell_len(last)
        end = at + len(word)
        at = end + 1
        used += length + 1
    yield start, end


def _cut(line: StyledLine, start: int, end: int) -> Iterator[StyledRun]:
    at = 0
    for text, style in line:
        piece = text[max(start - at, 0) : max(end - at, 0)]
        if piece:
            yield piece, style
        at += len(text)
