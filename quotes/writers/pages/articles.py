"""Articles and their quotations as one self-contained HTML page, and one article as the output of a notebook's cell.

``templates/page.html`` contains all the wording, ``page.css`` and ``page.js`` style and behavior; ``notebook.html``
is made of the same parts. This module prepares the values. The template engine escapes everything that comes from an
article, and the page's security policy allows its own script only and no requests.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from quotes.dialogue.chapters import Chapter, chapters_in
from quotes.explain.meanings import meaning
from quotes.model import NOT_SPEECH, Attribution, moved
from quotes.readers.documents import Document
from quotes.text.article import read_article
from quotes.text.view.repairs import view_of
from quotes.voices.counts import HEADINGS, Count, SpeakerKey, count_speakers, group_by_kind, speaker_key
from quotes.writers.pages.engine import page_template
from quotes.writers.pages.markup import NO_BADGE, NO_BADGES, Badge, Paragraph, badges_of, mark_up
from quotes.writers.records import NO_VALUES

ARTICLE, CHAPTER, STORY = "article", "chapter", "text"
"""What a section of the page may be, in the reader's words."""

_ALWAYS_SHOWN = 6
"""Speakers that a narrow page shows before the reader asks for more."""


@dataclass(frozen=True, slots=True)
class SpeakerEntry:
    """One line of the list of speakers."""

    badge: Badge
    name: str
    quotations: int
    words: int
    share: int
    """The words, as a percentage of those of the speaker with most."""
    late: bool
    """Whether a narrow page hides it at first."""


@dataclass(frozen=True, slots=True)
class Note:
    """What the page shows about a selected quotation."""

    record: Attribution
    badge: Badge
    meaning: str
    """What its rule does, in one line."""


@dataclass(frozen=True, slots=True)
class Section:
    """One article of the page."""

    number: int
    title: str
    origin: tuple[str, ...]
    """Author, date and source, if known, and the repairs that were made."""
    paragraphs: tuple[Paragraph, ...]
    speakers: tuple[tuple[str, tuple[SpeakerEntry, ...]], ...]
    """By kind, under its heading."""
    notes: tuple[Note, ...]
    quotations: int
    attributed: int
    speaker_count: int
    """Speakers that the article names."""


def make_section(
    number: int,
    doc: str,
    text: str,
    records: Sequence[Attribution],
    about: Mapping[str, object] = NO_VALUES,
    badges: Mapping[SpeakerKey, Badge] = NO_BADGES,
) -> Section:
    """Prepare an article for the page.

    Args:
        number: Its number on the page.
        doc: Its path or id, which is the title if ``about`` has none.
        text: The article as read.
        records: Its quotations, of any kind.
        about: Further values: ``title``, ``author``, ``date`` and ``url`` are shown.
        badges: Those of the speakers, if they have some already.
    """
    title = str(about.get("title") or doc)
    known = (*(about.get(name) for name in ("author", "date")), about.get("url") or (doc if title != doc else ""))
    view = view_of(text)
    repaired = f"read with repairs: {', '.join(view.repairs)}" if view.repairs else ""
    said = [record for record in records if record.kind != NOT_SPEECH]
    listed = count_speakers(said)
    badges = badges or badges_of(listed)
    badge_of = {record.id: badges[speaker_key(record)] if record.kind != NOT_SPEECH else NO_BADGE for record in records}
    return Section(
        number=number,
        title=title,
        origin=tuple(str(one) for one in (*known, repaired) if one),
        paragraphs=tuple(mark_up(view, records, badge_of)),
        speakers=tuple(_by_heading(listed, badges)),
        notes=tuple(Note(record, badge_of[record.id], meaning(record.rule)) for record in records),
        quotations=len(said),
        attributed=sum(record.speaker is not None for record in said),
        speaker_count=sum(count.speaker is not None for count in listed),
    )


