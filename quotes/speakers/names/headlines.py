"""Headlines with a capital on every word, in which a run of capitals is more than a name: *Ann Lee Hopes To Win*."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.text.title_case import is_title_case
from quotes.text.tokens import TokenColumns

_SHORTEST: Final = 20
_LONGEST: Final = 150
"""Code points of a headline."""
_MOST: Final = 20
"""Headlines of an article that are looked at, for each of which its text is searched."""
_LOW_WORD: Final = re.compile(r" [a-z]{5}")
"""What nearly every other line has: a longer word without a capital."""
_TWICE: Final = 2
"""How often an article has a run that is a name of its own."""


def cut_headlines(text: str, runs: list[str], starts: list[int]) -> None:
    """Cut the runs of a text's headlines where a name ends: *Ann Lee* in *Ann Lee Hopes*, *Lee* in *Lee Won't Run*.

    Args:
        text: The article as the rules read it.
        runs: Its runs of capitalized words, in order; they are changed in place.
        starts: Where each starts (code points); likewise.
    """
    names = ""
    start, left = 0, _MOST
    while start < len(text) and left:
        end = text.find("\n", start)
        if end < 0:
            end = len(text)
        may_be_one = _SHORTEST < end - start < _LONGEST and _LOW_WORD.search(text, start, end) is None
        if may_be_one and _is_headline(text[start:end]):
            left -= 1
            names = names or "\n".join(["", *runs, ""])
            for index in range(bisect_left(starts, end) - 1, bisect_left(starts, start) - 1, -1):
                run, at = runs[index], starts[index]
                if " " in run and names.count(f"\n{run}\n") < _TWICE:
                    parts = _parts(text, names, run)
                    runs[index : index + 1] = parts
                    starts[index : index + 1] = [at + run.index(part) for part in parts]
        start = end + 1


def _is_headline(line: str) -> bool:
    """Whether a line has a capital on every word but small ones, and not throughout.

    >>> _is_headline("Ann Lee Hopes to Win the Elm Vote"), _is_headline("Ann Lee of the Elm Street choir")
    (True, False)
    """
    tokens = TokenColumns()
    tokens.add_text(line, 0)
    return is_title_case(tokens) and not line.isupper()


def _parts(text: str, names: str, run: str) -> list[str]:
    """Cut a run of a headline after a name, and before another that is elsewhere, too.

    A name is the most words that end one elsewhere, else the first word that does, after given names and a title.

    Args:
        text: The article.
        names: All its runs, each between line ends.
        run: The run.

    Returns:
        The names in it, in order; the run itself where nothing shows that a name ends within it.
    """
    ends = [at for at, letter in enumerate(run) if letter == " "]
    begin, end = 0, next((at for at in reversed(ends) if _ends_name(names, run[:at]) and _goes_on(text, run, at)), 0)
    if not end:
        words = ((run.rfind(" ", 0, at) + 1, at) for at in ends)
        end = next((at for start, at in words if _ends_name(names, run[start:at]) and _goes_on(text, run, at)), 0)
        begin = run.rfind(" ", 0, end) + 1
        while begin and tags_of(run[: begin - 1].rpartition(" ")[2]) & (t.GIVEN | t.ROLE_OR_TITLE):
            begin = run.rfind(" ", 0, begin - 1) + 1
    if not end:
        return [run]
    rest = run[end + 1 :]
    while rest and f"\n{rest}\n" not in names and not tags_of(rest.partition(" ")[0]) & t.GIVEN:
        rest = rest.partition(" ")[2]
    if not rest or f"\n{rest}\n" in names:
        return [part for part in (run[begin:end], rest) if part]
    return [run[begin:end], *_parts(text, names, rest)]


def _ends_name(names: str, words: str) -> bool:
    """Whether some words end a name elsewhere."""
    return f" {words}\n" in names or f"\n{words}\n" in names


def _goes_on(text: str, run: str, end: int) -> bool:
    """Whether what follows a name in a headline begins with a verb, or with a word that is in lower case elsewhere."""
    word = run[end + 1 :].partition(" ")[0].lower()
    tag = tags_of(word)
    return bool(tag & t.VERB_OR_AUX) or (not tag and word.endswith("s")) or f" {word} " in text
