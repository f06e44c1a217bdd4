"""Repairs of text that was decoded with the wrong encoding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from quotes.text.view.mapping import Edit

_MOJIBAKE_SIGNS: Final = ("â€", "Ã", "Â", "‚Ä")
"""What UTF-8 read as Windows-1252, or as Mac Roman, nearly always holds in English text."""
_CUT_SHORT: Final = re.compile(r"â€(?:\ufffd|(?=[\s,.;:!?)\]]|\Z))")
"""A closing mark whose last byte Windows-1252 has no character for, lost on the way."""
_ESCAPED: Final = re.compile(r"(?:=[\dA-F]{2})+|=\r?\n")
_ESCAPED_MARK: Final = re.compile(r"=E2=80=9[89CD]|=9[1-4](?![\dA-F])")
_BACKSLASHED: Final = re.compile(r"\\(?:u([\da-fA-F]{4})|x([\da-fA-F]{2})|(?:r\\)?(n)|([\"'/]))")
_BACKSLASHED_MARK: Final = re.compile(r"\\(?:u20(?:1[89CDcd]|[ 13])|[\"'])")
_CONTROL: Final = re.compile("[\x80-\x9f]")


def mojibake(text: str) -> Iterator[Edit]:
    r"""UTF-8 that was read as another encoding: *â€œNo* is *“No*.

    Leaves alone letters that are words in some language, as ftfy judges them: *São Paulo*.

    >>> list(mojibake("â€œNo,â€\x9d"))
    [(0, 3, '“'), (6, 9, '”')]
    """
    if not any(sign in text for sign in _MOJIBAKE_SIGNS):
        return
    from ftfy import fix_encoding
    from ftfy.chardata import UTF8_DETECTOR_RE

    found: dict[int, Edit] = {match.start(): (*match.span(), "”") for match in _CUT_SHORT.finditer(text)}
    for match in UTF8_DETECTOR_RE.finditer(text):
        fixed = fix_encoding(match.group())
        if fixed != match.group() and match.start() not in found:
            found[match.start()] = (*match.span(), fixed)
    stop = 0
    for first, end, fixed in map(found.__getitem__, sorted(found)):
        if first >= stop:
            yield from _one_by_one(first, end, fixed)
            stop = end


def _one_by_one(start: int, end: int, fixed: str) -> Iterator[Edit]:
    """The edits of the single characters of a run: two marks side by side are two, each at its own place.

    A character takes as much of the run as it has bytes in UTF-8; where a run was decoded wrongly twice, its share.
    """
    ends = list(accumulate(len(character.encode("utf-8", "surrogatepass")) for character in fixed))
    if ends[-1] > end - start:
        yield start, end, fixed
        return
    first = start
    for character, stop in zip(fixed, ends, strict=True):
        last = start + stop * (end - start) // ends[-1]
        yield first, last, character
        first = last


def control_characters(text: str) -> Iterator[Edit]:
    r"""Control characters of Latin-1 that are marks in Windows-1252.

    >>> list(control_characters("\x93No,\x94"))
    [(0, 1, '“'), (4, 5, '”')]
    """
    if text.isascii():
        return
    for match in _CONTROL.finditer(text):
        meant = match.group().encode("latin-1").decode("cp1252", "ignore")
        if meant:
            yield (*match.span(), meant)


def quoted_printable(text: str) -> Iterator[Edit]:
    """Mail as it is sent: *=E2=80=9CNo,=E2=80=9D she said, and le=*, whose line goes on.

    Leaves alone what has no quotation mark written so.

    >>> list(quoted_printable("=93No,=94 said Jos=E9."))
    [(0, 3, '“'), (6, 9, '”'), (18, 21, 'é')]
    """
    if _ESCAPED_MARK.search(text) is None:
        return
    for match in _ESCAPED.finditer(text):
        escaped = match.group()
        if escaped[-1] == "\n":
            yield (*match.span(), "")
            continue
        data = bytes.fromhex(escaped.replace("=", ""))
        try:
            meant = data.decode("utf-8")
            sizes = [len(character.encode("utf-8")) for character in meant]
        except UnicodeDecodeError:
            meant = data.decode("cp1252", "replace")
            sizes = [1] * len(meant)
        first = match.start()
        for character, size in zip(meant, sizes, strict=True):
            # A byte is written as three characters.
            yield first, first + 3 * size, character
            first += 3 * size


def backslashes(text: str) -> Iterator[Edit]:
    r"""Characters as programs write them: *\\"No,\\"*, *\\u201cNo,\\u201d*.

    Leaves alone what has no quotation mark written so: *C:\\new*.

    >>> list(backslashes(r"\"No,\" she said.\nIt rained."))
    [(0, 2, '"'), (5, 7, '"'), (17, 19, '\n')]
    """
    if _BACKSLASHED_MARK.search(text) is None:
        return
    for match in _BACKSLASHED.finditer(text):
        code = match.group(1) or match.group(2)
        meant = chr(int(code, 16)) if code else "\n" if match.group(3) else match.group(4)
        yield (*match.span(), meant)
