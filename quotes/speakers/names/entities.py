"""One person or organization of an article: what is beside the name, and which other forms may name it too."""

from __future__ import annotations

from typing import Final

import regex

from quotes.lexicon import tags as t
from quotes.lexicon.genders import gender_of_given_name, gender_of_role
from quotes.lexicon.native import mypyc_attr
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.word_sets import COMMON_WORDS, WORK_NOUNS
from quotes.lexicon.words import entries, sets_by_word
from quotes.model import ORGANIZATION, PERSON
from quotes.speakers.names.forms import PLACE, UNKNOWN, WORK, NameForm
from quotes.text.parts import Speaker

_GENERATIONS: Final = frozenset(["ii", "iii", "iv", "jr", "sr"])
_NICKNAMES: Final = sets_by_word("nicknames")

BEFORE_RELATIVE: Final = regex.compile(r"(?:\b(?:[Hh]is|[Hh]er|[Tt]heir|whose)|['’]s) (?:[a-z-]++ )?[a-z]++,? $")
"""What is before a relative's name: *his wife, Agneta*, *Lee’s late brother, Tom*."""
_OFFICE_OF: Final = regex.compile(r"\b[Tt]he (\p{Lu}\p{Ll}++) of (?:the )?$")
"""An office before a place, which is not its holder's name: *the Duchess of Elm, 38,*."""
_OF: Final = (" of ", " of the ")
SOVEREIGNS: Final = frozenset(entries("sovereign_titles"))
"""Titles before a given name alone: *Pope Francis*."""
_NUMERALS: Final = frozenset("ivx")
GENERIC_BODIES: Final = frozenset(entries("generic_bodies"))
"""Nouns for any organization: *the company*, *the group*."""
_PERSONAL: Final = regex.compile(r", (?:\d\d,|who\b)")
"""What follows a person's name: an age, *who*."""
_DESCRIPTION: Final = regex.compile(
    r", (?:the|an?)(?: (?!of\b|for\b)[\w-]++){1,4}? (\w++)(?:,| (?:based|in|of|that|which|with)\b)"
)
"""A description of several words after a name, up to its comma or to what restricts it, and its last noun."""
_CALLED: Final = regex.compile(
    r"(?r)(?:\A|[\n.,;:—–(“\"] ?|\b(?:and|as|at|by|for|from|in|of|to|with) )"
    r"(?:(?!(?i:the|an?|his|her|its|their|this|that)\b)[\w’-]++ ){0,2}(\p{Ll}++) $"
)
"""The noun right before a name, where no article is before it; it is read backwards, from the name."""
_CALLED_REACH: Final = 60
"""Code points."""

BEFORE_PLACES: Final = frozenset(["at", "from", "in", "near", "outside"])
"""Prepositions after which a single name is a place's: *a student from **Ballina**, who spoke*."""


@mypyc_attr(acyclic=True)
class Entity:
    """One person or organization, with what the forms of its name show."""

    __slots__ = ("count", "first_at", "form", "full", "gender", "kind", "titles")

    def __init__(self, form: NameForm, starts: list[int]) -> None:
        """Who has a name that begins at some places, in order."""
        self.form = form
        """The fullest form."""
        self.gender = form.gender
        self.kind = form.kind
        self.first_at = starts[0]
        """Where the article first names it (code points)."""
        self.count = len(starts)
        """How often the article names it."""
        self.titles = [form.title] if form.title else []
        self.full: list[int] = []
        """Where the article writes more than the surname, in order."""

    @property
    def name(self) -> str:
        """The fullest name."""
        return self.form.name

    def as_speaker(self) -> Speaker:
        """The speaker that a mention by other words than the name refers to: *she*, *the mayor*."""
        return Speaker(self.form.name, PERSON, "pronoun")


def read_beside(entity: Entity, text: str, start: int) -> None:
    """Read the kind and the gender of a new name from the words beside it: *his wife, Agneta*; *Lee, 36,*."""
    single, is_new = entity.form.single, entity.kind == UNKNOWN
    if entity.kind == PERSON and single:
        entity.gender = gender_of_given_name(entity.name)
    if single and is_new and _is_place_of_office(text, start):
        entity.kind = PLACE
        return
    before = text[max(0, start - 24) : start].rstrip(" ,").rpartition(" ")[2]
    # *The operator, Delmar, is sorry*; but *developer Ann Lee*
    may_be_body = single and is_new and before in GENERIC_BODIES
    if before.islower() and tags_of(before) & t.ROLE and not may_be_body:
        entity.kind = PERSON
        gender = gender_of_role(before)
        # *Her mother, **Bernie**, said*: kin shows more than a given name that men have, too.
        if gender and BEFORE_RELATIVE.search(text, max(0, start - 40), start):
            entity.gender = gender
    elif before in WORK_NOUNS and (is_new or (single and entity.count == 1)):
        entity.kind = WORK
    elif before in BEFORE_PLACES and single:
        return
    elif entity.kind != PERSON and _PERSONAL.match(text, start + len(entity.name)):
        # *The Belgian, who slipped*
        if not is_nationality(entity.name):
            entity.kind = PERSON
    elif is_new and (_is_described_as_body(text, start + len(entity.name)) or _is_called_body(text, start)):
        entity.kind = ORGANIZATION


