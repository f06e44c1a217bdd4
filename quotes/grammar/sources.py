"""The source of a cue: its subject, followed through participles, infinitives, relays and passives."""

from __future__ import annotations

from typing import Final

from quotes.grammar.main_verbs import main_verb
from quotes.grammar.marked_words import follows_quotation
from quotes.grammar.nonfinite import (
    absolute_subject,
    document_subject,
    following_subject,
    induced_subject,
    owner_of_attempt,
    perceived_subject,
    shared_absolute_subject,
)
from quotes.grammar.phrases import phrase_starting_at
from quotes.grammar.subjects import subject_before
from quotes.grammar.verbs import TELLING_FORMS, before_verb, is_cue, is_passive
from quotes.lexicon import tags as t
from quotes.lexicon.inflection import forms_in
from quotes.lexicon.words import entries
from quotes.text.article import Answer
from quotes.text.frames import Frame, TokenRange

QUOTING_FORMS: Final = frozenset(entries("quoting_forms"))
RELAYING_FORMS: Final = frozenset(entries("relaying_forms"))
_RELAY_REACH: Final = 16
"""Words between a verb like *quoted* and the one behind *as*, at most."""
_AS_REACH: Final = 10
"""Words between a verb like *quoted* and *as*, at most."""
_JOINING: Final = forms_in("joining_verbs")
_MOST_STEPS: Final = 4
_AGENT_REACH: Final = 30
_JOIN_REACH: Final = 10


def attribute_to_subject(frame: Frame, verb: int, low: int, high: int) -> Answer | None:
    """What a cue answers: itself and its source, as ``source_of_cue`` finds it.

    Args:
        frame: The tokens.
        verb: Position of the cue.
        low: Position of the first token that may belong to its clause.
        high: Position after the last one.

    Returns:
        The source and the cue, or ``None``.
    """
    source = source_of_cue(frame, verb, low, high)
    return Answer(frame, source, (verb, verb + 1)) if source else None


def source_of_cue(frame: Frame, verb: int, low: int, high: int) -> TokenRange | None:
    """The source of a cue: its subject, or what stands for one before or after it.

    The parameters are those of ``attribute_to_subject``.
    """
    lower = frame.lower
    tag = frame.tags[verb]
    if frame.quotations and follows_quotation(frame, verb) and (not tag & t.ING or tag & t.PAST):
        return None
    if lower[verb] in RELAYING_FORMS and verb > low:
        quoted = source_quoted_as(frame, verb, low)
        if quoted:
            return quoted
    if is_passive(frame, verb):
        agent = passive_agent(frame, verb, high)
        if agent:
            return agent
        if lower[verb] in QUOTING_FORMS:
            return subject_before(frame, verb, low)
        if tag & t.CUE_VERB:
            return None
    if tag & t.PARTICIPLE and verb + 1 < high and lower[verb + 1] == "by":
        agent = phrase_starting_at(frame, verb + 2, high)
        return agent if agent and agent[1] < high and lower[agent[1]] == "as" else None
    inverted = verb and frame.tags[verb - 1] & t.COMMA
    return (_parenthetic(frame, verb, high) if inverted else None) or subject_chain(frame, verb, low)


def _parenthetic(frame: Frame, verb: int, high: int) -> TokenRange | None:
    """Whoever stands behind a verb of saying behind a comma, before another (*The plan, says Kay, is …*)."""
    tags = frame.tags
    if not tags[verb] & t.SAY or not tags[verb] & t.FINITE:
        return None
    if frame.lower[verb] in TELLING_FORMS or verb + 1 >= high or not tags[verb + 1] & (t.CAP | t.TITLE | t.ROLE):
        return None
    source = phrase_starting_at(frame, verb + 1, high)
    return source if source and source[1] < high and tags[source[1]] & (t.COMMA | t.COLON) else None