@dataclass(slots=True)
class Everywhere:
    """One speaker in all articles of the page."""

    name: str
    quotations: int = 0
    words: int = 0
    places: list[str] = field(default_factory=list)
    """The number of each article with the speaker, and the speaker's letter there: ``3-A``."""


def all_speakers(sections: Iterable[Section]) -> list[tuple[str, list[Everywhere]]]:
    """List the speakers of all articles by kind, under its heading; those with most words come first.

    Speakers in different articles are listed together if their names and kinds are identical.
    """
    found: dict[str, dict[str, Everywhere]] = {heading: {} for heading in HEADINGS.values()}
    for section in sections:
        for heading, group in section.speakers:
            for entry in group:
                if entry.name:
                    one = found[heading].setdefault(entry.name, Everywhere(entry.name))
                    one.quotations += entry.quotations
                    one.words += entry.words
                    one.places.append(f"{section.number}-{entry.badge.label}")
    most_words = {
        heading: sorted(these.values(), key=lambda one: (-one.words, one.name)) for heading, these in found.items()
    }
    return [(heading, these) for heading, these in most_words.items() if these]


def article_sections(document: Document, records: Sequence[Attribution]) -> list[Section]:
    """Prepare an article whose number on the page is not known yet."""
    return [make_section(0, document.doc, document.text, records, document.about)]


def book_sections(document: Document, records: Sequence[Attribution]) -> list[Section]:
    """Prepare a book: one section for each chapter, or a single one if it has none.

    Args:
        document: The book.
        records: Its quotations, with the parts they are in.
    """
    sections = list(_chapter_sections(document, records))
    return sections or article_sections(document, records)


def _chapter_sections(document: Document, records: Sequence[Attribution]) -> Iterator[Section]:
    badges = badges_of(count_speakers(records))  # A character keeps the color in all chapters.
    view = view_of(document.text)
    chapters = chapters_in(read_article(view.text))
    starts = [view.in_source((chapter.start, chapter.start + 1))[0] for chapter in chapters]
    for chapter, (low, high) in zip((None, *chapters), pairwise([0, *starts, len(document.text)]), strict=True):
        inside = [moved(record, -low) for record in records if low <= record.start < high]
        if chapters and (chapter or inside):
            text = document.text[low:high]
            about = {**document.about, "title": _title(document, chapter)}
            yield make_section(0, document.doc, text, inside, about, badges)


def _title(document: Document, chapter: Chapter | None) -> str:
    book = str(document.about.get("title") or document.doc)
    return f"{book}: {chapter.heading}" if chapter else book


def _by_heading(
    counts: Sequence[Count], badges: Mapping[SpeakerKey, Badge]
) -> Iterator[tuple[str, tuple[SpeakerEntry, ...]]]:
    most = max((count.words for count in counts), default=0) or 1
    place = 0
    for heading, these in group_by_kind(counts):
        group = []
        for count in these:
            share = -(-100 * count.words // most)
            badge = badges[count.speaker, count.kind]
            name = count.speaker or ""
            group.append(SpeakerEntry(badge, name, count.quotations, count.words, share, late=place >= _ALWAYS_SHOWN))
            place += 1
        yield heading, tuple(group)


def render_page(sections: Iterable[Section], version: str, unit: str = ARTICLE) -> Iterator[str]:
    """Yield the page, in pieces.

    Args:
        sections: The articles.
        version: The version of the package, for the last line.
        unit: What a section is: an article, or ``CHAPTER`` or ``STORY``.
    """
    sections = list(sections)
    everyone = all_speakers(sections) if len(sections) > 1 else []
    values = {"sections": sections, "everyone": everyone, "version": version, "unit": unit}
    yield from page_template("page.html").generate(values)


def render_output(section: Section) -> str:
    """Return one article as the output of a notebook's cell, without a script.

    Its style applies to this output only, and follows the theme of the notebook.
    """
    return page_template("notebook.html").render(section=section)
