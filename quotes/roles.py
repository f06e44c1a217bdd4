"""What an article calls a person beside the name: *a chemist at Elm College*."""

from __future__ import annotations

import re

from quotes.lexicon import ROLE, TITLE, tags

_BEHIND = re.compile(r"\s?,\s((?:an?|the|one of|[a-z][\w’'-]*|[A-Z][\w’'-]*)\s[^,.;:“”\"()\n]{2,100}?)(?=,|\.|;|\s(?:said|says|told|who|which|and)\b|$|\n)")
_FIRST_WORDS = 7


def role_beside(text: str, start: int, end: int) -> str:
    """The description in apposition behind a name.

    Args:
        text: The article as read.
        start: Where the name starts (code points).
        end: Where it ends, exclusive.

    Returns:
        It, or nothing: *Jane Roe, **a chemist at Elm College**, said*.
    """
    match = _BEHIND.match(text, end, end + 130)
    if match is None:
        return ""
    words = match.group(1).split()
    if any(tags(word) & (ROLE | TITLE) for word in words[:_FIRST_WORDS]):
        return " ".join(words)
    return ""
