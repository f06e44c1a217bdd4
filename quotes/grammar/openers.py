"""What opens a clause before its subject: datelines, adverbs, conjunctions, times without a comma after them."""

from __future__ import annotations

from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.word_sets import ARTICLES, TIME_MODIFIERS, TIME_NOUNS, TIME_WORDS
from quotes.lexicon.words import entries
from quotes.text.frames import Frame
from quotes.text.tokens import TIMES_OF_DAY

_LONGEST_TIME: Final = 4
"""Tokens of a length of time before *after*: *just a few hours after*."""
_BEFORE_DAYS: Final = frozenset([*entries("deadline_prepositions"), "at", "during", "in", "of", "on"])
_OPENS_TIME: Final = t.PREP | t.NUMBER | t.DET
_OPENS_SUBJECT: Final = t.BEGINS_SUBJECT | t.TITLE
_LONGEST_FRONTED: Final = 6
_DIGITS_OF_YEAR: Final = 4
_AFTER_TAG: Final = frozenset(["after", "as", "before", "when", "while"])
_LONGEST_DATELINE: Final = 12
"""Tokens."""
_SHORTEST_PLACE: Final = 4
"""Letters of a place in capitals."""
_IN_DATELINE: Final = t.CAP | t.COMMA | t.CALENDAR | t.NUMBER | t.OPEN_BRACKET | t.CLOSE_BRACKET


def after_openers(frame: Frame, first: int, last: int) -> int:
    """The position after adverbs, conjunctions and single times that begin a clause whose subject ends at ``last``.

    Gives   **Yesterday** Lee said so. → Lee   **Lee** said so. → Lee
    """
    while first <= last:
        tag = frame.tags[first]
        time_or_sub = tag & t.CALENDAR or (tag & t.SUBORDINATOR and not tag & (t.DET | t.PREP))
        if tag & t.OPEN_BRACKET:
            # *[12] Lee said so.*
            first = next((at for at in range(first + 1, last) if frame.tags[at] & t.CLOSE_BRACKET), first) + 1
        elif (tag & (t.ADVERBIAL | t.CONJ) and not tag & t.DET) or (time_or_sub and first < last):
            first += 1
        else:
            break
    return first


def after_time(frame: Frame, first: int, last: int) -> int:
    """The position after a time that begins a clause without a comma: *hours after **Lee** said so*.

    Gives   **Lee** said so. → Lee
    """
    for at in range(first, min(first + _LONGEST_TIME, last - 1)):
        if frame.lower[at] in TIME_NOUNS:
            if frame.lower[at + 1] in ("after", "before", "than"):
                return at + 2
            break
    if first >= last:
        return first
    time = frame.lower[first] in TIME_WORDS or frame.tags[first] & t.CALENDAR
    follows = frame.tags[first] & _OPENS_TIME and (
        frame.tags[first + 1] & (t.CALENDAR | t.NUMBER) or frame.lower[first + 1] in TIME_WORDS
    )
    return _after_fronted_time(frame, first, last) if time or follows else first


def _after_fronted_time(frame: Frame, first: int, last: int) -> int:
    """The position after *On Friday*, *Every week* or *Two days later* before a subject, which ends at ``last``."""
    tags, lower = frame.tags, frame.lower
    at, end = first, first
    led = bool(tags[first] & t.PREP)
    if led and lower[first] not in _BEFORE_DAYS:
        return first
    while at < min(last, first + _LONGEST_FRONTED):
        tag = tags[at]
        time = lower[at] in TIME_NOUNS or lower[at] in TIMES_OF_DAY
        # *On **Friday***, *Two **days later***
        if tag & t.CALENDAR or time or (end > first and tag & (t.NUMBER | t.ADV)):
            end = at + 1
        # *In **2010***, *At **9** a.m.*
        elif tag & t.NUMBER and led and at == first + 1 and (lower[at].isdigit() or lower[at + 1] in TIMES_OF_DAY):
            end = at + 1 if len(lower[at]) == _DIGITS_OF_YEAR else end
        # *Early **on** Friday*
        elif tag & t.PREP and end == first and lower[at] in _BEFORE_DAYS:
            led = True
        elif end > first or not (at == first or lower[at] in TIME_WORDS) or tag & t.POSSESSIVE:
            break
        at += 1
    is_noun = lower[first] in ARTICLES and lower[first] not in TIME_MODIFIERS and not tags[end - 1] & t.ADV
    if end == first or is_noun:
        return first
    # *On Friday **officials** said so*; a time without a preposition may belong to the noun: *Day nurses said so*.
    bare = not led and not tags[first] & (t.DET | t.CALENDAR)
    return end if tags[end] & (_OPENS_SUBJECT if bare else _OPENS_SUBJECT | t.ROLE | t.ORG_NOUN) else first


def after_dateline(frame: Frame, low: int, high: int) -> int:
    """The position after a dateline at the front; ``low`` where there is none.

    Gives   LEEDS, England (AP) — **The** mayor left. → The   NEW YORK — **He** left. → He   BBC — **He** left. → BBC
    """
    if not frame.tags[low] & t.CAP or not frame.word(low).isupper() or low + 1 >= high:
        return low
    # *NEW YORK*
    is_place = len(frame.word(low)) >= _SHORTEST_PLACE or (
        frame.tags[low + 1] & t.CAP and frame.word(low + 1).isupper()
    )
    for at in range(low + 1, min(high, low + _LONGEST_DATELINE) if is_place else low):
        tag = frame.tags[at]
        if tag & t.DASH:
            return at + 1
        if not tag & _IN_DATELINE:
            break
    return low


def after_saying(frame: Frame, first: int, last: int) -> int:
    """Leave out what is before the subject of a clause but belongs to another: a tag, a participle of saying, a noun.

    Gives   **Saying** the march **showed** “pride”, Lee left. → the   **The** crowd **yelled** “More!” → The
    Gives   “No,” **Lee** said as a guard **yelled** “Out!” → a
    Gives   It ended, at which **point** the crowd **sang** “La!” → the
    """
    tags, lower = frame.tags, frame.lower
    if first >= last:
        return first
    if tags[first] & t.ING and tags[first] & t.SAY:
        return first + 1 if tags[first + 1] & t.DETERMINER else first
    if first > 1 and lower[first - 1] == "which" and tags[first - 2] & t.PREP and not tags[first] & t.BEGINS_SUBJECT:
        return first + 1 if tags[first + 1] & t.BEGINS_SUBJECT else first
    for at in range(first + 2, last):
        if lower[at] in _AFTER_TAG and tags[at - 1] & t.SAY and tags[at - 1] & t.PAST and tags[at - 2] & t.ANY_SPEAKER:
            return at + 1
    return first
