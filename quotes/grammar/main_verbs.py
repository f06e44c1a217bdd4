"""Verbs that others hang on: whose subject a joined verb or a participle shares, which clause stands in front."""

from __future__ import annotations

from typing import Final

from quotes.grammar.verbs import NEAR, before_verb, is_cue, is_finite_verb, is_passive
from quotes.lexicon import tags as t
from quotes.lexicon.inflection import forms_in
from quotes.lexicon.words import entries
from quotes.text.frames import Frame

_WHEN: Final = frozenset(entries("time_conjunctions"))
_TALKING: Final = forms_in("talk_verbs")
_ACTORS: Final = t.ANY_SPEAKER | t.AUX | t.WH_WORD
_FRONTABLE: Final = t.CONJ | t.ADV | t.CALENDAR | t.COMMA | t.CAP
_WITHIN_RELATIVE: Final = t.PRONOUN | t.DET | t.AUX | t.ADVERBIAL | t.CAP


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
        if tag & t.STOP or (first is not None and (verb < edge or (tag & t.CONJ and _opens_clause(frame, verb)))):
            break
        if first is not None and tags[at] & t.CONJ and frame.lower[verb] in _WHEN:
            break
        if not tag & t.VERB_OR_AUX and tag and tag != t.OPENS_PHRASAL:
            continue
        if not _may_share(frame, verb) or is_in_relative_clause(frame, verb, low):
            continue
        if tag & t.REPORTING and tag & t.FINITE and is_cue(frame, verb, t.REPORTING):
            return verb
        if verb == at - 1 and _is_partner(frame, verb, low):
            return verb
        if first is None:
            edge = end_of_fronted_clause(frame, low, at)
        first = verb
    return first


def _may_share(frame: Frame, verb: int) -> bool:
    """Whether a word is a finite verb other than a base form: *I know a man who called and said* is not what I said."""
    tag = frame.tags[verb]
    if tag & t.CAP and not frame.begins_sentence(verb):
        return False
    return bool(tag & (t.FINITE | t.AUX) or not tag & t.VERB) and is_finite_verb(frame, verb)


def _is_partner(frame: Frame, verb: int, low: int) -> bool:
    """Whether a verb is what the word behind it joins to (*she laughed and said*, *they wanted to show*)."""
    tag = frame.tags[verb]
    if not tag & t.VERB or is_passive(frame, verb):
        return False
    before = before_verb(frame, verb, low)
    return before >= low and bool(frame.tags[before] & _ACTORS or not tag & t.PARTICIPLE)


def _opens_clause(frame: Frame, at: int) -> bool:
    """Whether a conjunction behind a comma joins a clause with a subject of its own: *…, and she tried, saying*."""
    if not at or not frame.tags[at - 1] & t.COMMA:
        return False
    return bool(frame.tags[at + 1] & (t.PRONOUN | t.DET | t.CAP))


def end_of_fronted_clause(frame: Frame, low: int, high: int) -> int:
    """Position of the comma behind a clause or a circumstance in front (*When Kay left, he smiled and said*).

    It is ``low`` when there is none, or when it tells who says what follows (*As the paper reported, …*).
    """
    start = next((at for at in range(low, min(low + NEAR, high)) if frame.tags[at] & t.COMMA), low)
    if start > low and not frame.tags[start + 1] & t.SUBORDINATOR:
        start = low
    while start < high and frame.tags[start] & _FRONTABLE and not frame.tags[start] & (t.CLAUSE_OPENER | t.PREP):
        start += 1
    if start >= high or not frame.tags[start] & (t.CLAUSE_OPENER | t.PREP) or frame.tags[start] & (t.PRONOUN | t.DET):
        return low
    end = next((at for at in range(start, high) if _closes_front(frame, at)), low)
    tells = frame.lower[start] == "as" and any(
        not frame.tags[at] & t.ING
        and frame.lower[at] not in _TALKING
        and frame.lower[at - 1] != "to"
        and is_cue(frame, at, t.REPORTING)
        for at in range(start + 1, end)
    )
    return low if tells else end


def _closes_front(frame: Frame, at: int) -> bool:
    """Whether a comma, or a quotation that ends with one, closes what stands in front."""
    if frame.tags[at] & t.QUOTATION:
        return frame.endings[at] == "," and at + 1 < len(frame.tags) and not frame.tags[at + 1] & t.CONJ
    return bool(frame.tags[at] & t.COMMA)


def is_in_relative_clause(frame: Frame, verb: int, low: int) -> bool:
    """Whether a verb belongs to *who said*, *which argued*."""
    before = verb - 1
    while before > low and verb - before <= NEAR and frame.tags[before] & _WITHIN_RELATIVE:
        before -= 1
    return before >= low and bool(frame.tags[before] & t.WH_WORD) and frame.lower[before] not in ("what", "when", "how")
