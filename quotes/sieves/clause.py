"""Sieves for a quotation inside a reported clause or a sentence with a subject."""

from __future__ import annotations

from typing import Final

from quotes.grammar.auxiliaries import is_passive
from quotes.grammar.embedding import governing_cue, joins_report, outermost_matrix_cue, reports_own_clause
from quotes.grammar.marked_words import after_long_quotation, breaks_clause, follows_quotation
from quotes.grammar.naming import names_noun_before, verb_naming_object
from quotes.grammar.phrases import is_unlisted_past, phrase_starting_at
from quotes.grammar.sources.cue_sources import attribute_to_subject
from quotes.grammar.sources.main_verbs import end_of_fronted_clause
from quotes.grammar.sources.relatives import is_in_relative_clause
from quotes.grammar.sources.sentence_sources import names_nobody
from quotes.grammar.sources.speaking_clauses import can_carry_words, can_speak, gives_words
from quotes.grammar.sources.subject_chains import subject_chain
from quotes.grammar.sources.subjects import subject_before
from quotes.grammar.verb_signs import NEAR
from quotes.grammar.verbs import CLAUSE_VERBS, is_cue, is_finite_verb
from quotes.lexicon import tags as t
from quotes.lexicon.inflection import forms_of
from quotes.lexicon.word_sets import PASSIVE_AUXILIARIES
from quotes.sieves.titles import has_title_capitals
from quotes.text.article import Answer, Article, QuotationContext
from quotes.text.frames import Frame, TokenRange

_AS_PHRASE_REACH: Final = 10
"""Tokens between a verb and a quotation after its *as*, at most."""
_NESTED_REACH: Final = 7
"""Tokens between a quotation within speech and its cue: *“The linesman told my captain he ‘never knew’,” he said*."""
_ANSWERING: Final = forms_of("answer")
_CONTINUING: Final = forms_of("continue")
_GOING: Final = forms_of("go")
"""Forms of a verb that things do too: *Called “odd”, the vote **went** on*."""
_ASKED: Final = frozenset(["question", "questions"])
_ANSWERS: Final = frozenset(["no", "so", "yes"])
_SETS_OFF: Final = t.COMMA | t.COLON | t.DASH | t.OPEN_BRACKET
_ENOUGH_WORDS: Final = 4
"""Fewer marked words than this, without a verb of speech, are as often a term as speech."""


def cue_left(context: QuotationContext, article: Article) -> Answer | None:
    """The cue earlier in the sentence whose clause the quotation is part of.

    The nearest cue that surely governs the quotation counts first. Without one, a reporting clause at the end of the
    sentence is left to ``cue_right``, and only then does the likeliest of the other cues count.

    Fires on   Ann Lee said the plan was “dead”.
    Abstains   The plan was “dead”.
    """
    frame, at = context.frame, context.position
    _, high = context.sentence
    low, classes = _cue_bounds(context)
    naming = verb_naming_object(frame, at, low)
    named = attribute_to_subject(frame, naming, low, high) if naming is not None else None
    if named is not None:
        return outermost_matrix_cue(named, at, low, high)
    clear = _last_break(frame, at, low)
    begin = at
    unsure = []
    for verb in range(at - 1, low - 1, -1):
        if not frame.tags[verb] & classes or not is_cue(frame, verb, classes) or _has_other_use(frame, verb, low, at):
            continue
        if verb < begin:
            begin = after_long_quotation(frame, verb, low)
        found = attribute_to_subject(frame, verb, begin, high)
        if found is None or found.source[0] <= at < found.source[1] or names_nobody(frame, found.source):
            continue
        if _surely_governs(found, at, low, clear):
            return governing_cue(outermost_matrix_cue(found, at, low, high), low, high)
        unsure.append(found)
    likeliest = _likeliest(unsure, article.word_count(context.quotation))
    if likeliest is None or (not context.nested and _closing_clause(context)):
        return None
    return governing_cue(likeliest, low, high)


