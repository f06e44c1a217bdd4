"""How an article words a description, and what it calls a person beside the name."""

from __future__ import annotations

import re
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.words import entries
from quotes.text.frames import Frame

_BEHIND: Final = re.compile(
    r"\s?,\s((?:an?|the|one of|[^\W\d_][\w’'-]*)\s[^,.;:“”\"()\n]{2,100}?)"
    r"(?=,|\.|;|\s(?:said|says|told|who|which|and)\b|$|\n)"
)
_FIRST_WORDS: Final = 7
_LOWERED: Final = frozenset(entries("determiners"))


def role_beside(text: str, start: int, end: int) -> str:
    """The description in apposition behind a name.

    Args:
        text: The article as read.
        start: Where the name starts (code points).
        end: Where it ends, exclusive.

    Returns:
        It, or nothing: *Jane Roe, **a chemist at Elm College**, said*.
    """
    if "," not in text[end : end + 2]:
        return ""
    match = _BEHIND.match(text, end, end + 130)
    if match is None:
        return ""
    words = match.group(1).split()
    if any(tags_of(word) & (t.ROLE | t.TITLE) for word in words[:_FIRST_WORDS]):
        return " ".join(words)
    return ""


def text_of_phrase(text: str, frame: Frame, first: int, end: int) -> str:
    """The words of a range of tokens, white space evened out."""
    return " ".join(text[frame.starts[first] : frame.end(end - 1)].split())


def without_article(words: str) -> str:
    """A name without *the*."""
    first, _, rest = words.partition(" ")
    return rest if first.lower() == "the" and rest else words


def within_sentence(words: str) -> str:
    """A description as it stands within a sentence.

    >>> lowered("A spokesman")
    'a spokesman'
    """
    first, space, rest = words.partition(" ")
    if first.istitle() and first.lower() in _LOWERED:
        return first.lower() + space + rest
    return words
