"""Sieves that read what stands right beside a quotation: *“…,” said Lee*, *Lee said: “…”*."""

from __future__ import annotations

from quotes.article import Article, Found, Place
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
    DET,
    ING,
    MANNER,
    OBJECT,
    ORG,
    PARTICIPLE,
    PAST,
    PLURAL,
    POSS,
    PREP,
    PRONOUN,
    PUNCTUATION,
    QUOTE,
    REPORT,
    REPORTING,
    ROLE,
    SAY,
    STOP,
    SUB,
    THINK,
    THIRD,
    VERB,
    WH,
)
from quotes.model import Quotation
from quotes.phrases import is_nominal, phrase_after, subject_before
from quotes.sources import after_quote, link, next_quote
from quotes.verbs import BE, has_auxiliary, is_cue, is_passive


def cue_after(quotation: Quotation, article: Article) -> Found | None:
    """A cue verb and its subject straight after the quotation, in either order.

    Fires on   “We won,” said Ann Lee.   “We won,” Ann Lee, a nurse, told reporters.
    Abstains   “We won.” Ann Lee left.
    """
    place = article.place(quotation)
    frame, at = place.frame, place.position
    low, high = frame.sentence(at)
    first = at + 1
    comma = first < len(frame.tags) and frame.tags[first] & (COMMA | DASH)
    if comma:
        first += 1
    if first >= high:
        if not place.exclaims or first >= len(frame.tags):
            return None
        _, high = frame.sentence(first)
    if first >= len(frame.tags):
        return None
    stop = next_quote(frame, first, high)
    tight = bool(comma) or place.ends_with_comma or place.exclaims
    found = _inverted(frame, first, stop, tight=tight) or _following(place, first, stop, tight=tight)
    if found and _is_reported(frame, at, low) and not (tight and _is_bare_tag(found, at, first)):
        return None
    return found


def _is_bare_tag(found: Found, at: int, first: int) -> bool:
    """Whether nothing but a source and a verb of saying stands behind the comma: *,” said Kay.*"""
    frame = found.frame
    assert found.source is not None and found.cue is not None
    if frame.tags[found.source[0]] & PRONOUN and not frame.tags[at - 1] & PUNCTUATION:
        return False
    last = max(found.source[1], found.cue[1])
    ends = last >= len(frame.tags) or (
        frame.tags[last] & (PUNCTUATION | PREP | CALENDAR) and frame.lower[last] != "to"
    )
    return min(found.source[0], found.cue[0]) == first and bool(frame.tags[found.cue[0]] & SAY and ends)


def _is_reported(frame: Frame, at: int, low: int) -> bool:
    """Whether a cue in the clause before the quotation reports it already."""
    for back in range(at - 1, low - 1, -1):
        if frame.tags[back] & QUOTE and frame.quotes[back].end - frame.quotes[back].start > 40:
            return False
        if frame.tags[back] & REPORTING and is_cue(frame, back, REPORTING):
            return True
    return False


def _inverted(frame: Frame, first: int, stop: int, *, tight: bool) -> Found | None:
    verb = first
    while verb < stop and frame.tags[verb] & (ADV | CONJ) and verb < first + 2:
        verb += 1
    if (
        verb >= stop
        or not is_cue(frame, verb, SAY | REPORT | MANNER | THINK)
        or not frame.tags[verb] & (PAST | THIRD)
    ):
        return None
    if frame.tags[first] & CONJ or (not tight and not frame.tags[verb] & SAY):
        return None
    source = phrase_after(frame, verb + 1, stop)
    if source is None:
        return None
    if source[1] - source[0] == 1 and frame.tags[source[0]] & OBJECT:
        return None
    return Found(frame, source, (verb, verb + 1))


def _following(place: Place, first: int, stop: int, *, tight: bool) -> Found | None:
    frame = place.frame
    for verb in range(first, min(stop, first + 45)):
        tag = frame.tags[verb]
        if tag & STOP:
            return None
        if not is_cue(frame, verb, SAY | REPORT | MANNER | THINK) or not tag & (PAST | THIRD | BASE | ING):
            if not (tight and _is_last_verb(frame, verb, stop)):
                continue
        if tag & (BASE | ING) and not tag & (PAST | PARTICIPLE) and not has_auxiliary(frame, verb, first):
            if not tag & BASE or tag & ING:
                continue
        if tag & (REPORT | THINK) and not tag & SAY and not tight:
            continue
        source = subject_before(frame, verb, first)
        if source is not None and frame.tags[source[0]] & WH:
            continue
        if source is None or not _fronted(frame, first, source[0]):
            return None
        if is_passive(frame, verb):
            if frame.lower[verb] not in ("quoted", "cited"):
                return None
        if not tight and not _ends_there(frame, verb, stop):
            return None
        if _leads_on(place, verb, stop):
            return None
        return Found(frame, source, (verb, verb + 1))
    return None


