"""Parts of a noun phrase: its head, the name that ends it."""

from __future__ import annotations

from quotes.lexicon import tags as t
from quotes.text.frames import Frame, TokenRange


def is_subject_pronoun(tag: int) -> bool:
    """Whether a word is a pronoun that begins a clause, and no object.

    Yes   **She** left.   **They** left.
    No    Lee saw **her**.   **Lee** left.
    """
    return bool(tag & t.PRONOUN) and not tag & t.OBJECT_PRONOUN


def is_plural(frame: Frame, at: int) -> bool:
    """Whether a word is a plural, by a list or its ending.

    Yes   The **bosses** left.   The **men** left.
    No    The **boss** left.   The **famous** left.
    """
    word = frame.lower[at]
    return bool(frame.tags[at] & t.PLURAL) or (word.endswith("s") and not word.endswith(("ss", "ous")))


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

    Gives   The party convention Sen. **Lee** said so. → Sen. Lee   The mayor Ann **Lee** said so. → nothing
    """
    start = start_of_name(frame, last, low)
    if start in (last + 1, low) or frame.tags[start - 1] & (t.ROLE | t.ORG_NOUN | t.SPECIFIER | t.DEMONYM):
        return None
    return start, last + 1
