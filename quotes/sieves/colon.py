"""Sieves for what a colon leads in: a headline, a name and a colon, a sentence that ends in one."""

from __future__ import annotations

from typing import Final

from quotes.grammar.auxiliaries import is_passive
from quotes.grammar.finite_clauses import holds_finite_verb
from quotes.grammar.marked_words import after_long_quotation
from quotes.grammar.phrase_parts import after_head
from quotes.grammar.phrases import is_nominal, phrase_starting_at
from quotes.grammar.sources.cue_sources import attribute_to_subject
from quotes.grammar.sources.headline_labels import LONGEST_LABEL, is_dateline, is_label, phrase_before_colon
from quotes.grammar.sources.nonfinite import shown_on
from quotes.grammar.sources.relatives import is_in_relative_clause
from quotes.grammar.sources.sentence_sources import (
    first_noun_phrase,
    name_before,
    sentence_source,
    speaker_in,
    whom_from,
)
from quotes.grammar.sources.subjects import subject_before
from quotes.grammar.speech_nouns import noun_of_speech, owner_start
from quotes.grammar.verbs import is_cue, is_finite_verb
from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.word_sets import IS_OR_WAS, SEVERAL_PEOPLE
from quotes.text.article import Answer, Article, QuotationContext
from quotes.text.frames import Frame, TokenRange

_SENDERS: Final = t.CAP | t.ROLE | t.ORG_NOUN
_ASKED_FOR: Final = frozenset(["call", "question"])
_FIRST_AFTER_MARK: Final = 2
"""Position after a quotation and a mark that open a headline."""


def headline(context: QuotationContext, article: Article) -> Answer | None:
    """A name and a colon open a headline, or follow the words that do: *Mayor: Cuts are ‘over’*.

    Fires on   Lee: Taxes are ‘a scandal’  (the first paragraph)
    Fires on   ‘We were lied to’: residents want answers over dam
    Abstains   The result: a ‘scandal’, said Ann Lee.   LEE: You told me it was ‘a scandal’.
    Abstains   ‘Like a war’: residents flee the flood
    """
    frame, at = context.frame, context.position
    if context.quotation.paragraph > 0:
        return None
    if at == 0:
        return _person_after(context, article)
    source = phrase_before_colon(frame, at)
    if source is None:
        return None
    colon = source[1]
    if colon + 1 < at and (is_dateline(frame, source) or _is_told_by_pronoun(frame, colon + 1, at)):
        return None
    return Answer(frame, source, (colon, colon + 1))


def _person_after(context: QuotationContext, article: Article) -> Answer | None:
    """Who says the words that open a headline, if they speak of themselves or the person is said to speak.

    *‘Like a war’: residents flee the flood* may be anybody's words.
    """
    frame = context.frame
    if len(frame.tags) <= _FIRST_AFTER_MARK or not frame.tags[1] & (t.COLON | t.DASH):
        return None
    source = phrase_starting_at(frame, _FIRST_AFTER_MARK, len(frame.tags))
    if source is None or frame.tags[source[1] - 1] & t.POSSESSIVE:
        return None
    last = frame.tags[source[1] - 1]
    if last & t.BASE and not last & t.PERSONAL:
        source = source[0], source[1] - 1  # *‘We were lied to’: residents **demand** answers*
    if not any(frame.tags[at] & t.PERSONAL or frame.lower[at] in SEVERAL_PEOPLE for at in range(*source)):
        return None
    speaks = source[1] < len(frame.tags) and is_cue(frame, source[1], t.REPORTING)
    words = article.text[context.quotation.inner_start : context.quotation.inner_end].split()
    if not speaks and not any(tags_of(word) & t.FIRST_PERSON for word in words):
        return None
    return Answer(frame, source, (1, _FIRST_AFTER_MARK))


def _is_told_by_pronoun(frame: Frame, low: int, at: int) -> bool:
    """Whether a clause after a label reports whose words a quotation is by a pronoun: *HALE: **You** told me “no”*."""
    found = _reporting_cue(frame, low, at, at)
    return found is not None and bool(frame.tags[found.source[0]] & t.PRONOUN)


