"""A name as an article writes it, read as title, given name and surname."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.words import entries, pairs
from quotes.model import ORGANIZATION, PERSON
from quotes.speakers.genders import gender_of_given_name

_TITLES: Final = pairs("titles")
_FIRST_OF_TITLES: Final = frozenset(title.split()[0] for title in _TITLES)
_SUFFIXES: Final = frozenset(word.rstrip(".").casefold() for word in entries("name_suffixes"))
_ORGANIZATIONS: Final = frozenset(name.casefold() for name in entries("organizations"))
_PLACES: Final = frozenset(name.casefold() for name in entries("places"))
_MEDIA: Final = frozenset(name.casefold() for name in entries("media"))
_LISTED: Final = _ORGANIZATIONS | _PLACES | _MEDIA
_OPENERS: Final = frozenset(entries("openers"))
_NOT_IN_A_NAME: Final = t.BODY | t.SPEECH_NOUN | t.DOCUMENT | t.VERB | t.PLURAL | t.DEMONYM | t.ADV | t.ROLE | t.TITLE

PLACE: Final = "place"
UNKNOWN: Final = ""
"""Kinds of names besides ``person`` and ``organization``."""


@dataclass(slots=True, eq=False)
class NameForm:
    """One way in which an article writes a name; never changed, though not frozen, which would make it slow to make."""

    title: str
    gender: str
    """``m``, ``f`` or nothing, as title or given name tell."""
    kind: str
    name: str
    """The name without titles, as written."""
    folded: tuple[str, ...]
    """The words for comparison."""
    last: str
    """The surname, folded."""
    given: bool
    """The first word is a given name."""


def _make_form(words: list[str], title: str, gender: str, kind: str) -> NameForm:
    name = " ".join(words)
    plain = name.isascii() and name.replace(" ", "").isalpha()
    folded = tuple(name.lower().split() if plain else map(fold_word, words))
    last = folded[-1]
    if last.rstrip(".") in _SUFFIXES:
        last = next((word for word in reversed(folded) if word.rstrip(".") not in _SUFFIXES), last)
    return NameForm(title, gender, kind, name, folded, last, bool(tags_of(words[0]) & t.GIVEN))


@lru_cache(maxsize=1 << 12)
def organization_form(words: str) -> NameForm:
    """The form of a body's name."""
    return _make_form(words.split(), "", "", ORGANIZATION)


def without_possessive(word: str) -> str:
    """A word, or words, without a possessive ending.

    >>> without_possessive("the mayor’s"), without_possessive("officials'"), without_possessive("boss")
    ('the mayor', 'officials', 'boss')
    """
    return re.sub(r"['’]s?$", "", word) if word[-1:] in "s'’" else word


@lru_cache(maxsize=1 << 15)
def fold_word(word: str) -> str:
    """A word for comparison: no accents, no case, no marks around it, no possessive.

    >>> fold("Erdoğan’s"), fold("“Tank”")
    ('erdogan', 'tank')
    """
    if word.isalpha() and word.isascii():
        return word.lower()
    word = without_possessive(word.strip('“”"'))
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().casefold() or word.casefold()


def parse_name(run: str) -> NameForm | None:
    """Read a run of capitalised words as a name.

    Args:
        run: The words, as the article writes them.

    Returns:
        Its form, or ``None`` when nothing is left beside words of grammar and titles.
    """
    return parse_name_words(run.split())[1]


def parse_name_words(words: list[str]) -> tuple[int, NameForm | None]:
    """Read words as one name; tell how many of them stand before it."""
    found = list(map(tags_of, words))
    skip, end = 0, len(words)
    while skip < end and _is_grammar(words[skip], found[skip], alone=skip == end - 1):
        skip += 1
    while end > skip and found[end - 1] & t.CALENDAR and not found[end - 1] & t.GIVEN:
        end -= 1
    if skip == end:
        return skip, None
    words, found = words[skip:end], found[skip:end]
    if not words[-1].isalpha():
        words[-1] = without_possessive(words[-1])
        found[-1] = tags_of(words[-1])
    name = " ".join(words).casefold()
    known = _listed_name(words, found, name) if name in _LISTED else None
    if known is not None:
        return skip, known
    stray = _count_stray_words(found) if len(words) > 2 else 0
    if stray:
        return skip + stray, parse_name_words(words[stray:])[1]
    return skip, _parse_with_title(words, found)


