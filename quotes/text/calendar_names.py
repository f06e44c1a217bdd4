"""Names of months and weekdays that are names of persons: *said **April** Jones*, *“No,” **Friday** says*."""

from __future__ import annotations

from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.word_sets import MONTHS_OR_NAMES, PASSIVE_AUXILIARIES
from quotes.text.tokens import TokenColumns

_WITH_SOMEBODY: Final = frozenset(["by", "to", "with"])
"""Prepositions that no month follows, so that a name follows them: *according to June Holt*."""
_NOT_SURNAME: Final = t.FUNCTION_OR_TIME | t.DEMONYM | t.PLURAL | t.TITLE | t.ORGANIZATION | t.PLACE
_BEFORE_DATE: Final = t.PREP | t.DET | t.NUMBER
_AFTER_SPEAKER: Final = t.PUNCTUATION | t.PREP | t.WH_WORD | t.CALENDAR


def is_person_here(tokens: TokenColumns, name: str, at: int, began: int) -> bool:
    """Whether the words beside the name of a month or weekday show that it is a person's.

    Args:
        tokens: The tokens.
        name: The name as written.
        at: Its position.
        began: Position of the first token of the sentence.

    Fires on   **May** said so.   **May** has said so.   “No,” said **April** Jones.   said baker **June** Holt.
    Fires on   “No,” said **Friday** Obi.   “No,” **Friday** says.   according to **June** Holt, it was odd
    Abstains   in **May** said so   The report said **April** sales rose.   He said **Friday** Obi would come.
    """
    before = tokens.tags[at - 1] if at > began else 0
    after = tokens.tags[at + 1] if at + 1 < len(tokens.tags) else 0
    if name in MONTHS_OR_NAMES:
        return _is_month_a_name(tokens, at, before, after)
    return _is_weekday_a_name(tokens, at, before, after, began)


def _is_month_a_name(tokens: TokenColumns, at: int, before: int, after: int) -> bool:
    tags, last = tokens.tags, len(tokens.tags) - 1
    is_full = bool(after & t.CAP) and not after & _NOT_SURNAME and at + 2 <= last
    if before & _BEFORE_DATE or not after:
        return is_full and bool(tags[at + 2] & t.COMMA) and tokens.lower[at - 1] in _WITH_SOMEBODY
    if _says(tokens, at + 1, last):
        return not before or bool(before & (t.QUOTATION | t.COMMA | t.CONJ | t.SUBORDINATOR))
    follows_role = bool(before & t.ROLE and not before & t.CAP)
    if follows_role and after & (t.COMMA | t.STOP):
        return True
    if not is_full:
        return False
    if not before or before & t.QUOTATION:
        return bool(tags[at + 2] & (t.SAY if before else t.SAY | t.COMMA))
    return follows_role or (t.says(before) and not before & t.CAP)


def _is_weekday_a_name(tokens: TokenColumns, at: int, before: int, after: int, began: int) -> bool:
    tags, last = tokens.tags, len(tokens.tags) - 1
    is_full = bool(after & t.CAP) and not after & _NOT_SURNAME
    if tags[at] & t.GIVEN and is_full:
        return True  # *Professor **Jan** Novák*
    if before & _BEFORE_DATE:
        return False
    if t.says(after) and not after & t.NOUN_OR_NAME:
        # *“No,” **Friday** says.*: no time is a subject.
        return not before or bool(before & t.QUOTATION)
    if not is_full or at + 2 > last:
        return False
    if before & t.QUOTATION:
        return bool(tags[at + 2] & t.SAY)
    # *“No,” said **Friday** Obi.*: nothing but the speaker can follow a verb that follows the quotation at once.
    if not t.says(before) or before & t.CAP or at - 2 < began:
        return False
    return bool(tags[at - 2] & t.QUOTATION and tags[at + 2] & _AFTER_SPEAKER)


def _says(tokens: TokenColumns, at: int, last: int) -> bool:
    """Whether a verb of saying or thinking begins there: *said*, *has said*, *will not say*; not *is said*."""
    tags = tokens.tags
    tag = tags[at]
    if not tag & t.AUX or tag & t.CAP:
        return bool(tag & t.CUE_VERB and tag & t.FINITE and not tag & t.NOUN_OR_NAME)
    is_be = tokens.lower[at] in PASSIVE_AUXILIARIES
    while at < last and tags[at] & (t.AUX | t.ADVERBIAL):
        at += 1
    return bool(tags[at] & t.SAY) and (not is_be or bool(tags[at] & t.ING))
