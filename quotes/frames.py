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
    lookup,
)
from quotes.model import Quotation

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"
    r"|\d[\d.,:]*\d(?:[-'’%]?[^\W_]+)*"
    r"|[#@]?[^\W_]+(?:[-'’&][^\W_]+)*(?:(?<=[sSzx])['’](?![^\W_]))?"
    r"|--+|\s[-–]\s|\.{2,}|[^\w\s]"
)
_FUNCTION = DET | POSS | PRONOUN | OBJECT | PREP | CONJ | SUB | WH | AUX | NEG | ADV
_FUNCTION_OR_TIME = _FUNCTION | CALENDAR
_SENTENCE_START = CAP | NUMBER | OPEN | OTHER
_MONTHS_OR_NAMES = frozenset(["April", "August", "June", "March", "May"])
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
    made = Frame([], [], [], [], [], {}, [0])
    ended = True
    at = start
    for quotation in quotations:
        ended = _add_words(made, text, at, quotation.start, ended=ended)
        if ended and made.words:
            made.sentences.append(len(made.words))
        made.quotes[len(made.words)] = quotation
        _append(made, "", "", QUOTE, quotation.start, quotation.end)
        said = text[max(quotation.inner_start, quotation.inner_end - 8) : quotation.inner_end].rstrip(
            " ”\"’'»"
        )
        ended = said[-1:] in _ENDS_SPEECH
        at = quotation.end
    _add_words(made, text, at, end, ended=ended)
    made.sentences.append(len(made.words))
    return made


def _append(made: Frame, word: str, lower: str, tag: int, start: int, end: int) -> None:
    made.words.append(word)
    made.lower.append(lower)
    made.tags.append(tag)
    made.starts.append(start)
    made.ends.append(end)


def _add_words(made: Frame, text: str, start: int, end: int, *, ended: bool) -> bool:
    """Add the tokens of a stretch; tell whether a sentence ended with the last."""
    words, lowers, tag_list = made.words, made.lower, made.tags
    starts, ends = made.starts, made.ends
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        first, last = match.span()
        if word[0].isspace():
            word, first, last = "—", first + 1, last - 1
        elif (
            word == "." and ends and ends[-1] == first and _is_abbreviation(words[-1], text[last : last + 1])
        ):
            words[-1] += word
            lowers[-1] += word
            ends[-1] = last
            tag_list[-1] |= lookup(words[-1])[1]
            continue
        lower, tag = lookup(word)
        if tag & _SENTENCE_START:
            if ended:
                if words:
                    made.sentences.append(len(words))
            elif tag & CAP and tag & _FUNCTION_OR_TIME and words:
                tag = _within_sentence(word, tag, tag_list[-1])
        elif tag & STOP and text[last : last + 1].isalnum():
            tag = OTHER
        if lowers and lowers[-1] in PHRASAL and lower in PHRASAL[lowers[-1]]:
            tag_list[-1] |= PHRASAL[lowers[-1]][lower]
        words.append(word)
        lowers.append(lower)
        tag_list.append(tag)
        starts.append(first)
        ends.append(last)
        ended = tag & STOP != 0
    return ended


def _is_abbreviation(word: str, after: str) -> bool:
    """Whether the full stop behind a word belongs to it."""
    if after and after in ",;:)":
        return word[:1].isalnum()
    return (len(word) == 1 and word.isupper() and word != "I") or word + "." in ABBREVIATIONS


def _within_sentence(word: str, tag: int, before: int) -> int:
    """The tags of a word of grammar that has a capital inside a sentence: a name, most likely."""
    if tag & FIRST_PERSON:
        return tag
    if tag & CALENDAR:
        return (
            tag & ~CALENDAR & ~_FUNCTION
            if word in _MONTHS_OR_NAMES and before & CAP and not before & PREP
            else tag
        )
    return tag & ~_FUNCTION if len(word) > 1 else tag
