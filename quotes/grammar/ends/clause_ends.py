"""Where a reported clause ends, in a sentence whose cue and source are known."""

from __future__ import annotations

from typing import Final

from quotes.grammar.clause_starts import is_infinitive
from quotes.grammar.ends.commas import ends_at_comma
from quotes.grammar.ends.conjunctions import ends_at_conjunction
from quotes.grammar.ends.open_clauses import OpenClause, contrasts_report
from quotes.grammar.marked_words import is_program_name
from quotes.grammar.phrase_parts import is_subject_pronoun
from quotes.grammar.verbs import is_finite_verb
from quotes.lexicon import tags as t
from quotes.lexicon.word_sets import AND_BUT_OR, TIME_MODIFIERS, TIME_NOUNS
from quotes.lexicon.words import entries
from quotes.text.frames import Frame, TokenRange

_NARROWING: Final = frozenset(["at", "if", "unless"])
_EVENTS: Final = frozenset(entries("dated_events"))
_JOINTS: Final = t.CLAUSE_STOP | t.QUOTATION | t.DASH | t.COMMA | t.CONJ
"""What may end a clause."""
_DEADLINES: Final = frozenset(entries("deadline_prepositions"))
_LONGEST_PROGRAM: Final = 8
"""Tokens from *on* to the name of a program."""


def clause_end(
    frame: Frame, start: int, high: int, source: TokenRange, reports: frozenset[int] = frozenset(), scan: int = 0
) -> int:
    """Where a reported clause ends.

    Args:
        frame: The tokens.
        start: Position of its first token.
        high: Position after the last token of the sentence.
        source: The source; a clause ends with the subordinate clause that its cue is in.
        reports: Where other reports of the sentence begin.
        scan: Where to begin to look for its end, when it is known to go as far.

    Returns:
        The position after its last token: at the end of the sentence, or before a participle or another
        report that goes on with it, a verb joined to the cue, an aside after a dash.
    """
    tags = frame.tags
    quoted = bool(frame.quotations)
    clause = None
    end = high
    for at in range(max(start, scan), high):
        tag = tags[at]
        if tag & _JOINTS or (quoted and tags[at - 1] & t.QUOTATION):
            if tag & t.CLAUSE_STOP and not (at + 1 < high and tags[at + 1] & t.COMMA):
                end = at
                break
            if clause is None:
                clause = OpenClause(frame, start, high, source, reports)
            if _ends(clause, at):
                end = at
                break
    first = max(start, scan - 1)
    if quoted:
        end = before_program(frame, first, end)
    without = before_time(frame, first, end)
    return end if without == end or _holds_act(frame, start, without) else without


def before_program(frame: Frame, start: int, end: int) -> int:
    """Where a clause ends if the program that ends it is where it was said.

    Args:
        frame: The tokens.
        start: Position of the first token of the clause, or of any after which a program may be named.
        end: Position after its last token.

    Gives   Lee said **it** was late on Monday’s edition of CNN’s “New Day” → on   Lee said **it** was late → nothing
    """
    if end - 2 <= start or not is_program_name(frame, end - 1):
        return end
    for at in range(end - 2, max(start, end - _LONGEST_PROGRAM), -1):
        if frame.lower[at] in ("on", "during"):
            return at
    return end


def before_time(frame: Frame, start: int, end: int) -> int:
    """Where a clause ends if the time that ends it is when it was said.

    Args:
        frame: The tokens.
        start: Position of the first token of the clause, or of any after which a time may be named.
        end: Position after its last token.

    Gives   Lee announced **his** support on Thursday night → on   Lee vowed **to** leave by Thursday → nothing
    """
    first = end
    while first > start + 1 and (
        frame.tags[first - 1] & (t.CALENDAR | t.NUMBER) or frame.lower[first - 1] in TIME_NOUNS
    ):
        first -= 1
    days = [at for at in range(first, end) if frame.tags[at] & t.CALENDAR]
    if not days or frame.lower[days[-1]].endswith("days"):
        return end
    while first > start + 1 and (frame.tags[first - 1] & (t.PREP | t.DET) or frame.lower[first - 1] in TIME_MODIFIERS):
        if frame.lower[first - 1] in _DEADLINES:
            return end
        first -= 1
    # *proposed a debate on the **evening** of May 4*
    return end if frame.lower[first - 1] in TIME_NOUNS else first


