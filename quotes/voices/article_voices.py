"""The voices of one article, made from its records and from what its speakers were found to be."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Final

from quotes.model import GROUP, INDIRECT, PERSON, SPEECH, UNNAMED, Span
from quotes.speakers.resolver import SpeakerResolver
from quotes.speakers.roles.before import HONORIFICS
from quotes.speakers.roles.parts import NO_PARTS, split_role
from quotes.text.article import Article, Finding
from quotes.text.view.mapping import View
from quotes.voices.anonymity import anonymity_in
from quotes.voices.counts import count_own_words
from quotes.voices.gender import UNSHOWN, Shown, gender_by_pronoun, gender_shown
from quotes.voices.persons.name_census import full_names_in, full_names_of
from quotes.voices.voice import Voice

VoiceKey = tuple[str, str]
"""A speaker's name and kind."""
_MOST_SENTENCES: Final = 5
"""How many sentences of a speaker are searched for why the speaker is not named."""
_REACH: Final = 250
"""Code points after such a sentence that are searched as well."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in an article, or in a stretch of a text that is longer than any article."""

    start: int
    """Where the stretch starts in the text (code points)."""
    view: View
    article: Article
    findings: Sequence[Finding]
    """All speech, in reading order."""
    speakers: SpeakerResolver | None
    """Who resolved the mentions; ``None`` in a book, and when nobody speaks."""

    @property
    def full_names(self) -> frozenset[str]:
        """The runs of two or more capitalized words; they have been found if somebody speaks."""
        if self.speakers is None:
            return full_names_in(self.article.text)
        return full_names_of(self.speakers.context.roster.index.runs)


@dataclass(slots=True)
class _Heard:
    """The places where one speaker is heard."""

    reading: Reading
    """The stretch in which the speaker is first heard."""
    first: int
    """The paragraph of the first one, from 0, counted from the start of the text."""
    findings: list[Finding] = field(default_factory=list)
    """Those in that stretch."""
    quotations: int = 0
    indirect: int = 0
    words: int = 0
    role: str | None = None

    def add(self, finding: Finding, reading: Reading, words: int) -> None:
        """Add one place, in any stretch."""
        if reading is self.reading:
            self.findings.append(finding)
        if finding.link.kind == INDIRECT:
            self.indirect += 1
        else:
            self.quotations += 1
        self.words += words
        self.role = self.role or finding.speaker.role


def voices_of(readings: Sequence[Reading], doc: str) -> list[Voice]:
    """Make the voices of an article, in the order in which they are first heard.

    Args:
        readings: The article, or the stretches of a longer text, in order.
        doc: The article's path or id.

    Returns:
        A voice for each speaker whom the article names or describes.
    """
    heard: dict[VoiceKey, _Heard] = {}
    paragraphs = every_word = 0
    for reading in readings:
        words = _words_by_quotation(reading)
        every_word += sum(words.values())
        for finding in reading.findings:
            name, kind = finding.speaker.name, finding.speaker.kind
            if name is None or kind is None:
                continue
            one = heard.get((name, kind))
            if one is None:
                paragraph = paragraphs + paragraph_at(reading.article, finding.quotation.start)
                one = heard[name, kind] = _Heard(reading, paragraph)
            one.add(finding, reading, words.get(finding.quotation.index, 0))
        paragraphs += len(reading.article.paragraphs)
    return [_voice(doc, key, one, paragraphs, every_word) for key, one in heard.items()]


def _words_by_quotation(reading: Reading) -> dict[int, int]:
    """The words of each quotation in marks, as the article has them, by the index of the quotation."""
    view = reading.view
    marked = [finding.quotation for finding in reading.findings if finding.link.kind in SPEECH]
    spans = [view.in_source((one.start, one.end)) for one in marked]
    passages = [(start, end, view.source[start:end]) for start, end in spans]
    return {one.index: words for one, words in zip(marked, count_own_words(passages), strict=True)}


def paragraph_at(article: Article, at: int) -> int:
    """The paragraph around a position, from 0."""
    return max(bisect_right(article.paragraphs, at, key=itemgetter(0)) - 1, 0)


