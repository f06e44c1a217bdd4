"""Terms rather than speech: *a so-called “safe zone”*, *the town’s “luxury” hotel*."""

from __future__ import annotations

from typing import Final

from quotes.grammar.marked_words import is_term_used
from quotes.grammar.naming import NAMING_FORMS
from quotes.grammar.phrase_parts import is_subject_pronoun
from quotes.grammar.phrases import is_nominal
from quotes.grammar.speech_nouns import declared_source
from quotes.grammar.verb_signs import SPOKEN_NOUNS
from quotes.grammar.verbs import is_finite_verb
from quotes.lexicon import tags as t
from quotes.lexicon.inflection import forms_in, forms_of
from quotes.lexicon.word_sets import A_OR_AN, ARTICLES
from quotes.lexicon.words import entries
from quotes.sieves.phrase_lists import ends_in_phrase, phrases_by_last_word
from quotes.text.article import QuotationContext
from quotes.text.frames import ENDS_CLAUSE, Frame

_TERM_INTRODUCERS: Final = phrases_by_last_word("not_speech_before")
TERM_VERBS: Final = frozenset(entries("term_verbs"))
_ALIAS_PHRASES: Final = phrases_by_last_word("alias_phrases")
_NAME_NOUNS: Final = frozenset(entries("name_nouns"))
_CLASSIFYING: Final = frozenset(entries("classifying_forms"))
_PRESENTING: Final = frozenset(["announcing", "introducing", "launching", "presenting", "unveiling"])
_FINDING: Final = forms_in("finding_verbs")
_OFFERING: Final = forms_of("offer")
_ASKING: Final = forms_of("ask") | forms_of("tell") | forms_of("order")
_ADDING: Final = forms_of("add")
_GIVING_NAME: Final = forms_of("christen") | forms_of("name") | forms_of("rename")
_ANSWERS: Final = frozenset(["never", "no", "yes"])
_KINDS: Final = frozenset(["kind", "sort", "type"])
_LONGEST_TERM: Final = 5
_LONGEST_GLOSS: Final = 8
"""Words that explain a term, at most."""
TERM_WORDS: Final = 3
NEIGHBORHOOD: Final = 60
"""Tokens to either side of a quotation that may show what it is."""
_BOUNDARY: Final = t.PUNCTUATION | t.CONJ | t.CLAUSE_OPENER | t.PRONOUN


def is_introduced(context: QuotationContext, words: list[str]) -> bool:
    """A word before it shows that it is a name or a term.

    Fires on   a so-called “safe zone”   She read a novel called “Salt”.   The label must read “Fragile”.
    Abstains   She called it “Salt”.
    """
    frame, at = context.frame, context.position
    if len(words) <= _LONGEST_GLOSS and (_glosses_term(frame, at) or _follows_name_noun(frame, at)):
        return True
    # More words are speech: *Fans sang “you’re not fit to wear the shirt”.*
    if len(words) > _LONGEST_TERM:
        return False
    if ends_in_phrase(frame, at, _TERM_INTRODUCERS) and not _is_somebodys_word(frame, at):
        return True
    return (
        _follows_called(frame, at)
        or _follows_known_as(frame, at)
        or _is_prescribed(frame, at)
        or _is_offered(frame, at)
        or _is_set_task(frame, at)
        or _is_added(frame, at)
        or _names_object(frame, at)
        or _is_name_in_brackets(context, words)
        or _is_alias(frame, at, words)
        or (len(words) < TERM_WORDS and _is_found(frame, at))
    )


def _glosses_term(frame: Frame, at: int) -> bool:
    """Whether the words say again what a term is: *so-called “Kleinbahn,” or **“small railway,”***."""
    # *“Au revoir,” French for “see you again”*
    if at > 1 and frame.lower[at - 1] == "for" and frame.tags[at - 2] & t.DEMONYM:
        return at == 2 or bool(frame.tags[at - 3] & (t.PUNCTUATION | t.AUX))
    if at < 2 or frame.lower[at - 1] != "or":
        return False
    term = at - 3 if frame.tags[at - 2] & t.COMMA else at - 2
    if term <= 0 or not frame.tags[term] & t.QUOTATION:
        return False
    return ends_in_phrase(frame, term, _TERM_INTRODUCERS) or _follows_name_noun(frame, term)


def _follows_name_noun(frame: Frame, at: int) -> bool:
    """Whether a noun for a name is right before it, however described: *earning the local nickname “Red”*."""
    return at > 1 and frame.lower[at - 1] in _NAME_NOUNS and not frame.tags[at - 2] & t.POSSESSIVE_ENDING


def before_article(frame: Frame, at: int) -> int:
    """The position before *a*, *the* or the like and the adjectives that lead to a quotation; -1 without them."""
    back = at - 1
    while back > max(0, at - TERM_WORDS) and is_nominal(frame.tags[back]) and not frame.tags[back] & t.CAP:
        back -= 1
    return back - 1 if frame.lower[back] in ARTICLES else -1


