"""Split an article into paragraphs; lines that were cut by their width have been joined before (``text.view``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from quotes.lexicon.word_sets import FURNITURE_OPENINGS
from quotes.lexicon.words import entries
from quotes.model import Span
from quotes.text.marks import CLOSING_MARKS

_LONGEST_FURNITURE: Final = 60
"""Characters of a line that may be page furniture."""
_FURNITURE: Final = frozenset(entries("page_furniture"))
_LONGEST_CAPTION: Final = 120
"""Characters of a line that may be a caption, a teaser or an address."""
_CAPTION_BEGINS: Final = frozenset(opening[:3] for opening in FURNITURE_OPENINGS)
"""The first letters of each, which are looked at before all of them are tried."""
_BEGIN_SIZES: Final = sorted({len(begin) for begin in _CAPTION_BEGINS})
_TEASERS: Final = frozenset(entries("teaser_labels"))
_TEASER_BEGINS: Final = frozenset(
    form[:4] for label in _TEASERS for form in (label.upper(), label.capitalize(), label.title())
)
_TEASER: Final = re.compile(r"([A-Za-z][A-Za-z'’ ]{2,30}?)\s*(?:[:|»›>→]|[–—-](?=\s))\s*\S")
_LONGEST_TEASER: Final = 160
_BOXES: Final = tuple(entries("page_boxes"))
_LONGEST_BOX: Final = 1000
"""Characters of a line that may be a box of other matter; the line of an article without line ends is longer."""
_PICTURE_LABEL: Final = re.compile(
    r"(?:Media playback is unsupported on your device )?(?:(?:Image copyright .{1,40}? )?Image|Media) caption "
    r"|Story highlights (?=[\dA-Z“\"‘'])"
)
_PICTURE_LABEL_BEGINS: Final = frozenset(["Imag", "Medi", "Stor"])
"""Labels of a picture or a box and their first letters, before its words."""
_COUNTED: Final = re.compile(
    r"\d[\d,.]*[km]?\s?(?:comments?|likes?|replies|shares?|views?|photos?|images?"
    r"|(?:m|h|d|(?:min|sec|hr|minute|second|hour|day|week|month|year)s?) (?:ago|read))"
    r"|\d{1,2}[:.]\d\d(?::\d\d)?(?: ?/ ?\d{1,2}:\d\d| ?[ap]\.?m\.?)?(?: [a-z]{2,4})?"
    r"|(?:slide |photo |image )?\d{1,3} (?:of|/) \d{1,3}|slide ?show ?\( ?\d{1,3} images? ?\)"
    r"|(?:first |last )?(?:updated|published|posted|modified)(?: on| at)?:? [^“”\"]{0,40}"
    r"(?:\d{4}|\d[ap]\.?m\.?|[ap]\.m\.|[ap]m| [a-z]{2,4}|ago)"
)
"""A count, a time or a place in a row that is a line of its own: *127 Comments*, *3 hours ago*, *1 of 12*."""
_COUNTED_BEGINS: Final = frozenset("0123456789fluspmi")
_CREDIT: Final = re.compile(
    r".*(?:\((?:AP |File )?(?:Photo|Credit|Image|Picture|Source)\b[^()]*\)"
    r"|\b(?:Photo|Credit|Image|Picture)(?:: | by ).*"
    r"|/ ?(?:Getty(?: Images)?|Reuters|REUTERS|AFP|AP(?: Photo| Images)?|EPA|Shutterstock|Alamy|Bloomberg|PA)\)?)"
)
_LABELED: Final = re.compile(
    r"(?:(?:AFP|AP|CEN|EPA|Getty(?: Images)?|PA|Reuters|REX)\s+)?"
    r"(?:[A-Z][\w'’-]*(?: [a-z][\w'’-]*){0,4}|[A-Z]{2,}(?: [A-Z]{2,}){0,3})[:?] +(?=[A-Z0-9])(?:[\w'’,-]+ +){3}\S"
)
"""A label, or an agency and a label, and at least four words: *Grim task: Divers search the lake near Orme*."""
_LONGEST_LABELED: Final = 320
"""Characters of such a caption, which describes the picture."""
_LONGEST_LABEL: Final = 60
_ADDRESS: Final = re.compile(r"(?:[\w ]{1,20}: ?)?<?(?:(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>?")


def split_paragraphs(text: str) -> list[Span]:
    """Split an article into paragraphs: every line end ends one.

    A line of page furniture (*Share*, *Advertisement*) is in no paragraph, nor is a label at its start
    (*Image caption*).

    Args:
        text: The article as the rules read it.

    Returns:
        The paragraphs without the white space around them, in order.
    """
    spans: list[Span] = []
    begin = 0
    for line in with_plain_line_ends(text).split("\n"):
        words = line.strip()
        if words:
            start = begin if len(words) == len(line) else begin + line.index(words[0])
            end = start + len(words)
            if not _is_between_paragraphs(text, start, end):
                if text[start : start + 4] in _PICTURE_LABEL_BEGINS:
                    label = _PICTURE_LABEL.match(text, start, end)
                    start = label.end() if label else start
                spans.append((start, end))
        begin += len(line) + 1
    return spans


def _is_between_paragraphs(text: str, start: int, end: int) -> bool:
    """Whether a line is page furniture, a teaser or a box of other matter."""
    if end - start <= _LONGEST_FURNITURE:
        return is_page_furniture(text, start, end) or text.startswith(_BOXES, start)
    if end - start <= _LONGEST_BOX and text.startswith(_BOXES, start):
        return True
    return end - start <= _LONGEST_TEASER and text[start : start + 4] in _TEASER_BEGINS and _is_teaser(text, start, end)


def with_plain_line_ends(text: str) -> str:
    """A text as long, in which every line ends in a line feed."""
    if "\r" in text:
        text = text.replace("\r\r\n", "  \n").replace("\r\n", " \n").replace("\r", "\n")
    return text.replace("\u2028", "\n").replace("\u2029", "\n")


def is_page_furniture(text: str, start: int, end: int) -> bool:
    """Whether a line is page furniture between paragraphs: *Share*, *127 Comments*, *READ MORE: Ann Lee leaves*."""
    if end - start > _LONGEST_FURNITURE:
        return False
    lower = text[start:end].lower()
    if lower in _FURNITURE or lower.rstrip(" .:…|>»") in _FURNITURE:
        return True
    if text[start : start + 4] in _TEASER_BEGINS and _is_teaser(text, start, end):
        return True
    return lower[0] in _COUNTED_BEGINS and _COUNTED.fullmatch(lower) is not None


def _is_teaser(text: str, start: int, end: int) -> bool:
    """Whether a line is a label and the headline of another article, which is no sentence with a full stop."""
    match = _TEASER.match(text, start, end)
    if match is None or match.group(1).lower().replace("’", "'") not in _TEASERS:
        return False
    return text[end - 1] != "." and not (text[end - 1] in CLOSING_MARKS and text[end - 2] in ".,")


def is_caption(text: str, start: int, end: int) -> bool:
    """Whether a line is a caption, a teaser or an address between paragraphs: *Photo: Ann Lee*, *Contact: a@b.org*.

    It is a paragraph, as it may quote somebody, but what is around it goes on as if it were not there.
    """
    if _is_labeled(text, start, end):
        return True
    if end - start > _LONGEST_CAPTION:
        return False
    line = text[start:end]
    lower = line.lower().lstrip("([")
    if text.startswith("caption ", start - len("caption ")):
        return True  # after *Image caption*, which is in no paragraph
    if any(lower[:size] in _CAPTION_BEGINS for size in _BEGIN_SIZES) and lower.startswith(FURNITURE_OPENINGS):
        return True
    if ("@" in line or "://" in line or "www." in line) and _ADDRESS.fullmatch(line):
        return True
    return ("/" in line or "(" in line or ": " in line or " by " in line) and _CREDIT.fullmatch(line) is not None


def _is_labeled(text: str, start: int, end: int) -> bool:
    """Whether a line without a full stop is a caption with a label, as in British papers: *Grim task: Divers …*."""
    last = text[end - 1]
    if end - start > _LONGEST_LABELED or not (last.isalnum() or last in ")]"):
        return False
    stop = start + _LONGEST_LABEL
    return (text.find(":", start, stop) > 0 or text.find("?", start, stop) > 0) and _LABELED.match(
        text, start
    ) is not None


def cut_text(text: str, longest: int) -> Iterator[Span]:
    """Cut a text that no article is as long as: after a blank line, else a line, else a word, else anywhere.

    Args:
        text: The text as read.
        longest: Code points of a piece, at most.
    """
    start = 0
    while len(text) - start > longest:
        middle, latest = start + longest // 2, start + longest
        cuts = (text.rfind(gap, middle, latest) for gap in ("\n\n", "\n", " "))
        end = next((cut for cut in cuts if cut >= 0), latest)
        yield start, end
        start = end
    yield start, len(text)
