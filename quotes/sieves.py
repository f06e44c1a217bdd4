"""The attribution rules, from the surest to the least sure.

A sieve takes a quotation and the article, and answers with a ``Found`` or abstains with ``None``.
Each reads only the frame around its quotation.
"""

from __future__ import annotations

from collections.abc import Callable

from quotes.article import Article, Found, Place
from quotes.frames import Frame
from quotes.lexicon import (
    BODY, PLACE, PHRASAL, MEDIA, OPEN, SOURCE_PHRASES,
    ADV, AUX, BASE, CALENDAR, CAP, COLON, COMMA, CONJ, DASH, DET, DOCUMENT, ING, MANNER, NEG, NUMBER, OBJECT, OTHER_VERB,
    DEMONYM, ORG, PLURAL, PARTICIPLE, PAST, POSS, POSSESSIVE, PREP, PRONOUN, PUNCTUATION, QUOTE, REPORT, REPORTING, ROLE, SAY, SPEECH_NOUN,
    STOP, SUB, THINK, THIRD, VERB, WH,
)
from quotes.model import Quotation
from quotes.phrases import Phrase, base_phrase, is_finite, is_nominal, phrase_after, subject_before


Sieve = Callable[[Quotation, Article], Found | None]


def is_cue(frame: Frame, at: int, classes: int) -> bool:
    """Whether a token is a verb of these classes and no noun or adjective here."""
    tag = frame.tags[at]
    if not tag & classes or not tag & VERB:
        return False
    if tag & CAP and at not in frame.sentences and frame.words[at][1:].islower():
        return False
    back = at - 1
    while back >= 0 and frame.tags[back] & (ADV | NEG) and not frame.tags[back] & (AUX | DET):
        back -= 1
    before = frame.tags[back] if back >= 0 else 0
    if before & (POSS | POSSESSIVE) and not before & (PRONOUN | AUX) or frame.lower[back] in _ARTICLES and back >= 0:
        return False
    if tag & (PAST | PARTICIPLE):
        return not (before & VERB and before & PAST and not before & (_NOUNS | AUX))
    if tag & ING:
        return True
    if back < 0 or before & (PRONOUN | AUX | PUNCTUATION | WH | CONJ):
        return True
    if before & PREP:
        return frame.lower[back] == "to" and bool(tag & BASE)
    if before & (NUMBER | DET) or frame.lower[back].endswith("ing"):
        return False
    if before & VERB and not before & _NOUNS:
        return False
    if tag & BASE:
        return bool(before & PLURAL) or frame.lower[back].endswith("s") or back > 0 and frame.lower[back - 1] == "and"
    return _may_be_singular_subject(frame, back, tag)


_NOUNS = ROLE | ORG | CAP | SPEECH_NOUN | DOCUMENT | DEMONYM | PLURAL
_ARTICLES = frozenset(["the", "a", "an", "no", "any", "every", "each"])


def _may_be_singular_subject(frame: Frame, at: int, verb: int) -> bool:
    """Whether the word before a verb in *-s* may be its subject, so that the verb is no plural noun."""
    before = frame.tags[at]
    if before & DEMONYM and not before & (ROLE | BODY):
        return False
    if before & (CAP | ORG):
        return True
    if frame.lower[at].endswith("s") and not before & ROLE:
        return False
    if verb & SAY and not verb & (SPEECH_NOUN | DOCUMENT | PLACE | ROLE):
        return True
    if at + 2 >= len(frame.tags) or frame.lower[at + 2] in PHRASAL.get(frame.lower[at + 1], ()):
        return True
    return bool(frame.tags[at + 2] & (DET | POSS | PRONOUN | OBJECT | CAP | NUMBER | QUOTE | SUB | COLON))


def is_passive(frame: Frame, at: int) -> bool:
    """Whether a participle is passive: *was told*, *been quoted*."""
    if not frame.tags[at] & PARTICIPLE:
        return False
    at -= 1
    while at >= 0 and frame.tags[at] & (ADV | NEG):
        at -= 1
    return at >= 0 and frame.lower[at] in _BE


