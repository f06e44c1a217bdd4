"""Whose subject a verb shares: the chain from a participle, infinitive or joined verb to the verb that has one."""

from __future__ import annotations

from typing import Final

from quotes.grammar.auxiliaries import before_verb
from quotes.grammar.phrases import phrase_ending_at, phrase_starting_at
from quotes.grammar.sources.main_verbs import main_verb, may_share_subject
from quotes.grammar.sources.nonfinite import (
    absolute_subject,
    document_subject,
    following_subject,
    induced_subject,
    owner_of_attempt,
    perceived_subject,
    shared_absolute_subject,
)
from quotes.grammar.sources.relatives import is_in_relative_clause
from quotes.grammar.sources.subjects import subject_before
from quotes.grammar.verbs import is_cue
from quotes.lexicon import tags as t
from quotes.lexicon.inflection import forms_in
from quotes.lexicon.word_sets import ARTICLES
from quotes.text.frames import ENDS_CLAUSE, Frame, TokenRange

_JOINING: Final = forms_in("joining_verbs")
_MOST_STEPS: Final = 4
"""Verbs from one that shares a subject to the verb that has it, at most."""
_JOIN_REACH: Final = 10
"""Tokens from a conjunction to a verb after an adverbial, at most."""


def subject_chain(frame: Frame, verb: int, low: int, steps: int = 0) -> TokenRange | None:
    """Who does what a verb says, followed through participles, infinitives and joined verbs.

    Args:
        frame: The tokens.
        verb: Position of the verb.
        low: Position of the first token that may belong to its clause.
        steps: Number of verbs that led to it.

    Returns:
        A range of tokens, or ``None``.

    Gives   Ann Lee left and **said** so. → Ann Lee   Lee refused to **say** so. → Lee
    Gives   Lee slams Cole, **praises** Kay. → Lee   Kay left, **saying** so. → Kay
    Gives   “No,” said Kay, **adding** that it was odd. → Kay   **Calling** it odd, Kay left. → Kay
    """
    if steps > _MOST_STEPS:
        return None
    tag = frame.tags[verb]
    before = before_verb(frame, verb, low)
    joint = _joint(frame, before, tag, low)
    if joint is None and _may_have_subject(frame, verb, before, low):
        source = subject_before(frame, verb, low)
        if source is not None:
            governor = _verb_of_object(frame, source, before, low)
            return (
                _actor_of_two(frame, source, verb)
                if governor is None
                else subject_chain(frame, governor, low, steps + 1)
            )
        joint = before if _ends_with_comma(frame, before, low) else None
        if joint is None and not _joins_clause(frame, verb, low):
            having = before == low and frame.lower[before] == "having"
            return following_subject(frame, verb) if having else None
    governor = _joining_verb(frame, joint, low)
    if governor is None:
        own = _own_subject(frame, verb, low, joint)
        if own is not None:
            return own
        governor = _verb_of_participle(frame, verb, before, low) if joint is None else None
    if governor is not None:
        return subject_chain(frame, governor, low, steps + 1)
    main = main_verb(frame, verb if joint is None else joint, low)
    if main is not None:
        if frame.tags[main] & t.AUX and frame.tags[main] & t.PRONOUN:
            return _contracted_subject(frame, main)
        return subject_chain(frame, main, low, steps + 1) or _inverted_subject(frame, main, verb)
    return _subject_elsewhere(frame, verb, joint, low)


def _contracted_subject(frame: Frame, main: int) -> TokenRange | None:
    """The pronoun of a contracted auxiliary: ***He’s** calling it odd and says so*; not *it’s odd and says so*."""
    word = frame.lower[main]
    return None if word.startswith("it") or word.endswith(("d", "ll")) else (main, main + 1)


def _subject_elsewhere(frame: Frame, verb: int, joint: int | None, low: int) -> TokenRange | None:
    """The subject of a verb that shares no other verb's: a pronoun at the front, what follows a fronted participle."""
    if joint is not None:
        return (
            _subject_at_front(frame, joint, low)
            or _subject_after_front(frame, verb, joint, low)
            or _relative_subject(frame, joint, low)
            or _subject_before_aside(frame, verb, joint, low)
        )
    tag, before = frame.tags[verb], before_verb(frame, verb, low)
    if before > low and tag & t.ING and frame.tags[before] & t.COMMA:
        # ***Lee**, citing the report, left.*
        return subject_before(frame, before, low)
    fronted = before < low if tag & t.ING else before == low and frame.lower[before] == "having"
    return following_subject(frame, verb) if fronted else None


def _joint(frame: Frame, before: int, verb: int, low: int) -> int | None:
    """The word that joins a verb to the one whose subject it shares; ``before`` is the position before the verb."""
    if before >= low and _shares_subject(frame, before, verb):
        return before
    return _joint_of_auxiliary(frame, before, low)


