"""Frames: tagged tokens in which each quotation is one token, with the sentences and cues among them.

A frame is what attribution rules read. Every paragraph that a rule asks about has one, and so have the words inside
a quotation that encloses another.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.native import mypyc_attr
from quotes.lexicon.tagging import AFTER_PHRASAL, ENDS_SENTENCE, PHRASAL, is_named_like_possessive
from quotes.lexicon.word_sets import MONTHS_OR_NAMES, UNMARKED_BEGINNINGS
from quotes.model import Span
from quotes.text.calendar_names import is_person_here
from quotes.text.parts import Quotation
from quotes.text.times_of_day import ends_with_time
from quotes.text.title_case import is_title_case, large_words
from quotes.text.tokens import CLOSING_ABBREVIATIONS, TIMES_OF_DAY, TokenColumns, may_end_sentence

_BEGINS_SENTENCE: Final = t.QUOTATION | t.CAP | t.NUMBER | t.OPEN_BRACKET | t.SYMBOL
_BEGINS_SENTENCE_AFTER_DOTS: Final = t.PRONOUN | t.DETERMINER | t.SUBORDINATOR
"""What begins a sentence after a dotted word that ends one: *in the U.S. The rest*."""
_NEVER_ENDS_SENTENCE: Final = t.PUNCTUATION | t.FUNCTION_WORD | t.VERB
ENDS_CLAUSE: Final = ENDS_SENTENCE | {","}
_DECIDED_BY_NEXT: Final = t.OPENS_PHRASAL | t.POSSESSIVE_ENDING
_AFTER_NAME: Final = t.AUX | t.PUNCTUATION | t.PREP | t.CALENDAR
"""What follows a name that ends like a possessive, but no possessive, besides a verb."""
_REACH: Final = 120
"""Tokens to either side of a position that a rule may look at; few sentences of news are longer."""
_CLOSING: Final = " ”\"’'»"
_LAST_WORDS: Final = 8
"""Code points at the end of a quotation that show how it ends."""

TokenRange = tuple[int, int]
"""A half-open range of positions of tokens in a frame; a ``Span`` is one of code points in the article."""


@mypyc_attr(acyclic=True)
class Frame(TokenColumns):
    """The tokens of a stretch of text, each quotation in it being one token."""

    __slots__ = ("cues", "endings", "may_name_source", "quotations", "sentences", "text", "title_case")

    def __init__(self, text: str) -> None:
        """A frame without tokens."""
        super().__init__()
        self.text = text
        """The article."""
        self.quotations: dict[int, Quotation] = {}
        """The quotations, by the position of the token that is one."""
        self.cues: list[int] = []
        """Positions of the words that may report something, nouns of speech included."""
        self.may_name_source = False
        """One of its words may be in a phrase like *according to* or *in her view*."""
        self.endings: dict[int, str] = {}
        """How the words of each quotation end: their last character, white space and marks aside."""
        self.sentences = [0]
        """Positions of the first token of each sentence and, at last, the number of tokens."""
        self.title_case = False
        """It is a headline with a capital on every word, so that capitals mean nothing."""

    def end(self, position: int) -> int:
        """Where a token ends in the article, exclusive, in code points."""
        size = len(self.lower[position])
        return self.starts[position] + size if size else self.quotations[position].end

    def word(self, position: int) -> str:
        """A token as written; the empty string for a quotation."""
        start = self.starts[position]
        return self.text[start : start + len(self.lower[position])]

    def span(self, tokens: TokenRange) -> Span:
        """A range of tokens as a span of the article."""
        return self.starts[tokens[0]], self.end(tokens[1] - 1)

    def words(self, tokens: TokenRange) -> str:
        """The text of a range of tokens, with single spaces."""
        start, end = self.span(tokens)
        return " ".join(self.text[start:end].split())

    def mention(self, source: TokenRange) -> Span:
        """The span of a source without its possessive ending: ***Ann Lee**’s claim*; not *McDonald’s said*."""
        start, end = self.span(source)
        tag = self.tags[source[1] - 1]
        is_possessive = self.text[end - 1] == "s" and self.text[end - 2] in "'’" and end - start > 2
        if is_possessive and (not tag & t.ORG_NAME or tag & t.POSSESSIVE_ENDING):
            end -= 2
        return start, end

    def has(self, classes: int, first: int, end: int) -> bool:
        """Whether a token of a half-open range is of one of some classes."""
        return any(tag & classes for tag in self.tags[first:end])

    def only(self, classes: int, first: int, end: int) -> bool:
        """Whether all tokens of a half-open range, which may be empty, are of some classes."""
        return all(tag & classes for tag in self.tags[first:end])

    def shows(self, classes: int, first: int, end: int) -> bool:
        """Whether a word of a noun phrase is of one of some classes; the capital of *The* shows nothing."""
        return any(tag & classes and not tag & t.DET for tag in self.tags[first:end])

    def find(self, classes: int, first: int, end: int) -> int:
        """The position of the first token of a range that is of one of some classes; ``end`` if there is none."""
        for at in range(first, end):
            if self.tags[at] & classes:
                return at
        return end

    def skip(self, classes: int, first: int, end: int, unless: int = 0) -> int:
        """The position after the tokens of some classes, and of no others, that begin a range; ``end`` if all do."""
        while first < end and self.tags[first] & classes and not self.tags[first] & unless:
            first += 1
        return first

    def find_back(self, classes: int, last: int, low: int) -> int:
        """The position of the nearest token from ``last`` back that is of one of some classes; else ``low``."""
        while last > low and not self.tags[last] & classes:
            last -= 1
        return last

    def skip_back(self, classes: int, last: int, low: int, unless: int = 0) -> int:
        """The position before the tokens of some classes, and of no others, that end at ``last``; at least ``low``."""
        while last > low and self.tags[last] & classes and not self.tags[last] & unless:
            last -= 1
        return last

    def sentence(self, position: int) -> TokenRange:
        """The half-open range of token positions of the sentence around a position.

        It stops ``_REACH`` tokens to either side, so that the work grows in proportion to any text.
        """
        bounds = self.sentences
        index = bisect_right(bounds, position)
        low = bounds[index - 1] if index else 0
        high = bounds[index] if index < len(bounds) else len(self.tags)
        if high - low <= _REACH:
            return low, high
        return max(low, position - _REACH), min(high, position + _REACH)

    def begins_sentence(self, position: int) -> bool:
        """Whether a position is the first of a sentence, or the number of tokens."""
        index = bisect_left(self.sentences, position)
        return index < len(self.sentences) and self.sentences[index] == position


def make_frame(text: str, start: int, end: int, quotations: Iterable[Quotation]) -> Frame:
    """Tokenize a stretch of text, each quotation in it as one token.

    Args:
        text: The article as the rules read it.
        start: Where the stretch starts (code points).
        end: Where it ends, exclusive.
        quotations: The outermost quotations within it, in order.

    Returns:
        The frame.
    """
    frame = Frame(text)
    for quotation in quotations:
        frame.add_text(text[start : quotation.start], start)
        frame.quotations[len(frame.tags)] = quotation
        frame.endings[len(frame.tags)] = _ending(text, quotation)
        frame.add_quotation(quotation.start)
        start = quotation.end
    frame.add_text(text[start:end], start)
    if is_title_case(frame):
        frame.title_case = True
        for at in large_words(frame.tags):
            frame.tags[at] &= ~t.CAP
    _disambiguate(frame)
    return frame


def _disambiguate(frame: Frame) -> None:
    """Find where sentences begin and which words may report, and correct the tags that a word's place decides."""
    tags, lower, sentences, cues = frame.tags, frame.lower, frame.sentences, frame.cues
    last = len(tags) - 1
    began = 0
    for at in frame.decisive:
        tag = tags[at]
        if tag & t.SENTENCE_END or lower[at] in TIMES_OF_DAY:
            if at < last and (tag & t.STOP or _ends_sentence(frame, at, began)):
                began = at + 1 + (at + 1 < last and tags[at + 1] & t.CLOSE_BRACKET > 0)  # *(It rained.) Lee stayed.*
                if tags[began] & _BEGINS_SENTENCE:
                    sentences.append(began)
            continue
        if tag & t.CAP and tag & t.FUNCTION_OR_TIME and (at != began or tag & t.CALENDAR):
            may_begin = tag & _BEGINS_SENTENCE_AFTER_DOTS or (at and lower[at - 1] in CLOSING_ABBREVIATIONS)
            if at and may_begin and _begins_unmarked(frame, at):
                began = at
                sentences.append(at)
            else:
                tag = tags[at] = _capitalized(frame, at, began)
        if at < last and tag & _DECIDED_BY_NEXT:
            tag = tags[at] = _decided_by_next(frame, at)
        if tag & t.MAY_REPORT:
            cues.append(at)
            if tag & t.ACCORDING:
                frame.may_name_source = True
    sentences.append(len(tags))


