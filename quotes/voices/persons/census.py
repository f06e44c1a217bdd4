"""Who is whom across articles: a stage over voices that does not depend on how they were found.

It takes two passes. The first counts the voices and the names in the texts; the second gives each voice its person.
What is kept grows with the number of names, not with the number of articles.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from operator import attrgetter
from typing import Final

from quotes.model import DOCUMENT, ORGANIZATION, PERSON, UNNAMED
from quotes.voices.persons.body_names import BodyName, body_labels, is_body_name, read_body_name, without_the
from quotes.voices.persons.corrections import NO_CORRECTIONS, Corrections
from quotes.voices.persons.identities import (
    BODY,
    FULL_NAME,
    GENERATION,
    INITIALS,
    MIDDLE_NAME,
    NATION,
    NICKNAME,
    PEOPLE_FILE,
    SAME_NAME,
    SPEAKS_FOR,
    UNIDENTIFIED,
    WROTE,
    Identity,
)
from quotes.voices.persons.name_census import NameCensus
from quotes.voices.persons.names import PersonName, read_person_name
from quotes.voices.persons.namesakes import NameTally, group_names, merge_generations, merge_nicknames, role_words
from quotes.voices.persons.surnames import SurnameBearers
from quotes.voices.voice import VOICE_FIELDS, Voice

_PERSON: Final = VOICE_FIELDS.index("person")
_before_person: Final = attrgetter(*VOICE_FIELDS[:_PERSON])
_after_person: Final = attrgetter(*VOICE_FIELDS[_PERSON + 2 :])
"""The fields around ``person`` and ``person_from``: ``dataclasses.replace`` takes five times as long."""
_SPOKES: Final = "spokes"
"""What *spokesman*, *spokeswoman* and *spokesperson* begin with."""


class PersonCensus:
    """The first pass: counts the voices of all articles by name, and the full names in their texts."""

    def __init__(self) -> None:
        """Begin without voices."""
        self.tallies: dict[PersonName, NameTally] = {}
        self.bodies: defaultdict[BodyName, Counter[str]] = defaultdict(Counter)
        """How many voices there are of each spelling of a body's name."""
        self.texts = NameCensus()

    def add(self, voices: Iterable[Voice], full_names: Iterable[str] = ()) -> None:
        """Count the voices of an article.

        Args:
            voices: Its voices.
            full_names: The runs of two or more capitalized words in its text, if there is a text.
        """
        self.texts.add(full_names)
        with_suffix: list[NameTally] = []
        here: set[PersonName] = set()
        for voice in voices:
            if voice.speaker_kind == PERSON:
                name = read_person_name(voice.speaker)
                if name is not None:
                    tally = self.tallies.get(name)
                    if tally is None:
                        tally = self.tallies[name] = NameTally(name)
                    tally.add(voice.speaker, role_words(voice.role), voice.gender)
                    here.add(name)
                    if name.generation:
                        with_suffix.append(tally)
            elif voice.speaker_kind == ORGANIZATION:
                body = read_body_name(voice.speaker)
                if body is not None:
                    self.bodies[body][without_the(voice.speaker)] += 1
        if with_suffix:
            # *Mr. Ray* may be the son; a voice that is Ray alone was not found to be.
            here.update(name for name in map(read_person_name, full_names) if name is not None and name.first)
            for tally in with_suffix:
                tally.has_namesake = tally.has_namesake or any(_is_namesake(tally.name, other) for other in here)

    def settle(self, corrections: Corrections = NO_CORRECTIONS) -> Persons:
        """Decide who is whom.

        Args:
            corrections: What a person has corrected.
        """
        return Persons(self, corrections)


