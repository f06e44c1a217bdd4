"""Pairs the marks of each paragraph into quotations: nested, re-opened, unclosed."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field

from quotes.lexer import marks
from quotes.model import Mark, Quotation, Span

_DEEPEST = 6
"""Openings nested deeper than this are taken for ornaments."""
_SPEECH_END = frozenset(".!?…:")
_HAS_WORD = re.compile(r"[^\W_]")
_EDGE = re.compile(r"\s*[“\"‘'«„`]")
_LEAD_IN = re.compile(r"(?:[:,—–-]|\w)\s*\Z")


@dataclass(slots=True)
class _Pairing:
    """The marks of one paragraph while they are being paired."""

    text: str
    span: Span
    continues: bool
    """The next paragraph starts with an opening mark."""
    stack: list[Mark] = field(default_factory=list)
    found: list[tuple[int, int, int, int]] = field(default_factory=list)
    """(start, end, inner start, inner end)"""


def quotations(text: str, paragraphs: list[Span]) -> tuple[Quotation, ...]:
    """Find every stretch of text in quotation marks.

    Args:
        text: The article as read.
        paragraphs: Its paragraphs; no quotation crosses their bounds.

    Returns:
        The quotations in reading order, an enclosing one before those that it encloses.
    """
    result: list[Quotation] = []
    open_before = False
    ahead_marks = deque(marks(text))
    for number, span in enumerate(paragraphs):
        if not ahead_marks or ahead_marks[0].start >= span.end:
            open_before = False
            continue
        own = []
        while ahead_marks and ahead_marks[0].start < span.end:
            own.append(ahead_marks.popleft())
        ahead = paragraphs[number + 1].start if number + 1 < len(paragraphs) else len(text)
        pairing = _Pairing(text, span, bool(_EDGE.match(text, ahead)))
        unclosed = _pair(pairing, own)
        first = len(result)
        parents: list[Quotation] = []
        for start, end, inner_start, inner_end in sorted(pairing.found, key=lambda q: (q[0], -q[1])):
            if not _HAS_WORD.search(text, inner_start, inner_end):
                continue
            while parents and parents[-1].end <= start:
                parents.pop()
            before = result[-1] if len(result) > first else None
            reopened = (open_before and start == span.start) or (
                before is not None and before.end == before.inner_end and before.end <= start
            )
            parent = parents[-1].index if parents else None
            quotation = Quotation(len(result), start, end, inner_start, inner_end, parent, number, reopened)
            parents.append(quotation)
            result.append(quotation)
        open_before = unclosed
    return tuple(result)


def _pair(pairing: _Pairing, ahead: list[Mark]) -> bool:
    """Pair the marks of one paragraph; tell whether its last quotation was left open."""
    for number, mark in enumerate(ahead):
        later = ahead[number + 1] if number + 1 < len(ahead) else None
        depth = _depth(pairing.stack, mark.family)
        if mark.closes and depth is not None and not (mark.opens and _nests(pairing, mark)):
            if mark.family == "single" and _is_possessive(pairing, mark, later):
                continue
            _close(pairing, depth, mark)
        elif mark.opens:
            _open(pairing, mark)
    return _finish(pairing)


def _depth(stack: list[Mark], family: str) -> int | None:
    """Index of the innermost open mark that a mark of this family may close."""
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].family == family:
            return depth
        if family == "single":
            return None
    return None


def _nests(pairing: _Pairing, mark: Mark) -> bool:
    """Whether a mark that may do either opens a quotation inside the open one."""
    before = pairing.text[mark.start - 1 : mark.start]
    return before in tuple("—–(:") and pairing.text[mark.end : mark.end + 1].isalnum()


def _open(pairing: _Pairing, mark: Mark) -> None:
    text, stack = pairing.text, pairing.stack
    if stack and stack[-1].family == mark.family:
        said = text[stack[-1].end : mark.start].rstrip()
        if said[-1:] in _SPEECH_END - {":"} and text[mark.start - 1 : mark.start].isspace():
            opening = stack.pop()
            end = opening.end + len(said)
            pairing.found.append((opening.start, end, opening.end, end))
    if len(stack) < _DEEPEST:
        stack.append(mark)


def _close(pairing: _Pairing, depth: int, mark: Mark) -> None:
    opening = pairing.stack[depth]
    del pairing.stack[depth:]
    pairing.found.append((opening.start, mark.end, opening.end, mark.start))


def _is_possessive(pairing: _Pairing, mark: Mark, later: Mark | None) -> bool:
    """Whether a mark after a word is its apostrophe (*the boys' fault*), as a better closing mark follows."""
    text = pairing.text
    if text[mark.start - 1] not in "sSzxn" or not re.match(r"\s[a-z$£€\d(]", text[mark.end : mark.end + 2]):
        return False
    if later is None or later.family != "single" or later.opens or not later.closes:
        return False
    after = text[later.end : later.end + 1]
    return text[later.start - 1] in ",.?!…" or not after.strip() or after in ',.;:?!”"'


def _finish(pairing: _Pairing) -> bool:
    """Bound what is still open by the paragraph; two openings may share one closing mark."""
    end = pairing.span.end
    left_open = False
    for opening in reversed(pairing.stack):
        inner = [q for q in pairing.found if q[0] > opening.start]
        if opening.family == "single" and not _worth_keeping(pairing, opening):
            continue
        shared = max((q for q in inner if q[1] > q[3]), key=lambda q: q[1], default=None)
        if shared and not pairing.continues and _same_mark(pairing.text, opening, shared):
            pairing.found.append((opening.start, shared[1], opening.end, shared[3]))
        else:
            pairing.found.append((opening.start, end, opening.end, end))
            left_open = True
    return left_open


def _same_mark(text: str, opening: Mark, inner: tuple[int, int, int, int]) -> bool:
    return text[opening.start : opening.end] == text[inner[0] : inner[2]]


def _worth_keeping(pairing: _Pairing, opening: Mark) -> bool:
    """Whether an unclosed single mark is one: it leads in, and the next paragraph opens again."""
    if opening is not pairing.stack[0] or not pairing.continues:
        return False
    before = pairing.text[pairing.span.start : opening.start].rstrip()
    return not before or before[-1] in ":,.—–"
