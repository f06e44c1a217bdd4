"""The sieve for a quotation with its cue right after it: *“…,” said Lee*, *“…,” Lee said*."""

from __future__ import annotations

from typing import Final

from quotes.grammar.auxiliaries import has_auxiliary, is_passive, is_perfect
from quotes.grammar.embedding import has_own_infinitive, reads_work, reports_own_clause
from quotes.grammar.marked_words import is_long_quotation, next_quotation
from quotes.grammar.phrase_parts import after_head
from quotes.grammar.phrases import is_nominal, phrase_starting_at
from quotes.grammar.sources.cue_sources import QUOTING_FORMS, passive_agent, source_relayed_after
from quotes.grammar.sources.name_lists import names_starting_at
from quotes.grammar.sources.subjects import subject_before
from quotes.grammar.sources.whose_words import is_tag_alone
from quotes.grammar.speech_nouns import came_from, declared_source
from quotes.grammar.that_clauses import position_of_that
from quotes.grammar.verbs import TELLING_FORMS, is_cue
from quotes.lexicon import tags as t
from quotes.lexicon.native import mypyc_attr
from quotes.lexicon.tagging import PHRASAL
from quotes.lexicon.words import entries
from quotes.sieves.preceding_sentence import leads_in_answer
from quotes.text.article import Answer, Article, QuotationContext
from quotes.text.frames import Frame, TokenRange

_BEGINNING: Final = frozenset(["began", "begins"])
_STARTING: Final = _BEGINNING | {"started", "starts"}
_HABITS: Final = frozenset(entries("habit_words"))
_TAG_REACH: Final = 45
"""Tokens after a quotation among which its cue may be."""


@mypyc_attr(acyclic=True)
class _WordsAfter:
    """The words after a quotation in which a cue and its subject may be."""

    __slots__ = ("context", "first", "frame", "set_off", "stop")

    def __init__(self, context: QuotationContext, first: int, stop: int, *, set_off: bool) -> None:
        """The words from position ``first`` up to ``stop``."""
        self.context = context
        self.frame = context.frame
        self.first = first
        self.stop = stop
        self.set_off = set_off
        """A comma, an exclamation or a question leads to them, or they are a sentence that is nothing but a tag."""


def cue_after(context: QuotationContext, article: Article) -> Answer | None:
    """A cue verb and its subject right after the quotation, in either order.

    Fires on   “We won,” said Ann Lee.   “We won,” Ann Lee, a nurse, told reporters.   “We won.” Ann Lee said.
    Abstains   “We won.” Ann Lee left.
    """
    frame, at = context.frame, context.position
    low, high = context.sentence
    comma = at + 1 < len(frame.tags) and bool(frame.tags[at + 1] & (t.COMMA | t.DASH))
    first = at + 1 + comma
    if first >= len(frame.tags):
        return None
    if first + 1 < high and frame.lower[first] == "so" and frame.tags[first + 1] & t.SAY:
        first += 1  # *“We won” – **so** said Ann Lee.*
    alone = False
    if first >= high:
        _, high = frame.sentence(first)
        # *“Who knows?” Lee said on Friday.* After a full stop, only a sentence that is nothing else is a tag.
        alone = is_tag_alone(frame, first, high)
        if not context.exclaims and not alone:
            return None
    stop = next_quotation(frame, first, high)
    words = _WordsAfter(context, first, stop, set_off=comma or context.ends_with_comma or context.exclaims or alone)
    found = _cue_then_subject(words) or _subject_then_cue(words)
    found = found or declared_source(frame, first, stop) or came_from(frame, first, stop)
    if found is None or reports_own_clause(found, low, at) or (alone and leads_in_answer(context, found, article)):
        return None
    if _is_reported(frame, at, low):
        # The cue before has the words (*praised the “brave,” as the union put it*), unless it only leads up to a bare
        # tag: *Marsh denied that she had asked for it: “It was owed to us,” she told the Times.*
        own = words.set_off and _is_bare_tag(found, at, first) and not _is_fronted_clause(frame, low, at)
        return found if own and not _introduces_next(context, found, article) else None
    return found


