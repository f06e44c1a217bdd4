"""Whom a description stands for: *the senator*, *a Home Office spokesman*, *the ministry*, *the 46-year-old*."""

from __future__ import annotations

import re
from bisect import bisect_left

from quotes.context import Context
from quotes.frames import Frame
from quotes.lexicon import (
    BODY, CAP, DEMONYM, DET, DOCUMENT, MEDIA, NUMBER, ORG, PLACE, PLURAL, POSS, PREP, ROLE, SPEECH_NOUN, entries, pairs,
)
from quotes.model import ORGANIZATION, PERSON, UNNAMED, Speaker
from quotes.names import BODY_KIND, PLACE_KIND, UNKNOWN, parse
from quotes.names import PERSON as PERSON_FORM
from quotes.people import Entity
from quotes.pronouns import ROLE_GENDERS, as_speaker, is_subject, person, third_person

_VOICES = frozenset(entries("voices"))
_EPITHETS = frozenset(entries("epithets"))
_GENERIC = frozenset(entries("generic_bodies"))
_TITLE_ROLES = pairs("title_roles")
_SPEAKS_FOR = frozenset(["for", "at", "of", "from", "with", "in"])
_DEFINITE = frozenset(["the", "this", "that"])
_LOWERED = frozenset("a an the one some two several many another his her its their this that other no".split())
_AGE = re.compile(r"\d+-year-old")
_FAR = 6000
"""How far back a role may have been named, in characters."""
_FRESH = re.compile(r"\b[Aa]n? ((?:[\w’'-]+ ){0,5})$")
_NEAR = 60
"""How near a modifier may stand to a role, in characters."""
_MOST = 12
"""How many earlier places of a role are looked at."""
_APPOSED = re.compile(r", (?!in |on |at |for |from |by |with |to |and |but |or |as |whose |which |that |when |where |said )[^.;:“”\"\n]*$")


