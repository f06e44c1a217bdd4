"""Whether a conjunction ends a reported clause: *praised the plan **and said***; not *praised the plan **and** Kay*."""

from __future__ import annotations

from typing import Final

from quotes.grammar.auxiliaries import MODALS_AND_TO
from quotes.grammar.clause_starts import begins_whole_clause
from quotes.grammar.ends.open_clauses import OpenClause, is_bare
from quotes.grammar.phrases import is_nominal, is_unlisted_past
from quotes.lexicon import tags as t

_CORRECTIONS: Final = frozenset(["rather", "instead"])
_ONLY: Final = frozenset(["just", "merely", "only", "simply"])
NOT_JOINED: Final = t.CAP | t.ROLE | t.TEXT_NOUN
"""What a verb that goes on with the reporting sentence is not."""


def ends_at_conjunction(clause: OpenClause, after: int) -> bool:
    """Whether what a conjunction joins goes on with the reporting sentence: *and said*, *but left*.

    Args:
        clause: The clause.
        after: Position after the conjunction.

    Yes   Lee praised **the** plan and **said** so.   Lee praised **the** plan but **left**.
    No    Lee praised **the** plan and **Kay**.   Lee said **she** would not stay but **rather** go.
    """
    frame = clause.frame
    contrasts = frame.lower[after - 1] == "but"
    # *said she would not stay **but rather** go*, *praised not only her **but also** Kay*
    if contrasts and (frame.lower[after] in _CORRECTIONS or holds_not_only(clause, after)):
        return False
    # *had not **yet** called*
    if frame.lower[after - 1] == "yet" and frame.tags[after - 2] & (t.AUX | t.NEG):
        return False
    after = frame.skip(t.ADV, after, clause.high - 1, unless=t.CAP)
    tag = frame.tags[after]
    if after in clause.reports:
        return True
    if tag & t.REPORTING and tag & t.FINITE and not _is_joined_noun(clause, after):
        return True
    # *asked Lee to stay and **has** praised Kay*; not *said the road is shut and **has** been*
    if tag & t.AUX and not tag & (t.PRONOUN | t.CAP) and not _holds_finite(clause, after):
        return True
    is_verb = bool(tag & t.FINITE) and not tag & NOT_JOINED and frame.lower[after][-1] != "s"
    # *endorsed Kay and **kibitzed** the rest*
    has_object = after + 1 < clause.high and frame.tags[after + 1] & t.BEGINS_OBJECT
    unlisted = has_object and is_unlisted_past(frame, after)
    return (is_verb and contrasts) or (bool(is_verb or unlisted) and is_bare(clause, after))


def _is_joined_noun(clause: OpenClause, at: int) -> bool:
    """Whether a form that may report is a noun, a participle or an infinitive after a conjunction.

    *wants new faces and **voices***, *said it was unseen and **dismissed***, *hopes she will win and **put** up a dam*
    """
    frame, tag = clause.frame, clause.frame.tags[at]
    after = frame.tags[at + 1] if at + 1 < clause.high else t.STOP
    # *wants new **faces and voices***
    if tag & t.THIRD and (tag & (t.NOUN | t.STANCE_WORD) or frame.lower[at - 2].endswith("s")):
        # *She raves about it and **jokes** about him.*
        present = frame.has(t.THIRD, max(0, clause.start - 2), clause.start)
        return not present and bool(after & (t.PUNCTUATION_MARK | t.PREP | t.CONJ))
    if tag & t.PARTICIPLE and after & t.STOP:
        return True
    return bool(tag & t.BASE) and any(word in MODALS_AND_TO for word in frame.lower[clause.start : at])


def holds_not_only(clause: OpenClause, end: int) -> bool:
    """Whether *not only* or *not just* is before a position.

    Yes   Lee praised **not** only the plan **but** the town.
    No    Lee praised **the** plan **but** not the town.
    """
    lower = clause.frame.lower
    return any(lower[at] == "not" and lower[at + 1] in _ONLY for at in range(clause.start, end - 1))


def _holds_finite(clause: OpenClause, end: int) -> bool:
    """Whether any word up to a position may be a finite verb, so that what follows may belong to its clause."""
    frame, start = clause.frame, clause.start
    if begins_whole_clause(frame, start):
        return True
    for at in range(start, end):
        tag = frame.tags[at]
        if not tag & (t.CAP | t.PREP) and tag & (t.AUX | t.CLAUSE_OPENER | t.FINITE):
            return True
        # No list knows every verb: *said the toll **amounts** to theft and may kill jobs*.
        if at > start and not tag & t.ANY_CLASS and frame.lower[at][-1] == "s" and is_nominal(frame.tags[at - 1]):
            return True
    return False