def _introduces_next(context: QuotationContext, found: Answer, article: Article) -> bool:
    """Whether a tag after a quotation leads in the next one instead (*Lee was asked, “Why?” She said, “Ask Kay.”*)."""
    if context.ends_with_comma:
        return False
    frame, last = context.frame, max(found.source[1], found.cue[1])
    if last + 1 >= len(frame.tags) or not (frame.tags[last] & t.COMMA and frame.tags[last + 1] & t.QUOTATION):
        return False
    return article.context(frame.quotations[last + 1]).capital


def _is_fronted_clause(frame: Frame, low: int, at: int) -> bool:
    """Whether the words before a quotation begin a clause that the tag after it does not belong to.

    *After Kay called it “sad,” Lee said: “No.”*, *Calling it “sad”, Lee asked for calm.*
    """
    first = frame.skip(t.CONJ, low, at)
    opening = frame.tags[first] if first < at else 0
    opens_clause = opening & t.SUBORDINATOR and not opening & t.DET
    if not opens_clause and not (opening & t.ING and opening & t.REPORTING):
        return False
    return not frame.has(t.COMMA | t.DASH | t.COLON, first, at - 1)


def _is_bare_tag(found: Answer, at: int, first: int) -> bool:
    """Whether only a source and a verb of saying follow the comma (*…,” said Kay.*)."""
    frame, source, cue = found.frame, found.source, found.cue
    # *Otto Brandt described the winter as “awful,” he said*: the pronoun repeats who described it.
    if frame.tags[source[0]] & t.PRONOUN and not frame.tags[at - 1] & t.PUNCTUATION:
        return False
    # The verb after may have its subject before: *Otto Brandt, who reckons that the bill was “a fortune,” described the
    # winter as “awful,” he said.*
    if min(source[0], cue[0]) != first or not frame.tags[cue[0]] & t.SAY:
        return False
    last = max(source[1], cue[1])
    if frame.lower[cue[0]] in TELLING_FORMS and cue[1] == last:
        told = phrase_starting_at(frame, last, len(frame.tags))
        last = told[1] if told else last
    if last >= len(frame.tags):
        return True
    if frame.tags[last] & t.ADV and last + 1 < len(frame.tags):
        return not frame.tags[last + 1] & (t.COMMA | t.COLON)
    return bool(frame.tags[last] & (t.PUNCTUATION | t.PREP | t.CALENDAR)) and frame.lower[last] != "to"


def _is_reported(frame: Frame, at: int, low: int) -> bool:
    """Whether a cue in the clause before the quotation reports it already."""
    # After a colon a thought reports too: *Ida Marsh was thinking: “What have I done?” Others saw nothing.*
    classes = t.CUE_VERB if at > low and frame.tags[at - 1] & t.COLON else t.REPORTING
    wanted = classes | t.QUOTATION
    for back in range(at - 1, low - 1, -1):
        tag = frame.tags[back]
        if not tag & wanted:
            continue
        if tag & t.QUOTATION and is_long_quotation(frame, back):
            return False
        if tag & classes and is_cue(frame, back, classes):
            return True
    return False