def _cue_bounds(context: QuotationContext) -> TokenRange:
    """The first position where a quotation's cue may be, and the classes of verbs that count."""
    frame, at = context.frame, context.position
    low, _ = context.sentence
    if context.nested:
        # Within speech, other verbs and verbs farther off more often go with titles and terms.
        return max(low, at - _NESTED_REACH), t.SAY
    if frame.tags[low] & (t.SUBORDINATOR | t.CONJ) or (
        frame.tags[low] & t.ADV and frame.tags[low + 1] & t.SUBORDINATOR
    ):
        # A fronted clause reports nothing of the main clause: *As Lee spoke to guests, a “wave” hit the pier.*
        low = end_of_fronted_clause(frame, low, at)
    return low, t.CUE_VERB


def _last_break(frame: Frame, at: int, low: int) -> int:
    """The position of the last punctuation before a quotation, other than quotations that go on with their clause."""
    at -= 1
    while at >= low and not (frame.tags[at] & t.PUNCTUATION and breaks_clause(frame, at)):
        at -= 1
    return at


def _has_other_use(frame: Frame, verb: int, low: int, at: int) -> bool:
    """Whether a verb before a quotation only names a noun, or takes the noun around the quotation."""
    # *The work **continues** in the “old mill”.*
    if frame.lower[verb] in _CONTINUING and frame.lower[verb + 1] != "that" and not frame.tags[at - 1] & t.PUNCTUATION:
        return True
    if frame.lower[verb] in _ANSWERING and not _ASKED.isdisjoint(frame.lower[verb + 1 : min(at, verb + NEAR)]):
        return True
    return _has_object(frame, verb, at) or bool(frame.tags[verb] & t.PARTICIPLE and names_noun_before(frame, verb, low))


def _has_object(frame: Frame, verb: int, at: int) -> bool:
    """Whether a verb that reports only clauses takes the noun around a quotation: *maintains his “hard” line*."""
    near = verb + 1 < at <= verb + NEAR and frame.lower[verb] in CLAUSE_VERBS
    return near and bool(frame.tags[verb + 1] & t.DETERMINER) and frame.lower[verb + 1] != "that"


def _surely_governs(found: Answer, at: int, low: int, clear: int) -> bool:
    """Whether a quotation surely is in the clause that a cue before it reports.

    Args:
        found: The cue and its source.
        at: Position of the quotation.
        low: Position of the first token that may belong to the clause.
        clear: Position of the last punctuation before the quotation.
    """
    frame, verb = found.frame, found.cue[0]
    tag = frame.tags[verb]
    if tag & t.THINK and tag & t.FINITE:
        # *He warned the bank, because he thought it “a risk for all of us”.*
        clause = verb > clear and at - verb <= NEAR and _opens_clause(frame, verb + 1, at)
        return clause and not is_in_relative_clause(frame, verb, low)
    if verb > clear and _begins_report(frame, verb, low) and can_speak(frame, found.source):
        return True
    if at - verb <= NEAR or (tag & t.REPORT and verb > clear and _follows_as(frame, verb, at)):
        # Things signal and show as well: *The empty stall signals “a slow farewell” to the fair, said Ida Marsh.*
        return bool(tag & t.SAY or (tag & t.REPORT and can_speak(frame, found.source)))
    # A relative clause goes on (*Olof Berg, who vowed to keep the mill with its “old wheel”*) unless punctuation ends
    # it (*Lee said it was late, and those who argued for it, some of them loudly, were “rude”*).
    return bool(tag & t.SAY) and (verb > clear or not is_in_relative_clause(frame, verb, low))


def _begins_report(frame: Frame, verb: int, low: int) -> bool:
    """Whether a verb goes on with a report before it: *and **called** it*, *…, **calling** on Kay*."""
    tag = frame.tags[verb]
    goes_on = tag & t.ING and tag & t.REPORTING and frame.tags[verb - 1] & (t.COMMA | t.CONJ)
    return bool(goes_on) or joins_report(frame, verb, low)


