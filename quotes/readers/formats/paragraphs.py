"""From the paragraphs of a document to its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

_PRIVATE = re.compile("[\ue000-\uf8ff]")
"""Private characters, which each font uses in its own way, for bullets for example."""
_SPACES = re.compile(r"[ \r\f\v]+")
_LONGEST_LINE = 120
_MIN_BROKEN = 0.2
"""Share of the lines that go on in the next one; headings and items of lists seem to, too."""


def join_paragraphs(paragraphs: Iterable[str]) -> str:
    """Put a blank line between two paragraphs; a line break within one ends a line.

    Some documents are text files that were pasted as they were: each line is a paragraph, and an empty one ends
    what people read as a paragraph. Those lines are put under each other.
    """
    plain = (_PRIVATE.sub("", paragraph) for paragraph in paragraphs)
    tidy = ["\n".join(_SPACES.sub(" ", line).strip() for line in p.split("\n")).strip("\n") for p in plain]
    if _are_lines(tidy):
        return re.sub(r"\n{3,}", "\n\n", "\n".join(tidy)).strip("\n")
    return "\n\n".join(paragraph for paragraph in tidy if paragraph)


def _are_lines(paragraphs: Sequence[str]) -> bool:
    """Return whether paragraphs are short, some empty, and many of them end within a sentence."""
    filled = [paragraph for paragraph in paragraphs if paragraph]
    if len(filled) == len(paragraphs) or max(map(len, filled), default=0) > _LONGEST_LINE:
        return False
    pairs = [pair for pair in pairwise(paragraphs) if all(pair)]
    broken = sum((last[-1].isalnum() or last[-1] in ",-") and first[0].islower() for last, first in pairs)
    return broken > 1 and broken >= _MIN_BROKEN * len(pairs)
