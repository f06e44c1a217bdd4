"""Asides between a subject and its verb: times, circumstances, words between commas."""

from __future__ import annotations

from typing import Final

from quotes.grammar.phrases import DISTRIBUTIVES, is_medial_adverb, is_nominal
from quotes.grammar.sources.aside_parts import (
    before_bare_time,
    before_date,
    is_bare_office,
    is_state_after_town,
    is_unit,
    opens_office,
)
from quotes.lexicon import tags as t
from quotes.lexicon.word_sets import A_OR_AN, PASSIVE_AUXILIARIES, TIME_NOUNS
from quotes.lexicon.words import entries
from quotes.text.frames import ENDS_CLAUSE, Frame

_MOST_ASIDES: Final = 5
"""Asides in a row between a subject and its verb, at most."""
_LONGEST_CIRCUMSTANCE: Final = 4
"""Tokens."""
_LONGEST_LIST: Final = 24
"""Tokens of a clause between commas with a list in it."""
_LONGEST_STATE: Final = 4
"""Tokens of *, West Virginia,*."""
_PARTIES: Final = frozenset(["d-", "i-", "r-"])
_OPENS_DESCRIPTION: Final = t.WH_WORD | t.ROLE | t.DET | t.PARTICIPLE
_OPENS_SET_OFF: Final = frozenset([*entries("time_conjunctions"), "although", "as", "though", "where", "which"])
"""What opens a clause between commas that the verb after *and* does not belong to."""
MAY_BE_ASIDE: Final = t.AUX | t.ADVERBIAL | t.CALENDAR | t.CLOSE_BRACKET | t.DASH | t.COMMA | t.QUOTATION
"""What an aside or an auxiliary ends with, ``DISTRIBUTIVES`` aside."""
ENDS_NO_CIRCUMSTANCE: Final = t.CAP | t.PRONOUN | t.AUX | t.PUNCTUATION | t.WH_WORD


def before_circumstance(frame: Frame, last: int, low: int) -> int:
    """The position before a circumstance between an auxiliary and its verb: *has **in the past** called*.

    Args:
        frame: The tokens.
        last: Position of the last token that may belong to the circumstance, which is no ``ENDS_NO_CIRCUMSTANCE``.
        low: Position of the first token that may belong to it.

    Returns:
        The position of the auxiliary, or ``last`` when there is no circumstance.

    Gives   Ann Lee has in the **past** called it odd. → has   The mayor of the **city** called it odd. → city
    """
    tags = frame.tags
    for at in range(last - 1, max(low, last - _LONGEST_CIRCUMSTANCE), -1):
        tag = tags[at]
        if tag & t.PREP and not tag & t.CAP:
            return at - 1 if tags[at - 1] & t.AUX and not tags[at - 1] & t.PRONOUN else last
        if tag & (t.PUNCTUATION | t.AUX):
            break
    return last


def before_asides(frame: Frame, last: int, low: int) -> int:
    """The position before the auxiliaries and asides that end at a position.

    Args:
        frame: The tokens.
        last: Position of the last token of the asides.
        low: Position of the first token that may belong to them.

    Returns:
        The position of the token before them; below ``low`` when nothing is.

    Gives   Ann Lee, who runs the dam**,** said so. → Lee   Ann Lee on Monday also **had** said so. → Lee
    Gives   Ann Lee (of the Ely board**)** said so. → Lee   Lee and Kay **both** said so. → Kay
    """
    for _ in range(_MOST_ASIDES):
        if last < low or not (
            frame.tags[last] & MAY_BE_ASIDE
            or (frame.lower[last] in DISTRIBUTIVES and _floats(frame, last, low))
            or is_medial_adverb(frame, last)
        ):
            break
        before = _before_auxiliaries(frame, last, low)
        last = _before_aside(frame, before, low)
        if last == before:
            break
    return last


def before_modifiers(frame: Frame, verb: int, low: int) -> int:
    """The position before a verb, its auxiliaries and adverbs, and times and asides before it.

    Args:
        frame: The tokens.
        verb: Position of the verb.
        low: Position of the first token that may belong to them.

    Gives   Ann Lee last year **said** so. → Lee   Ann Lee remains **convinced** of it. → Lee
    """
    last = verb - 3 if verb > 1 and frame.lower[verb - 2 : verb] == ["all", "but"] else verb - 1
    # *Lee **remains** convinced that it is safe*
    if frame.tags[verb] & t.PARTICIPLE and frame.lower[last] in PASSIVE_AUXILIARIES and not frame.tags[last] & t.AUX:
        last -= 1
    if not frame.tags[last] & ENDS_NO_CIRCUMSTANCE:
        last = before_circumstance(frame, last, low)
    if frame.lower[last] in TIME_NOUNS:
        last = before_bare_time(frame, last, low)
    if frame.tags[last] & t.NUMBER and last - 2 >= low:
        last = before_date(frame, last, low)
    if frame.tags[last] & MAY_BE_ASIDE or frame.lower[last] in DISTRIBUTIVES or is_medial_adverb(frame, last):
        last = before_asides(frame, last, low)
    return last