_BE = frozenset("is are was were be been being 's 're get gets got".split())
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
    before = _before_verb(frame, verb, low)
    tag = tags[verb]
    joined = before >= low and tags[before] & CONJ and not tags[before] & PRONOUN
    infinitive = before >= low and frame.lower[before] == "to" and tag & BASE
    after_preposition = before >= low and tags[before] & PREP and tag & ING
    if not (joined or infinitive or after_preposition or (tag & ING and not tag & PAST and not _progressive(frame, verb, low))):
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
        if before >= low and tags[before] & VERB and tags[before] & (PAST | THIRD) and is_cue(frame, before, VERB):
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
    return phrase if before & (THINK | REPORT | SAY) and before & (PAST | THIRD | BASE) and not before & PREP else None


def _before_verb(frame: Frame, verb: int, low: int) -> int:
    at = verb - 1
    while at >= low and frame.tags[at] & (ADV | NEG) and not frame.tags[at] & (CONJ | COMMA):
        at -= 1
    return at


def _progressive(frame: Frame, verb: int, low: int) -> bool:
    at = _before_verb(frame, verb, low)
    return at >= low and bool(frame.tags[at] & AUX)


def main_verb(frame: Frame, at: int, low: int) -> int | None:
    """The verb before a position whose subject a participle or joined verb shares.

    That is the nearest reporting verb, else the first verb of the sentence.
    """
    first = None
    for verb in range(at - 1, low - 1, -1):
        tag = frame.tags[verb]
        if tag & STOP:
            break
        if tag & CAP and verb not in frame.sentences:
            continue
        if tag & REPORTING and tag & (PAST | THIRD) and is_cue(frame, verb, REPORTING) and not _in_relative(frame, verb, low):
            return verb
        if _is_finite_verb(frame, verb) and not _in_relative(frame, verb, low):
            first = verb
    return first


def _is_finite_verb(frame: Frame, verb: int) -> bool:
    tag = frame.tags[verb]
    if tag & AUX:
        return True
    if tag & VERB and tag & (PAST | THIRD):
        return is_cue(frame, verb, VERB)
    return not tag and frame.lower[verb].endswith("ed")


def _in_relative(frame: Frame, verb: int, low: int) -> bool:
    """Whether a verb belongs to *who said*, *which argued*."""
    before = verb - 1
    while before > low and verb - before <= _NEAR and frame.tags[before] & (PRONOUN | DET | AUX | ADV | CAP | NEG):
        before -= 1
    return before >= low and bool(frame.tags[before] & WH) and frame.lower[before] not in ("what", "when", "how")


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


# --- the sieves -------------------------------------------------------------------------------------


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
    stop = _next_quote(frame, first, high)
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
    ends = last >= len(frame.tags) or frame.tags[last] & (PUNCTUATION | PREP | CALENDAR) and frame.lower[last] != "to"
    return min(found.source[0], found.cue[0]) == first and bool(frame.tags[found.cue[0]] & SAY and ends)


def _is_reported(frame: Frame, at: int, low: int) -> bool:
    """Whether a cue in the clause before the quotation reports it already."""
    for back in range(at - 1, low - 1, -1):
        if frame.tags[back] & QUOTE and frame.quotes[back].end - frame.quotes[back].start > 40:
            return False
        if frame.tags[back] & REPORTING and is_cue(frame, back, REPORTING):
            return True
    return False


def _next_quote(frame: Frame, first: int, high: int) -> int:
    for at in range(first, high):
        if frame.tags[at] & QUOTE:
            return at
    return high


def _inverted(frame: Frame, first: int, stop: int, *, tight: bool) -> Found | None:
    verb = first
    while verb < stop and frame.tags[verb] & (ADV | CONJ) and verb < first + 2:
        verb += 1
    if verb >= stop or not is_cue(frame, verb, SAY | REPORT | MANNER | THINK) or not frame.tags[verb] & (PAST | THIRD):
        return None
    if frame.tags[first] & CONJ or not tight and not frame.tags[verb] & SAY:
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
        if tag & (BASE | ING) and not tag & (PAST | PARTICIPLE) and not _has_auxiliary(frame, verb, first):
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
    if not frame.tags[verb] & PAST or verb + 1 < stop and not frame.tags[verb + 1] & STOP:
        return False
    return is_cue(frame, verb, VERB) and is_nominal(frame.tags[verb - 1])


