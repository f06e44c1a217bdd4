"""Who is quoted, how often and with how many words, over any number of articles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from quotes.model import DOCUMENT, GROUP, ORGANIZATION, PERSON, UNNAMED, Attribution
from quotes.text.layers import Layer, runs

HEADINGS = {
    PERSON: "Persons",
    ORGANIZATION: "Bodies",
    GROUP: "Groups",
    DOCUMENT: "Documents",
    UNNAMED: "Unnamed",
    None: "No speaker",
}
"""The kinds of speakers in the order in which they are listed, each with its heading."""

SPEAKER_KINDS = tuple(HEADINGS)

_WORD = re.compile(r"\w+(?:[’'.,‐‑-]\w+)*")
"""A hyphen, an apostrophe, a point or a comma within a word belongs to it: *cease-fire*, *don’t*, *1,000*, *U.S*."""

Passage = tuple[int, int, str]
"""Where words are in an article, from the start to the end (code points, half-open), and the words."""

SpeakerKey = tuple[str | None, str | None]
"""The name and the kind by which a speaker is counted."""


@dataclass(frozen=True, slots=True)
class Count:
    """How often and with how many words one speaker is quoted."""

    speaker: str | None
    """The name; ``None`` for all quotations whose speaker the articles do not name."""
    kind: str | None
    """A kind of ``HEADINGS``."""
    quotations: int
    words: int
    articles: int


class Counts:
    """Counts the speakers of one article after another.

    Speakers of several articles are one when their names, to the letter, and their kinds are the same: an unnamed
    official of a ministry and the ministry itself stay apart, and so do two forms of a name.
    """

    def __init__(self) -> None:
        """Begin without speakers."""
        self._found: dict[SpeakerKey, Count] = {}

    def add(self, records: Sequence[Attribution], wanted: Callable[[Attribution], bool] = bool) -> None:
        """Count one article's records.

        Args:
            records: All of the article's records, since a word counts for the innermost.
            wanted: Whether to count a record; by default, every record is counted.
        """
        here: set[SpeakerKey] = set()
        for record, words in zip(records, count_words_by_record(records), strict=True):
            if not wanted(record):
                continue
            key = speaker_key(record)
            self._increase(key, quotations=1, words=words, articles=int(key not in here))
            here.add(key)

    def join(self, other: Counts) -> None:
        """Add the counts of other articles."""
        for key, more in other._found.items():
            self._increase(key, quotations=more.quotations, words=more.words, articles=more.articles)

    def _increase(self, key: SpeakerKey, *, quotations: int, words: int, articles: int) -> None:
        known = self._found.get(key, Count(*key, quotations=0, words=0, articles=0))
        self._found[key] = Count(*key, known.quotations + quotations, known.words + words, known.articles + articles)

    def __iter__(self) -> Iterator[Count]:
        """Give the counts by kind; within a kind, by words, then by quotations, the highest first."""
        counts = self._found.values()
        return iter(
            sorted(counts, key=lambda count: (SPEAKER_KINDS.index(count.kind), -count.words, -count.quotations))
        )


def _listing_order(count: Count) -> tuple[int, int, int]:
    return SPEAKER_KINDS.index(count.kind), -count.words, -count.quotations


def speaker_key(record: Attribution) -> SpeakerKey:
    """Return the name and the kind by which a record's speaker is counted."""
    if record.speaker is None:
        return None, None
    return " ".join(record.speaker.split()), record.speaker_kind


def count_words_by_record(records: Sequence[Attribution]) -> list[int]:
    """Count the words of each of an article's records.

    A word counts once, for the innermost quotation around it: the words that somebody quotes are another person's.

    Returns:
        One number for each record, in the same order.
    """
    return count_own_words([(record.start, record.end, record.text) for record in records])


def count_own_words(passages: Sequence[Passage]) -> list[int]:
    """Count the words of each of an article's passages, each word for the innermost passage around it.

    Returns:
        One number for each passage, in the same order.
    """
    counted = [0] * len(passages)
    together: list[int] = []
    end = 0
    for number in sorted(range(len(passages)), key=passages.__getitem__):
        start, stop, _ = passages[number]
        if start >= end:
            _count_together(together, passages, counted)
            together = []
        together.append(number)
        end = max(end, stop)
    _count_together(together, passages, counted)
    return counted


def _count_together(numbers: Sequence[int], passages: Sequence[Passage], counted: list[int]) -> None:
    """Count the words of passages of which each overlaps another; most stand alone and need not be laid out."""
    if len(numbers) == 1:
        start, end, text = passages[numbers[0]]
        counted[numbers[0]] = count_words(text[: max(end - start, 0)])
        return
    layers = [Layer(*passages[number][:2], number, number) for number in sorted(numbers)]
    for run in runs(0, max((layer.end for layer in layers), default=0), layers):
        if run.layers:
            layer = run.layers[-1]
            words = passages[layer.order][2][run.start - layer.start : run.end - layer.start]
            counted[layer.order] += count_words(words)


def count_words(text: str) -> int:
    """Count words as people do.

    >>> count_words("“It’s a cease-fire, at 1,000 p.m. – not more …”")
    8
    """
    return len(_WORD.findall(text))


def group_by_kind(counts: Iterable[Count]) -> Iterator[tuple[str, list[Count]]]:
    """Give the heading and the counts of each kind that has any."""
    listed = list(counts)
    for kind, heading in HEADINGS.items():
        if of_kind := [count for count in listed if count.kind == kind]:
            yield heading, of_kind
