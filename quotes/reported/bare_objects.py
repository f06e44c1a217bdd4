"""What a cue may report other than a clause: an object, an infinitive, *about* or *for* something; who may do so."""

from __future__ import annotations

from typing import Final

from quotes.grammar.clause_starts import is_infinitive
from quotes.grammar.ends.open_clauses import has_own_verb
from quotes.grammar.phrases import ONE_OF_SEVERAL, SHARES, is_nominal
from quotes.lexicon import tags as t
from quotes.lexicon.inflection import forms_in, forms_of, nouns_in
from quotes.lexicon.word_sets import AND_BUT_OR, BEFORE_TOPIC, REFLEXIVES
from quotes.lexicon.words import entries
from quotes.reported.content_starts import FINDING, holds_clause
from quotes.reported.hearers import topic_after_hearer
from quotes.text.frames import Frame, TokenRange

_QUANTIFIERS: Final = frozenset(entries("people_quantifiers"))
_PUBLISHING: Final = forms_in("publishing_verbs")
"""Verbs after which only *about* opens a topic: *posted on the board*, *wrote to the mayor*."""
_ONE: Final = frozenset(["a", "one", "some"])
_DURATIONS: Final = frozenset(entries("durations"))
_BOUNDS: Final = (["least"], ["most"])
_BEFORE_NUMBER: Final = frozenset(["about", "around", "at", "between", "over", "under"])
_TWO_WORDS: Final = 2
_TO_THAT: Final = 12
"""Tokens from whom somebody writes to *that*, at most."""
_CALLING: Final = forms_of("call")
_CLAIMING: Final = forms_of("claim")
_DECLINING: Final = forms_of("decline")
_POSTING: Final = forms_of("post") | forms_of("share") | forms_of("tweet")
_PICTURES: Final = frozenset(entries("picture_nouns"))
_NAMING_ONESELF: Final = forms_of("identify") | forms_of("introduce") | forms_of("paint")
_DEFENDING: Final = forms_of("defend")
_PRIZES: Final = frozenset(nouns_in("prizes"))
_TO_PRIZE: Final = 5
"""Tokens from a verb to what was won or lost, at most."""
_SHOWING: Final = forms_of("show")
_PLACES_SHOWN: Final = frozenset(["around", "over", "round", "through"])
_WRITING: Final = forms_of("write")
_OTHER_SENSES: Final = frozenset(
    ["seeing", *_CLAIMING, *_DECLINING, *_DEFENDING, *FINDING, *_NAMING_ONESELF, *_POSTING, *_SHOWING, *_WRITING]
)
"""Verbs that report nothing with some objects."""
_AFTER_PHONED: Final = t.PUNCTUATION_MARK | t.PREP | t.CONJ | t.SUBORDINATOR | t.CALENDAR | t.ING
_EVERYBODY: Final = frozenset(["all", "everybody", "everyone"])
_POINTING: Final = frozenset(["so", "that", "these", "this"])
_BETWEEN: Final = t.PUNCTUATION | t.WH_WORD | t.PRONOUN | t.PREP


def bare_start(frame: Frame, source: TokenRange, cue: TokenRange, start: int, high: int) -> int | None:
    """Where what is reported begins when it need not be a clause.

    Args:
        frame: The tokens.
        source: The source.
        cue: The cue.
        start: Position of the first token that may be reported.
        high: Position after the last one.

    Returns:
        The position of its first token; ``None`` when the cue then reports nothing.

    Gives   Ann Lee **praised** the plan. → the   Ann Lee **talked** about dams. → dams
    Gives   Ann Lee **called** the police. → nothing   Ann Lee **disagreed** and left. → nothing
    """
    says = frame.tags[cue[0]] & t.SAY and has_own_verb(frame, start, high)
    if frame.lower[start] in AND_BUT_OR or not (says or may_speak(frame, source) or _is_owner(frame, source)):
        return None
    if _is_no_report(frame, source, cue, start, high):
        return None
    topic = topic_after_hearer(frame, cue[0], start, high)
    if topic is not None:
        return topic
    # *complained **bitterly** about it*
    if frame.tags[start] & t.ADV and start + 2 < high and frame.lower[start + 1] in BEFORE_TOPIC:
        start += 1
    if frame.tags[cue[0]] & t.THINK and _is_duration(frame, start, high):
        return None
    if frame.tags[start] & t.PREP and not is_infinitive(frame, start, high) and not _counts(frame, start, high):
        # *lashed **out at** the mayor*, *took **aim at** it*
        if frame.lower[start] == "at" and cue[1] - cue[0] == _TWO_WORDS and start + 1 < high:
            return start + 1
        if " ".join(frame.lower[cue[0] : cue[1]]) in _PUBLISHING and frame.lower[start] != "about":
            return None
        return start + 1 if frame.lower[start] in BEFORE_TOPIC and start + 1 < high else None
    return start


