"""Decides when two names, or two stretches of words, count as the same.

There are two measures. Fixtures accept a fuller form of the expected name. Annotated corpora have a measure
of their own, which must reproduce published figures and so may not be improved here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from quotes.lexicon.words import entries

_TITLES = frozenset(entries("agreement_titles"))
_COMMON_DESCRIPTION_WORDS = frozenset(entries("agreement_descriptions"))
_COMMON_SOURCE_WORDS = frozenset(entries("agreement_sources"))
_FOLDED_WORD = re.compile(r"[a-z0-9]+")
_POSSESSIVE = re.compile(r"'s\b")
_POSSESSIVE_END = re.compile(r"['’]s$")
_BRACKETED = re.compile(r"\([^)]*\)")


def same_words(one: str | None, other: str | None) -> bool:
    """Return whether two stretches of text differ in white space only."""
    if one is None or other is None:
        return one is other
    return one.split() == other.split()


def same_name(expected: str, found: str) -> bool:
    """Return whether the name found is the expected one, or a fuller form of it.

    Titles, articles, possessives, accents and case are ignored.

    >>> same_name("Erdogan", "Recep Tayyip Erdoğan"), same_name("Emine Erdogan", "Recep Tayyip Erdogan")
    (True, False)
    """
    if same_words(expected, found):
        return True
    want, got = name_words(expected.replace("’", "'")), name_words(found.replace("’", "'"))
    if not want:
        return False
    return want == got or (set(want) <= set(got) and _ends_alike(want, got))


@lru_cache(maxsize=4096)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name, folded, without brackets, possessives and titles.

    A name that consists of titles keeps them.

    >>> name_words("Prime Minister José Ortiz’s (centre)".replace("’", "'"))
    ('jose', 'ortiz')
    """
    bare = _POSSESSIVE.sub("", _BRACKETED.sub("", fold_name(name)))
    words = tuple(_FOLDED_WORD.findall(bare))
    return tuple(word for word in words if word not in _TITLES) or words


def fold_name(name: str) -> str:
    """Lower-case a name, and drop accents and every other character that is not ASCII.

    The published measure compares names in this form. Speakers are resolved by another one
    (``lexicon.folding``), which keeps names of other alphabets.

    >>> fold_name("Erdoğan Ω")
    'erdogan '
    """
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()


def agrees_loosely(found: str, gold: str) -> bool:
    """Return whether two names are the same by the loose measure of annotated corpora.

    One contains every word of the other, and they share the last word or both have three words or more.
    A gold speaker in lower case is a description of somebody unnamed; a part of it, such as the organization
    that it mentions, is right too.

    >>> agrees_loosely("Lee", "Ann Lee"), agrees_loosely("Ann", "Ann Lee")
    (True, False)
    """
    if is_description(gold):
        if not is_description(found.lower()):
            return False
        want, got = description_words(gold), description_words(found)
        return bool(got) and (got <= want or want <= got)
    one, other = name_words(found), name_words(gold)
    if not one or not other:
        return False
    inside = set(one) <= set(other) or set(other) <= set(one)
    return one == other or (inside and _ends_alike(one, other))


def agrees_exactly(found: str, gold: str) -> bool:
    """Return whether two names consist of the same words in the same order."""
    return bool(name_words(found)) and name_words(found) == name_words(gold)


def _ends_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if not one or not other:
        return False
    return one[-1] == other[-1] or (len(one) > 2 and len(other) > 2)


def is_description(speaker: str) -> bool:
    """Return whether a speaker is a description (*a spokesman for the ministry*), not a name."""
    return speaker[:1].islower()


@lru_cache(maxsize=4096)
def description_words(description: str) -> frozenset[str]:
    """Return the words that distinguish a description from others."""
    plain = fold_name(description).replace("'s", "")
    return frozenset(_FOLDED_WORD.findall(plain)) - _COMMON_DESCRIPTION_WORDS


def is_distinctive(word: str) -> bool:
    """Return whether a word distinguishes a source from others, as *the* and *Mr* do not."""
    return _POSSESSIVE_END.sub("", word.lower()) not in _COMMON_SOURCE_WORDS
