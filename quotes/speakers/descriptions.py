"""Whom a description stands for: *the senator*, *a Home Office spokesman*, *the ministry*, *the 46-year-old*."""

from __future__ import annotations

import re
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.words import entries, pairs
from quotes.model import ORGANIZATION, PERSON, UNNAMED, Speaker
from quotes.speakers.bodies import body, body_in_view, official_of, spoken_for
from quotes.speakers.context import Context
from quotes.speakers.entities import Entity
from quotes.speakers.name_forms import PERSON as PERSON_FORM
from quotes.speakers.pronouns import ROLE_GENDERS, third_person
from quotes.speakers.salience import as_speaker, person
from quotes.speakers.wording import lowered, stem, without_article, words_of
from quotes.text.frames import Frame

_VOICES: Final = frozenset(entries("voices"))
_EPITHETS: Final = frozenset(entries("epithets"))
_TITLE_ROLES: Final = pairs("title_roles")
_ABBREVIATED: Final = {
    role: [title.lower() for title, same in _TITLE_ROLES.items() if same == role] for role in _TITLE_ROLES.values()
}
_DEFINITE: Final = frozenset(["the", "this", "that"])
_AGE: Final = re.compile(r"\d+-year-old")
_FAR: Final = 6000
"""How far back a role may have been named, in characters."""
_FRESH: Final = re.compile(r"\b[Aa]n? ((?:[\w’'-]+ ){0,5})$")
_NEAR: Final = 60
"""How near a modifier may stand to a role, in characters."""
_APPOSITION: Final = 70
"""How far a role may stand behind its name, in characters."""
_NEAREST: Final = 4
"""How many names before a role are looked at."""
_MOST: Final = 12
"""How many earlier places of a role are looked at."""
_APPOSED: Final = re.compile(
    r", (?!in |on |at |for |from |by |with |to |and |but |or |as |whose |which |that |when |where |said )[^.;:“”\"\n]*$"
)


