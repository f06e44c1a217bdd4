"""Counting persons: what each article gives, and the passes over all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from quotes.batch.quoted import count_quoted, count_scenes, passages_of
from quotes.batch.voice_store import VoiceStore, voiced_article
from quotes.batch.voices import ArticleVoices
from quotes.model import PERSON, Value
from quotes.readers.dates import parse_date
from quotes.readers.documents import Document
from quotes.voices.breakdown import DOC, Breakdown, Column
from quotes.voices.person_counts import NOTHING_QUOTED, PersonCounts, PersonGenders, Quoted, SceneCount, VoicedArticle
from quotes.voices.persons.joins import JoinList
from quotes.voices.voice import Voice
from quotes.writers.terminal.quotations import Footer

CHARACTER = "character"
"""``person_from`` of the characters of a book."""
DATE_COLUMN = "date"
ABOUT_COLUMNS = (DATE_COLUMN, "title", "url", "author", "section")
"""Columns of tables that the counts use where there are any."""


@dataclass(frozen=True, slots=True)
class SpeakerVisit:
    """Counts what an article quotes of each voice; can be sent to any process."""

    kinds: tuple[str, ...]
    """The kinds of quotations that are counted."""
    among: tuple[str, ...]
    """The kinds among which words are counted: each for the innermost."""
    dates: tuple[str, ...] = (DATE_COLUMN,)
    """The columns that hold dates."""
    passages: int = 0
    """How many characters to keep of each quotation."""

    def __call__(self, document: Document, found: ArticleVoices) -> VoicedArticle:
        """Count an article."""
        records = found.records(self.among)
        quoted, unattributed = count_quoted(found.voices, records, self.kinds)
        return VoicedArticle(
            document.doc,
            with_dates(document.about, self.dates),
            found.voices,
            quoted,
            unattributed,
            passages_of(found.voices, records, self.kinds, self.passages),
            count_scenes(found.voices, records, self.kinds),
            found.full_names,
        )


@dataclass(frozen=True, slots=True)
class CharacterVisit:
    """Counts what a book quotes of each character; can be sent to any process.

    Characters are told apart by the book itself: *Mr. Hale* and *Mrs. Hale* are not forms of one name.
    """

    counts: SpeakerVisit

    def __call__(self, document: Document, found: ArticleVoices) -> VoicedArticle:
        """Count a book."""
        return replace(self.counts(document, _with_characters(found)), has_persons=True)


def characters_article(document: Document, found: ArticleVoices) -> VoicedArticle:
    """Return what the passes need of a book, as ``voiced_article`` does of an article."""
    return replace(voiced_article(document, _with_characters(found)), has_persons=True)


def _with_characters(found: ArticleVoices) -> ArticleVoices:
    return replace(found, voices=characters(found.voices))


def characters(voices: Iterable[Voice]) -> list[Voice]:
    """Return voices of a book whose names are the identities of persons already."""
    return [
        replace(voice, person=voice.speaker, person_from=CHARACTER) if voice.speaker_kind == PERSON else voice
        for voice in voices
    ]


def with_dates(about: Mapping[str, Value], dates: Sequence[str]) -> dict[str, Value]:
    """Return the columns of an article with dates as YYYY-MM-DD; what is not a date is left out."""
    found = {name: parse_date(str(about[name])) for name in dates if about.get(name) is not None}
    return {**about, **found}


@dataclass(frozen=True, slots=True)
class SpeakerCounts:
    """What was counted over all articles."""

    persons: PersonCounts
    breakdown: Breakdown
    joins: JoinList
    footer: Footer
    genders: PersonGenders
    names: Counter[str]
    """How often each person is quoted, whoever is counted."""


IsWanted = Callable[[str | None], bool]
"""Whether to count somebody of a name; ``None`` is what has no speaker."""


def wanted_of(article: VoicedArticle, is_wanted: IsWanted) -> tuple[list[Quoted], Quoted]:
    """Return how much of an article is counted of each voice, and without a speaker."""
    quoted = [
        one if is_wanted(voice.person) or is_wanted(voice.speaker) else NOTHING_QUOTED
        for voice, one in zip(article.voices, article.quoted, strict=True)
    ]
    return quoted, article.unattributed if is_wanted(None) else NOTHING_QUOTED


def wanted_scenes(article: VoicedArticle, is_wanted: IsWanted) -> Iterator[SceneCount]:
    """Yield the scenes of a book with what is counted in them."""
    wanted = {number for number, one in enumerate(article.voices) if is_wanted(one.person) or is_wanted(one.speaker)}
    for scene in article.scenes:
        quoted = {number: one for number, one in scene.quoted.items() if number in wanted and one.quotations}
        yield replace(scene, quoted=quoted, unattributed=scene.unattributed if is_wanted(None) else NOTHING_QUOTED)


def count_persons(
    store: VoiceStore, by: Sequence[Column], is_wanted: IsWanted, genders: PersonGenders
) -> SpeakerCounts:
    """Count the persons of all articles.

    Args:
        store: The articles.
        by: The columns of the breakdown.
        is_wanted: Whom to count.
        genders: Collects what is known of genders.
    """
    has_scenes = False
    for article in store.articles():
        has_scenes = has_scenes or bool(article.scenes)
        for voice in article.voices:
            genders.add(voice)
    # The first chapters of two books are two chapters.
    by_place = has_scenes and any(column.is_place for column in by)
    columns = [DOC, *by] if by_place and DOC not in by else by
    found = SpeakerCounts(PersonCounts(genders), Breakdown(columns, genders), JoinList(), Footer(), genders, Counter())
    for article in store.articles():
        for voice, one in zip(article.voices, article.quoted, strict=True):
            found.joins.add(voice)
            found.names[voice.person or voice.speaker] += one.quotations
        quoted, unattributed = wanted_of(article, is_wanted)
        date = article.about.get(DATE_COLUMN)
        found.persons.add(article.voices, quoted, unattributed, str(date) if date else None)
        scenes = list(wanted_scenes(article, is_wanted))
        found.persons.add_scenes(article.voices, scenes)
        if by_place and scenes:
            found.breakdown.add_scenes(article.voices, scenes, article.about)
        else:
            found.breakdown.add(article.voices, quoted, article.about)
        found.footer.add_quoted([*quoted, unattributed])
    named = [one for one in found.persons if one.name is not None]
    found.footer.attributed = sum(one.quotations for one in named)
    found.footer.speakers = {one.name for one in named if one.name}
    return found