def _shares_subject(frame: Frame, before: int, verb: int) -> bool:
    """Whether the word before a verb makes it share another verb's subject: *and said*, *to say*, *by saying*."""
    tag = frame.tags[before]
    if tag & t.CONJ:
        return True
    if verb & t.ING:
        # *while calling it a sham*
        return bool(tag & t.PREP) or (bool(tag & t.SUBORDINATOR) and frame.lower[before] != "that")
    return bool(verb & t.BASE) and frame.lower[before] == "to"


def _subject_at_front(frame: Frame, joint: int, low: int) -> TokenRange | None:
    """The subject that begins a clause whose verb no list has as one: ***He** funds several groups and said*."""
    tags = frame.tags
    first = tags[low]
    if not tags[joint] & t.CONJ or low + 1 >= joint:
        return None
    if frame.has(t.PUNCTUATION | t.PRONOUN | t.CLAUSE_OPENER, low + 1, joint):
        return None
    if first & t.PRONOUN:
        is_subject = not first & (t.OBJECT_PRONOUN | t.AUX)
        return (low, low + 1) if is_subject and frame.lower[low + 1].endswith("s") else None
    # ***Mr Reeve** heads the union and said*: after a singular and before an object, a form in *-s* is a verb.
    verb = next((at for at in range(low + 1, joint - 1) if _is_unlisted_verb(frame, at)), joint)
    return phrase_ending_at(frame, verb - 1, low) if verb < joint else None


def _is_unlisted_verb(frame: Frame, at: int) -> bool:
    """Whether a form in *-s* between a name or role and an object is a verb: *The singer **tours** Europe*."""
    word, before, after = frame.lower[at], frame.tags[at - 1], frame.tags[at + 1]
    if word[-1] != "s" or word.endswith("ss") or frame.tags[at] & (t.CAP | t.POSSESSIVE_ENDING | t.FUNCTION_WORD):
        return False
    if not before & (t.CAP | t.ROLE | t.ORG_NOUN) or before & (t.PLURAL | t.POSSESSIVE | t.DEMONYM | t.VERB):
        return False
    return bool(after & (t.DETERMINER | t.CAP)) and not after & t.PREP


def _subject_after_front(frame: Frame, verb: int, joint: int, low: int) -> TokenRange | None:
    """The subject after a participle that a preposition at the front governs: *After saying so, **Lee** left*."""
    at = joint
    while at > low and frame.tags[at - 1] & (t.CONJ | t.ADV | t.COMMA):
        at -= 1
    governed = at == low and frame.tags[joint] & (t.PREP | t.SUBORDINATOR) and frame.tags[verb] & t.ING
    return following_subject(frame, verb) if governed else None


def _subject_before_aside(frame: Frame, verb: int, joint: int, low: int) -> TokenRange | None:
    """The subject before a participle that a preposition sets off with commas: ***Lee**, after saying so, left*."""
    comma = frame.skip_back(t.ADV, joint - 1, low)
    set_off = comma > low and frame.tags[comma] & t.COMMA and frame.tags[joint] & t.PREP
    return subject_before(frame, comma, low) if set_off and frame.tags[verb] & t.ING else None


def _relative_subject(frame: Frame, joint: int, low: int) -> TokenRange | None:
    """The subject of a relative clause that a joined verb goes on with: *Lee, **who** backed it and said so*."""
    if not frame.tags[joint] & t.CONJ:
        return None
    for at in range(joint - 1, low, -1):
        tag = frame.tags[at]
        if tag & t.CLAUSE_STOP:
            break
        if tag & t.VERB_OR_AUX and may_share_subject(frame, at) and is_in_relative_clause(frame, at, low):
            subject = subject_before(frame, at, low)
            return subject if subject and frame.tags[subject[0]] & t.WH_WORD else None
    return None


def _set_off_relative(frame: Frame, joint: int, low: int) -> TokenRange | None:
    """The subject of a clause set off by a comma that has not ended: *Kay met Lee, **who** backed it and said so*.

    Another comma would end it: *Kay met Lee, who backed it, and said so*.
    """
    if not frame.tags[joint] & t.CONJ:
        return None
    for at in range(joint - 1, low, -1):
        tag = frame.tags[at]
        if tag & t.QUOTATION:
            if frame.endings[at] in ENDS_CLAUSE:
                break
        elif tag & t.CLAUSE_EDGE:
            opens = tag & t.COMMA and frame.lower[at + 1] in ("who", "which")
            return (at + 1, at + 2) if opens and not frame.tags[at + 2] & t.BEGINS_SUBJECT else None
    return None


