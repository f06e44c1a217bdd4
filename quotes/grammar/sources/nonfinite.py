"""Subjects away from their verb: *with Lee saying*, *it led Lee to say*."""

from __future__ import annotations

from typing import Final

from quotes.grammar.auxiliaries import before_verb
from quotes.grammar.phrase_parts import after_head, start_of_name
from quotes.grammar.phrases import is_nominal, phrase_ending_at, phrase_starting_at
from quotes.grammar.sources.asides import before_asides
from quotes.grammar.speech_nouns import owner_before
from quotes.grammar.verb_signs import HEARING, SHOWING_FORMS, TALKING
from quotes.grammar.verbs import TELLING_FORMS, is_cue
from quotes.lexicon import tags as t
from quotes.lexicon.inflection import forms_in, forms_of, nouns_in
from quotes.lexicon.word_sets import A_OR_AN
from quotes.lexicon.words import entries
from quotes.text.frames import Frame, TokenRange

CAUSING_FORMS: Final = frozenset(entries("causing_forms"))
_SIGNS: Final = frozenset(nouns_in("signs"))
_MEETING: Final = TALKING | forms_in("meeting_verbs") | forms_of("argue")
_BEGINS_OBJECT: Final = t.DETERMINER | t.OBJECT_PRONOUN | t.PREP | t.ADV
"""What shows that a word in *-ing* is a participle rather than a noun: *with Lee **staging** a walkout*."""
_JOINT_REACH: Final = 16
"""Words between two joined participles, at most."""
_RECORDING: Final = HEARING | forms_of("capture") | forms_of("catch") | forms_of("film") | forms_of("show")
_ISSUING: Final = forms_of("post") | forms_of("tweet") | forms_of("send") | forms_of("write") | forms_of("issue")
_HAVING: Final = forms_of("have")
_IT_OR_THEY: Final = frozenset(["it", "they"])
_MAY_BE_HEARD: Final = t.HUMAN_NOUN_OR_NAME | t.ANY_PRONOUN
_ATTEMPT_NOUNS: Final = frozenset(entries("infinitive_nouns"))
_INFINITIVE_REACH: Final = 10
"""Words between *to* and a verb that is joined to the infinitive, at most."""


def absolute_subject(frame: Frame, verb: int, low: int) -> TokenRange | None:
    """The subject that a participle has for itself: *with marchers chanting*.

    Gives   It ended, with marchers **chanting** “more”. → marchers   She left – Lee **saying** he won. → Lee
    """
    start = verb
    while start > low and not frame.tags[start - 1] & (t.COMMA | t.DASH | t.SENTENCE_END):
        start -= 1
    last = before_verb(frame, verb, start)
    if frame.lower[start] == "with":
        return phrase_ending_at(frame, last, start + 1)
    return _set_off(frame, start, last) or _several_with(frame, start, last)


def _several_with(frame: Frame, start: int, last: int) -> TokenRange | None:
    """The people whom *with* gives a participle without a comma: *stirred concern with **some analysts** arguing*.

    One person must be described, and nobody speak with them: *ends with **a child** asking*; not *spoke with a child*.
    """
    if last < start or not frame.tags[last] & t.ROLE:
        return None
    first = last
    while first > start and (is_nominal(frame.tags[first]) or frame.tags[first] & t.DETERMINER):
        first -= 1
    if frame.lower[first] != "with" or (first > start and frame.lower[first - 1] in _MEETING):
        return None
    one = frame.tags[last] & t.PLURAL or frame.tags[first + 1] & t.DETERMINER
    return (first + 1, last + 1) if one else None


