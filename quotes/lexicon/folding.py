"""Words for comparison: without accents and case."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """A text without accents and case; letters of other alphabets stay.

    >>> fold("Recep Tayyip ERDOĞAN")
    'recep tayyip erdogan'
    """
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
