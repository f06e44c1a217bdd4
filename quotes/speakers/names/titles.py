"""Titles before a name: how many words they are, the gender they show, and which of them only people have."""

from __future__ import annotations

import re
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.word_sets import OFFICE_FIELDS
from quotes.lexicon.words import entries, pairs

_TITLES: Final = pairs("titles")
"""Each title with the gender that it shows: ``m``, ``f`` or ``-``."""
_ALL_TITLES: Final = frozenset(_TITLES)
_FIRST_WORDS_OF_TITLES: Final = frozenset(title.split()[0] for title in _TITLES)
_MOST_WORDS_IN_TITLE: Final = 3
_OFFICE: Final = re.compile(
    r"\b(?:Minister|Secretary|Chancellor|Undersecretary|Director)(?: of State)? (?:of|for) (?:the )?"
    r"(?:[A-Z][a-z]+(?:,? and |, | ))*$"
    r"|\b[Mm]inister(?: of [Ss]tate)? (?:of|for) ((?:[a-z]+(?:,? and |, | )){1,6})$"
)
"""An office up to a field of it: *Minister for Health and*, *the minister of state for home*."""
OFFICES: Final = ("Minister", "ecretary", "Chancellor", "Director")
"""What a run of capitalized words has where a field may follow."""
_NO_FIELD: Final = t.PREP | t.DET | t.ROLE
_BEFORE_FIELD: Final = (" of ", " for ", " the ")
LONGEST_OFFICE: Final = 80
"""Code points."""
_LONG_TITLE: Final = 6  # letters: forms of address are shorter (*Mrs*, *Sen.*) than offices (*Metropolitan*)
_TITLES_OR_NAMES: Final = frozenset(entries("titles_or_names"))
_TRADE_SURNAMES: Final = frozenset(entries("trade_surnames"))
PLACES: Final = frozenset(name.casefold() for name in entries("places"))


def count_title_words(words: list[str], tag_list: list[int]) -> int:
    """How many words before a name are a title: three in *Turkish Vice President Recep Tayyip Erdogan*."""
    split = 0
    for at, tag in enumerate(tag_list):
        if tag & t.GIVEN and not tag & t.ROLE_OR_TITLE and at + 1 < len(words) and not _is_place_of_office(words, at):
            # ***Clark** County Sheriff Joe Lund*, *Kor **Chase** CEO Joe Lund*
            if _office_before_name(tag_list, at + 1 if at else 2):
                continue
            break
        if (words[at] not in _FIRST_WORDS_OF_TITLES and not tag & t.ROLE_OR_TITLE) or tag & t.POSSESSIVE_ENDING:
            continue
        # *Dean Moore* and *Dean Baker* have a given name, *Dean Carla Moore* and *Marine Major Joe Lund* a title.
        if _is_given_name(words, tag_list, at) and not _office_before_name(tag_list, at + 1):
            break
        if at and _is_initial_or_surname(words, tag_list, at):
            continue
        for size in range(_MOST_WORDS_IN_TITLE, 0, -1):
            is_role = size == 1 and tag & t.ROLE_OR_TITLE and not (tag & t.GIVEN and words[at] not in _TITLES_OR_NAMES)
            if is_role or " ".join(words[at : at + size]) in _TITLES:
                split = max(split, min(at + size, len(words)))
                break
    if split == len(words) > 1 and " ".join(words) not in _TITLES and _is_surname_after_title(words):
        return split - 1
    return split


def _is_initial_or_surname(words: list[str], tag_list: list[int], at: int) -> bool:
    """Whether an initial or a surname only looks like a title: *Ida **M.** Roe*, *A. **Cook***, *Kerda **Miller***."""
    if words[at][1:] == ".":
        return words[at - 1].istitle()
    if at + 1 < len(words):
        return False
    is_unlisted = tag_list[at - 1] == t.CAP and not tags_of(words[at - 1].lower())
    return words[at - 1][1:] == "." or (is_unlisted and words[at].lower() in _TRADE_SURNAMES)


def count_fields_of_office(text: str, at: int, words: list[str]) -> int:
    """How many words at the start of a run of capitalized words end an office before a name.

    Gives one for *Sport Ann Lee* after *Minister for Health and*, and none for *Sport*.

    Args:
        text: The text around the run.
        at: Where the run starts in the text (code points).
        words: The words of the run.
    """
    fields = 0
    while fields < len(words) - 1 and words[fields] in OFFICE_FIELDS:
        fields += 1
    return fields if fields and _OFFICE.search(text, max(0, at - LONGEST_OFFICE), at) else 0


