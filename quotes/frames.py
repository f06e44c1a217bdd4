"""Frames: the words around quotations as tagged tokens, each quotation standing as one token.

A frame is what attribution rules read. There is one for every paragraph that holds a quotation and one
for the words inside every quotation that encloses another.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

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
    entries,
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
_MONTHS_OR_NAMES = frozenset(entries("months_or_names"))
_ENDS_SPEECH = (".", "?", "!", "…")
_CLOSING = " ”\"’'»"
_LAST_WORDS = 8
"""Code points at the end of a quotation that are enough to tell how it ends."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Tokens of a stretch of text; the lists run in parallel."""

    words: list[str]
    """The tokens as written; the empty string for a quotation."""
    lower: list[str]
    """The tokens in lower case."""
    tags: list[int]
    """What each token may be: the bits of ``lexicon``."""
    starts: list[int]
    """Where each token starts in the article (code points)."""
    ends: list[int]
    """Where each token ends, exclusive."""
    quotes: dict[int, Quotation]
    """Position of a token to the quotation that it stands for."""
    sentences: list[int]
    """Positions of the first token of each sentence, and at last the number of tokens."""

    def sentence(self, position: int) -> tuple[int, int]:
        """The half-open range of token positions of the sentence around a position."""
        bounds = self.sentences
        index = bisect_right(bounds, position)
        if index == len(bounds):
            return bounds[-1], len(self.words)
        return bounds[index - 1] if index else 0, bounds[index]

    def begins_sentence(self, position: int) -> bool:
        """Whether a position is the first of a sentence, or the number of tokens."""
        index = bisect_left(self.sentences, position)
        return index < len(self.sentences) and self.sentences[index] == position


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
        _add_quotation(made, quotation)
        said = text[max(quotation.inner_start, quotation.inner_end - _LAST_WORDS) : quotation.inner_end]
        ended = said.rstrip(_CLOSING).endswith(_ENDS_SPEECH)
        at = quotation.end
    _add_words(made, text, at, end, ended=ended)
    made.sentences.append(len(made.words))
    return made


def _add_quotation(made: Frame, quotation: Quotation) -> None:
    """Add the one token that stands for a quotation."""
    made.quotes[len(made.words)] = quotation
    made.words.append("")
    made.lower.append("")
    made.tags.append(QUOTE)
    made.starts.append(quotation.start)
    made.ends.append(quotation.end)


@lru_cache(maxsize=1 << 16)
def _plain(word: str) -> tuple[str, int] | None:
    """A word's lower case and tags, when its place within a sentence cannot change them; else ``None``."""
    lower, tag = lookup(word)
    if tag & STOP or (tag & CAP and tag & _FUNCTION_OR_TIME) or word[0].isspace() or lower in PHRASAL:
        return None
    return lower, tag


def _add_words(made: Frame, text: str, start: int, end: int, *, ended: bool) -> bool:
    """Add the tokens of a stretch; tell whether a sentence ended with the last."""
    words, lowers, tag_list = made.words, made.lower, made.tags
    starts, ends = made.starts, made.ends
    # Four in five tokens are plain words after plain words; this is the hottest loop of all, so they go first.
    plain_before = False
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        first, last = match.span()
        plain = _plain(word) if plain_before else None
        if plain is not None:
            lower, tag = plain
        elif word == "." and ends and ends[-1] == first and _is_abbreviation(words[-1], text[last : last + 1]):
            words[-1] += word
            lowers[-1] += word
            ends[-1] = last
            tag_list[-1] |= lookup(words[-1])[1]
            continue
        else:
            if word[0].isspace():
                word, first, last = "—", first + 1, last - 1
            lower, tag = _in_place(made, word, text[last : last + 1], ended=ended)
            ended = tag & STOP != 0
            plain_before = not ended and lower not in PHRASAL
        words.append(word)
        lowers.append(lower)
        tag_list.append(tag)
        starts.append(first)
        ends.append(last)
    return ended


def _in_place(made: Frame, word: str, after: str, *, ended: bool) -> tuple[str, int]:
    """A token's lower case and tags in its place; notes the sentence that it begins."""
    lower, tag = lookup(word)
    if tag & _SENTENCE_START:
        if ended:
            if made.words:
                made.sentences.append(len(made.words))
        elif tag & CAP and tag & _FUNCTION_OR_TIME and made.words:
            tag = _within_sentence(word, tag, made.tags[-1])
    elif tag & STOP and after.isalnum():
        tag = OTHER
    if made.words:
        made.tags[-1] |= PHRASAL.get(made.lower[-1], {}).get(lower, 0)
    return lower, tag


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
        is_name = word in _MONTHS_OR_NAMES and before & CAP and not before & PREP
        return tag & ~CALENDAR & ~_FUNCTION if is_name else tag
    return tag & ~_FUNCTION if len(word) > 1 else tag
