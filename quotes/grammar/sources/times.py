"""Times between a subject and its verb: *Lee **last year** said*, *officials **in 2010** said*."""

from __future__ import annotations

from typing import Final

from quotes.lexicon import tags as t
from quotes.text.frames import Frame

_LATEST: Final = frozenset(["last", "past", "this"])
"""Words before a stretch of time that is near: *last year*, *this past week*."""
_DIGITS_OF_YEAR: Final = 4


def before_bare_time(frame: Frame, last: int, low: int) -> int:
    """The position before a time without a preposition: *Lee **last year** said*, *Lee, the mayor, **this week** said*.

    Args:
        frame: The tokens.
        last: Position of its noun.
        low: Position of the first token that may belong to it.

    Returns:
        The position before it; ``last`` when the noun is part of a subject or an object.

    Gives   Ann Lee last **year** said so. → Lee   The mayor this **week** said so. → mayor
    Gives   A study last **year** said so. → year
    """
    at = last
    while at > low and (frame.lower[at - 1] in _LATEST or frame.tags[at - 1] & t.ADV):
        at -= 1
    before = frame.tags[at - 1] if at > low else 0
    return at - 1 if at < last and before & (t.CAP | t.COMMA | t.PRONOUN | t.ROLE) and not before & t.PREP else last


def before_date(frame: Frame, last: int, low: int) -> int:
    """The position before a date that ends with a number: *who **in 2010** said*, *who **in March 2020** said*.

    Args:
        frame: The tokens.
        last: Position of the number.
        low: Position of the first token that may belong to the date.

    Returns:
        The position before the preposition of the date; ``last`` when the number is not part of one.

    Gives   Officials in **2010** said so. → Officials   Officials on March **3** said so. → Officials
    Gives   Of all, **2010** said so. → 2010   In **10** they said so. → 10
    """
    at = frame.skip_back(t.CALENDAR | t.NUMBER | t.COMMA, last - 1, low)
    is_year = len(frame.lower[last]) == _DIGITS_OF_YEAR and frame.lower[last].isdigit()
    dated = is_year if at == last - 1 else frame.tags[last - 1] & t.CALENDAR or frame.tags[last - 2] & t.CALENDAR
    return at - 1 if dated and at >= low and frame.lower[at] in ("in", "since", "on") else last
