"""What is before a verb: auxiliaries, adverbs, *all but*; whether they make it passive."""

from __future__ import annotations

from typing import Final

from quotes.grammar.phrases import is_medial_adverb, is_nominal
from quotes.lexicon import tags as t
from quotes.lexicon.word_sets import PASSIVE_AUXILIARIES
from quotes.lexicon.words import entries
from quotes.text.frames import Frame

MODALS: Final = frozenset(entries("modals"))
MODALS_AND_TO: Final = MODALS | {"to"}
"""Words after which a verb says what may or should be rather than what is: *might call*, *to call*."""
_SUPPOSING: Final = frozenset(entries("supposing_forms"))
_TO_BE: Final = ["be"], ["have"]
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
    if at < 0:
        return False
    if frame.lower[at] in PASSIVE_AUXILIARIES:
        return True
    # *She’s seen as grave*; not *she’s seen it*
    contracted = tags[at] & t.AUX and tags[at] & t.PRONOUN and frame.lower[at].endswith(("s", "re", "m"))
    return bool(contracted and frame.lower[verb + 1 : verb + 2] == ["as"])


def is_supposed_to_be(frame: Frame, at: int) -> bool:
    """Whether *to be* or *to have* after a participle shows that it has no auxiliary and is passive all the same.

    Yes   A man **believed** to be Kay left.   Kay, **said** to be rich, left.   He’s **thought** to have left.
    No    Kay **claimed** to be rich.   Kay **said** to be quiet.   He **feared** to be seen.   Kay **thought** it odd.
    """
    tags, lower = frame.tags, frame.lower
    if lower[at] not in _SUPPOSING or lower[at + 1 : at + 2] != ["to"] or lower[at + 2 : at + 3] not in _TO_BE:
        return False
    before = before_verb(frame, at, 0)
    if before < 0 or not tags[before] & (t.PRONOUN | t.CAP):
        return before >= 0
    return lower[before].endswith("s") if tags[before] & t.PRONOUN else not tags[at] & t.SAY


def is_described_as(frame: Frame, at: int) -> bool:
    """Whether *as* right after a participle shows that what is before it is described, and by somebody else.

    Anyone who describes something else has it before the verb, as its object, or after the words with *as*.

    Yes   Lee, a fan **described** as odd, left.   The plan was drawn up and **described** as a hoax.
    No    Lee left what Kay **described** as odd.   Kay **described** as a hoax the plan to sell it.
    No    Kay left a plan Lee **described** as odd.   He **described** as odd reports that it was late.
    """
    tags, lower = frame.tags, frame.lower
    if lower[at + 1 : at + 2] != ["as"] or not tags[at] & t.PARTICIPLE or not tags[at] & t.REPORT:
        return False
    # *Lee denied as she left*
    if at + 2 == len(tags) or tags[at + 2] & t.PRONOUN:
        return False
    subject = before_verb(frame, at, 0)
    low = frame.sentence(at)[0]
    if subject < low or tags[subject] & t.PRONOUN:
        return False
    first = subject
    while first >= low and not tags[first] & (t.PUNCTUATION | t.CONJ):
        if tags[first] & t.CLAUSE_OPENER or (
            # *a plan **Lee** described as odd*
            first < subject and tags[first] & t.NOUN and not tags[first] & t.CAP and tags[first + 1] & t.CAP
        ):
            return False
        first -= 1
    return not _has_object_after(frame, at + 2)


def _has_object_after(frame: Frame, first: int) -> bool:
    """Whether an object follows what somebody describes it as: *as odd **the plan***, *as “odd” **reports***."""
    tags = frame.tags
    has_article = bool(tags[first] & t.DETERMINER)
    for at in range(first + 1, len(tags)):
        tag, before = tags[at], tags[at - 1]
        if tag & (t.STOP | t.COMMA | t.AUX) or (tag & t.FINITE and not tag & t.NOMINAL):
            return False
        if not before & (t.PREP | t.CONJ | t.DETERMINER | t.CAP) and tag & (t.DETERMINER | t.CAP):
            return True
        if not has_article and at == first + 1 and is_nominal(tag):
            return True
    return False


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
