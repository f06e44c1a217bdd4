"""The voices of one article, made from its records and from what its speakers were found to be."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from quotes.model import INDIRECT, SPEECH, Attribution, Span
from quotes.speakers.resolver import SpeakerResolver
from quotes.text.article import Article, Finding
from quotes.text.view.mapping import View
from quotes.voices.counts import count_words_by_record
from quotes.voices.voice import Voice

VoiceKey = tuple[str, str]
"""A speaker's name and kind."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in an article, or in a stretch of a text that is longer than any article."""

    start: int
    """Where the stretch starts in the text (code points)."""
    view: View
    article: Article
    findings: Sequence[Finding]
    """All speech, in reading order."""
    records: Sequence[Attribution]
    """The record of each finding; offsets are those of the whole text."""
    speakers: SpeakerResolver | None
    """Who resolved the mentions; ``None`` when nobody speaks."""


@dataclass(slots=True)
class _Heard:
    """The places where one speaker is heard."""

    reading: Reading
    """The stretch in which the speaker is first heard."""
    first: int
    """The paragraph of the first one, from 0, counted from the start of the text."""
    records: list[Attribution] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    words: int = 0


def voices_of(readings: Sequence[Reading]) -> list[Voice]:
    """Make the voices of an article, in the order in which they are first heard.

    Args:
        readings: The article, or the stretches of a longer text, in order.

    Returns:
        A voice for each speaker whom the article names or describes.
    """
    heard: dict[VoiceKey, _Heard] = {}
    paragraphs = every_word = 0
    for reading in readings:
        words = _words_by_id(reading.records)
        every_word += sum(words.values())
        for finding, record in zip(reading.findings, reading.records, strict=True):
            if record.speaker is None or record.speaker_kind is None:
                continue
            key = record.speaker, record.speaker_kind
            one = heard.get(key)
            if one is None:
                paragraph = paragraphs + paragraph_at(reading.article, finding.quotation.start)
                one = heard[key] = _Heard(reading, paragraph)
            one.records.append(record)
            one.findings.append(finding)
            one.words += words.get(record.id, 0)
        paragraphs += len(reading.article.paragraphs)
    return [_voice(key, one, paragraphs, every_word) for key, one in heard.items()]


def _words_by_id(records: Sequence[Attribution]) -> dict[int, int]:
    marked = [record for record in records if record.kind in SPEECH]
    return {record.id: words for record, words in zip(marked, count_words_by_record(marked), strict=True)}


def paragraph_at(article: Article, at: int) -> int:
    """The paragraph around a position, from 0."""
    return max(bisect_right(article.paragraphs, at, key=_start) - 1, 0)


def _start(span: Span) -> int:
    return span[0]


def _voice(key: VoiceKey, heard: _Heard, paragraphs: int, every_word: int) -> Voice:
    name, kind = key
    records = heard.records
    indirect = sum(record.kind == INDIRECT for record in records)
    reading = heard.reading
    start, end = _evidence(heard)
    begin, stop = reading.view.in_source((start, end))
    return Voice(
        doc=records[0].doc,
        speaker=name,
        speaker_kind=kind,
        person=None,
        person_from=None,
        honorific=None,
        title=None,
        organization=None,
        role=next((record.role for record in records if record.role), None),
        former=False,
        gender=None,
        gender_from=None,
        anonymous_because=None,
        quotations=len(records) - indirect,
        indirect=indirect,
        words=heard.words,
        share=heard.words / every_word if every_word else 0.0,
        first_paragraph=heard.first + 1,
        paragraphs=paragraphs,
        evidence=reading.view.source[begin:stop],
        evidence_start=begin + reading.start,
        evidence_end=stop + reading.start,
    )


def _evidence(heard: _Heard) -> Span:
    """The paragraph in which the speaker is first heard."""
    article = heard.reading.article
    return article.paragraphs[paragraph_at(article, heard.findings[0].quotation.start)]
