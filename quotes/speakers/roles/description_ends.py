"""Where the description of a person ends: past relative clauses, lists and inner commas."""

from __future__ import annotations

from typing import Final

from quotes.grammar.marked_words import is_quoted_name
from quotes.grammar.phrases import is_nominal
from quotes.lexicon import tags as t
from quotes.speakers.roles.noun_phrases import ROLE_PARTICIPLES, head_of, is_hyphen, is_state
from quotes.text.frames import Frame, TokenRange

_INDEFINITE: Final = frozenset(["a", "an", "one", "another"])
_LONGEST_PHRASE: Final = 40
"""Tokens of the longest description."""
_LONGEST_RELATIVE: Final = 12
"""Tokens of a relative clause that is still a part of a description."""
_LONGEST_ITEM: Final = 10
"""Tokens in one member of a list."""
_AFTER_PARTICIPLE: Final = t.PREP | t.ADV
_NO_END: Final = t.CALENDAR | t.PREP | t.CONJ | t.DETERMINER
"""What a description does not end with."""


def description_from(frame: Frame, first: int, high: int) -> TokenRange | None:
    """The whole description of a person that begins at a position.

    Args:
        frame: The tokens.
        first: Position of its first token.
        high: Position after the last token that may belong to it.

    Returns:
        Its range; ``None`` if no person is described, or if it has no clear end.
    """
    high = min(high, first + _LONGEST_PHRASE)
    head = head_of(frame, first, high)
    if head < 0:
        return None
    end = end_of_description(frame, first, head + 1, high)
    while end > head + 1 and frame.tags[end - 1] & _NO_END and not frame.tags[end - 1] & t.CAP:
        end -= 1
    return (first, end) if end > head else None


def end_of_description(frame: Frame, first: int, at: int, high: int) -> int:
    """Where a description ends.

    Args:
        frame: The tokens.
        first: Position of its first token.
        at: Position after its head, from where its end is looked for.
        high: Position after the last token that may belong to it.

    Returns:
        The position after its last token; -1 if what follows the head shows that it is no description.
    """
    tags = frame.tags
    head = at - 1
    while at < high:
        tag = tags[at]
        if tag & t.COMMA:
            inside = _after_inner_comma(frame, head, at, high)
            if inside < 0:
                return at
            at = inside
        elif (tag & t.PUNCTUATION and not is_hyphen(frame, at)) or (at > head + 1 and is_said(frame, at)):
            # *the author of “Bread”*
            if not tag & t.QUOTATION or not (is_quoted_name(frame, at) or frame.lower[at - 1] == "of"):
                return at
            at += 1
        elif tag & t.WH_WORD or frame.lower[at] == "that":
            return _after_relative(frame, at, high)
        elif tag & t.CONJ and not tag & t.CAP:
            if not _coordinates(frame, head, at + 1, high):
                # *who was mayor **and** later ran Kor* goes on with a verb.
                return at if at + 1 < high and frame.tags[at + 1] & (t.FINITE | t.ADV) else -1
            at += 1
        elif _belongs(frame, first, head, at, high):
            at += 1
        else:
            return -1
    return at


def is_said(frame: Frame, at: int) -> bool:
    """Whether somebody says something there, so that a comma is missing: *Ann Lee, an aide to Ray **told** the press*.

    Not *a man **said** to be odd*, *a story **told** by Ray*, *head of an **alleged** ring*.
    """
    tag = frame.tags[at]
    if not tag & t.SAY or not tag & t.FINITE or tag & (t.CAP | t.NOMINAL) or frame.lower[at] in ROLE_PARTICIPLES:
        return False
    return at + 1 < len(frame.tags) and frame.lower[at + 1] not in ("to", "by")


