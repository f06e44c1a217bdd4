"""Tokens: how text is cut into words and marks, each with its tags.

News has few runs of characters without a space, so that each is cut once for all articles; a run of which the tokens
depend on what is before it (a full stop, a comma alone) is cut with its whole stretch of text.
"""

from __future__ import annotations

import re
from typing import Any, Final

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import ABBREVIATIONS, marked_tags, plain_tags

_TOKEN: Final = re.compile(
    r"(?:[A-Za-z]\.){2,}"
    r"|\d[\d.,:]*\d(?:[-'’%]?[^\W_]+)*"
    r"|[#@]?[^\W_]+(?:(?:[-'’&_]|\.(?=[a-z\d]|[A-Z]\.))[^\W_]+)*(?:(?<=[sSzx])['’](?![^\W_]))?"
    r"|--+|\.{2,}|[^\w\s]"
)
_ALWAYS_TELLING: Final = t.SENTENCE_END | t.OPENS_PHRASAL | t.MAY_REPORT
_TELLING: Final = _ALWAYS_TELLING | t.CAP
"""What ends a sentence, may report or has tags to be mended; a capital tells on words of grammar only."""
_LONGEST_PARTY: Final = 5
"""Code points of a party and the first letter of a state, *D-N.*, and one more."""
_BEHIND_ABBREVIATION: Final = frozenset(".,;:)")
"""Marks that may tell that a full stop before them belongs to a word, or are that full stop."""
_SAME: Final[dict[int, int]] = {}
"""Each number once, as thousands of words share a few hundred of them: less memory to wait for."""
_LONGEST_KEPT: Final = 40
_MOST_KEPT: Final = 1 << 16
"""Runs longer than this, or more of them, are cut anew each time, so that memory stays bounded."""
Token = tuple[str, int, bool, int, Any]
"""A word in lower case, its tags, whether they tell, how far it is to the start of the next one, and the token behind
it in its run, if any, which mypyc cannot take for one of the same type."""
_DEPENDS: Final[Token] = ("", 0, True, 0, None)
"""Stands for a run whose tokens depend on what is before it; no other has no step."""


class _Cuts(dict[str, Token | None]):
    """The tokens of runs of characters without a space: news has few, so that most are cut once for all articles.

    Between two spaces there is none.
    """

    def __missing__(self, run: str) -> Token | None:
        """Cut a run that is new."""
        cut = _cut(run)
        if len(run) <= _LONGEST_KEPT and len(self) < _MOST_KEPT:
            self[run] = cut
        return cut


CUTS: Final = _Cuts({"": None})


def _plain(word: str, step: int, rest: Token | None = None) -> Token:
    """The token of a word of nothing but letters."""
    lower = word.lower()
    tag = plain_tags(word, lower)
    if lower == word:
        return word, tag, bool(tag & _ALWAYS_TELLING), step, rest
    tells = tag & (_TELLING if tag & t.FUNCTION_OR_TIME else _ALWAYS_TELLING)
    if len(lower) != len(word):
        lower = _as_long(word)
    return lower, _SAME.setdefault(tag, tag), bool(tells), step, rest


def _token(word: str, written: str, step: int, rest: Token | None = None) -> Token:
    """The token of any other word, or of a mark."""
    if written.isalpha():
        return _plain(written, step, rest)
    tag = marked_tags(word)
    tells = tag & (_TELLING if tag & t.FUNCTION_OR_TIME else _ALWAYS_TELLING)
    lower = written.lower()
    if len(lower) != len(written):
        lower = _as_long(written)
    return lower, _SAME.setdefault(tag, tag), bool(tells), step, rest


def _as_long(word: str) -> str:
    """A word in lower case but for the one letter that takes two code points then (*İ*)."""
    return "".join(letter if letter == "İ" else letter.lower() for letter in word)


_BEHIND: Final = {mark: _token(mark, mark, 2) for mark in ",.:;?!"}
"""Marks that may stand behind a word, as the last token of a run."""


def _cut(run: str) -> Token:
    """The first token of a run, or ``_DEPENDS``."""
    if run.isalpha():
        return _plain(run, len(run) + 1)
    word, mark = run[:-1], run[-1]
    behind = _BEHIND.get(mark)
    if behind and mark == "." and _is_abbreviation(word, ""):
        behind = None
    if behind and word.isalpha():
        return _plain(word, len(word), behind)
    if run[0] in _BEHIND_ABBREVIATION:
        return _DEPENDS
    match = _TOKEN.match(run)
    end = match.end() if match else 0
    if end == len(run):
        return _token(run, run, end + 1)
    if behind and end == len(word):
        return _token(word, word, end, behind)
    first, token = tokens_of(run)
    return _DEPENDS if first or not token else token


def tokens_of(text: str) -> tuple[int, Token | None]:
    """Where the first token of a text starts, and the token; an abbreviation keeps its full stop."""
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(text):
        words.append(match[0])
        spans.append(match.span())
    at = -1
    for _ in range(words.count(".")):
        at = words.index(".", at + 1)
        if at and _is_abbreviation(words[at - 1], words[at + 1] if at + 1 < len(words) else ""):
            words[at - 1] += "."
            spans[at - 1] = spans[at - 1][0], spans[at][1]
            words[at] = ""
    token: Token | None = None
    following = len(text) + 1
    for word, (start, end) in zip(reversed(words), reversed(spans), strict=True):
        if word:
            token = _token(word, text[start:end], following - start, token)
            following = start
    return following, token


def _is_abbreviation(word: str, after: str) -> bool:
    """Whether the full stop behind a word belongs to it."""
    if after and after in ",;:)":
        return word[:1].isalnum()
    if word[-2:-1] == "-" and word[-1].isupper() and len(word) < _LONGEST_PARTY:
        return True
    return (len(word) == 1 and word.isupper() and word != "I") or word + "." in ABBREVIATIONS
