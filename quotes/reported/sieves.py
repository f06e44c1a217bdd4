"""Sieves for reported speech without marks: from a cue and its source to the clause that they report.

Each answers with the token ranges of the clause, two when the report stands in its middle, or abstains.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from quotes.grammar.auxiliaries import MODALS_AND_TO, before_verb
from quotes.grammar.clause_ends import clause_end, has_own_verb
from quotes.grammar.clause_starts import clause_start, is_infinitive, is_whole
from quotes.grammar.hearsay import QUOTING, is_relayed
from quotes.grammar.naming import NAMING, is_programme, names_noun
from quotes.grammar.phrases import is_finite, is_nominal, is_unlisted_past, phrase_after
from quotes.grammar.verbs import CLAUSE_VERBS, TELLING
from quotes.lexicon import tags as t
from quotes.lexicon.words import entries
from quotes.text.frames import Frame, TokenRange

PARENTHETICAL: Final = frozenset(entries("parenthetical_forms"))
"""Verbs that report a clause before them: *…, she said*."""
_ABOUT: Final = frozenset(entries("content_prepositions"))
_SPEAKERS: Final = t.ANY_SPEAKER | t.WH_WORD | t.DOCUMENT | t.SPEECH_NOUN | t.NUMBER | t.ORG_NAME | t.DEMONYM
_MAY_NAME: Final = QUOTING | NAMING
"""Verbs that may tell whom somebody quotes, or what a noun is called."""
_SHORTEST: Final = 3
"""Tokens before *according to* that may be what is reported rather than the opening of its sentence."""


Reporting = tuple[Frame, TokenRange, TokenRange, int, int, frozenset[int], int | None]
"""A cue with its source, and the sentence around it; all positions are of tokens.