def _has_auxiliary(frame: Frame, verb: int, first: int) -> bool:
    at = _before_verb(frame, verb, first)
    return at >= first and bool(frame.tags[at] & AUX)


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
    return bool(frame.tags[after] & (STOP | COMMA | PREP | ADV | CALENDAR | SUB | COLON)) and frame.lower[after] != "that"


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
    while last >= low and (frame.tags[last] & (COMMA | COLON | DASH | ADV) or frame.lower[last] in ("that", "as", "like", "how")):
        last -= 1
    classes = SAY | REPORT | MANNER if quotation.parent is None else SAY
    if last < at - 1 and last >= low and frame.tags[at - 1] & (COMMA | COLON) and place.capital:
        classes |= THINK
    if last + 1 < at and frame.lower[last + 1] == "like" and last > low and frame.lower[last] in _BE and frame.tags[at - 1] & COMMA:
        source = subject_before(frame, last, low)
        return Found(frame, source, (last, last + 2)) if source else None
    if last >= low and not is_cue(frame, last, classes) and last < at - 1:
        last = _past_person_told(frame, last, low)
    if last < low or not is_cue(frame, last, classes):
        return None
    if frame.lower[last] in _NAMING and last == at - 1 and frame.tags[last - 1] & ~_NOT_THING == frame.tags[last - 1] and is_nominal(frame.tags[last - 1]):
        return None
    found = link(frame, last, _after_quote(frame, last, low), high)
    return _outer_of_free_relative(found, low, high) if found else None


_NAMING = frozenset(["called", "titled", "named", "dubbed", "entitled", "nicknamed"])
_NOT_THING = CAP | ROLE | ORG | PRONOUN | PLURAL


def _outer_of_free_relative(found: Found, low: int, high: int) -> Found:
    """In *Lee criticised what she called “a circus”* the outer cue and its source, when it says."""
    frame, source = found.frame, found.source
    if source is None or source[0] - 1 <= low or not frame.tags[source[0]] & PRONOUN or not frame.tags[source[0] - 1] & WH:
        return found
    for verb in range(source[0] - 2, low, -1):
        if frame.tags[verb] & SAY and is_cue(frame, verb, SAY):
            return link(frame, verb, low, high) or found
    return found


def lead_inverted(quotation: Quotation, article: Article) -> Found | None:
    """A cue and then its subject lead in: *Said Ann Lee: “We won.”*

    Fires on   Said Ann Lee, “We won.”   Added Lee: ¶ “We won.”
    Abstains   Said to be ill, Ann Lee won a “prize”.
    """
    place = article.place(quotation)
    frame, at = place.frame, place.position
    low, _ = frame.sentence(at)
    if at == 0 and quotation.parent is None:
        before = article.paragraph_frame(quotation.paragraph - 1)
        if before is None or not before.words or not before.tags[-1] & COLON:
            return None
        frame, at = before, len(before.words)
        low, _ = frame.sentence(at - 1)
    return _lead(frame, low, at)


def _lead(frame: Frame, low: int, at: int) -> Found | None:
    if at - low < 3 or not frame.tags[at - 1] & (COMMA | COLON):
        return None
    if not frame.tags[low] & SAY or not frame.tags[low] & (PAST | THIRD) or frame.tags[low] & ING:
        return None
    source = phrase_after(frame, low + 1, at - 1)
    return Found(frame, source, (low, low + 1)) if source and frame.tags[source[0]] & (CAP | DET | PRONOUN) else None