def _is_no_report(frame: Frame, source: TokenRange, cue: TokenRange, start: int, high: int) -> bool:
    """Whether an object shows another sense of the verb: *called **the police***, *declined **4 percent***."""
    verb = frame.lower[cue[0]]
    if verb in _CALLING:
        return cue[1] == cue[0] + 1 and _is_phoned(frame, start, high)
    adverb = frame.tags[start] & t.ADV and not frame.tags[start] & t.CALENDAR
    if adverb and start + 1 < high and frame.tags[start + 1] & t.COMMA:
        return True  # *wrote **again,** this time to the mayor*
    return verb in _OTHER_SENSES and _has_other_sense(frame, source, verb, start, high)


def _has_other_sense(frame: Frame, source: TokenRange, verb: str, start: int, high: int) -> bool:
    """Whether an object shows that a verb, one of some that have another sense, has that: *posted **a video***."""
    if verb in _POSTING and frame.tags[start] & t.DETERMINER:  # *posted **a video** of it*
        return not _PICTURES.isdisjoint(frame.lower[start + 1 : start + 3])
    if verb in _NAMING_ONESELF:  # *who identified **himself** as Bo*
        return frame.lower[start] in REFLEXIVES
    if verb in _CLAIMING or verb in _DEFENDING:  # *The fire claimed six **lives***, *claimed the first **set***
        return _is_prize(frame, start, min(high, start + _TO_PRIZE))
    if verb in _DECLINING:
        return bool(frame.tags[start] & (t.NUMBER | t.ADV))
    if verb in _SHOWING:
        return _is_shown_thing(frame, start, high)
    if verb == "seeing":  # *has been seeing **a dentist***
        return not _has_clause(frame, start, high)
    if verb in _WRITING:  # *wrote **a book** about lamps*, *wrote **“Salt”** in May*
        return bool(frame.tags[start] & (t.DETERMINER | t.QUOTATION)) and not _has_clause(frame, start, high)
    # *a survey found Lee ahead*: a document finds things only by reporting them.
    if verb in FINDING and not frame.has(t.DOCUMENT, *source):
        # *found **herself** in a queue that went round the block*
        return frame.lower[start] in REFLEXIVES or not holds_clause(frame, start, high)
    return False


def _is_prize(frame: Frame, start: int, end: int) -> bool:
    """Whether an object is won, held or lost; *claimed **the title was hers*** reports."""
    end = frame.find(t.PREP | t.PUNCTUATION, start, end)
    won = next((at for at in range(start, end) if frame.lower[at] in _PRIZES), end)
    return won < end and not (won + 1 < len(frame.tags) and frame.tags[won + 1] & t.VERB_OR_AUX & ~t.PREP)


def _is_shown_thing(frame: Frame, start: int, high: int) -> bool:
    """Whether an object is who is shown a thing or a place: *showed **her the wall***, *showed **guests round***.

    *showed **us that it was late*** reports.
    """
    at = start + bool(frame.tags[start] & t.DET)
    if at + 1 >= high or not frame.tags[at] & (t.OBJECT_PRONOUN | t.ROLE) or _has_clause(frame, start, high):
        return False
    return bool(frame.tags[at + 1] & t.DETERMINER) or frame.lower[at + 1] in _PLACES_SHOWN


def _has_clause(frame: Frame, start: int, high: int) -> bool:
    """Whether a noun phrase has a verb, or a clause with *that* follows it: *wrote **the paper** that it was late*."""
    return holds_clause(frame, start, high) or "that" in frame.lower[start : min(high, start + _TO_THAT)]


def _counts(frame: Frame, start: int, high: int) -> bool:
    """Whether a preposition belongs to a number: *reported **at least** 20 cases*, *sees **over** 20*."""
    after = start + 1 + (frame.lower[start] == "at" and frame.lower[start + 1 : start + 2] in _BOUNDS)
    return frame.lower[start] in _BEFORE_NUMBER and after < high and bool(frame.tags[after] & t.NUMBER)