class Descriptions:
    """Resolves descriptions of one article."""

    def __init__(self, context: Context) -> None:
        """Look up titles once.

        Args:
            context: The article's names and voices.
        """
        self.context = context
        self.text = context.text
        self._titled: dict[str, list[Entity]] | None = None

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
        head = _stem(frame.lower[head_end - 1])
        tag = frame.tags[head_end - 1]
        whole = self._words(frame, first, end)
        if tag & (ORG | BODY | PLACE) and not tag & ROLE:
            return self._body(frame, first, end, head_end)
        if tag & ROLE and tag & CAP and head_end - first > 1 and frame.tags[head_end - 2] & CAP and tag & PLURAL:
            return Speaker(_without_article(whole), ORGANIZATION, None, "body")
        office = head_end < end and frame.lower[head_end] in ("for", "of") and head not in _VOICES
        if tag & ROLE and tag & CAP and office and frame.tags[head_end - 2] & CAP and head_end - first > 1:
            return Speaker(_without_article(whole), ORGANIZATION, None, "office")
        if tag & (ROLE | DEMONYM) or _AGE.fullmatch(head):
            found = self._role(frame, first, end, head_end, head)
            if found is not None:
                return found
        elif tag & MEDIA and frame.lower[first] in _DEFINITE:
            known = self._generic_body(frame.starts[first])
            if known is not None:
                return known
        how = "document" if tag & (DOCUMENT | SPEECH_NOUN) else "crowd" if tag & PLURAL else "description"
        return Speaker(lowered(whole), UNNAMED, None, how)

    def _words(self, frame: Frame, first: int, end: int) -> str:
        return " ".join(self.text[frame.starts[first] : frame.ends[end - 1]].split())

    # --- people ----------------------------------------------------------------------------------

    def _role(self, frame: Frame, first: int, end: int, head_end: int, head: str) -> Speaker | None:
        start = frame.starts[first]
        definite = frame.lower[first] in _DEFINITE
        if head in _VOICES:
            body = self._spoken_for(frame, first, end, head_end)
            if body:
                return Speaker(body, UNNAMED, self._words(frame, first, head_end), "spokesman")
            known = self._named_before(head, start, "") if definite else None
            if known is not None:
                return known
            body = self._body_before(frame, first) if not frame.tags[head_end - 1] & PLURAL else None
            return Speaker(body, UNNAMED, self._words(frame, first, end), "official") if body else None
        if not definite or frame.tags[head_end - 1] & PLURAL and head not in _EPITHETS:
            return None
        gender = ROLE_GENDERS.get(head, "").replace("-", "")
        marker = next((frame.words[at] for at in range(first + 1, head_end - 1) if frame.tags[at] & CAP), "")
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
        names = self.context.names
        index = bisect_left(names.starts, stop)
        if index < len(names.starts):
            begin, end, form = names.mentions[index]
            if begin - stop <= 2 and self.text[stop:begin] in (" ", ", "):
                entity = person(self.context, begin, form)
                if entity is not None and (self.text[stop] == " " or self.text[end : end + 1] in tuple(",.")):
                    return as_speaker(entity)
        index = bisect_left(names.starts, start + 1) - 1
        if index < 0:
            return None
        begin, end, form = names.mentions[index]
        if begin <= start < end:
            entity = person(self.context, begin, form)
            return as_speaker(entity) if entity is not None else None
        fresh = _FRESH.search(self.text, max(0, start - 80), start)
        if fresh is not None:
            body = " ".join(word for word in fresh.group(1).split() if word[0].isupper())
            return Speaker(body or lowered(self.text[fresh.start() : stop]), UNNAMED, None, "description")
        for begin, end, form in reversed(names.mentions[max(0, index - 3) : index + 1]):
            between = self.text[end:start]
            if len(between) < 70 and between.startswith(", ") and between.count(",") == 1 and _APPOSED.fullmatch(between):
                entity = person(self.context, begin, form)
                if entity is not None:
                    return as_speaker(entity)
        return None

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
        if self._titled is None:
            self._titled = {}
            for entity in dict.fromkeys(self.context.names.entities.values()):
                if entity.kind == PERSON_FORM:
                    for word in {word for title in entity.titles for word in _title_words(title)}:
                        self._titled.setdefault(word, []).append(entity)
        return self._titled.get(head, [])

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
        modified = head_end - first > 2 and not frame.tags[head_end - 2] & ORG
        if not (modified or age or head in _EPITHETS or frame.tags[head_end - 1] & DEMONYM):
            return None
        salient = third_person(self.context, start, gender)
        return salient if salient.name and salient.kind == PERSON else None

    def _after_a_person(self, start: int, stop: int) -> bool:
        """Whether a person's name modifies the noun: *the Lincoln actor*."""
        return any(person(self.context, at, form) is not None for at, _, form in self.context.names.between(start, stop)
                   if form.kind == PERSON_FORM or form.last in self.context.names.by_last)

    def _aged(self, age: str, start: int) -> Speaker | None:
        """Whose name an age follows: *Lamar Stiles, 36,*."""
        at = self.text.rfind(f", {age}", 0, start)
        index = bisect_left(self.context.names.starts, at) - 1
        if at > 0 and index >= 0:
            begin, end, form = self.context.names.mentions[index]
            entity = person(self.context, begin, form) if end == at else None
            if entity is not None:
                return as_speaker(entity)
        return None

    # --- bodies ----------------------------------------------------------------------------------

    def _spoken_for(self, frame: Frame, first: int, end: int, head_end: int) -> str | None:
        """The body that an unnamed person speaks for: behind a preposition or before the role."""
        if head_end < end - 1 and frame.lower[head_end] in _SPEAKS_FOR:
            start = head_end + 1
            while start < end - 1 and frame.tags[start] & DET:
                start += 1
            if any(frame.tags[at] & (ORG | BODY) or frame.tags[at] & CAP and not frame.tags[at] & PLACE for at in range(start, end)):
                return self._whole_name(self._words(frame, start, end), frame.starts[start])
        start = first
        while start < head_end - 1 and (frame.tags[start] & (DET | NUMBER) or not frame.tags[start] & (CAP | ORG | BODY)):
            start += 1
        stop = head_end - 1
        while stop > start and frame.tags[stop - 1] & ROLE and not frame.tags[stop - 1] & CAP:
            stop -= 1
        if stop <= start or frame.tags[start] & (POSS | NUMBER):
            return None
        if any(frame.tags[at] & (ORG | BODY) or frame.tags[at] & CAP and not frame.tags[at] & (DEMONYM | PLACE) for at in range(start, stop)):
            return _stem(self._words(frame, start, stop))
        return None

    def _whole_name(self, words: str, start: int) -> str:
        form = parse(words)
        if form is not None and form.kind == PERSON_FORM:
            entity = self.context.names.find(form, start)
            return entity.name if entity else form.name
        return words

    def _body_before(self, frame: Frame, first: int) -> str | None:
        """The body that this sentence or the one before names: *The Navy would not comment, but an official said*."""
        sentences = self.context.sentences_before(frame.starts[first], 3)
        for low, high in sentences:
            for start, end, form in self.context.names.between(low, high):
                if form.kind != BODY_KIND or self.context.quotation_around(start) is not None:
                    continue
                if is_subject(self.context, low, start, end) or high == frame.starts[first]:
                    entity = self.context.names.find(form, start)
                    return entity.name if entity else form.name
        return None

    def _body(self, frame: Frame, first: int, end: int, head_end: int) -> Speaker:
        start = first + 1 if frame.tags[first] & DET else first
        stop = end if head_end < end and frame.lower[head_end] in ("of", "for") else head_end
        start = first if start >= stop else start
        name = self._words(frame, start, stop)
        head = _stem(frame.lower[head_end - 1])
        if not frame.tags[stop - 1] & CAP and frame.tags[first] & (DET | POSS):
            known = None
            if frame.lower[first] in (*_DEFINITE, "its"):
                known = self._known_body(head, frame.starts[first])
                if known is None and head in _GENERIC:
                    known = self._generic_body(frame.starts[first])
            return known or Speaker(lowered(self._words(frame, first, stop)), ORGANIZATION, None, "body")
        form = parse(name)
        entity = self.context.names.find(form, frame.starts[start]) if form is not None and form.kind == BODY_KIND else None
        return Speaker(entity.name if entity and len(entity.name) > len(name) else name, ORGANIZATION, None, "body")

    def _known_body(self, head: str, start: int) -> Speaker | None:
        """The body named before whose name holds a word: *the ministry* for *Foreign Ministry*."""
        names = self.context.names
        for begin, _, form in reversed(names.mentions[: bisect_left(names.starts, start)][-200:]):
            if form.kind in (BODY_KIND, UNKNOWN) and head in form.folded and len(form.folded) > 1:
                entity = names.find(form, begin)
                return Speaker(entity.name if entity else form.name, ORGANIZATION, None, "body")
        return None

    def _generic_body(self, start: int) -> Speaker | None:
        """The body in view: *the company*, *the paper*."""
        for low, high in self.context.sentences_before(start, 5):
            for voice in reversed(self.context.voices_between(low, high)):
                if voice.speaker.kind == ORGANIZATION:
                    return voice.speaker
            for begin, end, form in self.context.names.between(low, high):
                if form.kind not in (BODY_KIND, UNKNOWN) or self.context.quotation_around(begin) is not None:
                    continue
                entity = self.context.names.find(form, begin)
                if len(form.folded) == 1 and form.kind != BODY_KIND or entity is None or entity.kind not in (BODY_KIND, UNKNOWN):
                    continue
                if is_subject(self.context, low, begin, end):
                    return Speaker(entity.name, ORGANIZATION, None, "body")
        return None


def _title_words(title: str) -> list[str]:
    return [word for part in title.split() for word in (_TITLE_ROLES.get(part, part.lower()),)]


def _stem(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")


def _without_article(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest if first.lower() == "the" and rest else words


def lowered(words: str) -> str:
    """A description as it stands within a sentence.

    >>> lowered("A spokesman")
    'a spokesman'
    """
    first, space, rest = words.partition(" ")
    if first.istitle() and first.lower() in _LOWERED:
        return first.lower() + space + rest
    return words