def _opens_clause(frame: Frame, first: int, at: int) -> bool:
    """Whether what is between a verb and a quotation begins a clause: *thought **it** “…”*, *hopes **that** “…”*."""
    opens = frame.tags[first] & t.PRONOUN or frame.lower[first] == "that"
    return first < at and bool(opens) and not frame.tags[first] & (t.POSSESSIVE_PRONOUN | t.OBJECT_PRONOUN)


def _follows_as(frame: Frame, verb: int, at: int) -> bool:
    """Whether a quotation is what a verb makes of its object: *described the long sad talks as “…”*."""
    by = frame.skip_back(t.DET, at - 1, verb)
    return at - verb <= _AS_PHRASE_REACH and frame.lower[by] == "as"


def _likeliest(unsure: list[Answer], words: int) -> Answer | None:
    """The cue that most likely governs a quotation: a verb of reporting, else of saying, else of thinking.

    Args:
        unsure: The cues before the quotation, the nearest first.
        words: The number of words in the quotation.
    """
    said = thought = None
    for found in unsure:
        verb = found.cue[0]
        tag = found.frame.tags[verb]
        if tag & t.REPORT:
            # *The long wet winter charged the mill and all its wheels with “life”.*
            if can_carry_words(found.frame, found.source):
                return found
        elif tag & t.SAY:
            said = said or found
        elif words >= _ENOUGH_WORDS or found.source[0] > verb:
            # A few words after a thought are mostly a term (*Lee hopes for “night vision”*), but one whose thinker
            # follows gives somebody's view (*an option seen by farmers as a “lifeline”*).
            thought = thought or found
    return said or thought


def cue_right(context: QuotationContext, article: Article) -> Answer | None:
    """A reporting clause at the end of the sentence (*The “dead” plan was back, Ann Lee said.*).

    Fires on   The “dead” plan was back, Ann Lee said.
    Abstains   The plan was “dead” and Ann Lee left.   The “dead” plan was back, Ann Lee was told.
    """
    return _closing_clause(context)


def _closing_clause(context: QuotationContext) -> Answer | None:
    """The reporting clause after a quotation that closes its sentence: *…, Ann Lee said.*, *…, said Ann Lee.*."""
    frame, at = context.frame, context.position
    _, high = context.sentence
    for verb in range(at + 1, high):
        if not _may_close(frame, verb, high) or follows_quotation(frame, verb) or not is_cue(frame, verb, t.CUE_VERB):
            continue
        if verb == at + 1 and context.ends_with_comma:
            # The clause around the quotation goes on, and what closes the sentence reports that: *Brandt, who estimates
            # the full cost of it all at “a fortune,” described the winter as awful, he said.*
            return None
        source = subject_before(frame, verb, at + 1)
        # Who is told does not report: *The “dead” plan was back, Ann Lee was told.*
        speaks = source and (frame.lower[verb] not in _GOING or can_carry_words(frame, source))
        if source and speaks and source[0] > at and _is_set_off(context, source[0]) and not is_passive(frame, verb):
            found = Answer(frame, source, (verb, verb + 1))
            return None if reports_own_clause(found, context.sentence[0], at) else found
        if frame.tags[verb - 1] & t.COMMA:
            source = phrase_starting_at(frame, verb + 1, high)
            # *Lee, who led the “tough” crowd, said it was late.*
            if source and not (source[1] < high and is_finite_verb(frame, source[1])):
                return Answer(frame, source, (verb, verb + 1))
    return None


def _may_close(frame: Frame, verb: int, high: int) -> bool:
    """Whether a verb may be that of a closing clause: *Lee said.*, *critics say.*; not *voters said yes.*."""
    tag = frame.tags[verb]
    if verb + 1 < high and frame.lower[verb + 1] in _ANSWERS:
        return False
    ends = verb + 1 >= high or frame.tags[verb + 1] & t.STOP
    return bool(
        tag & t.FINITE or (tag & t.BASE and tag & t.SAY and ends and frame.tags[verb - 1] & (t.PLURAL | t.PRONOUN))
    )


