"""Words for comparison: without accents, case and possessive endings."""

from __future__ import annotations

import unicodedata
from typing import Final

POSSESSIVES: Final = ("'s", "’s")
"""How a possessive ends, unless it is a plural's."""


def fold(text: str) -> str:
    """A text without accents and case; letters of other alphabets stay.

    >>> fold("Recep Tayyip ERDOĞAN")
    'recep tayyip erdogan'
    """
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()


def is_acronym(word: str) -> bool:
    """Whether a word is all capitals, as a name in short is: *US* is not a pronoun.

    >>> is_acronym("US"), is_acronym("A"), is_acronym("Us")
    (True, False, False)
    """
    return len(word) > 1 and word.isupper()


def without_possessive(word: str) -> str:
    """A word, or words, without a possessive ending.

    >>> without_possessive("the mayor’s"), without_possessive("officials'"), without_possessive("boss")
    ('the mayor', 'officials', 'boss')
    """
    if word.endswith(POSSESSIVES):
        return word[:-2]
    return word[:-1] if word.endswith(("'", "’")) else word
