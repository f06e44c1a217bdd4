"""Why a speaker is not named, in the words of the article: *who asked not to be named because …*."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import regex

from quotes.lexicon.words import entries
from quotes.model import Span

_PHRASES: Final = entries("anonymity_phrases")
_LAST_WORDS: Final = tuple(dict.fromkeys(phrase.rpartition(" ")[2] for phrase in _PHRASES))
"""A sentence without any of them has no phrase; to look for them takes a tenth of the time of the pattern."""
_REFUSAL: Final = regex.compile(
    r"(?:\b(?:who|whose|speaking|spoke|speak|granted|insisting|insisted|asking|asked|requesting|requested|declining"
    r"|declined|refusing|refused)\b[^.,;:“”\"\n]{0,80}?)?\b\L<phrases>\b",
    phrases=_PHRASES,
    flags=regex.IGNORECASE,
)
_CLAUSE: Final = r"[^.,;:“”\"\n]*+"
_REASON: Final = regex.compile(
    rf"{_CLAUSE}(?:,? \b\L<openers>\b(?:[^.;:“”\"\n]|\.(?=\w))*+)?+", openers=entries("reason_openers")
)
"""What follows the refusal: the rest of its clause, and the reason to the end of the sentence."""


def anonymity_in(text: str, sentences: Iterable[Span]) -> str | None:
    """The first words in some sentences that say a speaker is not to be named, with the reason if one is given.

    >>> text = "“No,” said an aide, who asked not to be named because he fears for his job."
    >>> anonymity_in(text, [(0, len(text))])
    'who asked not to be named because he fears for his job'

    Args:
        text: The article as the rules read it.
        sentences: The sentences that mention the speaker.
    """
    for start, end in sentences:
        lower = text[start:end].lower()
        if not any(word in lower for word in _LAST_WORDS):
            continue
        found = _REFUSAL.search(text, start, end)
        if found:
            rest = _REASON.match(text, found.end(), end)
            return " ".join(text[found.start() : rest.end() if rest else found.end()].split()).rstrip(" ,")
    return None
