"""Sieves for a quotation without a cue of its own after a sentence that shows who speaks."""

from __future__ import annotations

from typing import Final

from quotes.grammar.auxiliaries import DEGREES, is_passive
from quotes.grammar.finite_clauses import is_finite_cue
from quotes.grammar.phrase_parts import after_head
from quotes.grammar.phrases import phrase_starting_at
from quotes.grammar.sources.cue_sources import attribute_to_subject
from quotes.grammar.sources.sentence_sources import (
    after_list_mark,
    first_noun_phrase,
    names_nobody,
    sentence_source,
    speaker_in,
)
from quotes.grammar.sources.subjects import subject_before
from quotes.grammar.verbs import is_finite_verb
from quotes.lexicon import tags as t
from quotes.lexicon.genders import GENDERS_OF_PRONOUNS
from quotes.lexicon.inflection import forms_of, verb_forms
from quotes.lexicon.word_sets import COMMON_WORDS, COPULAS
from quotes.lexicon.words import entries
from quotes.text.article import Answer, Article, QuotationContext
from quotes.text.frames import Frame, TokenRange
from quotes.text.parts import Quotation

_SHORTEST_ALONE: Final = 4
"""Words: a shorter quotation that does not end like a sentence is not one."""
_ATTITUDES: Final = frozenset(entries("attitude_adjectives"))
_ASKING: Final = forms_of("ask")
_GESTURES: Final = frozenset(
    (form, noun)
    for verb, noun in map(str.split, entries("gestures"))
    for form, bits in verb_forms(verb)
    if bits & t.FINITE
)
"""A finite form of a verb, and the part of the body after *his* or *her*."""


def beat_before(context: QuotationContext, article: Article) -> Answer | None:
    """The sentence before the quotation reports or shows somebody speaking.

    Fires on   “We lost,” Ames said. Bell shrugged. “So what?”   Bell said it was over. “We lost.”
    Fires on   “We lost,” Ames said. Bell, behind him, rolled her eyes. “So what?”
    Fires on   “We lost,” Ames said. Bell was more philosophical. “There will be other games.”
    Fires on   Reporters asked Ann Ames why. “We lost.”
    Abstains   “We lost,” Ames said. Bell left town in May. “So it goes.”
    """
    frame = context.frame
    low, _ = context.sentence
    if low == 0 or low != context.position or not context.capital:
        return None
    start, end = frame.sentence(low - 1)
    if is_too_short_alone(context.quotation, article) and _is_topic_of_clause(context):
        return None
    if frame.has(t.QUOTATION, start, end):
        start = _clause_after_quoted(frame, start, end, article)
    for verb in range(end - 1, start, -1):
        says = is_finite_cue(frame, verb, t.SAY | t.MANNER) and not is_passive(frame, verb)
        if says or _is_gesture(frame, verb):
            found = attribute_to_subject(frame, verb, start, end)
            if found is not None and not _is_in_relative(found):
                # *Reporters asked Ann Lee why. “Why not?”* may be their question.
                asks = frame.endings[context.position] == "?"
                return found if asks else _whom_asked(frame, verb, end) or found
    return _with_attitude(frame, start, end)


def _whom_asked(frame: Frame, verb: int, end: int) -> Answer | None:
    """Who answers the question of the sentence before: *Reporters asked **Ann Lee** why. “It was late.”*."""
    if frame.lower[verb] not in _ASKING:
        return None
    asked = phrase_starting_at(frame, verb + 1, end)
    if asked is None or not frame.has(t.PERSONAL | t.OBJECT_PRONOUN, *asked):
        return None
    # *She asked Ray for help*; *“Why?” Lee asked reporters.*
    is_question = frame.lower[asked[1]] == "about" or frame.tags[asked[1]] & t.CLAUSE_OPENER
    return Answer(frame, asked) if is_question else None


def _with_attitude(frame: Frame, start: int, end: int) -> Answer | None:
    """Whose attitude a sentence describes that ends so: *His wife Ida was **more philosophical**. “So it goes.”*."""
    last = end - 1 - bool(frame.tags[end - 1] & t.STOP)
    if last <= start + 1 or frame.lower[last] not in _ATTITUDES:
        return None
    verb = last - 1
    while verb > start and (frame.tags[verb] & t.ADVERBIAL or frame.lower[verb] in DEGREES):
        verb -= 1
    if frame.lower[verb] not in COPULAS:
        return None
    source = subject_before(frame, verb, start)
    if source is None or frame.tags[source[0]] & t.WH_WORD:
        return None
    is_person = frame.shows(t.CAP | t.ROLE | t.PRONOUN, *source)
    return Answer(frame, source) if is_person else None


