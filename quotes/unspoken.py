"""Marked words that nobody said: nicknames, titles of works, names and terms."""

from __future__ import annotations

import re

from quotes.article import Article, Place
from quotes.frames import Frame
from quotes.lexicon import CAP, COLON, COMMA, DET, MEDIA, POSS, POSSESSIVE, PREP, PUNCTUATION, REPORTING, STOP, entries
from quotes.model import Quotation

_BEFORE = frozenset(entries("not_speech_before"))
_WORKS = frozenset(entries("work_nouns"))
_LONGEST_PHRASE = 4
_LONGEST_TITLE = 9
_LONGEST_TERM = 5
_TERM_WORDS = 3
_WORD = re.compile(r"[^\W_]+(?:['’&.-][^\W_]+)*")
_SMALL = frozenset("a an and as at but by for from in is it its nor of on or the to up vs with".split())


def unspoken(quotation: Quotation, article: Article) -> str | None:
    """Why nobody said the marked words.

    Args:
        quotation: A quotation.
        article: Its article.

    Returns:
        ``markup``, ``nickname``, ``title`` or ``term``; ``None`` when they may be speech.
    """
    text = article.text
    if text[quotation.start - 1 : quotation.start] == "=":
        return "markup"
    words = _WORD.findall(text, quotation.inner_start, min(quotation.inner_end, quotation.inner_start + 120))
    if not words or len(words) > _LONGEST_TITLE:
        return None
    place = article.place(quotation)
    frame, at = place.frame, place.position
    if len(words) <= 2 and _is_nickname(frame, at):
        return "nickname"
    if at and frame.tags[at - 1] & (COLON | STOP):
        return None
    if len(words) <= _LONGEST_TERM and _names_a_term(frame, at):
        return "term"
    if _is_title(words) and _stands_as_title(place):
        return "title"
    return None


def _is_nickname(frame: Frame, at: int) -> bool:
    """*Joe “Tank” Ruiz*: between the parts of a name."""
    return (
        0 < at < len(frame.tags) - 1
        and bool(frame.tags[at - 1] & CAP and frame.tags[at + 1] & CAP)
        and not frame.tags[at - 1] & (PREP | POSSESSIVE)
        and not frame.tags[at + 1] & REPORTING
    )


def _names_a_term(frame: Frame, at: int) -> bool:
    """A word before it says that it is a name or a term: *a so-called “safe zone”*."""
    for size in range(1, min(at, _LONGEST_PHRASE) + 1):
        if frame.tags[at - size] & (PUNCTUATION & ~POSSESSIVE):
            return False
        if " ".join(frame.lower[at - size : at]).replace("’", "'") in _BEFORE:
            return True
    return False


def _is_title(words: list[str]) -> bool:
    """Whether the words have capitals as a title of a work has."""
    large = [word for word in words if word.lower() not in _SMALL]
    return bool(large) and all(word[0].isupper() or word[0].isdigit() for word in large) and words[0][0].isupper()


def _stands_as_title(place: Place) -> bool:
    """Whether a title stands there: behind a preposition or possessor, or beside *film*, *show*, *ad*."""
    frame, at = place.frame, place.position
    if at + 1 < len(frame.lower) and frame.lower[at + 1] in _WORKS:
        return True
    if not at:
        return False
    before = frame.tags[at - 1]
    if before & COMMA and at > 1:
        return frame.lower[at - 2] in _WORKS
    return frame.lower[at - 1] in _WORKS or bool(before & (PREP | POSSESSIVE | MEDIA | DET | POSS) and not before & REPORTING)


def is_term(quotation: Quotation, article: Article) -> bool:
    """Whether marked words that no rule could attribute are too few to be speech of their own."""
    return len(_WORD.findall(article.text, quotation.inner_start, quotation.inner_end)) <= _TERM_WORDS
