"""Whom a description stands for: *the senator*, *a Home Office spokesman*, *the ministry*, *the 46-year-old*."""

from __future__ import annotations

import re
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.words import entries, pairs
from quotes.model import ORGANIZATION, PERSON, UNNAMED, Speaker
from quotes.speakers.context import Context
from quotes.speakers.entities import Entity
from quotes.speakers.genders import gender_of_role
from quotes.speakers.name_forms import without_possessive
from quotes.speakers.organizations import (
    organization_in_view,
    organization_of_official,
    organization_represented,
    resolve_organization,
)
from quotes.speakers.phrase_text import text_of_phrase, within_sentence, without_article
from quotes.speakers.pronouns import resolve_he_or_she
from quotes.text.frames import Frame

_REPRESENTATIVES: Final = frozenset(entries("voices"))
_EPITHETS: Final = frozenset(entries("epithets"))
_TITLE_ROLES: Final = pairs("title_roles")
_ABBREVIATED_TITLES: Final = {
    role: [title.lower() for title, same in _TITLE_ROLES.items() if same == role] for role in _TITLE_ROLES.values()
}
_DEFINITE: Final = frozenset(["the", "this", "that"])
_AGE: Final = re.compile(r"\d+-year-old")
_CHARACTERS_BACK: Final = 6000
"""How far back a role may have been named, in characters."""
_INDEFINITE: Final = re.compile(r"\b[Aa]n? ((?:[\w’'-]+ ){0,5})$")
_MODIFIER_CHARACTERS: Final = 60
"""How near a modifier may stand to a role, in characters."""
_APPOSITION_CHARACTERS: Final = 70
"""How far a role may stand behind its name, in characters."""
_NAMES_BACK: Final = 4
"""How many names before a role are looked at."""
_MOST_PLACES: Final = 12
"""How many earlier places of a role are looked at."""
_APPOSED: Final = re.compile(
    r", (?!in |on |at |for |from |by |with |to |and |but |or |as |whose |which |that |when |where |said )[^.;:“”\"\n]*$"
)


