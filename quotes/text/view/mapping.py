"""A view: a text in which repairs were made, and where each of its characters is in the article as read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from quotes.model import Span

Edit = tuple[int, int, str]
"""What a repair puts in place of ``text[start:end]``: the start, the end (code points, half-open) and the words."""


class View:
    """An article as the rules read it.

    A view of clean text is the text itself. Else it is a row of pieces: a piece is as long in the article as here, and
    stands there as it does here, or is a whole that stands for another whole.
    """

    def __init__(self, source: str) -> None:
        """Begin with the article as read."""
        self.source = source
        self.text = source
        self.repairs: list[str] = []
        """The names of the repairs that were made."""
        self._pieces: _Pieces | None = None
        """``None`` if every character is where it is in the article."""

    def edit(self, repair: str, edits: Iterable[Edit]) -> None:
        """Make the edits of one repair.

        Args:
            repair: The repair's name.
            edits: In order, none of them empty, none over another.
        """
        found = list(edits)
        if not found:
            return
        text, old = self.text, self._pieces or _whole(len(self.source))
        parts: list[str] = []
        new = _Pieces()
        done = piece = 0
        for first, end, words in found:
            parts.append(text[done:first])
            piece = old.copy(done, first, piece, new)
            if words:
                parts.append(words)
                new.add(len(words), old.source_start(first), old.source_end(end))
            done = end
        parts.append(text[done:])
        old.copy(done, len(text), piece, new)
        self.text = "".join(parts)
        self._pieces = new
        self.repairs.append(repair)

    def substitute(self, repair: str, odd: Iterable[str], plain: str) -> None:
        """Put one character in place of others, so that every position stays.

        Args:
            repair: The repair's name.
            odd: The characters to replace.
            plain: What takes their place.
        """
        for character in odd:
            self.text = self.text.replace(character, plain)
        self.repairs.append(repair)

    def in_source(self, span: Span) -> Span:
        """Where a span of the view is in the article as read.

        Args:
            span: Code points of ``text``, half-open, not empty.

        Returns:
            Code points of ``source``, half-open: from the first character of the span to its last, with all that was
            taken out between them, and nothing that was taken out around them.
        """
        if self._pieces is None:
            return span
        return self._pieces.source_start(span[0]), self._pieces.source_end(span[1])

    def source_line(self, start: int, end: int) -> Span | None:
        """Where the line of the article as read is that is a line here.

        Args:
            start: Where the line begins (code points of ``text``).
            end: Where its line end is.

        Returns:
            Code points of ``source``, half-open; ``None`` if the line does not begin and end there as it does here.
            Of a line here that is several there, the last.
        """
        first, last = 0, len(self.source)
        if start:
            before, first = self.in_source((start - 1, start))
            if self.source[before:first] != self.text[start - 1]:
                return None
        if end < len(self.text):
            last, after = self.in_source((end, end + 1))
            if self.source[last:after] != self.text[end]:
                return None
        return max(first, self.source.rfind("\n", first, last) + 1), last


class _Pieces:
    """The pieces of a view: where each begins and ends here, and in the article."""

    def __init__(self) -> None:
        self.begins: list[int] = []
        self.ends: list[int] = []
        self.source_begins: list[int] = []
        self.source_ends: list[int] = []
        self.wholes: list[bool] = []
        """Whether each piece stands for another of some other length, and so cannot be cut."""

    def add(self, size: int, source_begin: int, source_end: int) -> None:
        """Add a piece of some characters after the others."""
        begin = self.ends[-1] if self.ends else 0
        self.begins.append(begin)
        self.ends.append(begin + size)
        self.source_begins.append(source_begin)
        self.source_ends.append(source_end)
        self.wholes.append(size != source_end - source_begin)

    def copy(self, start: int, end: int, piece: int, to: _Pieces) -> int:
        """Add what is in a stretch to other pieces.

        Args:
            start: Where the stretch begins (code points of this view).
            end: Where it ends.
            piece: A piece that begins no later than the stretch does.
            to: The other pieces.

        Returns:
            The last piece that was looked at, with which the next stretch may begin.
        """
        while piece < len(self.begins) - 1 and self.ends[piece] <= start:
            piece += 1
        while start < end:
            stop = min(end, self.ends[piece])
            source_begin, source_end = self.source_begins[piece], self.source_ends[piece]
            if self.wholes[piece]:
                to.add(stop - start, source_begin, source_end)
            else:
                shift = source_begin - self.begins[piece]
                to.add(stop - start, start + shift, stop + shift)
            start = stop
            if start < end:
                piece += 1
        return piece

    def source_start(self, at: int) -> int:
        """Where the character at a position begins in the article."""
        piece = bisect_right(self.begins, at) - 1
        begin = self.source_begins[piece]
        return begin if self.wholes[piece] else begin + at - self.begins[piece]

    def source_end(self, at: int) -> int:
        """Where the character before a position ends in the article."""
        piece = bisect_right(self.begins, at - 1) - 1
        return self.source_ends[piece] if self.wholes[piece] else self.source_begins[piece] + at - self.begins[piece]


def _whole(size: int) -> _Pieces:
    """The one piece of a view in which nothing has been edited."""
    pieces = _Pieces()
    pieces.add(size, 0, size)
    return pieces


def apart(edits: Iterable[Edit]) -> list[Edit]:
    """The edits in order, without those that begin within another."""
    kept: list[Edit] = []
    stop = 0
    for edit in sorted(edits):
        if edit[0] >= stop:
            kept.append(edit)
            stop = edit[1]
    return kept


def all_but(match: re.Match[str], kept: int) -> list[Edit]:
    """The edits that leave nothing of a match but one of its groups, or nothing at all."""
    start, end = match.span(kept) if kept else (-1, -1)
    if start == end:
        return [(*match.span(), "")]
    return [(first, last, "") for first, last in ((match.start(), start), (end, match.end())) if first < last]
