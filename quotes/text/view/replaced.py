"""Repairs of marks in whose place a conversion put other characters: *?We won,? she said*, *ÒWe won,Ó she said*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from quotes.model import Span
from quotes.text.view.mapping import Edit
from quotes.text.view.signs import FEW_MARKS

_ENDINGS: Final = r"(?:s|t|re|ve|ll|d|m)\b"
"""What follows an apostrophe within a word."""


@dataclass(frozen=True, slots=True)
class _Replaced:
    """The signs that stand for marks in a text of one kind, as patterns."""

    sign: str
    """Stands for an opening mark; what is not in a text of this kind is not looked for."""
    opening: re.Pattern[str]
    sure_closing: re.Pattern[str]
    """After a comma or the end of a sentence."""
    closing: re.Pattern[str]
    apostrophe: re.Pattern[str]
    single: re.Pattern[str] | None
    """An opening mark of a quotation within another."""
    proof: re.Pattern[str] | None
    """What shows that a sign which clean text has, too, stands for marks."""
    fewest: int
    """How often it must show that."""
    common: bool = False
    """Whether clean text has the sign before words, too."""


def _kind(opening: str, closing: str, apostrophe: str, single: str = "") -> _Replaced:
    left, right, within = map(re.escape, (opening, closing, apostrophe))
    lone = rf"(?<![^\s(\[—–>{left}]){re.escape(single)}(?=[^\W_])" if single else None
    return _Replaced(
        opening,
        # A pattern that begins with a character is looked for in a tenth of the time of a look-behind.
        re.compile(rf"{left}(?<![^\s(\[—–>]{left})(?=[^\W_]|[\[(][^\W_]|… ?[^\W_])"),
        re.compile(rf"(?<=[,.?!…]){right}(?=[\s,;:)\]—–<]|\Z)"),
        re.compile(rf"(?<=\w){right}(?=[\s,.;:)\]—–<]|\Z)"),
        re.compile(rf"(?<=[^\W\d_]){within}(?={_ENDINGS})|(?<=[,.?!s]){within}(?=[\s<{right}]|\Z)"),
        re.compile(lone) if lone else None,
        None,
        0,
    )


def _common_kind(sign: str, proof: str, fewest: int) -> _Replaced:
    """Signs that clean text has, too: they close only after a comma or a sentence, or before a word in lower case."""
    mark = re.escape(sign)
    return _Replaced(
        sign,
        re.compile(rf"{mark}(?<![^\s(\[—–>]{mark})(?=[^\W\d_])"),
        re.compile(rf"(?<=[,.?!]){mark}(?=[\s,;:)\]—–<]|\Z)"),
        re.compile(rf"(?<=\w){mark}(?=[,;:)\]<]| [a-z])"),
        re.compile(rf"(?<=[^\W\d_]){mark}(?={_ENDINGS})"),
        None,
        re.compile(proof.format(mark)),
        fewest,
        common=True,
    )


_AFTER_COMMA: Final = r"{0}(?<=,{0})(?=\s)"
_BEFORE_WORD: Final = r"{0}(?<!\S{0})(?=[^\W\d_]+(?: |{0} [a-z]))"
_AFTER_COMMA_OR_BEFORE_WORD: Final = r"{0}(?:(?<=,{0})(?=\s)|(?<!\S{0})(?=[^\W\d_]+(?: |{0} [a-z])))"
_LEADS_IN: Final = (", ", ": ", ". ")
_KINDS: Final = (
    _kind("\ufffd\ufffd\ufffd", "\ufffd\ufffd\ufffd", "\ufffd\ufffd\ufffd"),
    _kind("\ufffd", "\ufffd", "\ufffd"),
    # The marks of Mac Roman read as Windows-1252, and the other way round.
    _kind("Ò", "Ó", "Õ", "Ô"),
    _kind("ì", "î", "í", "ë"),
    _kind("Ô", "Õ", "Õ"),
    # Those of mail programs of the Macintosh, and those of Windows read as DOS did.
    _kind("³", "²", "¹"),
    _kind("ô", "ö", "Æ", "æ"),
    # UTF-8 whose second and third bytes became question marks, or nothing.
    _kind("â??", "â??", "â??"),
    _kind("â", "â", "â"),
    *(_kind(sign, sign, sign) for sign in "¿□■\x1a"),
    replace(_kind("???", "???", "???"), proof=re.compile(r"\?{3}(?<!\S\?{3})(?=\w)"), fewest=2),
    replace(_kind("?", "?", "?"), proof=re.compile(r"\?(?<!\S\?)(?=\w)"), fewest=1),
    replace(_kind("·", "·", "·"), proof=re.compile(r"·(?<!\S·)(?=\w)"), fewest=1),
    _common_kind("...", _AFTER_COMMA, 1),
    _common_kind("...", _BEFORE_WORD, 3),
    _common_kind("…", _AFTER_COMMA, 1),
    _common_kind("…", _BEFORE_WORD, 3),
    _common_kind("..", _AFTER_COMMA_OR_BEFORE_WORD, 2),
    _common_kind(".", _AFTER_COMMA_OR_BEFORE_WORD, 2),
    _common_kind("*", _AFTER_COMMA, 2),
    _common_kind("_", _AFTER_COMMA, 2),
)


def replaced_marks(text: str) -> Iterator[Edit]:
    """Marks that became question marks, dots, U+FFFD or letters of another encoding.

    Leaves alone what does not open before a word and close after it: *Why? Who?*, *Ó Briain*; and dots and stars in a
    text that has quotation marks, or hardly any comma before them.

    >>> list(replaced_marks("?It?s late,? said Ann Lee. ?Why?? she asked."))
    [(0, 1, '“'), (3, 4, '’'), (11, 12, '”'), (27, 28, '“'), (32, 33, '”')]
    """
    has_marks = any(mark in text for mark in ("“", "«", "``")) or text.count('"') >= FEW_MARKS
    for kind in _KINDS:
        # Looking for one character takes a fiftieth of the time of looking for several.
        if (kind.proof and has_marks) or kind.sign[0] not in text or kind.sign not in text:
            continue
        if kind.proof and len(kind.proof.findall(text)) < kind.fewest:
            continue
        marks = list(_marks(text, kind))
        if any(mark == "”" for _, _, mark in marks):
            taken = {first for first, _, _ in marks}
            others = [(*match.span(), "’") for match in kind.apostrophe.finditer(text)]
            if kind.single:
                others += [(*match.span(), "‘") for match in kind.single.finditer(text)]
            yield from sorted([*marks, *(edit for edit in others if edit[0] not in taken)])
            return


def _marks(text: str, kind: _Replaced) -> Iterator[Edit]:
    """The marks that open, and those that close them in the same paragraph.

    One that opens before another is closed is within it if two close after it: *?He said ?no? and left,? she said*.
    """
    starts = [match.span() for match in kind.opening.finditer(text)]
    waiting: Span | None = None
    for (start, end), (following, _) in pairwise([*starts, (len(text), len(text))]):
        line_end = text.find("\n\n", end, following)
        stop = following if line_end < 0 else min(line_end, following)
        if waiting:
            both = _two_closing(text, kind, end, stop) if "\n\n" not in text[waiting[1] : start] else None
            if both:
                yield (*waiting, "“")
                yield start, end, "‘"
                yield (*both[0], "’")
                yield (*both[1], "”")
                waiting = None
                continue
            if _opens_alone(text, kind, waiting, start):
                yield (*waiting, "“")
            waiting = None
        found = kind.sure_closing.search(text, end + 1, stop) or kind.closing.search(text, end + 1, stop)
        if found:
            yield start, end, "“"
            yield (*found.span(), "”")
        else:
            waiting = start, end
    if waiting and _opens_alone(text, kind, waiting, len(text)):
        yield (*waiting, "“")


def _two_closing(text: str, kind: _Replaced, end: int, stop: int) -> tuple[Span, Span] | None:
    """The first two marks of a stretch that close."""
    plain, sure = kind.closing.search(text, end + 1, stop), kind.sure_closing.search(text, end + 1, stop)
    inner = min(filter(None, (plain, sure)), key=re.Match.start, default=None)
    outer = kind.sure_closing.search(text, inner.end(), stop) if inner else None
    return (inner.span(), outer.span()) if inner and outer else None


def _opens_alone(text: str, kind: _Replaced, mark: Span, following: int) -> bool:
    """Whether a mark that nothing closes is one: *He added, ?We won. ?We lost? Bob Ray said* closes one of two.

    A sign that clean text has, too, begins a sentence after a comma or another sentence, or a paragraph before another
    that it begins.
    """
    start, end = mark
    if not kind.common or (text[max(0, start - 2) : start] in _LEADS_IN and text[end].isupper()):
        return True
    return text[max(0, start - 1) : start] in ("", "\n") and text[end:following].endswith("\n\n")
