"""Whose words a quotation was, by the sentence after it: *Those were the words of Lee*, *Lee made the remarks at*."""

from __future__ import annotations

from typing import Final

from quotes.grammar.phrases import is_nominal, phrase_starting_at
from quotes.grammar.speech_nouns import declared_source
from quotes.lexicon import tags as t
from quotes.lexicon.word_sets import BEFORE_TOPIC, IS_OR_WAS
from quotes.text.article import Answer
from quotes.text.frames import Frame, TokenRange

_THOSE: Final = frozenset(["the", "that", "those", "this", "these"])
_POINTING: Final = frozenset(["that's", "that’s", "that", "this", "those", "these"])
_SAID: Final = frozenset(["comments", "remarks", "words"])
_OF_WHOM: Final = frozenset(["belong", "belonged", "by", "from"])
_MADE: Final = frozenset(["made", "makes"])
_SO: Final = frozenset(["it", "so", "this"])
_VERDICT_REACH: Final = 9
"""Tokens at the start of a sentence within which it says whose words they were."""
_NOUN_REACH: Final = 4
"""Tokens from *made* to the noun of speech, at most: *made the very same remark*."""
_SAYING: Final = frozenset(["said", "says"])
_LONGEST_TAG_SUBJECT: Final = 5  # tokens
_CIRCUMSTANCE: Final = t.PREP | t.STOP | t.CALENDAR | t.SUBORDINATOR
"""What may follow a clause that says no more than who spoke: *Lee was speaking **at** the fair*."""


def source_named_after(frame: Frame, first: int, high: int) -> Answer | None:
    """Whose words a quotation was that a sentence follows.

    Args:
        frame: The tokens.
        first: Position of the first token of the sentence.
        high: Position after its last token.

    Gives   **So** said Lee. → Lee   **Those** words from Lee hurt. → Lee   **With** that plea, Lee left. → Lee
    Gives   **The** words were those of Lee. → Lee   **That** is what Lee told her. → Lee
    Gives   **Lee** was speaking at the fair. → Lee   **Lee** made the remarks in May. → Lee
    Gives   **The** words of the song were lost. → nothing   **Lee** made the bed in May. → nothing
    """
    if first + 2 >= high:
        return None
    return (
        _named_by_opening(frame, first, high)
        or _whose_verdict(frame, first, high)
        or _pointed_at(frame, first, high)
        or _who_spoke(frame, first, high)
    )


def _named_by_opening(frame: Frame, first: int, high: int) -> Answer | None:
    """Who is named by *So wrote Kay*, *With those words, Kay left*, *Those words from Kay* or *Kay’s remarks*."""
    tags, lower = frame.tags, frame.lower
    cue: TokenRange | None = first + 1, first + 2
    # *It was with these words that Kay left.*
    opening = first + 2 * (lower[first] == "it" and lower[first + 1] in IS_OR_WAS)
    if lower[first] == "so" and t.says(tags[first + 1]):
        named = first + 2
    elif lower[first] in _THOSE and tags[first + 1] & t.SPEECH_NOUN and lower[first + 2] in _OF_WHOM:
        # *The words **belong to** Kay.*
        named = first + 3 + (lower[first + 3 : first + 4] == ["to"])
    elif (
        opening + 4 < high
        and lower[opening] == "with"
        and lower[opening + 1] in _THOSE
        and tags[opening + 2] & t.SPEECH_NOUN
    ):
        after = opening + 3
        cue, named = None, after + bool(tags[after] & t.COMMA or lower[after] == "that")
    else:
        return None
    source = phrase_starting_at(frame, named, high)
    return Answer(frame, source, cue) if source else None


def _whose_verdict(frame: Frame, first: int, high: int) -> Answer | None:
    """Who is named by *That was the verdict of Kay* or *The words were Kay’s*."""
    lower = frame.lower
    if _THOSE.isdisjoint(lower[first : first + 2]):
        return None
    stop = min(high, first + _VERDICT_REACH)
    noun = frame.find(t.SPEECH_NOUN, first, stop)
    copula = next((at for at in range(first, stop) if lower[at] in IS_OR_WAS), None)
    if noun == stop or copula is None:
        return None
    source = _owner(frame, copula + 1, stop, high)
    if source is None or frame.has(t.PUNCTUATION, first, source[0]):
        return None
    return Answer(frame, source, (noun, noun + 1))


