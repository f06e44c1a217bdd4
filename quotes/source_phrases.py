"""Phrases that name a source without a verb: *according to*, *in the words of*."""

from __future__ import annotations

from quotes.frames import Frame
from quotes.lexicon import entries

_PHRASES = frozenset(tuple(phrase.split()) for phrase in entries("according_phrases"))
SOURCE_PHRASES = {
    first: sorted({len(phrase) for phrase in _PHRASES if phrase[0] == first}, reverse=True)
    for first in {phrase[0] for phrase in _PHRASES}
}
"""The first word of each phrase, with how many words the phrases have that begin with it, the most first."""
_SIGNS = frozenset(max(phrase, key=len) for phrase in _PHRASES)
"""The longest word of each phrase; a sentence with none of them has no phrase."""


def may_name_source(words: list[str]) -> bool:
    """Whether words in lower case may hold a phrase like *according to*."""
    return not _SIGNS.isdisjoint(words)


def phrase_of_source(frame: Frame, start: int, high: int) -> int:
    """The number of tokens of a phrase like *according to* at a position where the first word of one stands, or 0."""
    for size in SOURCE_PHRASES[frame.lower[start]]:
        if start + size < high and tuple(frame.lower[start : start + size]) in _PHRASES:
            return size
    return 0
