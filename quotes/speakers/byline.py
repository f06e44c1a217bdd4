"""Who wrote the article, when it says so."""

from __future__ import annotations

import re
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.model import ORGANIZATION
from quotes.speakers.name_forms import PLACE
from quotes.speakers.name_spans import names_in

_EDGE_CHARACTERS: Final = 1500
"""A byline stands near the start or the end of an article, within so many characters."""
_BYLINE: Final = re.compile(
    r"^(?:\W*(?:Opinion |Analysis |Column |Written |Story |Words )?[Bb][Yy] |BY )", re.MULTILINE
)
_COPYRIGHT: Final = re.compile(
    r"(?:©|\([cC]\)|Copyright)[^\n]{0,12}\bby |\bexcerpt(?:s|ed)? from (?:[a-z-]+ )*(?=[A-Z])|^From [^\n]{3,80} by ",
    re.MULTILINE,
)
_CREDIT: Final = re.compile(r" (?:is|was) (?:an?|the) ([^.\n]{3,80})")


def bylined_author(text: str) -> str | None:
    """The author whom a byline, a credit or a copyright line names.

    Args:
        text: The article as read.

    Returns:
        The name, or ``None``. *By Ann Lee* at the top; *Ann Lee is a columnist for …* at the end.
    """
    for pattern, low, high in (
        (_BYLINE, 0, _EDGE_CHARACTERS),
        (_COPYRIGHT, 0, _EDGE_CHARACTERS),
        (_COPYRIGHT, max(0, len(text) - _EDGE_CHARACTERS), len(text)),
    ):
        for match in pattern.finditer(text, low, high):
            name = _name_at(text, match.end())
            if name:
                return name
    return _credited(text)


def _name_at(text: str, start: int) -> str | None:
    line = text.find("\n", start)
    stop = min(start + 60, line if line >= 0 else len(text))
    for at, _, form in names_in(text[start:stop]):
        if at == 0 or text[start : start + at].strip().istitle():
            named = form.kind not in (ORGANIZATION, PLACE) and len(form.folded) > 1
            return form.name if named else None
        return None
    return None


def _credited(text: str) -> str | None:
    """Who the last paragraph says is a columnist, a professor or the like."""
    last = text.rstrip()
    low = last.rfind("\n") + 1
    for start, end, form in names_in(last[low : low + 60]):
        match = _CREDIT.match(text, low + end)
        full = form.kind not in (ORGANIZATION, PLACE) and len(form.folded) > 1
        if start == 0 and match and full and any(tags_of(word) & t.ROLE for word in match.group(1).split()[:6]):
            return form.name
        return None
    return None
