"""Finds what matters in the text, with offsets: paragraphs and quotation marks.

Nothing here rewrites the text: every offset is a code point of the article as read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from quotes.lexicon import entries
from quotes.model import Mark, Span

_BREAK = re.compile(r"[\r\n\u2028\u2029]\s*")
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
_FIRST_LINES = 12
_LONGEST_FURNITURE = 60

_FURNITURE = frozenset(entries("page_furniture"))
_SHORTENED = frozenset(word[1:].rstrip("'") for word in entries("apostrophes") if word[0] == "'")
"""Words whose beginning an apostrophe stands for: *’tis*, *’em*."""
_PRINTED_WORD = re.compile(r"\S{1,40}")

_LETTER = r"[^\W_]"
_MARKS = r"[\"“”„‟«»‹›「」『』‘‚‛`´'’]"
_RUN = re.compile(rf"{_MARKS}(?<!{_LETTER}['’´`](?={_LETTER})){_MARKS}*")
"""Marks side by side; a single one between two letters is an apostrophe and no mark."""
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
    for gap in _BREAK.finditer(text, start):
        at, after = gap.span()
        while at > start and text[at - 1].isspace():
            at -= 1
        if at - line <= _LONGEST_FURNITURE and _is_furniture(text[line:at]):
            _add(found, text, start, line)
        elif _is_soft(text, line, at, after, width):
            line = after
            continue
        elif at > start:
            found.append(Span(start, at))
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
        found.append(Span(start, end))


def _is_furniture(line: str) -> bool:
    """Whether a line is one that a page puts between the paragraphs: *Share*, *Advertisement*."""
    return bool(line) and (line.lower() in _FURNITURE or line.rstrip(" .:…|>»").lower() in _FURNITURE)


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
    if after >= len(text) or (width is None and not text[after].islower()):
        return False
    if len(_LINE_END.findall(text, at, after)) > 1:
        return False
    if width is not None:
        word = _PRINTED_WORD.match(text, after)
        return word is not None and at - line + 1 + word.end() - after > width
    return text[at - 1] not in _SENTENCE_ENDS


def marks(text: str) -> Iterator[Mark]:
    """Yield the quotation marks of a text, apostrophes and primes left out.

    Args:
        text: The article as read.

    Yields:
        Marks in order; one may be able both to open and to close.
    """
    for run in _RUN.finditer(text):
        start, stop = run.span()
        if stop - start == 1:
            mark = _mark(text, start, stop)
            if mark:
                yield mark
        elif stop - start <= _LONGEST_RUN:
            for at, after in _split(text, run):
                mark = _mark(text, at, after)
                if mark:
                    yield mark


def _split(text: str, run: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The marks in a run of them; ``'''`` opens as ``''`` + ``'`` and closes the other way."""
    at, stop = run.span()
    if run.group() in ("'''", "’’’") and at > 0 and not text[at - 1].isspace():
        yield at, at + 1
        at += 1
    for glyph in _GLYPH.finditer(text, at, stop):
        yield glyph.span()


def _mark(text: str, at: int, stop: int) -> Mark | None:
    glyph = text[at:stop]
    family, opens, closes = _sides(text[at - 1] if at else " ", glyph, text[stop : stop + 1] or " ")
    if family == "single":
        if opens and _is_left_out(text, stop, glyph):
            opens = False
        if closes and (_is_joining(text, at, stop) or _FEET.match(text, at - 1, stop + 5)):
            return None
        if not opens and not closes:
            return None
    elif glyph == '"' and closes and _INCHES.search(text, max(0, at - 6), at):
        return None
    return Mark(at, stop, family, opens, closes)


@lru_cache(maxsize=1 << 12)
def _sides(before: str, glyph: str, after: str) -> tuple[str, bool, bool]:
    """The family of a mark, whether it may open and whether it may close, by its neighbours."""
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
