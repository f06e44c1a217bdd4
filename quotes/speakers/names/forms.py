"""One name as an article writes it, read as title, given name and surname: *Mr Erdogan*, *Recep Tayyip Erdogan*."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import regex

from quotes.lexicon import tags as t
from quotes.lexicon.folding import is_acronym, without_possessive
from quotes.lexicon.genders import gender_of_given_name
from quotes.lexicon.native import mypyc_attr
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.word_sets import FIELDS_OF_OFFICE, MONTHS_OR_NAMES, TIME_ZONES
from quotes.lexicon.words import entries
from quotes.model import ORGANIZATION, PERSON
from quotes.speakers.names.folded_words import fold_words
from quotes.speakers.names.titles import PLACES, count_title_words, gender_of_title, is_personal

NAMES_OR_BODIES: Final = frozenset(entries("names_or_bodies"))
_BODY_ENDINGS: Final = frozenset(entries("body_endings"))
_THING_ENDINGS: Final = frozenset(entries("thing_endings"))
_THINGS_TO_READ: Final = frozenset([word for word in _THING_ENDINGS if tags_of(word) & t.TEXT_NOUN])
_COUNTRIES_OR_NAMES: Final = frozenset(entries("countries_or_names"))
STYLES: Final = frozenset(entries("style_nouns"))
_OF_BODIES: Final = frozenset(["of", "for", "&", "Against"])
_THE: Final = ("The ", "the ")
_HIS: Final = ("His", "Her")
NAME_SUFFIXES: Final = frozenset(word.rstrip(".").casefold() for word in entries("name_suffixes"))
_LETTERS_AFTER_NAME: Final = frozenset(
    word for word in entries("name_suffixes") if "." in word[:-1] or (word[1:2].isupper() and set(word) - set("IV"))
)
_ORGANIZATIONS: Final = frozenset(name.casefold() for name in entries("organizations"))
MEDIA: Final = frozenset(name.casefold() for name in entries("media"))
_LISTED: Final = _ORGANIZATIONS | PLACES | MEDIA
_COMPOUND: Final = regex.compile(
    r"[^-]++-(?:(?:at|of)-[A-Za-z-]++|(?:\p{Ll}++-){0,2}old|grader|\L<ending>|\p{Ll}{3,}ed|\p{Ll}{4,}ing)",
    ending=entries("compound_endings"),
)
"""A compound: *Man-of-the-match*, *Kor-backed*, *Twenty-one-year-old*; not *Ji-sung*, *Xiao-ming*."""
_PARTY: Final = regex.compile(r"[DIR]-\p{Lu}\p{Ll}++")  # and its state: *R-Texas*
_OPENERS: Final = frozenset(entries("openers"))
_EPITHETS: Final = frozenset([*entries("epithet_adjectives"), *entries("tabloid_epithets")])
_NOT_IN_NAME: Final = t.NOUN | t.ORG_NAME | t.TITLE | t.VERB | t.DEMONYM | t.ADV

PLACE: Final = "place"
WORK: Final = "work"
UNKNOWN: Final = ""
"""The kinds of names besides ``PERSON`` and ``ORGANIZATION``; an unknown one may turn out to be any of the others."""


@mypyc_attr(acyclic=True)
class NameForm:
    """One way in which an article writes a name; never changed."""

    __slots__ = ("folded", "gender", "given", "kind", "last", "name", "single", "title")

    def __init__(
        self, title: str, gender: str, kind: str, name: str, folded: tuple[str, ...], last: str, *, given: bool
    ) -> None:
        """A form of a name.

        Args:
            title: Its titles, as written.
            gender: ``m``, ``f`` or nothing, as the title or given name shows.
            kind: What it names.
            name: The name without titles, as written.
            folded: Its words, folded for comparison.
            last: The surname, or the last word of another name, folded.
            given: Whether the first word is a given name.
        """
        self.title = title
        self.gender = gender
        self.kind = kind
        self.name = name
        self.folded = folded
        self.last = last
        self.given = given
        self.single = len(folded) == 1
        """Whether it is one word, titles aside."""

    def __eq__(self, other: object) -> bool:
        """Compare by value: the caches of forms are bounded, so an article may meet two objects of one form."""
        return isinstance(other, NameForm) and (self.name, self.title, self.kind, self.gender) == (
            other.name,
            other.title,
            other.kind,
            other.gender,
        )

    def __hash__(self) -> int:
        """Hash the name, which is what most often differs between two forms."""
        return hash(self.name)


@lru_cache(maxsize=1 << 12)
def organization_form(words: str) -> NameForm:
    """The form of an organization's name, as written."""
    return _make_form(words.split(), "", "", ORGANIZATION)


def is_listed_body(name: str) -> bool:
    """Whether a list has an organization whose name is not just letters: *Doctors Without Borders*, *McDonald’s*."""
    return not name.isalpha() and name[:4] not in _THE and name.replace("’", "'").casefold() in _ORGANIZATIONS