def _clause_after_quoted(frame: Frame, start: int, end: int, article: Article) -> int:
    """Where a clause begins after a quotation that the clause before it reports; the end of the sentence for none.

    *Told that Ray had called it “a mess,” **Lind rolled her eyes**. “So is he.”* Any other cue in a sentence with a
    quotation reports that one; whether its speaker goes on is for ``same_paragraph``.
    """
    last = next(at for at in range(end - 1, start - 1, -1) if frame.tags[at] & t.QUOTATION)
    answer = article.answers.get(frame.quotations[last].index)
    is_reported = answer is not None and answer.frame is frame and start <= answer.cue[0] < last
    return last + 1 if is_reported and frame.endings[last] == "," else end


def _is_gesture(frame: Frame, verb: int) -> bool:
    """Whether a verb and what follows it are a gesture: *Bell **rolled her eyes***."""
    if verb + 2 >= len(frame.lower) or not frame.tags[verb + 1] & t.POSSESSIVE_PRONOUN:
        return False
    return (frame.lower[verb], frame.lower[verb + 2]) in _GESTURES


def _is_in_relative(found: Answer) -> bool:
    """Whether a source speaks in a clause about a noun: *a show on which callers asked*, *Ray, who told him so*."""
    tags, first = found.frame.tags, found.source[0]
    return bool(tags[first] & t.WH_WORD or (first and tags[first - 1] & t.WH_WORD))


def sentence_before(context: QuotationContext, article: Article) -> Answer | None:
    """A quotation that floats: the person or body that the sentence before is about speaks.

    Fires on   Marsh was late. “We failed.”   Marsh’s verdict? “We failed.”
    Fires on   According to Marsh, it was late. “We failed.”
    Abstains   “We failed.”  (nothing before it)   It was late. “We failed.”   Tailors sew. “We failed.”
    Abstains   Marsh came. “We failed at every turn,” to name but one, is a song.
    """
    frame = context.frame
    low, _ = context.sentence
    if low == 0 or low != context.position or not context.capital:
        return None
    # *“We failed,” to name but one, is a bad title.*
    if context.ends_with_comma or (not context.ended and is_too_short_alone(context.quotation, article)):
        return None
    # *1. “They never asked us.”*: the number of an item is nobody.
    if _is_topic_of_clause(context) or low <= after_list_mark(frame):
        return None
    start, end = frame.sentence(low - 1)
    found = None if _is_author_of_work(frame, start, end) else sentence_source(frame, start, end)
    if found is None or found.has_cue:
        return None if found is None or names_nobody(frame, found.source) else found
    # *Her verdict? “We failed.”*, *The vote was long. “We failed.”*, *It was late. “We failed.”*
    source = speaker_in(frame, found.source)
    return Answer(frame, source) if source and is_one_who_acts(frame, source, end) else None


def is_one_who_acts(frame: Frame, source: TokenRange, end: int) -> bool:
    """Whether a subject is somebody or a document and has a verb: ***Lee** left*; not *Late again*, *Tailors sew*."""
    first, after = source
    if after - first == 1 and frame.lower[first] in COMMON_WORDS:
        return False
    if not _is_somebody(frame, source) and not frame.tags[after - 1] & t.TEXT_NOUN:
        return False
    # *Lee’s answer? “We failed.”*
    return frame.lower[end - 1] == "?" or any(is_finite_verb(frame, at) for at in range(after - 1, end))


def _is_author_of_work(frame: Frame, start: int, end: int) -> bool:
    """Whether a sentence is only a name, and its paragraph goes on after a title: *Ann Lee. “Salt.” Elm Post, 3.*."""
    goes_on = end + 1 < len(frame.tags) and not frame.tags[end + 1] & t.QUOTATION_CUE
    return bool(goes_on and len(frame.quotations) == 1) and frame.only(t.CAP, start, end - 1)