def shared_absolute_subject(frame: Frame, join: int, low: int) -> TokenRange | None:
    """The subject of a participle that shares another's own: *with Lee calling it a sham and asking*.

    Gives   It ended, with Kay saying it was odd **and** asking for more. → Kay
    Gives   It ended, with Kay staging a walkout **and** asking for more. → Kay
    """
    for at in range(join - 1, max(low, join - _JOINT_REACH), -1):
        tag = frame.tags[at]
        if tag & t.ING and tag & t.REPORTING and is_cue(frame, at, t.REPORTING):
            return absolute_subject(frame, at, low)
        if frame.lower[at].endswith("ing") and frame.tags[at + 1] & _BEGINS_OBJECT:
            subject = absolute_subject(frame, at, low)
            if subject is not None and frame.lower[subject[0] - 1] == "with":
                return subject
        if tag & (t.STOP | t.COLON):
            break
    return None


def _set_off(frame: Frame, start: int, last: int) -> TokenRange | None:
    """A name alone between a dash or a joined quotation and the participle: *– **Lee** saying*."""
    if start < 1 or last < start or not frame.tags[last] & t.CAP:
        return None
    joined = frame.tags[start] & t.CONJ and frame.tags[start - 1] & t.QUOTATION
    if not joined and not frame.tags[start - 1] & t.DASH:
        return None
    first = start + bool(joined)
    phrase = phrase_ending_at(frame, last, first)
    return phrase if phrase and phrase[0] == first else None


def document_subject(frame: Frame, verb: int, low: int) -> TokenRange | None:
    """The document right before a participle, with whose it is: *since **the paper’s leader** telling him to go*.

    Gives   He left since Lee’s letter **telling** him to go. → Lee’s letter
    Gives   He saw a letter **telling** him to go. → nothing   He held a sign **saying** “Go”. → a sign
    """
    sign = shown_on(frame, verb, low)
    if sign:
        return sign
    if verb - 2 < low or not frame.tags[verb - 1] & t.TEXT_NOUN:
        return None
    phrase = phrase_ending_at(frame, verb - 1, low)
    if phrase is None:
        return None
    # *The lanes are a risk, says **a report** calling them “mad”*
    if phrase[0] - 1 > low and frame.tags[phrase[0] - 1] & t.SAY and frame.tags[phrase[0] - 2] & t.COMMA:
        return phrase
    return phrase if frame.has(t.POSSESSIVE_ENDING, *phrase) else None


def shown_on(frame: Frame, after: int, low: int) -> TokenRange | None:
    """The thing that shows words, right before a position: *badges reading “14”*, *a hand-lettered sign: “No dogs.”*.

    Gives   Lee had a tin badge **reading** “14”. → a tin badge   Lee had a boy **reading** “14”. → nothing
    """
    if after <= low or frame.lower[after - 1] not in _SIGNS:
        return None
    first = after - 1
    while first > low and is_nominal(frame.tags[first - 1]):
        first -= 1
    if first > low and frame.tags[first - 1] & t.DETERMINER:
        return first - 1, after
    # *Porters hold **banners** reading “14”*
    return max((at + 1 for at in range(first, after - 1) if frame.tags[at] & t.VERB), default=first), after


def perceived_subject(frame: Frame, verb: int, low: int) -> TokenRange | None:
    """Who is heard, remembered or had to speak: *she recalled her father saying*, *the scene has Lee saying*.

    Gives   She recalled her father **saying** it was odd. → her father   The scene has Lee **saying** it was odd. → Lee
    Gives   Lee told Kay **saying** it was odd. → nothing
    """
    last = before_verb(frame, verb, low)
    if last < low or not (is_nominal(frame.tags[last]) or frame.tags[last] & t.OBJECT_PRONOUN):
        return None
    phrase = _shown_name(frame, last, low) or phrase_ending_at(frame, last, low)
    if phrase is None or phrase[0] <= low:
        return None
    before = frame.tags[phrase[0] - 1]
    if before & t.AUX and frame.lower[phrase[0] - 1] in _HAVING:
        return phrase
    # *The minister defended the move saying it was fair*: a move says nothing.
    if not frame.shows(_MAY_BE_HEARD, *phrase):
        return None
    # *Lee posted a message on Friday reading “No”*: who posts it says so.
    head = frame.tags[after_head(frame.tags, *phrase) - 1]
    if before & t.FINITE and frame.lower[phrase[0] - 1] in _ISSUING and head & t.SPEECH_NOUN:
        return None
    # *The minister attacked the plan saying **it** was odd*: a text that is judged does not judge itself.
    is_judged = head & t.TEXT_NOUN and not _IT_OR_THEY.isdisjoint(frame.lower[verb + 1 : verb + 3])
    if is_judged and frame.lower[phrase[0]] not in A_OR_AN:
        return None
    hears = (before & t.CUE_VERB and before & (t.FINITE | t.BASE) and not before & t.PREP) or (
        frame.lower[phrase[0] - 1] in _RECORDING
    )
    return phrase if hears and frame.lower[phrase[0] - 1] not in TELLING_FORMS else None


