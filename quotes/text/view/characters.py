"""Repairs of single characters: invisible ones, odd spaces, hyphens and quotation marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

import regex

from quotes.text.marks import CLOSING_MARKS
from quotes.text.view.mapping import Edit

_INVISIBLE: Final = regex.compile(
    r"[\u00ad¬]+[ \t]*\r?\n[ \t>]*(?=\p{Ll})|(?<=\p{L})[\u00ad¬]+ +(?=\p{Ll})"
    r"|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff\ufffc]+|ï»¿"
)
_EDGES: Final = frozenset("\n\r\u2028\u2029")
_COMBINING: Final = regex.compile(r"\p{Mn}+")
_LETTERS: Final = re.compile("[ﬀ-ﬆſ]|[\U0001d400-\U0001d7ff]+|[ƟƩ]|[！-～。、]")
_WIDE_POINTS: Final = frozenset("，！？：；。、")
_OF_CALIBRI: Final = {"Ɵ": "ti", "Ʃ": "tt"}
_PICTURE: Final = (
    r"(?:[\u2600-\u274d\u274f-\u275a\u2795-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\U000e0020-\U000e007f]"
    r"|\d\ufe0f?\u20e3)+"
)
_PICTURES: Final = re.compile(rf"(?:(?m:^)|(?<=\s)){_PICTURE} ?|{_PICTURE}")
_LIKE_MARK: Final = {
    **{"〝": "“", "〞": "”", "〟": "”", "❝": "“", "❞": "”", "❛": "‘", "❜": "’", "❮": "«", "❯": "»"},
    **{
        "《": "«",
        "》": "»",
        "〈": "«",
        "〉": "»",
        "｢": "「",
        "｣": "」",
        "﹁": "「",
        "﹂": "」",
        "﹃": "『",
        "﹄": "』",
    },
    **dict.fromkeys(["″", "ʺ", "ˮ", "〃", "״", "˝", "⹂", "′′", "ʹʹ"], '"'),
    **{"ʻʻ": "“", "ʽʽ": "“", "ʼʼ": "”", "‚‚": "“", "‛‛": "“"},
}
_MARKS: Final = re.compile(rf"(?<!\d)(?:{'|'.join(_LIKE_MARK)})|(?<=[^\W\d_])[ʼʹˈ՚′](?=(?:s|t|re|ve|ll|d|m)\b)")
"""Signs that stand for marks and apostrophes, but none for inches: *6″*."""
_ANGLES: Final = regex.compile(r"<<(?=\S)|(?<=\S)>>")
_NUMBERED: Final = re.compile(r"<U\+([\dA-F]{4}|1[\dA-F]{4})>")
_ACUTES: Final = re.compile("(?<![^\\s(\\[])´´?(?=\\w)|(?<=[\\w,.!?])´´?(?!\\w)|(?<=\\w)(?<!\\b[OD])´(?=\\w)")
_COMMAS: Final = regex.compile(r"(?<![^\s(\[]),,(?=\p{L})")
_APOSTROPHES: Final = re.compile(r"''(?<=[A-Za-z]'')(?=(?:s|t|re|ve|ll|d|m)\b)|''(?<=\b[OD]'')(?=[A-Z])")
"""An apostrophe that a database wrote twice."""
_TWICE: Final = regex.compile(r'(?<![^\s(\[])""(?=\w)|(?<=[\w,.!?])""(?!\w)')
# It begins with a character, looked for in a tenth of the time of a look-behind.
_NOTE: Final = re.compile(
    r"\[(?:\^?\d{1,3}|\*{1,4}\d{1,4}|(?:note|nb|n) ?\d{1,3}|citation needed|(?:edit|link)(?= ?[\]|])[^\[\]\n]{0,20}"
    r"|(?<=[.,”\"]\[)[a-z](?=\](?:\s|\Z)))\](?:(?<=\d\]): ?\d{1,4}(?:[-–]\d{1,4})?(?=\s|\Z))?"
)
_STARRED: Final = re.compile(r"(?<=\w)\*(?=[\s,.;:’'”\"])")
_STARRED_NOTE: Final = re.compile(r"(?m)^ ?\*\w")
_RAISED_NOTE: Final = re.compile(r"[¹²³⁰-⁹†‡§]{1,3}")
_BEFORE_NOTE: Final = frozenset(".,;:?!)]")


def invisible(text: str) -> Iterator[Edit]:
    r"""Soft hyphens, zero-width spaces and joiners, marks of direction; the sign that scans have for a hyphen.

    A space after either sign within a word was a line end. Leaves alone the sign *¬* that ends neither line nor part.

    >>> list(invisible("wait\u00aded ¬a, may¬\nor, coun\u00ad cil"))
    [(4, 5, ''), (15, 17, ''), (25, 27, '')]
    """
    if text.isascii():
        return
    for match in _INVISIBLE.finditer(text):
        yield (*match.span(), "")


def accents(text: str) -> Iterator[Edit]:
    r"""Letters whose accents are characters of their own.

    >>> list(accents("Zoe\u0308"))
    [(2, 4, 'ë')]
    """
    if text.isascii():
        return
    for match in _COMBINING.finditer(text):
        start, end = match.start() - 1, match.end()
        if start >= 0 and text[start].isalpha():
            composed = unicodedata.normalize("NFC", text[start:end])
            if composed != text[start:end]:
                yield start, end, composed


def letters(text: str) -> Iterator[Edit]:
    """Ligatures, the long s, letters of mathematics, and letters and punctuation as wide as Chinese characters.

    >>> list(letters("a ﬁne houſe，𝗔𝗻𝗻"))
    [(2, 3, 'fi'), (9, 10, 's'), (11, 12, ', '), (12, 15, 'Ann')]
    """
    for match in _LETTERS.finditer(text):
        wide = match.group()
        plain = _OF_CALIBRI.get(wide) or unicodedata.normalize("NFKC", wide).replace("。", ".").replace("、", ",")
        follows = text[match.end() : match.end() + 1]
        yield (*match.span(), f"{plain} " if wide in _WIDE_POINTS and follows.isalnum() else plain)


def pictures(text: str) -> Iterator[Edit]:
    """Emoji and their like.

    Leaves alone marks and digits among them: *❝No❞*, *❶*.

    >>> list(pictures("🗣 “No,” 👏 said Ann Lee.🎉"))
    [(0, 2, ''), (8, 10, ''), (23, 24, '')]
    """
    for match in _PICTURES.finditer(text):
        yield (*match.span(), "")


def spaces(text: str) -> Iterator[Edit]:
    """Runs of spaces within a line.

    Leaves alone what begins or ends a line.

    >>> list(spaces("Ann  Lee left"))
    [(3, 5, ' ')]
    """
    end = 0
    while (start := text.find("  ", end)) >= 0:
        end = start + 2
        while text.startswith(" ", end):
            end += 1
        if start and end < len(text) and text[start - 1] not in _EDGES and text[end] not in _EDGES:
            yield start, end, " "


def angles(text: str) -> Iterator[Edit]:
    """Double angles that stand for quotation marks: *<<No>>*; characters named by their number: *<U+201C>No<U+201D>*.

    Leaves alone either angle without the other.

    >>> list(angles("<<No,>> she said."))
    [(0, 2, '“'), (5, 7, '”')]
    """
    if "<U+" in text:
        yield from ((*match.span(), chr(int(match.group(1), 16))) for match in _NUMBERED.finditer(text))
    elif "<<" in text and ">>" in text:
        yield from ((*match.span(), "“" if match.group() == "<<" else "”") for match in _ANGLES.finditer(text))


def marks(text: str) -> Iterator[Edit]:
    """Quotation marks of no house style: *,,No''*, *""No""*, *´´No´´*, *″No″*, *〝No〞*, *❝No❞*; *itʼs*.

    Leaves alone what stands for the apostrophe of a name, and signs for inches: *O´Brien*, *Hawaiʻi*, *6″*.

    >>> list(marks("❝No,❞ she said."))
    [(0, 1, '“'), (4, 5, '”')]
    """
    found: list[Edit] = []
    if ",," in text:
        found += [(*match.span(), "“") for match in _COMMAS.finditer(text)]
    if '""' in text:
        found += [(*match.span(), '"') for match in _TWICE.finditer(text)]
    if "´" in text:
        found += [(*match.span(), '"' if len(match.group()) > 1 else "'") for match in _ACUTES.finditer(text)]
    if not text.isascii():
        found += [(*match.span(), _LIKE_MARK.get(match.group(), "'")) for match in _MARKS.finditer(text)]
    yield from sorted(found)


def doubled_apostrophes(text: str) -> Iterator[Edit]:
    """Apostrophes that a database wrote twice: *it''s*, *O''Hara*.

    Leaves alone two that are a quotation mark.

    >>> list(doubled_apostrophes("It''s ''late''"))
    [(2, 4, "'")]
    """
    for match in _APOSTROPHES.finditer(text):
        yield (*match.span(), "'")


def notes(text: str) -> Iterator[Edit]:
    r"""Footnote marks after a word or a mark, *“No,”[1] she said*, *Ann Lee[note 2]*, and those of links, *[3]Ann Lee*.

    So are the numbers of printed pages in a database: *[\*3] It rained*.

    Leaves alone brackets after a space and letters that somebody put in: *the law [2]*, *want[s]*.

    >>> list(notes("“No,”[1] she said.[a]"))
    [(5, 8, ''), (18, 21, '')]
    """
    for match in _NOTE.finditer(text):
        start, end = match.span()
        follows = text[end : end + 1]
        is_glued = start > 0 and not text[start - 1].isspace() and not text[start - 1].isdigit()
        if (is_glued and not follows.isdigit()) or text[start + 1] in "^*" or follows.isalpha():
            yield start, end, ""


def raised_notes(text: str) -> Iterator[Edit]:
    """Raised digits and daggers after a closing mark, or after a comma or full stop: *She left.¹ It rained*.

    Leaves alone those elsewhere: *10 km²*.

    >>> list(raised_notes("“No,”¹ she said.²"))
    [(5, 6, ''), (16, 17, '')]
    """
    for match in _RAISED_NOTE.finditer(text):
        start, end = match.span()
        ends_word = text[start - 1 : start] in _BEFORE_NOTE and not text[end : end + 1].strip()
        if ends_word or _is_after_mark(text, start):
            yield start, end, ""


def stars(text: str) -> Iterator[Edit]:
    r"""Stars after words where a line begins with one, the note: *“No,” Tina\* said*, *\*Names have been changed*.

    Leaves alone those of a text without such a note.

    >>> list(stars("“No,” Tina* said.\n*Name changed")), list(stars("“No,” Tina* said."))
    ([(10, 11, '')], [])
    """
    if _STARRED_NOTE.search(text):
        for match in _STARRED.finditer(text):
            yield *match.span(), ""


def _is_after_mark(text: str, start: int) -> bool:
    before = text[max(0, start - 2) : start]
    return len(before) == 2 and (before[1] in CLOSING_MARKS or (before[0] in CLOSING_MARKS and before[1] in ",."))
