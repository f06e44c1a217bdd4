"""The word lists: one entry a line in ``lists/*.txt``, and patterns made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.resources import files


def entries(name: str) -> list[str]:
    """The entries of a word list.

    Args:
        name: The name of its file in ``lists``, without the extension.

    Returns:
        Its lines in order, without the header.
    """
    text = (files("quotes.lexicon") / "lists" / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def pairs(name: str) -> dict[str, str]:
    """The entries of a word list of two columns, as a dict."""
    rows = (line.partition("\t") for line in entries(name))
    return {word: value for word, _, value in rows}


def sets_by_word(name: str) -> dict[str, frozenset[str]]:
    """The entries of a word list whose second column has several words, as a dict of sets."""
    return {word: frozenset(words.split()) for word, words in pairs(name).items()}


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, that compares each first letter once."""
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    return "(?:" + "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in rests.items()) + ")"
