"""Words that somebody passes on for another: *media quoted Lee as saying*, *Lee was cited as saying*."""

from __future__ import annotations

from typing import Final

from quotes.grammar.auxiliaries import is_passive
from quotes.grammar.phrases import phrase_after
from quotes.grammar.subjects import subject_before
from quotes.lexicon import tags as t
from quotes.lexicon.words import entries
from quotes.text.article import Answer
from quotes.text.frames import Frame, TokenRange

QUOTING: Final = frozenset(entries("quoting_forms"))
RELAYING: Final = frozenset(entries("relaying_forms"))
_RELAY_REACH: Final = 16
"""Words between a verb like *quoted* and the one behind *as*, at most."""
_AS_REACH: Final = 10
"""Words between a verb like *quoted* and *as*, at most."""


def quoted_as(frame: Frame, verb: int, low: int) -> TokenRange | None:
    """Whoever somebody else quotes: *media quoted Drax as saying*, *Drax was quoted as saying*."""
    lower = frame.lower
    if lower[verb - 1] != "as":
        return None
    for at in range(verb - 2, max(low, verb - _RELAY_REACH) - 1, -1):
        if lower[at] in QUOTING:
            if at == verb - 2 or is_passive(frame, at):
                return subject_before(frame, at, low)
            return phrase_after(frame, at + 1, verb - 1)
    return None


def relayed_after(frame: Frame, verb: int, high: int) -> Answer | None:
    """Whoever a verb behind a quotation passes on: *“…,” the agency quoted Drax as saying*."""
    if RELAYING.isdisjoint(frame.lower[verb + 1 : high]):
        return None
    heard = phrase_after(frame, verb + 1, high)
    if heard is None:
        return None
    at = next(
        (at for at in range(heard[0] + 1, heard[1]) if frame.tags[at] & t.ING and frame.lower[at] in RELAYING), heard[1]
    )
    if at + 1 < high and frame.lower[verb] in QUOTING and frame.lower[at] == "as":
        at += 1
    elif not frame.tags[verb] & (t.SAY | t.THINK):
        return None
    if at < high and frame.tags[at] & t.ING and frame.lower[at] in RELAYING:
        return Answer(frame, (heard[0], min(heard[1], at)), (at, at + 1))
    return None


def is_relayed(frame: Frame, verb: int, high: int) -> bool:
    """Whether a verb only tells whom somebody quotes: *media quoted Drax as saying*."""
    return frame.lower[verb] in QUOTING and "as" in frame.lower[verb + 1 : min(high, verb + _AS_REACH)]
