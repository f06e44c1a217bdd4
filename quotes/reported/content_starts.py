"""Where what a cue reports may begin, after the cue; a cue that can report nothing there is idle."""

from __future__ import annotations

from typing import Final

from quotes.grammar.auxiliaries import MODALS_AND_TO, before_verb, is_passive
from quotes.grammar.clause_starts import (
    asks_somebody_to,
    begins_whole_clause,
    clause_start,
    is_infinitive,
    subject_after_opening,
)
from quotes.grammar.ends.open_clauses import TOKENS_TO_VERB, has_own_verb
from quotes.grammar.naming import NAMING_FORMS, names_noun_before
from quotes.grammar.phrases import is_nominal, phrase_ending_at
from quotes.grammar.sources.cue_sources import QUOTING_FORMS, quotes_somebody_else
from quotes.grammar.sources.nonfinite import CAUSING_FORMS, absolute_subject
from quotes.grammar.verbs import CLAUSE_VERBS, is_finite_verb
from quotes.lexicon import tags as t
from quotes.lexicon.inflection import forms_in, forms_of
from quotes.text.frames import Frame, TokenRange

_ASPECTS: Final = forms_in("aspect_verbs")
_BEFORE_ACTS: Final = frozenset(["after", "before", "by", "in"])
"""Prepositions before a participle that names what was done: *by calling it a sham*; not *for calling it a sham*."""
_WISHING: Final = frozenset(["like", "love", "prefer"])
_MORE_OR_LESS: Final = frozenset(["least", "less", "more", "most"])
_NO_OBJECT: Final = forms_in("no_object_verbs")
_NO_SUBJECT: Final = t.PUNCTUATION | t.CLAUSE_OPENER | t.CONJ
FINDING: Final = forms_of("find")
_FIRST: Final = frozenset(["first", "last", "latest", "earliest", "only"])
_MEANS: Final = forms_in("means_verbs")
_MEETING: Final = forms_in("meeting_verbs")
_QUOTING_OR_NAMING: Final = QUOTING_FORMS | NAMING_FORMS
"""Verbs that may say whom somebody quotes, or what a noun is called, rather than report a clause."""


def start_after_cue(frame: Frame, cue: TokenRange, low: int, high: int) -> int | None:
    """Where what a cue reports may begin after it, whatever its source.

    Args:
        frame: The tokens.
        cue: The cue.
        low: Position of the first token of its sentence.
        high: Position after the last one.

    Returns:
        The position of a token; ``None`` when the cue reports nothing there.
    """
    verb = cue[0]
    if frame.tags[verb] & t.PREP and frame.tags[verb] & t.BASE and not _follows_auxiliary(frame, verb, low):
        return None
    start = clause_start(frame, verb, cue[1], high)
    if start is None or _has_verb_after(frame, cue, low):
        return None
    bare = not is_clause(frame, verb, start, high) and not _is_wish(frame, verb)
    if bare and (_takes_no_object(frame, cue, start, high) or _names_possible_act(frame, verb, low, start, high)):
        return None
    if frame.lower[verb] == "accused" and frame.lower[start] == "of" and _describes_noun(frame, verb):
        return None
    # *a bay, referred to as the Basin*: nobody here refers; *disclosed this on Friday **while** on a visit*
    word = frame.lower[start]
    if word == "while" or (word == "to" and frame.lower[start + 1 : start + 2] == ["as"]):
        return None
    if frame.lower[verb] in _QUOTING_OR_NAMING and (
        quotes_somebody_else(frame, verb, high) or names_noun_before(frame, verb, low)
    ):
        return None
    return start


def _has_verb_after(frame: Frame, cue: TokenRange, low: int) -> bool:
    """Whether an auxiliary right after a form shows a noun and its verb: *the jobs **report** has shown*.

    *What Lee **fears** will come* has somebody before the form, and *who polls **show** are late* a relative clause.
    """
    tag = frame.tags[cue[0]]
    if cue[1] >= len(frame.tags) or not cue[0] or tag & t.PAST or not tag & (t.THIRD | t.BASE):
        return False
    before, after = frame.tags[cue[0] - 1], frame.tags[cue[1]]
    # *reports reveal **that’s** so*, *remembers **being** late*
    acts = after & t.AUX and not after & (t.PRONOUN | t.ING) and frame.lower[cue[1]].isalpha()
    if not acts or before & (t.ANY_SPEAKER | t.AUX | t.ADV):
        return False
    begin = frame.find_back(t.PUNCTUATION | t.WH_WORD | t.CLAUSE_OPENER, cue[0] - 1, low)
    return not frame.tags[begin] & (t.WH_WORD | t.CLAUSE_OPENER)


