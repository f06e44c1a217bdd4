"""The source of a cue: its subject, followed through participles, infinitives, relays and passives."""

from __future__ import annotations

from typing import Final

from quotes.grammar.auxiliaries import before_verb, is_passive
from quotes.grammar.controlled import (
    absolute_subject,
    following_subject,
    heard_subject,
    led_subject,
    owned_document,
    possessor,
    shared_absolute,
)
from quotes.grammar.hearsay import QUOTING, RELAYING, quoted_as
from quotes.grammar.main_verbs import main_verb
from quotes.grammar.phrases import is_quoted_name, phrase_after
from quotes.grammar.subjects import subject_before
from quotes.grammar.verbs import TELLING, is_cue
from quotes.lexicon import tags as t
from quotes.lexicon.inflection import forms_in
from quotes.text.article import Answer
from quotes.text.frames import Frame, TokenRange

_JOINING: Final = forms_in("joining_verbs")
_MOST_STEPS: Final = 4
_AGENT_REACH: Final = 30
_JOIN_REACH: Final = 10
_LONG_QUOTATION: Final = 40
"""Code points; a longer quotation ends the clause it stands in."""


def link(frame: Frame, verb: int, low: int, high: int) -> Answer | None:
    """What a cue answers: itself and its source, as ``source_around`` finds it.

    Args:
        frame: The tokens.
        verb: Position of the cue.
        low: Position of the first token that may belong to its clause.
        high: Position after the last one.

    Returns:
        The source and the cue, or ``None``.
    """
    source = source_around(frame, verb, low, high)
    return Answer(frame, source, (verb, verb + 1)) if source else None


def source_around(frame: Frame, verb: int, low: int, high: int) -> TokenRange | None:
    """The source of a cue: its subject, or what stands for one before or behind it; parameters as for ``link``."""
    lower = frame.lower
    tag = frame.tags[verb]
    if frame.quotations and follows_quote(frame, verb) and (not tag & t.ING or tag & t.PAST):
        return None
    if lower[verb] in RELAYING and verb > low:
        quoted = quoted_as(frame, verb, low)
        if quoted:
            return quoted
    if is_passive(frame, verb):
        agent = agent_of(frame, verb, high)
        if agent:
            return agent
        if lower[verb] in QUOTING:
            return subject_before(frame, verb, low)
        if tag & t.CUE_VERB:
            return None
    if tag & t.PARTICIPLE and verb + 1 < high and lower[verb + 1] == "by":
        agent = phrase_after(frame, verb + 2, high)
        return agent if agent and agent[1] < high and lower[agent[1]] == "as" else None
    inverted = verb and frame.tags[verb - 1] & t.COMMA
    return (_parenthetic(frame, verb, high) if inverted else None) or source_of(frame, verb, low)


def _parenthetic(frame: Frame, verb: int, high: int) -> TokenRange | None:
    """Whoever stands behind a verb of saying behind a comma, before another (*The plan, says Kay, is …*)."""
    tags = frame.tags
    if not tags[verb] & t.SAY or not tags[verb] & t.FINITE:
        return None
    if frame.lower[verb] in TELLING or verb + 1 >= high or not tags[verb + 1] & (t.CAP | t.TITLE | t.ROLE):
        return None
    source = phrase_after(frame, verb + 1, high)
    return source if source and source[1] < high and tags[source[1]] & (t.COMMA | t.COLON) else None


def source_of(frame: Frame, verb: int, low: int, steps: int = 0) -> TokenRange | None:
    """Who does what a verb says, followed through participles, infinitives and joined verbs.

    Args:
        frame: The tokens.
        verb: Position of the verb.
        low: Position of the first token that may belong to its clause.
        steps: Number of verbs that led to it.

    Returns:
        A range of tokens, or ``None``.
    """
    if steps > _MOST_STEPS:
        return None
    tag = frame.tags[verb]
    before = before_verb(frame, verb, low)
    hangs = before >= low and _hangs(frame, before, tag)
    if not hangs and (not tag & t.ING or tag & t.PAST or (before >= low and frame.tags[before] & t.AUX)):
        source = subject_before(frame, verb, low)
        if source and source[1] == before and frame.tags[before] & t.COMMA and _is_object(frame, source, low):
            return source_of(frame, source[0] - 1, low, steps + 1)
        if source:
            return source
        hangs = before >= low and bool(frame.tags[before] & t.COMMA) and not frame.tags[before - 1] & t.QUOTATION
        if not hangs and not _joins_clause(frame, verb, low):
            return None
    if hangs and before > low and frame.lower[before] == "to" and frame.lower[before - 1] in _JOINING:
        return source_of(frame, before - 1, low, steps + 1)
    own = _own_subject(frame, verb, low, before if hangs else None)
    if own:
        return own
    if tag & t.ING and not hangs and before >= low and frame.tags[before] & t.FINITE and is_cue(frame, before, t.VERB):
        return source_of(frame, before, low, steps + 1)
    main = main_verb(frame, before if hangs else verb, low)
    if main is not None:
        return source_of(frame, main, low, steps + 1) or _inverted_subject(frame, main, verb)
    return following_subject(frame, verb) if tag & t.ING and before < low else None


