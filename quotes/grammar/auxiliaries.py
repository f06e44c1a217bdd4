"""Auxiliaries, and what else stands before a verb: is it passive, where does it begin with its adverbs."""

from __future__ import annotations

from quotes.text.frames import Frame
from quotes.lexicon.words import ADV, AUX, COMMA, CONJ, NEG, PARTICIPLE, entries

MODALS_AND_TO = frozenset([*entries("modals"), "to"])
"""Words behind which a verb tells what may or should be rather than what is: *might call*, *to call*."""
PASSIVE_AUXILIARIES = frozenset(entries("passive_auxiliaries"))
_ADVERBS = ADV | NEG
_NO_ADVERB = CONJ | COMMA


def is_passive(frame: Frame, at: int) -> bool:
    """Whether a participle is passive: *was told*, *been quoted*."""
    tags = frame.tags
    if not tags[at] & PARTICIPLE:
        return False
    at -= 1
    while at >= 0 and tags[at] & _ADVERBS:
        at -= 1
    return at >= 0 and frame.lower[at] in PASSIVE_AUXILIARIES


def before_verb(frame: Frame, verb: int, low: int) -> int:
    """The position before a verb and its adverbs; below ``low`` when there is none."""
    tags = frame.tags
    at = verb - 1
    while at >= low and tags[at] & _ADVERBS and not tags[at] & _NO_ADVERB:
        at -= 1
    return at - 2 if at > low and frame.lower[at] == "but" and frame.lower[at - 1] == "all" else at


def has_auxiliary(frame: Frame, verb: int, low: int) -> bool:
    """Whether an auxiliary stands before a verb: *was saying*, *will not say*."""
    at = before_verb(frame, verb, low)
    return at >= low and bool(frame.tags[at] & AUX)
