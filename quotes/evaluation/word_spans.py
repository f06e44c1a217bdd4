"""Finds the words of a fixture in the article.

All offsets are code points into the article; spans are half-open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotes.model import Span

LEFT_OUT = "[...]"
"""Stands for words omitted from the middle of a quotation."""

MARKS = "“”‘’\"'«»‹›„‚‟‛「」『』`"
"""Every character that can be a quotation mark. Some can also be an apostrophe."""

_NO_WORD = re.compile(r"[\W_]")
_MARK_OR_SPACE = re.compile(rf"[\s{MARKS}]")


def core_of(text: str, start: int, end: int) -> Span:
    """Shrink a span to its words, without outer marks, white space and punctuation.

    A span that contains no word loses only its marks and white space. Spans with the same core contain
    the same words in the same position, whichever marks and commas they include.

    >>> core_of("“No, no,” he said.", 0, 9)
    (1, 7)
    """
    core = _shrink(text, start, end, dropped=_NO_WORD)
    return core if core[0] < core[1] else _shrink(text, start, end, dropped=_MARK_OR_SPACE)


def _shrink(text: str, start: int, end: int, *, dropped: re.Pattern[str]) -> Span:
    while start < end and dropped.match(text[start]):
        start += 1
    while end > start and dropped.match(text[end - 1]):
        end -= 1
    return start, end


def locate_words(text: str, words: str, low: int, high: int) -> Span | None:
    """Find words in ``text[low:high]``, preferably between marks, else after a mark, else anywhere.

    A run of white space matches any white space, and ``[...]`` any omitted words. Of equally good
    positions the first is taken.

    Args:
        text: the article.
        words: the words as the fixture states them.
        low: start of the range to search.
        high: end of the range to search.

    Returns:
        The core of the span, or ``None`` when the words are not there.
    """
    best: Span | None = None
    best_marks = -1
    for start, end in _occurrences(text, words, low, high):
        marks = 2 * is_marked(text, start) + _mark_after(text, end)
        if marks > best_marks:
            best, best_marks = (start, end), marks
        if marks == 3:
            break
    return best


def _occurrences(text: str, words: str, low: int, high: int) -> Iterator[Span]:
    patterns = [_pattern(piece) for piece in _pieces_to_find(words)]
    if not patterns:
        return
    for first in patterns[0].finditer(text, low, high):
        end = first.end()
        for pattern in patterns[1:]:
            match = pattern.search(text, end, high)
            if match is None:
                return  # A later occurrence of the first piece is followed by even less text.
            end = match.end()
        yield first.start(), end


def _pieces_to_find(words: str) -> list[str]:
    pieces = []
    for piece in words.split(LEFT_OUT):
        start, end = core_of(piece, 0, len(piece))
        if start < end:
            pieces.append(piece[start:end])
    return pieces


def _pattern(piece: str) -> re.Pattern[str]:
    before = r"(?<!\w)" if piece[0].isalnum() else ""
    after = r"(?!\w)" if piece[-1].isalnum() else ""
    return re.compile(before + r"\s+".join(map(re.escape, piece.split())) + after)


def is_marked(text: str, start: int) -> bool:
    """Return whether a quotation mark comes right before the first word of a span."""
    while start > 0 and not text[start - 1].isalnum() and not text[start - 1].isspace():
        start -= 1
        if text[start] in MARKS:
            return True
    return False


def _mark_after(text: str, end: int) -> bool:
    while end < len(text) and not text[end].isalnum() and not text[end].isspace():
        if text[end] in MARKS:
            return True
        end += 1
    return False


def search_range(open_spans: list[Span], depth: int, length: int) -> Span:
    """Return where a quotation can be: after its predecessor and inside the quotation that encloses it.

    Args:
        open_spans: the latest quotation at each depth of nesting, outermost first.
        depth: number of quotations that enclose the one to find.
        length: length of the article.
    """
    outer = open_spans[depth - 1] if depth and len(open_spans) >= depth else (0, length)
    return (open_spans[depth][1], outer[1]) if len(open_spans) > depth else outer
