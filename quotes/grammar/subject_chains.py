"""Whose subject a verb shares: the chain from a participle, infinitive or joined verb to the verb that has one."""

from __future__ import annotations

from typing import Final

from quotes.grammar.nonfinite import (
    absolute_subject,
    document_subject,
    following_subject,
    induced_subject,
    owner_of_attempt,
    perceived_subject,
    shared_absolute_subject,
)
from quotes.grammar.phrases import phrase_starting_at
from quotes.grammar.subjects import subject_before
from quotes.grammar.verb_signs import NEAR
from quotes.grammar.verbs import before_verb, is_cue, is_finite_verb, is_passive
from quotes.lexicon import tags as t
from quotes.lexicon.inflection import forms_in
from quotes.lexicon.words import entries
from quotes.text.frames import Frame, TokenRange

_JOINING: Final = forms_in("joining_verbs")
_MOST_STEPS: Final = 4
"""Verbs from one that shares a subject to the verb that has it, at most."""
_JOIN_REACH: Final = 10
"""Tokens from a conjunction to a verb after an adverbial, at most."""
_WHEN: Final = frozenset(entries("time_conjunctions"))
_TALKING: Final = forms_in("talk_verbs")
_ACTORS: Final = t.ANY_SPEAKER | t.AUX | t.WH_WORD
_FRONTABLE: Final = t.CONJ | t.ADV | t.CALENDAR | t.COMMA | t.CAP
_WITHIN_RELATIVE: Final = t.PRONOUN | t.DET | t.AUX | t.ADVERBIAL | t.CAP


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
        if source:
            governor = _verb_of_object(frame, source, before, low)
            return source if governor is None else subject_chain(frame, governor, low, steps + 1)
        joint = before if _ends_with_comma(frame, before, low) else None
        if joint is None and not _joins_clause(frame, verb, low):
            return None
    governor = _joining_verb(frame, joint, low)
    if governor is None:
        own = _own_subject(frame, verb, low, joint)
        if own:
            return own
        governor = _verb_of_participle(frame, verb, before, low) if joint is None else None
    if governor is not None:
        return subject_chain(frame, governor, low, steps + 1)
    main = main_verb(frame, verb if joint is None else joint, low)
    if main is not None:
        return subject_chain(frame, main, low, steps + 1) or _inverted_subject(frame, main, verb)
    if joint is not None:
        return _pronoun_at_front(frame, joint, low)
    return following_subject(frame, verb) if tag & t.ING and before < low else None


def _joint(frame: Frame, before: int, verb: int, low: int) -> int | None:
    """The word that joins a verb to the one whose subject it shares; ``before`` is the position before the verb."""
    if before >= low and _shares_subject(frame, before, verb):
        return before
    return _joint_of_auxiliary(frame, before, low)


def _shares_subject(frame: Frame, before: int, verb: int) -> bool:
    """Whether the word before a verb makes it share another verb's subject: *and said*, *to say*, *by saying*."""
    tag = frame.tags[before]
    if tag & t.CONJ and not tag & t.PRONOUN:
        return True
    return bool(verb & t.BASE and frame.lower[before] == "to") or bool(verb & t.ING and tag & t.PREP)


def _pronoun_at_front(frame: Frame, joint: int, low: int) -> TokenRange | None:
    """The pronoun that begins a clause whose verb no list has as one: ***He** funds several groups and said*."""
    tags = frame.tags
    first = tags[low]
    if (
        not tags[joint] & t.CONJ
        or low + 1 >= joint
        or not first & t.PRONOUN
        or first & (t.OBJECT_PRONOUN | t.SUBORDINATOR | t.AUX | t.WH_WORD)
    ):
        return None
    inner = any(tag & (t.PUNCTUATION | t.PRONOUN | t.CLAUSE_OPENER) for tag in tags[low + 1 : joint])
    return None if inner or not frame.lower[low + 1].endswith("s") else (low, low + 1)


