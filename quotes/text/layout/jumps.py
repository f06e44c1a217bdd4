"""Find where the text of a printed page breaks off and goes on at another: *See FIRE, page 6*, *FIRE: from page 1*."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from quotes.text.layout.line_widths import Line

_PAGE: Final = r"(?:(?:page|p\.|pg\.)\s?(?:[A-Z]?-?\d{1,3}[A-Z]?|one|two|three)|[A-Z]-?\d{1,2}|\d{1,2}[A-Z])"
_COLUMN: Final = r"(?:,?\s(?:col\.|column)\s?\d)?"
_LEAVES: Final = re.compile(
    rf"\W{{0,3}}(?:please\s)?(?:see|turn\sto|cont(?:inued|inues|\.|'d))\b[^.?!“”\"]{{0,30}}?\s{_PAGE}{_COLUMN}\W{{0,3}}",
    re.IGNORECASE,
)
_RETURNS: Final = re.compile(
    rf"\W{{0,3}}(?:[^.?!“”\"]{{1,40}}\s)??(?:cont(?:inued|\.|'d)\s)?from\s{_PAGE}{_COLUMN}\W{{0,3}}", re.IGNORECASE
)
_LONGEST: Final = 60
"""Characters of a line that leads to another page."""
_MOST_LINES: Final = 12
_LONGEST_BETWEEN: Final = 600
"""Characters of what may stand between the two lines, such as the head of the other page or a quotation set large."""


def lines_between_pages(text: str, lines: list[Line]) -> set[int]:
    """The lines that lead from one page to another, and what is between them.

    Leaves alone such words within a longer line, and what is long or without a line that leads back.

    Args:
        text: The text.
        lines: Its lines.

    Returns:
        The numbers of the lines.
    """
    short = [at for at, line in enumerate(lines) if line.end - line.start <= _LONGEST]
    returns = [at for at in short if _RETURNS.fullmatch(text, lines[at].start, lines[at].end)]
    found = set(returns)
    for at in short:
        if _LEAVES.fullmatch(text, lines[at].start, lines[at].end):
            following = bisect_right(returns, at)
            back = returns[following] if following < len(returns) else at
            if back <= at + _MOST_LINES and lines[back].start - lines[at].end <= _LONGEST_BETWEEN:
                found.update(range(at, back))
            found.add(at)
    return found
