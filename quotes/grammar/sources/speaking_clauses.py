"""Which subjects can speak, and which clauses give somebody's words: *Lee **made the case** that it was “odd”*."""

from __future__ import annotations

from typing import Final

from quotes.grammar.phrases import ONE_OF_SEVERAL
from quotes.lexicon import tags as t
from quotes.lexicon.word_sets import COPULAS
from quotes.text.frames import Frame, TokenRange

_OBJECT_REACH: Final = 5
"""Tokens from a verb to the noun of its object, at most: *issued an emergency proclamation*."""
_ABOUT: Final = frozenset(["about", "against", "as", "at", "over"])
"""Words after which a clause gives the reason or the name that its subject does: *fired Kay over a “sad lack”*."""


def can_speak(frame: Frame, source: TokenRange) -> bool:
    """Whether a source is a person or a body, by its words.

    Yes   **Lee** left.   **He** left.   **One** left.   **Their** plea failed.
    No    **It** left.   **That** failed.
    """
    first, end = source
    # *It* and *this* are things, but *his* names who would speak in *his readiness to denounce it as “a giveaway”*.
    if end - first == 1 and (frame.lower[first] in ("it", "that", "this") or frame.tags[first] & t.POSSESSIVE_PRONOUN):
        return bool(frame.tags[first] & t.POSSESSIVE_PRONOUN)
    if end - first == 1 and frame.lower[first] in ONE_OF_SEVERAL:
        return True
    # The capital of *The* names nobody: *The empty stall signals “a slow farewell”*.
    return frame.shows(t.ANY_SPEAKER | t.WH_WORD, first, end)


def can_carry_words(frame: Frame, source: TokenRange) -> bool:
    """Whether a source can speak, or is a document or the like.

    Yes   **Lee** left.   **It** went on.   A **report** came.
    No    The **stall** came.
    """
    return can_speak(frame, source) or bool(frame.tags[source[1] - 1] & (t.TEXT_NOUN | t.PRONOUN))


def gives_words(frame: Frame, verb: int, at: int) -> bool:
    """Whether a clause, whatever its verb, gives words of its subject in a quotation.

    Args:
        frame: The tokens.
        verb: Position of its verb.
        at: Position of the quotation.

    Yes   Lee **made** the case that it is **“far too late for it”**.   Lee **bristled** at the **“sad end of it”**.
    Yes   Lee **mocked** its **“sad end”**.   Lee **ran** as **“a friend of the town”**.
    Yes   Lee **was** adamant that it was **“far too late for it”**.   Lee **hinted** that it was **“all too late”**.
    No    Lee **raided** the old house **“to get all the silver”**.   Lee **is** the author of **“a new song”**.
    """
    tags = frame.tags
    if tags[verb] & (t.CUE_VERB | t.STANCE):
        return True
    reach = min(at, verb + _OBJECT_REACH)
    if frame.lower[verb] in COPULAS:
        return frame.has(t.STANCE_WORD, verb + 1, reach)
    if frame.has(t.TEXT_NOUN | t.STANCE_WORD, verb + 1, reach) or frame.lower[verb + 1] == "that":
        return True
    return frame.lower[frame.skip_back(t.DET, at - 1, verb)] in _ABOUT
