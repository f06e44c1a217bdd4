"""What the words beside one mention of a person say that the person is."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from quotes.grammar.phrase_parts import is_described_noun
from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.words import entries, pairs
from quotes.speakers.roles.after import After, after_name
from quotes.speakers.roles.before import FORMER, HONORIFICS, PLURAL_TITLES, before_name, employer_before
from quotes.speakers.roles.noun_phrases import head_of
from quotes.speakers.source_phrase import within_sentence
from quotes.text.frames import Frame, TokenRange

_WEAK: Final = frozenset(entries("weak_roles"))
TITLE_ROLES: Final = pairs("title_roles")
ENOUGH_WORDS: Final = 2
"""Words of content beyond which a role says no more than another."""
_NO_CONTENT: Final = t.PUNCTUATION | t.DETERMINER | t.PREP | t.CONJ | t.WH_WORD
WEAKER: Final = 2
"""By how many words less a role counts that says what somebody is to others, or that a verb gives."""
_AFFILIATION: Final = 0.5
"""The content of a place or body without a role."""


@dataclass(slots=True)
class Role:
    """One thing that an article calls a person."""

    words: str
    content: float
    """How many words say something; less if the place is a weaker one."""
    head: str = ""
    """The word for what the person is, in lower case, a title as the role that it is short for."""
    former: bool = False
    at: int = -1
    """Where the name starts that it is beside (code points)."""


def roles_beside(frame: Frame, start: int, end: int) -> list[Role]:
    """The roles that the words around a name give.

    Args:
        frame: The tokens of the paragraph.
        start: Where the name starts, titles aside (code points).
        end: Where it ends, exclusive.
    """
    name = bisect_right(frame.starts, start) - 1
    if name < 0 or frame.starts[name] != start:
        return []
    stop = name + 1
    while stop < len(frame.tags) and frame.starts[stop] < end:
        stop += 1
    if stop < len(frame.tags) and is_described_noun(frame.tags[stop]):  # *a senior Lee **adviser***
        return []
    roles = [role_in(frame, found) for found in before_name(frame, name, stop)]
    # *Ohio Sen. Ann Lee’s plan*: what follows is no longer about her.
    after = After() if frame.tags[stop - 1] & t.POSSESSIVE_ENDING else after_name(frame, stop)
    if after.affiliation is not None:
        for role in roles:
            role.words += _joined(frame, after.affiliation)
            role.content += 1
    if after.description is not None:
        role = role_in(frame, after.description)
        role.content -= WEAKER * after.copula + after.verb
        role.former = role.former or after.past
        roles.append(role)
    elif not roles and (employer := employer_before(frame, name)) is not None:
        roles.append(Role(frame.words(employer), _AFFILIATION))
    elif not roles and after.affiliation is not None:
        roles.append(Role(frame.words(after.affiliation).removeprefix(", "), _AFFILIATION))
    return roles


def role_in(frame: Frame, found: TokenRange) -> Role:
    """A description as a role, a plural as one: *Sens.* → *Sen.*, *candidates* Lee and Ray → *candidate*."""
    words = within_sentence(frame.words(found))
    first, _, last = words.rpartition(" ")
    if last in PLURAL_TITLES:
        words = f"{first} {PLURAL_TITLES[last]}".strip()
    elif (
        frame.tags[found[1] - 1] & t.ROLE
        and last.endswith("s")
        and frame.lower[found[0]] != "one"  # *one of the ranchers*
        and tags_of(last[:-1]) & t.ROLE
    ):
        words = words[:-1]
    content = 0
    for tag in frame.tags[found[0] : found[1]]:
        if tag & t.WH_WORD:
            break
        content += not tag & _NO_CONTENT
    at = head_of(frame, found[0], found[1])
    head = frame.word(at if at >= 0 else found[1] - 1)
    head = TITLE_ROLES.get(PLURAL_TITLES.get(head, head), head.lower())
    weight = min(content, ENOUGH_WORDS) - (WEAKER if head in _WEAK else 0)
    former = any(word in FORMER for word in frame.lower[found[0] : found[1]])
    return Role(words, weight, head, former)


def bare_title(title: str) -> str:
    """A title without forms of address, in the singular; nothing if no role is left."""
    words = [word for word in title.split() if word.rstrip(".").lower() not in HONORIFICS]
    if not words or not tags_of(words[-1]) & t.ROLE_OR_TITLE:
        return ""  # *Elm-born Mr. Lee*
    return " ".join(PLURAL_TITLES.get(word, word) for word in words)


def _joined(frame: Frame, affiliation: TokenRange) -> str:
    """The words of an affiliation as they go on after a title: * of Ohio*, *, D-Ohio*."""
    words = frame.words(affiliation)
    return words if frame.tags[affiliation[0]] & t.COMMA else f" {words}"
