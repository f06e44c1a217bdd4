"""The sieves for what comes before a cue and its source, or around them."""

from __future__ import annotations

from typing import Final

from quotes.grammar.clause_starts import is_infinitive
from quotes.grammar.finite_clauses import comma_before_main_clause, holds_finite_verb
from quotes.grammar.marked_words import is_program_name
from quotes.grammar.openers import after_dateline
from quotes.grammar.phrases import phrase_starting_at
from quotes.grammar.verbs import TELLING_FORMS, is_finite_verb
from quotes.lexicon import tags as t
from quotes.lexicon.inflection import forms_of
from quotes.lexicon.word_sets import ARTICLES, TIME_NOUNS, TIME_WORDS
from quotes.lexicon.words import entries
from quotes.reported.bare_objects import is_adverbial, may_speak
from quotes.reported.cues import CLOSING, PARENTHETICAL
from quotes.reported.reporting_clause import Pieces, ReportingClause
from quotes.text.frames import Frame, TokenRange

_ANNOUNCING: Final = forms_of("announce")
"""Verbs of which no document is the subject."""
_CONCESSIONS: Final = frozenset(entries("concessions"))
_CLOSES_REPORT: Final = t.CLAUSE_STOP | t.COMMA | t.DASH | t.CLOSE_BRACKET
"""What may follow a reporting clause with its addressee, time and place."""


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
    # A relative clause is not an aside: *They met Bob Ray, who added to his lead.*
    if (
        frame.lower[cue[0]] not in (CLOSING if source[1] <= cue[0] else PARENTHETICAL)
        or frame.tags[source[0]] & t.WH_WORD
    ):
        return None
    if not _closes(reporting):
        return None
    end = _reporting_end(reporting)
    # Nothing but its end may follow: *Though Lee is ahead, Ray says the race is open.*
    if end < high and not frame.tags[end] & _CLOSES_REPORT:
        return None
    before = _before_reporting(frame, low, first - 1)
    if end + 1 < high and frame.tags[end] & (t.COMMA | t.SEMICOLON) and _may_continue(reporting, before, end + 1):
        rest = reporting.end_of(end + 1)
        if rest - end > 2:
            interrupted = _interrupted(frame, before)
            # *Still, Lee said, the road was shut.*
            return ((end + 1, rest),) if is_adverbial(frame, *interrupted) else (interrupted, (end + 1, rest))
    # *At one point, a man asked for a photo*: an opening without a verb is not what was asked.
    return (before,) if has_verb(frame, before) else None


def as_reported(reporting: ReportingClause) -> Pieces | None:
    """The clause around *as* with a source and a cue that report it.

    Fires on   As Ann Lee noted, the road was shut.   The road was shut, as Ann Lee noted in May.
    Abstains   As Ann Lee noted the time, the road was shut.   He left as Ann Lee noted.
    """
    frame, source, cue = reporting.frame, reporting.source, reporting.cue
    low, high = reporting.low, reporting.high
    opening = source[0] - 1
    if source[1] > cue[0] or opening < low or frame.lower[opening] != "as" or frame.lower[cue[0]] not in CLOSING:
        return None
    start = reporting.content_start
    if start is not None and is_infinitive(frame, start, high):
        return None
    end = _reporting_end(reporting)
    if end < high and not frame.tags[end] & _CLOSES_REPORT:
        return None
    after = _main_clause(reporting, end + 1)
    # *It rained, and **as** Lee noted, the road was shut.*
    if frame.tags[opening - 1] & t.CONJ or frame.only(t.CONJ | t.ADV | t.COMMA, low, opening):
        return (after,) if after else None
    # *He left as Lee said* says how or when he left, not what Lee said.
    before = (low, opening - 1)
    if not frame.tags[opening - 1] & (t.COMMA | t.DASH) or any(low <= other < opening for other in reporting.others):
        return None
    if after and not frame.tags[end] & (t.COMMA | t.DASH):
        after = None
    return (before, after) if after else (before,) if has_verb(frame, before) else None


