"""What is said of a person after the name: *Ann Lee, a baker,*, *Ann Lee (R-Ohio)*, *Ann Lee of Ohio*."""

from __future__ import annotations

from typing import Final

import regex

from quotes.grammar.phrases import is_nominal
from quotes.lexicon import tags as t
from quotes.lexicon.native import mypyc_attr
from quotes.lexicon.words import entries
from quotes.speakers.roles.description_ends import description_from, end_of_description, is_said
from quotes.speakers.roles.noun_phrases import INSIDE_NAMES, is_hyphen
from quotes.text.frames import Frame, TokenRange

_PARTY: Final = regex.compile(r"(?:[rdi]|ind|lab|con|lib)\.?(?:[-–][a-z.]++)?|republican|democrat|independent")
"""A party, or a party and a state, after the name of a politician."""
_AGE: Final = regex.compile(r"\d{1,3}")
_AFFILIATING: Final = frozenset(["of", "from"])
_AFFILIATING_IN_COMMAS: Final = frozenset(["of", "from", "at", "with", "for"])
_LEADING_VERBS: Final = frozenset(entries("role_verbs"))
_ACTING: Final = frozenset(["acted", "acts", "served", "serves", "worked", "works"])
_PAST: Final = frozenset(["acted", "served", "was", "worked"])
_COPULAS: Final = frozenset(["is", "was", "remains", "became"])
_MOST_TOKENS_IN_BRACKETS: Final = 5
_MOST_WORDS_BEFORE_NAME: Final = 4
_MOST_TOKENS_IN_CLAUSE: Final = 12
_MOST_TOKENS_TO_ROLE: Final = 40
_BEGINS_ASIDE: Final = t.COMMA | t.DASH
_INSIDE_NAME: Final = INSIDE_NAMES | {"in"}


@mypyc_attr(acyclic=True)
class After:
    """What follows a name."""

    __slots__ = ("affiliation", "copula", "description", "past", "verb")

    def __init__(self) -> None:
        """Nothing yet."""
        self.description: TokenRange | None = None
        """What the person is: *a baker*."""
        self.affiliation: TokenRange | None = None
        """Where the person belongs: *of Ohio*, *(R-Ohio)*, *of Save the Children*."""
        self.past = False
        """The verb says that it is over: *who served as mayor*, *who was a baker*."""
        self.verb = False
        """The description begins with a verb: *who **heads the union***."""
        self.copula = False
        """The description is said with a verb: *Ann Lee is **a baker***."""


def after_name(frame: Frame, end: int) -> After:
    """The words after a name that say what the person is, or where.

    Args:
        frame: The tokens.
        end: Position after the last token of the name.
    """
    found = After()
    at = end
    high = min(frame.sentence(end - 1)[1], end + _MOST_TOKENS_TO_ROLE)
    if at < high and frame.tags[at] & t.OPEN_BRACKET:
        at = _read_brackets(frame, at, high, found)
    elif at < high and frame.lower[at] in _AFFILIATING:
        at = _read_affiliation(frame, at, high, found)
    if at < high and frame.tags[at] & t.COMMA and at + 2 < high and _is_party_or_age(frame, at + 1):
        if not _AGE.fullmatch(frame.lower[at + 1]):
            found.affiliation = at, at + 2
        at += 2
    if at + 1 < high:
        if frame.tags[at] & _BEGINS_ASIDE and not is_hyphen(frame, at):
            _read_aside(frame, at + 1, high, found)
        elif frame.lower[at] in _COPULAS:
            _read_predicate(frame, at + 1, high, found)
    return found


def _is_party_or_age(frame: Frame, at: int) -> bool:
    """Whether what a comma sets off is an age or a party, and another comma or a full stop follows."""
    if at + 1 < len(frame.tags) and not frame.tags[at + 1] & t.PUNCTUATION:
        return False
    word = frame.lower[at]
    return bool(_AGE.fullmatch(word)) or (len(word) > 2 and "-" in word and bool(_PARTY.fullmatch(word)))


def _read_brackets(frame: Frame, at: int, high: int, found: After) -> int:
    """Read what is in brackets after a name; give the position after them."""
    stop = frame.find(t.CLOSE_BRACKET, at + 1, high)
    if stop == high:
        return high
    if stop - at - 1 <= _MOST_TOKENS_IN_BRACKETS and _PARTY.fullmatch(frame.lower[at + 1]):
        found.affiliation = at, stop + 1
    else:
        description = description_from(frame, at + 1, stop)
        if description is not None and description[1] == stop:
            found.description = description
    return stop + 1