def _shown_name(frame: Frame, last: int, low: int) -> TokenRange | None:
    """The name after a verb in *-s* that a noun may share: *a video shows **Ann Lee** saying*; nothing elsewhere."""
    first = start_of_name(frame, last, low)
    shows = frame.tags[last] & t.CAP and first > low + 1 and frame.lower[first - 1] in SHOWING_FORMS
    return (first, last + 1) if shows else None


def induced_subject(frame: Frame, before: int, low: int) -> TokenRange | None:
    """Who is led to do something, before the word that joins the verb: *it led Lee to stop **and** call him “tall”*.

    Gives   It led Lee **to** call him “tall”. → Lee   It led Lee to stop **and** call him “tall”. → Lee
    Gives   It told Lee **to** call him “tall”. → nothing
    """
    at = before
    while at > low and frame.lower[at] != "to":
        if frame.tags[at] & t.PUNCTUATION or before - at > _INFINITIVE_REACH:
            return None
        at -= 1
    # *It prompted the board, which owns the dam, to say so.*
    phrase = phrase_ending_at(frame, before_asides(frame, at - 1, low), low) if at > low else None
    if phrase and phrase[0] - 1 > low and frame.tags[phrase[0] - 1] & t.PREP:
        phrase = phrase_ending_at(frame, phrase[0] - 2, low)
    return phrase if phrase and phrase[0] > low and frame.lower[phrase[0] - 1] in CAUSING_FORMS else None


def owner_of_attempt(frame: Frame, before: int, low: int) -> TokenRange | None:
    """Whose will or attempt an infinitive is: *her readiness to call it “odd”*.

    Gives   I saw her readiness **to** call it “odd”. → her   I saw Lee’s refusal **to** call it “odd”. → Lee’s
    Gives   I saw Lee’s brother **to** call it “odd”. → nothing
    """
    noun = before - 1
    if frame.lower[before] != "to" or noun <= low or frame.lower[noun] not in _ATTEMPT_NOUNS:
        return None
    return owner_before(frame, noun, low)


def following_subject(frame: Frame, verb: int) -> TokenRange | None:
    """The subject after a fronted participle (*Calling it “sane,” Dole praised the plan.*).

    Gives   **Calling** it “sane,” Kay praised the plan. → Kay   **Calling** it sane, Kay praised the plan. → Kay
    """
    _, high = frame.sentence(verb)
    for at in range(verb + 1, high):
        tag = frame.tags[at]
        # Some writers omit the comma after marked words: *Conceding that it was “far off” he warned*.
        if tag & t.COMMA or (
            tag & t.QUOTATION and at + 1 < high and not frame.tags[at + 1] & (t.COMMA | t.PREP | t.CONJ)
        ):
            phrase = phrase_starting_at(frame, at + 1, high)
            # *Calling it a “sane” **plan**, Kay left.*: the marked words describe a noun.
            described = tag & t.QUOTATION and not frame.tags[at + 1] & t.BEGINS_SUBJECT
            follows = t.VERB_OR_AUX | t.ADV | (0 if described else t.COMMA)
            if phrase and phrase[1] < high and frame.tags[phrase[1]] & follows:
                return phrase
    return None
