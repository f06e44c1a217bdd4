"""What pronouns, given names and roles show of a person's gender: ``m``, ``f`` or nothing."""

from __future__ import annotations

from typing import Final

from quotes.lexicon.inflection import pairs_by_noun
from quotes.lexicon.tagging import may_end_as_person
from quotes.lexicon.words import entries, pairs

GENDERS_IN_WORDS: Final = {"f": "female", "m": "male"}
"""The genders as a voice gives them."""
GENDERS_OF_PRONOUNS: Final = {"he": "m", "she": "f", "his": "m", "her": "f", "him": "m"}
_MALE: Final = frozenset(entries("given_names_male"))
_FEMALE: Final = frozenset(entries("given_names_female"))
_OF_ROLES: Final = pairs_by_noun("roles")
_OF_ENDINGS: Final = {ending: gender for ending, gender in pairs("person_endings").items() if gender != "-"}


def gender_of_role(role: str) -> str:
    """The gender that a role shows: ``m``, ``f`` or nothing.

    >>> gender_of_role("spokeswoman"), gender_of_role("mayor")
    ('f', '')
    """
    gender = _OF_ROLES.get(role, "")
    if not gender and may_end_as_person(role):
        gender = _OF_ENDINGS["woman"] if role.endswith("woman") else _OF_ENDINGS["man"] if role.endswith("man") else ""
    return "" if gender == "-" else gender


def gender_of_given_name(name: str) -> str:
    """The gender that a given name shows: ``m``, ``f`` or nothing."""
    for part in (name, name.split("-")[0]) if "-" in name else (name,):
        if part in _MALE:
            return "" if part in _FEMALE else "m"
        if part in _FEMALE:
            return "f"
    return ""