def _describes_noun(frame: Frame, verb: int) -> bool:
    """Whether a participle describes the noun before: *a manager **accused** of theft*; not *whom Lee accused of*."""
    before = frame.tags[verb - 1] if verb else 0
    return not before & (t.PRONOUN | t.AUX | t.CAP | t.ADV) and not is_passive(frame, verb)


def is_clause(frame: Frame, verb: int, start: int, high: int) -> bool:
    """Whether a clause starts at a position, judging by its first words or by a document before its cue.

    After a document any clause counts that has a verb: *a letter saying **the road was shut***.

    Args:
        frame: The tokens.
        verb: Position of the cue.
        start: Position after it where the clause may start.
        high: Position after the last token of the sentence.
    """
    if t.says(frame.tags[verb]) and subject_after_opening(frame, start, high):
        return True
    if frame.lower[start] == "it" and frame.lower[verb] in FINDING and not holds_clause(frame, start, high):
        return False  # *would find **it** funny*
    return begins_whole_clause(frame, start) or (_follows_document(frame, verb) and has_own_verb(frame, start, high))


def _takes_no_object(frame: Frame, cue: TokenRange, start: int, high: int) -> bool:
    """Whether a cue reports a clause only, and there is none: *found a coin*; not *found the fish had died*."""
    verb = frame.lower[cue[0]]
    if cue[1] > cue[0] + 1:
        verb += " " + frame.lower[cue[0] + 1]
    if verb not in _NO_OBJECT:
        # *They do not **like** the plan*: after a negation it is no preposition.
        negated = frame.tags[cue[0]] & t.PREP and _is_negated(frame, cue[0])
        return verb in CLAUSE_VERBS and not negated and not asks_somebody_to(frame, cue[0], high)
    # *agreed to leave*, *agreed with the mayor*; not *added to his lead*
    if frame.tags[start] & t.PREP and (frame.lower[start] != "to" or is_infinitive(frame, start, high)):
        return False
    return not holds_clause(frame, start, high)


def _follows_auxiliary(frame: Frame, verb: int, low: int) -> bool:
    """Whether a word that may be a preposition is a verb: *they would **like** to*; not *it looks **like** him*."""
    before = before_verb(frame, verb, low)
    follows = before >= low and (frame.tags[before] & (t.AUX | t.PRONOUN) or frame.lower[before] == "to")
    return bool(follows) or _is_negated(frame, verb)


def _is_negated(frame: Frame, verb: int) -> bool:
    """Whether a verb has *not* before it or *n’t* in its auxiliary."""
    before = before_verb(frame, verb, 0)
    return frame.has(t.NEG, max(before, 0), verb)


def holds_clause(frame: Frame, start: int, high: int) -> bool:
    """Whether a noun phrase is the subject of a verb: *found **the fish had** died*; not *found **a coin and left***.

    Args:
        frame: The tokens.
        start: Position of the first token of the phrase.
        high: Position after the last token that may belong to it.
    """
    for at in range(start, min(high, start + TOKENS_TO_VERB)):
        if frame.tags[at] & _NO_SUBJECT:
            return False
        if at > start and is_finite_verb(frame, at):
            return not frame.tags[start] & t.PREP
    return False


def _follows_document(frame: Frame, verb: int) -> bool:
    """Whether a participle of saying follows a document: *a statement **saying***."""
    tag = frame.tags[verb]
    return bool(tag & t.ING and tag & t.SAY and verb and frame.tags[verb - 1] & t.TEXT_NOUN)


def _is_done(frame: Frame, to: int) -> bool:
    """Whether what an infinitive names is done: *went on **to** praise it*, *continued **to** mock it*."""
    if frame.lower[to] != "to" or not to:
        return False
    verb = frame.lower[to - 1]
    # *went so far **as** to say it is late*
    if verb == "as" and frame.lower[to - 2] == "far":
        return True
    # *went out of her **way** to praise it*
    if verb == "way" and frame.lower[max(0, to - 4) : to - 2] == ["out", "of"]:
        return True
    return verb in _ASPECTS or (verb == "on" and f"{frame.lower[to - 2]} {verb}" in _ASPECTS)


