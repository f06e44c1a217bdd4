"""Where what is reported ends in what opens a sentence: *Despite Lee’s claim **that it held**, the dam broke*."""

from __future__ import annotations

from typing import Final

from quotes.grammar.finite_clauses import comma_before_main_clause
from quotes.grammar.verbs import is_finite_verb
from quotes.lexicon import tags as t
from quotes.reported.reporting_clause import ReportingClause
from quotes.text.frames import Frame

_SKIPPED: Final = t.CONJ | t.ADV


def end_of_fronted(reporting: ReportingClause, start: int, end: int) -> int:
    """Where what is reported ends if its cue is before the main clause of the sentence.

    *Despite Lee’s claim **that it held**, the dam broke*; *Now that Lee claims **it holds**, the town is calm*; not *In
    Ems Lee said that, as mayor, she was late*, where the cue is the verb of the main clause.

    Args:
        reporting: The cue and its source.
        start: Position of the first token of what is reported.
        end: Position after the last one, as far as it is known.

    Returns:
        The position of the comma before the main clause, or ``end``.
    """
    frame = reporting.frame
    if not _is_fronted(reporting):
        return end
    comma = comma_before_main_clause(frame, start + 1, end - 1, reporting.high)
    return end if comma is None else comma


def _is_fronted(reporting: ReportingClause) -> bool:
    """Whether a cue is in a phrase or clause that opens its sentence, before any other verb."""
    frame, low, cue = reporting.frame, reporting.low, reporting.cue[0]
    low = frame.skip(_SKIPPED, low, cue, unless=t.PREP | t.SUBORDINATOR)
    if low >= cue:
        return bool(frame.tags[cue] & t.ING)
    opening = frame.tags[low]
    if not opening & (t.SUBORDINATOR | t.PREP):
        return False
    if any(
        frame.tags[at] & t.PUNCTUATION_MARK or _is_verb(frame, at)
        for at in range(low + 1, min(reporting.source[0], cue))
    ):
        return False
    if opening & t.SUBORDINATOR and frame.lower[low] != "that":
        return True
    return bool(opening & t.PREP) and not any(_is_verb(frame, at) for at in range(low + 1, cue + 1))


def _is_verb(frame: Frame, at: int) -> bool:
    return is_finite_verb(frame, at) and not frame.tags[at] & t.CAP
