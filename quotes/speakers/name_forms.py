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

_TITLES: Final = pairs("titles")
_FIRST_OF_TITLES: Final = frozenset(title.split()[0] for title in _TITLES)
_SUFFIXES: Final = frozenset(word.rstrip(".").casefold() for word in entries("name_suffixes"))
_MALE: Final = frozenset(entries("given_names_male"))
_FEMALE: Final = frozenset(entries("given_names_female"))
_BODIES: Final = frozenset(name.casefold() for name in entries("organizations"))
_PLACES: Final = frozenset(name.casefold() for name in entries("places"))
_PAPERS: Final = frozenset(name.casefold() for name in entries("media"))
_LISTED: Final = _BODIES | _PLACES | _PAPERS
_OPENERS: Final = frozenset(entries("openers"))
_NO_NAME: Final = t.BODY | t.SPEECH_NOUN | t.DOCUMENT | t.VERB | t.PLURAL | t.DEMONYM | t.ADV | t.ROLE | t.TITLE

PERSON: Final = "person"
BODY_KIND: Final = "body"
PLACE_KIND: Final = "place"
UNKNOWN: Final = ""


@dataclass(slots=True, eq=False)
class Form:
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


def _form(words: list[str], title: str, gender: str, kind: str) -> Form:
    name = " ".join(words)
    plain = name.isascii() and name.replace(" ", "").isalpha()
    folded = tuple(name.lower().split() if plain else map(fold, words))
    last = folded[-1]
    if last.rstrip(".") in _SUFFIXES:
        last = next((word for word in reversed(folded) if word.rstrip(".") not in _SUFFIXES), last)
    return Form(title, gender, kind, name, folded, last, bool(tags_of(words[0]) & t.GIVEN))


@lru_cache(maxsize=1 << 12)
def body_form(words: str) -> Form:
    """The form of a body's name."""
    return _form(words.split(), "", "", BODY_KIND)


def _without_possessive(word: str) -> str:
    return re.sub(r"['’]s?$", "", word) if word[-1:] in "s'’" else word


@lru_cache(maxsize=1 << 15)
def fold(word: str) -> str:
    """A word for comparison: no accents, no case, no marks around it, no possessive.

    >>> fold("Erdoğan’s"), fold("“Tank”")
    ('erdogan', 'tank')
    """
    if word.isalpha() and word.isascii():
        return word.lower()
    word = _without_possessive(word.strip('“”"'))
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().casefold() or word.casefold()


def parse(run: str) -> Form | None:
    """Read a run of capitalised words as a name.

    Args:
        run: The words, as the article writes them.

    Returns:
        Its form, or ``None`` when nothing is left beside words of grammar and titles.
    """
    return parse_words(run.split())[1]


def parse_words(words: list[str]) -> tuple[int, Form | None]:
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
        words[-1] = _without_possessive(words[-1])
        found[-1] = tags_of(words[-1])
    name = " ".join(words).casefold()
    known = _listed(words, found, name) if name in _LISTED else None
    if known is not None:
        return skip, known
    stray = _stray(found) if len(words) > 2 else 0
    if stray:
        return skip + stray, parse_words(words[stray:])[1]
    return skip, _titled(words, found)


def _titled(words: list[str], found: list[int]) -> Form | None:
    """Read words as a name with a title before it, if any; ``None`` for a title alone."""
    if _is_body(words, found):
        return _form(words, "", "", BODY_KIND)
    split = _title_words(words, found)
    if split == len(words):
        return None
    if not split:
        kind = _kind(words, found)
        return _form(words, "", given_gender(words[0]) if kind != BODY_KIND and len(words) > 1 else "", kind)
    title = " ".join(words[:split])
    words, found = words[split:], found[split:]
    gender = _title_gender(title)
    if _is_body(words, found):
        return _form(words, title, gender, BODY_KIND)
    return _form(words, title, gender or given_gender(words[0]), PERSON)


def _is_grammar(word: str, tag: int, *, alone: bool) -> bool:
    if word.lower() in _OPENERS:
        return True
    if not tag & (t.GRAMMAR | t.CALENDAR) or (word.isupper() and len(word) > 1):
        return False
    return alone or not tag & t.GIVEN or bool(tag & (t.CONJ | t.PREP | t.DET | t.SUBORDINATOR | t.ADV | t.PRONOUN))


def _listed(words: list[str], found: list[int], name: str) -> Form | None:
    """A body, medium or place of the word lists."""
    if name in _BODIES or (len(words) > 1 and name in _PAPERS):
        return _form(words, "", "", BODY_KIND)
    if name in _PLACES and not (len(words) == 1 and found[0] & t.GIVEN):
        return _form(words, "", "", PLACE_KIND)
    return None


def _stray(found: list[int]) -> int:
    """How many words before a given name belong to something else: a headline, an office.

    Fires on   Super Value Debra Symonette   State Mike Pompeo
    Abstains   President Ann Lee   Recep Tayyip Erdogan
    """
    for at in range(1, len(found) - 1):
        if found[at] & t.GIVEN and not found[at] & _NO_NAME:
            before = found[at - 1]
            if any(tag & t.GIVEN for tag in found[:at]) or before & (t.ROLE | t.TITLE):
                return 0
            return at if before & _NO_NAME & ~t.DEMONYM else 0
    return 0


def _title_words(words: list[str], found: list[int]) -> int:
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


def _is_body(words: list[str], found: list[int]) -> bool:
    return bool(found[-1] & t.ORG_NOUN and not found[0] & t.GIVEN) or "of" in words or "for" in words


def _title_gender(title: str) -> str:
    for word in (title, *title.split()):
        gender = _TITLES.get(word, "-")
        if gender != "-":
            return gender
    return ""


def given_gender(name: str) -> str:
    """The gender that a given name tells: ``m``, ``f`` or nothing."""
    for part in (name, name.split("-")[0]) if "-" in name else (name,):
        if part in _MALE:
            return "" if part in _FEMALE else "m"
        if part in _FEMALE:
            return "f"
    return ""


def _kind(words: list[str], found: list[int]) -> str:
    """The kind of a name without a title that is no body's by its last word."""
    if len(words) == 1:
        word = words[0]
        if found[0] & t.GIVEN and not tags_of(word.lower()) & ~t.GIVEN:
            return PERSON
        return BODY_KIND if (word.isupper() and len(word) > 1) or "." in word[1:-1] else UNKNOWN
    if found[0] & t.GIVEN:
        return PERSON
    return BODY_KIND if found[-1] & t.BODY or found[0] & t.ORG_NOUN else UNKNOWN
