"""Which names are one person's: middle names, nicknames, and bare surnames."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import regex

from quotes.lexicon import tags as t
from quotes.lexicon.folding import fold
from quotes.lexicon.genders import gender_of_given_name
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.words import pairs
from quotes.speakers.names.entities import formal_names
from quotes.voices.persons.names import PersonName, may_share_middle, read_person_name

_WORD: Final = regex.compile(r"\p{L}{2,}")
_IN_FULL: Final = {fold(short).rstrip("."): noun for short, noun in pairs("title_roles").items()}
"""Abbreviated titles and the roles that they are: *sen*, *senator*."""

ODDS: Final = 3
"""How many times more often than all namesakes together somebody must be named to be meant by the name they share."""
_MOST_NAMESAKES: Final = 100
"""How many names that share a given name and a surname are compared, so that the work grows with the names."""
_MOST_ROLE_WORDS: Final = 60
"""How many words of a person's roles are kept."""


@dataclass(slots=True, eq=False)
class NameTally:
    """What the voices of one name show."""

    name: PersonName
    written: Counter[str] = field(default_factory=Counter)
    """How many voices there are of each spelling."""
    role_words: set[str] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)
    has_namesake: bool = False
    """An article has the same name with another suffix, or without one: father and son."""

    @property
    def voices(self) -> int:
        """How many voices there are."""
        return self.written.total()

    @property
    def main_spelling(self) -> str:
        """The spelling of most voices."""
        return min(self.written, key=lambda one: (-self.written[one], one))

    def add(self, written: str, words: Iterable[str], gender: str | None) -> None:
        """Count a voice."""
        self.written[written] += 1
        if len(self.role_words) < _MOST_ROLE_WORDS:
            self.role_words.update(words)
        if gender:
            self.genders.add(gender)


@dataclass(slots=True, eq=False)
class Bearer:
    """One person, as far as the names show, with all their names."""

    tallies: list[NameTally] = field(default_factory=list)
    in_texts: Counter[str] = field(default_factory=Counter)
    """How many articles name the person in full, by the name as written."""
    label: str = ""
    """What to call the person."""
    given_gender: str = ""
    """``m``, ``f`` or nothing, as the given name shows; only keeps people apart."""
    last: str = ""
    """The surname, folded."""
    generation: str = ""

    @property
    def voices(self) -> int:
        """How many voices there are."""
        return sum(tally.voices for tally in self.tallies)

    @property
    def role_words(self) -> set[str]:
        """The words of the roles that articles give the person."""
        return set().union(*(tally.role_words for tally in self.tallies))

    @property
    def genders(self) -> set[str]:
        """The genders that articles show."""
        return set().union(*(tally.genders for tally in self.tallies))

    def choose_label(self, articles: Mapping[str, int]) -> None:
        """Call the person what most voices are called; of equals, what most articles say, then the shortest.

        Args:
            articles: How many articles have a name, by the name as written.
        """
        written: Counter[str] = sum((tally.written for tally in self.tallies), Counter())
        names = written or self.in_texts
        self.label = min(names, key=lambda name: (-names[name], -articles.get(name, 0), len(name), name))
        self.given_gender = gender_of_given_name(self.label.split()[0])
        name = read_person_name(self.label)
        self.last, self.generation = (name.last, name.generation) if name else ("", "")


Groups = Mapping[tuple[str, str, str], Sequence[Bearer]]
"""People by given name, surname and generation."""


def merge_middle_names(tallies: Iterable[NameTally]) -> list[Bearer]:
    """Merge names of one given name and surname: middle names and initials may be left out, but must not differ.

    A name without a middle name is that of the only person it may be, or of the one with three times as many voices as
    all others; else it is a person of its own.
    """
    bearers: list[Bearer] = []
    bare: list[NameTally] = []
    for tally in sorted(tallies, key=lambda one: (-len(" ".join(one.name.middle)), -one.voices)):
        if not tally.name.middle:
            bare.append(tally)
            continue
        fitting = [one for one in bearers[:_MOST_NAMESAKES] if _may_share(one, tally.name)]
        if len(fitting) == 1:
            fitting[0].tallies.append(tally)
        else:
            bearers.append(Bearer([tally]))
    if bare:
        main = main_of({one: one.voices for one in bearers})
        if main is None:
            bearers.append(Bearer(bare))
        else:
            main.tallies += bare
    return bearers


