"""Repairs of the first words of paragraphs and of headings, which magazines, tabloids and scans have in capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.words import entries
from quotes.text.view.letter_case import VOWELS
from quotes.text.view.mapping import Edit

_TOKEN: Final = r"(?:[A-Z][A-Z'’.&-]*|\d[\d,.]*)"
_IN_CAPITALS: Final = (
    r"[ \t]*(?:[-–—•*] ?)?(?:[A-Z][^\n—–―:“”\"]{2,60}? ?(?:[—–―]|--) ?)?[“\"‘']?"
    rf"((?:[A-Z][A-Z'’]|[AI](?= [A-Z]{{2}}))[A-Z'’.&-]*,?(?: {_TOKEN},?(?=[ :])){{0,14}})"
    r"(?= (?:[a-z]|[A-Z][a-z'’]|[“\"‘]|\d)|:\s[“\"‘])"
)
"""A paragraph whose first words, after its dateline, are in capitals and others are not."""
_FIRST: Final = re.compile(_IN_CAPITALS)
# A pattern that begins with a character is looked for in a tenth of the time.
_BELOW: Final = re.compile(rf"\n{_IN_CAPITALS}")
_HEADING: Final = re.compile(r"([^a-z\n]{20,200})(?=\n|\Z)")
_HEADING_BELOW: Final = re.compile(rf"\n{_HEADING.pattern}")
"""A line without small letters."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*(?:['’][^\W\d_]+)*")
_POSSESSIVE: Final = ("'S", "’S")
_SMALL: Final = re.compile(r"\b[a-z]{2,}")
# It begins with a character, looked for in a tenth of the time of a look-behind.
_NAME: Final = re.compile(r"[A-Z](?<=[a-z,;] [A-Z])[\w’'-]*[a-z]\w*(?: [A-Z][\w’'-]*[a-z]\w*)*")
"""A row of words with capitals that do not begin a sentence."""
_KNOWN_NAMES: Final = frozenset(
    name.upper() for kind in ("places", "organizations", "media") for name in entries(kind) if " " in name
)
_FUNCTION: Final = t.FUNCTION_WORD & ~t.WH_WORD
_VERB: Final = t.FINITE | t.AUX | t.ING
_RUNNING: Final = t.FUNCTION_WORD | t.FINITE | t.NUMBER
_NAMED: Final = t.GIVEN | t.PLACE | t.DEMONYM | t.ORG_NAME | t.MEDIA_NAME | t.CALENDAR
_ALSO_SHORT: Final = frozenset(["AM", "IS", "IT", "ME", "OR", "UN", "US", "WE", "WHO"])
"""Words that are short for something, too."""
_LONGEST_SHORT: Final = 5
"""Letters of a word that may be short for something: *NATO*."""
_SHORTEST: Final = 3
_SURE: Final = 3
"""Words in capitals that are hardly a name or a label where the rest of the line is in small letters."""
_FEW: Final = 4
"""Words in capitals before a name that are no headline."""
_OPENS: Final = frozenset("“\"‘'")
_ENDS: Final = frozenset(".?!,")
_MOST_OPENINGS: Final = 400


class _Usage:
    """How a text writes its words where they are not in capitals, each kind looked for when it is first asked for."""

    def __init__(self, text: str, openings: list[re.Match[str]]) -> None:
        self._text = text
        self._openings = openings
        self._small: set[str] | None = None
        self._names: dict[str, str] | None = None
        self._pairs: set[str] = set()
        self._capitals: set[str] | None = None

    @property
    def small(self) -> set[str]:
        """The words in small letters."""
        if self._small is None:
            self._small = set(_SMALL.findall(self._text))
        return self._small

    @property
    def names(self) -> dict[str, str]:
        """The names, by their capitals: *MCKAY* is *McKay*."""
        if self._names is None:
            names = self._names = {}
            for row in _NAME.findall(self._text):
                found = row.split(" ")
                names.update((name.upper(), name) for name in found)
                self._pairs.update(f"{one} {other}".upper() for one, other in pairwise(found))
        return self._names

    @property
    def pairs(self) -> set[str]:
        """Two names in a row, in capitals."""
        return self._pairs if self.names else set()

    @property
    def capitals(self) -> set[str]:
        """What is in capitals elsewhere: *BBC*."""
        if self._capitals is None:
            words: set[str] = set()
            done = 0
            for match in self._openings:
                words.update(_WORD.findall(self._text, done, match.start(1)))
                done = match.end(1)
            words.update(_WORD.findall(self._text, done))
            self._capitals = {word for word in words if word.isupper()}
        return self._capitals


def has_opening_capitals(text: str, lines: str) -> bool:
    """Whether some lines of a text begin in capitals and go on otherwise, but not as datelines and headings do.

    Args:
        text: The text.
        lines: Some of its lines, each with the line end before it.
    """
    return any(_goes_on(text, match, lines) for match in _BELOW.finditer(lines)) or any(
        _is_clause(match.group(1)) for match in _HEADING_BELOW.finditer(lines)
    )


def opening_capitals(text: str) -> Iterator[Edit]:
    """Capitals of the first words of a paragraph or of a heading, which become small letters but in names.

    Leaves alone datelines, labels and headings without a verb, and what may be short for something: *NATO said*,
    *US police*.

    >>> " ".join(words for _, _, words in opening_capitals("THE MAYOR OF HOLT said so. She left Holt."))
    'The mayor of Holt'
    """
    found = _at_lines(text, _FIRST, _BELOW)
    headings = _headings(text)
    lines = {match.start() for match in headings}
    openings = [match for match in found if match.start() not in lines and _goes_on(text, match, text)]
    usage = _Usage(text, sorted([*found, *headings], key=re.Match.start))
    openings = [match for match in openings if _is_sentence(_WORD.findall(match.group(1)), usage)]
    for match in sorted([*openings, *headings], key=re.Match.start):
        words = [*_WORD.finditer(text, *match.span(1))]
        for at, word in enumerate(words):
            cased = _cased(words, at, usage)
            if cased != word.group():
                yield (*word.span(), cased)


