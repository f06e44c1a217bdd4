"""Verbs: which word is one rather than a noun or an adjective, and which is finite."""

from __future__ import annotations

from typing import Final

from quotes.grammar.auxiliaries import DEGREES
from quotes.grammar.phrase_parts import is_noun_in_ing, is_plural, takes_participle
from quotes.grammar.phrases import DISTRIBUTIVES, is_nominal, is_reduced_relative, is_unlisted_past
from quotes.grammar.present_verbs import is_present
from quotes.grammar.verb_signs import (
    has_clause_after,
    heard_by,
    is_capitalized_name,
    names_words,
    reports_nothing,
    shows_something,
)
from quotes.lexicon import tags as t
from quotes.lexicon.inflection import forms_in
from quotes.lexicon.word_sets import ARTICLES
from quotes.lexicon.words import entries
from quotes.text.frames import Frame

CLAUSE_VERBS: Final = forms_in("clause_verbs")
"""Verbs that report only a clause with a subject."""
TELLING_FORMS: Final = frozenset(entries("telling_forms"))
"""Verbs that take whom they address: *told reporters*."""
_VERBS_ONLY: Final = forms_in("verbs_only")
_NO_SUBJECT: Final = t.PREP | t.CONJ
_OPENS_CLAUSE: Final = t.DETERMINER | t.PRONOUN | t.SUBORDINATOR
_SET_PHRASES: Final = frozenset(entries("set_phrases"))
_SET_FIRST: Final = frozenset(phrase.split()[0] for phrase in _SET_PHRASES)


def is_cue(frame: Frame, at: int, classes: int) -> bool:
    """Whether a token is a verb of some classes there, and no noun or adjective.

    Args:
        frame: The tokens.
        at: Position of the token.
        classes: The classes of verbs asked for, of those in ``VERB``.

    Returns:
        Whether it is one, as far as the word before it shows.

    Yes   Ann Lee **claims** it is odd.   Officials **say** so.   Lee once **said** so.   It led him to **say** so.
    No    I saw Lee’s **claims**.   The **claims** are odd.   Jane **Marks** left.   He drew loud **claims**.
    """
    tag = frame.tags[at]
    if not tag & classes or _is_no_verb(frame, at) or (classes != t.VERB and reports_nothing(frame, at)):
        return False
    back = _deciding_word(frame, at)
    if back > 0 and tag & t.PAST and frame.lower[back] in DISTRIBUTIVES:
        back -= 1
    return back < 0 or _is_verb_after(frame, at, back)


def _is_no_verb(frame: Frame, at: int) -> bool:
    """Whether a form of a verb is a name, a noun or an adjective, or part of a set phrase, whatever is before it."""
    tag = frame.tags[at]
    if tag & t.CAP and is_capitalized_name(frame, at):
        return True
    # *the most **challenging** week*
    if tag & t.ING and at and (frame.lower[at - 1] in DEGREES or is_noun_in_ing(frame, at)):
        return True
    return frame.lower[at] in _SET_FIRST and " ".join(frame.lower[at : at + 2]) in _SET_PHRASES


def _is_verb_after(frame: Frame, at: int, back: int) -> bool:
    """Whether the word before a form of a verb, adverbs aside, shows that it is a verb and no noun or participle.

    Args:
        frame: The tokens.
        at: Position of the form.
        back: Position of that word.
    """
    tag, before = frame.tags[at], frame.tags[back]
    if (before & t.POSSESSIVE and not before & (t.PRONOUN | t.AUX)) or frame.lower[back] in ARTICLES:
        # *a nurse who heard **her** said she was late*
        return bool(before & t.OBJECT_PRONOUN and tag & t.PAST) and has_clause_after(frame, at)
    if back < at - 1 and tag & t.FINITE_OR_PARTICIPLE and _is_dated(frame, back):
        return True
    if tag & t.ED_FORM:
        return not takes_participle(frame, back) or has_clause_after(frame, at) or _ends_tag(frame, at)
    if tag & t.ING or (tag & t.BASE and tag & t.CUE_VERB and heard_by(frame, at) is not None):
        return True
    present = is_present(frame, back, at) and not names_words(frame, at)
    return present or _is_surely_verb(frame, at, back) or shows_something(frame, at)


def _ends_tag(frame: Frame, at: int) -> bool:
    """Whether *said* ends a clause, and so has what is before it for its subject: “No,” those who stayed **said**."""
    return frame.lower[at] == "said" and at + 1 < len(frame.tags) and bool(frame.tags[at + 1] & t.PUNCTUATION)


def _is_surely_verb(frame: Frame, at: int, back: int) -> bool:
    """Whether a form that is not a noun is a verb after a word that may be its subject: *data that **suggest** so*.

    Args:
        frame: The tokens.
        at: Position of the form.
        back: Position of the word before it, adverbs aside.
    """
    if frame.lower[at] not in _VERBS_ONLY or frame.tags[back] & _NO_SUBJECT:
        return False
    if not frame.tags[at] & t.BASE:
        return True
    # *The final **say*** is the only noun among them. A singular name has no base form: *Lee **agree** to*.
    if frame.tags[back] & t.CAP:
        return is_plural(frame, back) or bool(frame.tags[at + 1 : at + 2] and frame.tags[at + 1] & _OPENS_CLAUSE)
    return bool(frame.tags[back] & t.ANY_CLASS) or frame.lower[back - 1] not in ARTICLES


def is_finite_verb(frame: Frame, at: int) -> bool:
    """Whether a token is a finite verb where it is: *was*, *said*, *they say*, *bristled*; not *to say*.

    A past form that may be a participle counts: no list can distinguish *the plan called Salt* from *Lee called Kay*.

    Args:
        frame: The tokens.
        at: Position of the token.

    Returns:
        Whether it is an auxiliary, a listed verb in a finite form (or in its base form after a pronoun) that is no
        noun there, or an unlisted word in *-ed*.

    Yes   It **was** odd.   Lee **said** so.   They **say** so.   Lee **kibitzed** at it.   Lee **plans** a dam.
    No    Lee had to **say** so.   Lee had to **be** it.   Lee’s **plans** failed.   I **saying** so.
    No    A visibly **kibitzed** Lee left.
    """
    tag = frame.tags[at]
    if tag & t.AUX:
        if not at:
            return True
        in_may = tag & t.CALENDAR and frame.tags[at - 1] & t.PREP
        return not in_may and frame.lower[at - 1] != "to"
    if not tag & t.VERB:
        before = _deciding_word(frame, at)
        return is_unlisted_past(frame, at) and not (before >= 0 and frame.lower[before] in ARTICLES)
    if not tag & t.FINITE and not (tag & t.BASE and at and frame.tags[at - 1] & t.PRONOUN):
        return False
    return is_cue(frame, at, t.VERB)


def _is_dated(frame: Frame, at: int) -> bool:
    """Whether a participle and its time belong to the noun before: *the order issued Friday said*."""
    noun = at > 1 and is_nominal(frame.tags[at - 1])
    return noun and is_reduced_relative(frame.tags[at]) and bool(frame.tags[at + 1] & t.CALENDAR)


def _deciding_word(frame: Frame, at: int) -> int:
    """The token before a verb, adverbs aside, that shows whether it is one; -1 when there is none."""
    tags = frame.tags
    at -= 1
    while at >= 0 and tags[at] & t.ADVERBIAL and not tags[at] & (t.AUX | t.DET):
        at -= 1
    return at
