"""The page that ``quotes speakers`` writes, and the quotations beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quotes.commands.output import open_output, warn

if TYPE_CHECKING:
    from quotes.batch.speaker_counts import IsWanted, SpeakerCounts
    from quotes.batch.voice_store import VoiceStore
    from quotes.voices.person_counts import PersonCount

KEPT_CHARACTERS = 10_000
"""How much is kept of each quotation; the page shows less."""
_ARTICLE_COLUMNS = ("title", "date", "url")
_QUOTATION_COLUMNS = ("person", "speaker", "speaker_kind", "doc", *_ARTICLE_COLUMNS, "kind", "text")


def write_audit(
    store: VoiceStore,
    found: SpeakerCounts,
    persons: Sequence[PersonCount],
    is_wanted: IsWanted,
    keep: Sequence[str],
    output: str,
) -> None:
    """Write the page, and if it cannot show all quotations, a CSV of them beside it.

    Args:
        store: The articles.
        found: What was counted of them.
        persons: Whom to list.
        is_wanted: Whom to count.
        keep: Columns of the articles by which the page can be filtered.
        output: The page's file.
    """
    from quotes._version import __version__
    from quotes.batch.chapters import chapters_of
    from quotes.batch.speaker_counts import wanted_of
    from quotes.model import PART
    from quotes.voices.breakdown import Column
    from quotes.writers.pages.articles import ARTICLE, CHAPTER
    from quotes.writers.pages.audit import AuditData, render_audit

    places = [Column(PART)] if any(person.parts for person in persons) else []
    columns = dict.fromkeys((*places, *found.breakdown.columns, *map(Column, keep)))
    unit = CHAPTER if places else ARTICLE
    page = AuditData(list(columns), found.genders, persons, unit)
    several = found.footer.articles > 1
    for article in store.articles():
        if article.scenes and places:
            title = str(article.about.get("title") or article.doc)
            for chapter in chapters_of(article, is_wanted, title if several else ""):
                page.add(chapter, chapter.quoted, chapter.unattributed)
        else:
            page.add(article, *wanted_of(article, is_wanted))
    data = page.as_json(found.joins)
    rest = Path(output).with_suffix(".quotations.csv") if page.has_left_out and output != "-" else None
    if rest is not None:
        _write_quotations(store, is_wanted, str(rest))
        warn(output, f"too small for all quotations: {rest} has them")
    with open_output(output) as sink:
        for piece in render_audit(data, len(page.articles), page.dates, rest.name if rest else "", __version__, unit):
            sink.write(piece)


def _write_quotations(store: VoiceStore, is_wanted: IsWanted, path: str) -> None:
    import csv

    from quotes.writers.records import LINE_END, to_cell

    with open_output(path) as sink:
        rows = csv.writer(sink, lineterminator=LINE_END)
        rows.writerow(_QUOTATION_COLUMNS)
        for article in store.articles():
            about = [article.about.get(name) for name in _ARTICLE_COLUMNS]
            for passage in article.passages:
                voice = article.voices[passage.voice]
                if is_wanted(voice.person) or is_wanted(voice.speaker):
                    speaker = (voice.person, voice.speaker, voice.speaker_kind, article.doc)
                    rows.writerow(map(to_cell, (*speaker, *about, passage.kind, passage.text)))
