"""Noun phrases: the subject of a cue before or after it, as a range of token positions.

There is no parser behind this: a phrase is read off the tags of its neighbourhood, outward from the cue.
"""

from __future__ import annotations

from quotes.frames import Frame
from quotes.lexicon import (
    ADV,
    AUX,
    BASE,
    BODY,
    CALENDAR,
    CAP,
    CLOSE,
    COMMA,
    CONJ,
    DASH,
    DEMONYM,
    DET,
    DOCUMENT,
    ING,
    NEG,
    NUMBER,
    OBJECT,
    OPEN,
    ORG,
    PARTICIPLE,
    PAST,
    PLACE,
    POSS,
    PREP,
    PRONOUN,
    PUNCTUATION,
    QUOTE,
    ROLE,
    SPEECH_NOUN,
    SUB,
    THIRD,
    TITLE,
    VERB,
    WH,
)

Phrase = tuple[int, int]
"""A half-open range of token positions."""

_NOUNS = ROLE | ORG | SPEECH_NOUN | DOCUMENT | TITLE | CAP | DEMONYM | PLACE | BODY | NUMBER
_NOT_NOMINAL = (
    PUNCTUATION | PREP | CONJ | SUB | WH | AUX | NEG | ADV | PRONOUN | DET | POSS | CALENDAR | OBJECT
)
_ATTACHED = frozenset(
    ["of", "for", "at", "from", "with", "in", "to", "on", "by", "inside", "behind", "near", "under"]
)
_ATTACHED_TO_NAME = frozenset(["of", "for", "at", "from", "with"])
_OCCASIONS = frozenset(
    [
        "conference",
        "rally",
        "briefing",
        "ceremony",
        "press",
        "stage",
        "television",
        "tv",
        "radio",
        "camera",
        "phone",
        "event",
        "hearing",
        "debate",
        "court",
        "case",
        "house",
        "morning",
        "evening",
        "afternoon",
        "night",
        "week",
        "month",
        "year",
        "day",
        "time",
        "end",
        "part",
        "response",
        "reply",
        "reference",
        "turn",
        "return",
        "addition",
        "fact",
        "front",
        "person",
        "public",
        "private",
        "light",
        "wake",
    ]
)
_LONGEST = 40
"""Words in the longest source that the corpus holds (FACTS: up to 40)."""


def is_nominal(tag: int) -> bool:
    """Whether a word may stand inside a noun phrase, its determiner left aside."""
    if tag & _NOT_NOMINAL:
        return False
    if tag & VERB and not tag & _NOUNS:
        return bool(tag & (BASE | ING)) or not tag & PAST
    return True


def is_finite(tag: int) -> bool:
    """Whether a word surely is a finite verb that is no participle."""
    if tag & AUX and not tag & (PRONOUN | CAP):
        return True
    return bool(tag & VERB and tag & PAST and not tag & (PARTICIPLE | _NOUNS))


def subject_before(frame: Frame, verb: int, low: int) -> Phrase | None:
    """The subject that ends before a verb: *a spokesman for Kor, which borders Ruvia, said*.

    Args:
        frame: The tokens.
        verb: Position of the verb.
        low: Position of the first token that may belong to it.

    Returns:
        Its range, without an apposition or a relative clause behind it; ``None`` when there is none.
    """
    low = max(low, verb - _LONGEST)
    last = verb - 1
    for _ in range(5):
        last, moved = _skip_aside(frame, _skip_auxiliaries(frame, last, low), low)
        if not moved:
            break
    if last < low:
        return None
    tag = frame.tags[last]
    if tag & PRONOUN and not tag & (SUB | OBJECT):
        return last, last + 1
    if frame.lower[last] == "that" and last > low:
        return base_phrase(frame, last - 1, low)
    if tag & WH:
        return (last, last + 1) if frame.lower[last] in ("who", "which") else None
    if not is_nominal(tag):
        if not tag & (ADV | OBJECT | VERB | CALENDAR | DET):
            return None
    return _clause_subject(frame, last, low)


def _skip_auxiliaries(frame: Frame, last: int, low: int) -> int:
    tags = frame.tags
    while last >= low:
        tag = tags[last]
        if (tag & (AUX | ADV | NEG) and not tag & (PRONOUN | ROLE | CAP)) or frame.lower[last] == "both":
            last -= 1
        elif tag & CALENDAR and last > low and tags[last - 1] & PREP:
            last -= 2
        elif tag & CALENDAR:
            last -= 1
        else:
            break
    return last


