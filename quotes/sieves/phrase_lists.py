"""Word lists of phrases that may be right before marked words: *so-called*, *must read*."""

from __future__ import annotations

from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.words import entries
from quotes.text.frames import Frame

_LONGEST_PHRASE: Final = 4
"""Words of a phrase in a list, at most."""


def phrases_by_last_word(name: str) -> dict[str, list[str]]:
    """Return the phrases of a word list by their last word."""
    table: dict[str, list[str]] = {}
    for phrase in entries(name):
        table.setdefault(phrase.split()[-1], []).append(phrase)
    return table


def ends_in_phrase(frame: Frame, at: int, table: dict[str, list[str]]) -> bool:
    """Whether the words before a position end in a phrase of a list.

    Args:
        frame: The tokens.
        at: The position.
        table: The list, as ``phrases_by_last_word`` returns it.
    """
    phrases = table.get(frame.lower[at - 1].replace("’", "'")) if at else None
    if not phrases:
        return False
    for size in range(1, min(at, _LONGEST_PHRASE) + 1):
        if frame.tags[at - size] & (t.PUNCTUATION & ~t.POSSESSIVE_ENDING):
            return False
        if " ".join(frame.lower[at - size : at]).replace("’", "'") in phrases:
            return not frame.tags[at - 1] & t.CAP or size > 1 or frame.begins_sentence(at - 1)
    return False
