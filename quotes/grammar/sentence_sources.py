"""Who speaks or acts in a sentence, for a quotation that has no cue of its own."""

from __future__ import annotations

from quotes.text.article import Found
from quotes.text.frames import Frame
from quotes.lexicon.words import (
    ADV,
    AUX,
    CALENDAR,
    CAP,
    COMMA,
    CONJ,
    DASH,
    DET,
    FINITE,
    ING,
    NEG,
    ORG,
    OTHER,
    PARTICIPLE,
    PLACE,
    PREP,
    PRONOUN,
    REPORTING,
    ROLE,
    SUB,
    THINK,
    VERB,
    WH,
)
from quotes.grammar.phrases import Phrase, is_nominal, phrase_after
from quotes.grammar.sources import link
from quotes.grammar.verbs import is_cue


def first_phrase(frame: Frame, low: int, high: int) -> Phrase | None:
    """The first noun phrase of a clause: its subject, adverbials before it left aside."""
    tags = frame.tags
    at = low
    while at < high:
        tag = tags[at]
        fronted = tag & VERB and tag & (PARTICIPLE | ING) and not tag & (ROLE | ORG)
        if fronted or (tag & PREP and not (tag & CAP and is_nominal(tag))) or (tag & SUB and not tag & DET):
            while at < high and not tags[at] & COMMA:
                at += 1
            at += 1
        elif tag & (ADV | CONJ | CALENDAR | COMMA | NEG | DASH | OTHER) and not tag & DET:
            at += 1
        else:
            break
    return phrase_after(frame, at, high) if at < high else None


def sentence_source(frame: Frame, start: int, end: int) -> Found | None:
    """Who speaks or acts in a sentence: the source of its cue, else its subject."""
    for verb in range(end - 1, start, -1):
        if frame.tags[verb] & FINITE and is_cue(frame, verb, REPORTING | THINK):
            found = link(frame, verb, start, end)
            if found:
                return found
    if end - start > 2 and frame.tags[start] & WH and frame.tags[start + 1] & AUX and frame.tags[start + 2] & PRONOUN:
        start += 2
    source = _for_whom(frame, start, end) or first_phrase(frame, start, end)
    return Found(frame, source, None) if source else None


def _for_whom(frame: Frame, start: int, end: int) -> Phrase | None:
    """Whose view a sentence gives: *For Ann Lee, it was enough.*."""
    if frame.lower[start] != "for":
        return None
    whom = phrase_after(frame, start + 1, end)
    if whom is None or whom[1] >= end or not frame.tags[whom[1]] & COMMA:
        return None
    return whom if frame.tags[whom[1] - 1] & CAP and not frame.tags[whom[1] - 1] & (PLACE | CALENDAR) else None