def _holds_act(frame: Frame, start: int, end: int) -> bool:
    """Whether a clause has a verb of any form, or ends in an event, so that a time after it is part of it.

    *vowed **to** leave on Friday*, *called for the raid **that** was on Friday*, *mentioned her **speech** on Friday*
    """
    if frame.lower[end - 1] in _EVENTS:
        return True
    return any(
        tag & t.CLAUSE_OPENER
        # *welcomed her **backing** on Friday*
        or (tag & t.ING and at > start and not frame.tags[at - 1] & t.DETERMINER)
        or is_finite_verb(frame, at)
        or is_infinitive(frame, at, end)
        for at, tag in enumerate(frame.tags[start:end], start)
    )


def _ends(clause: OpenClause, at: int) -> bool:
    """Whether a token that is not a full stop ends the clause."""
    tag = clause.frame.tags[at]
    if at + 1 >= clause.high:
        return False
    # *insisted that it “works,” **claiming** that …*
    ends_here = clause.subordinate or (tag & t.ING and tag & t.REPORTING)
    if ends_here and at > clause.start and clause.frame.endings.get(at - 1) == ",":
        return True
    if tag & t.QUOTATION and clause.subordinate:
        after = clause.frame.tags[at + 1]
        return bool(after & t.REPORTING and after & t.FINITE)
    if tag & t.DASH:
        after = at + 1
        return contrasts_report(clause, after) or (_is_last_dash(clause, at) and not _narrows(clause.frame, after))
    if tag & t.COMMA:
        # *said **that**, if it rained, the road would be shut*
        is_after_that = at == clause.start + 1 and clause.frame.lower[clause.start] == "that"
        return not is_after_that and ends_at_comma(clause, at + 1)
    # *said **she** and Lee never met*
    if at == clause.start + 1 and is_subject_pronoun(clause.frame.tags[clause.start]):
        return False
    return bool(tag & t.CONJ) and ends_at_conjunction(clause, at + 1)


def _is_last_dash(clause: OpenClause, at: int) -> bool:
    """Whether a dash opens an aside that no other dash closes."""
    frame = clause.frame
    dashes = [dash for dash in range(clause.start, clause.high) if frame.tags[dash] & t.DASH]
    spaced = [dash for dash in dashes if _is_spaced(frame, dash)]
    return len(spaced) % 2 == 1 and spaced[-1] == at


def _narrows(frame: Frame, after: int) -> bool:
    """Whether what follows a dash narrows what is before it: *late – **at** least now*; not *late – **a** blow*."""
    if frame.lower[after] in _NARROWING:
        return True
    adverb = frame.tags[after] & t.ADV and frame.lower[after].endswith("ly")
    return bool(adverb) and not frame.tags[min(after + 1, len(frame.tags) - 1)] & t.ING


def _is_spaced(frame: Frame, at: int) -> bool:
    """Whether a dash is between words rather than inside one: *the plan - hers*; not *U.S.-Mexico*."""
    if frame.lower[at] != "-":
        return True
    if not 0 < at < len(frame.tags) - 1:
        return False
    return frame.end(at - 1) < frame.starts[at] and frame.end(at) < frame.starts[at + 1]


def without_outer_marks(frame: Frame, first: int, end: int) -> TokenRange | None:
    """Trim the punctuation around a range of tokens, and a conjunction at its end; ``None`` when nothing is left."""
    tags = frame.tags
    first = frame.skip(t.PUNCTUATION_MARK, first, end)
    whole = end
    while end > first and (tags[end - 1] & t.PUNCTUATION_MARK or frame.lower[end - 1] in AND_BUT_OR):
        # *Ann Lee left (she said it was late**)***
        if tags[end - 1] & t.CLOSE_BRACKET and frame.has(t.OPEN_BRACKET, first, whole):
            break
        end -= 1
    return (first, end) if first < end else None
