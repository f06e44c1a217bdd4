"""Quotations inside a sentence: where they are, which end a clause, which are names of people, programmes, terms."""

from __future__ import annotations

from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.inflection import forms_of
from quotes.text.frames import Frame

_LONGEST_NICKNAME: Final = 24
"""Code points, marks included."""
_LONG_QUOTATION: Final = 40
"""Code points; a longer quotation ends the clause it stands in."""
_USING: Final = forms_of("use")
_WORDINGS: Final = frozenset(["phrase", "term", "terms", "word", "words"])


def holds_quotation(frame: Frame, low: int, high: int) -> bool:
    """Whether a quotation stands in a range: its token is the empty string."""
    return "" in frame.lower[low:high]


def next_quotation(frame: Frame, first: int, high: int) -> int:
    """The position of the first quotation in a range; ``high`` when there is none."""
    if holds_quotation(frame, first, high):
        for at in range(first, high):
            if frame.tags[at] & t.QUOTATION and not is_quoted_name(frame, at):
                return at
    return high


def after_long_quotation(frame: Frame, at: int, low: int) -> int:
    """The position after the last long quotation before a token; ``low`` when there is none."""
    if holds_quotation(frame, low, at + 1):
        for back in range(at, low - 1, -1):
            if is_long_quotation(frame, back):
                return back + 1
    return low


def is_long_quotation(frame: Frame, at: int) -> bool:
    """Whether a token is a quotation so long that it ends the clause it stands in."""
    if not frame.tags[at] & t.QUOTATION:
        return False
    quotation = frame.quotations[at]
    return quotation.end - quotation.start > _LONG_QUOTATION


def follows_quotation(frame: Frame, verb: int) -> bool:
    """Whether a verb stands right behind a quotation that has no comma, so that no subject is before it."""
    return verb > 0 and frame.tags[verb - 1] & t.QUOTATION > 0 and frame.endings[verb - 1] != ","


def breaks_clause(frame: Frame, at: int) -> bool:
    """Whether a token is punctuation, or a quotation that ends with a comma."""
    tag = frame.tags[at]
    return bool(tag & t.PUNCTUATION) and (not tag & t.QUOTATION or frame.endings[at] == ",")


def is_quoted_name(frame: Frame, at: int) -> bool:
    """Whether a quotation stands within a name: *Joe “Tank” Ruiz*."""
    quotation = frame.quotations[at]
    return (
        0 < at < len(frame.tags) - 1
        and bool(frame.tags[at - 1] & frame.tags[at + 1] & t.CAP)
        and not frame.tags[at - 1] & t.POSSESSIVE_ENDING
        and frame.endings[at] != ","
        and quotation.end - quotation.start < _LONGEST_NICKNAME
    )


def is_programme_name(frame: Frame, at: int) -> bool:
    """Whether a quotation is the name of a programme or the like, by whose it is: *on CNN’s “New Day”*."""
    if not frame.tags[at] & t.QUOTATION or not at:
        return False
    owner = frame.tags[at - 1]
    return bool(owner & t.POSSESSIVE_ENDING and owner & (t.MEDIA_NAME | t.CALENDAR)) or (
        bool(owner & t.MEDIA_NAME) and _is_aired(frame, at)
    )


def _is_aired(frame: Frame, at: int) -> bool:
    """Whether a preposition stands before the station that a programme belongs to: *on CBS “Morning”*."""
    return at > 1 and frame.lower[at - 2] == "on"


def is_term_used(frame: Frame, at: int) -> bool:
    """Whether somebody uses the words of a quotation: *used the term “X”*."""
    return at > 2 and frame.lower[at - 1] in _WORDINGS and frame.lower[at - 3] in _USING
