"""PDF files, by ``pypdfium2``: the paragraphs of the running text.

A PDF says where characters are, and nothing of paragraphs, headers or columns. PDFium gives the lines in the order
in which they were written, which is that of reading, columns included; where paragraphs begin is seen by spaces,
indents and short last lines. (pdfminer.six, which looks for boxes, takes the wide spaces of justified columns for
gaps between columns; pypdf does not say where lines are.)
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low

from quotes.readers.documents import MAX_INPUT_SIZE, TOO_LARGE
from quotes.readers.formats.containers import UnreadableError
from quotes.readers.formats.pdf_lines import PageLine, PageLines, page_lines, without_furniture

_MAX_PAGES = 10_000
_PASSWORD = 4
"""PDFium's number for this error."""
_ENDED = re.compile(r"[.!?…:][\"'”’»)\]\d]*$|[.!?]$")
_WORD = re.compile(r"\w+(?:['’]\w+)*(?:-\w+)*")
_INDENT = 0.6
_MAX_INDENT = 6
"""The least and the most that a first line is moved in, in sizes of its letters."""
_GAP = 1.3
"""Lines that are farther apart than the others by this factor are of two paragraphs."""
_MAX_LEADING = 3
"""How far apart lines of one paragraph may be, in sizes of their letters."""
_OTHER_SIZE = 0.1
_SHORT = 0.6
"""A line shorter than this share of its column's width may end a paragraph without a full stop: a heading."""


@dataclass(slots=True)
class _Run:
    """Lines under each other: a column, or the part of a page between two."""

    lines: list[PageLine]

    @property
    def left(self) -> float:
        """Where most lines begin that are not indented."""
        return min(line.left for line in self.lines)

    @property
    def leading(self) -> float:
        """How far lines are apart."""
        drops = [above.base - line.base for above, line in pairwise(self.lines)]
        size = self.lines[0].size
        gaps = [drop for drop in drops if size / 2 < drop < _MAX_LEADING * size]
        return median_low(gaps) if gaps else size * 1.2


def read_pdf(data: bytes) -> str:
    """Read the text, a paragraph each line, with blank lines between.

    Raises:
        UnreadableError: it is not a PDF, or has no text.
    """
    pages = without_furniture(_pages(data))
    words = Counter(word.lower() for page in pages for line in page for word in _WORD.findall(line.text))
    paragraphs = [_joined(lines, words) for lines in _paragraphs([run for page in pages for run in _runs(page)])]
    if not paragraphs:
        raise UnreadableError("without text: its pages are pictures")
    return "\n\n".join(paragraphs)


def _pages(data: bytes) -> list[PageLines]:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        with PdfDocument(data) as document:
            if len(document) > _MAX_PAGES:
                raise UnreadableError(f"of more than {_MAX_PAGES:,} pages")
            pages = []
            size = 0
            for page in document:
                pages.append(page_lines(page))
                page.close()
                size += sum(len(line.text) for line in pages[-1].lines)
                if size > MAX_INPUT_SIZE:
                    raise UnreadableError(TOO_LARGE)
            return pages
    except PdfiumError as error:
        locked = getattr(error, "err_code", None) == _PASSWORD
        raise UnreadableError("protected by a password" if locked else "truncated or damaged") from error


def _runs(lines: Sequence[PageLine]) -> Iterator[_Run]:
    run: list[PageLine] = []
    for line in lines:
        if run and line.base > run[-1].base + run[-1].size / 2:
            yield _Run(run)
            run = []
        run.append(line)
    if run:
        yield _Run(run)


def _paragraphs(runs: Sequence[_Run]) -> Iterator[list[PageLine]]:
    paragraph: list[PageLine] = []
    for run, right in zip(runs, _right_edges(runs), strict=True):
        left, leading = run.left, run.leading
        for above, line in zip([None, *run.lines], run.lines, strict=False):
            last = paragraph[-1] if paragraph else None
            if last is not None and (
                _begins_below(last, line, left, right, leading) if above else not _goes_on(last, run)
            ):
                yield paragraph
                paragraph = []
            paragraph.append(line)
    if paragraph:
        yield paragraph


def _right_edges(runs: Sequence[_Run]) -> list[float]:
    """Return where the lines of each run may end: where the longest does of all runs that begin at the same place."""
    edges: dict[tuple[int, int], float] = {}
    keys = []
    for run in runs:
        size = run.lines[-1].size
        keys.append((round(run.left / size), round(size)))
        edges[keys[-1]] = max(
            edges.get(keys[-1], 0.0), max(line.right for line in run.lines if round(line.size) == round(size))
        )
    return [edges[key] for key in keys]


def _begins_below(above: PageLine, line: PageLine, left: float, right: float, leading: float) -> bool:
    """Return whether a line below another in its column begins a paragraph.

    After a raised figure, PDFium gives the rest of a line as a line of its own.
    """
    if abs(above.base - line.base) < line.size / 2:
        return False
    if abs(line.size - above.size) > _OTHER_SIZE * above.size or above.base - line.base > _GAP * leading:
        return True
    indent, indent_above = (one.left - left for one in (line, above))
    if _INDENT * line.size < indent - indent_above < _MAX_INDENT * line.size:
        return True
    if above.hyphenated or not above.text:
        return False
    # A first word that would have had room on the line above was not put there.
    first = line.text.split(maxsplit=1)[0]
    width = (len(first) + 1) * (above.right - above.left) / len(above.text)
    if _ENDED.search(above.text):
        return above.right + width < right
    return above.right - left < _SHORT * (right - left) and not line.text[0].islower()


def _goes_on(last: PageLine, run: _Run) -> bool:
    """Return whether the first line of a column goes on with the paragraph at the foot of another.

    It does if that ends within a sentence, or if it alone is not moved in where first lines are.
    """
    line = run.lines[0]
    if abs(line.size - last.size) > _OTHER_SIZE * last.size:
        return False
    if last.hyphenated or line.text[0].islower() or not _ENDED.search(last.text):
        return True
    indents = [(one.left - run.left) / line.size for one in run.lines]
    return indents[0] < _INDENT and any(_INDENT < indent < _MAX_INDENT for indent in indents[1:])


def _joined(lines: Sequence[PageLine], words: Counter[str]) -> str:
    pieces = []
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        pieces.append(" ".join(line.text.split()))
        if not line.hyphenated:
            pieces.append(" ")
        elif below is None or _keeps_hyphen(line.text, below.text, words):
            pieces.append("-")
    return "".join(pieces).rstrip(" ")


def _keeps_hyphen(text: str, below: str, words: Counter[str]) -> bool:
    """Return whether a hyphen at a line's end is the word's own: *well-known*, not *transpor-tation*.

    A word that occurs elsewhere in the text decides, whole or with its hyphen, then whether both parts are words.
    """
    first = next(reversed(_WORD.findall(text)), "").lower()
    second = next(iter(_WORD.findall(below)), "")
    if not first or not second or not second[0].islower():
        return True
    whole, parted = words[first + second], words[f"{first}-{second}"]
    return parted > whole if whole or parted else words[first] > 1 and words[second] > 1
