"""Lines, and how they were cut: what their widths show, in the text as repaired and in the article as read."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from quotes.lexicon.tagging import ABBREVIATIONS
from quotes.text.labels import CLOCK
from quotes.text.paragraphs import with_plain_line_ends
from quotes.text.view.mapping import View

_LONGEST_WORD: Final = 40
_WORD_AS_READ: Final = re.compile(r"[\s>|]*(\S{1,80})")
_ENDS_SENTENCE: Final = frozenset(".?!:;…\"”’'»›)]*")
_GOES_ON: Final = re.compile(r",[\"”’'»›]|[\"”’'»›],")
"""A comma and a closing mark at the end of a line, after which a sentence goes on."""
_NAME: Final = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}"
_STAMP: Final = re.compile(rf"{CLOCK} {_NAME}|{_NAME}(?: [—–-])?(?: (?:Today|Yesterday) at)? +{CLOCK}")
"""A line above a message of a chat: *Ann Lee 10:12 PM*, *[10:12] Ann Lee*."""
_ENDS_CLOCK: Final = frozenset("0123456789mM])")
_BEGINS_CLOCK: Final = frozenset("0123456789[(")
_LONGEST_STAMP: Final = 60
LONGEST_LINE: Final = 160
"""Characters; a line that is longer was not cut by its width."""
_SHARE_LOW: Final = 0.3
"""Of the line ends within blocks, how many must go on in lower case for a text to be cut into lines. In English prose
about four words in five are in lower case; in lists, verse and paragraphs of one line hardly any line begins so."""
_SURELY_LOW: Final = 5
_FULL: Final = 0.7
_WIDER: Final = 1.25
_FEW_WIDER: Final = 0.1
"""Share of the lines that may be wider than the cut ones, such as addresses."""
_SHARE_LOW_OF_FULL: Final = 0.5
"""Of the lines nearly as wide as the cut ones and within a sentence, how many must go on in lower case."""
_APART: Final = 0.8
"""Share of the lines after a single blank line from which a text has double spacing."""
_FEWEST_LOW: Final = 3
_SURE_WIDTH: Final = 4
"""Lines of a block that show its own width."""
_TOLERANCE: Final = 0.05
"""Share of the cut lines that may be shorter than the others for no reason that shows."""
_LENIENT: Final = 0.8
"""Where blank lines separate paragraphs, a line must be shorter than this share of the width to end one."""


@dataclass(slots=True)
class Line:
    """A line that is not blank."""

    first: int
    """Where the line begins, indentation included (code points)."""
    start: int
    """Where its words begin."""
    end: int
    """Where its words end."""
    after_blank: int
    """How many blank lines are before it; the beginning of the text counts as one."""
    width: int
    """Characters up to the end of the words."""
    word: int
    """Characters of its first word."""
    as_read: tuple[int, int] = (0, 0)
    """The same two numbers in the article as read, if they were measured."""

    @property
    def indent(self) -> int:
        """Characters before the words."""
        return self.start - self.first


@dataclass(slots=True)
class Widths:
    """How the lines of a text were cut."""

    width: float
    """The longest line of the text that was cut, in characters."""
    least: float
    """The share of the width that a cut line and the next word together have at least."""
    by_line: dict[int, float]
    """The width of the block around each line, by where the line begins."""
    twice: bool
    """Lines far from full are cut as well: the text was cut twice."""
    hang: bool = False
    """The lines of a paragraph are indented, but for the first."""


def lines_of(text: str) -> list[Line]:
    """The lines that are not blank."""
    lines: list[Line] = []
    blank, first = 1, 0
    for line in with_plain_line_ends(text).split("\n"):
        words = line.strip()
        if words:
            start = first + line.index(words[0])
            end = start + len(words)
            word = len(words[:_LONGEST_WORD].split(None, 1)[0])
            lines.append(Line(first, start, end, blank, end - first, word))
        blank = 0 if words else blank + 1
        first += len(line) + 1
    return lines


def learn_widths(text: str, lines: list[Line], view: View | None) -> Widths | None:
    """Learn how the lines of a text were cut; blank lines between all of its lines are taken for none.

    Args:
        text: The text as repaired.
        lines: Its lines.
        view: The view that it is of, if any.

    Returns:
        The widths; ``None`` if the text was not cut into lines.
    """
    _close_up(text, lines)
    pairs = [(one, other) for one, other in pairwise(lines) if not other.after_blank]
    low = [pair for pair in pairs if _is_low(text, *pair)]
    return _widths(text, lines, low, view) if _is_cut(text, pairs, low) else None


def _close_up(text: str, lines: list[Line]) -> None:
    """Take the blank lines of a text with double spacing, or with as many after nearly every line, for none.

    Where more of them are, a paragraph ends.
    """
    gap = max(1, Counter(line.after_blank for line in lines[1:]).most_common(1)[0][0]) if len(lines) > 1 else 1
    apart = [(one, other) for one, other in pairwise(lines) if other.after_blank == gap]
    low = sum(_is_low(text, *pair) for pair in apart)
    wider = sum(line.after_blank > gap for line in lines[1:])
    if _APART * (len(lines) - 1) <= len(apart) + wider and low >= max(_FEWEST_LOW, _SHARE_LOW * len(apart)):
        for _, other in apart:
            other.after_blank = 0


def _is_cut(text: str, pairs: list[tuple[Line, Line]], low: list[tuple[Line, Line]]) -> bool:
    """Whether a text was cut into lines, as sentences that go on in lower case show.

    Headers and footers of many short lines do not count against a text with some surely cut lines: five, or three if no
    line that is nearly full had room for the next word.
    """
    if not low or len(low) >= _SHARE_LOW * len(pairs):
        return bool(low)
    if len(low) < _FEWEST_LOW:
        return False
    width = max(one.width for one, _ in low)
    if sum(one.width > _WIDER * width for one, _ in pairs) > _FEW_WIDER * len(pairs):
        return False
    full = [pair for pair in pairs if pair[0].width >= _FULL * width and is_open(text, pair[0])]
    if all(_next_width(one, other) > width for one, other in full):
        return True
    return len(low) >= max(_SURELY_LOW, _SHARE_LOW_OF_FULL * len(full))


def is_open(text: str, line: Line) -> bool:
    """Whether a line neither ends a sentence nor says who sends a message; after *U.S.* a sentence may go on."""
    may_be_stamp = text[line.end - 1] in _ENDS_CLOCK or text[line.start] in _BEGINS_CLOCK
    if may_be_stamp and line.width < _LONGEST_STAMP and _STAMP.fullmatch(text, line.start, line.end):
        return False
    last = text[line.end - 1]
    if last == "." and last_token(text, line) in ABBREVIATIONS:
        return True
    return last not in _ENDS_SENTENCE or _GOES_ON.fullmatch(text, line.end - 2, line.end) is not None


def last_token(text: str, line: Line) -> str:
    """What is after the last space of a line: *U.S.*."""
    return text[max(line.start, line.end - _LONGEST_WORD) : line.end].rsplit(None, 1)[-1].lstrip("(“\"‘'")


def _is_low(text: str, one: Line, other: Line) -> bool:
    """Whether a sentence goes on from a line into the next in lower case."""
    return text[other.start].islower() and is_open(text, one) and max(one.width, other.width) < LONGEST_LINE


def _widths(text: str, lines: list[Line], low: list[tuple[Line, Line]], view: View | None) -> Widths:
    """Learn from the lines that are surely cut how wide lines are and how far from full they may be.

    A text with links or entities was cut before they were put in, or after: whichever makes its lines fuller is right.
    """
    width, by_line, least = _fullness(lines, low)
    if view is not None and view.repairs:
        own = [(line.width, line.word) for line in lines]
        for line in lines:
            _measure_in_source(line, view)
        as_read = _fullness(lines, low)
        if as_read[2] > least:
            width, by_line, least = as_read
        else:
            for line, (wide, word) in zip(lines, own, strict=True):
                line.as_read = line.width, line.word
                line.width, line.word = wide, word
    if not any(line.indent for line in lines) and sum(line.after_blank > 0 for line in lines) > 1:
        least *= _LENIENT
    widths = Widths(width, min(1.0, least), by_line, twice=False)
    short = [
        text[other.start].islower()
        for one, other in pairwise(lines)
        if not other.after_blank and is_open(text, one) and is_short(one, other, widths)
    ]
    widths.twice = sum(short) > len(short) / 2
    deeper = sum(other.indent > one.indent + 1 for one, other in low)
    widths.hang = deeper > 1 and deeper > sum(other.indent < one.indent for one, other in low)
    return widths


def _measure_in_source(line: Line, view: View) -> None:
    """Take the width of a line, and of its first word, as they are in the article as read."""
    end = view.text.find("\n", line.end, line.end + LONGEST_LINE)
    span = view.source_line(line.first, end) if end >= 0 else None
    if span:
        line.width = len(view.source[slice(*span)].rstrip())
        word = _WORD_AS_READ.match(view.source, *span)
        line.word = len(word.group(1)) if word else line.word


def _fullness(lines: list[Line], low: list[tuple[Line, Line]]) -> tuple[float, dict[int, float], float]:
    """The longest line that was cut, the width around each line, and the share of it that cut lines have at least."""
    width = float(max(max(one.width, other.width) for one, other in low))
    by_line: dict[int, float] = {}
    block: list[Line] = []
    for line in [*lines, None]:
        if line is None or line.after_blank or line.width >= LONGEST_LINE:
            own = max((one.width for one in block), default=0)
            for one in block:
                by_line[one.first] = own if len(block) >= _SURE_WIDTH else max(own, width)
            block = []
        if line is not None and line.width < LONGEST_LINE:
            block.append(line)
    shares = sorted(_next_width(one, other) / by_line[one.first] for one, other in low if one.first in by_line)
    return width, by_line, shares[int(len(shares) * _TOLERANCE)] if shares else 1.0


def _next_width(one: Line, other: Line) -> int:
    """How wide a line would be with the first word of the next."""
    return one.width + 1 + other.word


def is_short(one: Line, other: Line, widths: Widths) -> bool:
    """Whether the first word of the next line had room."""
    return _next_width(one, other) <= widths.least * widths.by_line.get(one.first, widths.width)


def is_full_as_read(one: Line, other: Line, widths: Widths) -> bool:
    """Whether the first word of the next line had no room in the article as read, beside the address of a link."""
    width = one.as_read[0] + 1 + other.as_read[1]
    return width > _next_width(one, other) and width > widths.by_line.get(one.first, widths.width)