def _is_last_verb(frame: Frame, verb: int, stop: int) -> bool:
    """Whether any past verb ends the clause behind the comma: *“Why now?” Hale pressed.*"""
    if not frame.tags[verb] & PAST or (verb + 1 < stop and not frame.tags[verb + 1] & STOP):
        return False
    return is_cue(frame, verb, VERB) and is_nominal(frame.tags[verb - 1])


def _fronted(frame: Frame, first: int, source: int) -> bool:
    """Whether only adverbials stand before the subject: *“…,” in a letter on Friday Ann Lee said*."""
    return not any(
        frame.tags[at] & (VERB | AUX | SUB | WH | CONJ) and not frame.tags[at] & (ADV | PREP | CAP)
        for at in range(first, source)
    )


def _ends_there(frame: Frame, verb: int, stop: int) -> bool:
    after = verb + 1
    if after >= len(frame.tags) or after >= stop:
        return True
    return (
        bool(frame.tags[after] & (STOP | COMMA | PREP | ADV | CALENDAR | SUB | COLON))
        and frame.lower[after] != "that"
    )


def _leads_on(place: Place, verb: int, stop: int) -> bool:
    """Whether the clause introduces the next quotation instead: *“Yes.” Park said: “No.”*"""
    frame = place.frame
    if place.ends_with_comma or stop >= len(frame.tags) or not frame.tags[stop] & QUOTE:
        return False
    return bool(frame.tags[stop - 1] & COLON) or (not place.exclaims and place.terminal)


def cue_before(quotation: Quotation, article: Article) -> Found | None:
    """A cue straight before the quotation, with at most *that*, a comma, a colon or who was told between.

    Fires on   Ann Lee said: “We won.”   Ann Lee told reporters that “we won”.
    Abstains   Ann Lee, who left early, won a “prize”.
    """
    place = article.place(quotation)
    frame, at = place.frame, place.position
    low, high = frame.sentence(at)
    last = at - 1
    while last >= low and (
        frame.tags[last] & (COMMA | COLON | DASH | ADV) or frame.lower[last] in ("that", "as", "like", "how")
    ):
        last -= 1
    classes = SAY | REPORT | MANNER if quotation.parent is None else SAY
    if last < at - 1 and last >= low and frame.tags[at - 1] & (COMMA | COLON) and place.capital:
        classes |= THINK
    if (
        last + 1 < at
        and frame.lower[last + 1] == "like"
        and last > low
        and frame.lower[last] in BE
        and frame.tags[at - 1] & COMMA
    ):
        source = subject_before(frame, last, low)
        return Found(frame, source, (last, last + 2)) if source else None
    if last >= low and not is_cue(frame, last, classes) and last < at - 1:
        last = _past_person_told(frame, last, low)
    if last < low or not is_cue(frame, last, classes):
        return None
    if (
        frame.lower[last] in _NAMING
        and last == at - 1
        and frame.tags[last - 1] & ~_NOT_THING == frame.tags[last - 1]
        and is_nominal(frame.tags[last - 1])
    ):
        return None
    found = link(frame, last, after_quote(frame, last, low), high)
    return _outer_of_free_relative(found, low, high) if found else None


_NAMING = frozenset(["called", "titled", "named", "dubbed", "entitled", "nicknamed"])


_NOT_THING = CAP | ROLE | ORG | PRONOUN | PLURAL


def _outer_of_free_relative(found: Found, low: int, high: int) -> Found:
    """In *Lee criticised what she called “a circus”* the outer cue and its source, when it says."""
    frame, source = found.frame, found.source
    if (
        source is None
        or source[0] - 1 <= low
        or not frame.tags[source[0]] & PRONOUN
        or not frame.tags[source[0] - 1] & WH
    ):
        return found
    for verb in range(source[0] - 2, low, -1):
        if frame.tags[verb] & SAY and is_cue(frame, verb, SAY):
            return link(frame, verb, low, high) or found
    return found


def _past_person_told(frame: Frame, last: int, low: int) -> int:
    """The token before whoever is told: *told me*, *told the clerk*."""
    at = last
    while (
        at > low
        and last - at < _LONGEST_ADDRESSEE
        and (is_nominal(frame.tags[at]) or frame.tags[at] & (PRONOUN | OBJECT | DET | POSS))
    ):
        if is_cue(frame, at, SAY):
            break
        at -= 1
    return at


_LONGEST_ADDRESSEE = 5
