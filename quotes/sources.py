"""The source of a cue: its subject, followed through participles, infinitives, relays and passives."""

from __future__ import annotations

from quotes.article import Found
from quotes.controlled import (
    absolute_subject,
    following_subject,
    heard_subject,
    led_subject,
    owned_document,
    possessor,
    shared_absolute,
)
from quotes.frames import Frame
from quotes.lexicon import (
    ADV,
    AUX,
    BASE,
    CALENDAR,
    CAP,
    COLON,
    COMMA,
    CONJ,
    DASH,
    DEMONYM,
    DET,
    FINITE,
    ING,
    NEG,
    ORG,
    OTHER,
    PARTICIPLE,
    PAST,
    PLACE,
    POSS,
    POSSESSIVE,
    PREP,
    PRONOUN,
    PUNCTUATION,
    QUOTE,
    REPORTING,
    ROLE,
    SAY,
    SOURCE_PHRASES,
    SPEECH_NOUN,
    STOP,
    SUB,
    THINK,
    TITLE,
    VERB,
    WH,
    entries,
    forms_of,
)
from quotes.phrases import Phrase, base_phrase, is_nominal, is_quoted_name, phrase_after
from quotes.subjects import subject_before
from quotes.verbs import before_verb, has_auxiliary, is_cue, is_passive, main_verb

SPOKEN_NOUNS = frozenset(entries("spoken_nouns"))
"""Nouns for what was said, of which the plurals mostly are verbs as well."""
_QUOTING = frozenset(entries("quoting_forms"))
_RELAYING = frozenset(entries("relaying_forms"))
_PHRASES = frozenset(phrase for phrases in SOURCE_PHRASES.values() for phrase in phrases)
_SIZES = {first: sorted(set(map(len, phrases)), reverse=True) for first, phrases in SOURCE_PHRASES.items()}
"""How many words the phrases have that begin with a word, the greatest number first."""
_SIGNS = frozenset(max(phrase, key=len) for phrase in _PHRASES)
"""The longest word of each phrase; a sentence with none of them has no phrase."""
_TELLING = frozenset(entries("telling_forms"))
_JOINING = frozenset(form for verb in entries("joining_verbs") for form in forms_of(verb))
_MOST_STEPS = 4
_AGENT_REACH = 30
_RELAY_REACH = 16
_JOIN_REACH = 10
_LONG_QUOTATION = 40
"""Code points; a longer quotation ends the clause it stands in."""


def link(frame: Frame, verb: int, low: int, high: int) -> Found | None:
    """The source of a cue: its subject, or what stands for one.

    Args:
        frame: The tokens.
        verb: Position of the cue.
        low: Position of the first token that may belong to its clause.
        high: Position after the last one.

    Returns:
        The source and the cue, or ``None``.
    """
    lower = frame.lower
    cue = (verb, verb + 1)
    if follows_quote(frame, verb) and (not frame.tags[verb] & ING or frame.tags[verb] & PAST):
        return None
    if lower[verb] in _RELAYING and verb > low:
        quoted = _quoted_as(frame, verb, low)
        if quoted:
            return Found(frame, quoted, cue)
    if is_passive(frame, verb):
        agent = agent_of(frame, verb, high)
        if agent:
            return Found(frame, agent, cue)
        if lower[verb] in ("quoted", "cited"):
            source = subject_before(frame, verb, low)
            return Found(frame, source, cue) if source else None
        if frame.tags[verb] & (REPORTING | THINK):
            return None
    if verb + 1 < high and lower[verb + 1] == "by" and frame.tags[verb] & PARTICIPLE:
        agent = phrase_after(frame, verb + 2, high)
        return Found(frame, agent, cue) if agent and agent[1] < high and lower[agent[1]] == "as" else None
    source = _parenthetic(frame, verb, high) or source_of(frame, verb, low)
    return Found(frame, source, cue) if source else None