def _make_form(words: list[str], title: str, gender: str, kind: str) -> NameForm:
    # *Ann Lee **MP***, *Ann Lee **QC***; *Bob Ray **Jr.*** is another one than his father.
    if kind == PERSON and len(words) > 2 and words[-1] in _LETTERS_AFTER_NAME:
        words, title = words[:-1], title or words[-1]
    name = " ".join(words)
    folded = tuple(fold_words(name))
    last = folded[-1]
    if last.rstrip(".") in NAME_SUFFIXES:
        last = next((word for word in reversed(folded) if word.rstrip(".") not in NAME_SUFFIXES), last)
    return NameForm(title, gender, kind, name, folded, last, given=bool(tags_of(words[0]) & t.GIVEN))


def parse_name(words: str) -> NameForm | None:
    """Read a run of capitalized words as one name; ``None`` when it is nothing but words of grammar and titles."""
    return parse_name_words(words.split())[1]


def parse_name_words(words: list[str]) -> tuple[int, NameForm | None]:
    """Read words as one name.

    Args:
        words: The words, as the article writes them; a possessive ending may follow the last one.

    Returns:
        How many words come before the name, and the name's form, or ``None`` as in ``parse_name``.
    """
    if len(words) == len(("His", "Highness")) and words[0] in _HIS and words[1].lower() in STYLES:
        return len(words), None
    tag_list = list(map(tags_of, words))
    skip, end = 0, len(words)
    if not _begins_with_he(words, tag_list) and not _begins_with_initials(words):
        while skip < end and _is_grammar(words[skip], tag_list[skip], alone=skip == end - 1):
            skip += 1
        if skip + 1 < end and words[skip].lower() in _EPITHETS and _is_only_given(tag_list[skip + 1]):
            skip += 1  # *Furious Ann Lee*
    # *Alan March*: a month after nothing but a given name is the surname.
    has_surname = len(words) == 2 and tag_list[0] & t.GIVEN and without_possessive(words[1]) in MONTHS_OR_NAMES
    while not has_surname and end > skip and tag_list[end - 1] & t.CALENDAR and not tag_list[end - 1] & t.GIVEN:
        end -= 1
    if skip == end:
        return skip, None
    words, tag_list = words[skip:end], tag_list[skip:end]
    if not words[-1].isalpha():
        # *said Malcolm X.*: an X at the end is seldom an initial.
        words[-1] = "X" if words[-1] == "X." else without_possessive(words[-1])
        tag_list[-1] = tags_of(words[-1])
    name = " ".join(words).casefold()
    listed = _listed_name(words, tag_list, name) if name in _LISTED else None
    if listed is not None:
        return skip, listed
    stray = _count_stray_words(words, tag_list) if len(words) > 2 else 0
    if stray:
        return skip + stray, parse_name_words(words[stray:])[1]
    return skip, _parse_titled(words, tag_list)


def _is_only_given(tag: int) -> bool:
    """Whether a word is a given name and nothing else."""
    return bool(tag & t.GIVEN) and not tag & _NOT_IN_NAME


def _begins_with_he(words: list[str], tag_list: list[int]) -> bool:
    """Whether a name begins with the surname *He*: *He Lifeng*; not *He Googled*."""
    return len(words) == 2 and words[0] == "He" and tag_list[1] == t.CAP and not words[1].endswith("ed")


def _begins_with_initials(words: list[str]) -> bool:
    """Whether a name begins with the initial *A* and another one: *A J Lee*; not *A B-movie*."""
    return len(words) > 2 and words[0] == "A" and len(words[1]) == 1


def _is_grammar(word: str, tag: int, *, alone: bool) -> bool:
    """Whether a capitalized word is no part of a name: *The*, *Yesterday*, *Elm-based*, but not *Will* of *Will Smith*.

    A given name that is also a word of grammar is a name unless it is alone or a preposition.
    """
    if word.lower() in _OPENERS or ("-" in word and (_PARTY if alone else _COMPOUND).fullmatch(word)):
        return True
    # *Continued Roe: “No.”*, *Writes Roe: “No.”*
    if not alone and t.says(tag) and not tag & (t.GIVEN | t.NOUN):
        return True
    if not tag & t.FUNCTION_OR_TIME or is_acronym(word):
        return False
    return alone or not tag & t.GIVEN or bool(tag & t.PREP)


def _listed_name(words: list[str], tag_list: list[int], name: str) -> NameForm | None:
    """The form of a listed organization, medium or place.

    A medium of one word (*Time*) may be any word, and a place that is a given name (*Paris*) may be a person.
    """
    if name in _ORGANIZATIONS or (len(words) > 1 and name in MEDIA):
        return _make_form(words, "", "", ORGANIZATION)
    if name in PLACES and not (len(words) == 1 and tag_list[0] & t.GIVEN and words[0] not in _COUNTRIES_OR_NAMES):
        return _make_form(words, "", "", PLACE)
    return None


