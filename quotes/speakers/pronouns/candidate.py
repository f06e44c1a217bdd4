"""A person whom a pronoun may refer to."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.model import PERSON, Speaker
from quotes.speakers.names.entities import Entity


@dataclass(slots=True)
class Candidate:
    """A person whom a pronoun may refer to; without a speaker, the same pronoun used before."""

    start: int
    end: int
    speaker: Speaker | None
    entity: Entity | None
    subject: bool


def may_be_thing(candidate: Candidate) -> bool:
    """Whether nothing yet shows that a name is a person's."""
    return candidate.entity is not None and candidate.entity.kind != PERSON


def agree(known: str, wanted: str) -> bool:
    """Whether two genders may be one person's; an unknown one may be either."""
    return not known or not wanted or known == wanted