def _decided_by_next(frame: Frame, at: int) -> int:
    """The tags of a word that the one after it decides: *made clear*, *McDonald’s said*."""
    tag, after = frame.tags[at], frame.tags[at + 1]
    if tag & t.OPENS_PHRASAL and frame.lower[at + 1] in AFTER_PHRASAL:
        return tag | _phrasal_tags(frame.lower, at)
    if tag & t.POSSESSIVE_ENDING and is_named_like_possessive(frame.lower[at]):
        is_name = after & _AFTER_NAME or (t.says(after) and not after & (t.NOUN | t.CAP))
        return tag & ~t.POSSESSIVE_ENDING | t.ORG_NAME if is_name else tag
    return tag


def _begins_unmarked(frame: Frame, at: int) -> bool:
    """Whether a sentence begins at a word of grammar with a capital though nothing marks the end of the one before.

    It does at *a fan at Kor Park **The** mayor said*, *at the lake **He** said*, *left the U.S. **The** rest stayed*;
    not at *told **The** Kor Times*, *in **The** Hague*, *Serie **A** leaders*.
    """
    before = frame.tags[at - 1]
    if may_end_sentence(frame.lower[at - 1], frame.lower[at]):
        return True
    if frame.title_case or at + 1 == len(frame.tags) or frame.lower[at - 1][-1:] == ".":
        return False
    # A caption and its credit, or a caption alone, after which the article goes on in the same paragraph.
    if before & t.CLOSE_BRACKET:
        return True
    after = frame.tags[at + 1]
    if frame.word(at) not in UNMARKED_BEGINNINGS or before & _NEVER_ENDS_SENTENCE or after & (t.CAP | t.PUNCTUATION):
        return False
    return bool(after & t.VERB_OR_AUX) if frame.tags[at] & t.PRONOUN else not after & t.FUNCTION_WORD


