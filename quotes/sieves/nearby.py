"""Near marked words: how far is looked, and whether a phrase of a list ends right before them."""

from __future__ import annotations

from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.words import entries
from quotes.text.frames import Frame

_LONGEST_PHRASE: Final = 4
"""Words of a phrase in a list."""
FARTHEST: Final = 60
"""Tokens looked at on either side of a quotation."""


def by_last_word(name: str) -> dict[str, list[str]]:
    """The phrases of a word list by their last word."""
    table: dict[str, list[str]] = {}
    for phrase in entries(name):
        table.setdefault(phrase.split()[-1], []).append(phrase)
    return table


def ends_with(frame: Frame, at: int, table: dict[str, list[str]]) -> bool:
    """Whether the words before a position end with a phrase of a table ``by_last_word``."""
    phrases = table.get(frame.lower[at - 1].replace("’", "'")) if at else None
    if not phrases:
        return False
    for size in range(1, min(at, _LONGEST_PHRASE) + 1):
        if frame.tags[at - size] & (t.PUNCTUATION & ~t.POSSESSIVE_ENDING):
            return False
        if " ".join(frame.lower[at - size : at]).replace("’", "'") in phrases:
            return not frame.tags[at - 1] & t.CAP or size > 1 or frame.begins_sentence(at - 1)
    return False
