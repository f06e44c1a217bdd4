"""A person whom a pronoun may refer to."""

from __future__ import annotations

from quotes.lexicon.native import mypyc_attr
from quotes.model import PERSON
from quotes.speakers.context import Context
from quotes.speakers.names.entities import Entity
from quotes.speakers.names.forms import NameForm
from quotes.text.parts import Speaker


@mypyc_attr(acyclic=True)
class Candidate:
    """A person whom a pronoun may refer to; without a speaker, the same pronoun used before."""

    __slots__ = ("end", "entity", "speaker", "start", "subject")

    def __init__(self, start: int, end: int, speaker: Speaker | None, entity: Entity | None, *, subject: bool) -> None:
        """Somebody who is named or meant at a place, the subject there or not."""
        self.start = start
        self.end = end
        self.speaker = speaker
        self.entity = entity
        self.subject = subject


def may_be_thing(candidate: Candidate) -> bool:
    """Whether nothing yet shows that a name is a person's."""
    return candidate.entity is not None and candidate.entity.kind != PERSON


def person_named(context: Context, start: int, form: NameForm, gender: str = "") -> Entity | None:
    """The person, of a gender if one is given, whom the name at a position means; ``None`` for anything else."""
    entity = context.roster.find_person(form, start, gender)
    fits = entity is not None and entity.kind == PERSON and agree(entity.gender, gender)
    return entity if fits else None


def agree(known: str, wanted: str) -> bool:
    """Whether two genders may be one person's; an unknown one may be either."""
    return not known or not wanted or known == wanted
