"""Where written words are in an article: the words of a case line against the text as read.

All offsets are code points into the article, half-open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]

LEFT_OUT = "[...]"
"""Stands for words left out in the middle of a quotation."""

MARKS = "“”‘’\"'«»‹›„‚‟‛「」『』`"
"""Every character that can be a quotation mark (some can be an apostrophe too)."""

_NO_WORD = re.compile(r"[\W_]")
_MARK_OR_SPACE = re.compile(rf"[\s{MARKS}]")


def core(text: str, start: int, end: int) -> Span:
    """Shrink a span to its words: outer marks, white space and outer punctuation go.

    A span without any word keeps what is left when marks and white space go. Two spans whose cores
    are equal hold the same words in the same place, however their marks and commas were counted.
    """
    kept = _shrunk(text, start, end, dropped=_NO_WORD)
    return kept if kept[0] < kept[1] else _shrunk(text, start, end, dropped=_MARK_OR_SPACE)


def _shrunk(text: str, start: int, end: int, *, dropped: re.Pattern[str]) -> Span:
    while start < end and dropped.match(text[start]):
        start += 1
    while end > start and dropped.match(text[end - 1]):
        end -= 1
    return start, end


def locate_words(text: str, words: str, low: int, high: int) -> Span | None:
    """Find words in ``text[low:high]``: the first place between marks, else after one, else any.

    Runs of white space match any white space and ``[...]`` matches any words left out. Returns the
    core of the span, or ``None`` when the words are not there.
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
    patterns = [_pattern(piece) for piece in _pieces(words)]
    if not patterns:
        return
    for first in patterns[0].finditer(text, low, high):
        end = first.end()
        for pattern in patterns[1:]:
            match = pattern.search(text, end, high)
            if match is None:
                return  # nor can it follow a later occurrence of the first piece
            end = match.end()
        yield first.start(), end


def _pieces(words: str) -> list[str]:
    pieces = []
    for piece in words.split(LEFT_OUT):
        start, end = core(piece, 0, len(piece))
        if start < end:
            pieces.append(piece[start:end])
    return pieces


def _pattern(piece: str) -> re.Pattern[str]:
    before = r"(?<!\w)" if piece[0].isalnum() else ""
    after = r"(?!\w)" if piece[-1].isalnum() else ""
    return re.compile(before + r"\s+".join(map(re.escape, piece.split())) + after)


def is_marked(text: str, start: int) -> bool:
    """Tell whether a quotation mark stands right before the first word of a span."""
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


def room(open_spans: list[Span], depth: int, length: int) -> Span:
    """Return where a quotation may be: after the one before it and inside the one that encloses it.

    ``open_spans`` holds, for each depth of nesting, the latest quotation at that depth.
    """
    outer = open_spans[depth - 1] if depth and len(open_spans) >= depth else (0, length)
    return (open_spans[depth][1], outer[1]) if len(open_spans) > depth else outer