def _joint_of_auxiliary(frame: Frame, before: int, low: int) -> int | None:
    """The conjunction before the auxiliaries of a verb: *Lee left, **and** has promised so*."""
    at = before
    while at >= low and frame.tags[at] & (t.AUX | t.ADVERBIAL) and not frame.tags[at] & (t.PRONOUN | t.CAP | t.CONJ):
        at -= 1
    joins = low <= at < before and frame.tags[at] & t.CONJ and not frame.tags[at] & t.PRONOUN
    return at if joins and frame.tags[before] & t.AUX else None


def _may_have_subject(frame: Frame, verb: int, before: int, low: int) -> bool:
    """Whether a verb is not a bare participle in *-ing*: *said*, *put*, *was saying*."""
    tag = frame.tags[verb]
    return not tag & t.ING or bool(tag & t.PAST or (before >= low and frame.tags[before] & t.AUX))


def _verb_of_object(frame: Frame, phrase: TokenRange, before: int, low: int) -> int | None:
    """The verb whose object was taken for a subject because a comma follows: *Lee **slams** Cole, praises Kay*."""
    at = phrase[0] - 1
    if phrase[1] != before or not frame.tags[before] & t.COMMA or at <= low:
        return None
    if not frame.tags[at] & (t.FINITE | t.ING) or frame.tags[at] & (t.AUX | t.CAP):
        return None
    return at if is_cue(frame, at, t.VERB) else None


def _ends_with_comma(frame: Frame, before: int, low: int) -> bool:
    """Whether a comma that closes no quotation is before a verb: *Lee slams Cole, praises Kay*."""
    return before >= low and bool(frame.tags[before] & t.COMMA) and not frame.tags[before - 1] & t.QUOTATION


def _joining_verb(frame: Frame, joint: int | None, low: int) -> int | None:
    """The verb right before the *to* of an infinitive that always shares its subject: *Lee **refused** to say*."""
    if joint is None or joint <= low or frame.lower[joint] != "to":
        return None
    return joint - 1 if frame.lower[joint - 1] in _JOINING else None


def _verb_of_participle(frame: Frame, verb: int, before: int, low: int) -> int | None:
    """The finite verb right before a participle: *Lee **left** saying*."""
    if not frame.tags[verb] & t.ING or before < low or not frame.tags[before] & t.FINITE:
        return None
    return before if is_cue(frame, before, t.VERB) else None


def _own_subject(frame: Frame, verb: int, low: int, joint: int | None) -> TokenRange | None:
    """The subject that a participle or infinitive has for itself; ``joint`` is the word that joins it."""
    tag = frame.tags[verb]
    if joint is None:
        if not tag & t.ING:
            return None
        return (
            absolute_subject(frame, verb, low)
            or document_subject(frame, verb, low)
            or perceived_subject(frame, verb, low)
        )
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


def main_verb(frame: Frame, at: int, low: int) -> int | None:
    """The verb whose subject a participle or joined verb shares.

    Args:
        frame: The tokens.
        at: Position of the participle, or of the word that joins the verb.
        low: Position of the first token that may belong to the sentence.

    Returns:
        Position of the nearest reporting verb before, else of the first verb of the sentence; ``None`` when
        there is neither.

    Gives   Kay left for home, **saying** so. → left   Kay said she left, **adding** more. → said
    Gives   Lee, who left, laughed **and** said so. → laughed   So **saying** it is odd. → nothing
    """
    first = None
    edge = low
    tags = frame.tags
    for verb in range(at - 1, low - 1, -1):
        tag = tags[verb]
        if tag & t.STOP:
            break
        if first is not None and (verb < edge or _begins_other_clause(frame, verb, tags[at])):
            break
        if tag & ~t.NO_CLASS and not tag & t.VERB_OR_AUX:
            continue
        if not _may_share(frame, verb) or is_in_relative_clause(frame, verb, low):
            continue
        if _reports_speech(frame, verb) or (verb == at - 1 and _is_partner(frame, verb, low)):
            return verb
        if first is None:
            edge = end_of_fronted_clause(frame, low, at)
        first = verb
    return first


