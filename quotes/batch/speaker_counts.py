"""Counting persons: what each article gives, and the passes over all of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from quotes.batch.voice_store import VoiceStore
from quotes.batch.voices import ArticleVoices
from quotes.model import PERSON, Attribution, Value
from quotes.readers.dates import parse_date
from quotes.readers.documents import Document
from quotes.voices.breakdown import Breakdown, Column
from quotes.voices.counts import count_words_by_record
from quotes.voices.joins import JoinList
from quotes.voices.person_counts import NOTHING_QUOTED, Passage, PersonCounts, PersonGenders, Quoted, VoicedArticle
from quotes.voices.voice import Voice
from quotes.writers.table import Footer

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
            self._passages(found.voices, records),
            found.full_names,
        )

    def _passages(self, voices: Sequence[Voice], records: Sequence[Attribution]) -> list[Passage]:
        if not self.passages:
            return []
        index = {(voice.speaker, voice.speaker_kind): number for number, voice in enumerate(voices)}
        return [
            Passage(index[record.speaker, record.speaker_kind], record.text[: self.passages], record.kind)
            for record in records
            if record.speaker is not None and record.speaker_kind is not None and record.kind in self.kinds
        ]


@dataclass(frozen=True, slots=True)
class CharacterVisit:
    """Counts what a book quotes of each character; can be sent to any process.

    Characters are told apart by the book itself: *Mr. Hale* and *Mrs. Hale* are not forms of one name.
    """

    counts: SpeakerVisit

    def __call__(self, document: Document, found: ArticleVoices) -> VoicedArticle:
        """Count a book."""
        own = [
            replace(voice, person=voice.speaker, person_from=CHARACTER) if voice.speaker_kind == PERSON else voice
            for voice in found.voices
        ]
        return replace(self.counts(document, replace(found, voices=own)), has_persons=True)


def count_quoted(
    voices: Sequence[Voice], records: Sequence[Attribution], kinds: Sequence[str]
) -> tuple[list[Quoted], Quoted]:
    """Count what is quoted of each voice of an article, and what has no speaker.

    Args:
        voices: The voices.
        records: All of the article's records, since a word counts for the innermost.
        kinds: The kinds that are counted.
    """
    words: Counter[tuple[str | None, str | None]] = Counter()
    of_kind: defaultdict[tuple[str | None, str | None], Counter[str]] = defaultdict(Counter)
    for record, number in zip(records, count_words_by_record(records), strict=True):
        if record.kind in kinds:
            key = record.speaker, record.speaker_kind
            words[key] += number
            of_kind[key][record.kind] += 1

    def quoted(key: tuple[str | None, str | None]) -> Quoted:
        return Quoted(of_kind[key].total(), words[key], dict(of_kind[key]))

    return [quoted((voice.speaker, voice.speaker_kind)) for voice in voices], quoted((None, None))


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


def count_speakers(
    store: VoiceStore, by: Sequence[Column], is_wanted: IsWanted, genders: PersonGenders
) -> SpeakerCounts:
    """Count the persons of all articles.

    Args:
        store: The articles.
        by: The columns of the breakdown.
        is_wanted: Whom to count.
        genders: Collects what is known of genders.
    """
    for article in store.articles():
        for voice in article.voices:
            genders.add(voice)
    found = SpeakerCounts(PersonCounts(genders), Breakdown(by, genders), JoinList(), Footer(), genders, Counter())
    for article in store.articles():
        for voice, one in zip(article.voices, article.quoted, strict=True):
            found.joins.add(voice)
            found.names[voice.person or voice.speaker] += one.quotations
        quoted, unattributed = wanted_of(article, is_wanted)
        date = article.about.get(DATE_COLUMN)
        found.persons.add(article.voices, quoted, unattributed, str(date) if date else None)
        found.breakdown.add(article.voices, quoted, article.about)
        found.footer.add_quoted([*quoted, unattributed])
    named = [one for one in found.persons if one.name is not None]
    found.footer.attributed = sum(one.quotations for one in named)
    found.footer.speakers = {one.name for one in named if one.name}
    return found
