"""Whether a comma ends a reported clause: *praised the plan**,** which failed*; not *said the plan**,** which …*."""

from __future__ import annotations

from typing import Final

from quotes.grammar.according_to import ACCORDING_TO_LENGTHS, according_to_length
from quotes.grammar.clause_starts import begins_whole_clause
from quotes.grammar.ends.conjunctions import NOT_JOINED, ends_at_conjunction, holds_not_only
from quotes.grammar.ends.open_clauses import OpenClause, contrasts_report, has_own_verb, is_bare, is_object
from quotes.grammar.finite_clauses import begins_main_clause, holds_finite_verb
from quotes.grammar.phrase_parts import is_subject_pronoun
from quotes.grammar.phrases import is_nominal, phrase_starting_at
from quotes.grammar.verbs import is_finite_verb
from quotes.lexicon import tags as t
from quotes.lexicon.word_sets import A_OR_AN
from quotes.lexicon.words import sets_by_word
from quotes.text.frames import Frame

_ADDITIONS: Final = frozenset(["even", "which", "while"])
"""Words after a comma that begin something that the writer adds to a bare object."""
_LISTS: Final = "including"
"""A participle whose phrase belongs to what is before it."""
_COMPARES: Final = "compared"
"""After a comma it sets a figure of the writer's beside a reported one: *said they were for it, compared with ten*."""
_COMPARATIVES: Final = sets_by_word("comparatives")
_TO_LINK: Final = 2
"""Tokens from a word of comparison to the one that goes with it, at most: *down **sharply from***."""
_ROUGHLY: Final = frozenset(["about", "around", "over"])
_ENDS_ASIDE: Final = t.CLAUSE_STOP | t.COMMA | t.DASH | t.COLON | t.QUOTATION


def ends_at_comma(clause: OpenClause, after: int) -> bool:
    """Whether what follows a comma belongs to the reporting sentence.

    Args:
        clause: The clause.
        after: Position after the comma.

    Yes   Lee praised **the** plan, **which** failed.   Lee praised **Kay**, **endorsed** the plan and left.
    No    Lee said **the** plan, **which** failed, was odd.   Lee said **that**, **if** it rained, it was off.
    """
    frame, high = clause.frame, clause.high
    tag = frame.tags[after]
    if tag & t.ING and (tag & t.REPORTING or (tag & t.THINK and _takes_clause(frame, after, high))):
        return True
    if _opens(clause, after - 1) and not (clause.subordinate and after in clause.reports):
        return False
    if clause.subordinate:
        return not _goes_on_as_list(clause, after)
    if after in clause.reports or contrasts_report(clause, after):
        return True
    if _compares(clause, after) or _adds_of_source(frame, after, high):
        return True
    if tag & t.CONJ and after + 1 < high:
        return _ends_before_conjunction(clause, after)
    if tag & t.FINITE:
        return _is_verb_of_source(clause, after)
    if frame.lower[after] in A_OR_AN:
        return _is_last_aside(clause, after)
    return _adds_to_object(clause, after)


def _takes_clause(frame: Frame, verb: int, high: int) -> bool:
    """Whether a clause or a pronoun follows a participle: *, **believing that** it holds*; not *, favoring dams*."""
    if verb + 2 >= high:
        return False
    return bool(frame.tags[verb + 1] & t.ANY_PRONOUN) or begins_whole_clause(frame, verb + 1)


def _compares(clause: OpenClause, first: int) -> bool:
    """Whether the writer compares a reported figure, or names a source for it: *, compared with ten*."""
    frame, high = clause.frame, clause.high
    word = frame.lower[first]
    if word == "while":
        # *said they were for it, **while only 13 percent** were unsure*, *…, **while attempting** to leave*
        # *found **that 28 percent** were for it, while 13 percent were unsure*
        parallel = frame.has(t.NUMBER, clause.start, clause.start + 2)
        # *said it had been **shutting** mills, while building dams*
        parallel = parallel or frame.has(t.ING, clause.start, first)
        return not parallel and _counts_or_acts(frame, first + 1, high)
    # *said it sold ten, **down sharply from** twenty*
    if word in _COMPARATIVES and not _COMPARATIVES[word].isdisjoint(frame.lower[first + 1 : first + 1 + _TO_LINK]):
        return True
    return word == _COMPARES or (word in ACCORDING_TO_LENGTHS and bool(according_to_length(frame, first, high)))


def _counts_or_acts(frame: Frame, first: int, high: int) -> bool:
    """Whether a number, adverbs aside, or a participle is at a position: *only **13** percent*, ***attempting** it*."""
    while first < high - 1 and (frame.tags[first] & t.ADV or frame.lower[first] in _ROUGHLY):
        first += 1
    return first < high and bool(frame.tags[first] & (t.NUMBER | t.ING))


def _ends_before_conjunction(clause: OpenClause, at: int) -> bool:
    """Whether a conjunction after a comma ends the clause: *attacked Kay**, and** Kay hit back*."""
    frame = clause.frame
    if ends_at_conjunction(clause, at + 1):
        return True
    if frame.lower[at] == "but" and is_object(clause, at):
        return not holds_not_only(clause, at)
    # *said Kay, a senior aide, **and her clerk were** inside*
    joins = not _closes_aside(clause, at - 1) and not frame.tags[at + 1] & t.WH_WORD
    if joins and is_object(clause, at - 1) and begins_main_clause(frame, at + 1, clause.high):
        return True
    return is_subject_pronoun(frame.tags[at + 1]) and not begins_whole_clause(frame, clause.start)


