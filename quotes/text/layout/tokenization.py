"""Text whose tokens are set apart, as corpora and language tools write it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import ENDS_SENTENCE, tags_of
from quotes.model import Span
from quotes.text.layout.joining import line_ends
from quotes.text.view.mapping import Edit

_WRITTEN: Final = {"-LRB-": "(", "-LSB-": "[", "-LCB-": "{", "-RRB-": ")", "-RSB-": "]", "-RCB-": "}", "'": "'"}
"""What is written for some tokens; nothing for the space beside others."""
_ENDINGS: Final = r"(?:[sS]|t|re|ve|ll|d|m)\b"
_TOKEN: Final = re.compile(
    rf"-L[RSC]B- ?| -R[RSC]B-|(?<=\w) ' (?={_ENDINGS})|(?<=\b[OD]) ' (?=[A-Z])|(?<=[(\[$£€`“‘]) (?=\S)"
    rf"|(?<=\S) (?=[,.;:?!)\]%”’](?:\s|\Z)|n't\b|'{_ENDINGS}|''(?:\s|\Z))"
)
_MOST_COMMAS: Final = 0.6
"""Share of the commas that follow a space in a text of tokens."""
_DOUBLE: Final = re.compile(r"\"|' '(?<!\S' ')(?!\S)")
_SINGLE: Final = re.compile(rf"(?:'(?!(?:em|tis|twas|\d\ds)\b| ?{_ENDINGS}| ?'|(?<=' '))|`(?!`))(?<!\S.)")
"""A single mark after a space, but not an apostrophe of the word after it."""
_NEAR: Final = 60
"""Characters on either side of a mark in which its tokens are looked for."""
_OPENS: Final = 0
_CLOSES: Final = 1
_JOINS: Final = 2
"""What a mark does; one that joins is an apostrophe."""
_IMPOSSIBLE: Final = 99
"""What it costs to read a mark as what its spaces rule out."""
_LOST: Final = 5
_AGAIN: Final = 3
_TAKEN_OUT: Final = 2
"""What it costs to take a mark before another for lost; after a sentence, where one may open again; and in a gap."""
_ENDS: Final = (". ", "? ", "! ")
_GAP: Final = "@ @"
"""What stands where a corpus took words out."""
_SURE: Final = 5
_LIKELY: Final = 3
"""What it costs to go against what the words around a mark show."""
_MAIN: Final = (1, 2)
_INNER: Final = (4, _LIKELY)
"""What it costs more if a single mark opens or closes and the words around hardly show it, and below which cost they
hardly do: in a text with few other marks, and in one whose single marks are of quotations in others, or stains."""
_FEWEST: Final = 2
_SHOWN: Final = 5
"""How many single marks open for sure, and one of how many opens or closes so, where they are no stains."""
_PLURALS: Final = ("s ", "S ")
"""What is before the apostrophe of *the farmers' union*."""
_OF_SPEAKERS: Final = frozenset(["I", "We", "we"])


def are_set_apart(text: str) -> bool:
    """Whether the tokens of a text are set apart, as most of its commas are.

    Args:
        text: The text.
    """
    return text.count(" ,") >= _MOST_COMMAS * text.count(",")


def tokenized(text: str) -> Iterator[Edit]:
    """The spaces and brackets between the tokens of a text, *`` No , '' said Lee -LRB- 31 -RRB-*, if they are apart.

    Leaves alone a text most of whose commas follow a word.

    >>> list(tokenized("`` No , '' said Lee , who did n't go ."))
    [(2, 3, ''), (5, 6, ''), (7, 8, ''), (19, 20, ''), (29, 30, ''), (36, 37, '')]
    >>> list(tokenized('" No , " said Lee .'))
    [(1, 2, ''), (4, 5, ''), (6, 7, ''), (17, 18, '')]
    """
    if not are_set_apart(text):
        return
    text = _in_paragraphs(text)
    edits = [(*match.span(), _WRITTEN.get(match.group().strip(), "")) for match in _TOKEN.finditer(text)]
    doubles, singles = ([match.span() for match in mark.finditer(text)] for mark in (_DOUBLE, _SINGLE))
    for line in _lines(text, doubles):
        edits += _beside(text, line, _readings(text, line, _IMPOSSIBLE, (0, 0)))
    are_main = 3 * len(doubles) < len(singles) and _are_marks(text, singles)
    unsure = _MAIN if are_main else _INNER
    for line in _lines(text, singles):
        edits += _beside(text, line, _readings(text, line, _LIKELY, unsure))
    end = 0
    for edit in sorted(edits):
        if edit[0] >= end:
            yield edit
            end = edit[1]


def _in_paragraphs(text: str) -> str:
    """A text as long with spaces for the line ends within its paragraphs, over which quotations go."""
    parts: list[str] = []
    done = 0
    for start, end, _ in line_ends(text):
        parts += text[done:start], text[start:end].replace("\n", " ").replace("\r", " ")
        done = end
    return "".join([*parts, text[done:]])


def _are_marks(text: str, singles: list[Span]) -> bool:
    """Whether the words around single marks show often enough that they open and close; they do at few stains."""
    shows = [_cost_of_opening(text, *mark) for mark in singles]
    opening, closing = sum(cost <= -_LIKELY for cost in shows), sum(cost >= _LIKELY for cost in shows)
    return opening >= _FEWEST and closing > 0 and _SHOWN * (opening + closing) >= len(shows)


