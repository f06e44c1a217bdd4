"""Find the quotation marks of an article, apostrophes and primes left out, with offsets into the article as read."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import regex

from quotes.lexicon.native import mypyc_attr
from quotes.lexicon.words import entries

CLOSING_MARKS: Final = frozenset("”\"'’»")
"""Marks that may end what somebody says, apostrophes among them."""
_SHORTENED: Final = frozenset(word[1:].rstrip("'") for word in entries("apostrophes") if word[0] == "'")
"""What follows the apostrophe in words that begin with one: *’tis*, *’em*."""
_DOUBLES: Final = '"“”„‟«»‹›「」『』‚‛'
_APOSTROPHES: Final = "'’`´‘"
"""Marks that are apostrophes, not quotation marks, between two letters."""
_GLYPHS: Final = frozenset(_DOUBLES + _APOSTROPHES)
_GLYPH: Final = regex.compile(r"(['`´’‘])\1|.", regex.DOTALL)
_FAMILIES: Final = {
    **dict.fromkeys(["“", "”", "„", "‟", '"', "''", "``", "´´", "’’", "‘‘"], "double"),
    **dict.fromkeys(["‘", "’", "‚", "‛", "'", "`", "´"], "single"),
    **dict.fromkeys("«»", "angle"),
    **dict.fromkeys("‹›", "single angle"),
    **dict.fromkeys("「」", "corner"),
    **dict.fromkeys("『』", "white corner"),
}
_ONLY_OPEN: Final = frozenset("„‚「『‹‟‛") | {"``", "‘‘"}
_ONLY_CLOSE: Final = frozenset("」』›") | {"´´"}
_NEVER_OPEN: Final = frozenset("’´")
_BEFORE_OPENING: Final = frozenset("([{<—–-/\\|:;,.=>*…\u200b\u200e\ufeff“\"‘'«‹„‚「『`’")
_CLOSING_PUNCTUATION: Final = frozenset(",.;:!?)]}")
_LONGEST_RUN: Final = 6
"""Code points; a longer run of marks is a rule or an ornament."""
_MOST_KEPT: Final = 1 << 12
"""Marks between two characters that are kept, so that memory stays bounded."""


@mypyc_attr(acyclic=True)
class Mark:
    """A quotation mark that may open, may close, or may do either."""

    __slots__ = ("closes", "end", "family", "opens", "start")

    def __init__(self, start: int, end: int, family: str, *, opens: bool, closes: bool) -> None:
        """A mark and what it may do.

        Args:
            start: Where it starts (code points).
            end: Where it ends, exclusive.
            family: Marks of one family close each other: ``double``, ``single``, ``angle`` …
            opens: Whether it may open a quotation.
            closes: Whether it may close one.
        """
        self.start = start
        self.end = end
        self.family = family
        self.opens = opens
        self.closes = closes


class _Sides(dict[str, tuple[str, bool, bool, bool]]):
    """What a mark between two characters may do, worked out once for each combination."""

    def __missing__(self, around: str) -> tuple[str, bool, bool, bool]:
        """The family of a mark, whether it may open, whether it may close, and whether it is certainly a mark.

        Args:
            around: The mark, with one character before and one after it.
        """
        family, opens, closes = _roles(around[0], around[1:-1], around[-1])
        is_inches = closes and around[1:-1] == '"' and around[0].isdigit()
        sides = family, opens, closes, family != "single" and not is_inches
        if len(self) < _MOST_KEPT:
            self[around] = sides
        return sides


_SIDES: Final = _Sides()


def find_marks(text: str) -> list[Mark]:
    """Find the quotation marks of a text, apostrophes and primes left out.

    Args:
        text: The article as read.

    Returns:
        The marks in order; a mark may be able both to open and to close.
    """
    found: list[Mark] = []
    padded = text + " "
    places = _places(padded)
    places.append(len(padded) + 1)
    stop = 0
    for at, following in pairwise(places):
        if at < stop:
            continue
        stop = at + 1
        if following > stop:
            family, opens, closes, is_sure = _SIDES[padded[at - 1 : at + 2] if at else " " + padded[:2]]
            if is_sure:
                found.append(Mark(at, stop, family, opens=opens, closes=closes))
            else:
                _add_mark(found, padded, at, stop)
            continue
        while padded[stop] in _GLYPHS:
            stop += 1
        if stop - at <= _LONGEST_RUN:
            for first, last in _split(padded, at, stop):
                _add_mark(found, padded, first, last)
    return found


def _places(padded: str) -> list[int]:
    """Where the marks start, in order, without apostrophes between two letters.

    Searching for each mark in turn is many times faster than one search for any of them.
    """
    places: list[int] = []
    for glyph in _DOUBLES:
        at = padded.find(glyph)
        while at >= 0:
            places.append(at)
            at = padded.find(glyph, at + 1)
    for glyph in _APOSTROPHES:
        at = padded.find(glyph)
        while at >= 0:
            if not padded[at - 1 : at + 2 : 2].isalnum():
                places.append(at)
            at = padded.find(glyph, at + 1)
    places.sort()
    return places


def _split(text: str, at: int, stop: int) -> list[tuple[int, int]]:
    """The spans of the marks in a run; ``'''`` opens as ``''`` + ``'`` and closes as ``'`` + ``''``."""
    run = text[at:stop]
    if run in _FAMILIES:
        return [(at, stop)]
    marks = []
    if run in ("'''", "’’’") and at > 0 and not text[at - 1].isspace():
        marks.append((at, at + 1))
        at += 1
    marks += [glyph.span() for glyph in _GLYPH.finditer(text, at, stop)]
    return marks


