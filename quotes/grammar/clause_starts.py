"""Where a reported clause after a cue begins: past the addressee and the time, at *that* or its first word."""

from __future__ import annotations

from typing import Final

from quotes.grammar.marked_words import is_program_name
from quotes.grammar.phrase_parts import after_bare_time, is_subject_pronoun
from quotes.grammar.phrases import phrase_starting_at
from quotes.grammar.that_clauses import position_of_that
from quotes.grammar.verb_signs import is_surely_finite
from quotes.grammar.verbs import TELLING_FORMS, is_finite_verb
from quotes.lexicon import tags as t
from quotes.lexicon.inflection import forms_in, forms_of
from quotes.lexicon.word_sets import TIME_MODIFIERS, TIME_NOUNS, TIME_WORDS
from quotes.text.frames import Frame, TokenRange

_BEFORE_THAT: Final = t.PREP | t.ADV | t.CALENDAR | t.COMMA
_LONGEST_ASIDE: Final = 8
"""Tokens of an aside between commas after a cue."""
_LONGEST_OPENING: Final = 16
"""Tokens of a circumstance that opens a reported clause, at most."""
_AFTER_TIMES: Final = t.BEGINS_SUBJECT | t.NUMBER | t.CLAUSE_OPENER | t.STOP | t.COMMA
_BEFORE_TIME: Final = t.PREP | t.DET | t.ADV | t.NUMBER
_MAY_BE_TIME: Final = _BEFORE_TIME | t.CALENDAR
_NO_CLAUSE: Final = t.PUNCTUATION | t.PREP | t.CALENDAR | t.ADV | t.CONJ | t.SUBORDINATOR
_TELLING: Final = forms_of("tell")
_TOPICAL: Final = forms_in("topical_verbs")
"""Verbs with *of* after whom they address: *reminded the crowd **of** the stakes*."""
_HEARERS: Final = t.ANY_SPEAKER | t.OBJECT_PRONOUN | t.ORG_NAME | t.DEMONYM
_CIRCUMSTANCES: Final = frozenset(["at", "by", "during", "from", "in", "on", "through", "via"])
"""Prepositions of what says where, when or by what means somebody spoke: ***in** a statement*, ***by** phone*."""
_LONGEST_SUBJECT: Final = 7
"""Tokens from the start of a clause to its verb, at most."""
_AFTER_WHOLE: Final = t.BEGINS_OBJECT | t.NUMBER | t.SUBORDINATOR
"""What follows the verb of a clause that is whole: its object."""


def clause_start(frame: Frame, verb: int, first: int, high: int) -> int | None:
    """Where a reported clause after a cue begins.

    Args:
        frame: The tokens.
        verb: Position of the cue's verb.
        first: Position after the cue.
        high: Position after the last token of the sentence.

    Returns:
        The position of *that* or of its first word: whom a verb of telling addresses and the times and
        places before *that* are left out; ``None`` when nothing follows.

    Gives   Lee **said** the dam was safe. → the   Lee **told** reporters on Friday that it was safe. → that
    Gives   Lee **said** on Friday she won. → she   Lee **said**. → nothing   Lee **urged** the town to pay. → the
    Gives   Lee **said**, however, that it was safe. → that   Lee **said**, and she left. → nothing
    """
    tags = frame.tags
    if first < high and tags[first] & t.COMMA:
        return _after_parenthesis(frame, first, high)
    if frame.lower[verb] in TELLING_FORMS and first == verb + 1:
        if asks_somebody_to(frame, verb, high):
            return first
        first = _after_addressee(frame, first, high)
        first += first < high and is_program_name(frame, first)
    # *told the crew, the clerk and the cook **that***
    if first < high and tags[first] & _BEFORE_THAT and not is_infinitive(frame, first, high):
        that = position_of_that(frame, first, high)
        if that is not None:
            return that
        if t.says(tags[verb]) and subject_after_opening(frame, first, high):
            return first
        if t.says(tags[verb]) and (after := _after_circumstance(frame, first, high)):
            return after
    # *estimated **that** from May to June 2014, it was shut*
    opens_clause = first + 1 < high and frame.lower[first] == "that" and frame.lower[first + 1] not in TIME_NOUNS
    if first < high and not opens_clause and (tags[first] & _MAY_BE_TIME or frame.lower[first] in TIME_WORDS):
        first = _after_times(frame, first, high)
    return None if first >= high or tags[first] & (t.STOP | t.CLOSE_BRACKET | t.COMMA) else first


