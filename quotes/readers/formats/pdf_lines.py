"""The lines of a PDF's pages, and which of them belong to the page rather than to the text."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

_HYPHEN = 2
"""What PDFium gives for a hyphen at the end of a line, which it takes for the end of no line."""
_NO_TEXT = frozenset({0, 0xFFFE, 0xFFFF, *range(0xE000, 0xF900)})
"""Codes that are not characters, and private ones, which each font uses in its own way, for bullets for example."""
_ENDS = frozenset({_HYPHEN, 10, 13})
_EDGE = 3
"""This many lines at the top and at the bottom of a page may be its header and its footer."""
_MARGIN = 0.15
"""The share of a page's height in which they are."""
_NUMBER = re.compile(r"\W*(?:page\s+)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|of)\s*\d{1,4})?\W*", re.IGNORECASE)
_NOTE = re.compile(r"[\d*†‡§\[]")
_SMALL = 0.92
"""Notes are set in a size smaller than this share of the text's."""


@dataclass(slots=True)
class PageLine:
    """A line of a page; all measures are in points, from the page's lower left corner."""

    text: str
    left: float
    right: float
    base: float
    """How high it is written."""
    size: float
    """Of its letters."""
    hyphenated: bool
    """It ends with a hyphen, which is not in the text."""


@dataclass(slots=True)
class PageLines:
    """The lines of a page, in the order in which they were written."""

    lines: list[PageLine]
    height: float


def page_lines(page: PdfPage) -> PageLines:
    """Read the lines of a page."""
    from pypdfium2.raw import FPDFText_GetUnicode

    text = page.get_textpage()
    try:
        codes = [FPDFText_GetUnicode(text, index) for index in range(text.count_chars())]
        lines = []
        start = 0
        for index, code in enumerate([*codes, 10]):
            if code in _ENDS:
                if line := _line(text, codes, start, index, hyphenated=code == _HYPHEN):
                    lines.append(line)
                start = index + 1
        return PageLines(lines, page.get_height())
    finally:
        text.close()


def _line(text: PdfTextPage, codes: Sequence[int], start: int, end: int, *, hyphenated: bool) -> PageLine | None:
    from pypdfium2.raw import FPDFText_GetCharOrigin, FPDFText_GetFontSize

    while start < end and chr(codes[start]).isspace():
        start += 1
    while start < end and chr(codes[end - 1]).isspace():
        end -= 1
    if start == end:
        return None
    x, base = ctypes.c_double(), ctypes.c_double()
    FPDFText_GetCharOrigin(text, start, x, base)
    _, low, right, high = text.get_charbox(end - 1, loose=True)
    letters = "".join(chr(code) for code in codes[start:end] if code not in _NO_TEXT)
    # Where a character is wider than 16 bits, there are two codes for it on some systems.
    written = letters.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    size = FPDFText_GetFontSize(text, (start + end) // 2)
    return PageLine(written, x.value, right, base.value, size if size > 1 else max(high - low, 1.0), hyphenated)


def without_furniture(pages: Sequence[PageLines]) -> list[list[PageLine]]:
    """Take out headers, footers, page numbers and footnotes.

    A header or footer is at the edge of more than one page, where only its numbers change.
    """
    edges = [_edges(page) for page in pages]
    times = Counter(key for edge in edges for key in {_key(line) for line in edge})
    size = text_size(line for page in pages for line in page.lines)
    return [
        _without_notes([line for line in page.lines if not _is_edge(line, edge, times)], page.height, size)
        for page, edge in zip(pages, edges, strict=True)
    ]


def text_size(lines: Iterable[PageLine]) -> float:
    """Return the size in which most of the text is set."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size, 1)] += len(line.text)
    return max(letters, key=lambda size: letters[size], default=1.0)


def _edges(page: PageLines) -> list[PageLine]:
    by_height = sorted(page.lines, key=lambda line: line.base)
    low = [line for line in by_height[:_EDGE] if line.base < page.height * _MARGIN]
    return low + [line for line in by_height[-_EDGE:] if line.base > page.height * (1 - _MARGIN)]


def _key(line: PageLine) -> str:
    return re.sub(r"\d+", "#", line.text)


def _is_edge(line: PageLine, edge: list[PageLine], times: Counter[str]) -> bool:
    return line in edge and (times[_key(line)] > 1 or _NUMBER.fullmatch(line.text) is not None)


def _without_notes(lines: list[PageLine], height: float, size: float) -> list[PageLine]:
    """Take out the small lines at the foot of a page if the first has a number or a star."""
    notes: list[PageLine] = []
    footers = 0
    for line in sorted(lines, key=lambda line: line.base):
        is_small = line.size < _SMALL * size
        if line.base > height / 2 or (not is_small and (notes or footers == _EDGE)):
            break
        if is_small:
            notes.append(line)
        footers += not is_small
    while notes and not _NOTE.match(notes[-1].text):
        notes.pop()
    return [line for line in lines if line not in notes]
