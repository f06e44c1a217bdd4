"""Noun phrases that say what a person is: *a former mayor of Elm, Ohio*, *head of the Arts and Sports Council*."""

from __future__ import annotations

from typing import Final

from quotes.grammar.phrases import is_nominal
from quotes.lexicon import tags as t
from quotes.lexicon.folding import is_acronym
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.words import entries
from quotes.text.frames import Frame

_AGENT_ENDINGS: Final = tuple(entries("agent_endings"))
ROLE_PARTICIPLES: Final = frozenset(entries("role_participles"))
INSIDE_NAMES: Final = frozenset(["of", "for", "and", "&", "the", "on", "to"])
"""Words without a capital inside the name of a body: *Committee **for the** Arts*."""
BEFORE_BODY: Final = frozenset(["of", "at", "for", "with", "from", "in"])
"""Prepositions before the body where somebody works, or for which somebody speaks."""
_BEGINS_PHRASE: Final = t.DETERMINER | t.ADV | t.NUMBER


def is_hyphen(frame: Frame, at: int) -> bool:
    """Whether a dash has no space beside it, so that it joins two words: *D.C.-based*."""
    if not frame.tags[at] & t.DASH or not 0 < at < len(frame.tags) - 1:
        return False
    return frame.end(at - 1) == frame.starts[at] and frame.end(at) == frame.starts[at + 1]


def is_role_word(frame: Frame, at: int) -> bool:
    """Whether a word names a person by what the person is: *mayor*, *Sen.*, or an unlisted *harpooner*.

    *Baker Ann Lee **accused** the mayor*: a past tense does only after a determiner, as in *the accused*.
    """
    tag = frame.tags[at]
    if tag & t.ROLE_OR_TITLE:
        return not tag & t.PAST or (at > 0 and bool(frame.tags[at - 1] & t.DETERMINER))
    word = frame.lower[at]
    if word.endswith("-year-old"):
        return True
    return not tag and (word.endswith(_AGENT_ENDINGS) or bool(tags_of(word.rpartition("-")[2]) & t.ROLE))


def is_premodifier(frame: Frame, at: int) -> bool:
    """Whether a word before a noun may belong to it: *retired*, *newly* *elected*, *London’s*, *48-year-old*."""
    tag = frame.tags[at]
    if frame.lower[at] in ROLE_PARTICIPLES or is_hyphen(frame, at) or (tag & t.CAP and is_acronym(frame.word(at))):
        return True
    if tag & t.VERB and (not tag & t.NOMINAL or (tag & t.PAST and not tag & t.CAP)):
        return False
    return is_nominal(tag) and (bool(tag) or not frame.lower[at].endswith("ed"))


def head_of(frame: Frame, first: int, high: int) -> int:
    """The position of the head of a noun phrase: *the new **mayor** of Elm*; -1 if it is not a person.

    Args:
        frame: The tokens.
        first: Position of the first token.
        high: Position after the last that may belong to the phrase.
    """
    at = _after_determiners(frame, first, high)
    begun = at
    while at < high:
        if frame.tags[at] & t.COMMA and at > begun and is_state(frame, at, high) and at + 2 < high:
            # *a **Hollywood, Fla.,** rabbi*
            at += 3 if frame.tags[at + 2] & t.COMMA else 2
        elif _is_body_before(frame, at, begun, high):
            at += 2
        elif at > begun and frame.tags[at - 1] & t.ROLE and frame.tags[at] & t.VERB and not frame.tags[at] & t.NOMINAL:
            break  # *a reporter **visiting** Elm*
        elif is_premodifier(frame, at) or _is_inside(frame, at, begun, high):
            at += 1
        else:
            break
    head = at - 1
    if head < begun or (at < high and frame.lower[head] in ROLE_PARTICIPLES):
        return -1
    tag = frame.tags[head]
    if _is_plural(frame, head) and frame.lower[first] != "one":
        return -1
    return head if tag & t.ROLE_OR_TITLE or (head > first and is_role_word(frame, head)) else -1


def _is_plural(frame: Frame, at: int) -> bool:
    """Whether a word for people is a plural: *bakers*, *outsiders*."""
    word = frame.lower[at]
    return bool(frame.tags[at] & t.PLURAL) or (word.endswith("s") and bool(tags_of(word[:-1]) & t.ROLE))


def _after_determiners(frame: Frame, first: int, high: int) -> int:
    at = frame.skip(_BEGINS_PHRASE, first, high, unless=t.CAP)
    if at == first and at < high and frame.tags[at] & t.DETERMINER:
        at += 1
    if at < high and at > first and frame.lower[first] == "one" and frame.lower[at] == "of":
        at = frame.skip(_BEGINS_PHRASE, at + 1, high, unless=t.CAP)
    return at


def is_of_in_body(frame: Frame, at: int) -> bool:
    """Whether *of* is within the name of a body: *University **of** Elm professor Ann Lee*."""
    before = frame.tags[at - 1]
    return frame.lower[at] == "of" and bool(before & t.CAP and before & t.ORG_NOUN and frame.tags[at + 1] & t.CAP)


def _is_body_before(frame: Frame, at: int, first: int, high: int) -> bool:
    """Whether *of* is within the name of a body before the head: *a University **of** Elm professor*."""
    if at == first or at + 2 >= high:
        return False
    return is_of_in_body(frame, at) and is_nominal(frame.tags[at + 2])


def _is_inside(frame: Frame, at: int, first: int, high: int) -> bool:
    """Whether a word that is not a noun or adjective is before another word of the phrase.

    As in   a **newly** elected mayor   a newly **elected** mayor   a **top** adviser   the Ann **and** Bob Lee Chair
    """
    tag = frame.tags[at]
    if at + 1 >= high:
        return False
    after = frame.tags[at + 1]
    if tag & t.CONJ:
        return at > first and bool(frame.tags[at - 1] & t.CAP and after & t.CAP) and bool(frame.tags[first - 1] & t.DET)
    if not is_nominal(after) and not after & t.PARTICIPLE:
        return False
    if tag & t.ADV and not tag & t.PREP:
        return True
    if not tag and frame.lower[at].endswith("ed"):
        return bool(frame.tags[at - 1] & t.DETERMINER)
    if tag & (t.BASE | t.ING) and not tag & t.AUX:
        return first == at and at > 0 and bool(frame.tags[at - 1] & t.DETERMINER)
    return bool(tag & t.PARTICIPLE and not tag & t.AUX and frame.tags[at - 1] & (t.ADV | t.DETERMINER))


def is_state(frame: Frame, comma: int, high: int) -> bool:
    """Whether a comma separates a town from its state or country: *Elm**,** Ohio*."""
    if comma + 1 >= high or not frame.tags[comma - 1] & t.CAP or not frame.tags[comma + 1] & t.CAP:
        return False
    place = frame.tags[comma + 1] & t.PLACE or frame.lower[comma + 1].endswith(".")
    return bool(place) and not frame.tags[comma + 1] & (t.TITLE | t.GIVEN)
