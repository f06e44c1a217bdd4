"""Parts of a noun phrase: its head, the name that ends it."""

from __future__ import annotations

from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.word_sets import TIME_MODIFIERS, TIME_NOUNS
from quotes.lexicon.words import entries
from quotes.text.frames import Frame, TokenRange

_BEFORE_TIME: Final = frozenset([("half", "a"), ("half", "an"), ("prior", "to")])
_AFTER_DURATION: Final = frozenset(["after", "ago", "before", "earlier", "later"])
_ADJECTIVES: Final = frozenset(entries("adjectives_before_nouns"))
_ADJECTIVE_ENDINGS: Final = ("able", "ful", "ible", "less", "ous")
_COMPOUND_ENDINGS: Final = ("-class", "-level", "-scale", "-term", "-time", "ed", "ing")
"""How compounds end that describe the noun after them."""


def is_subject_pronoun(tag: int) -> bool:
    """Whether a word is a pronoun that begins a clause, and no object.

    Yes   **She** left.   **They** left.
    No    Lee saw **her**.   **Lee** left.
    """
    return bool(tag & t.PRONOUN) and not tag & t.OBJECT_PRONOUN


def is_plural(frame: Frame, at: int) -> bool:
    """Whether a word is a plural, by a list or its ending.

    Yes   The **bosses** left.   The **men** left.   The **data** left.
    No    The **boss** left.   The **famous** left.
    """
    word = frame.lower[at]
    if frame.tags[at] & t.PLURAL or word == "data":
        return True
    return word.endswith("s") and not word.endswith(("ss", "ous"))


def is_described_noun(tag: int) -> bool:
    """Whether a word is a common noun for a person or a body, which the noun or name right before it describes.

    Yes   Lee’s policy **aide** left.   A senior Lee **adviser** left.
    No    Lee’s policy **failed**.   Rovers **coach** Lee.   Lee’s **Board** left.
    """
    return bool(tag & (t.ROLE | t.ORG_NOUN)) and not tag & (t.VERB | t.CAP)


def is_noun_after_plural(frame: Frame, at: int) -> bool:
    """Whether a form that may be a verb is a noun or adverb after a noun that does not speak.

    Yes   The jobs **report** cheered us.   The rule dates **back** to May.   Rovers **coach** Ann Lee left.
    No    Officials **report** it.
    """
    tag, after = frame.tags[at], frame.tags[at + 1] if at + 1 < len(frame.tags) else t.STOP
    if (tag & t.ADV and after & t.PREP) or (tag & t.ROLE and frame.tags[at - 1] & after & t.CAP):
        return True
    is_noun = tag & t.TEXT_NOUN and not frame.tags[at - 1] & t.ANY_SPEAKER
    return bool(is_noun and after & t.PAST and not after & t.NOMINAL)


def after_head(tags: list[int], first: int, end: int) -> int:
    """The position after the head of a noun phrase: of the first preposition after its first word, or its end.

    Args:
        tags: The tags of the tokens.
        first: Position of the first token of the phrase.
        end: Position after the last.

    Gives   **The** mayor of Kor said so. → of   **In** favor of it, Lee said so. → of
    """
    at = first + 1
    while at < end and not (tags[at] & t.PREP and not tags[at] & t.CAP):
        at += 1
    return min(at, end)


def start_of_name(frame: Frame, last: int, low: int) -> int:
    """Where the capitals and titles that end at a position start; after it when none do.

    Gives   So said former Sen. Ann **Lee** of Kor. → Sen.   So **said** Lee. → Lee
    """
    start = last + 1
    while start > low and frame.tags[start - 1] & (t.CAP | t.TITLE):
        start -= 1
    return start


def name_after_noun(frame: Frame, last: int, low: int) -> TokenRange | None:
    """The name that ends a phrase after another noun, where a comma was left out: *At the party convention **Lee***.

    Args:
        frame: The tokens.
        last: Position of the last token of the phrase.
        low: Position of its first token.

    Returns:
        The range of the name, or ``None``.

    Gives   The party convention Sen. **Lee** said so. → Sen. Lee   The mayor Ann **Lee** said so. → nothing
    """
    start = start_of_name(frame, last, low)
    if start in (last + 1, low) or frame.tags[start - 1] & (t.ROLE | t.ORG_NOUN | t.SPECIFIER | t.DEMONYM):
        return None
    return start, last + 1


def is_noun_in_ing(frame: Frame, at: int) -> bool:
    """Whether a form in *-ing* is a noun that an adjective describes.

    Yes   The red **warning** has been lifted.   Recent **reporting** has shown it.
    No    Ann Lee, **warning** us, left.
    """
    if not frame.tags[at] & t.TEXT_NOUN or not 0 < at < len(frame.tags) - 1 or not frame.tags[at + 1] & t.AUX:
        return False
    begins = frame.tags[at - 1] == t.CAP and frame.begins_sentence(at - 1)
    return begins or (at > 1 and bool(frame.tags[at - 2] & t.DET) and not frame.tags[at - 1])


