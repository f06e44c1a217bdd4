"""An article as the rules see it: its paragraphs, quotations and frames, and the answers so far."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from quotes.frames import Frame, frame
from quotes.lexer import paragraphs
from quotes.model import Quotation, Span
from quotes.quotations import quotations


@dataclass(frozen=True, slots=True)
class Found:
    """What a sieve answers: a source and a cue as token ranges of a frame."""

    frame: Frame
    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    same_as: int | None = None
    """``index`` of the quotation whose answer this one shares."""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quotation stands: its frame and its token there, and how its words end."""

    frame: Frame
    position: int
    ends_with_comma: bool
    exclaims: bool
    """It ends in ``?``, ``!`` or a dash, after which a reporting clause may follow."""
    terminal: bool
    """It ends a sentence."""
    capital: bool
    """Its words begin with a capital."""
    stands_alone: bool
    """Its paragraph holds no word besides quotations."""


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its quotations; ``answers`` fills up as the sieves run."""

    text: str
    paragraphs: list[Span]
    quotations: tuple[Quotation, ...]
    children: dict[int, list[Quotation]]
    """Quotations that lie directly in a quotation, by its index."""
    outermost: dict[int, list[Quotation]]
    """Quotations that lie in no other, by paragraph."""
    answers: dict[int, Found] = field(default_factory=dict)
    _frames: dict[tuple[int, int | None], Frame] = field(default_factory=dict)
    _places: dict[int, Place] = field(default_factory=dict)

    def paragraph_frame(self, paragraph: int) -> Frame | None:
        """The frame of a paragraph; ``None`` when there is no such paragraph."""
        if not 0 <= paragraph < len(self.paragraphs):
            return None
        key = (paragraph, None)
        if key not in self._frames:
            span = self.paragraphs[paragraph]
            self._frames[key] = frame(self.text, span.start, span.end, self.outermost.get(paragraph, ()))
        return self._frames[key]

    def _inner_frame(self, parent: Quotation) -> Frame:
        key = (parent.paragraph, parent.index)
        if key not in self._frames:
            inside = self.children[parent.index]
            self._frames[key] = frame(self.text, parent.inner_start, parent.inner_end, inside)
        return self._frames[key]

    def place(self, quotation: Quotation) -> Place:
        """Where a quotation stands."""
        if quotation.index not in self._places:
            self._places[quotation.index] = self._place(quotation)
        return self._places[quotation.index]

    def _place(self, quotation: Quotation) -> Place:
        if quotation.parent is None:
            around = self.paragraph_frame(quotation.paragraph)
            assert around is not None
        else:
            around = self._inner_frame(self.quotations[quotation.parent])
        position = next(at for at, quote in around.quotes.items() if quote.index == quotation.index)
        said = self.text[quotation.inner_start : quotation.inner_end].rstrip(" ”\"’'»")
        last = said[-1:]
        alone = len(around.quotes) == len(around.words)
        first = next(
            (c for c in self.text[quotation.inner_start : quotation.inner_start + 8] if c.isalnum()), ""
        )
        return Place(
            around,
            position,
            ends_with_comma=last == ",",
            exclaims=last in ("?", "!", "—", "–", "-"),
            terminal=last in tuple(".?!…"),
            capital=first.isupper(),
            stands_alone=alone,
        )

    def previous(self, quotation: Quotation) -> Quotation | None:
        """The quotation before, in the same enclosing quotation or, for an outermost one, in none."""
        for index in range(quotation.index - 1, -1, -1):
            other = self.quotations[index]
            if other.parent == quotation.parent:
                return other
            if other.index == quotation.parent:
                return None
        return None

    def following(self, quotation: Quotation) -> Quotation | None:
        """The quotation after, in the same enclosing quotation or, for an outermost one, in none."""
        for index in range(quotation.index + 1, len(self.quotations)):
            other = self.quotations[index]
            if other.parent == quotation.parent:
                return other
            if other.parent is None:
                return None
        return None


def read(text: str) -> Article:
    """Find the paragraphs and the quotations of a text."""
    spans = paragraphs(text)
    found = quotations(text, spans)
    children: dict[int, list[Quotation]] = defaultdict(list)
    outermost: dict[int, list[Quotation]] = defaultdict(list)
    for quotation in found:
        if quotation.parent is None:
            outermost[quotation.paragraph].append(quotation)
        else:
            children[quotation.parent].append(quotation)
    return Article(text, spans, found, children, outermost)
