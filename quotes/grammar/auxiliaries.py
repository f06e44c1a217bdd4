"""Auxiliaries, and what else stands before a verb: is it passive, where does it begin with its adverbs."""

from __future__ import annotations

from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.words import entries
from quotes.text.frames import Frame

MODALS_AND_TO: Final = frozenset([*entries("modals"), "to"])
"""Words behind which a verb tells what may or should be rather than what is: *might call*, *to call*."""
PASSIVE_AUXILIARIES: Final = frozenset(entries("passive_auxiliaries"))


def is_passive(frame: Frame, at: int) -> bool:
    """Whether a participle is passive: *was told*, *been quoted*."""
    tags = frame.tags
    if not tags[at] & t.PARTICIPLE:
        return False
    at -= 1
    while at >= 0 and tags[at] & t.ADVERBIAL:
        at -= 1
    return at >= 0 and frame.lower[at] in PASSIVE_AUXILIARIES


def before_verb(frame: Frame, verb: int, low: int) -> int:
    """The position before a verb and its adverbs; below ``low`` when there is none."""
    tags = frame.tags
    at = verb - 1
    while at >= low and tags[at] & t.ADVERBIAL and not tags[at] & (t.CONJ | t.COMMA):
        at -= 1
    return at - 2 if at > low and frame.lower[at] == "but" and frame.lower[at - 1] == "all" else at


def has_auxiliary(frame: Frame, verb: int, low: int) -> bool:
    """Whether an auxiliary stands before a verb: *was saying*, *will not say*."""
    at = before_verb(frame, verb, low)
    return at >= low and bool(frame.tags[at] & t.AUX)
