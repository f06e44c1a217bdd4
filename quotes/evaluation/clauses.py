"""The measure over whole attributions, with or without marks, that annotated corpora are compared by.

Contents match one to one, the closest first, at token Jaccard 0.3 (partial) and 0.8 (strict): the
thresholds of the Gender Gap Tracker (Asr et al. 2021).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from quotes.evaluation.gold import GoldArticle, Saying
from quotes.evaluation.measures import overlap, same_source, words
from quotes.evaluation.scores import Tally

PARTIAL = 0.3
STRICT = 0.8


@dataclass(slots=True)
class Clauses:
    """Counts over whole attributions, added up over the articles of a corpus."""

    gold: int = 0
    found: int = 0
    matched: dict[float, int] = field(default_factory=lambda: {PARTIAL: 0, STRICT: 0})
    """How many match at each threshold."""
    sources: int = 0
    """Partial matches whose gold has a source …"""
    sources_right: int = 0
    """… and those whose source shares a word with it."""
    cues: int = 0
    cues_right: int = 0

    def tally(self, threshold: float) -> Tally:
        """Return the counts at a threshold, for precision and recall."""
        right = self.matched[threshold]
        return Tally(self.gold, right, self.found, right)

    def add(self, article: GoldArticle, found: list[Saying]) -> None:
        """Count one article."""
        gold = article.sayings
        self.gold += len(gold)
        self.found += len(found)
        closeness = _closeness(article.text, gold, found)
        for threshold in self.matched:
            matched = list(_best_first(closeness, threshold))
            self.matched[threshold] += len(matched)
            if threshold == PARTIAL:
                for i, j in matched:
                    self._judge(article.text, gold[i], found[j])

    def _judge(self, text: str, gold: Saying, found: Saying) -> None:
        if gold.source:
            self.sources += 1
            self.sources_right += bool(found.source) and same_source(text, gold, found)
        if gold.cue:
            self.cues += 1
            self.cues_right += any(overlap(one, other) for one in gold.cue for other in found.cue)


def partial_matches(article: GoldArticle, found: Iterable[Saying]) -> dict[int, Saying]:
    """Return the corpus's saying for each that was found, by its place in the list, where they match partially."""
    closeness = _closeness(article.text, article.sayings, found)
    return {j: article.sayings[i] for i, j in _best_first(closeness, PARTIAL)}


def _closeness(text: str, gold: Iterable[Saying], found: Iterable[Saying]) -> list[tuple[float, int, int]]:
    """Return the token Jaccard of every pair that shares a token, best first."""
    wanted = [set(words(text, saying.content)) for saying in gold]
    got = [set(words(text, saying.content)) for saying in found]
    return sorted(
        (
            (len(one & other) / len(one | other), i, j)
            for i, one in enumerate(wanted)
            for j, other in enumerate(got)
            if one & other
        ),
        reverse=True,
    )


def _best_first(closeness: Iterable[tuple[float, int, int]], threshold: float) -> Iterator[tuple[int, int]]:
    """Match one to one, the closest pairs first."""
    gold_taken: set[int] = set()
    found_taken: set[int] = set()
    for close, i, j in closeness:
        if close >= threshold and i not in gold_taken and j not in found_taken:
            gold_taken.add(i)
            found_taken.add(j)
            yield i, j
