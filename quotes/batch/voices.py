"""From an article to its voices: the one place where both stages are called."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from quotes.cast.known import AS_NEWS, ReadingMode
from quotes.model import ALL_SPEECH, Attribution
from quotes.pipeline import Stretch, stretches
from quotes.text.article import Finding
from quotes.voices.article_voices import Reading, voices_of
from quotes.voices.voice import Voice


@dataclass(frozen=True, slots=True)
class ArticleVoices:
    """What was found in an article that is read for its voices."""

    doc: str
    """The article's path or id."""
    voices: Sequence[Voice]
    full_names: frozenset[str]
    """The runs of two or more capitalized words in the text, which include every name in full."""
    stretches: Sequence[Stretch]

    def findings(self, kinds: Collection[str]) -> Iterator[Finding]:
        """Give what was found of some kinds; unlike records, it takes no time to make."""
        return (finding for stretch in self.stretches for finding in stretch.analysis.wanted(kinds))

    def records(self, kinds: Collection[str]) -> list[Attribution]:
        """Return the records of some kinds."""
        records: list[Attribution] = []
        for stretch in self.stretches:
            records += stretch.records(self.doc, kinds, len(records))
        return records


def read_voices(text: str, doc: str = "", mode: ReadingMode = AS_NEWS) -> ArticleVoices:
    """Find everything that an article says of each of its speakers.

    Args:
        text: The article as read.
        doc: Its path or id.
        mode: By which rules, and with which known speakers.
    """
    found = list(stretches(text, ALL_SPEECH, mode))
    readings = [_reading(stretch) for stretch in found]
    full_names = frozenset().union(*[reading.full_names for reading in readings])
    return ArticleVoices(doc, voices_of(readings, doc), full_names, found)


def _reading(stretch: Stretch) -> Reading:
    found = stretch.analysis
    return Reading(stretch.start, found.view, found.article, found.wanted(ALL_SPEECH), found.speakers)