class Persons:
    """The second pass: gives each voice its person."""

    def __init__(self, census: PersonCensus, corrections: Corrections) -> None:
        """Merge the names.

        Args:
            census: The voices and the texts of all articles.
            corrections: What a person has corrected.
        """
        self._corrections = corrections
        full = [tally for tally in census.tallies.values() if tally.name.first]
        groups = merge_generations(merge_nicknames(group_names(full)))
        self._bearers = {
            tally.name: bearer for named in groups.values() for bearer in named for tally in bearer.tallies
        }
        for bearer in set(self._bearers.values()):
            bearer.choose_label(census.texts.articles)
        alone = {name: tally.main_spelling for name, tally in census.tallies.items() if not name.first}
        self._surnames = SurnameBearers(alone, census.texts, groups)
        self._bodies = body_labels(census.bodies)

    def with_person(self, voice: Voice) -> Voice:
        """Return a voice with its person, and why it is that person; its kind and gender as corrected."""
        person, reason = self.identify(voice)
        if (person, reason) != (voice.person, voice.person_from):
            voice = Voice(*[*_before_person(voice), person, reason, *_after_person(voice)])
        return self._corrections.corrected(voice)

    def bearers(self, name: str) -> list[tuple[str, int]]:
        """Return whom a surname alone may mean, and how many articles name each in full; nobody for a longer name."""
        read = read_person_name(name)
        return [] if read is None or read.first else self._surnames.bearers(read.last)

    def identify(self, voice: Voice) -> Identity:
        """Return who a voice is over all articles."""
        told = self._corrections.person_of(voice.speaker)
        if told is not None:
            return Identity(told, PEOPLE_FILE)
        found = self._found(voice)
        if found.person is None:
            return found
        if self._corrections.forbids(found.person, voice.speaker):
            name = read_person_name(voice.speaker)
            return Identity(voice.speaker, PEOPLE_FILE) if name is not None and name.first else UNIDENTIFIED
        told = self._corrections.person_of(found.person)
        return found if told in (None, found.person) else Identity(told, PEOPLE_FILE)

    def _found(self, voice: Voice) -> Identity:
        """Who a voice is as far as the articles show."""
        if voice.speaker_kind == PERSON:
            return self._person(voice)
        if voice.speaker_kind == ORGANIZATION:
            return self._body(voice)
        if voice.speaker_kind == UNNAMED:
            return self._spoken_for(voice)
        return self._author(voice.speaker) if voice.speaker_kind == DOCUMENT else UNIDENTIFIED

    def _person(self, voice: Voice) -> Identity:
        name = read_person_name(voice.speaker)
        if name is None:
            return UNIDENTIFIED
        bearer = self._bearers.get(name)
        if bearer is None:
            return self._surnames.identify(voice, name)
        return Identity(bearer.label, _reason(voice.speaker, name, bearer.label))

    def _body(self, voice: Voice) -> Identity:
        name = read_body_name(voice.speaker)
        if name is None:
            return UNIDENTIFIED
        label = self._bodies.get(name, without_the(voice.speaker))
        other = read_body_name(label)
        if other == name:
            return Identity(label, BODY)
        return Identity(label, INITIALS if other and 1 in (len(name), len(other)) else NATION)

    def _spoken_for(self, voice: Voice) -> Identity:
        """The body that an unnamed voice is named after, or whose spokesman it is."""
        body = voice.speaker
        if not is_body_name(body):
            speaks = _SPOKES in body or _SPOKES in (voice.title or "")
            body = voice.organization if speaks and voice.organization else ""
        name = read_body_name(body) if body else None
        if name is None:
            return UNIDENTIFIED
        return Identity(self._bodies.get(name, without_the(body)), SPEAKS_FOR)

    def _author(self, document: str) -> Identity:
        """Whose document it is, if its name says so: *the Elm Fund’s report*."""
        owner, found, _ = document.replace("'s ", "’s ").partition("’s ")
        if not found:
            return UNIDENTIFIED
        name = read_person_name(owner)
        bearer = self._bearers.get(name) if name is not None else None
        if bearer is not None:
            return Identity(bearer.label, WROTE)
        body = read_body_name(owner)
        is_known = body in self._bodies or is_body_name(owner)
        return Identity(self._bodies.get(body, without_the(owner)), WROTE) if body and is_known else UNIDENTIFIED


def _is_namesake(name: PersonName, other: PersonName) -> bool:
    """Whether another name is that of a father or a son: it has another suffix, or none."""
    return other.last == name.last and other.generation != name.generation and other.first in ("", name.first)


def _reason(written: str, name: PersonName, label: str) -> str:
    if written == label:
        return FULL_NAME
    main = read_person_name(label)
    if main is None or main.first != name.first:
        return NICKNAME
    if main.generation != name.generation:
        return GENERATION
    return SAME_NAME if main == name else MIDDLE_NAME
