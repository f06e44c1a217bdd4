"""The mentions of a book's characters: those of the narration and those within quotations."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from quotes.cast.characters import Cast, Mention
from quotes.text.article import Article
from quotes.text.parts import QuotedSpans


class Mentions:
    """Where a book mentions its characters."""

    def __init__(self, article: Article, cast: Cast) -> None:
        """Find the mentions.

        Args:
            article: The whole book.
            cast: Its characters.
        """
        self.narrated: list[Mention] = []
        """Those outside quotations, in order."""
        self.spoken: list[Mention] = []
        """Those within quotations, in order."""
        quoted = QuotedSpans(article.quotations)
        for mention in cast.mentions(article.text):
            (self.spoken if mention.start in quoted else self.narrated).append(mention)
        self._narrated_starts = [mention.start for mention in self.narrated]
        self._spoken_starts = [mention.start for mention in self.spoken]
        self._by_start = {mention.start: mention for mention in (*self.narrated, *self.spoken)}

    def at(self, start: int) -> Mention | None:
        """The mention that starts at a position."""
        return self._by_start.get(start)

    def narrated_between(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions of the narration that start in a stretch, in order."""
        return self.narrated[bisect_left(self._narrated_starts, start) : bisect_left(self._narrated_starts, end)]

    def spoken_between(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions within quotations that start in a stretch, in order."""
        return self.spoken[bisect_left(self._spoken_starts, start) : bisect_left(self._spoken_starts, end)]
