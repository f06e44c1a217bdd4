"""Which names were taken for one person's, the doubtful ones first: what a people file begins with."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from quotes.voices import identities as why
from quotes.voices.corrections import PersonRow, name_key
from quotes.voices.voice import Voice

_DOUBTS: Final = (
    why.MAIN_BEARER,
    why.ONLY_BEARER,
    why.NICKNAME,
    why.KIN,
    why.INITIALS,
    why.NATION,
    why.SURNAME,
    why.MIDDLE_NAME,
    why.SPEAKS_FOR,
)
"""The reasons, the most doubtful first; all others are sure."""
DOUBTFUL: Final = frozenset(_DOUBTS[:6])


@dataclass(slots=True)
class Join:
    """A name that was taken for a person's."""

    alias: str
    person: str
    reason: str
    """What ``person_from`` holds."""
    doc: str
    """The first article with it."""
    articles: int = 0

    @property
    def is_doubtful(self) -> bool:
        """Whether somebody should look at it."""
        return self.reason in DOUBTFUL

    @property
    def order(self) -> tuple[int, int, str, str]:
        """By which joins are sorted: the most doubtful first; of equals, the one in most articles."""
        doubt = _DOUBTS.index(self.reason) if self.reason in _DOUBTS else len(_DOUBTS)
        return doubt, -self.articles, self.person, self.alias


@dataclass(slots=True)
class _Person:
    kinds: Counter[str] = field(default_factory=Counter)
    genders: Counter[str] = field(default_factory=Counter)


class JoinList:
    """Collects the joins of voices whose persons are known; what is kept grows with the names."""

    def __init__(self) -> None:
        """Begin without joins."""
        self._joins: dict[tuple[str, str, str], Join] = {}
        self._persons: dict[str, _Person] = {}

    def add(self, voice: Voice) -> None:
        """Add a voice."""
        if voice.person is None:
            return
        person = self._persons.setdefault(voice.person, _Person())
        person.kinds[voice.speaker_kind] += 1
        if voice.gender:
            person.genders[voice.gender] += 1
        if voice.speaker != voice.person and voice.person_from:
            key = voice.speaker, voice.person, voice.person_from
            join = self._joins.get(key)
            if join is None:
                join = self._joins[key] = Join(*key, voice.doc)
            join.articles += 1

    def __iter__(self) -> Iterator[Join]:
        """Give the joins, the most doubtful first."""
        return iter(sorted(self._joins.values(), key=lambda join: join.order))

    def rows(self) -> Iterator[PersonRow]:
        """Give the rows of a people file: the joins, then what is known of each person."""
        persons: defaultdict[str, set[str]] = defaultdict(set)
        for join in self._joins.values():
            persons[name_key(join.alias)].add(name_key(join.person))
        number = 1
        for join in self:
            key = name_key(join.alias)
            # A file can give a name to one person only, but *Lee* may be Ann Lee in one article and Tom Lee in another.
            if len(persons.pop(key, ())) == 1 and key != name_key(join.person):
                number += 1
                yield PersonRow(number, join.person, join.alias, note=_note(join))
        defined: set[str] = set()
        for name in sorted(self._persons, key=lambda one: (-self._persons[one].kinds.total(), one)):
            if name_key(name) in defined:
                continue
            defined.add(name_key(name))
            person = self._persons[name]
            number += 1
            gender = person.genders.most_common(1)[0][0] if len(person.genders) == 1 else ""
            yield PersonRow(number, name, "", person.kinds.most_common(1)[0][0], gender)


def _note(join: Join) -> str:
    articles = f"{join.articles} article{'s' * (join.articles > 1)}"
    return f"{join.reason}: {articles}, such as {join.doc}"
