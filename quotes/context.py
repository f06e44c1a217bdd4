"""What has been said so far in an article and by whom: where pronouns and descriptions look back."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from quotes.article import Article
from quotes.lexicon import ABBREVIATIONS
from quotes.model import Speaker
from quotes.people import Entity, Names

_BREAK = re.compile(r"[.!?…][”\"’')\]]*\s+(?=[“\"‘'(\[]?[^\W_a-z])")
_LONGEST_PARAGRAPH = 3000
"""Of a longer paragraph only this much is read back, in characters: cost must not grow with its square."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who has been given words already: where the article names the source, and who it is."""

    start: int
    end: int
    speaker: Speaker
    entity: Entity | None
    gender: str
    human: bool
    """It is a person or people, as far as the words tell: no document, no *move*."""


class Context:
    """An article's names, its quotations' spans and the voices heard so far."""

    def __init__(self, article: Article) -> None:
        """Read the article's names."""
        self.text = article.text
        self.names = Names(article.text, article.paragraphs)
        self.voices: list[Voice] = []
        self._at: list[int] = []
        self._spans = [(q.start, q.end) for q in article.quotations if q.parent is None]
        self._span_starts = [start for start, _ in self._spans]
        self._sentences: dict[tuple[int, int], list[tuple[int, int]]] = {}

    def hear(self, voice: Voice) -> None:
        """Remember a voice."""
        at = bisect_right(self._at, voice.start)
        self._at.insert(at, voice.start)
        self.voices.insert(at, voice)

    def voices_between(self, start: int, end: int) -> list[Voice]:
        """The voices whose mention starts in a stretch, in order."""
        return self.voices[bisect_left(self._at, start) : bisect_left(self._at, end)]

    def voices_before(self, start: int) -> Iterator[Voice]:
        """The voices before a place, the nearest first."""
        return reversed(self.voices[max(0, bisect_left(self._at, start) - 40) : bisect_left(self._at, start)])

    def quotation_around(self, at: int) -> tuple[int, int] | None:
        """The outermost quotation that holds a place."""
        index = bisect_right(self._span_starts, at) - 1
        if index >= 0 and self._spans[index][0] <= at < self._spans[index][1]:
            return self._spans[index]
        return None

    def sentences_before(self, start: int, most: int) -> Iterator[tuple[int, int]]:
        """The sentence that a place lies in, up to that place, and then those before it.

        Args:
            start: The place (code points).
            most: How many sentences at most.

        Yields:
            Half-open spans, the nearest first.
        """
        end = start
        while end > 0 and most > 0:
            low = max(self.text.rfind("\n", 0, end) + 1, end - _LONGEST_PARAGRAPH)
            for sentence in reversed(self._split(low, end)):
                if most > 0:
                    yield sentence
                    most -= 1
            end = low - 1
            while end > 0 and self.text[end - 1].isspace():
                end -= 1

    def _split(self, low: int, high: int) -> list[tuple[int, int]]:
        """The sentences of a stretch within one paragraph; full stops inside quotations do not end one."""
        key = (low, high)
        if key not in self._sentences:
            bounds = [low]
            for match in _BREAK.finditer(self.text, low, high):
                if not self._inside(match.start()) and not self._abbreviated(match.start()):
                    bounds.append(match.end())
            self._sentences[key] = [(a, b) for a, b in zip(bounds, [*bounds[1:], high], strict=True) if a < b]
        return self._sentences[key]

    def _inside(self, at: int) -> bool:
        around = self.quotation_around(at)
        return around is not None and at < around[1] - 3

    def _abbreviated(self, stop: int) -> bool:
        word = self.text[max(0, stop - 10) : stop + 1].split()[-1]
        return word in ABBREVIATIONS or len(word) == 2 and word[0].isupper() and word != "I."

    def after(self, start: int) -> tuple[int, int]:
        """What is left of the paragraph behind a place, and the one after it."""
        first = self.text.find("\n", start)
        if first < 0:
            return start, len(self.text)
        second = self.text.find("\n", first + 2)
        return start, min(len(self.text) if second < 0 else second, start + _LONGEST_PARAGRAPH)