def _is_duration(frame: Frame, start: int, high: int) -> bool:
    """Whether an object only says how long somebody thinks: *thought **for a moment***, *thought **a while***."""
    at = start + (frame.lower[start] == "for")
    if at + 1 >= high or frame.lower[at] not in _ONE or frame.lower[at + 1] not in _DURATIONS:
        return False
    return at + 2 >= high or not is_nominal(frame.tags[at + 2])  # *want **a second dam***


def is_pronoun_alone(frame: Frame, start: int, high: int) -> bool:
    """Whether an object is a pronoun and nothing else, which says nothing of a thought: *as Ann Lee saw **it***.

    Args:
        frame: The tokens.
        start: Position of the first token that may be reported.
        high: Position after the last one.
    """
    pronoun = frame.tags[start] & t.ANY_PRONOUN and not frame.tags[start] & t.POSSESSIVE
    return bool(pronoun) and (start + 1 >= high or bool(frame.tags[start + 1] & t.PUNCTUATION_MARK))


def _is_owner(frame: Frame, source: TokenRange) -> bool:
    """Whether a source is a possessive that owns a noun: ***his** attacks on it*."""
    return source[1] == source[0] + 1 and bool(frame.tags[source[0]] & t.POSSESSIVE_PRONOUN)


def _is_phoned(frame: Frame, start: int, high: int) -> bool:
    """Whether an object of *call* is only who is called: *called **the police***; not *called **the plan unfair***."""
    end = start + bool(frame.tags[start] & t.DETERMINER)
    first = end
    end = frame.skip(t.CAP | t.TITLE, end, high)
    if end == first:
        end += 1
    return end >= high or bool(frame.tags[end] & _AFTER_PHONED)


def is_span_of_time(frame: Frame, source: TokenRange) -> bool:
    """Whether a source is how long something lasts, which speaks of nothing.

    Yes   They spent **ten minutes** arguing that it was late.
    No    **Minutes** of the meeting say that it was late.
    """
    counted = frame.tags[source[0]] & (t.NUMBER | t.DET) and not frame.tags[source[1] - 1] & t.CAP
    return bool(counted) and frame.lower[source[1] - 1].rstrip("s") in _DURATIONS


def is_adverbial(frame: Frame, start: int, end: int) -> bool:
    """Whether nothing but adverbs is between two positions: ***Still**, Lee said*; *Lee shouted **back***."""
    return all(
        frame.tags[at] & t.ADV or (not frame.tags[at] & t.ANY_CLASS and frame.lower[at].endswith("ly"))
        for at in range(start, end)
    )


def may_speak(frame: Frame, source: TokenRange) -> bool:
    """Whether a source is a person, a body or a document, by its words.

    Yes   **Ann Lee** said so.   **The report** said so.   **They** said so.   **Many** said so.
    No    **the rain** said so.
    """
    first, end = source
    return frame.has(t.SHOWS_SOURCE, first, end) or _counts_people(frame, source)


def _counts_people(frame: Frame, source: TokenRange) -> bool:
    """Whether a source is a share of those who were asked, or a word like *many* alone or after *the*."""
    first, end = source
    if end - first == 1 and frame.lower[first] in ONE_OF_SEVERAL:
        return True
    word = frame.lower[end - 1]
    alone = end - first == 1 or (word != "most" and frame.lower[first : end - 1] == ["the"])
    return word in SHARES or (alone and word in _QUANTIFIERS)


def is_nobody(frame: Frame, source: TokenRange) -> bool:
    """Whether a source is nobody.

    Yes   **Nobody** told her it was late.   Not **everyone** says that it was late.
    No    **Everyone** says that it was late.
    """
    first = source[0]
    denied = first > 0 and frame.lower[first - 1] == "not" and frame.lower[first] in _EVERYBODY
    word = frame.lower[first]
    return denied or word == "nobody" or (word == "no" and frame.lower[first + 1 : first + 2] == ["one"])


def points_from_afar(frame: Frame, source: TokenRange, cue: int) -> bool:
    """Whether *this* is the subject of another verb than a cue, or *so* is a source.

    *This is like **hearing** that he left*, *So, **supposing** that he left, what then?*; not *This **suggests** so*

    Args:
        frame: The tokens.
        source: The source.
        cue: Position of the cue.
    """
    first, end = source
    if end - first > 1 or cue < end or frame.lower[first] not in _POINTING:
        return False
    return frame.lower[first] == "so" or any(
        tag & _BETWEEN or (tag & t.VERB and not tag & t.AUX) for tag in frame.tags[end:cue]
    )
