"""What pronouns, given names and roles show of a person's gender: ``m``, ``f`` or nothing."""

from __future__ import annotations

from typing import Final

from quotes.lexicon.words import entries, pairs

GENDERS_OF_PRONOUNS: Final = {"he": "m", "she": "f", "his": "m", "her": "f", "him": "m"}
_MALE: Final = frozenset(entries("given_names_male"))
_FEMALE: Final = frozenset(entries("given_names_female"))
_OF_ROLES: Final = {role: gender for role, gender in pairs("roles").items() if gender != "-"}


def gender_of_role(role: str) -> str:
    """The gender that a role shows: ``m``, ``f`` or nothing.

    >>> gender_of_role("spokeswoman"), gender_of_role("mayor")
    ('f', '')
    """
    return _OF_ROLES.get(role, "")


def gender_of_given_name(name: str) -> str:
    """The gender that a given name shows: ``m``, ``f`` or nothing."""
    for part in (name, name.split("-")[0]) if "-" in name else (name,):
        if part in _MALE:
            return "" if part in _FEMALE else "m"
        if part in _FEMALE:
            return "f"
    return ""