def _parse_with_title(words: list[str], found: list[int]) -> NameForm | None:
    """Read words as a name with a title before it, if any; ``None`` for a title alone."""
    if _is_organization(words, found):
        return _make_form(words, "", "", ORGANIZATION)
    split = _count_title_words(words, found)
    if split == len(words):
        return None
    if not split:
        kind = _kind_by_words(words, found)
        return _make_form(
            words, "", gender_of_given_name(words[0]) if kind != ORGANIZATION and len(words) > 1 else "", kind
        )
    title = " ".join(words[:split])
    words, found = words[split:], found[split:]
    gender = _title_gender(title)
    if _is_organization(words, found):
        return _make_form(words, title, gender, ORGANIZATION)
    return _make_form(words, title, gender or gender_of_given_name(words[0]), PERSON)


def _is_grammar(word: str, tag: int, *, alone: bool) -> bool:
    if word.lower() in _OPENERS:
        return True
    if not tag & (t.GRAMMAR | t.CALENDAR) or (word.isupper() and len(word) > 1):
        return False
    return alone or not tag & t.GIVEN or bool(tag & (t.CONJ | t.PREP | t.DET | t.SUBORDINATOR | t.ADV | t.PRONOUN))


def _listed_name(words: list[str], found: list[int], name: str) -> NameForm | None:
    """A body, medium or place of the word lists."""
    if name in _ORGANIZATIONS or (len(words) > 1 and name in _MEDIA):
        return _make_form(words, "", "", ORGANIZATION)
    if name in _PLACES and not (len(words) == 1 and found[0] & t.GIVEN):
        return _make_form(words, "", "", PLACE)
    return None


def _count_stray_words(found: list[int]) -> int:
    """How many words before a given name belong to something else: a headline, an office.

    Fires on   Super Value Debra Symonette   State Mike Pompeo
    Abstains   President Ann Lee   Recep Tayyip Erdogan
    """
    for at in range(1, len(found) - 1):
        if found[at] & t.GIVEN and not found[at] & _NOT_IN_A_NAME:
            before = found[at - 1]
            if any(tag & t.GIVEN for tag in found[:at]) or before & (t.ROLE | t.TITLE):
                return 0
            return at if before & _NOT_IN_A_NAME & ~t.DEMONYM else 0
    return 0


def _count_title_words(words: list[str], found: list[int]) -> int:
    """How many words before a name are a title: *Turkish President Recep Tayyip Erdogan*."""
    split = 0
    for at, tag in enumerate(found):
        if tag & t.GIVEN and not tag & (t.ROLE | t.TITLE) and at + 1 < len(words):
            break
        if words[at] not in _FIRST_OF_TITLES and not tag & (t.ROLE | t.TITLE):
            continue
        for size in (3, 2, 1):
            part = " ".join(words[at : at + size])
            if part in _TITLES or (size == 1 and tag & (t.ROLE | t.TITLE) and not tag & t.GIVEN):
                split = max(split, min(at + size, len(words)))
                break
    if (
        split == len(words) > 1
        and words[-1][-1] != "."
        and (_TITLES.get(words[-2], "-") != "-" or words[-2][-1] == ".")
    ):
        return split - 1
    return split


def _is_organization(words: list[str], found: list[int]) -> bool:
    return bool(found[-1] & t.ORG_NOUN and not found[0] & t.GIVEN) or "of" in words or "for" in words


def _title_gender(title: str) -> str:
    for word in (title, *title.split()):
        gender = _TITLES.get(word, "-")
        if gender != "-":
            return gender
    return ""


def _kind_by_words(words: list[str], found: list[int]) -> str:
    """The kind of a name without a title that is no body's by its last word."""
    if len(words) == 1:
        word = words[0]
        if found[0] & t.GIVEN and not tags_of(word.lower()) & ~t.GIVEN:
            return PERSON
        return ORGANIZATION if (word.isupper() and len(word) > 1) or "." in word[1:-1] else UNKNOWN
    if found[0] & t.GIVEN:
        return PERSON
    return ORGANIZATION if found[-1] & t.BODY or found[0] & t.ORG_NOUN else UNKNOWN
