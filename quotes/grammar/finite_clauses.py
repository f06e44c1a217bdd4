"""Finite verbs that report, that a stretch holds or that a subject has right after it."""

from __future__ import annotations

from quotes.grammar.phrases import phrase_starting_at
from quotes.grammar.verbs import is_cue, is_finite_verb
from quotes.lexicon import tags as t
from quotes.text.frames import Frame


def is_finite_cue(frame: Frame, at: int, classes: int) -> bool:
    """Whether a token is a verb of some classes there, as ``is_cue`` has it, and in a finite form.

    Yes   Ann Lee **said** so.   She **claims** so.
    No    Ann Lee had to **say** so.   Ann Lee left **saying** so.   The **claims** are odd.
    """
    return bool(frame.tags[at] & t.FINITE) and is_cue(frame, at, classes)


def holds_finite_verb(frame: Frame, first: int, end: int) -> bool:
    """Whether a finite verb is in a range of tokens.

    Yes   Ann Lee said **the** dam was odd.
    No    Ann Lee praised **the** odd plan.   Ann Lee said **the** dam **was** odd.
    """
    while first < end and not is_finite_verb(frame, first):
        first += 1
    return first < end


def begins_main_clause(frame: Frame, first: int, end: int) -> bool:
    """Whether a subject and its finite verb begin at a position, adverbs between them aside.

    Yes   In her attack on it, **Lee** was brief.   If it failed, **the** mayor also left.
    No    Lee praised the crew, **a** clerk and a cook.   Lee left, **saying** so.
    """
    subject = phrase_starting_at(frame, first, end)
    if subject is None:
        return False
    verb = frame.skip(t.ADVERBIAL, subject[1], end)
    return verb < end and is_finite_verb(frame, verb)


def comma_before_main_clause(frame: Frame, first: int, end: int, high: int) -> int | None:
    """The first comma in a range that a main clause follows: *Despite rain**,** the fair was full*.

    Args:
        frame: The tokens.
        first: Position of the first token that may be the comma.
        end: Position after the last one.
        high: Position after the last token that may belong to the clause.

    Gives   **Despite** the rain, a fog and sleet, the fair was full. → ,   **Despite** the rain, he left. → ,
    Gives   **The** fair, a big one, and a ball. → nothing
    """
    for at in range(first, end):
        if frame.tags[at] & t.COMMA and begins_main_clause(frame, at + 1, high):
            return at
    return None
