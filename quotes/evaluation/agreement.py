"""When two names, or two stretches of words, are taken for the same.

Two measures: that of fixtures, where a shorter form of the name agrees, and that of annotated corpora,
which many programs are compared by and which must therefore give the published figures.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from quotes.lexicon.words import entries

_TITLES = frozenset(entries("agreement_titles"))
_NOT_TELLING = frozenset(entries("agreement_descriptions"))
_NOT_TELLING_SOURCE = frozenset(entries("agreement_sources"))
_WORD = re.compile(r"[a-z0-9]+")
_POSSESSIVE = re.compile(r"'s\b")
_POSSESSIVE_END = re.compile(r"['’]s$")
_BRACKETED = re.compile(r"\([^)]*\)")


def same_words(one: str | None, other: str | None) -> bool:
    """Tell whether two stretches of text are the same but for their white space."""
    if one is None or other is None:
        return one is other
    return one.split() == other.split()


def same_name(expected: str, found: str) -> bool:
    """Tell whether the name found is the one expected, or a fuller form of it.

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
    """Reduce a name to its words: folded, without brackets, possessives and titles.

    A name made of titles alone keeps them.
    """
    bare = _POSSESSIVE.sub("", _BRACKETED.sub("", folded(name)))
    words = tuple(_WORD.findall(bare))
    return tuple(word for word in words if word not in _TITLES) or words


def folded(name: str) -> str:
    """Lower-case a name and take its accents off; what is not ASCII even so is left out."""
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()


def corpus_name(found: str, gold: str) -> bool:
    """Tell whether two names are the same by the corpus measure's loose reading.

    One holds every word of the other and they share the last word, or both have three words or more.
    A gold speaker that begins in lower case is a description of someone unnamed: the prediction may be
    a part of it, such as the body that it names.
    """
    if described(gold):
        if not described(found.lower()):
            return False
        want, got = description_words(gold), description_words(found)
        return bool(got) and (got <= want or want <= got)
    one, other = name_words(found), name_words(gold)
    if not one or not other:
        return False
    inside = set(one) <= set(other) or set(other) <= set(one)
    return one == other or (inside and _ends_alike(one, other))


def exact_name(found: str, gold: str) -> bool:
    """Tell whether two names are the same words in the same order."""
    return bool(name_words(found)) and name_words(found) == name_words(gold)


def _ends_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if not one or not other:
        return False
    return one[-1] == other[-1] or (len(one) > 2 and len(other) > 2)


def described(speaker: str) -> bool:
    """Tell a description (*a spokesman for the ministry*) from a name."""
    return speaker[:1].islower()


@lru_cache(maxsize=4096)
def description_words(description: str) -> frozenset[str]:
    """Reduce a description to the words that tell it from another."""
    plain = folded(description).replace("'s", "")
    return frozenset(_WORD.findall(plain)) - _NOT_TELLING


def is_telling(word: str) -> bool:
    """Tell whether a word of a source tells it from other sources; *the* and *Mr* do not."""
    return _POSSESSIVE_END.sub("", word.lower()) not in _NOT_TELLING_SOURCE