The frame, the source, the cue, where the sentence begins and ends, where the reports of the sentence begin, and where
what is reported behind the cue may begin.
"""
Pieces = tuple[TokenRange, ...]
ReportSieve = Callable[[Reporting], Pieces | None]


def according_to_source(report: Reporting) -> Pieces | None:
    """*according to* and its like, behind what is reported or before it.

    Fires on   The road was shut, according to Ann Lee.   According to Ann Lee, the road was shut.
    Abstains   They were paid according to need.
    """
    frame, source, cue, low, high, begins, _ = report
    if frame.tags[cue[0]] & t.VERB or source[0] != cue[1] or not _may_speak(frame, source):
        return None
    first = low
    while first < cue[0] and frame.tags[first] & (t.CONJ | t.ADV):
        first += 1
    before = (low, cue[0])
    start = source[1]
    while start < high and not frame.tags[start] & t.COMMA:
        start += 1
    behind = (start + 1, clause_end(frame, start + 1, high, source, begins)) if start + 1 < high else None
    if cue[0] - first < _SHORTEST:
        return (behind,) if behind else None
    if behind and start == source[1] and is_finite(frame.tags[start + 1]) and not _has_verb(frame, *before):
        return before, behind
    return (before,)


def reported_before(report: Reporting) -> Pieces | None:
    """The clause before its report, and what goes on behind it.

    Fires on   The road was shut, Ann Lee said.   The road, said Ann Lee, was shut.
    Abstains   On Friday, Ann Lee said the road was shut.
    """
    frame, source, cue, low, high, begins, _ = report
    first = min(source[0], cue[0])
    if first - 1 <= low or not frame.tags[first - 1] & t.COMMA:
        return None
    if frame.lower[cue[0]] not in PARENTHETICAL or frame.tags[source[0]] & t.WH_WORD:
        return None
    end = _report_end(report)
    if end < high and not frame.tags[end] & (t.STOP | t.COMMA | t.CLOSE_BRACKET | t.DASH):
        return None
    before = (low, first - 1)
    if end + 1 < high and frame.tags[end] & t.COMMA and _may_go_on(report, before, end + 1):
        rest = clause_end(frame, end + 1, high, source, begins)
        if rest - end > 2:
            return before, (end + 1, rest)
    return (before,) if _has_verb(frame, *before) else None


def _report_end(report: Reporting) -> int:
    """The position behind a report with whom it addresses, its time and its place: *told Lee on Friday*."""
    frame, source, cue, _, high, _, _ = report
    end = max(source[1], cue[1])
    if end == cue[1] and frame.lower[cue[0]] in TELLING:
        addressed = phrase_after(frame, end, high)
        end = addressed[1] if addressed else end
    end = _after_adverbials(frame, end, high)
    while source[0] == cue[1] and end < high and frame.tags[end] & t.WH_WORD:
        end = _next_break(frame, end, high)
    return end


def _next_break(frame: Frame, at: int, high: int) -> int:
    """The position of the next punctuation: behind a relative clause."""
    return next((end for end in range(at, high) if frame.tags[end] & t.PUNCTUATION), high)


def _may_go_on(report: Reporting, before: TokenRange, rest: int) -> bool:
    """Whether what follows the comma behind a report goes on with its clause: no participle, no aside on the source."""
    frame, source, cue = report[:3]
    tag = frame.tags[rest]
    if tag & t.ING:
        return False
    if source[1] <= cue[0] or tag & t.CONJ or is_finite(tag) or frame.tags[before[0]] & t.SUBORDINATOR:
        return True
    return not _has_verb(frame, *before) and not tag & t.WH_WORD


def _has_verb(frame: Frame, first: int, end: int) -> bool:
    """Whether a range of tokens holds a verb, as a clause does."""
    return any(map(_is_verb, frame.tags[first:end]))


def _is_verb(tag: int) -> bool:
    """Whether a word may be a finite verb."""
    return bool(tag & t.AUX or (tag & t.VERB and tag & t.FINITE and not tag & t.CAP))


def _after_adverbials(frame: Frame, at: int, high: int) -> int:
    """The position behind the time and place of a report: *said on Friday in a letter*."""
    while at < high and frame.tags[at] & (t.CALENDAR | t.ADV | t.PREP):
        prepositional = frame.tags[at] & t.PREP
        at += 1
        while prepositional and at < high and not frame.tags[at] & (t.PUNCTUATION_MARK | t.PREP | t.AUX | t.WH_WORD):
            if frame.tags[at] & t.QUOTATION and not is_programme(frame, at):
                break
            at += 1
    return at


def reported_after(report: Reporting) -> Pieces | None:
    """The clause behind its report: with *that*, a subject, *to* or a question word, or what it is about.

    Fires on   Ann Lee said the road was shut.   Ann Lee vowed to stay.   Ann Lee criticized the plan.
    Abstains   Ann Lee said.
    """
    frame, source, cue, low, high, begins, start = report
    if start is None or source[0] == cue[1]:
        return None
    if not _is_clause(frame, cue[0], start, high):
        start = _bare_start(report, start)
        if start is None:
            return None
    end = clause_end(frame, start, high, source, begins)
    if source[0] == low and frame.tags[cue[0]] & t.SPEECH_NOUN and source[1] == cue[0]:
        end = _before_main_verb(frame, start, end)
    return ((start, end),) if end > start else None


def start_behind(frame: Frame, cue: TokenRange, low: int, high: int) -> int | None:
    """Where what a cue reports may begin behind it; ``None`` when it reports nothing there, whoever its source is.

    Args:
        frame: The tokens.
        cue: The cue.
        low: Position of the first token of its sentence.
        high: Position after the last one.

    Returns:
        The position of a token.
    """
    verb = cue[0]
    start = clause_start(frame, verb, cue[1], high)
    if start is None:
        return None
    bare = not _is_clause(frame, verb, start, high)
    if bare and (frame.lower[verb] in CLAUSE_VERBS or _is_hypothetical(frame, verb, low)):
        return None
    if frame.lower[verb] in _MAY_NAME and (is_relayed(frame, verb, high) or names_noun(frame, verb, low)):
        return None
    return start


def _is_clause(frame: Frame, verb: int, start: int, high: int) -> bool:
    """Whether a clause begins there, as far as its first words and a document before its cue can tell."""
    return is_whole(frame, start) or (_is_document(frame, verb) and has_own_verb(frame, start, high))


def _bare_start(report: Reporting, start: int) -> int | None:
    """Where what is reported begins when it may be no clause; ``None`` when its cue then reports nothing."""
    frame, source, cue, _, high, _, _ = report
    says = frame.tags[cue[0]] & t.SAY and has_own_verb(frame, start, high)
    if not says and not _may_speak(frame, source):
        return None
    if frame.tags[start] & t.PREP and not is_infinitive(frame, start, high):
        return start + 1 if frame.lower[start] in _ABOUT and start + 1 < high else None
    return start


def _before_main_verb(frame: Frame, start: int, end: int) -> int:
    """Where a clause ends that is part of a subject: *Lee’s claim that the road was safe* **surprised** *many*."""
    has_verb = False
    for at in range(start + 1, end):
        tag, before = frame.tags[at], frame.tags[at - 1]
        if tag & t.CONJ:
            has_verb = False
        elif (
            has_verb
            and (_is_verb(tag) or is_unlisted_past(frame, at))
            and not before & (t.AUX | t.PRONOUN | t.ADVERBIAL | t.WH_WORD | t.COMMA)
        ):
            return at
        elif is_finite(tag):
            has_verb = True
    return end


def _is_document(frame: Frame, verb: int) -> bool:
    """Whether a participle of saying stands behind a document: *a statement saying*."""
    tag = frame.tags[verb]
    return bool(tag & t.ING and tag & t.SAY and verb and frame.tags[verb - 1] & (t.DOCUMENT | t.SPEECH_NOUN))


def _may_speak(frame: Frame, source: TokenRange) -> bool:
    """Whether a source is a person, a body or a document, by its words."""
    at, end = source
    while at < end and not frame.tags[at] & _SPEAKERS:
        at += 1
    return at < end


def _is_hypothetical(frame: Frame, verb: int, low: int) -> bool:
    """Whether a verb only may be said of its source: *to call*, *might call*, *for calling*, *an ad calling*.

    What somebody will not do is a refusal: *would not say*.
    """
    before = before_verb(frame, verb, low)
    if before < low:
        return False
    if frame.tags[verb] & t.ING and not frame.tags[verb] & t.PAST:
        hypothetical = bool(frame.tags[before] & t.PREP) or is_nominal(frame.tags[before])
    else:
        hypothetical = frame.lower[before] in MODALS_AND_TO
    return hypothetical and not any(tag & t.NEG for tag in frame.tags[before + 1 : verb])


REPORT_RULES: Final[tuple[tuple[ReportSieve, str], ...]] = (
    (according_to_source, "“according to” and its like, behind what is reported or before it."),
    (reported_before, "The clause before its report, and what goes on behind it."),
    (
        reported_after,
        "The clause behind its report: with “that”, a subject, “to” or a question word, or what it is about.",
    ),
)
"""The rules of reported speech, surest first, each with what it does in one line."""

REPORT_SIEVES: Final[tuple[ReportSieve, ...]] = tuple([sieve for sieve, _ in REPORT_RULES])
