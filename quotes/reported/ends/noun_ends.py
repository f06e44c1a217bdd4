"""Where what an owned noun reports ends, when the noun is the subject of a verb: *Her attacks on it **hurt** Lee*."""

from __future__ import annotations

from typing import Final

from quotes.grammar.finite_clauses import begins_main_clause
from quotes.grammar.verb_signs import is_surely_finite
from quotes.grammar.verbs import is_finite_verb
from quotes.lexicon import tags as t
from quotes.text.frames import Frame, TokenRange

_NO_MAIN_VERB: Final = t.AUX | t.PRONOUN | t.ADVERBIAL | t.WH_WORD | t.COMMA
"""What comes before a verb that does not go on with the subject."""


def end_of_owned(frame: Frame, start: int, end: int) -> int:
    """Where what an owned noun reports ends.

    Args:
        frame: The tokens.
        start: Position of the first token of what is reported.
        end: Position after the last one, as far as nothing but the verb of the noun ends it.

    Returns:
        The position of that verb, or ``end``.

    Gives   Lee’s claim **that** the dam was safe surprised many. → surprised
    Gives   Lee’s attacks on **the** dam have stopped. → have   I saw Lee’s attacks on **the** dam. → nothing
    """
    return _before_main_verb(frame, start, end) if frame.lower[start] == "that" else _phrase_end(frame, start, end)


def opens_with_noun(frame: Frame, cue: TokenRange, low: int) -> bool:
    """Whether a noun that reports begins its sentence, and so may be the subject of a later verb.

    Args:
        frame: The tokens.
        cue: The noun.
        low: Position of the first token of the sentence.
    """
    is_noun = frame.tags[cue[1] - 1] & (t.STANCE_WORD | t.SPEECH_NOUN)
    return bool(is_noun) and frame.skip(t.DETERMINER, low, cue[1]) >= cue[0]


def _before_main_verb(frame: Frame, start: int, end: int) -> int:
    """Where a clause ends that is part of a subject: *Lee’s claim that the road was safe* **surprised** *many*."""
    has_verb = False
    for at in range(start + 1, end):
        tag = frame.tags[at]
        if tag & t.CONJ:
            has_verb = False
        elif has_verb and not frame.tags[at - 1] & _NO_MAIN_VERB and is_finite_verb(frame, at):
            return at
        elif is_surely_finite(tag):
            has_verb = True
    return end


def _phrase_end(frame: Frame, start: int, end: int) -> int:
    """Where a noun phrase or an infinitive ends that is part of a subject: *Her attacks on **it** hurt Lee*."""
    in_clause = False
    for at in range(start, end):
        tag = frame.tags[at]
        if tag & t.COMMA and at > start and begins_main_clause(frame, at + 1, end):
            return at
        if tag & (t.CLAUSE_OPENER | t.PRONOUN) and not tag & (t.AUX | t.OBJECT_PRONOUN):
            in_clause = True
        elif at > start and _may_be_main_verb(frame, at):
            if not in_clause and not may_be_reduced(frame, at):
                return at
            in_clause = False
    return end


def _may_be_main_verb(frame: Frame, at: int) -> bool:
    """Whether a word is a listed finite verb and the first of its group: ***has** been*; not *has **been***."""
    before = frame.tags[at - 1]
    # *their ties with **organized** labor*
    if not frame.tags[at] & t.VERB_OR_AUX or before & (t.ADVERBIAL | t.AUX | t.PREP | t.SPECIFIER):
        return False
    return is_finite_verb(frame, at)


def may_be_reduced(frame: Frame, at: int) -> bool:
    """Whether a past form may be a participle about the noun before it: *her views on the law **passed** in May*."""
    tag = frame.tags[at]
    followed = at + 1 < len(frame.tags) and frame.tags[at + 1] & t.PREP
    return bool(tag & t.PARTICIPLE and tag & t.PAST and followed)
