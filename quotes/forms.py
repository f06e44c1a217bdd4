"""A name as an article writes it, read as title, given name and surname."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from quotes.lexicon import (
    ADV,
    AUX,
    BODY,
    CALENDAR,
    CONJ,
    DEMONYM,
    DET,
    DOCUMENT,
    GIVEN,
    NEG,
    ORG,
    PLURAL,
    POSS,
    PREP,
    PRONOUN,
    ROLE,
    SPEECH_NOUN,
    SUB,
    TITLE,
    VERB,
    WH,
    entries,
    pairs,
    tags,
)

_TITLES = pairs("titles")
_FIRST_OF_TITLES = frozenset(title.split()[0] for title in _TITLES)
_SUFFIXES = frozenset(word.rstrip(".").casefold() for word in entries("name_suffixes"))
_MALE = frozenset(entries("given_names_male"))
_FEMALE = frozenset(entries("given_names_female"))
_BODIES = frozenset(name.casefold() for name in entries("organizations"))
_PLACES = frozenset(name.casefold() for name in entries("places"))
_PAPERS = frozenset(name.casefold() for name in entries("media"))
_OPENERS = frozenset(entries("openers"))
GRAMMAR = DET | POSS | PRONOUN | PREP | CONJ | SUB | WH | AUX | NEG | ADV
_NO_NAME = ORG | SPEECH_NOUN | DOCUMENT | VERB | PLURAL | DEMONYM | BODY | ADV | ROLE | TITLE

PERSON, BODY_KIND, PLACE_KIND, UNKNOWN = "person", "body", "place", ""


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
    folded = tuple(map(fold, words))
    last = folded[-1]
    if last.rstrip(".") in _SUFFIXES:
        last = next((word for word in reversed(folded) if word.rstrip(".") not in _SUFFIXES), last)
    return Form(title, gender, kind, " ".join(words), folded, last, bool(tags(words[0]) & GIVEN))


@lru_cache(maxsize=1 << 12)
def body_form(words: str) -> Form:
    """The form of a body's name."""
    return _form(words.split(), "", "", BODY_KIND)


def _without_possessive(word: str) -> str:
    return re.sub(r"['’]s?$", "", word) if word[-1:] in "s'’" else word


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
    skip = 0
    while skip < len(words) and _is_grammar(words[skip], alone=skip == len(words) - 1):
        skip += 1
    if skip:
        words = words[skip:]
    while words and tags(words[-1]) & CALENDAR and not tags(words[-1]) & GIVEN:
        words = words[:-1]
    if not words:
        return skip, None
    if not words[-1].isalpha():
        words = [*words[:-1], _without_possessive(words[-1])]
    known = _listed(words)
    if known is not None:
        return skip, known
    stray = _stray(words)
    if stray:
        return skip + stray, parse_words(words[stray:])[1]
    title, rest = _split_title(words)
    if not rest:
        return skip, None
    gender = _title_gender(title)
    kind = _kind(rest, title)
    if kind != BODY_KIND and not gender and (len(rest) > 1 or title):
        gender = given_gender(rest[0])
    return skip, _form(rest, title, gender, kind)


def _is_grammar(word: str, *, alone: bool) -> bool:
    tag = tags(word)
    if word.lower() in _OPENERS:
        return True
    if not tag & (GRAMMAR | CALENDAR) or (word.isupper() and len(word) > 1):
        return False
    return alone or not tag & GIVEN or bool(tag & (CONJ | PREP | DET | SUB | ADV | PRONOUN))


def _listed(words: list[str]) -> Form | None:
    """A body, medium or place of the word lists."""
    name = " ".join(words).casefold()
    if name in _BODIES or (len(words) > 1 and name in _PAPERS):
        return _form(words, "", "", BODY_KIND)
    if name in _PLACES and not (len(words) == 1 and tags(words[0]) & GIVEN):
        return _form(words, "", "", PLACE_KIND)
    return None


def _stray(words: list[str]) -> int:
    """How many words before a given name belong to something else: a headline, an office.

    Fires on   Super Value Debra Symonette; State Mike Pompeo
    Abstains   President Ann Lee; Recep Tayyip Erdogan
    """
    for at in range(1, len(words) - 1):
        if tags(words[at]) & GIVEN and not tags(words[at]) & _NO_NAME:
            before = tags(words[at - 1])
            if any(tags(word) & GIVEN for word in words[:at]) or before & (ROLE | TITLE):
                return 0
            return at if before & _NO_NAME & ~DEMONYM else 0
    return 0


def _split_title(words: list[str]) -> tuple[str, list[str]]:
    """Split *Turkish President Recep Tayyip Erdogan* before the name."""
    if _is_body(words):
        return "", words
    split = 0
    for at in range(len(words)):
        if tags(words[at]) & GIVEN and not tags(words[at]) & (ROLE | TITLE) and at + 1 < len(words):
            break
        if words[at] not in _FIRST_OF_TITLES and not tags(words[at]) & (ROLE | TITLE):
            continue
        for size in (3, 2, 1):
            part = " ".join(words[at : at + size])
            if part in _TITLES or (size == 1 and tags(part) & (ROLE | TITLE) and not tags(part) & GIVEN):
                split = max(split, min(at + size, len(words)))
                break
    if not split:
        return "", words
    if split == len(words):
        addressed = (
            len(words) > 1 and (_TITLES.get(words[-2], "-") != "-" or words[-2][-1] == ".") and words[-1][-1] != "."
        )
        split -= 1 if addressed else 0
    return " ".join(words[:split]), words[split:]


def _is_body(words: list[str]) -> bool:
    return bool(tags(words[-1]) & ORG and not tags(words[0]) & GIVEN) or "of" in words or "for" in words


def _title_gender(title: str) -> str:
    for word in (title, *title.split()) if title else ():
        gender = _TITLES.get(word, "-")
        if gender != "-":
            return gender
    return ""


def given_gender(name: str) -> str:
    """The gender that a given name tells: ``m``, ``f`` or nothing."""
    for part in (name, name.split("-")[0]):
        if part in _MALE:
            return "" if part in _FEMALE else "m"
        if part in _FEMALE:
            return "f"
    return ""


def _kind(words: list[str], title: str) -> str:
    if _is_body(words):
        return BODY_KIND
    if title:
        return PERSON
    if len(words) == 1:
        word = words[0]
        if tags(word) & GIVEN and not tags(word.lower()) & ~GIVEN:
            return PERSON
        return BODY_KIND if (word.isupper() and len(word) > 1) or "." in word[1:-1] else UNKNOWN
    if tags(words[0]) & GIVEN:
        return PERSON
    return BODY_KIND if tags(words[-1]) & (BODY | ORG) or tags(words[0]) & ORG else UNKNOWN
