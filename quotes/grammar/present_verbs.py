"""Forms of the present: whether one is a verb, by the word before it that may be its subject."""

from __future__ import annotations

from typing import Final

from quotes.grammar.phrase_parts import ends_title, goes_on_as_noun, is_adjective, is_noun_after_plural, is_plural
from quotes.grammar.phrases import SHARES, is_nominal
from quotes.grammar.verb_signs import SPOKEN_NOUNS, has_clause_after, is_name_in_ing, is_surely_finite
from quotes.lexicon import tags as t
from quotes.lexicon.tagging import PHRASAL
from quotes.lexicon.word_sets import A_OR_AN, COMMON_WORDS, PASSIVE_AUXILIARIES
from quotes.lexicon.words import entries
from quotes.text.frames import Frame

_SEVERAL: Final = frozenset(entries("plural_determiners"))
_OF_SEVERAL: Final = (_SEVERAL - {"some"}) | {"other", "various"}
_MOST_NOUNS: Final = 3
"""Nouns that hang on each other between a plural and its verb: *critics of the plan for the harbor fear that*."""
_BEFORE_PRESENT: Final = t.PRONOUN | t.AUX | t.PUNCTUATION | t.WH_WORD | t.CONJ
"""What comes before a verb rather than a noun."""

_OF_PLURALS: Final = frozenset(["are", "do", "have", "were"])
"""Auxiliaries after a plural."""


def is_present(frame: Frame, at: int, verb: int) -> bool:
    """Whether a base form or one in *-s* is a verb after a word that may be its subject, rather than a noun.

    Args:
        frame: The tokens.
        at: Position of the word before it, adverbs aside.
        verb: Position of the form.

    Yes   **Officials** **say** so.   **Kay** **claims** so.   **They** **plan** to leave.
    No    The **new** **claims** are odd.   He drew **loud** **claims**.   The **two** **reports** are odd.
    """
    before, tag = frame.tags[at], frame.tags[verb]
    if frame.lower[at] in PASSIVE_AUXILIARIES and tag & t.BASE:
        return False
    if before & _BEFORE_PRESENT and not _is_month(frame, at):
        return not (before & t.COMMA and tag & t.ORG_NOUN and _is_followed_by_verb(frame, at + 1))
    if before & t.PREP:
        return frame.lower[at] == "to" and bool(tag & t.BASE)
    if tag & t.BASE and _is_counted_subject(frame, at, tag):
        return True
    if before & (t.NUMBER | t.DET) or (frame.lower[at].endswith("ing") and not is_name_in_ing(frame, at)):
        return False
    if before & t.VERB and not before & t.HUMAN_NOUN_OR_NAME:
        return False
    if at and _is_object(frame, at, tag):
        return False
    if not before & t.ANY_CLASS and _is_described(frame, at):
        return False
    if tag & t.BASE:
        return _may_be_plural_subject(frame, at, tag)
    return _may_be_singular_subject(frame, at, tag)


def _is_month(frame: Frame, at: int) -> bool:
    """Whether *May* describes a noun after it rather than a verb: *a **May** report*."""
    tag = frame.tags[at]
    return bool(tag & t.AUX and tag & t.CALENDAR and tag & t.CAP and at and frame.tags[at - 1] & t.SPECIFIER)


def _is_object(frame: Frame, at: int, verb: int) -> bool:
    """Whether a base form or one of several is before a form, which is an object then.

    *refused to answer **questions***, *did offer **hints***, *in other missile **types***, *in other **states***
    """
    if frame.tags[at] & t.BASE and (frame.lower[at - 1] == "to" or frame.tags[at - 1] & t.AUX):
        return True
    alone = frame.lower[at] == "other" and not frame.tags[at - 1] & t.DETERMINER
    return bool(verb & t.THIRD) and (alone or frame.lower[at - 1] in _OF_SEVERAL)


def _is_counted_subject(frame: Frame, at: int, verb: int) -> bool:
    """Whether a number or determiner is the subject of a base form: *three say*, *most think*, *their many say*."""
    tag, word = frame.tags[at], frame.lower[at]
    shares = word in SHARES or word in _SEVERAL
    # *42 percent **support** the plan*; not *it has 42 percent **support** there*
    if shares and at + 2 < len(frame.tags) and frame.tags[at + 2] & t.BEGINS_OBJECT and not frame.tags[at + 2] & t.PREP:
        return True
    if shares or tag & t.NUMBER:
        return bool(verb & (t.SAY | t.THINK)) and not verb & t.HUMAN_NOUN_OR_NAME
    two = tag & t.DET and at and frame.tags[at - 1] & t.DETERMINER
    return bool(two and verb & t.SAY) and not verb & t.HUMAN_NOUN_OR_NAME


def _is_followed_by_verb(frame: Frame, at: int) -> bool:
    """Whether a verb is right after a word, so that the word is its subject: *…, **states** have*."""
    return at + 1 < len(frame.tags) and bool(frame.tags[at + 1] & (t.AUX | t.THIRD))


def _is_described(frame: Frame, at: int) -> bool:
    """Whether an unlisted word is right after a verb, so that it describes the next noun: *drew **loud** jeers*."""
    return at > 0 and bool(frame.tags[at - 1] & (t.ING | t.PAST)) and not frame.tags[at - 1] & t.HUMAN_NOUN_OR_NAME


