"""Frames: the words around quotations as tagged tokens, each quotation standing as one token.

A frame is what attribution rules read. There is one for every paragraph that holds a quotation and one
for the words inside every quotation that encloses another.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import ENDS_SENTENCE, PHRASAL
from quotes.lexicon.words import entries
from quotes.model import Quotation
from quotes.text.tokens import CUTS, Token, tokens_of

_BEGINS: Final = t.QUOTATION | t.CAP | t.NUMBER | t.OPEN_BRACKET | t.SYMBOL
_OPENS_SENTENCE: Final = t.PRONOUN | t.DETERMINER | t.SUBORDINATOR
"""What begins a sentence behind a dotted word that ends one: *in the U.S. The rest*."""
_MONTHS_OR_NAMES: Final = frozenset(entries("months_or_names"))
ENDS_CLAUSE: Final = ENDS_SENTENCE | {","}
_NAME: Final = t.GIVEN | t.PLACE | t.ROLE | t.ORG_NOUN | t.DEMONYM
_SHORTEST_HEADLINE: Final = 4
_LONGEST_HEADLINE: Final = 40
"""Tokens in a headline."""
_NO_LARGE_WORD: Final = t.CAP | t.NUMBER | t.PUNCTUATION | t.PREP | t.CONJ
_SMALL_WORD: Final = 3
"""Letters of the longest word that a headline may write without a capital, whatever it is."""
_SPACES: Final = "\n\r\t\xa0"
REACH: Final = 120
"""Tokens to either side that a rule may look at; hardly a sentence of news is longer."""
_CLOSING: Final = " ”\"’'»"
_LAST_WORDS: Final = 8
"""Code points at the end of a quotation that are enough to tell how it ends."""

TokenRange = tuple[int, int]
"""A half-open range of positions of tokens in a frame; a ``Span`` is one of code points in the article."""


class Frame:
    """Tokens of a stretch of text; the lists run in parallel."""

    __slots__ = ("cues", "endings", "lower", "quotations", "sentences", "starts", "tags", "text", "title_case")

    def __init__(self, text: str) -> None:
        """A frame without tokens."""
        self.text = text
        """The article."""
        self.lower: list[str] = []
        """The tokens in lower case, each as long as it is written; the empty string for a quotation."""
        self.tags: list[int] = []
        """What each token may be: the bits of ``lexicon``."""
        self.starts: list[int] = []
        """Where the tokens start in the article, in code points."""
        self.quotations: dict[int, Quotation] = {}
        """Position of a token to the quotation that it stands for."""
        self.cues: list[int] = []
        """Positions of the words that may report something, nouns of speech included."""
        self.endings: dict[int, str] = {}
        """How the words of each quotation end: their last character, white space and marks aside."""
        self.sentences = [0]
        """Positions of the first token of each sentence, and at last the number of tokens."""
        self.title_case = False
        """It is a headline with a capital on every word, so that capitals tell nothing."""

    def end(self, position: int) -> int:
        """Where a token ends in the article, exclusive, in code points."""
        size = len(self.lower[position])
        return self.starts[position] + size if size else self.quotations[position].end

    def word(self, position: int) -> str:
        """A token as written; the empty string for a quotation."""
        start = self.starts[position]
        return self.text[start : start + len(self.lower[position])]

    def sentence(self, position: int) -> TokenRange:
        """The half-open range of token positions of the sentence around a position.

        No rule looks farther than ``REACH`` tokens, so that the work grows with the text, whatever it is.
        """
        bounds = self.sentences
        index = bisect_right(bounds, position)
        low = bounds[index - 1] if index else 0
        high = bounds[index] if index < len(bounds) else len(self.tags)
        if high - low <= REACH:
            return low, high
        return max(low, position - REACH), min(high, position + REACH)

    def begins_sentence(self, position: int) -> bool:
        """Whether a position is the first of a sentence, or the number of tokens."""
        index = bisect_left(self.sentences, position)
        return index < len(self.sentences) and self.sentences[index] == position


def with_plain_spaces(text: str) -> str:
    """A text with a plain space for each line end, tab and no-break space, so that every offset stays."""
    for space in _SPACES:
        text = text.replace(space, " ")
    return text


def make_frame(text: str, start: int, end: int, quotations: Iterable[Quotation]) -> Frame:
    """Tokenize a stretch of text, each quotation in it as one token.

    Args:
        text: The article as read, or ``with_plain_spaces``, which is done sooner.
        start: Where the stretch starts (code points).
        end: Where it ends, exclusive.
        quotations: The outermost quotations within it, in order.

    Returns:
        The frame.
    """
    made = Frame(text)
    telling: list[int] = []
    for quotation in quotations:
        _scan(made, telling, text[start : quotation.start], start)
        at = len(made.tags)
        made.quotations[at] = quotation
        telling.append(at)
        made.lower.append("")
        made.tags.append(t.QUOTATION)
        made.starts.append(quotation.start)
        start = quotation.end
    _scan(made, telling, text[start:end], start)
    if _SHORTEST_HEADLINE <= len(made.tags) <= _LONGEST_HEADLINE and _is_title_case(made):
        made.title_case = True
        for at in _no_names(made.tags):
            made.tags[at] &= ~t.CAP
    _mend(made, telling, text)
    return made


def _is_title_case(made: Frame) -> bool:
    """Whether all words but the shortest have capitals, among them verbs or words of grammar behind the first."""
    for at, tag in enumerate(made.tags):
        if not tag & _NO_LARGE_WORD and len(made.lower[at]) > _SMALL_WORD:
            return False
    return any(_no_names(made.tags))


def _no_names(tag_list: list[int]) -> list[int]:
    """Positions of capitals on verbs and words of grammar that are no part of a name (*Michelle Marks*)."""
    return [
        at
        for at, tag in enumerate(tag_list)
        if tag & t.CAP
        and tag & (t.FUNCTION_WORD | t.VERB)
        and not tag & _NAME
        and (tag & (t.FUNCTION_WORD | t.REPORTING) or not (at and tag_list[at - 1] & t.GIVEN))
    ]


def _scan(made: Frame, telling: list[int], text: str, start: int) -> None:
    """Add the tokens of a stretch without quotations, which starts at an offset of the article."""
    bare = text.strip(" ")
    if not bare:
        return
    start += text.index(bare[0])
    known, told = len(made.tags), len(telling)
    if not _add(made, telling, map(CUTS.__getitem__, bare.split(" ")), start):
        del telling[told:]
        for column in (made.lower, made.tags, made.starts):
            del column[known:]
        first, token = tokens_of(bare)
        _add(made, telling, [token], start + first)


def _add(made: Frame, telling: list[int], runs: Iterable[Token | None], start: int) -> bool:
    """Add the tokens of runs with a space between them; tell whether none depended on what is before it."""
    lower, tag_list, starts = made.lower, made.tags, made.starts
    for token in runs:
        if token is None:
            start += 1
        while token is not None:
            word, tag, tells, step, token = token
            if tells:
                if not step:
                    return False
                telling.append(len(lower))
            lower.append(word)
            tag_list.append(tag)
            starts.append(start)
            start += step
    return True


def _mend(made: Frame, telling: list[int], text: str) -> None:
    """Find where sentences begin, and mend the tags that a word's place decides."""
    tag_list, lower, sentences, cues = made.tags, made.lower, made.sentences, made.cues
    endings = made.endings
    for at, quotation in made.quotations.items():
        endings[at] = _ending(text, quotation)
    last = len(tag_list) - 1
    began = 0
    for at in telling:
        tag = tag_list[at]
        if tag & t.SENTENCE_END:
            if at < last and (tag & t.STOP or endings[at] in ENDS_SENTENCE):
                began = at + 1
                if tag_list[began] & _BEGINS:
                    sentences.append(began)
            continue
        if (
            tag & t.CAP
            and tag & t.FUNCTION_OR_TIME
            and at != began
            and not tag_list[at - 1] & (t.COLON | t.DASH | t.OPEN_BRACKET)
        ):
            if tag & _OPENS_SENTENCE and lower[at - 1].count(".") > 1 and lower[at - 1][-1] == ".":
                began = at
                sentences.append(at)
            else:
                tag = tag_list[at] = _within_sentence(made.word(at), tag, tag_list[at - 1])
        if tag & t.OPENS_PHRASAL and at < last:
            tag = tag_list[at] = tag | PHRASAL[lower[at]].get(lower[at + 1], 0)
        if tag & t.MAY_REPORT:
            cues.append(at)
    made.sentences.append(len(tag_list))


def _ending(text: str, quotation: Quotation) -> str:
    """The last character of the words of a quotation, white space and marks aside."""
    last = text[quotation.inner_end - 1]
    if last in _CLOSING:
        first = max(quotation.inner_start, quotation.inner_end - _LAST_WORDS)
        return text[first : quotation.inner_end].rstrip(_CLOSING)[-1:]
    return last


def _within_sentence(word: str, tag: int, before: int) -> int:
    """The tags of a word of grammar that has a capital inside a sentence: a name, most likely."""
    if tag & t.FIRST_PERSON:
        return tag
    if tag & t.CALENDAR:
        is_name = word in _MONTHS_OR_NAMES and before & t.CAP and not before & t.PREP
        return tag & ~t.CALENDAR & ~t.FUNCTION_WORD if is_name else tag
    return tag & ~t.FUNCTION_WORD if len(word) > 1 else tag