def byline_after(quotation: Quotation, article: Article) -> Found | None:
    """A dash and a name stand behind the quotation: *“So proud.” — Ana Bly*.

    Fires on   “So proud.” — Ana Bly   “So proud.” ¶ – Ana Bly, on the final
    Abstains   “So proud” – a rare word – was in the letter.
    """
    place = article.place(quotation)
    frame, first = place.frame, place.position + 1
    if quotation.parent is not None or place.position or not (place.terminal or place.exclaims):
        return None
    if first == len(frame.tags):
        after = article.paragraph_frame(quotation.paragraph + 1)
        if after is None or not after.words or QUOTE & after.tags[0]:
            return None
        frame, first = after, 0
    if first + 1 >= len(frame.tags) or not (frame.tags[first] & DASH or frame.words[first] == "-"):
        return None
    source = phrase_after(frame, first + 1, len(frame.tags))
    if source is None or not frame.tags[source[0]] & CAP or frame.tags[source[0]] & MEDIA:
        return None
    ends = source[1] == len(frame.tags) or frame.tags[source[1]] & (COMMA | STOP | OPEN | PREP)
    return Found(frame, source, (first, first + 1)) if ends else None


def headline(quotation: Quotation, article: Article) -> Found | None:
    """A name and a colon open a headline: *Mayor: Cuts are ‘over’*.

    Fires on   Lee: Taxes are ‘a scandal’ (the first paragraph)
    Abstains   The result: a ‘scandal’, said Ann Lee.
    """
    place = article.place(quotation)
    frame, at = place.frame, place.position
    if quotation.paragraph > 0 or quotation.parent is not None:
        return None
    for colon in range(1, min(at, _LONGEST_NAME)):
        if frame.tags[colon] & COLON:
            source = phrase_after(frame, 0, colon)
            return Found(frame, source, (colon, colon + 1)) if source and source[1] == colon else None
    return None


_LONGEST_NAME = 8


def _past_person_told(frame: Frame, last: int, low: int) -> int:
    """The token before whoever is told: *told me*, *told the clerk*."""
    at = last
    while at > low and last - at < _LONGEST_ADDRESSEE and (
        is_nominal(frame.tags[at]) or frame.tags[at] & (PRONOUN | OBJECT | DET | POSS)
    ):
        if is_cue(frame, at, SAY):
            break
        at -= 1
    return at


_LONGEST_ADDRESSEE = 5


def _after_quote(frame: Frame, at: int, low: int) -> int:
    """Position after the quotation before, when that ends its clause."""
    for back in range(at, low - 1, -1):
        if frame.tags[back] & QUOTE and frame.quotes[back].end - frame.quotes[back].start > 40:
            return back + 1
    return low


def according_to(quotation: Quotation, article: Article) -> Found | None:
    """*according to*, *in the words of* and their like, after the quotation or before.

    Fires on   The storm was “historic,” according to Ann Lee.   In the words of Ann Lee, it was “historic”.
    Abstains   They paid according to “need”.
    """
    if quotation.parent is not None:
        return None
    place = article.place(quotation)
    frame, at = place.frame, place.position
    low, high = frame.sentence(at)
    before = None
    for start in range(low, high):
        size = _phrase_of_source(frame, start, high)
        if not size:
            continue
        source = phrase_after(frame, start + size, high)
        if source is None or source[0] <= at < source[1]:
            continue
        found = Found(frame, source, (start, start + size))
        if start > at:
            return found if before is None or _next_quote(frame, at + 1, high) >= start else before
        before = found
    return before


