"""Repairs of what is before each line or paragraph: the numbers of lines, the marks and numbers of lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from quotes.text.layout.line_widths import lines_of
from quotes.text.marks import CLOSING_MARKS
from quotes.text.view.mapping import Edit

_LINE_NUMBER: Final = re.compile(r"[ \t]*(\d{1,4})[.:)]?(?:[ \t]+|(?=[\r\n]|\Z))")
_NUMBER: Final = re.compile(r"\n[ \t]*\d")
_FEWEST_NUMBERS: Final = 5
_NEARLY_ALL: Final = 0.8
_SHARE_LOW: Final = 0.15
"""Of the lines after numbers, how many must begin in lower case; paragraphs and items of a list hardly ever do."""
_BULLETS: Final = "•●▪‣■◦·◆◇○❖➢➤►▶▸→➔★☆□\uf0a7\uf0b7\uf0d8"
_BULLET: Final = re.compile(rf"[ \t]*[{_BULLETS}][ \t]+")
_PILCROW: Final = re.compile(r"[ \t]*¶(?! ?\d)[ \t]*")
_ITEM: Final = re.compile(r"[ \t]*([-*+])[ \t]+(?=[^\s*-])")
_NUMBERED: Final = re.compile(r"[ \t]*([\[(]?)(\d{1,3})([.)\]]|/\d{0,3}[)\]]?)[ \t]+(?=\S)")
_BEGINS_ITEM: Final = re.compile(rf"\n(?=[ \t]*[-*+\[(\d{_BULLETS}])")
_FEWEST_ITEMS: Final = 3
_LONGEST_GAP: Final = 2
"""From the number of an item to the next that begins a line."""


def line_numbers(text: str) -> Iterator[Edit]:
    r"""The numbers that count the lines of a text, through or from 1 on each page.

    Leaves alone the numbers of paragraphs and lists, and what does not go up one by one.

    >>> list(line_numbers(" 1  We have\n 2  waited.\n 3  It\n 4  rained\n 5  then."))
    [(0, 4, ''), (12, 16, ''), (24, 28, ''), (31, 35, ''), (42, 46, '')]
    """
    if len(_NUMBER.findall(text)) < _NEARLY_ALL * text.count("\n") / 2:
        return
    lines = lines_of(text)
    numbered = [line for line in lines if text[line.start].isdigit()]
    found = [match for line in numbered if (match := _LINE_NUMBER.match(text, line.first, line.end))]
    if len(found) < max(_FEWEST_NUMBERS, _NEARLY_ALL * len(lines)):
        return
    numbers = [int(match.group(1)) for match in found]
    steps = sum(after in (before + 1, 1) for before, after in pairwise(numbers))
    low = sum(text[match.end() : match.end() + 1].islower() for match in found)
    if steps >= _NEARLY_ALL * (len(found) - 1) and low >= _SHARE_LOW * len(found):
        yield from ((*match.span(), "") for match in found)


def list_marks(text: str) -> Iterator[Edit]:
    r"""Bullets, hyphens, stars or numbers before several paragraphs; *2/12*; *¶*.

    Leaves alone a hyphen, a star or a number that stands alone, the *¶ 12* of a law, the name below a quotation, and
    a list after a colon, whose lead says who speaks: *Lee warned:*.

    >>> list(list_marks("• Ann Lee left.\n¶ It rained.\n- a\n- b\n- c\n3. d"))
    [(0, 2, ''), (16, 18, ''), (29, 31, ''), (33, 35, ''), (37, 39, '')]
    """
    found: list[Edit] = [(*match.span(), "") for match in _without_led(text, _items(text))]
    if "¶" in text:
        found += [_without_pilcrow(text, *match.span()) for match in _PILCROW.finditer(text)]
    yield from sorted(found)


def _items(text: str) -> list[re.Match[str]]:
    """The marks of the items of lists."""
    found: list[re.Match[str]] = []
    by_mark: dict[str, list[re.Match[str]]] = {}
    last: dict[str, int] = {}
    for start in [0, *(match.end() for match in _BEGINS_ITEM.finditer(text))]:
        if match := _BULLET.match(text, start):
            found.append(match)
        elif match := _ITEM.match(text, start):
            if match.group(1) != "-" or not _is_signature(text, match):
                by_mark.setdefault(match.group(1), []).append(match)
        elif match := _NUMBERED.match(text, start):
            kind, number = match.group(1) + match.group(3), int(match.group(2))
            if last.get(kind, 0) < number <= last.get(kind, 0) + _LONGEST_GAP:
                last[kind] = number
                by_mark.setdefault(kind, []).append(match)
    for items in by_mark.values():
        if len(items) >= _FEWEST_ITEMS:
            found += items
    return sorted(found, key=re.Match.start)


def _is_signature(text: str, item: re.Match[str]) -> bool:
    """Whether a line with a hyphen is the name below a quotation: *“We won.” ¶ - Ann Lee*."""
    above = _end_of_words(text, item.start())
    return text[above - 1 : above] in CLOSING_MARKS and text[item.end()].isupper()


def _without_led(text: str, items: list[re.Match[str]]) -> Iterator[re.Match[str]]:
    """The items whose list is not after a line that ends in a colon."""
    end_of_item, led = -1, False
    for item in items:
        above = _end_of_words(text, item.start())
        if above != end_of_item:
            led = text[above - 1 : above] == ":"
        if not led:
            yield item
        line_end = text.find("\n", item.end())
        end_of_item = _end_of_words(text, line_end if line_end >= 0 else len(text))


def _end_of_words(text: str, stop: int) -> int:
    """Where the last word before a position ends."""
    while stop and text[stop - 1].isspace():
        stop -= 1
    return stop


def _without_pilcrow(text: str, start: int, end: int) -> Edit:
    """The edit of a pilcrow: within a line it ends a paragraph."""
    at_edge = text[start - 1 : start] in ("", "\n", "\r") or text[end : end + 1] in ("", "\n", "\r")
    return start, end, "" if at_edge else "\n\n"
