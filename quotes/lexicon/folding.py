"""Words for comparison: without accents, case and possessive endings."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_POSSESSIVE: Final = re.compile(r"['’]s?$")


def fold(text: str) -> str:
    """A text without accents and case; letters of other alphabets stay.

    >>> fold("Recep Tayyip ERDOĞAN")
    'recep tayyip erdogan'
    """
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()


def without_possessive(word: str) -> str:
    """A word, or words, without a possessive ending.

    >>> without_possessive("the mayor’s"), without_possessive("officials'"), without_possessive("boss")
    ('the mayor', 'officials', 'boss')
    """
    return _POSSESSIVE.sub("", word) if word[-1:] in "s'’" else word
