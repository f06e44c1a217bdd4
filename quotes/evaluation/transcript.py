"""Attributions written as transcript lines, the format that ``cases`` reads."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.evaluation.cases import ANY, INDENT
from quotes.evaluation.locate import LEFT_OUT, Span, core, locate_words, room
from quotes.model import Attribution

ENDS_KEPT = (5, 8)
"""How many words to keep at each end of a long quotation: the first that is unambiguous."""


def write_transcript(text: str, attributions: Sequence[Attribution]) -> str:
    """Write attributions as transcript lines, which read back as what was written.

    Long quotations are shortened with ``[...]`` where what is left still names one place in the
    article. Returns one line per attribution, each ending in a line break.
    """
    nesting = depths(attributions)
    ordered = sorted(attributions, key=lambda a: (a.start, -a.end))
    heads = [" " * INDENT * nesting[a.id] + head(a) for a in ordered]
    width = max(map(len, heads), default=0)
    words: list[str] = []
    open_spans: list[Span] = []
    for attribution in ordered:
        depth = nesting[attribution.id]
        words.append(_words(text, attribution, room(open_spans, depth, len(text))))
        open_spans[depth:] = [core(text, attribution.start, attribution.end)]
    return "".join(f"{h:{width}} | {w}\n" for h, w in zip(heads, words, strict=True))


def depths(attributions: Sequence[Attribution]) -> dict[int, int]:
    """Return for each id how many of the other attributions enclose it."""
    parents = {a.id: a.parent for a in attributions}
    nesting = {}
    for number in parents:
        depth, parent, seen = 0, parents[number], {number}
        while parent in parents and parent not in seen:
            seen.add(parent)
            depth, parent = depth + 1, parents[parent]
        nesting[number] = depth
    return nesting


def head(attribution: Attribution) -> str:
    """Write the part before the bar: ``mention = Speaker <cue>``."""
    mention, speaker = _written(attribution.mention), _written(attribution.speaker)
    named = "?" if mention == speaker == "?" else f"{mention} = {speaker}"
    return named if attribution.cue is None else f"{named} <{_written(attribution.cue)}>"


def _written(value: str | None) -> str:
    """Write a name or cue on one line; one that the format cannot hold is left unchecked."""
    if value is None:
        return "?"
    plain = " ".join(value.split())
    return ANY if not plain or plain[0] == "#" or set(plain) & set("|<>=") else plain


def _words(text: str, attribution: Attribution, room: Span) -> str:
    """Write a quotation's words, shortened where they are found all the same."""
    span = core(text, attribution.start, attribution.end)
    whole = text[slice(*span)].split()
    for kept in ENDS_KEPT:
        short = " ".join([*whole[:kept], LEFT_OUT, *whole[-kept:]])
        if len(whole) > 2 * kept + 2 and locate_words(text, short, *room) == span:
            return short
    return " ".join(whole)
