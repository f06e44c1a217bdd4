"""The repairs in the order in which they are made, and what shows that one may be needed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from string import ascii_uppercase
from typing import Final, NamedTuple

from quotes.text.labels import CLOCK
from quotes.text.view.characters import (
    accents,
    angles,
    invisible,
    letters,
    marks,
    notes,
    pictures,
    raised_notes,
    spaces,
    tokenized,
)
from quotes.text.view.encoding import backslashes, bare_codes, control_characters, mojibake, quoted_printable
from quotes.text.view.initials import drop_capitals
from quotes.text.view.layout import (
    front_matter,
    license_of_book,
    long_dashes,
    page_breaks,
    signatures,
)
from quotes.text.view.letter_case import capitals, is_in_capitals
from quotes.text.view.lines import line_ends
from quotes.text.view.mapping import Edit, View
from quotes.text.view.markup import (
    board,
    comments,
    emphasis,
    entities,
    links,
    run_in_questions,
    tags,
    templates,
    wiki,
)
from quotes.text.view.numbering import line_numbers, list_marks
from quotes.text.view.quoted import block_quotations, quoted_mail
from quotes.text.view.replaced import replaced_marks
from quotes.text.view.residue import code, commands, mark_codes, rtf, separators, strings, terminal
from quotes.text.view.transcripts import stamps, voices


class Repair(NamedTuple):
    """One repair, and the characters of which a text that needs it has at least one."""

    find: Callable[[str], Iterator[Edit]]
    signs: frozenset[str]
    meaning: str


_TWO_SPACES: Final = "  "
_LOW_LINE: Final = "\n a"
"""Stands among the signs for a line that begins in lower case, or with a mark of quoted mail."""
_FENCED: Final = "---"
_ESCAPED: Final = "=93"
"""Stands for a byte of mail that was not decoded."""
_QUESTION: Final = " ?"
"""Stands for a question mark or a dot before a word."""
_BARE: Final = "u201"
"""Stands for the code of a mark."""
_HYPHENS: Final = "\n--"
"""Stands for a line of two hyphens."""
_CODE: Final = "\n`"
"""Stands for the fence of a program's code."""
_BARS: Final = "\n| "
"""Stands for a line that begins with a bar or a colon."""
_ITEMS: Final = "\n- "
"""Stands for a line that begins with a mark or a number as an item of a list does."""
_CLOCK: Final = "\n0:00"
"""Stands for a line that is a time."""
_CAPITALS: Final = "A B"
"""Stands for a text in capitals."""
_TOKENS: Final = " , "
"""Stands for a comma after a space."""
_DROPPED: Final = "\nA b"
"""Stands for a paragraph whose first letter is set apart."""
_PAGE: Final = "\n 1"
"""Stands for a line that may be a page number."""
_ODD_SPACES: Final = frozenset(
    "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
"""Every space of Unicode but the plain one and those that end a line."""
_CONTROLS: Final = frozenset(map(chr, range(0x80, 0xA0))) | frozenset("\x11\x12\x13\x14\x18\x19\x1c\x1d")
_COMBINING: Final = frozenset(map(chr, range(0x300, 0x370)))


def _characters(*bounds: int) -> frozenset[str]:
    """The characters of several ranges, each given by its first code and the one after its last."""
    ranges = zip(bounds[::2], bounds[1::2], strict=True)
    return frozenset(chr(code) for first, stop in ranges for code in range(first, stop))


_INVISIBLE: Final = frozenset("¬\u00ad\ufeff\ufffcï") | _characters(
    *(0x200B, 0x2010, 0x202A, 0x202F, 0x2060, 0x2065, 0x2066, 0x206A, 0xFE00, 0xFE10)
)
_WIDE: Final = _characters(0xFF01, 0xFF5F, 0x1D400, 0x1D800)
"""Letters of mathematics, and those as wide as Chinese characters."""
_PICTURES: Final = frozenset("\u20e3") | _characters(0x2600, 0x2C00, 0x1F000, 0x1FB00)

REPAIRS: Final[tuple[Repair, ...]] = (
    Repair(accents, _COMBINING, "accents that were characters of their own"),
    Repair(terminal, frozenset("\x00\b\x1b^\\"), "what a terminal or a program adds to characters"),
    Repair(strings, frozenset(["[", '""']), "strings of a program"),
    Repair(separators, frozenset("_|<["), "what a data set puts between paragraphs"),
    Repair(mark_codes, frozenset("<\\{^&") | {_BARE}, "codes that programs write for marks"),
    Repair(rtf, frozenset("\\"), "control words of RTF"),
    Repair(commands, frozenset("\\~"), "commands of LaTeX"),
    Repair(backslashes, frozenset("\\"), "characters written with backslashes"),
    Repair(bare_codes, frozenset(["#", _BARE]), "codes of marks that are not whole"),
    Repair(quoted_printable, frozenset([_ESCAPED]), "mail that was not decoded"),
    Repair(license_of_book, frozenset("*"), "what Project Gutenberg puts around a book"),
    Repair(entities, frozenset("&"), "HTML entities"),
    Repair(mojibake, frozenset("âÃÂ‚ΓÔ‰в¡鈥"), "text decoded with the wrong encoding"),
    Repair(control_characters, _CONTROLS, "control characters that are marks in Windows-1252"),
    Repair(replaced_marks, frozenset("\ufffdÒÔìâ³·ô*_¿□■\x1a") | {_QUESTION}, "marks that became other characters"),
    Repair(letters, _WIDE | frozenset("ﬀﬁﬂﬃﬄﬅﬆſƟƩ。、"), "ligatures and letters of other widths"),
    Repair(pictures, _PICTURES, "emoji"),
    Repair(block_quotations, frozenset([">"]), "quotations set apart"),
    Repair(quoted_mail, frozenset([">", _BARS]), "marks of quoted mail"),
    Repair(voices, frozenset("<"), "tags of captions"),
    Repair(comments, frozenset("<"), "HTML comments, scripts and styles"),
    Repair(angles, frozenset("<"), "double angles for quotation marks"),
    Repair(run_in_questions, frozenset("*_<"), "questions in bold before their answers"),
    Repair(tags, frozenset("<"), "HTML tags"),
    Repair(code, frozenset([_CODE]), "code between fences"),
    Repair(templates, frozenset("{"), "templates"),
    Repair(links, frozenset("[<"), "Markdown links"),
    Repair(wiki, frozenset("["), "links of a wiki"),
    Repair(board, frozenset("["), "tags of a message board"),
    Repair(emphasis, frozenset("*_#"), "Markdown emphasis and headings"),
    Repair(invisible, _INVISIBLE, "soft hyphens, zero-width spaces and marks of direction"),
    Repair(
        marks,
        frozenset([",,", '""', *"´〝〞〟❝❞❛❜❮❯《》〈〉｢｣﹁﹂﹃﹄″ʺˮ〃״˝⹂′ʹʻʽʼ‚‛ˈ՚"]),
        "quotation marks of no house style",
    ),
    Repair(tokenized, frozenset(["`", _TOKENS]), "spaces between tokens"),
    Repair(notes, frozenset("["), "footnote marks"),
    Repair(raised_notes, frozenset("¹²³⁰⁴⁵⁶⁷⁸⁹†‡§"), "raised footnote marks"),
    Repair(front_matter, frozenset([_FENCED]), "front matter"),
    Repair(long_dashes, frozenset([_HYPHENS]), "three hyphens for a dash"),
    Repair(signatures, frozenset([_HYPHENS]), "signatures of mail"),
    Repair(capitals, frozenset([_CAPITALS]), "capitals"),
    Repair(stamps, frozenset([_CLOCK]), "times above or below the names of a transcript"),
    Repair(line_numbers, frozenset([_ITEMS]), "numbers of lines"),
    Repair(drop_capitals, frozenset([_DROPPED]), "large first letters"),
    Repair(page_breaks, frozenset(["\f", _PAGE, _LOW_LINE]), "page numbers and headers"),
    Repair(line_ends, frozenset([_LOW_LINE]), "line ends within paragraphs"),
    Repair(
        list_marks, frozenset([*"•●▪‣■◦·◆◇○❖➢➤►▶▸→➔★☆□\uf0a7\uf0b7\uf0d8¶", _ITEMS]), "bullets and numbers of lists"
    ),
    Repair(spaces, frozenset([_TWO_SPACES]), "runs of spaces"),
)

_ORDINARY: Final = bytes(set(range(128)) - set(b"`&<>*_#[{\\~^|\x00\b\x1a\x1b\t\v\f\r\x11\x12\x13\x14\x18\x19\x1c\x1d"))
"""What is in any clean text."""
_COMMON: Final = frozenset(_ORDINARY + "–—‘’“”…".encode())
"""The bytes of most clean text; the few odd characters that have no other come with some that do (❝ with ❞)."""
_TWICE: Final = {"  ": 1, '""': 2, ",,": 4}
"""What is odd where two of the same character meet, with a bit of its own."""
_BITS: Final = bytes(_TWICE.get(chr(byte) * 2, 0 if byte in _COMMON else 0x80) for byte in range(256))
"""What each byte becomes in the scan: non-ASCII if it is odd, its bit of ``_TWICE`` if two of it are, else 0."""
_ODD_LINE: Final = re.compile(r"\n([^A-Z“\"‘'\n]|[A-Z](?= [A-Z]|\r?\n)|[B-HJ-Z](?= )|P(?=(?:age|AGE) ))")
"""The first character of a line that begins with neither a word with a capital nor an opening mark, or with *Page*."""
_LOW: Final = "abcdefghijklmnopqrstuvwxyzßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ"
_LINES: Final = (
    (_HYPHENS, frozenset("-"), re.compile(r"\n--")),
    (_CODE, frozenset("`~"), re.compile(r"\n(?:```|~~~)")),
    (_BARS, frozenset("|:]}%;$/~!*+#"), re.compile(r"\n(?:[|:\]}%;$~!*+#]|//) ")),
    (_ITEMS, frozenset("-*+[( \t0123456789"), re.compile(r"\n[ \t]*(?:[-*+]|[\[(]?\d{1,4}[.:)\]]?)[ \t]")),
    (_DROPPED, frozenset(ascii_uppercase), re.compile(r"\n[A-Z](?:\r?\n| [A-Z]|(?<=[B-HJ-Z]) )")),
    (_CLOCK, frozenset("[( \t0123456789"), re.compile(rf"\n[ \t]*{CLOCK}[ \t]*\r?(?:\n|\Z)")),
    (
        _PAGE,
        frozenset("pP-–— \t\f0123456789"),
        re.compile(
            r"\n[ \t\f]*(?:[Pp](?:age|AGE) |[-–—] ?)?\d{1,4}(?: *(?:of|/) *\d{1,4})?(?: ?[-–—])?[ \t\r]*(?:\n|\Z)"
        ),
    ),
    (_LOW_LINE, frozenset(_LOW + " \t\xa0>"), re.compile(rf"\n[ \t\xa0>]*[{_LOW}]")),
)
"""Each sign of a line, the characters with which such a line begins, and its pattern."""
_BEGINS_LOW_ANYWHERE: Final = re.compile(rf"[\n\r\u2028\u2029][ \t\xa0>]*[{_LOW}]")
_FEW_MARKS: Final = 6
_LOST: Final = ("?", ".", "…")
_SOFT_BREAK: Final = "\v"
_SETS_APART: Final = frozenset(" \r\n")
_RARE_LINE_ENDS: Final = frozenset("\r\u2028\u2029")


def view_of(text: str) -> View:
    """Give the article as the rules read it.

    Args:
        text: The article as read.
    """
    view = View(text)
    signs = _signs(text)
    if not signs:
        return view
    if _SOFT_BREAK in signs:
        view.substitute("line breaks of a word processor", _SOFT_BREAK, "\n")
        signs = _signs(view.text)
    if odd := signs & _ODD_SPACES:
        view.substitute("tabs and odd spaces", odd, " ")
        signs -= odd
        if "  " in view.text:
            signs.add(_TWO_SPACES)
    for repair in REPAIRS:
        if not signs.isdisjoint(repair.signs):
            before = view.text
            view.edit(repair.meaning, line_ends(before, view) if repair.find is line_ends else repair.find(before))
            if view.text is not before and repair is not REPAIRS[-1]:
                signs = _signs(view.text)
                if _TOKENS in view.text:
                    signs.add(_TOKENS)
    return view


def _signs(text: str) -> set[str]:
    """What a text holds that clean text does not."""
    signs = _signs_of_characters(text)
    if text.startswith(("---", "\ufeff---")):
        signs.add(_FENCED)
    if is_in_capitals(text):
        signs.add(_CAPITALS)
    if text[1:2] in _SETS_APART and text[0].isupper():
        signs.add(_DROPPED)
    begins = set(_ODD_LINE.findall(text))
    if begins:
        for sign, firsts, line in _LINES:
            if not begins.isdisjoint(firsts) and line.search(text):
                signs.add(sign)
    if not signs.isdisjoint(_RARE_LINE_ENDS) and _BEGINS_LOW_ANYWHERE.search(text):
        signs.add(_LOW_LINE)
    return signs


def _signs_of_characters(text: str) -> set[str]:
    """The odd characters of a text, and those that are odd where two of them meet."""
    encoded = text.encode("utf-8", "surrogatepass")
    scanned = encoded.translate(_BITS)
    signs: set[str] = set()
    if not scanned.isascii():
        signs.update(encoded.translate(None, _ORDINARY).decode("utf-8", "surrogatepass"))
    # Arithmetic compares all neighbors in less time than a search for two spaces alone takes.
    bits = int.from_bytes(scanned, "little")
    if bits & bits >> 8:
        for pair in _TWICE:
            if pair in text:
                signs.add(pair)
    # What lost its marks to question marks or codes has hardly any others.
    if "“" not in text and text.count('"') < _FEW_MARKS:
        if _may_have_lost_marks(text):
            signs.add(_QUESTION)
        if _may_have_codes(text):
            signs.add(_BARE)
        if _TOKENS in text:
            signs.add(_TOKENS)
    if "=" in text and any(sign in text for sign in ("=E2=80=9", "=93", "=\n", "=\r\n", "=20\n")):
        signs.add(_ESCAPED)
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


def _may_have_lost_marks(text: str) -> bool:
    """Whether a text has a question mark or dots where no sentence ends."""
    # Looking for one character takes a fiftieth of the time of looking for two.
    return text[:1] in _LOST or "…" in text or " ." in text or ("?" in text and (" ?" in text or "\n?" in text))
