"""The signs that a text may need repairs: what it holds that clean text does not."""

from __future__ import annotations

import re
from string import ascii_uppercase
from typing import Final

from quotes.text.labels import CLOCK
from quotes.text.view.letter_case import is_in_capitals

TWO_SPACES: Final = "  "
LOW_LINE: Final = "\n a"
"""Stands among the signs for a line that begins in lower case, or with a mark of quoted mail."""
FENCED: Final = "---"
LIST: Final = "[a"
"""Stands for a bracket with which a text begins."""
ESCAPED: Final = "=93"
"""Stands for a byte of mail that was not decoded."""
QUESTION: Final = " ?"
"""Stands for a question mark or a dot before a word."""
BARE: Final = "u201"
"""Stands for the code of a mark."""
HYPHENS: Final = "\n--"
"""Stands for a line of two hyphens."""
CODE: Final = "\n`"
"""Stands for the fence of a program's code."""
BARS: Final = "\n| "
"""Stands for a line that begins with a bar or a colon."""
ITEMS: Final = "\n- "
"""Stands for a line that begins with a mark or a number as an item of a list does."""
TIME: Final = "\n0:00"
"""Stands for a line that is a time."""
CAPITALS: Final = "A B"
"""Stands for a text in capitals."""
TOKENS: Final = " , "
"""Stands for a comma after a space."""
DROPPED: Final = "\nA b"
"""Stands for a paragraph whose first letter is set apart."""
PAGE_NUMBER: Final = "\n 1"
"""Stands for a line that may be a page number."""

_ORDINARY: Final = bytes(set(range(128)) - set(b"`&<>*_#[{\\~^|\x00\b\x1a\x1b\t\v\f\r\x11\x12\x13\x14\x18\x19\x1c\x1d"))
"""What is in any clean text."""
_PUNCTUATION: Final = "–—‘’“”…"
_UNCOMMON: Final = re.compile(f"[^{_PUNCTUATION}]")
_COMMON: Final = frozenset(_ORDINARY + _PUNCTUATION.encode())
"""The bytes of most clean text; the few odd characters that have no other come with some that do (❝ with ❞)."""
_TWICE: Final = (TWO_SPACES, '""', ",,")
"""What is odd where two of the same character meet: they share a bit."""
_MEET: Final = {" ": 0b01001, ",": 0b10000, ".": 0b00010, "?": 0b00010, '"': 0b1000000}
"""Bits of characters that are odd where they meet: a comma, a full stop and a question mark have the bit above one of
those of the space before them."""
_BITS: Final = bytes(_MEET.get(chr(byte), 0 if byte in _COMMON else 0b10000000) for byte in range(256))
"""What each byte becomes in the scan: non-ASCII if it is odd, else its bits of ``_MEET``."""
_IN_CONTEXT: Final = {
    "[": (
        re.compile(r"\[(?=[\[/^\d]|http|SEP\]|(?:note|nb|n)\s?\d|citation|edit|link|[a-z]\])"),
        re.compile(r"\](?=\(|:\s)"),
    ),
    "#": (re.compile(r"#(?=\s|8|14)"),),
    "&": (re.compile(r"&(?=\s?#?\w{2,8}\s?;|[lr][sd]quo|quot|#82)"),),
    "_": (re.compile(r"_(?:(?<![\w\\]_)|(?=CHAR|NEWLINE|sep|x0))"), re.compile(",_")),
    "*": (re.compile(r"\*"), re.compile(r",\*")),
}
"""The signs that clean text has, too, and where a text that needs repairs has them: not in *he [Lee] left*, *#Kew*,
*AT&T* and *@ann_lee*."""
_ODD_LINE: Final = re.compile(
    r"\n(?:[^A-Z“\"‘'\n]|[A-Z](?= [A-Z]{1,15}\b|\r?\n)|[B-HJ-Z](?= )|P(?=(?:age|AGE) ))[^\n]*"
)
"""A line that begins with neither a word with a capital nor an opening mark, or with *Page*."""
_LOW: Final = "abcdefghijklmnopqrstuvwxyzßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ"
_LINES: Final = (
    (HYPHENS, frozenset("-"), re.compile(r"\n--")),
    (CODE, frozenset("`~"), re.compile(r"\n(?:```|~~~)")),
    (BARS, frozenset("|:]}%;$/~!*+#"), re.compile(r"\n(?:[|:\]}%;$~!*+#]|//) ")),
    (ITEMS, frozenset("-*+[( \t0123456789"), re.compile(r"\n[ \t]*(?:[-*+]|[\[(]?\d{1,4}[.:)\]]?)[ \t]")),
    (DROPPED, frozenset(ascii_uppercase), re.compile(r"\n[A-Z](?:\r?\n| [A-Z]{1,15}\b|(?<=[B-HJ-Z]) )")),
    (TIME, frozenset("[( \t0123456789"), re.compile(rf"\n[ \t]*{CLOCK}[ \t]*\r?(?:\n|\Z)")),
    (
        PAGE_NUMBER,
        frozenset("pP-–— \t\f0123456789"),
        re.compile(
            r"\n[ \t\f]*(?:[Pp](?:age|AGE) |[-–—] ?)?\d{1,4}(?: *(?:of|/) *\d{1,4})?(?: ?[-–—])?[ \t\r]*(?:\n|\Z)"
        ),
    ),
    (LOW_LINE, frozenset(_LOW + " \t\xa0>"), re.compile(rf"\n[ \t\xa0>]*[{_LOW}]")),
)
"""Each sign of a line, the characters with which such a line begins, and its pattern."""
_BEGINS_LOW_ANYWHERE: Final = re.compile(rf"[\n\r\u2028\u2029][ \t\xa0>]*[{_LOW}]")
_FEW_MARKS: Final = 6
_LOST: Final = ("?", ".", "…")
_SETS_APART: Final = frozenset(" \r\n")
_RARE_LINE_ENDS: Final = frozenset("\r\u2028\u2029")


