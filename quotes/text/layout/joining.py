"""Repairs of lines: paragraphs that were cut into lines, by their width or for a page, are joined again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.words import entries
from quotes.text.layout.line_widths import (
    LONGEST_LINE,
    Line,
    Widths,
    is_full_as_read,
    is_open,
    is_short,
    last_token,
    learn_widths,
    lines_of,
)
from quotes.text.paragraphs import is_page_furniture
from quotes.text.view.mapping import Edit, View

_LAST_WORD: Final = re.compile(r"[^\W\d_]+\Z")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_ITEM: Final = re.compile(r"(?:[-•*·‣◦–—]|\(?\d{1,3}[.)]|\(?[a-z]\)|[QA][:.])\s|[A-Z][A-Z .,’'-]+:\s|\|")
"""What begins an item of a list, a question or an answer, or the turn of a speaker."""
_BULLET: Final = re.compile(r"[-•*·‣◦–—] +|\d{1,3}[.)] +")
_DASHED: Final = re.compile(r"[-–—] [a-z]")
_SIGNED: Final = re.compile(r"(?:--+|[–—]) ?[A-Z*_\[]")
"""The line below a quotation that is set apart, which names who said it."""
_COLUMNS: Final = re.compile(r"\S(?: {3,}|\t+)\S.*\S(?: {3,}|\t+)\S")
"""Two gaps within a line: a row of a table."""
_CENTERED: Final = 8
"""Spaces by which a line may be indented more than the next one and yet be the first of its paragraph."""
_BEGINS_WITH_STOP: Final = re.compile(r"(?:[,.;:!?)][\"”’]?|[”’])(?=\s|\Z)|['’]s\b")
"""What stands right after a word, however a line begins."""
_CLOSES: Final = frozenset("”\"’'»)]")
_LONGEST_PART: Final = 30
_LONG_WORD: Final = 4
"""Letters of a word that has a capital in a title."""
_LONGEST_LINK: Final = 60
_LONGEST_HEADING: Final = 80
"""Characters."""
FEWEST_LEADING: Final = 5
"""Lines that end in a word that needs another and are followed by a capital, in a text cut before capitals only."""
_NEEDS_WORD: Final = ("a", "and", "at", "by", "for", "from", "in", "of", "on", "said", "that", "the", "to", "with")
_BEFORE_CAPITAL: Final = "|".join(rf"(?<= {word}{end}\n)" for word in _NEEDS_WORD for end in ("", " ", r"\r"))
# Begins with a character, looked for in no time.
_CUT_BEFORE_CAPITAL: Final = re.compile(rf"\n(?<=[a-z \r]\n)(?:{_BEFORE_CAPITAL})(?=[A-Z])")
_OPENINGS: Final = ("“", "``")
_CLOSINGS: Final = ("”", "''")
_PREFIXES: Final = frozenset(entries("hyphened_prefixes"))
_CUT_WORD: Final = re.compile(r"-(?<=[a-z]-) +(?!(?:and|but|nor|or|to|versus|vs)\b)(?=[a-z]{2})")
_FEWEST_CUT: Final = 2
"""Different words with a hyphen and a space that are words without them."""


def may_be_half_joined(text: str) -> bool:
    r"""Whether a line ends in a word that needs another, and the next begins with a capital: *in the\nHome Office*.

    Args:
        text: The article as read, or as repaired so far.
    """
    return _CUT_BEFORE_CAPITAL.search(text) is not None


def line_ends(text: str, view: View | None = None) -> Iterator[Edit]:
    r"""Line ends within a paragraph, which become a space; a word cut by a hyphen is whole again.

    Leaves alone what ends a paragraph, and lists, tables, verse and headings.

    >>> list(line_ends("“We have waited ten years,”\nsaid Ann Lee, who\nhas led the coun-\ncil since.\n\nIt rained."))
    [(27, 28, ' '), (45, 46, ' '), (62, 64, '')]
    """
    lines = lines_of(text)
    widths = learn_widths(text, lines, view)
    is_half_joined = widths is None and _is_half_joined(text, lines)
    within = False
    for number, (one, other) in enumerate(pairwise(lines)):
        if not other.after_blank and _is_piece(text, lines, number):
            joined = True
        elif widths is None:
            joined = (
                not other.after_blank
                and is_open(text, one)
                and (_goes_on(text, one, other) or (is_half_joined and _rejoins(text, one, other, within=within)))
            )
        elif other.after_blank:
            is_full = within and text[one.end - 1].isalnum() and not is_short(one, other, widths)
            is_full = is_full and one.indent <= other.indent + _CENTERED
            joined = (text[other.start].islower() or is_full) and is_open(text, one) and not _is_item(text, other)
        else:
            joined = _is_joined(text, one, other, widths)
        if joined and not within and is_page_furniture(text, one.start, one.end):
            joined = False
        if joined and is_page_furniture(text, other.start, other.end):
            # *Home* is no link of a page where a cut line goes on with it: *the⏎Home⏎Office*.
            joined = widths is not None and not other.after_blank and is_open(text, one)
        if joined:
            yield _joint(text, one, other)
        within = joined


def _is_piece(text: str, lines: list[Line], number: int) -> bool:
    r"""Whether a line goes on from the one before it since a program put the words of links on lines of their own.

    *In a talk in Kew,⏎Ann Lee⏎said so* and *She told⏎Ann Lee⏎, who left*.
    """
    one, other = lines[number], lines[number + 1]
    if _BEGINS_WITH_STOP.match(text, other.start, other.end):
        return is_open(text, one) or text[one.end - 1] in _CLOSES
    if number + 2 == len(lines) or lines[number + 2].after_blank or not text[other.start].isupper():
        return False
    after = lines[number + 2]
    if other.end - other.start > _LONGEST_LINK or not is_open(text, other) or not is_open(text, one):
        return False
    if not text[after.start].islower() and not _BEGINS_WITH_STOP.match(text, after.start, after.end):
        return False
    return _continues(text, one)


def _continues(text: str, line: Line) -> bool:
    """Whether a line that ends no sentence is no heading: it is long, begins within a sentence or needs a word."""
    return text[line.start].islower() or line.end - line.start > _LONGEST_HEADING or _leads_on(text, line)


def _is_half_joined(text: str, lines: list[Line]) -> bool:
    """Whether lines are cut before capitals only, as where a program joined those that go on in lower case.

    *They met in the⏎Home Office with⏎Ann Lee.*
    """
    leading = (
        one
        for one, other in pairwise(lines)
        if not other.after_blank and text[other.start].isupper() and text[one.end - 1].islower()
    )
    return sum(_leads_on(text, line) for line in leading) >= FEWEST_LEADING


def _rejoins(text: str, one: Line, other: Line, *, within: bool) -> bool:
    """Whether a line goes on in the next, which begins with a capital, in a text that is half joined.

    Where the scan lost a full stop, a line in capitals or one that begins with a mark does not go on.
    """
    if text[other.start].isalnum():
        return (within or _continues(text, one) or _cuts_name(text, one, other)) and not _is_heading(text, other)
    return _leads_on(text, one)


def _cuts_name(text: str, one: Line, other: Line) -> bool:
    """Whether a line that is not in title case ends in a word with a capital, as the next begins: *met Ann⏎Lee*."""
    first = _LETTERS.match(text, other.start)
    if first is None or tags_of(first.group().lower()) & t.FUNCTION_WORD:
        return False
    words = text[one.start : one.end].split()
    return words[-1][0].isupper() and any(word.islower() and len(word) >= _LONG_WORD for word in words)


def _goes_on(text: str, one: Line, other: Line) -> bool:
    """Whether a sentence goes on from a line: in lower case, or to the end of a quotation that the line opens.

    Straight marks may open or close.
    """
    if text[other.start].islower():
        return True
    opening = max(text.rfind(mark, one.start, one.end) for mark in _OPENINGS)
    if opening < 0 or any(text.find(mark, opening, one.end) >= 0 for mark in _CLOSINGS):
        return False
    closing = min((at for mark in _CLOSINGS if (at := text.find(mark, other.start, other.end)) >= 0), default=-1)
    return closing >= 0 and all(text.find(mark, other.start, closing) < 0 for mark in _OPENINGS)


def _is_heading(text: str, line: Line) -> bool:
    """Whether a line is several words in capitals."""
    words = text[line.start : line.end]
    return " " in words and words.isupper()


def _is_item(text: str, line: Line) -> bool:
    return _ITEM.match(text, line.start, line.end) is not None


def _is_joined(text: str, one: Line, other: Line, widths: Widths) -> bool:
    """Whether the end of a line lies within a paragraph, in a text that was cut into lines."""
    is_low = text[other.start].islower()
    # *etc.* may end a sentence before a capital, *Mr.* does not.
    goes_on = is_open(text, one) and (is_low or text[one.end - 1] != "." or _leads_on(text, one))
    if goes_on and is_low:
        return True
    is_dashed = goes_on and _DASHED.match(text, other.start) is not None and not _BULLET.match(text, one.start)
    if _is_item(text, other) and not is_dashed:
        return False
    if max(one.end - one.first, other.end - other.first) >= LONGEST_LINE:
        # A program may have joined some of the lines.
        is_full = one.end - one.first >= LONGEST_LINE or not is_short(one, other, widths)
        return goes_on and is_full and other.indent <= one.indent + 1
    if not goes_on and _SIGNED.match(text, other.start, other.end):
        return False
    if _COLUMNS.match(text, one.start, one.end) or _COLUMNS.match(text, other.start, other.end):
        return False
    if one.indent > other.indent + (0 if widths.hang else _CENTERED):
        return False
    mark = _BULLET.match(text, one.start, one.end)
    if other.indent > one.indent + (mark.end() - mark.start() if mark else 1) and not widths.hang:
        return False
    if not is_short(one, other, widths) or (goes_on and is_full_as_read(one, other, widths)):
        return True
    return goes_on and (widths.twice or _leads_on(text, one))


def _leads_on(text: str, line: Line) -> bool:
    """Whether the last word of a line needs another after it: *are going to*, *Lee, who*, *“No,” said*, *Mr.*."""
    if text[line.end - 1] == ",":
        return True
    if text[line.end - 1] == ".":
        return bool(tags_of(last_token(text, line)) & t.TITLE)
    word = _LAST_WORD.search(text, max(line.start, line.end - 20), line.end)
    return word is not None and bool(tags_of(word.group()) & (t.PREP | t.DETERMINER | t.CONJ | t.CLAUSE_OPENER | t.SAY))


def _joint(text: str, one: Line, other: Line) -> Edit:
    """What takes the place of a line end: a space, or nothing where it cuts a word or precedes a stop."""
    end, start = one.end, other.start
    if text[end - 1] in "([" or _BEGINS_WITH_STOP.match(text, start, other.end):
        return end, start, ""
    if text[end - 1] == "-" and text[end - 2 : end - 1].isalpha() and text[start].isalpha():
        return (end, start, "") if _is_compound(text, end - 1, start) else (end - 1, start, "")
    return end, start, " "


def cut_words(text: str) -> Iterator[Edit]:
    """Words cut by a hyphen at the end of a line that became a space: *the govern- ment*.

    Leaves alone compounds that share their last word, and what is no word without the hyphen: *two- and three-year*.

    >>> list(cut_words("The govern- ment of Kor said Ann Yar- brough would never re- turn."))
    [(10, 12, ''), (36, 38, ''), (59, 61, '')]
    """
    found = [(match, *_parts(text, match.start(), match.end())) for match in _CUT_WORD.finditer(text)]
    words = set(_LETTERS.findall(text))
    sure = {one + other for _, one, other in found if tags_of((one + other).lower()) or one + other in words}
    if len(sure) >= _FEWEST_CUT:
        yield from (
            (*match.span(), "")
            for match, one, other in found
            if one + other in sure or not (tags_of(other) or tags_of(one.lower()))
        )


def _parts(text: str, hyphen: int, start: int) -> tuple[str, str]:
    """The letters before a hyphen, and those of the part that begins at a position."""
    left = _LAST_WORD.search(text, max(0, hyphen - _LONGEST_PART), hyphen)
    right = _LETTERS.match(text, start)
    return left.group() if left else "", right.group() if right else ""


def _is_compound(text: str, hyphen: int, start: int) -> bool:
    """Whether the hyphen at a line end is the word's own: *well-known*, *Marlow-Brien*.

    The text decides where it holds the whole word elsewhere; else two words that stand alone elsewhere are a compound.
    """
    if not text[start].islower():
        return True
    before, after = _parts(text, hyphen, start)
    if not before or not after:
        return True
    if before + after in text:
        return False
    return f"{before}-{after}" in text or before.lower() in _PREFIXES
