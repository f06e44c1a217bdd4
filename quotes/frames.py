"""Frames: the words around quotations as tagged tokens, each quotation standing as one token.

A frame is what attribution rules read. There is one for every paragraph that holds a quotation and one
for the words inside every quotation that encloses another.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import compress

from quotes.lexicon import (
    ABBREVIATIONS,
    ADV,
    AUX,
    CALENDAR,
    CAP,
    COLON,
    CONJ,
    DASH,
    DEMONYM,
    DET,
    FIRST_PERSON,
    GIVEN,
    NEG,
    NUMBER,
    OBJECT,
    OPEN,
    OPENS_PHRASAL,
    ORG,
    OTHER,
    PHRASAL,
    PLACE,
    POSS,
    PREP,
    PRONOUN,
    PUNCTUATION,
    QUOTE,
    REPORTING,
    ROLE,
    STOP,
    SUB,
    VERB,
    WH,
    entries,
    tags,
)
from quotes.model import Quotation

_TOKEN = re.compile(
    r"([A-Za-z][a-z]*(?=[ ,])"
    r"|(?:[A-Za-z]\.){2,}"
    r"|\d[\d.,:]*\d(?:[-'’%]?[^\W_]+)*"
    r"|[#@]?[^\W_]+(?:(?:[-'’&_]|\.(?=[a-z\d]|[A-Z]\.))[^\W_]+)*(?:(?<=[sSzx])['’](?![^\W_]))?"
    r"|--+|\.{2,}|[^\w\s]) ?"
)
"""A token. First comes what most tokens are, and with one goes the space behind it: both are only for speed."""
_FUNCTION = DET | POSS | PRONOUN | OBJECT | PREP | CONJ | SUB | WH | AUX | NEG | ADV
_FUNCTION_OR_TIME = _FUNCTION | CALENDAR
_BEGINS = QUOTE | CAP | NUMBER | OPEN | OTHER
_LEADS_IN = COLON | DASH | OPEN
_MAY_END = STOP | QUOTE
_TELLING = _MAY_END | CAP | OPENS_PHRASAL
_MONTHS_OR_NAMES = frozenset(entries("months_or_names"))
ENDS_SENTENCE = frozenset(".?!…")
_GRAMMAR_OR_VERB = _FUNCTION | VERB
_NAME = GIVEN | PLACE | ROLE | ORG | DEMONYM
_SHORTEST_HEADLINE, _LONGEST_HEADLINE = 4, 40
"""Tokens in a headline."""
_SMALL_WORD = 3
"""Letters of the longest word that a headline may write without a capital, whatever it is."""
_LONGEST_PARTY = 5
"""Code points of a party and the first letter of a state, *D-N.*, and one more."""
REACH = 120
"""Tokens to either side that a rule may look at; hardly a sentence of news is longer."""
_NOTHING = ("", " ")
_CLOSING = " ”\"’'»"
_LAST_WORDS = 8
"""Code points at the end of a quotation that are enough to tell how it ends."""


class Frame:
    """Tokens of a stretch of text; the lists run in parallel."""

    __slots__ = ("endings", "lower", "quotes", "sentences", "spans", "tags", "title_case", "words")

    def __init__(self, words: list[str], spans: list[tuple[int, int]], quotes: dict[int, Quotation]) -> None:
        """Tag the tokens and find the sentences.

        Args:
            words: The tokens as written; the empty string for a quotation.
            spans: Where they stand in the article: start and end, half-open, in code points.
            quotes: Position of a token to the quotation that it stands for.
        """
        self.words = words
        self.spans = spans
        self.lower = list(map(str.lower, words))
        """The tokens in lower case."""
        self.tags = list(map(tags, words))
        """What each token may be: the bits of ``lexicon``."""
        self.quotes = quotes
        self.endings: dict[int, str] = {}
        """How the words of each quotation end: their last character, white space and marks aside."""
        self.sentences = [0]
        """Positions of the first token of each sentence, and at last the number of tokens."""
        self.title_case = False
        """It is a headline with a capital on every word, so that capitals tell nothing."""

    def sentence(self, position: int) -> tuple[int, int]:
        """The half-open range of token positions of the sentence around a position.

        No rule looks farther than ``REACH`` tokens, so that the work grows with the text, whatever it is.
        """
        bounds = self.sentences
        index = bisect_right(bounds, position)
        if index == len(bounds):
            return max(bounds[-1], position - REACH), len(self.words)
        return max(bounds[index - 1] if index else 0, position - REACH), min(bounds[index], position + REACH)

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
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    quotes: dict[int, Quotation] = {}
    for quotation in quotations:
        if text[start : quotation.start] not in _NOTHING:
            _scan(text, start, quotation.start, words, spans)
        quotes[len(words)] = quotation
        words.append("")
        spans.append((quotation.start, quotation.end))
        start = quotation.end
    if start < end:
        _scan(text, start, end, words, spans)
    made = Frame(words, spans, quotes)
    made.title_case = _is_title_case(made)
    if made.title_case:
        for at in _no_names(made.tags):
            made.tags[at] &= ~CAP
    _mend(made, text)
    return made


def _is_title_case(made: Frame) -> bool:
    """Whether all words but the shortest have capitals, among them verbs or words of grammar behind the first."""
    tag_list = made.tags
    if len(tag_list) > _LONGEST_HEADLINE or len(tag_list) < _SHORTEST_HEADLINE:
        return False
    for tag, word in zip(tag_list, made.words, strict=True):
        if len(word) > _SMALL_WORD and not tag & (CAP | NUMBER | PUNCTUATION | PREP | CONJ):
            return False
    return any(_no_names(tag_list))


def _no_names(tag_list: list[int]) -> list[int]:
    """Positions of capitals on verbs and words of grammar that are no part of a name (*Michelle Marks*)."""
    return [
        at
        for at, tag in enumerate(tag_list)
        if tag & CAP
        and tag & _GRAMMAR_OR_VERB
        and not tag & _NAME
        and (tag & (_FUNCTION | REPORTING) or not (at and tag_list[at - 1] & GIVEN))
    ]


def _scan(text: str, start: int, end: int, words: list[str], spans: list[tuple[int, int]]) -> None:
    """Add the tokens of a stretch without quotations; an abbreviation keeps its full stop."""
    new: list[str] = []
    where: list[tuple[int, int]] = []
    for token in _TOKEN.finditer(text, start, end):
        new.append(token[1])
        where.append(token.span(1))
    at = -1
    for _ in range(new.count(".")):
        at = new.index(".", at + 1)
        if at and _is_abbreviation(new[at - 1], new[at + 1] if at + 1 < len(new) else ""):
            new[at - 1] += "."
            where[at - 1] = where[at - 1][0], where[at][1]
            new[at] = ""
    spans += compress(where, new)
    words += filter(None, new)


def _is_abbreviation(word: str, after: str) -> bool:
    """Whether the full stop behind a word belongs to it."""
    if after and after in ",;:)":
        return word[:1].isalnum()
    if word[-2:-1] == "-" and word[-1].isupper() and len(word) < _LONGEST_PARTY:
        return True
    return (len(word) == 1 and word.isupper() and word != "I") or word + "." in ABBREVIATIONS


def _mend(made: Frame, text: str) -> None:
    """Find where sentences begin, and mend the tags that a word's place decides."""
    tag_list, lower, sentences = made.tags, made.lower, made.sentences
    endings = made.endings = {at: _ending(text, quotation) for at, quotation in made.quotes.items()}
    last = len(tag_list) - 1
    began = 0
    for at in [at for at, tag in enumerate(tag_list) if tag & _TELLING]:
        tag = tag_list[at]
        if tag & _MAY_END:
            if at < last and (tag & STOP or endings[at] in ENDS_SENTENCE):
                began = at + 1
                if tag_list[began] & _BEGINS:
                    sentences.append(began)
        elif tag & _FUNCTION_OR_TIME and tag & CAP and at != began and not tag_list[at - 1] & _LEADS_IN:
            tag_list[at] = _within_sentence(made.words[at], tag, tag_list[at - 1])
        if tag & OPENS_PHRASAL and at < last:
            tag_list[at] |= PHRASAL[lower[at]].get(lower[at + 1], 0)
    made.sentences.append(len(tag_list))


def _ending(text: str, quotation: Quotation) -> str:
    """The last character of the words of a quotation, white space and marks aside."""
    last = text[quotation.inner_end - 1]
    if last in _CLOSING:
        return text[max(quotation.inner_start, quotation.inner_end - _LAST_WORDS) : quotation.inner_end].rstrip(
            _CLOSING
        )[-1:]
    return last


def _within_sentence(word: str, tag: int, before: int) -> int:
    """The tags of a word of grammar that has a capital inside a sentence: a name, most likely."""
    if tag & FIRST_PERSON:
        return tag
    if tag & CALENDAR:
        is_name = word in _MONTHS_OR_NAMES and before & CAP and not before & PREP
        return tag & ~CALENDAR & ~_FUNCTION if is_name else tag
    return tag & ~_FUNCTION if len(word) > 1 else tag