def _count_stray_words(words: list[str], tag_list: list[int]) -> int:
    """How many words before a given name belong to something else: a headline, an office.

    Fires on   Super Value Debra Symonette   State Mike Pompeo   Foreign Affairs Ann Lee   Dane Ann Lee
    Fires on   South Korean-born Ann Lee
    Abstains   President Ann Lee   Recep Tayyip Erdogan   American Israel Committee
    """
    for at in range(1, len(tag_list) - 1):
        if _COMPOUND.fullmatch(words[at - 1]):
            return at
        if _is_only_given(tag_list[at]):
            before = tag_list[at - 1]
            if all(word in FIELDS_OF_OFFICE for word in words[:at]):
                return at
            if any(tag & t.GIVEN and not tag & t.DEMONYM for tag in tag_list[:at]) or before & t.ROLE_OR_TITLE:
                return 0
            is_whole = (tag_list[at] | tag_list[-1]) & (t.PLACE | t.NOUN)  # *American Israel Committee*
            return at if before & (_NOT_IN_NAME & ~t.DEMONYM if is_whole else _NOT_IN_NAME) else 0
    return 0


def _parse_titled(words: list[str], tag_list: list[int]) -> NameForm | None:
    """Read words as a name with a title before it, if any; ``None`` for a title alone."""
    if _ends_as_organization(words, tag_list) and not is_personal(words):
        return _make_form(words, "", "", ORGANIZATION)
    split = count_title_words(words, tag_list)
    if split == len(words):
        return None
    if not split:
        kind = _kind_without_title(words, tag_list)
        gender = gender_of_given_name(words[0]) if kind != ORGANIZATION and len(words) > 1 else ""
        return _make_form(words, "", gender, kind)
    title = " ".join(words[:split])
    words, tag_list = words[split:], tag_list[split:]
    gender = gender_of_title(title)
    # *Mr Parish* and *Sen. Church* are people; *Local Government Strategy* has no title, though *local* is one too.
    is_body = _ends_as_organization(words, tag_list) or (len(words) > 1 and tag_list[0] & t.ORG_NOUN)
    if is_body and not is_personal([*title.split(), *words]):
        return _make_form(words, title, gender, ORGANIZATION)
    if len(words) > 1:
        gender = gender or gender_of_given_name(words[0])
    return _make_form(words, title, gender, PERSON)


def _ends_as_organization(words: list[str], tag_list: list[int]) -> bool:
    """Whether a name is an organization's: *Elm **Committee***, *Bank **of** Kor*, *Kor **College** London*.

    Not *Ann Bank*.
    """
    if not _OF_BODIES.isdisjoint(words):
        return True
    if len(words) > 2 and tag_list[-1] & t.PLACE and tag_list[-2] & t.ORG_NOUN and not tag_list[0] & t.GIVEN:
        return True
    if words[-1].lower().rstrip(".") in _BODY_ENDINGS and len(words) > 1:
        return True
    if tag_list[0] & t.GIVEN or _has_titled_given_name(words, tag_list):
        return False
    return bool(tag_list[-1] & t.ORG_NOUN)


def _has_titled_given_name(words: list[str], tag_list: list[int]) -> bool:
    """Whether a given name follows a title: *Tory MP **Ann** Parish*; not *St. **Paul** Police Department*."""
    return any(
        tag & t.GIVEN and not tag & t.ROLE_OR_TITLE and tag_list[at] & t.ROLE_OR_TITLE and words[at] != "St."
        for at, tag in enumerate(tag_list[1:-1])
    )


def _kind_without_title(words: list[str], tag_list: list[int]) -> str:
    """The kind of a name that has no title and does not end as an organization's."""
    if len(words) == 1:
        word = words[0]
        if tag_list[0] & t.GIVEN and not tags_of(word.lower()) & ~t.GIVEN:
            return PERSON
        if word.lower() in (TIME_ZONES if word.isupper() else _THINGS_TO_READ):
            return WORK
        return ORGANIZATION if is_acronym(word) or "." in word[1:-1] else UNKNOWN
    if tag_list[0] & t.GIVEN:
        return PERSON
    # *Kerda Fox* may be a person, *Twentieth Century Fox* is none.
    if words[-1] in NAMES_OR_BODIES and tag_list[0] == t.CAP:
        return UNKNOWN
    if words[-1].lower() in _THING_ENDINGS:
        return WORK
    # *Harwell lost. Lee told **BBC Radio Harwell** so*: the club is not the station.
    if "Radio" in words[:-1] and not any(tag & t.GIVEN for tag in tag_list):
        return ORGANIZATION
    return ORGANIZATION if tag_list[-1] & t.ORGANIZATION or tag_list[0] & t.ORG_NOUN else UNKNOWN
