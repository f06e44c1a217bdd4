"""Titles of works rather than speech: *the film “The Long Thaw”*, *told ABC’s “Morning Now”*."""

from __future__ import annotations

from typing import Final

from quotes.grammar.marked_words import is_work_of_role
from quotes.grammar.phrases import is_nominal
from quotes.lexicon import tags as t
from quotes.lexicon.inflection import forms_of
from quotes.lexicon.word_sets import IS_OR_WAS, REFLEXIVES, WORK_NOUNS
from quotes.lexicon.words import entries
from quotes.sieves.phrase_lists import ends_in_phrase, phrases_by_last_word
from quotes.sieves.terms import NEIGHBORHOOD, before_article
from quotes.text.article import QuotationContext
from quotes.text.frames import Frame

_WORK_VERBS: Final = phrases_by_last_word("work_verbs")
_TITLE_PARTICIPLES: Final = frozenset(["entitled", "titled"])
PRINTED: Final = frozenset(entries("printed_nouns"))
_LONGEST_CITATION: Final = 8
"""Tokens from a title to the bracket that closes after its date, at most."""
_SIGN_VERBS: Final = phrases_by_last_word("sign_verbs")
_SMALL_WORDS: Final = frozenset(entries("title_small_words"))
_CALLING: Final = forms_of("call")
_TOLD: Final = forms_of("tell")
_WRITTEN: Final = forms_of("write")
_SHORTEST_WRITTEN: Final = 3
"""Words of a title right after *wrote*."""
_EXCLAIMS: Final = frozenset("?!")
_LONGEST_TELLER: Final = 6
"""Tokens."""
LONGEST_HEADING: Final = 8
"""Words, at most."""


def is_title(context: QuotationContext, words: list[str]) -> bool:
    """Words with the capitals of a title, where a sentence has the title of a work.

    Fires on   told ABC’s “Morning Now”   the film “The Long Way Back to Ely”   She directed “Nine Bells”
    Abstains   Lee wrote: “Never Again”
    """
    if (
        context.frame.title_case
        or not words[0][0].isupper()
        or not has_title_capitals(words)
        or _ends_headline(context)
    ):
        return False
    if ends_in_phrase(context.frame, context.position, _SIGN_VERBS):
        return len(words) > 1 and _is_read(context.frame, context.position)
    return _is_where_titles_are(context.frame, context.position, len(words))


def follows_titled(context: QuotationContext) -> bool:
    """Whether *titled* is right before the words, so that a title of any length follows: *a paper titled: “…”*.

    *Lee said she was entitled “to a fair hearing”* has no capital.
    """
    frame, last = context.frame, context.position - 1
    if last > 0 and frame.tags[last] & (t.COLON | t.COMMA):
        last -= 1
    return last >= 0 and frame.lower[last] in _TITLE_PARTICIPLES and context.capital


def is_cited(context: QuotationContext) -> bool:
    """Whether brackets give the words with a date, or after what was printed: *Lee (“A plea for the tram”, 3 June)*.

    *The plan was dropped (“too dear”, she said).*
    """
    frame, at = context.frame, context.position
    if at < 1 or not frame.tags[at - 1] & t.OPEN_BRACKET or not context.capital or at + 1 >= len(frame.tags):
        return False
    if frame.tags[at + 1] & t.CLOSE_BRACKET:
        return at > 1 and frame.lower[at - 2] in PRINTED
    inside = 0
    for after in range(at + 1, min(at + _LONGEST_CITATION, len(frame.tags))):
        tag = frame.tags[after]
        if tag & t.CLOSE_BRACKET:
            return bool(inside & (t.CALENDAR | t.NUMBER))
        # *(“It was over,” she **said** on 3 June)*
        if tag & t.VERB and not tag & (t.CALENDAR | t.NOUN):
            break
        inside |= tag
    return False


def _ends_headline(context: QuotationContext) -> bool:
    """Whether they end a headline that names who speaks: *Lee: The Dam’s ‘Days Are Over’*."""
    frame, at = context.frame, context.position
    if at + 1 < len(frame.tags) or at > LONGEST_HEADING or frame.quotations[at].paragraph:
        return False
    return frame.has(t.COLON, 0, at)


def _is_read(frame: Frame, at: int) -> bool:
    """Whether somebody reads the words (*I read “Salt and Iron”*) rather than a sign."""
    return at > 1 and frame.lower[at - 1] == "read" and bool(frame.tags[at - 2] & t.PRONOUN)


