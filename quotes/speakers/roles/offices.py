"""Which office a role means: the *deputy mayor* is not the *mayor*, and a *foreign minister* no *health minister*."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from quotes.lexicon.word_sets import FIELDS_OF_OFFICE
from quotes.lexicon.words import entries, pairs

_RANKS: Final = frozenset(entries("office_ranks"))
_FIELDS: Final = frozenset(word.lower() for word in FIELDS_OF_OFFICE).difference(entries("former_words"))
_MORE_FIELDS: Final = frozenset(["and", *entries("office_fields")])
_SYNONYMS: Final = {role.lower(): roles.split("/") for role, roles in pairs("role_synonyms").items()}


def is_same_office(before: Iterable[str], others: Iterable[str]) -> bool:
    """Whether the words before a role in two places allow that both mean one office.

    A rank has to be in both; the field of an office may be left out: *Foreign Minister Ann Lee*, then *the minister*.

    >>> is_same_office(["the", "deputy"], ["the"]), is_same_office(["the", "foreign"], ["the"])
    (False, True)
    >>> is_same_office(["the", "foreign"], ["health"]), is_same_office(["deputy", "prime"], ["prime", "deputy"])
    (False, True)

    Args:
        before: The words before the role in one place, in order.
        others: Those in the other place.
    """
    ranks, fields = _ranks_and_fields(before)
    other_ranks, other_fields = _ranks_and_fields(others)
    return ranks == other_ranks and not (fields and other_fields and fields.isdisjoint(other_fields))


def is_part_of_office(word: str) -> bool:
    """Whether a word may be before a role as a part of an office.

    >>> is_part_of_office("shadow"), is_part_of_office("foreign"), is_part_of_office("new")
    (True, True, False)
    """
    return word in _RANKS or word in _FIELDS or word in _MORE_FIELDS


def other_roles(role: str, described: list[str], modifier: str) -> list[str]:
    """The roles for which news may use another one afterwards, if nothing but its owner is between it and *the*.

    >>> other_roles("minister", ["the", "prime"], ""), other_roles("premier", ["the", "kenyan"], "Kenyan")
    (['premier'], ['prime minister'])
    >>> other_roles("coach", ["the", "new"], "")
    []

    Args:
        role: The role, in lower case.
        described: The words before it in the description.
        modifier: A capitalized word among them, or nothing.
    """
    words = [word for word in described[1:] if word != modifier.lower()]
    return _SYNONYMS.get(" ".join([*words, role]), [])


def _ranks_and_fields(words: Iterable[str]) -> tuple[set[str], set[str]]:
    """The ranks and fields at the end of the words before a role."""
    ranks: set[str] = set()
    fields: set[str] = set()
    for word in reversed(" ".join(words).lower().replace("-", " ").split()):
        if word in _RANKS:
            ranks.add(word)
        elif word in _FIELDS:
            fields.add(word)
        else:
            break
    return ranks, fields
