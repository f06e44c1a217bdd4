"""Where a reported clause begins and where it ends, in a sentence whose cue and source are known."""

from __future__ import annotations

from typing import NamedTuple

from quotes.frames import Frame
from quotes.lexicon import (
    ADV,
    AUX,
    CALENDAR,
    CAP,
    CLOSE,
    COMMA,
    CONJ,
    DASH,
    DET,
    DOCUMENT,
    FINITE,
    ING,
    NUMBER,
    POSS,
    PREP,
    PRONOUN,
    PUNCTUATION,
    QUOTE,
    REPORTING,
    ROLE,
    SEMICOLON,
    SOURCE_PHRASES,
    SPEECH_NOUN,
    STOP,
    SUB,
    VERB,
    WH,
    entries,
)
from quotes.phrases import Phrase, is_finite, phrase_after
from quotes.sources import phrase_of_source

TELLING = frozenset(entries("telling_forms"))
"""Verbs that take whom they address: *told reporters*."""
_TIMES = frozenset(entries("times"))
_TO_THAT = 14
"""How many tokens may stand between a cue and *that*: *said on Friday in a letter to the board that*."""
_TO_VERB = 8
"""Within so many tokens of its start a clause with a subject has its verb."""
_NOUNS = CAP | ROLE | SPEECH_NOUN | DOCUMENT


class Clause(NamedTuple):
    """A reported clause of which the end is looked for."""

    frame: Frame
    start: int
    high: int
    """Position after the last token that may belong to it."""
    bare: bool
    """It has no finite verb of its own: *to leave*, *the plan*."""
    subordinate: bool
    """The cue stands in a subordinate clause: *While Lee said …, …*."""
    reports: frozenset[int]
    """Where other reports of the sentence begin."""


def clause_start(frame: Frame, verb: int, first: int, high: int) -> int | None:
    """Where a reported clause behind a cue begins.

    Args:
        frame: The tokens.
        verb: Position of the cue's verb.
        first: Position after the cue.
        high: Position after the last token of the sentence.

    Returns:
        The position of *that* or of its first word: whom a verb of telling addresses and the times and
        places before *that* are left out; ``None`` when nothing follows.
    """
    tags, lower = frame.tags, frame.lower
    if lower[verb] in TELLING:
        first = after_addressee(frame, first, high)
    if first < high and tags[first] & (PREP | ADV | CALENDAR):
        that = _that(frame, first, high)
        if that is not None:
            return that
    while first < high and (tags[first] & CALENDAR or _is_time(frame, first, high)):
        first += 1
    return None if first >= high or tags[first] & (STOP | CLOSE | COMMA) else first


def after_addressee(frame: Frame, first: int, high: int) -> int:
    """The position behind whom a verb of telling addresses: *told the court*; the same when it is nobody."""
    addressed = phrase_after(frame, first, high)
    if addressed is None:
        return first
    end = next((at for at in range(first, addressed[1]) if frame.lower[at] == "to"), addressed[1])
    return first if end >= high or frame.tags[end] & (AUX | VERB) & ~PREP else end


def _that(frame: Frame, first: int, high: int) -> int | None:
    """The position of *that* behind adverbials: *said in a letter that*."""
    for at in range(first, min(high - 1, first + _TO_THAT)):
        if frame.lower[at] == "that" and not frame.tags[at - 1] & PREP:
            return at
        if is_finite(frame.tags[at]) or frame.tags[at] & (STOP | SEMICOLON | QUOTE):
            break
    return None


def _is_time(frame: Frame, at: int, high: int) -> bool:
    """Whether a preposition begins a time: *on Friday*."""
    return bool(frame.tags[at] & PREP) and at + 1 < high and bool(frame.tags[at + 1] & CALENDAR)


def content_start(frame: Frame, cue: Phrase, source: Phrase, at: int) -> int:
    """Where the reported clause around a position behind a cue begins: at *that*, else behind the cue."""
    first = cue[1]
    if source[0] >= first:
        first = max(first, min(source[1], at))
    return min(at, clause_start(frame, cue[0], first, at + 1) or at)


def is_whole(frame: Frame, start: int) -> bool:
    """Whether a clause begins as one with a subject: *that …*, *she …*."""
    tag = frame.tags[start]
    return frame.lower[start] == "that" or bool(tag & PRONOUN and not tag & POSS)


