"""Whether a paragraph is a headline with a capital on every word, so that capitals mean nothing."""

from __future__ import annotations

from typing import Final

from quotes.lexicon import tags as t
from quotes.text.tokens import TokenColumns

_NAME: Final = t.GIVEN | t.PLACE | t.ROLE | t.ORG_NOUN | t.DEMONYM
_SHORTEST_HEADLINE: Final = 4
_LONGEST_HEADLINE: Final = 40
"""Tokens in a headline."""
_MAY_BE_IN_HEADLINE: Final = t.CAP | t.NUMBER | t.PUNCTUATION | t.PREP | t.CONJ
_SMALL_WORD: Final = 3
"""Letters of the longest word that may lack a capital in a headline, whatever it is."""


def is_title_case(tokens: TokenColumns) -> bool:
    """Whether all words but the shortest have capitals, among them verbs or words of grammar after the first.

    Args:
        tokens: The tokens of a paragraph.
    """
    if not _SHORTEST_HEADLINE <= len(tokens.tags) <= _LONGEST_HEADLINE:
        return False
    for at, tag in enumerate(tokens.tags):
        if not tag & _MAY_BE_IN_HEADLINE and len(tokens.lower[at]) > _SMALL_WORD:
            return False
    return any(large_words(tokens.tags))


def large_words(tags: list[int]) -> list[int]:
    """Positions of verbs and words of grammar that have a capital and are not part of a name (*Michelle Marks*).

    Args:
        tags: The tags of the tokens.
    """
    return [
        at
        for at, tag in enumerate(tags)
        if tag & t.CAP
        and tag & (t.FUNCTION_WORD | t.VERB)
        and not tag & _NAME
        and (tag & (t.FUNCTION_WORD | t.REPORTING) or not (at and tags[at - 1] & t.GIVEN))
    ]
