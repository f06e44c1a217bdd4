"""Sieves for reported speech without marks: from a cue and its source to the clause that they report.

Each gets what was found, the bounds of the sentence and where other reports begin in it; each answers with the
token ranges of the clause, two when the report stands in its middle, or abstains with ``None``.
"""

from __future__ import annotations

from collections.abc import Callable

from quotes.article import Found
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
    forms_of,
)
from quotes.phrases import Phrase, is_nominal
from quotes.reported_clause import clause_end, clause_start, is_whole
from quotes.verbs import before_verb

BELIEF = "belief"
"""The ``rule`` of what somebody thinks, wants or plans rather than says."""
_ABOUT = frozenset(entries("content_prepositions"))
_CLAUSE_VERBS = frozenset(form for verb in entries("clause_verbs") for form in forms_of(verb))
PARENTHETICAL = frozenset(entries("parenthetical_forms"))
_MODALS = frozenset(entries("modals"))
_SHORTEST = 3
_SPEAKERS = CAP | ROLE | ORG | PRONOUN | WH | DOCUMENT | SPEECH_NOUN | PLURAL | NUMBER | BODY | DEMONYM

Pieces = tuple[Phrase, ...]
ReportSieve = Callable[[Found, int, int, frozenset[int]], Pieces | None]


def according_to_source(found: Found, low: int, high: int, reports: frozenset[int]) -> Pieces | None:
    """*according to* and its like, behind what is reported or before it.

    Fires on   The road was shut, according to Ann Lee.   According to Ann Lee, the road was shut.
    Abstains   Ann Lee said the road was shut.
    """
    frame, cue, source = found.frame, found.cue, found.source
    assert cue and source
    if frame.tags[cue[0]] & VERB or source[0] != cue[1]:
        return None
    first = _after_openers(frame, low, cue[0])
    if cue[0] - first >= _SHORTEST:
        return ((low, cue[0]),)
    start = source[1]
    while start < high and not frame.tags[start] & COMMA:
        start += 1
    if start + 1 >= high:
        return None
    return ((start + 1, clause_end(frame, start + 1, high, source, reports)),)


def _after_openers(frame: Frame, first: int, end: int) -> int:
    while first < end and frame.tags[first] & (CONJ | ADV):
        first += 1
    return first


def reported_before(found: Found, low: int, high: int, reports: frozenset[int]) -> Pieces | None:
    """The clause before its report, and what goes on behind it.

    Fires on   The road was shut, Ann Lee said.   The road, said Ann Lee, was shut.
    Abstains   On Friday, Ann Lee said the road was shut.
    """
    frame, cue, source = found.frame, found.cue, found.source
    assert cue and source
    first = min(source[0], cue[0])
    if first - 1 <= low or not frame.tags[first - 1] & COMMA:
        return None
    if frame.lower[cue[0]] not in PARENTHETICAL or frame.tags[source[0]] & WH:
        return None
    end = _after_adverbials(frame, max(source[1], cue[1]), high)
    if end < high and not frame.tags[end] & (STOP | COMMA | CLOSE | DASH):
        return None
    pieces = ((low, first - 1),)
    if end + 1 < high and frame.tags[end] & COMMA:
        rest = clause_end(frame, end + 1, high, source, reports)
        if rest - end > 2:
            return (*pieces, (end + 1, rest))
    return pieces if _has_verb(frame, low, first - 1) else None


def _has_verb(frame: Frame, first: int, end: int) -> bool:
    """Whether a range of tokens holds a verb, as a clause does."""
    return any(tag & AUX or (tag & VERB and tag & FINITE and not tag & CAP) for tag in frame.tags[first:end])


def _after_adverbials(frame: Frame, at: int, high: int) -> int:
    """The position behind the time and place of a report: *said on Friday in a letter*."""
    while at < high and frame.tags[at] & (CALENDAR | ADV | PREP):
        prepositional = frame.tags[at] & PREP
        at += 1
        if prepositional:
            while at < high and not frame.tags[at] & (PUNCTUATION | PREP | AUX | WH):
                at += 1
    return at


def reported_after(found: Found, low: int, high: int, reports: frozenset[int]) -> Pieces | None:
    """The clause behind its report: with *that*, a subject, *to* or a question word, or what it is about.

    Fires on   Ann Lee said the road was shut.   Ann Lee vowed to stay.   Ann Lee criticized the plan.
    Abstains   Ann Lee said.
    """
    frame, cue, source = found.frame, found.cue, found.source
    assert cue and source
    start = clause_start(frame, cue[0], cue[1], high)
    if start is None:
        return None
    if not is_whole(frame, start):
        if (
            _is_hypothetical(frame, cue[0], low)
            or frame.lower[cue[0]] in _CLAUSE_VERBS
            or not _may_speak(frame, source)
        ):
            return None
        if frame.tags[start] & PREP and not _is_infinitive(frame, start, high):
            if frame.lower[start] not in _ABOUT:
                return None
            start += 1
    end = clause_end(frame, start, high, source, reports)
    return ((start, end),) if end > start else None


def _is_hypothetical(frame: Frame, verb: int, low: int) -> bool:
    """Whether a verb only may be said of its source: *to call*, *might call*, *for calling*, *an ad calling*."""
    before = before_verb(frame, verb, low)
    if before < low:
        return False
    tag = frame.tags[before]
    if frame.tags[verb] & ING and not frame.tags[verb] & PAST:
        return bool(tag & PREP) or is_nominal(tag)
    return frame.lower[before] == "to" or frame.lower[before] in _MODALS


def _may_speak(frame: Frame, source: Phrase) -> bool:
    """Whether a source is a person, a body or a document, by its words."""
    return any(tag & _SPEAKERS for tag in frame.tags[source[0] : source[1]])


def _is_infinitive(frame: Frame, at: int, high: int) -> bool:
    return frame.lower[at] == "to" and at + 1 < high and bool(frame.tags[at + 1] & (BASE | ADV))


REPORT_SIEVES: tuple[ReportSieve, ...] = (according_to_source, reported_before, reported_after)
"""The sieves for reported speech, from surest to least sure."""
