"""Articles and their records as one self-contained page to look at, by the templates beside this module.

The page is made of ``templates/page.html``, which holds all the words, ``page.css`` and ``page.js``; here is what
it is filled with. Everything that comes from an article is escaped by the template engine, and the page's own
security policy lets nothing run but the script that it was made with, and nothing be fetched.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from quotes.explain.meanings import meaning
from quotes.model import NOT_SPEECH, Attribution
from quotes.readers.documents import Document
from quotes.voices.counts import Count, Counts, by_kind, who
from quotes.writers.markup import Badge, Paragraph, mark_up, plain

if TYPE_CHECKING:
    from jinja2 import Environment

COLOURS = 8
"""Colours that speakers have before the first comes again; ``page.css`` has a rule for each."""

_LETTERS = 26
_FEW = 6
"""Speakers that a narrow page shows before it is asked for more."""


@dataclass(frozen=True, slots=True)
class SpeakerEntry:
    """One line of the list of speakers."""

    voice: Badge
    name: str
    quotations: int
    words: int
    share: int
    """The words, in a hundred of those of whoever has most."""
    late: bool
    """A narrow page hides it at first."""


@dataclass(frozen=True, slots=True)
class Note:
    """What is shown of a quotation when it is looked at."""

    record: Attribution
    voice: Badge
    meaning: str
    """Its rule in one line."""


@dataclass(frozen=True, slots=True)
class Section:
    """One article of the page."""

    number: int
    title: str
    origin: tuple[str, ...]
    """What is known of it besides: who wrote it, when, and where it is from."""
    paragraphs: tuple[Paragraph, ...]
    speakers: tuple[tuple[str, tuple[SpeakerEntry, ...]], ...]
    """By kind, each under its heading."""
    notes: tuple[Note, ...]
    quotations: int
    attributed: int
    voices: int
    """Speakers, whoever is not named left out."""


def make_section(
    number: int,
    doc: str,
    text: str,
    records: Sequence[Attribution],
    about: Mapping[str, object] = MappingProxyType({}),
) -> Section:
    """Make an article ready to be shown.

    Args:
        number: Its number on the page.
        doc: Its path or id, which is its title when it has none.
        text: The article as read.
        records: Its quotations, of any kind.
        about: What else is known of it: ``title``, ``author``, ``date`` and ``url`` are shown.
    """
    title = str(about.get("title") or doc)
    known = (*(about.get(name) for name in ("author", "date")), about.get("url") or (doc if title != doc else ""))
    said = [record for record in records if record.kind != NOT_SPEECH]
    counts = Counts()
    counts.add(said)
    listed = tuple(counts)
    voices = {(count.speaker, count.kind): _voice(place, count) for place, count in enumerate(listed)}
    of = {record.id: voices[who(record)] if record.kind != NOT_SPEECH else NO_BADGE for record in records}
    return Section(
        number=number,
        title=title,
        origin=tuple(str(one) for one in known if one),
        paragraphs=tuple(mark_up(text, records, of)),
        speakers=tuple(_grouped(listed, voices)),
        notes=tuple(Note(record, of[record.id], meaning(record.rule)) for record in records),
        quotations=len(said),
        attributed=sum(record.speaker is not None for record in said),
        voices=sum(count.speaker is not None for count in listed),
    )


def document_section(document: Document, records: Sequence[Attribution]) -> Section:
    """Make an article ready whose number on the page is not known yet."""
    return make_section(0, document.doc, document.text, records, document.about)


NO_BADGE = Badge(label="", colour="none")
"""The voice of what nobody said."""


def _voice(place: int, count: Count) -> Badge:
    if count.speaker is None:
        return Badge(label="–", colour="none")
    again = " again" if place >= COLOURS else ""
    return Badge(label=_letters(place), colour=f"c{place % COLOURS}{again}")


def _letters(place: int) -> str:
    """Give A, B … Z, AA, AB and so on.

    >>> [_letters(place) for place in (0, 25, 26, 701, 702)]
    ['A', 'Z', 'AA', 'ZZ', 'AAA']
    """
    letters = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return letters


def _grouped(
    counts: Sequence[Count], voices: dict[tuple[str | None, str | None], Badge]
) -> Iterator[tuple[str, tuple[SpeakerEntry, ...]]]:
    most = max((count.words for count in counts), default=0) or 1
    place = 0
    for heading, these in by_kind(counts):
        group = []
        for count in these:
            share = -(-100 * count.words // most)
            voice = voices[count.speaker, count.kind]
            name = count.speaker or ""
            group.append(SpeakerEntry(voice, name, count.quotations, count.words, share, late=place >= _FEW))
            place += 1
        yield heading, tuple(group)


def render_page(sections: Iterable[Section], version: str) -> Iterator[str]:
    """Give the page, in pieces.

    Args:
        sections: The articles.
        version: The version of the package, for the last line.

    Raises:
        ModuleNotFoundError: Jinja2 is not installed.
    """
    environment = _environment()
    style, script = (_source(environment, name) for name in ("page.css", "page.js"))
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    values = {"sections": list(sections), "version": version, "style": style, "script": script, "digest": digest}
    yield from environment.get_template("page.html").generate(values)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("quotes.writers"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["plain"] = plain
    return environment


def _source(environment: Environment, name: str) -> str:
    if environment.loader is None:  # pragma: no cover - it was given one
        return ""
    return environment.loader.get_source(environment, name)[0]