def _owner(frame: Frame, first: int, stop: int, high: int) -> TokenRange | None:
    """Who is named after *of* in a range, or by a possessive right at its start."""
    source = phrase_starting_at(frame, first, high)
    if source is not None and frame.tags[source[1] - 1] & t.POSSESSIVE_ENDING:
        return source
    of = next((at for at in range(first, stop) if frame.lower[at] == "of"), None)
    return phrase_starting_at(frame, of + 1, high) if of is not None else None


def _pointed_at(frame: Frame, first: int, high: int) -> Answer | None:
    """Who is named by *That was Kay’s message*, *This is how Kay put it* or *That’s what Kay told them*."""
    if frame.lower[first] not in _POINTING:
        return None
    return declared_source(frame, first if frame.tags[first] & t.AUX else first + 1, high)


def _who_spoke(frame: Frame, first: int, high: int) -> Answer | None:
    """Who is said to have spoken, and no more: *Kay was speaking at the fair*, *Kay made the remarks in May*."""
    source = phrase_starting_at(frame, first, high)
    if source is None or source[0] != first or source[1] + 2 >= high:
        return None
    verb = source[1]
    lower, tags = frame.lower, frame.tags
    owner = next((at + 1 for at in range(first, verb) if tags[at] & t.POSSESSIVE_ENDING), None)
    if owner is not None:
        # *Kay’s remarks came a day after the fire.*
        return Answer(frame, (first, owner), (owner, owner + 1)) if lower[owner] in _SAID else None
    if lower[verb] in IS_OR_WAS and lower[verb + 1] == "speaking":
        end = verb + 2
    elif lower[verb] in _MADE and lower[verb + 1] in _THOSE:
        end = next((at + 1 for at in range(verb + 2, min(high, verb + _NOUN_REACH)) if tags[at] & t.SPEECH_NOUN), high)
    elif t.says(tags[verb]) and lower[verb + 1] in _SO:
        end = verb + 2
    else:
        return None
    # *Kay said it **was** late.*
    return Answer(frame, source, (verb, end)) if end < high and tags[end] & _CIRCUMSTANCE else None


def is_tag_alone(frame: Frame, first: int, high: int) -> bool:
    """Whether a sentence is only a source, a verb of saying and when or where, and so a tag.

    Args:
        frame: The tokens.
        first: Position of the first token of the sentence.
        high: Position after its last token.

    Yes   **Ann** Lee said.   **Ann** Lee said in a statement on Friday.
    No    **Ann** Lee left.   **Ann** Lee said in May it was odd.   **Ann** Lee objected to the dam.
    """
    tags = frame.tags
    if not tags[high - 1] & t.STOP:
        return False
    verb = first + 1
    while verb < min(high, first + 1 + _LONGEST_TAG_SUBJECT) and _may_be_in_subject(tags[verb - 1]):
        if t.says(tags[verb]):
            return verb + 2 == high or (frame.lower[verb] in _SAYING and _is_occasion(frame, verb + 1, high - 1))
        verb += 1
    return False


def _may_be_in_subject(tag: int) -> bool:
    return bool(is_nominal(tag) or tag & (t.PRONOUN | t.DET | t.ADVERBIAL))


def _is_occasion(frame: Frame, first: int, high: int) -> bool:
    """Whether all that is left of a sentence is when or where: *in a statement on Friday*; not *of the dam*."""
    # *He said **on** the dam* has a topic, *he said **on Friday*** a time.
    is_topic = frame.lower[first] in BEFORE_TOPIC and not frame.tags[first + 1] & t.CALENDAR
    if is_topic or not frame.tags[first] & (t.PREP | t.CALENDAR):
        return False
    return all(is_nominal(tag) or tag & (t.PREP | t.CALENDAR | t.DETERMINER) for tag in frame.tags[first:high])
