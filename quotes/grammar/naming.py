"""Participles that name a noun rather than report: *a play called “Salt”*, *a band called Rust*."""

from __future__ import annotations

from typing import Final

from quotes.grammar.auxiliaries import is_passive
from quotes.grammar.phrases import LONGEST_SOURCE, is_nominal
from quotes.grammar.verbs import is_finite_verb
from quotes.lexicon import tags as t
from quotes.lexicon.words import entries
from quotes.text.frames import Frame

NAMING_FORMS: Final = frozenset(entries("naming_forms"))
_BEFORE_NOUN: Final = t.SPECIFIER | t.PREP | t.PUNCTUATION | t.AUX | t.CONJ | t.SUBORDINATOR
"""What begins a noun phrase or is before it."""
_INDEFINITE_ARTICLES: Final = frozenset(["a", "an", "another"])


def names_noun_before(frame: Frame, verb: int, low: int) -> bool:
    """Whether a verb of naming is a participle that names the noun before it, and so reports nothing.

    Args:
        frame: The tokens.
        verb: Position of the verb.
        low: Position of the first token of its sentence.

    Yes   Lee played in a band **called** Rust.   A band **called** Rust played on.
    Yes   Lee writes a column with Kay **called** “Salt”.   It was posted by a man **called** “Red”.
    No    A band **called** it odd.   The mayor **called** it odd.   Lee **played** in a band.
    """
    if frame.lower[verb] not in NAMING_FORMS or verb - 1 <= low:
        return False
    if frame.lower[verb - 1] == "so" and frame.tags[verb + 1 : verb + 2] and not frame.tags[verb + 1] & t.PRONOUN:
        return True  # *the so **called** Kor Plan*
    low = max(low, verb - LONGEST_SOURCE)
    tag = frame.tags[verb - 1]
    if tag & t.COMMA:
        return _is_named_thing(frame, verb, low)
    if not is_nominal(tag):
        return False
    first = frame.find_back(_BEFORE_NOUN, verb - 1, low)
    after_preposition = (first > low and frame.tags[first] & t.PREP) or frame.tags[first - 1] & t.PREP
    if _is_name_quoted(frame, verb + 1) and after_preposition:
        # *a column with her friend Kay **called** “Salt”*
        noun = first - 1 - bool(frame.tags[first] & t.DETERMINER)
        if frame.lower[first] not in _INDEFINITE_ARTICLES and noun > low and is_nominal(frame.tags[noun]):
            first = frame.find_back(_BEFORE_NOUN, noun, low)
    elif tag & t.ROLE:
        # *A man **called** Bo said*; but *A man called Bo odd*
        return _has_verb_after_name(frame, verb + 1)
    if frame.lower[first] not in _INDEFINITE_ARTICLES:
        return False
    # What the noun hangs on shows that it is not a subject: *played **in** a band called*, *had **joined** a band*.
    before = frame.tags[first - 1] if first > low else 0
    hangs = before & t.PREP or (before & (t.FINITE | t.ING) and not before & t.CAP)
    return bool(hangs) or _has_verb_after_name(frame, verb + 1)


def _is_named_thing(frame: Frame, verb: int, low: int) -> bool:
    """Whether a thing is before the comma before a participle: *A band, **called** Rust*; *a song, **called** “Oh”*."""
    thing = frame.tags[verb - 2]
    if not is_nominal(thing) or thing & (t.ROLE | t.CAP):
        return False
    after = frame.skip(t.DET, verb + 1, len(frame.tags))
    if frame.has(t.QUOTATION, after, after + 1):
        return _is_name_quoted(frame, after)
    return frame.find_back(_BEFORE_NOUN, verb - 2, low) == low


def verb_naming_object(frame: Frame, at: int, low: int) -> int | None:
    """The verb that calls its object by a quotation at the end, where the object has a clause of its own.

    Args:
        frame: The tokens.
        at: Position of the quotation.
        low: Position of the first token of its sentence.

    Gives   Lee called a note saying so to the board **“odd”**. → called   Lee called it **“odd”**. → nothing
    Gives   Lee called a note saying it was **“odd”**. → nothing
    """
    ends = at + 1 >= len(frame.tags) or frame.tags[at + 1] & t.STOP
    if not ends or at <= low or not is_nominal(frame.tags[at - 1]):
        return None
    reports = False
    for verb in range(at - 1, low, -1):
        tag = frame.tags[verb]
        if tag & t.PUNCTUATION:
            break
        if frame.lower[verb] in NAMING_FORMS and tag & t.REPORTING:
            return verb if reports and not is_passive(frame, verb) else None
        reports = reports or bool(tag & t.REPORTING and tag & t.ING)
    return None


def _is_name_quoted(frame: Frame, at: int) -> bool:
    """Whether a quotation that begins with a capital is at a position, and nobody is said to call it so after it."""
    if at >= len(frame.tags) or not frame.tags[at] & t.QUOTATION or frame.lower[at + 1 : at + 2] == ["by"]:
        return False
    return frame.text[frame.quotations[at].inner_start].isupper()


def _has_verb_after_name(frame: Frame, at: int) -> bool:
    """Whether a verb follows a name, so that the noun before the name is its subject: *called Rust **played***."""
    start = at
    at = frame.skip(t.CAP | t.NUMBER | t.DET | t.QUOTATION, at, len(frame.tags))
    return start < at < len(frame.tags) and is_finite_verb(frame, at)