def report_goes_on(context: QuotationContext, article: Article) -> Answer | None:
    """The sentence before reports what somebody said, and this one goes on with it without a cue.

    Fires on   Lund said the plan was late. It had been “a bad year for all of us”.
    Abstains   Lund left early. It had been “a bad year for all of us”.   Lund said it was late. It was “mad”.
    Abstains   Lund said the plan was late. Mayor Bell had got “a bad name for all of us”.
    """
    quotation = context.quotation
    low, _ = context.sentence
    # What begins with a capital is a title or a slogan as often as a part of the report.
    if low == context.position or not context.begins_low or is_too_short_alone(quotation, article):
        return None
    frame = context.frame if low else article.paragraph_frame(quotation.paragraph - 1)
    if frame is None:
        return None
    start, end = frame.sentence((low or len(frame.tags)) - 1)
    found = _last_report(frame, start, end, article)
    return None if found is None or _brings_in_another(context, found) else found


def _last_report(frame: Frame, start: int, end: int, article: Article) -> Answer | None:
    """What a sentence reports last, if that is somebody's: a quotation or a clause."""
    for at in range(end - 1, start - 1, -1):
        if frame.tags[at] & t.QUOTATION:
            before = frame.quotations[at]
            return _of_somebody(article.shared_answer(before)) if before.index in article.answers else None
        if is_finite_cue(frame, at, t.SAY):
            found = attribute_to_subject(frame, at, start, end)
            # *“No,” said Lee*: the quotation before the tag has the answer.
            if found is not None:
                return _of_somebody(found)
    return None


def _brings_in_another(context: QuotationContext, found: Answer) -> bool:
    """Whether a sentence has another subject than who spoke before it: *Lund said so. **Bell** had “odd ideas”*."""
    frame = context.frame
    # *Lund went on: ¶ Bell had “odd …”*; *“I know,” she said. Lund had “odd …”* may go on with herself.
    if found.frame.tags[-1] & t.COLON or found.frame.tags[found.source[0]] & t.PRONOUN:
        return False
    subject = first_noun_phrase(frame, context.sentence[0], context.position)
    if subject is None or not _is_somebody(frame, subject):
        return False
    if frame.tags[subject[0]] & (t.PRONOUN | t.POSSESSIVE_PRONOUN):
        return False
    return frame.word(subject[1] - 1) != found.frame.word(found.source[1] - 1)


def _of_somebody(found: Answer | None) -> Answer | None:
    """An answer whose source is one person by its words: a pronoun, a name, a role; not *a number of people*, *it*."""
    return found if found and _is_somebody(found.frame, found.source) else None


def _is_somebody(frame: Frame, source: TokenRange) -> bool:
    first, end = source
    if end - first == 1 and frame.tags[first] & t.PRONOUN:
        # *She’s glad*
        return frame.lower[first].partition("’")[0].partition("'")[0] in GENDERS_OF_PRONOUNS
    head = after_head(frame.tags, first, end) - 1
    tag = frame.tags[head]
    return bool(tag & (t.ROLE_OR_TITLE | t.CAP)) and not tag & (t.PLURAL | t.VERB | t.DET)


def _is_topic_of_clause(context: QuotationContext) -> bool:
    """Whether the marked words are what a sentence is about: *“Salt” opened in May*; not *“No,” said Kay*."""
    frame, after = context.frame, context.position + 1
    if after >= context.sentence[1]:
        return False
    return not frame.tags[after] & t.QUOTATION_CUE and is_finite_verb(frame, after)


def is_too_short_alone(quotation: Quotation, article: Article) -> bool:
    """Whether a quotation has too few words to be a sentence: *2. ‘Lifeboat’ law to pass*."""
    return article.word_count(quotation) < _SHORTEST_ALONE


def leads_in_answer(context: QuotationContext, found: Answer, article: Article) -> bool:
    """Whether a sentence that is only a source and a verb leads in somebody's answer to the speaker of its paragraph.

    *“He carried me,” Ray said. “I just stood there.” **Lee disagreed.** “He served well.”*
    """
    frame, before = context.frame, article.previous(context.quotation)
    _, end = frame.sentence(found.source[0])
    if end >= len(frame.tags) or not frame.tags[end] & t.QUOTATION:
        return False
    if before is None or before.paragraph != context.quotation.paragraph or before.index not in article.answers:
        return False
    speaker = article.answers[before.index]
    return speaker.frame.word(speaker.source[1] - 1) != frame.word(found.source[1] - 1)
