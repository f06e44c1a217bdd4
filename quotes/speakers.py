"""Second stage: from the source mention to the speaker."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from quotes.article import Article, Found
from quotes.frames import Frame
from quotes.lexicon import (
    BODY, CAP, CONJ, DEMONYM, DET, DOCUMENT, FIRST_PERSON, NUMBER, ORG, PLACE, PLURAL, POSS, POSSESSIVE, PREP, PRONOUN, ROLE,
    SPEECH_NOUN, WH, pairs,
)
from quotes.model import ORGANIZATION, PERSON, UNNAMED, Quotation, Speaker
from quotes.names import BODY_KIND, Entity, Form, Names, parse, runs
from quotes.names import PERSON as PERSON_FORM
from quotes.phrases import Phrase, base_phrase

_SENTENCE_END = re.compile(r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\b[A-Z])[.!?][”\"’']?\s|\n")
_FAR = 2500
"""How far back a pronoun may look, in characters."""
_GENDERS = {word: {"pron_m": "m", "pron_f": "f"}.get(kinds.split()[0], "") for word, kinds in pairs("function_words").items() if "pron" in kinds}
_POSSESSIVES = {"his": "m", "her": "f"}
_ROLE_GENDERS = pairs("roles")
_SPOKEN_FOR = frozenset(["for", "at", "of", "from", "with", "in"])
_VOICES = frozenset(
    "official officials spokesman spokeswoman spokesperson spokesmen spokespeople spokespersons representative "
    "representatives source sources insider insiders aide aides".split()
)
NOBODY = Speaker(None, None, None, "")


@dataclass(frozen=True, slots=True)
class _Voice:
    """Somebody who has been given words already: where, and who."""

    start: int
    speaker: Speaker
    gender: str
    mention: str


class Speakers:
    """Resolves the mentions of one article, in reading order."""

    def __init__(self, article: Article) -> None:
        """Read the article's names."""
        self.article = article
        self.text = article.text
        self.names = Names(article.text)
        self.starts = [start for start, _ in self.names.mentions]
        self.voices: list[_Voice] = []
        self.by_quotation: dict[int, Speaker] = {}
        self._spans = [(q.start, q.end) for q in article.quotations if q.parent is None]
        self._span_starts = [start for start, _ in self._spans]

    def resolve(self, quotation: Quotation, found: Found) -> Speaker:
        """The speaker of an attributed quotation.

        Args:
            quotation: The quotation; those before it are resolved already.
            found: Its source and cue.

        Returns:
            The speaker; its name is ``None`` when the article does not say.
        """
        if found.same_as in self.by_quotation:
            speaker = self.by_quotation[found.same_as]
        elif found.source is None:
            speaker = NOBODY
        else:
            speaker = self._phrase(found.frame, found.source, quotation)
            gender = self._gender(found, speaker)
            start = found.frame.starts[found.source[0]]
            if speaker.name:
                self.voices.append(_Voice(start, speaker, gender, " ".join(found.frame.lower[slice(*found.source)])))
        self.by_quotation[quotation.index] = speaker
        return speaker

    def _gender(self, found: Found, speaker: Speaker) -> str:
        assert found.source is not None
        word = found.frame.lower[found.source[0]]
        if word in ("he", "she"):
            return _GENDERS[word]
        if speaker.kind == PERSON and speaker.name:
            form = parse(speaker.name)
            entity = self.names.find(form) if form else None
            return entity.gender if entity else ""
        for word in found.frame.lower[slice(*found.source)]:
            if _ROLE_GENDERS.get(word, "-") != "-":
                return _ROLE_GENDERS[word]
        return ""

    def _phrase(self, frame: Frame, phrase: Phrase, quotation: Quotation) -> Speaker:
        first, end = phrase
        tag = frame.tags[first]
        if end - first == 1 and tag & (PRONOUN | WH) and not (tag & CAP and frame.words[first].isupper() and len(frame.words[first]) > 1):
            return self._pronoun(frame, first, quotation)
        if end - first == 1 and tag & POSS:
            return self._third_person(frame.starts[first], _POSSESSIVES.get(frame.lower[first], ""), "possessive")
        head_end = self._head_end(frame, first, end)
        name = self._person(frame, first, head_end)
        if name is not None:
            return name
        return self._description(frame, first, end, head_end)

    def _head_end(self, frame: Frame, first: int, end: int) -> int:
        """Position after the head of the phrase: before its first preposition."""
        for at in range(first + 1, end):
            if frame.tags[at] & (PREP | WH) and not frame.tags[at] & CAP:
                return at
        return end

    # --- named people ---------------------------------------------------------------------------

    def _person(self, frame: Frame, first: int, end: int) -> Speaker | None:
        """The person whose name ends the head of the phrase."""
        start, stop = frame.starts[first], frame.ends[end - 1]
        forms = [(at, run, parse(run)) for at, run in runs(self.text, start, stop)]
        named = [(at, run, form) for at, run, form in forms if form is not None]
        if not named:
            return None
        people = [self._named(form) for at, run, form in named if form.kind != "place" or len(named) == 1]
        joined = any(frame.tags[at] & CONJ for at in range(first, end))
        at, run, form = named[-1]
        if not self._ends(stop, at, run):
            return None
        last = self._named(form)
        if last is None:
            return None
        if joined:
            both = [speaker for speaker in people if speaker and speaker.kind == PERSON]
            if len(both) > 1:
                return Speaker(" and ".join(speaker.name or "" for speaker in both), PERSON, None, "names")
        if last.kind == PERSON:
            role = self.text[start:at].strip(" ,") or form.title or last.role
            return Speaker(last.name, PERSON, role or None, "name")
        return last if first == end - 1 or not frame.tags[end - 1] & ROLE else None

    def _ends(self, stop: int, at: int, run: str) -> bool:
        return at + len(run) >= stop - 2

    def _named(self, form: Form) -> Speaker | None:
        entity = self.names.find(form)
        kind = form.kind
        if entity is not None and kind != "place":
            if entity.kind == BODY_KIND:
                return Speaker(entity.name, ORGANIZATION, None, "body")
            title = entity.titles[-1] if entity.titles else form.title
            return Speaker(entity.name, PERSON, title or None, "name")
        if kind in (BODY_KIND, "place"):
            return Speaker(form.name, ORGANIZATION, None, "body")
        return Speaker(form.name, PERSON, form.title or None, "name")

    # --- pronouns -------------------------------------------------------------------------------

    def _pronoun(self, frame: Frame, at: int, quotation: Quotation) -> Speaker:
        tag, word = frame.tags[at], frame.lower[at]
        start = frame.starts[at]
        if tag & FIRST_PERSON:
            if quotation.parent is not None:
                return self.by_quotation.get(quotation.parent, NOBODY)
            return NOBODY
        if tag & WH:
            last = at - 1
            if last >= 0 and not frame.tags[last] & CAP and frame.words[last] in (",", "—", "–"):
                last -= 1
            phrase = base_phrase(frame, last, max(0, last - 20)) if last >= 0 else None
            return self._phrase(frame, phrase, quotation) if phrase else NOBODY
        if word.split("'")[0].split("’")[0] in ("he", "she"):
            return self._third_person(start, _GENDERS[word[:2] if word.startswith("he") else "she"], "pronoun")
        return self._body_before(start, word)

    def _third_person(self, start: int, gender: str, how: str) -> Speaker:
        """The nearest fitting person before: the first one named in the nearest sentence that names one."""
        best: tuple[int, Speaker, Entity | None] | None = None
        for at, speaker, entity in self._people_before(start, gender):
            if best is not None and _SENTENCE_END.search(self.text, at, best[0]):
                break
            best = at, speaker, entity
        if best is None:
            return NOBODY
        if best[2] is not None and gender and not best[2].gender:
            best[2].gender = gender
        return Speaker(best[1].name, best[1].kind, best[1].role, how)

    def _people_before(self, start: int, gender: str) -> Iterator[tuple[int, Speaker, Entity | None]]:
        """People before a place, from the nearest back: names outside quotations and voices heard."""
        voices = [v for v in self.voices if start - _FAR < v.start < start]
        voices.sort(key=lambda voice: voice.start)
        index = bisect_right(self.starts, start - 1) - 1
        while index >= 0 and self.starts[index] > start - _FAR:
            at, form = self.names.mentions[index]
            index -= 1
            while voices and voices[-1].start > at:
                voice = voices.pop()
                if voice.gender in ("", gender) and voice.speaker.kind != ORGANIZATION:
                    yield voice.start, voice.speaker, None
            if self._quoted(at, start):
                continue
            entity = self._entity(form)
            if entity is not None and entity.gender in ("", gender):
                role = entity.titles[-1] if entity.titles else None
                yield at, Speaker(entity.name, PERSON, role, "name"), entity
        for voice in reversed(voices):
            if voice.gender in ("", gender) and voice.speaker.kind != ORGANIZATION:
                yield voice.start, voice.speaker, None

    def _entity(self, form: Form) -> Entity | None:
        if form.kind in (BODY_KIND, "place"):
            return None
        entity = self.names.find(form)
        return entity if entity is not None and entity.kind == PERSON_FORM else None

    def _quoted(self, at: int, start: int) -> bool:
        index = bisect_right(self._span_starts, at) - 1
        if index < 0:
            return False
        low, high = self._spans[index]
        return low <= at < high and not low <= start < high

    def _body_before(self, start: int, word: str) -> Speaker:
        """Whom *it* or *they* stands for: the voice heard last that is no single person."""
        for voice in reversed(self.voices):
            if voice.start < start and voice.start > start - _FAR and (voice.speaker.kind != PERSON or " and " in (voice.speaker.name or "")):
                return voice.speaker
        index = bisect_right(self.starts, start - 1) - 1
        while index >= 0 and self.starts[index] > start - _FAR:
            at, form = self.names.mentions[index]
            index -= 1
            if form.kind in (BODY_KIND, "place") and not self._quoted(at, start):
                return Speaker(form.name, ORGANIZATION, None, "pronoun")
        return NOBODY

    # --- descriptions ---------------------------------------------------------------------------

    def _description(self, frame: Frame, first: int, end: int, head_end: int) -> Speaker:
        """An unnamed person, a body or a document."""
        head = frame.lower[head_end - 1].removesuffix("'s").removesuffix("’s")
        tag = frame.tags[head_end - 1]
        whole = self._words(frame, first, end)
        if tag & (ORG | BODY | PLACE) and not tag & ROLE:
            return self._body(frame, first, end, head_end)
        if tag & ROLE:
            body = self._spoken_for(frame, first, end, head_end)
            if body:
                return Speaker(body, UNNAMED, self._words(frame, first, head_end), "spokesman")
            if frame.lower[first] in ("the", "this", "that"):
                known = self._known(frame, head, frame.starts[first])
                if known is not None:
                    return known
            elif head in _VOICES:
                body = self._body_in_sentence(frame, first)
                if body:
                    return Speaker(body, UNNAMED, whole, "official")
        if frame.tags[first] & DET and not tag & (DOCUMENT | SPEECH_NOUN) and frame.lower[first] == "the":
            known = self._known(frame, head, frame.starts[first])
            if known is not None:
                return known
        return Speaker(_lower(whole), UNNAMED, None, "description")

    def _words(self, frame: Frame, first: int, end: int) -> str:
        return " ".join(self.text[frame.starts[first] : frame.ends[end - 1]].split())

    def _body(self, frame: Frame, first: int, end: int, head_end: int) -> Speaker:
        start = first + 1 if frame.tags[first] & DET else first
        stop = end if head_end < end and frame.lower[head_end] in ("of", "for") else head_end
        if start >= stop:
            start = first
        name = self._words(frame, start, stop)
        if not frame.tags[stop - 1] & CAP and frame.tags[first] & (DET | POSS):
            name = _lower(self._words(frame, first, stop))
            known = self._known_body(frame.lower[head_end - 1], frame.starts[first])
            return Speaker(known or name, ORGANIZATION, None, "body")
        form = parse(name)
        entity = self.names.find(form) if form is not None and form.kind == BODY_KIND else None
        return Speaker(entity.name if entity and len(entity.name) > len(name) else name, ORGANIZATION, None, "body")

    def _known_body(self, head: str, start: int) -> str | None:
        """The body named before whose name holds a word: *the ministry* for *Foreign Ministry*."""
        index = bisect_right(self.starts, start - 1) - 1
        while index >= 0:
            form = self.names.mentions[index][1]
            index -= 1
            if form.kind == BODY_KIND and head in form.name.lower().split():
                return form.name
        return None

    def _spoken_for(self, frame: Frame, first: int, end: int, head_end: int) -> str | None:
        """The body that an unnamed person speaks for: behind a preposition or before the role."""
        if head_end < end - 1 and frame.lower[head_end] in _SPOKEN_FOR:
            start = head_end + 1
            while start < end - 1 and frame.tags[start] & DET:
                start += 1
            inside = range(start, end)
            if any(frame.tags[at] & (ORG | BODY) or frame.tags[at] & CAP and not frame.tags[at] & PLACE for at in inside):
                form = parse(self._words(frame, start, end))
                if form is not None and form.kind == "person":
                    entity = self.names.find(form)
                    return entity.name if entity else form.name
                return self._words(frame, start, end)
        start = first
        while start < head_end - 1 and frame.tags[start] & (DET | NUMBER) or start < head_end - 1 and frame.lower[start] in ("senior", "former", "top"):
            start += 1
        stop = head_end - 1
        while stop > start and frame.tags[stop - 1] & ROLE:
            stop -= 1
        if stop > start and any(frame.tags[at] & (ORG | BODY) or frame.tags[at] & CAP and not frame.tags[at] & DEMONYM for at in range(start, stop)):
            return self._words(frame, start, stop).removesuffix("'s").removesuffix("’s")
        return None

    def _body_in_sentence(self, frame: Frame, first: int) -> str | None:
        """The body that the sentence names before: *The Navy would not comment, but an official said*."""
        low, _ = frame.sentence(first)
        start, stop = frame.starts[low], frame.starts[first]
        for _, run in runs(self.text, start, stop):
            form = parse(run)
            if form is not None and form.kind == BODY_KIND:
                return form.name
        return None

    def _known(self, frame: Frame, head: str, start: int) -> Speaker | None:
        """Who was called so before: *the spokesman*, *the minister*."""
        for voice in reversed(self.voices):
            if voice.start < start and head in (voice.mention + " " + (voice.speaker.role or "").lower()).split():
                return voice.speaker
        pattern = re.compile(rf"\b{re.escape(head)}\b", re.IGNORECASE)
        last = None
        for match in pattern.finditer(self.text, max(0, start - 4 * _FAR), start):
            near = self._name_near(match.start(), match.end())
            if near is not None:
                last = near
        return last

    def _name_near(self, start: int, end: int) -> Speaker | None:
        """The person named right after a role (*minister Ana Bly*) or before it (*Ana Bly, a minister*)."""
        index = bisect_right(self.starts, end)
        if index < len(self.starts) and self.starts[index] - end <= 2:
            form = self.names.mentions[index][1]
            entity = self._entity(form)
            if entity is not None:
                return Speaker(entity.name, PERSON, self.text[start:end], "description")
        index = bisect_right(self.starts, start) - 1
        if index >= 0:
            at, form = self.names.mentions[index]
            if at <= start < at + 60 and form.title and self.text[start:end].lower() in form.title.lower():
                entity = self._entity(form)
                return Speaker(entity.name, PERSON, form.title, "description") if entity else None
        while index >= 0 and start - self.starts[index] < 80:
            at, form = self.names.mentions[index]
            index -= 1
            between = self.text[at:start]
            if "," in between and not re.search(r"[.;:”“\"\n]", between) and between.count(",") == 1:
                entity = self._entity(form)
                if entity is not None:
                    return Speaker(entity.name, PERSON, self.text[start:end], "description")
        return None


def _lower(words: str) -> str:
    """A description as it stands within a sentence: *A spokesman* → *a spokesman*."""
    first, space, rest = words.partition(" ")
    if first.istitle() and first.lower() in ("a", "an", "the", "one", "some", "two", "several", "many", "another", "his", "her", "its", "their"):
        return first.lower() + space + rest
    return words
