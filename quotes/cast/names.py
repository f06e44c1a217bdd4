"""The characters of a book, known from a list or from its names, whose forms are merged over all chapters."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import Final

from quotes.cast.characters import Cast, Character, gender_of_folded_title
from quotes.cast.known import KnownSpeakers
from quotes.cast.listed import add_shorter_forms, listed_cast
from quotes.cast.usages import Usage, described_in, is_person, usages_in
from quotes.lexicon import tags as t
from quotes.lexicon.genders import gender_of_role
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.words import entries, pairs
from quotes.model import PERSON, UNNAMED
from quotes.text.article import Article

_TITLES_OF_WOMEN: Final = pairs("titles_of_women")
_BEFORE_GIVEN: Final = frozenset(entries("titles_before_given_names"))
_COMMON_TITLES: Final = frozenset(["mr", "mrs", "miss"])
_ENOUGH: Final = 3
"""Uses after which a form of a name is not a slip."""
_OFTEN: Final = 20
_MOST_NAMESAKES: Final = 100
"""Bearers of one name that are told apart, so that the work grows with the book."""


class NameBearer:
    """Somebody who bears one or several forms of a name."""

    def __init__(self, first: Usage) -> None:
        """Somebody known by one form."""
        self.forms = [first]
        self.gender = first.gender
        self.weight = first.count
        """How often the book names the bearer."""

    def add(self, usage: Usage) -> None:
        """Add a form."""
        self.forms.append(usage)
        self.gender = self.gender or usage.gender
        self.weight += usage.count

    def is_full(self) -> bool:
        """Whether the book has a given name and a surname."""
        return any(len(usage.words) > 1 for usage in self.forms)

    def may_bear(self, gender: str, title: str = "") -> bool:
        """Whether a form of a gender, with a title, may be the bearer's: *Mrs.*, *Miss* and *Mr.* are three."""
        if gender and self.gender and gender != self.gender:
            return False
        rank = _rank(title)
        ranks = {_rank(usage.title) for usage in self.forms} - {""}
        return not rank or not ranks or rank in ranks

    def best_name(self) -> str:
        """The fullest form that the narration has more than once; a vocative only if there is no other."""
        told = [usage for usage in self.forms if usage.narrated] or self.forms
        used = [usage for usage in told if usage.count >= min(_ENOUGH, max(1, self.weight // 12))]
        full = [usage for usage in used if len(usage.words) > 1]
        most = max(full or used or told, key=attrgetter("count"))
        # *Dr. Kemp* says more than *Kemp*; *Mr. Kemp* says less of somebody who is *Philip* most of the time.
        titled = [usage for usage in used if usage.title and usage.words == most.words]
        return max(titled or [most], key=attrgetter("count")).written if not full else most.written


def _rank(title: str) -> str:
    """What a title shows besides the gender: ``wife``, ``daughter`` or, of a man, ``m``."""
    return _TITLES_OF_WOMEN.get(title) or ("m" if gender_of_folded_title(title) == "m" else "")


class NameBearers:
    """Who bears the names of a book."""

    def __init__(self, usages: Iterable[Usage]) -> None:
        """Merge the forms: full names first, then titles with one word, then single words.

        Args:
            usages: The forms of persons' names.
        """
        usages = sorted(usages, key=lambda usage: (-len(usage.words), -usage.count))
        self.all: list[NameBearer] = []
        self.shared: list[tuple[str, list[NameBearer]]] = []
        """Forms that several may bear equally well."""
        self._by_first: dict[str, list[NameBearer]] = defaultdict(list)
        self._by_last: dict[str, list[NameBearer]] = defaultdict(list)
        self._uses: Counter[tuple[str, ...]] = Counter()
        for usage in usages:
            self._uses[usage.words] += usage.count
        for usage in usages:
            if len(usage.words) > 1:
                self._add_full(usage)
        for usage in usages:
            if len(usage.words) == 1 and usage.title:
                self._add_titled(usage)
        for usage in usages:
            if len(usage.words) == 1 and not usage.title:
                self._add_single(usage)

    def _new(self, usage: Usage) -> None:
        made = NameBearer(usage)
        self.all.append(made)
        places = [self._by_last[usage.words[-1]]]
        if not usage.title or len(usage.words) > 1:
            places.append(self._by_first[usage.words[0]])
        for place in places:
            if len(place) < _MOST_NAMESAKES:
                place.append(made)

    def _add_full(self, usage: Usage) -> None:
        first, last = usage.words[0], usage.words[-1]
        # *Ann Lee Drive* is a street.
        if len(usage.words) > 2 and usage.count < _ENOUGH and self._uses[usage.words[:-1]] >= usage.count:
            return
        same = [one for one in self._by_last[last] if one in self._by_first[first]]
        same = [one for one in same if one.may_bear(usage.gender, usage.title)]
        if same:
            same[0].add(usage)
        elif usage.count > 1 or usage.title or usage.said or usage.kind == PERSON or not self._uses[(first,)]:
            self._new(usage)

    def _add_titled(self, usage: Usage) -> None:
        word = usage.words[0]
        fitting = [one for one in self._by_last[word] if one.may_bear(usage.gender, usage.title)]
        if usage.title in _BEFORE_GIVEN and not fitting:
            fitting = [one for one in self._by_first[word] if one.may_bear(usage.gender)]
        if usage.title in _COMMON_TITLES:
            fitting = [one for one in fitting if not self._is_told_apart(one, usage)]
        best = _dominant(fitting) or _dominant([one for one in fitting if usage.title in _titles(one)])
        if best is not None:
            best.add(usage)
        elif fitting and usage.count < _ENOUGH:
            self.shared.append((f"{usage.title} {word}", fitting))
        else:
            self._new(usage)

    def _is_told_apart(self, bearer: NameBearer, usage: Usage) -> bool:
        """Whether the bearer of a full name is told from somebody who has a title and the surname only.

        So are *Mr. John Hale* beside *Mr. Hale*, and *John* beside *Mr. Hale* all over the book; but *Mr. Hale* now and
        then may be the *John* of everywhere else.
        """
        both = sum(form.count for form in bearer.forms if form.title == usage.title and len(form.words) > 1)
        if both > 1 and usage.count > _ENOUGH * bearer.weight:
            return True
        given = max((self._uses[form.words[:1]] for form in bearer.forms if len(form.words) > 1), default=0)
        return usage.title == "mr" and given > _OFTEN and 2 * usage.count > given

    def _add_single(self, usage: Usage) -> None:
        word, gender = usage.words[0], usage.gender
        fitting = [one for one in self._by_first[word] if one.may_bear(gender)]
        # A surname alone is a man's, as long as nothing shows the contrary.
        fitting = fitting or [one for one in self._by_last[word] if one.may_bear(gender or "m")]
        fitting = fitting or [one for one in self._by_last[word] if one.may_bear(gender)]
        if tags_of(usage.written) & t.GIVEN:
            # *Helen* is not a surname, whatever *Aunt Helen* or a slip may be.
            fitting = [one for one in fitting if one in self._by_first[word] or usage.count < _ENOUGH * one.weight]
        best = _dominant(fitting) or _dominant([one for one in fitting if one.is_full()])
        if best is not None:
            best.add(usage)
        elif fitting and usage.count < _ENOUGH * max(one.weight for one in fitting):
            self.shared.append((word, fitting))
        else:
            self._new(usage)


def _titles(bearer: NameBearer) -> set[str]:
    return {usage.title for usage in bearer.forms}


def _dominant(fitting: list[NameBearer]) -> NameBearer | None:
    """The only one, or the one whom the book names far more often than any other."""
    ranked = sorted(fitting, key=lambda one: -one.weight)
    if len(ranked) == 1 or (len(ranked) > 1 and ranked[0].weight > 2 * ranked[1].weight):
        return ranked[0]
    return None


def cast_of(article: Article, known: KnownSpeakers) -> Cast:
    """The cast of a book: the listed persons, and whom else the book names.

    Args:
        article: The whole book.
        known: The listed persons, if any.
    """
    cast = listed_cast(known)
    usages = [usage for usage in usages_in(article) if is_person(usage)]
    if known.persons:
        # A list is the user's; what it lacks has to speak by a tag to count.
        usages = [usage for usage in usages if usage.said and not _is_listed(cast, usage)]
    bearers = NameBearers(usages)
    indices = {}
    for bearer in bearers.all:
        index = indices[id(bearer)] = cast.add(Character(bearer.best_name(), PERSON, bearer.gender))
        for usage in bearer.forms:
            cast.name(_written(usage), (index,))
    for bearer in bearers.all:
        for usage in bearer.forms:
            if len(usage.words) > 1:
                cast.name(" ".join(usage.words), (indices[id(bearer)],))
    weights = {indices[id(bearer)]: bearer.weight for bearer in bearers.all}
    for usage in described_in(article):
        if not cast.meant_by(usage.words):
            titled = _titled(cast, usage, weights)
            cast.name(usage.written, (_unnamed(cast, usage) if titled is None else titled,))
    for form, who in bearers.shared:
        cast.name(form, [indices[id(bearer)] for bearer in who])
    add_shorter_forms(cast, {indices[id(bearer)]: [bearer.best_name()] for bearer in bearers.all})
    return cast


def _titled(cast: Cast, usage: Usage, weights: Mapping[int, int]) -> int | None:
    """Who else is meant by a title after *the*: *the Admiral* is Admiral Croft, if the book names no other as often.

    A general whom a book names once is not the one who is *the General* on every page.

    Args:
        cast: The characters with names.
        usage: How the book uses the description.
        weights: How often the book names each character whom no list gives.
    """
    fewest = max(_ENOUGH, usage.count // _OFTEN)
    found = [one for one in cast.titled(usage.words[-1]) if weights.get(one, fewest) >= fewest]
    return found[0] if len(found) == 1 and not usage.words[2:] else None


def _unnamed(cast: Cast, usage: Usage) -> int:
    """Add somebody whom only a description names."""
    return cast.add(Character(usage.written, UNNAMED, gender_of_role(usage.words[-1]) or usage.gender))


def _written(usage: Usage) -> str:
    """A form as its words: *mr hale*."""
    return " ".join(filter(None, (usage.title, *usage.words)))


def _is_listed(cast: Cast, usage: Usage) -> bool:
    """Whether a form means somebody already, or its last word does."""
    words = usage.words
    forms = ((usage.title, *words), words, words[-1:], (usage.title, words[-1]))
    return any(cast.meant_by(tuple(filter(None, form))) for form in forms)