def _is_offered(frame: Frame, at: int) -> bool:
    """Whether something is listed or presented under that name: *sold as a “green fuel”*, *in announcing a “hub”*."""
    before = before_article(frame, at)
    if before <= 0:
        return False
    word, earlier = frame.lower[before], frame.lower[before - 1]
    return (word == "as" and earlier in _CLASSIFYING) or (earlier == "in" and word in _PRESENTING)


def _is_set_task(frame: Frame, at: int) -> bool:
    """Whether it is what somebody is told to make or keep: *were asked to draw a “house of the future”*."""
    make = before_article(frame, at)
    if make < len("to") or frame.lower[make - 1] != "to" or frame.lower[make + 1] not in A_OR_AN:
        return False
    if frame.tags[make] & t.REPORTING and frame.lower[make] != "write":
        return False
    for word in range(make - 2, max(0, make - NEIGHBORHOOD), -1):
        # *kept it in order to set a “trap”*
        if frame.lower[word] in _ASKING and frame.lower[word - 1] != "in":
            return True
        if frame.tags[word] & (t.PUNCTUATION | t.CLAUSE_OPENER):
            break
    return False


def _is_added(frame: Frame, at: int) -> bool:
    """Whether it is what somebody adds to a text: *added the words “and Parks” to the name of the office*."""
    if at + 1 >= len(frame.lower) or frame.lower[at + 1] != "to":
        return False
    add = at - 1
    while add > max(0, at - TERM_WORDS) and (frame.lower[add] in ARTICLES or frame.tags[add] & t.SPEECH_NOUN):
        add -= 1
    return frame.lower[add] in _ADDING


def _names_object(frame: Frame, at: int) -> bool:
    """Whether it is how somebody names a thing: *named the boat “Hope”*, *named her “Hope”*; not *called it “odd”*."""
    if at < 2 or not frame.text[frame.quotations[at].inner_start].isupper():
        return False
    back = at - 1
    while back > max(1, at - TERM_WORDS) and is_nominal(frame.tags[back]):
        back -= 1
    return bool(frame.tags[back] & (t.DETERMINER | t.OBJECT_PRONOUN)) and frame.lower[back - 1] in _GIVING_NAME


def _is_name_in_brackets(context: QuotationContext, words: list[str]) -> bool:
    """Whether brackets give another name of what is before them: *the Harlan Arena (“The H”)*; not *Lee (“No.”)*."""
    frame, at = context.frame, context.position
    if context.terminal or at < 2 or at + 1 >= len(frame.tags) or not frame.tags[at + 1] & t.CLOSE_BRACKET:
        return False
    opens = frame.tags[at - 1] & t.OPEN_BRACKET and frame.tags[at - 2] & t.CAP
    return bool(opens) and all(word[0].isupper() for word in words) and words[0].lower() not in _ANSWERS


def _is_alias(frame: Frame, at: int, words: list[str]) -> bool:
    """Whether it is what somebody without a name is to be called: *a man identified only as “Red”*."""
    return ends_in_phrase(frame, at, _ALIAS_PHRASES) and all(word[0].isupper() for word in words)


def _is_found(frame: Frame, at: int) -> bool:
    """Whether it names what somebody comes upon: *The team found a “missing link”*; not *the report found*."""
    before = before_article(frame, at)
    if before < 1 or frame.lower[before] not in _FINDING or at + 1 >= len(frame.tags):
        return False
    subject = frame.tags[before - 1] & ~(t.CAP if frame.begins_sentence(before - 1) else 0)
    goes_on = frame.tags[at + 1] & (t.PREP | t.COMMA | t.STOP)
    return bool(goes_on) and not subject & (t.TEXT_NOUN | t.PRONOUN | t.CAP)


def _follows_known_as(frame: Frame, at: int) -> bool:
    """Whether the sentence says where something is known by a name: *known here as “the loop”*."""
    if at < 3 or frame.lower[at - 1] != "as":
        return False
    return frame.lower[at - 3] == "known" and bool(frame.tags[at - 2] & t.ADV or not frame.tags[at - 2])


def _is_prescribed(frame: Frame, at: int) -> bool:
    """Whether the sentence prescribes the words: *the label must read “Fragile”*."""
    return at > 1 and bool(frame.tags[at - 1] & t.SAY) and frame.lower[at - 2] in ("must", "shall")


def _is_somebodys_word(frame: Frame, at: int) -> bool:
    """Whether the sentence says who gives the name: *whom she dubbed “…”*, *was called “…” by Lee*."""
    if is_term_used(frame, at):
        return True
    if frame.lower[at - 1] not in NAMING_FORMS:
        return False
    by = at + 1 < len(frame.lower) and frame.lower[at + 1] == "by"
    return by or (at > 1 and is_subject_pronoun(frame.tags[at - 2]))


