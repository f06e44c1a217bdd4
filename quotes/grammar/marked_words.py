"""Quotations inside a sentence: where they are, which end a clause, which are names of people, programs, terms."""

from __future__ import annotations

from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.inflection import forms_of
from quotes.text.frames import Frame

_LONGEST_NICKNAME: Final = 24
"""Code points, marks included."""
_LONG_QUOTATION: Final = 40
"""Code points; a longer quotation ends the clause it is in."""
_USING: Final = forms_of("use")
_ALLOWANCES: Final = frozenset(["licence", "license", "permission", "right", "rights"])
"""What lets somebody use a word, who need not do so."""
_WORDINGS: Final = frozenset(["phrase", "term", "terms", "word", "words"])


def next_quotation(frame: Frame, first: int, high: int) -> int:
    """The position of the first quotation in a range; ``high`` when there is none.

    Gives   Lee **called** it “odd”. → “odd”   Lee **met** Joe “Tank” Ruiz, who is “mad”. → “mad”
    """
    for at in range(first, high):
        if frame.tags[at] & t.QUOTATION and not is_quoted_name(frame, at):
            return at
    return high


def after_long_quotation(frame: Frame, at: int, low: int) -> int:
    """The position after the last long quotation before a token; ``low`` when there is none.

    Gives   “It was the worst of all days in this old town” and Lee **said** so. → and
    Gives   “It was bad” and Lee **said** so. → “It was bad”
    """
    for back in range(at, low - 1, -1):
        if frame.tags[back] & t.QUOTATION and is_long_quotation(frame, back):
            return back + 1
    return low


def is_long_quotation(frame: Frame, at: int) -> bool:
    """Whether a token is a quotation so long that it ends the clause it is in.

    Yes   Lee called it **“the worst of all the plans that this town has seen”**.
    No    Lee called it **“odd”**.   Lee **called** it “odd”.
    """
    if not frame.tags[at] & t.QUOTATION:
        return False
    quotation = frame.quotations[at]
    return quotation.end - quotation.start > _LONG_QUOTATION


def follows_quotation(frame: Frame, verb: int) -> bool:
    """Whether a verb is right after a quotation that ends without a comma, so that its subject comes after it.

    Yes   “No” **said** Kay.
    No    “No,” **said** Kay.   Kay **said** “no”.
    """
    return verb > 0 and frame.tags[verb - 1] & t.QUOTATION > 0 and frame.endings[verb - 1] != ","


def breaks_clause(frame: Frame, at: int) -> bool:
    """Whether a token is punctuation, or a quotation that ends with a comma.

    Yes   Lee left**,** and Kay won.   **“No,”** said Kay.
    No    Lee called **“odd”** plans bad.   Lee **left**.
    """
    tag = frame.tags[at]
    return bool(tag & t.PUNCTUATION) and (not tag & t.QUOTATION or frame.endings[at] == ",")


def is_quoted_name(frame: Frame, at: int) -> bool:
    """Whether a quotation is within a name.

    Yes   Joe **“Tank”** Ruiz left.
    No    Joe called it **“Tank”** twice.   Lee’s **“Tank”** Plan failed.
    """
    if is_work_of_role(frame, at):
        return True
    quotation = frame.quotations[at]
    # *calling Kay “a buffoon,” Ann said* has names on both sides of words that are not a nickname.
    return (
        0 < at < len(frame.tags) - 1
        and bool(frame.tags[at - 1] & frame.tags[at + 1] & t.CAP)
        and not frame.tags[at - 1] & t.POSSESSIVE_ENDING
        and frame.endings[at] != ","
        and quotation.end - quotation.start < _LONGEST_NICKNAME
    )


def is_work_of_role(frame: Frame, at: int) -> bool:
    """Whether a quotation names the work of the one named after it, or the body whose kind is after it.

    Yes   So said **“Salt”** star Ann Lee.   The **“Salt”** star said so.   The **“Give Us Salt”** movement said so.
    No    So said **“Salt”** fans.   Lee liked **“Salt”** star Ann Lee.   The **“mad”** star said so.
    No    The **“Very odd”** movement said so.
    """
    if not 0 < at < len(frame.tags) - 2 or frame.endings[at] in ",.?!":
        return False
    role = frame.tags[at + 1]
    if role & t.ORG_NOUN and not role & t.CAP and frame.tags[at - 1] & t.DETERMINER:
        quotation = frame.quotations[at]
        return frame.text[quotation.inner_start : quotation.inner_end].istitle()
    if not role & t.ROLE or role & t.CAP:
        return False
    if frame.tags[at - 1] & t.DETERMINER:
        return frame.text[frame.quotations[at].inner_start].isupper()
    return bool(frame.tags[at - 1] & (t.SAY | t.QUOTATION) and frame.tags[at + 2] & t.CAP)


def is_program_name(frame: Frame, at: int) -> bool:
    """Whether a quotation is the name of a program, by its station or day.

    Yes   Lee was on CNN’s **“New Day”** twice.   Lee was on Monday’s **“Today”** twice.
    Yes   Lee was on CBS **“Morning”** twice.
    No    Lee was in CBS **“Morning”** twice.   Lee’s **“New Day”** plan failed.   Lee was on **CNN** twice.
    """
    if not frame.tags[at] & t.QUOTATION or not at:
        return False
    owner = frame.tags[at - 1]
    if owner & t.POSSESSIVE_ENDING and owner & (t.MEDIA_NAME | t.CALENDAR):
        return True
    return bool(owner & t.MEDIA_NAME) and at > 1 and frame.lower[at - 2] == "on"


def is_term_used(frame: Frame, at: int) -> bool:
    """Whether somebody uses the words of a quotation.

    Yes   Lee used the term **“odd”** twice.   Kay uses the word **“odd”**.
    No    Lee liked the term **“odd”**.   Lee used **“odd”** twice.   Lee sold the right to use the term **“odd”**.
    """
    use = at - 3
    if use < 0 or frame.lower[at - 1] not in _WORDINGS or frame.lower[use] not in _USING:
        return False
    return use < 2 or frame.lower[use - 1] != "to" or frame.lower[use - 2] not in _ALLOWANCES
