"""Find the quotations of an article, each with the one around it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

import regex

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.model import Span
from quotes.text.marks import Mark, find_marks
from quotes.text.pairing import Pair, Pairing, pair_marks, reports_within
from quotes.text.paragraphs import is_caption
from quotes.text.parts import Quotation

_HAS_WORD: Final = re.compile(r"[^\W_]")
_WORD: Final = regex.compile(r"[\p{L}\p{M}’'-]++")
_ENDS_WORDS: Final = frozenset(",.?!…)’'—–-*")
"""What comes before a closing mark, besides letters and digits."""
_LONGEST_CREDIT: Final = 12
"""Words."""
_DOUBLE: Final = re.compile(r"[“”„\"«»]")
_PAIRS: Final = frozenset([("“", "”"), ('"', '"'), ("«", "»")])
_MOST_LINES: Final = 40
_LONGEST_QUOTATION: Final = 2000
"""Lines or paragraphs, and characters, of a quotation that is not opened again in each."""
_MOST_CAPTIONS: Final = 4
"""Captions in a row that are passed over, and one more."""
_REOPENS: Final = regex.compile(r"\s*+[\p{Pi}„\"'`]")


def find_quotations(text: str, paragraphs: list[Span]) -> tuple[Quotation, ...]:
    """Find every stretch of text in quotation marks.

    Args:
        text: The article as read.
        paragraphs: Its paragraphs; no quotation crosses their bounds.

    Returns:
        The quotations in reading order, an enclosing one before those that it encloses.
    """
    result: list[Quotation] = []
    left_open = False
    every = find_marks(text)
    starts = [mark.start for mark in every]
    starts.append(len(text))
    first = 0
    for number, (start, end) in enumerate(paragraphs):
        while starts[first] < start:
            first += 1
        last = first
        while starts[last] < end:
            last += 1
        if first == last:
            left_open = left_open and is_caption(text, start, end)
            continue
        own = every[first:last]
        first = last
        pairs = _alternating(own)
        if pairs is None:
            pairing = Pairing(text, (start, end), own, _is_reopened(text, paragraphs, number))
            left_open_now = pair_marks(pairing)
            _append(result, pairing, number, left_open=left_open)
            left_open = left_open_now
        else:
            _append_alternating(result, text, pairs, number, start if left_open else -1)
            left_open = False
    return tuple(result)


def _is_reopened(text: str, paragraphs: list[Span], number: int) -> bool:
    """Whether the paragraph after one, captions passed over, starts with an opening mark."""
    for start, end in paragraphs[number + 1 : number + _MOST_CAPTIONS]:
        if not is_caption(text, start, end):
            return _REOPENS.match(text, start) is not None
    return False


def gaps_in_quotations(text: str, paragraphs: list[Span], quotations: tuple[Quotation, ...]) -> list[Span]:
    """The line ends inside quotations of several paragraphs that are not opened again in each: verse and posts.

    Such a quotation is closed by the next closing mark, as long as that has no opening mark and nobody is said to
    speak before it.

    Args:
        text: The article as the rules read it.
        paragraphs: Its paragraphs.
        quotations: Its quotations, none of which goes beyond its paragraph.

    Returns:
        The white space between the paragraphs that belong together, in order.
    """
    gaps: list[Span] = []
    for quotation in quotations:
        if quotation.inner_end == quotation.end == paragraphs[quotation.paragraph][1] and quotation.parent is None:
            numbers = range(quotation.paragraph, _closing_paragraph(text, paragraphs, quotation) + 1)
            inside = [paragraphs[at] for at in numbers if not is_caption(text, *paragraphs[at])]
            gaps += [(one[1], other[0]) for one, other in pairwise(inside)]
    return gaps


def _closing_paragraph(text: str, paragraphs: list[Span], quotation: Quotation) -> int:
    """The paragraph in which a quotation that was left open is closed; its own if it is never closed."""
    own = quotation.paragraph
    for number in range(own + 1, min(own + _MOST_LINES, len(paragraphs))):
        start, end = paragraphs[number]
        if end - quotation.start > _LONGEST_QUOTATION:
            break
        mark = _DOUBLE.search(text, start, end)
        if mark is None:
            continue
        opens, before = text[quotation.start : quotation.inner_start], text[mark.start() - 1]
        closes = mark.start() > start and (before.isalnum() or before in _ENDS_WORDS)
        if not closes or (opens, mark[0]) not in _PAIRS or reports_within(text, quotation.start, mark.start()):
            break
        return own if _is_credit(text[start : mark.start()]) else number
    return own


def _is_credit(line: str) -> bool:
    """Whether the last line before a closing mark only names who speaks: *Ann Lee, a nurse.*."""
    words = _WORD.findall(line)
    if not 1 < len(words) <= _LONGEST_CREDIT or not (words[0][0].isupper() and words[1][0].isupper()):
        return False
    return not any(tags_of(word) & (t.FINITE | t.AUX | t.PRONOUN) for word in words)


def _alternating(marks: list[Mark]) -> list[tuple[int, int, int, int]] | None:
    """The pairs of a paragraph, if marks that only open and marks that only close alternate, as they mostly do.

    A pair is the start and end of the quotation and of its words. Single marks that cannot open are apostrophes here.
    """
    pairs: list[tuple[int, int, int, int]] = []
    only = ""
    opening = inner_start = -1
    for mark in marks:
        if mark.family == "single":
            if mark.opens:
                return None
        elif mark.opens is mark.closes or mark.opens is (opening >= 0) or mark.family != (only or mark.family):
            return None
        elif mark.opens:
            only, opening, inner_start = mark.family, mark.start, mark.end
        else:
            pairs.append((opening, mark.end, inner_start, mark.start))
            opening = -1
    return pairs if opening < 0 else None


def _append_alternating(
    result: list[Quotation], text: str, pairs: list[tuple[int, int, int, int]], paragraph: int, reopened: int
) -> None:
    """Add the quotations of alternating marks; one that starts at ``reopened`` continues an earlier one."""
    for start, end, inner_start, inner_end in pairs:
        if text[inner_start].isalnum() or _HAS_WORD.search(text, inner_start, inner_end):
            result.append(
                Quotation(len(result), start, end, inner_start, inner_end, None, paragraph, reopened=start == reopened)
            )


def _append(result: list[Quotation], pairing: Pairing, paragraph: int, *, left_open: bool) -> None:
    """Add the quotations of a paragraph, each with its parent."""
    text, begin = pairing.text, pairing.span[0]
    around: list[Quotation] = []
    beside: dict[int | None, Quotation] = {}
    pairing.found.sort(key=_reading_order)
    for start, end, inner_start, inner_end in pairing.found:
        if not _HAS_WORD.search(text, inner_start, inner_end):
            continue
        while around and around[-1].end <= start:
            around.pop()
        parent = around[-1].index if around else None
        before = beside.get(parent)
        after_open = before is not None and before.inner_end == before.end <= start
        reopened = (left_open and start == begin) or after_open
        found = Quotation(len(result), start, end, inner_start, inner_end, parent, paragraph, reopened=reopened)
        beside[parent] = found
        around.append(found)
        result.append(found)


def _reading_order(pair: Pair) -> tuple[int, int]:
    return pair.start, -pair.end
