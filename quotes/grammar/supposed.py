"""What somebody may say, or anybody says, rather than what was said: *They may say “no”*, *If she had said “no”*."""

from __future__ import annotations

from typing import Final

from quotes.grammar.auxiliaries import MODALS_AND_TO, before_verb
from quotes.lexicon import tags as t
from quotes.text.article import Answer
from quotes.text.frames import Frame

_MAY_BE_SAID: Final = (MODALS_AND_TO | {"cannot"}) - {"would"}
_GENERIC: Final = frozenset(["one", "you"])
_SUPPOSING: Final = frozenset(["if", "unless"])
_WHENEVER: Final = frozenset(["when", "whenever", "while"])
_ASKING: Final = frozenset(["do", "does"])
_LEADS_TO: Final = t.AUX | t.NEG | t.BASE | t.OBJECT_PRONOUN | t.PLURAL
"""What is before the infinitive of what may be said: *want to say*, *leads people to say*; not *went on to say*."""
_SUPPOSED_REACH: Final = 16
"""Tokens from a modal to a verb that is joined to its verb, at most."""


def is_supposed(found: Answer) -> bool:
    """Whether a cue is of what somebody may say, or anybody says, and so no report of what was said.

    Habits are reports, and so is what somebody went on to say.

    Yes   They may **say** “No”.   They want to **say** “No”.   If she had **said** “No”, he left.
    Yes   Then you **say** “No”.   We cannot walk off and **say** “No”.   When buyers **say** “No”, we leave.
    Yes   They do not **say** “No”.
    No    They **said** “No”.   When buyers **said** “No”, we left.   Then you **said** “No”.
    No    She would **say** “No”.   She went on to **say** “No”.   They left and often **say** “No”.
    """
    frame, verb, first = found.frame, found.cue[0], found.source[0]
    opener = frame.lower[first - 1] if first else ""
    if opener in _SUPPOSING or (opener in _WHENEVER and not frame.tags[verb] & t.PAST):
        return True
    before = before_verb(frame, verb, 0)
    if not frame.tags[verb] & t.BASE or before < 0:
        return False
    # *They don’t say ‘no’*, *What do they say? ‘No’?*
    denied = frame.has(t.NEG, before + 1, verb)
    if denied or opener in _ASKING or (frame.lower[first] in _GENERIC and found.source[1] - first == 1):
        return True
    if frame.tags[before] & t.CONJ:
        before = _modal_before(frame, before)
    if before >= 0 and frame.lower[before] == "to":
        return bool(before and frame.tags[before - 1] & _LEADS_TO)
    return before >= 0 and frame.lower[before] in _MAY_BE_SAID


def _modal_before(frame: Frame, joint: int) -> int:
    """The modal of the verb that a conjunction joins another to (*we **cannot** walk off and say*); -1 without one."""
    for at in range(joint - 1, max(-1, joint - _SUPPOSED_REACH), -1):
        if frame.tags[at] & (t.CLAUSE_OPENER | t.CLAUSE_STOP):
            break
        if frame.lower[at] in _MAY_BE_SAID:
            return at
        if frame.tags[at] & t.PAST and not frame.tags[at] & t.BASE:
            break
    return -1
