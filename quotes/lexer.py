"""Finds what matters in the text, with offsets: paragraphs, quotation marks and tokens.

Nothing here rewrites the text: every offset is a code point of the article as read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotes.lexicon import APHAERESES
from quotes.model import Mark, Span

_BREAK = re.compile(r"[\r\n\u2028\u2029]\s*")
_SENTENCE_ENDS = frozenset(".?!:;…\"”’'»›)]*")
_WRAPPED_WIDTH = (45, 100)
"""A hard-wrapped line is about this long, in characters."""

_LONG_LINE = re.compile(rf"[^\r\n\u2028\u2029]{{{_WRAPPED_WIDTH[1] + 1}}}")

_MARK = re.compile(r"[\"“”„‟«»‹›「」『』‘‚‛`´'’]+")
_INSIDE_WORDS = frozenset("'’")
_FAMILIES = {
    **dict.fromkeys(["“", "”", "„", "‟", '"', "''", "``", "´´", "’’", "‘‘"], "double"),
    **dict.fromkeys(["‘", "’", "‚", "‛", "'", "`", "´"], "single"),
    **dict.fromkeys("«»", "angle"),
    **dict.fromkeys("‹›", "single angle"),
    **dict.fromkeys("「」", "corner"),
    **dict.fromkeys("『』", "white corner"),
}
_GLYPH = re.compile(r"''|``|´´|’’|‘‘|.", re.DOTALL)
_ALWAYS_OPEN = frozenset("„‚「『‹“‘‟‛") | {"``", "‘‘"}
_ALWAYS_CLOSE = frozenset("」』›”’´") | {"’’", "´´"}
_BEFORE_OPENING = frozenset("([{<—–-/\\|:;,=>*…\u200b\u200e\ufeff") | frozenset("“\"‘'«‹„‚「『`’.")
_CLOSING_PUNCTUATION = frozenset(",.;:!?)]}")
_LONGEST_RUN = 6
"""More marks than this side by side are a rule or an ornament, not marks of speech."""


def paragraphs(text: str) -> list[Span]:
    """Split an article into paragraphs.

    A blank line always ends one; so does a line end, unless the article is hard-wrapped there: the next
    line goes on in lower case, or the lines are of one width and this one ends no sentence.

    Args:
        text: The article as read.

    Returns:
        The paragraphs without the white space around them, in order.
    """
    found = []
    wrapped = _is_wrapped(text)
    start = len(text) - len(text.lstrip())
    for gap in _BREAK.finditer(text, start):
        at, after = gap.span()
        if _is_soft(text, at, after, wrapped=wrapped):
            continue
        while at > start and text[at - 1].isspace():
            at -= 1
        if at > start:
            found.append(Span(start, at))
        start = after
    end = len(text.rstrip())
    if end > start:
        found.append(Span(start, end))
    return found


def _is_wrapped(text: str) -> bool:
    """Whether most lines are as long as a hard-wrapped line and none is longer."""
    if _LONG_LINE.search(text):
        return False
    lines = text.splitlines()
    return sum(len(line) >= _WRAPPED_WIDTH[0] for line in lines) >= max(3, len(lines) // 2)


def _is_soft(text: str, at: int, after: int, *, wrapped: bool) -> bool:
    """Whether a gap that starts with a line end lies within a sentence."""
    if after >= len(text) or not (wrapped or text[after].islower()) or text.count("\n", at, after) > 1:
        return False
    before = text[:at].rstrip() if at < 80 else text[at - 80 : at].rstrip()
    return before[-1:] not in _SENTENCE_ENDS


def marks(text: str) -> Iterator[Mark]:
    """Yield the quotation marks of a text, apostrophes within words and primes left out.

    Args:
        text: The article as read.

    Yields:
        Marks in order; one may be able both to open and to close.
    """
    end = len(text)
    for run in _MARK.finditer(text):
        start, stop = run.span()
        if stop - start == 1:
            glyph = text[start]
            if glyph in _INSIDE_WORDS and 0 < start and stop < end and text[start - 1].isalnum() and text[stop].isalnum():
                continue
        elif stop - start > _LONGEST_RUN:
            continue
        for at, after in _split(text, run):
            mark = _mark(text, at, after)
            if mark:
                yield mark


def _split(text: str, run: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The single marks in a run of them; ``'''`` opens as ``''`` + ``'`` and closes the other way."""
    at, stop = run.span()
    if stop - at == 1:
        yield at, stop
        return
    if run.group() in ("'''", "’’’") and at > 0 and not text[at - 1].isspace():
        yield at, at + 1
        at += 1
    for glyph in _GLYPH.finditer(text, at, stop):
        yield glyph.span()


def _mark(text: str, at: int, stop: int) -> Mark | None:
    glyph = text[at:stop]
    family = _FAMILIES[glyph]
    before = text[at - 1] if at else " "
    after = text[stop] if stop < len(text) else " "
    opens = not after.isspace() and after not in _CLOSING_PUNCTUATION
    closes = not before.isspace() and before not in "([{"
    if family == "single":
        opens = opens and (before.isspace() or before in _BEFORE_OPENING) and glyph not in "’´"
        closes = closes and not (after.isalnum() or after == "_") and glyph not in "‚‛"
        if opens and glyph in "'‘" and _is_aphaeresis(text, stop, glyph):
            opens = False
        if before.isdigit() and glyph in "'´" and not opens and (after.isdigit() or after == " "):
            closes = closes and not after.isdigit()
    elif glyph == '"' and before.isdigit() and _is_inches(text, at):
        return None
    elif opens and closes and (before.isalnum() or before in ".!?") and glyph == '"':
        opens = not after.isalnum() or before in ".!?"
    if glyph in _ALWAYS_OPEN and (opens or not closes):
        closes = glyph in "“‘" and closes
        opens = True
    elif glyph in _ALWAYS_CLOSE and (closes or not opens):
        opens = glyph == "”" and opens and before.isspace()
        closes = True
    if not opens and not closes:
        if family == "single":
            return None
        opens = closes = True
    return Mark(at, stop, family, opens, closes)


_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*['’]?")
_DECADE = re.compile(r"\d\ds?\b")
_INCHES = re.compile(r"\d['’′]\s?\d{1,2}\Z")


def _is_aphaeresis(text: str, stop: int, glyph: str) -> bool:
    """Whether the mark stands for letters left out: ``'tis``, ``'90s``, ``'em``."""
    if _DECADE.match(text, stop):
        return True
    word = _WORD.match(text, stop)
    return bool(word) and glyph == "'" and word.group().rstrip("'’").lower() in APHAERESES  # type: ignore[union-attr]


def _is_inches(text: str, at: int) -> bool:
    return bool(_INCHES.search(text, max(0, at - 6), at))