def _parenthetic(frame: Frame, verb: int, high: int) -> Phrase | None:
    """Whoever stands behind a verb of saying between commas (*The plan, says Kay, is …*)."""
    tags = frame.tags
    if not verb or not tags[verb - 1] & COMMA or not tags[verb] & SAY or not tags[verb] & FINITE:
        return None
    if frame.lower[verb] in _TELLING or verb + 1 >= high or not tags[verb + 1] & (CAP | TITLE | ROLE):
        return None
    source = phrase_after(frame, verb + 1, high)
    return source if source and source[1] < high and tags[source[1]] & (COMMA | COLON) else None


def source_of(frame: Frame, verb: int, low: int) -> Phrase | None:
    """Who does what a verb says, followed through participles, infinitives and joined verbs.

    Args:
        frame: The tokens.
        verb: Position of the verb.
        low: Position of the first token that may belong to its clause.

    Returns:
        A range of tokens, or ``None``.
    """
    return _source_of(frame, verb, low, 0)


def _source_of(frame: Frame, verb: int, low: int, steps: int) -> Phrase | None:
    """The source of a verb that was reached from another in some steps."""
    if steps > _MOST_STEPS:
        return None
    tag = frame.tags[verb]
    before = before_verb(frame, verb, low)
    hangs = before >= low and _hangs(frame, before, tag)
    if not hangs and (not tag & ING or tag & PAST or has_auxiliary(frame, verb, low)):
        source = subject_before(frame, verb, low)
        if source and source[1] == before and frame.tags[before] & COMMA and _is_object(frame, source, low):
            return _source_of(frame, source[0] - 1, low, steps + 1)
        if source:
            return source
        hangs = before >= low and bool(frame.tags[before] & COMMA) and not frame.tags[before - 1] & QUOTE
        if not hangs and not _joins_clause(frame, verb, low):
            return None
    if hangs and before > low and frame.lower[before] == "to" and frame.lower[before - 1] in _JOINING:
        return _source_of(frame, before - 1, low, steps + 1)
    own = _own_subject(frame, verb, low, before if hangs else None)
    if own:
        return own
    if tag & ING and not hangs and before >= low and frame.tags[before] & FINITE and is_cue(frame, before, VERB):
        return _source_of(frame, before, low, steps + 1)
    main = main_verb(frame, before if hangs else verb, low)
    if main is not None:
        return _source_of(frame, main, low, steps + 1) or _inverted_subject(frame, main, verb)
    return following_subject(frame, verb) if tag & ING and before < low else None


def _own_subject(frame: Frame, verb: int, low: int, hangs_on: int | None) -> Phrase | None:
    """The subject that a participle or infinitive has for itself; ``hangs_on`` is the word that joins it."""
    tag = frame.tags[verb]
    if hangs_on is None:
        if not tag & ING:
            return None
        return absolute_subject(frame, verb, low) or owned_document(frame, verb, low) or heard_subject(frame, verb, low)
    if tag & BASE:
        return led_subject(frame, hangs_on, low) or possessor(frame, hangs_on, low)
    return shared_absolute(frame, hangs_on, low) if tag & ING and frame.tags[hangs_on] & CONJ else None


def _is_object(frame: Frame, phrase: Phrase, low: int) -> bool:
    """Whether a phrase is the object of the verb before it (*Lee slams Cole, praises Kay*)."""
    at = phrase[0] - 1
    if at <= low or not frame.tags[at] & (FINITE | ING) or frame.tags[at] & (AUX | CAP):
        return False
    return is_cue(frame, at, VERB)


def _inverted_subject(frame: Frame, main: int, high: int) -> Phrase | None:
    """The subject behind a verb of saying that stands right behind a quotation: *“…,” said Kay, adding*."""
    if not frame.tags[main] & SAY or not main or not frame.tags[main - 1] & (QUOTE | COMMA):
        return None
    return phrase_after(frame, main + 1, high)


def _hangs(frame: Frame, before: int, verb: int) -> bool:
    """Whether the word before a verb makes it share another's subject: *and said*, *to say*, *by saying*."""
    tag = frame.tags[before]
    if tag & CONJ and not tag & PRONOUN:
        return True
    return bool(verb & BASE and frame.lower[before] == "to") or bool(verb & ING and tag & PREP)


