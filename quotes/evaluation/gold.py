"""Annotated corpora: articles with gold annotations, and attributions in the form they are compared in.

A corpus is a file of JSON lines. Each line is ``{"id", "text", "attributions": [{"source", "cue", "content",
"speaker"?, "kind"?, "optional"?}], "not_speech"?, "ignore"?, "nested"?}``, in which a source, cue or content is a
list of spans ``[start, end]``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from quotes.evaluation.cases import CaseError
from quotes.model import NOT_SPEECH, Attribution, Span


@dataclass(frozen=True, slots=True)
class Saying:
    """One attribution of a corpus: every piece of one utterance."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speakers: tuple[str, ...]
    """The names that are right; empty when the article does not say."""
    kind: str = ""
    rule: str = ""
    """The sieve that answered; empty in gold annotations."""
    optional: bool = False
    """True if finding it is neither right nor wrong."""


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One article of a corpus and its annotations."""

    file: str
    line: int
    """The line of the file, from 1."""
    id: str
    text: str
    sayings: tuple[Saying, ...]
    names_speakers: bool
    """True if the annotations name the speakers."""
    not_speech: tuple[Span, ...] = ()
    """Quoted words that nobody said."""
    ignored: tuple[Span, ...] = ()
    """Where any speaker is neither right nor wrong: nested quotations and doubtful ones."""


def read_gold(lines: Iterable[str], file: str) -> Iterator[GoldArticle | CaseError]:
    """Read a corpus line by line. A line that cannot be read is yielded as a ``CaseError``."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _gold_article(json.loads(line), file, number)
        except (ValueError, RecursionError) as error:
            yield CaseError(file, number, f"not JSON: {error}")
        except (KeyError, TypeError, AttributeError, IndexError):
            yield CaseError(file, number, "not a gold article: needs “text” and “attributions”")


def _gold_article(value: dict[str, object], file: str, line: int) -> GoldArticle:
    text, sayings = value["text"], value["attributions"]
    if not isinstance(text, str) or not isinstance(sayings, list):
        raise TypeError
    return GoldArticle(
        file=file,
        line=line,
        id=str(value.get("id", f"{file}:{line}")),
        text=text,
        sayings=tuple(map(_saying, sayings)),
        names_speakers=any("speaker" in saying for saying in sayings),
        not_speech=_spans(value.get("not_speech")),
        ignored=_spans(value.get("ignore")) + _spans(value.get("nested")),
    )


def _saying(value: dict[str, object]) -> Saying:
    speaker = value.get("speaker")
    names = [speaker] if isinstance(speaker, str) else speaker
    if names is not None and not isinstance(names, list):
        raise TypeError
    return Saying(
        source=_spans(value["source"]),
        cue=_spans(value.get("cue")),
        content=_spans(value["content"]),
        speakers=tuple(map(str, names or ())),
        kind=str(value.get("kind") or ""),
        optional=bool(value.get("optional")),
    )


def _spans(value: object) -> tuple[Span, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise TypeError
    return tuple((int(span[0]), int(span[1])) for span in value)


def group_sayings(found: Iterable[Attribution]) -> list[Saying]:
    """Group attributions by utterance, as corpora do.

    The content is that of every piece; source, cue and speaker are those of the first piece that has one.
    Utterances with neither source nor speaker are left out, and so is ``not_speech``.
    """
    utterances: dict[int, list[Attribution]] = {}
    for attribution in found:
        if attribution.kind != NOT_SPEECH:
            utterances.setdefault(attribution.utterance, []).append(attribution)
    grouped = map(as_saying, utterances.values())
    return [saying for saying in grouped if saying.source or saying.speakers]


def as_saying(pieces: Sequence[Attribution]) -> Saying:
    """Return the pieces of an utterance as one attribution of a corpus."""
    return Saying(
        source=_first_span((a.mention_start, a.mention_end) for a in pieces),
        cue=_first_span((a.cue_start, a.cue_end) for a in pieces),
        content=tuple(sorted({(a.content_start, a.content_end) for a in pieces})),
        speakers=tuple(a.speaker for a in pieces if a.speaker)[:1],
        kind=pieces[0].kind,
        rule=pieces[0].rule,
    )


def _first_span(spans: Iterable[tuple[int | None, int | None]]) -> tuple[Span, ...]:
    """Return a tuple of the first complete span, or an empty one."""
    for start, end in spans:
        if start is not None and end is not None:
            return ((start, end),)
    return ()