def _follows_called(frame: Frame, at: int) -> bool:
    """Whether *called* before it is a participle, as its clause has a verb: *issued a leaflet called “…”*."""
    if not at or frame.lower[at - 1] != "called":
        return False
    low, _ = frame.sentence(at)
    first = frame.skip_back(t.ADV | t.COMMA, at - 2, low)
    if frame.tags[first] & t.OPEN_BRACKET:
        return True  # *the Hall (formerly **called** “The Barn”)*
    if first <= low or frame.tags[first] & (_BOUNDARY | t.AUX | t.CAP):
        return False
    if _has_verb_after(frame, first, at):
        return True
    for back in range(first - 1, max(low, first - NEIGHBORHOOD) - 1, -1):
        if is_finite_verb(frame, back):
            return True
        if frame.tags[back] & (_BOUNDARY & ~t.PRONOUN):
            return False
    return False


def _has_verb_after(frame: Frame, noun: int, at: int) -> bool:
    """Whether a verb follows, so that all before it is its subject: *a site called “The Local” said*."""
    if at + 1 >= len(frame.tags) or frame.endings[at] in ENDS_CLAUSE:
        return False
    return not frame.tags[noun] & (t.ROLE | t.NUMBER) and is_finite_verb(frame, at + 1)


def is_defined(context: QuotationContext, words: list[str]) -> bool:
    """The words themselves are what the sentence is about.

    Fires on   “Top secret” is the highest level.
    Abstains   “We will never leave” is what she said.   “I felt ashamed”: Ann Lee on her arrest
    """
    # What ends like speech is speech: *“Resign!” was chanted by workers on the dock.*
    if len(words) > TERM_WORDS + 1 or context.ended or context.ends_with_comma:
        return False
    frame, at = context.frame, context.position
    if at + 2 >= len(frame.tags) or frame.lower[at + 1] not in TERM_VERBS:
        return False
    if not context.quotation.paragraph and frame.tags[at + 1] & (t.COLON | t.DASH):
        return False
    # *“Yes” was the answer from Ida Marsh.*
    return context.sentence[0] == at and declared_source(frame, at + 1, context.sentence[1]) is None


def is_attributive(context: QuotationContext, words: list[str]) -> bool:
    """A quoted modifier of a noun, in a sentence without a reporting cue.

    Fires on   The town’s “luxury” hotel has no hot water.
    Abstains   Lee said the “luxury” hotel was closed.
    """
    frame, at = context.frame, context.position
    if context.ends_with_comma or not at or at + 1 >= len(frame.tags):
        return False
    # *a “Where was I?” **kind of** cost*
    if frame.lower[at + 1] in _KINDS and frame.lower[at + 2 : at + 3] == ["of"]:
        return not _may_be_reported(frame, at)
    if context.terminal:
        return False
    noun = frame.tags[at + 1]
    if noun & ((t.PUNCTUATION | t.FUNCTION_WORD) | t.CAP) or (len(words) > _LONGEST_TERM and not noun & t.DOCUMENT):
        return False
    # *Ines Roth’s “no more tears” pledge* is what she said.
    if frame.lower[at + 1] in SPOKEN_NOUNS and frame.tags[at - 1] & t.POSSESSIVE:
        return False
    back = at - 1
    if not frame.tags[back] & (t.SPECIFIER | t.PUNCTUATION | t.FUNCTION_WORD | t.VERB) and back:
        back -= 1
    return bool(frame.tags[back] & t.SPECIFIER) and not _may_be_reported(frame, at)


def _is_task(frame: Frame, verb: int, at: int) -> bool:
    """Whether a quotation is in what somebody is told to do with a thing: *asked five people to fill in a “…” form*."""
    if frame.lower[at - 1] not in A_OR_AN or frame.tags[at + 1] & (t.SPEECH_NOUN | t.ROLE):
        return False
    return "to" in frame.lower[verb + 1 : at] and not frame.has(t.COMMA | t.CLAUSE_OPENER, verb + 1, at)


def _may_be_reported(frame: Frame, at: int) -> bool:
    """Whether the sentence of a quotation may report it: a cue before it, or a reporting clause after it."""
    low, high = frame.sentence(at)
    for word in range(max(low, at - NEIGHBORHOOD), at):
        tag = frame.tags[word]
        if tag & t.COLON and not frame.word(word - 1).isupper():
            return True
        if tag & t.REPORTING and not (word and frame.tags[word - 1] & t.SPECIFIER):
            # *The team asked five people to perform a “color naming” task.* *The firm offers a “cash back” deal.*
            task = frame.lower[word] in _ASKING and _is_task(frame, word, at)
            offer = frame.lower[word] in _OFFERING and not frame.tags[at + 1] & t.SPEECH_NOUN
            return not (task or (offer and before_article(frame, at) == word))
    for word in range(at + 1, min(high, at + NEIGHBORHOOD)):
        tag, after = frame.tags[word], frame.tags[word + 1] if word + 1 < high else t.STOP
        if frame.lower[word] == "according":
            return True
        if t.says(tag) and (frame.tags[word - 1] & t.COMMA or after & (t.STOP | t.PREP | t.COMMA)):
            return True
    return False