def _main_clause(reporting: ReportingClause, first: int) -> TokenRange | None:
    """The clause that begins at a position, up to its end; ``None`` when it has no verb."""
    verb = next((at for at in range(first, reporting.high) if is_finite_verb(reporting.frame, at)), None)
    return None if verb is None else (first, reporting.end_of(first, verb))


def _closes(reporting: ReportingClause) -> bool:
    """Whether a reporting clause may close what it reports.

    Not in *Looking back, Lee warned **that** it was late*, nor in *It met Kay, a deal announced in May*.
    """
    frame, source, cue = reporting.frame, reporting.source, reporting.cue
    start = reporting.content_start
    if start is not None and source[1] <= cue[0] and frame.lower[start] == "that":
        # *In one, dated May 3, Kay told the director, **Hugh Lee**, that it was late.*
        if frame.lower[cue[0]] in TELLING_FORMS and not frame.tags[cue[1]] & t.PUNCTUATION_MARK:
            return False
        return frame.has(t.PUNCTUATION_MARK, cue[1], start)
    # *After Kay left, Lee asked the mayor **about** it*
    if start is not None and source[1] <= cue[0] and frame.lower[start] == "about" and start > cue[1]:
        return False
    described = source[1] == cue[0] and frame.tags[cue[0]] & t.PARTICIPLE and frame.lower[source[0]] in ARTICLES
    if not described or frame.lower[source[0]] == "the":
        return True
    # *…, a deal announced in May*; *…, a study found in May*
    announces = frame.lower[cue[0]] not in _ANNOUNCING or frame.tags[source[1] - 1] & t.ANY_SPEAKER
    return bool(announces) and may_speak(frame, source)


def _before_reporting(frame: Frame, low: int, end: int) -> TokenRange:
    """What precedes a reporting clause; of a relative clause that it interrupts, *which*: *which, Lee said, failed*."""
    return (end - 1, end) if frame.tags[end - 1] & t.WH_WORD else (after_front(frame, low, end), end)


def after_front(frame: Frame, low: int, end: int) -> int:
    """Where what is reported before a cue begins: after a dateline and what the writer sets against it.

    Args:
        frame: The tokens.
        low: Position of the first token of the sentence.
        end: Position of the cue or of the source before it.

    Gives   Despite rain, **the** fair was full, Lee said. → the   After rain, the fair was full, Lee said. → After
    """
    first = after_dateline(frame, low, end)
    opening = first + bool(frame.tags[first] & t.CONJ)
    if frame.lower[opening] not in _CONCESSIONS:
        return first
    comma = comma_before_main_clause(frame, opening + 1, end, end)
    return first if comma is None else comma + 1


def _interrupted(frame: Frame, before: TokenRange) -> TokenRange:
    """The part without a verb that a report interrupts, after a dash or *and*: *It fell; **it**, Lee said, was old*."""
    first, end = before
    for at in range(end - 1, first, -1):
        tag = frame.tags[at]
        if tag & (t.DASH | t.SEMICOLON) or (tag & t.CONJ and frame.tags[at - 1] & t.COMMA):
            start = at + 1 + (at + 1 < end and bool(frame.tags[at + 1] & t.CONJ))
            return before if start >= end or has_verb(frame, (start, end)) else (start, end)
    return before


def _reporting_end(reporting: ReportingClause) -> int:
    """The position after a reporting clause with its addressee, time and place: *told Lee on Friday*."""
    frame, source, cue, high = reporting.frame, reporting.source, reporting.cue, reporting.high
    end = max(source[1], cue[1])
    if end == cue[1] and frame.lower[cue[0]] in TELLING_FORMS:
        addressed = phrase_starting_at(frame, end, high)
        # *asked people **to** give*: an infinitive is what was asked.
        told = range(end, addressed[1] if addressed else end)
        end = next((at for at in told if is_infinitive(frame, at, high)), told.stop)
    end = _after_adverbials(frame, end, high)
    # *…, said an aide who was there on Friday.*
    while source[0] == cue[1] and end < high and frame.tags[end] & t.WH_WORD:
        end = frame.find(t.PUNCTUATION, end, high)
    # *…, Lee said while visiting Ems.*
    if end < high - 1 and frame.tags[end] & t.SUBORDINATOR and frame.tags[end + 1] & t.ING:
        end = frame.find(t.PUNCTUATION, end, high)
    return end


