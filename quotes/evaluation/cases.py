"""Expected attributions: what every kind of fixture is read into."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.evaluation.word_spans import core_of, is_marked
from quotes.model import INDIRECT
from quotes.pipeline import extract
from quotes.text.turns import TURN

ANY = "*"
"""Stands for a mention, speaker, cue or kind that is not checked."""


class CaseError(Exception):
    """A fixture that cannot be read; the message names the file, the line and the words."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        """Keep position and reason apart, so that a caller can format them its own way."""
        super().__init__(f"{file}:{line}: {reason}")
        self.where = f"{file}:{line}"
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Expected:
    """One attribution that an article is expected to contain."""

    line: int
    """The line of the fixture that states it, from 1."""
    start: int
    """Start of the core: the span without its outer marks and punctuation."""
    end: int
    """End of the core."""
    mention: str | None
    """The words that name the source; ``None`` when there are none, ``ANY`` when not checked."""
    speaker: str | None
    """The speaker's name; ``None`` when the article does not say, ``ANY`` when not checked."""
    cue: str | None
    """The reporting words; ``ANY`` when not checked."""
    depth: int | None = None
    """Number of quotations that enclose it; ``None`` when not checked."""
    kind: str = ANY
    """``direct``, ``mixed``, ``indirect``, or ``ANY`` when not checked."""


@dataclass(frozen=True, slots=True)
class Case:
    """An article and everything that is expected of it."""

    file: str
    """The fixture."""
    line: int
    """The line of the fixture on which the case begins."""
    title: str
    text: str
    """The article as read."""
    article: str
    """The file that contains the article."""
    article_line: int
    """The line of that file on which the article begins."""
    expected: tuple[Expected, ...]
    not_in: frozenset[str] = frozenset()
    """House styles in which the case makes no sense."""

    @property
    def has_indirect(self) -> bool:
        """True if a reported clause without marks is expected. Such clauses are compared only then."""
        if any(one.kind == INDIRECT for one in self.expected):
            return True
        unmarked = {one.start for one in self.expected if one.kind == ANY and not is_marked(self.text, one.start)}
        # The turns of a transcript have no marks either.
        return bool(unmarked) and not unmarked <= _turn_starts(self.text)

    def line_at(self, offset: int) -> int:
        """Return the line of the article's file at an offset into the article (code points)."""
        return self.article_line + self.text.count("\n", 0, offset)


def _turn_starts(text: str) -> set[int]:
    """Return where the words of the turns of a transcript begin (code points)."""
    return {core_of(text, turn.start, turn.end)[0] for turn in extract(text) if turn.rule == TURN}
