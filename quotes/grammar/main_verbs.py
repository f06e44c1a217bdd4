"""Verbs that others hang on: whose subject a joined verb or a participle shares, which clause stands in front."""

from __future__ import annotations

from quotes.grammar.auxiliaries import before_verb, is_passive
from quotes.text.frames import Frame
from quotes.lexicon.words import (
    ADV,
    AUX,
    CALENDAR,
    CAP,
    COMMA,
    CONJ,
    DET,
    FINITE,
    ING,
    NEG,
    OPENS_PHRASAL,
    ORG,
    PARTICIPLE,
    PLURAL,
    PREP,
    PRONOUN,
    QUOTE,
    REPORTING,
    ROLE,
    STOP,
    SUB,
    VERB,
    WH,
    entries,
    forms_in,
)
from quotes.grammar.phrases import is_unlisted_past
from quotes.grammar.verbs import NEAR, is_cue

_WHEN = frozenset(entries("time_conjunctions"))
_TALKING = forms_in("talk_verbs")
_ACTORS = PRONOUN | CAP | ROLE | ORG | PLURAL | AUX | WH
_FRONTABLE = CONJ | ADV | CALENDAR | COMMA | CAP
_FRONTS = SUB | PREP | WH
_VERBS = AUX | VERB
_WITHIN_RELATIVE = PRONOUN | DET | AUX | ADV | CAP | NEG


def main_verb(frame: Frame, at: int, low: int) -> int | None:
    """The verb whose subject a participle or joined verb shares.

    Args:
        frame: The tokens.
        at: Position of the participle, or of the word that joins the verb.
        low: Position of the first token that may belong to the sentence.

    Returns:
        Position of the nearest reporting verb before, else of the first verb of the sentence; ``None`` when
        there is neither.
    """
    first = None
    edge = low
    tags = frame.tags
    for verb in range(at - 1, low - 1, -1):
        tag = tags[verb]
        if tag & STOP or (first is not None and (verb < edge or (tag & CONJ and _opens_clause(frame, verb)))):
            break
        if first is not None and tags[at] & CONJ and frame.lower[verb] in _WHEN:
            break
        if not tag & _VERBS and tag and tag != OPENS_PHRASAL:
            continue
        if (tag & CAP and not frame.begins_sentence(verb)) or not _is_finite_verb(frame, verb):
            continue
        if in_relative(frame, verb, low):
            continue
        if tag & REPORTING and tag & FINITE and is_cue(frame, verb, REPORTING):
            return verb
        if verb == at - 1 and _is_partner(frame, verb, low):
            return verb
        if first is None:
            edge = fronted_end(frame, low, at)
        first = verb
    return first


def _is_partner(frame: Frame, verb: int, low: int) -> bool:
    """Whether a verb is what the word behind it joins to (*she laughed and said*, *they wanted to show*)."""
    tag = frame.tags[verb]
    if not tag & VERB or is_passive(frame, verb):
        return False
    before = before_verb(frame, verb, low)
    return before >= low and bool(frame.tags[before] & _ACTORS or not tag & PARTICIPLE)


def _opens_clause(frame: Frame, at: int) -> bool:
    """Whether a conjunction behind a comma joins a clause with a subject of its own: *…, and she tried, saying*."""
    if not at or not frame.tags[at - 1] & COMMA:
        return False
    return bool(frame.tags[at + 1] & (PRONOUN | DET | CAP))


def fronted_end(frame: Frame, low: int, high: int) -> int:
    """Position of the comma behind a clause or a circumstance in front (*When Kay left, he smiled and said*).

    It is ``low`` when there is none, or when it tells who says what follows (*As the paper reported, …*).
    """
    start = next((at for at in range(low, min(low + NEAR, high)) if frame.tags[at] & COMMA), low)
    if start > low and not frame.tags[start + 1] & SUB:
        start = low
    while start < high and frame.tags[start] & _FRONTABLE and not frame.tags[start] & _FRONTS:
        start += 1
    if start >= high or not frame.tags[start] & _FRONTS or frame.tags[start] & (PRONOUN | DET):
        return low
    end = next((at for at in range(start, high) if _closes_front(frame, at)), low)
    tells = frame.lower[start] == "as" and any(
        not frame.tags[at] & ING
        and frame.lower[at] not in _TALKING
        and frame.lower[at - 1] != "to"
        and is_cue(frame, at, REPORTING)
        for at in range(start + 1, end)
    )
    return low if tells else end


def _closes_front(frame: Frame, at: int) -> bool:
    """Whether a comma, or a quotation that ends with one, closes what stands in front."""
    if frame.tags[at] & QUOTE:
        return frame.endings[at] == "," and at + 1 < len(frame.tags) and not frame.tags[at + 1] & CONJ
    return bool(frame.tags[at] & COMMA)


def _is_finite_verb(frame: Frame, verb: int) -> bool:
    """Whether a word is a verb with a subject, by its form alone when no list has it."""
    tag = frame.tags[verb]
    if tag & AUX:
        return True
    if tag & VERB and tag & FINITE:
        return is_cue(frame, verb, VERB)
    return is_unlisted_past(frame, verb)


def in_relative(frame: Frame, verb: int, low: int) -> bool:
    """Whether a verb belongs to *who said*, *which argued*."""
    before = verb - 1
    while before > low and verb - before <= NEAR and frame.tags[before] & _WITHIN_RELATIVE:
        before -= 1
    return before >= low and bool(frame.tags[before] & WH) and frame.lower[before] not in ("what", "when", "how")
