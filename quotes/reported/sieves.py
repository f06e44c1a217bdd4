"""The sieves of speech without marks: from a cue with its source to the clause that they report.

Each answers with the token ranges of the reported clause, two when the cue and its source interrupt it, or abstains.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from quotes.grammar.according_to import ACCORDING_TO_LENGTHS
from quotes.grammar.auxiliaries import before_verb
from quotes.grammar.clause_starts import is_infinitive, subject_after_opening
from quotes.grammar.finite_clauses import begins_main_clause, comma_before_main_clause, holds_finite_verb
from quotes.grammar.phrase_parts import after_head
from quotes.grammar.phrases import is_nominal, phrase_ending_at
from quotes.grammar.sources.subjects import subject_before
from quotes.grammar.verb_signs import SHOWING_FORMS
from quotes.grammar.verbs import is_finite_verb
from quotes.lexicon import tags as t
from quotes.lexicon.inflection import forms_in, forms_of
from quotes.lexicon.word_sets import A_OR_AN, ARTICLES, PASSIVE_AUXILIARIES
from quotes.reported.bare_objects import bare_start, is_adverbial, is_pronoun_alone, may_speak
from quotes.reported.before import after_front, as_reported, has_verb, reported_before
from quotes.reported.content_starts import is_clause
from quotes.reported.cues import PASSIVES
from quotes.reported.ends.fronted_ends import end_of_fronted
from quotes.reported.ends.noun_ends import end_of_owned, opens_with_noun
from quotes.reported.ends.object_ends import before_means, before_occasion, end_of_short_object
from quotes.reported.ends.participle_ends import end_of_participle
from quotes.reported.ends.relative_ends import end_in_relative, relative_word
from quotes.reported.hearers import ASKING
from quotes.reported.interposed import relative_before
from quotes.reported.received import recipient
from quotes.reported.reporting_clause import Pieces, ReportingClause
from quotes.text.frames import Frame, TokenRange

_ABOUT: Final = frozenset(["about", "on"])
_OF_THINGS: Final = forms_of("see") | forms_of("threaten")
_BEFORE_THINGS: Final = frozenset([*ARTICLES, "every", "that", "this"])
_THOUGHTS: Final = t.THINK | t.STANCE | t.STANCE_WORD
_OBJECT_FIRST: Final = forms_in("object_first_verbs")
_SHORTEST_CONTENT: Final = 3
"""Tokens before *according to* that may be what is reported rather than the opening of its sentence."""
ReportSieve = Callable[[ReportingClause], Pieces | None]


def according_to_source(reporting: ReportingClause) -> Pieces | None:
    """*according to* and similar phrases, after what is reported or before it.

    Fires on   The road was shut, according to Ann Lee.   According to Ann Lee, the road was shut.
    Abstains   They were paid according to need.
    """
    frame, source, cue = reporting.frame, reporting.source, reporting.cue
    low, high = reporting.low, reporting.high
    named = frame.lower[cue[0]] in ACCORDING_TO_LENGTHS and cue[1] <= source[0] <= cue[1] + 1
    if not named or frame.tags[cue[0]] & t.VERB or not may_speak(frame, source):
        return None
    first = frame.skip(t.CONJ | t.ADV, low, cue[0])
    before = (after_front(frame, low, cue[0]), cue[0])
    comma = _comma_after_source(frame, source, high)
    after = (comma + 1, reporting.end_of(comma + 1)) if comma + 1 < high else None
    if cue[0] - first < _SHORTEST_CONTENT:
        return (after,) if after else None
    # *One risk, according to Lee, is the cost*: only a verb straight after the source shows that the clause goes on.
    if after and comma == source[1] and is_finite_verb(frame, comma + 1) and not has_verb(frame, before):
        return before, after
    return (before,)


def _comma_after_source(frame: Frame, source: TokenRange, high: int) -> int:
    """The comma after which the report begins: *According to Lee, the mayor**,** it was shut*; ``high`` if none."""
    first = comma = frame.find(t.COMMA, source[1], high)
    while (end := frame.find(t.COMMA, comma + 1, high)) < high and _describes_source(frame, source, comma + 1, end):
        comma = end
    # A list has no clause after its first item: *According to Lee, **bread**, milk and eggs are dear*.
    is_relative = frame.tags[min(first + 1, high - 1)] & t.WH_WORD
    return comma if is_relative or begins_main_clause(frame, comma + 1, high) else first


def _describes_source(frame: Frame, source: TokenRange, first: int, end: int) -> bool:
    """Whether a relative clause or a noun phrase between two commas may be about the source before them."""
    tag = frame.tags[first]
    if tag & t.WH_WORD:
        return True
    if not tag & (t.DETERMINER | t.NOMINAL) or holds_finite_verb(frame, first, end):
        return False
    # *According to a baker, **Ann Lee**, …*; not *According to Ann Lee, **Tom Roe**, 40, …*
    return not (tag & t.CAP and frame.tags[source[1] - 1] & t.CAP)


def reported_after(reporting: ReportingClause) -> Pieces | None:
    """The clause after a cue: with *that*, a subject, *to* or a question word, or what it is about.

    Fires on   Ann Lee said the road was shut.   Ann Lee vowed to stay.   Ann Lee criticized the plan.
    Abstains   Ann Lee said.   The storm saw prices rise.
    """
    frame, source, cue, high = reporting.frame, reporting.source, reporting.cue, reporting.high
    start = reporting.content_start
    if start is None or source[0] == cue[1]:
        return None
    scan = (subject_after_opening(frame, start, high) if frame.tags[cue[0]] & t.SAY else None) or start
    # *The storm saw prices rise*, *The fall of Kor threatens to end it*
    saw = frame.lower[cue[0]] in _OF_THINGS and _is_event(frame, source)
    if saw or _is_participle_of(reporting) or _is_pronoun_of_thought(frame, cue, start, high):
        return None
    bare = not is_clause(frame, cue[0], start, high)
    if bare:
        start = bare_start(frame, source, cue, start, high)
        if start is None:
            return None
    end = reporting.end_of(start, scan)
    if bare:
        end = _end_of_object(reporting, start, end)
    who = relative_word(frame, source, cue, reporting.low) if source[1] <= cue[0] else None
    if who is not None:
        end = end_in_relative(frame, who, cue[0], start, end)
    elif source[1] <= start:
        end = _end_of_report(reporting, start, end)
    elif start < source[0] < end:
        # *Praising the crew, **Lee** left*; *was accused of theft by **Lee***.
        end = source[0] - (frame.lower[source[0] - 1] == "by")
    end = end_of_fronted(reporting, start, end)
    if end <= start:
        return None
    # *which Kay called odd, **blaming** him*
    joins = bool(frame.tags[cue[0]] & t.ING) and not frame.tags[cue[0] - 1] & (t.AUX | t.ADVERBIAL)
    relative = None if joins or source[1] > cue[0] else relative_before(frame, source, start, reporting.low)
    return ((start, end),) if relative is None else (relative, (start, end))


def _end_of_report(reporting: ReportingClause, start: int, end: int) -> int:
    """Where a report after its source ends that may be a part of its sentence's subject, or of a participle's words."""
    if reporting.source[1] > reporting.cue[0]:
        # *The claim by Lee that it was safe **surprised** many.*
        opens = opens_with_noun(reporting.frame, reporting.cue, reporting.low)
        return end_of_owned(reporting.frame, start, end) if opens else end
    if _is_in_subject(reporting, start):
        return end_of_owned(reporting.frame, start, end)
    return end_of_participle(reporting, start, end)


def _is_participle_of(reporting: ReportingClause) -> bool:
    """Whether a cue is a participle of its source: *A film **credited** to Lee is odd*; not *who he accused of it*."""
    frame, source, verb = reporting.frame, reporting.source, reporting.cue[0]
    if source[1] != verb or not frame.tags[verb] & t.PARTICIPLE or frame.lower[verb] not in _OBJECT_FIRST:
        return False
    gap = source[0] > reporting.low and frame.tags[source[0] - 1] & t.CLAUSE_OPENER
    follows = verb + 1 < reporting.high and frame.tags[verb + 1] & t.PREP
    return bool(follows and not gap) and not frame.tags[source[0]] & (t.PRONOUN | t.WH_WORD)


def _is_pronoun_of_thought(frame: Frame, cue: TokenRange, start: int, high: int) -> bool:
    """Whether a thought is of a pronoun and nothing else: *likes **it***, *is sorry about **it***."""
    tag = frame.tags[cue[0]]
    return bool(tag & _THOUGHTS and not tag & t.REPORTING) and is_pronoun_alone(frame, start, high)


def _is_event(frame: Frame, source: TokenRange) -> bool:
    """Whether a source is a thing, which sees only in a manner of speaking: ***The storm** saw prices rise*."""
    first, end = source
    if end - first < 2 or not frame.tags[first] & t.DET:
        return False
    # *some of his supporters*, *one of them*; but *the **fall** of Kor*
    stop = after_head(frame.tags, first + 1, end) if frame.lower[first] in _BEFORE_THINGS else end
    return not may_speak(frame, (first + 1, stop))


def _end_of_object(reporting: ReportingClause, start: int, end: int) -> int:
    """Where an object without a clause ends: before when or why something was said about it.

    It ends where it starts if only adverbs follow: *Lee shouted back*.
    """
    frame, verb = reporting.frame, reporting.cue[0]
    if is_adverbial(frame, start, end):
        return start
    if frame.tags[verb] & t.ING and frame.tags[verb - 1] & t.COMMA:
        end = _before_that_clause(frame, start, end)
    opening = frame.tags[reporting.source[0] - 1] if reporting.source[0] > reporting.low else 0
    if frame.tags[verb] & t.REPORTING and not opening & t.WH_WORD:
        by = before_means(frame, start, end)
        if by < end and _is_one_act(frame, verb, start, by + 1):
            return start
        end = by
    if frame.lower[start] != "to" and frame.lower[verb] not in SHOWING_FORMS:
        end = before_occasion(frame, start, end)
    # In *said little after May* the time may belong to the object; not in *lashed out **at** Kay after May*.
    says = bool(frame.tags[verb] & t.SAY) and frame.lower[start - 1] != "at"
    if says or frame.lower[verb] in SHOWING_FORMS:
        return end
    return end_of_short_object(frame, start, end, only_name=bool(frame.tags[verb] & t.THINK))


def _before_that_clause(frame: Frame, start: int, end: int) -> int:
    """Where an object ends before a clause that another cue reports: *Lee said, citing **new data**, that it was*."""
    that = next((at for at in range(start, end) if frame.lower[at] == "that"), start)
    return that - 1 if that - 1 > start and frame.tags[that - 1] & t.COMMA else end


def _is_one_act(frame: Frame, verb: int, start: int, participle: int) -> bool:
    """Whether what somebody does *by saying* something has no words of its own: *showed **his wit** by joking that*.

    In *attacked Kay by saying that* there are two reports.
    """
    no_words = frame.tags[verb] & t.SAY or frame.tags[start] & t.POSSESSIVE_PRONOUN or frame.lower[start] in A_OR_AN
    return bool(frame.tags[participle] & t.SAY and no_words)


def _is_in_subject(reporting: ReportingClause, start: int) -> bool:
    """Whether a cue is a noun or a participle that may be in a subject: *Lee’s claim that*, *her attacks on*."""
    frame, source, cue = reporting.frame, reporting.source, reporting.cue
    tag = frame.tags[cue[1] - 1]
    if tag & (t.STANCE_WORD | t.SPEECH_NOUN) and frame.tags[source[1] - 1] & t.POSSESSIVE:
        return True
    # *Voters saying they want it are few.*
    if not tag & t.ING or frame.lower[start] == "that" or frame.tags[source[1] - 1] & (t.PRONOUN | t.AUX):
        return False
    return source == (reporting.low, cue[0])


def reported_passive(reporting: ReportingClause) -> Pieces | None:
    """The subject of a passive or a participle with *by*, and what *as* or *for* adds to it; what somebody is asked.

    Fires on   The plan was rejected by Ann Lee.   The charge, denied by Lee, stuck.   It was praised by Lee for that.
    Fires on   Asked by Ann Lee whether it was safe, she left.
    Abstains   The plan was rejected.
    """
    frame, source, cue, low, high = reporting.frame, reporting.source, reporting.cue, reporting.low, reporting.high
    if source[0] <= cue[1] or not may_speak(frame, source):
        return None
    given = recipient(frame, cue, low, high)
    if given:
        that = source[1] + 1 < high and frame.lower[source[1]] == "that"
        return ((source[1], reporting.end_of(source[1])) if that else given,)
    if frame.lower[source[0] - 1] != "by":
        return None
    # *was supported **on Friday** by Lee*
    if any(not tag & (t.ADV | t.CALENDAR | t.PREP) for tag in frame.tags[cue[1] : source[0] - 1]):
        return None
    if frame.lower[cue[0]] in ASKING and (question := _question(reporting)):
        return (question,)
    if frame.lower[cue[0]] not in PASSIVES:
        return None
    verb = cue[0] - (frame.lower[cue[0] - 1] == "first")  # *was **first** reported by Lee*
    passive = verb > low and frame.lower[before_verb(frame, verb, low)] in PASSIVE_AUXILIARIES
    subject = subject_before(frame, verb, low) if passive else _described(frame, verb, low)
    # *Lee’s claim that the vault was **empty** was rejected by Kay*
    if subject is None or (passive and frame.tags[subject[0] - 1] & t.AUX):
        return None
    at = source[1]
    if at + 1 >= high or frame.lower[at] not in ("as", "for"):
        return (subject,)
    at += frame.lower[at] == "for"
    return subject, (at, reporting.end_of(at))


def _question(reporting: ReportingClause) -> TokenRange | None:
    """What somebody is asked: *asked by Lee **whether it was safe**, she …*, *was pressed by Lee about **it***."""
    frame, source, high = reporting.frame, reporting.source, reporting.high
    first = source[1]
    while first + 1 < high and frame.tags[first] & t.CALENDAR:
        first += 1
    # *asked by Lee **on Friday** whether*
    if first + 2 < high and frame.tags[first + 1] & t.CALENDAR:
        first += 2
    if first + 1 >= high or frame.tags[first] & t.PUNCTUATION:
        return None
    about = frame.lower[first] in _ABOUT
    if not about and not frame.tags[first] & t.CLAUSE_OPENER and not is_infinitive(frame, first, high):
        return None
    end = reporting.end_of(first + about)
    comma = comma_before_main_clause(frame, first + 1, end, end)
    return first + about, end if comma is None else comma


def _described(frame: Frame, verb: int, low: int) -> TokenRange | None:
    """The noun phrase that a participle describes: ***the bill**, opposed by Lee*."""
    last = before_verb(frame, verb, low)
    if last > low and frame.tags[last] & t.COMMA:
        last -= 1
    return phrase_ending_at(frame, last, low) if last >= low and is_nominal(frame.tags[last]) else None


REPORT_RULES: Final[tuple[tuple[ReportSieve, str], ...]] = (
    (according_to_source, "“according to” and similar phrases, after what is reported or before it."),
    (as_reported, "The clause around “as” with a source and a cue that report it (“As Ann Lee noted, …”)."),
    (reported_before, "The clause before a cue and its source, and what continues it after them."),
    (reported_passive, "The subject of a passive or a participle with “by”, and what “as” or “for” adds to it."),
    (reported_after, "The clause after a cue: with “that”, a subject, “to” or a question word, or what it is about."),
)
"""The rules of reported speech, surest first, each with what it does in one line."""

REPORT_SIEVES: Final[tuple[ReportSieve, ...]] = tuple([sieve for sieve, _ in REPORT_RULES])
