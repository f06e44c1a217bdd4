"""The parts of a book: its chapters, by their headings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final

from quotes.lexicon.words import any_of, entries
from quotes.text.article import Article

_NUMBER: Final = rf"(?:\d{{1,3}}|[IVXLC]{{1,7}}|{any_of(entries('number_words'))})"
_NAMED: Final = re.compile(
    rf"(?:{any_of(entries('chapter_words'))})\b\.?(?: (?:the )?{_NUMBER})?(?:[.:—–-]|$|\s).*", re.IGNORECASE
)
_NUMBERED: Final = re.compile(rf"{_NUMBER}\.?|(?:\d{{1,3}}|[IVXLC]{{1,7}})[.:] [^a-z].*")
_LONGEST_HEADING: Final = 80
_SHORTEST_CHAPTER: Final = 300
"""Code points; headings nearer to the next are a table of contents."""
_SENTENCE_ENDS: Final = ("?", "!", ",", ";", "”", '"')


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a book."""

    start: int
    """Where its heading starts (code points)."""
    heading: str
    """Its heading as written."""


def chapters_in(article: Article) -> list[Chapter]:
    """Find the chapters of a book, in order; a table of contents does not count.

    Args:
        article: The book as the rules read it.

    Returns:
        The chapters; none if fewer than two headings are found.
    """
    text = article.text
    found: list[Chapter] = []
    for paragraph, (start, end) in enumerate(article.paragraphs):
        if end - start <= _LONGEST_HEADING and paragraph not in article.outermost and _is_heading(text[start:end]):
            found.append(Chapter(start, " ".join(text[start:end].split())))
    chapters, outer = [], ""
    for one, following in zip_longest(found, found[1:]):
        if (following.start if following else len(text)) - one.start > _SHORTEST_CHAPTER:
            chapters.append(replace(one, heading=f"{outer}{one.heading}"))
        elif following and _first_word(following) != _first_word(one):
            # *Volume II* comes right before *Chapter 1*, the first of several of that number.
            outer = f"{one.heading}, "
    return chapters if len(chapters) > 1 else []


def _first_word(chapter: Chapter) -> str:
    return chapter.heading.split()[0].lower()


def _is_heading(line: str) -> bool:
    """Whether a line is the heading of a chapter: *Chapter 4*, *CHAPTER IV. The Ferry*, *IV*, *Part the Second*."""
    if line.endswith(_SENTENCE_ENDS):
        return False
    return bool(_NAMED.fullmatch(line) and line[0].isupper()) or bool(_NUMBERED.fullmatch(line))


def part_at(chapters: Sequence[Chapter], at: int) -> str | None:
    """The heading of the chapter around a position; ``None`` before the first.

    Args:
        chapters: All chapters, in order.
        at: The position (code points).
    """
    index = bisect_right(chapters, at, key=_start_of) - 1
    return chapters[index].heading if index >= 0 else None


def _start_of(chapter: Chapter) -> int:
    return chapter.start
