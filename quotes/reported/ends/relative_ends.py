"""Where what a relative clause reports ends: before the verb of the noun it is about: *Those who want it **left***."""

from __future__ import annotations

from typing import Final

from quotes.grammar.clause_starts import begins_whole_clause
from quotes.grammar.finite_clauses import begins_main_clause
from quotes.grammar.verb_signs import has_clause_after
from quotes.grammar.verbs import is_cue, is_finite_verb
from quotes.lexicon import tags as t
from quotes.lexicon.inflection import forms_in
from quotes.reported.ends.noun_ends import end_of_owned, may_be_reduced
from quotes.text.frames import Frame, TokenRange

_NO_MAIN_VERB: Final = t.AUX | t.PREP | t.SPECIFIER | t.CONJ | t.COMMA
"""What comes before a verb that does not go on with the subject."""
_STARTS: Final = t.CLAUSE_STOP | t.QUOTATION
_CLAUSE_FIRST: Final = forms_in("clause_first_verbs")
"""Verbs after which a noun phrase is the subject of a clause."""
_OBJECT: Final = t.DETERMINER | t.NOMINAL
_NO_BASE: Final = t.CAP | t.PREP | t.ADV | t.AUX | t.CONJ


def relative_word(frame: Frame, source: TokenRange, cue: TokenRange, low: int) -> int | None:
    """The word that opens the relative clause a cue is in, unless a comma sets the clause off.

    Args:
        frame: The tokens.
        source: The source of the cue: the word itself, or the noun before *that*.
        cue: The cue.
        low: Position of the first token of the sentence.

    Gives   Those who **want** it left. → who   A town that **wants** it left. → that
    Gives   Lee, who **wants** it, left. → nothing
    """
    who = source[0] if frame.tags[source[0]] & t.WH_WORD else source[1]
    if who <= low or who >= cue[0] or frame.tags[who - 1] & t.PUNCTUATION:
        return None
    if who == source[0]:
        return who
    if frame.lower[who] != "that":
        return None
    # *a group **that has** backed him*; not *a group that has backed him **says***
    return who if all(tag & (t.AUX | t.ADVERBIAL) for tag in frame.tags[who + 1 : cue[0]]) else None


def end_in_relative(frame: Frame, who: int, cue: int, start: int, end: int) -> int:
    """Where what a relative clause reports ends.

    *Those who want a dam **say** so*, *A man who said the dam was safe **left***; not *They met men who said so*.

    Args:
        frame: The tokens.
        who: Position of the word that opens the clause.
        cue: Position of its cue.
        start: Position of the first token of what is reported.
        end: Position after the last one, as far as nothing but a verb of the noun before *who* ends it.

    Returns:
        The position of that verb, or ``end``.
    """
    whole = begins_whole_clause(frame, start)
    if not _awaits_verb(frame, who):
        return end if whole or frame.tags[cue] & t.CUE_VERB & ~t.REPORT else end_of_owned(frame, start, end)
    verbs = _verbs(frame, start + (not whole), end)
    if not verbs:
        return end
    at = verbs[0]
    # *A man who **wrote** the book denied it*; *A man who **said** the road was shut left*
    if not whole and frame.lower[cue] in _CLAUSE_FIRST and not has_clause_after(frame, at):
        if len(verbs) == 1:
            return end
        at = verbs[1]
    if frame.tags[at] & (t.COMMA | t.DASH):
        return at
    while frame.tags[at - 1] & t.ADVERBIAL and not frame.tags[at - 2] & t.PREP:
        at -= 1
    return at


def _awaits_verb(frame: Frame, who: int) -> bool:
    """Whether the noun before a relative clause is a subject whose verb is still to come: ***Those** who want it left*.

    In *They met **those** who want it* the verb is before it, in *If it fails, **those** who want it leave* another's.
    """
    acts = False
    for at in range(who - 1, -1, -1):
        tag = frame.tags[at]
        if tag & _STARTS:
            break
        if tag & t.CLAUSE_OPENER and not tag & t.PREP:
            if not acts:
                return True
            acts = False
        acts = acts or _is_verb(frame, at)
    return not acts


def _verbs(frame: Frame, start: int, end: int) -> list[int]:
    """Where the verbs are that belong to no clause that begins in a stretch, or the comma before the first of them."""
    verbs: list[int] = []
    depth = 0
    acts = False
    for at in range(start, end):
        tag = frame.tags[at]
        if tag & t.CLAUSE_OPENER or (tag & t.PRONOUN and not tag & (t.OBJECT_PRONOUN | t.AUX)):
            # *that **she** left* has one verb
            depth += not frame.tags[at - 1] & t.CLAUSE_OPENER or at == start
        elif tag & (t.COMMA | t.DASH) and _goes_on(frame, at + 1, end):
            verbs.append(at)
            break
        elif tag & t.CONJ and acts and not depth and not (at + 1 < end and _is_verb(frame, at + 1)):
            depth = 1
        elif _begins_verb(frame, at):
            acts = True
            if not depth:
                verbs.append(at)
            elif not tag & (t.SAY | t.THINK) or at + 1 == end or not frame.tags[at + 1] & _OBJECT:
                # *that he **hopes** the dam is safe*: a second clause may follow
                depth -= 1
    return verbs


def _goes_on(frame: Frame, first: int, end: int) -> bool:
    """Whether a verb follows a comma or a dash, or a subject a comma: *In a town that wants it, **Lee left***."""
    if first >= end:
        return False
    before = frame.tags[first - 1]
    first = frame.skip(t.ADVERBIAL, first, end - 1)
    return _is_verb(frame, first) or (bool(before & t.COMMA) and begins_main_clause(frame, first, end))


def _begins_verb(frame: Frame, at: int) -> bool:
    """Whether a word is the first of a verb after a noun: *men **have** left*; not *have **left***, *and **left***."""
    back = at - 1
    while back > 0 and frame.tags[back] & t.ADVERBIAL and not frame.tags[back] & t.AUX:
        back -= 1
    return not frame.tags[back] & _NO_MAIN_VERB and _is_verb(frame, at)


def _is_verb(frame: Frame, at: int) -> bool:
    """Whether a word is a listed verb there, finite or in its base form after a plural: *taxes **agree***."""
    tag = frame.tags[at]
    # *a candidate **being** honest*
    if not tag & t.VERB_OR_AUX or (tag & t.AUX and frame.lower[at].endswith("ing")):
        return False
    if may_be_reduced(frame, at):
        return False
    if is_finite_verb(frame, at):
        return True
    return bool(tag & t.BASE) and not tag & _NO_BASE and is_cue(frame, at, t.VERB)
