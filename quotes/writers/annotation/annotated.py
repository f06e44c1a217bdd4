"""An annotated article as any tool's file states it, and how its annotations are checked against the article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from quotes.model import NOT_SPEECH, Attribution, Span

UNCHECKED = "*"
"""Stands for a speaker or a kind that a file does not state."""
_MOST_SHOWN = 40
"""Characters of an article that a message shows."""


class AnnotationError(ValueError):
    """An annotation that cannot be read; the others of its file can."""


@dataclass(slots=True)
class AnnotatedArticle:
    """An article and what a file states about it."""

    doc: str
    """The article's path or id; empty if the file does not state it."""
    text: str | None
    """The article as annotated; ``None`` if it could not be read."""
    number: int = 1
    """Its place in the file: the line, or the number of the task."""
    records: list[tuple[int, Attribution]] = field(default_factory=list)
    """Each annotation, with its line or the number of its task."""
    errors: list[tuple[int, str]] = field(default_factory=list)
    """Annotations that cannot be read, with the same numbers."""


def attribution(
    text: str,
    span: Span,
    *,
    kind: str = UNCHECKED,
    speaker: str | None = UNCHECKED,
    source: Span | None = None,
    cue: Span | None = None,
    content: Span | None = None,
) -> Attribution:
    """Return the record that an annotation stands for.

    Args:
        text: The article.
        span: The quotation, or the reported clause.
        kind: Its kind.
        speaker: The speaker; ``None`` if the article does not say.
        source: The words that name the speaker.
        cue: The words that report.
        content: The clause that the quotation belongs to, if that is more.
    """
    content = content or span
    return Attribution(
        doc="",
        id=0,
        utterance=0,
        parent=None,
        kind=kind,
        text=text[slice(*span)],
        start=span[0],
        end=span[1],
        content_start=content[0],
        content_end=content[1],
        speaker=speaker,
        speaker_kind=None,
        role=None,
        mention=text[slice(*source)] if source else None,
        mention_start=source[0] if source else None,
        mention_end=source[1] if source else None,
        cue=text[slice(*cue)] if cue else None,
        cue_start=cue[0] if cue else None,
        cue_end=cue[1] if cue else None,
        rule="",
        confidence=None,
    )


def checked_span(text: str, start: object, end: object, words: object = None) -> Span:
    """Return the span of an annotation.

    Args:
        text: The article.
        start: Where the annotation starts.
        end: Where it ends.
        words: The words there, if the file states them; white space is not compared.

    Raises:
        AnnotationError: It is not a span of the article, or the words there are others.
    """
    if isinstance(start, bool) or isinstance(end, bool) or not isinstance(start, int) or not isinstance(end, int):
        raise AnnotationError("start and end are not whole numbers")
    if not 0 <= start < end <= len(text):
        raise AnnotationError(f"{start} to {end} is outside the text, which has {len(text)} characters")
    if isinstance(words, str) and words.split() != text[start:end].split():
        raise AnnotationError(f"the text from {start} to {end} is “{_shown(text[start:end])}”, not “{_shown(words)}”")
    return start, end


def _shown(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _MOST_SHOWN else line[:_MOST_SHOWN] + "…"


QUOTATION_LABELS = ("direct", "mixed", "indirect", NOT_SPEECH)
"""The labels of quotations in tools that label spans: their kinds."""
SOURCE, CUE, CONTENT = "source", "cue", "content"
"""The labels of other spans, and of the relations from a quotation to them."""
LABELS = (*QUOTATION_LABELS, SOURCE, CUE, CONTENT)
RELATIONS = (SOURCE, CUE, CONTENT)


def regions_of(record: Attribution) -> Iterator[tuple[str, Span]]:
    """Yield what belongs to a record besides its span, with the label: its source, its cue, a longer content."""
    for label, start, end in (
        (SOURCE, record.mention_start, record.mention_end),
        (CUE, record.cue_start, record.cue_end),
    ):
        if start is not None and end is not None:
            yield label, (start, end)
    if (record.content_start, record.content_end) != (record.start, record.end):
        yield CONTENT, (record.content_start, record.content_end)


@dataclass(frozen=True, slots=True)
class Region:
    """A labeled span of a tool that has relations between spans."""

    span: Span
    label: str
    speaker: str | None = UNCHECKED


def add_linked(article: AnnotatedArticle, regions: Mapping[str, Region], links: Iterable[tuple[str, str]]) -> None:
    """Add the record of each region that is a quotation.

    Args:
        article: The article, whose text is known.
        regions: The spans by id.
        links: Relations: from which region, to which. The label of the region at the end is theirs.
    """
    for found in _linked(article.text or "", regions, links):
        if isinstance(found, AnnotationError):
            article.errors.append((article.number, str(found)))
        else:
            article.records.append((article.number, found))


def _linked(
    text: str, regions: Mapping[str, Region], links: Iterable[tuple[str, str]]
) -> Iterator[Attribution | AnnotationError]:
    parts: dict[str, dict[str, Span]] = {}
    for begin, end in links:
        missing = [one for one in (begin, end) if one not in regions]
        if missing:
            yield AnnotationError(f"a relation refers to {missing[0]}, which does not exist")
            continue
        if regions[begin].label in RELATIONS and regions[end].label in QUOTATION_LABELS:
            begin, end = end, begin  # drawn the other way round
        label = regions[end].label
        if regions[begin].label not in QUOTATION_LABELS or label not in RELATIONS:
            yield AnnotationError(f"a relation leads from “{regions[begin].label}” to “{label}”")
        elif parts.setdefault(begin, {}).setdefault(label, regions[end].span) != regions[end].span:
            yield AnnotationError(f"{begin} has two relations to a {label}")
    for name, region in regions.items():
        if region.label in QUOTATION_LABELS:
            yield attribution(text, region.span, kind=region.label, speaker=region.speaker, **parts.get(name, {}))
