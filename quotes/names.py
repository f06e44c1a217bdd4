"""Names as an article writes them: runs of capitalised words, read as titles, given names and surnames."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
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

_UPPER = "[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽ]"
_TITLES = pairs("titles")
_DOTTED = {word for title in [*_TITLES, "Jr.", "Sr.", "St."] for word in title.split() if word[-1] == "."}
_ABBREVIATED = "|".join(sorted(rf"(?<=\b{re.escape(word)})" for word in _DOTTED))
_WORD = rf"{_UPPER}[^\W_]*(?:[-'’&][^\W_]+)*(?:\.(?:(?<=\b{_UPPER}\.)(?:{_UPPER}\.)*|{_ABBREVIATED}|(?:com|org|net)\b))?"
_NICKNAME = rf"(?:[“\"]{_UPPER}\w*[”\"] )?"


def _by_first_letter(words: Iterable[str]) -> str:
    """A pattern for any of the words that looks at each first letter once."""
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    return "(?:" + "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in rests.items()) + ")"


def _run(gap: str) -> re.Pattern[str]:
    """A run of capitalised words with particles, initials and nicknames between them."""
    particle = _by_first_letter(entries("name_particles"))
    more = rf"(?:{_NICKNAME}{_WORD}|(?:{particle}{gap}){{1,2}}(?:{particle}[-’'])?{_WORD}|{particle}[-’']{_WORD})"
    return re.compile(rf"(?<!\w){_WORD}(?:{gap}{more}){{0,8}}")


RUN = _run(r"[ \xa0]")
"""A run of capitalised words within a line."""
WRAPPED_RUN = _run(r"(?:[ \xa0]|\r?\n(?!\s))")
"""The same where lines are wrapped within a paragraph."""
_OF = re.compile(rf" (?:of|for)(?: the)? {_WORD}(?: (?:and )?{_WORD}){{0,5}}")
_PIECE = re.compile(r"\S+")
_SUFFIXES = frozenset(word.rstrip(".").casefold() for word in entries("name_suffixes"))
_MALE = frozenset(entries("given_names_male"))
_FEMALE = frozenset(entries("given_names_female"))
_BODIES = frozenset(name.casefold() for name in entries("organizations"))
_PLACES = frozenset(name.casefold() for name in entries("places"))
_PAPERS = frozenset(name.casefold() for name in entries("media"))
_OPENERS = frozenset(entries("openers"))
_GRAMMAR = DET | POSS | PRONOUN | PREP | CONJ | SUB | WH | AUX | NEG | ADV
_BETWEEN_NAMES = DET | PREP | CONJ | SUB | WH | AUX
_NO_NAME = ORG | SPEECH_NOUN | DOCUMENT | VERB | PLURAL | DEMONYM | BODY | ADV | ROLE | TITLE

PERSON, BODY_KIND, PLACE_KIND, UNKNOWN = "person", "body", "place", ""


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One way in which an article writes a name."""

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
    folded = tuple(fold(word.strip("“”\"")) for word in words)
    surnames = [word for word in folded if word.rstrip(".") not in _SUFFIXES] or folded
    return Form(title, gender, kind, " ".join(words), folded, surnames[-1], bool(tags(words[0]) & GIVEN))


def fold(word: str) -> str:
    """A word for comparison: no accents, no case, no possessive.

    >>> fold("Erdoğan’s")
    'erdogan'
    """
    if word[-1:] in "s'’":
        word = re.sub(r"['’]s?$", "", word)
    if word.isascii():
        return word.casefold()
    return unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().casefold() or word.casefold()


def names_in(
    text: str, start: int, end: int, run: re.Pattern[str] = WRAPPED_RUN
) -> Iterator[tuple[int, int, Form]]:
    """The names in a stretch of text.

    Args:
        text: The article as read.
        start: Where the stretch starts (code points).
        end: Where it ends, exclusive.
        run: What a run of capitalised words looks like.

    Yields:
        Where a name starts and ends, a possessive ending left out, and its form.
    """
    for match in run.finditer(text, start, end):
        found, goes_on = _read_run(match.group())
        if found:
            at = match.start()
            more = _OF.match(text, match.end(), end) if goes_on else None
            for first, last, form in found[:-1] if more else found:
                yield at + first, at + last, form
            if more:
                begin = at + found[-1][0]
                yield begin, more.end(), _body_form(text[begin : more.end()])