def _voice(doc: str, key: VoiceKey, heard: _Heard, paragraphs: int, every_word: int) -> Voice:
    name, kind = key
    view, offset = heard.reading.view, heard.reading.start
    begin, stop = view.in_source(_introduction(name, kind, heard))
    titles = _titles(name, kind, heard)
    said = heard.role or (name if kind == UNNAMED else None)
    parts = split_role(said) if said else NO_PARTS
    gender = _gender(name, kind, heard, titles, parts.title)
    represented = name if kind == UNNAMED and heard.role is not None else None
    return Voice(
        doc=doc,
        speaker=name,
        speaker_kind=kind,
        person=None,
        person_from=None,
        honorific=_honorific(titles),
        title=parts.title,
        organization=parts.organization or represented,
        role=said,
        former=parts.former or (kind == PERSON and _is_past(name, heard)),
        gender=gender.gender,
        gender_from=gender.words,
        anonymous_because=anonymity_in(view.text, _sentences(heard)) if kind in (UNNAMED, GROUP) else None,
        quotations=heard.quotations,
        indirect=heard.indirect,
        words=heard.words,
        share=heard.words / every_word if every_word else 0.0,
        first_paragraph=heard.first + 1,
        paragraphs=paragraphs,
        evidence=view.source[begin:stop],
        evidence_start=begin + offset,
        evidence_end=stop + offset,
    )


def _titles(name: str, kind: str, heard: _Heard) -> list[str]:
    """The titles that the article puts before a person's name; in a book, they are part of it."""
    speakers = heard.reading.speakers
    if speakers is None and kind == PERSON:
        return name.split()[:1]
    entity = speakers.bearers.entity_of(name) if speakers is not None and kind == PERSON else None
    return entity.titles if entity is not None else []


def _is_past(name: str, heard: _Heard) -> bool:
    """Whether the words around a role say that it is over: *who served as mayor*."""
    speakers = heard.reading.speakers
    return speakers is not None and name in speakers.roles.past


def _honorific(titles: Sequence[str]) -> str | None:
    """The first form of address among some titles, without a full stop: *Ms*."""
    for title in titles:
        for word in title.split():
            if word.rstrip(".").lower() in HONORIFICS:
                return word.rstrip(".")
    return None


def _gender(name: str, kind: str, heard: _Heard, titles: Sequence[str], title: str | None) -> Shown:
    if kind not in (PERSON, UNNAMED) or " and " in name:
        return UNSHOWN
    shown = gender_shown(titles, title, _mentions(heard))
    speakers = heard.reading.speakers
    if shown.gender is None and kind == PERSON and speakers is not None:
        return gender_by_pronoun(name, speakers)
    return shown


def _mentions(heard: _Heard) -> Iterator[str]:
    """The words by which the article attributes to a speaker."""
    text = heard.reading.view.text
    return (text[slice(*finding.link.source)] for finding in heard.findings if finding.link.source)


def _introduction(name: str, kind: str, heard: _Heard) -> Span:
    """The sentence that introduces a speaker: the one that gives the role, else the first that names the speaker."""
    speakers = heard.reading.speakers
    at: int | None = None
    if kind == PERSON and speakers is not None:
        at = speakers.roles.place_of(name)
        if at is None:
            first = next(speakers.roles.mentions(name, speakers.bearers.entity_of(name)), None)
            at = first[0] if first is not None else None
    return _sentence(heard, heard.findings[0] if at is None else at)


def _sentence(heard: _Heard, place: Finding | int) -> Span:
    """The sentence around a position or around a mention of the speaker."""
    reading = heard.reading
    at = place if isinstance(place, int) else (place.link.source or place.link.content)[0]
    paragraph = paragraph_at(reading.article, at)
    if reading.speakers is None:
        return _sentence_of_book(reading.article, at, paragraph)
    start, end = reading.speakers.context.sentence_around(at, paragraph)
    return start, start + len(reading.view.text[start:end].rstrip())


def _sentence_of_book(article: Article, at: int, paragraph: int) -> Span:
    """The sentence around a position in a book, which has no resolver that knows its sentences."""
    frame = article.paragraph_frame(paragraph)
    if frame is None:
        return article.paragraphs[paragraph]
    low, high = frame.sentence(max(0, bisect_right(frame.starts, at) - 1))
    return frame.starts[low], frame.end(high - 1)


def _sentences(heard: _Heard) -> Iterator[Span]:
    """The sentences that attribute something to a speaker, each with the one after it."""
    text = heard.reading.view.text
    for finding in heard.findings[:_MOST_SENTENCES]:
        start, end = _sentence(heard, finding)
        line = text.find("\n", end)
        yield start, min(end + _REACH, line if line >= 0 else len(text))
