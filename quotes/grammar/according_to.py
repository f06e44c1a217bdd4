"""Phrases that name a source without a verb: *according to*, *in the words of*."""

from __future__ import annotations

from typing import Final

from quotes.lexicon.words import entries
from quotes.text.frames import Frame

_PHRASES: Final = frozenset(tuple(phrase.split()) for phrase in entries("according_phrases"))
ACCORDING_TO_LENGTHS: Final = {
    first: sorted({len(phrase) for phrase in _PHRASES if phrase[0] == first}, reverse=True)
    for first in {phrase[0] for phrase in _PHRASES}
}
"""The first word of each phrase, with how many words the phrases have that begin with it, the most first."""


def _before_signs() -> dict[str, set[int]]:
    """Map the longest word of each phrase to the numbers of words before it in the phrases it is the longest of."""
    before: dict[str, set[int]] = {}
    for phrase in _PHRASES:
        sign = max(phrase, key=len)
        before.setdefault(sign, set()).add(phrase.index(sign))
    return before


_BEFORE_SIGN: Final = _before_signs()
_SIGNS: Final = frozenset(_BEFORE_SIGN)
"""A sentence with none of them has no phrase."""


def according_to_positions(frame: Frame) -> set[int]:
    """Return the positions where phrases like *according to* begin in a frame."""
    lower = frame.lower
    found: set[int] = set()
    for sign in [at for at, word in enumerate(lower) if word in _SIGNS]:
        for before in _BEFORE_SIGN[lower[sign]]:
            start = sign - before
            if start >= 0 and lower[start] in ACCORDING_TO_LENGTHS and according_to_length(frame, start, len(lower)):
                found.add(start)
    return found


def may_hold_according_to(words: list[str]) -> bool:
    """Whether words, in lower case, may hold a phrase like *according to*: a cheap test before the search."""
    return not _SIGNS.isdisjoint(words)


def according_to_length(frame: Frame, start: int, high: int) -> int:
    """Count the tokens of the phrase like *according to* that begins at a position.

    Args:
        frame: The tokens.
        start: Position of a word that is the first of some such phrase.
        high: Position after the last token that may belong to it.

    Returns:
        The number of tokens, or 0 when there is no such phrase or nothing follows it.

    Gives   The dam is safe, **according** to Ann Lee. → 2   He acted **according** the plan. → 0
    """
    for size in ACCORDING_TO_LENGTHS[frame.lower[start]]:
        if start + size < high and tuple(frame.lower[start : start + size]) in _PHRASES:
            return size
    return 0
