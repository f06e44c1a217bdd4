"""The signs that a text may need repairs: what it holds that clean text does not."""

from __future__ import annotations

import re
from string import ascii_uppercase
from typing import Final

from quotes.text.labels import CLOCK
from quotes.text.layout.gluing import is_one_line
from quotes.text.layout.joining import FEWEST_LEADING, may_be_half_joined
from quotes.text.view.letter_case import is_in_capitals
from quotes.text.view.ligatures import may_lack_ligatures
from quotes.text.view.mail import HEADER
from quotes.text.view.openings import has_opening_capitals
from quotes.text.view.transcripts import STAMP

TWO_SPACES: Final = "  "
LOW_LINE: Final = "\n a"
"""Stands among the signs for a line that goes on from another, or that begins with a mark of quoted mail."""
FENCED: Final = "---"
LIST: Final = "[a"
"""Stands for a bracket with which a text begins."""
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
STAMPED: Final = "\n0:00 A"
"""Stands for a line that begins with a time, or with the sign of another's post."""
GLUED: Final = "A | B"
"""Stands for a text of one line."""
NOTED: Final = "”1"
"""Stands for a digit after a closing mark that ends a sentence or a clause."""
ADDRESS: Final = "(http"
"""Stands for an address in brackets."""
CUT: Final = "wait- ed"
"""Stands for a hyphen and a space within a word."""
MORE: Final = " MORE"
"""What ends the headlines that the link to a person brings in."""
PLAYER: Final = "\nJUST WATCHED"
"""Stands for a line that is a player of films."""
LIGATURES: Final = "ofcer"
"""Stands for a text whose ligatures were lost or set apart."""
EQUALS: Final = " ="
"""Stands for an equals sign before a word."""
CAPITALS: Final = "A B"
"""Stands for a text in capitals."""
TOKENS: Final = " , "
"""Stands for a comma after a space."""
DROPPED: Final = "\nA b"
"""Stands for a paragraph whose first letter is set apart."""
OPENING: Final = "\nTHE MAYOR left"
"""Stands for a paragraph whose first words are in capitals."""
PAGE_NUMBER: Final = "\n 1"
"""Stands for a line that may be a page number."""

