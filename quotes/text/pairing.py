"""Pair the quotation marks of a paragraph: nested, interrupted, left open, closed by another mark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final, NamedTuple

import regex

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import ENDS_SENTENCE, tags_of
from quotes.model import Span
from quotes.text.marks import Mark

_DEEPEST: Final = 6
"""Levels; openings nested deeper than this are ornaments."""
_AHEAD: Final = 8
"""Marks that are read ahead to decide between two readings of one."""
_ENDS_WORDS: Final = frozenset(",.?!")
"""What comes before a closing mark."""
_CLOSES_INNER: Final = frozenset("'’")
_SENTENCE_END: Final = re.compile(r"[.?!]\s")
_DOTS: Final = re.compile(r"\.{3}|…")
_DOTS_BEFORE: Final = regex.compile(r"(?<![^\s])(?:\.{3}|…)(?=\p{L})")
"""Dots right before a word, in place of an opening mark."""
_CLAUSE_AFTER: Final = regex.compile(r" [^,.?!:;“”\"]{3,80}+")
_AFTER_POSSESSIVE: Final = regex.compile(r"\s[a-z\p{Sc}\d(“\"«]|[,.][\"'”’]")
_CLAUSE: Final = regex.compile(r"[,?!]\s++([^,.?!:;“”\"]{3,80}+)(?=[,.?!:;]|\Z)")
_CLAUSE_WORD: Final = regex.compile(r"[\p{L}\p{N}][\w.'’-]*+")
_LONGEST_CLAUSE: Final = 9
_LONGEST_SENTENCE: Final = 400
"""How far before a closing mark words may begin whose opening mark was lost, in characters."""
_LONGEST_CAPTION: Final = 300
"""Characters between the end of a sentence and the mark after a caption."""
_SHORTEST_CAPTION: Final = 3
_SHORTEST_AFTER_CAPTION: Final = 5
"""Words of a caption, and of the quotation after it that goes on with the one before."""
_NAMES_SPEAKER: Final = t.ROLE_OR_TITLE | t.BEGINS_SUBJECT


class Pair(NamedTuple):
    """An opening mark and the end of what it opens."""

    start: int
    end: int
    inner_start: int
    inner_end: int

    @property
    def closed(self) -> bool:
        """Whether a closing mark ends the pair."""
        return self.inner_end < self.end


@dataclass(slots=True)
class Pairing:
    """The marks of one paragraph while they are being paired.

    The pairs found since a mark was put on the stack are at the end of ``found``, all after the mark, and a pair never
    ends inside one of them, so that pairs nest by construction.
    """

    text: str
    span: Span
    marks: Sequence[Mark]
    continues: bool
    """The next paragraph starts with an opening mark."""
    stack: list[Mark] = field(default_factory=list)
    found: list[Pair] = field(default_factory=list)


def pair_marks(pairing: Pairing) -> bool:
    """Pair the marks of one paragraph, and return whether its last quotation was left open."""
    for number, mark in enumerate(pairing.marks):
        depth = _depth(pairing.stack, mark.family) if mark.closes else None
        if depth is not None and not (mark.opens and _leads_in(pairing.text, mark)):
            if not _is_apostrophe_or_inches(pairing, number):
                _close(pairing, depth, mark.start, mark.end)
        elif mark.opens:
            _open(pairing, number)
        elif _closes_single(pairing, number):
            _close(pairing, len(pairing.stack) - 1, mark.start, mark.end)
        elif mark.closes and _is_doubled(pairing, mark):
            last = pairing.found[-1]
            pairing.found[-1] = Pair(last.start, mark.end, last.inner_start, last.inner_end)
        elif (start := _lost_opening(pairing, number)) is not None:
            inner = start + len(dots[0]) if (dots := _DOTS.match(pairing.text, start)) else start
            pairing.found.append(Pair(start, mark.end, inner, mark.start))
    return _finish(pairing)


def _closes_single(pairing: Pairing, number: int) -> bool:
    """Whether a double mark closes what a single one opened: *‘We won,” she said*."""
    stack, mark = pairing.stack, pairing.marks[number]
    if mark.family != "double" or not stack or stack[-1].family != "single":
        return False
    following = pairing.marks[number + 1 :]
    own = next((other for other in following if other.family == "single"), None)
    return pairing.text[mark.start - 1] in _ENDS_WORDS and (own is None or own.opens)


def _is_doubled(pairing: Pairing, mark: Mark) -> bool:
    """Whether a closing mark is right after one that has closed a quotation: *“We won,”” she said*."""
    last = pairing.found[-1] if pairing.found and not pairing.stack else None
    return last is not None and last.closed and last.end == mark.start and mark.family != "single"


def _lost_opening(pairing: Pairing, number: int) -> int | None:
    """Where the words begin that a mark closes and none opens: *We won,” said Ann Lee*, *...We won,” said Ann Lee*.

    They begin with the paragraph, or with the last sentence before the mark if a clause after it says who speaks, or
    at dots that took the place of the mark.
    """
    text, mark = pairing.text, pairing.marks[number]
    if mark.family != "double" or not mark.closes or pairing.stack or text[mark.end : mark.end + 1].isalnum():
        return None
    low = max(pairing.found[-1].end if pairing.found else pairing.span[0], mark.start - _LONGEST_SENTENCE)
    dots = list(_DOTS_BEFORE.finditer(text, low, mark.start))
    if dots:
        return dots[-1].start()
    start = pairing.span[0]
    if text[mark.start - 1] not in ",?!" or text[mark.end : mark.end + 1] != " ":
        return None
    if not number and text[start].isupper() and _SENTENCE_END.search(text, start, mark.start - 1) is None:
        return start
    ends = [match.end() for match in _SENTENCE_END.finditer(text, low, mark.start - 1)]
    clause = _CLAUSE_AFTER.match(text, mark.end, pairing.span[1])
    if not ends or not text[ends[-1] : ends[-1] + 1].isupper() or clause is None:
        return None
    words = _CLAUSE_WORD.findall(clause[0])
    return ends[-1] if len(words) <= _LONGEST_CLAUSE and _reports(words) else None


def _depth(stack: list[Mark], family: str) -> int | None:
    """Index of the innermost open mark that a mark of this family may close."""
    if family == "single":
        return len(stack) - 1 if stack and stack[-1].family == family else None
    return next((depth for depth in range(len(stack) - 1, -1, -1) if stack[depth].family == family), None)


def _leads_in(text: str, mark: Mark) -> bool:
    """Whether a mark that may open or close opens a quotation inside the open one."""
    return text[mark.start - 1 : mark.start] in tuple("—–(:") and text[mark.end : mark.end + 1].isalnum()


def _open(pairing: Pairing, number: int) -> None:
    """Open a quotation; an open one with the same mark ends first, if a sentence ends here."""
    text, stack, mark = pairing.text, pairing.stack, pairing.marks[number]
    if stack and stack[-1].family == mark.family and not _nests(pairing, number):
        before = mark.start
        while before > stack[-1].end and text[before - 1].isspace():
            before -= 1
        # *"He said: 'Why?' "I left," said Ann Lee.*
        last = before
        while last > stack[-1].end and text[last - 1] in _CLOSES_INNER:
            last -= 1
        if before < mark.start and text[last - 1] in ENDS_SENTENCE:
            shared = _shared(pairing, len(stack) - 1)
            clause = _reporting_clause(text, shared.end if shared else stack[-1].end, before)
            if shared and clause is not None:
                _close(pairing, len(stack) - 1, shared.inner_end, shared.end)
            else:
                end = before if clause is None else clause
                _close(pairing, len(stack) - 1, end, end)
        elif (caption := _end_before_caption(pairing, number, before)) is not None:
            _close(pairing, len(stack) - 1, caption, caption)
    if len(stack) < _DEEPEST:
        stack.append(mark)


def _end_before_caption(pairing: Pairing, number: int, before: int) -> int | None:
    """Where an open quotation ends if a caption is between it and a mark: *"We won. Kor at home (PA) "It was close."*.

    The caption follows the last sentence and has no full stop. What is quoted after it begins as a sentence does and
    has more than a few words: *"We won. It was in the "Orme Echo" and on air."* has a name in it.
    """
    text, mark = pairing.text, pairing.marks[number]
    low = max(pairing.stack[-1].end, before - _LONGEST_CAPTION)
    end = max(text.rfind(stop, low, before) for stop in (". ", "! ", "? ")) + 1
    words = text[end:before].split() if end else []
    if len(words) < _SHORTEST_CAPTION or not words[0][0].isupper() or not text[mark.end : mark.end + 1].isupper():
        return None
    following = pairing.marks[number + 1].start if number + 1 < len(pairing.marks) else pairing.span[1]
    if len(text[mark.end : following].split()) < _SHORTEST_AFTER_CAPTION:
        return None
    last = words[-1]
    if tags_of(last) & (t.FUNCTION_WORD | t.REPORTING) or not (last[-1].isalnum() or last[-1] == ")"):
        return None
    # *Mr. Lee*, *the U.S. coast*
    return None if text[end - 1] == "." and tags_of(text[low:end].rpartition(" ")[2]) & t.TITLE else end


def _nests(pairing: Pairing, number: int) -> bool:
    """Whether the marks ahead close this quotation and its parent too."""
    family, depth = pairing.marks[number].family, 2
    for mark in pairing.marks[number + 1 : number + _AHEAD]:
        if mark.family == family:
            depth += -1 if mark.closes else 1
            if not depth:
                return True
    return False


def _close(pairing: Pairing, depth: int, inner_end: int, end: int) -> None:
    """End the quotation opened at a depth, and forget what was opened in it and never closed."""
    opening = pairing.stack[depth]
    del pairing.stack[depth:]
    inside = list(takewhile(lambda pair: pair.start > opening.start, reversed(pairing.found)))
    if any(pair.start < end < pair.end for pair in inside):
        inner_end = end = max(pair.end for pair in inside)
    pairing.found.append(Pair(opening.start, end, opening.end, inner_end))


def _is_apostrophe_or_inches(pairing: Pairing, number: int) -> bool:
    """Whether a mark that could close is an apostrophe or an inch sign, because a better closing mark follows.

    An apostrophe: *‘It was the boys’ fault,’*; inches: *"A 12" pipe burst," she said*.
    """
    text, mark = pairing.text, pairing.marks[number]
    before = text[mark.start - 1]
    if mark.family == "single":
        if before not in "sSzxn" or not _AFTER_POSSESSIVE.match(text, mark.end):
            return False
    elif not before.isdigit() or text[mark.start] != '"' or not text[mark.end : mark.end + 1].isspace():
        return False
    for later in pairing.marks[number + 1 : number + _AHEAD]:
        if later.family != mark.family:
            continue
        if later.opens or not later.closes:
            return False
        after = text[later.end : later.end + 1]
        return text[later.start - 1] in ",.?!…" or not after.strip() or after in ',.;:?!”"'
    return False


def _finish(pairing: Pairing) -> bool:
    """End what is still open with the paragraph; two openings may share one closing mark."""
    text, end = pairing.text, pairing.span[1]
    left_open = False
    while pairing.stack:
        depth = len(pairing.stack) - 1
        opening = pairing.stack[depth]
        if opening.family == "single" and not _is_worth_keeping(pairing, opening):
            pairing.stack.pop()
            continue
        shared = _shared(pairing, depth)
        if shared and (not pairing.continues or reports_within(text, shared.end, end)):
            _close(pairing, depth, shared.inner_end, shared.end)
        elif not pairing.continues and (clause := _reporting_clause(text, opening.end, end)) is not None:
            _close(pairing, depth, clause, clause)
        else:
            _close(pairing, depth, end, end)
            left_open = True
    return left_open


def _shared(pairing: Pairing, depth: int) -> Pair | None:
    """The last quotation inside an open one, when its closing mark may serve for both."""
    opening = pairing.stack[depth]
    last = pairing.found[-1] if pairing.found else None
    if last is None or last.start < opening.start or not last.closed:
        return None
    text = pairing.text
    return last if text[opening.start : opening.end] == text[last.start : last.inner_start] else None


def _reporting_clause(text: str, start: int, end: int) -> int | None:
    """Where the words before a reporting clause end: after *held,* in *“The dam held, Perez said*."""
    for clause in _CLAUSE.finditer(text, max(0, start - 1), end):
        words = _CLAUSE_WORD.findall(clause[1])
        if len(words) <= _LONGEST_CLAUSE and _reports(words):
            return clause.start() + 1 if clause.start() >= start else start
    return None


def reports_within(text: str, start: int, end: int) -> bool:
    """Whether a clause that only names who speaks is in a stretch: *…, Perez said.*."""
    return _reporting_clause(text, start, end) is not None


def _reports(words: list[str]) -> bool:
    """Whether a clause only names who speaks: *Perez said*, *said Ann Lee*, *engineer Rosa Perrin said*."""
    found = [tags_of(word) for word in words]
    for at, tag in enumerate(found):
        if t.says(tag) and not words[at][0].isupper():
            who = found[:at] or found[at + 1 : at + 2]
            return bool(who) and all(tag & _NAMES_SPEAKER for tag in who) and words[0] not in ("I", "we", "you")
    return False


def _is_worth_keeping(pairing: Pairing, opening: Mark) -> bool:
    """Whether an unclosed single mark opens a quotation: it leads in, and the next paragraph opens again."""
    if opening is not pairing.stack[0] or not pairing.continues:
        return False
    before = pairing.text[pairing.span[0] : opening.start].rstrip()
    return not before or before[-1] in ":,.—–"
