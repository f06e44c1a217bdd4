"""Names in a list, of which commas bound no clause: *Lee, Ray and Holt said*, *said Ann Lee, Bo Ray and Kay Holt*."""

from __future__ import annotations

from typing import Final

from quotes.grammar.phrases import is_nominal, phrase_starting_at
from quotes.lexicon import tags as t
from quotes.text.frames import Frame, TokenRange

_WITHIN_NAMES: Final = frozenset(["&", "for", "of", "on"])
_BEFORE_LIST: Final = t.CONJ | t.SUBORDINATOR | t.STOP | t.SEMICOLON | t.COLON | t.DASH | t.QUOTATION


def with_names_before(frame: Frame, phrase: TokenRange | None, low: int) -> TokenRange | None:
    """A subject of two names with those of the list that they end, or the subject where they end none.

    Args:
        frame: The tokens.
        phrase: The range of the subject, or ``None``.
        low: Position of the first token that may belong to it.

    Gives   Kor, **Lee and Holt** said so. → Kor, Lee and Holt   In Kor, **Lee and Holt** said so. → Lee and Holt
    Gives   Last year, **Lee and Holt** said so. → Lee and Holt
    """
    if phrase is None:
        return None
    first, end = phrase
    if first - 1 <= low or not frame.tags[first - 1] & t.COMMA or frame.title_case or not _is_pair(frame, first, end):
        return phrase
    while frame.tags[first - 1] & t.COMMA:
        start = _start_of_name(frame, first - 2, low)
        if start > first - 2:
            return phrase
        first = start
        if first == low or frame.tags[first - 1] & _BEFORE_LIST:
            return first, end
    return phrase


def names_starting_at(frame: Frame, first: int, high: int) -> TokenRange | None:
    """The noun phrase that starts at a position, with the full names of a list that goes on after a comma.

    Args:
        frame: The tokens.
        first: Position of its first token.
        high: Position after the last token that may belong to it.

    Gives   So said **Ann** Lee, Bo Ray and Kay Holt. → Ann Lee, Bo Ray and Kay Holt
    Gives   So said **Ann** Lee, Kay Holt’s boss and aide. → Ann Lee   So said **Ann** Lee, mayor of Kor. → Ann Lee
    """
    source = phrase_starting_at(frame, first, high)
    if source is None or not frame.tags[source[0]] & t.GIVEN:
        return source
    at = source[1]
    while at + 2 < high and frame.tags[at] & t.COMMA and (end := _end_of_full_name(frame, at + 1, high)):
        at = end
        last = at + (frame.tags[at] & t.COMMA > 0) if at + 1 < high else at
        if last + 2 < high and frame.lower[last] == "and" and (end := _end_of_full_name(frame, last + 1, high)):
            ends = end >= high or frame.tags[end] & (t.PUNCTUATION | t.PREP | t.CALENDAR)
            return (source[0], end) if ends else source
    return source


def _end_of_full_name(frame: Frame, first: int, high: int) -> int:
    """The position after the given name and surname that start there; 0 where none do."""
    end = first
    while end < high and _is_in_name(frame, end):
        end += 1
    return end if end - first > 1 and frame.tags[first] & t.GIVEN else 0


def _is_pair(frame: Frame, first: int, end: int) -> bool:
    """Whether a phrase is two names: *Lee **and** Holt*."""
    joints = [at for at in range(first + 1, end - 1) if frame.lower[at] == "and"]
    return len(joints) == 1 and all(_is_in_name(frame, at) for at in range(first, end) if at != joints[0])


def _is_in_name(frame: Frame, at: int) -> bool:
    """Whether a word may be part of a name, and no time or word that opens a sentence."""
    tag = frame.tags[at]
    return bool(tag & t.CAP) and is_nominal(tag) and not tag & (t.CALENDAR | t.ADV | t.POSSESSIVE_ENDING)


def _start_of_name(frame: Frame, last: int, low: int) -> int:
    """Where a name begins that ends there, with its article; past its end when no name does."""
    at = last
    while at >= low and (
        _is_in_name(frame, at) or (frame.lower[at] in _WITHIN_NAMES and last > at > low and _is_in_name(frame, at - 1))
    ):
        at -= 1
    if at < last and at >= low and frame.lower[at] == "the":
        at -= 1
    return at + 1
