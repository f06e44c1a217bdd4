"""From an article to its voices: the one place where both stages are called."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from quotes.cast.characters import Character
from quotes.cast.known import AS_NEWS, ReadingMode
from quotes.lexicon.genders import GENDERS_IN_WORDS
from quotes.model import ALL_SPEECH, Attribution
from quotes.pipeline import Stretch, stretches
from quotes.text.article import Finding
from quotes.voices.article_voices import Reading, voices_of
from quotes.voices.voice import Voice

_PRONOUNS: Final = {"f": "she", "m": "he"}


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


def read_voices(
    text: str, doc: str = "", mode: ReadingMode = AS_NEWS, kinds: Collection[str] = ALL_SPEECH
) -> ArticleVoices:
    """Find everything that an article says of each of its speakers.

    Args:
        text: The article as read.
        doc: Its path or id.
        mode: By which rules, and with which known speakers.
        kinds: The kinds of speech that count. Those of news count all, since a role may stand beside any of them.
    """
    found = list(stretches(text, kinds, mode))
    readings = [_reading(stretch, kinds) for stretch in found]
    full_names = frozenset().union(*[reading.full_names for reading in readings])
    books = [stretch.analysis.dialogue for stretch in found if stretch.analysis.dialogue]
    cast = [character for book in books for character in book.cast.characters]
    return ArticleVoices(doc, _with_genders(voices_of(readings, doc), cast), full_names, found)


def _reading(stretch: Stretch, kinds: Collection[str]) -> Reading:
    found = stretch.analysis
    return Reading(stretch.start, found.view, found.article, found.wanted(kinds), found.speakers)


def _with_genders(voices: list[Voice], cast: Iterable[Character]) -> list[Voice]:
    """Give the voices of a book the gender that the pronouns after their names show over the whole book."""
    shown = {one.name: one.gender for one in cast if (one.female if one.gender == "f" else one.male)}
    return [
        replace(voice, gender=GENDERS_IN_WORDS[gender], gender_from=_PRONOUNS[gender])
        if (gender := shown.get(voice.speaker))
        else voice
        for voice in voices
    ]
