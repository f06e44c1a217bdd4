"""The source of a cue: its subject, followed through participles, infinitives, relays and passives."""

from __future__ import annotations

from quotes.article import Found
from quotes.frames import Frame
from quotes.lexicon import (
    ADV,
    AUX,
    BASE,
    CALENDAR,
    CAP,
    COMMA,
    CONJ,
    DASH,
    DET,
    ING,
    NEG,
    OBJECT,
    ORG,
    PARTICIPLE,
    PAST,
    POSS,
    POSSESSIVE,
    PREP,
    PRONOUN,
    PUNCTUATION,
    QUOTE,
    REPORT,
    REPORTING,
    ROLE,
    SAY,
    SPEECH_NOUN,
    STOP,
    SUB,
    THINK,
    THIRD,
    VERB,
)
from quotes.phrases import Phrase, base_phrase, is_nominal, phrase_after, subject_before
from quotes.verbs import before_verb, is_cue, is_passive, main_verb, progressive

_QUOTE_VERBS = frozenset(["quoted", "quotes", "quoting", "quote", "cited", "citing", "cites"])


def link(frame: Frame, verb: int, low: int, high: int) -> Found | None:
    """The source of the cue at ``verb``: its subject, or what stands for one."""
    lower = frame.lower
    cue = (verb, verb + 1)
    if lower[verb] in ("saying", "say", "said", "telling") and verb > low:
        quoted = _quoted_as(frame, verb, low)
        if quoted:
            return Found(frame, quoted, cue)
    if is_passive(frame, verb):
        agent = _agent(frame, verb, high)
        if agent:
            return Found(frame, agent, cue)
        if lower[verb] in ("quoted", "cited"):
            source = subject_before(frame, verb, low)
            return Found(frame, source, cue) if source else None
        if frame.tags[verb] & REPORTING:
            return None
    if verb + 1 < high and lower[verb + 1] == "by" and frame.tags[verb] & PARTICIPLE:
        return None
    source = source_of(frame, verb, low, 0)
    return Found(frame, source, cue) if source else None


def source_of(frame: Frame, verb: int, low: int, depth: int) -> Phrase | None:
    """Who does what the verb says, followed through participles, infinitives and joined verbs."""
    tags = frame.tags
    if depth > 4:
        return None
    before = before_verb(frame, verb, low)
    tag = tags[verb]
    joined = before >= low and tags[before] & CONJ and not tags[before] & PRONOUN
    infinitive = before >= low and frame.lower[before] == "to" and tag & BASE
    after_preposition = before >= low and tags[before] & PREP and tag & ING
    if not (
        joined
        or infinitive
        or after_preposition
        or (tag & ING and not tag & PAST and not progressive(frame, verb, low))
    ):
        source = subject_before(frame, verb, low)
        if source:
            return source
        if before >= low and tags[before] & COMMA and not tags[before - 1] & QUOTE:
            joined = True
        if not joined and not _joins_clause(frame, verb, low):
            return None
    if tag & ING and not joined and not after_preposition:
        absolute = _absolute_subject(frame, verb, low) or _heard_subject(frame, verb, low)
        if absolute:
            return absolute
        if (
            before >= low
            and tags[before] & VERB
            and tags[before] & (PAST | THIRD)
            and is_cue(frame, before, VERB)
        ):
            return source_of(frame, before, low, depth + 1)
    main = main_verb(frame, before if joined or infinitive or after_preposition else verb, low)
    if main is None:
        if tag & ING and before < low:
            return _following_subject(frame, verb)
        return None
    return source_of(frame, main, low, depth + 1)


def _joins_clause(frame: Frame, verb: int, low: int) -> bool:
    """Whether only an adverbial stands between a conjunction and the verb: *but in an interview said*."""
    for at in range(verb - 1, max(low, verb - 10), -1):
        if frame.tags[at] & CONJ:
            return bool(frame.tags[at + 1] & PREP)
        if frame.tags[at] & (PUNCTUATION | AUX | PRONOUN):
            return False
    return False


def _absolute_subject(frame: Frame, verb: int, low: int) -> Phrase | None:
    """The subject that a participle has for itself: *with marchers chanting*."""
    start = verb
    while start > low and not frame.tags[start - 1] & (COMMA | DASH | STOP | QUOTE):
        start -= 1
    if frame.lower[start] != "with":
        return None
    return base_phrase(frame, verb - 1, start + 1)