def _is_verb_of_source(clause: OpenClause, verb: int) -> bool:
    """Whether the subject of a verb after a comma is the source: *praised Kay, **endorsed** the plan and left*."""
    frame = clause.frame
    if frame.tags[verb] & (NOT_JOINED | t.AUX) or _closes_aside(clause, verb - 1) or _is_acted_on(frame, verb):
        return False
    return is_bare(clause, verb) or (_lists_verbs(clause, verb) and is_object(clause, verb - 1))


def _adds_to_object(clause: OpenClause, first: int) -> bool:
    """Whether the writer adds something to an object: *praised the plan, **which** failed*, *…, **making** it law*."""
    frame = clause.frame
    tag = frame.tags[first]
    # *has staff, **training** and tools*
    lists = first + 1 < clause.high and frame.tags[first + 1] & (t.COMMA | t.CONJ)
    does = tag & t.ING and not lists
    adds = frame.lower[first] in _ADDITIONS or tag & t.PRONOUN or does
    return bool(adds) and frame.lower[first] != _LISTS and is_object(clause, first)


def _adds_of_source(frame: Frame, first: int, high: int) -> bool:
    """Whether a relative clause adds what its own pronoun did: *said Kay was late, **whom she called** “odd”*."""
    if first + 3 >= high:
        return False
    if frame.tags[first] & t.PREP and frame.lower[first + 1] == "whom":
        return True
    if (
        not frame.tags[first] & t.WH_WORD
        or not is_subject_pronoun(frame.tags[first + 1])
        or frame.tags[first + 1] & t.AUX
    ):
        return False
    calls = frame.tags[first + 2] & t.REPORTING and frame.tags[first + 2] & t.FINITE
    calls = calls and not frame.tags[first + 2] & t.SAY and frame.lower[first] != "when"
    return frame.lower[first] == "where" or bool(calls)


def _goes_on_as_list(clause: OpenClause, first: int) -> bool:
    """Whether a comma is one of a list that is not a subject: *who insulted women**,** men and boys, left*."""
    frame, tags = clause.frame, clause.frame.tags
    if not is_nominal(tags[first]) or not is_nominal(tags[first - 2]):
        return False
    if begins_whole_clause(frame, clause.start) or has_own_verb(frame, clause.start, first - 1):
        return False
    end = frame.find(_ENDS_ASIDE, first, clause.high)
    return frame.has(t.CONJ, first, end) and not holds_finite_verb(frame, first, end)


def _closes_aside(clause: OpenClause, comma: int) -> bool:
    """Whether a comma is not the first of its clause: *showed the firm, which builds dams**,** made it*."""
    return clause.frame.has(t.COMMA, clause.start, comma)


def _is_acted_on(frame: Frame, at: int) -> bool:
    """Whether a past form is a participle with its agent: *showed Kay ahead, **followed** closely by Lee*."""
    after = at + 1
    while after < len(frame.tags) and frame.tags[after] & t.ADV and frame.lower[after] != "by":
        after += 1
    return bool(frame.tags[at] & t.PARTICIPLE) and frame.lower[after : after + 1] == ["by"]


def _opens(clause: OpenClause, comma: int) -> bool:
    """Whether a comma closes what opens a clause with *that*: *that **if it rained**, he …*, *that **Lee**, 40, …*."""
    frame, start = clause.frame, clause.start
    if frame.lower[start] != "that":
        return False
    # *said that, **if** it rained, …*
    first = start + 1 + bool(frame.tags[start + 1] & t.COMMA)
    if frame.tags[first] & t.SUBORDINATOR and not frame.tags[first] & t.DET:
        return not frame.has(t.COMMA, first, comma)
    is_open = not holds_finite_verb(frame, start + 1, comma)
    return is_open and holds_finite_verb(frame, comma + 1, clause.high)


def _is_last_aside(clause: OpenClause, first: int) -> bool:
    """Whether a noun phrase after a comma goes on to the end, so that the writer adds it: *she won, **a surprise***."""
    frame, tags, high = clause.frame, clause.frame.tags, clause.high
    phrase = phrase_starting_at(frame, first, high) if is_nominal(tags[first - 2]) else None
    # *said that, if it rained, **a boat could** not sail*
    if phrase is None or is_finite_verb(frame, min(phrase[1], high - 1)):
        return False
    # *praised the crew, **a clerk and** a cook*
    ends = [at for at in range(first, high) if tags[at] & (_ENDS_ASIDE | (t.CONJ if at < phrase[1] else 0))]
    return not ends or bool(tags[ends[0]] & t.CLAUSE_STOP)


def _lists_verbs(clause: OpenClause, first: int) -> bool:
    """Whether a verb after a comma is followed by another: *praised the plan, **endorsed** Kay and left*."""
    frame = clause.frame
    for at in range(first + 1, clause.high - 1):
        if frame.tags[at] & (t.CLAUSE_STOP | t.CLAUSE_OPENER | t.QUOTATION | t.DASH):
            break
        if frame.tags[at] & t.CONJ and is_finite_verb(frame, at + 1):
            return True
    return False
