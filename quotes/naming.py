"""Participles that give the noun before them its name: *a play called “Salt”*, *a band called Rust*."""

from __future__ import annotations

from quotes.frames import Frame
from quotes.lexicon import (
    AUX,
    CAP,
    COMMA,
    CONJ,
    DET,
    FINITE,
    ING,
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
)
from quotes.phrases import is_nominal

NAMING = frozenset(entries("naming_forms"))
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
    while first > low and not frame.tags[first] & _BEFORE_NOUN:
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