def _lines(text: str, marks: list[Span]) -> Iterator[list[Span]]:
    """The marks of each line."""
    line: list[Span] = []
    end = -1
    for mark in marks:
        if mark[0] > end:
            yield line
            line = []
            end = text.find("\n", mark[0])
            end = len(text) if end < 0 else end
        line.append(mark)
    yield line


def _beside(text: str, marks: list[Span], readings: list[int]) -> Iterator[Edit]:
    """The space on the inner side of each mark of a line, if both sides have one; a lone mark that is a stain."""
    for (start, end), reading in zip(marks, readings, strict=True):
        before, after = start, end
        while before and text[before - 1] == " ":
            before -= 1
        while text[after : after + 1] == " ":
            after += 1
        if text[start - 1 : start].strip() or text[end : end + 1].strip():
            continue
        written = "" if end == start + 1 else '"'
        if reading == _OPENS:
            yield start if written else end, after, written
        elif (
            reading == _JOINS
            and text[before - 1] not in "sS"
            and text[before - 1 : after + 1 : after + 1 - before].isalnum()
        ):
            yield before, end, ""
        else:
            yield before, end if written else start, written


def _readings(text: str, marks: list[Span], joining: int, unsure: tuple[int, int]) -> list[int]:
    """What each mark of a line does: they open and close in turn, unless the words around show that one was lost.

    The readings with the least cost are found in one pass, as in a Viterbi search of two states.

    Args:
        text: The text.
        marks: The marks of the line.
        joining: What it costs to take one for an apostrophe.
        unsure: What it costs more where the words around hardly show what one does, and what is hardly.

    Returns:
        For each mark whether it opens, closes or joins.
    """
    # The least cost of the marks so far if the text is outside a quotation after them, and if it is inside one.
    outside, inside = 0, _LOST
    choices: list[tuple[tuple[int, bool, int], tuple[int, bool, int]]] = []
    before = marks[0][0] if marks else 0
    for at, end in marks:
        lost = _TAKEN_OUT if text.find(_GAP, before, at) >= 0 else _LOST
        before = end
        shows = _cost_of_opening(text, at, end)
        opens, closes = (max(0, cost) + (unsure[0] if abs(shows) < unsure[1] else 0) for cost in (shows, -shows))
        again = min(lost, _AGAIN) if text[max(0, at - 2) : at] in _ENDS else lost
        joins = 0 if text[at - 2 : at] in _PLURALS else joining
        choice = (
            min(
                (outside + lost + closes, False, _CLOSES),
                (inside + closes, True, _CLOSES),
                (outside + joins, False, _JOINS),
            ),
            min(
                (outside + opens, False, _OPENS), (inside + again + opens, True, _OPENS), (inside + joins, True, _JOINS)
            ),
        )
        choices.append(choice)
        outside, inside = choice[0][0], choice[1][0]
    is_inside = inside + 1 + unsure[0] < outside
    found: list[int] = []
    for choice in reversed(choices):
        _, is_inside, reading = choice[is_inside]
        found.append(reading)
    return found[::-1]


def _cost_of_opening(text: str, at: int, end: int) -> int:
    """How much the tokens around a mark are against its opening, or, below nought, against its closing."""
    is_after_space, is_before_space = not text[at - 1 : at].strip(), not text[end : end + 1].strip()
    if is_after_space is not is_before_space:
        return -_IMPOSSIBLE if is_after_space else _IMPOSSIBLE
    if text[at] == "`":
        return -_IMPOSSIBLE
    before, after = _tokens_before(text, at), _tokens_after(text, end)
    if not before or not after:
        return _SURE if before else -_SURE
    last, first = before[-1], after[0]
    if last == ":" or last[0] in "([":
        return -_SURE
    if first[0] in ",.;:)(-]":
        return _SURE
    if first in _OF_SPEAKERS:
        return -_LIKELY
    return _cost_between_words(last, before, after)


def _cost_between_words(last: str, before: list[str], after: list[str]) -> int:
    """The same for a mark between a word, a comma or the end of a sentence and another word."""
    first = after[0]
    if last == ",":
        if _says(before[-2:-1]):
            return -_LIKELY
        return _SURE if _says(after) else 1
    if last in ENDS_SENTENCE:
        return _SURE if _says(after[:2]) else _LIKELY if first[0].islower() else 0
    if first[0].isupper() or _says(before[-1:]):
        return -2
    return 2 * (_is_of_grammar(first) - _is_of_grammar(last))


def _is_of_grammar(token: str) -> bool:
    """Whether a token is a word of grammar, before which a quotation ends rather, and after which it begins."""
    return bool(tags_of(token) & t.FUNCTION_WORD)


def _says(tokens: list[str]) -> bool:
    """Whether one of some tokens is a verb of saying."""
    return any(token[0].islower() and t.says(tags_of(token)) for token in tokens)


def _tokens_before(text: str, at: int) -> list[str]:
    """The last tokens of its line before a mark."""
    return text[max(text.rfind("\n", max(0, at - _NEAR), at) + 1, at - _NEAR) : at].split()[-3:]


def _tokens_after(text: str, end: int) -> list[str]:
    """The first tokens of its line after a mark, up to a comma, a full stop or another mark."""
    found: list[str] = []
    for token in text[end : end + _NEAR].partition("\n")[0].split()[:4]:
        if token == '"' or (found and token in ",.;"):
            break
        found.append(token)
    return found