class Descriptions:
    """Resolves descriptions of one article."""

    def __init__(self, context: Context) -> None:
        """Look up titles once.

        Args:
            context: The article's names and voices.
        """
        self.context = context
        self.text = context.text
        self._titled: dict[str, list[Entity]] = {}

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
        head = stem(frame.lower[head_end - 1])
        tag = frame.tags[head_end - 1]
        whole = words_of(self.text, frame, first, end)
        if tag & (t.BODY | t.PLACE) and not tag & t.ROLE:
            return body(self.context, frame, first, end, head_end)
        if (
            tag & t.ROLE
            and tag & t.CAP
            and head_end - first > 1
            and frame.tags[head_end - 2] & t.CAP
            and tag & t.PLURAL
        ):
            return Speaker(without_article(whole), ORGANIZATION, None, "body")
        office = head_end < end and frame.lower[head_end] in ("for", "of") and head not in _VOICES
        if tag & t.ROLE and tag & t.CAP and office and frame.tags[head_end - 2] & t.CAP and head_end - first > 1:
            return Speaker(without_article(whole), ORGANIZATION, None, "office")
        if tag & (t.ROLE | t.DEMONYM) or _AGE.fullmatch(head):
            found = self._role(frame, first, end, head_end, head)
            if found is not None:
                return found
        elif tag & t.MEDIA_NAME and frame.lower[first] in _DEFINITE:
            known = body_in_view(self.context, frame.starts[first])
            if known is not None:
                return known
        how = "document" if tag & (t.DOCUMENT | t.SPEECH_NOUN) else "crowd" if tag & t.PLURAL else "description"
        return Speaker(lowered(whole), UNNAMED, None, how)

    def _role(self, frame: Frame, first: int, end: int, head_end: int, head: str) -> Speaker | None:
        start = frame.starts[first]
        definite = frame.lower[first] in _DEFINITE
        if head in _VOICES:
            spoken = spoken_for(self.context, frame, first, end, head_end)
            if spoken:
                return Speaker(spoken, UNNAMED, words_of(self.text, frame, first, head_end), "spokesman")
            known = self._named_before(head, start, "") if definite else None
            if known is not None:
                return known
            spoken = official_of(self.context, frame, first) if not frame.tags[head_end - 1] & t.PLURAL else None
            return Speaker(spoken, UNNAMED, words_of(self.text, frame, first, end), "official") if spoken else None
        if not definite or (frame.tags[head_end - 1] & t.PLURAL and head not in _EPITHETS):
            return None
        gender = ROLE_GENDERS.get(head, "").replace("-", "")
        marker = next((frame.word(at) for at in range(first + 1, head_end - 1) if frame.tags[at] & t.CAP), "")
        return (
            self._salient(head, start, gender, marker)
            or self._named_before(head, start, marker)
            or self._titled_so(head, marker)
            or self._called_again(frame, first, head_end, head, gender)
        )

    def _named_before(self, head: str, start: int, marker: str) -> Speaker | None:
        """Who was called so last: *the spokesman* after *spokesman Ken Ito* or *Ken Ito, a spokesman*.

        A capitalised modifier (*the Florida senator*) must stand near there too.
        """
        at = start
        for _ in range(_MOST):
            low = max(0, start - _FAR)
            at = max(self.text.rfind(head, low, at), self.text.rfind(head.capitalize(), low, at))
            if at < 0:
                return None
            stop = at + len(head)
            if self.text[at - 1 : at].isalnum() or self.text[stop : stop + 1].isalnum():
                continue
            if self.context.quotation_around(at) is not None:
                continue
            if marker and marker not in self.text[max(0, at - _NEAR) : stop + _NEAR]:
                continue
            found = self._named_at(at, stop)
            if found is not None:
                return found
        return None

    def _named_at(self, start: int, stop: int) -> Speaker | None:
        """Who is called so at a place: the voice that includes the word, or the name beside it."""
        for voice in self.context.voices_before(start + 1):
            if voice.start <= start < voice.end and voice.speaker.name:
                return voice.speaker
        return self._name_after(stop) or self._name_before(start, stop)

    def _name_after(self, stop: int) -> Speaker | None:
        """The name behind a role: *spokesman Ken Ito*; *the spokesman, Ken Ito,*."""
        after = next(self.context.names.mentions.between(stop, stop + 3), None)
        if not after:
            return None
        begin, end, form = after
        between = self.text[stop:begin]
        if between == " " or (between == ", " and self.text[end : end + 1] in (",", ".")):
            entity = person(self.context, begin, form)
            return as_speaker(entity) if entity is not None else None
        return None

    def _name_before(self, start: int, stop: int) -> Speaker | None:
        """The name with such a title, or before it (*Ken Ito, the spokesman*), or an official brought in by *a*."""
        before = list(self.context.names.mentions.before(start + 1, _NEAREST))
        if not before:
            return None
        begin, end, form = before[0]
        if begin <= start < end:
            entity = person(self.context, begin, form)
            return as_speaker(entity) if entity is not None else None
        for begin, end, form in before:
            between = self.text[end:start]
            if len(between) < _APPOSITION and between.count(",") == 1 and _APPOSED.fullmatch(between):
                entity = person(self.context, begin, form)
                if entity is not None:
                    return as_speaker(entity)
        fresh = _FRESH.search(self.text, max(0, start - 80), start)
        if fresh is None:
            return None
        whose = " ".join(word for word in fresh.group(1).split() if word[0].isupper())
        return Speaker(whose or lowered(self.text[fresh.start() : stop]), UNNAMED, None, "description")

    def _salient(self, head: str, start: int, gender: str, marker: str) -> Speaker | None:
        """The person in view, when the article gives that person such a title."""
        found = self._bearers(head)
        if not found or marker:
            return None
        salient = third_person(self.context, start, gender)
        return salient if any(entity.name == salient.name for entity in found) else None

    def _titled_so(self, head: str, marker: str) -> Speaker | None:
        """The one person of the article with such a title, named before or behind."""
        found = self._bearers(head)
        return as_speaker(found[0]) if len(found) == 1 and not marker else None

    def _bearers(self, head: str) -> list[Entity]:
        """The people whom the article gives a title."""
        if head not in self._titled:
            self._titled[head] = [
                entity
                for entity in self.context.names.titled((head, *_ABBREVIATED.get(head, ())))
                if entity.kind == PERSON_FORM and any(head in _title_words(title) for title in entity.titles)
            ]
        return self._titled[head]

    def _called_again(self, frame: Frame, first: int, head_end: int, head: str, gender: str) -> Speaker | None:
        """The person in view under another description: *the Salford MP*, *the retired surgeon*, *the billionaire*."""
        start = frame.starts[first]
        age = _AGE.fullmatch(head)
        if age:
            aged = self._aged(head.partition("-")[0], start)
            if aged is not None:
                return aged
        if self._after_a_person(start, frame.starts[head_end - 1]):
            return None
        modified = head_end - first > 2 and not frame.tags[head_end - 2] & t.ORG_NOUN
        if not (modified or age or head in _EPITHETS or frame.tags[head_end - 1] & t.DEMONYM):
            return None
        salient = third_person(self.context, start, gender)
        return salient if salient.name and salient.kind == PERSON else None

    def _after_a_person(self, start: int, stop: int) -> bool:
        """Whether a person's name modifies the noun: *the Lincoln actor*."""
        return any(
            person(self.context, at, form) is not None
            for at, _, form in self.context.names.mentions.between(start, stop)
            if form.kind == PERSON_FORM or self.context.names.bearers(form.last)
        )

    def _aged(self, age: str, start: int) -> Speaker | None:
        """Whose name an age follows: *Lamar Stiles, 36,*."""
        at = self.text.rfind(f", {age}", max(0, start - _FAR), start)
        before = self.context.names.mentions.before(at, 1) if at > 0 else ()
        for begin, end, form in before:
            entity = person(self.context, begin, form) if end == at else None
            if entity is not None:
                return as_speaker(entity)
        return None


def _title_words(title: str) -> list[str]:
    return [word for part in title.split() for word in (_TITLE_ROLES.get(part, part.lower()),)]
