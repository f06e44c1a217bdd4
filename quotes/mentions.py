"""The names that an article mentions, each read when it is first asked for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from quotes.forms import fold
from quotes.lexicon import ORG_NOUNS
from quotes.model import Span
from quotes.names import OF, RUN, WRAPPED_RUN, Mention, may_go_on, mentions_of

_ACROSS = 8
"""How many runs to look back for a name: one that goes on over several (*Ministry of Health and Social Care*), or
one among words that only begin a sentence."""
_END = "|"
_POSSESSIVE = ("’s ", "'s ", "’ ", "' ")
_SMALL = frozenset(["of", "for", "the", "and"])


class Mentions:
    """Where one article names somebody or something."""

    def __init__(self, text: str, paragraphs: Sequence[Span]) -> None:
        """Find the runs of capitalised words in a text.

        Args:
            text: The article as read.
            paragraphs: Its paragraphs; no name goes on from one into the next.
        """
        self.text = text
        self._runs: list[str] = []
        self._starts: list[int] = []
        if any(text.find("\n", span.start, span.end) >= 0 for span in paragraphs):
            for span in paragraphs:
                self._find(WRAPPED_RUN, span.start, span.end)
        else:
            self._find(RUN, 0, len(text))
        self._read: dict[int, list[Mention]] = {}
        self._by_word: dict[str, list[int]] = {}
        self._by_last: dict[str, list[Mention]] = {}
        self._going_on: list[int] = []
        self._index()

    def _find(self, pattern: re.Pattern[str], start: int, end: int) -> None:
        """Find the runs in a stretch."""
        matches = list(pattern.finditer(self.text, start, end))
        self._runs += [match[0] for match in matches]
        self._starts += [match.start() for match in matches]

    def _index(self) -> None:
        """Sort the runs by the words that a name in them may end with."""
        by_word = self._by_word
        index = 0
        for word in _folded(self._runs):
            if word == _END:
                index += 1
            elif word in by_word:
                by_word[word].append(index)
            else:
                by_word[word] = [index]
        held = [index for noun in ORG_NOUNS.intersection(by_word) for index in by_word[noun]]
        self._going_on = [index for index in held if self._goes_on(index)]
        for index in self._going_on:
            for _, _, form in self._at(index):
                by_word.setdefault(form.last, []).append(index)

    def _goes_on(self, index: int) -> bool:
        """Whether the last name of a run may go on behind it."""
        run = self._runs[index]
        return self.text.startswith(OF, self._starts[index] + len(run)) and may_go_on(run)

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
        runs = {index for index, run in enumerate(self._runs) if " " in run and letters in _initials_of(run)}
        found = [mention for index in sorted(runs.union(self._going_on)) for mention in self._at(index)]
        return [mention for mention in found if len(mention[2].folded) > 1 and initials(mention[2].folded) == letters]

    def between(self, start: int, end: int) -> Iterator[Mention]:
        """The mentions that start in a stretch, in order; each is read when it is its turn."""
        first = max(0, bisect_right(self._starts, start) - 1)
        for index in range(first, bisect_left(self._starts, end)):
            for mention in self._at(index):
                if start <= mention[0] < end:
                    yield mention

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


def _initials_of(run: str) -> str:
    return initials(map(fold, run.split()))


def _folded(runs: Iterable[str]) -> Iterable[str]:
    """The words of runs, folded, with a mark behind each run."""
    line = f" {_END} ".join(runs) + " "
    for ending in _POSSESSIVE:
        line = line.replace(ending, " ")
    line = line.replace("’", "")
    return line.lower().split() if line.isascii() else map(fold, line.split())
