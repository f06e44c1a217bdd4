"""Sieves for a quotation inside a reported clause or a sentence with a subject."""

from __future__ import annotations

from quotes.text.article import Article, Found, Place
from quotes.grammar.auxiliaries import PASSIVE_AUXILIARIES, is_passive
from quotes.text.frames import Frame
from quotes.lexicon.words import (
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
    PUNCTUATION,
    QUOTE,
    REPORT,
    REPORTING,
    ROLE,
    SAY,
    SPEECH_NOUN,
    SUB,
    THINK,
    VERB,
    WH,
)
from quotes.grammar.main_verbs import fronted_end, in_relative
from quotes.model import Quotation
from quotes.grammar.naming import names_noun
from quotes.grammar.phrases import Phrase, is_unlisted_past, phrase_after
from quotes.grammar.embedding import ends_clause, outermost
from quotes.grammar.sources import after_quote, follows_quote, link, source_of
from quotes.grammar.subjects import subject_before
from quotes.grammar.verbs import CLAUSE_VERBS, NEAR, is_cue

_COMPLEMENT_REACH = 10
_ENOUGH_WORDS = 4
"""Fewer marked words than this, without a cue, are as often a term as speech."""


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
    clear = _last_break(frame, at, low)
    reporting = said = other = None
    begin = at
    for verb in range(at - 1, low - 1, -1):
        tag = frame.tags[verb]
        if not tag & classes or not is_cue(frame, verb, classes) or _has_other_use(frame, verb, low, at):
            continue
        if verb < begin:
            begin = after_quote(frame, verb, low)
        found = link(frame, verb, begin, high)
        if not found or not found.source or found.source[0] <= at < found.source[1]:
            continue
        if at - verb <= NEAR or (tag & REPORT and verb > clear and _is_complement(frame, verb, at)):
            surely = tag & SAY or (tag & REPORT and _can_speak(frame, found.source))
        else:
            surely = tag & SAY and (verb > clear or not in_relative(frame, verb, low))
        if surely:
            return _governing(outermost(found, at, low, high), low, high)
        if tag & REPORT:
            reporting = reporting or (found if _may_hold(frame, found.source) else None)
        elif tag & SAY:
            said = said or found
        elif article.word_count(quotation) >= _ENOUGH_WORDS or found.source[0] > verb:
            other = other or found
    found = reporting or said or other
    return None if found is None or cue_right(quotation, article) else _governing(found, low, high)


def _governing(found: Found, low: int, high: int) -> Found:
    """The verb that an infinitive of the same source hangs on, if that reports: *Lee **vowed** to go after “the mob”*.

    It stands right before, or reports the clause that the infinitive is in: *Lee **said** it was right to ask for
    “more”*. Neither a purpose (*Lee cited a case to show it was “odd”*) nor a verb of saying (*Lee refused to say it
    was “odd”*) hangs on it.
    """
    frame, source, cue = found.frame, found.source, found.cue
    if source is None or cue is None or frame.lower[cue[0] - 1] != "to":
        return found
    clause = False
    for verb in range(cue[0] - 2, source[1] - 1, -1):
        tag = frame.tags[verb]
        if ends_clause(frame, verb):
            break
        hangs = clause or (verb == cue[0] - 2 and not frame.tags[cue[0]] & SAY)
        if hangs and tag & REPORTING and tag & FINITE and is_cue(frame, verb, REPORTING):
            around = link(frame, verb, low, high)
            return around if around and around.source == source else found
        clause = clause or bool(tag & AUX) or frame.lower[verb] == "that"
    return found


def _is_complement(frame: Frame, verb: int, at: int) -> bool:
    """Whether a quotation is what a verb makes of its object: *described the long sad talks as “…”*."""
    by = at - 1
    while by > verb and frame.tags[by] & DET:
        by -= 1
    return at - verb <= _COMPLEMENT_REACH and frame.lower[by] == "as"


def _last_break(frame: Frame, at: int, low: int) -> int:
    """The position of the last punctuation before a quotation, other than quotations that go on with their clause."""
    at -= 1
    while at >= low and not (frame.tags[at] & PUNCTUATION and ends_clause(frame, at)):
        at -= 1
    return at


def _has_other_use(frame: Frame, verb: int, low: int, at: int) -> bool:
    """Whether a verb before a quotation only names a noun, or takes the noun around the quotation."""
    return _has_object(frame, verb, at) or bool(frame.tags[verb] & PARTICIPLE and names_noun(frame, verb, low))


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
    if end - first == 1 and (frame.lower[first] in ("it", "that", "this") or frame.tags[first] & POSS):
        return bool(frame.tags[first] & POSS)
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
        if verb == at + 1 and place.ends_with_comma:
            return None
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


def clause_subject(quotation: Quotation, article: Article) -> Found | None:
    """The subject of the sentence, with any verb: *Lee described*, *Lee has a name for it*.

    Fires on   Lee bristled at the “absurd and wholly unfair picture of our town”.
    Abstains   “Absurd” charges were brought.   The tower is crowned by “a lamp that any child can light”.
    """
    if quotation.parent is not None or article.word_count(quotation) < _ENOUGH_WORDS:
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
