"""Compares found attributions with the expected ones, or with those of an earlier export.

Attributions are paired by the overlap of their spans, never by their position in a list, so that one
extra quotation does not shift the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from quotes.evaluation.agreement import same_name, same_words
from quotes.evaluation.cases import ANY, Case, Expected
from quotes.evaluation.scores import EXPECTED, FOUND, QUOTATIONS, SOURCES, SPEAKERS, Outcome
from quotes.evaluation.transcripts import depths, format_head
from quotes.evaluation.word_spans import core_of
from quotes.model import NOT_SPEECH, Attribution, Span

LEAST_OVERLAP = 0.3
"""The least Jaccard overlap of two spans that are paired (the partial match of Asr et al. 2021)."""

CHARACTERS_SHOWN = 60
"""Most characters of a quotation that a difference shows."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference between what is expected and what is found."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        """Format it as ``file:line: what``."""
        return f"{self.file}:{self.line}: {self.what}"


@dataclass(slots=True)
class Comparison:
    """The result of comparing an article with its case."""

    outcomes: list[Outcome] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)


def compare_case(case: Case, found: Sequence[Attribution]) -> Comparison:
    """Compare what a case expects with the attributions found in its article.

    Quoted text that nobody said (``not_speech``) is ignored.
    """
    found = sorted((a for a in found if a.kind != NOT_SPEECH), key=lambda a: (a.start, -a.end))
    nesting = depths(found)
    result = Comparison()
    paired = dict(pair_attributions(case, found))
    for number, expected in enumerate(case.expected):
        match = found[paired[number]] if number in paired else None
        result.outcomes.extend(_outcomes(case, EXPECTED, expected, match))
        what = _missed(expected) if match is None else _disagreement(case, expected, match, nesting)
        if what:
            shown = shortened(case.text[expected.start : expected.end])
            result.differences.append(Difference(case.file, expected.line, f"{what} | {shown}"))
    owners = {place: number for number, place in paired.items()}
    for place, attribution in enumerate(found):
        owner = case.expected[owners[place]] if place in owners else None
        result.outcomes.extend(_outcomes(case, FOUND, owner, attribution))
        if owner is None:
            shown = shortened(case.text[slice(*_core(case, attribution))])
            line = case.line_at(attribution.start)
            what = f"spurious: {format_head(attribution)} | {shown}"
            result.differences.append(Difference(case.article, line, what))
    return result


def pair_attributions(case: Case, found: Sequence[Attribution]) -> Iterator[tuple[int, int]]:
    """Pair expected and found attributions one to one: the same words first, then by best overlap.

    Yields pairs of indices, into ``case.expected`` and into ``found``.
    """
    places: dict[Span, list[int]] = {}
    for place, attribution in enumerate(found):
        places.setdefault(_core(case, attribution), []).append(place)
    left: list[int] = []
    for number, expected in enumerate(case.expected):
        same = places.get((expected.start, expected.end))
        if same:
            yield number, same.pop(0)
        else:
            left.append(number)
    rest = [(place, span) for span, several in places.items() for place in several]
    overlaps = [
        (-jaccard((case.expected[number].start, case.expected[number].end), span), number, place)
        for number in left
        for place, span in rest
    ]
    taken: set[int] = set()
    for _, number, place in sorted(o for o in overlaps if -o[0] >= LEAST_OVERLAP):
        if number in left and place not in taken:
            left.remove(number)
            taken.add(place)
            yield number, place


def jaccard(one: Span, other: Span) -> float:
    """Return the overlap of two spans as a share (0 to 1) of the characters that they cover together."""
    both = min(one[1], other[1]) - max(one[0], other[0])
    either = max(one[1], other[1]) - min(one[0], other[0])
    return max(0, both) / either if either > 0 else 0.0


def _core(case: Case, attribution: Attribution) -> Span:
    return core_of(case.text, attribution.start, attribution.end)


def shortened(text: str) -> str:
    """Return a stretch of text on one line, cut to a readable length."""
    line = " ".join(text.split())
    return line if len(line) <= CHARACTERS_SHOWN else line[: CHARACTERS_SHOWN - 1].rstrip() + "…"


def _missed(expected: Expected) -> str:
    who = expected.mention if expected.speaker in (ANY, None) else expected.speaker
    return "missed" if who in (ANY, None) else f"missed {who}"


