"""Who is quoted, how often and with how many words, over any number of articles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from quotes.model import DOCUMENT, GROUP, ORGANIZATION, PERSON, UNNAMED, Attribution
from quotes.text.layers import Layer, runs

HEADINGS: Final = {
    PERSON: "Persons",
    ORGANIZATION: "Bodies",
    GROUP: "Groups",
    DOCUMENT: "Documents",
    UNNAMED: "Unnamed",
    None: "No speaker",
}
"""The kinds of speakers in the order in which they are listed, each with its heading."""

SPEAKER_KINDS: Final = tuple(HEADINGS)

_WORD: Final = re.compile(r"\w+(?:[’'.,‐‑-]\w+)*")
"""A hyphen, an apostrophe, a point or a comma within a word belongs to it: *cease-fire*, *don’t*, *1,000*, *U.S*."""
_AROUND_WORD: Final = "“”‘’\"',.;:?!()"

WordsInPlace = tuple[int, int, str]
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
    parts: int = 0
    """The chapters of a book in which the speaker speaks."""


def count_speakers(records: Sequence[Attribution]) -> list[Count]:
    """Count the speakers of an article, by kind; within a kind, by words, then by quotations, the highest first."""
    quotations: Counter[SpeakerKey] = Counter()
    words: Counter[SpeakerKey] = Counter()
    for record, counted in zip(records, count_words_by_record(records), strict=True):
        key = speaker_key(record)
        quotations[key] += 1
        words[key] += counted
    counts = [Count(*key, quotations[key], words[key], articles=1) for key in quotations]
    return sorted(counts, key=lambda count: (SPEAKER_KINDS.index(count.kind), -count.words, -count.quotations))


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


def count_own_words(passages: Sequence[WordsInPlace]) -> list[int]:
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


def _count_together(numbers: Sequence[int], passages: Sequence[WordsInPlace], counted: list[int]) -> None:
    """Count the words of passages of which each overlaps another; most overlap none and need not be laid out."""
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
    # Most words are letters alone, marks around them aside, and the pattern takes several times as long to find one.
    return sum([1 if word.strip(_AROUND_WORD).isalnum() else len(_WORD.findall(word)) for word in text.split()])


def group_by_kind(counts: Iterable[Count]) -> Iterator[tuple[str, list[Count]]]:
    """Give the heading and the counts of each kind that has any."""
    listed = list(counts)
    for kind, heading in HEADINGS.items():
        if of_kind := [count for count in listed if count.kind == kind]:
            yield heading, of_kind
