"""Repairs of what surrounds an article: front matter, signatures, and what a printer puts on each page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from quotes.lexicon.words import any_of, entries
from quotes.text.layout.jumps import lines_between_pages
from quotes.text.layout.line_widths import LONGEST_LINE, Line, is_open, lines_of
from quotes.text.paragraphs import is_caption, is_page_furniture
from quotes.text.view.mapping import Edit

_FENCE: Final = re.compile(r"\ufeff?---[ \t]*\r?\n")
_FENCE_LINE: Final = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_FRONT: Final = re.compile(r"(?:[\w .-]{1,40}:(?:\s.*)?|[ \t]+\S.*|- .*|#.*|)\r?")
_LONGEST_FRONT: Final = 8000
"""Characters among which front matter ends."""

_BOOK_STARTS: Final = re.compile(r"^\*{3} ?START OF TH(?:E|IS) PROJECT GUTENBERG[^*]{1,300}\*{3}", re.MULTILINE)
_BOOK_ENDS: Final = re.compile(r"^\*{3} ?END OF TH(?:E|IS) PROJECT GUTENBERG[^*]{1,300}\*{3}", re.MULTILINE)

# Each begins with a character, looked for in a tenth of the time of a look-behind.
_SIGNATURE: Final = re.compile(r"-(?<=^-)-( ?)\r?\n(?:[^\S\n]*\S[^\n]*(?:\n|\Z)){1,6}(?=\s*\Z|\s*\n)", re.MULTILINE)
_LONG_DASH: Final = re.compile(r"-(?<=\n-)--(?=[ \t]*[A-Z])")
_PAGE_NUMBER: Final = re.compile(
    r"(?:page\s+[DEHS]?\d{1,5}(?:\s*(?:of|/)\s*\d{1,4})?|[-–—]\s*\d{1,4}\s*[-–—]|\d{1,4}\s*(?:of|/)\s*\d{1,4})",
    re.IGNORECASE,
)
_PAGE_AT_EDGE: Final = re.compile(
    r"page:?\s\d{1,4}(?:\sof\s\d{1,4})?\s{3,}\S.*|.*\S\s{3,}page:?\s\d{1,4}(?:\sof\s\d{1,4})?", re.IGNORECASE
)
"""The head of a page whose number is apart from its words."""
_NUMBER_APART: Final = re.compile(r"\A\d{1,4}\s{3,}\S|\S\s{3,}\d{1,4}\Z")
_RIGHTS: Final = ("rights reserved", "rights reserved.")
_NUMBER: Final = re.compile(r"\d{1,4}")
_DIGITS: Final = re.compile(r"\d+")
_HEAD_NUMBER: Final = re.compile(r"^(\d{1,4})\s+\S|\S.*\s(\d{1,4})$")
"""The number of a page before or after the words at its head."""
_LONGEST_HEADER: Final = 80
"""Characters of a line that pages may repeat."""
_LONGEST_PAGE: Final = 8000
"""Characters between two numbers of pages; those of chapters are farther apart."""
_LONGEST_INTERRUPTION: Final = 120
"""Characters of a caption."""
_LONGEST_HEAD: Final = 12
"""Lines at the head or foot of a page."""
_LONGEST_ACRONYM: Final = 5
_MOST_INTERRUPTING: Final = 3
"""Captions in a row."""
_CHAPTER: Final = re.compile(rf"(?:{any_of(entries('chapter_words'))})(?:\s+\d+\.?)?", re.IGNORECASE)
"""The heading of a chapter, or its first line."""


def front_matter(text: str) -> Iterator[Edit]:
    r"""The YAML between two fences at the beginning of a text.

    Leaves alone a rule that no key follows: *--- It rained.*

    >>> list(front_matter('---\ntitle: "A day"\n---\nIt rained.'))
    [(0, 23, '')]
    """
    opening = _FENCE.match(text)
    closing = _FENCE_LINE.search(text, opening.end(), opening.end() + _LONGEST_FRONT) if opening else None
    if opening and closing:
        within = text[opening.end() : closing.start()].split("\n")
        if any(":" in line for line in within) and all(_FRONT.fullmatch(line) for line in within):
            end = closing.end()
            yield 0, end + text.startswith("\n", end), ""


def license_of_book(text: str) -> Iterator[Edit]:
    r"""What Project Gutenberg puts before and after a book, up to the line that it starts or ends with.

    Leaves alone stars within a book: *** *The end of the road* ***.

    >>> list(license_of_book("License.\n*** START OF THE PROJECT GUTENBERG EBOOK EMMA ***\nShe left."))
    [(0, 58, '')]
    """
    start, end = _BOOK_STARTS.search(text), _BOOK_ENDS.search(text)
    if start:
        yield 0, start.end(), ""
    if end and (not start or start.end() < end.start()):
        yield end.start(), len(text), ""


def signatures(text: str) -> Iterator[Edit]:
    r"""The lines below two hyphens with which a mail ends.

    Leaves alone two hyphens without a space in the middle of a text, which may underline a heading.

    >>> list(signatures("We won.\n\n-- \nAnn Lee\n“All is well”\n"))
    [(9, 35, '')]
    """
    end = len(text.rstrip())
    for match in _SIGNATURE.finditer(text):
        if match.group(1) or match.end() >= end:
            yield (*match.span(), "")


def long_dashes(text: str) -> Iterator[Edit]:
    r"""Three hyphens before who said what is above: *--- Ann Lee*.

    Leaves alone rules and fences.

    >>> list(long_dashes("“No.”\n--- Ann Lee\n---\n"))
    [(6, 9, '—')]
    """
    for match in _LONG_DASH.finditer(text):
        yield (*match.span(), "—")


def page_breaks(text: str) -> Iterator[Edit]:
    r"""Form feeds, page numbers, and the lines that pages repeat beside them.

    Leaves alone a bare number that no form feed is near, unless the numbers of several such lines go up one by one, and
    the headings of chapters.

    >>> list(page_breaks("We had\n\n- 2 -\n\nwaited.\nPage 3 of 4"))
    [(6, 15, '\n'), (22, 34, '\n\n')]
    """
    lines = lines_of(text)
    breaks = {at for at, line in enumerate(lines) if _is_break(text, line)} | _counted_up(text, lines)
    breaks |= _running_heads(text, lines) | _interruptions(text, lines)
    breaks |= _repeated(text, lines) | lines_between_pages(text, lines)
    if not breaks and "\f" not in text:
        return
    breaks |= _headers(text, lines, breaks)
    at = 0
    while at < len(lines):
        if at not in breaks and "\f" not in text[lines[at].first : lines[at].start]:
            at += 1
            continue
        last = at
        while last in breaks:
            last += 1
        start = lines[at - 1].end if at else 0
        end = lines[last].start if last < len(lines) else len(text)
        if start < end:
            goes_on = at > 0 and is_open(text, lines[at - 1]) and last < len(lines)
            yield start, end, "\n" if goes_on else "\n\n"
        at = last + 1


def _is_break(text: str, line: Line) -> bool:
    words = text[line.start : line.end]
    if "\f" in text[line.first : line.start] and _NUMBER.fullmatch(words):
        return True
    return (line.width < _LONGEST_HEADER and _PAGE_NUMBER.fullmatch(words) is not None) or (
        line.width < _LONGEST_INTERRUPTION and _PAGE_AT_EDGE.fullmatch(words) is not None
    )


def _counted_up(text: str, lines: list[Line]) -> set[int]:
    """The lines of bare numbers that go up one by one."""
    bare = [(at, int(text[line.start : line.end])) for at, line in enumerate(lines) if _is_number(text, lines, at)]
    found = set()
    for (at, number), (after, following) in pairwise(bare):
        if following == number + 1 and after > at + 1 and lines[after].start - lines[at].end < _LONGEST_PAGE:
            found |= {at, after}
    return found


def _is_number(text: str, lines: list[Line], at: int) -> bool:
    """Whether a line is a bare number, but not that of a chapter, whose word is a line of its own."""
    line = lines[at]
    if line.end - line.start > 4 or not _NUMBER.fullmatch(text, line.start, line.end):
        return False
    return not at or not _CHAPTER.fullmatch(text, lines[at - 1].start, lines[at - 1].end)


def _running_heads(text: str, lines: list[Line]) -> set[int]:
    """The lines between paragraphs that come again with a number that goes up: *THE KEW TIMES, MAY 4, 1908    7*."""
    found: dict[str, list[tuple[int, int]]] = {}
    for at, line in enumerate(lines):
        is_alone = line.after_blank and (at + 1 == len(lines) or lines[at + 1].after_blank)
        has_number = text[line.start].isdigit() or text[line.end - 1].isdigit()
        if is_alone and has_number and line.width < _LONGEST_HEADER:
            words = text[line.start : line.end]
            numbers = _HEAD_NUMBER.search(words)
            if numbers and not _CHAPTER.fullmatch(words):
                head = _DIGITS.sub("0", words)
                found.setdefault(head, []).append((at, int(numbers.group(1) or numbers.group(2))))
    return {
        at
        for places in found.values()
        if len(places) > 1 and all(0 < after - before < 3 for (_, before), (_, after) in pairwise(places))
        for at, _ in places
    }


def _interruptions(text: str, lines: list[Line]) -> set[int]:
    """The captions and furniture of a page that stand by themselves within a sentence, which goes on in lower case."""
    found: set[int] = set()
    at = 1
    while at < len(lines) - 1:
        after = at
        while after < min(at + _MOST_INTERRUPTING, len(lines) - 1) and _is_interrupting(text, lines, after):
            after += 1
        if (
            after > at
            and text[lines[after].start].islower()
            and lines[after].after_blank
            and is_open(text, lines[at - 1])
        ):
            found.update(range(at, after))
        at = after + 1 if after == at else after
    return found


def _repeated(text: str, lines: list[Line]) -> set[int]:
    """The lines that pages repeat, digits aside, if blank lines set nothing but such lines apart within a sentence."""
    starts = [at for at, line in enumerate(lines) if line.after_blank and at]
    blocks = [
        (first, stop)
        for first, stop in pairwise(starts)
        if text[lines[stop].start].islower() and stop - first <= _LONGEST_HEAD and is_open(text, lines[first - 1])
    ]
    if not blocks:
        return set()
    words = [" ".join(_DIGITS.sub("0", text[line.start : line.end]).split()) for line in lines]
    often = Counter(each for each in words if len(each) < LONGEST_LINE)
    heads = {
        each
        for block in blocks
        if all(often[each] > 1 for each in words[slice(*block)])
        for each in words[slice(*block)]
    }
    return {at for at, each in enumerate(words) if each in heads}


def _is_at_form_feed(text: str, lines: list[Line], at: int) -> bool:
    """Whether a line is the first of a page, or the number below the page before."""
    if at and "\f" in text[lines[at - 1].end : lines[at].start]:
        return True
    after = lines[at + 1].start if at + 1 < len(lines) else len(text)
    return "\f" in text[lines[at].end : after] and _NUMBER.fullmatch(text, lines[at].start, lines[at].end) is not None


def _is_interrupting(text: str, lines: list[Line], at: int) -> bool:
    line = lines[at]
    if line.width < _LONGEST_HEADER and _is_at_form_feed(text, lines, at):
        return True
    if not line.after_blank or line.width > _LONGEST_INTERRUPTION:
        return False
    if is_page_furniture(text, line.start, line.end) or is_caption(text, line.start, line.end):
        return True
    # *[Illustration: the bridge]*, *THE KEW TIMES*
    words = text[line.start : line.end]
    if _NUMBER_APART.search(words) or words.endswith(_RIGHTS):
        return True
    return (words[0] == "[" and words[-1] == "]") or (words.isupper() and len(words) > _LONGEST_ACRONYM)


def _headers(text: str, lines: list[Line], breaks: set[int]) -> set[int]:
    """The lines beside page numbers and form feeds that several pages have, digits aside."""
    edges = breaks | {at for at, line in enumerate(lines) if "\f" in text[line.first : line.start]}
    beside = {near for at in edges for near in (at - 1, at, at + 1) if 0 <= near < len(lines) and near not in breaks}
    words = {at: _DIGITS.sub("0", text[lines[at].start : lines[at].end]) for at in beside}
    often = Counter(words.values())
    return {at for at in beside if often[words[at]] > 1 and len(words[at]) < _LONGEST_HEADER}