def before_set_off_clause(frame: Frame, joint: int, low: int) -> int:
    """The position of the comma that opens a clause set off before a conjunction; else of the conjunction.

    Args:
        frame: The tokens.
        joint: Position of the conjunction.
        low: Position of the first token that may belong to the sentence.

    Gives   Kay left early, when it rained, **and** said so. → ,   Kay left when it rained, **and** said so. → and
    """
    if joint <= low or not frame.tags[joint - 1] & t.COMMA:
        return joint
    for at in range(joint - 2, max(low, joint - _LONGEST_LIST), -1):
        if frame.tags[at] & t.PUNCTUATION:
            opens = frame.tags[at] & t.COMMA and frame.lower[at + 1] in _OPENS_SET_OFF
            return at if opens else joint
    return joint


def _floats(frame: Frame, at: int, low: int) -> bool:
    """Whether a word of ``DISTRIBUTIVES`` follows its subject: *Lee and Kay **both***; not *both said*."""
    if at <= low:
        return False
    return is_nominal(frame.tags[at - 1]) or bool(frame.tags[at - 1] & (t.PRONOUN | t.DASH | t.CLOSE_BRACKET | t.AUX))


def _before_auxiliaries(frame: Frame, last: int, low: int) -> int:
    """The position before auxiliaries, adverbs and times that end at ``last``: *Lee on Monday also had …*."""
    tags, lower = frame.tags, frame.lower
    while last >= low:
        tag = tags[last]
        # *We’d* is an auxiliary and the subject; *Will* and *the head* may be both as well.
        if (tag & (t.AUX | t.ADVERBIAL) and not tag & (t.PRONOUN | t.ROLE | t.CAP)) or (
            (lower[last] in DISTRIBUTIVES and _floats(frame, last, low)) or is_medial_adverb(frame, last)
        ):
            last -= 1
        elif tag & t.CALENDAR:
            last -= _length_of_time(tags, last, low)
        else:
            # *Lee **this week** reportedly said*
            return before_bare_time(frame, last, low) if lower[last] in TIME_NOUNS else last
    return last


def _length_of_time(tags: list[int], last: int, low: int) -> int:
    """How many tokens a time takes that ends with a day or a month: *Lee **on Monday***, *Lee **on 3 March***."""
    day = last - 1 if last - 1 > low and tags[last - 1] & t.NUMBER and tags[last - 2] & t.PREP else last
    return last - day + (2 if day > low and tags[day - 1] & t.PREP else 1)


def _before_aside(frame: Frame, last: int, low: int) -> int:
    """The position before an aside between commas, dashes or brackets that ends at ``last``; else ``last``."""
    if last < low:
        return last
    tag = frame.tags[last]
    if tag & t.QUOTATION:
        return _before_relative(frame, last, low) if frame.endings[last] == "," else last
    if tag & t.CLOSE_BRACKET:
        return _opening(frame, last - 1, low, t.OPEN_BRACKET)
    if tag & t.DASH:
        return _opening(frame, last - 1, low, t.DASH)
    if not tag & t.COMMA:
        return last
    if last > low and frame.tags[last - 1] & t.CLOSE_BRACKET:
        return last - 1
    start = _opening(frame, last - 1, low, t.COMMA)
    while start >= low and _is_within_aside(frame, start, low, last):
        start = _opening(frame, start, low, t.COMMA)
    return start if start >= low and not _ends_circumstance(frame, start, low) else last - 1


def _before_relative(frame: Frame, last: int, low: int) -> int:
    """The position before what describes a noun and ends with a quotation: *Lee, **who called it “odd,”** left*."""
    for at in range(last - 1, low, -1):
        tag = frame.tags[at]
        if tag & t.COMMA:
            # *Ann Lee, best known for “Salt,” said*
            opens = frame.tags[at + 1] & _OPENS_DESCRIPTION or frame.tags[at + 2] & t.PARTICIPLE
            # *Ann Lee, 44, known as “the fox,” said*
            aged = frame.tags[at - 1] & t.NUMBER and frame.tags[at - 2] & t.COMMA
            return at - (3 if aged else 1) if opens else last
        if tag & t.PUNCTUATION_MARK:
            break
    return last


def _is_within_aside(frame: Frame, last: int, low: int, close: int) -> bool:
    """Whether what ends at ``last`` is part of the aside that a comma closes: *…, on a visit to Lodz, Poland, said*."""
    comma = frame.find_back(t.PUNCTUATION, last, low)
    opens = comma > low and frame.tags[comma] & t.COMMA
    if opens and (_is_item_of_aside(frame, comma, last) or _goes_on_with_aside(frame, comma, last, close)):
        return True
    return _lists_in_clause(frame, last, low, close)


