"""Repairs of paragraphs whose first letter is large, as magazines and scans have it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.text.view.mapping import Edit

_DROPPED: Final = re.compile(r"([A-Z])( |(?:\r?\n){1,2})([A-Z]{1,15}|[a-z]{1,15})\b(?=[^\n]*[a-z])")
_DROPPED_BELOW: Final = re.compile(rf"\n{_DROPPED.pattern}")
_MORE_CAPITALS: Final = re.compile(r"(?: [A-Z]{2,15}\b){1,6}")
_CAPITAL_LETTERS: Final = re.compile(r"[A-Z]+")
_LETTER_WORDS: Final = frozenset("AI")
"""Letters that are words."""
_MOST_DROPPED: Final = 100
"""Letters looked at; a text has one for each chapter."""


def drop_capitals(text: str) -> Iterator[Edit]:
    r"""The rest of a word whose first letter is set apart and large: *T HE MAYOR left*.

    Leaves alone letters that are words or names of their own: *A MAN left*, *T cells*, *E STREET is shut*.

    >>> list(drop_capitals("T HE mayor left.\nW\nhen it rained.\nI AM here.\nA S it rained.\nT cells grew."))
    [(1, 4, 'he'), (18, 22, 'hen'), (46, 48, 's')]
    """
    first = _DROPPED.match(text)
    below = _DROPPED_BELOW.finditer(text, first.end() if first else 0)
    for match in islice(chain([first] if first else [], below), _MOST_DROPPED):
        letter, gap, rest = match.groups()
        word = letter + rest.lower()
        known = tags_of(word.lower()) | (tags_of(word) & t.GIVEN)
        if letter in _LETTER_WORDS:
            # *A CROSS was found* begins with a word, and so does *A new law*.
            is_word = bool(known) and (rest.isupper() or gap != " ") and not _is_used(text, rest.lower())
        elif len(rest) == 1:
            is_word = bool(known) and word != "Us"
        else:
            is_word = bool(known) or word in text or (gap != " " and rest.islower())
        if is_word:
            yield match.end(1), match.end(3), rest.lower()
            if rest.isupper():
                yield from _in_lower_case(text, match.end(3))


def _is_used(text: str, word: str) -> bool:
    """Whether a word occurs in a text in lower case, or is one that any text may have."""
    return len(word) > 1 and (bool(tags_of(word)) or f" {word} " in text)


def _in_lower_case(text: str, start: int) -> Iterator[Edit]:
    """The edits of the words in capitals that follow the first one: *T HE MAYOR OF Kew left*."""
    capitals = _MORE_CAPITALS.match(text, start)
    if capitals is None:
        return
    for word in _CAPITAL_LETTERS.finditer(text, *capitals.span()):
        lower = word.group().lower()
        if tags_of(lower):
            yield (*word.span(), lower)
        elif lower.capitalize() in text:
            yield (*word.span(), lower.capitalize())
