"""Marked words that nobody said: nicknames, titles of works, names and terms.

Most short quotations are speech within a reported clause, so each rule here needs a sign of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from quotes.article import Article, Place
from quotes.frames import ENDS_CLAUSE, Frame
from quotes.lexicon import (
    ADV,
    AUX,
    CAP,
    COLON,
    COMMA,
    CONJ,
    DASH,
    DET,
    DOCUMENT,
    FINITE,
    GIVEN,
    MEDIA,
    NEG,
    NUMBER,
    OBJECT,
    PAST,
    PLURAL,
    POSS,
    POSSESSIVE,
    PREP,
    PRONOUN,
    PUNCTUATION,
    QUOTE,
    REPORTING,
    ROLE,
    SAY,
    STOP,
    SUB,
    THIRD,
    VERB,
    WH,
    entries,
    forms_of,
    tags,
)
from quotes.model import Quotation
from quotes.naming import NAMING, is_used
from quotes.phrases import is_finite
from quotes.verbs import SPOKEN_NOUNS

_BEFORE = frozenset(entries("not_speech_before"))
_WORKS = frozenset(entries("work_nouns"))
_WORK_VERBS = frozenset(entries("work_verbs"))
_TITLED = frozenset(["entitled", "titled"])
_TERM_VERBS = frozenset(entries("term_verbs"))
_NAMED_BY = _TERM_VERBS | _WORKS
_CARRIED = frozenset(entries("sign_verbs"))
_SMALL = frozenset(entries("title_small_words"))
_LAST_WORDS = {every: frozenset(phrase.split()[-1] for phrase in every) for every in (_BEFORE, _WORK_VERBS, _CARRIED)}
_TOLD = forms_of("tell")
_LONGEST_PHRASE = 4
_LONGEST_TITLE = 12
_LONGEST_WORDS = 120
"""Code points in a title, at most."""
_LONGEST_TERM = 5
_LONGEST_HEADING = 8
_TERM_WORDS = 3
_FARTHEST = 60
"""Tokens looked at on either side of a quotation."""
_WORD = re.compile(r"[^\W_]+(?:['’&.-][^\W_]+)*")
_NO_NAME = VERB | AUX | PREP | PRONOUN | CONJ | SUB | DET | POSS | WH | ADV | NEG
_NO_NOUN = PUNCTUATION | PREP | CONJ | SUB | WH | AUX | NEG | ADV | PRONOUN | DET | POSS | OBJECT
_DETERMINER = DET | POSS | POSSESSIVE
_CLAUSE_EDGE = PUNCTUATION | CONJ | SUB | WH | PRONOUN

Rule = Callable[[Place, list[str]], bool]


def unspoken(quotation: Quotation, article: Article) -> str | None:
    """Why nobody said the marked words.

    Args:
        quotation: A quotation.
        article: Its article.

    Returns:
        ``markup``, ``heading``, ``nickname``, ``term`` or ``title``; ``None`` when they may be speech.
    """
    text = article.text
    start, end = quotation.inner_start, quotation.inner_end
    if (text[end - 1] == ":" and end < quotation.end) or text[quotation.start - 1 : quotation.start] == "=":
        return "markup"
    if end - start > _LONGEST_WORDS:
        return None
    place = article.place(quotation)
    opens = not place.position or bool(place.frame.tags[place.position - 1] & (COLON | STOP))
    if (opens and not place.stands_alone and not _leads_to_noun(place)) or _are_many(text[start:end].split()):
        return None
    words = _WORD.findall(text, start, end)
    if not words or len(words) > _LONGEST_TITLE:
        return None
    if place.stands_alone and len(words) <= _LONGEST_HEADING and _is_heading(quotation, article, place):
        return "heading"
    if opens and place.position and not _is_defined(place, words):
        return None
    for rule, reason in _RULES:
        if rule(place, words):
            return reason
    return None


def _leads_to_noun(place: Place) -> bool:
    """Whether the word behind may tell that words which open a sentence are a term or a title."""
    after = place.position + 1
    return after < len(place.frame.lower) and place.frame.lower[after] in _NAMED_BY


def _are_many(words: list[str]) -> bool:
    """Whether words are more than a title has; what begins with a mark counts for none."""
    return len(words) > _LONGEST_TITLE and len([word for word in words if word[0].isalnum()]) > _LONGEST_TITLE


def _is_heading(quotation: Quotation, article: Article, place: Place) -> bool:
    """Whether a line of its own is a heading: in capitals, or in single marks where speech has double ones.

    Fires on   ‘A bitter winter’   (alone on its line, between paragraphs with “…”)
    Abstains   ‘A bitter winter,’ she said.
    """
    if len(place.frame.quotes) != 1 or quotation.parent is not None:
        return False
    text = article.text
    if text[quotation.inner_start : quotation.inner_end].isupper():
        return True
    if text[quotation.start : quotation.inner_start] not in ("'", "‘"):
        return False
    near = (article.previous(quotation), article.following(quotation))
    return any(other is not None and text[other.start : other.inner_start] not in ("'", "‘") for other in near)


def is_nickname(place: Place, words: list[str]) -> bool:
    """Between the parts of a name.

    Fires on   Joe “Tank” Ruiz
    Abstains   Lee called Ruiz “unhinged.” Ann Fox agreed.
    """
    frame, at = place.frame, place.position
    if len(words) > 2 or place.terminal or place.ends_with_comma or not 0 < at < len(frame.tags) - 1:
        return False
    before, after = frame.tags[at - 1], frame.tags[at + 1]
    if not before & after & CAP or (before | after) & (POSSESSIVE | NUMBER):
        return False
    return all(_is_name(frame.lower[near]) for near in (at - 1, at + 1))


def _is_name(word: str) -> bool:
    tag = tags(word) | tags(word.capitalize())
    return bool(tag & GIVEN) or not tag & _NO_NAME


def is_named(place: Place, words: list[str]) -> bool:
    """A word before it says that it is a name or a term.

    Fires on   a so-called “safe zone”   a novel called “Salt”   The label must read “Fragile”.
    Abstains   She called it “Salt”.
    """
    frame, at = place.frame, place.position
    if len(words) > _LONGEST_TERM:
        return False
    if _ends_with(frame, at, _BEFORE) and not _is_somebodys(frame, at):
        return True
    return _is_called(frame, at) or _is_known(frame, at) or _is_prescribed(frame, at)


def _is_known(frame: Frame, at: int) -> bool:
    """Whether it is told where something is known by a name: *known here as “the loop”*."""
    if at < 3 or frame.lower[at - 1] != "as":
        return False
    return frame.lower[at - 3] == "known" and bool(frame.tags[at - 2] & ADV or not frame.tags[at - 2])


def _is_prescribed(frame: Frame, at: int) -> bool:
    """Whether it is only said what words there must be: *the label must read “Fragile”*."""
    return at > 1 and bool(frame.tags[at - 1] & SAY) and frame.lower[at - 2] in ("must", "shall")


def _ends_with(frame: Frame, at: int, phrases: frozenset[str]) -> bool:
    """Whether the words before a position end with one of the phrases."""
    if not at or frame.lower[at - 1].replace("’", "'") not in _LAST_WORDS[phrases]:
        return False
    for size in range(1, min(at, _LONGEST_PHRASE) + 1):
        if frame.tags[at - size] & (PUNCTUATION & ~POSSESSIVE):
            return False
        if " ".join(frame.lower[at - size : at]).replace("’", "'") in phrases:
            return not frame.tags[at - 1] & CAP or size > 1 or frame.begins_sentence(at - 1)
    return False


def _is_somebodys(frame: Frame, at: int) -> bool:
    """Whether it is told who gives the name: *whom she dubbed “…”*, *was called “…” by Lee*."""
    if is_used(frame, at):
        return True
    if frame.lower[at - 1] not in NAMING:
        return False
    by = at + 1 < len(frame.lower) and frame.lower[at + 1] == "by"
    return by or (at > 1 and bool(frame.tags[at - 2] & PRONOUN) and not frame.tags[at - 2] & OBJECT)


def _is_called(frame: Frame, at: int) -> bool:
    """Whether *called* before it is a participle, as its clause has a verb: *issued a leaflet called “…”*."""
    if not at or frame.lower[at - 1] != "called":
        return False
    low, _ = frame.sentence(at)
    first = at - 2
    while first > low and frame.tags[first] & (ADV | COMMA):
        first -= 1
    if first <= low or frame.tags[first] & (_CLAUSE_EDGE | AUX | CAP):
        return False
    if _is_subject(frame, first, low, at):
        return True
    for back in range(first - 1, max(low, first - _FARTHEST) - 1, -1):
        tag = frame.tags[back]
        if tag & (AUX | VERB) and tag & (AUX | PAST | THIRD) and not tag & (CAP | PRONOUN):
            return True
        if tag & (_CLAUSE_EDGE & ~PRONOUN):
            return False
    return False


def _is_subject(frame: Frame, noun: int, low: int, at: int) -> bool:
    """Whether a verb follows, so that all before it is its subject: *a site called “The Local” said*."""
    if at + 1 >= len(frame.tags) or frame.tags[noun] & (ROLE | PLURAL | NUMBER) or frame.endings[at] in ENDS_CLAUSE:
        return False
    if any(tag & WH for tag in frame.tags[max(low, noun - _TERM_WORDS) : noun]):
        return False
    return is_finite(frame.tags[at + 1]) or bool(frame.tags[at + 1] & VERB and frame.tags[at + 1] & FINITE)


def _is_defined(place: Place, words: list[str]) -> bool:
    """The words themselves are what the sentence is about.

    Fires on   “Top secret” is the highest level.
    Abstains   “Never,” is what she said.
    """
    if len(words) > _TERM_WORDS + 1 or place.ends_with_comma or place.terminal or place.exclaims:
        return False
    frame, at = place.frame, place.position
    if at + 2 >= len(frame.tags) or frame.lower[at + 1] not in _TERM_VERBS:
        return False
    return place.sentence[0] == at and frame.lower[at + 2] not in ("what", "how")


def is_attributive(place: Place, words: list[str]) -> bool:
    """A noun's attribute in a sentence where nobody says anything.

    Fires on   The town’s “luxury” hotel has no hot water.
    Abstains   Lee said the “luxury” hotel was closed.
    """
    frame, at = place.frame, place.position
    if place.ends_with_comma or place.terminal or not at or at + 1 >= len(frame.tags):
        return False
    noun = frame.tags[at + 1]
    if noun & (_NO_NOUN | CAP) or (len(words) > _LONGEST_TERM and not noun & DOCUMENT):
        return False
    if frame.lower[at + 1] in SPOKEN_NOUNS and frame.tags[at - 1] & (POSS | POSSESSIVE):
        return False
    back = at - 1
    if not frame.tags[back] & (_DETERMINER | _NO_NOUN | VERB) and back:
        back -= 1
    return bool(frame.tags[back] & _DETERMINER) and not _has_cue(frame, at)


def _has_cue(frame: Frame, at: int) -> bool:
    """Whether the sentence of a quotation may report it: a cue before it, or a reporting clause behind it."""
    low, high = frame.sentence(at)
    for word in range(max(low, at - _FARTHEST), at):
        tag = frame.tags[word]
        if tag & COLON and not frame.words[word - 1].isupper():
            return True
        if tag & REPORTING and tag & VERB and not (word and frame.tags[word - 1] & _DETERMINER):
            return True
    for word in range(at + 1, min(high, at + _FARTHEST)):
        tag, after = frame.tags[word], frame.tags[word + 1] if word + 1 < high else STOP
        if frame.lower[word] == "according":
            return True
        if tag & SAY and tag & FINITE and (frame.tags[word - 1] & COMMA or after & (STOP | PREP | COMMA)):
            return True
    return False


def is_title(place: Place, words: list[str]) -> bool:
    """Words with the capitals of a title, where the title of a work stands.

    Fires on   told ABC’s “Morning Now”   the film “The Long Thaw”   She directed “Nine Bells”
    Abstains   Lee wrote: “Never Again”
    """
    if place.frame.title_case or not words[0][0].isupper() or not _has_capitals(words) or _ends_headline(place):
        return False
    if _ends_with(place.frame, place.position, _CARRIED):
        return len(words) > 1 and _is_read(place.frame, place.position)
    return _stands_as_title(place.frame, place.position, len(words))


def _ends_headline(place: Place) -> bool:
    """Whether they end a headline that tells who speaks: *Lee: The Dam’s ‘Days Are Over’*."""
    frame, at = place.frame, place.position
    if at + 1 < len(frame.tags) or at > _LONGEST_HEADING or frame.quotes[at].paragraph:
        return False
    return any(tag & COLON for tag in frame.tags[:at])


def _is_read(frame: Frame, at: int) -> bool:
    """Whether somebody reads the words (*I read “Salt and Iron”*) rather than a sign."""
    return at > 1 and frame.lower[at - 1] == "read" and bool(frame.tags[at - 2] & PRONOUN)


def _has_capitals(words: list[str]) -> bool:
    """Whether the words have capitals as a title of a work has."""
    large = False
    for word in words:
        if word.lower() not in _SMALL:
            if not (word[0].isupper() or word[0].isdigit()):
                return False
            large = True
    return large


def _stands_as_title(frame: Frame, at: int, size: int) -> bool:
    """Whether a title stands there: behind a preposition or possessor, or beside *film*, *show*, *ad*."""
    if at + 1 < len(frame.lower) and frame.lower[at + 1] in _WORKS:
        return True
    first = _list_head(frame, at)
    if not first:
        return False
    before, word = frame.tags[first - 1], frame.lower[first - 1]
    if before & COMMA and first > 1:
        return frame.lower[first - 2] in _WORKS
    if word in _TITLED:
        return True
    if word in _WORKS or _ends_with(frame, first, _WORK_VERBS) or (word in _TOLD and size > 1):
        return True
    if before & REPORTING and not before & (MEDIA | POSSESSIVE):
        return False
    return bool(before & (PREP | POSSESSIVE | MEDIA | DET | POSS)) and word != "as"


def _list_head(frame: Frame, at: int) -> int:
    """Position of the first of the quotations side by side: *“Salt”, “Rain” and “Snow”*."""
    low = max(frame.sentence(at)[0], at - _FARTHEST)
    first = at
    while first - 2 >= low:
        gap = first - 1
        while gap > low and frame.tags[gap] & (COMMA | CONJ) and not frame.tags[gap] & QUOTE:
            gap -= 1
        if not frame.tags[gap] & QUOTE:
            break
        first = gap
    return first


_RULES: tuple[tuple[Rule, str], ...] = (
    (is_nickname, "nickname"),
    (is_named, "term"),
    (_is_defined, "term"),
    (is_attributive, "term"),
    (is_title, "title"),
)


def is_term(quotation: Quotation, article: Article) -> bool:
    """Whether marked words that no rule could attribute are too few to be speech of their own.

    Fires on   The “dead” plan was back.
    Abstains   “We are tired.”
    """
    place = article.place(quotation)
    frame, at = place.frame, place.position
    if (place.terminal or place.exclaims) and (place.sentence[0] == at or frame.tags[at - 1] & (COLON | DASH)):
        return False
    return len(_WORD.findall(article.text, quotation.inner_start, quotation.inner_end)) <= _TERM_WORDS