def colon_before(context: QuotationContext, article: Article) -> Answer | None:
    """A name or description and a colon, or a cue noun (*Mayor: ‘No cuts’*, *Her verdict: “Boring.”*).

    Fires on   Lee: “We won.”   Her verdict: “Boring.”   Ann Lee went even further: “Never again.”
    Fires on   Kor sent a statement from Ann Lee: “We won.”
    Fires on   Ann Lee stood by a sign: “No dogs.”
    Abstains   The result: chaos in “the valley”.
    """
    frame, at = context.frame, context.position
    low, high = context.sentence
    if at - 2 < low or not frame.tags[at - 1] & t.COLON:
        return None
    sign = shown_on(frame, at - 1, low)
    if sign:
        return Answer(frame, sign, (at - 1, at))
    low = _after_label(frame, at - 1, low)
    low = _last_clause(frame, at - 2, _after_dash(frame, at - 2, after_long_quotation(frame, at - 2, low)))
    found = (
        _named_with_aside(frame, low, at - 1)
        or _sender(frame, low, at - 1)
        or _reporting_cue(frame, low, at, high)
        or (_speaker_on_topic(frame, low, at - 1) if frame.title_case else None)
        or _owned(frame, at - 2, low)
    )
    if found:
        return found
    if not holds_finite_verb(frame, low, at - 1):
        source = whom_from(frame, low, at - 1) or first_noun_phrase(frame, low, at - 1)
        if source is None or is_label(frame, source):
            return None
        # *Ann Lee’s answer to critics: “Never.”*
        return Answer(frame, speaker_in(frame, source) or source, (at - 1, at))
    whole = context.capital and context.ended
    return (_actor_of_lead(frame, low, at) or _name_before_colon(frame, low, at)) if whole else None


def _after_label(frame: Frame, colon: int, low: int) -> int:
    """The position after a label and its own colon: *Best line: **Lee**, when told so: “…”*."""
    labels = (at for at in range(low + 1, min(colon - 1, low + LONGEST_LABEL)) if frame.tags[at] & t.COLON)
    first = next(labels, None)
    return first + 1 if first is not None and is_label(frame, (low, first)) else low


def _named_with_aside(frame: Frame, low: int, colon: int) -> Answer | None:
    """A name whose aside ends at the colon: ***Lee**, on being told that Ray was ill: “Good.”*."""
    source = phrase_starting_at(frame, low, colon)
    if source is None or source[0] != low or not frame.tags[source[1] - 1] & t.CAP or source[1] + 2 >= colon:
        return None
    comma = source[1]
    opens = frame.tags[comma + 1] & (t.PREP | t.SUBORDINATOR | t.PARTICIPLE)
    if not frame.tags[comma] & t.COMMA or not opens or frame.has(t.COMMA, comma + 1, colon):
        return None
    return Answer(frame, source, (colon, colon + 1))


def _sender(frame: Frame, low: int, colon: int) -> Answer | None:
    """Whose words a noun before a colon names with *from* or *by*: *Kor sent a statement from **Ann Lee**:*."""
    for at in range(colon - 1, low, -1):
        if frame.lower[at] in ("by", "from"):
            source = phrase_starting_at(frame, at + 1, colon)
            if source is None or source[1] != colon or not frame.tags[at - 1] & t.TEXT_NOUN:
                return None
            # *She took a question from Ann Lee:* comes before the answer.
            asks = frame.lower[at - 1] in _ASKED_FOR or not frame.tags[source[1] - 1] & _SENDERS
            return None if asks else Answer(frame, source, (at - 1, at))
        if not frame.tags[at] & (t.NOUN_OR_NAME | t.TITLE | t.DET):
            break
    return None


def _reporting_cue(frame: Frame, low: int, at: int, high: int) -> Answer | None:
    """The last cue of the clause before the colon that has a source: *Lee said of the dam: “…”*."""
    for verb in range(at - 2, low - 1, -1):
        if not is_cue(frame, verb, t.REPORTING | t.MANNER):
            continue
        # *It led to a note by **Tom Roe, who wrote in May**: “…”*; not *Lee praised a baker who spoke for her: “…”*.
        adds = (
            frame.tags[verb] & t.SAY and verb > 1 and frame.lower[verb - 1] == "who" and frame.tags[verb - 2] & t.COMMA
        )
        if not adds and is_in_relative_clause(frame, verb, low):
            continue
        found = attribute_to_subject(frame, verb, low, high)
        if found:
            return found
    return None


def _speaker_on_topic(frame: Frame, low: int, colon: int) -> Answer | None:
    """Who in a headline speaks on a topic: *Lee on Her Lost Letters: ‘So It Goes’*."""
    on = next((at for at in range(low + 1, min(colon, low + LONGEST_LABEL)) if frame.lower[at] == "on"), None)
    if on is None or not all(frame.tags[at] & t.CAP and is_nominal(frame.tags[at]) for at in range(low, on)):
        return None
    return Answer(frame, (low, on), (colon, colon + 1))


