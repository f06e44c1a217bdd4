"""The voices of any number of articles, on disk between the two passes that find out who is whom."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import TracebackType

from quotes.model import Attribution, Value
from quotes.readers.documents import Document
from quotes.voices.name_census import full_names_in
from quotes.voices.persons import PersonCensus
from quotes.voices.voice import Voice


@dataclass(frozen=True, slots=True)
class VoicedArticle:
    """An article's voices, without its text."""

    doc: str
    about: Mapping[str, Value]
    """Further values by column, as in the ``Document``."""
    voices: Sequence[Voice]
    full_names: frozenset[str] = frozenset()
    """What ``full_names_in`` found in the text; not kept on disk."""


def voiced_article(document: Document, voices: Sequence[Voice], _records: Sequence[Attribution]) -> VoicedArticle:
    """Return what the passes need of an article."""
    return VoicedArticle(document.doc, dict(document.about), voices, full_names_in(document.text))


class VoiceStore:
    """Articles that are added one by one, then given back in the same order with the person of each voice."""

    def __init__(self) -> None:
        """Open a temporary file; it is gone when the store is closed."""
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the store
        self._census = PersonCensus()

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
        pickle.dump(replace(article, full_names=frozenset()), self._file, pickle.HIGHEST_PROTOCOL)

    def articles(self) -> Iterator[VoicedArticle]:
        """Give the articles back, each voice with its person."""
        persons = self._census.settle()
        self._file.seek(0)
        while True:
            try:
                article: VoicedArticle = pickle.load(self._file)
            except EOFError:
                return
            yield replace(article, voices=[persons.with_person(voice) for voice in article.voices])