def _headings(text: str) -> list[re.Match[str]]:
    """The lines of a text that are a clause in capitals; not a name or a label (*ANN LEE, MAYOR OF KEW*)."""
    return [match for match in _at_lines(text, _HEADING, _HEADING_BELOW) if _is_clause(match.group(1))]


def _at_lines(text: str, first: re.Pattern[str], below: re.Pattern[str]) -> list[re.Match[str]]:
    """The matches of a pattern at the start of the first line, and of one at the starts of the others."""
    match = first.match(text)
    return [*([match] if match else []), *islice(below.finditer(text), _MOST_OPENINGS)]


def _is_clause(line: str) -> bool:
    """Whether a line in capitals has a verb."""
    words = _WORD.findall(line)
    return (
        len(words) >= _FEW
        and line.isupper()
        and not line.rstrip().endswith(":")
        and any(tags_of(word.lower()) & _VERB and not tags_of(word.capitalize()) & t.GIVEN for word in words)
    )


def _goes_on(text: str, match: re.Match[str], lines: str) -> bool:
    """Whether what follows words in capitals goes on with them, as it does not with a dateline, a label or a headline.

    *MAYOR LEE SAID: “We won”*, but not the label *ANN LEE: “We won”*; *THE MAYOR OF Kew*, but not *KEW, Pa.*

    Args:
        text: The text.
        match: The words in capitals in ``lines``.
        lines: The text, or some lines of it.
    """
    words = _WORD.findall(match.group(1))
    if len(words) == 1 and not _may_be_word(text, words[0]):
        return False
    end = match.end()
    follows = lines[end : end + 2].lstrip()[:1]
    if follows in _OPENS or lines[end] == ":":
        ends = lines[end - 1] in _ENDS and lines[end] != ":"
        return ends or bool(tags_of(words[-1].lower()) & t.REPORTING)
    if follows.isupper():
        is_list = lines[end - 1] == "," and not any(map(_is_function, words))
        # *CHAPTER I. The Ferry* is a heading.
        return len(words) <= _FEW and not is_list and lines[end - 1] != "."
    return True


def _may_be_word(text: str, word: str) -> bool:
    """Whether a word in capitals may be none that is short for something: the text has it otherwise."""
    return word.lower() in text or word.capitalize() in text or _is_function(word)


def _is_function(word: str) -> bool:
    return bool(tags_of(word.lower()) & _FUNCTION) and word not in _ALSO_SHORT


def _is_sentence(words: list[str], usage: _Usage) -> bool:
    """Whether words in capitals begin a sentence: a word of grammar is among them, or the text has them otherwise."""
    if len(words) == 1:
        word = words[0]
        is_known = _is_function(word) or word in usage.names
        is_known = is_known or (len(word) >= _LONGEST_SHORT and word.lower() in usage.small)
        return is_known and word not in _ALSO_SHORT and word not in usage.capitals
    if len(words) >= _SURE:
        return True
    if " ".join(words) in _KNOWN_NAMES:
        return False
    if any(tags_of(word.lower()) & _RUNNING and word not in _ALSO_SHORT for word in words):
        return True
    return all(
        word.lower() in usage.small or word in usage.names or tags_of(word.capitalize()) & t.GIVEN for word in words
    )


def _cased(words: list[re.Match[str]], at: int, usage: _Usage) -> str:
    """A word with the capitals that it has in a sentence."""
    word = words[at].group()
    if word.endswith(_POSSESSIVE):
        return _alone(words, at, word[:-2], usage) + word[-2] + "s"
    return _alone(words, at, word, usage)


def _alone(words: list[re.Match[str]], at: int, word: str, usage: _Usage) -> str:
    lower, name = word.lower(), usage.names.get(word) or word.capitalize()
    if word == "I" or word.startswith(("I'", "I’")):
        return f"I{lower[1:]}"
    before = words[at - 1].group() if at else ""
    after = words[at + 1].group() if at + 1 < len(words) else ""
    if "." in word or word in ("UN", "US"):
        return word
    known = tags_of(lower)
    named = tags_of(name)
    if _is_pair(before, word, usage) or _is_pair(word, after, usage):
        return name
    if known:
        is_name = bool(named & t.CALENDAR and not named & t.AUX) or bool(named & t.TITLE and after in usage.names)
    elif word in usage.names or named & _NAMED:
        is_name = lower not in usage.small
    elif lower in usage.small:
        is_name = False
    else:
        if word in usage.capitals or (
            len(word) <= _LONGEST_SHORT
            and (len(word) <= _SHORTEST or VOWELS.isdisjoint(word) or tags_of(word) & t.ORG_NAME)
        ):
            return word
        is_name = bool(tags_of(before.capitalize()) & (t.GIVEN | t.TITLE)) or any(
            near in usage.names and near.lower() not in usage.small and not tags_of(near.lower())
            for near in (before, after)
        )
    return name if is_name or at == 0 else lower


def _is_pair(one: str, other: str, usage: _Usage) -> bool:
    """Whether two words are a name of the text or of many: *NEW YORK*."""
    return f"{one} {other}" in usage.pairs or f"{one} {other}" in _KNOWN_NAMES