def asks_somebody_to(frame: Frame, verb: int, high: int) -> bool:
    """Whether a verb of asking has whom it asks and an infinitive after it, which are reported together.

    Yes   Lee **urged** the town to pay.   Lee **advised** them to pay.
    No    Lee **told** the town to pay.   Lee **urged** payment.   Lee **asked** whether to pay.
    """
    if frame.lower[verb] not in TELLING_FORMS or frame.lower[verb] in _TELLING or verb + 1 >= high:
        return False
    after = _after_addressee(frame, verb + 1, high)
    return after > verb + 1 and is_infinitive(frame, after, high)


def subject_after_opening(frame: Frame, first: int, high: int) -> int | None:
    """Where the subject of a clause is that a circumstance opens: *said since that day, **he** was away*.

    Gives   Lee said **since** that day, he was away. → he
    Gives   Lee said **in** a letter, he was away. → nothing   Lee said **on** Friday that he was away. → nothing
    """
    if not frame.tags[first] & (t.PREP | t.SUBORDINATOR) or frame.tags[first] & (t.DET | t.ADV):
        return None
    for at in range(first + 1, min(high - 1, first + _LONGEST_OPENING)):
        tag = frame.tags[at]
        if tag & t.COMMA:
            after = frame.tags[at + 1]
            return at + 1 if is_subject_pronoun(after) and not after & t.AUX else None
        # *said in a letter, she …*: that is where she said it
        if tag & (t.PUNCTUATION | t.TEXT_NOUN | t.MEDIA_NAME):
            break
    return None


def _after_parenthesis(frame: Frame, comma: int, high: int) -> int | None:
    """Where a clause begins after an aside between commas: *said, however, **that** it was shut*."""
    after = after_aside(frame, comma + 1, high - 1)
    return after if after is not None and begins_whole_clause(frame, after) else None


def after_aside(frame: Frame, first: int, high: int) -> int | None:
    """The position after the comma that ends an aside.

    Args:
        frame: The tokens.
        first: Position of the first token of the aside, after the comma that opens it.
        high: Position after the last token that may be the comma.

    Returns:
        The position; ``None`` if a verb or another mark comes first, or if the aside would be too long.

    Gives   Lee said, **in** a note, that it was shut. → that   Lee said, **as** she was ill, that it was so. → nothing
    """
    for at in range(first + 1, min(high, first + _LONGEST_ASIDE)):
        if frame.tags[at] & t.COMMA:
            return at + 1
        if frame.tags[at] & t.PUNCTUATION or is_surely_finite(frame.tags[at]):
            break
    return None


def _after_times(frame: Frame, first: int, high: int) -> int:
    """The position after the times that begin a stretch: *on Friday*, *late last week*; not *the night shift*."""
    after = first
    for at in range(first, high):
        tag = frame.tags[at]
        # *said Thursday’s talks failed* and *noted the May flood* name the clause’s own days.
        if tag & t.CALENDAR and not tag & t.POSSESSIVE_ENDING and not (at > first and frame.tags[at - 1] & t.DET):
            after = first = at + 1
        elif frame.lower[at] in TIME_NOUNS or (tag & t.ADV and after == at > first):
            after = at + 1
        elif not tag & _BEFORE_TIME and frame.lower[at] not in TIME_MODIFIERS:
            break
    return after if after < high and frame.tags[after] & _AFTER_TIMES else first


def _after_circumstance(frame: Frame, first: int, high: int) -> int | None:
    """Where a clause without *that* begins after how, where or when it was said: *said in a letter Friday **she** won*.

    Gives   Lee said **in** a statement she was ill. → she   Lee said **at** the rally Friday the dam held. → the
    Gives   Lee said **in** a statement she issued on Friday. → nothing   Lee said **of** the dam it held. → nothing
    """
    if frame.lower[first] not in _CIRCUMSTANCES:
        return None
    place = phrase_starting_at(frame, first + 1, high)
    if place is None:
        return None
    start = _after_times(frame, place[1], high)
    if start + 1 >= high:
        return None
    tag = frame.tags[start]
    pronoun = is_subject_pronoun(tag) and not tag & t.AUX
    if not pronoun and not (tag & t.BEGINS_SUBJECT and frame.lower[start] != "that"):
        return None
    for at in range(start + 1, min(high - 1, start + _LONGEST_SUBJECT)):
        if frame.tags[at] & t.PUNCTUATION:
            break
        if is_finite_verb(frame, at):
            # *in a statement **the union issued** on Friday*: the verb of a relative clause has no object after it.
            whole = frame.tags[at] & t.AUX or frame.tags[at + 1] & _AFTER_WHOLE
            return start if whole else None
    return None