def _owned(frame: Frame, noun: int, low: int) -> Answer | None:
    """Whose words a noun before a colon names: *Her verdict:*; *Lee was clear in her verdict:* names Lee."""
    if not frame.tags[noun] & t.TEXT_NOUN:
        return None
    for back in range(noun, low - 1, -1):
        if frame.tags[back] & t.POSSESSIVE and not frame.tags[back] & t.CALENDAR:
            if (
                frame.tags[back] & t.POSSESSIVE_PRONOUN
                and back > low
                and frame.tags[back - 1] & t.PREP
                and not frame.title_case
            ):
                found = sentence_source(frame, low, noun + 1)
                if found:
                    return found
            start = owner_start(frame, back, low)
            return Answer(frame, (start, back + 1), (back + 1, noun + 1))
    return None


def _name_before_colon(frame: Frame, low: int, at: int) -> Answer | None:
    """The person named right before the colon: *It did not surprise the mayor, Ann Lee:*."""
    source = name_before(frame, at - 1, low)
    return Answer(frame, source, (at - 1, at)) if source else None


def _last_clause(frame: Frame, last: int, low: int) -> int:
    """Where the last clause begins that has a subject of its own: *Lee had lost, but he went further:*."""
    for at in range(last - 1, low, -1):
        comma = frame.tags[at - 1] & t.COMMA or frame.endings.get(at - 1) == ","
        if comma and frame.tags[at] & t.CONJ and frame.tags[at + 1] & t.PRONOUN:
            return at + 1
    return low


def _actor_of_lead(frame: Frame, low: int, at: int) -> Answer | None:
    """Who acts in the sentence that leads in a whole quotation: *Lee went further: “Never!”*."""
    # *Ann Lee’s message to players is simple: “Bring gloves.”* has its source with the noun of speech.
    if noun_of_speech(frame, at - 2, low):
        return None
    found = sentence_source(frame, low, at - 1)
    if found is None and frame.tags[low] & t.PREP:
        # *On the wall **somebody** had pinned a sheet: “Ask Kay.”*
        verb = next((verb for verb in range(low + 1, at - 1) if is_finite_verb(frame, verb)), low)
        actor = subject_before(frame, verb, low)
        found = Answer(frame, actor) if actor else None
    # *They were **asked** one question: “Why?”*
    if found and any(is_passive(frame, verb) for verb in range(found.source[1], at) if frame.tags[verb] & t.SAY):
        return None
    if found is None:
        return None
    # *One of them is **Ann Lee**: “Never!”*, *The answer of **Ann Lee** was: “Never!”*
    is_text = frame.tags[after_head(frame.tags, *found.source) - 1] & t.TEXT_NOUN
    source = _after_copula(frame, low, at - 1) or (speaker_in(frame, found.source) if is_text else found.source)
    # Things act too: *The timing of the vote pleased one man: “It is a good day.”*
    return Answer(frame, source, found.cue) if source and frame.tags[source[1] - 1] & t.ANY_SPEAKER else None


def _after_copula(frame: Frame, low: int, colon: int) -> TokenRange | None:
    """The full name right before a colon that *is* or *was* brings in: *First to speak was **Ann Lee**:*."""
    first = colon
    while first > low and frame.tags[first - 1] & (t.CAP | t.ROLE_OR_TITLE) and is_nominal(frame.tags[first - 1]):
        first -= 1
    if first == low or frame.lower[first - 1] not in IS_OR_WAS:
        return None
    return (first, colon) if frame.has(t.GIVEN, first, colon) else None


def _after_dash(frame: Frame, last: int, low: int) -> int:
    """The position after the last dash or *by* of a clause: *Cuts ahead – from Ann Lee:*."""
    for at in range(last, low, -1):
        if frame.tags[at] & t.DASH:
            return at + 1
        # *The mayor’s guests ranged from sad to hostile: “…”* has its verb before *from*, *Lee, from Kor, said in May:*
        # after it.
        is_aside = frame.tags[at - 1] & t.COMMA
        if frame.lower[at] in ("by", "from") and at < last and not is_aside and not _has_had_verb(frame, low, at):
            return at + 1
    return low


def _has_had_verb(frame: Frame, low: int, at: int) -> bool:
    """Whether a clause has a verb other than an auxiliary before a position (*She read a note from Ann Lee:*)."""
    return any(is_finite_verb(frame, verb) and not frame.tags[verb] & t.AUX for verb in range(low, at))