def _add_mark(found: list[Mark], padded: str, at: int, stop: int) -> None:
    """Add a mark, unless the text around it shows that it is an apostrophe or a sign for feet or inches."""
    family, opens, closes, is_sure = _SIDES[padded[at - 1 : stop + 1] if at else " " + padded[: stop + 1]]
    if family == "single":
        if opens and _is_left_out(padded, stop, padded[at]):
            opens = False
        if closes and (_is_joining(padded, at, stop) or _FEET.match(padded, at - 1, stop + 5)):
            return
        if not opens and not closes:
            return
    elif not is_sure and _INCHES.search(padded, max(0, at - 6), at):
        return
    found.append(Mark(at, stop, family, opens=opens, closes=closes))


def _roles(before: str, glyph: str, after: str) -> tuple[str, bool, bool]:
    """The family of a mark, whether it may open and whether it may close."""
    family = _FAMILIES[glyph]
    opens = not after.isspace() and after not in _CLOSING_PUNCTUATION
    closes = not before.isspace() and before not in "([{"
    if family == "single":
        opens = opens and (before.isspace() or before in _BEFORE_OPENING) and glyph not in _NEVER_OPEN
        # In *“He said ‘no.’”* the single mark closes, although a full stop precedes it and a mark follows.
        opens = opens and not (before in ".," and after in '"”»')
        return family, opens, closes and not (after.isalnum() or after == "_") and glyph not in "‚‛"
    # Some articles close with the opening mark: *a “quick review“ of it*.
    if glyph in _ONLY_OPEN or (glyph == "“" and (opens or not closes)):
        return family, True, False
    # Others open with the closing mark: *it was ”too late” for that*.
    if glyph in _ONLY_CLOSE or (glyph in ("”", "’’") and not (opens and before.isspace())):
        return family, False, True
    return family, opens or not closes, closes or not opens


_LEFT_OUT: Final = regex.compile(
    r"\d\ds? (?! [\p{L}\p{N}_] ) | \L<shortened> (?! ['’]? [\p{L}\p{N}] )",
    regex.VERBOSE | regex.IGNORECASE,
    shortened=_SHORTENED,
)
"""What follows an apostrophe that stands for letters left out: *’90s*, *’em*; but not *’em’s* or *’emu*."""
_INCHES: Final = regex.compile(r"\d['’′]\s?\d{1,2}\Z")
_FEET: Final = regex.compile(r"\d['’]\s?\d{1,2}[\"”]")
_AND: Final = regex.compile(r"(?<![\p{L}\p{N}_])['’‘]n['’](?![\p{L}\p{N}_])", regex.IGNORECASE)


def _is_left_out(text: str, stop: int, glyph: str) -> bool:
    """Whether the mark is an apostrophe for letters left out: ``'tis``, ``'90s``, ``'em``."""
    match = _LEFT_OUT.match(text, stop)
    return match is not None and (glyph != "`" or text[stop].isdigit())


def _is_joining(text: str, at: int, stop: int) -> bool:
    """Whether the mark ends a shortened *and*: ``rock 'n' roll``."""
    return at > 1 and text[at - 1] in "nN" and _AND.match(text, at - 2, stop + 1) is not None
