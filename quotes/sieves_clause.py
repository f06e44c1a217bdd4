"""Sieves for a quotation inside a reported clause or a sentence with a subject."""

from __future__ import annotations

from quotes.article import Article, Found
from quotes.frames import Frame
from quotes.lexicon import (
    CAP,
    COMMA,
    DET,
    FINITE,
    ING,
    ORG,
    POSS,
    PRONOUN,
    QUOTE,
    REPORT,
    REPORTING,
    ROLE,
    SAY,
    SOURCE_PHRASES,
    THINK,
    VERB,
    WH,
)
from quotes.model import Quotation
from quotes.phrases import Phrase, is_unlisted_past, phrase_after
from quotes.relays import outer
from quotes.sources import after_quote, link, may_name_source, next_quote, noun_of_speech, phrase_of_source, source_of
from quotes.subjects import subject_before
from quotes.verbs import CLAUSE_VERBS, NEAR, in_relative, is_cue

_ENOUGH_WORDS = 4
"""Fewer marked words than this, without a cue, are as often a term as speech."""


def according_to(quotation: Quotation, article: Article) -> Found | None:
    """*according to*, *in the words of* and their like, after the quotation or before.

    Fires on   The storm was “historic,” according to Ann Lee.   In the words of Ann Lee, it was “historic”.
    Abstains   They paid according to “need”.
    """
    if quotation.parent is not None:
        return None
    place = article.place(quotation)
    frame, at = place.frame, place.position
    low, high = place.sentence
    if not may_name_source(frame, low, high):
        return None
    before = None
    for start in range(low, high):
        if frame.lower[start] not in SOURCE_PHRASES:
            continue
        size = phrase_of_source(frame, start, high)
        source = phrase_after(frame, start + size, high) if size else None
        if source is None or source[0] <= at < source[1]:
            continue
        found = Found(frame, source, (start, start + size))
        if start > at:
            return found if before is None or next_quote(frame, at + 1, high) >= start else before
        before = found
    return before


def cue_left(quotation: Quotation, article: Article) -> Found | None:
    """The cue earlier in the sentence whose clause the quotation is part of.

    A cue close by counts first, then the nearest verb of saying, then a reporting clause at the end of the
    sentence, then any other cue.

    Fires on   Ann Lee said the plan was “dead”.
    Abstains   The plan was “dead”.
    """
    place = article.place(quotation)
    frame, at = place.frame, place.position
    low, high = place.sentence
    classes = REPORTING | THINK
    if quotation.parent is not None:
        low, classes = max(low, at - NEAR), SAY
    reporting = said = other = None
    for verb in range(at - 1, low - 1, -1):
        tag = frame.tags[verb]
        if not tag & classes or not is_cue(frame, verb, classes) or _has_object(frame, verb, at):
            continue
        found = link(frame, verb, after_quote(frame, verb, low), high)
        if not found or not found.source or found.source[0] <= at < found.source[1]:
            continue
        if at - verb <= NEAR:
            surely = tag & SAY or (tag & REPORT and _can_speak(frame, found.source))
        else:
            surely = tag & SAY and not in_relative(frame, verb, low)
        if surely:
            return outer(found, low, high)
        if tag & REPORT:
            reporting = reporting or found
        elif tag & SAY:
            said = said or found
        elif _words(quotation, article) >= _ENOUGH_WORDS:
            other = other or found
    return None if cue_right(quotation, article) else reporting or said or other


def _has_object(frame: Frame, verb: int, at: int) -> bool:
    """Whether a verb that reports only clauses takes the noun around a quotation: *maintains his “hard” line*."""
    near = verb + 1 < at <= verb + NEAR and frame.lower[verb] in CLAUSE_VERBS
    return near and bool(frame.tags[verb + 1] & (DET | POSS)) and frame.lower[verb + 1] != "that"


def _can_speak(frame: Frame, source: Phrase) -> bool:
    """Whether a source is a person or a body, by its words."""
    first, end = source
    if end - first == 1 and frame.lower[first] in ("it", "that", "this"):
        return False
    return any(tag & (CAP | ROLE | ORG | PRONOUN | WH) for tag in frame.tags[first:end])


def cue_right(quotation: Quotation, article: Article) -> Found | None:
    """A reporting clause at the end of the sentence (*The “dead” plan was back, Ann Lee said.*).

    Fires on   The “dead” plan was back, Ann Lee said.
    Abstains   The plan was “dead” and Ann Lee left.
    """
    if quotation.parent is not None:
        return None
    place = article.place(quotation)
    frame, at = place.frame, place.position
    _, high = place.sentence
    for verb in range(at + 1, high):
        if not frame.tags[verb] & FINITE or not is_cue(frame, verb, REPORTING | THINK):
            continue
        source = subject_before(frame, verb, at + 1)
        if source and source[0] > at and frame.tags[source[0] - 1] & (COMMA | QUOTE):
            return Found(frame, source, (verb, verb + 1))
        if frame.tags[verb - 1] & COMMA:
            source = phrase_after(frame, verb + 1, high)
            if source:
                return Found(frame, source, (verb, verb + 1))
    return None


def cue_noun(quotation: Quotation, article: Article) -> Found | None:
    """A possessor and a noun of speech before the quotation: *Lee’s claim that it was “rigged”*.

    Fires on   Lee’s claim that the vote was “rigged” was false.
    Abstains   Lee’s house is “big”.
    """
    if quotation.parent is not None:
        return None
    place = article.place(quotation)
    frame, at = place.frame, place.position
    low, _ = place.sentence
    return noun_of_speech(frame, at - 1, low)


def _words(quotation: Quotation, article: Article) -> int:
    """The number of words in a quotation."""
    return article.text.count(" ", quotation.start, quotation.end) + 1


def clause_subject(quotation: Quotation, article: Article) -> Found | None:
    """The subject of the sentence, with any verb: *Lee described*, *Lee has a name for it*.

    Fires on   Lee bristled at the “absurd and wholly unfair picture of our town”.
    Abstains   “Absurd” charges were brought.
    """
    if quotation.parent is not None or _words(quotation, article) < _ENOUGH_WORDS:
        return None
    place = article.place(quotation)
    frame, at = place.frame, place.position
    low, _ = place.sentence
    for verb in range(at - 1, low, -1):
        tag = frame.tags[verb]
        acts = tag & VERB and tag & (FINITE | ING)
        if tag & CAP or not (acts or is_unlisted_past(frame, verb)):
            continue
        source = source_of(frame, verb, after_quote(frame, verb, low))
        if source and not source[0] <= at < source[1]:
            return Found(frame, source, (verb, verb + 1))
    return None
