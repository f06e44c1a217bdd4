"""Which names were taken for one person's, the doubtful ones first: what a people file begins with."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from quotes.model import PERSON
from quotes.voices.persons import identities as why
from quotes.voices.persons.corrections import PersonRow, name_key
from quotes.voices.voice import Voice

_DOUBTS: Final = (
    why.MAIN_BEARER,
    why.ONLY_BEARER,
    why.NICKNAME,
    why.GENERATION,
    why.KIN,
    why.INITIALS,
    why.NATION,
    why.SURNAME,
    why.MIDDLE_NAME,
    why.SPEAKS_FOR,
)
"""The reasons, the most doubtful first; all others are sure."""
DOUBTFUL: Final = frozenset(_DOUBTS[:7])
_MOST_BEARERS: Final = 5
"""How many bearers of a surname are listed."""


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
        self._unknown: Counter[str] = Counter()
        """How many voices each name of a person has that was given to nobody."""
        self._nobody: set[str] = set()
        """The names, of any kind, that were given to nobody."""

    def add(self, voice: Voice) -> None:
        """Add a voice."""
        if voice.person is None:
            if voice.speaker_kind == PERSON:
                self._unknown[voice.speaker] += 1
            if not voice.speaker.islower():
                self._nobody.add(voice.speaker)
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
        """Give the rows of a people file: names that may be several persons', joins, and what is known of each person.

        The file as it is changes nothing. A file can give a name to one person only, but *Lee* may
        be Ann Lee in one article and Tom Lee in another: such a name has a note alone, which is not obeyed.
        """
        rows = [*self._notes(), *self._aliases(), *self._facts()]
        return (replace(row, row=number) for number, row in enumerate(rows, 2))

    def _notes(self) -> Iterator[PersonRow]:
        for joins in self._by_alias().values():
            if _persons_of(joins) > 1:
                each = "; ".join(f"{join.person} in {_articles(join)}" for join in joins)
                yield PersonRow(0, "", note=f"{joins[0].alias} is several: {each}")
        bearers = self._bearers()
        for name, number in self._unknown.most_common():
            if name in bearers:
                people = " or ".join(bearers[name][:_MOST_BEARERS])
                yield PersonRow(0, "", note=f"{name}, in {_number(number)}, may be {people}")

    def _aliases(self) -> Iterator[PersonRow]:
        settled = self._settled()
        taken = {name_key(name) for name in (*self._persons, *self._nobody)}
        for key, joins in self._by_alias().items():
            if _persons_of(joins) == 1 and key not in taken and joins[0].person in settled:
                yield PersonRow(0, joins[0].person, joins[0].alias, note=_note(joins[0]))

    def _facts(self) -> Iterator[PersonRow]:
        for name in self._settled():
            person = self._persons[name]
            yield PersonRow(0, name, "", _only(person.kinds), _only(person.genders))

    def _by_alias(self) -> dict[str, list[Join]]:
        found: defaultdict[str, list[Join]] = defaultdict(list)
        for join in self:
            found[name_key(join.alias)].append(join)
        return found

    def _settled(self) -> dict[str, _Person]:
        """The persons whose name, case aside, nobody else has, the one with the most voices first."""
        names = Counter(name_key(name) for name in (*self._persons, *self._nobody))
        return {
            name: self._persons[name] for name in sorted(self._persons, key=self._rank) if names[name_key(name)] == 1
        }

    def _bearers(self) -> dict[str, list[str]]:
        """The people of each surname."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for name in sorted(self._persons, key=self._rank):
            first, _, last = name.rpartition(" ")
            if first and self._persons[name].kinds[PERSON]:
                found[last].append(name)
        return found

    def _rank(self, name: str) -> tuple[int, str]:
        """By which persons are sorted: the one with the most voices first."""
        return -self._persons[name].kinds.total(), name


def _persons_of(joins: Iterable[Join]) -> int:
    """How many persons some joins are to."""
    return len({join.person for join in joins})


def _only(counts: Counter[str]) -> str:
    """The only key; empty if there are several, since a row can give only one."""
    return next(iter(counts)) if len(counts) == 1 else ""


def _articles(join: Join) -> str:
    return f"{_number(join.articles)}, such as {join.doc}"


def _number(articles: int) -> str:
    return f"{articles} article{'s' * (articles > 1)}"


def _note(join: Join) -> str:
    return f"{join.reason}: {_articles(join)}"