def _own_subject(frame: Frame, verb: int, low: int, hangs_on: int | None) -> TokenRange | None:
    """The subject that a participle or infinitive has for itself; ``hangs_on`` is the word that joins it."""
    tag = frame.tags[verb]
    if hangs_on is None:
        if not tag & t.ING:
            return None
        return absolute_subject(frame, verb, low) or owned_document(frame, verb, low) or heard_subject(frame, verb, low)
    if tag & t.BASE:
        return led_subject(frame, hangs_on, low) or possessor(frame, hangs_on, low)
    return shared_absolute(frame, hangs_on, low) if tag & t.ING and frame.tags[hangs_on] & t.CONJ else None


def _is_object(frame: Frame, phrase: TokenRange, low: int) -> bool:
    """Whether a phrase is the object of the verb before it (*Lee slams Cole, praises Kay*)."""
    at = phrase[0] - 1
    if at <= low or not frame.tags[at] & (t.FINITE | t.ING) or frame.tags[at] & (t.AUX | t.CAP):
        return False
    return is_cue(frame, at, t.VERB)


def _inverted_subject(frame: Frame, main: int, high: int) -> TokenRange | None:
    """The subject behind a verb of saying that stands right behind a quotation: *“…,” said Kay, adding*."""
    if not frame.tags[main] & t.SAY or not main or not frame.tags[main - 1] & (t.QUOTATION | t.COMMA):
        return None
    return phrase_after(frame, main + 1, high)


def _hangs(frame: Frame, before: int, verb: int) -> bool:
    """Whether the word before a verb makes it share another's subject: *and said*, *to say*, *by saying*."""
    tag = frame.tags[before]
    if tag & t.CONJ and not tag & t.PRONOUN:
        return True
    return bool(verb & t.BASE and frame.lower[before] == "to") or bool(verb & t.ING and tag & t.PREP)


def _joins_clause(frame: Frame, verb: int, low: int) -> bool:
    """Whether only an adverbial stands between a conjunction and the verb: *but in an interview said*."""
    for at in range(verb - 1, max(low, verb - _JOIN_REACH), -1):
        if frame.tags[at] & t.CONJ:
            return bool(frame.tags[at + 1] & t.PREP)
        if frame.tags[at] & (t.PUNCTUATION | t.AUX | t.PRONOUN):
            return False
    return False


def agent_of(frame: Frame, verb: int, high: int) -> TokenRange | None:
    """Whoever does it, of a passive: *described as “grave” by the envoy*."""
    for at in range(verb + 1, min(high, verb + _AGENT_REACH)):
        if frame.lower[at] == "by":
            return phrase_after(frame, at + 1, high)
        if frame.tags[at] & (t.STOP | t.AUX):
            return None
    return None


def follows_quote(frame: Frame, verb: int) -> bool:
    """Whether a verb stands right behind a quotation that has no comma, so that no subject is before it."""
    return verb > 0 and frame.tags[verb - 1] & t.QUOTATION > 0 and frame.endings[verb - 1] != ","


def is_long_quotation(frame: Frame, at: int) -> bool:
    """Whether a token is a quotation so long that it ends the clause it stands in."""
    if not frame.tags[at] & t.QUOTATION:
        return False
    quotation = frame.quotations[at]
    return quotation.end - quotation.start > _LONG_QUOTATION


def after_quote(frame: Frame, at: int, low: int) -> int:
    """The position after the last long quotation before a token; ``low`` when there is none."""
    if holds_quote(frame, low, at + 1):
        for back in range(at, low - 1, -1):
            if is_long_quotation(frame, back):
                return back + 1
    return low


def next_quote(frame: Frame, first: int, high: int) -> int:
    """The position of the first quotation in a range; ``high`` when there is none."""
    if holds_quote(frame, first, high):
        for at in range(first, high):
            if frame.tags[at] & t.QUOTATION and not is_quoted_name(frame, at):
                return at
    return high


def holds_quote(frame: Frame, low: int, high: int) -> bool:
    """Whether a quotation stands in a range: its token is the empty string."""
    return "" in frame.lower[low:high]
