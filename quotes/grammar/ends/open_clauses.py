"""Reported clauses whose end is to be found, and what is known of them before that."""

from __future__ import annotations

from typing import Final

from quotes.grammar.clause_starts import begins_whole_clause
from quotes.grammar.verbs import is_finite_verb
from quotes.lexicon import tags as t
from quotes.lexicon.native import mypyc_attr
from quotes.lexicon.words import entries
from quotes.text.frames import Frame, TokenRange

_CONTRASTS: Final = frozenset(entries("contrasts"))
TOKENS_TO_VERB: Final = 8
"""Tokens from the start of a clause to its verb, at most."""


@mypyc_attr(acyclic=True)
class OpenClause:
    """A reported clause whose end is to be found."""

    __slots__ = ("frame", "high", "reports", "start", "subordinate")

    def __init__(self, frame: Frame, start: int, high: int, source: TokenRange, reports: frozenset[int]) -> None:
        """A clause that starts at a position and that a source reports."""
        self.frame = frame
        self.start = start
        self.high = high
        """Position after the last token that may belong to it."""
        self.subordinate = _is_subordinate(frame, source)
        """The cue is in a subordinate clause: *While Lee said …, …*."""
        self.reports = reports
        """Where other reports of the sentence begin."""


def has_own_verb(frame: Frame, start: int, high: int, but: int = -1) -> bool:
    """Whether a clause has a finite verb of its own: *the road was shut*; not *to leave*, *the plan*.

    Args:
        frame: The tokens.
        start: Position of its first token.
        high: Position after the last token that may belong to it.
        but: Position of a verb that may belong to the reporting sentence instead, and so does not count.

    Returns:
        Whether it has one among its first ``TOKENS_TO_VERB`` tokens.

    Yes   Lee said **the** road was shut.   Lee said **they** know.
    No    Lee vowed **to** leave.   Lee praised **the** plan.
    """
    if frame.lower[start] == "to":
        return False
    end = min(high, start + TOKENS_TO_VERB)
    while start < end and (start == but or not is_finite_verb(frame, start)):
        start += 1
    return start < end


def is_bare(clause: OpenClause, joined: int) -> bool:
    """Whether a clause has no finite verb of its own besides one that is joined to it.

    Yes   Lee vowed **to** leave and **hid** it.   Lee praised **the** plan and **left**.
    No    Lee said **the** plan failed and **left**.   Lee said **she** came and **left**.
    """
    if begins_whole_clause(clause.frame, clause.start):
        return False
    return not has_own_verb(clause.frame, clause.start, clause.high, joined)


def is_object(clause: OpenClause, end: int) -> bool:
    """Whether what precedes a comma is not a clause but the object of its cue.

    Yes   Lee praised **the** plan**,** which failed.
    No    Lee said **the** boat**,** which left on Friday, was lost.   Lee said **she** left**,** which was odd.
    """
    frame, start = clause.frame, clause.start
    if begins_whole_clause(frame, start) or has_own_verb(frame, start, end):
        return False
    # *said the boat, which left on Friday, was lost*: the verb after the aside shows a clause.
    after = next((at + 1 for at in range(end + 1, clause.high - 1) if frame.tags[at] & t.COMMA), end)
    return after == end or not is_finite_verb(frame, after)


def _is_subordinate(frame: Frame, source: TokenRange) -> bool:
    """Whether a source is the subject of a subordinate clause: *who*, *while Lee*."""
    first = source[0]
    if frame.tags[first] & t.WH_WORD or frame.tags[source[1] - 1] & t.WH_WORD:
        return True
    return first > 0 and bool(frame.tags[first - 1] & t.CLAUSE_OPENER) and frame.lower[first - 1] != "that"


def contrasts_report(clause: OpenClause, after: int) -> bool:
    """Whether a conjunction sets another report against the clause.

    Yes   Lee said **it** was so, **while** Kay said it was not.
    No    Lee said **it** was so, **and** Kay said it was not.
    """
    return clause.frame.lower[after] in _CONTRASTS and after + 1 in clause.reports