def _disagreement(case: Case, expected: Expected, found: Attribution, nesting: dict[int, int]) -> str:
    """Describe all that differs in a pair; an empty text when it agrees."""
    parts = []
    span = _core(case, found)
    if span != (expected.start, expected.end):
        parts.append(f"found other words: {shortened(case.text[slice(*span)])}")
    for name, wanted, got, agrees in (
        ("mention", expected.mention, found.mention, mention_agrees(expected, found)),
        ("speaker", expected.speaker, found.speaker, speaker_agrees(expected, found)),
        ("cue", expected.cue, found.cue, cue_agrees(expected, found)),
    ):
        if not agrees:
            parts.append(f"expected {name} {wanted or 'none'}, found {got or 'none'}")
    if expected.depth is not None and nesting[found.id] != expected.depth:
        parts.append(f"expected depth {expected.depth}, found {nesting[found.id]}")
    if not parts:
        return ""
    return "; ".join(parts) + (f" [{found.rule}]" if found.rule else "")


def mention_agrees(expected: Expected, found: Attribution) -> bool:
    """Return whether the mention is the expected one, or not checked."""
    return expected.mention == ANY or same_words(expected.mention, found.mention)


def cue_agrees(expected: Expected, found: Attribution) -> bool:
    """Return whether the cue is the expected one, or not checked."""
    return expected.cue == ANY or same_words(expected.cue, found.cue)


def speaker_agrees(expected: Expected, found: Attribution) -> bool:
    """Return whether the speaker is the expected one, by that name or a fuller form of it, or not checked."""
    if expected.speaker == ANY:
        return True
    if expected.speaker is None or found.speaker is None:
        return expected.speaker is found.speaker
    return same_name(expected.speaker, found.speaker)


def _outcomes(case: Case, side: str, expected: Expected | None, found: Attribution | None) -> Iterator[Outcome]:
    """The outcomes of what is expected, or of what was found, as the side says; the other may be missing."""
    kind = expected.kind if expected and expected.kind != ANY else found.kind if found else ""
    rule = found.rule if found else ""
    both = (expected, found) if expected and found else None
    exact = both is not None and _core(case, both[1]) == (both[0].start, both[0].end)
    yield Outcome(QUOTATIONS, side, exact, kind, rule)
    stated = expected if side == EXPECTED else found
    if stated and stated.mention is not None and (expected is None or expected.mention != ANY):
        yield Outcome(SOURCES, side, both is not None and mention_agrees(*both), kind, rule)
    if stated and stated.speaker is not None and (expected is None or expected.speaker != ANY):
        yield Outcome(SPEAKERS, side, both is not None and speaker_agrees(*both), kind, rule)


@dataclass(frozen=True, slots=True)
class Changes:
    """Attributions gained and lost in one article since an earlier export."""

    gained: tuple[Attribution, ...]
    lost: tuple[Attribution, ...]
    kept: int
    """Number of unchanged attributions."""


def find_changes(old: Iterable[Attribution], new: Iterable[Attribution]) -> Changes:
    """Compare the attributions found in an article earlier with those found now.

    Two attributions are the same when they give the same span to the same speaker. Quoted text that
    nobody said (``not_speech``) is ignored.
    """
    before = {_span_and_speaker(a): a for a in old if a.kind != NOT_SPEECH}
    after = {_span_and_speaker(a): a for a in new if a.kind != NOT_SPEECH}
    return Changes(
        gained=tuple(a for key, a in after.items() if key not in before),
        lost=tuple(a for key, a in before.items() if key not in after),
        kept=len(before.keys() & after.keys()),
    )


def _span_and_speaker(attribution: Attribution) -> tuple[int, int, str | None]:
    return attribution.start, attribution.end, attribution.speaker


def describe_changes(file: str, text: str, changes: Changes) -> list[Difference]:
    """Describe the changes in an article, in reading order; of the same span, lost before gained."""
    either = [(a, "lost") for a in changes.lost] + [(a, "gained") for a in changes.gained]
    either.sort(key=lambda pair: (pair[0].start, pair[0].end, pair[1] == "gained"))
    return [
        Difference(file, text.count("\n", 0, a.start) + 1, f"{what} {a.speaker or '?'} | {shortened(a.text)}")
        for a, what in either
    ]
