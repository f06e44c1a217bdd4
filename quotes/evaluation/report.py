"""Scores as a small aligned table of plain text."""

from __future__ import annotations

from collections.abc import Iterable

from quotes.evaluation.scores import TASKS, Row, Tally

MISSED = "(missed)"
"""The kind of what was missed, where the fixture does not tell it."""

NOTHING = "–"
"""Stands for a fraction of nothing."""

_HEADINGS = {"kind": "by kind", "rule": "by rule (R: its share of everything expected)"}


def table(rows: Iterable[Row]) -> list[str]:
    """Write rows of scores as lines: counts of quotations, then P, R and F1 in per cent for each task."""
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
            lines.append(_HEADINGS[group])
        tallies = (row.quotations, row.sources, row.speakers)
        counts = f" {row.quotations.expected:>8} {row.quotations.found:>6}"
        lines.append(f"{_label(row):{width}}{counts}" + "".join(f"  {_cells(tally)}" for tally in tallies))
    return [line.rstrip() for line in lines]


def _label(row: Row) -> str:
    return "all" if row.group == "all" else f"  {row.name or MISSED}"


def _cells(tally: Tally) -> str:
    precision = f"{100 * tally.precision:.1f}" if tally.found else NOTHING
    recall = f"{100 * tally.recall:.1f}" if tally.expected else NOTHING
    both = f"{100 * tally.f1:.1f}" if tally.found or tally.expected else NOTHING
    return f"{precision:>5} {recall:>5} {both:>5}"