@lru_cache(maxsize=1 << 12)
def _body_form(words: str) -> Form:
    return _form(words.split(), "", "", BODY_KIND)


@lru_cache(maxsize=1 << 15)
def _read_run(run: str) -> tuple[tuple[tuple[int, int, Form], ...], bool]:
    """The names in a run with their offsets, and whether the last may go on with *of* (*Ministry of Health*)."""
    if " " not in run and tags(run) & _GRAMMAR and not tags(run) & GIVEN and not (run.isupper() and len(run) > 1):
        return (), False
    found = []
    part: list[tuple[int, int, str]] = []
    words = [(m.start(), m.end(), m.group()) for m in _PIECE.finditer(run)]
    for start, end, word in words:
        if len(words) > 2 and tags(word) & _BETWEEN_NAMES and not tags(word) & GIVEN and word.istitle():
            _add_part(found, part)
            part = []
            continue
        part.append((start, end, word))
        if word.endswith(("'s", "’s")) and not tags(word[:-2]) & PLURAL:
            _add_part(found, part)
            part = []
    _add_part(found, part)
    goes_on = bool(part and found and tags(words[-1][2]) & ORG and found[-1][2].kind == BODY_KIND)
    return tuple(found), goes_on


def _add_part(found: list[tuple[int, int, Form]], part: list[tuple[int, int, str]]) -> None:
    skip, form = _parse([word for _, _, word in part])
    if form is not None:
        end = part[-1][1] - (2 if part[-1][2].endswith(("'s", "’s")) else 0)
        found.append((part[skip][0], end, form))


def parse(run: str) -> Form | None:
    """Read a run of capitalised words as a name.

    Args:
        run: The words, as the article writes them.

    Returns:
        Its form, or ``None`` when nothing is left beside words of grammar and titles.
    """
    return _parse(run.split())[1]


def _parse(words: list[str]) -> tuple[int, Form | None]:
    """Read words as one name; tell how many of them stand before it."""
    skip = 0
    while skip < len(words) and _is_grammar(words[skip], alone=skip == len(words) - 1):
        skip += 1
    words = words[skip:]
    while words and tags(words[-1]) & CALENDAR and not tags(words[-1]) & GIVEN:
        words = words[:-1]
    if not words:
        return skip, None
    words[-1] = re.sub(r"['’]s?$", "", words[-1])
    known = _listed(words)
    if known is not None:
        return skip, known
    stray = _stray(words)
    if stray:
        return skip + stray, _parse(words[stray:])[1]
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
    if not tag & (_GRAMMAR | CALENDAR) or word.isupper() and len(word) > 1:
        return False
    return alone or not tag & GIVEN or bool(tag & (CONJ | PREP | DET | SUB | ADV | PRONOUN))


def _listed(words: list[str]) -> Form | None:
    """A body, medium or place of the word lists."""
    name = " ".join(words).casefold()
    if name in _BODIES or len(words) > 1 and name in _PAPERS:
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
        for size in (3, 2, 1):
            part = " ".join(words[at : at + size])
            if part in _TITLES or size == 1 and tags(part) & (ROLE | TITLE) and not tags(part) & GIVEN:
                split = max(split, min(at + size, len(words)))
                break
    if split == len(words):
        return " ".join(words), []
    return " ".join(words[:split]), words[split:]


def _is_body(words: list[str]) -> bool:
    return bool(tags(words[-1]) & ORG and not tags(words[0]) & GIVEN) or any(word in ("of", "for") for word in words)


def _title_gender(title: str) -> str:
    for word in (title, *title.split()):
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
        return BODY_KIND if word.isupper() and len(word) > 1 or "." in word[1:-1] else UNKNOWN
    if tags(words[0]) & GIVEN:
        return PERSON
    return BODY_KIND if tags(words[-1]) & (BODY | ORG) or tags(words[0]) & ORG else UNKNOWN