def _is_caused(frame: Frame, to: int, low: int) -> bool:
    """Whether an infinitive is what somebody was brought to do, or did first or by means: *led Kay **to** praise it*.

    So is *was the first **to** praise it* and *used the flood **to** attack Kay*; not *asked Kay **to** praise it*.
    """
    if frame.lower[to] != "to" or frame.tags[to - 1] & t.ING:
        return False
    phrase = phrase_ending_at(frame, to - 1, low)
    if phrase is None or phrase[0] <= low:
        return False
    first = phrase[0]
    if frame.lower[first - 1] in CAUSING_FORMS or frame.lower[first - 1] in _MEANS:
        return True
    return not _FIRST.isdisjoint(frame.lower[first : first + 4])


def _is_wish(frame: Frame, verb: int) -> bool:
    """Whether a verb after *would* says what somebody wants: *would **like** to leave*; not *would like the soup*."""
    high = len(frame.tags)
    if frame.lower[verb] not in _WISHING or verb + 1 >= high or not is_infinitive(frame, verb + 1, high):
        return False
    before = before_verb(frame, verb, 0)
    return before >= 0 and frame.lower[before] == "would"


def _is_compared(frame: Frame, to: int) -> bool:
    """Whether an infinitive is what some do more often than others: *were more likely **to** say it is late*."""
    return to > 1 and frame.lower[to - 1] == "likely" and frame.lower[to - 2] in _MORE_OR_LESS


def _is_purpose(frame: Frame, to: int, verb: int, low: int) -> bool:
    """Whether an infinitive says what somebody came, met or rose for: *went to Ems **to** say*, *met Kay **to** say*.

    In *forced Kay **to** admit it* the name is who admits it, and in *no reason for Kay **to** admit it* nobody does.
    """
    before = at = to - 1
    if frame.lower[to] != "to" or before <= low or not frame.tags[verb] & t.REPORTING:
        return False
    if frame.tags[before] & (t.COMMA | t.CALENDAR):
        return True
    # *wrote to **staff** to say it was late*
    if frame.tags[before] & (t.ROLE | t.PLURAL) and frame.lower[before - 1] == "to":
        return True
    at = frame.skip_back(t.CAP | t.TITLE, at, low)
    if at == before:
        return False
    if frame.tags[at] & t.DETERMINER:
        at -= 1
    return frame.lower[at] in _MEETING or bool(frame.tags[at] & t.PREP and frame.lower[at] != "for")


def _names_possible_act(frame: Frame, verb: int, low: int, start: int, high: int) -> bool:
    """Whether a verb names only a possible act, not in *with the board **saying** the road is shut*."""
    if not _is_hypothetical(frame, verb, low):
        return False
    says = frame.tags[verb] & t.ING and frame.tags[verb] & t.SAY
    return not (says and holds_clause(frame, start, high))


def _is_hypothetical(frame: Frame, verb: int, low: int) -> bool:
    """Whether a verb names only a possible act: *to call*, *might call*, *for calling*, *a man calling*.

    A refusal does report: *would not say*.
    """
    before = before_verb(frame, verb, low)
    if before < low:
        return False
    if frame.tags[verb] & t.ING:
        acts = frame.lower[before] in _BEFORE_ACTS and frame.tags[verb] & t.REPORTING
        other = frame.tags[before] & t.PREP and not acts
        document = frame.tags[before] & t.TEXT_NOUN and frame.tags[verb] & t.REPORTING
        # *It ended **with Bay News** calling it odd.*
        described = is_nominal(frame.tags[before]) and not document and absolute_subject(frame, verb, low) is None
        hypothetical = bool(other) or described
    else:
        hypothetical = frame.lower[before] in MODALS_AND_TO and not (
            _is_done(frame, before)
            or _is_caused(frame, before, low)
            or _is_purpose(frame, before, verb, low)
            or _is_compared(frame, before)
        )
    return hypothetical and not frame.has(t.NEG, before + 1, verb)
