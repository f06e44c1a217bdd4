"""A book on the page: a section for each chapter, with who speaks in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from quotes.dialogue.chapters import Chapter, chapters_in
from quotes.model import FIELDS, Attribution
from quotes.readers.documents import Document
from quotes.text.article import read_article
from quotes.text.view.repairs import view_of
from quotes.writers.page import Section, document_section, make_section

_OFFSETS = tuple(name for name in FIELDS if name.endswith(("start", "end")))


def book_sections(document: Document, records: Sequence[Attribution]) -> list[Section]:
    """Prepare a book: one section for each chapter, or a single one if it has none.

    Args:
        document: The book.
        records: Its quotations, with the parts they are in.
    """
    sections = list(_chapter_sections(document, records))
    return sections or [document_section(document, records)]


def _chapter_sections(document: Document, records: Sequence[Attribution]) -> Iterator[Section]:
    view = view_of(document.text)
    chapters = chapters_in(read_article(view.text))
    starts = [view.in_source((chapter.start, chapter.start + 1))[0] for chapter in chapters]
    for chapter, (low, high) in zip((None, *chapters), pairwise([0, *starts, len(document.text)]), strict=True):
        inside = [_moved(record, -low) for record in records if low <= record.start < high]
        if chapters and (chapter or inside):
            text = document.text[low:high]
            yield make_section(0, document.doc, text, inside, {**document.about, "title": _title(document, chapter)})


def _title(document: Document, chapter: Chapter | None) -> str:
    book = str(document.about.get("title") or document.doc)
    return f"{book}: {chapter.heading}" if chapter else book


def _moved(record: Attribution, by: int) -> Attribution:
    """A record of a book as one of a chapter; its id stays that of the book."""
    offsets = {name: value + by for name in _OFFSETS if (value := getattr(record, name)) is not None}
    return replace(record, **offsets)
