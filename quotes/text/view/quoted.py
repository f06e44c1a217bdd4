"""Repairs of quoted blocks: the marks of quoted mail, and quotations that a text sets apart with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from quotes.text.view.mapping import Edit

_QUOTED: Final = re.compile(r"[ \t]*(?:[A-Z]{1,3})?>(?:[ \t]?[|:>])*[ \t]?")
_QUOTED_LINE: Final = re.compile(r"\n(?=[ \t]*(?:[A-Z]{1,3})?>)")
_OPEN_TAG: Final = re.compile(r"<[^<>]*\Z")
_LONGEST_TAG: Final = 200
_BARRED: Final = re.compile(r"(?m)^([|:])(?:[ \t]?[|:>])*(?:[ \t]|$)(?!.*[^\\\n]\|)")
_SIGNED_LINE: Final = re.compile(r"(?m)^(\S{1,2})(?:[ \t]|$)")
_NEARLY_ALL: Final = 0.9
_FEWEST_SIGNED: Final = 8
_SHARE_LOW: Final = 0.3
"""Of the lines after a sign, how many must begin in lower case; items of a list hardly ever do."""
_NO_SIGNS: Final = frozenset("\"'“‘`([«&$£€@")
_FEWEST_BARRED: Final = 3
"""Lines that begin with another sign than *>* if it stands for quoted mail."""
_BLOCK: Final = re.compile(r"(?m)(?:^>(?!>)[^\n]*(?:\n|\Z))+")
_BLOCK_PARAGRAPH: Final = re.compile(r"(?m)(?:\A|^>[ \t]*\r?\n)>[ \t]*(?=[^\s>])")
_SIGNED: Final = re.compile(r"(?m)^>[ \t]*(?:[—–―]|--?(?=\s))[ \t]*[^\W\d_a-z][^\n]{2,80}\s*\Z")
_MAIL: Final = re.compile(r"@|\d:\d\d|\b\d{4}\b|^In article\b|^On .*\d|\b(?:writes|message)\b")
"""What leads in a mail that another answers: *On May 4, 1998, Ann Lee wrote:*."""
_FEW: Final = 8
"""Quoted lines that a short post may consist of."""
_LONGEST_LEAD: Final = 300
_DOUBLE: Final = re.compile('[“”"]')
_OPENS: Final = frozenset('“"«„')
_CLOSES: Final = frozenset('”"')


def block_quotations(text: str) -> Iterator[Edit]:
    r"""Marks for what a text sets apart with *>* after a colon or above a name, as Markdown does.

    Leaves alone mail and what answers it, a text most of whose blocks have neither and quote somebody, and blocks in
    marks of their own.

    >>> list(block_quotations("Ann Lee wrote:\n\n> We won.\n"))
    [(16, 18, '“'), (24, 25, '.”')]
    """
    if "\n>" not in text and not text.startswith(">"):
        return
    quoted = text.count("\n>")
    # Most lines of an answer are quoted, and a mail program may have cut some of them: *he said:⏎> We⏎won.*
    if "\n>>" in text or "\n> >" in text or (quoted > _FEW and 2 * quoted > text.count("\n")):
        return
    blocks = [(match, _lead(text, match.start())) for match in _BLOCK.finditer(text)]
    if any(lead.endswith(":") and _MAIL.search(lead) for _, lead in blocks):
        return
    signatures = [_SIGNED.search(block.group().rstrip()) for block, _ in blocks]
    set_apart = [signed or lead.endswith(":") for (_, lead), signed in zip(blocks, signatures, strict=True)]
    # A post that quotes an article piece by piece may lead in one of them with a colon: *Here is the rest:*.
    articles = sum(
        not apart and _DOUBLE.search(block.group()) is not None
        for (block, _), apart in zip(blocks, set_apart, strict=True)
    )
    if articles > len(blocks) - articles:
        return
    for (block, lead), signed in zip(blocks, signatures, strict=True):
        words = block.group()
        end = signed.start() if signed else len(words)
        while end and words[end - 1] in "> \n\r\t":
            end -= 1
        if end and (signed or lead.endswith(":")):
            yield from _in_marks(text, block.start(), block.start() + end)


def _lead(text: str, start: int) -> str:
    """The line above a block."""
    return text[max(0, start - _LONGEST_LEAD) : start].rstrip().rpartition("\n")[2]


def _in_marks(text: str, start: int, end: int) -> Iterator[Edit]:
    """The edits that put a block into marks: each paragraph is opened, the last one closed, marks within are single."""
    openings = [(start + match.start(), start + match.end()) for match in _BLOCK_PARAGRAPH.finditer(text[start:end])]
    if not openings or text[openings[0][1]] in _OPENS:
        return
    found: list[Edit] = []
    for first, words in openings:
        line = text.rfind("\n", first, words) + 1
        found.append((line or first, words, "“"))
    last = end - 1
    found += _single(text, openings[0][1], last)
    found.append((last, end, "’”" if text[last] in _CLOSES else f"{text[last]}”"))
    yield from sorted(found)


def _single(text: str, start: int, end: int) -> Iterator[Edit]:
    """The edits that make the double marks of a stretch single."""
    opens = True
    for match in _DOUBLE.finditer(text, start, end):
        opens = match.group() == "“" or (match.group() == '"' and opens)
        yield (*match.span(), "‘" if opens else "’")
        opens = not opens


def quoted_mail(text: str) -> Iterator[Edit]:
    r"""The marks of quoted mail before a line: *>*, initials and *>*, or a row of lines with *|* or *:*.

    Other signs are marks if nearly all lines begin with the same one and some go on in lower case: *}*, *//*.
    Leaves alone the end of a tag, the rows of a table and the items of a list.

    >>> list(quoted_mail("> We won,\n> > she said."))
    [(0, 2, ''), (10, 14, '')]
    """
    barred = [*_BARRED.finditer(text)] if "\n|" in text or "\n:" in text else []
    if len(barred) >= _FEWEST_BARRED:
        yield from ((*match.span(), "") for match in barred)
        return
    if signed := _signed_lines(text):
        yield from signed
        return
    starts = [0, *(match.end() for match in _QUOTED_LINE.finditer(text))]
    for start in starts:
        match = _QUOTED.match(text, start)
        if match and (
            text[match.end() - 1].isspace() or not _OPEN_TAG.search(text, max(0, start - _LONGEST_TAG), start)
        ):
            yield (*match.span(), "")


def _signed_lines(text: str) -> list[Edit]:
    """The edits of the sign with which nearly all lines begin, if sentences go on after it."""
    found = list(islice(_SIGNED_LINE.finditer(text), _FEWEST_SIGNED))
    if len(found) < _FEWEST_SIGNED or len({match.group(1) for match in found}) > 2:
        return []
    sign = found[-1].group(1)
    if sign[0].isalnum() or sign[0] in _NO_SIGNS or sign[0] == ">":
        return []
    signed = [match for match in _SIGNED_LINE.finditer(text) if match.group(1) == sign]
    lines = text.strip().count("\n") + 1 - text.count("\n\n")
    low = sum(text[match.end() : match.end() + 1].islower() for match in signed)
    if len(signed) < _NEARLY_ALL * lines or low < _SHARE_LOW * len(signed):
        return []
    return [(*match.span(), "") for match in signed]
