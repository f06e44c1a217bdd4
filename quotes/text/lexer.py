"""Finds what matters in the text, with offsets: paragraphs and quotation marks.

Nothing here rewrites the text: every offset is a code point of the article as read.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from quotes.lexicon.words import entries
from quotes.model import AnyMark, Span

_BREAK = re.compile(r"[\r\n\u2028\u2029]\s*")
_NEWLINE = re.compile(r"\n\s*")
_RARE_ENDS = "\r\u2028\u2029"
_LINE_END = re.compile(r"\r\n|[\r\n\u2028\u2029]")
_SENTENCE_ENDS = frozenset(".?!:;…\"”’'»›)]*")
_WRAPPED_WIDTH = (45, 100)
"""The longest line of hard-wrapped text is about this long, in characters."""
_WRAPPED_GAPS = 3
"""Fewer line ends than this within paragraphs do not show that an article is hard-wrapped."""
_WRAPPED_SHARE = 0.75
"""Of the line ends within paragraphs, how many must fall where the next word had no room."""
_TOO_LONG_FOR = 160
"""Characters; an article with a line as long as this is not hard-wrapped."""
_TOO_LONG = re.compile(rf"[^\r\n\u2028\u2029]{{{_TOO_LONG_FOR}}}")
_GOES_ON = re.compile(r",[\"”’'»›]|[\"”’'»›],")
"""A comma and a closing mark at the end of a line, behind which a sentence goes on."""
_FIRST_LINES = 12
_LONGEST_FURNITURE = 60

_FURNITURE = frozenset(entries("page_furniture"))
_SHORTENED = frozenset(word[1:].rstrip("'") for word in entries("apostrophes") if word[0] == "'")
"""Words whose beginning an apostrophe stands for: *’tis*, *’em*."""
_PRINTED_WORD = re.compile(r"\S{1,40}")

_DOUBLES = '"“”„‟«»‹›「」『』‘‚‛'
_APOSTROPHES = "'’`´"
"""Marks that are none between two letters."""
_GLYPHS = frozenset(_DOUBLES + _APOSTROPHES)
_GLYPH = re.compile(r"''|``|´´|’’|‘‘|.", re.DOTALL)
_FAMILIES = {
    **dict.fromkeys(["“", "”", "„", "‟", '"', "''", "``", "´´", "’’", "‘‘"], "double"),
    **dict.fromkeys(["‘", "’", "‚", "‛", "'", "`", "´"], "single"),
    **dict.fromkeys("«»", "angle"),
    **dict.fromkeys("‹›", "single angle"),
    **dict.fromkeys("「」", "corner"),
    **dict.fromkeys("『』", "white corner"),
}
_ONLY_OPEN = frozenset("„‚「『‹‟‛") | {"``", "‘‘"}
_ONLY_CLOSE = frozenset("」』›") | {"´´"}
_NEVER_OPEN = frozenset("’´")
_BEFORE_OPENING = frozenset("([{<—–-/\\|:;,.=>*…\u200b\u200e\ufeff“\"‘'«‹„‚「『`’")
_CLOSING_PUNCTUATION = frozenset(",.;:!?)]}")
_LONGEST_RUN = 6
"""More marks than this side by side are a rule or an ornament, not marks of speech."""


def paragraphs(text: str) -> list[Span]:
    """Split an article into paragraphs.

    A blank line always ends one; so does a line end, unless the article is hard-wrapped there or the next
    line goes on in lower case. A line of page furniture (*Share*, *Advertisement*) is in no paragraph.

    Args:
        text: The article as read.

    Returns:
        The paragraphs without the white space around them, in order.
    """
    found: list[Span] = []
    width = _wrapped_width(text)
    start = line = len(text) - len(text.lstrip())
    breaks = _BREAK if any(end in text for end in _RARE_ENDS) else _NEWLINE
    for gap in breaks.finditer(text, start):
        at, after = gap.span()
        while text[at - 1].isspace() and at > start:
            at -= 1
        if at - line <= _LONGEST_FURNITURE and _is_furniture(text[line:at]):
            _add(found, text, start, line)
        elif (width is not None or text[after : after + 1].islower()) and _is_soft(text, line, at, after, width):
            line = after
            continue
        elif at > start:
            found.append((start, at))
        start = line = after
    end = len(text.rstrip())
    if end - line <= _LONGEST_FURNITURE and _is_furniture(text[line:end]):
        end = line
    _add(found, text, start, end)
    return found


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        found.append((start, end))


def _is_furniture(line: str) -> bool:
    """Whether a line is one that a page puts between the paragraphs: *Share*, *Advertisement*."""
    lower = line.lower()
    return lower in _FURNITURE or lower.rstrip(" .:…|>»") in _FURNITURE


def _wrapped_width(text: str) -> int | None:
    """The width of a hard-wrapped article: most of its lines end where the next word had no room."""
    start = 0
    for _ in range(_FIRST_LINES):
        end = text.find("\n", start)
        if end - start >= _TOO_LONG_FOR or end < 0:
            break
        start = end + 1
    if _TOO_LONG.search(text, start):
        return None
    lines = _LINE_END.split(text)
    width = max((len(line) for line in lines if len(line) <= _WRAPPED_WIDTH[1]), default=0)
    if width < _WRAPPED_WIDTH[0]:
        return None
    gaps = full = 0
    for line, following in pairwise(lines):
        word = _PRINTED_WORD.match(following) if line.strip() else None
        if word:
            gaps += 1
            full += width < len(line.rstrip()) + 1 + word.end() and len(line) <= _WRAPPED_WIDTH[1]
    return width if gaps >= _WRAPPED_GAPS and full >= _WRAPPED_SHARE * gaps else None


def _is_soft(text: str, line: int, at: int, after: int, width: int | None) -> bool:
    """Whether the line end after a line lies within a paragraph."""
    if after >= len(text) or len(_LINE_END.findall(text, at, after)) > 1:
        return False
    if width is not None:
        word = _PRINTED_WORD.match(text, after)
        return word is not None and at - line + 1 + word.end() - after > width
    return text[at - 1] not in _SENTENCE_ENDS or _GOES_ON.fullmatch(text, at - 2, at) is not None


def marks(text: str) -> list[AnyMark]:
    """Find the quotation marks of a text, apostrophes and primes left out.

    Args:
        text: The article as read.

    Returns:
        Marks in order, each with the fields of ``Mark``; one may be able both to open and to close.
    """
    found: list[AnyMark] = []
    padded = text + " "
    places = _places(padded)
    places.append(len(padded) + 1)
    stop = 0
    for at, following in pairwise(places):
        if at < stop:
            continue
        stop = at + 1
        if following > stop:
            family, opens, closes, is_sure = _sides(padded[at - 1 : at + 2] if at else " " + padded[:2])
            if is_sure:
                found.append((at, stop, family, opens, closes))
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
    """Where the marks stand, in order; a single one between two letters is an apostrophe and no mark.

    Looking for one mark after the other is many times faster than looking for any of them.
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
    """Where the marks in a run of them stand; ``'''`` opens as ``''`` + ``'`` and closes the other way."""
    run = text[at:stop]
    if run in _FAMILIES:
        return [(at, stop)]
    marks = []
    if run in ("'''", "’’’") and at > 0 and not text[at - 1].isspace():
        marks.append((at, at + 1))
        at += 1
    marks += [glyph.span() for glyph in _GLYPH.finditer(text, at, stop)]
    return marks


