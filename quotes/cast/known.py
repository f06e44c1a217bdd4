"""A list of known speakers: persons with their aliases, and which of them says *I* in the narration."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from quotes.model import GENRES, NEWS

_NARRATOR: Final = "I"
_EQUALS: Final = "="


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """One person of a list."""

    name: str
    """As records are to name the person."""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownSpeakers:
    """The persons of a list; it can be pickled."""

    persons: tuple[KnownPerson, ...] = ()
    narrator: str | None = None
    """The name of the person who says *I* outside quotations."""


NOBODY: Final = KnownSpeakers()


@dataclass(frozen=True, slots=True)
class ReadingMode:
    """How texts are read: by which rules, and with which known speakers. It can be pickled."""

    genre: str = NEWS
    """``news`` or ``dialogue``."""
    speakers: KnownSpeakers = NOBODY

    def __post_init__(self) -> None:
        """Refuse an unknown genre.

        Raises:
            ValueError: The genre is unknown.
        """
        if self.genre not in GENRES:
            raise ValueError(f"unknown genre {self.genre!r}: there are {', '.join(GENRES)}")


AS_NEWS: Final = ReadingMode()


class SpeakerListError(ValueError):
    """A line of a list that cannot be read; ``row`` counts from 1."""

    def __init__(self, row: int, reason: str) -> None:
        """Keep the row and the reason apart."""
        super().__init__(f"line {row}: {reason}")
        self.row = row
        self.reason = reason


def read_known_speakers(lines: Iterable[str]) -> KnownSpeakers:
    """Read a list of known speakers.

    A line has a name and, after ``=``, aliases separated by commas, or by semicolons if the name itself has a comma.
    ``I = NAME`` names the narrator, who must be one of the persons; if several narrators take turns, each has a line.

    >>> known = read_known_speakers(["Ann Lee = Annie, Mrs. Lee", "Bob Ray", "I = Annie"])
    >>> [person.name for person in known.persons], known.narrator
    (['Ann Lee', 'Bob Ray'], 'Ann Lee')

    Args:
        lines: The lines, with or without line ends.

    Raises:
        SpeakerListError: A line is empty, has no name or two ``=``, a name occurs twice, an alias belongs to two
            persons, or a narrator occurs twice or is not listed.
    """
    persons: list[KnownPerson] = []
    owners: dict[str, tuple[str, int]] = {}
    narrators: list[tuple[int, str]] = []
    for row, line in enumerate(lines, 1):
        name, equals, rest = (part.strip() for part in line.lstrip("\ufeff").partition(_EQUALS))
        _check_line(row, name, equals, rest)
        aliases = tuple(filter(None, (" ".join(alias.split()) for alias in rest.split(";" if "," in name else ","))))
        if name == _NARRATOR:
            narrators.append((row, rest))
            continue
        person = KnownPerson(" ".join(name.split()), aliases)
        for form in dict.fromkeys((person.name, *aliases)):
            _claim(form, person.name, row, owners)
        persons.append(person)
    return KnownSpeakers(tuple(persons), _narrator(narrators, owners))


def _check_line(row: int, name: str, equals: str, rest: str) -> None:
    """Refuse a line that names nobody, or that says two things."""
    if not name:
        raise SpeakerListError(row, f"no name before {_EQUALS}" if equals else "empty line")
    if not any(map(str.isalnum, name)):
        raise SpeakerListError(row, f"{name} is not a name")
    if name == _NARRATOR and not rest:
        raise SpeakerListError(row, f"{_NARRATOR} is the narrator, who needs a name: {_NARRATOR} {_EQUALS} NAME")
    if _EQUALS in rest:
        raise SpeakerListError(row, f"{_EQUALS} twice")


def _claim(form: str, name: str, row: int, owners: dict[str, tuple[str, int]]) -> None:
    """Note whose a name or alias is."""
    if form in owners:
        other, first = owners[form]
        if form == name == other:
            raise SpeakerListError(row, f"{form} is already on line {first}")
        raise SpeakerListError(row, f"{form} already means {other}, on line {first}")
    owners[form] = (name, row)


def _narrator(rows: list[tuple[int, str]], owners: dict[str, tuple[str, int]]) -> str | None:
    """The full name of the narrator; ``None`` if there are several, who take turns."""
    if not rows:
        return None
    found: dict[str, int] = {}
    for row, form in rows:
        if form not in owners:
            raise SpeakerListError(row, f"{_NARRATOR} = {form}: no line names {form}")
        name = owners[form][0]
        if name in found:
            raise SpeakerListError(row, f"{name} is the narrator already, on line {found[name]}")
        found[name] = row
    return next(iter(found)) if len(found) == 1 else None