def _may_share(bearer: Bearer, name: PersonName) -> bool:
    return all(may_share_middle(tally.name.middle, name.middle) for tally in bearer.tallies)


def main_of(counts: Mapping[Bearer, int], rivals: int = 0) -> Bearer | None:
    """Return who is counted three times as often as all others together, if anybody is.

    Args:
        counts: How often each is counted.
        rivals: How often others are that cannot be meant.
    """
    if not counts:
        return None
    main = max(counts, key=lambda one: counts[one])
    others = sum(counts.values()) - counts[main] + rivals
    return main if counts[main] >= ODDS * others else None


def merge_nicknames(groups: Groups) -> Groups:
    """Merge people whose given names may be one (*Bob*, *Robert*) and whose roles have a word in common.

    Args:
        groups: The people.

    Returns:
        The people that are left, each by all their given names.
    """
    for (first, last, generation), short in groups.items():
        formal = [one for name in formal_names(first) for one in groups.get((name, last, generation), ())]
        for bearer in short:
            fitting = [one for one in formal if one.tallies and _have_role_in_common(bearer, one)]
            if len(fitting) == 1 and bearer.tallies:
                fitting[0].tallies += bearer.tallies
                bearer.tallies = []
    return _by_name(groups)


def merge_generations(groups: Groups) -> Groups:
    """Merge *Ann Lee Jr.* with *Ann Lee*, or *Annie Lee*, if their roles have a word in common.

    No article may name both, and nobody else of the name may have a suffix.

    Args:
        groups: The people.

    Returns:
        The people that are left.
    """
    with_suffix = [key for key in groups if key[2]]
    of_surname: dict[str, list[tuple[str, str, str]]] = {last: [] for _, last, _ in with_suffix}
    for key in groups:
        if key[1] in of_surname:
            of_surname[key[1]].append(key)
    for first, last, generation in with_suffix:
        alike = [key for key in of_surname[last] if _may_be_one(key[0], first) and key[2] != generation]
        younger = [one for one in groups[first, last, generation] if one.tallies]
        fitting = [one for key in alike for one in groups[key] if younger and _have_role_in_common(younger[0], one)]
        is_alone = len(younger) == len(set(map(id, fitting))) == 1 and not any(key[2] for key in alike)
        if is_alone and not any(tally.has_namesake for tally in younger[0].tallies):
            fitting[0].tallies += younger[0].tallies
            younger[0].tallies = []
    return _by_name(groups)


def _may_be_one(first: str, other: str) -> bool:
    """Whether two given names may be one person's: they are the same, or one is a nickname of the other."""
    return first == other or first in formal_names(other) or other in formal_names(first)


def _by_name(groups: Groups) -> Groups:
    """The people that are left after some were merged, each by all their names."""
    left: defaultdict[tuple[str, str, str], list[Bearer]] = defaultdict(list)
    for bearer in dict.fromkeys(one for named in groups.values() for one in named):
        for key in dict.fromkeys(tally.name.without_middle for tally in bearer.tallies):
            left[key].append(bearer)
    return left


def _have_role_in_common(one: Bearer, other: Bearer) -> bool:
    genders = one.genders | other.genders
    return len(genders) < 2 and not one.role_words.isdisjoint(other.role_words)


def group_names(tallies: Iterable[NameTally]) -> Groups:
    """Merge full names that differ in middle names only; return the people by given name, surname and generation."""
    same: defaultdict[tuple[str, str, str], list[NameTally]] = defaultdict(list)
    for tally in tallies:
        same[tally.name.without_middle].append(tally)
    return {key: merge_middle_names(named) for key, named in same.items()}


@lru_cache(maxsize=1 << 14)
def role_words(role: str | None) -> frozenset[str]:
    """The words of a role by which roles are compared.

    >>> sorted(role_words("Sen.")), sorted(role_words("the senator from Kor"))
    (['senator'], ['kor', 'senator'])
    """
    words = _WORD.findall(fold(role)) if role else []
    return frozenset(_IN_FULL.get(word, word) for word in words if not tags_of(word) & t.FUNCTION_WORD)
