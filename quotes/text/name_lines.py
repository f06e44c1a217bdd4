"""Find names in a transcript that stand above what is said, *Ann Lee -- Chair*, or before it, *Mr. LEE. Thank you*."""

from __future__ import annotations

from collections import Counter
from typing import Final

import regex

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.word_sets import LABELS_OF_NOBODY, UNNAMED_SPEAKERS
from quotes.model import Span
from quotes.text.labels import BRACKETED, Start

_FEWEST: Final = 4
_LONGEST: Final = 110
"""Characters of a name with what describes it."""
_LONGEST_TITLED: Final = 44
"""Characters of a title and a name."""
_WORD: Final = r"\p{Lu}[\p{L}\p{M}.'’-]*+"
_NAME_LINE: Final = regex.compile(
    rf"(?<name>{_WORD}(?: (?:{_WORD}|de|del|van|von|der|bin)){{0,4}}+)"
    r"(?:(?<dash> ?(?:--|[—–]) ?| - )\S.{1,90}|(?:, |,? ?[(\[])\S.{1,90})?"
)
_TITLED: Final = regex.compile(
    r"(?:The (?<title>\p{Lu}\p{L}++)|(?<title>\p{Lu}\p{L}++)\.?(?: \p{Lu}(?:\p{L}[\p{L}\p{M}'’-]*+|\.)){1,3}?)"
    r"(?: of \p{Lu}[\p{L} ]{2,20}?)?\.(?= +[\p{Lu}“\"\[(])"
)
_LETTERS: Final = regex.compile(r"[\p{L}\p{M}'’-]++")
_ENDS_SENTENCE: Final = frozenset(".?!:;,…\"”’'")


def named_above(text: str, paragraphs: list[Span]) -> list[Start]:
    r"""The paragraphs that are a name, with or without a description, and stand above what its bearer says.

    Most of the names must come again, as headings do not.

    Args:
        text: The article as the rules read it.
        paragraphs: Its paragraphs.

    Returns:
        Starts in order, whose words begin at the end of the paragraph.

    >>> text = "Ann Lee -- Chair\nWelcome.\nBob Ray\nHi.\nAnn Lee -- Chair\nSo?\nBob Ray\nNo."
    >>> spans = [(0, 16), (17, 25), (26, 33), (34, 37), (38, 54), (55, 58), (59, 66), (67, 70)]
    >>> [(start.paragraph, start.key, start.label) for start in named_above(text, spans)][1:3]
    [(2, 'RAY', (26, 33)), (4, 'LEE', (38, 54))]
    """
    short = [
        number
        for number, (start, end) in enumerate(paragraphs)
        if end - start <= _LONGEST and text[end - 1] not in _ENDS_SENTENCE and text[start].isupper()
    ]
    if len(short) < _FEWEST:
        return []
    found: list[Start] = []
    for number in short:
        span = paragraphs[number]
        match = _NAME_LINE.fullmatch(text, *span)
        words = _LETTERS.findall(match["name"]) if match else []
        if words and _may_speak(words):
            found.append(Start(number, span, span[1], words[-1].upper(), "", " ".join(words)))
    often = Counter(start.name for start in found)
    if 2 * sum(number for number in often.values() if number > 1) < len(found):
        return []
    return _above_words(text, paragraphs, found)


def _may_speak(words: list[str]) -> bool:
    """Whether the words of a line may be a name or somebody who leads a meeting: *Ann Lee*, *HALE*, *Operator*."""
    whole = " ".join(words).lower()
    if whole in LABELS_OF_NOBODY:
        return False
    if len(words) == 1:
        return whole in UNNAMED_SPEAKERS or bool(tags_of(whole) & t.ROLE) or (words[0].isupper() and not tags_of(whole))
    return not any(tags_of(word.lower()) & t.FUNCTION_WORD for word in words if word[0].islower() or len(word) > 1)


def _above_words(text: str, paragraphs: list[Span], found: list[Start]) -> list[Start]:
    """The names that have something below that is no name, stage directions aside."""
    named = {start.paragraph for start in found}
    kept: list[Start] = []
    for start in found:
        below = start.paragraph + 1
        while below < len(paragraphs) and BRACKETED.fullmatch(text, *paragraphs[below]):
            below += 1
        if below < len(paragraphs) and below not in named:
            kept.append(start)
    return kept if len(kept) >= _FEWEST else []


def titled_paragraphs(text: str, paragraphs: list[Span]) -> list[Start]:
    """The paragraphs that begin with a title, a name and a full stop, as those of a hearing do: *Mr. LEE. Thank you*.

    Args:
        text: The article as the rules read it.
        paragraphs: Its paragraphs.

    Returns:
        Starts in order.

    >>> text = 4 * "The Chairman. Good morning. Is Mr. Lee here?"
    >>> [text[slice(*start.label)] for start in titled_paragraphs(text, [(44 * n, 44 * n + 44) for n in range(4)])]
    ['The Chairman', 'The Chairman', 'The Chairman', 'The Chairman']
    """
    near = [
        number for number, (start, _) in enumerate(paragraphs) if text.find(". ", start, start + _LONGEST_TITLED) > 0
    ]
    if len(near) < _FEWEST:
        return []
    found: list[Start] = []
    for number in near:
        start, end = paragraphs[number]
        match = _TITLED.match(text, start, min(end, start + 2 * _LONGEST_TITLED))
        if match and _is_title(match["title"]):
            words = _LETTERS.findall(match.group().partition(" of ")[0])
            found.append(Start(number, (start, match.end() - 1), match.end(), words[-1].upper(), ""))
    return found if len(found) >= _FEWEST else []


def _is_title(word: str) -> bool:
    return bool(tags_of(word.capitalize()) & t.TITLE or tags_of(word.lower()) & t.ROLE)
