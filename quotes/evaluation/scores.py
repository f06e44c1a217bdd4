"""How often the answers are right: outcomes counted into precision, recall and F1."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

QUOTATIONS = "quotations"
SOURCES = "sources"
SPEAKERS = "speakers"
TASKS = (QUOTATIONS, SOURCES, SPEAKERS)

EXPECTED = "expected"
FOUND = "found"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing that was expected, or one that was found, and whether the other side agrees."""

    task: str
    """``quotations``, ``sources`` or ``speakers``."""
    side: str
    """``expected`` (counts for recall) or ``found`` (counts for precision)."""
    right: bool
    kind: str
    """The quotation's kind; empty when it was missed and the fixture does not tell."""
    rule: str
    """The sieve that answered; empty when it was missed."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts, and the fractions made of them."""

    expected: int = 0
    expected_right: int = 0
    found: int = 0
    found_right: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 when nothing was found."""
        return self.found_right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what was expected that was rightly found; 0 when nothing was expected."""
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
class Row:
    """The three tallies of one group of quotations."""

    group: str
    """``all``, ``kind`` or ``rule``."""
    name: str
    quotations: Tally
    sources: Tally
    speakers: Tally


def rows(outcomes: Iterable[Outcome]) -> list[Row]:
    """Count outcomes overall, per kind and per rule, groups in that order and names sorted.

    What is missed has no rule, so a rule's recall is its share of everything expected.
    """
    counted = list(outcomes)
    overall = _row("all", "", counted)
    result = [overall]
    for kind in sorted({o.kind for o in counted}):
        result.append(_row("kind", kind, [o for o in counted if o.kind == kind]))
    by_rule: dict[str, list[Outcome]] = {}
    for outcome in counted:
        by_rule.setdefault(outcome.rule, []).append(outcome)
    for rule in sorted(by_rule):
        if rule:
            result.append(_of_everything(_row("rule", rule, by_rule[rule]), overall))
    return result


def _row(group: str, name: str, outcomes: list[Outcome]) -> Row:
    return Row(group, name, *(_tally(o for o in outcomes if o.task == task) for task in TASKS))


def _tally(outcomes: Iterable[Outcome]) -> Tally:
    expected = expected_right = found = found_right = 0
    for outcome in outcomes:
        if outcome.side == EXPECTED:
            expected += 1
            expected_right += outcome.right
        else:
            found += 1
            found_right += outcome.right
    return Tally(expected, expected_right, found, found_right)


def _of_everything(row: Row, overall: Row) -> Row:
    """Replace what a rule was expected to find, which nobody knows, by everything expected."""
    tallies = (
        Tally(all_.expected, own.expected_right, own.found, own.found_right)
        for own, all_ in (
            (row.quotations, overall.quotations),
            (row.sources, overall.sources),
            (row.speakers, overall.speakers),
        )
    )
    return Row(row.group, row.name, *tallies)
