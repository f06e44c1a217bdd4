"""What joins a role and a name, so that both are one person: *Ken Ito, a baker*, *Ken Ito is a baker*."""

from __future__ import annotations

from typing import Final

import regex

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.words import entries

_APPOSED: Final = regex.compile(
    r"(?:, \d{1,3}(?=,)| \(\d{1,3}\)(?=,))?(?:, | \((?=[^()]*$)| [–—] )(?!\L<not_apposed> )[^.,;:“”\"\n]*$",
    not_apposed=entries("not_appositions"),
)
"""What is between a name and a role in apposition to it: *Ken Ito*, ***34, a ministry** spokesman*."""
_IS: Final = regex.compile(
    r" (?:is|was|has been|remains|works as|worked as|serves as|served as|became) (?:(?:also|now|once) )?"
    r"(?:an?|the) ((?:[\w’'-]++ ){0,4})"
)
"""What is between a name and a role that it is said to have, up to four words right before the role among it."""
_HOLDS: Final = regex.compile(r" (?:became|has been|was (?:appointed|elected|made|named|re-elected)) (?:as )?")
"""What is between a name and an office without an article: *Ken Ito **became** mayor*."""
_CALLED: Final = regex.compile(
    r" (?:called |named |\()|, (?:who (?:is|was) )?(?:called|identified (?:only )?as|named) | (?:is|was) "
)
"""What is between a role and the name of its bearer: *a baker **named** Ken Ito*, *the mayor **is** Ken Ito*."""
LONGEST_LINK: Final = 70
"""Code points between a name and a role, at most."""


def joins_name_to_role(between: str) -> bool:
    """Whether the words from a name to a role after it make the role the person's.

    >>> [joins_name_to_role(words) for words in (", a ministry ", " is the ", " became ", ", 34, a ", " (a ", " – a ")]
    [True, True, True, True, True, True]
    >>> [joins_name_to_role(words) for words in (" met the ", ", by the ", " was given a ", " is a friend of the ")]
    [False, False, False, False]

    Args:
        between: The text between the two, with its spaces.
    """
    if len(between) >= LONGEST_LINK:
        return False
    if _APPOSED.fullmatch(between) or _HOLDS.fullmatch(between):
        return True
    found = _IS.fullmatch(between)
    return found is not None and not any(tags_of(word) & t.FUNCTION_WORD for word in found[1].split())


def joins_role_to_name(between: str, after: str) -> bool:
    """Whether the words from a role to a name after it make the role the person's.

    >>> [joins_role_to_name(words, ",") for words in (" ", ", ", " named ", ", identified as ", " is ")]
    [True, True, True, True, True]
    >>> joins_role_to_name(", ", " met"), joins_role_to_name(" met ", ",")
    (False, False)

    Args:
        between: The text between the two, with its spaces.
        after: The text right after the name.
    """
    if between == ", ":
        return after[:1] in (",", ".")
    return between == " " or (_CALLED.fullmatch(between) is not None and (")" in after) >= ("(" in between))
