"""The sieves of speech without marks: from a cue with its source to the clause that they report.

Each answers with the token ranges of the reported clause, two when the cue and its source interrupt it, or abstains.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from quotes.grammar.clause_ends import clause_end
from quotes.grammar.clause_starts import TIME_WORDS
from quotes.grammar.marked_words import is_programme_name
from quotes.grammar.phrases import ARTICLES, is_nominal, phrase_ending_at, phrase_starting_at
from quotes.grammar.subjects import subject_before
from quotes.grammar.verbs import PASSIVE_AUXILIARIES, TELLING_FORMS, before_verb, is_finite_verb
from quotes.lexicon import tags as t
from quotes.reported.bare_objects import bare_start, may_speak
from quotes.reported.content_starts import is_clause
from quotes.reported.cues import CLOSING, PARENTHETICAL, PASSIVES
from quotes.reported.noun_ends import end_of_owned
from quotes.text.frames import Frame, TokenRange

_SHORTEST_CONTENT: Final = 3
"""Tokens before *according to* that may be what is reported rather than the opening of its sentence."""


@dataclass(slots=True)
class ReportingClause:
    """A cue with its source, in its sentence; every position is that of a token in the frame."""

    frame: Frame
    source: TokenRange
    cue: TokenRange
    low: int
    """Where the sentence begins."""
    high: int
    """Where the sentence ends, exclusive."""
    others: frozenset[int]
    """Where the reporting clauses of the sentence begin, this one included."""
    content_start: int | None
    """Where what is reported may begin after the cue; ``None`` when nothing is reported there."""


Pieces = tuple[TokenRange, ...]
"""A reported clause, in one piece or in two."""
ReportSieve = Callable[[ReportingClause], Pieces | None]


def according_to_source(reporting: ReportingClause) -> Pieces | None:
    """*according to* and similar phrases, after what is reported or before it.

    Fires on   The road was shut, according to Ann Lee.   According to Ann Lee, the road was shut.
    Abstains   They were paid according to need.
    """
    frame, source, cue = reporting.frame, reporting.source, reporting.cue
    low, high = reporting.low, reporting.high
    if frame.tags[cue[0]] & t.VERB or not cue[1] <= source[0] <= cue[1] + 1 or not may_speak(frame, source):
        return None
    first = low
    while first < cue[0] and frame.tags[first] & (t.CONJ | t.ADV):
        first += 1
    before = (low, cue[0])
    comma = source[1]
    while comma < high and not frame.tags[comma] & t.COMMA:
        comma += 1
    after = None
    if comma + 1 < high:
        after = (comma + 1, clause_end(frame, comma + 1, high, source, reporting.others))
    if cue[0] - first < _SHORTEST_CONTENT:
        return (after,) if after else None
    # *One risk, according to Lee, is the cost*: only a verb straight after the source shows that the clause goes on.
    if after and comma == source[1] and is_finite_verb(frame, comma + 1) and not _has_verb(frame, before):
        return before, after
    return (before,)


def reported_before(reporting: ReportingClause) -> Pieces | None:
    """The clause before a cue and its source, and what continues it after them.

    Fires on   The road was shut, Ann Lee said.   The road, said Ann Lee, was shut.
    Abstains   On Friday, Ann Lee said the road was shut.
    """
    frame, source, cue = reporting.frame, reporting.source, reporting.cue
    low, high = reporting.low, reporting.high
    first = min(source[0], cue[0])
    if first - 1 <= low or not frame.tags[first - 1] & t.COMMA:
        return None
    # A relative clause is no aside: *They met Bob Ray, who added to his lead.*
    if (
        frame.lower[cue[0]] not in (CLOSING if source[1] <= cue[0] else PARENTHETICAL)
        or frame.tags[source[0]] & t.WH_WORD
    ):
        return None
    if not _closes(reporting):
        return None
    end = _reporting_end(reporting)
    # Nothing but its end may follow: *Though Lee is ahead, Ray says the race is open.*
    if end < high and not frame.tags[end] & (t.STOP | t.COMMA | t.CLOSE_BRACKET | t.DASH):
        return None
    before = _before_reporting(frame, low, first - 1)
    if end + 1 < high and frame.tags[end] & t.COMMA and _may_continue(reporting, before, end + 1):
        rest = clause_end(frame, end + 1, high, source, reporting.others)
        if rest - end > 2:
            return before, (end + 1, rest)
    # *At one point, a man asked for a photo*: an opening without a verb is not what was asked.
    return (before,) if _has_verb(frame, before) else None


def _closes(reporting: ReportingClause) -> bool:
    """Whether a reporting clause may close what it reports.

    Not in *Looking back, Lee warned **that** it was late*, nor in *It met Kay, a deal announced in May*.
    """
    frame, source, cue = reporting.frame, reporting.source, reporting.cue
    start = reporting.content_start
    if start is not None and source[1] <= cue[0] and frame.lower[start] == "that":
        return any(tag & t.PUNCTUATION_MARK for tag in frame.tags[cue[1] : start])
    described = source[1] == cue[0] and frame.tags[cue[0]] & t.PARTICIPLE and frame.lower[source[0]] in ARTICLES
    return not described or frame.lower[source[0]] == "the" or may_speak(frame, source)


def _before_reporting(frame: Frame, low: int, end: int) -> TokenRange:
    """What precedes a reporting clause; of a relative clause that it interrupts, *which*: *which, Lee said, failed*."""
    return (end - 1, end) if frame.tags[end - 1] & t.WH_WORD else (low, end)


def _reporting_end(reporting: ReportingClause) -> int:
    """The position after a reporting clause with its addressee, time and place: *told Lee on Friday*."""
    frame, source, cue, high = reporting.frame, reporting.source, reporting.cue, reporting.high
    end = max(source[1], cue[1])
    if end == cue[1] and frame.lower[cue[0]] in TELLING_FORMS:
        addressed = phrase_starting_at(frame, end, high)
        end = addressed[1] if addressed else end
    end = _after_adverbials(frame, end, high)
    # *…, said an aide who was there on Friday.*
    while source[0] == cue[1] and end < high and frame.tags[end] & t.WH_WORD:
        end = _next_break(frame, end, high)
    # *…, Lee said while visiting Ems.*
    if end < high - 1 and frame.tags[end] & t.SUBORDINATOR and frame.tags[end + 1] & t.ING:
        end = _next_break(frame, end, high)
    return end


def _next_break(frame: Frame, at: int, high: int) -> int:
    """The position of the next punctuation, where a relative clause ends."""
    return next((end for end in range(at, high) if frame.tags[end] & t.PUNCTUATION), high)


def _may_continue(reporting: ReportingClause, before: TokenRange, rest: int) -> bool:
    """Whether what follows the comma after a reporting clause continues the reported one.

    Args:
        reporting: The reporting clause.
        before: What precedes it.
        rest: The position after the comma.
    """
    frame, source, cue = reporting.frame, reporting.source, reporting.cue
    tag = frame.tags[rest]
    # *…, Lee said, adding that …* says more of Lee.
    if tag & t.ING:
        return False
    # After *…, said Lee* a comma may open an aside on Lee (*…, said Lee, a teacher*); after *…, Lee said* it does not.
    if source[1] <= cue[0] or tag & t.CONJ or is_finite_verb(frame, rest) or frame.tags[before[0]] & t.SUBORDINATOR:
        return True
    # *And Ray, said Lee, who knows him, …*
    return not _has_verb(frame, before) and not tag & t.WH_WORD


def _has_verb(frame: Frame, stretch: TokenRange) -> bool:
    """Whether a range of tokens holds a verb, as a clause does.

    A form in *-s* counts even where it may be a noun: *The mayor plans to stay, she said*.
    """
    return any(is_finite_verb(frame, at) or _has_finite_form(frame.tags[at]) for at in range(*stretch))


def _has_finite_form(tag: int) -> bool:
    """Whether a word that is no name has the form of a finite verb: *says*, *plans*."""
    return bool(tag & t.VERB and tag & t.FINITE and not tag & t.CAP)


def _after_adverbials(frame: Frame, at: int, high: int) -> int:
    """The position after the time and place of a report: *said **on Friday in a letter***."""
    while at < high and (frame.tags[at] & (t.CALENDAR | t.ADV | t.PREP) or frame.lower[at] in TIME_WORDS):
        prepositional = frame.tags[at] & t.PREP
        at += 1
        while prepositional and at < high and not frame.tags[at] & (t.PUNCTUATION_MARK | t.PREP | t.AUX | t.WH_WORD):
            # A quoted title belongs to the place: *said on “The Morning Hour”*.
            if frame.tags[at] & t.QUOTATION and not is_programme_name(frame, at):
                break
            at += 1
    return at


def reported_after(reporting: ReportingClause) -> Pieces | None:
    """The clause after a cue: with *that*, a subject, *to* or a question word, or what it is about.

    Fires on   Ann Lee said the road was shut.   Ann Lee vowed to stay.   Ann Lee criticized the plan.
    Abstains   Ann Lee said.
    """
    frame, source, cue, high = reporting.frame, reporting.source, reporting.cue, reporting.high
    start = reporting.content_start
    if start is None or source[0] == cue[1]:
        return None
    if not is_clause(frame, cue[0], start, high):
        start = bare_start(frame, source, cue, start, high)
        if start is None:
            return None
    end = clause_end(frame, start, high, source, reporting.others)
    if source[1] <= cue[0]:
        end = end_of_owned(frame, start, end) if _is_owned_noun(reporting) else end
    elif start < source[0] < end:
        # *Praising the crew, **Lee** left*; *was accused of theft by **Lee***.
        end = source[0] - (frame.lower[source[0] - 1] == "by")
    return ((start, end),) if end > start else None


def _is_owned_noun(reporting: ReportingClause) -> bool:
    """Whether a cue is a noun after its owner, and so may be a subject: *Lee’s claim that*, *her attacks on*."""
    frame, source, cue = reporting.frame, reporting.source, reporting.cue
    tag = frame.tags[cue[1] - 1]
    if tag & t.STANCE_WORD and frame.tags[source[1] - 1] & t.POSSESSIVE:
        return True
    return bool(tag & t.SPEECH_NOUN) and source == (reporting.low, cue[0])


def reported_passive(reporting: ReportingClause) -> Pieces | None:
    """The subject of a passive or a participle with *by*, and what *as* or *for* adds to it.

    Fires on   The plan was rejected by Ann Lee.   The charge, denied by Lee, stuck.   It was praised by Lee for that.
    Abstains   The plan was rejected.
    """
    frame, source, cue, low, high = reporting.frame, reporting.source, reporting.cue, reporting.low, reporting.high
    if source[0] != cue[1] + 1 or frame.lower[cue[1]] != "by" or frame.lower[cue[0]] not in PASSIVES:
        return None
    if not may_speak(frame, source):
        return None
    # *was **first** reported by Lee*
    verb = cue[0] - (frame.lower[cue[0] - 1] == "first")
    passive = verb > low and frame.lower[before_verb(frame, verb, low)] in PASSIVE_AUXILIARIES
    subject = subject_before(frame, verb, low) if passive else _described(frame, verb, low)
    if subject is None:
        return None
    at = source[1]
    if at + 1 < high and frame.lower[at] in ("as", "for"):
        first = at + (frame.lower[at] == "for")
        return subject, (first, clause_end(frame, first, high, source, reporting.others))
    return (subject,)


def _described(frame: Frame, verb: int, low: int) -> TokenRange | None:
    """The noun phrase that a participle describes: ***the bill**, opposed by Lee*."""
    last = before_verb(frame, verb, low)
    if last > low and frame.tags[last] & t.COMMA:
        last -= 1
    return phrase_ending_at(frame, last, low) if last >= low and is_nominal(frame.tags[last]) else None


REPORT_RULES: Final[tuple[tuple[ReportSieve, str], ...]] = (
    (according_to_source, "“according to” and similar phrases, after what is reported or before it."),
    (reported_before, "The clause before a cue and its source, and what continues it after them."),
    (reported_passive, "The subject of a passive or a participle with “by”, and what “as” or “for” adds to it."),
    (
        reported_after,
        "The clause after a cue: with “that”, a subject, “to” or a question word, or what it is about.",
    ),
)
"""The rules of reported speech, surest first, each with what it does in one line."""

REPORT_SIEVES: Final[tuple[ReportSieve, ...]] = tuple([sieve for sieve, _ in REPORT_RULES])
