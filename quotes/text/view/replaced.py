"""Repairs of marks in whose place a conversion put other characters: *?We won,? she said*, *ÒWe won,Ó she said*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from quotes.text.view.mapping import Edit

_ENDINGS: Final = r"(?:s|t|re|ve|ll|d|m)\b"
"""What follows an apostrophe within a word."""


@dataclass(frozen=True, slots=True)
class _Replaced:
    """The characters that stand for marks in a text of one kind, as patterns."""

    opening: re.Pattern[str]
    sure_closing: re.Pattern[str]
    """After a comma or the end of a sentence."""
    closing: re.Pattern[str]
    apostrophe: re.Pattern[str]


def _patterns(opening: str, closing: str, apostrophe: str) -> _Replaced:
    left, right, within = map(re.escape, (opening, closing, apostrophe))
    return _Replaced(
        re.compile(rf"(?<![^\s(\[—–]){left}(?=[^\W_])"),
        re.compile(rf"(?<=[,.?!…]){right}(?=[\s,;:)\]—–]|\Z)"),
        re.compile(rf"(?<=\w){right}(?=[\s,.;:)\]—–]|\Z)"),
        re.compile(rf"(?<=[^\W\d_]){within}(?={_ENDINGS})"),
    )


_KINDS: Final = (
    ("?", _patterns("?", "?", "?")),
    ("\ufffd", _patterns("\ufffd", "\ufffd", "\ufffd")),
    # The marks of Mac Roman read as Windows-1252, and the other way round.
    ("Ò", _patterns("Ò", "Ó", "Õ")),
    ("ì", _patterns("ì", "î", "í")),
)


def replaced_marks(text: str) -> Iterator[Edit]:
    """Marks that became question marks, U+FFFD or letters of another encoding.

    Leaves alone what does not open before a word and close after it: *Why? Who?*, *Ó Briain*.

    >>> list(replaced_marks("?It?s late,? said Ann Lee. Why?"))
    [(0, 1, '“'), (3, 4, '’'), (11, 12, '”')]
    """
    for sign, kind in _KINDS:
        if sign in text:
            pairs = list(_pairs(text, kind))
            if pairs:
                marks = [(at, at + 1, mark) for pair in pairs for at, mark in zip(pair, "“”", strict=True)]
                taken = {first for first, _, _ in marks}
                apostrophes = [(*match.span(), "’") for match in kind.apostrophe.finditer(text)]
                yield from sorted([*marks, *(edit for edit in apostrophes if edit[0] not in taken)])
                return


def _pairs(text: str, kind: _Replaced) -> Iterator[tuple[int, int]]:
    """Where marks open, and where each is closed in its line before the next opens."""
    starts = [match.start() for match in kind.opening.finditer(text)]
    for start, following in pairwise([*starts, len(text)]):
        line_end = text.find("\n\n", start, following)
        stop = following if line_end < 0 else min(line_end, following)
        found = kind.sure_closing.search(text, start + 2, stop) or kind.closing.search(text, start + 2, stop)
        if found:
            yield start, found.start()
