"""The verb whose subject a participle or a joined verb shares: *Kay **left**, saying so*."""

from __future__ import annotations

from typing import Final

from quotes.grammar.auxiliaries import before_verb, is_passive
from quotes.grammar.finite_clauses import is_finite_cue
from quotes.grammar.sources.asides import before_set_off_clause
from quotes.grammar.sources.relatives import is_in_relative_clause
from quotes.grammar.verb_signs import NEAR, TALKING
from quotes.grammar.verbs import is_cue, is_finite_verb
from quotes.lexicon import tags as t
from quotes.lexicon.words import entries
from quotes.text.frames import Frame

_WHEN: Final = frozenset(entries("time_conjunctions"))
_SET_OFF: Final = frozenset(["although", "though", "where", "whereas"])
_AGENTS: Final = t.CAP | t.ROLE | t.PRONOUN | t.NUMBER
_ACTORS: Final = t.ANY_SPEAKER | t.AUX | t.WH_WORD
_FRONTABLE: Final = t.CONJ | t.ADV | t.CALENDAR | t.COMMA | t.CAP


def main_verb(frame: Frame, at: int, low: int) -> int | None:
    """The verb whose subject a participle or joined verb shares.

    Args:
        frame: The tokens.
        at: Position of the participle, or of the word that joins the verb.
        low: Position of the first token that may belong to the sentence.

    Returns:
        Position of the nearest reporting verb before, else of the first verb of the sentence; ``None`` when
        there is neither.

    Gives   Kay left for home, **saying** so. → left   Kay said she left, **adding** more. → said
    Gives   Lee, who left, laughed **and** said so. → laughed   So **saying** it is odd. → nothing
    Gives   Lee bought it in May, when it was small, **and** said so. → bought
    """
    first = None
    edge = low
    tags = frame.tags
    begin = before_set_off_clause(frame, at, low) if tags[at] & t.CONJ else at
    for verb in range(begin - 1, low - 1, -1):
        tag = tags[verb]
        if tag & t.STOP:
            break
        if first is not None and (verb < edge or _begins_other_clause(frame, verb, tags[at], first)):
            break
        if tag & t.ANY_CLASS and not tag & t.VERB_OR_AUX:
            continue
        if not may_share_subject(frame, verb):
            continue
        if is_in_relative_clause(frame, verb, low):
            if first is None and tags[at] & t.ING and _has_own_subject(frame, verb):
                return verb
            continue
        if tag & t.REPORTING or (verb == at - 1 and _is_partner(frame, verb, low)):
            return _outer_report(frame, verb, at, low)
        if first is None:
            edge = end_of_fronted_clause(frame, low, at)
        first = verb
    return first


def _outer_report(frame: Frame, verb: int, at: int, low: int) -> int:
    """The verb that reports the clause of another: *Kay **said** that the town reacted late, adding*; else the other.

    So it is before *and* or *but* after a comma or a dash: *Kay **said** that Lee had found it, and asked why*. A
    clause joined after it has its own subject: *Kay said so, and Lee denied it, adding*.
    """
    tag = frame.tags[at]
    joins = tag & t.CONJ and frame.tags[at - 1] & (t.COMMA | t.DASH)
    if not joins and not (tag & t.ING and tag & t.SAY and frame.tags[at - 1] & t.COMMA):
        return verb
    reports = verb
    for outer in range(verb - 1, low, -1):
        tag = frame.tags[outer]
        if tag & (t.CLAUSE_STOP | t.COLON | t.QUOTATION | t.COMMA | t.WH_WORD):
            break
        if _reports_clause(frame, outer):
            reports = outer
    return reports


def _reports_clause(frame: Frame, verb: int) -> bool:
    """Whether a clause follows a verb that reports it, or one of saying a name or a noun: *Kay **said** Lee had left*.

    The verb after such a noun is the clause's.
    """
    after = frame.tags[verb + 1]
    if not (frame.lower[verb + 1] == "that" or (frame.tags[verb] & t.SAY and after & t.BEGINS_SUBJECT)):
        return False
    return is_finite_cue(frame, verb, t.REPORTING)


