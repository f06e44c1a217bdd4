"""An article as the rules see it: its paragraphs, quotations and frames, and the answers so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from operator import attrgetter
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.native import mypyc_attr
from quotes.lexicon.tagging import ENDS_SENTENCE
from quotes.model import Span
from quotes.text.departments import commas_in_names
from quotes.text.frames import Frame, TokenRange, make_frame
from quotes.text.paragraphs import is_caption, split_paragraphs
from quotes.text.parts import UNKNOWN_SPEAKER, Link, Quotation, Speaker
from quotes.text.quotations import find_quotations
from quotes.text.turns import Turn, find_turns

_FIRST_LETTERS: Final = 12
"""Code points at the start of a quotation among which its first letter is."""
_MOST_CAPTIONS: Final = 3
"""Captions in a row that are passed over."""
_EXCLAIMS: Final = frozenset("?!—–-")


@mypyc_attr(acyclic=True)
class Answer:
    """What a sieve answers: a source and a cue as token ranges of a frame."""

    __slots__ = ("cue", "frame", "rule", "shares_answer_of", "source")

    def __init__(
        self,
        frame: Frame,
        source: TokenRange,
        cue: TokenRange | None = None,
        shares_answer_of: int | None = None,
        rule: str = "",
    ) -> None:
        """An answer; ``attribute`` fills in its rule."""
        self.frame = frame
        self.source = source
        self.cue = (source[0], source[0]) if cue is None else cue
        """The words that report; an empty range at the source when none do."""
        self.shares_answer_of = shares_answer_of
        """``index`` of the quotation whose answer this one shares."""
        self.rule = rule

    @property
    def has_cue(self) -> bool:
        """Whether any words report."""
        return self.cue[0] < self.cue[1]


@mypyc_attr(acyclic=True)
class Finding:
    """A quotation, or a piece of a reported clause, with everything that was found for it."""

    __slots__ = ("answer", "confidence", "link", "quotation", "speaker", "turn")

    def __init__(self, quotation: Quotation, link: Link, answer: Answer | None) -> None:
        """A finding whose speaker nobody has looked for yet."""
        self.quotation = quotation
        self.link = link
        self.answer = answer
        """What a sieve answered; ``None`` when none did."""
        self.speaker: Speaker = UNKNOWN_SPEAKER
        """Resolved last, when all sources of the article are known."""
        self.turn: int | None = None
        """``index`` of the turn of a transcript that it lies in."""
        self.confidence: float | None = None
        """How sure the speaker is, if another measure than the rule's precision in news applies."""


@mypyc_attr(acyclic=True)
class QuotationContext:
    """Where a quotation is, its frame and its token there, and how its words begin and end."""

    __slots__ = (
        "begins_low",
        "capital",
        "ended",
        "ends_with_comma",
        "exclaims",
        "frame",
        "nested",
        "position",
        "quotation",
        "sentence",
        "stands_alone",
        "terminal",
    )

    def __init__(self, frame: Frame, position: int) -> None:
        """The context of the quotation that is a token of a frame."""
        self.frame = frame
        self.position = position
        quotation = self.quotation = frame.quotations[position]
        self.nested = quotation.parent is not None
        """It is inside another quotation."""
        self.sentence = frame.sentence(position)
        """The tokens of the sentence around it."""
        last = frame.endings[position]
        self.ends_with_comma = last == ","
        self.exclaims = last in _EXCLAIMS
        """It ends in ``?``, ``!`` or a dash, so that a reporting clause may follow without a comma."""
        self.terminal = last in ENDS_SENTENCE
        """It ends a sentence."""
        self.ended = self.terminal or self.exclaims
        """It ends a sentence, or breaks off with a dash."""
        first = _first_letter(frame.text, quotation)
        self.capital = first.isupper()
        """Its words begin with a capital."""
        self.begins_low = first.islower() and frame.text[quotation.inner_start] != "@"
        """They begin with a small letter, rather than with a digit or the name of an account."""
        size = len(frame.tags)
        is_stopped = size == len(("“Go”", ".")) and bool(frame.tags[-1] & t.STOP) and not self.ended
        self.stands_alone = is_stopped or len(frame.quotations) == size
        """Its paragraph holds no word outside quotations; a full stop may follow the mark, as in British papers."""


