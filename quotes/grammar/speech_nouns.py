"""Nouns of speech and whose they are: *the mayor’s claim that*, *a letter from Lee*."""

from __future__ import annotations

from quotes.grammar.phrases import is_nominal, phrase_ending_at, phrase_starting_at
from quotes.grammar.verbs import SPOKEN_NOUNS, is_cue
from quotes.lexicon import tags as t
from quotes.text.article import Answer
from quotes.text.frames import Frame, TokenRange


def owner_start(frame: Frame, last: int, low: int) -> int:
    """Where a possessor starts that ends at ``last``: *her*, *the mayor’s*, *fear Lee’s*."""
    if frame.tags[last] & t.POSSESSIVE_PRONOUN:
        return last
    if frame.tags[last] & t.CAP and not frame.tags[last] & (t.ORG_NOUN | t.DEMONYM):
        first = last
        while first > low and frame.tags[first - 1] & (t.CAP | t.TITLE | t.ROLE) and is_nominal(frame.tags[first - 1]):
            first -= 1
        return first - 1 if first > low and frame.tags[first - 1] & t.DET else first
    phrase = phrase_ending_at(frame, last, low)
    return phrase[0] if phrase else last


def noun_of_speech(frame: Frame, last: int, low: int) -> Answer | None:
    """The nearest noun of speech with whoever it belongs to: *the mayor’s claim that*, *a letter from Lee*.

    Args:
        frame: The tokens.
        last: Position of the last token that may be the noun.
        low: Position of the first token that may belong to it.

    Returns:
        The possessor as the source and the noun as the cue, or ``None``.
    """
    for noun in range(last, low, -1):
        if not frame.tags[noun] & t.SPEECH_NOUN and not (frame.lower[noun] in SPOKEN_NOUNS and _is_owned(frame, noun)):
            continue
        if noun < last and _is_attribute(frame, noun):
            continue
        back = noun - 1
        while back > low and (
            is_nominal(frame.tags[back]) or frame.tags[back] & t.CALENDAR or frame.lower[back] == "most"
        ):
            if frame.tags[back] & t.POSSESSIVE_ENDING:
                break
            back -= 1
        if frame.lower[back] in ("my", "your"):
            return None
        if frame.tags[back] & t.POSSESSIVE:
            start = owner_start(frame, back, low)
            if start - 1 > low and frame.lower[start - 1] == "in" and is_cue(frame, start - 2, t.REPORTING):
                return None
            return Answer(frame, (start, back + 1), (noun, noun + 1))
        source = _author(frame, noun + 1, last + 1)
        if source:
            return Answer(frame, source, (noun, noun + 1))
    return None


def _author(frame: Frame, at: int, high: int) -> TokenRange | None:
    """Who stands behind a noun of speech: *a letter **from Lee***, *the contention **of Ann Lee** that*."""
    if at + 2 >= high or frame.lower[at] not in ("by", "from", "of"):
        return None
    source = phrase_starting_at(frame, at + 1, high)
    if source is None or frame.lower[at] != "of":
        return source
    named = frame.tags[source[1] - 1] & t.CAP and source[1] < high and frame.lower[source[1]] == "that"
    return source if named else None


def _is_owned(frame: Frame, noun: int) -> bool:
    """Whether a possessor stands right before a plural, so that it names what somebody said: *her calls for*."""
    return bool(frame.tags[noun - 1] & t.POSSESSIVE)


def _is_attribute(frame: Frame, noun: int) -> bool:
    """Whether a noun stands before the one that it belongs to: *Lee’s policy aide*."""
    tag = frame.tags[noun + 1]
    return bool(tag & (t.ROLE | t.ORG_NOUN)) and is_nominal(tag) and not tag & (t.VERB | t.CAP)
