"""Whom a surname alone means: the person whom the texts of the corpus name in full most often."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import regex

from quotes.lexicon import tags as t
from quotes.lexicon.genders import GENDERS_IN_WORDS, GENDERS_OF_PRONOUNS
from quotes.lexicon.tagging import tags_of
from quotes.speakers.names.entities import SOVEREIGNS
from quotes.speakers.names.folded_words import fold_word
from quotes.voices.persons.identities import KIN, MAIN_BEARER, ONLY_BEARER, SOVEREIGN, SURNAME, UNIDENTIFIED, Identity
from quotes.voices.persons.name_census import NameCensus
from quotes.voices.persons.names import PersonName, read_person_name
from quotes.voices.persons.namesakes import Bearer, Groups, main_of, role_words
from quotes.voices.voice import Voice

_FEW: Final = 3
"""If fewer articles name somebody in full, a bare surname means them only if nothing speaks against it."""
_KIN: Final = regex.compile(r"(?:[\w.-]+ )*?([\w-]+)['’]s?(?: [a-z-]+){1,3}$")
"""*Moss’s husband*, *Ann Moss’s late brother*."""


@dataclass(slots=True)
class _Shared:
    """Whom the texts name in full by a word that is also used alone."""

    last: Counter[Bearer] = field(default_factory=Counter)
    """How many articles name each person of this surname."""
    first: Counter[Bearer] = field(default_factory=Counter)
    """How many name each person of this given name, or whose surname comes first."""


class SurnameBearers:
    """The people whom a name may mean that is used alone."""

    def __init__(self, alone: Mapping[PersonName, str], texts: NameCensus, groups: Groups) -> None:
        """Find the bearers of some names.

        Args:
            alone: The names that are used alone, each as most voices have it.
            texts: The full names in the texts.
            groups: The people who speak under a full name.
        """
        self._groups = groups
        self._shared: defaultdict[str, _Shared] = defaultdict(_Shared)
        self._silent: dict[tuple[str, str, str], Bearer] = {}
        """People who are named in full and do not speak under a full name."""
        self._alone = alone
        for word, names in texts.bearers({name.last for name in alone}).items():
            for written, articles in names.items():
                self._count(word, written, articles)
        for bearer in self._silent.values():
            bearer.choose_label(texts.articles)

    def _count(self, word: str, written: str, articles: int) -> None:
        name = read_person_name(written)
        if name is None or not name.first:
            return
        tag = tags_of(written.split()[0])
        if tag & (t.DEMONYM | t.PLACE | t.ORGANIZATION) and not tag & t.GIVEN:
            return  # *Kor News* bears no surname
        bearer = self._bearer(name, is_given=bool(tag & t.GIVEN))
        if bearer is not None:
            bearer.in_texts[written] += articles
            shared = self._shared[word]
            (shared.last if name.last == word else shared.first)[bearer] += articles

    def _bearer(self, name: PersonName, *, is_given: bool) -> Bearer | None:
        """Who is named; ``None`` for what may not be a person: it has no given name and does not speak."""
        known = self._groups.get(name.without_middle, ())
        for bearer in known:
            if any(tally.name == name for tally in bearer.tallies):
                return bearer
        if known:
            return known[0] if len(known) == 1 else None
        return self._silent.setdefault(name.without_middle, Bearer()) if is_given else None

    def bearers(self, word: str) -> list[tuple[str, int]]:
        """Return the people of a surname, and how many articles name each in full, the most named first."""
        shared = self._shared.get(word)
        return [(bearer.label, number) for bearer, number in shared.last.most_common()] if shared else []

    def identify(self, voice: Voice, name: PersonName) -> Identity:
        """Return whom a voice is that is named by a surname, or any other name, alone."""
        written = voice.speaker
        given = _by_title(voice) or self._by_kin(voice, name)
        if given is not None:
            return given
        if tags_of(written.lower()) & ~t.GIVEN and not voice.honorific:
            return UNIDENTIFIED
        shared = self._shared.get(name.last)
        if shared is not None:
            counts = _bearers_of(shared.last, voice, name.generation)
            if not counts and voice.honorific:
                counts = _of_gender(shared.first, voice.gender, name.generation)
            elif not counts:
                # If nobody of the surname has the gender, a pronoun was somebody else's.
                counts = _of_gender(shared.last, None, name.generation)
            is_given = bool(tags_of(written) & t.GIVEN)
            main = main_of(counts, shared.first.total() if is_given else 0)
            if main is not None and _is_sure(main, counts[main], role_words(voice.role)):
                return Identity(main.label, ONLY_BEARER if len(counts) == 1 else MAIN_BEARER)
            if counts or shared.last:
                return UNIDENTIFIED
        # What no article names in full may not be a name at all (*Other*, *Polls*), unless something is said of them.
        if tags_of(written) & t.GIVEN or not (voice.honorific or voice.role):
            return UNIDENTIFIED
        return Identity(self._alone.get(name, written), SURNAME)

    def _by_kin(self, voice: Voice, name: PersonName) -> Identity | None:
        """Who has a given name and the surname of whose kin the role says that they are: *Bob*, *Moss’s husband*."""
        kin = _KIN.match(voice.role or "")
        shared = self._shared.get(name.last)
        if kin is None or shared is None:
            return None
        last = fold_word(kin[1])
        fitting = [bearer for bearer in shared.first if bearer.last == last]
        return Identity(fitting[0].label, KIN) if len(fitting) == 1 else None


def _by_title(voice: Voice) -> Identity | None:
    """The sovereign that a voice is, whom a given name identifies: *Pope Francis*."""
    if " " in voice.speaker:
        return None
    for title in (voice.title, voice.honorific, voice.role):
        first = (title or "").partition(" ")[0]
        if first in SOVEREIGNS:
            return Identity(f"{first} {voice.speaker}", SOVEREIGN)
    return None


def _bearers_of(counts: Mapping[Bearer, int], voice: Voice, generation: str) -> dict[Bearer, int]:
    """The people of a surname whom a voice may be; a role that only one of another gender has outweighs a pronoun.

    *President Moss left; she waved* may be said of somebody else, if the president whom the articles name is a man.
    """
    fitting = _of_gender(counts, voice.gender, generation)
    if (voice.gender_from or "").lower() in GENDERS_OF_PRONOUNS and voice.role:
        every = _of_gender(counts, None, generation)
        having = {bearer for bearer in every if not bearer.role_words.isdisjoint(role_words(voice.role))}
        if having and having.isdisjoint(fitting):
            return every
    return fitting


def _of_gender(counts: Mapping[Bearer, int], gender: str | None, generation: str) -> dict[Bearer, int]:
    """The people whom a voice of a gender and a generation may be."""
    return {
        bearer: number
        for bearer, number in counts.items()
        if bearer.generation == generation
        and (not gender or GENDERS_IN_WORDS.get(bearer.given_gender, gender) == gender)
    }


def _is_sure(bearer: Bearer, articles: int, words: frozenset[str]) -> bool:
    """Whether somebody is named in full often enough, or is called the same as the voice.

    Args:
        bearer: The person.
        articles: How many articles name the person in full.
        words: The words of the voice's role.
    """
    if articles >= _FEW:
        return True
    theirs = bearer.role_words
    if words and theirs:
        return not words.isdisjoint(theirs)
    return articles > 1 and bool(bearer.tallies or words)