def _may_share(frame: Frame, verb: int) -> bool:
    """Whether a word is a finite verb other than a base form: *I know a man who called and said* is not what I said."""
    tag = frame.tags[verb]
    if tag & t.CAP and not frame.begins_sentence(verb):
        return False
    return bool(tag & (t.FINITE | t.AUX) or not tag & t.VERB) and is_finite_verb(frame, verb)


def _is_partner(frame: Frame, verb: int, low: int) -> bool:
    """Whether a verb is what the word after it joins to: *she **laughed** and said*, *they **wanted** to show*."""
    tag = frame.tags[verb]
    if not tag & t.VERB or is_passive(frame, verb):
        return False
    before = before_verb(frame, verb, low)
    return before >= low and bool(frame.tags[before] & _ACTORS or not tag & t.PARTICIPLE)


def _begins_other_clause(frame: Frame, at: int, joint: int) -> bool:
    """Whether another clause begins there: *Lee left, **and** she tried, saying*; *smiled **when** he won and said*."""
    if joint & t.CONJ and frame.lower[at] in _WHEN:
        return True
    if not frame.tags[at] & t.CONJ or not at or not frame.tags[at - 1] & t.COMMA:
        return False
    return bool(frame.tags[at + 1] & (t.PRONOUN | t.DET | t.CAP))


def _reports_speech(frame: Frame, verb: int) -> bool:
    """Whether a word is a finite verb that reports speech."""
    tag = frame.tags[verb]
    return bool(tag & t.REPORTING and tag & t.FINITE) and is_cue(frame, verb, t.REPORTING)


def end_of_fronted_clause(frame: Frame, low: int, high: int) -> int:
    """Position of the comma after a clause or a circumstance at the front: *When Kay left, he smiled and said*.

    It is ``low`` when there is none, or when the clause is itself a report (*As the paper reported, …*).

    Gives   When Kay left, he smiled. → ,   Kay left, and he smiled. → Kay   As the paper reported, he smiled. → As
    """
    start = next((at for at in range(low, min(low + NEAR, high)) if frame.tags[at] & t.COMMA), low)
    if start > low and not frame.tags[start + 1] & t.SUBORDINATOR:
        start = low
    while start < high and frame.tags[start] & _FRONTABLE and not frame.tags[start] & (t.CLAUSE_OPENER | t.PREP):
        start += 1
    if start >= high or not frame.tags[start] & (t.CLAUSE_OPENER | t.PREP) or frame.tags[start] & (t.PRONOUN | t.DET):
        return low
    end = next((at for at in range(start, high) if _closes_front(frame, at)), low)
    reports = frame.lower[start] == "as" and any(
        not frame.tags[at] & t.ING
        and frame.lower[at] not in _TALKING  # *As Lee spoke, the guards smiled, warning …* only gives the time
        and frame.lower[at - 1] != "to"
        and is_cue(frame, at, t.REPORTING)
        for at in range(start + 1, end)
    )
    return low if reports else end


def _closes_front(frame: Frame, at: int) -> bool:
    """Whether a comma, or a quotation that ends with one, closes the clause at the front."""
    if frame.tags[at] & t.QUOTATION:
        return frame.endings[at] == "," and at + 1 < len(frame.tags) and not frame.tags[at + 1] & t.CONJ
    return bool(frame.tags[at] & t.COMMA)


def is_in_relative_clause(frame: Frame, verb: int, low: int) -> bool:
    """Whether a verb belongs to *who said*, *which argued*.

    Yes   Lee, who **said** so, left.   The board, which often **argued**, met.
    No    Lee, who said so, **left**.   That is what she **said**.
    """
    before = verb - 1
    while before > low and verb - before <= NEAR and frame.tags[before] & _WITHIN_RELATIVE:
        before -= 1
    return before >= low and bool(frame.tags[before] & t.WH_WORD) and frame.lower[before] not in ("what", "when", "how")