def _ends_sentence(frame: Frame, at: int, began: int) -> bool:
    """Whether a quotation or a time of day ends a sentence that began at a position."""
    return frame.endings[at] in ENDS_SENTENCE if frame.tags[at] & t.QUOTATION else ends_with_time(frame, at, began)


def _phrasal_tags(lower: list[str], at: int) -> int:
    """The tags of a verb of two words that begins at a position: *made clear*, *made it clear*; none if none does."""
    particles = PHRASAL[lower[at]]
    found = particles.get(lower[at + 1], 0)
    return particles.get(lower[at + 2], 0) if not found and lower[at + 1] == "it" and at + 2 < len(lower) else found


def _capitalized(frame: Frame, at: int, began: int) -> int:
    """The tags of a word of grammar or of time that has a capital, in a sentence that began at a position."""
    # A word of grammar or time with a capital is a name (*Will*, *May*), except where a sentence begins or may
    # begin: *They asked: Were they late?*
    tag, word = frame.tags[at], frame.word(at)
    if tag & t.CALENDAR and is_person_here(frame, word, at, began):
        return tag & ~t.CALENDAR & ~t.FUNCTION_WORD
    # *said Ann Lee May 4*
    is_dated = tag & t.CALENDAR and not frame.tags[at - 1] & t.POSSESSIVE_ENDING  # *Lee’s May 4 update*
    is_date = is_dated and at + 1 < len(frame.lower) and frame.lower[at + 1].isdigit()
    if is_date or at == began or frame.tags[at - 1] & (t.COLON | t.DASH | t.OPEN_BRACKET):
        return tag
    return _within_sentence(word, tag, frame.tags[at - 1])


def _ending(text: str, quotation: Quotation) -> str:
    """The last character of the words of a quotation, white space and marks aside."""
    last = text[quotation.inner_end - 1]
    if last in _CLOSING:
        first = max(quotation.inner_start, quotation.inner_end - _LAST_WORDS)
        return text[first : quotation.inner_end].rstrip(_CLOSING)[-1:]
    return last


def _within_sentence(word: str, tag: int, before: int) -> int:
    """The tags of a word of grammar with a capital within a sentence, which is probably a name."""
    if tag & t.FIRST_PERSON:
        return tag
    if tag & t.CALENDAR:
        is_name = word in MONTHS_OR_NAMES and before & t.CAP and not before & t.PREP
        return tag & ~t.CALENDAR & ~t.FUNCTION_WORD if is_name else tag
    return tag & ~t.FUNCTION_WORD if len(word) > 1 else tag
