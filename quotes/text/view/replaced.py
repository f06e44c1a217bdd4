"""Repairs of marks in whose place a conversion put other characters: *?We won,? she said*, *ÒWe won,Ó she said*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from quotes.model import Span
from quotes.text.view.mapping import Edit

_ENDINGS: Final = r"(?:s|t|re|ve|ll|d|m)\b"
"""What follows an apostrophe within a word."""
_FEW_MARKS: Final = 6
"""A text whose marks were lost has fewer."""


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


def _kind(opening: str, closing: str, apostrophe: str, single: str = "") -> _Replaced:
    left, right, within = map(re.escape, (opening, closing, apostrophe))
    lone = rf"(?<![^\s(\[—–>{left}]){re.escape(single)}(?=[^\W_])" if single else None
    return _Replaced(
        opening,
        re.compile(rf"(?<![^\s(\[—–>]){left}(?=[^\W_])"),
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
        re.compile(rf"(?<![^\s(\[—–>]){mark}(?=[^\W\d_])"),
        re.compile(rf"(?<=[,.?!]){mark}(?=[\s,;:)\]—–<]|\Z)"),
        re.compile(rf"(?<=\w){mark}(?=[,;:)\]<]| [a-z])"),
        re.compile(rf"(?<=[^\W\d_]){mark}(?={_ENDINGS})"),
        None,
        re.compile(proof.format(mark)),
        fewest,
    )


_AFTER_COMMA: Final = r",{0}(?=\s)"
_BEFORE_CAPITAL: Final = r"|(?<!\S){0}(?=[A-Z][a-z’']* )"
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
    replace(_kind("?", "?", "?"), proof=re.compile(r"(?<!\S)\?(?=\w)"), fewest=1),
    replace(_kind("·", "·", "·"), proof=re.compile(r"(?<!\S)·(?=\w)"), fewest=1),
    _common_kind("...", _AFTER_COMMA, 1),
    _common_kind("…", _AFTER_COMMA, 1),
    _common_kind("..", _AFTER_COMMA + _BEFORE_CAPITAL, 2),
    _common_kind(".", _AFTER_COMMA + _BEFORE_CAPITAL, 2),
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
    has_marks = any(mark in text for mark in "“«``") or text.count('"') >= _FEW_MARKS
    for kind in _KINDS:
        # Looking for one character takes a fiftieth of the time of looking for several.
        if (kind.proof and has_marks) or kind.sign[0] not in text or kind.sign not in text:
            continue
        if kind.proof and len(kind.proof.findall(text)) < kind.fewest:
            continue
        pairs = list(_pairs(text, kind))
        if pairs:
            marks = [(*span, mark) for pair in pairs for span, mark in zip(pair, "“”", strict=False)]
            taken = {first for first, _, _ in marks}
            others = [(*match.span(), "’") for match in kind.apostrophe.finditer(text)]
            if kind.single:
                others += [(*match.span(), "‘") for match in kind.single.finditer(text)]
            yield from sorted([*marks, *(edit for edit in others if edit[0] not in taken)])
            return


def _pairs(text: str, kind: _Replaced) -> Iterator[tuple[Span, ...]]:
    """Where marks open, and where each is closed in its paragraph before the next opens.

    One that opens a paragraph is closed in none if the next paragraph opens with another.
    """
    starts = [match.span() for match in kind.opening.finditer(text)]
    for (start, end), (following, _) in pairwise([*starts, (len(text), len(text))]):
        line_end = text.find("\n\n", end, following)
        stop = following if line_end < 0 else min(line_end, following)
        found = kind.sure_closing.search(text, end + 1, stop) or kind.closing.search(text, end + 1, stop)
        if found:
            yield (start, end), found.span()
        elif text[max(0, start - 1) : start] in ("", "\n") and stop < following and not text[stop:following].strip():
            yield ((start, end),)
