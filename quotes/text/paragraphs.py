"""Split an article into paragraphs, with offsets into the article as read."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

import regex

from quotes.lexicon.words import entries
from quotes.model import Span

_BREAK: Final = re.compile(r"[\r\n\u2028\u2029]\s*")
_NEWLINE: Final = re.compile(r"\n\s*")
_RARE_ENDS: Final = "\r\u2028\u2029"
_LINE_END: Final = re.compile(r"\r\n|[\r\n\u2028\u2029]")
_SENTENCE_ENDS: Final = frozenset(".?!:;…\"”’'»›)]*")
_WRAPPED_WIDTH: Final = (45, 100)
"""The longest line of hard-wrapped text is about this long, in characters."""
_WRAPPED_GAPS: Final = 3
"""Fewer line ends than this within paragraphs do not show that an article is hard-wrapped."""
_WRAPPED_SHARE: Final = 0.75
"""Of the line ends within paragraphs, how many must fall where the next word had no room."""
_TOO_LONG_FOR: Final = 160
"""Characters; an article with a line as long as this is not hard-wrapped."""
_TOO_LONG: Final = re.compile(rf"[^\r\n\u2028\u2029]{{{_TOO_LONG_FOR}}}")
_CONTINUES: Final = regex.compile(r",[\p{Pf}\"']|[\p{Pf}\"'],")
"""A comma and a closing mark at the end of a line, after which the sentence continues."""
_FIRST_LINES: Final = 12
_LONGEST_FURNITURE: Final = 60

_FURNITURE: Final = frozenset(entries("page_furniture"))
_PRINTED_WORD: Final = re.compile(r"\S{1,40}")


def split_paragraphs(text: str) -> list[Span]:
    """Split an article into paragraphs.

    A blank line always ends one; so does a line end, unless the article is hard-wrapped there or the next
    line goes on in lower case. A line of page furniture (*Share*, *Advertisement*) is in no paragraph.

    Args:
        text: The article as read.

    Returns:
        The paragraphs without the white space around them, in order.
    """
    found: list[Span] = []
    width = _wrapped_width(text)
    start = line = len(text) - len(text.lstrip())
    breaks = _BREAK if any(end in text for end in _RARE_ENDS) else _NEWLINE
    for gap in breaks.finditer(text, start):
        at, after = gap.span()
        while text[at - 1].isspace() and at > start:
            at -= 1
        if at - line <= _LONGEST_FURNITURE and _is_furniture(text[line:at]):
            _add(found, text, start, line)
        elif (width is not None or text[after : after + 1].islower()) and _is_soft(text, line, at, after, width):
            line = after
            continue
        elif at > start:
            found.append((start, at))
        start = line = after
    end = len(text.rstrip())
    if end - line <= _LONGEST_FURNITURE and _is_furniture(text[line:end]):
        end = line
    _add(found, text, start, end)
    return found


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        found.append((start, end))


def _is_furniture(line: str) -> bool:
    """Whether a line is one that a page puts between the paragraphs: *Share*, *Advertisement*."""
    lower = line.lower()
    return lower in _FURNITURE or lower.rstrip(" .:…|>»") in _FURNITURE


def _wrapped_width(text: str) -> int | None:
    """The width of a hard-wrapped article: most of its lines end where the next word had no room."""
    start = 0
    for _ in range(_FIRST_LINES):
        end = text.find("\n", start)
        if end - start >= _TOO_LONG_FOR or end < 0:
            break
        start = end + 1
    if _TOO_LONG.search(text, start):
        return None
    lines = _LINE_END.split(text)
    width = max((len(line) for line in lines if len(line) <= _WRAPPED_WIDTH[1]), default=0)
    if width < _WRAPPED_WIDTH[0]:
        return None
    gaps = full = 0
    for line, following in pairwise(lines):
        word = _PRINTED_WORD.match(following) if line.strip() else None
        if word:
            gaps += 1
            full += width < len(line.rstrip()) + 1 + word.end() and len(line) <= _WRAPPED_WIDTH[1]
    return width if gaps >= _WRAPPED_GAPS and full >= _WRAPPED_SHARE * gaps else None


def _is_soft(text: str, line: int, at: int, after: int, width: int | None) -> bool:
    """Whether the line end after a line lies within a paragraph."""
    if after >= len(text) or len(_LINE_END.findall(text, at, after)) > 1:
        return False
    if width is not None:
        word = _PRINTED_WORD.match(text, after)
        return word is not None and at - line + 1 + word.end() - after > width
    return text[at - 1] not in _SENTENCE_ENDS or _CONTINUES.fullmatch(text, at - 2, at) is not None