def signs_of(text: str) -> set[str]:
    """Find what a text holds that clean text does not.

    Args:
        text: The article as read, or as repaired so far.

    Returns:
        Odd characters, characters that are odd beside their neighbors, and constants of this module.
    """
    odd_lines = _ODD_LINE.findall(text)
    begins = {line[1] for line in odd_lines}
    signs = _signs_of_characters(text, begins)
    if text[:1] == "[":
        signs.add(LIST)
    if text.startswith(("---", "\ufeff---")):
        signs.add(FENCED)
    if is_in_capitals(text):
        signs.add(CAPITALS)
    if text[1:2] in _SETS_APART and text[0].isupper():
        signs.add(DROPPED)
    if odd_lines:
        lines = "".join(odd_lines) + "\n"
        for sign, firsts, line in _LINES:
            if not begins.isdisjoint(firsts) and line.search(lines):
                signs.add(sign)
    if not signs.isdisjoint(_RARE_LINE_ENDS) and _BEGINS_LOW_ANYWHERE.search(text):
        signs.add(LOW_LINE)
    return signs


def _signs_of_characters(text: str, begins: set[str]) -> set[str]:
    """The odd characters of a text, and those that are odd where two of them meet.

    Args:
        text: The text.
        begins: The first characters of its odd lines.
    """
    encoded = text.encode("utf-8", "surrogatepass")
    scanned = encoded.translate(_BITS)
    signs: set[str] = set()
    if not scanned.isascii():
        odd = encoded.translate(None, _ORDINARY).decode("utf-8", "surrogatepass")
        signs.update(_UNCOMMON.findall(odd))
        for character in _IN_CONTEXT.keys() & signs:
            signs.remove(character)
            first = max(0, text.index(character) - 1)
            for context in _IN_CONTEXT[character]:
                signs.update(context.findall(text, first))
    # Arithmetic compares all neighbors in less time than a search for two spaces alone takes.
    bits = int.from_bytes(scanned, "little")
    twice = bits & bits >> 8
    if twice:
        meet = twice.to_bytes(len(scanned), "little")
        signs.update(pair for pair in _TWICE if _MEET[pair[0]] in meet)
    # What lost its marks to question marks or codes has hardly any others.
    if "“" not in text and text.count('"') < _FEW_MARKS:
        signs |= _signs_of_lost_marks(text, begins, has_space_before=bool(bits & bits >> 9))
    if "=" in text and any(sign in text for sign in ("=E2=80=9", "=93", "=\n", "=\r\n", "=20\n")):
        signs.add(ESCAPED)
    return signs


def _signs_of_lost_marks(text: str, begins: set[str], *, has_space_before: bool) -> set[str]:
    """What shows that question marks, dots or codes took the place of marks, or that tokens were taken apart.

    Args:
        text: The text.
        begins: The first characters of its odd lines.
        has_space_before: Whether there may be a space before a comma, a full stop or a question mark.
    """
    signs = set()
    has_spaced = has_space_before and (" ." in text or " ?" in text)
    if has_spaced or text.startswith(_LOST) or "…" in text or "?" in begins:
        signs.add(QUESTION)
    if _may_have_codes(text):
        signs.add(BARE)
    if has_space_before and TOKENS in text:
        signs.add(TOKENS)
    return signs


def _may_have_codes(text: str) -> bool:
    """Whether a text has what may be the code of a mark, but for its first character."""
    if "u201" in text or "(cid:1" in text:
        return True
    # Looking for one character takes a fiftieth of the time of looking for several.
    return (
        ("%" in text and ("%E2%80%9" in text or "%22" in text))
        or ("+" in text and ("+IB" in text or "U+201" in text))
        or (";" in text and ("quo;" in text or "quot;" in text))
    )