def subject_chain(frame: Frame, verb: int, low: int, steps: int = 0) -> TokenRange | None:
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
            return subject_chain(frame, source[0] - 1, low, steps + 1)
        if source:
            return source
        hangs = before >= low and bool(frame.tags[before] & t.COMMA) and not frame.tags[before - 1] & t.QUOTATION
        if not hangs and not _joins_clause(frame, verb, low):
            return None
    if hangs and before > low and frame.lower[before] == "to" and frame.lower[before - 1] in _JOINING:
        return subject_chain(frame, before - 1, low, steps + 1)
    own = _own_subject(frame, verb, low, before if hangs else None)
    if own:
        return own
    if tag & t.ING and not hangs and before >= low and frame.tags[before] & t.FINITE and is_cue(frame, before, t.VERB):
        return subject_chain(frame, before, low, steps + 1)
    main = main_verb(frame, before if hangs else verb, low)
    if main is not None:
        return subject_chain(frame, main, low, steps + 1) or _inverted_subject(frame, main, verb)
    return following_subject(frame, verb) if tag & t.ING and before < low else None


def _own_subject(frame: Frame, verb: int, low: int, hangs_on: int | None) -> TokenRange | None:
    """The subject that a participle or infinitive has for itself; ``hangs_on`` is the word that joins it."""
    tag = frame.tags[verb]
    if hangs_on is None:
        if not tag & t.ING:
            return None
        return (
            absolute_subject(frame, verb, low)
            or document_subject(frame, verb, low)
            or perceived_subject(frame, verb, low)
        )
    if tag & t.BASE:
        return induced_subject(frame, hangs_on, low) or owner_of_attempt(frame, hangs_on, low)
    return shared_absolute_subject(frame, hangs_on, low) if tag & t.ING and frame.tags[hangs_on] & t.CONJ else None


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
    return phrase_starting_at(frame, main + 1, high)


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


def passive_agent(frame: Frame, verb: int, high: int) -> TokenRange | None:
    """Whoever does it, of a passive: *described as “grave” by the envoy*."""
    for at in range(verb + 1, min(high, verb + _AGENT_REACH)):
        if frame.lower[at] == "by":
            return phrase_starting_at(frame, at + 1, high)
        if frame.tags[at] & (t.STOP | t.AUX):
            return None
    return None


def source_quoted_as(frame: Frame, verb: int, low: int) -> TokenRange | None:
    """Whoever somebody else quotes: *media quoted Drax as saying*, *Drax was quoted as saying*."""
    lower = frame.lower
    if lower[verb - 1] != "as":
        return None
    for at in range(verb - 2, max(low, verb - _RELAY_REACH) - 1, -1):
        if lower[at] in QUOTING_FORMS:
            if at == verb - 2 or is_passive(frame, at):
                return subject_before(frame, at, low)
            return phrase_starting_at(frame, at + 1, verb - 1)
    return None


def source_relayed_after(frame: Frame, verb: int, high: int) -> Answer | None:
    """Whoever a verb behind a quotation passes on: *“…,” the agency quoted Drax as saying*."""
    if RELAYING_FORMS.isdisjoint(frame.lower[verb + 1 : high]):
        return None
    heard = phrase_starting_at(frame, verb + 1, high)
    if heard is None:
        return None
    at = next(
        (at for at in range(heard[0] + 1, heard[1]) if frame.tags[at] & t.ING and frame.lower[at] in RELAYING_FORMS),
        heard[1],
    )
    if at + 1 < high and frame.lower[verb] in QUOTING_FORMS and frame.lower[at] == "as":
        at += 1
    elif not frame.tags[verb] & (t.SAY | t.THINK):
        return None
    if at < high and frame.tags[at] & t.ING and frame.lower[at] in RELAYING_FORMS:
        return Answer(frame, (heard[0], min(heard[1], at)), (at, at + 1))
    return None


def quotes_somebody_else(frame: Frame, verb: int, high: int) -> bool:
    """Whether a verb only tells whom somebody quotes: *media quoted Drax as saying*."""
    return frame.lower[verb] in QUOTING_FORMS and "as" in frame.lower[verb + 1 : min(high, verb + _AS_REACH)]