def ends_as_office(words: str) -> bool:
    """Whether words before a name are an office with its field: *the Minister for Health and Sport*.

    Args:
        words: The words up to the name, the space before it included.
    """
    found = _OFFICE.search(words)
    if found is None or found[0].endswith(_BEFORE_FIELD):
        return False
    # *the minister for roads **in** Kor*, *the minister of **the late** Ann Lee*
    return not any(tags_of(word) & _NO_FIELD for word in (found[1] or "").split())


def is_field_of_office(name: str, title: str) -> bool:
    """Whether what is before *and* is no name but a field of an office: *Kor **Health** and Pay Chief*.

    Not in *Kor Security and Vice President Ann Lee*, who are two.

    Args:
        name: The words with capitals before *and*.
        title: The title of the person after it.
    """
    if name.rpartition(" ")[2] not in OFFICE_FIELDS:
        return False
    field, _, office = title.partition(" ")
    return name in OFFICE_FIELDS or bool(office and not tags_of(field) & t.ROLE_OR_TITLE)


def end_before_officer(rest: str) -> int:
    """Where the rest of a body's name ends: before its officer in * of Kor **Governor** Ann Lee*.

    Args:
        rest: What follows the first word of the name.
    """
    words = rest.split()
    tag_list = list(map(tags_of, words))
    office = _office_before_name(tag_list, 2)
    while office > 2 and words[office - 1] == "and" and tag_list[office - 2] & t.ROLE_OR_TITLE:
        office -= 2  # *of Kor **President** and CEO Ann Lee*
    return len(" ".join(words[:office])) + 1 if office else len(rest)


def _is_given_name(words: list[str], tag_list: list[int], at: int) -> bool:
    """Whether a title is a name: ***Dean** Moore*, ***Marine** Le Pen*, ***Son** Heung-min*; not *Son Jo*."""
    if words[at] not in _TITLES_OR_NAMES:
        return False
    if words[at] in _TITLES:
        return at + 2 == sum(word[0].isalnum() for word in words)  # *Earl “Doc” Pruitt*
    return at + 1 < len(words) and not tag_list[at + 1] & t.GIVEN


def _is_place_of_office(words: list[str], at: int) -> bool:
    """Whether a given name is a place here: *South **Carolina** Sen. Bo Lee*, *the South **Carolina** Republican*."""
    two = " ".join(words[max(0, at - 1) : at + 1]).casefold() in PLACES
    if at + 2 == len(words):
        return at > 0 and two and bool(tags_of(words[-1]) & t.ROLE and tags_of(words[-1]) & t.DEMONYM)
    if at and two:
        return not _ALL_TITLES.isdisjoint(words[at + 1 : -1])
    return words[at + 1] in _TITLES and words[at].casefold() in PLACES


def _office_before_name(tag_list: list[int], first: int) -> int:
    """The position of the first office, from a position on, that a given name and a surname follow; 0 if there is none.

    They show that *Chief* of *Association of Kor Chief Officers* is no title.
    """
    for at in range(first, len(tag_list) - 2):
        office, name = tag_list[at], tag_list[at + 1]
        if office & t.ROLE_OR_TITLE and not office & t.GIVEN and name & t.GIVEN and not name & t.ROLE_OR_TITLE:
            return at
    return 0


def _is_surname_after_title(words: list[str]) -> bool:
    """Whether the last of several title words is a surname: *Mr Baker*, *Dr. King*, but not *Vice President*."""
    title, last = words[-2:]
    shows_gender = _TITLES.get(title, "-") != "-"  # and so a name follows, as after an abbreviation
    # *U.S. Secretary* of State has a country before the office.
    is_abbreviation = title[-1] == "." and "." not in title[:-1]
    is_british = f"{title}." in _TITLES and last not in _TITLES  # *Dr Cook*; not *Lt Governor*
    return last[-1] != "." and (shows_gender or is_abbreviation or is_british)


def gender_of_title(title: str) -> str:
    """The gender that a title or one of its words shows: ``m``, ``f`` or nothing."""
    genders = [_TITLES.get(word, "-") for word in (title, *title.split())]
    return next((gender for gender in genders if gender != "-"), "")


def is_personal(words: list[str]) -> bool:
    """Whether a title that only people have is right before the last word: *Mr Parish*, *Sen. Church*."""
    title = words[-2] if len(words) > 1 else ""
    return title in _TITLES and len(title) < _LONG_TITLE and (_TITLES[title] != "-" or title[-1] == ".")