def _heard_subject(frame: Frame, verb: int, low: int) -> Phrase | None:
    """Whoever is heard or remembered to speak: *she recalled her father saying*."""
    if verb - 1 < low or not (is_nominal(frame.tags[verb - 1]) or frame.tags[verb - 1] & OBJECT):
        return None
    phrase = base_phrase(frame, verb - 1, low)
    if phrase is None or phrase[0] <= low:
        return None
    before = frame.tags[phrase[0] - 1]
    return (
        phrase
        if before & (THINK | REPORT | SAY) and before & (PAST | THIRD | BASE) and not before & PREP
        else None
    )


def _following_subject(frame: Frame, verb: int) -> Phrase | None:
    """The subject after a fronted participle: *Calling it “sane,” Dole praised the plan.*"""
    low, high = frame.sentence(verb)
    for at in range(verb + 1, high):
        tag = frame.tags[at]
        if tag & COMMA or (tag & QUOTE and at + 1 < high and not frame.tags[at + 1] & (COMMA | PREP | CONJ)):
            phrase = phrase_after(frame, at + 1, high)
            if phrase and phrase[1] < high and frame.tags[phrase[1]] & (VERB | AUX | ADV | COMMA):
                return phrase
    return None


def _quoted_as(frame: Frame, verb: int, low: int) -> Phrase | None:
    """*media quoted Drax as saying*, *Drax was quoted as saying*."""
    lower = frame.lower
    if lower[verb - 1] != "as":
        return None
    for at in range(verb - 2, max(low, verb - 16) - 1, -1):
        if lower[at] in _QUOTE_VERBS:
            if at == verb - 2 or is_passive(frame, at):
                return subject_before(frame, at, low)
            return phrase_after(frame, at + 1, verb - 1)
    return None


def _agent(frame: Frame, verb: int, high: int) -> Phrase | None:
    """Whoever does it, of a passive: *described as “grave” by the envoy*."""
    for at in range(verb + 1, min(high, verb + 30)):
        if frame.lower[at] == "by":
            return phrase_after(frame, at + 1, high)
        if frame.tags[at] & (STOP | AUX):
            return None
    return None


def base_start(frame: Frame, last: int, low: int) -> int:
    """Where the possessor that ends at ``last`` starts."""
    phrase = base_phrase(frame, last, low)
    return phrase[0] if phrase else last


def noun_of_speech(frame: Frame, last: int, low: int) -> Found | None:
    """The nearest noun of speech with whoever it belongs to."""
    for noun in range(last, low, -1):
        if not frame.tags[noun] & SPEECH_NOUN:
            continue
        back = noun - 1
        while back > low and is_nominal(frame.tags[back]) and not frame.tags[back] & POSSESSIVE:
            back -= 1
        if frame.lower[back] in ("my", "your"):
            return None
        if frame.tags[back] & (POSS | POSSESSIVE):
            start = back if frame.tags[back] & POSS else base_start(frame, back, low)
            return Found(frame, (start, back + 1), (noun, noun + 1))
        if noun + 2 < last and frame.lower[noun + 1] in ("by", "from"):
            source = phrase_after(frame, noun + 2, last + 1)
            if source:
                return Found(frame, source, (noun, noun + 1))
    return None


def first_phrase(frame: Frame, low: int, high: int) -> Phrase | None:
    """The first noun phrase of a clause: its subject, adverbials before it left aside."""
    at = low
    tags = frame.tags
    while at < high:
        tag = tags[at]
        fronted = tag & VERB and tag & (PARTICIPLE | ING) and not tag & (ROLE | ORG)
        if fronted or (tag & PREP and not (tag & CAP and is_nominal(tag))) or (tag & SUB and not tag & DET):
            while at < high and not tags[at] & COMMA:
                at += 1
            at += 1
        elif tag & (ADV | CONJ | CALENDAR | COMMA | NEG | DASH) and not tag & DET:
            at += 1
        else:
            break
    phrase = phrase_after(frame, at, high) if at < high else None
    return phrase


def sentence_source(frame: Frame, start: int, end: int) -> Found | None:
    """Who speaks or acts in a sentence: the source of its cue, else its subject."""
    for verb in range(end - 1, start, -1):
        if is_cue(frame, verb, SAY | REPORT | THINK) and frame.tags[verb] & (PAST | THIRD):
            found = link(frame, verb, start, end)
            if found:
                return Found(frame, found.source, None)
    source = first_phrase(frame, start, end)
    return Found(frame, source, None) if source else None


def after_quote(frame: Frame, at: int, low: int) -> int:
    """Position after the quotation before, when that ends its clause."""
    for back in range(at, low - 1, -1):
        if frame.tags[back] & QUOTE and frame.quotes[back].end - frame.quotes[back].start > 40:
            return back + 1
    return low


def next_quote(frame: Frame, first: int, high: int) -> int:
    for at in range(first, high):
        if frame.tags[at] & QUOTE:
            return at
    return high
