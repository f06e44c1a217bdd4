"""Spans that nest, adjoin and cross, laid out as runs of text under the same spans.

A page needs elements that nest properly, and a word count needs the innermost span around each word.
All offsets are code points into the article, half-open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple


class Layer(NamedTuple):
    """A span and what it is."""

    start: int
    end: int
    order: int
    """Of layers with the same span, the one with the lower order is outside."""
    what: object
    """Whatever the caller wants to find again."""


class LayeredRun(NamedTuple):
    """A stretch of text and the layers over all of it, the outermost first."""

    start: int
    end: int
    layers: tuple[Layer, ...]


class MarkupStep(NamedTuple):
    """One step in writing nested elements: open a layer, write ``[start, end)``, or close what was opened last."""

    start: int
    end: int
    opens: Layer | None = None
    closes: bool = False


def runs(low: int, high: int, layers: Iterable[Layer], cuts: Iterable[int] = ()) -> list[LayeredRun]:
    """Cut a stretch of text where layers begin or end.

    Args:
        low: Where the stretch begins.
        high: Where it ends, exclusive; parts of layers outside the stretch are ignored.
        layers: In any order; they may nest and cross. A layer without text is left out.
        cuts: Further positions at which to cut.

    Returns:
        The runs in order, which together are the whole stretch.
    """
    begin = sorted((layer for layer in layers if max(layer.start, low) < min(layer.end, high)), key=_outer_first)
    edges = {low, high, *(cut for cut in cuts if low < cut < high)}
    for layer in begin:
        edges.update((max(layer.start, low), min(layer.end, high)))
    found: list[LayeredRun] = []
    over: list[Layer] = []
    following = 0
    for start, end in pairwise(sorted(edges)):
        over = [layer for layer in over if layer.end > start]
        while following < len(begin) and begin[following].start <= start:
            over.append(begin[following])
            following += 1
        found.append(LayeredRun(start, end, tuple(over)))
    return found


def _outer_first(layer: Layer) -> tuple[int, int, int]:
    return layer.start, -layer.end, layer.order


def steps(found: Sequence[LayeredRun]) -> Iterator[MarkupStep]:
    """Give the steps that write some runs as nested elements.

    A layer that another crosses is closed and opened again, so that it becomes more than one element.
    """
    opened: tuple[Layer, ...] = ()
    for run in found:
        kept = _common(opened, run.layers)
        yield from (MarkupStep(run.start, run.start, closes=True) for _ in opened[kept:])
        yield from (MarkupStep(run.start, run.start, opens=layer) for layer in run.layers[kept:])
        yield MarkupStep(run.start, run.end)
        opened = run.layers
    for _ in opened:
        yield MarkupStep(found[-1].end, found[-1].end, closes=True)


def _common(first: Sequence[Layer], second: Sequence[Layer]) -> int:
    """Count the layers that both have at their beginning."""
    number = 0
    for one, other in zip(first, second, strict=False):
        if one is not other:
            break
        number += 1
    return number
