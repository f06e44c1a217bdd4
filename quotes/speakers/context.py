"""What has been said so far in an article and by whom: where pronouns and descriptions look back."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from quotes.lexicon.tagging import ABBREVIATIONS
from quotes.model import Speaker
from quotes.speakers.entities import Entity
from quotes.speakers.roster import Names
from quotes.text.article import Article

_BREAK: Final = re.compile(r"[.!?…][”\"’')\]]*\s+(?=[“\"‘'(\[]?[^\W_a-z])")
_AHEAD: Final = 1500
"""How far ahead a name may follow its pronoun, in characters."""


@dataclass(slots=True)
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
        self._paragraphs = article.paragraphs
        self._paragraph_starts = [start for start, _ in article.paragraphs]
        self._sentences: dict[int, list[int]] = {}

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
        index = bisect_right(self._paragraph_starts, start) - 1
        end = start
        while index >= 0 and most > 0:
            bounds = self._sentence_starts(index)
            at = bisect_left(bounds, end) - 1
            while at >= 0 and most > 0:
                yield bounds[at], end
                end = bounds[at]
                at -= 1
                most -= 1
            index -= 1
            end = self._paragraphs[index][1]

    def _sentence_starts(self, paragraph: int) -> list[int]:
        """Where the sentences of a paragraph start; full stops inside quotations do not end one."""
        if paragraph not in self._sentences:
            start, end = self._paragraphs[paragraph]
            bounds = [start]
            for match in _BREAK.finditer(self.text, start, end):
                if not self._inside(match.start()) and not self._abbreviated(match.start()):
                    bounds.append(match.end())
            self._sentences[paragraph] = bounds
        return self._sentences[paragraph]

    def _inside(self, at: int) -> bool:
        around = self.quotation_around(at)
        return around is not None and at < around[1] - 3

    def _abbreviated(self, stop: int) -> bool:
        word = self.text[max(0, stop - 10) : stop + 1].rsplit(None, 1)[-1]
        return word in ABBREVIATIONS or (len(word) == 2 and word[0].isupper() and word != "I.")

    def after(self, start: int) -> tuple[int, int]:
        """What is left of the paragraph behind a place, and the one after it, or the first part of that."""
        index = bisect_right(self._paragraph_starts, start)
        last = min(index, len(self._paragraphs) - 1)
        return start, min(start + _AHEAD, self._paragraphs[last][1])
