"""The sieve for a quotation right after its cue: *Lee said: “…”*, *Lee told me that “…”*."""

from __future__ import annotations

from typing import Final

from quotes.grammar.embedding import governing_cue, matrix_cue
from quotes.grammar.marked_words import after_long_quotation
from quotes.grammar.naming import NAMING_FORMS, names_noun_before
from quotes.grammar.phrases import is_nominal
from quotes.grammar.sources.cue_sources import attribute_to_subject
from quotes.grammar.sources.sentence_sources import names_nobody
from quotes.grammar.sources.subjects import subject_before
from quotes.grammar.verbs import is_cue
from quotes.lexicon import tags as t
from quotes.lexicon.word_sets import PASSIVE_AUXILIARIES
from quotes.lexicon.words import entries
from quotes.text.article import Answer, Article, QuotationContext
from quotes.text.frames import Frame

_INTRODUCERS: Final = frozenset(entries("quotation_introducers"))
_LONGEST_ADDRESSEE: Final = 5
"""Tokens."""


def cue_before(context: QuotationContext, article: Article) -> Answer | None:
    """A cue right before the quotation, with at most *that*, a comma, a colon or the person told between.

    Fires on   Ann Lee said: “We won.”   Ann Lee told reporters that “we won”.
    Abstains   Ann Lee, who left early, won a “prize”.
    """
    frame, at = context.frame, context.position
    low, high = context.sentence
    last = _before_introducers(frame, at, low)
    if last < low:
        return None
    introduced = last < at - 1
    if introduced and _is_was_like(frame, last, low) and frame.tags[at - 1] & t.COMMA:
        source = subject_before(frame, last, low)
        return Answer(frame, source, (last, last + 2)) if source else None
    classes = _cue_classes(context, last)
    if not is_cue(frame, last, classes):
        last = _before_addressee(frame, last, low) if introduced else last
        if not introduced or not is_cue(frame, last, classes):
            return None
    if last == at - 1 and _names_thing(frame, last, low):
        return None
    found = attribute_to_subject(frame, last, after_long_quotation(frame, last, low), high)
    if found is None and _goes_on_with_report(frame, last):
        found = attribute_to_subject(frame, last, low, high)
    # *The empty stall signals “a slow farewell” to the fair, said Ida Marsh.*
    if found is None or (_names_no_speaker(found) and _ends_in_tag(frame, at, high)):
        return None
    if names_nobody(frame, found.source):
        return None
    return governing_cue(matrix_cue(found, low, high), low, high)


def _goes_on_with_report(frame: Frame, verb: int) -> bool:
    """Whether a verb after a quotation goes on with the report of it: *said it was “…,” **adding**: “…”*."""
    if verb < 2:
        return False
    before, tag = frame.tags[verb - 1], frame.tags[verb]
    joins = before & t.CONJ and tag & t.FINITE and frame.tags[verb - 2] & t.QUOTATION
    return bool(joins or (before & t.QUOTATION and tag & t.ING and frame.endings[verb - 1] == ","))


def _cue_classes(context: QuotationContext, last: int) -> int:
    """The classes of verbs that may report a quotation; ``last`` is the position before what introduces it."""
    classes = t.SAY if context.nested else t.REPORTING | t.MANNER
    mark = last < context.position - 1 and context.frame.tags[context.position - 1] & (t.COMMA | t.COLON)
    # *Ida Marsh was thinking: “What have I done?”* A thought needs the mark, or it is about its object.
    return classes | t.THINK if mark and context.capital else classes


def _names_no_speaker(found: Answer) -> bool:
    """Whether a cue is not a verb of saying and its source not a person or body: *The defeat signals “the end”*."""
    frame, source, cue = found.frame, found.source, found.cue
    if frame.tags[cue[0]] & t.SAY:
        return False
    return not frame.shows(t.ANY_SPEAKER, *source)


def _ends_in_tag(frame: Frame, at: int, high: int) -> bool:
    """Whether the sentence of a quotation ends by naming who said all of it: *…, said Ann Lee, a nurse*."""
    for verb in range(at + 1, high - 1):
        if t.says(frame.tags[verb]) and frame.tags[verb - 1] & t.COMMA:
            return bool(frame.tags[verb + 1] & (t.CAP | t.DET | t.PRONOUN))
    return False


def _before_introducers(frame: Frame, at: int, low: int) -> int:
    """The position before the commas and words like *that* which introduce a quotation; may be below ``low``."""
    last = at - 1
    while last >= low and (
        frame.tags[last] & (t.COMMA | t.COLON | t.DASH | t.ADV) or frame.lower[last] in _INTRODUCERS
    ):
        last -= 1
    return last


def _is_was_like(frame: Frame, last: int, low: int) -> bool:
    """Whether somebody *was like*, as people say for *said*."""
    return last > low and frame.lower[last] in PASSIVE_AUXILIARIES and frame.lower[last + 1] == "like"


def _names_thing(frame: Frame, last: int, low: int) -> bool:
    """Whether a participle names what is before it: *a play called “Salt”*, *this play, called “Salt”*."""
    if last == 0:
        return False
    before = frame.tags[last - 1]
    if not (is_nominal(before) or before & t.COMMA) or frame.lower[last] not in NAMING_FORMS:
        return False
    return not before & (t.ANY_SPEAKER | t.COMMA) or names_noun_before(frame, last, low)


def _before_addressee(frame: Frame, last: int, low: int) -> int:
    """The position before the person told: *told me*, *told the clerk*."""
    at = last
    while at > low and last - at < _LONGEST_ADDRESSEE and not is_cue(frame, at, t.SAY):
        if not is_nominal(frame.tags[at]) and not frame.tags[at] & (t.ANY_PRONOUN | t.DETERMINER):
            break
        at -= 1
    return at
