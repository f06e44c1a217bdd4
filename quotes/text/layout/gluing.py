"""Repairs of paragraphs that were put on one line, with something between them or nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from quotes.text.view.mapping import Edit

_FEW_LINES: Final = 3000
"""Characters of a text of paragraphs that has a line end at least."""
_SHORTEST: Final = 600
_BETWEEN: Final = re.compile(
    r"(?<=[.?!\"”’'])( ?\t[ \t]*| {2,}"
    r"| ?(?:[^\w\s.,;:?!\"“”‘’'()\[\]–—…$£€&@+-]{1,4}|/n/n|[/\\]n|-{3,5}|\+{3,5}|\* \* \*) ?)"
    r"(?=[\"“‘'(]?[A-Z])"
)
"""What is between the end of a sentence and the next, but a single space."""
_GAP: Final = re.compile(r"(?<=[.?!\"”’'])(?: {2,}| ?\t[ \t]*)(?=[\"“‘'(]?[A-Z])")
_SPACED: Final = re.compile(r"[a-z][.?!][\"”’']? (?=[\"“‘']?[A-Z])")
_TOUCHING: Final = re.compile(r"(?<=[a-z\d)]{2})(?:[.?!][\"”’']?|[\"”][.?!])(?=[\"“‘']?[A-Z][a-z’' ])")
_FEWEST: Final = 3
_MOST: Final = 0.6
"""Share of the places of a sign that are between sentences; some paragraphs do not end one."""
_MOST_SENTENCES: Final = 0.7
"""Share of the sentences that may be apart by what is between paragraphs, if that is several spaces."""
_MOST_TOUCHING: Final = 0.9
"""The same share if it is nothing."""


def is_one_line(text: str) -> bool:
    """Whether a text that is long enough to have paragraphs has no line end among its first characters."""
    return text.find("\n", 0, _FEW_LINES) < 0 and len(text) > _SHORTEST


def glued_paragraphs(text: str) -> Iterator[Edit]:
    r"""What separates the paragraphs of a text of one line: a sign, a tab, several spaces or nothing at all.

    Leaves alone what is between most sentences, and what is elsewhere, too.

    >>> text = "It rained. Ann left. | Bob left. “No,” he said. | She won. | It is over." + " It rained." * 50
    >>> list(glued_paragraphs(text))
    [(20, 23, '\n\n'), (47, 50, '\n\n'), (58, 61, '\n\n')]
    """
    if not is_one_line(text):
        return
    found = [*_BETWEEN.finditer(text)]
    kinds = Counter(match.group(1).strip() for match in found)
    spaced = len(_SPACED.findall(text))
    signs = [sign for sign, often in kinds.most_common() if _is_separator(text, sign, often, spaced)]
    if signs:
        between = re.compile(rf"\s*{re.escape(signs[0])}\s*") if signs[0] else _GAP
        yield from ((*match.span(), "\n\n") for match in between.finditer(text))
        return
    touching = [*_TOUCHING.finditer(text)]
    if _FEWEST <= len(touching) < _MOST_TOUCHING * (spaced + len(touching)):
        done = 0
        for match in touching:
            # *He left."It rained," she said*: the mark opens if as many marks opened as closed before it.
            opens = match.group()[-1] == '"' and text.count('"', done, match.end() - 1) % 2 == 0
            end = match.end() - opens
            yield match.start(), end, f"{text[match.start() : end]}\n\n"
            done = end


def _is_separator(text: str, sign: str, often: int, spaced: int) -> bool:
    """Whether a sign, or several spaces if it is none, separates paragraphs."""
    if often < _FEWEST:
        return False
    return often >= _MOST * text.count(sign) if sign else often < _MOST_SENTENCES * (spaced + often)
