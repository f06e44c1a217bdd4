"""Names of departments with a list in them: *Department for Culture, Media and Sport*."""

from __future__ import annotations

from typing import Final

import regex

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.word_sets import OFFICE_FIELDS

_WORD: Final = r"\p{Lu}\p{Ll}++"
_FIELDS: Final = regex.compile(
    rf"(?:, \L<field>(?: {_WORD}){{0,2}}+){{1,4}}+,?+ (?:and|&) {_WORD}(?: (?:and )?{_WORD}){{0,3}}+",
    field=[word for word in OFFICE_FIELDS if word.istitle()],
)
_BODY: Final = regex.compile(
    rf"(?:Department|Ministry|Committee) (?:for|of|on) (?:the )?{_WORD}(?: (?:and )?{_WORD}){{0,3}}+(?=, )"
)
_BODIES: Final = ("Department", "Ministry", "Committee")
"""Without a space after them, which is found at every word, they are looked for in two thirds of the time."""


def end_of_fields(text: str, comma: int) -> int:
    """Where a list of responsibilities ends that goes on at a comma, as a department's does; ``comma`` if none does.

    Gives 26 for *Culture**,** Media and Sport said*, and 6 for *Health**,** Education Secretary Ann Lee and others*.

    Args:
        text: The text.
        comma: Where the comma is (code points).
    """
    found = _FIELDS.match(text, comma)
    if found is None or any(_is_personal(tags_of(word)) for word in found[0].replace(",", "").split()):
        return comma
    return found.end()


def _is_personal(tag: int) -> bool:
    """Whether a word belongs to somebody's name or title, as *Media* and *Police* do not."""
    return bool(tag & t.GIVEN or (tag & t.ROLE_OR_TITLE and not tag & t.PLURAL))


def commas_in_names(text: str) -> list[int]:
    """Where the commas of departments' names are, in order (code points).

    Gives the first one of *the Department for Culture**,** Media and Sport said, however*.
    """
    found: list[int] = []
    for body in _BODIES:
        at = text.find(body)
        while at >= 0:
            name = _BODY.match(text, at)
            if name is not None:
                found += [comma for comma in range(name.end(), end_of_fields(text, name.end())) if text[comma] == ","]
            at = text.find(body, at + len(body))
    return sorted(found)