def _has_own_subject(frame: Frame, verb: int) -> bool:
    """Whether a report in a relative clause has a subject there: *sold it, which **Kay called** odd, blaming him*."""
    at = frame.skip_back(t.AUX | t.ADVERBIAL, verb - 1, 0, unless=t.PRONOUN)
    return not frame.tags[at] & t.WH_WORD and is_finite_cue(frame, verb, t.REPORTING)


def may_share_subject(frame: Frame, verb: int) -> bool:
    """Whether a word is a finite verb other than a base form, whose subject a verb after it may share.

    Yes   Kay **left** and said so.
    No    They **know** a man who called and said so.
    """
    tag = frame.tags[verb]
    if tag & t.CAP and not frame.begins_sentence(verb):
        return False
    return bool(tag & (t.FINITE | t.AUX) or not tag & t.VERB) and is_finite_verb(frame, verb)


def _is_partner(frame: Frame, verb: int, low: int) -> bool:
    """Whether a verb is what the word after it joins to: *she **laughed** and said*, *they **wanted** to show*."""
    tag = frame.tags[verb]
    if not tag & t.VERB or is_passive(frame, verb):
        return False
    before = before_verb(frame, verb, low)
    return before >= low and bool(frame.tags[before] & _ACTORS or not tag & t.PARTICIPLE)


def _begins_other_clause(frame: Frame, at: int, joint: int, verb: int) -> bool:
    """Whether another clause begins there: *Lee left, **and** she tried, saying*; *smiled **when** he won and said*."""
    if joint & t.CONJ and (frame.lower[at] in _WHEN or frame.lower[at] == "why"):
        return True
    if not joint & t.CONJ and frame.lower[at] in _SET_OFF and at and frame.tags[at - 1] & (t.COMMA | t.DASH):
        # *Lee spoke at the gate, **where** dockers had met, chanting*; not *Lee spoke, though it rained, saying*.
        return any(frame.tags[who] & _AGENTS and frame.lower[who] != "it" for who in range(at + 1, verb))
    if not frame.tags[at] & t.CONJ or not at or not frame.tags[at - 1] & t.COMMA:
        return False
    return bool(frame.tags[at + 1] & (t.PRONOUN | t.DET | t.CAP))


def end_of_fronted_clause(frame: Frame, low: int, high: int) -> int:
    """Position of the comma after a clause or a circumstance at the front: *When Kay left, he smiled and said*.

    It is ``low`` when there is none, or when the clause is itself a report (*As the paper reported, …*).

    Gives   When Kay left, he smiled. → ,   Kay left, and he smiled. → Kay   As the paper reported, he smiled. → As
    """
    start = next((at for at in range(low, min(low + NEAR, high)) if frame.tags[at] & t.COMMA), low)
    if start > low and not frame.tags[start + 1] & t.SUBORDINATOR:
        start = low
    start = frame.skip(_FRONTABLE, start, high, unless=t.CLAUSE_OPENER | t.PREP)
    if start >= high or not frame.tags[start] & (t.CLAUSE_OPENER | t.PREP) or frame.tags[start] & t.DET:
        return low
    end = next((at for at in range(start, high) if _closes_front(frame, at)), low)
    reports = frame.lower[start] == "as" and any(
        not frame.tags[at] & t.ING
        and frame.lower[at] not in TALKING  # *As Lee spoke, the guards smiled, warning …* only gives the time
        and frame.lower[at - 1] != "to"
        and is_cue(frame, at, t.REPORTING)
        for at in range(start + 1, end)
    )
    return low if reports else end


def _closes_front(frame: Frame, at: int) -> bool:
    """Whether a comma, or a quotation that ends with one, closes the clause at the front."""
    if frame.tags[at] & t.QUOTATION:
        return frame.endings[at] == "," and at + 1 < len(frame.tags) and not frame.tags[at + 1] & t.CONJ
    return bool(frame.tags[at] & t.COMMA)