class DescriptionResolver:
    """Resolves descriptions of one article."""

    def __init__(self, context: Context) -> None:
        """Look up titles once.

        Args:
            context: The article's names and voices.
        """
        self.context = context
        self.text = context.text
        self._bearers_of_title: dict[str, list[Entity]] = {}

    def resolve(self, frame: Frame, first: int, end: int, head_end: int) -> Speaker:
        """Whom a noun phrase without a name stands for.

        Args:
            frame: The tokens.
            first: Position of the first token of the phrase.
            end: Position after its last.
            head_end: Position after its head, before what hangs on it.

        Returns:
            Somebody named elsewhere, a body, or the description itself.
        """
        head = without_possessive(frame.lower[head_end - 1])
        tag = frame.tags[head_end - 1]
        whole = without_possessive(text_of_phrase(self.text, frame, first, end))
        if tag & (t.BODY | t.PLACE) and not tag & t.ROLE:
            return resolve_organization(self.context, frame, first, end, head_end)
        if (
            tag & t.ROLE
            and tag & t.CAP
            and head_end - first > 1
            and frame.tags[head_end - 2] & t.CAP
            and tag & t.PLURAL
        ):
            return Speaker(without_article(whole), ORGANIZATION, None, "body")
        office = head_end < end and frame.lower[head_end] in ("for", "of") and head not in _REPRESENTATIVES
        if tag & t.ROLE and tag & t.CAP and office and frame.tags[head_end - 2] & t.CAP and head_end - first > 1:
            return Speaker(without_article(whole), ORGANIZATION, None, "office")
        if tag & (t.ROLE | t.DEMONYM) or _AGE.fullmatch(head):
            found = self._resolve_role(frame, first, end, head_end, head)
            if found is not None:
                return found
        elif tag & t.MEDIA_NAME and frame.lower[first] in _DEFINITE:
            known = organization_in_view(self.context, frame.starts[first])
            if known is not None:
                return known
        how = "document" if tag & (t.DOCUMENT | t.SPEECH_NOUN) else "crowd" if tag & t.PLURAL else "description"
        return Speaker(within_sentence(whole), UNNAMED, None, how)

    def _resolve_role(self, frame: Frame, first: int, end: int, head_end: int, head: str) -> Speaker | None:
        start = frame.starts[first]
        definite = frame.lower[first] in _DEFINITE
        if head in _REPRESENTATIVES:
            spoken = organization_represented(self.context, frame, first, end, head_end)
            if spoken:
                return Speaker(spoken, UNNAMED, text_of_phrase(self.text, frame, first, head_end), "spokesman")
            known = self._named_before(head, start, "") if definite else None
            if known is not None:
                return known
            spoken = (
                organization_of_official(self.context, frame, first)
                if not frame.tags[head_end - 1] & t.PLURAL
                else None
            )
            return (
                Speaker(spoken, UNNAMED, text_of_phrase(self.text, frame, first, end), "official") if spoken else None
            )
        if not definite or (frame.tags[head_end - 1] & t.PLURAL and head not in _EPITHETS):
            return None
        gender = gender_of_role(head)
        marker = next((frame.word(at) for at in range(first + 1, head_end - 1) if frame.tags[at] & t.CAP), "")
        return (
            self._in_view_with_title(head, start, gender, marker)
            or self._named_before(head, start, marker)
            or self._only_bearer(head, marker)
            or self._in_view_by_epithet(frame, first, head_end, head, gender)
        )

    def _named_before(self, head: str, start: int, marker: str) -> Speaker | None:
        """Who was called so last: *the spokesman* after *spokesman Ken Ito* or *Ken Ito, a spokesman*.

        A capitalised modifier (*the Florida senator*) must stand near there too.
        """
        at = start
        for _ in range(_MOST_PLACES):
            low = max(0, start - _CHARACTERS_BACK)
            at = max(self.text.rfind(head, low, at), self.text.rfind(head.capitalize(), low, at))
            if at < 0:
                return None
            stop = at + len(head)
            if self.text[at - 1 : at].isalnum() or self.text[stop : stop + 1].isalnum():
                continue
            if self.context.quotation_around(at) is not None:
                continue
            if marker and marker not in self.text[max(0, at - _MODIFIER_CHARACTERS) : stop + _MODIFIER_CHARACTERS]:
                continue
            found = self._named_at(at, stop)
            if found is not None:
                return found
        return None

    def _named_at(self, start: int, stop: int) -> Speaker | None:
        """Who is called so at a place: the voice that includes the word, or the name beside it."""
        for source in self.context.sources_before(start + 1):
            if source.start <= start < source.end and source.speaker.name:
                return source.speaker
        return self._name_after(stop) or self._name_before(start, stop)

    def _name_after(self, stop: int) -> Speaker | None:
        """The name behind a role: *spokesman Ken Ito*; *the spokesman, Ken Ito,*."""
        after = next(self.context.roster.index.between(stop, stop + 3), None)
        if not after:
            return None
        begin, end, form = after
        between = self.text[stop:begin]
        if between == " " or (between == ", " and self.text[end : end + 1] in (",", ".")):
            entity = self.context.roster.find_person(form, begin)
            return entity.as_speaker() if entity is not None else None
        return None

    def _name_before(self, start: int, stop: int) -> Speaker | None:
        """The name with such a title, or before it (*Ken Ito, the spokesman*), or an official brought in by *a*."""
        before = list(self.context.roster.index.before(start + 1, _NAMES_BACK))
        if not before:
            return None
        begin, end, form = before[0]
        if begin <= start < end:
            entity = self.context.roster.find_person(form, begin)
            return entity.as_speaker() if entity is not None else None
        for begin, end, form in before:
            between = self.text[end:start]
            if len(between) < _APPOSITION_CHARACTERS and between.count(",") == 1 and _APPOSED.fullmatch(between):
                entity = self.context.roster.find_person(form, begin)
                if entity is not None:
                    return entity.as_speaker()
        fresh = _INDEFINITE.search(self.text, max(0, start - 80), start)
        if fresh is None:
            return None
        whose = " ".join(word for word in fresh.group(1).split() if word[0].isupper())
        return Speaker(
            without_possessive(whose) or within_sentence(self.text[fresh.start() : stop]), UNNAMED, None, "description"
        )

    def _in_view_with_title(self, head: str, start: int, gender: str, marker: str) -> Speaker | None:
        """The person in view, when the article gives that person such a title."""
        found = self._find_bearers(head)
        if not found or marker:
            return None
        salient = resolve_he_or_she(self.context, start, gender)
        return salient if any(entity.name == salient.name for entity in found) else None

    def _only_bearer(self, head: str, marker: str) -> Speaker | None:
        """The one person of the article with such a title, named before or behind."""
        found = self._find_bearers(head)
        return found[0].as_speaker() if len(found) == 1 and not marker else None

    def _find_bearers(self, head: str) -> list[Entity]:
        """The people whom the article gives a title."""
        if head not in self._bearers_of_title:
            self._bearers_of_title[head] = [
                entity
                for entity in self.context.roster.by_title((head, *_ABBREVIATED_TITLES.get(head, ())))
                if entity.kind == PERSON and any(head in _title_words(title) for title in entity.titles)
            ]
        return self._bearers_of_title[head]

    def _in_view_by_epithet(self, frame: Frame, first: int, head_end: int, head: str, gender: str) -> Speaker | None:
        """The person in view under another description: *the Salford MP*, *the retired surgeon*, *the billionaire*."""
        start = frame.starts[first]
        age = _AGE.fullmatch(head)
        if age:
            aged = self._person_of_age(head.partition("-")[0], start)
            if aged is not None:
                return aged
        if self._follows_person(start, frame.starts[head_end - 1]):
            return None
        modified = head_end - first > 2 and not frame.tags[head_end - 2] & t.ORG_NOUN
        if not (modified or age or head in _EPITHETS or frame.tags[head_end - 1] & t.DEMONYM):
            return None
        salient = resolve_he_or_she(self.context, start, gender)
        return salient if salient.name and salient.kind == PERSON else None

    def _follows_person(self, start: int, stop: int) -> bool:
        """Whether a person's name modifies the noun: *the Lincoln actor*."""
        return any(
            self.context.roster.find_person(form, at) is not None
            for at, _, form in self.context.roster.index.between(start, stop)
            if form.kind == PERSON or self.context.roster.bearers(form.last)
        )

    def _person_of_age(self, age: str, start: int) -> Speaker | None:
        """Whose name an age follows: *Lamar Stiles, 36,*."""
        at = self.text.rfind(f", {age}", max(0, start - _CHARACTERS_BACK), start)
        before = self.context.roster.index.before(at, 1) if at > 0 else ()
        for begin, end, form in before:
            entity = self.context.roster.find_person(form, begin) if end == at else None
            if entity is not None:
                return entity.as_speaker()
        return None


def _title_words(title: str) -> list[str]:
    return [word for part in title.split() for word in (_TITLE_ROLES.get(part, part.lower()),)]
