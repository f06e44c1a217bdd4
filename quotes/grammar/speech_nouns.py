"""Nouns of speech and whose they are: *the mayor’s claim that*, *a letter from Lee*."""

from __future__ import annotations

from quotes.grammar.phrases import is_nominal, owner_before, phrase_starting_at
from quotes.grammar.verb_signs import SPOKEN_NOUNS
from quotes.grammar.verbs import is_cue
from quotes.lexicon import tags as t
from quotes.text.article import Answer
from quotes.text.frames import Frame, TokenRange


def noun_of_speech(frame: Frame, last: int, low: int) -> Answer | None:
    """The nearest noun of speech with its owner: *the mayor’s claim that*, *a letter from Lee*.

    Args:
        frame: The tokens.
        last: Position of the last token that may be the noun.
        low: Position of the first token that may belong to it.

    Returns:
        The possessor as the source and the noun as the cue, or ``None``.

    Gives   I saw the mayor’s claim **that** it was odd. → the mayor’s   I saw a letter from Lee **that** was odd. → Lee
    Gives   I saw my claim **that** it was odd. → nothing
    """
    for noun in range(last, low, -1):
        if not frame.tags[noun] & t.SPEECH_NOUN and not (frame.lower[noun] in SPOKEN_NOUNS and _is_owned(frame, noun)):
            continue
        if noun < last and _is_attribute(frame, noun):
            continue
        owner = owner_before(frame, noun, low)
        if owner:
            if frame.lower[owner[0]] in ("my", "your") or _is_reported_in(frame, owner[0], low):
                return None
            return Answer(frame, owner, (noun, noun + 1))
        source = _author(frame, noun + 1, last + 1)
        if source:
            return Answer(frame, source, (noun, noun + 1))
    return None


def _is_reported_in(frame: Frame, owner: int, low: int) -> bool:
    """Whether a cue before *in* reports what the noun of speech only holds: *Kay **said in** Lee’s letter that*."""
    return owner - 1 > low and frame.lower[owner - 1] == "in" and is_cue(frame, owner - 2, t.REPORTING)


def _author(frame: Frame, at: int, high: int) -> TokenRange | None:
    """Who follows a noun of speech as its author: *a letter **from Lee***, *the contention **of Ann Lee** that*."""
    if at + 2 >= high or frame.lower[at] not in ("by", "from", "of"):
        return None
    source = phrase_starting_at(frame, at + 1, high)
    if source is None or frame.lower[at] != "of":
        return source
    named = frame.tags[source[1] - 1] & t.CAP and source[1] < high and frame.lower[source[1]] == "that"
    return source if named else None


def _is_owned(frame: Frame, noun: int) -> bool:
    """Whether a possessor is right before a plural, so that it names what somebody said: *her calls for*."""
    return bool(frame.tags[noun - 1] & t.POSSESSIVE)


def _is_attribute(frame: Frame, noun: int) -> bool:
    """Whether a noun belongs to the noun after it: *Lee’s **policy** aide*."""
    tag = frame.tags[noun + 1]
    return bool(tag & (t.ROLE | t.ORG_NOUN)) and is_nominal(tag) and not tag & (t.VERB | t.CAP)
