"""The parts of a book: its chapters, by their headings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from operator import attrgetter
from typing import Final

from quotes.lexicon.words import any_of, entries
from quotes.text.article import Article

_WORD: Final = any_of(entries("number_words"))
_NUMBER: Final = rf"(?:\d{{1,3}}|[IVXLC]{{1,7}}|(?i:{_WORD}(?:[- ]{_WORD})?))"
_NAMED: Final = re.compile(
    rf"(?!\w+ I [a-z])(?i:{any_of(entries('chapter_words'))})\b\.?(?: (?i:the )?{_NUMBER}\b.*|$|\s*[.:—–-].*)"
)
"""*Chapter 4*, *Part the Second*, *Epilogue*, but not *Part of it was true* or *Part I liked best*."""
_NUMBERED: Final = re.compile(rf"{_NUMBER}|(?:\d{{1,3}}|[IVXLC]{{1,7}})(?:\.|[.:] [^a-z].*)")
_ORNAMENTS: Final = re.compile(r"(?m)^[ \t]*[*#~•·◆❦⁂=_–—-][*#~•·◆❦⁂=_–— \t-]*$")
"""A line that separates scenes, such as one of three stars."""
_LONGEST_HEADING: Final = 80
_SHORTEST_CHAPTER: Final = 300
"""Code points; headings nearer to the next are a table of contents."""
_FRAME: Final = "[]="
"""What may be around a heading."""
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
        if end - start > _LONGEST_HEADING or paragraph in article.outermost:
            continue
        line = " ".join(text[start:end].strip(_FRAME).split())
        if _is_heading(line):
            found.append(Chapter(start, line))
    chapters, outer = [], ""
    under: set[str] = set()
    for one, following in zip_longest(found, found[1:]):
        if (following.start if following else len(text)) - one.start > _SHORTEST_CHAPTER:
            if _number_of(one) in under:
                outer = ""  # The second *Chapter 1* is of another book, whose heading is none that we know.
            under.add(_number_of(one))
            chapters.append(replace(one, heading=f"{outer}{one.heading}"))
        elif following and _NAMED.match(one.heading) and _first_word(following) != _first_word(one):
            # *Volume II* comes right before *Chapter 1*, the first of several of that number; *Chapter* before *1*.
            outer = f"{one.heading} " if one.heading.isalpha() else f"{one.heading}, "
            under.clear()
    return chapters if len(chapters) > 1 else []


def scene_breaks_in(article: Article) -> list[int]:
    """Find where a line of ornaments separates two scenes.

    Args:
        article: The book as the rules read it.

    Returns:
        Where these lines start (code points), in order.
    """
    return [match.start() for match in _ORNAMENTS.finditer(article.text)]


def _first_word(chapter: Chapter) -> str:
    return chapter.heading.split()[0].lower()


def _number_of(chapter: Chapter) -> str:
    """The words of a heading that number it: *chapter iv*."""
    return " ".join(chapter.heading.lower().split()[: 2 if _NAMED.match(chapter.heading) else 1]).rstrip(".:")


def _is_heading(line: str) -> bool:
    """Whether a line is the heading of a chapter: *Chapter 4*, *CHAPTER IV. The Ferry*, *IV*, *Part the Second*."""
    if not line or line[0].islower() or line.endswith(_SENTENCE_ENDS):
        return False
    return bool(_NAMED.fullmatch(line) or _NUMBERED.fullmatch(line))


def part_at(chapters: Sequence[Chapter], at: int) -> str | None:
    """The heading of the chapter around a position; ``None`` before the first.

    Args:
        chapters: All chapters, in order.
        at: The position (code points).
    """
    index = bisect_right(chapters, at, key=attrgetter("start")) - 1
    return chapters[index].heading if index >= 0 else None
