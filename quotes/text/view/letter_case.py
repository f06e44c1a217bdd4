"""Repairs of capitals: of text in capitals, as wires, telegrams and captions have it, and of large first letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice, pairwise
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.words import entries
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
_NAMES: Final = frozenset(name.upper() for kind in ("places", "organizations") for name in entries(kind) if " " in name)
"""Names of several words."""
_BODIES: Final = frozenset(body.upper() for body in entries("named_bodies"))
_AFTER_NAME: Final = t.FUNCTION_WORD | t.FINITE | t.ING | t.PARTICIPLE | t.TITLE | t.ROLE | t.NUMBER | t.CALENDAR
_SHORTEST_SURNAME: Final = 2
_NO_NAME: Final = t.FUNCTION_WORD | t.FINITE | t.CUE_VERB | t.NUMBER | t.CALENDAR
_GAPS: Final = (" ", "\n", ". ")
_ENDS: Final = frozenset(".?!:")
_CLOSES: Final = frozenset("”\"'’»")
_VOWELS: Final = frozenset("AEIOUY")
_LONGEST_LETTERS: Final = 5
"""Letters of a name that is written in capitals everywhere: *NATO*."""
_DROPPED: Final = re.compile(r"([A-Z])( |\r?\n)([A-Z]{1,15}|[a-z]{1,15})\b(?=[^\n]*[a-z])")
_DROPPED_BELOW: Final = re.compile(rf"\n{_DROPPED.pattern}")
_MORE_CAPITALS: Final = re.compile(r"(?: [A-Z]{2,15}\b){1,6}")
_IN_CAPITALS: Final = re.compile(r"[A-Z]+")
_LETTER_WORDS: Final = frozenset("AI")
"""Letters that are words."""
_MOST_DROPPED: Final = 100
"""Letters looked at; a text has one for each chapter."""


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
        if word.group() in _SPEAKS:
            found.update(_before(text, words, at) or _after(text, words, at))
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
    if text[max(0, words[verb].start() - 2) : words[verb].start()].strip() not in _CLOSES:
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
    if "." in word or (is_short and (_VOWELS.isdisjoint(word) or tags_of(word) & t.ORG_NAME)):
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


def drop_capitals(text: str) -> Iterator[Edit]:
    r"""The rest of a word whose first letter is set apart and large: *T HE MAYOR left*.

    Leaves alone letters that are words or names of their own: *A MAN left*, *T cells*, *E STREET is shut*.

    >>> list(drop_capitals("T HE mayor left.\nW\nhen it rained.\nI AM here.\nA S it rained.\nT cells grew."))
    [(1, 4, 'he'), (18, 22, 'hen'), (46, 48, 's')]
    """
    first = _DROPPED.match(text)
    below = _DROPPED_BELOW.finditer(text, first.end() if first else 0)
    for match in islice(chain([first] if first else [], below), _MOST_DROPPED):
        letter, gap, rest = match.groups()
        word = letter + rest.lower()
        known = tags_of(word.lower()) | (tags_of(word) & t.GIVEN)
        if letter in _LETTER_WORDS:
            # *A CROSS was found* begins with a word, and so does *A new law*.
            is_word = bool(known) and (rest.isupper() or gap != " ") and not _is_used(text, rest.lower())
        elif len(rest) == 1:
            is_word = bool(known) and word != "Us"
        else:
            is_word = bool(known) or word in text or (gap != " " and rest.islower())
        if is_word:
            yield match.end(1), match.end(3), rest.lower()
            if rest.isupper():
                yield from _in_lower_case(text, match.end(3))


def _is_used(text: str, word: str) -> bool:
    """Whether a word occurs in a text in lower case, or is one that any text may have."""
    return len(word) > 1 and (bool(tags_of(word)) or f" {word} " in text)


def _in_lower_case(text: str, start: int) -> Iterator[Edit]:
    """The edits of the words in capitals that follow the first one: *T HE MAYOR OF Kew left*."""
    capitals = _MORE_CAPITALS.match(text, start)
    if capitals is None:
        return
    for word in _IN_CAPITALS.finditer(text, *capitals.span()):
        lower = word.group().lower()
        if tags_of(lower):
            yield (*word.span(), lower)
        elif lower.capitalize() in text:
            yield (*word.span(), lower.capitalize())