def has_title_capitals(words: list[str]) -> bool:
    """Whether the words have capitals as a title of a work has: *How a Town Went to the Sea*; not *How odd*."""
    large = False
    for word in words:
        if word.lower() not in _SMALL_WORDS:
            if not (word[0].isupper() or word[0].isdigit()):
                return False
            large = True
    return large


def _is_where_titles_are(frame: Frame, at: int, size: int) -> bool:
    """Whether a title would be there: after a preposition or possessor, or next to *film*, *show*, *ad*."""
    if (at + 1 < len(frame.lower) and frame.lower[at + 1] in WORK_NOUNS) or is_work_of_role(frame, at):
        return True
    first = _first_in_list(frame, at)
    if not first:
        return False
    before, word = frame.tags[first - 1], frame.lower[first - 1]
    if _is_named(frame, first) or _is_described(frame, first):
        return True
    if before & (t.COMMA | t.DASH) and first > 1:
        # *He sold two **books** that I still own – “Salt” and “Rain”.*
        low = first - 2 if before & t.COMMA else max(frame.sentence(at)[0], first - LONGEST_HEADING)
        return not WORK_NOUNS.isdisjoint(frame.lower[low : first - 1])
    if word in _TITLE_PARTICIPLES:
        return True
    # *The minister told “Morning Bell” that he would stay*, but *told “No”* quotes.
    told = word in _TOLD and (size > 1 or _is_in_tag(frame, first - 1))
    # *In 1984 Lee wrote “The Long Way Back,” about Elm*, but *wrote “Save Our Tram!”* quotes.
    written = word in _WRITTEN and size >= _SHORTEST_WRITTEN and frame.endings[at] not in _EXCLAIMS
    if word in WORK_NOUNS or ends_in_phrase(frame, first, _WORK_VERBS) or told or written:
        return True
    if word == "as" and first > 2 and _names_examples(frame.lower[first - 3 : first - 1]):
        return True
    if before & t.REPORTING and not before & t.MEDIA_NAME:
        return False
    # *Lee referred to him as “Mr Kay”* quotes Lee.
    return bool(before & (t.PREP | t.SPECIFIER | t.MEDIA_NAME)) and word != "as"


def _is_named(frame: Frame, at: int) -> bool:
    """Whether a work is said to be it, or people call themselves so: *Her favourite film is “Salt”*."""
    if at < 2 or not frame.tags[at - 1] & (t.ANY_PRONOUN | t.AUX):
        return False
    is_work = frame.lower[at - 1] in IS_OR_WAS and frame.lower[at - 2] in WORK_NOUNS
    return is_work or (frame.lower[at - 1] in REFLEXIVES and frame.lower[at - 2] in _CALLING)


def _is_described(frame: Frame, at: int) -> bool:
    """Whether a preposition, an article and an adjective lead to it: *resulting in a dedicated “Night Team”*."""
    if frame.tags[at - 1] & t.NUMBER and frame.tags[at - 2] & t.POSSESSIVE:
        return True  # *the network’s 1999 “Road to Fame”*
    before = before_article(frame, at)
    has_adjective = 0 <= before < at - len(("a", "“Night Team”"))
    return has_adjective and bool(frame.tags[before] & t.PREP) and frame.lower[before] not in ("as", "like")


def _names_examples(words: list[str]) -> bool:
    """Whether the words before *as* lead to titles: *such **films** as*, ***films** such as*."""
    return "such" in words and not WORK_NOUNS.isdisjoint(words)


def _is_in_tag(frame: Frame, told: int) -> bool:
    """Whether a verb of telling has a quotation and its teller before, so that it names who heard: *“…,” Lee told*."""
    at = told - 1
    while at > 0 and told - at <= _LONGEST_TELLER and is_nominal(frame.tags[at]):
        at -= 1
    return at < told - 1 and bool(frame.tags[at] & t.QUOTATION) and frame.endings[at] == ","


def _first_in_list(frame: Frame, at: int) -> int:
    """Position of the first of several quotations in a list: *“Salt”, “Rain” and “Snow”*."""
    low = max(frame.sentence(at)[0], at - NEIGHBORHOOD)
    first = at
    while first - 2 >= low:
        gap = frame.skip_back(t.COMMA | t.CONJ, first - 1, low)
        if not frame.tags[gap] & t.QUOTATION:
            break
        first = gap
    return first
