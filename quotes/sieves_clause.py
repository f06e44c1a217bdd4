"""Sieves for a quotation inside a reported clause or a sentence with a subject."""

from __future__ import annotations

from quotes.article import Article, Found, Place
from quotes.frames import Frame
from quotes.lexicon import (
    ADV,
    AUX,
    CAP,
    COMMA,
    CONJ,
    DET,
    DOCUMENT,
    FINITE,
    ING,
    ORG,
    PARTICIPLE,
    POSS,
    PREP,
    PRONOUN,
    QUOTE,
    REPORT,
    REPORTING,
    ROLE,
    SAY,
    SOURCE_PHRASES,
    SPEECH_NOUN,
    SUB,
    THINK,
    VERB,
    WH,
)
from quotes.model import Quotation
from quotes.phrases import Phrase, is_unlisted_past, phrase_after
from quotes.relays import outermost
from quotes.sources import (
    after_quote,
    follows_quote,
    link,
    may_name_source,
    next_quote,
    noun_of_speech,
    phrase_of_source,
    source_of,
)
from quotes.subjects import subject_before
from quotes.verbs import CLAUSE_VERBS, NEAR, PASSIVE_AUXILIARIES, fronted_end, in_relative, is_cue, is_passive

_NOUN_REACH = 10
_NEXT = 2
"""Tokens from *of* or *to* behind a noun of speech to its words: *a claim of “…”*, *a vow to be “…”*."""
_ENOUGH_WORDS = 4
"""Fewer marked words than this, without a cue, are as often a term as speech."""


def according_to(quotation: Quotation, article: Article) -> Found | None:
    """*according to*, *in the words of* and their like, after the quotation or before.

    Fires on   The storm was “historic,” according to Ann Lee.   In the words of Ann Lee, it was “historic”.
    Abstains   They paid according to “need”.
    """
    if quotation.parent is not None:
        return None
    place = article.place(quotation)
    frame, at = place.frame, place.position
    low, high = place.sentence
    if not may_name_source(frame, low, high):
        return None
    before = None
    for start in range(low, high):
        if frame.lower[start] not in SOURCE_PHRASES:
            continue
        size = phrase_of_source(frame, start, high)
        source = phrase_after(frame, start + size, high) if size else None
        if source is None or source[0] <= at < source[1]:
            continue
        found = Found(frame, source, (start, start + size))
        if start > at:
            return found if before is None or next_quote(frame, at + 1, high) >= start else before
        before = found
    return before


def cue_noun_near(quotation: Quotation, article: Article) -> Found | None:
    """A possessor and a noun of speech whose clause the quotation is, whatever else the sentence reports.

    Fires on   Ann Lee attacked Kay’s claim that the vote was “rigged”.   Ann Lee fears Kay’s vow to be “neutral”.
    Abstains   Ann Lee repeated Kay’s claim that the vote was “rigged”.   Ann Lee said Kay’s claim was “bad”.
    """
    if quotation.parent is not None:
        return None
    place = article.place(quotation)
    frame, at = place.frame, place.position
    found = noun_of_speech(frame, at - 1, max(place.sentence[0], at - _NOUN_REACH))
    if found is None or found.cue is None or found.source is None:
        return None
    first, last = found.source[0], found.cue[1]
    word = frame.lower[last]
    if word not in ("that", "of", "to") or (word != "that" and at - last > _NEXT):
        return None
    if frame.tags[first - 1] & SAY or any(is_cue(frame, verb, REPORTING) for verb in range(last, at)):
        return None
    return found


def cue_left(quotation: Quotation, article: Article) -> Found | None:
    """The cue earlier in the sentence whose clause the quotation is part of.

    A cue close by counts first, then the nearest verb of saying, then a reporting clause at the end of the
    sentence, then any other cue.

    Fires on   Ann Lee said the plan was “dead”.
    Abstains   The plan was “dead”.
    """
    place = article.place(quotation)
    frame, at = place.frame, place.position
    _, high = place.sentence
    low, classes = _cues_of(quotation, place)
    reporting = said = other = None
    begin = at
    for verb in range(at - 1, low - 1, -1):
        tag = frame.tags[verb]
        if not tag & classes or not is_cue(frame, verb, classes) or _has_object(frame, verb, at):
            continue
        if verb < begin:
            begin = after_quote(frame, verb, low)
        found = link(frame, verb, begin, high)
        if not found or not found.source or found.source[0] <= at < found.source[1]:
            continue
        if at - verb <= NEAR:
            surely = tag & SAY or (tag & REPORT and _can_speak(frame, found.source))
        else:
            surely = tag & SAY and not in_relative(frame, verb, low)
        if surely:
            return outermost(found, at, low, high)
        if tag & REPORT:
            reporting = reporting or (found if _may_hold(frame, found.source) else None)
        elif tag & SAY:
            said = said or found
        elif _words(quotation, article) >= _ENOUGH_WORDS:
            other = other or found
    found = reporting or said or other
    return None if found is None or cue_right(quotation, article) else found


def _has_object(frame: Frame, verb: int, at: int) -> bool:
    """Whether a verb that reports only clauses takes the noun around a quotation: *maintains his “hard” line*."""
    near = verb + 1 < at <= verb + NEAR and frame.lower[verb] in CLAUSE_VERBS
    return near and bool(frame.tags[verb + 1] & (DET | POSS)) and frame.lower[verb + 1] != "that"