def _read_affiliation(frame: Frame, at: int, high: int, found: After) -> int:
    """Read *of* and the name of a place or body after a name; give the position after them."""
    stop = _end_of_proper_name(frame, at + 1, high)
    if stop > at + 1:
        found.affiliation = at, stop
        return stop
    return at


def _end_of_proper_name(frame: Frame, first: int, high: int) -> int:
    """Where a name that begins at a position ends: *Save the Children*; the position itself if there is none."""
    at = first
    if at < high and frame.tags[at] & t.DET and frame.lower[at] == "the":
        at += 1
    while (
        at + 1 < high
        and at - first < _MOST_WORDS_BEFORE_NAME
        and not frame.tags[at] & t.CAP
        and is_nominal(frame.tags[at])
    ):
        at += 1  # *of the law firm Kor*
    if at > first and not frame.tags[at - 1] & (t.CAP | t.DET | t.ORG_NOUN):
        return first
    end = at
    while at < high:
        tag = frame.tags[at]
        if tag & t.CAP and not tag & t.CALENDAR:
            at += 1
            end = at
        elif frame.lower[at] in _INSIDE_NAME and end == at and end > first:
            if frame.lower[at] in ("and", "&") and not frame.has(t.ORG_NOUN, first, at):
                break  # *Lee of Ohio **and** Ray of Texas*
            while at < high and frame.lower[at] in _INSIDE_NAME:
                at += 1
        else:
            break
    if end > first and frame.tags[end - 1] & t.POSSESSIVE_ENDING:
        return first
    has_capital = frame.has(t.CAP, first, end)
    return end if has_capital else first


def _read_aside(frame: Frame, at: int, high: int, found: After) -> None:
    """Read what a comma or a dash sets off after a name."""
    if frame.lower[at] == "who":
        if at + 2 < high:
            _read_relative(frame, at + 1, high, found)
        return
    if frame.lower[at] in _AFFILIATING_IN_COMMAS and frame.tags[at] & t.PREP:
        end = end_of_description(frame, at, at + 1, high)
        if end > at + 1 and _may_affiliate(frame, at, end) and _is_closed(frame, end):
            found.affiliation = at, end
        return
    description = description_from(frame, at, high)
    if description is not None and _is_closed(frame, description[1]):
        found.description = description


def _read_relative(frame: Frame, verb: int, high: int, found: After) -> None:
    """Read what *who* and a verb say: *who **heads the union***, *who was **mayor***, *who **works for Kor***."""
    word, after = frame.lower[verb], frame.lower[verb + 1]
    if word in _COPULAS or (word in _ACTING and after == "as"):
        _read_predicate(frame, verb + 1 + (word in _ACTING), high, found)
        found.copula = False
        found.past = word in _PAST
    elif word in _LEADING_VERBS and not frame.tags[verb + 1] & t.PREP:  # *who ran on a promise*
        end = end_of_description(frame, verb, verb + 1, high)
        if end > verb + 1 and end - verb <= _MOST_TOKENS_IN_CLAUSE:
            found.description = verb, end
            found.verb = True
    elif word in _ACTING and after in _AFFILIATING_IN_COMMAS:
        end = end_of_description(frame, verb, verb + 2, high)
        if end > verb + 2 and _is_closed(frame, end):
            found.affiliation = verb, end


def _may_affiliate(frame: Frame, at: int, end: int) -> bool:
    """Whether a preposition and its noun say where a person belongs: *of Ohio*, *with Kor Motors*, not *with Ray*."""
    capitals = [i for i in range(at + 1, end) if frame.tags[i] & t.CAP]
    if not capitals:
        return False
    if frame.lower[at] in _AFFILIATING:
        return True
    return len(capitals) > 1 or frame.has(t.ORGANIZATION, at + 1, end)


def _is_closed(frame: Frame, end: int) -> bool:
    """Whether an aside ends with a mark, a quotation or its sentence, or before a cue: *Ray, aide to Lee **said***."""
    if end >= len(frame.tags) or frame.begins_sentence(end):
        return True
    return bool(frame.tags[end] & (t.PUNCTUATION | t.WH_WORD)) or is_said(frame, end)


def _read_predicate(frame: Frame, at: int, high: int, found: After) -> None:
    """Read what *is* or *was* says: *Ann Lee is **a baker***."""
    # A line that ends in the middle of *Ann Lee, who served as* has nothing after it.
    if at >= high or (not frame.tags[at] & t.DETERMINER and not is_nominal(frame.tags[at])):
        return
    description = description_from(frame, at, high)
    if description is not None and (_is_closed(frame, description[1]) or frame.tags[description[1]] & t.CONJ):
        found.description = description
        found.copula = True
