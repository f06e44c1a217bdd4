"""What a sieve of reported speech is asked about, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.text.frames import Frame, TokenRange


@dataclass(slots=True)
class ReportingClause:
    """A cue with its source, in its sentence; every position is that of a token in the frame."""

    frame: Frame
    source: TokenRange
    cue: TokenRange
    low: int
    """Where the sentence begins."""
    high: int
    """Where the sentence ends, exclusive."""
    others: frozenset[int]
    """Where the reporting clauses of the sentence begin, this one included."""
    content_start: int | None
    """Where what is reported may begin after the cue; ``None`` when nothing is reported there."""


Pieces = tuple[TokenRange, ...]
"""A reported clause, in one piece or in two."""
