"""Where what a participle reports ends: *Lee, citing **a report**, said so*; *mocking **Kay** and praising Bo*."""

from __future__ import annotations

from typing import Final

from quotes.grammar.clause_starts import begins_whole_clause
from quotes.grammar.finite_clauses import begins_main_clause, holds_finite_verb
from quotes.grammar.phrases import phrase_starting_at
from quotes.lexicon import tags as t
from quotes.reported.reporting_clause import ReportingClause
from quotes.text.frames import Frame

_IN_ASIDE: Final = t.COMMA | t.PREP | t.ADV
_OPENS_OBJECT: Final = t.BEGINS_OBJECT | t.PREP | t.SUBORDINATOR | t.QUOTATION


def end_of_participle(reporting: ReportingClause, start: int, end: int) -> int:
    """Where what a participle reports ends, between commas, in a phrase at the front or before another participle.

    *Lee, citing **a report**, said so*; *despite polls showing **her behind**, Lee went on*

    Args:
        reporting: The cue, which need not be a participle, and its source.
        start: Position of the first token of what is reported.
        end: Position after the last one, as far as it is known.
    """
    frame, cue, low = reporting.frame, reporting.cue[0], reporting.low
    if not frame.tags[cue] & t.ING:
        return end
    after = reporting.source[1]
    # *Lee, **after** citing a report, said so*; not *Lee **is** citing a report*
    led = frame.tags[after] & t.COMMA and frame.only(_IN_ASIDE, after, cue)
    aside = led or (after == cue - 1 and not frame.tags[after] & t.AUX)
    set_off = frame.tags[cue - 1] & t.COMMA
    fronted = reporting.source[1] == cue and not holds_finite_verb(frame, low, cue)
    only = True
    for at in range(start, end - 1):
        tag = frame.tags[at]
        if tag & t.COMMA and (
            (aside and frame.tags[at + 1] & (t.ADVERBIAL | t.VERB_OR_AUX))
            or (set_off and frame.tags[at + 1] & t.AUX and _may_end(frame, start, at))
            or (fronted and begins_main_clause(frame, at + 1, end))
        ):
            return at
        # *calling her odd **and accusing** Kay*; not *calling for **cutting** rents and **ending** fees*
        if tag & t.CONJ and only and (_is_joined_participle(frame, at + 1, end) or _is_joined_absolute(frame, at, end)):
            return at
        only = only and not frame.lower[at].endswith("ing")
    return end


def _is_joined_participle(frame: Frame, first: int, end: int) -> bool:
    """Whether a participle with an object begins at a position, adverbs aside: *calling it odd and **mocking Kay***."""
    first = frame.skip(t.ADV, first, end)
    if first + 1 >= end or not frame.tags[first] & t.ING or frame.tags[first] & t.NOMINAL:
        return False
    return bool(frame.tags[first + 1] & _OPENS_OBJECT)


def _is_joined_absolute(frame: Frame, join: int, end: int) -> bool:
    """Whether a conjunction joins a participle and its own subject: *with Lee calling it odd **and Bo leaving us***."""
    subject = phrase_starting_at(frame, join + 1, end)
    if subject is None or subject[1] - subject[0] == 1 or subject[1] >= end:
        return False
    # *and **a dam building** in Ems*
    return bool(frame.tags[subject[1] - 1] & t.ING and frame.tags[subject[1]] & t.BEGINS_OBJECT)


def _may_end(frame: Frame, start: int, end: int) -> bool:
    """Whether what a participle reports is whole: *A note, urging **him to go**, is here*; not *that Lee, 40, …*."""
    return not begins_whole_clause(frame, start) or holds_finite_verb(frame, start, end)