def _belongs(frame: Frame, first: int, head: int, at: int, high: int) -> bool:
    """Whether a word after the head may be a part of the description."""
    tag = frame.tags[at]
    if tag & (t.PREP | t.DETERMINER | t.CALENDAR) or frame.lower[at] in ROLE_PARTICIPLES:
        return True
    if (tag & t.AUX or tag & t.ANY_PRONOUN) and not tag & t.CAP:
        return False
    if tag & t.VERB and not tag & t.NOMINAL:
        if tag & (t.ING | t.BASE) and not tag & t.PAST:
            return True
        if not tag & t.PARTICIPLE:
            return False
        # *a lawyer **based** in Elm*, but *the lawyer **called** it off*
        after = frame.tags[at + 1] if at + 1 < high else t.STOP
        if at == head + 1:
            return frame.lower[first] in _INDEFINITE and bool(after & _AFTER_PARTICIPLE)
        return bool(after & (_AFTER_PARTICIPLE | t.CAP)) or is_nominal(after)
    return bool(tag & (t.ADV | t.CAP)) or is_nominal(tag)


def _after_relative(frame: Frame, at: int, high: int) -> int:
    """Where a description ends that goes on with *who*: after a short clause, before a longer one."""
    if at + 1 < high and frame.tags[at + 1] & t.PUNCTUATION:
        return at
    end = frame.find(t.PUNCTUATION, at, high)
    whole = end >= high or not frame.tags[end] & (t.QUOTATION | t.OPEN_BRACKET | t.COLON)
    # *the baker who founded Kor left on Monday*: the second verb is that of the sentence.
    verbs = sum(bool(frame.tags[i] & t.FINITE and not frame.tags[i] & t.NOMINAL) for i in range(at, end))
    return end if whole and verbs < 2 and end - at <= _LONGEST_RELATIVE else at


def _after_inner_comma(frame: Frame, head: int, comma: int, high: int) -> int:
    """The position after a comma inside a description, and after the state that follows; -1 if the comma ends it."""
    if comma + 1 >= high:
        return -1
    if is_state(frame, comma, high):
        return comma + 2
    at = comma + 1
    if frame.tags[at] & t.CONJ:
        return at + 1 if _is_list(frame, head, comma) and _coordinates(frame, head, at + 1, high) else -1
    stop = min(high, at + _LONGEST_ITEM)
    while at < stop and not frame.tags[at] & (t.PUNCTUATION | t.CONJ):
        if not is_nominal(frame.tags[at]) and not frame.tags[at] & (t.DETERMINER | t.PREP):
            return -1
        at += 1
    if at >= stop or at == comma + 1 or not _is_item(frame, head, comma + 1, at):
        return -1
    if frame.tags[at] & t.COMMA and at + 1 < high and frame.tags[at + 1] & t.CONJ:
        at += 1
    if not frame.tags[at] & t.CONJ or at + 1 >= high or frame.lower[at] not in ("and", "&"):
        return -1
    return comma + 1 if _coordinates(frame, head, at + 1, high) else -1


def _is_list(frame: Frame, head: int, comma: int) -> bool:
    """Whether a comma before *and* comes after another comma of the same list."""
    return frame.has(t.COMMA, max(head, comma - _LONGEST_ITEM), comma)


def _is_item(frame: Frame, head: int, first: int, end: int) -> bool:
    """Whether some words may be a member of a list: another role, or, after a preposition, another field or matter."""
    if frame.has(t.GIVEN, first, end):
        return False
    if head_of(frame, first, end) >= 0:
        return True
    has_preposition = frame.has(t.PREP, head + 1, first)
    return has_preposition and not frame.has(t.PLURAL | t.DET, first, end)


def _coordinates(frame: Frame, head: int, first: int, high: int) -> bool:
    """Whether what follows *and* goes on with the description: *a baker and **a mother***, *Arts and **Sports***."""
    if first >= high:
        return False
    tag = frame.tags[first]
    if tag & t.CAP:
        if tag & t.GIVEN:
            return False
    elif tag & (t.ANY_PRONOUN | t.AUX | t.PUNCTUATION) & ~t.QUOTATION:
        return False
    if head_of(frame, first, high) >= 0:
        return True
    if tag & t.TITLE:
        return False
    has_preposition = frame.has(t.PREP, head + 1, first - 1)
    before = frame.tags[first - 2]
    if tag & t.CAP:
        after_comma = before & t.COMMA and frame.tags[first - 3] & t.CAP
        return bool(before & t.CAP) or (has_preposition and bool(after_comma))
    return has_preposition and is_nominal(tag) and not (tag & t.VERB and not tag & t.NOMINAL)