def _joint_of_auxiliary(frame: Frame, before: int, low: int) -> int | None:
    """The conjunction before the auxiliaries of a verb: *Lee left, **and** has promised so*."""
    at = before
    while at >= low and frame.tags[at] & (t.AUX | t.ADVERBIAL) and not frame.tags[at] & (t.PRONOUN | t.CAP | t.CONJ):
        at -= 1
    joins = low <= at < before and frame.tags[at] & t.CONJ
    return at if joins and frame.tags[before] & t.AUX else None


def _may_have_subject(frame: Frame, verb: int, before: int, low: int) -> bool:
    """Whether a verb is not a bare participle in *-ing*: *said*, *put*, *was saying*."""
    tag = frame.tags[verb]
    return not tag & t.ING or bool(before >= low and frame.tags[before] & t.AUX)


def _verb_of_object(frame: Frame, phrase: TokenRange, before: int, low: int) -> int | None:
    """The verb whose object was taken for a subject because a comma follows: *Lee **slams** Cole, praises Kay*."""
    at = phrase[0] - 1
    if phrase[1] != before or not frame.tags[before] & t.COMMA or at <= low:
        return None
    if not frame.tags[at] & (t.FINITE | t.ING) or frame.tags[at] & (t.AUX | t.CAP):
        return None
    return at if is_cue(frame, at, t.VERB) else None


def _actor_of_two(frame: Frame, source: TokenRange, verb: int) -> TokenRange:
    """The subject without a first verb and its object, as in a headline: ***Kor** cuts jobs, warns of more*."""
    first, end = source
    if end != verb - 1 or not frame.tags[end] & t.COMMA or not frame.tags[verb] & t.THIRD:
        return source
    for at in range(first + 1, end - 1):
        acts = frame.tags[at] & t.THIRD and not (frame.tags[at] & t.CAP or frame.tags[at + 1] & t.PREP)
        if acts and frame.tags[at - 1] & (t.CAP | t.ORG_NOUN | t.ROLE) and not frame.tags[at - 1] & t.POSSESSIVE:
            return first, at
    return source


def _ends_with_comma(frame: Frame, before: int, low: int) -> bool:
    """Whether a comma that closes no quotation is before a verb: *Lee slams Cole, praises Kay*."""
    return before >= low and bool(frame.tags[before] & t.COMMA) and not frame.tags[before - 1] & t.QUOTATION


def _joining_verb(frame: Frame, joint: int | None, low: int) -> int | None:
    """The verb right before the *to* of an infinitive that always shares its subject: *Lee **refused** to say*."""
    if joint is None or joint <= low or frame.lower[joint] != "to":
        return None
    # *Lee felt the **need** to say so* has a noun.
    return joint - 1 if frame.lower[joint - 1] in _JOINING and frame.lower[joint - 2] not in ARTICLES else None


def _verb_of_participle(frame: Frame, verb: int, before: int, low: int) -> int | None:
    """The finite verb right before a participle: *Lee **left** saying*."""
    if not frame.tags[verb] & t.ING or before < low or not frame.tags[before] & t.FINITE:
        return None
    return before if is_cue(frame, before, t.VERB) else None


def _own_subject(frame: Frame, verb: int, low: int, joint: int | None) -> TokenRange | None:
    """The subject that a participle, infinitive or joined verb has for itself; ``joint`` is the word that joins it."""
    tag = frame.tags[verb]
    if joint is None:
        if not tag & t.ING:
            return None
        return (
            absolute_subject(frame, verb, low)
            or document_subject(frame, verb, low)
            or perceived_subject(frame, verb, low)
        )
    # *which lets him keep it **and deny** so* joins two infinitives.
    is_finite = tag & t.FINITE_OR_PARTICIPLE or frame.tags[verb - 1] & t.AUX
    relative = _set_off_relative(frame, joint, low) if is_finite else None
    if relative is not None:
        return relative
    if tag & t.BASE:
        return induced_subject(frame, joint, low) or owner_of_attempt(frame, joint, low)
    return shared_absolute_subject(frame, joint, low) if tag & t.ING and frame.tags[joint] & t.CONJ else None


def _inverted_subject(frame: Frame, main: int, high: int) -> TokenRange | None:
    """The subject after a verb of saying that is right after a quotation: *“…,” said **Kay**, adding*."""
    if not frame.tags[main] & t.SAY or not main or not frame.tags[main - 1] & (t.QUOTATION | t.COMMA):
        return None
    return phrase_starting_at(frame, main + 1, high)


def _joins_clause(frame: Frame, verb: int, low: int) -> bool:
    """Whether only an adverbial is between a conjunction and the verb: *but in an interview said*."""
    for at in range(verb - 1, max(low, verb - _JOIN_REACH), -1):
        if frame.tags[at] & t.CONJ:
            return bool(frame.tags[at + 1] & t.PREP)
        if frame.tags[at] & (t.PUNCTUATION | t.AUX | t.PRONOUN):
            return False
    return False
