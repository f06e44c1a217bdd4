"""Split an article into paragraphs; lines that were cut by their width have been joined before (``text.view``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from quotes.lexicon.words import entries
from quotes.model import Span

_LINE: Final = re.compile(r"\S(?:.*\S)?")
_LINE_WITH_RARE_END: Final = re.compile(r"\S(?:[^\r\n\u2028\u2029]*\S)?")
_RARE_ENDS: Final = "\r\u2028\u2029"
_LONGEST_FURNITURE: Final = 60
"""Characters of a line that may be page furniture."""
_FURNITURE: Final = frozenset(entries("page_furniture"))
_LONGEST_CAPTION: Final = 120
"""Characters of a line that may be a caption, a teaser or an address."""
_CAPTION_OPENINGS: Final = tuple(entries("furniture_openings"))
_ADDRESS: Final = re.compile(r"(?:[\w ]{1,20}: ?)?<?(?:(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>?")


def split_paragraphs(text: str) -> list[Span]:
    """Split an article into paragraphs: every line end ends one.

    A line of page furniture (*Share*, *Advertisement*) is in no paragraph.

    Args:
        text: The article as the rules read it.

    Returns:
        The paragraphs without the white space around them, in order.
    """
    line = _LINE_WITH_RARE_END if any(end in text for end in _RARE_ENDS) else _LINE
    spans = map(re.Match.span, line.finditer(text))
    return [
        (start, end)
        for start, end in spans
        if end - start > _LONGEST_FURNITURE or not is_page_furniture(text, start, end)
    ]


def is_page_furniture(text: str, start: int, end: int) -> bool:
    """Whether a line is page furniture between paragraphs: *Share*, *Advertisement*."""
    if end - start > _LONGEST_FURNITURE:
        return False
    lower = text[start:end].lower()
    return lower in _FURNITURE or lower.rstrip(" .:…|>»") in _FURNITURE


def is_caption(text: str, start: int, end: int) -> bool:
    """Whether a line is a caption, a teaser or an address between paragraphs: *Photo: Ann Lee*, *Contact: a@b.org*.

    It is a paragraph, as it may quote somebody, but what is around it goes on as if it were not there.
    """
    if end - start > _LONGEST_CAPTION:
        return False
    line = text[start:end]
    return line.lower().lstrip("([").startswith(_CAPTION_OPENINGS) or _ADDRESS.fullmatch(line) is not None


def cut_text(text: str, longest: int) -> Iterator[Span]:
    """Cut a text that no article is as long as: after a blank line, else a line, else a word, else anywhere.

    Args:
        text: The text as read.
        longest: Code points of a piece, at most.
    """
    start = 0
    while len(text) - start > longest:
        middle, latest = start + longest // 2, start + longest
        cuts = (text.rfind(gap, middle, latest) for gap in ("\n\n", "\n", " "))
        end = next((cut for cut in cuts if cut >= 0), latest)
        yield start, end
        start = end
    yield start, len(text)
