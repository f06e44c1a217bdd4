"""Find the quotations of an article, each with the one around it."""

from __future__ import annotations

import re
from typing import Final

import regex

from quotes.model import Mark, Quotation, Span
from quotes.text.marks import find_marks
from quotes.text.pairing import Pair, Pairing, pair_marks

_HAS_WORD: Final = re.compile(r"[^\W_]")
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
            left_open = False
            continue
        own = every[first:last]
        first = last
        turns = _turns(own)
        if turns is None:
            following = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else len(text)
            pairing = Pairing(text, (start, end), own, bool(_REOPENS.match(text, following)))
            left_open_now = pair_marks(pairing)
            _append(result, pairing, number, left_open=left_open)
            left_open = left_open_now
        else:
            _append_turns(result, text, turns, number, start if left_open else -1)
            left_open = False
    return tuple(result)


def _turns(marks: list[Mark]) -> list[tuple[int, int, int, int]] | None:
    """The pairs of a paragraph, if marks that only open and marks that only close alternate, as they mostly do.

    A pair is the start and end of the quotation and of its words. Single marks that cannot open are apostrophes here.
    """
    turns: list[tuple[int, int, int, int]] = []
    only = ""
    opening = inner_start = -1
    for start, end, family, opens, closes in marks:
        if family == "single":
            if opens:
                return None
        elif opens is closes or opens is (opening >= 0) or family != (only or family):
            return None
        elif opens:
            only, opening, inner_start = family, start, end
        else:
            turns.append((opening, end, inner_start, start))
            opening = -1
    return turns if opening < 0 else None


def _append_turns(
    result: list[Quotation], text: str, turns: list[tuple[int, int, int, int]], paragraph: int, reopened: int
) -> None:
    """Add the quotations of alternating marks; one that starts at ``reopened`` continues an earlier one."""
    for start, end, inner_start, inner_end in turns:
        if text[inner_start].isalnum() or _HAS_WORD.search(text, inner_start, inner_end):
            result.append(
                Quotation(len(result), start, end, inner_start, inner_end, None, paragraph, start == reopened)
            )


def _append(result: list[Quotation], pairing: Pairing, paragraph: int, *, left_open: bool) -> None:
    """Add the quotations of a paragraph, each with its parent."""
    text, begin = pairing.text, pairing.span[0]
    around: list[Quotation] = []
    before: Quotation | None = None
    pairing.found.sort(key=_reading_order)
    for start, end, inner_start, inner_end in pairing.found:
        if not _HAS_WORD.search(text, inner_start, inner_end):
            continue
        while around and around[-1].end <= start:
            around.pop()
        reopened = (left_open and start == begin) or (before is not None and before.inner_end == before.end <= start)
        parent = around[-1].index if around else None
        before = Quotation(len(result), start, end, inner_start, inner_end, parent, paragraph, reopened)
        around.append(before)
        result.append(before)


def _reading_order(pair: Pair) -> tuple[int, int]:
    return pair.start, -pair.end
