"""Headlines with a capital on every word, in which a run of capitals is more than a name: *Ann Lee Hopes To Win*."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of

_SHORTEST: Final = 20
_LONGEST: Final = 150
"""Code points of a headline."""
_FEWEST_WORDS: Final = 4
_SMALL_WORD: Final = 4
"""Letters of the longest word that may lack a capital in a headline."""
_NO_LAST: Final = frozenset('.!?…:;,”"')
"""What ends a line that is a paragraph rather than a headline."""


def cut_headlines(text: str, runs: list[str], starts: list[int]) -> None:
    """Cut the runs of a text's headlines where a name ends: *Ann Lee* in *Ann Lee Hopes*, *Lee* in *Lee Won't Run*.

    Args:
        text: The article as the rules read it.
        runs: Its runs of capitalized words, in order; they are changed in place.
        starts: Where each starts (code points); likewise.
    """
    names = ""
    end = len(text)
    while end > 0:
        start = text.rfind("\n", 0, end) + 1
        if _SHORTEST < end - start < _LONGEST and text[end - 1] not in _NO_LAST and _is_headline(text[start:end]):
            first, last = bisect_left(starts, start), bisect_left(starts, end)
            names = names or "\n".join(["", *runs, ""])
            for index in range(last - 1, first - 1, -1):
                if " " in runs[index]:
                    _cut(text, names, index, runs, starts)
        end = start - 1


def _is_headline(line: str) -> bool:
    """Whether all words but small ones have capitals, and not all of them are in capitals.

    >>> _is_headline("Ann Lee Hopes to Win the Elm Vote"), _is_headline("Ann Lee of the Elm Street choir")
    (True, False)
    """
    words = line.split()
    if len(words) < _FEWEST_WORDS or line.isupper():
        return False
    return not any(word[0].islower() and len(word) > _SMALL_WORD for word in words)


def _cut(text: str, names: str, index: int, runs: list[str], starts: list[int]) -> None:
    """Cut a run of a headline after the most words that end a name elsewhere, and before a name that is elsewhere, too.

    Args:
        text: The article.
        names: All its runs, each between line ends.
        index: The run's index.
        runs: The runs.
        starts: Where they start.
    """
    run = runs[index]
    if names.count(f"\n{run}\n") > 1:
        return
    size = run.rfind(" ")
    while size > 0 and not (f" {run[:size]}\n" in names or f"\n{run[:size]}\n" in names):
        size = run.rfind(" ", 0, size)
    if size <= 0:
        return
    rest = run[size + 1 :]
    word = rest.partition(" ")[0].lower()
    tag = tags_of(word)
    if not tag & t.VERB_OR_AUX and f" {word} " not in text and (tag or not word.endswith("s")):
        return
    while rest and f"\n{rest}\n" not in names and not tags_of(rest.partition(" ")[0]) & t.GIVEN:
        rest = rest.partition(" ")[2]
    runs[index : index + 1] = (run[:size], rest) if rest else (run[:size],)
    if rest:
        starts.insert(index + 1, starts[index] + len(run) - len(rest))
