"""House styles: the same case as another newspaper would print it. Attributions must not change.

A style is a function that returns the case in that style, or ``None`` when the style changes nothing or does not
apply. It changes the names in the transcript just as it changes the article.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import accumulate

from quotes.evaluation.cases import ANY, Case
from quotes.lexicon.inflection import nouns_in

Edit = tuple[int, int, str]
"""A span of the article and its replacement."""

NO_SPEECH = "It rained for most of Monday. Nothing else was on the agenda.\n\n"
SURNAME = "Quillfeather"

STRAIGHT = str.maketrans("“”‘’", "\"\"''")
NAME = re.compile(r"(?:[A-Z][\w’'-]+ ){1,3}([A-Z][\w-]+)")
ORGANIZATIONS = frozenset(nouns_in("organization_nouns"))


def edited(case: Case, edits: Iterable[Edit], words: Callable[[str], str]) -> Case:
    """Edit a case's article, shift its spans, and change its names with ``words``."""
    ordered = sorted(edits)
    text, position = "", 0
    for start, end, new in ordered:
        text += case.text[position:start] + new
        position = end
    text += case.text[position:]
    shifts = [0, *accumulate(len(new) - (end - start) for start, end, new in ordered)]

    def named(value: str | None) -> str | None:
        return value if value in (None, ANY) else words(value)

    expected = tuple(
        replace(
            e,
            start=e.start + shifts[sum(end <= e.start for _, end, _ in ordered)],
            end=e.end + shifts[sum(start < e.end >= end for start, end, _ in ordered)],
            mention=named(e.mention),
            speaker=named(e.speaker),
            cue=named(e.cue),
        )
        for e in case.expected
    )
    return replace(case, text=text, expected=expected)


def unchanged(value: str) -> str:
    return value


def written(case: Case) -> Case | None:
    """The case as written."""
    return case


def straight(case: Case) -> Case | None:
    """Straight marks and apostrophes instead of curly ones."""
    if not set(case.text) & set("“”‘’"):
        return None
    edits = [(i, i + 1, c.translate(STRAIGHT)) for i, c in enumerate(case.text) if c in "“”‘’"]
    return edited(case, edits, lambda value: value.translate(STRAIGHT))


def curly(case: Case) -> Case | None:
    """Curly marks and apostrophes instead of straight ones, turned as a word processor turns them."""
    if not set(case.text) & set("\"'") or "''" in case.text or "``" in case.text:
        return None
    edits = [(i, i + 1, mark) for i, mark in _turn_marks(case.text)]
    return edited(case, edits, lambda value: value.replace("'", "’"))


def _turn_marks(text: str) -> Iterator[tuple[int, str]]:
    opened = -1
    for i, character in enumerate(text):
        if character not in "\"'“‘":
            continue
        before, after = text[i - 1 : i], text[i + 1 : i + 2]
        free = not before or before.isspace() or before in "([{—–" or opened == i - 1
        opens = character in "“‘" or (free and bool(after) and not after.isspace())
        if character == "'" and after.isdigit():
            opens = False
        opened = i if opens else opened
        if character == '"':
            yield i, "“" if opens else "”"
        elif character == "'":
            yield i, "‘" if opens else "’"


def guillemets(case: Case) -> Case | None:
    """« » instead of double marks, and ‹ › instead of single marks around the expected quotations."""
    base = curly(case) or case
    if not set(base.text) & set("“‘") or set(base.text) & set("„‚«»‹›「」\"'`"):
        return None
    double = {"“": "«", "”": "»"}
    edits = {i: double[c] for i, c in enumerate(base.text) if c in double}
    for expected in base.expected:
        edits.update(_single_marks(base.text, expected.start, expected.end))
    return edited(base, [(i, i + 1, new) for i, new in edits.items()], unchanged)


def _single_marks(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield the single marks around a quotation's words, after skipping outer punctuation."""
    opening = start - 1
    while opening >= 0 and text[opening] != "‘" and not text[opening].isspace() and text[opening] != "“":
        opening -= 1
    closing = end
    while closing < len(text) and text[closing] not in "’”" and not text[closing].isspace():
        closing += 1
    if opening >= 0 and text[opening] == "‘":
        yield opening, "‹"
        if text[closing : closing + 1] == "’":
            yield closing, "›"


def crlf(case: Case) -> Case | None:
    """Windows line ends."""
    if "\n" not in case.text or "\r" in case.text:
        return None
    edits = [(i, i + 1, "\r\n") for i, c in enumerate(case.text) if c == "\n"]
    return edited(case, edits, unchanged)


def preceded(case: Case) -> Case | None:
    """A paragraph in which nobody speaks, then the article."""
    return edited(case, [(0, 0, NO_SPEECH)], unchanged)


def renamed(case: Case) -> Case | None:
    """Another surname for the first speaker who is expected by full name."""
    surname = next(_surnames(case), None)
    if surname is None:
        return None
    pattern = re.compile(rf"(?<!\w){re.escape(surname)}(?!\w)")
    edits = [(m.start(), m.end(), SURNAME) for m in pattern.finditer(case.text)]
    return edited(case, edits, lambda value: pattern.sub(SURNAME, value))


def _surnames(case: Case) -> Iterator[str]:
    for expected in case.expected:
        for name in (expected.speaker, expected.mention):
            match = NAME.fullmatch(name or "")
            if match and not ORGANIZATIONS & {word.lower() for word in match.group().split()}:
                yield match[1]


STYLES = {style.__name__: style for style in (written, straight, curly, guillemets, crlf, preceded, renamed)}