def _after_addressee(frame: Frame, first: int, high: int) -> int:
    """The position after the addressee of a verb of telling: *told **reporters***; not *promised **a road***."""
    end = first
    # *assured her **that** a deal was near*, *reminded the crowd **of** the stakes*
    topical = frame.lower[first - 1] in _TOPICAL
    while end < high:
        word = frame.lower[end]
        if word == "that" or (word == "of" and topical) or (word == "to" and is_infinitive(frame, end, high)):
            break
        end += 1
    addressed = phrase_starting_at(frame, first, end)
    if addressed is None or addressed[1] >= high:
        return first
    after = _after_time(frame, addressed[1], high)
    tag = frame.tags[after]
    if tag & t.VERB_OR_AUX & ~t.PREP:
        return _after_crowd(frame, first, addressed[1])
    goes_on = (
        not tag & _NO_CLAUSE or is_infinitive(frame, after, high) or position_of_that(frame, after, high) is not None
    )
    return (
        after
        if goes_on or any(tag & _HEARERS and not tag & t.SPEECH_NOUN for tag in frame.tags[first:after])
        else first
    )


def _after_crowd(frame: Frame, first: int, end: int) -> int:
    """The position after those who are told, before the name of who acts: *told **reporters** Lee had left*."""
    for at in range(first, end - 1):
        tag = frame.tags[at]
        if tag & t.PLURAL and tag & t.ROLE and not tag & t.CAP and frame.tags[at + 1] & t.CAP:
            return at + 1
    return first


def _after_time(frame: Frame, first: int, high: int) -> int:
    """The position after a time right after an addressee: *told Kay **days later** that*."""
    after = after_bare_time(frame, first, high - 1)
    if after > first and frame.lower[after - 1] in ("after", "before"):
        event = phrase_starting_at(frame, after, high - 1)
        return event[1] if event else first
    return after


def is_infinitive(frame: Frame, at: int, high: int) -> bool:
    """Whether *to* is before a verb, listed or not.

    Yes   Lee vowed **to** leave.   Lee vowed **to** have it.   Lee vowed **to** formally resign.
    Yes   Lee vowed **to** blorf.
    No    Lee pointed **to** Ann.   Lee pointed **to** dams.   Lee **vowed** it.
    """
    if frame.lower[at] != "to" or at + 1 >= high:
        return False
    tag = frame.tags[at + 1]
    return (
        bool(tag & (t.BASE | t.ADV))
        or frame.lower[at + 1] == "have"
        or not (tag & t.ANY_CLASS or frame.lower[at + 1].endswith("s"))
    )


def content_start(frame: Frame, cue: TokenRange, source: TokenRange, at: int) -> int:
    """Where the reported clause around a position after a cue begins: at *that*, else right after the cue.

    Args:
        frame: The tokens.
        cue: The cue.
        source: Its source.
        at: A position in the clause.

    Returns:
        Position of the first token of the clause, at most ``at``.
    """
    first = cue[1]
    # *Conceding **that** it was “odd,” Lee left* has its source after the clause.
    if first <= source[0] < at:
        first = max(first, min(source[1], at))
    start = clause_start(frame, cue[0], first, at + 1)
    if start is None and is_interposed(frame, source, cue):
        start = first + 1
    return min(at, start or at)


def is_interposed(frame: Frame, source: TokenRange, cue: TokenRange) -> bool:
    """Whether commas set a report off from what it interrupts: *The dam, **Lee said**, is odd*; not *Lee, who said, …*.

    Args:
        frame: The tokens.
        source: The source.
        cue: The cue.
    """
    first, end = min(source[0], cue[0]), max(source[1], cue[1])
    if first == 0 or end >= len(frame.tags) or frame.tags[source[0]] & t.WH_WORD:
        return False
    return bool(frame.tags[first - 1] & t.COMMA and frame.tags[end] & t.COMMA)


def begins_whole_clause(frame: Frame, start: int) -> bool:
    """Whether a clause begins with *that*, a subject pronoun or a question word, and so surely has a verb.

    Yes   Lee said **that** it was shut.   Lee said **she** left.   Lee asked **whether** it was shut.
    No    Lee praised **her** plan.   Lee praised **the** plan.
    """
    tag = frame.tags[start]
    if tag & (t.PRONOUN | t.WH_WORD) and not tag & (t.POSSESSIVE_PRONOUN | t.OBJECT_PRONOUN):
        return True
    return frame.lower[start] == "that"
