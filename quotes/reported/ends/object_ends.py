"""Where an object without a clause ends: before when, where, why or how something was said about it."""

from __future__ import annotations

from typing import Final

from quotes.grammar.clause_starts import is_infinitive
from quotes.grammar.finite_clauses import begins_main_clause
from quotes.grammar.phrases import is_nominal
from quotes.grammar.verbs import is_finite_verb
from quotes.lexicon import tags as t
from quotes.lexicon.word_sets import TIME_WORDS
from quotes.lexicon.words import entries
from quotes.text.frames import Frame

_CIRCUMSTANCES: Final = frozenset(entries("circumstance_openers"))
_OCCASIONS: Final = frozenset(entries("saying_occasions"))
_BEFORE_ACTS: Final = frozenset(["after", "before"])
_MEASURES: Final = t.NUMBER | t.ADV | t.DET
_OCCASION_PREPOSITIONS: Final = frozenset(["at", "during", "in", "on", "via"])


def end_of_short_object(frame: Frame, start: int, end: int, *, only_name: bool) -> int:
    """Where a short object ends: before when or why something was said about it.

    Args:
        frame: The tokens.
        start: Position of the first token of the object.
        end: Position after the last one, as far as it is known.
        only_name: Look only at an object that is a name, as after a verb that may have a clause.

    Gives   Lee endorsed **Kay** at a rally. → at   Lee denounced **the** raid when it was over. → when
    Gives   Lee endorsed **a** plan for Kay after May. → nothing   Lee vowed **to** leave after May. → nothing
    """
    at = start
    named = True
    while at < end and (is_nominal(frame.tags[at]) or frame.tags[at] & (t.DETERMINER | t.OBJECT_PRONOUN)):
        named = named and bool(frame.tags[at] & (t.ROLE_OR_TITLE | t.CAP | t.OBJECT_PRONOUN))
        at += 1
    if at == start or at >= end or (only_name and not named):
        return end
    return at if frame.lower[at] in _CIRCUMSTANCES or (named and frame.lower[at] == "at") else end


def before_means(frame: Frame, start: int, end: int) -> int:
    """Where an object ends before how something was said about it: *attacked Kay **by** calling her odd*.

    Args:
        frame: The tokens.
        start: Position of the first token of the object.
        end: Position after the last one, as far as it is known.

    Gives   Lee attacked **Kay** by calling her odd → by   Lee praised **the** plan by Kay → nothing
    """
    wants = frame.tags[start] & t.ING
    for at in range(start, end - 1):
        tag, after = frame.tags[at], frame.tags[at + 1]
        if at > start and not wants and frame.lower[at] in _BEFORE_ACTS and _acts(frame, at + 1, end):
            return _before_span(frame, start, at)
        if (
            tag & t.QUOTATION
            or (tag & t.CLAUSE_OPENER and not tag & t.PREP)
            or (at > start and is_finite_verb(frame, at))
        ):
            break
        # *praised a plan **to** cut rents by closing the mill*
        wants = wants or is_infinitive(frame, at, end)
        if frame.lower[at] == "by" and after & t.ING and (not wants or after & t.REPORTING):
            return at
    return end


def _before_span(frame: Frame, start: int, at: int) -> int:
    """Where a stretch of time before *after* or *before* begins: *praised Kay **two days** after voting*."""
    first = at
    while first - 1 > start and (frame.lower[first - 1] in TIME_WORDS or frame.tags[first - 1] & _MEASURES):
        first -= 1
    # *praised the **days** before the flood came*
    before = frame.tags[first - 1]
    return first if is_nominal(before) or before & (t.OBJECT_PRONOUN | t.COMMA) else at


def _acts(frame: Frame, first: int, end: int) -> bool:
    """Whether a participle, adverbs aside, or a clause is at a position: *also **mocking** Kay*, ***she** left*."""
    at = frame.skip(t.ADV, first, end - 1)
    # *complained soon after **that** the dam was late*
    return bool(frame.tags[at] & t.ING) or (frame.lower[first] != "that" and begins_main_clause(frame, first, end))


def before_occasion(frame: Frame, start: int, end: int) -> int:
    """Where an object without a verb ends: before where or on what occasion it was spoken of.

    Args:
        frame: The tokens.
        start: Position of the first token of the object.
        end: Position after the last one, as far as it is known.

    Gives   Lee attacked **the** town in a tweet on May. → in   Lee praised **the** role of Kay at a rally. → at
    Gives   Lee praised **the** points in Kay’s speech. → nothing   Lee saw **the** film that ran on a show. → nothing
    """
    if frame.tags[start] & t.PREP:
        return end
    for at in range(start + 1, end - 1):
        tag = frame.tags[at]
        # *accused Kay of **pushing** her at a rally*
        if tag & (t.CLAUSE_OPENER | t.ING) or is_finite_verb(frame, at):
            break
        if tag & t.PREP and frame.lower[at] in _OCCASION_PREPOSITIONS and _is_occasion(frame, at + 1, end):
            # *paraphrased Kay’s **remarks** at the rally*
            return end if frame.tags[at - 1] & t.TEXT_NOUN else at
    return end


def _is_occasion(frame: Frame, first: int, end: int) -> bool:
    """Whether a noun phrase names an occasion: *a rally*, *her speech*, *Twitter*; not *Kay’s speech*."""
    last = frame.skip(t.DETERMINER, first, end)
    # *praised freedom in **speech***
    if last == first and not frame.tags[first] & t.CAP:
        return False
    while last < end and is_nominal(frame.tags[last]) and not frame.tags[last] & t.POSSESSIVE_ENDING:
        last += 1
    return last > first and frame.lower[last - 1] in _OCCASIONS