def _joins_clause(frame: Frame, verb: int, low: int) -> bool:
    """Whether only an adverbial stands between a conjunction and the verb: *but in an interview said*."""
    for at in range(verb - 1, max(low, verb - _JOIN_REACH), -1):
        if frame.tags[at] & CONJ:
            return bool(frame.tags[at + 1] & PREP)
        if frame.tags[at] & (PUNCTUATION | AUX | PRONOUN):
            return False
    return False


def _quoted_as(frame: Frame, verb: int, low: int) -> Phrase | None:
    """Whoever somebody else quotes: *media quoted Drax as saying*, *Drax was quoted as saying*."""
    lower = frame.lower
    if lower[verb - 1] != "as":
        return None
    for at in range(verb - 2, max(low, verb - _RELAY_REACH) - 1, -1):
        if lower[at] in _QUOTING:
            if at == verb - 2 or is_passive(frame, at):
                return subject_before(frame, at, low)
            return phrase_after(frame, at + 1, verb - 1)
    return None


def agent_of(frame: Frame, verb: int, high: int) -> Phrase | None:
    """Whoever does it, of a passive: *described as “grave” by the envoy*."""
    for at in range(verb + 1, min(high, verb + _AGENT_REACH)):
        if frame.lower[at] == "by":
            return phrase_after(frame, at + 1, high)
        if frame.tags[at] & (STOP | AUX):
            return None
    return None


def base_start(frame: Frame, last: int, low: int) -> int:
    """Where a possessor starts that ends at ``last``: *the mayor’s*, *fear Lee’s*."""
    if frame.tags[last] & CAP and not frame.tags[last] & (ORG | DEMONYM):
        first = last
        while first > low and frame.tags[first - 1] & (CAP | TITLE | ROLE) and is_nominal(frame.tags[first - 1]):
            first -= 1
        return first - 1 if first > low and frame.tags[first - 1] & DET else first
    phrase = base_phrase(frame, last, low)
    return phrase[0] if phrase else last


def noun_of_speech(frame: Frame, last: int, low: int) -> Found | None:
    """The nearest noun of speech with whoever it belongs to: *the mayor’s claim that*, *a letter from Lee*.

    Args:
        frame: The tokens.
        last: Position of the last token that may be the noun.
        low: Position of the first token that may belong to it.

    Returns:
        The possessor as the source and the noun as the cue, or ``None``.
    """
    for noun in range(last, low, -1):
        if not frame.tags[noun] & SPEECH_NOUN and not _is_spoken_plural(frame, noun):
            continue
        if noun < last and _is_attribute(frame, noun):
            continue
        back = noun - 1
        while back > low and (
            is_nominal(frame.tags[back]) or frame.tags[back] & CALENDAR or frame.lower[back] == "most"
        ):
            if frame.tags[back] & POSSESSIVE:
                break
            back -= 1
        if frame.lower[back] in ("my", "your"):
            return None
        if frame.tags[back] & (POSS | POSSESSIVE):
            start = back if frame.tags[back] & POSS else base_start(frame, back, low)
            if start - 1 > low and frame.lower[start - 1] == "in" and is_cue(frame, start - 2, REPORTING):
                return None
            return Found(frame, (start, back + 1), (noun, noun + 1))
        source = _author(frame, noun + 1, last + 1)
        if source:
            return Found(frame, source, (noun, noun + 1))
    return None


def _author(frame: Frame, at: int, high: int) -> Phrase | None:
    """Who stands behind a noun of speech: *a letter **from Lee***, *the contention **of Ann Lee** that*."""
    if at + 2 >= high or frame.lower[at] not in ("by", "from", "of"):
        return None
    source = phrase_after(frame, at + 1, high)
    if source is None or frame.lower[at] != "of":
        return source
    named = frame.tags[source[1] - 1] & CAP and source[1] < high and frame.lower[source[1]] == "that"
    return source if named else None


def _is_spoken_plural(frame: Frame, noun: int) -> bool:
    """Whether a plural names what somebody said, by the possessor right before it: *her calls for*."""
    return frame.lower[noun] in SPOKEN_NOUNS and bool(frame.tags[noun - 1] & (POSS | POSSESSIVE))


