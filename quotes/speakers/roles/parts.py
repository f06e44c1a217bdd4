"""The parts of a role: *a spokesman for the Kor campaign* has a title, *spokesman*, and an organization."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from quotes.grammar.phrases import is_nominal
from quotes.lexicon import tags as t
from quotes.lexicon.folding import without_possessive
from quotes.lexicon.words import entries
from quotes.speakers.names.titles import PLACES
from quotes.speakers.roles.before import FORMER
from quotes.speakers.roles.noun_phrases import BEFORE_BODY, INSIDE_NAMES, ROLE_PARTICIPLES, head_of, is_hyphen
from quotes.text.frames import Frame, TokenRange, make_frame

_PORTFOLIOS: Final = frozenset(["secretary", "minister", "undersecretary", "mec"])
"""Offices followed by their responsibility: *Minister of Health*, *Environment Secretary*."""
_BEFORE_TITLES: Final = frozenset(["prime", "vice", "foreign", "attorney", "managing"])
_PARTIES: Final = frozenset(entries("parties"))
_ADJECTIVE_ENDINGS: Final = ("al", "ed", "ic", "ish", "ive", "based", "linked", "born")
_MOST_WORDS_BEFORE_HEAD: Final = 3
"""Words of a title before its head: *deputy homeland security adviser*."""
_ENDS_TITLE: Final = t.PUNCTUATION | t.SPECIFIER | t.DEMONYM | t.PLACE | t.NUMBER
_NO_BODY: Final = t.PLACE | t.DEMONYM | t.TITLE | t.CALENDAR


@dataclass(frozen=True, slots=True)
class RoleParts:
    """What a role says."""

    title: str | None
    """What the person is: *spokesman*, *chief of staff*."""
    organization: str | None
    """The body where the person is that; places and parties are not bodies."""
    former: bool
    """It is a past role."""


NO_PARTS: Final = RoleParts(None, None, former=False)


def split_role(role: str) -> RoleParts:
    """Split a role.

    >>> split_role("a former spokesman for the Kor campaign")
    RoleParts(title='spokesman', organization='Kor campaign', former=True)
    >>> split_role("Elm University law professor")
    RoleParts(title='law professor', organization='Elm University', former=False)
    >>> split_role("Sen. of Ohio")
    RoleParts(title='Sen.', organization=None, former=False)
    """
    frame = make_frame(role, 0, len(role), ())
    high = len(frame.tags)
    former = any(word in FORMER for word in frame.lower)
    head = _head(frame, high)
    if head < 0 and high and frame.tags[high - 1] & t.POSSESSIVE_ENDING:
        return RoleParts(None, _body_before(frame, high), former)
    if head < 0:
        return RoleParts(None, _body_after(frame, 0, high), former)
    start = _start_of_title(frame, head)
    end = _end_of_title(frame, head, high)
    before = _body_before(frame, start)
    organization = before or _body_after(frame, end, high)
    return RoleParts(without_possessive(frame.words((start, end))), organization, former)


def _head(frame: Frame, high: int) -> int:
    """The position of the head; -1 for a role without one, such as *of Kor Motors*."""
    if not high or frame.tags[0] & t.PREP:
        return -1
    head = head_of(frame, 0, high)
    if head >= 0:
        return head
    for at in range(high):
        if frame.tags[at] & t.ROLE_OR_TITLE and not (at + 1 < high and frame.tags[at + 1] & t.ROLE_OR_TITLE):
            return at
        if frame.tags[at] & (t.PREP | t.WH_WORD):
            return -1
    return -1


def _start_of_title(frame: Frame, head: int) -> int:
    at = head
    while at > 0 and head - at < _MOST_WORDS_BEFORE_HEAD:
        tag, word = frame.tags[at - 1], frame.lower[at - 1]
        is_role = tag & t.ROLE_OR_TITLE
        if word in FORMER or tag & _ENDS_TITLE or (word in ROLE_PARTICIPLES and not is_role):
            break
        if tag & t.ORG_NOUN and not is_role:
            break
        is_name = tag & t.CAP and not is_role and word not in _BEFORE_TITLES
        if is_name and not (frame.lower[head] in _PORTFOLIOS and frame.tags[head] & t.CAP):
            break
        if not is_name and not is_role and not is_nominal(tag):
            break
        at -= 1
    return at


def _end_of_title(frame: Frame, head: int, high: int) -> int:
    """Where a title ends, with *of* and what is not a body: *chief of staff*, *Minister of Health and Sports*."""
    at = head + 1
    if at + 1 >= high or frame.lower[at] not in ("of", "for"):
        return at
    portfolio = frame.lower[head] in _PORTFOLIOS or frame.lower[head] == "commissioner"
    end = at + 1
    while end < high and _is_matter(frame, end, portfolio=portfolio):
        end += 1
    return end if end > at + 1 else at


def _is_matter(frame: Frame, at: int, *, portfolio: bool) -> bool:
    tag = frame.tags[at]
    if frame.lower[at] in ("staff", "state") or (portfolio and (tag & t.CAP or frame.lower[at] == "and")):
        return True
    if tag & (t.CAP | t.DETERMINER | t.PUNCTUATION | t.PREP | t.CONJ | t.WH_WORD | t.PLURAL):
        return False
    return is_nominal(tag) and not tag & t.ORG_NOUN


def _body_before(frame: Frame, end: int) -> str | None:
    """The body that the words before a title name: *the **Kor Party**’s leader*, ***FBI** director*."""
    first = 0
    while first < end and (frame.lower[first] in FORMER or not frame.tags[first] & (t.CAP | t.ORG_NOUN)):
        first += 1  # *Former NATO director*
    owner = next((at + 1 for at in range(end - 1, first - 1, -1) if frame.tags[at] & t.POSSESSIVE_ENDING), end)
    return _body(frame, first, owner)


def _body_after(frame: Frame, start: int, high: int) -> str | None:
    """The body that a preposition, or a verb at the start, names: *head of sports at **Kor College***.

    The first one, but *at* says where somebody works: *director of the Arts Programme at **Kor College***.
    """
    first: str | None = None
    for at in range(start, high):
        if frame.tags[at] & t.WH_WORD and not frame.tags[at] & t.CAP:
            break
        if frame.lower[at] in BEFORE_BODY or (at == start == 0 and not frame.tags[0] & t.CAP):
            begin = frame.skip(t.DETERMINER, at + 1, high, unless=t.CAP)
            found = _body(frame, *_proper_part(frame, begin, _end_of_body(frame, begin, high)))
            if found is not None and frame.lower[at] == "at":
                return found
            first = first or found
    return first


def _end_of_body(frame: Frame, first: int, high: int) -> int:
    """Where the noun phrase ends that begins at a position, *and* and *of* within a name included."""
    at = first
    while at < high:
        tag = frame.tags[at]
        if frame.lower[at] in INSIDE_NAMES and frame.tags[at - 1] & t.CAP:
            after = at + 1
            while after < high and frame.lower[after] in INSIDE_NAMES:
                after += 1
            if after >= high or not frame.tags[after] & t.CAP or frame.tags[after] & t.TITLE:
                break
            at = after
        elif is_nominal(tag) or is_hyphen(frame, at) or tag & t.CAP:
            at += 1
        else:
            break
    return at


def _proper_part(frame: Frame, first: int, end: int) -> TokenRange:
    """A noun phrase without what is before its name: *the right-wing **Kor Forum***, *think tank **Kor House***."""
    if end > first and frame.tags[end - 1] & t.CAP:
        lower = [
            at
            for at in range(first, end)
            if not frame.tags[at] & t.CAP and frame.lower[at] not in INSIDE_NAMES and not is_hyphen(frame, at)
        ]
        if lower:
            first = lower[-1] + 1
    return first, end


def _body(frame: Frame, first: int, end: int) -> str | None:
    """The words of a range if they name a body: no person, place, party or nationality, and not *the council*."""
    while end > first and not frame.tags[end - 1] & (t.CAP | t.ORG_NOUN):
        end -= 1
    if end <= first:
        return None
    tags = [frame.tags[at] for at in range(first, end)]
    words = without_possessive(frame.words((first, end)))
    if words.casefold() in PLACES or words in _PARTIES:
        return None
    if tags[0] & t.TITLE and tags[0] & t.CAP and not tags[-1] & t.ORG_NOUN:
        return None
    capitals = [tag for tag in tags if tag & t.CAP]
    if not capitals:
        return words if len(tags) > 1 and not words.endswith("s") else None
    if any(tag & (t.ORGANIZATION | t.MEDIA_NAME) for tag in tags):
        return None if words.islower() or (words.endswith("s") and not tags[-1] & t.CAP) else words
    return words if _may_be_body(frame, first, end) else None


def _may_be_body(frame: Frame, first: int, end: int) -> bool:
    """Whether capitals without a word for a body may name one: *Slate*, *Kor Royal*, not *Political* or *Kor-based*."""
    last, tag = frame.lower[end - 1], frame.tags[end - 1]
    if tag & _NO_BODY or last.endswith((".", *_ADJECTIVE_ENDINGS)) or frame.has(t.GIVEN, first, end):
        return False
    if all(frame.tags[at] & _NO_BODY for at in range(first, end) if frame.tags[at] & t.CAP):
        return False
    # A capital that begins a role may only begin a sentence, too: *Retired miner Ann Lee*.
    word = frame.word(first)
    return first > 0 or end - first > 1 or not word[1:].islower()