def _cue_then_subject(words: _WordsAfter) -> Answer | None:
    """The cue before its subject: *said Ann Lee*."""
    frame, set_off, stop = words.frame, words.set_off, words.stop
    first = verb = words.first
    # *“We won,” also said Ann Lee*; but a conjunction goes on with the clause: *Lee won “time” and said so*.
    while verb < stop and frame.tags[verb] & (t.ADV | t.CONJ) and verb < first + 2:
        verb += 1
    if verb >= stop or frame.tags[first] & t.CONJ:
        return None
    tag = frame.tags[verb]
    # Headlines and notes have the base form (*“It started in a toaster,” say police*), which titles share: *“We won,”
    # state Senator Ann Lee said*.
    says = tag & t.FINITE or (tag & t.BASE and tag & t.SAY and set_off and not tag & t.NOUN)
    # *“It was wrong,” began Ann Lee.*
    begins = set_off and frame.lower[verb] in _BEGINNING and not frame.tags[min(verb + 1, stop - 1)] & t.ING
    cues = t.QUOTATION_CUE if set_off else t.SAY
    if not begins and (not says or not tag & cues or not is_cue(frame, verb, t.QUOTATION_CUE)):
        return None
    # *“Never,” called **out** Ann Lee.*
    particle = frame.lower[verb + 1] if set_off and verb + 1 < stop else ""
    after = verb + 1 + bool(PHRASAL.get(frame.lower[verb], {}).get(particle, 0) & t.SAY)
    source = names_starting_at(frame, after, stop)
    if source is None or (source[1] - source[0] == 1 and frame.tags[source[0]] & t.OBJECT_PRONOUN):
        return None
    return Answer(frame, source, (verb, after))


def _subject_then_cue(words: _WordsAfter) -> Answer | None:
    """The subject before its cue: *Ann Lee said*."""
    frame, first, stop = words.frame, words.first, words.stop
    for verb in range(first, min(stop, first + _TAG_REACH)):
        tag = frame.tags[verb]
        if not tag & (t.STOP | t.NON_PARTICIPLE_FORM) and not is_perfect(frame, verb):
            continue
        if tag & t.STOP:
            return None
        if not _may_follow(words, verb):
            continue
        if is_passive(frame, verb) and frame.lower[verb] not in QUOTING_FORMS:
            # *“Resign!” was chanted by workers on the dock*
            agent = passive_agent(frame, verb, stop) if words.set_off else None
            return Answer(frame, agent, (verb, verb + 1)) if agent else None
        source = subject_before(frame, _perception_passive(frame, verb, first) or verb, first)
        if source is None:
            return None
        # A relative clause is about the words before it: *The house plans “The Making of Ely,” which praises Lee.*
        if not frame.tags[source[0]] & t.WH_WORD and (words.set_off or frame.lower[source[0]] != "that"):
            return _tagged(words, source, verb)
    return None


def _tagged(words: _WordsAfter, source: TokenRange, verb: int) -> Answer | None:
    """The answer that a subject and its cue after a quotation give, when they belong to it."""
    context, frame, stop = words.context, words.frame, words.stop
    if not words.set_off and not _may_tag(frame, source, words.first):
        return None
    if not _is_fronted(frame, words.first, source[0]) or _introduces_quotation(context, stop):
        return None
    if frame.lower[verb] == "went" and not frame.tags[source[1] - 1] & (t.ANY_SPEAKER | t.TEXT_NOUN):
        return None  # *In what Lee called “odd”, the vote went on.*
    if context.terminal and has_own_infinitive(frame, verb):
        return None
    relayed = source_relayed_after(frame, verb, stop)
    if relayed:
        return relayed
    return Answer(frame, source, (verb, verb + 1)) if words.set_off or _ends_there(frame, verb, stop) else None


def _may_follow(words: _WordsAfter, verb: int) -> bool:
    """Whether a word may be the cue of a clause after a quotation."""
    frame, stop = words.frame, words.stop
    tag = frame.tags[verb]
    if not is_cue(frame, verb, t.QUOTATION_CUE):
        return words.set_off and _is_last_verb(frame, verb, stop)
    # *“Is there a list?” a reporter could be heard asking*: the cue is what somebody was heard to do.
    is_heard = verb + 1 < stop and frame.tags[verb + 1] & t.ING and is_passive(frame, verb)
    if is_heard or _is_participle(frame, verb, words.first):
        return False
    if _names_as(frame, verb, stop) or reads_work(frame, verb, stop):
        return False
    # Without a comma the marked words may describe the subject: *It is a “new dawn” Ely supporters think about.*
    return words.set_off or bool(tag & t.SAY) or not tag & (t.REPORT | t.THINK)


