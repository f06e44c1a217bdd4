"""Where a reported clause ends, in a sentence whose cue and source are known."""

from __future__ import annotations

from typing import Final

from quotes.grammar.according_to import ACCORDING_TO_LENGTHS, according_to_length
from quotes.grammar.circumstances import before_program, before_time
from quotes.grammar.clause_starts import begins_whole_clause
from quotes.grammar.phrases import is_nominal, is_unlisted_past, phrase_starting_at
from quotes.grammar.verbs import is_finite_verb
from quotes.lexicon import tags as t
from quotes.lexicon.words import entries
from quotes.text.frames import Frame, TokenRange

_ADDITIONS: Final = frozenset(["even", "which", "while"])
"""Words after a comma that begin something that the writer adds to a bare object."""
_LISTS: Final = "including"
"""A participle whose phrase belongs to what is before it."""
_COMPARES: Final = "compared"
"""After a comma it sets a figure of the writer's beside a reported one: *said they were for it, compared with ten*."""
_NARROWING: Final = frozenset(["at", "if", "unless"])
_ARTICLES: Final = frozenset(["a", "an"])
_ENDS_ASIDE: Final = t.CLAUSE_STOP | t.COMMA | t.DASH | t.COLON | t.QUOTATION
_CONTRASTS: Final = frozenset(entries("contrasts"))
_TO_VERB: Final = 8
"""Tokens from the start of a clause to its verb, at most."""
_NO_VERB: Final = t.CAP | t.ROLE | t.SPEECH_NOUN | t.DOCUMENT
_JOINTS: Final = t.CLAUSE_STOP | t.QUOTATION | t.DASH | t.COMMA | t.CONJ
"""What may end a clause."""


