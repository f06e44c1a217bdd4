"""The author whom an article names: in a byline, a copyright line or a credit at its end."""

from __future__ import annotations

from typing import Final

import regex

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.model import ORGANIZATION
from quotes.speakers.names.forms import PLACE, NameForm
from quotes.speakers.names.spans import names_in

_EDGE_CHARACTERS: Final = 1500
"""How near the start of an article a byline is, and how near either end a copyright line is."""
_LINE_CHARACTERS: Final = 60
"""How much of a line is read for a name."""
_FIRST_WORDS: Final = 6
"""A role is among this many first words of a credit."""
_BYLINE: Final = regex.compile(
    r"^(?:\W*+(?:(?:Opinion|Analysis|Column|Written|Story|Words) )?[Bb][Yy] |BY )", regex.MULTILINE
)
_COPYRIGHT: Final = regex.compile(
    r"(?:©|\([cC]\)|Copyright)[^\n]{0,12}\bby |\bexcerpt(?:s|ed)? from (?:[a-z-]++ )*+(?=[A-Z])|^From [^\n]{3,80} by ",
    regex.MULTILINE,
)
_COPYRIGHT_SIGNS: Final = ("©", "(c)", "(C)", "Copyright", "excerpt", "From ")
"""One of them is in each such line, and in few articles: the pattern is tried at every character."""
_CREDIT: Final = regex.compile(r" (?:is|was) (?:an?|the) ([^.\n]{3,80})")


def bylined_author(text: str) -> str | None:
    r"""The author whom a byline, a copyright line or a credit names.

    >>> bylined_author("Hard times\nBy Ann Lee\n\nThe bakery closed in May.")
    'Ann Lee'
    >>> bylined_author("The bakery closed in May.\n\nAnn Lee is a columnist for this paper.")
    'Ann Lee'

    Args:
        text: The article as read.

    Returns:
        The name, or ``None``.
    """
    return (
        _name_after(_BYLINE, text, 0, _EDGE_CHARACTERS)
        or _copyright_holder(text, 0, _EDGE_CHARACTERS)
        or _copyright_holder(text, max(0, len(text) - _EDGE_CHARACTERS), len(text))
        or _credited(text)
    )


def _copyright_holder(text: str, low: int, high: int) -> str | None:
    """The first person whom a copyright line in a stretch names."""
    has_sign = any(text.find(sign, low, high) >= 0 for sign in _COPYRIGHT_SIGNS)
    return _name_after(_COPYRIGHT, text, low, high) if has_sign else None


def _name_after(pattern: regex.Pattern[str], text: str, low: int, high: int) -> str | None:
    """The first name of a person that follows a pattern in a stretch."""
    for match in pattern.finditer(text, low, high):
        name = _name_at(text, match.end())
        if name:
            return name
    return None


def _name_at(text: str, start: int) -> str | None:
    """The full name of a person that starts at a position, or after words in capitals there."""
    line_end = text.find("\n", start)
    stop = min(start + _LINE_CHARACTERS, line_end if line_end >= 0 else len(text))
    first = next(iter(names_in(text[start:stop])), None)
    if first is None:
        return None
    at, _, form = first
    leads = at == 0 or text[start : start + at].strip().istitle()
    return form.name if leads and _is_full_name(form) else None


def _credited(text: str) -> str | None:
    """The person whom the last paragraph calls a columnist, a professor or the like."""
    low = text.rstrip().rfind("\n") + 1
    first = next(iter(names_in(text.rstrip()[low : low + _LINE_CHARACTERS])), None)
    if first is None:
        return None
    start, end, form = first
    credit = _CREDIT.match(text, low + end)
    if start or credit is None or not _is_full_name(form):
        return None
    words = credit.group(1).split()[:_FIRST_WORDS]
    return form.name if any(tags_of(word) & t.ROLE for word in words) else None


def _is_full_name(form: NameForm) -> bool:
    return form.kind not in (ORGANIZATION, PLACE) and not form.single
