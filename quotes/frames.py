"""Frames: the words around quotations as tagged tokens, each quotation standing as one token.

A frame is what attribution rules read. There is one for every paragraph that holds a quotation and one
for the words inside every quotation that encloses another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from quotes.lexicon import (
    ABBREVIATIONS,
    ADV,
    AUX,
    CALENDAR,
    CAP,
    CONJ,
    DET,
    FIRST_PERSON,
    NEG,
    NUMBER,
    OBJECT,
    OPEN,
    OTHER,
    PHRASAL,
    POSS,
    PREP,
    PRONOUN,
    QUOTE,
    STOP,
    SUB,
    WH,
    tags,
)
from quotes.model import Quotation

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"
    r"|\d[\d.,:]*\d(?:[-'’%]?[^\W_]+)*"
    r"|[#@]?[^\W_]+(?:[-'’&][^\W_]+)*(?:(?<=[sSzx])['’](?![^\W_]))?"
    r"|--+|\s[-–]\s|\.{2,}|[^\w\s]"
)
_FUNCTION = DET | POSS | PRONOUN | OBJECT | PREP | CONJ | SUB | WH | AUX | NEG | ADV
_NONE: dict[str, int] = {}
_ENDS_SPEECH = frozenset(".?!…")


@dataclass(frozen=True, slots=True)
class Frame:
    """Tokens of a stretch of text; the lists run in parallel."""

    words: list[str]
    """The tokens as written; the empty string for a quotation."""
    lower: list[str]
    tags: list[int]
    starts: list[int]
    """Where each token starts in the article (code points)."""
    ends: list[int]
    quotes: dict[int, Quotation]
    """Position of a token to the quotation that it stands for."""
    sentences: list[int]
    """Positions of the first token of each sentence, and at last the number of tokens."""

    def sentence(self, position: int) -> tuple[int, int]:
        """The half-open range of token positions of the sentence around a position."""
        low = 0
        for bound in self.sentences:
            if bound > position:
                return low, bound
            low = bound
        return low, len(self.words)


class _Builder:
    """Collects tokens and finds where sentences end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.frame = Frame([], [], [], [], [], {}, [0])
        self.ended = True

    def words(self, start: int, end: int) -> None:
        for match in _TOKEN.finditer(self.text, start, end):
            self._token(match.group(), match.start(), match.end())

    def _token(self, word: str, start: int, end: int) -> None:
        frame = self.frame
        if word == "." and frame.ends and frame.ends[-1] == start and self._is_abbreviation(end):
            frame.words[-1] += word
            frame.lower[-1] += word
            frame.ends[-1] = end
            frame.tags[-1] = tags(frame.words[-1]) | frame.tags[-1]
            return
        if word[0].isspace():
            word, start, end = word.strip(), start + 1, end - 1
            tag = tags("—")
        else:
            tag = tags(word)
        if word[0] == "." and self.text[end : end + 1].isalnum():
            tag = OTHER
        if tag & CAP and tag & (_FUNCTION | CALENDAR) and not self.ended and frame.tags:
            before = frame.tags[-1]
            if not tag & FIRST_PERSON and (not tag & CALENDAR or before & CAP and not before & PREP):
                tag &= ~_FUNCTION if len(word) > 1 else ~0
                if tag & CALENDAR and frame.words[-1].istitle() and word in ("May", "March", "April", "June"):
                    tag &= ~CALENDAR
        self._append(word, tag, start, end)
        self.ended = bool(tag & STOP)

    def _append(self, word: str, tag: int, start: int, end: int) -> None:
        frame = self.frame
        if self.ended and frame.words and tag & (CAP | QUOTE | NUMBER | OPEN | OTHER):
            frame.sentences.append(len(frame.words))
        lower = word.lower()
        if frame.lower and lower in PHRASAL.get(frame.lower[-1], _NONE):
            frame.tags[-1] |= PHRASAL[frame.lower[-1]][lower]
        frame.words.append(word)
        frame.lower.append(lower)
        frame.tags.append(tag)
        frame.starts.append(start)
        frame.ends.append(end)

    def _is_abbreviation(self, end: int) -> bool:
        word = self.frame.words[-1]
        if self.text[end : end + 1] in (",", ";", ":", ")"):
            return word[:1].isalnum()
        return (len(word) == 1 and word.isupper() and word != "I") or word + "." in ABBREVIATIONS

    def quotation(self, quotation: Quotation) -> None:
        frame = self.frame
        frame.quotes[len(frame.words)] = quotation
        self._append("", QUOTE, quotation.start, quotation.end)
        said = self.text[quotation.inner_start : quotation.inner_end].rstrip(" ”\"’'»")
        self.ended = said[-1:] in _ENDS_SPEECH


def frame(text: str, start: int, end: int, quotations: Iterable[Quotation]) -> Frame:
    """Tokenize a stretch of text, each quotation in it as one token.

    Args:
        text: The article as read.
        start: Where the stretch starts (code points).
        end: Where it ends, exclusive.
        quotations: The outermost quotations within it, in order.

    Returns:
        The frame.
    """
    builder = _Builder(text)
    at = start
    for quotation in quotations:
        builder.words(at, quotation.start)
        builder.quotation(quotation)
        at = quotation.end
    builder.words(at, end)
    builder.frame.sentences.append(len(builder.frame.words))
    return builder.frame

