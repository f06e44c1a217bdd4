r"""Standoff files of brat (https://brat.nlplab.org/standoff.html), annotated as in PARC and PolNeAR.

Each attribution is an event with a source, a cue and a content:

    T1	Source 15 22	Ann Lee
    T2	Cue 10 14	said
    T3	Content 0 9	“We won,”
    T4	Attribution 10 14	said
    E1	Attribution:T4 Source:T1 Cue:T2 Content:T3
    A1	Kind E1 direct
    #1	AnnotatorNotes E1	Ann Lee

The last two lines are ours: the kind, and the speaker, where ``?`` stands for a speaker that the article does not give.
Where the content is more than the quotation, the event has a ``Quotation`` as well. Quoted text that nobody said is a
``NotSpeech`` without an event.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from quotes.model import NOT_SPEECH, Attribution, Span
from quotes.writers.annotation.annotated import (
    UNCHECKED,
    AnnotatedArticle,
    AnnotationError,
    attribution,
    checked_span,
    regions_of,
)

CONFIGURATION = """\
[entities]
Source
Cue
Content
Quotation
NotSpeech

[relations]
<OVERLAP>	Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

[events]
Attribution	Source?:Source, Cue?:Cue, Content:Content, Quotation?:Quotation

[attributes]
Kind	Arg:Attribution, Value:direct|mixed|indirect
"""
"""The content of ``annotation.conf``, which brat reads from the folder of the files."""

_NOBODY = "?"
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
"""What has no line end, as brat and Python see them: an annotation is cut there."""
_TEXT_BOUND = re.compile(r"(\S+) (\d{1,12} \d{1,12}(?:;\d{1,12} \d{1,12})*)")
_ROLE = re.compile(r"(\w+?)\d*:(\w+)")
_ROLES = {"source": "Source", "cue": "Cue"}


class _Writer:
    """Numbers the annotations of one article."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._names: dict[tuple[str, Span], str] = {}
        self.lines: list[str] = []

    def text_bound(self, kind: str, span: Span) -> str:
        """Return the id of a text-bound annotation, written when it is first needed."""
        known = self._names.get((kind, span))
        if known:
            return known
        name = self._names[kind, span] = f"T{len(self._names) + 1}"
        pieces = [piece for piece in _LINE.finditer(self._text, *span) if piece[0].strip()]
        places = ";".join(f"{piece.start()} {piece.end()}" for piece in pieces)
        self.lines.append(f"{name}\t{kind} {places}\t{' '.join(piece[0] for piece in pieces)}")
        return name


def to_brat(text: str, records: Iterable[Attribution]) -> str:
    """Return the annotations of an article.

    Args:
        text: The article.
        records: Its quotations, of any kind.
    """
    writer = _Writer(text)
    number = 0
    for record in records:
        span, content = (record.start, record.end), (record.content_start, record.content_end)
        if record.kind == NOT_SPEECH:
            writer.text_bound("NotSpeech", span)
            continue
        number += 1
        parts = dict(regions_of(record))
        roles = {_ROLES[label]: part for label, part in parts.items() if label in _ROLES}
        trigger = parts.get("cue") or parts.get("source") or content
        roles |= {"Content": content} | ({"Quotation": span} if span != content else {})
        arguments = [f"{role}:{writer.text_bound(role, place)}" for role, place in roles.items()]
        head = f"Attribution:{writer.text_bound('Attribution', trigger)}"
        speaker = " ".join(record.speaker.split()) if record.speaker else _NOBODY
        writer.lines += [
            " ".join([f"E{number}\t{head}", *arguments]),
            f"A{number}\tKind E{number} {record.kind}",
            f"#{number}\tAnnotatorNotes E{number}\t{speaker}",
        ]
    return "".join(line + "\n" for line in writer.lines)


@dataclass(slots=True)
class _Event:
    line: int
    roles: list[tuple[str, str]]
    kind: str = UNCHECKED
    speaker: str | None = UNCHECKED


@dataclass(slots=True)
class _Annotations:
    """The annotations of a file, by id."""

    article: AnnotatedArticle
    spans: dict[str, tuple[str, list[Span]]] = field(default_factory=dict)
    """The type of each text-bound annotation, and its pieces."""
    events: dict[str, _Event] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


def read_brat(content: str, text: str) -> AnnotatedArticle:
    """Read the annotations of an article, unchanged or corrected, ours or those of PolNeAR.

    Args:
        content: The ``.ann`` file.
        text: The article.
    """
    found = _Annotations(AnnotatedArticle("", text))
    for number, line in enumerate(content.split("\n"), 1):
        try:
            _read_line(found, number, line.rstrip("\r"), text)
        except AnnotationError as error:
            found.article.errors.append((number, str(error)))
    for name, event in found.events.items():
        try:
            found.article.records += [(event.line, record) for record in _records(found, event, text)]
        except AnnotationError as error:
            found.article.errors.append((event.line, f"{name}: {error}"))
    return found.article


def _read_line(found: _Annotations, number: int, line: str, text: str) -> None:
    name, _, rest = line.partition("\t")
    if not name.strip() or name[0] not in "TEA#":
        return
    if name in found.lines:
        raise AnnotationError(f"{name} is the id of line {found.lines[name]} too")
    found.lines[name] = number
    if name[0] == "T":
        found.spans[name] = _text_bound(name, rest, text)
    elif name[0] == "E":
        found.events[name] = _Event(number, [(role[1], role[2]) for role in _ROLE.finditer(rest)])
    else:
        what, *target = rest.partition("\t")[0].split()
        event = found.events.get(target[0]) if target else None
        if event is None:
            return
        if what == "Kind" and len(target) > 1:
            event.kind = target[1]
        elif what == "AnnotatorNotes":
            note = rest.partition("\t")[2].strip()
            event.speaker = None if note == _NOBODY else note or UNCHECKED


def _text_bound(name: str, rest: str, text: str) -> tuple[str, list[Span]]:
    head, _, words = rest.partition("\t")
    match = _TEXT_BOUND.fullmatch(head)
    if match is None:
        raise AnnotationError(f"{name}: no type with offsets")
    try:
        spans = [checked_span(text, *map(int, piece.split())) for piece in match[2].split(";")]
    except AnnotationError as error:
        raise AnnotationError(f"{name}: {error}") from None
    if words and words.split() != " ".join(text[slice(*span)] for span in spans).split():
        start, end = spans[0][0], spans[-1][1]
        raise AnnotationError(f"{name}: the text from {start} to {end} is not “{words}”")
    return match[1], _joined(spans, text)


def _joined(spans: list[Span], text: str) -> list[Span]:
    """Join pieces separated only by white space, such as the end of a line."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return joined


def _records(found: _Annotations, event: _Event, text: str) -> Iterator[Attribution]:
    """Yield a record for each piece of an event's quotation, or else of its content."""
    if not event.roles or event.roles[0][0] != "Attribution":
        return
    parts: dict[str, list[Span]] = {}
    for role, name in event.roles[1:]:
        if name not in found.spans:
            raise AnnotationError(f"{role} is {name}, which does not exist or cannot be read")
        parts.setdefault(role, []).extend(found.spans[name][1])
    contents = parts.get("Content", [])
    source, cue = parts.get("Source"), parts.get("Cue")
    for span in parts.get("Quotation") or contents:
        around = [one for one in contents if one[0] <= span[0] and span[1] <= one[1]]
        yield attribution(
            text,
            span,
            kind=event.kind,
            speaker=event.speaker,
            source=source[0] if source else None,
            cue=cue[0] if cue else None,
            content=around[0] if around else None,
        )