def _is_place_of_office(text: str, start: int) -> bool:
    """Whether a name is what an office is of: *the Duchess of **Elm***."""
    if not text.endswith(_OF, 0, start):
        return False
    office = _OFFICE_OF.search(text, max(0, start - 40), start)
    return office is not None and bool(tags_of(office[1]) & t.ROLE)


def _is_described_as_body(text: str, end: int) -> bool:
    """Whether a description after a name says that it is a body's: *Delmar, **the Danish brake maker**,*."""
    found = _DESCRIPTION.match(text, end) if text.startswith(", ", end) else None
    return found is not None and _is_noun_for_body(found[1])


def _is_called_body(text: str, start: int) -> bool:
    """Whether a noun right before a name says that it is a body's: *Lighting **startup** Delmar is here*.

    *The startup Roe founded* has an article: Roe may be a person.
    """
    # A search would try each place before the name in turn.
    found = _CALLED.match(text, max(0, start - _CALLED_REACH), start) if text[start - 1 : start] == " " else None
    return found is not None and _is_noun_for_body(found[1])


def _is_noun_for_body(word: str) -> bool:
    tag = tags_of(word)
    return bool(tag & t.ORG_NOUN) and not tag & t.ROLE_OR_TITLE


def may_name(entity: Entity, form: NameForm) -> bool:
    """Whether a form may name an entity whose name shares a word with it.

    A surname or a given name alone may; of two longer names, one has all words of the other, or the given names
    are alike (*Bob Ray*, *Robert T. Ray*). *Jr.* in one of them only keeps father and son apart.
    """
    if entity.gender and form.gender and entity.gender != form.gender:
        return False
    if ORGANIZATION in (entity.kind, form.kind) and entity.kind != form.kind:
        return False
    ours, theirs = entity.form.folded, form.folded
    if len(theirs) == 1 or len(ours) == 1:
        return (entity.kind != ORGANIZATION and not _is_other_sovereign(entity, form)) or ours == theirs
    if set(theirs) <= set(ours) or set(ours) <= set(theirs):
        return _is_junior(ours) == _is_junior(theirs)
    if len({word.rstrip(".") for word in (*ours, *theirs)} & _GENERATIONS) > 1:
        return False
    if entity.kind == ORGANIZATION or not is_same_given_name(ours[0], theirs[0]):
        return False
    return _is_junior(ours) == _is_junior(theirs) and not _have_other_middle_names(entity.form, form)


def _is_other_sovereign(entity: Entity, form: NameForm) -> bool:
    """Whether only one of two has a sovereign's title before a given name: *Prince Tom*, *Tom Hale*; not *Tom II*."""
    if form.single == entity.form.single:
        return False
    title, other = (form.title, entity.form) if form.single else (entity.form.title, form)
    rank = title.rpartition(" ")[2]
    if rank not in SOVEREIGNS or set(other.folded[-1]) <= _NUMERALS:
        return False
    titles = entity.titles if form.single else [form.title]
    return all(rank not in one.split() for one in titles)


def _have_other_middle_names(one: NameForm, other: NameForm) -> bool:
    """Whether two names have other words after the first: *K Anil Rao*, *KT Bala Rao*; *Bob P. Lee*, *Bob W. Lee*."""
    ours, theirs = one.folded[1], other.folded[1]
    return ours != one.last and theirs != other.last and ours[0] != theirs[0]


def _is_junior(words: tuple[str, ...]) -> bool:
    return "jr" in words or "jr." in words


def is_same_given_name(a: str, b: str) -> bool:
    """Whether two given names may be one person's: equal, an initial, a nickname.

    >>> [is_same_given_name(name, "robert") for name in ("bob", "r.", "ruth")]
    [True, True, False]
    """
    a, b = a.rstrip("."), b.rstrip(".")
    if a == b or (a[:1] == b[:1] and 1 in (len(a), len(b))):
        return True
    return b in _NICKNAMES.get(a, ()) or a in _NICKNAMES.get(b, ())


def formal_names(short: str) -> frozenset[str]:
    """The given names that a short form may stand for, folded.

    >>> sorted(formal_names("bernie"))
    ['bernadette', 'bernard']
    """
    return _NICKNAMES.get(short, frozenset())


def is_common_word(word: str) -> bool:
    """Whether a capitalized word is also a listed word, so that alone it names nobody for sure: *Cook*, *March*."""
    lower = word.lower()
    return bool(lower in COMMON_WORDS or tags_of(lower)) and not tags_of(word) & (t.GIVEN | t.TITLE)


def is_nationality(word: str) -> bool:
    """Whether a capitalized word is a people's, and no given name: *the **Belgian***."""
    tag = tags_of(word)
    return bool(tag & t.DEMONYM) and not tag & t.GIVEN