@mypyc_attr(acyclic=True)
class Article:
    """A text with its quotations; ``answers`` fills up as the sieves run."""

    __slots__ = (
        "_contexts",
        "_frames",
        "_name_commas",
        "answers",
        "children",
        "outermost",
        "paragraphs",
        "quotations",
        "text",
        "turn_in",
        "turns",
    )

    def __init__(self, text: str, paragraphs: list[Span], quotations: tuple[Quotation, ...], turns: list[Turn]) -> None:
        """An article that no sieve has read yet."""
        self.text = text
        self.paragraphs = paragraphs
        self.quotations = quotations
        self.children: dict[int, list[Quotation]] = {}
        """The quotations directly inside a quotation, by its index."""
        self.outermost: dict[int, list[Quotation]] = {}
        """The quotations inside no other, by paragraph."""
        for quotation in quotations:
            if quotation.parent is None:
                self.outermost.setdefault(quotation.paragraph, []).append(quotation)
            else:
                self.children.setdefault(quotation.parent, []).append(quotation)
        self.turns = turns
        """The turns of a transcript. A paragraph that is one begins after its label."""
        self.turn_in = {turn.paragraph: number for number, turn in enumerate(turns)}
        """The number of the turn that a paragraph is."""
        self.answers: dict[int, Answer] = {}
        self._frames: dict[int, Frame] = {}
        self._contexts: dict[int, QuotationContext] = {}
        self._name_commas = commas_in_names(text)

    def with_answers(self, answers: dict[int, Answer]) -> Article:
        """The same article, frames and all, with other answers."""
        other = Article(self.text, self.paragraphs, self.quotations, self.turns)
        other.answers, other._frames, other._contexts = answers, self._frames, self._contexts
        return other

    def paragraph_frame(self, paragraph: int) -> Frame | None:
        """The frame of a paragraph; ``None`` when there is no such paragraph or it has no token."""
        made = self._frames.get(paragraph)
        if made is None:
            if not 0 <= paragraph < len(self.paragraphs):
                return None
            start, end = self.paragraphs[paragraph]
            made = self._frames[paragraph] = self._framed(start, end, self.outermost.get(paragraph, ()))
        return made if made.tags else None

    def paragraph_above(self, paragraph: int) -> int:
        """The paragraph before one, captions and addresses passed over; -1 where there is none."""
        above = paragraph - 1
        while above > 0 and paragraph - above <= _MOST_CAPTIONS and is_caption(self.text, *self.paragraphs[above]):
            above -= 1
        return above

    def _framed(self, start: int, end: int, quotations: Sequence[Quotation]) -> Frame:
        """The frame of a stretch; the contexts of its quotations are kept."""
        made = make_frame(self.text, start, end, quotations)
        for position, quotation in made.quotations.items():
            self._contexts[quotation.index] = QuotationContext(made, position)
        commas = self._name_commas
        for comma in commas[bisect_left(commas, start) : bisect_left(commas, end)] if commas else ():
            at = bisect_left(made.starts, comma)
            if made.starts[at : at + 1] == [comma]:
                made.tags[at] = t.CAP  # part of a name, and no mark
        return made

    def context(self, quotation: Quotation) -> QuotationContext:
        """The context of a quotation."""
        return self._contexts.get(quotation.index) or self._context_of(quotation)

    def _context_of(self, quotation: Quotation) -> QuotationContext:
        """The context of a quotation whose frame has not been made yet."""
        if quotation.parent is None:
            self.paragraph_frame(quotation.paragraph)
        else:
            parent = self.quotations[quotation.parent]
            self._framed(parent.inner_start, parent.inner_end, self.children[parent.index])
        return self._contexts[quotation.index]

    def word_count(self, quotation: Quotation) -> int:
        """The number of words in a quotation."""
        return self.text.count(" ", quotation.start, quotation.end) + 1

    def previous(self, quotation: Quotation) -> Quotation | None:
        """The quotation before one, with the same enclosing quotation, if any."""
        for index in range(quotation.index - 1, -1, -1):
            other = self.quotations[index]
            if other.parent == quotation.parent:
                return other
            if other.index == quotation.parent:
                return None
        return None

    def following(self, quotation: Quotation) -> Quotation | None:
        """The quotation after one, with the same enclosing quotation, if any."""
        for index in range(quotation.index + 1, len(self.quotations)):
            other = self.quotations[index]
            if other.parent == quotation.parent:
                return other
            if other.parent is None:
                return None
        return None

    def shared_answer(self, other: Quotation) -> Answer:
        """The answer of another quotation of the same utterance."""
        found = self.answers[other.index]
        return Answer(found.frame, found.source, found.cue, other.index)

    def quotation_at(self, at: int) -> Quotation | None:
        """The innermost quotation around a place (code points)."""
        index: int | None = bisect_right(self.quotations, at, key=attrgetter("start")) - 1
        while index is not None and index >= 0:
            quotation = self.quotations[index]
            if quotation.end > at:
                return quotation
            index = quotation.parent
        return None


def _first_letter(text: str, quotation: Quotation) -> str:
    """The first letter or digit of a quotation."""
    first = quotation.inner_start
    return next((c for c in text[first : min(first + _FIRST_LETTERS, quotation.inner_end)] if c.isalnum()), "")


def read_article(text: str, bold: Collection[int] = ()) -> Article:
    """Find the paragraphs, the quotations and the turns of a text.

    Args:
        text: The article as the rules read it.
        bold: Where the paragraphs begin that were in bold (code points).
    """
    spans = split_paragraphs(text)
    turns = find_turns(text, spans, bold)
    for turn in turns:
        spans[turn.paragraph] = turn.start, turn.end
    return Article(text, spans, find_quotations(text, spans), turns)
