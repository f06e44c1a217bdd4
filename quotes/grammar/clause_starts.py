"""Where a reported clause behind a cue begins: past who is addressed and when, at *that* or its first word."""

from __future__ import annotations

from quotes.text.frames import Frame
from quotes.lexicon.words import (
    ADV,
    AUX,
    BASE,
    BODY,
    CALENDAR,
    CAP,
    CLOSE,
    COMMA,
    CONJ,
    DEMONYM,
    DET,
    NUMBER,
    OBJECT,
    OPENS_PHRASAL,
    ORG,
    PLURAL,
    POSS,
    POSSESSIVE,
    PREP,
    PRONOUN,
    PUNCTUATION,
    QUOTE,
    ROLE,
    SEMICOLON,
    SPEECH_NOUN,
    STOP,
    SUB,
    VERB,
    WH,
    entries,
)
from quotes.grammar.naming import is_programme
from quotes.grammar.phrases import Phrase, is_finite, phrase_after
from quotes.grammar.verbs import TELLING

TIMES = frozenset(entries("times"))
_TIME_MODIFIERS = frozenset(entries("time_modifiers"))
_TIME_WORDS = TIMES | _TIME_MODIFIERS
_TO_THAT = 14
"""How many tokens may stand between a cue and *that*: *said on Friday in a letter to the board that*."""
_BEHIND_TIMES = DET | POSS | PRONOUN | CAP | NUMBER | WH | SUB | STOP | COMMA
_ADVERBIALS = PREP | ADV | CALENDAR
_NOTHING = STOP | CLOSE | COMMA
"""What stands where no clause begins."""
_SUBJECTS = PRONOUN | WH
_NO_SUBJECT = POSS | OBJECT
_BEFORE_TIME = PREP | DET | ADV | NUMBER
_MAY_BE_TIME = _BEFORE_TIME | CALENDAR
_NO_CLAUSE = PUNCTUATION | PREP | CALENDAR | ADV | CONJ | SUB
_HEARERS = CAP | ROLE | ORG | PRONOUN | OBJECT | PLURAL | BODY | DEMONYM


def clause_start(frame: Frame, verb: int, first: int, high: int) -> int | None:
    """Where a reported clause behind a cue begins.

    Args:
        frame: The tokens.
        verb: Position of the cue's verb.
        first: Position after the cue.
        high: Position after the last token of the sentence.

    Returns:
        The position of *that* or of its first word: whom a verb of telling addresses and the times and
        places before *that* are left out; ``None`` when nothing follows.
    """
    tags = frame.tags
    if frame.lower[verb] in TELLING and first == verb + 1:
        first = _after_addressee(frame, first, high)
        first += first < high and is_programme(frame, first)
    if first < high and tags[first] & _ADVERBIALS and not is_infinitive(frame, first, high):
        that = _that(frame, first, high)
        if that is not None:
            return that
    if first < high and (tags[first] & _MAY_BE_TIME or frame.lower[first] in _TIME_WORDS):
        first = _after_times(frame, first, high)
    return None if first >= high or tags[first] & _NOTHING else first


def _after_times(frame: Frame, first: int, high: int) -> int:
    """The position behind the times that begin a stretch: *on Friday*, *late last week*; not *the night shift*."""
    behind = first
    for at in range(first, high):
        tag = frame.tags[at]
        if tag & CALENDAR and not tag & POSSESSIVE and not (at > first and frame.tags[at - 1] & DET):
            behind = first = at + 1
        elif frame.lower[at] in TIMES or (tag & ADV and behind == at > first):
            behind = at + 1
        elif not tag & _BEFORE_TIME and frame.lower[at] not in _TIME_MODIFIERS:
            break
    return behind if behind < high and frame.tags[behind] & _BEHIND_TIMES else first


def _after_addressee(frame: Frame, first: int, high: int) -> int:
    """The position behind whom a verb of telling addresses; what is promised or urged is no such thing."""
    end = first
    while end < high and not (frame.lower[end] == "to" and is_infinitive(frame, end, high)):
        end += 1
    addressed = phrase_after(frame, first, end)
    if addressed is None or addressed[1] >= high:
        return first
    after = addressed[1]
    tag = frame.tags[after]
    if tag & (AUX | VERB) & ~PREP:
        return first
    goes_on = not tag & _NO_CLAUSE or is_infinitive(frame, after, high) or _that(frame, after, high) is not None
    return (
        after if goes_on or any(tag & _HEARERS and not tag & SPEECH_NOUN for tag in frame.tags[first:after]) else first
    )


def is_infinitive(frame: Frame, at: int, high: int) -> bool:
    """Whether *to* stands before a verb at a position, or before what no list has: *to leave*, *to rebuild*."""
    if frame.lower[at] != "to" or at + 1 >= high:
        return False
    tag = frame.tags[at + 1]
    return bool(tag & (BASE | ADV)) or not (tag & ~OPENS_PHRASAL or frame.lower[at + 1].endswith("s"))


def _that(frame: Frame, first: int, high: int) -> int | None:
    """The position of *that* behind adverbials: *said in a letter that*."""
    end = min(high - 1, first + _TO_THAT)
    if "that" not in frame.lower[first:end]:
        return None
    for at in range(first, end):
        if frame.lower[at] == "that" and not frame.tags[at - 1] & PREP:
            return at
        if is_finite(frame.tags[at]) or frame.tags[at] & (STOP | SEMICOLON):
            break
        if frame.tags[at] & QUOTE and not is_programme(frame, at):
            break
    return None


def content_start(frame: Frame, cue: Phrase, source: Phrase, at: int) -> int:
    """Where the reported clause around a position behind a cue begins: at *that*, else behind the cue."""
    first = cue[1]
    if source[0] >= first:
        first = max(first, min(source[1], at))
    return min(at, clause_start(frame, cue[0], first, at + 1) or at)


def is_whole(frame: Frame, start: int) -> bool:
    """Whether a clause begins as one with a verb: *that …*, *she …*, *whether …*."""
    tag = frame.tags[start]
    return frame.lower[start] == "that" or bool(tag & _SUBJECTS and not tag & _NO_SUBJECT)