def _may_continue(reporting: ReportingClause, before: TokenRange, rest: int) -> bool:
    """Whether what follows the comma or semicolon after a reporting clause continues the reported one.

    Args:
        reporting: The reporting clause.
        before: What precedes it.
        rest: The position after the comma or semicolon.
    """
    frame, source, cue = reporting.frame, reporting.source, reporting.cue
    tag = frame.tags[rest]
    # *The road was never shut, Lee noted; **the** town had only closed a lane.*
    if frame.tags[rest - 1] & t.SEMICOLON:
        return True
    # *…, Lee said, adding that …* says more of Lee.
    if tag & t.ING:
        return False
    # *In May, Lee wrote about a dam, which broke*; not *In May, Lee said, when she came, it broke*
    if tag & t.WH_WORD and rest - 1 > max(source[1], cue[1]) and not has_verb(frame, before):
        return False
    # After *…, said Lee* a comma may open an aside on Lee (*…, said Lee, a teacher*); after *…, Lee said* it does not.
    if source[1] <= cue[0] or tag & t.CONJ or is_finite_verb(frame, rest) or frame.tags[before[0]] & t.SUBORDINATOR:
        return True
    # *And Ray, said Lee, who knows him, …*
    return not has_verb(frame, before) and not tag & t.WH_WORD


def _after_adverbials(frame: Frame, at: int, high: int) -> int:
    """The position after the time and place of a report: *said **on Friday in a letter***."""
    while at < high and (
        frame.tags[at] & (t.CALENDAR | t.ADV | t.PREP) or frame.lower[at] in TIME_WORDS or _begins_time(frame, at, high)
    ):
        prepositional = frame.tags[at] & t.PREP
        at += 1
        while prepositional and at < high and not frame.tags[at] & (t.PUNCTUATION_MARK | t.PREP | t.AUX | t.WH_WORD):
            # A quoted title belongs to the place: *said on “The Morning Hour”*.
            if frame.tags[at] & t.QUOTATION and not is_program_name(frame, at):
                break
            at += 1
    return at


def _begins_time(frame: Frame, at: int, high: int) -> bool:
    """Whether a stretch of time with a determiner or number begins at a position: ***this** week*, ***two** years*."""
    return bool(frame.tags[at] & (t.DET | t.NUMBER)) and at + 1 < high and frame.lower[at + 1] in TIME_NOUNS


def has_verb(frame: Frame, stretch: TokenRange) -> bool:
    """Whether a range of tokens holds a verb, as a clause does.

    A form in *-s* counts even where it may be a noun: *The mayor plans to stay, she said*. So does a base form after
    a noun in *-s* unless a preposition opens the stretch: *Owls change color, she said*.
    """
    first, end = stretch
    if any(tag & t.FINITE and not tag & t.CAP for tag in frame.tags[first:end]) or holds_finite_verb(frame, first, end):
        return True
    return not frame.tags[first] & t.PREP and any(_is_verb_after_plural(frame, at) for at in range(first + 1, end))


def _is_verb_after_plural(frame: Frame, at: int) -> bool:
    """Whether a word that may be a base form follows a noun in *-s*: *owls **change** color*."""
    before, tag = frame.tags[at - 1], frame.tags[at]
    follows = frame.lower[at - 1].endswith("s") and not before & (t.FUNCTION_OR_TIME | t.POSSESSIVE_ENDING)
    return bool(follows and tag & t.BASE) and not tag & (t.CAP | t.PREP | t.ADV)
