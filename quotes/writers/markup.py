"""An article's text cut into the paragraphs and the nested elements that a page shows.

Nothing of the text is left out but white space between paragraphs, and nothing is added.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from quotes.model import Attribution, Span
from quotes.text.layers import Layer, Run, Step, runs, steps
from quotes.text.paragraphs import split_paragraphs

QUOTATION, MENTION, CUE = "quotation", "mention", "cue"
_OUTER = {QUOTATION: 0, MENTION: 1, CUE: 2}
"""Of elements with the same span, which lies outside."""

_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85"
# What no page can hold or show: control characters become their pictures, and halves of surrogate pairs and
# the controls that have no picture the sign for what cannot be shown.
_SHOWN: dict[int, int | str] = {
    **{code: 0x2400 + code for code in range(0x20)},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),
    **dict.fromkeys(map(ord, _SPACES), " "),
}


@dataclass(frozen=True, slots=True)
class Badge:
    """How the quotations of one speaker are told from those of others."""

    label: str
    """A letter, a dash where the article does not say who spoke, or nothing where nobody did."""
    colour: str
    """The class that has the colour."""


@dataclass(frozen=True, slots=True)
class Element:
    """A quotation, a mention or a cue."""

    what: str
    """``quotation``, ``mention`` or ``cue``."""
    voice: Badge
    records: tuple[Attribution, ...]
    """The quotation itself, or all that have this mention or this cue."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text, the opening of an element, or the closing of the one that was opened last."""

    text: str = ""
    opens: Element | None = None
    first: bool = False
    """It is the first piece of its element, which paragraphs and other elements may cut into several."""
    closes: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, or a line beside the article, such as *Share* or *Advertisement*."""

    pieces: tuple[Piece, ...]
    beside: bool


def plain(text: str) -> str:
    r"""Give text that any page can hold and show, as long as it was.

    >>> plain("one\r\ntwo \x00 \ud800")
    'one  two ␀ �'
    """
    return text.translate(_SHOWN)


def mark_up(text: str, records: Sequence[Attribution], voices: Mapping[int, Badge]) -> Iterator[Paragraph]:
    """Cut an article into paragraphs and elements.

    Args:
        text: The article as read.
        records: Its quotations; they may nest and cross.
        voices: The voice of each, by its id.
    """
    blocks = list(_blocks(text))
    cuts = [edge for span, _ in blocks for edge in span]
    found = iter(runs(0, len(text), _layers(records, voices), cuts))
    seen: set[int] = set()
    for span, beside in blocks:
        inside = list(_inside(found, span))
        yield Paragraph(tuple(_pieces(text, inside, seen)), beside)


def _blocks(text: str) -> Iterator[tuple[Span, bool]]:
    """Give the article's paragraphs and, between them, the lines that are in none."""
    at = 0
    for start, end in [*split_paragraphs(text), (len(text), len(text))]:
        for line in text[at:start].splitlines(keepends=True):
            if line.strip():
                yield (at, at + len(line)), True
            at += len(line)
        if end > start:
            yield (start, end), False
        at = end


def _layers(records: Sequence[Attribution], voices: Mapping[int, Badge]) -> Iterator[Layer]:
    """Give a layer for each quotation, and one for each mention and cue, whosesoever they are."""
    shared: dict[tuple[str, int, int], list[Attribution]] = {}
    for record in records:
        element = Element(QUOTATION, voices[record.id], (record,))
        yield Layer(record.start, record.end, _OUTER[QUOTATION], element)
        for what, start, end in (
            (MENTION, record.mention_start, record.mention_end),
            (CUE, record.cue_start, record.cue_end),
        ):
            if start is not None and end is not None:
                shared.setdefault((what, start, end), []).append(record)
    for (what, start, end), theirs in shared.items():
        yield Layer(start, end, _OUTER[what], Element(what, voices[theirs[0].id], tuple(theirs)))


def _inside(found: Iterator[Run], span: Span) -> Iterator[Run]:
    """Give the runs of a block; those before it, which no block has, are passed over."""
    for run in found:
        if run.start >= span[0]:
            yield run
        if run.end >= span[1]:
            return


def _pieces(text: str, inside: Sequence[Run], seen: set[int]) -> Iterator[Piece]:
    for step in steps(inside):
        yield _piece(text, step, seen)


def _piece(text: str, step: Step, seen: set[int]) -> Piece:
    if step.closes:
        return Piece(closes=True)
    if step.opens is None or not isinstance(step.opens.what, Element):
        return Piece(plain(text[step.start : step.end]))
    first = id(step.opens) not in seen
    seen.add(id(step.opens))
    return Piece(opens=step.opens.what, first=first)
