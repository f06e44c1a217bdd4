"""Whom somebody asks or tells before what it is about: *asked **Kay** about it*, *complained **to Kay** about it*."""

from __future__ import annotations

from typing import Final

from quotes.grammar.clause_starts import is_infinitive
from quotes.grammar.phrases import is_nominal
from quotes.lexicon import tags as t
from quotes.lexicon.inflection import forms_in
from quotes.text.frames import Frame

ASKING: Final = forms_in("asking_verbs")
"""Verbs with whom they ask: *asked Lee about it*, in the passive *asked by Lee whether it was safe*."""
_TALKING: Final = forms_in("hearer_verbs")
_TO_HEARER: Final = frozenset(["to", "with"])
_HEARER: Final = t.ANY_SPEAKER | t.OBJECT_PRONOUN | t.DEMONYM
_IN_HEARER: Final = t.DETERMINER | t.OBJECT_PRONOUN | t.CALENDAR | t.NUMBER | t.ADV | t.PREP | t.COMMA | t.DASH
_QUESTIONS: Final = frozenset(["how", "if", "whether", "why"])
_BEGINS_CLAUSE: Final = t.BEGINS_SUBJECT | t.AUX | t.PLURAL | t.PREP
_LONGEST: Final = 14
"""Tokens from a verb to *about*."""


def topic_after_hearer(frame: Frame, verb: int, start: int, high: int) -> int | None:
    """Where what somebody asks or tells somebody begins: after *about*, or at a question word.

    Args:
        frame: The tokens.
        verb: Position of the verb.
        start: Position of the first token after it that may be reported.
        high: Position after the last one.

    Gives   Lee **asked** Kay about the dam. → the   Lee **complained** to Kay on Friday about it. → it
    Gives   Lee **asked** Kay, a clerk, whether it was safe. → whether   Lee **asked** Kay to pay if she can. → nothing
    Gives   Lee **asked** questions about Kay. → nothing   Lee **spoke** to the town. → nothing
    """
    if frame.lower[verb] in ASKING:
        first = start
    elif frame.lower[verb] in _TALKING and frame.lower[start] in _TO_HEARER:
        first = start + 1
    else:
        return None
    hears = False
    for at in range(first, min(high - 1, first + _LONGEST)):
        tag = frame.tags[at]
        if frame.lower[at] == "about":
            return at + 1 if hears else None
        if frame.lower[at] in _QUESTIONS:
            # *has views on **how** it …*, *asked them to guess **whether** …*, *come soon **if** possible*
            asked = first < at and not frame.tags[at - 1] & t.PREP and frame.tags[at + 1] & _BEGINS_CLAUSE
            return at if asked else None
        if tag & t.ING or is_infinitive(frame, at, high) or not (tag & _IN_HEARER or is_nominal(tag)):
            break
        hears = hears or (bool(tag & _HEARER) and not tag & t.SPEECH_NOUN)
    return None
