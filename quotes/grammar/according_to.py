"""Phrases that name a source without a verb: *according to*, *in the words of*."""

from __future__ import annotations

from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import sign_of
from quotes.lexicon.words import entries
from quotes.text.frames import Frame

_PHRASES: Final = frozenset(tuple(phrase.split()) for phrase in entries("according_phrases"))
ACCORDING_TO_LENGTHS: Final = {
    first: sorted({len(phrase) for phrase in _PHRASES if phrase[0] == first}, reverse=True)
    for first in {phrase[0] for phrase in _PHRASES}
}
"""The first word of each phrase, with how many words the phrases have that begin with it, the most first."""


def _before_signs() -> dict[str, set[int]]:
    """Map the sign of each phrase to the numbers of words before it in the phrases it is the sign of."""
    before: dict[str, set[int]] = {}
    for phrase in entries("according_phrases"):
        sign = sign_of(phrase)
        before.setdefault(sign, set()).add(phrase.split().index(sign))
    return before


_BEFORE_SIGN: Final = _before_signs()


def according_to_positions(frame: Frame) -> set[int]:
    """Return the positions where phrases like *according to* begin in a frame."""
    tags, lower = frame.tags, frame.lower
    found: set[int] = set()
    for sign in frame.cues:
        if not tags[sign] & t.ACCORDING:
            continue
        for before in _BEFORE_SIGN.get(lower[sign], ()):
            start = sign - before
            if start >= 0 and lower[start] in ACCORDING_TO_LENGTHS and according_to_length(frame, start, len(lower)):
                found.add(start)
    return found


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
