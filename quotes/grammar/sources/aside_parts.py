"""What may be between a subject and its verb: a time; in an aside between commas an office, its body, a state."""

from __future__ import annotations

from typing import Final

from quotes.lexicon import tags as t
from quotes.text.frames import Frame

_LONGEST_OFFICE: Final = 4
"""Tokens of an office without an article, the comma before it included."""
_LATEST: Final = frozenset(["last", "past", "this"])
"""Words before a stretch of time that is near: *last year*, *this past week*."""
_DIGITS_OF_YEAR: Final = 4


def is_unit(frame: Frame, comma: int, last: int) -> bool:
    """Whether an office has its place between a comma and ``last``: *the Director, **Elm Health Board**, Ann Lee*.

    Yes   The Director**,** Elm Health **Board**, Ann Lee said so.
    No    The Director**,** Ann **Lee**, said so.
    """
    tags = frame.tags
    if not (tags[comma - 1] & t.ROLE and tags[comma - 1] & t.CAP) or last + 2 >= len(tags):
        return False
    is_name = tags[comma + 1] & (t.GIVEN | t.TITLE) and not tags[last] & t.ORG_NOUN
    names = frame.only(t.CAP | t.PREP | t.CONJ, comma + 1, last + 1)
    return names and comma + 1 < last and not is_name and bool(tags[last + 2] & t.CAP)


def is_bare_office(frame: Frame, comma: int, last: int) -> bool:
    """Whether an office without an article is between a comma and ``last``, and its body after it.

    Yes   Ann Lee**,** vice **president**, Kor Bank, said so.
    No    Ann Lee**,** vice **president**, Bob Ray, mayor, and others said so.   Ann Lee**,** a **nurse**, Bob said so.
    """
    tags = frame.tags
    if last - comma > _LONGEST_OFFICE or last + 2 >= len(tags) or not tags[last] & t.ROLE or tags[last] & t.PLURAL:
        return False
    bare = not frame.has(t.DETERMINER | t.CAP | t.PREP, comma + 1, last + 1)
    body = tags[last + 2] & t.CAP and not tags[last + 2] & (t.GIVEN | t.TITLE)
    return bool(bare and body and tags[comma - 1] & t.CAP)


def is_state_after_town(frame: Frame, at: int) -> bool:
    """Whether a token is an abbreviated state after a town: *of Raleigh, **N.C.**, said*.

    Yes   Ann Lee of Ems, **Mass.**, said so.
    No    Ann Lee of Ems, **Kor**, said so.
    """
    return bool(frame.tags[at] & t.CAP) and frame.lower[at][-1] == "." and bool(frame.tags[at - 2] & t.CAP)


def opens_office(frame: Frame, first: int, last: int) -> bool:
    """Whether an office with a list in it follows a name: *Ann Lee, **secretary for roads**, rail and ports, said*.

    Yes   Ann Lee, **secretary** for **roads**, rail and ports, said so.
    No    Ann Lee, **head** and **cook**, said so.
    """
    tags = frame.tags
    if first < 2 or not tags[first - 2] & t.CAP or tags[first] & (t.CAP | t.CONJ | t.NUMBER):
        return False
    begin = first - 2
    while not (frame.begins_sentence(begin) or tags[begin - 1] & t.PUNCTUATION):
        begin -= 1
    at = frame.find(t.PREP | t.COMMA, first, last)
    # *Reacting, the secretary for roads, Ann Lee, said*; *In Ems, the secretary for roads, Ann Lee, said*
    fronted = tags[begin] & (t.ING | t.PREP)
    return not fronted and bool(tags[at] & t.PREP and tags[at - 1] & t.ROLE and not tags[at - 1] & t.PLURAL)


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