_ODD: Final = b"`&<>*_#[{\\~^|=\t\v\f\r" + bytes(set(range(32)).difference(b"\t\n\v\f\r"))
_ORDINARY: Final = bytes(set(range(128)).difference(_ODD))
"""What is in any clean text."""
_PUNCTUATION: Final = "–—‘’“”…"
_COMMON: Final = _ORDINARY + _PUNCTUATION.encode()
"""The bytes of most clean text; the few odd characters that have no other come with some that do (❝ with ❞)."""
_APOSTROPHES: Final = "''"
_TWICE: Final = (TWO_SPACES, '""', ",,", _APOSTROPHES)
"""What is odd where two of the same character meet: they share a bit."""
_MEET: Final = {" ": 0b1, ".": 0b10, "?": 0b10, ",": 0b1010, '"': 0b100000, "'": 0b1000000}
"""Bits of characters that are odd where they meet: a comma, a full stop and a question mark have the bit above that of
the space before them."""
_BITS: Final = bytes(_MEET.get(chr(byte), 0 if byte in _COMMON else 0b10000000) for byte in range(256))
"""What each byte becomes in the scan: non-ASCII if it is odd, else its bits of ``_MEET``."""
_IN_CONTEXT: Final = {
    "[": (
        (
            "[",
            re.compile(
                r"\[(?=[\[/^\d]|\*\d|http|SEP\]|(?:note|nb|n)\s?\d|citation|edit|link|[a-z]\]|[a-z][\w-]*\s[\w-]+=)"
            ),
        ),
        ("]", re.compile(r"\](?=\(|:\s|\{)")),
    ),
    "#": (("#", re.compile(r"#(?=\s|8|14)")),),
    "&": (("&", re.compile(r"&(?=\s?#?\w{2,8}\s?;|[lr][sd]quo|quot|#82)")),),
    "=": (("=", re.compile(r"=(?=E2=80=9|93|20\n|\r?\n)")), (EQUALS, re.compile(r"=(?<!\S=)(?==?\w)"))),
    # A lone *_* within its paragraph closes nothing: *___.* is a rule.
    "_": (
        ("_", re.compile(r"_(?:(?<![\w\\]_)(?=_{0,2}[^\s_](?:[^_\n]|\n(?![^\S\n]*\n))*_)|(?=CHAR|NEWLINE|sep|x0))")),
        (",_", re.compile("(?<=,)_")),
    ),
    "*": (("*", re.compile(r"\*")), (",*", re.compile(r"(?<=,)\*"))),
    ">": ((">", re.compile(r"(?<![^\sA-Z])>")),),
    "\x1b": (("\x1b", re.compile(r"\x1b(?=\[)")),),
    "Ã": (("Ã", re.compile(r"Ã(?=[^\x00-\x7f]|\s)")),),
}
"""The signs that clean text has, too, and where a text that needs repairs has them: not in *he [Lee] left*, *#Kew*,
*AT&T*, *@ann_lee* and *JOÃO*. Each sign is looked for from its last character."""
_ONLY_IN_CONTEXT: Final = frozenset(_IN_CONTEXT)
_ODD_LINE: Final = re.compile(
    r"\n(?:[^A-Z“\"‘'\n]|[A-Z](?=[A-Z]| [A-Z]{1,15}\b|\r?\n)|[“\"‘'](?=[A-Z]{2})|[B-HJ-Z](?= )"
    r"|P(?=(?:age|AGE) ))[^\n]*"
)
"""A line that begins with neither a word with one capital nor a mark before one, or with *Page*."""
_LOW: Final = "abcdefghijklmnopqrstuvwxyzßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ"
_LINES: Final = (
    (HYPHENS, frozenset("-"), re.compile(r"\n--")),
    (PLAYER, frozenset("J"), re.compile(PLAYER)),
    (CODE, frozenset("`~"), re.compile(r"\n(?:```|~~~)")),
    (BARS, frozenset("|:]}%;$/~!*+#"), re.compile(r"\n(?:[|:\]}%;$~!*+#]>?|//) ")),
    (
        ITEMS,
        frozenset("-*+[( \t0123456789"),
        re.compile(r"\n[ \t]*(?:[-*+]|[\[(]?\d{1,4}(?:[.:]|/\d{0,3})?[)\]]?)[ \t]"),
    ),
    (DROPPED, frozenset(ascii_uppercase), re.compile(r"\n[A-Z](?:\r?\n| [A-Z]{1,15}\b|(?<=[B-HJ-Z]) )")),
    (STAMPED, frozenset("R[( \t0123456789"), re.compile(rf"\n{STAMP}")),
    (TIME, frozenset("[( \t0123456789"), re.compile(rf"\n[ \t]*{CLOCK}[ \t]*\r?(?:\n|\Z)")),
    (
        PAGE_NUMBER,
        frozenset("pP-–— \t\f0123456789"),
        re.compile(
            r"\n[ \t\f]*(?:[Pp](?:age|AGE) [DEHS]?|[-–—] ?)?\d{1,5}(?: *(?:of|/) *\d{1,4})?(?: ?[-–—])?[ \t\r]*"
            r"(?:\n|\Z)"
        ),
    ),
    (LOW_LINE, frozenset(_LOW + " \t\xa0>,’"), re.compile(rf"\n(?:[ \t\xa0>]*[{_LOW}]|,|’s)")),
)
"""Each sign of a line, the characters with which such a line begins, and its pattern."""
# Each begins with a character, looked for in a fiftieth of the time of a class of two.
_NUMBER_AFTER: Final = tuple(
    (mark, re.compile(rf"{closing}\d(?<=[.,?!;]{closing}\d)")) for mark, closing in ("‘’", "””", '""')
)
"""What a text with a number after a closing mark has, too, and such a number."""
_WHOLE: Final = (
    (HEADER, ":", re.compile(rf":(?<={HEADER})")),
    (ADDRESS, "(", re.compile(r"\(http")),
    (MORE, "E", re.compile(r"E(?<= MORE)")),
)
"""The signs that are words, the character of each that clean text has least, and the words at that character."""
_CUT_WORD: Final = re.compile(r"-(?<=[a-z]-) +(?=[a-z])")
_WRITTEN_TWICE: Final = re.compile(r"''(?<=[A-Za-z]'')(?=[A-Za-z])")
"""An apostrophe that may be one of a database; those of a text whose marks are such never stand so."""
_BEGINS_OPENING: Final = frozenset(ascii_uppercase + "“\"‘'")
_LONGEST_OPENING: Final = 400
_LONGEST_LEAD: Final = 1500
"""Characters among which the words in capitals are with which a text begins; and a comma, if tokens are set apart."""
_BEGINS_LOW_ANYWHERE: Final = re.compile(rf"[\n\r\u2028\u2029][ \t\xa0>]*[{_LOW}]")
_CODES: Final = {
    "2": re.compile(r"2(?<=u2)01"),
    "(": re.compile(r"\(cid:1"),
    "%": re.compile(r"%(?:E2%80%9|22)"),
    "+": re.compile(r"\+(?:IB|(?<=U\+)201)"),
    ";": re.compile(r";(?:(?<=quo;)|(?<=quot;))"),
}
"""The codes of marks by the character of each that clean text has least; one character is found in no time."""
FEW_MARKS: Final = 6
"""A text whose marks were lost has fewer straight ones."""
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
    signs |= _signs_of_whole(text)
    if odd_lines:
        lines = "".join(odd_lines) + "\n"
        for sign, firsts, line in _LINES:
            if not begins.isdisjoint(firsts) and line.search(lines):
                signs.add(sign)
        if not begins.isdisjoint(_BEGINS_OPENING) and has_opening_capitals(text, lines):
            signs.add(OPENING)
        if len(odd_lines) >= FEWEST_LEADING and may_be_half_joined(text):
            signs.add(LOW_LINE)
    if not signs.isdisjoint(_RARE_LINE_ENDS) and _BEGINS_LOW_ANYWHERE.search(text):
        signs.add(LOW_LINE)
    return signs


