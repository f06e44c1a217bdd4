"""When and where something was said, at the end of a clause that it is no part of."""

from __future__ import annotations

from typing import Final

from quotes.grammar.clause_starts import TIME_MODIFIERS, TIME_NOUNS
from quotes.grammar.marked_words import is_program_name
from quotes.lexicon import tags as t
from quotes.lexicon.words import entries
from quotes.text.frames import Frame

_DEADLINES: Final = frozenset(entries("deadline_prepositions"))
_LONGEST_PROGRAM: Final = 8
"""Tokens from *on* to the name of a program."""


def before_program(frame: Frame, start: int, end: int) -> int:
    """Where a clause ends if the program that ends it is where it was said.

    ``start`` may be any token of the clause after which a program may be named.

    Gives   Lee said **it** was late on Monday’s edition of CNN’s “New Day” → on   Lee said **it** was late → nothing
    """
    if end - 2 <= start or not is_program_name(frame, end - 1):
        return end
    for at in range(end - 2, max(start, end - _LONGEST_PROGRAM), -1):
        if frame.lower[at] in ("on", "during"):
            return at
    return end


def before_time(frame: Frame, start: int, end: int) -> int:
    """Where a clause ends if the time that ends it is when it was said.

    ``start`` may be any token of the clause after which a time may be named.

    Gives   Lee announced **his** support on Thursday night → on   Lee vowed **to** leave by Thursday → nothing
    """
    first = end
    while first > start + 1 and (
        frame.tags[first - 1] & (t.CALENDAR | t.NUMBER) or frame.lower[first - 1] in TIME_NOUNS
    ):
        first -= 1
    if first == end:
        return end
    days = [at for at in range(first, end) if frame.tags[at] & t.CALENDAR]
    if not days or frame.lower[days[-1]].endswith("days"):
        return end
    while first > start + 1 and (frame.tags[first - 1] & (t.PREP | t.DET) or frame.lower[first - 1] in TIME_MODIFIERS):
        if frame.lower[first - 1] in _DEADLINES:
            return end
        first -= 1
    # *proposed a debate on the **evening** of May 4*
    return end if frame.lower[first - 1] in TIME_NOUNS else first
