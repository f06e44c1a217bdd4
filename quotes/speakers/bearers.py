"""Who bears a name where the article has it: the person or the organization."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from quotes.lexicon.genders import GENDERS_OF_PRONOUNS
from quotes.model import ORGANIZATION, PERSON
from quotes.speakers.context import Context
from quotes.speakers.names.entities import Entity
from quotes.speakers.names.forms import PLACE, UNKNOWN, WORK, NameForm
from quotes.speakers.names.spans import names_in_phrase
from quotes.speakers.pronouns.he_or_she import resolve_he_or_she
from quotes.speakers.source_phrase import kind_of_work
from quotes.text.parts import AMBIGUOUS_SPEAKER, Speaker

_PRONOUN_AFTER: Final = re.compile(r" [a-z]+ (?:as|while) (he|she)\b")
"""A verb and the subject of a clause that says what else its subject did meanwhile."""


class Bearers:
    """The bearers of the names of one article."""

    def __init__(self, context: Context) -> None:
        """Begin with nobody.

        Args:
            context: The article's names and the sources resolved so far.
        """
        self._context = context
        self._text = context.text
        self._roster = context.roster
        self._entities: dict[str, Entity] = {}
        self._places: dict[str, list[int]] = {}
        self._read_for_namesakes: dict[str, int] = {}

    def entity_of(self, name: str) -> Entity | None:
        """The person of a name: the one whom a mention of that name was found to mean, or else any bearer."""
        if name in self._entities:
            return self._entities[name]
        found = names_in_phrase(name)
        bearers = self._roster.bearers(found[0][2].last) if found else []
        return next((entity for entity in bearers if entity.name == name), None)

    def speaker_of(self, start: int, form: NameForm) -> Speaker:
        """Who bears a name at a place; a name that the roster does not settle is the person's or organization's own."""
        if form.single and self._roster.has_uncertain_namesakes(form):
            self._resolve_namesakes(form.last, start)
        gender = self._gender_after(start, form)
        entity = self._roster.find(form, start, gender)
        if entity is not None and gender and entity.gender not in ("", gender):
            other = resolve_he_or_she(self._context, start, gender)
            # *Clinton’s husband, Bill, left. Clinton said as he came home: “No.”*
            if other.name and " " not in other.name:
                return other
        if entity is None and self._roster.is_shared(form):
            return AMBIGUOUS_SPEAKER
        if form.kind == WORK:
            return Speaker(form.name, kind_of_work(form.name), "body")
        if entity is None:
            is_body = form.kind in (ORGANIZATION, PLACE)
            return Speaker(form.name, ORGANIZATION, "body") if is_body else Speaker(form.name, PERSON, "name")
        if entity.kind == ORGANIZATION:
            return Speaker(entity.name, ORGANIZATION, "body")
        if entity.kind == UNKNOWN:
            entity.kind = PERSON
        self._entities[entity.name] = entity
        return Speaker(entity.name, PERSON, "name")

    def _resolve_namesakes(self, last: str, start: int) -> None:
        """Resolve who has reported something before a position and bears a surname that several share."""
        first = self._read_for_namesakes.get(last, 0)
        if first < start:
            self._read_for_namesakes[last] = start
            places = self._places_of(last)
            for at in places[bisect_left(places, first) : bisect_left(places, start)]:
                self._context.resolve_sentence(at, start)

    def _places_of(self, last: str) -> list[int]:
        """Where the article names somebody by a surname, in order."""
        if last not in self._places:
            forms = self._roster.index.forms_by_last_word(last)
            self._places[last] = sorted([at for starts in forms.values() for at in starts])
        return self._places[last]

    def _gender_after(self, start: int, form: NameForm) -> str:
        """The gender that a pronoun shows right after a surname and its verb: *Lee said as **she** left*."""
        if not form.single or form.title:
            return ""
        found = _PRONOUN_AFTER.match(self._text, start + len(form.name))
        return GENDERS_OF_PRONOUNS[found[1]] if found else ""
