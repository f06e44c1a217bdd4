"""Whom a name means that several people or bodies of one article bear."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

import regex

from quotes.speakers.names.entities import BEFORE_RELATIVE, Entity
from quotes.speakers.names.forms import NameForm

_NEAR_CHARACTERS: Final = 400
"""How near a full name must be for a bare surname to mean it rather than a namesake."""
_SIDE_BY_SIDE_CHARACTERS: Final = 40
"""Namesakes so near each other are named together."""
_KIN_REACH: Final = 40
"""Code points before a relative's name that say whose relative it is."""
_TITLED_SENTENCE: Final = regex.compile(r"(?:\p{L}++\.?+ )?+[^.!?“”\"\n]{0,200}+")
"""A title with its full stop, and the rest of the sentence."""
_TITLED_CHARACTERS: Final = 240
"""How far the sentence may go that begins with a title, at most."""
_MOST_STARTS: Final = 20
"""How many mentions of a name are looked at."""
_MOST_NAMESAKES: Final = 100
"""How many bearers of one name are told apart, so that the work grows with the text, whatever it is."""


def of_title(namesakes: list[Entity], form: NameForm) -> list[Entity]:
    """Those of several namesakes whom the article gives the title of a form: *Gov. Lee*, not *President Lee*."""
    if len(namesakes) < 2 or not form.title:
        return namesakes
    return [entity for entity in namesakes if form.title in entity.titles] or namesakes


def owner_of_surname(namesakes: list[Entity], first: int, paragraph: int, at: int) -> Entity | None:
    """Who has a surname for himself: the only one named in full before the article first writes it alone.

    Another of that name, whom it names later, has a given name or a title then: *Ann Lee left. Lee is 40. Her brother
    Tom Lee stayed.* In the paragraph that names the other, the surname may mean either.

    Args:
        namesakes: The people who may be meant.
        first: Where the article first writes the surname alone (code points).
        paragraph: Where the paragraph of this mention starts.
        at: Where this mention is.
    """
    named = [entity for entity in namesakes if entity.full and entity.full[0] < first]
    if len(named) != 1:
        return None
    near = any(_is_named_between(entity, paragraph, at) for entity in namesakes if entity is not named[0])
    return None if near else named[0]


def _is_named_between(entity: Entity, start: int, end: int) -> bool:
    """Whether the article names an entity in full in a stretch."""
    at = bisect_left(entity.full, start)
    return at < len(entity.full) and entity.full[at] < end


def nearest(text: str, fitting: list[Entity], at: int) -> Entity | None:
    """Which of several people of one surname is meant, ``None`` when two are as likely.

    The one named in full shortly before, unless the article just introduced two side by side (*Ann Lee and her
    brother Tom Lee*); else the only one named in full before; else the one named in full most often; else of two the
    one who is not introduced as a relative.

    Args:
        text: The article as read.
        fitting: The people who may be meant.
        at: Where the surname is (code points).
    """
    before = sorted(
        (
            (entity.full[bisect_left(entity.full, at) - 1], index)
            for index, entity in enumerate(fitting)
            if entity.full and entity.full[0] < at
        ),
        reverse=True,
    )
    if before and at - before[0][0] < _NEAR_CHARACTERS:
        if len(before) > 1:
            (last, _), (previous, index) = before[:2]
            if last - previous < _SIDE_BY_SIDE_CHARACTERS and previous == fitting[index].first_at:
                return None
        return fitting[before[0][1]]
    if len(before) == 1:
        return fitting[before[0][1]]
    ranked = sorted(fitting, key=lambda entity: (-len(entity.full), -entity.count))
    second = ranked[1]
    is_first = (len(ranked[0].full), ranked[0].count) > (len(second.full), second.count)
    if is_first or len(ranked) > len(("one", "other")):
        return ranked[0] if is_first else None
    others = [one for one in ranked if not _is_introduced_as_relative(text, one)]
    return others[0] if len(others) == 1 else None


def _is_introduced_as_relative(text: str, entity: Entity) -> bool:
    """Whether the words before somebody's first mention say whose relative it is: *his wife, **Ann Lee***."""
    at = entity.first_at
    return BEFORE_RELATIVE.search(text, max(0, at - _KIN_REACH), at) is not None


def without_relatives(text: str, starts: list[int], form: NameForm, namesakes: list[Entity]) -> list[Entity]:
    """The namesakes whom a surname, or a title and one, may mean where another has a relative's given name.

    Args:
        text: The article as read.
        starts: Where the name is (code points).
        form: The name.
        namesakes: Its bearers.
    """
    if form.title:
        namesakes = [one for one in namesakes if not _has_relative(text, starts, one)]
    if form.gender != "f":
        namesakes = [one for one in namesakes if not is_wife_of_official(text, starts, one)]
    return namesakes


def _has_relative(text: str, starts: list[int], entity: Entity) -> bool:
    """Whether a relative of somebody with a title has a given name: *Mrs Lee left when **her son, Tom**, did*.

    Args:
        text: The article as read.
        starts: Where the name with the title is (code points).
        entity: A bearer of the surname, who is not the same person then.
    """
    given = f" {entity.name.partition(' ')[0]}"
    for start in starts[:_MOST_STARTS]:
        at = text.find(given, start, start + _TITLED_CHARACTERS)
        if at >= 0 and BEFORE_RELATIVE.search(text, start, at + 1) is not None:
            sentence = _TITLED_SENTENCE.match(text, start)
            if sentence is not None and at + len(given) <= sentence.end():
                return True
    return False


def is_wife_of_official(text: str, starts: list[int], entity: Entity) -> bool:
    """Whether a surname is an official's whose wife alone has a given name: *Roe left. **First lady Ida Roe** stayed*.

    Args:
        text: The article as read.
        starts: Where the surname is (code points).
        entity: A bearer of the surname, who is not the same person then.
    """
    at = entity.first_at
    around = text[max(0, at - len("former first lady ")) : at + len("first lady ")].lower()
    if starts[0] >= at or "first lady " not in around or "former" in around:
        return False
    return f"President {entity.name.rpartition(' ')[2]}" in text


def add_namesake(namesakes: list[Entity], entity: Entity) -> None:
    """Add a bearer of a name, unless there are too many: a list of companies, not an article."""
    if len(namesakes) < _MOST_NAMESAKES:
        namesakes.append(entity)
