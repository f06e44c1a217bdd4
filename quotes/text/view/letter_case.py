"""Repairs of text in capitals, as wires, telegrams and captions have it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.words import entries
from quotes.text.marks import CLOSING_MARKS
from quotes.text.view.mapping import Edit

_WORD: Final = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*(?:['’](?!S\b)[^\W\d_]+)*")
_SAMPLE: Final = 160
"""Characters looked at in each of three places."""
_SHORTEST: Final = 30
"""Characters of a quarter of a text that is more than a headline."""
_LABEL: Final = re.compile(r"(?m)^[ \t>]*([^\W\d_a-z][^:\n“”\"]{1,50}:)(?=\s)")
_LONGEST_NAME: Final = 3
"""Words."""
_NAMED: Final = t.GIVEN | t.PLACE | t.DEMONYM | t.CALENDAR
_GRAMMAR: Final = t.FINITE | t.AUX | t.PREP | t.DET | t.PRONOUN | t.SAY
_JOINS: Final = frozenset(["AND", "AS", "BUT", "THAT", "WHEN"])
_SPEAKS: Final = frozenset(["ADDED", "ASKED", "SAID", "SAYS", "TOLD"])
"""Verbs whose subject is a name if it is no word that is known."""
_ENDS_NAME: Final = frozenset(",.;")
_AFTER_SURNAME: Final = frozenset(["OF", "WHO"])
_LONGEST_IN_LY: Final = 6
"""Letters of a surname that ends as adverbs do: *REILLY*."""
_PARTICLES: Final = frozenset(particle.upper() for particle in entries("surname_particles"))
_NAMES: Final = frozenset(name.upper() for kind in ("places", "organizations") for name in entries(kind) if " " in name)
"""Names of several words."""
_BODIES: Final = frozenset(body.upper() for body in entries("named_bodies"))
_AFTER_NAME: Final = t.FUNCTION_OR_TIME | t.FINITE_OR_PARTICIPLE | t.ROLE_OR_TITLE | t.ING | t.NUMBER
_SHORTEST_SURNAME: Final = 2
_NO_NAME: Final = t.FUNCTION_OR_TIME | t.CUE_VERB | t.FINITE | t.NUMBER
_GAPS: Final = (" ", "\n", ". ")
_ENDS: Final = frozenset(".?!:")
VOWELS: Final = frozenset("AEIOUY")
_LONGEST_LETTERS: Final = 5
"""Letters of a name that is written in capitals everywhere: *NATO*."""


def is_in_capitals(text: str) -> bool:
    """Whether a text is in capitals, as three stretches of it show; a small letter ends the test of each at once."""
    part = len(text) // 4
    return part > _SHORTEST and all(text[at : at + _SAMPLE].isupper() for at in (part, 2 * part, 3 * part))


def capitals(text: str) -> Iterator[Edit]:
    """Capitals, which become small letters but in names and at the beginning of a sentence.

    Leaves alone a text that is not in capitals throughout, and what may be short for something: *U.S.*, *NBC*.

    >>> text = "THE BRIDGE IN ROME WILL STAY SHUT, MAYOR ANN LEE SAID. LEE LEFT. " * 3
    >>> " ".join(words for _, _, words in capitals(text))[:59]
    'The bridge in Rome will stay shut Mayor Ann Lee said Lee le'
    """
    if not is_in_capitals(text):
        return
    words = list(_WORD.finditer(text))
    names = _names(text, words)
    known = _known(text, words)
    labels = _labels(text)
    for at, word in enumerate(words):
        if word.start() in labels or not word.group().isupper():
            continue
        follows = words[at + 1].group() if at + 1 < len(words) else ""
        cased = _cased(text, word, follows, names, is_name=at in known)
        if cased != word.group():
            yield (*word.span(), cased)


def _labels(text: str) -> set[int]:
    """The positions of the characters of labels that come again, as those of a transcript do."""
    found = list(_LABEL.finditer(text))
    often = Counter(match.group(1) for match in found)
    return {at for match in found if often[match.group(1)] > 1 for at in range(*match.span(1))}


def _names(text: str, words: list[re.Match[str]]) -> set[str]:
    """The words that follow a given name or a title, and unknown ones beside a verb of speech."""
    found: set[str] = set()
    follows = False
    for one, other in pairwise(words):
        bare = one.group()
        calls = bool(tags_of(bare.capitalize()) & (t.GIVEN | t.TITLE)) and not tags_of(bare.lower()) & _GRAMMAR
        follows = (calls or (follows and one.group() in found)) and text[one.end() : other.start()] in _GAPS
        if follows and (_is_unknown(other.group()) or (calls and _is_surname(bare, other.group()))):
            found.add(other.group())
    for at, word in enumerate(words):
        if tags_of(word.group().lower()) & t.ROLE:
            found.update(_after_role(text, words, at))
        if _speaks(word.group()):
            found.update(_before(text, words, at) or _after(text, words, at))
            found.update(_surname_beside(text, words, at))
    found.update(
        one.group()
        for one, other in pairwise(words)
        if other.group() in found
        and text[one.end() : other.start()] == " "
        and (_is_unknown(one.group()) or _is_given(one.group()))
    )
    return found


def _is_given(word: str) -> bool:
    return bool(tags_of(word.capitalize()) & t.GIVEN) and not tags_of(word.lower()) & _GRAMMAR


def _is_surname(given: str, word: str) -> bool:
    """Whether a word that is known is a name after a given name, which no verb in its base form follows: *TIM COOK*."""
    is_given = bool(tags_of(given.capitalize()) & t.GIVEN) and not tags_of(given.lower())
    return is_given and len(word) > _SHORTEST_SURNAME and not tags_of(word.lower()) & _AFTER_NAME


def _after_role(text: str, words: list[re.Match[str]], role: int) -> list[str]:
    """The unknown words after a role: two or more, *DIVER MARAMA HOHEPA*, or any between commas: *THE DIVER, BLOM,*."""
    last = role + 1
    while last < min(role + 1 + _LONGEST_NAME, len(words)) and (last == role + 1 or _meet(text, words, last)):
        word = words[last].group()
        if not _is_unknown(word) and not (last > role + 1 and word in _PARTICLES):
            break
        last += 1
    if last == role + 1 or words[role + 1].group().endswith(("ED", "ING")):
        return []
    name = [word.group() for word in words[role + 1 : last] if word.group() not in _PARTICLES]
    gap = text[words[role].end() : words[role + 1].start()].replace("\n", " ")
    end = words[last - 1].end()
    is_apart = gap == ", " and text[end : end + 1] in _ENDS_NAME
    return name if is_apart or (gap in (" ", ", ") and len(name) > 1) else []


def _speaks(word: str) -> bool:
    """Whether the subject of a verb is a name if it is no word that is known: *SAID*, *REPLIED*."""
    return word in _SPEAKS or (word[-2:] == "ED" and bool(tags_of(word.lower()) & t.SAY))


def _surname_beside(text: str, words: list[re.Match[str]], verb: int) -> list[str]:
    """The surname between a given name and a verb of speech, or after both, whatever word it is: *LENA MARKS SAID*."""
    for given, surname in ((verb - 2, verb - 1), (verb + 1, verb + 2)):
        if given < 0 or surname >= len(words) or not _is_given(words[given].group()):
            continue
        name = words[surname].group()
        if not all(_meet(text, words, at) for at in (max(given, verb), surname)) or not _may_be_surname(name):
            continue
        ends = surname < verb or text[words[surname].end() : words[surname].end() + 1] in _ENDS_NAME
        if ends or words[min(surname + 1, len(words) - 1)].group() in _AFTER_SURNAME:
            return [name]
    return []


def _may_be_surname(word: str) -> bool:
    """Whether a word beside a given name may be a surname: *MARKS*, *DALY*, but not *TUESDAY*, *QUICKLY* and *THEN*."""
    if word[-2:] == "LY":
        return len(word) <= _LONGEST_IN_LY
    return len(word) > _SHORTEST_SURNAME and not tags_of(word.lower()) & (t.FUNCTION_OR_TIME | t.NUMBER)


def _before(text: str, words: list[re.Match[str]], verb: int) -> list[str]:
    """The unknown words before a verb of speech, if nothing but punctuation or a conjunction is before them."""
    first = verb
    while first > max(0, verb - _LONGEST_NAME) and _is_unknown(words[first - 1].group()) and _meet(text, words, first):
        first -= 1
    if first and _meet(text, words, first) and words[first - 1].group() not in _JOINS:
        return []
    return [word.group() for word in words[first:verb]]


def _after(text: str, words: list[re.Match[str]], verb: int) -> list[str]:
    """The unknown words after a verb of speech that follows a quotation."""
    if text[max(0, words[verb].start() - 2) : words[verb].start()].strip() not in CLOSING_MARKS:
        return []
    last = verb + 1
    while (
        last < min(verb + 1 + _LONGEST_NAME, len(words))
        and _is_unknown(words[last].group())
        and _meet(text, words, last)
    ):
        last += 1
    return [word.group() for word in words[verb + 1 : last]]


def _meet(text: str, words: list[re.Match[str]], at: int) -> bool:
    """Whether nothing but a space is before a word."""
    return at > 0 and text[words[at - 1].end() : words[at].start()] in _GAPS[:2]


def _is_unknown(word: str) -> bool:
    return len(word) > 1 and not tags_of(word.lower())


def _known(text: str, words: list[re.Match[str]]) -> set[int]:
    """The positions, among the words, of names of places and organizations that have several words."""
    found: set[int] = set()
    for at, word in enumerate(words):
        for size in (2, 3):
            if at + size <= len(words) and text[word.start() : words[at + size - 1].end()] in _NAMES:
                found.update(range(at, at + size))
        if word.group() in _BODIES:
            first = at
            while (
                first > max(0, at - _LONGEST_NAME) and _may_name(words[first - 1].group()) and _meet(text, words, first)
            ):
                first -= 1
            if first < at:
                found.update(range(first, at + 1))
    return found


def _may_name(word: str) -> bool:
    """Whether a word before *COMMISSION* may be of its name."""
    return not tags_of(word.lower()) & _NO_NAME


def _cased(text: str, match: re.Match[str], follows: str, names: set[str], *, is_name: bool) -> str:
    """A word with the capitals that it has in a sentence."""
    word = match.group()
    lower = word.lower()
    if word == "S" and text[match.start() - 1 : match.start()] in ("'", "’"):
        return "s"
    if word == "I" or word.startswith(("I'", "I’")):
        return f"I{lower[1:]}"
    named = tags_of(word.capitalize())
    is_title = bool(named & t.TITLE) and follows in names
    is_short = len(word) <= _LONGEST_LETTERS and not tags_of(lower) and not is_title
    if "." in word or (is_short and (VOWELS.isdisjoint(word) or tags_of(word) & t.ORG_NAME)):
        return word
    if (
        is_name
        or word in names
        or _opens_sentence(text, match.start())
        or (named & _NAMED and not tags_of(lower))
        or (named & t.CALENDAR and (not named & t.AUX or text[match.end() : match.end() + 2].strip().isdigit()))
        or is_title
    ):
        return lower[0].upper() + lower[1:]
    return lower


def _opens_sentence(text: str, start: int) -> bool:
    """Whether a word is the first of its sentence or of a quotation that is one."""
    around = text[max(0, start - 6) : start]
    before = around.rstrip(" \t\n\"“‘'`(")
    is_short_form = before[-1:] == "." and before[-3:-2] == "."
    return not before or (before[-1] in _ENDS and not is_short_form) or "\n\n" in around[len(before) :]