def _signs_of_whole(text: str) -> set[str]:
    """What shows at the beginning of a text, or in a word or two anywhere in it."""
    signs = {sign for sign, character, words in _WHOLE if _stands(text, character, words)}
    if text[:1] == "[" or (text[:1] == '"' and text.find('"', 1) == len(text.rstrip()) - 1):
        signs.add(LIST)
    if text.startswith(("---", "\ufeff---")):
        signs.add(FENCED)
    if _CUT_WORD.search(text):
        signs.add(CUT)
    if is_in_capitals(text):
        signs.add(CAPITALS)
    elif text[:2].isupper() and has_opening_capitals(text, f"\n{text[:_LONGEST_OPENING]}"):
        signs.add(OPENING)
    if text[1:2] in (" ", "\r", "\n") and text[0].isupper():
        signs.add(DROPPED)
    if is_one_line(text):
        signs.add(GLUED)
    if may_lack_ligatures(text):
        signs.add(LIGATURES)
    # Looking for one character takes a fiftieth of the time of a pattern.
    if any(mark in text and number.search(text) for mark, number in _NUMBER_AFTER):
        signs.add(NOTED)
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
        signs = _odd_characters(encoded)
        for character in _ONLY_IN_CONTEXT & signs:
            signs.remove(character)
            for sign, context in _IN_CONTEXT[character]:
                if _stands(text, sign[-1], context):
                    signs.add(sign)
    # Arithmetic compares all neighbors in less time than a search for two spaces alone takes.
    bits = int.from_bytes(scanned, "little")
    twice = bits & bits >> 8
    if twice:
        meet = twice.to_bytes(len(scanned), "little")
        signs.update([pair for pair in _TWICE if _MEET[pair[0]] in meet])
        if _APOSTROPHES in signs and _WRITTEN_TWICE.search(text) is None:
            signs.remove(_APOSTROPHES)
    at = text.find("“")
    if at < 0 or text.startswith("“ ", at):
        has_space_before = bool(bits & bits >> 9)
        if has_space_before and text.find(TOKENS, 0, _LONGEST_LEAD) >= 0:
            signs.add(TOKENS)
        # What lost its marks to question marks or codes has hardly any others.
        if at < 0 and _has_few_marks(text):
            signs |= _signs_of_lost_marks(text, begins, has_space_before=has_space_before)
    return signs


def _odd_characters(encoded: bytes) -> set[str]:
    """The odd characters of a text, given its bytes."""
    odd = encoded.translate(None, _COMMON)
    if odd.isascii():
        return set(odd.decode("ascii"))
    # Of a character that shares bytes with common ones, only some were left.
    return set(encoded.translate(None, _ORDINARY).decode("utf-8", "surrogatepass")).difference(_PUNCTUATION)


def _stands(text: str, character: str, context: re.Pattern[str]) -> bool:
    """Whether a character stands in a context somewhere in a text; most texts have few of it."""
    at = text.find(character)
    while at >= 0:
        if context.match(text, at):
            return True
        at = text.find(character, at + 1)
    return False


def _signs_of_lost_marks(text: str, begins: set[str], *, has_space_before: bool) -> set[str]:
    """What shows that question marks, dots or codes took the place of marks.

    Args:
        text: The text.
        begins: The first characters of its odd lines.
        has_space_before: Whether there may be a space before a comma, a full stop or a question mark.
    """
    signs = set()
    is_spaced = has_space_before and (" ." in text or " ?" in text)
    if is_spaced or text.startswith(("?", ".", "…")) or "…" in text or "?" in begins:
        signs.add(QUESTION)
    if any(_stands(text, character, code) for character, code in _CODES.items()):
        signs.add(BARE)
    return signs


def _has_few_marks(text: str) -> bool:
    """Whether a text has hardly any straight marks, of which the first few are looked for."""
    at = -1
    for _ in range(FEW_MARKS):
        at = text.find('"', at + 1)
        if at < 0:
            return True
    return False
