"""Repairs of text that was decoded with the wrong encoding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from itertools import accumulate
from typing import Final

from quotes.text.view.mapping import Edit, apart

_MOJIBAKE_SIGNS: Final = ("â€", "â\x80", "Ã", "Â", "‚Ä", "ΓÇ", "ÔÇ", "‰Û", "вЂ", "¡", "鈥")
"""What text read as Windows-1252, Latin-1, Mac Roman or an encoding of DOS, Russia or China nearly always holds."""
_PUNCTUATION: Final = "‘’“”–—…•"


def _misread() -> dict[str, str]:
    """What the punctuation of English becomes where its UTF-8 is read as an encoding that ftfy does not undo."""
    encodings = ("latin-1", "mac_roman", "cp437", "cp850")
    found = {mark.encode("utf-8").decode(name): mark for name in encodings for mark in _PUNCTUATION}
    found |= {"вЂњ": "“", "вЂќ": "”", "вЂ™": "’", "вЂ˜": "‘", "вЂ“": "–", "вЂ”": "—", "вЂ¦": "…"}
    # The marks of the Chinese encoding GBK, read as Latin-1.
    found |= {"¡°": "“", "¡±": "”", "¡®": "‘", "¡¯": "’", "¡ª": "—", "¡§": "“", "¡¨": "”", "¡¦": "’"}
    # Marks that went through two encodings of Windows and Macintosh.
    return found | {"‰ÛÏ": "“", "‰Û\x9d": "”", "‰Ûù": "”", "‰Ûª": "’", "‰Û÷": "‘", "‰ÛÒ": "–", "‰ÛÓ": "—", "‰Û": "”"}


_MISREAD: Final = _misread()
_MISREAD_SIGNS: Final = frozenset(sequence[:2] for sequence in _MISREAD)
_MISREAD_MARK: Final = re.compile("|".join(sorted(map(re.escape, _MISREAD), key=len, reverse=True)))
_READ_AS_GBK: Final = re.compile("鈥([^\\x00-\\x7f])")
_MOST_KEPT: Final = 1 << 10
"""Runs whose reading is kept, so that memory stays bounded."""
_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]")
_CUT_SHORT: Final = re.compile(r"Ã¢â‚¬Â?(?=[\s,.;:!?)\]]|\Z)|â€(?:\ufffd|\?(?=[\s,.;:!?)\]])|(?=[\s,.;:!?)\]]|\Z))")
"""A closing mark whose last byte Windows-1252 has no character for, lost on the way."""
_CUT_OPENING: Final = re.compile(r"(?:â€|вЂ)\ufffd(?<![^\s(\[]..\ufffd)(?=\w)")
"""An opening mark whose last byte Windows-1250 and -1251 have no character for."""
_ESCAPED: Final = re.compile(r"(?:=(?:[\dA-F]{2}|[ \t]*\r?\n))+")
_ESCAPED_BYTE: Final = re.compile(r"=([\dA-F]{2})")
_ESCAPED_MARK: Final = re.compile(r"=E2=80=9[89CD]|=9[1-4](?![\dA-F])")
_CUT_LINE: Final = re.compile(r"[\w ,.]=(?:20)?\r?\n[\w ,.]")
_FEWEST_CUT: Final = 2
_BACKSLASHED: Final = re.compile(
    r"\\{1,3}u([\da-fA-F]{4})|((?:\\x[\da-fA-F]{2})+)|\\(2[0-3][0-7])"
    r"|\\{1,3}(?:(?:r\\{1,2})?(n)|([-.,!?:;()\[\]*_#+>~\"'/“”‘’]))"
)
_WRITTEN_LINE_END: Final = re.compile(r"[.?!,:;\"”’'](?:\\r)?\\n(?=[A-Z\"“‘'\s\\])")
_FEWEST_LINE_ENDS: Final = 2
_BACKSLASHED_MARK: Final = re.compile(
    r"\\(?:u20(?:1[89CDcd]|[ 13])|xe2\\x80\\x9[89cd]|x9[1-4]|22[1-4]|[\"'“”])|[^\W_]\\[-.,!)](?=[\s”\"]|\Z)"
)
_BARE_CODE: Final = re.compile(r"u20(1[3489cCdD]|26)|%E2%80%([9A][\dA-F])|#(8\d{3}|14[5-8]);")
_OPENS_BARE: Final = re.compile(r"(?<![^\s(\[—–>])(?:u201[cC8]|%E2%80%9[8C]|#(?:8216|8220|14[57]);)(?=[^\W_])")
"""An opening mark without what shows its program that it is one."""
_CONTROL: Final = re.compile("[\x80-\x9f\x11-\x14\x18\x19\x1c\x1d]")
_LOW_CONTROLS: Final = {
    "\x11": "‘",
    "\x12": "’",
    "\x13": "“",
    "\x14": "”",
    "\x18": "‘",
    "\x19": "’",
    "\x1c": "“",
    "\x1d": "”",
}
"""Marks of Windows-1252 that lost their highest bit, and marks of Unicode that lost their first byte."""


def mojibake(text: str) -> Iterator[Edit]:
    r"""UTF-8 that was read as another encoding: *â€œNo* is *“No*.

    Leaves alone letters that are words in some language, as ftfy judges them: *São Paulo*.

    >>> list(mojibake("â€œNo,â€\x9d"))
    [(0, 3, '“'), (6, 9, '”')]
    """
    if not any(sign in text for sign in _MOJIBAKE_SIGNS):
        return
    from ftfy.chardata import UTF8_DETECTOR_RE

    found: dict[int, Edit] = {}
    if "â" in text:
        found |= {match.start(): (*match.span(), "”") for match in _CUT_SHORT.finditer(text)}
    found |= {match.start(): (*match.span(), "‘") for match in _CUT_OPENING.finditer(text)}
    if any(sign in text for sign in _MISREAD_SIGNS):
        found |= {match.start(): (*match.span(), _MISREAD[match.group()]) for match in _MISREAD_MARK.finditer(text)}
    if "鈥" in text:
        found |= {match.start(): (*match.span(), _from_gbk(match.group(1))) for match in _READ_AS_GBK.finditer(text)}
    done = 0
    # Each match begins with such a character, found in a tenth of the time of a search for a match.
    for odd in _NOT_ASCII.finditer(text):
        match = UTF8_DETECTOR_RE.match(text, odd.start()) if odd.start() >= done else None
        if match is None:
            continue
        done = match.end()
        fixed = _read_again(match.group())
        if fixed != match.group() and match.start() not in found:
            found[match.start()] = (*match.span(), fixed)
    for edit in apart(found.values()):
        yield from _one_by_one(*edit)


@lru_cache(maxsize=_MOST_KEPT)
def _read_again(run: str) -> str:
    """A run of characters as ftfy would have it; a name in it comes again and again."""
    from ftfy import fix_encoding

    return fix_encoding(run)


def _from_gbk(second: str) -> str:
    """The mark whose last byte was read with the byte after it as one Chinese character, and the character of that."""
    found = (b"\xe2\x80" + second.encode("gb18030", "replace")).decode("utf-8", "ignore")
    return found if found and found[0] in _PUNCTUATION else "”"


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
    r"""Control characters that are marks in Windows-1252, or that are what was left of marks.

    The one for an ellipsis ends a line in a text without any other line end, as on mainframes.

    >>> list(control_characters("\x93No,\x94"))
    [(0, 1, '“'), (4, 5, '”')]
    """
    ends_line = "\n" not in text and text.count("\x85") >= _FEWEST_LINE_ENDS
    for match in _CONTROL.finditer(text):
        meant = _LOW_CONTROLS.get(match.group()) or match.group().encode("latin-1").decode("cp1252", "ignore")
        if meant:
            yield (*match.span(), "\n" if ends_line and match.group() == "\x85" else meant)


def quoted_printable(text: str) -> Iterator[Edit]:
    """Mail as it is sent: *=E2=80=9CNo,=E2=80=9D she said, and le=*, whose line goes on.

    Leaves alone what has neither a quotation mark written so nor several lines cut so.

    >>> list(quoted_printable("=93No,=94 said Jos=E9."))
    [(0, 3, '“'), (6, 9, '”'), (18, 21, 'é')]
    """
    if _ESCAPED_MARK.search(text) is None and len(_CUT_LINE.findall(text)) < _FEWEST_CUT:
        return
    for match in _ESCAPED.finditer(text):
        escaped = [*_ESCAPED_BYTE.finditer(text, *match.span())]
        if not escaped:
            yield (*match.span(), "")
            continue
        data = bytes(int(byte.group(1), 16) for byte in escaped)
        # A line may be cut between the bytes of a character.
        bounds = [match.start(), *(byte.start() for byte in escaped[1:]), match.end()]
        done = 0
        for character, size in _decoded(data):
            yield bounds[done], bounds[done + size], character
            done += size


def backslashes(text: str) -> Iterator[Edit]:
    r"""Characters as programs write them: *\\"No,\\"*, *\\u201cNo,\\u201d*, *It rained.\\nAnn Lee left.\\n*.

    Leaves alone what has neither a quotation mark written so nor several ends of paragraphs: *C:\\new*.

    >>> list(backslashes(r"\"No,\" she said.\nIt rained."))
    [(0, 2, '"'), (5, 7, '"'), (17, 19, '\n')]
    """
    end = _end_of_string(text)
    if (
        not end
        and _BACKSLASHED_MARK.search(text) is None
        and len(_WRITTEN_LINE_END.findall(text)) < max(_FEWEST_LINE_ENDS, text.count("\n"))
    ):
        return
    if end:
        yield 0, 1, ""
    for match in _BACKSLASHED.finditer(text):
        code, escaped, octal, line_end, plain = match.groups()
        if escaped or octal:
            data = bytes(int(byte, 16) for byte in escaped[2:].split("\\x")) if escaped else bytes([int(octal, 8)])
            yield from _bytes_as_written(match.start(), match.end(), data)
        else:
            yield (*match.span(), chr(int(code, 16)) if code else "\n" if line_end else plain)
    if end:
        yield end - 1, end, ""


def bare_codes(text: str) -> Iterator[Edit]:
    """Codes of marks that lost their backslash or ampersand, or that are escaped as in an address.

    Leaves alone what has none before a word: *#edu2019*, *https://example.org/a%E2%80%99b*.

    >>> list(bare_codes("u201cNo,u201d she said. %E2%80%9CNo,%E2%80%9D #8220;No,#8221;"))[:4]
    [(0, 5, '“'), (8, 13, '”'), (24, 33, '“'), (36, 45, '”')]
    """
    if _OPENS_BARE.search(text) is None:
        return
    for match in _BARE_CODE.finditer(text):
        code, byte, number = match.groups()
        if number:
            meant = unescape(f"&#{number};")
        else:
            meant = chr(int(f"20{code}", 16)) if code else bytes([0xE2, 0x80, int(byte, 16)]).decode("utf-8")
        yield (*match.span(), meant)


def _end_of_string(text: str) -> int:
    """Where a text ends that is a string of a program, in marks that are not its own; 0 if it is not one."""
    string = text.rstrip()
    is_one = len(string) > 2 and string[0] == string[-1] == '"' and string[-2] != "\\" and "\\n" in string
    return len(string) if is_one and '"' not in string[1:-1].replace('\\"', "") else 0


def _bytes_as_written(start: int, end: int, data: bytes) -> Iterator[Edit]:
    """The edits of the characters of a row of bytes, each written as equally many characters."""
    each = (end - start) // len(data)
    for character, size in _decoded(data):
        yield start, start + each * size, character
        start += each * size


def _decoded(data: bytes) -> list[tuple[str, int]]:
    """The characters that bytes stand for, as UTF-8 or else as Windows-1252, each with the number of its bytes."""
    try:
        return [(character, len(character.encode("utf-8"))) for character in data.decode("utf-8")]
    except UnicodeDecodeError:
        return [(character, 1) for character in data.decode("cp1252", "replace")]