def ends_title(frame: Frame, at: int) -> bool:
    """Whether the form in *-s* after a word is the noun of a title, after an owner or a number.

    Yes   So Lee’s **Panama** papers were.
    No    So **Lee** papers walls.
    """
    noun = frame.tags[at] & t.CAP and frame.tags[at + 1] & (t.ORG_NOUN | t.TEXT_NOUN)
    return bool(noun and at and frame.tags[at - 1] & (t.POSSESSIVE_ENDING | t.NUMBER))


def goes_on_as_noun(frame: Frame, after: int) -> bool:
    """Whether the word after a form in *-s* makes that a noun: *the city **councils** have*, *the **boards** of*.

    Yes   The city councils **have** left.   The ventures **or** her heirs left.
    No    The city orders **a** recount.
    """
    if after >= len(frame.tags):
        return False
    return bool(frame.tags[after] & (t.AUX | t.THIRD | t.CONJ)) or frame.lower[after] == "of"


def is_adjective(frame: Frame, at: int) -> bool:
    """Whether a word is an adjective by a list or its form, a compound like *long-term* among them.

    Yes   Lee asked **key** questions.   Kor has **Elm-led** states.   Lee made **half-cocked** demands.
    Yes   The **long-running** shows won.   The **long-term** claims rose.
    No    Ann **El-Sayed** demands it.   The **vice-chair** demands it.
    """
    word = frame.lower[at]
    if word in _ADJECTIVES or (not frame.tags[at] & t.ANY_CLASS and word.endswith(_ADJECTIVE_ENDINGS)):
        return True
    compound = frame.word(at)
    hyphen = compound.rfind("-")
    return hyphen > 0 and compound[hyphen + 1 :].islower() and compound.endswith(_COMPOUND_ENDINGS)


def takes_participle(frame: Frame, at: int) -> bool:
    """Whether a past form after this word is no verb but describes its object.

    Yes   Lee **held** painted signs.   Lee left, **holding** painted signs.
    No    The **mayor** painted signs.
    """
    before = frame.tags[at]
    if before & t.PAST and not before & (t.HUMAN_NOUN_OR_NAME | t.AUX):
        return True
    return bool(before & t.ING) and _has_object_after(frame, at)


def _has_object_after(frame: Frame, at: int) -> bool:
    """Whether a participle right after a comma has what follows for its object: *…, **holding** painted signs*."""
    tag = frame.tags[at]
    return bool(at and frame.tags[at - 1] & (t.COMMA | t.CONJ)) and not tag & (t.HUMAN_NOUN_OR_NAME | t.PAST)


def after_bare_time(frame: Frame, at: int, high: int) -> int:
    """The position after a time without a preposition that begins at a word after a noun; that word's own otherwise.

    Gives   So said Ann Lee **late** last week. → .   So said the mayor **days** later. → .
    Gives   So said Ann Lee **early** on Friday. → on   So said Kor **late** night host Ann Lee. → late

    Args:
        frame: The tokens.
        at: Position of the word.
        high: Position after the last token that may belong to the time.
    """
    tags, lower = frame.tags, frame.lower
    if tags[at] & t.CAP or at + 1 >= high:
        return at
    if lower[at] in TIME_MODIFIERS:
        end = at + 1
        while end < high and (lower[end] in TIME_MODIFIERS or lower[end] in TIME_NOUNS or tags[end] & t.CALENDAR):
            end += 1
        timed = end > at + 1 or tags[end] & t.PREP
        # *a study **last** year by economists*
        goes_on = end < high and (tags[end] & (t.NOUN_OR_NAME | t.POSSESSIVE_ENDING) or lower[end] in ("by", "of"))
        return end if timed and not goes_on else at
    lasted = lower[at] in TIME_NOUNS and lower[at].endswith("s") and lower[at + 1] in _AFTER_DURATION
    return at + 2 if lasted or (lower[at], lower[at + 1]) in _BEFORE_TIME else at


def is_bracket_in_phrase(tags: list[int], at: int, first: int) -> bool:
    """Whether a bracket is around a word or two inside a noun phrase that begins at ``first``.

    Yes   So said a Kor Board **(**KB**)** clerk.   So said police chief **(**rural**)** Ann Lee.
    No    So said Ann Lee **(**left**)** on Monday.   So said Ann Lee **(**D**)** of Kor.

    Args:
        tags: The tags of the tokens.
        at: Position of the bracket.
        first: Position of the first token of the phrase.
    """
    opening = at
    if tags[at] & t.CLOSE_BRACKET:
        opening = next((back for back in range(at - 1, max(first, at - 4), -1) if tags[back] & t.OPEN_BRACKET), at)
    if not tags[opening] & t.OPEN_BRACKET:
        return False
    inside = opening + 2
    closing = inside if tags[inside : inside + 1] and tags[inside] & t.CLOSE_BRACKET else inside + 1
    if closing + 1 >= len(tags) or not tags[closing] & t.CLOSE_BRACKET:
        return False
    goes_on = tags[closing + 1]
    return bool(goes_on & (t.CAP | t.ROLE_OR_TITLE | t.ORG_NOUN)) and not goes_on & (t.PUNCTUATION | t.FUNCTION_OR_TIME)
