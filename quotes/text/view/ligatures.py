"""Repairs of words that lost a ligature when a page was read: *ofcer*, *rst*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.text.view.mapping import Edit

_SHORTEST: Final = 2000
"""Characters of a text that has one of the most frequent ligatures."""
_LIGATURES: Final = ("fi", "fl", "ff", "ffi", "ffl")
_FEWEST: Final = 2
"""Different words that lost theirs."""
_SURE: Final = "ofc"
_VOWELS: Final = frozenset("aeiouy")
_WORD: Final = re.compile(r"[A-Za-z]{3,}")
_MEANT: Final = t.VERB | t.FINITE | t.ROLE | t.TITLE | t.ORG_NOUN | t.DOCUMENT | t.GIVEN | t.FUNCTION_WORD | t.NUMBER
_LONGEST: Final = 16


def may_lack_ligatures(text: str) -> bool:
    """Whether a text of some length has no *fi*, *fl* and *ff*; clean text has one among its first words."""
    return "fi" not in text and "fl" not in text and "ff" not in text and len(text) > _SHORTEST


def lost_ligatures(text: str) -> Iterator[Edit]:
    """Words that are known only with the ligature that they lost.

    Leaves alone a text without *ofcer* or *rst*, one word by itself, and words that several ligatures would make known.

    >>> list(lost_ligatures("An ofcer conrmed it."))
    [(3, 8, 'officer'), (9, 16, 'confirmed')]
    """
    whole: dict[str, str] = {}
    for word in set(_WORD.findall(text)):
        if len(word) <= _LONGEST and not tags_of(word.lower()):
            meant = _meant(word)
            if meant:
                whole[word] = meant
    if len(whole) < _FEWEST or not any(_SURE in word or _VOWELS.isdisjoint(word.lower()) for word in whole):
        return
    for match in _WORD.finditer(text):
        if match.group() in whole:
            yield (*match.span(), whole[match.group()])


def _meant(word: str) -> str:
    """The one word that a ligature makes of a word; empty if there is none or several."""
    found = set()
    for at in range(len(word)):
        for ligature in _LIGATURES:
            made = word[:at] + ligature + word[at:]
            if tags_of(made.lower()) & _MEANT:
                found.add(made if at or word[0].islower() else made[0].upper() + made[1:].lower())
    return found.pop() if len(found) == 1 else ""
