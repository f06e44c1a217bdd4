"""Verbs in a frame: which word is a cue, which verb governs it, is it passive or in a relative clause."""

from __future__ import annotations

from quotes.frames import Frame
from quotes.lexicon import (
    ADV,
    AUX,
    BASE,
    BODY,
    CAP,
    COLON,
    COMMA,
    CONJ,
    DEMONYM,
    DET,
    DOCUMENT,
    ING,
    NEG,
    NUMBER,
    OBJECT,
    ORG,
    PARTICIPLE,
    PAST,
    PHRASAL,
    PLACE,
    PLURAL,
    POSS,
    POSSESSIVE,
    PREP,
    PRONOUN,
    PUNCTUATION,
    QUOTE,
    REPORTING,
    ROLE,
    SAY,
    SPEECH_NOUN,
    STOP,
    SUB,
    THIRD,
    VERB,
    WH,
)


def is_cue(frame: Frame, at: int, classes: int) -> bool:
    """Whether a token is a verb of these classes and no noun or adjective here."""
    tag = frame.tags[at]
    if not tag & classes or not tag & VERB:
        return False
    if tag & CAP and at not in frame.sentences and frame.words[at][1:].islower():
        return False
    back = at - 1
    while back >= 0 and frame.tags[back] & (ADV | NEG) and not frame.tags[back] & (AUX | DET):
        back -= 1
    before = frame.tags[back] if back >= 0 else 0
    if (before & (POSS | POSSESSIVE) and not before & (PRONOUN | AUX)) or (
        frame.lower[back] in _ARTICLES and back >= 0
    ):
        return False
    if tag & (PAST | PARTICIPLE):
        return not (before & VERB and before & PAST and not before & (_NOUNS | AUX))
    if tag & ING:
        return True
    if back < 0 or before & (PRONOUN | AUX | PUNCTUATION | WH | CONJ):
        return True
    if before & PREP:
        return frame.lower[back] == "to" and bool(tag & BASE)
    if before & (NUMBER | DET) or frame.lower[back].endswith("ing"):
        return False
    if before & VERB and not before & _NOUNS:
        return False
    if tag & BASE:
        return (
            bool(before & PLURAL)
            or frame.lower[back].endswith("s")
            or (back > 0 and frame.lower[back - 1] == "and")
        )
    return _may_be_singular_subject(frame, back, tag)


_NOUNS = ROLE | ORG | CAP | SPEECH_NOUN | DOCUMENT | DEMONYM | PLURAL


_ARTICLES = frozenset(["the", "a", "an", "no", "any", "every", "each"])


def _may_be_singular_subject(frame: Frame, at: int, verb: int) -> bool:
    """Whether the word before a verb in *-s* may be its subject, so that the verb is no plural noun."""
    before = frame.tags[at]
    if before & DEMONYM and not before & (ROLE | BODY):
        return False
    if before & (CAP | ORG):
        return True
    if frame.lower[at].endswith("s") and not before & ROLE:
        return False
    if verb & SAY and not verb & (SPEECH_NOUN | DOCUMENT | PLACE | ROLE):
        return True
    if at + 2 >= len(frame.tags) or frame.lower[at + 2] in PHRASAL.get(frame.lower[at + 1], ()):
        return True
    return bool(frame.tags[at + 2] & (DET | POSS | PRONOUN | OBJECT | CAP | NUMBER | QUOTE | SUB | COLON))


def is_passive(frame: Frame, at: int) -> bool:
    """Whether a participle is passive: *was told*, *been quoted*."""
    if not frame.tags[at] & PARTICIPLE:
        return False
    at -= 1
    while at >= 0 and frame.tags[at] & (ADV | NEG):
        at -= 1
    return at >= 0 and frame.lower[at] in BE


BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "'s", "'re", "get", "gets", "got"])


def before_verb(frame: Frame, verb: int, low: int) -> int:
    at = verb - 1
    while at >= low and frame.tags[at] & (ADV | NEG) and not frame.tags[at] & (CONJ | COMMA):
        at -= 1
    return at


def progressive(frame: Frame, verb: int, low: int) -> bool:
    at = before_verb(frame, verb, low)
    return at >= low and bool(frame.tags[at] & AUX)


def main_verb(frame: Frame, at: int, low: int) -> int | None:
    """The verb before a position whose subject a participle or joined verb shares.

    That is the nearest reporting verb, else the first verb of the sentence.
    """
    first = None
    for verb in range(at - 1, low - 1, -1):
        tag = frame.tags[verb]
        if tag & STOP:
            break
        if tag & CAP and verb not in frame.sentences:
            continue
        if (
            tag & REPORTING
            and tag & (PAST | THIRD)
            and is_cue(frame, verb, REPORTING)
            and not in_relative(frame, verb, low)
        ):
            return verb
        if _is_finite_verb(frame, verb) and not in_relative(frame, verb, low):
            first = verb
    return first


def _is_finite_verb(frame: Frame, verb: int) -> bool:
    tag = frame.tags[verb]
    if tag & AUX:
        return True
    if tag & VERB and tag & (PAST | THIRD):
        return is_cue(frame, verb, VERB)
    return not tag and frame.lower[verb].endswith("ed")


def in_relative(frame: Frame, verb: int, low: int) -> bool:
    """Whether a verb belongs to *who said*, *which argued*."""
    before = verb - 1
    while (
        before > low
        and verb - before <= NEAR
        and frame.tags[before] & (PRONOUN | DET | AUX | ADV | CAP | NEG)
    ):
        before -= 1
    return (
        before >= low and bool(frame.tags[before] & WH) and frame.lower[before] not in ("what", "when", "how")
    )


def has_auxiliary(frame: Frame, verb: int, first: int) -> bool:
    at = before_verb(frame, verb, first)
    return at >= first and bool(frame.tags[at] & AUX)


NEAR = 4
"""Tokens between a cue and a quotation that surely is its object."""
