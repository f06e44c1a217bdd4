"""What a sieve of reported speech is asked about, and what it answers."""

from __future__ import annotations

from typing import Final

from quotes.grammar.ends.clause_ends import clause_end
from quotes.lexicon.native import mypyc_attr
from quotes.text.frames import Frame, TokenRange

NO_POSITIONS: Final[frozenset[int]] = frozenset()


@mypyc_attr(acyclic=True)
class ReportingClause:
    """A cue with its source, in its sentence; every position is that of a token in the frame."""

    __slots__ = ("content_start", "cue", "frame", "high", "low", "others", "source")

    def __init__(
        self, frame: Frame, source: TokenRange, cue: TokenRange, content_start: int | None, bounds: TokenRange
    ) -> None:
        """A clause of the sentence with some bounds."""
        self.frame = frame
        self.source = source
        self.cue = cue
        self.content_start = content_start
        """Where what is reported may begin after the cue; ``None`` when nothing is reported there."""
        self.low, self.high = bounds
        self.others = NO_POSITIONS
        """Where the reporting clauses of the sentence begin, this one included, if there are several."""

    def end_of(self, first: int, scan: int = 0) -> int:
        """Where what it reports ends if that begins at a position, as ``clause_end`` finds it."""
        return clause_end(self.frame, first, self.high, self.source, self.others, scan)


Pieces = tuple[TokenRange, ...]
"""A reported clause, in one piece or in two."""
