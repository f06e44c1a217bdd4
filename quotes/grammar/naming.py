"""Names rather than speech: *a play called “Salt”*, *a band called Rust*, *on CNN’s “New Day”*."""

from __future__ import annotations

from quotes.text.frames import Frame
from quotes.lexicon.words import (
    AUX,
    CALENDAR,
    CAP,
    COMMA,
    CONJ,
    DET,
    FINITE,
    ING,
    MEDIA,
    NUMBER,
    PAST,
    POSS,
    POSSESSIVE,
    PREP,
    PUNCTUATION,
    QUOTE,
    ROLE,
    SUB,
    VERB,
    entries,
    forms_of,
)
from quotes.grammar.phrases import LONGEST, is_nominal

NAMING = frozenset(entries("naming_forms"))
_USING = forms_of("use")
_WORDINGS = frozenset(["phrase", "term", "terms", "word", "words"])
_BEFORE_NOUN = DET | POSS | POSSESSIVE | PREP | PUNCTUATION | AUX | CONJ | SUB
_INDEFINITE = frozenset(["a", "an", "another"])


def names_noun(frame: Frame, verb: int, low: int) -> bool:
    """Whether a verb of naming is a participle behind the noun that it names, and so reports nothing.

    Args:
        frame: The tokens.
        verb: Position of the verb.
        low: Position of the first token of its sentence.

    Returns:
        Whether it is, as far as the noun, what the noun hangs on and the name can tell.
    """
    if frame.lower[verb] not in NAMING or verb - 1 <= low:
        return False
    last = verb - 2 if frame.tags[verb - 1] & COMMA else verb - 1
    tag = frame.tags[last]
    if tag & ROLE or not is_nominal(tag):
        return False
    first = last
    while first > max(low, verb - LONGEST) and not frame.tags[first] & _BEFORE_NOUN:
        first -= 1
    if last < verb - 1:
        return first == low and not tag & CAP
    if frame.lower[first] not in _INDEFINITE:
        return False
    before = frame.tags[first - 1] if first > low else 0
    hangs = before & PREP or (before & VERB and before & (FINITE | ING) and not before & CAP)
    return bool(hangs) or _acts(frame, verb + 1)


def _acts(frame: Frame, at: int) -> bool:
    """Whether a verb stands behind a name, so that the noun before it is its subject: *called Rust **played***."""
    start = at
    while at < len(frame.tags) and frame.tags[at] & (CAP | NUMBER | DET | QUOTE):
        at += 1
    if at == start or at >= len(frame.tags):
        return False
    tag = frame.tags[at]
    return bool(tag & AUX or (tag & VERB and tag & PAST))


def is_programme(frame: Frame, at: int) -> bool:
    """Whether a quotation is the name of a programme or the like, by whose it is: *on CNN’s “New Day”*."""
    if not frame.tags[at] & QUOTE or not at:
        return False
    owner = frame.tags[at - 1]
    return bool(owner & POSSESSIVE and owner & (MEDIA | CALENDAR)) or (bool(owner & MEDIA) and _is_aired(frame, at))


def _is_aired(frame: Frame, at: int) -> bool:
    """Whether a preposition stands before the station that a programme belongs to: *on CBS “Morning”*."""
    return at > 1 and frame.lower[at - 2] == "on"


def is_used(frame: Frame, at: int) -> bool:
    """Whether somebody uses the words of a quotation: *used the term “X”*."""
    return at > 2 and frame.lower[at - 1] in _WORDINGS and frame.lower[at - 3] in _USING
