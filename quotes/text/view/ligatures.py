"""Repairs of words whose ligatures or letters a conversion or a scan lost or misread: *ofcer*, *offi cer*, *tbe*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.words import any_of, pairs
from quotes.text.view.mapping import Edit

_SHORTEST: Final = 500
"""Characters of a text that has one of the most frequent ligatures."""
_LIGATURES: Final = ("fi", "fl", "ff", "ffi", "ffl")
_FEWEST: Final = 2
"""Different words that lost theirs."""
_SURE: Final = "ofc"
_WITH_SURE: Final = re.compile(rf"[A-Za-z]*{_SURE}[A-Za-z]*")
_CONSONANT: Final = "[BCDFGHJ-NP-TV-XZbcdfghj-np-tv-xz]"
_WITHOUT_VOWEL: Final = re.compile(rf"{_CONSONANT}(?<![A-Za-z]{_CONSONANT}){_CONSONANT}{{2,}}(?![A-Za-z])")
_WORD: Final = re.compile(r"[A-Za-z]{3,}")
_MEANT: Final = t.VERB | t.PERSONAL | t.ORG_NOUN | t.DOCUMENT | t.FUNCTION_WORD | t.NUMBER
_LONGEST: Final = 16
# Begins with what is looked for in a tenth of the time of the letters before it.
_APART: Final = re.compile(r"f(?:f?[il]|f) (?=([a-z]{1,16}))")
_FIRST_LETTERS: Final = re.compile(r"[A-Za-z]{0,16}\Z")
_NO_PART: Final = frozenset(["hifi", "lofi", "scifi", "wifi"])
"""Words that end in *fi*."""
_LONGEST_END: Final = 4
"""Letters of what a ligature cut off a name: *Griffi th*."""
_CONTROLS: Final = "\x01\x02\x03\x04\x05\x06\x07\x0e\x0f\x10\x15\x16\x17\x1e\x1f"
LIGATURE_SIGNS: Final = frozenset("Þ" + _CONTROLS)
"""What may be in the place of ligatures."""
_OF_MAC: Final = re.compile("Þ|ß")
_CONTROL: Final = re.compile(f"[{_CONTROLS}]")
_MISREAD: Final = {
    form: meant
    for word, right in pairs("misread_words").items()
    for form, meant in ((word, right), (word.capitalize(), right.capitalize()))
}
_MISREAD_WORD: Final = re.compile(rf"\b{any_of(_MISREAD)}\b")
_MISREAD_HE: Final = re.compile(r"\b(?:lie|ho|tie|Ile)(?=\s([a-z]+)\b)")
"""What scans of newspapers make of *he* and *He*, each with the word after it."""
_BEFORE_HE: Final = frozenset("”\"'’,")
_LAST_LETTERS: Final = re.compile(r"[a-z]{0,16}")


def may_lack_ligatures(text: str) -> bool:
    """Whether a text of some length has no *fi*, *fl* and *ff*, or a space after its first *fi*.

    Clean text has one among its first words.
    """
    at = text.find("fi")
    if at >= 0:
        return text[at + 2 : at + 3] == " " and text[at + 3 : at + 4].islower()
    return len(text) > _SHORTEST and "fl" not in text and "ff" not in text


def lost_ligatures(text: str) -> Iterator[Edit]:
    """Words that are known only with the ligature that they lost.

    Leaves alone a text without *ofcer* or *rst*, one word by itself, and words that several ligatures would make known.

    >>> list(lost_ligatures("An ofcer conrmed it."))
    [(3, 8, 'officer'), (9, 16, 'confirmed')]
    """
    if "fi" in text:
        return
    # Hardly any clean text has such a word, so that the others are not looked at.
    if not any(map(_meant, _sure_words(text))):
        return
    whole = {word: meant for word in set(_WORD.findall(text)) if (meant := _meant(word))}
    if len(whole) < _FEWEST:
        return
    for match in _WORD.finditer(text):
        if match.group() in whole:
            yield (*match.span(), whole[match.group()])


def _sure_words(text: str) -> list[str]:
    """The words that hardly anything but a lost ligature makes: *ofcer*, *rst*."""
    found: list[str] = _WITHOUT_VOWEL.findall(text)
    return found + _WITH_SURE.findall(text) if _SURE in text else found


def _meant(word: str) -> str:
    """The one word that a ligature makes of a word; empty if there is none or several, or if the word is known."""
    if len(word) > _LONGEST or tags_of(word.lower()):
        return ""
    found = set()
    for at in range(len(word)):
        for ligature in _LIGATURES:
            made = word[:at] + ligature + word[at:]
            if tags_of(made.lower()) & _MEANT:
                found.add(made if at or word[0].islower() else made[0].upper() + made[1:].lower())
    return found.pop() if len(found) == 1 else ""


def split_ligatures(text: str) -> Iterator[Edit]:
    """The spaces after ligatures within words.

    Leaves alone a text with fewer than two different words that no English word is like, and after names that end like
    one what may be a word: *Gaddafi said*, *Wi-Fi*.

    >>> list(split_ligatures("An offi cer of Kew, Ann Griffi th, confi rmed it."))
    [(7, 8, ''), (30, 31, ''), (40, 41, '')]
    """
    found = [(match, _letters_before(text, match.start())) for match in _APART.finditer(text)]
    sure = {before + match.group() for match, before in found if _is_cut(text, match, before)}
    if len(sure) >= _FEWEST:
        yield from (
            (match.end() - 1, match.end(), "")
            for match, before in found
            if before + match.group() in sure or _is_one(before + match.group().strip(), match.group(1))
        )


def _letters_before(text: str, at: int) -> str:
    """The letters of a word before a position."""
    found = _FIRST_LETTERS.search(text, max(0, at - _LONGEST), at)
    return found.group() if found else ""


def _is_cut(text: str, match: re.Match[str], before: str) -> bool:
    """Whether no word ends like the first letters of a word: *offi*, *confl*; *hi-fi* is one."""
    first = before + match.group().strip()
    return first.islower() and not first.endswith("ff") and first not in _NO_PART and text[match.start() - 1] != "-"


def _is_one(first: str, second: str) -> bool:
    """Whether two parts are one word: *eff ort*, *Griffi th*, *Fi scher*, but not *off campus* and *Gaddafi said*."""
    if tags_of(first + second) & ~t.CAP:
        return True
    if tags_of(second):
        return False
    if first[0].isupper():
        return len(first) == len("Fi") or len(second) <= _LONGEST_END
    return not tags_of(first)


def replaced_ligatures(text: str) -> Iterator[Edit]:
    r"""Characters in the place of ligatures: those of Mac Roman read as Windows-1252, and control characters.

    Leaves alone the letters in words that have them: *Þór*, *Strauß*; and controls with which no word is known.

    >>> list(replaced_ligatures("An ofÞcer conÞrmed it. An of\x02cer con\x02rmed it."))
    [(5, 6, 'fi'), (13, 14, 'fi'), (28, 29, 'fi'), (36, 37, 'fi')]
    """
    found: list[Edit] = []
    if "Þ" in text and any(text[at - 1 : at].islower() for at in _places(text, "Þ")):
        found += [(*match.span(), "fi" if match.group() == "Þ" else "fl") for match in _OF_MAC.finditer(text)]
    for control in set(_CONTROL.findall(text)):
        places = _places(text, control)
        around = [(_letters_before(text, at), _letters_after(text, at + 1)) for at in places]
        known = {
            each: sum(bool(tags_of(f"{one}{each}{other}") & ~t.CAP) for one, other in around) for each in _LIGATURES
        }
        ligature = max(_LIGATURES, key=known.__getitem__)
        if known[ligature]:
            found += [(at, at + 1, ligature) for at, (one, other) in zip(places, around, strict=True) if one or other]
    yield from sorted(found)


def _letters_after(text: str, at: int) -> str:
    """The small letters from a position on."""
    found = _LAST_LETTERS.match(text, at)
    return found.group() if found else ""


def _places(text: str, character: str) -> list[int]:
    """Where a character is in a text."""
    return [match.start() for match in re.finditer(re.escape(character), text)]


def misread_words(text: str) -> Iterator[Edit]:
    """Words of grammar with letters that a scan misread, and a misread *he* before a verb of saying.

    Leaves alone a text that has but one such word, and *the lie said*, which follows neither a mark nor a comma.

    >>> list(misread_words("Tbe mayor, wbo won, left."))
    [(0, 3, 'The'), (11, 14, 'who')]
    >>> list(misread_words("“No,” lie said. “The lie said it.”"))
    [(6, 9, 'he')]
    """
    found = [*_MISREAD_WORD.finditer(text)]
    if len({match.group() for match in found}) < _FEWEST:
        found = []
    edits = [(*match.span(), _MISREAD[match.group()]) for match in found]
    for match in _MISREAD_HE.finditer(text):
        start = match.start()
        is_he = match.group() == "Ile" or text[start - 2 : start - 1] in _BEFORE_HE
        if is_he and t.says(tags_of(match.group(1))):
            edits.append((*match.span(), "He" if text[start] == "I" else "he"))
    yield from sorted(edits)