def may_name_source(frame: Frame, low: int, high: int) -> bool:
    """Whether a range of tokens may hold a phrase like *according to*."""
    return not _SIGNS.isdisjoint(frame.lower[low:high])


def phrase_of_source(frame: Frame, start: int, high: int) -> int:
    """The number of tokens of a phrase like *according to* at a position, or 0."""
    for size in _SIZES[frame.lower[start]]:
        if start + size < high and tuple(frame.lower[start : start + size]) in _PHRASES:
            return size
    return 0


def _is_attribute(frame: Frame, noun: int) -> bool:
    """Whether a noun stands before the one that it belongs to: *Lee’s policy aide*."""
    tag = frame.tags[noun + 1]
    return bool(tag & (ROLE | ORG)) and is_nominal(tag) and not tag & (VERB | CAP)


def first_phrase(frame: Frame, low: int, high: int) -> Phrase | None:
    """The first noun phrase of a clause: its subject, adverbials before it left aside."""
    tags = frame.tags
    at = low
    while at < high:
        tag = tags[at]
        fronted = tag & VERB and tag & (PARTICIPLE | ING) and not tag & (ROLE | ORG)
        if fronted or (tag & PREP and not (tag & CAP and is_nominal(tag))) or (tag & SUB and not tag & DET):
            while at < high and not tags[at] & COMMA:
                at += 1
            at += 1
        elif tag & (ADV | CONJ | CALENDAR | COMMA | NEG | DASH | OTHER) and not tag & DET:
            at += 1
        else:
            break
    return phrase_after(frame, at, high) if at < high else None


def sentence_source(frame: Frame, start: int, end: int) -> Found | None:
    """Who speaks or acts in a sentence: the source of its cue, else its subject."""
    for verb in range(end - 1, start, -1):
        if frame.tags[verb] & FINITE and is_cue(frame, verb, REPORTING | THINK):
            found = link(frame, verb, start, end)
            if found:
                return found
    if end - start > 2 and frame.tags[start] & WH and frame.tags[start + 1] & AUX and frame.tags[start + 2] & PRONOUN:
        start += 2
    source = _for_whom(frame, start, end) or first_phrase(frame, start, end)
    return Found(frame, source, None) if source else None


def _for_whom(frame: Frame, start: int, end: int) -> Phrase | None:
    """Whose view a sentence gives: *For Ann Lee, it was enough.*."""
    if frame.lower[start] != "for":
        return None
    whom = phrase_after(frame, start + 1, end)
    if whom is None or whom[1] >= end or not frame.tags[whom[1]] & COMMA:
        return None
    return whom if frame.tags[whom[1] - 1] & CAP and not frame.tags[whom[1] - 1] & (PLACE | CALENDAR) else None


def follows_quote(frame: Frame, verb: int) -> bool:
    """Whether a verb stands right behind a quotation that has no comma, so that no subject is before it."""
    return verb > 0 and frame.tags[verb - 1] & QUOTE > 0 and frame.endings[verb - 1] != ","


def is_long_quotation(frame: Frame, at: int) -> bool:
    """Whether a token is a quotation so long that it ends the clause it stands in."""
    if not frame.tags[at] & QUOTE:
        return False
    quotation = frame.quotes[at]
    return quotation.end - quotation.start > _LONG_QUOTATION


def after_quote(frame: Frame, at: int, low: int) -> int:
    """The position after the last long quotation before a token; ``low`` when there is none."""
    if holds_quote(frame, low, at + 1):
        for back in range(at, low - 1, -1):
            if is_long_quotation(frame, back):
                return back + 1
    return low


def next_quote(frame: Frame, first: int, high: int) -> int:
    """The position of the first quotation in a range; ``high`` when there is none."""
    if holds_quote(frame, first, high):
        for at in range(first, high):
            if frame.tags[at] & QUOTE and not is_quoted_name(frame, at):
                return at
    return high


def holds_quote(frame: Frame, low: int, high: int) -> bool:
    """Whether a quotation stands in a range: its token is the empty string."""
    return "" in frame.words[low:high]
