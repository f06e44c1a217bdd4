"""Sieves for reported speech without marks: from a cue and its source to the clause that they report.

Each answers with the token ranges of the clause, two when the report stands in its middle, or abstains.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from quotes.frames import Frame
from quotes.lexicon import (
    ADV,
    AUX,
    BASE,
    BODY,
    CALENDAR,
    CAP,
    CLOSE,
    COMMA,
    CONJ,
    DASH,
    DEMONYM,
    DOCUMENT,
    FINITE,
    ING,
    NEG,
    NUMBER,
    ORG,
    PAST,
    PLURAL,
    PREP,
    PRONOUN,
    PUNCTUATION,
    ROLE,
    SPEECH_NOUN,
    STOP,
    VERB,
    WH,
    entries,
)
from quotes.phrases import Phrase, is_nominal
from quotes.reported_clause import TELLING, after_addressee, clause_end, clause_start, is_whole
from quotes.verbs import CLAUSE_VERBS, before_verb

PARENTHETICAL = frozenset(entries("parenthetical_forms"))
"""Verbs that report a clause before them: *…, she said*."""
_ABOUT = frozenset(entries("content_prepositions"))
_QUOTING = frozenset(entries("quoting_forms"))
_RELAY_REACH = 10
_MODALS = frozenset(entries("modals"))
_SPEAKERS = CAP | ROLE | ORG | PRONOUN | WH | DOCUMENT | SPEECH_NOUN | PLURAL | NUMBER | BODY | DEMONYM
_SHORTEST = 3
"""Tokens before *according to* that may be what is reported rather than the opening of its sentence."""


class Reporting(NamedTuple):
    """A cue with its source, and the sentence around it; all positions are of tokens."""

    frame: Frame
    source: Phrase
    cue: Phrase
    low: int
    high: int
    begins: frozenset[int]
    """Where the reports of the sentence begin."""


Pieces = tuple[Phrase, ...]
ReportSieve = Callable[[Reporting], Pieces | None]


def according_to_source(report: Reporting) -> Pieces | None:
    """*according to* and its like, behind what is reported or before it.

    Fires on   The road was shut, according to Ann Lee.   According to Ann Lee, the road was shut.
    Abstains   They were paid according to need.
    """
    frame, source, cue, low, high, begins = report
    if frame.tags[cue[0]] & VERB or source[0] != cue[1] or not _may_speak(frame, source):
        return None
    first = low
    while first < cue[0] and frame.tags[first] & (CONJ | ADV):
        first += 1
    if cue[0] - first >= _SHORTEST:
        return ((low, cue[0]),)
    start = source[1]
    while start < high and not frame.tags[start] & COMMA:
        start += 1
    if start + 1 >= high:
        return None
    return ((start + 1, clause_end(frame, start + 1, high, source, begins)),)


def reported_before(report: Reporting) -> Pieces | None:
    """The clause before its report, and what goes on behind it.

    Fires on   The road was shut, Ann Lee said.   The road, said Ann Lee, was shut.
    Abstains   On Friday, Ann Lee said the road was shut.
    """
    frame, source, cue, low, high, begins = report
    first = min(source[0], cue[0])
    if first - 1 <= low or not frame.tags[first - 1] & COMMA:
        return None
    if frame.lower[cue[0]] not in PARENTHETICAL or frame.tags[source[0]] & WH:
        return None
    end = max(source[1], cue[1])
    if frame.lower[cue[0]] in TELLING:
        end = after_addressee(frame, end, high)
    end = _after_adverbials(frame, end, high)
    if end < high and not frame.tags[end] & (STOP | COMMA | CLOSE | DASH):
        return None
    before = (low, first - 1)
    if end + 1 < high and frame.tags[end] & COMMA and not frame.tags[end + 1] & ING:
        rest = clause_end(frame, end + 1, high, source, begins)
        if rest - end > 2:
            return before, (end + 1, rest)
    return (before,) if _has_verb(frame, *before) else None


def _has_verb(frame: Frame, first: int, end: int) -> bool:
    """Whether a range of tokens holds a verb, as a clause does."""
    return any(tag & AUX or (tag & VERB and tag & FINITE and not tag & CAP) for tag in frame.tags[first:end])


def _after_adverbials(frame: Frame, at: int, high: int) -> int:
    """The position behind the time and place of a report: *said on Friday in a letter*."""
    while at < high and frame.tags[at] & (CALENDAR | ADV | PREP):
        prepositional = frame.tags[at] & PREP
        at += 1
        while prepositional and at < high and not frame.tags[at] & (PUNCTUATION | PREP | AUX | WH):
            at += 1
    return at


def reported_after(report: Reporting) -> Pieces | None:
    """The clause behind its report: with *that*, a subject, *to* or a question word, or what it is about.

    Fires on   Ann Lee said the road was shut.   Ann Lee vowed to stay.   Ann Lee criticized the plan.
    Abstains   Ann Lee said.
    """
    frame, source, cue, low, high, begins = report
    start = clause_start(frame, cue[0], cue[1], high)
    if start is None or _is_relayed(frame, cue[0], high):
        return None
    if not is_whole(frame, start):
        if _is_hypothetical(frame, cue[0], low) or frame.lower[cue[0]] in CLAUSE_VERBS:
            return None
        if not _may_speak(frame, source):
            return None
        if frame.tags[start] & PREP and not _is_infinitive(frame, start, high):
            if frame.lower[start] not in _ABOUT:
                return None
            start += 1
    end = clause_end(frame, start, high, source, begins)
    return ((start, end),) if end > start else None


def _is_relayed(frame: Frame, verb: int, high: int) -> bool:
    """Whether a verb only tells whom somebody quotes: *media quoted Drax as saying*."""
    return frame.lower[verb] in _QUOTING and "as" in frame.lower[verb + 1 : min(high, verb + _RELAY_REACH)]


def _may_speak(frame: Frame, source: Phrase) -> bool:
    """Whether a source is a person, a body or a document, by its words."""
    return any(tag & _SPEAKERS for tag in frame.tags[source[0] : source[1]])


def _is_hypothetical(frame: Frame, verb: int, low: int) -> bool:
    """Whether a verb only may be said of its source: *to call*, *might call*, *for calling*, *an ad calling*.

    What somebody will not do is a refusal: *would not say*.
    """
    before = before_verb(frame, verb, low)
    if before < low or any(tag & NEG for tag in frame.tags[before + 1 : verb]):
        return False
    tag = frame.tags[before]
    if frame.tags[verb] & ING and not frame.tags[verb] & PAST:
        return bool(tag & PREP) or is_nominal(tag)
    return frame.lower[before] == "to" or frame.lower[before] in _MODALS


def _is_infinitive(frame: Frame, at: int, high: int) -> bool:
    return frame.lower[at] == "to" and at + 1 < high and bool(frame.tags[at + 1] & (BASE | ADV))


REPORT_SIEVES: tuple[ReportSieve, ...] = (according_to_source, reported_before, reported_after)
"""The sieves for reported speech, from surest to least sure."""