def _names_as(frame: Frame, verb: int, stop: int) -> bool:
    """Whether a participle only says how the noun before it is known: *a student **identified** only as Kay said*."""
    after = frame.skip(t.ADV, verb + 1, stop)
    reports = frame.tags[verb] & t.REPORT and frame.tags[verb] & t.PARTICIPLE
    return bool(reports) and frame.lower[after : after + 1] == ["as"] and not is_passive(frame, verb)


def _may_tag(frame: Frame, source: TokenRange, first: int) -> bool:
    """Whether a subject may follow a quotation without a comma, rather than a noun that the marked words describe.

    *“Go home” officials said* but *“poison pill” measures added by rivals*.
    """
    if source[0] > first or frame.tags[first] & (t.CAP | t.PRONOUN | t.TITLE | t.DETERMINER | t.NUMBER):
        return True
    head = after_head(frame.tags, *source) - 1
    return bool(frame.tags[head] & t.ANY_SPEAKER)


def _is_participle(frame: Frame, verb: int, low: int) -> bool:
    """Whether a form in *-ing* has no auxiliary, so that it has no subject of its own."""
    tag = frame.tags[verb]
    bare = tag & t.ING and not has_auxiliary(frame, verb, low)
    return bool(bare) and _perception_passive(frame, verb, low) is None


def _perception_passive(frame: Frame, verb: int, low: int) -> int | None:
    """The passive or the habit before another verb, whose subject speaks: *was **heard** asking*, ***used** to say*."""
    joined = frame.lower[verb - 1] in ("of", "to")
    passive = verb - 1 - joined
    if passive <= low or not frame.tags[verb] & (t.ING | t.BASE):
        return None
    return passive if (joined and frame.lower[passive] in _HABITS) or is_passive(frame, passive) else None


def _is_last_verb(frame: Frame, verb: int, stop: int) -> bool:
    """Whether any past verb ends the clause after the comma (*“Why?” Hale pressed.*; not *“Who?” It was “I.”*)."""
    # *“It was wrong,” Kay began, before …*: what begins after words set off by a comma is speech.
    if frame.lower[verb] in _STARTING and (verb + 1 >= stop or frame.tags[verb + 1] & (t.STOP | t.COMMA)):
        return bool(is_nominal(frame.tags[verb - 1]) or frame.tags[verb - 1] & t.PRONOUN)
    if frame.tags[verb] & (t.PAST | t.AUX) != t.PAST or (verb + 1 < stop and not frame.tags[verb + 1] & t.STOP):
        return False
    return is_cue(frame, verb, t.VERB) and is_nominal(frame.tags[verb - 1])


def _is_fronted(frame: Frame, first: int, source: int) -> bool:
    """Whether only adverbials come before the subject: *“…,” in a letter on Friday Ann Lee said*."""
    for tag in frame.tags[first:source]:
        if tag & (t.VERB_OR_AUX | t.CLAUSE_OPENER | t.CONJ) and not tag & (t.ADV | t.PREP | t.CAP):
            return False
    return True


def _ends_there(frame: Frame, verb: int, stop: int) -> bool:
    """Whether the clause ends with its verb, or only a circumstance follows: *Lee said on Monday*."""
    after = verb + 1
    if after >= len(frame.tags) or after >= stop:
        return True
    circumstance = frame.tags[after] & (t.STOP | t.COMMA | t.PREP | t.ADV | t.CALENDAR | t.SUBORDINATOR | t.COLON)
    # *“Parasite” director Lee said on Monday **that** it was late*
    return bool(circumstance) and position_of_that(frame, after, stop) is None


def _introduces_quotation(context: QuotationContext, stop: int) -> bool:
    """Whether the clause introduces the next quotation instead (*“Yes.” Park said: “No.”*)."""
    frame = context.frame
    before = frame.tags[stop - 1]
    if context.ends_with_comma or before & t.STOP or stop >= len(frame.tags) or not frame.tags[stop] & t.QUOTATION:
        return False
    # After *“Too soon?”* a tag is as likely as a new sentence, so only a full stop decides.
    return bool(before & t.COLON) or (not context.exclaims and context.terminal)