def _add_mark(found: list[AnyMark], padded: str, at: int, stop: int) -> None:
    """Add a mark, unless what is around it shows that it is none."""
    family, opens, closes, is_sure = _sides(padded[at - 1 : stop + 1] if at else " " + padded[: stop + 1])
    if family == "single":
        if opens and _is_left_out(padded, stop, padded[at]):
            opens = False
        if closes and (_is_joining(padded, at, stop) or _FEET.match(padded, at - 1, stop + 5)):
            return
        if not opens and not closes:
            return
    elif not is_sure and _INCHES.search(padded, max(0, at - 6), at):
        return
    found.append((at, stop, family, opens, closes))


@lru_cache(maxsize=1 << 12)
def _sides(around: str) -> tuple[str, bool, bool, bool]:
    """Tell by its neighbours the family of a mark, whether it may open, may close, and is sure to be one."""
    family, opens, closes = _roles(around[0], around[1:-1], around[-1])
    is_inches = closes and around[1:-1] == '"' and around[0].isdigit()
    return family, opens, closes, family != "single" and not is_inches


def _roles(before: str, glyph: str, after: str) -> tuple[str, bool, bool]:
    """The family of a mark, whether it may open and whether it may close."""
    family = _FAMILIES[glyph]
    opens = not after.isspace() and after not in _CLOSING_PUNCTUATION
    closes = not before.isspace() and before not in "([{"
    if family == "single":
        opens = opens and (before.isspace() or before in _BEFORE_OPENING) and glyph not in _NEVER_OPEN
        opens = opens and not (before in ".," and after in '"”»')
        return family, opens, closes and not (after.isalnum() or after == "_") and glyph not in "‚‛"
    if glyph in _ONLY_OPEN or (glyph == "“" and (opens or not closes)):
        return family, True, False
    if glyph in _ONLY_CLOSE or (glyph in ("”", "’’") and not (opens and before.isspace())):
        return family, False, True
    if opens and closes and before.isalnum() and glyph == '"':
        opens = not after.isalnum()
    return family, opens or not closes, closes or not opens


_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*['’]?")
_DECADE = re.compile(r"\d\ds?\b")
_INCHES = re.compile(r"\d['’′]\s?\d{1,2}\Z")
_FEET = re.compile(r"\d['’]\s?\d{1,2}[\"”]")
_AND = re.compile(r"(?<!\w)['’‘]n['’](?!\w)", re.IGNORECASE)


def _is_left_out(text: str, stop: int, glyph: str) -> bool:
    """Whether the mark stands for letters left out: ``'tis``, ``'90s``, ``'em``."""
    if _DECADE.match(text, stop):
        return True
    word = _WORD.match(text, stop, stop + 12)
    return glyph != "`" and word is not None and word.group().rstrip("'’").lower() in _SHORTENED


def _is_joining(text: str, at: int, stop: int) -> bool:
    """Whether the mark ends a shortened *and*: ``rock 'n' roll``."""
    return at > 1 and text[at - 1] in "nN" and _AND.match(text, at - 2, stop + 1) is not None