def _is_item_of_aside(frame: Frame, comma: int, last: int) -> bool:
    """Whether an age, a place, a party, a unit or an office is between a comma and ``last``, which opens no aside.

    *Ann Lee, on a visit to Lodz, **Poland**, said*; *the coordinator, **South-West**, Ann Lee, said*
    """
    first, word = frame.tags[comma + 1], frame.lower[comma + 1]
    if last == comma + 1:
        region = frame.tags[comma - 1] & t.ROLE and first & t.CAP and word.find("-") > 0
        if first & (t.NUMBER | t.PLACE) or region or is_state_after_town(frame, last):
            return True
    # *Sen. Ann Lee, **D-Port Elm**, who runs it, said*
    party = first & t.CAP and word[:2] in _PARTIES
    return bool(party) or is_unit(frame, comma, last) or is_bare_office(frame, comma, last)


def _goes_on_with_aside(frame: Frame, comma: int, last: int, close: int) -> bool:
    """Whether a preposition or another description goes on with an aside after a comma: *Lee, 60, **of Ems**, said*."""
    tags = frame.tags
    if tags[comma + 1] & t.PREP and not tags[comma + 1] & t.CAP and not tags[comma + 2] & t.WH_WORD:
        return True
    if not is_nominal(tags[comma - 1]) or frame.lower[comma + 1] not in A_OR_AN:
        return False
    # *Lee, a father of two, **a coach** and a sailor, said*; *Lee, **a diver from Fairfax**, Virginia, said*
    state = tags[last] & t.CAP and tags[last + 2] & t.PLACE and close <= last + _LONGEST_STATE
    return bool(state) or frame.lower[last + 2] in A_OR_AN


def _lists_in_clause(frame: Frame, last: int, low: int, close: int) -> bool:
    """Whether what ends at ``last`` is in a list within an aside: *Lee, who sells tea, **rice** and ham, said*."""
    verbs = False
    for at in range(last, max(low, last - _LONGEST_LIST), -1):
        tag = frame.tags[at]
        if tag & t.COMMA:
            # *Lee, whose sons Tim, Bob and Max all play, said* has a verb; *Kor, whose head, Ann Lee, said* has none.
            if frame.lower[at + 1] == "whose":
                return verbs or any(tag & t.VERB_OR_AUX and not tag & t.CAP for tag in frame.tags[last + 1 : close])
            if _opens_clause_aside(frame, at + 1) or (not verbs and opens_office(frame, at + 1, last)):
                return True
            if verbs or frame.tags[at + 1] & t.CONJ:
                return False
        elif tag & t.PUNCTUATION:
            return False
        is_noun = tag & t.BASE and frame.tags[at - 1] & (t.PREP | t.CONJ | t.DET)  # *head of sales and **launch***
        verbs = verbs or bool(tag & (t.VERB_OR_AUX | t.PRONOUN) and not tag & t.NOMINAL and not is_noun)
    return False


def _opens_clause_aside(frame: Frame, at: int) -> bool:
    """Whether a clause about the noun before a comma begins there: *, **who** sells tea*, *, **speaking** in Ayr*."""
    tags = frame.tags
    if tags[at] & t.WH_WORD:
        return bool(tags[at + 1] & (t.VERB_OR_AUX | t.ADV)) and not tags[at + 1] & (t.PRONOUN | t.CAP)
    if tags[at] & t.NOMINAL:
        return False
    # *The mayor, flanked **by** aides, guards and a priest, said*
    is_passive = (tags[at] & t.PARTICIPLE or frame.lower[at].endswith("ed")) and frame.lower[at + 1] == "by"
    return is_passive or bool(tags[at] & t.ING and not tags[at] & t.PREP)


def _ends_circumstance(frame: Frame, last: int, low: int) -> bool:
    """Whether an adverb there ends a circumstance rather than a subject: *after winning **there**, Lee*."""
    tag = frame.tags[last]
    return bool(tag & t.ADV) and not tag & t.CAP and last > low and not frame.tags[last - 1] & t.COMMA


def _opening(frame: Frame, at: int, low: int, mark: int) -> int:
    """The position before the mark that opens an aside; below ``low`` when there is none."""
    while at >= low:
        tag = frame.tags[at]
        if tag & mark:
            return at - 1
        if tag & t.QUOTATION and mark != t.OPEN_BRACKET and not _is_embedded(frame, at):
            return low - 1
        at -= 1
    return low - 1


def _is_embedded(frame: Frame, at: int) -> bool:
    """Whether a quotation is part of the phrase before it: *the author of “Salt”*, *in a “Vote Kay” hat*."""
    if at == 0:
        return False
    before = frame.tags[at - 1]
    return bool(before & (t.PREP | t.VERB)) or (not before & t.PUNCTUATION and frame.endings[at] not in ENDS_CLAUSE)
