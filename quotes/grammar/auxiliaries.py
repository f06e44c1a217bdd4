"""What is before a verb: auxiliaries, adverbs, *all but*; whether they make it passive."""

from __future__ import annotations

from typing import Final

from quotes.grammar.phrases import is_medial_adverb
from quotes.lexicon import tags as t
from quotes.lexicon.word_sets import PASSIVE_AUXILIARIES
from quotes.lexicon.words import entries
from quotes.text.frames import Frame

MODALS: Final = frozenset(entries("modals"))
MODALS_AND_TO: Final = MODALS | {"to"}
"""Words after which a verb says what may or should be rather than what is: *might call*, *to call*."""
DEGREES: Final = frozenset(["less", "more", "most"])
"""Words before an adverb or an adjective: ***most** recently*, *a **more** telling sign*."""


def is_passive(frame: Frame, at: int) -> bool:
    """Whether a participle is passive.

    Yes   Kay was **told** so.   Kay has been often **quoted**.
    No    Kay **told** him.   Kay has **told** him.   Kay was **here**.
    """
    tags = frame.tags
    if not tags[at] & t.PARTICIPLE:
        return False
    verb = at
    at -= 1
    while at >= 0 and (tags[at] & t.ADVERBIAL or is_medial_adverb(frame, at)):
        at -= 1
    if at < 0 or not tags[at] & t.AUX:
        return at >= 0 and frame.lower[at] in PASSIVE_AUXILIARIES
    # *She’s seen as grave*; not *she’s seen it*
    contracted = tags[at] & t.PRONOUN and frame.lower[at].endswith(("s", "re", "m"))
    return frame.lower[at] in PASSIVE_AUXILIARIES or bool(contracted and frame.lower[verb + 1 : verb + 2] == ["as"])


def is_perfect(frame: Frame, at: int) -> bool:
    """Whether a form that is a participle alone has a form of *have* before it.

    Yes   Kay has **written** so.   Kay had often **sworn** so.
    No    Kay has **said** so.   It was **written** so.   A **written** note said so.
    """
    tag = frame.tags[at]
    alone = tag & t.PARTICIPLE and not tag & t.NON_PARTICIPLE_FORM
    return bool(alone) and has_auxiliary(frame, at, 0) and not is_passive(frame, at)


def before_verb(frame: Frame, verb: int, low: int) -> int:
    """The position before a verb and its adverbs; below ``low`` when there is none.

    Gives   Kay never quite **said** so. → Kay   Kay all but **said** so. → Kay   **Said** Kay. → nothing
    """
    tags = frame.tags
    at = verb - 1
    while at >= low and ((tags[at] & t.ADVERBIAL and not tags[at] & t.CONJ) or is_medial_adverb(frame, at)):
        at -= 1
    # *and **most recently** said so*
    if low <= at < verb - 1 and frame.lower[at] in DEGREES and tags[at + 1] & t.ADV:
        at -= 1
    return at - 2 if at > low and frame.lower[at] == "but" and frame.lower[at - 1] == "all" else at


def has_auxiliary(frame: Frame, verb: int, low: int) -> bool:
    """Whether an auxiliary is before a verb, adverbs aside.

    Yes   Kay was **saying** so.   Kay will not **say** so.
    No    Kay **said** so.   Kay left **saying** so.
    """
    at = before_verb(frame, verb, low)
    return at >= low and bool(frame.tags[at] & t.AUX)
