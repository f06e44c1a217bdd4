"""Who is quoted, how often and with how many words, over any number of articles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from quotes.model import ORGANIZATION, PERSON, UNNAMED, Attribution
from quotes.text.layers import Layer, runs

HEADINGS = {PERSON: "Persons", ORGANIZATION: "Bodies", UNNAMED: "Unnamed", None: "No speaker"}
"""The kinds of speakers in the order in which they are listed, and what stands over each."""

SPEAKER_KINDS = tuple(HEADINGS)

# A hyphen, an apostrophe, a point or a comma within a word belongs to it: cease-fire, don’t, 1,000, U.S.
_WORD = re.compile(r"\w+(?:[’'.,‐‑-]\w+)*")


@dataclass(frozen=True, slots=True)
class Count:
    """How often and with how many words one speaker is quoted."""

    speaker: str | None
    """The name; ``None`` for all quotations of which the articles do not say who spoke."""
    kind: str | None
    """``person``, ``organization`` or ``unnamed``."""
    quotations: int
    words: int
    articles: int


class Counts:
    """Counts the speakers of one article after another.

    Over several articles, speakers are one when their names, to the letter, and their kinds are the same:
    an unnamed official of a ministry and the ministry itself stay apart, and so do two forms of a name.
    """

    def __init__(self) -> None:
        """Begin with nobody."""
        self._found: dict[tuple[str | None, str | None], Count] = {}

    def add(self, records: Sequence[Attribution], wanted: Callable[[Attribution], bool] = bool) -> None:
        """Count one article's records.

        Args:
            records: All of them, since a word counts for the innermost.
            wanted: Whether a record is counted; every one unless told.
        """
        here: set[tuple[str | None, str | None]] = set()
        for record, words in zip(records, count_words_by_record(records), strict=True):
            if not wanted(record):
                continue
            key = counting_key(record)
            one = self._found.get(key, Count(*key, quotations=0, words=0, articles=0))
            articles = one.articles + (key not in here)
            self._found[key] = Count(*key, one.quotations + 1, one.words + words, articles)
            here.add(key)

    def join(self, other: Counts) -> None:
        """Count what another has counted of other articles."""
        for key, more in other._found.items():
            one = self._found.get(key, Count(*key, quotations=0, words=0, articles=0))
            self._found[key] = Count(
                *key, one.quotations + more.quotations, one.words + more.words, one.articles + more.articles
            )

    def __iter__(self) -> Iterator[Count]:
        """Give the counts: by kind, then those with most words, with most quotations, found first."""
        found = self._found.values()
        return iter(sorted(found, key=lambda one: (SPEAKER_KINDS.index(one.kind), -one.words, -one.quotations)))


def counting_key(record: Attribution) -> tuple[str | None, str | None]:
    """Give the name and the kind by which a record's speaker is counted."""
    if record.speaker is None:
        return None, None
    return " ".join(record.speaker.split()), record.speaker_kind


def count_words_by_record(records: Sequence[Attribution]) -> list[int]:
    """Count the words of each of an article's records.

    A word counts once, for the innermost quotation around it: what somebody quotes are the words of whoever
    said them.

    Returns:
        One number for each record, in the same order.
    """
    counted = [0] * len(records)
    layers = [Layer(record.start, record.end, number, number) for number, record in enumerate(records)]
    for run in runs(0, max((layer.end for layer in layers), default=0), layers):
        if run.layers:
            layer = run.layers[-1]
            words = records[layer.order].text[run.start - layer.start : run.end - layer.start]
            counted[layer.order] += count_words(words)
    return counted


def count_words(text: str) -> int:
    """Count words as people do.

    >>> count_words("“It’s a cease-fire, at 1,000 p.m. – not more …”")
    8
    """
    return sum(1 for _ in _WORD.finditer(text))


def group_by_kind(counts: Iterable[Count]) -> Iterator[tuple[str, list[Count]]]:
    """Give the heading of each kind that there is, and its counts."""
    found = list(counts)
    for kind, heading in HEADINGS.items():
        if these := [count for count in found if count.kind == kind]:
            yield heading, these