def _cues_of(quotation: Quotation, place: Place) -> tuple[int, int]:
    """Where a quotation's cue may begin to stand, and the classes of verbs that count."""
    frame, at = place.frame, place.position
    low, _ = place.sentence
    if quotation.parent is not None:
        return max(low, at - NEAR), SAY
    if frame.tags[low] & (SUB | CONJ) or (frame.tags[low] & ADV and frame.tags[low + 1] & SUB):
        low = fronted_end(frame, low, at)
    return low, REPORTING | THINK


def _can_speak(frame: Frame, source: Phrase) -> bool:
    """Whether a source is a person or a body, by its words."""
    first, end = source
    if end - first == 1 and frame.lower[first] in ("it", "that", "this"):
        return False
    return any(tag & (CAP | ROLE | ORG | PRONOUN | WH) and not tag & DET for tag in frame.tags[first:end])


def _may_hold(frame: Frame, source: Phrase) -> bool:
    """Whether a source can speak, or is a document or the like."""
    return _can_speak(frame, source) or bool(frame.tags[source[1] - 1] & (DOCUMENT | SPEECH_NOUN | PRONOUN))


def cue_right(quotation: Quotation, article: Article) -> Found | None:
    """A reporting clause at the end of the sentence (*The “dead” plan was back, Ann Lee said.*).

    Fires on   The “dead” plan was back, Ann Lee said.
    Abstains   The plan was “dead” and Ann Lee left.
    """
    if quotation.parent is not None:
        return None
    place = article.place(quotation)
    frame, at = place.frame, place.position
    _, high = place.sentence
    for verb in range(at + 1, high):
        if not frame.tags[verb] & FINITE or follows_quote(frame, verb):
            continue
        if not is_cue(frame, verb, REPORTING | THINK):
            continue
        source = subject_before(frame, verb, at + 1)
        if source and source[0] > at and _is_set_off(place, source[0]) and not is_passive(frame, verb):
            return Found(frame, source, (verb, verb + 1))
        if frame.tags[verb - 1] & COMMA:
            source = phrase_after(frame, verb + 1, high)
            if source:
                return Found(frame, source, (verb, verb + 1))
    return None


def _is_set_off(place: Place, source: int) -> bool:
    """Whether a subject begins a clause of its own behind a comma, of the sentence or of the quotation before it."""
    tags = place.frame.tags
    if tags[source] & WH or place.frame.lower[source] == "that":
        return False
    comma = bool(tags[source - 1] & COMMA)
    return comma or (bool(tags[source - 1] & QUOTE) and (place.ends_with_comma or source - 1 > place.position))


def cue_noun(quotation: Quotation, article: Article) -> Found | None:
    """A possessor and a noun of speech before the quotation: *Lee’s claim that it was “rigged”*.

    Fires on   Lee’s letter about the dam was full of “lies”.
    Abstains   Lee’s house is “big”.   Lee’s letter moved the “old guard”.
    """
    if quotation.parent is not None:
        return None
    place = article.place(quotation)
    frame, at = place.frame, place.position
    low, _ = place.sentence
    found = noun_of_speech(frame, at - 1, low)
    if found is None or found.cue is None or any(_acts(frame, verb) for verb in range(found.cue[1], at)):
        return None
    return found


def _acts(frame: Frame, at: int) -> bool:
    """Whether a word is a verb other than an auxiliary, so that a noun before it is over (*his plea moved*)."""
    tag = frame.tags[at]
    return bool(tag & VERB and tag & (FINITE | ING | PARTICIPLE) and not tag & AUX) and is_cue(frame, at, VERB)


def _words(quotation: Quotation, article: Article) -> int:
    """The number of words in a quotation."""
    return article.text.count(" ", quotation.start, quotation.end) + 1


def clause_subject(quotation: Quotation, article: Article) -> Found | None:
    """The subject of the sentence, with any verb: *Lee described*, *Lee has a name for it*.

    Fires on   Lee bristled at the “absurd and wholly unfair picture of our town”.
    Abstains   “Absurd” charges were brought.   The tower is crowned by “a lamp that any child can light”.
    """
    if quotation.parent is not None or _words(quotation, article) < _ENOUGH_WORDS:
        return None
    place = article.place(quotation)
    frame, at = place.frame, place.position
    low, _ = place.sentence
    begin = at
    for verb in range(at - 1, low, -1):
        tag = frame.tags[verb]
        acts = tag & VERB and tag & (FINITE | ING)
        if tag & CAP or not (acts or is_unlisted_past(frame, verb)):
            continue
        if is_passive(frame, verb) or (not acts and frame.lower[verb - 1] in PASSIVE_AUXILIARIES):
            return None
        if tag & PREP:
            continue
        if verb < begin:
            begin = after_quote(frame, verb, low)
        source = source_of(frame, verb, begin)
        speaks = source and (_can_speak(frame, source) or frame.tags[source[1] - 1] & DOCUMENT)
        if source and speaks and not source[0] <= at < source[1]:
            return Found(frame, source, (verb, verb + 1))
    return None
