"""Repairs of the numbers of footnotes that a page has raised and its text does not: *“We won.”12*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from quotes.text.view.mapping import Edit

_AFTER_MARK: Final = re.compile(r"[\"”’'](?<=[.,?!;][\"”’'])(\d{1,3})(?=\s|\Z)")
_AFTER_POINT: Final = re.compile(r"[.,;](?<=[A-Za-z][a-z]{2}[.,;])(\d{1,3})(?=\s+[A-Za-z“\"‘(]|\s*\Z)")
_NOTE_LINE: Final = re.compile(r"(?m)^[ \t]*(\d{1,3})[.)]?(?:[ \t]|$)")


def glued_notes(text: str) -> Iterator[Edit]:
    r"""The numbers of footnotes right after a closing mark; where there are any, those after a comma or full stop, too.

    A number after a full stop is that of a footnote as well if a line further down begins with it.
    Leaves alone what is in marks, and abbreviations: *“22 Days”*, *No.10*.

    >>> list(glued_notes('"No,"12 she said.13 It rained at No.10.'))
    [(5, 7, ''), (17, 19, '')]
    >>> list(glued_notes("She left.1 It rained.\n\n1 Or died."))
    [(9, 10, '')]
    """
    found = [match.span(1) for match in _AFTER_MARK.finditer(text)]
    after_point = [*_AFTER_POINT.finditer(text)]
    if not found and after_point:
        first = after_point[0].end()
        notes = set(_NOTE_LINE.findall(text, first))
        after_point = [match for match in after_point if match.group(1) in notes]
    found += [match.span(1) for match in after_point]
    yield from ((start, end, "") for start, end in sorted(found))