def _skip_aside(frame: Frame, last: int, low: int) -> tuple[int, bool]:
    """Step over an aside that ends at ``last``: between commas, dashes or brackets."""
    if last < low:
        return last, False
    tag = frame.tags[last]
    if tag & CLOSE:
        return _opening(frame, last - 1, low, OPEN), True
    if tag & DASH:
        return _opening(frame, last - 1, low, DASH), True
    if tag & COMMA:
        at = last - 1
        start = _opening(frame, at, low, COMMA)
        if start >= low:
            while start >= low and _fronts(frame, start, low):
                start = _opening(frame, start, low, COMMA)
            return (start, True) if start >= low else (at, True)
        return at, True
    return last, False


def _fronts(frame: Frame, last: int, low: int) -> bool:
    """Whether what ends at ``last`` is part of the aside (*…, on a visit to Lodz, Poland, said*)."""
    at = last
    while at > low and not frame.tags[at] & PUNCTUATION:
        at -= 1
    first = frame.tags[at + 1]
    alone = last == at + 1 and first & (NUMBER | PLACE)
    return bool(at > low and frame.tags[at] & COMMA and (alone or (first & PREP and not first & CAP)))


def _opening(frame: Frame, at: int, low: int, mark: int) -> int:
    """Position before the mark that opens an aside; below ``low`` when there is none."""
    while at >= low:
        tag = frame.tags[at]
        if tag & mark:
            return at - 1
        if tag & QUOTE and mark != OPEN and not frame.tags[at - 1 if at > 0 else 0] & (PREP | VERB):
            return low - 1
        at -= 1
    return low - 1


def _clause_subject(frame: Frame, last: int, low: int) -> Phrase | None:
    """The noun phrase that ends at ``last`` or, past what modifies it, before."""
    tags = frame.tags
    first = last
    relative = -1
    joins = []
    while first >= low:
        tag = tags[first]
        if tag & (PUNCTUATION & ~OPEN & ~CLOSE) and not (tag & QUOTE and _quoted_name(frame, first)):
            break
        if tag & (SUB | WH) and not tag & CAP and first < last:
            if (
                tag & WH
                and first > low
                and (tags[first + 1] & (VERB | AUX | ADV))
                and not tags[first - 1] & PUNCTUATION
            ):
                relative = first
            elif not tag & PREP or frame.lower[first] == "that":
                break
        if tag & CONJ:
            joins.append(first)
        first -= 1
    first += 1
    if relative > 0:
        last = relative - 1
        joins = [join for join in joins if join < relative]
    first = _after_other_clause(frame, first, last, joins)
    first = _strip(frame, first, last)
    if first > last:
        return None
    if tags[first] & PREP or any(is_finite(tags[at]) for at in range(first, last + 1)):
        phrase = base_phrase(frame, last, first)
        fronted = tags[first] & PREP and not tags[first] & SUB
        return None if phrase and fronted and phrase[0] == first + 1 else phrase
    if not _has_head(frame, first, last):
        return None
    return first, last + 1


def _quoted_name(frame: Frame, at: int) -> bool:
    """Whether a quotation stands within a name: *Joe “Tank” Ruiz*."""
    quotation = frame.quotes[at]
    return (
        0 < at < len(frame.tags) - 1
        and bool(frame.tags[at - 1] & frame.tags[at + 1] & CAP)
        and quotation.end - quotation.start < 24
    )


def _after_other_clause(frame: Frame, first: int, last: int, joins: list[int]) -> int:
    """Leave out a clause joined before (*He smiled and Jones said*), not a joined name (*Ames and Bell*)."""
    for join in joins:
        if join >= last:
            continue
        if (
            any(
                frame.tags[at] & (AUX | VERB) and frame.tags[at] & (PAST | AUX) and not frame.tags[at] & CAP
                for at in range(first, join)
            )
            or join == first
            or frame.tags[join + 1] & PRONOUN
        ):
            return join + 1
        if frame.lower[join] in ("but", "yet", "so"):
            return join + 1
    return first


def _strip(frame: Frame, first: int, last: int) -> int:
    """Leave out adverbs, times and conjunctions that begin a clause."""
    while first <= last:
        tag = frame.tags[first]
        if (
            tag & OPEN
            or (
                tag & (ADV | CONJ | NEG)
                and not tag & (DET | ROLE | DEMONYM)
                and not (tag & CAP and is_nominal(tag))
            )
            or (tag & CALENDAR and first < last)
            or (tag & SUB and not tag & (DET | PREP) and first < last)
        ):
            first += 1
        else:
            break
    return first