def _may_be_plural_subject(frame: Frame, at: int, verb: int) -> bool:
    """Whether a noun before a base form may be its subject: *officials say*, *Ames and Bell say*, *men in Ely say*."""
    # *three hours of **public** comment*, *the mill and **special** counsel*
    if (frame.lower[at] == "public" and at and not frame.tags[at - 1] & t.DET) or is_adjective(frame, at):
        return False
    if is_plural(frame, at) or (at > 0 and frame.lower[at - 1] == "and"):
        # *said on **an** earnings call*
        return frame.lower[at - 1] not in A_OR_AN and not is_noun_after_plural(frame, at + 1)
    if not _may_be_verb_after_nouns(frame, at + 1, verb):
        return False
    for step in range(_MOST_NOUNS):
        while at > 0 and is_nominal(frame.tags[at]):
            at -= 1
        if frame.tags[at] & t.DET:
            at -= 1
        if at > 0 and not step and frame.lower[at] == "and":
            return True
        if at <= 0 or not frame.tags[at] & t.PREP or frame.tags[at - 1] & t.FINITE:
            return False
        if is_plural(frame, at - 1):
            return True
        at -= 1
    return False


def _takes_clause_or_object(frame: Frame, at: int, verb: int) -> bool:
    """Whether a base form of reporting or thought is followed as a verb is: *polls in Ely **show** the club ahead*."""
    if not verb & (t.REPORT | t.THINK) or at + 1 >= len(frame.tags):
        return False
    after = frame.tags[at + 1]
    return bool(after & (t.BEGINS_SUBJECT | t.SUBORDINATOR)) and not after & t.PREP


def _may_be_verb_after_nouns(frame: Frame, at: int, verb: int) -> bool:
    """Whether a base form may be the verb of a plural far before it: *Critics of the plan **hope** it fails*."""
    clause = _takes_clause_or_object(frame, at, verb)
    if verb & t.HUMAN_NOUN_OR_NAME:
        # *in a climate of job **fear** she left* has a noun.
        return clause and bool(verb & t.THINK) and frame.lower[at + 1 : at + 2] != ["she"]
    return clause or bool(verb & t.SAY)


def _may_be_singular_subject(frame: Frame, at: int, verb: int) -> bool:
    """Whether the word before a verb in *-s* may be its subject, so that the verb is not a plural noun."""
    before = frame.tags[at]
    if (before & t.DEMONYM and not before & (t.ROLE | t.ORG_NAME)) or _has_own_verb(frame, at + 1):
        return False
    # *part of the **new** consoles*, *failed to ask **key** questions*
    if is_adjective(frame, at) or ends_title(frame, at):
        return False
    if verb & t.ORG_NOUN and goes_on_as_noun(frame, at + 2):
        return False
    after = frame.lower[at + 2] if frame.lower[at + 1] in SPOKEN_NOUNS and at + 2 < len(frame.lower) else ""
    # *community service **orders**, or classes* has no object: *the service orders a recount*.
    begins = frame.begins_sentence(at)
    is_name = before & t.CAP and not (begins and (before & t.STANCE_WORD or frame.lower[at] in COMMON_WORDS))
    if is_name or (before & t.ORG_NOUN and not verb & t.TEXT_NOUN):
        return after not in ("by", "from") or not begins  # *Recent **comments** by Lee*
    if after == "of":
        return False
    if frame.lower[at].endswith("s") and not before & t.ROLE:
        return False
    if verb & t.SAY and not verb & (t.TEXT_NOUN | t.ROLE):
        return True
    if at + 2 >= len(frame.tags) or frame.lower[at + 2] in PHRASAL.get(frame.lower[at + 1], ()):
        return True
    return _ends_tag(frame, at) or bool(
        frame.tags[at + 2] & (t.BEGINS_OBJECT | t.NUMBER | t.QUOTATION | t.SUBORDINATOR | t.COLON)
    )


def _ends_tag(frame: Frame, noun: int) -> bool:
    """Whether a noun with an article and a form in *-s* are all that is left: *“No,” the report **notes***."""
    if noun < 2 or not frame.tags[noun - 1] & t.DETERMINER or not frame.tags[noun + 2] & t.STOP:
        return False
    return bool(frame.tags[noun - 2] & (t.COMMA | t.QUOTATION))


def _has_own_verb(frame: Frame, noun: int) -> bool:
    """Whether what is right after a form in *-s* makes it a plural noun: *reports **suggest** so*, *states **which***.

    Not in *what Lee claims **are** lies*.
    """
    after = noun + 1
    if not frame.tags[noun] & t.NOUN or after >= len(frame.tags):
        return False
    tag = frame.tags[after]
    if tag & t.WH_WORD:
        return frame.lower[after] in ("which", "who")
    # *Economic forecasts **are** dear.*
    if frame.lower[after] in _OF_PLURALS and noun and frame.begins_sentence(noun - 1):
        return True
    if tag & (t.NOMINAL | t.AUX) or not tag & t.VERB:
        return False
    return bool(tag & t.BASE) or is_surely_finite(tag) or has_clause_after(frame, after)
