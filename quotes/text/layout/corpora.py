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
    rf"){{0,6}} {_CAPITAL}) (?=(?:Mr|Mrs|Dr|Miss)\b|([A-Z][a-z]*) [a-z])"
)
"""Words with capitals after a sentence, and a word with one before another without, or a form of address."""
_BEGINS_SENTENCE: Final = t.FUNCTION_WORD & ~t.AUX
_WITHIN_NAME: Final = t.ROLE | t.TITLE | t.GIVEN
_STAIN: Final = re.compile(r" ([.?])(?<=[a-z]{2} [.?])(?= ([a-z]{1,20})\b)")
"""A full stop or a question mark between two words in small letters."""
_BEGINS: Final = re.compile(r" [.?]\s(?=[A-Z])")
"""The end of a sentence before a capital."""
_MOST_STAINS: Final = 5
"""Stains of a text that may have fewer sentences."""
_LONGEST_WORD: Final = 20
_LONGEST_TITLE: Final = 4
"""Letters of a title or of a part of a name that is written short."""


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
        if match[2] is None:
            is_sentence = not tags_of(match[1].rpartition(" ")[2]) & _WITHIN_NAME
        else:
            is_sentence = match[2] != "I" and bool(tags_of(match[2]) & _BEGINS_SENTENCE)
        if is_sentence:
            yield match.end(1), match.end(), " . "


def stains(text: str) -> Iterator[Edit]:
    """Full stops and question marks within a sentence: stains after a word of grammar, else misread commas and dashes.

    Leaves alone short words with a capital, what precedes a verb of saying, text whose tokens are not set apart, and
    text in lower case.

    >>> list(stains("The . mayor , who was late . and old , left Kew ? a town ."))
    [(3, 5, ''), (27, 28, ','), (48, 49, '--')]
    """
    if not are_set_apart(text):
        return
    found = [*_STAIN.finditer(text)]
    if len(found) > max(_MOST_STAINS, len(_BEGINS.findall(text))):
        return
    for match in found:
        start = match.start()
        before = text[max(0, start - _LONGEST_WORD) : start].rpartition(" ")[2]
        if tags_of(before) & t.FUNCTION_WORD:
            yield start, start + 2, ""
        elif match[1] == "." and not (before[:1].isupper() and len(before) <= _LONGEST_TITLE):
            yield start + 1, start + 2, ","
        elif match[1] == "?" and not t.says(tags_of(match[2])):
            yield start + 1, start + 2, "--"
