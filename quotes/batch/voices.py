"""From an article to its voices: the one place where both stages are called."""

from __future__ import annotations

from quotes.cast.known import AS_NEWS, ReadingMode
from quotes.model import ALL_SPEECH, Attribution
from quotes.pipeline import stretches
from quotes.voices.article_voices import Reading, voices_of
from quotes.voices.voice import Voice


def read_voices(text: str, doc: str = "", mode: ReadingMode = AS_NEWS) -> tuple[list[Voice], list[Attribution]]:
    """Find everything that an article says of each of its speakers.

    Args:
        text: The article as read.
        doc: Its path or id.
        mode: By which rules, and with which known speakers.

    Returns:
        Its voices, and the records of all speech that they are made from.
    """
    readings: list[Reading] = []
    records: list[Attribution] = []
    for stretch in stretches(text, ALL_SPEECH, mode):
        found = stretch.analysis
        here = stretch.records(doc, ALL_SPEECH, len(records))
        records += here
        findings = found.wanted(ALL_SPEECH)
        readings.append(Reading(stretch.start, found.view, found.article, findings, here, found.speakers))
    return voices_of(readings), records
