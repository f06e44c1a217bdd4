"""What a person has corrected about who is whom: aliases, names that are not aliases, kinds and genders."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from quotes.lexicon.folding import fold
from quotes.model import DOCUMENT, GROUP, ORGANIZATION, PERSON, UNNAMED
from quotes.voices.persons.identities import PEOPLE_FILE
from quotes.voices.voice import Voice

PEOPLE_COLUMNS: Final = ("person", "alias", "kind", "gender", "note")
KINDS: Final = (PERSON, ORGANIZATION, GROUP, DOCUMENT, UNNAMED)
GENDERS: Final = ("female", "male", "nonbinary", "unknown")
"""The genders that a correction may give; *unknown* takes away what an article seemed to show."""
FORBIDDEN: Final = "not "
"""What is before an alias that is somebody else."""


class CorrectionError(ValueError):
    """A row that cannot be applied."""

    def __init__(self, reason: str, row: int) -> None:
        """Keep the reason and the row apart, so that a caller can report ``FILE:ROW: reason``.

        Args:
            reason: What is wrong.
            row: The row, from 1, which is the header.
        """
        super().__init__(reason)
        self.reason = reason
        self.row = row


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One row of a people file: an alias of a person, or, without an alias, what else is known of the person."""

    row: int
    """The row, from 1, which is the header."""
    person: str
    alias: str = ""
    """Another name of the person; after ``FORBIDDEN``, a name that is not theirs."""
    kind: str = ""
    gender: str = ""
    note: str = ""
    """For people only."""

    @property
    def is_forbidden(self) -> bool:
        """Whether the alias is somebody else's name; a spreadsheet may have capitalized *Not*."""
        return f"{self.alias} ".lower().startswith(FORBIDDEN)

    @property
    def other_name(self) -> str:
        """The alias without the word that forbids it."""
        return self.alias[len(FORBIDDEN) :] if self.is_forbidden else self.alias


@dataclass(slots=True)
class _Facts:
    """What the rows of a person say besides the aliases."""

    row: int
    kind: str = ""
    gender: str = ""
    is_defined: bool = False
    """A row without an alias has been read."""


class Corrections:
    """The rows of a people file, by name."""

    def __init__(self, rows: Iterable[PersonRow] = ()) -> None:
        """Read the rows.

        Raises:
            CorrectionError: A row has no person or an unknown kind or gender, defines a person or an alias again, or
                closes a cycle of aliases.
        """
        self._facts: dict[str, _Facts] = {}
        self._names: dict[str, str] = {}
        """Each person's name as written in the file."""
        self._alias_of: dict[str, tuple[str, int]] = {}
        self._forbidden: dict[tuple[str, str], int] = {}
        for row in rows:
            self._read(row)
        self._persons = {key: self._end_of(key) for key in (*self._names, *self._alias_of)}

    def _read(self, row: PersonRow) -> None:
        _check(row)
        person, alias = name_key(row.person), name_key(row.other_name)
        facts = self._facts.setdefault(person, _Facts(row.row))
        self._names.setdefault(person, " ".join(row.person.split()))
        for name in ("kind", "gender"):
            value, known = getattr(row, name), getattr(facts, name)
            if value and known and value != known:
                raise CorrectionError(f"{row.person} is defined twice: {name} {value}, and {known} before", row.row)
            setattr(facts, name, known or value)
        if row.is_forbidden:
            if alias in ("", person):
                raise CorrectionError(f"{row.alias}: not another name of {row.person}", row.row)
            self._forbidden[person, alias] = row.row
        elif not alias or alias == person:
            if facts.is_defined:
                raise CorrectionError(f"{row.person} is defined twice: in row {facts.row} already", row.row)
            facts.is_defined, facts.row = True, row.row
        else:
            owner, before = self._alias_of.setdefault(alias, (person, row.row))
            if before != row.row:
                raise CorrectionError(f"{row.alias} is defined twice: as {self._names[owner]} in row {before}", row.row)
        taken = self._alias_of.get(alias)
        if taken and self._forbidden.get((taken[0], alias)):
            raise CorrectionError(f"{row.other_name}: both an alias of {self._names[taken[0]]} and not one", row.row)

    def _end_of(self, key: str) -> str:
        """The person at the end of a chain of aliases."""
        passed = {key}
        while key in self._alias_of:
            key, row = self._alias_of[key]
            if key in passed:
                raise CorrectionError(f"a cycle of aliases: {self._names[key]} is an alias of itself", row)
            passed.add(key)
        return self._names[key]

    def person_of(self, name: str) -> str | None:
        """Return whose name a name is; ``None`` if the file does not say."""
        return self._persons.get(name_key(name)) if self._persons else None

    def forbids(self, person: str, name: str) -> bool:
        """Whether a name is not a person's."""
        return bool(self._forbidden) and (name_key(person), name_key(name)) in self._forbidden

    def corrected(self, voice: Voice) -> Voice:
        """Return a voice, whose person is known, with the person's kind and gender."""
        facts = self._facts.get(name_key(voice.person)) if voice.person and self._facts else None
        if facts is None:
            return voice
        if facts.kind:
            voice = replace(voice, speaker_kind=facts.kind)
        if facts.gender:
            gender = None if facts.gender == "unknown" else facts.gender
            voice = replace(voice, gender=gender, gender_from=PEOPLE_FILE if gender else None)
        return voice


NO_CORRECTIONS: Final = Corrections()


def name_key(name: str) -> str:
    """Return a name as it is looked up: accents, case and white space aside."""
    return " ".join(fold(name).split())


def _check(row: PersonRow) -> None:
    if not row.person.strip():
        raise CorrectionError("the person is missing", row.row)
    if row.kind and row.kind not in KINDS:
        raise CorrectionError(f"kind {row.kind!r} is unknown: there are {', '.join(KINDS)}", row.row)
    if row.gender and row.gender not in GENDERS:
        raise CorrectionError(f"gender {row.gender!r} is unknown: there are {', '.join(GENDERS)}", row.row)