def clause_end(
    frame: Frame, start: int, high: int, source: Phrase, reports: frozenset[int] = frozenset(), scan: int = 0
) -> int:
    """Where a reported clause ends.

    Args:
        frame: The tokens.
        start: Position of its first token.
        high: Position after the last token of the sentence.
        source: The source; a clause ends with the subordinate clause that its cue stands in.
        reports: Where other reports of the sentence begin.
        scan: Where to begin to look for its end, when it is known to go as far.

    Returns:
        The position after its last token: at the end of the sentence, or before a participle or another
        report that goes on with it, a verb joined to the cue, an aside behind a dash.
    """
    tags = frame.tags
    stop = min(high, start + _TO_VERB)
    bare = frame.lower[start] == "to" or not any(is_finite(tag) and not tag & CAP for tag in tags[start:stop])
    clause = Clause(frame, start, high, bare, _is_subordinate(frame, source), reports)
    at = max(start, scan)
    while at < high and not _ends(clause, at):
        at += 1
    return _before_time(frame, max(start, scan - 1), at) if bare else at


def _ends(clause: Clause, at: int) -> bool:
    """Whether a token ends the clause."""
    tag = clause.frame.tags[at]
    if tag & (STOP | SEMICOLON):
        return True
    if at + 1 >= clause.high:
        return False
    if tag & QUOTE and clause.subordinate:
        after = clause.frame.tags[at + 1]
        return bool(after & REPORTING and after & FINITE)
    if tag & DASH:
        return _is_last_dash(clause, at)
    if tag & COMMA:
        return _ends_at_comma(clause, at + 1)
    return bool(tag & CONJ) and _ends_at_joint(clause, at + 1)


def _ends_at_comma(clause: Clause, after: int) -> bool:
    """Whether what follows a comma belongs to the reporting sentence."""
    frame = clause.frame
    tag = frame.tags[after]
    if clause.subordinate or (tag & ING and tag & REPORTING):
        return True
    if frame.lower[after] in SOURCE_PHRASES and phrase_of_source(frame, after, clause.high):
        return True
    if after in clause.reports:
        return True
    if tag & CONJ and after + 1 < clause.high:
        return _ends_at_joint(clause, after + 1)
    return clause.bare and bool(tag & VERB and tag & FINITE) and not tag & _NOUNS


def _ends_at_joint(clause: Clause, after: int) -> bool:
    """Whether what a conjunction joins goes on with the reporting sentence: *and said*, *but left*."""
    frame = clause.frame
    while after < clause.high - 1 and frame.tags[after] & ADV and not frame.tags[after] & (DET | CAP):
        after += 1
    tag = frame.tags[after]
    if after in clause.reports or (tag & REPORTING and tag & FINITE):
        return True
    return clause.bare and bool(tag & VERB and tag & FINITE) and not tag & _NOUNS and frame.lower[after][-1] != "s"


def _is_last_dash(clause: Clause, at: int) -> bool:
    """Whether a dash opens an aside that no other dash closes."""
    frame = clause.frame
    dashes = [dash for dash in range(at, clause.high) if frame.tags[dash] & DASH and _is_spaced(frame, dash)]
    return dashes == [at]


def _is_spaced(frame: Frame, at: int) -> bool:
    """Whether a dash stands between words rather than in one: *U.S.-Mexico*."""
    if frame.words[at] != "-":
        return True
    spans = frame.spans
    return 0 < at < len(spans) - 1 and spans[at - 1][1] < spans[at][0] and spans[at][1] < spans[at + 1][0]


def _is_subordinate(frame: Frame, source: Phrase) -> bool:
    """Whether a source is the subject of a subordinate clause: *who*, *while Lee*."""
    first = source[0]
    if frame.tags[first] & WH:
        return True
    return first > 0 and bool(frame.tags[first - 1] & (SUB | WH)) and frame.lower[first - 1] != "that"


def _before_time(frame: Frame, start: int, end: int) -> int:
    """Leave out when it was said: *announced his support on Thursday night*."""
    first = end
    while first > start + 1 and (frame.tags[first - 1] & (CALENDAR | NUMBER) or frame.lower[first - 1] in _TIMES):
        first -= 1
    if not any(tag & CALENDAR for tag in frame.tags[first:end]):
        return end
    while first > start + 1 and frame.tags[first - 1] & (PREP | DET):
        first -= 1
    return first


def trimmed(frame: Frame, first: int, end: int) -> Phrase | None:
    """A range of tokens without the punctuation around it; ``None`` when nothing is left."""
    while first < end and frame.tags[first] & PUNCTUATION & ~QUOTE:
        first += 1
    while end > first and frame.tags[end - 1] & PUNCTUATION & ~QUOTE & ~CLOSE:
        end -= 1
    return (first, end) if first < end else None