def _is_set_off(context: QuotationContext, source: int) -> bool:
    """Whether a subject begins a clause of its own after a comma, of the sentence or of the quotation before it."""
    tags = context.frame.tags
    # A relative clause is about the words before it: *The house plans “The Making of Ely,” which praises the mayor.*
    if tags[source] & t.WH_WORD or context.frame.lower[source] == "that":
        return False
    comma = bool(tags[source - 1] & t.COMMA)
    return comma or (
        bool(tags[source - 1] & t.QUOTATION) and (context.ends_with_comma or source - 1 > context.position)
    )


def clause_subject(context: QuotationContext, article: Article) -> Answer | None:
    """The subject of the clause, if it gives somebody's words: *Lee made the case*, *Lee has a name for it*.

    Fires on   Lee bristled at the “absurd and wholly unfair picture of our town”.
    Fires on   Lee put out a notice “to all the people of the town”.   Lee walked off – “It is far too late for it.”
    Abstains   “Absurd” charges were brought.   The tower is crowned by “a lamp that any child can light”.
    Abstains   Lee raided the old house “to get all the silver”.   Lee is the author of “How a Town Went to the Sea”.
    Abstains   When Lee got home, there were “a good many loud words”.
    """
    if article.word_count(context.quotation) < _ENOUGH_WORDS:
        return None
    frame, at = context.frame, context.position
    low, _ = context.sentence
    shown = bool(context.capital and context.ended and frame.tags[at - 1] & _SETS_OFF)
    titled = has_title_capitals(article.text[context.quotation.inner_start : context.quotation.inner_end].split())
    begin = at
    for verb in range(at - 1, low, -1):
        if not _may_act(frame, verb):
            continue
        if _says_nothing(frame, verb, at, low):
            return None
        gives = (shown or gives_words(frame, verb, at)) and not (titled and not frame.tags[verb] & t.REPORTING)
        if frame.tags[verb] & t.ING and not gives:
            # *Lee issued a note barring boats from landing “in view of the ice”.*
            continue
        if verb < begin:
            begin = after_long_quotation(frame, verb, low)
        source = subject_chain(frame, verb, begin)
        if source is None or source[0] <= at < source[1]:
            # *Ray met Lee, who was very loud, **saying** “it is far too late”.*
            shown = shown or (gives and bool(frame.tags[verb] & t.ING and frame.tags[verb - 1] & t.COMMA))
            continue
        is_document = frame.tags[source[1] - 1] & t.DOCUMENT and (gives or not titled)
        if is_document or (gives and can_speak(frame, source)):
            return Answer(frame, source, (verb, verb + 1))
        if not shown:
            return None
    return None


def _may_act(frame: Frame, at: int) -> bool:
    """Whether a token may be the verb of a clause; *including* and *regarding* have only the form of one."""
    tag = frame.tags[at]
    if frame.lower[at + 1] == "by" and not tag & (t.THIRD | t.ING) and not frame.tags[at + 2] & t.ING:
        # *a study by Kor, **cited** by the Post, “in view of the ice”*
        return False
    return not tag & (t.CAP | t.PREP) and (bool(tag & (t.FINITE | t.ING)) or is_unlisted_past(frame, at))


def _says_nothing(frame: Frame, verb: int, at: int, low: int) -> bool:
    """Whether the subject of a verb before a quotation is no speaker, but somebody else speaks of it."""
    tag = frame.tags[verb]
    if tag & t.AUX and frame.only(t.ADV, verb + 1, at):
        # *The mayor is also “committed to a second bridge”*: so somebody else says.
        return True
    if is_passive(frame, verb) or (not tag & (t.FINITE | t.ING) and frame.lower[verb - 1] in PASSIVE_AUXILIARIES):
        return True
    return verb == at - 1 and names_noun_before(frame, verb, low)
