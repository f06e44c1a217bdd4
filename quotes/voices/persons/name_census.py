"""How many articles name somebody in full: what a bare surname is measured by."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Final

from quotes.model import ORGANIZATION
from quotes.speakers.names.folded_words import fold_word
from quotes.speakers.names.forms import PLACE, NameForm
from quotes.speakers.names.runs import name_runs
from quotes.speakers.names.spans import SPLIT_RUNS

_MOST_RUNS: Final = 1_000_000
"""How many different runs of capitalized words are counted; beyond that, those of one article are forgotten."""


def full_names_in(text: str) -> frozenset[str]:
    """The runs of two or more capitalized words in a text, which include every name in full."""
    return full_names_of(name_runs(text)[0])


def full_names_of(runs: Iterable[str]) -> frozenset[str]:
    """The runs of two or more words among an article's runs of capitalized words."""
    return frozenset([run for run in runs if " " in run])


class NameCensus:
    """Counts the articles that name somebody in full, so that its size grows with the names, not with the articles."""

    def __init__(self) -> None:
        """Begin without names."""
        self.articles: Counter[str] = Counter()

    def add(self, runs: Iterable[str]) -> None:
        """Count the names of an article.

        Args:
            runs: What ``full_names_of`` returned for it.
        """
        self.articles.update(runs)
        if len(self.articles) > _MOST_RUNS:
            self.articles = Counter({run: number for run, number in self.articles.items() if number > 1})

    def bearers(self, surnames: AbstractSet[str]) -> dict[str, Counter[str]]:
        """Return the full names that end, or begin, with each of some words, and how many articles have each.

        Args:
            surnames: The words, folded.
        """
        found: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for run, number in self.articles.items():
            if any(fold_word(word) in surnames for word in run.split()):
                for form in _full_forms(run):
                    for word in {form.last, form.folded[0]} & surnames:
                        found[word][form.name] += number
        return found


def _full_forms(run: str) -> Iterator[NameForm]:
    """The names of several words in a run of capitalized words that may be persons'."""
    names, _ = SPLIT_RUNS[run]
    return (form for _, _, form in names if not form.single and form.kind not in (ORGANIZATION, PLACE))
