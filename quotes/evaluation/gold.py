"""Annotated corpora: gold JSON lines, and attributions in the shape they are compared in.

A line is ``{"id", "text", "attributions": [{"source", "cue", "content", "speaker"?, "kind"?,
"optional"?}], "not_speech"?, "ignore"?, "nested"?}``; a source, cue or content is a list of spans
``[start, end]``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quotes.evaluation.cases import CaseError
from quotes.evaluation.locate import Span
from quotes.model import NOT_SPEECH, Attribution


@dataclass(frozen=True, slots=True)
class Saying:
    """One attribution of a corpus: all pieces of what one source said in one place."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speakers: tuple[str, ...]
    """The names that are right; none when the article does not say."""
    kind: str = ""
    rule: str = ""
    """The sieve that answered; empty in gold."""
    optional: bool = False
    """Neither right nor wrong to find."""


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
    """Whether the annotations tell who the speakers are."""
    not_speech: tuple[Span, ...] = ()
    """Marked words that nobody said."""
    passed_over: tuple[Span, ...] = ()
    """Where a speaker is neither right nor wrong: nested quotations and doubtful ones."""


def read_gold(lines: Iterable[str], file: str) -> Iterator[GoldArticle | CaseError]:
    """Read a corpus line by line; a line that is not one is yielded as the error it is."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _article(json.loads(line), file, number)
        except (ValueError, RecursionError) as error:
            yield CaseError(file, number, f"not JSON: {error}")
        except (KeyError, TypeError, AttributeError, IndexError):
            yield CaseError(file, number, "not a gold article: needs “text” and “attributions”")


def _article(value: dict[str, object], file: str, line: int) -> GoldArticle:
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
        passed_over=_spans(value.get("ignore")) + _spans(value.get("nested")),
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


def sayings(found: Iterable[Attribution]) -> list[Saying]:
    """Group attributions by utterance, which is how corpora annotate.

    The content holds every piece's; the source, the cue and the speaker are the first that a piece has.
    What has neither source nor speaker is left out, as are marked words that nobody said.
    """
    utterances: dict[int, list[Attribution]] = {}
    for attribution in found:
        if attribution.kind != NOT_SPEECH:
            utterances.setdefault(attribution.utterance or attribution.id, []).append(attribution)
    grouped = map(_grouped, utterances.values())
    return [saying for saying in grouped if saying.source or saying.speakers]


def _grouped(pieces: list[Attribution]) -> Saying:
    return Saying(
        source=_first((a.mention_start, a.mention_end) for a in pieces),
        cue=_first((a.cue_start, a.cue_end) for a in pieces),
        content=tuple(sorted({(a.content_start, a.content_end) for a in pieces})),
        speakers=tuple(a.speaker for a in pieces if a.speaker)[:1],
        kind=pieces[0].kind,
        rule=pieces[0].rule,
    )


def _first(spans: Iterable[tuple[int | None, int | None]]) -> tuple[Span, ...]:
    """Return the first span that there is, as the only one of a tuple."""
    for start, end in spans:
        if start is not None and end is not None:
            return ((start, end),)
    return ()
