"""Whom a profile or an obituary is about, to whom *she* returns after others have spoken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.speakers.context import Context
from quotes.speakers.names.entities import Entity
from quotes.speakers.pronouns.candidate import Candidate, person_named

_OPENING_CHARACTERS: Final = 800
"""How far from the start of an article its protagonist is named, at most."""
_FEWEST_PARAGRAPHS: Final = 3
_SHARE_OF_PARAGRAPHS: Final = 5
"""One paragraph in so many, at least, tells of the protagonist by a pronoun."""
_MAY_LACK: Final = 2
"""How many times more than the protagonist another one may be named: an obituary often names the dead only once."""
_FRONT: Final = r"(?:(?:After|As|At|Before|By|During|For|From|In|On|Once|Until|When) [^.!?“”\"\n]{1,40}?)"
_PRONOUNS: Final = {"f": ("She ", "Her ", " she ", " her "), "m": ("He ", "His ", " he ", " his ")}
_TELLS: Final = {
    gender: re.compile(rf"(?:(?:{pronoun}|{own}) |{_FRONT}\b(?:{pronoun.lower()}|{own.lower()}) )([a-z]+)")
    for gender, pronoun, own in (("f", "She", "Her"), ("m", "He", "His"))
}
"""A sentence that begins with the pronoun, or soon has it, and the word after that."""
# It begins with a letter, which is looked for in half the time of the edge of a word.
_IN_PARAGRAPH: Final = {
    "f": re.compile(r"[Ss]he (?<=\b[Ss]he )|[Hh]er (?<=\b[Hh]er )"),
    "m": re.compile(r"[Hh]e (?<=\b[Hh]e )|[Hh]is (?<=\b[Hh]is )"),
}
_BEFORE_SENTENCE: Final = re.compile(r"[.!?…”\"\n](?:(?<=\n)|(?<!\n) )(?=[A-Z])")


def protagonist(context: Context, gender: str) -> Entity | None:
    """The first person whom an article names, if it tells of that person by the pronoun throughout.

    Args:
        context: The article so far.
        gender: ``m`` or ``f``.

    Returns:
        The person; ``None`` in most news, whose pronouns go with what somebody said.
    """
    if gender not in context.protagonists:
        context.protagonists[gender] = _first_named(context, gender) if _is_told_of(context, gender) else None
    return context.protagonists[gender]


def _told(context: Context, gender: str, low: int, high: int) -> Iterator[int]:
    """Where sentences of a stretch tell of somebody by a pronoun: *She grew up*, *Her father*; not *She said*."""
    text = context.text
    starts = [match.end() for match in _BEFORE_SENTENCE.finditer(text, max(0, low - len(". ")), high)]
    for start in [0, *starts]:
        told = _TELLS[gender].match(text, start, high) if start >= low else None
        if told is not None and not tags_of(told[1]) & t.SAY and start not in context.quoted:
            yield start


def _is_told_of(context: Context, gender: str) -> bool:
    """Whether enough paragraphs tell of somebody by a pronoun."""
    needed = max(_FEWEST_PARAGRAPHS, context.paragraph_at(len(context.text)) // _SHARE_OF_PARAGRAPHS)
    if sum(context.text.count(word) for word in _PRONOUNS[gender]) < needed:
        return False
    return len({context.paragraph_at(at) for at in _told(context, gender, 0, len(context.text))}) >= needed


def _first_named(context: Context, gender: str) -> Entity | None:
    """The first person whom the article names, if no other of that gender is named much more often."""
    counts: dict[str, int] = {}
    first: Entity | None = None
    for start, _, form in context.roster.index.between(0, len(context.text)):
        entity = person_named(context, start, form) if start not in context.quoted else None
        if entity is None:
            continue
        if first is None:
            if start > _OPENING_CHARACTERS or entity.gender not in ("", gender):
                return None
            first = entity
        if entity is first or entity.gender == gender:
            counts[entity.name] = counts.get(entity.name, 0) + 1
    return first if first is not None and max(counts.values()) <= counts[first.name] + _MAY_LACK else None


def returns_to_protagonist(context: Context, chosen: Candidate | None, start: int, gender: str) -> Entity | None:
    """The protagonist, if a pronoun means that person rather than the nearest one named.

    It does where the paragraph tells of somebody by the pronoun before it, and names nobody else for it: *Her first
    shop closed. “I had nothing,” **she** says*, after another one has spoken.

    Args:
        context: The article so far.
        chosen: The nearest one named.
        start: Where the pronoun is (code points).
        gender: ``m`` or ``f``.
    """
    # Whether the paragraph tells of somebody is asked first: whether the article does takes all of its text.
    if not gender or (chosen is not None and not _may_return(context, chosen.start, start, gender)):
        return None
    person = protagonist(context, gender)
    speaker = chosen.speaker if chosen is not None else None
    return None if person is None or (speaker is not None and speaker.name == person.name) else person


def _may_return(context: Context, chosen: int, start: int, gender: str) -> bool:
    """Whether the paragraph of a pronoun tells of somebody before it, other than the nearest one named."""
    paragraph = context.paragraph_start(start)
    if chosen >= paragraph:
        return _begins_with_own(context, chosen, gender)
    # Few paragraphs have the pronoun before that one: each would be read sentence by sentence.
    if _IN_PARAGRAPH[gender].search(context.text, paragraph, start) is None:
        return False
    return next(_told(context, gender, paragraph, start), None) is not None


def _begins_with_own(context: Context, at: int, gender: str) -> bool:
    """Whether the sentence around a position begins with *her* and what is hers: ***Her mother, Ruth**, died*."""
    low = context.sentence_start(at + 1)
    return context.text.startswith(("Her ", "His ")[gender == "m"], low)
