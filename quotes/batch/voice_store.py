"""The voices of any number of articles, on disk between the two passes that find out who is whom."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from types import TracebackType

from quotes.batch.voices import ArticleVoices
from quotes.readers.documents import Document
from quotes.voices.person_counts import VoicedArticle
from quotes.voices.persons.census import PersonCensus, Persons
from quotes.voices.persons.corrections import NO_CORRECTIONS, Corrections
from quotes.voices.voice import Voice, values_of_voice


def voiced_article(document: Document, found: ArticleVoices) -> VoicedArticle:
    """Return what the passes need of an article."""
    return VoicedArticle(document.doc, dict(document.about), found.voices, full_names=found.full_names)


class VoiceStore:
    """Articles that are added one by one, then given back in the same order with the person of each voice."""

    def __init__(self, corrections: Corrections = NO_CORRECTIONS) -> None:
        """Open a temporary file; it is gone when the store is closed.

        Args:
            corrections: What a person has corrected about who is whom.
        """
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the store
        self._census = PersonCensus()
        self._corrections = corrections
        self._persons: Persons | None = None

    def __enter__(self) -> VoiceStore:
        """Return the store, to be closed at the end."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self._file.close()

    def add(self, article: VoicedArticle) -> None:
        """Add an article."""
        self._census.add(article.voices, article.full_names)
        # Tuples of values are pickled and read in half of the time of voices.
        packed = replace(article, voices=(), full_names=frozenset()), list(map(values_of_voice, article.voices))
        pickle.dump(packed, self._file, pickle.HIGHEST_PROTOCOL)

    @property
    def persons(self) -> Persons:
        """Who is whom; decided when somebody first asks, after all articles have been added."""
        if self._persons is None:
            self._persons = self._census.settle(self._corrections)
        return self._persons

    def articles(self) -> Iterator[VoicedArticle]:
        """Give the articles back, each voice with its person."""
        identify = self.persons.with_person
        self._file.seek(0)
        while True:
            try:
                article, voices = pickle.load(self._file)
            except EOFError:
                return
            with_person = self._corrections.corrected if article.has_persons else identify
            yield replace(article, voices=[with_person(Voice(*values)) for values in voices])