def _phrase_of_source(frame: Frame, start: int, high: int) -> int:
    """The number of tokens of a phrase like *according to* at a position, or 0."""
    for phrase in SOURCE_PHRASES.get(frame.lower[start], ()):
        if start + len(phrase) < high and tuple(frame.lower[start : start + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def cue_left(quotation: Quotation, article: Article) -> Found | None:
    """The cue earlier in the sentence whose clause the quotation is part of.

    A cue close by counts first, then the nearest verb of saying, then any other cue.

    Fires on   Ann Lee said the plan was “dead”.
    Abstains   The plan was “dead”.
    """
    place = article.place(quotation)
    frame, at = place.frame, place.position
    low, high = frame.sentence(at)
    classes = SAY | REPORT | THINK
    if quotation.parent is not None:
        low, classes = max(low, at - _NEAR), SAY
    near = saying = reporting = other = None
    for verb in range(at - 1, low - 1, -1):
        tag = frame.tags[verb]
        if not tag & classes or not is_cue(frame, verb, classes):
            continue
        found = link(frame, verb, _after_quote(frame, verb, low), high)
        if not found or not found.source or found.source[0] <= at < found.source[1]:
            continue
        if tag & REPORTING and at - verb <= _NEAR and near is None and not saying and _can_speak(found):
            near = found
        if tag & SAY and saying is None and not (_in_relative(frame, verb, low) and at - verb > _NEAR):
            saying = found
        if tag & REPORT:
            reporting = reporting or found
        elif tag & SAY or _words(quotation, article) >= _ENOUGH_WORDS:
            other = other or found
    if near or saying:
        return near or saying
    return cue_right(quotation, article) or reporting or other


def _can_speak(found: Found) -> bool:
    """Whether a source is a person or a body, by its words."""
    assert found.source is not None
    inside = range(*found.source)
    return any(found.frame.tags[at] & (CAP | ROLE | ORG | PRONOUN | WH) for at in inside) and not (
        len(inside) == 1 and found.frame.lower[inside[0]] in ("it", "that", "this")
    )


_NEAR = 4
"""Tokens between a cue and a quotation that surely is its object."""


def cue_right(quotation: Quotation, article: Article) -> Found | None:
    """A reporting clause at the end of the sentence: *The “dead” plan was back, Ann Lee said.*

    Fires on   The plan was “dead” on arrival, Ann Lee said.
    Abstains   The plan was “dead” and Ann Lee left.
    """
    if quotation.parent is not None:
        return None
    place = article.place(quotation)
    frame, at = place.frame, place.position
    _, high = frame.sentence(at)
    for verb in range(at + 1, high):
        tag = frame.tags[verb]
        if not is_cue(frame, verb, SAY | REPORT | THINK) or not tag & (PAST | THIRD):
            continue
        source = subject_before(frame, verb, at + 1)
        if source and source[0] > at and frame.tags[source[0] - 1] & (COMMA | QUOTE):
            return Found(frame, source, (verb, verb + 1))
        if frame.tags[verb - 1] & COMMA:
            source = phrase_after(frame, verb + 1, high)
            if source:
                return Found(frame, source, (verb, verb + 1))
    return None


def colon_before(quotation: Quotation, article: Article) -> Found | None:
    """A name or description and a colon, or a cue noun: *Mayor: ‘No cuts’*, *Her verdict: “Boring.”*

    Fires on   Lee: “We won.”   Her verdict: “Boring.”
    Abstains   The result: chaos in “the valley”.
    """
    place = article.place(quotation)
    frame, at = place.frame, place.position
    low, high = frame.sentence(at)
    if at - 1 < low or not frame.tags[at - 1] & COLON:
        return None
    last = at - 2
    if last < low:
        return None
    low = _after_dash(frame, last, _after_quote(frame, last, low))
    for verb in range(last, low - 1, -1):
        if is_cue(frame, verb, REPORTING | MANNER) and not _in_relative(frame, verb, low):
            found = link(frame, verb, low, high)
            if found:
                return found
    for back in range(last, low - 1, -1):
        if frame.tags[back] & (POSS | POSSESSIVE) and frame.tags[last] & (SPEECH_NOUN | DOCUMENT):
            return Found(frame, (base_start(frame, back, low), back + 1), (back + 1, last + 1))
    if any(is_finite(frame.tags[verb]) for verb in range(low, at - 1)):
        return None
    source = first_phrase(frame, low, at - 1)
    return Found(frame, source, (at - 1, at)) if source else None


def _after_dash(frame: Frame, last: int, low: int) -> int:
    """Position after the last dash or *by* of a clause: *Cuts ahead – from Ann Lee:*"""
    for at in range(last, low, -1):
        if frame.tags[at] & DASH:
            return at + 1
        if frame.lower[at] in ("by", "from") and at < last:
            return at + 1
    return low


def base_start(frame: Frame, last: int, low: int) -> int:
    """Where the possessor that ends at ``last`` starts."""
    phrase = base_phrase(frame, last, low)
    return phrase[0] if phrase else last


def cue_noun(quotation: Quotation, article: Article) -> Found | None:
    """A possessor and a noun of speech before the quotation: *Lee’s claim that it was “rigged”*.

    Fires on   Lee’s claim that the vote was “rigged” was false.
    Abstains   Lee’s house is “big”.
    """
    if quotation.parent is not None:
        return None
    place = article.place(quotation)
    frame, at = place.frame, place.position
    low, _ = frame.sentence(at)
    return _noun_of_speech(frame, at - 1, low)


def _noun_of_speech(frame: Frame, last: int, low: int) -> Found | None:
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
        if fronted or tag & PREP and not (tag & CAP and is_nominal(tag)) or tag & SUB and not tag & DET:
            while at < high and not tags[at] & COMMA:
                at += 1
            at += 1
        elif tag & (ADV | CONJ | CALENDAR | COMMA | NEG | DASH) and not tag & DET:
            at += 1
        else:
            break
    phrase = phrase_after(frame, at, high) if at < high else None
    return phrase


_ENOUGH_WORDS = 4
"""Fewer marked words than this, without a cue, are as often a term as speech."""


def _words(quotation: Quotation, article: Article) -> int:
    return article.text.count(" ", quotation.start, quotation.end) + 1


def clause_subject(quotation: Quotation, article: Article) -> Found | None:
    """The subject of the sentence, with any verb: *Lee described*, *Lee has a name for it*.

    Fires on   Lee bristled at the “absurd” charge.
    Abstains   “Absurd” charges were brought.
    """
    if quotation.parent is not None:
        return None
    if _words(quotation, article) < _ENOUGH_WORDS:
        return None
    place = article.place(quotation)
    frame, at = place.frame, place.position
    low, _ = frame.sentence(at)
    for verb in range(at - 1, low, -1):
        tag = frame.tags[verb]
        if tag & CAP or not (tag & VERB and tag & (PAST | THIRD | ING) or not tag and frame.lower[verb].endswith("ed")):
            continue
        source = source_of(frame, verb, _after_quote(frame, verb, low), 0)
        if source and not source[0] <= at < source[1]:
            return Found(frame, source, (verb, verb + 1))
    return None


def reopened(quotation: Quotation, article: Article) -> Found | None:
    """A quotation left open and opened again goes on with its speaker, or gets the later piece's.

    Fires on   “We tried. ¶ “Then we stopped,” Lund said.   (both are Lund's)
    Abstains   “We tried.” ¶ “Then we stopped,” Lund said.
    """
    quotes = article.quotations
    if quotation.reopened:
        before = article.previous(quotation)
        if before is not None and before.index in article.answers:
            return _same(article, before)
    if quotation.end == quotation.inner_end:
        after = article.following(quotation)
        while after is not None and after.reopened:
            if after.index in article.answers:
                return _same(article, after)
            after = article.following(after)
    return None


def _same(article: Article, other: Quotation) -> Found:
    found = article.answers[other.index]
    return Found(found.frame, found.source, found.cue, other.index)


def same_paragraph(quotation: Quotation, article: Article) -> Found | None:
    """Another piece of the paragraph is attributed: this one is the same speaker's.

    Fires on   “We tried,” Lund said. “Then we stopped.”
    Abstains   “We tried.” The band played.
    """
    if quotation.parent is not None:
        return None
    place = article.place(quotation)
    low, high = place.frame.sentence(place.position)
    words = high - low - sum(low <= at < high for at in place.frame.quotes)
    if words > _FEW and not place.capital and article.text.count(" ", quotation.start, quotation.end) < _FEW:
        return None
    before = article.previous(quotation)
    if before is not None and before.paragraph == quotation.paragraph and before.index in article.answers:
        return _same(article, before)
    after = article.following(quotation)
    if after is not None and after.paragraph == quotation.paragraph and after.index in article.answers:
        return _same(article, after)
    return None


_FEW = 3


def paragraph_lead(quotation: Quotation, article: Article) -> Found | None:
    """The paragraph before ends in a colon or a cue: *Lee went on: ¶ “We won.”*

    Fires on   Lee continued: ¶ “We won.”
    Abstains   Lee left. ¶ “We won.”
    """
    place = article.place(quotation)
    if quotation.parent is not None or place.position > 0:
        return None
    frame = article.paragraph_frame(quotation.paragraph - 1)
    if frame is None or not frame.words or not frame.tags[-1] & COLON:
        return None
    low, high = frame.sentence(len(frame.words) - 1)
    for verb in range(high - 2, low - 1, -1):
        if is_cue(frame, verb, SAY | REPORT | THINK):
            found = link(frame, verb, low, high)
            if found:
                return found
    noun = _noun_of_speech(frame, high - 2, low)
    if noun:
        return noun
    source = first_phrase(frame, low, high - 1)
    return Found(frame, source, (high - 1, high)) if source else None


def beat_before(quotation: Quotation, article: Article) -> Found | None:
    """The sentence before the quotation reports or shows somebody speaking.

    Fires on   “We lost,” Ames said. Bell shrugged. “So what?”   Bell said it was over. “We lost.”
    Abstains   “We lost,” Ames said. Bell left town in May. “So it goes.”
    """
    if quotation.parent is not None or not article.place(quotation).capital:
        return None
    place = article.place(quotation)
    frame = place.frame
    low, _ = frame.sentence(place.position)
    if low == 0 or low != place.position:
        return None
    start, end = frame.sentence(low - 1)
    if any(frame.tags[at] & QUOTE for at in range(start, end)):
        return None
    for verb in range(end - 1, start, -1):
        if is_cue(frame, verb, SAY | MANNER) and frame.tags[verb] & (PAST | THIRD) and not is_passive(frame, verb):
            found = link(frame, verb, start, end)
            if found is not None:
                return found
    return None


def sentence_before(quotation: Quotation, article: Article) -> Found | None:
    """A quotation that floats: the subject of the sentence before it speaks.

    Fires on   Marsh was blunt. “We failed.”
    Abstains   “We failed.”   (nothing before it)
    """
    place = article.place(quotation)
    frame = place.frame
    low, _ = frame.sentence(place.position)
    if low == 0 or low != place.position or not place.capital or quotation.parent is not None:
        return None
    start, end = frame.sentence(low - 1)
    return sentence_source(frame, start, end)


def sentence_source(frame: Frame, start: int, end: int) -> Found | None:
    """Who speaks or acts in a sentence: the source of its cue, else its subject."""
    for verb in range(end - 1, start, -1):
        if is_cue(frame, verb, SAY | REPORT | THINK) and frame.tags[verb] & (PAST | THIRD):
            found = link(frame, verb, start, end)
            if found:
                return Found(frame, found.source, None)
    source = first_phrase(frame, start, end)
    return Found(frame, source, None) if source else None


def paragraph_before(quotation: Quotation, article: Article) -> Found | None:
    """A paragraph of nothing but a quotation goes on with the speaker of the quotation before it.

    Fires on   “We tried,” Lund said. ¶ “Then we stopped.”
    Abstains   “We tried,” Lund said. ¶ A “safe zone” was set up.
    """
    place = article.place(quotation)
    if quotation.parent is not None or not place.stands_alone:
        return None
    before = article.previous(quotation)
    if before is not None and before.paragraph == quotation.paragraph - 1 and before.index in article.answers:
        found = _same(article, before)
        return Found(found.frame, found.source, None, before.index)
    frame = article.paragraph_frame(quotation.paragraph - 1)
    if frame is None or not frame.words:
        return None
    start, end = frame.sentence(len(frame.words) - 1)
    return sentence_source(frame, start, end)


SIEVES: tuple[Sieve, ...] = (
    cue_after,
    cue_before,
    lead_inverted,
    byline_after,
    according_to,
    colon_before,
    headline,
    cue_left,
    cue_right,
    cue_noun,
    paragraph_lead,
    beat_before,
    same_paragraph,
    reopened,
    clause_subject,
    sentence_before,
    paragraph_before,
)
