"""How often and with how many words each person is quoted over all articles, and what is said of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from quotes.model import Value
from quotes.voices.counts import SPEAKER_KINDS, Count
from quotes.voices.persons.namesakes import ODDS
from quotes.voices.voice import Voice

_MOST_KEPT: Final = 8
"""How many different roles and aliases of a person are kept."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """How much of an article is one voice's, as far as it is counted."""

    quotations: int
    words: int
    kinds: Mapping[str, int] = field(default_factory=dict)
    """How many quotations are of each kind, if known."""

    def plus(self, more: Quoted) -> Quoted:
        """Return the sum of both; kinds are left out."""
        return Quoted(self.quotations + more.quotations, self.words + more.words)


NOTHING_QUOTED: Final = Quoted(0, 0)


@dataclass(frozen=True, slots=True)
class Passage:
    """What is shown of one quotation."""

    voice: int
    """The index of its voice in the article."""
    text: str
    kind: str
    scene: int = 0
    """The index of its scene in the article's ``scenes``, where there are any."""


@dataclass(frozen=True, slots=True)
class SceneCount:
    """How much of a book is each voice's in one scene."""

    part: str | None
    """The heading of the chapter."""
    scene: int | None
    """The number of the scene, from 1; ``None`` for what is said between two scenes."""
    quoted: Mapping[int, Quoted]
    """What is counted of each voice that is heard here, by its index in the book."""
    unattributed: Quoted = NOTHING_QUOTED


@dataclass(slots=True)
class VoicedArticle:
    """An article's voices, without its text."""

    doc: str
    about: Mapping[str, Value]
    """Further values by column: what a page says about itself, or what a table has."""
    voices: Sequence[Voice]
    quoted: Sequence[Quoted] = ()
    """How much is counted of each voice, where it is counted."""
    unattributed: Quoted = NOTHING_QUOTED
    """What is counted that has no speaker."""
    passages: Sequence[Passage] = ()
    scenes: Sequence[SceneCount] = ()
    """The same counts scene by scene, of a book."""
    full_names: frozenset[str] = frozenset()
    """The runs of two or more capitalized words in the text; not kept on disk."""
    has_persons: bool = False
    """The persons are given already, perhaps by hand."""


@dataclass(slots=True)
class PersonCount:
    """How much one person is quoted, or all who are described in the same words."""

    name: str | None
    """The person; for who has no identity, the speaker as described; ``None`` for quotations without a speaker."""
    kind: str | None
    quotations: int = 0
    words: int = 0
    share: float = 0.0
    """``words`` as a share of all words that are counted: 0 to 1."""
    articles: int = 0
    first: str | None = None
    """The earliest date of an article with the person, YYYY-MM-DD."""
    last: str | None = None
    """The latest date."""
    parts: list[str] = field(default_factory=list)
    """The chapters of a book in which the person speaks, in order."""
    roles: Counter[str] = field(default_factory=Counter)
    aliases: Counter[str] = field(default_factory=Counter)
    """Other names of the person, with the number of articles."""
    gender: str | None = None

    def add(self, quoted: Quoted, date: str | None) -> None:
        """Add what is quoted in one more article."""
        self.quotations += quoted.quotations
        self.words += quoted.words
        self.articles += 1
        if date is not None:
            self.first = min(self.first or date, date)
            self.last = max(self.last or date, date)

    def speak_in(self, part: str | None) -> None:
        """Add the chapter of one more scene."""
        if part is not None and part not in self.parts[-1:]:
            self.parts.append(part)

    def describe(self, voice: Voice) -> None:
        """Add what a voice of the person shows."""
        if voice.role and (voice.role in self.roles or len(self.roles) < _MOST_KEPT):
            self.roles[voice.role] += 1
        name = voice.speaker
        if voice.person and name != voice.person and (name in self.aliases or len(self.aliases) < _MOST_KEPT):
            self.aliases[name] += 1

    def as_count(self) -> Count:
        """Return the numbers alone."""
        return Count(self.name, self.kind, self.quotations, self.words, self.articles, len(self.parts))


PersonKey = tuple[str, str]
"""The name and the kind by which a person is counted."""


def person_key(voice: Voice) -> PersonKey:
    """Return the name and the kind by which a voice is counted."""
    return voice.person or " ".join(voice.speaker.split()), voice.speaker_kind


class PersonGenders:
    """What the articles show of each person's gender, all of them together."""

    def __init__(self, also: Callable[[Voice], Voice] | None = None) -> None:
        """Begin without persons.

        Args:
            also: Gives a voice a gender where no article shows one; ``None`` to leave it open.
        """
        self._also = also
        self._shown: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def add(self, voice: Voice) -> None:
        """Add what an article shows."""
        if voice.person and voice.gender:
            self._shown[voice.person][voice.gender] += 1

    def of(self, voice: Voice) -> str | None:
        """Return the gender of a voice; ``None`` if no article shows it.

        If articles contradict each other, one must be shown three times as often as all others: a pronoun may be
        somebody else's.
        """
        shown = self._shown.get(voice.person or "", Counter([voice.gender] if voice.gender else []))
        if not shown and self._also is not None:
            return self._also(voice).gender
        gender = max(shown, key=lambda one: shown[one], default=None)
        return gender if gender and shown[gender] >= ODDS * (shown.total() - shown[gender]) else None


class PersonCounts:
    """Counts the persons of one article after another."""

    def __init__(self, genders: PersonGenders) -> None:
        """Begin without persons.

        Args:
            genders: What is known of genders.
        """
        self._genders = genders
        self._found: dict[tuple[str | None, str | None], PersonCount] = {}
        self._words = 0

    def add(self, voices: Sequence[Voice], quoted: Sequence[Quoted], unattributed: Quoted, date: str | None) -> None:
        """Count an article.

        Args:
            voices: Its voices, with their persons.
            quoted: How much is counted of each.
            unattributed: What is quoted without a speaker.
            date: The article's date, YYYY-MM-DD.
        """
        here: dict[PersonKey, Quoted] = {}
        for voice, share in zip(voices, quoted, strict=True):
            if share.quotations:
                key = person_key(voice)
                here[key] = here.get(key, NOTHING_QUOTED).plus(share)
                person = self._found.get(key)
                if person is None:
                    person = self._found[key] = PersonCount(*key, gender=self._genders.of(voice))
                person.describe(voice)
        for key, share in here.items():
            self._found[key].add(share, date)
        if unattributed.quotations:
            self._found.setdefault((None, None), PersonCount(None, None)).add(unattributed, date)
        self._words += sum(share.words for share in (*quoted, unattributed))

    def add_scenes(self, voices: Sequence[Voice], scenes: Iterable[SceneCount]) -> None:
        """Note in which chapters of a book that has been added its persons speak."""
        for scene in scenes:
            for index in scene.quoted:
                person = self._found.get(person_key(voices[index]))
                if person is not None:
                    person.speak_in(scene.part)

    def __iter__(self) -> Iterator[PersonCount]:
        """Give the persons by kind; within a kind, by words, then by quotations, the highest first."""
        for person in self._found.values():
            person.share = person.words / self._words if self._words else 0.0
        return iter(sorted(self._found.values(), key=_listing_order))


def _listing_order(person: PersonCount) -> tuple[int, int, int, str]:
    return SPEAKER_KINDS.index(person.kind), -person.words, -person.quotations, person.name or ""