def _has_head(frame: Frame, first: int, last: int) -> bool:
    return any(
        is_nominal(frame.tags[at]) or frame.tags[at] & (DET | PRONOUN) for at in range(first, last + 1)
    )


def base_phrase(frame: Frame, last: int, low: int) -> Phrase | None:
    """The shortest whole noun phrase that ends at ``last``, with prepositions that hang on a noun.

    Args:
        frame: The tokens.
        last: Position of its last token.
        low: Position of the first token that may belong to it.

    Returns:
        Its range, or ``None``.
    """
    tags = frame.tags
    if tags[last] & PRONOUN:
        return last, last + 1
    first = last
    while first >= low and is_nominal(tags[first]):
        if first < last and _is_verb_here(frame, first, low):
            break
        first -= 1
    while first >= low and tags[first] & (DET | POSS):
        first -= 1
    first += 1
    if first > last:
        return None
    if (
        first - 2 > low
        and tags[first - 1] & PREP
        and frame.lower[first - 1] in _ATTACHED
        and is_nominal(tags[first - 2])
    ):
        outer = base_phrase(frame, first - 2, low)
        if outer and (outer[0] == low or not tags[outer[0] - 1] & PREP):
            return outer[0], last + 1
    return first, last + 1


def _is_verb_here(frame: Frame, at: int, low: int) -> bool:
    """Whether a word inside a phrase is the verb before it rather than part of it."""
    tag = frame.tags[at]
    if not tag & VERB or tag & _NOUNS:
        return False
    return bool(tag & (ING | PAST)) or bool(
        tag & THIRD and at > low and frame.tags[at - 1] & (CAP | ROLE | PRONOUN)
    )


def phrase_after(frame: Frame, first: int, high: int) -> Phrase | None:
    """The noun phrase that starts at a position: *said **a spokesman for Kor** on Monday*.

    Args:
        frame: The tokens.
        first: Position of its first token.
        high: Position after the last token that may belong to it.

    Returns:
        Its range, or ``None``.
    """
    tags, lower = frame.tags, frame.lower
    high = min(high, first + _LONGEST)
    while first < high and tags[first] & (ADV | NEG) and not tags[first] & (DET | CAP):
        first += 1
    if first >= high:
        return None
    if tags[first] & PRONOUN and not tags[first] & (DET | POSS):
        return first, first + 1
    at = first
    named = False
    while at < high:
        tag = tags[at]
        if tag & (DET | POSS):
            if at > first and not tags[at - 1] & (PREP | CONJ | DET):
                break
        elif is_nominal(tag):
            if at > first and tag & VERB and tag & (PAST | THIRD) and not tag & _NOUNS:
                break
            if at > first and not tag and lower[at].endswith("ed") and tags[at - 1] & (CAP | ROLE):
                break
            if at > first and tag & VERB and tag & BASE and not tag & _NOUNS and lower[at - 1].endswith("s"):
                break
            named = bool(tag & CAP) and not tag & (ORG | BODY | PLACE)
        elif (
            tag & CALENDAR
            and at > first
            and tags[at - 1] & DET
            and at + 1 < high
            and is_nominal(tags[at + 1])
        ):
            pass
        elif tag & PREP and at > first:
            if not _attaches(frame, at, high, named=named):
                break
        elif tag & CONJ and at > first and at + 1 < high:
            if not (tags[at + 1] & (CAP | DET) and not tags[at + 1] & PRONOUN) or lower[at] not in (
                "and",
                "or",
                "&",
            ):
                break
        elif tag & QUOTE and _quoted_name(frame, at):
            pass
        else:
            break
        at += 1
    while at > first and tags[at - 1] & (PREP | CONJ | DET | ADV) and not tags[at - 1] & CAP:
        at -= 1
    if at == first:
        return None
    return first, at


def _attaches(frame: Frame, at: int, high: int, *, named: bool) -> bool:
    """Whether a preposition goes on with the noun phrase before it."""
    if frame.lower[at] not in (_ATTACHED_TO_NAME if named else _ATTACHED) or at + 1 >= high:
        return False
    after = at + 1
    while after < high and frame.tags[after] & (DET | POSS | NUMBER):
        after += 1
    if after >= high or not is_nominal(frame.tags[after]):
        return False
    if frame.lower[at] in ("of", "for"):
        return True
    stop = after
    while stop < high and is_nominal(frame.tags[stop]):
        if frame.tags[stop] & (SPEECH_NOUN | DOCUMENT | CALENDAR) or frame.lower[stop] in _OCCASIONS:
            return False
        stop += 1
    return True