class _Clause:
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
        Whether it has one among its first ``_TO_VERB`` tokens.

    Yes   Lee said **the** road was shut.   Lee said **they** know.
    No    Lee vowed **to** leave.   Lee praised **the** plan.
    """
    if frame.lower[start] == "to":
        return False
    end = min(high, start + _TO_VERB)
    while start < end and (start == but or not is_finite_verb(frame, start)):
        start += 1
    return start < end


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
            if tag & t.CLAUSE_STOP:
                end = at
                break
            clause = clause or _Clause(frame, start, high, source, reports)
            if _ends(clause, at):
                end = at
                break
    first = max(start, scan - 1)
    if quoted:
        end = before_program(frame, first, end)
    without = before_time(frame, first, end)
    return end if without == end or has_own_verb(frame, start, high) else without


def _ends(clause: _Clause, at: int) -> bool:
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
        return _contrasts_report(clause, after) or (_is_last_dash(clause, at) and not _narrows(clause.frame, after))
    if tag & t.COMMA:
        # *said **that**, if it rained, the road would be shut*
        is_after_that = at == clause.start + 1 and clause.frame.lower[clause.start] == "that"
        return not is_after_that and _ends_at_comma(clause, at + 1)
    # *said **she** and Lee never met*
    if at == clause.start + 1 and _is_subject(clause.frame.tags[clause.start]):
        return False
    return bool(tag & t.CONJ) and _ends_at_joint(clause, at + 1)


def _ends_at_comma(clause: _Clause, after: int) -> bool:
    """Whether what follows a comma belongs to the reporting sentence."""
    frame = clause.frame
    tag = frame.tags[after]
    if clause.subordinate or (tag & t.ING and tag & t.REPORTING):
        return True
    if frame.lower[after] == _COMPARES:
        return True
    if frame.lower[after] in ACCORDING_TO_LENGTHS and according_to_length(frame, after, clause.high):
        return True
    if after in clause.reports or _contrasts_report(clause, after):
        return True
    if tag & t.CONJ and after + 1 < clause.high:
        if _ends_at_joint(clause, after + 1) or (frame.lower[after] == "but" and _is_object(clause, after)):
            return True
        return _is_subject(frame.tags[after + 1]) and not begins_whole_clause(frame, clause.start)
    if tag & t.VERB and tag & t.FINITE:
        if tag & (_NO_VERB | t.AUX):
            return False
        return _is_bare(clause, after) or (_lists_verbs(clause, after) and _is_object(clause, after - 1))
    if frame.lower[after] in _ARTICLES:
        return _is_last_aside(clause, after)
    adds = frame.lower[after] in _ADDITIONS or tag & t.PRONOUN or tag & t.ING
    return bool(adds) and frame.lower[after] != _LISTS and _is_object(clause, after)


def _contrasts_report(clause: _Clause, after: int) -> bool:
    """Whether a conjunction sets another report against the clause: *said so, **while** Kay said it was not*."""
    return clause.frame.lower[after] in _CONTRASTS and after + 1 in clause.reports


def _is_last_aside(clause: _Clause, first: int) -> bool:
    """Whether a noun phrase after a comma goes on to the end, so that the writer adds it: *she won, **a surprise***."""
    frame, tags, high = clause.frame, clause.frame.tags, clause.high
    phrase = phrase_starting_at(frame, first, high) if is_nominal(tags[first - 2]) else None
    # *said that, if it rained, **a boat could** not sail*
    if phrase is None or is_finite_verb(frame, min(phrase[1], high - 1)):
        return False
    # *praised the crew, **a clerk and** a cook*
    ends = [at for at in range(first, high) if tags[at] & (_ENDS_ASIDE | (t.CONJ if at < phrase[1] else 0))]
    return not ends or bool(tags[ends[0]] & t.CLAUSE_STOP)


def _lists_verbs(clause: _Clause, first: int) -> bool:
    """Whether a verb after a comma is followed by another: *praised the plan, **endorsed** Kay and left*."""
    frame = clause.frame
    for at in range(first + 1, clause.high - 1):
        if frame.tags[at] & (t.CLAUSE_STOP | t.CLAUSE_OPENER | t.QUOTATION | t.DASH):
            break
        if frame.tags[at] & t.CONJ and is_finite_verb(frame, at + 1):
            return True
    return False


def _ends_at_joint(clause: _Clause, after: int) -> bool:
    """Whether what a conjunction joins goes on with the reporting sentence: *and said*, *but left*."""
    frame = clause.frame
    contrasts = frame.lower[after - 1] == "but"
    while after < clause.high - 1 and frame.tags[after] & t.ADV:
        after += 1
    tag = frame.tags[after]
    if after in clause.reports or (tag & t.REPORTING and tag & t.FINITE):
        return True
    # *asked Lee to stay and **has** praised Kay*; not *said the road is shut and **has** been*
    if tag & t.AUX and not tag & (t.PRONOUN | t.CAP) and not _holds_finite(clause, after):
        return True
    is_verb = bool(tag & t.VERB and tag & t.FINITE) and not tag & _NO_VERB and frame.lower[after][-1] != "s"
    # *endorsed Kay and **kibitzed** the rest*
    has_object = after + 1 < clause.high and frame.tags[after + 1] & (t.DETERMINER | t.ANY_PRONOUN | t.CAP)
    unlisted = has_object and is_unlisted_past(frame, after)
    return (is_verb and contrasts) or (bool(is_verb or unlisted) and _is_bare(clause, after))


def _holds_finite(clause: _Clause, end: int) -> bool:
    """Whether any word up to a position may be a finite verb, so that what follows may belong to its clause."""
    frame, start = clause.frame, clause.start
    if begins_whole_clause(frame, start):
        return True
    for at in range(start, end):
        tag = frame.tags[at]
        if not tag & (t.CAP | t.PREP) and (tag & (t.AUX | t.CLAUSE_OPENER) or (tag & t.VERB and tag & t.FINITE)):
            return True
        # No list knows every verb: *said the toll **amounts** to theft and may kill jobs*.
        if at > start and not tag & ~t.NO_CLASS and frame.lower[at][-1] == "s" and is_nominal(frame.tags[at - 1]):
            return True
    return False


def _is_subject(tag: int) -> bool:
    """Whether a word is a pronoun that begins a clause: *she*, *they*; not *her*, *it* as an object."""
    return bool(tag & t.PRONOUN) and not tag & t.OBJECT_PRONOUN


def _is_bare(clause: _Clause, joined: int) -> bool:
    """Whether a clause has no finite verb of its own besides one that is joined to it: *to leave*, *the plan*."""
    if begins_whole_clause(clause.frame, clause.start):
        return False
    return not has_own_verb(clause.frame, clause.start, clause.high, joined)


def _is_object(clause: _Clause, end: int) -> bool:
    """Whether what precedes a comma is not a clause but the object of its cue: *She praised **the plan**, which …*."""
    frame, start = clause.frame, clause.start
    if begins_whole_clause(frame, start) or has_own_verb(frame, start, end):
        return False
    # *said the boat, which left on Friday, was lost*: the verb after the aside shows a clause.
    after = next((at + 1 for at in range(end + 1, clause.high - 1) if frame.tags[at] & t.COMMA), end)
    return after == end or not is_finite_verb(frame, after)


def _is_last_dash(clause: _Clause, at: int) -> bool:
    """Whether a dash opens an aside that no other dash closes."""
    frame = clause.frame
    dashes = [
        dash for dash in range(clause.start, clause.high) if frame.tags[dash] & t.DASH and _is_spaced(frame, dash)
    ]
    return bool(dashes) and dashes[-1] == at and len(dashes) % 2 == 1


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


def _is_subordinate(frame: Frame, source: TokenRange) -> bool:
    """Whether a source is the subject of a subordinate clause: *who*, *while Lee*."""
    first = source[0]
    if frame.tags[first] & t.WH_WORD or frame.tags[source[1] - 1] & t.WH_WORD:
        return True
    return first > 0 and bool(frame.tags[first - 1] & t.CLAUSE_OPENER) and frame.lower[first - 1] != "that"


def without_outer_marks(frame: Frame, first: int, end: int) -> TokenRange | None:
    """Trim the punctuation around a range of tokens, and a conjunction at its end; ``None`` when nothing is left."""
    tags = frame.tags
    while first < end and tags[first] & t.PUNCTUATION_MARK:
        first += 1
    while end > first and (
        tags[end - 1] & (t.PUNCTUATION_MARK & ~t.CLOSE_BRACKET) or frame.lower[end - 1] in ("and", "but", "or")
    ):
        end -= 1
    return (first, end) if first < end else None
