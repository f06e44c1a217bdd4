"""Cutting an article into the paragraphs and nested elements of a page.

All of the text is kept but white space between paragraphs, and nothing is added.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from quotes.explain.explanation import CUE, MENTION, QUOTATION
from quotes.model import Attribution, Span
from quotes.text.layers import Layer, LayeredRun, MarkupStep, runs, steps
from quotes.text.paragraphs import split_paragraphs
from quotes.text.view.mapping import View
from quotes.voices.counts import Count, SpeakerKey
from quotes.writers.terminal.console import CONTROL_PICTURES, DIRECTION_CONTROLS, SURROGATES

COLORS = 8
"""How many colors speakers have before they repeat; ``quotations.css`` has a rule for each."""
_ALPHABET = 26
_NESTING = {QUOTATION: 0, MENTION: 1, CUE: 2}
"""Among elements with the same span, the lowest encloses the others."""

_LINE_ENDS = "\n\r\u2028\u2029"
_WHITE_SPACE = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85"
_IN_PAGE = CONTROL_PICTURES | DIRECTION_CONTROLS | SURROGATES | dict.fromkeys(map(ord, _WHITE_SPACE), ord(" "))
"""For ``str.translate``: characters that a page cannot contain to ones that it can."""


@dataclass(frozen=True, slots=True)
class Badge:
    """How the quotations of one speaker are distinguished from those of others."""

    label: str
    """A letter; a dash if the article does not say who spoke; empty if nobody did."""
    color: str
    """The CSS class of the color."""


NO_BADGE = Badge(label="", color="none")
"""The badge of quoted text that is not speech."""
NO_BADGES: Mapping[SpeakerKey, Badge] = {}
"""Speakers have none yet."""


def badges_of(counts: Iterable[Count]) -> dict[SpeakerKey, Badge]:
    """Return a badge for each speaker; those who are listed first have the letters first."""
    return {(count.speaker, count.kind): _badge(place, count) for place, count in enumerate(counts)}


def _badge(place: int, count: Count) -> Badge:
    if count.speaker is None:
        return Badge(label="–", color="none")
    again = " again" if place >= COLORS else ""
    return Badge(label=_letters(place), color=f"c{place % COLORS}{again}")


def _letters(place: int) -> str:
    """Return A, B … Z, AA, AB and so on.

    >>> [_letters(place) for place in (0, 25, 26, 701, 702)]
    ['A', 'Z', 'AA', 'ZZ', 'AAA']
    """
    letters = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, _ALPHABET)
        letters = chr(ord("A") + letter) + letters
    return letters


@dataclass(frozen=True, slots=True)
class Element:
    """A quotation, a mention or a cue."""

    what: str
    """``quotation``, ``mention`` or ``cue``."""
    badge: Badge
    records: tuple[Attribution, ...]
    """The quotation itself, or all quotations with this mention or cue."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text, the start of an element, or the end of the element that started last."""

    text: str = ""
    opens: Element | None = None
    first: bool = False
    """Whether this is the first part of its element, which paragraphs and other elements may cut into several."""
    closes: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, or a line that is not part of the article, such as *Share* or *Advertisement*."""

    pieces: tuple[Piece, ...]
    outside: bool


def plain(text: str) -> str:
    r"""Return text that any page can contain, of the same length.

    >>> plain("one\r\ntwo \x00 \ud800")
    'one  two ␀ �'
    """
    return text.translate(_IN_PAGE)


def mark_up(view: View, records: Sequence[Attribution], badges: Mapping[int, Badge]) -> Iterator[Paragraph]:
    """Cut an article into paragraphs and elements.

    Args:
        view: The article as read and as the rules read it; its paragraphs are those of the latter.
        records: Its quotations; they may nest and cross.
        badges: The badge of each, by its id.
    """
    text = view.source
    blocks = list(_blocks(view))
    cuts = [edge for span, _ in blocks for edge in span]
    found = iter(runs(0, len(text), _layers(records, badges), cuts))
    seen: set[int] = set()
    for span, outside in blocks:
        inside = list(_inside(found, span))
        yield Paragraph(tuple(_paragraph_pieces(text, inside, seen)), outside)


def _blocks(view: View) -> Iterator[tuple[Span, bool]]:
    """Yield the article's paragraphs and the lines between them, each with whether it is such a line."""
    at = 0
    text = view.source
    spans = [*map(view.in_source, split_paragraphs(view.text)), (len(text), len(text))]
    for number, span in enumerate(spans):
        following = spans[number + 1][0] if number + 1 < len(spans) else len(text)
        start, end = _whole_lines(text, span, at, following)
        for line in text[at:start].splitlines(keepends=True):
            if line.strip():
                yield (at, at + len(line)), True
            at += len(line)
        if end > start:
            yield (start, end), False
        at = end


def _whole_lines(text: str, span: Span, low: int, high: int) -> Span:
    """A paragraph with what the view leaves out of its first and last line, such as tags or stars, within bounds."""
    start, end = span
    while start > low and text[start - 1] not in _LINE_ENDS:
        start -= 1
    while end < high and text[end] not in _LINE_ENDS:
        end += 1
    return start, end


def _layers(records: Sequence[Attribution], badges: Mapping[int, Badge]) -> Iterator[Layer]:
    """Yield a layer for each quotation, and one for each mention and cue, however many quotations share it."""
    shared: dict[tuple[str, int, int], list[Attribution]] = {}
    for record in records:
        element = Element(QUOTATION, badges[record.id], (record,))
        yield Layer(record.start, record.end, _NESTING[QUOTATION], element)
        for what, start, end in (
            (MENTION, record.mention_start, record.mention_end),
            (CUE, record.cue_start, record.cue_end),
        ):
            if start is not None and end is not None:
                shared.setdefault((what, start, end), []).append(record)
    for (what, start, end), theirs in shared.items():
        yield Layer(start, end, _NESTING[what], Element(what, badges[theirs[0].id], tuple(theirs)))


def _inside(found: Iterator[LayeredRun], span: Span) -> Iterator[LayeredRun]:
    """Yield the runs of a block; runs between blocks are skipped."""
    for run in found:
        if run.start >= span[0]:
            yield run
        if run.end >= span[1]:
            return


def _paragraph_pieces(text: str, inside: Sequence[LayeredRun], seen: set[int]) -> Iterator[Piece]:
    for step in steps(inside):
        yield _piece(text, step, seen)


def _piece(text: str, step: MarkupStep, seen: set[int]) -> Piece:
    if step.closes:
        return Piece(closes=True)
    if step.opens is None or not isinstance(step.opens.what, Element):
        return Piece(plain(text[step.start : step.end]))
    first = id(step.opens) not in seen
    seen.add(id(step.opens))
    return Piece(opens=step.opens.what, first=first)
