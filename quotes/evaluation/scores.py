"""Counts how often answers are right (precision, recall and F1), and formats the scores as a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

QUOTATIONS = "quotations"
SOURCES = "sources"
SPEAKERS = "speakers"
TASKS = (QUOTATIONS, SOURCES, SPEAKERS)

EXPECTED = "expected"
FOUND = "found"

MISSED = "(missed)"
"""The kind of missed quotations whose kind the fixture does not state."""

UNDEFINED = "–"
"""Stands for a fraction of nothing."""

_GROUP_HEADINGS = {"kind": "by kind", "rule": "by rule (R: its share of everything expected)"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One expected or found answer, and whether the other side agrees."""

    task: str
    """``quotations``, ``sources`` or ``speakers``."""
    side: str
    """``expected`` (counts for recall) or ``found`` (counts for precision)."""
    right: bool
    kind: str
    """The kind of quotation; empty when it was missed and the fixture does not state it."""
    rule: str
    """The sieve that answered; empty when it was missed."""


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of answers, and the fractions computed from them (0 to 1)."""

    expected: int = 0
    expected_right: int = 0
    found: int = 0
    found_right: int = 0

    @property
    def precision(self) -> float:
        """The share of found answers that are right; 0 when nothing was found."""
        return self.found_right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of expected answers that were found; 0 when nothing was expected."""
        return self.expected_right / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return f1(self.precision, self.recall)


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean of precision and recall, 0 when both are 0."""
    both = precision + recall
    return 2 * precision * recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """The scores of one group of quotations."""

    group: str
    """``all``, ``kind`` or ``rule``."""
    name: str
    quotations: Score
    sources: Score
    speakers: Score


def count_scores(outcomes: Iterable[Outcome]) -> list[ScoreRow]:
    """Count outcomes overall, by kind and by rule, in this order; names are sorted.

    A missed quotation has no rule, so the recall of a rule is its share of everything expected.
    """
    counted = list(outcomes)
    overall = _score_row("all", "", counted)
    result = [overall]
    for kind in sorted({o.kind for o in counted}):
        result.append(_score_row("kind", kind, [o for o in counted if o.kind == kind]))
    by_rule: dict[str, list[Outcome]] = {}
    for outcome in counted:
        by_rule.setdefault(outcome.rule, []).append(outcome)
    for rule in sorted(by_rule):
        if rule:
            result.append(_of_everything(_score_row("rule", rule, by_rule[rule]), overall))
    return result


def _score_row(group: str, name: str, outcomes: list[Outcome]) -> ScoreRow:
    return ScoreRow(group, name, *(_score(o for o in outcomes if o.task == task) for task in TASKS))


def _score(outcomes: Iterable[Outcome]) -> Score:
    expected = expected_right = found = found_right = 0
    for outcome in outcomes:
        if outcome.side == EXPECTED:
            expected += 1
            expected_right += outcome.right
        else:
            found += 1
            found_right += outcome.right
    return Score(expected, expected_right, found, found_right)


def _of_everything(row: ScoreRow, overall: ScoreRow) -> ScoreRow:
    """Relate the answers of a rule to everything expected; what it alone should find is unknown."""
    scores = (
        Score(all_.expected, own.expected_right, own.found, own.found_right)
        for own, all_ in (
            (row.quotations, overall.quotations),
            (row.sources, overall.sources),
            (row.speakers, overall.speakers),
        )
    )
    return ScoreRow(row.group, row.name, *scores)


def format_scores(rows: Iterable[ScoreRow]) -> list[str]:
    """Format scores as the lines of a table: counts of quotations, then P, R and F1 in per cent for each task."""
    rows = list(rows)
    width = max((len(_label(row)) for row in rows), default=0)
    lines = [
        f"{'':{width}} {'':15}" + "".join(f"  {task:>17}" for task in TASKS),
        f"{'':{width}} {'expected':>8} {'found':>6}" + f"  {'P':>5} {'R':>5} {'F1':>5}" * len(TASKS),
    ]
    group = "all"
    for row in rows:
        if row.group != group:
            group = row.group
            lines.append(_GROUP_HEADINGS[group])
        scores = (row.quotations, row.sources, row.speakers)
        counts = f" {row.quotations.expected:>8} {row.quotations.found:>6}"
        lines.append(f"{_label(row):{width}}{counts}" + "".join(f"  {_cells(score)}" for score in scores))
    return [line.rstrip() for line in lines]


def _label(row: ScoreRow) -> str:
    return "all" if row.group == "all" else f"  {row.name or MISSED}"


def _cells(score: Score) -> str:
    precision = f"{100 * score.precision:.1f}" if score.found else UNDEFINED
    recall = f"{100 * score.recall:.1f}" if score.expected else UNDEFINED
    both = f"{100 * score.f1:.1f}" if score.found or score.expected else UNDEFINED
    return f"{precision:>5} {recall:>5} {both:>5}"
