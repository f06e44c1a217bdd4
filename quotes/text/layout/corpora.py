"""What collections of texts whose tokens are set apart make of paragraphs and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.text.layout.tokenization import are_set_apart
from quotes.text.view.mapping import Edit

_SLASHES: Final = re.compile(r"(?: ?//(?=\s|\Z)| <>(?=\s)){1,9} ?")
_CAPITAL: Final = r"[A-Z][A-Za-z’-]{0,20}"
_HEADING: Final = re.compile(
    rf"(?<=[.?!] )(?:[\"”] )?({_CAPITAL}(?: (?:{_CAPITAL}|'s|of|in|on|to|for|at|by|from|with|and|or|the|a|an|as|is|\d+)"
    rf"){{0,6}} {_CAPITAL}) (?=([A-Z][a-z]*) [a-z])"
)
"""Words with capitals after a sentence, and a word with one before another without."""
_BEGINS_SENTENCE: Final = t.FUNCTION_WORD & ~t.AUX


def slashes(text: str) -> Iterator[Edit]:
    r"""Two slashes that part paragraphs.

    Leaves alone those of addresses and of a text whose tokens are not set apart.

    >>> list(slashes("It rained , too . // Ann Lee left."))
    [(17, 21, '\n\n')]
    """
    if " //" not in text or not are_set_apart(text):
        return
    for match in _SLASHES.finditer(text):
        if text[match.start() - 1 : match.start()] != ":":
            yield (*match.span(), "\n\n")


def sub_headings(text: str) -> Iterator[Edit]:
    """Headings in title case that run on into the sentence below them, which become a sentence of their own.

    Leaves alone what goes on with another capital, and text whose tokens are not set apart.

    >>> list(sub_headings("It rained , too . Values Are Debated The mayor left ."))
    [(36, 37, ' . ')]
    """
    if not are_set_apart(text):
        return
    for match in _HEADING.finditer(text):
        if match[2] != "I" and tags_of(match[2]) & _BEGINS_SENTENCE:
            yield match.end(1), match.end(), " . "
