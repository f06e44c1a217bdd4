"""The names that an article mentions, each read when it is first asked for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import chain

from quotes.forms import fold
from quotes.model import Span
from quotes.names import RUN, WRAPPED_RUN, Mention, last_words, mentions_of

_ACROSS = 8
"""How many runs to look back for a name: one that goes on over several (*Ministry of Health and Social Care*), or
one among words that only begin a sentence."""
_SMALL = frozenset(["of", "for", "the", "and"])


class Mentions:
    """Where one article names somebody or something."""

    def __init__(self, text: str, paragraphs: Iterable[Span]) -> None:
        """Find the runs of capitalised words in a text.

        Args:
            text: The article as read.
            paragraphs: Its paragraphs; no name goes on from one into the next.
        """
        self.text = text
        found: Iterable[re.Match[str]] = RUN.finditer(text)
        if any(text.find("\n", span.start, span.end) >= 0 for span in paragraphs):
            found = chain.from_iterable(WRAPPED_RUN.finditer(text, span.start, span.end) for span in paragraphs)
        matches = list(found)
        self._runs = [match[0] for match in matches]
        self._starts = [match.start() for match in matches]
        self._read: dict[int, list[Mention]] = {}
        self._by_word: dict[str, list[int]] = {}
        self._by_last: dict[str, list[Mention]] = {}
        self._places: dict[str, list[int]] = {}
        self._index()

    def _index(self) -> None:
        """Sort the runs by the words that a name in them may end with."""
        places = self._places
        for index, run in enumerate(self._runs):
            if run in places:
                places[run].append(index)
            else:
                places[run] = [index]
        by_word = self._by_word
        for run, indices in places.items():
            words, goes_on = last_words(run)
            if goes_on:
                for index in indices:
                    for word in dict.fromkeys([*words, *(form.last for _, _, form in self._at(index))]):
                        by_word.setdefault(word, []).append(index)
                continue
            for word in words:
                if word in by_word:
                    by_word[word] += indices
                else:
                    by_word[word] = indices[:]

    def _at(self, index: int) -> list[Mention]:
        """The names of a run."""
        if index not in self._read:
            self._read[index] = mentions_of(self.text, self._starts[index], self._runs[index])
        return self._read[index]

    def holding(self, word: str) -> list[Mention]:
        """The names of the runs that hold a word, in order."""
        return [mention for index in sorted(set(self._by_word.get(word, ()))) for mention in self._at(index)]

    def named(self, last: str) -> list[Mention]:
        """The mentions by a surname, or of a body whose name ends so, in order."""
        if last not in self._by_last:
            self._by_last[last] = [mention for mention in self.holding(last) if mention[2].last == last]
        return self._by_last[last]

    def beginning(self, first: str) -> list[Mention]:
        """The mentions of several words of which a word is the first, in order."""
        return [
            mention for mention in self.holding(first) if len(mention[2].folded) > 1 and mention[2].folded[0] == first
        ]

    def with_initials(self, letters: str) -> list[Mention]:
        """The mentions of several words with such initials, in order."""
        runs = [index for run, indices in self._places.items() if _may_have(run, letters) for index in indices]
        found = [mention for index in sorted(runs) for mention in self._at(index)]
        return [mention for mention in found if len(mention[2].folded) > 1 and initials(mention[2].folded) == letters]

    def between(self, start: int, end: int) -> list[Mention]:
        """The mentions that start in a stretch, in order."""
        first = max(0, bisect_right(self._starts, start) - 1)
        runs = range(first, bisect_left(self._starts, end))
        return [mention for index in runs for mention in self._at(index) if start <= mention[0] < end]

    def before(self, at: int, most: int) -> list[Mention]:
        """The mentions that start before a place, the nearest first, and no more than so many."""
        found: list[Mention] = []
        last = bisect_left(self._starts, at) - 1
        for index in range(last, max(-1, last - most * _ACROSS), -1):
            found += [mention for mention in reversed(self._at(index)) if mention[0] < at]
            if len(found) >= most:
                break
        return found[:most]

    def around(self, start: int, end: int) -> Mention | None:
        """The mention around a stretch, when it is written longer: *Jock A. Finlayson* around *Jock*."""
        index = bisect_right(self._starts, start)
        for run in range(index - 1, max(-1, index - 1 - _ACROSS), -1):
            for mention in reversed(self._at(run)):
                if mention[0] <= start:
                    return mention if mention[1] >= end else None
        return None


def initials(words: Iterable[str]) -> str:
    """The first letters of a name's words, small ones left out."""
    return "".join([word[0] for word in words if word not in _SMALL])


def _may_have(run: str, letters: str) -> bool:
    """Whether a name in a run, or one that goes on behind it, may have such initials."""
    words, goes_on = last_words(run)
    return goes_on or (len(words) > 1 and letters in initials(map(fold, run.split())))
