"""Tasks of Prodigy (https://prodi.gy/docs/api-interfaces#relations): JSON lines with spans and relations.

Offsets are code points. A quotation's speaker is in its span, as ``speaker``.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from quotes.model import Attribution, Span
from quotes.writers.annotation.annotated import (
    UNCHECKED,
    AnnotatedArticle,
    AnnotationError,
    Region,
    add_linked,
    checked_span,
    regions_of,
)

_TOKEN = re.compile(r"\w+|[^\w\s]|\s+")


def to_prodigy(doc: str, text: str, records: Sequence[Attribution]) -> dict[str, Any]:
    """Return the task of an article.

    Args:
        doc: The article's path or id.
        text: The article.
        records: Its quotations, of any kind.
    """
    labeled: dict[tuple[str, Span], dict[str, Any]] = {}
    pairs: list[tuple[tuple[str, Span], tuple[str, Span]]] = []
    for record in records:
        own = record.kind, (record.start, record.end)
        labeled[own] = {"speaker": record.speaker}
        for label, part in regions_of(record):
            labeled.setdefault((label, part), {})
            pairs.append((own, (label, part)))
    tokens = _tokens(text, {edge for _, span in labeled for edge in span})
    starts = [token["start"] for token in tokens]
    spans = {key: _span(starts, *key) | more for key, more in labeled.items()}
    relations = [
        {
            "head": spans[head]["token_end"],
            "child": spans[child]["token_end"],
            "head_span": _span(starts, *head),
            "child_span": _span(starts, *child),
            "label": child[0],
        }
        for head, child in pairs
    ]
    return {
        "text": text,
        "meta": {"doc": doc},
        "tokens": tokens,
        "spans": sorted(spans.values(), key=lambda span: (span["start"], -span["end"])),
        "relations": relations,
    }


def _tokens(text: str, edges: Iterable[int]) -> list[dict[str, Any]]:
    """Cut a text into tokens, also at every edge of a span; a space after a token is part of none."""
    cuts = set(edges)
    pieces: list[Span] = []
    for match in _TOKEN.finditer(text):
        start = match.start()
        if pieces and pieces[-1][1] == start and text[start] == " ":
            start += 1
        inside = [cut for cut in range(start + 1, match.end()) if cut in cuts]
        bounds = [start, *inside, match.end()]
        pieces += [(low, high) for low, high in pairwise(bounds) if low < high]
    return [
        {"text": text[start:end], "start": start, "end": end, "id": number, "ws": text[end : end + 1] == " "}
        for number, (start, end) in enumerate(pieces)
    ]


def _span(starts: Sequence[int], label: str, span: Span) -> dict[str, Any]:
    first, last = bisect_left(starts, span[0]), bisect_left(starts, span[1]) - 1
    return {"start": span[0], "end": span[1], "token_start": first, "token_end": last, "label": label}


def is_prodigy(line: str) -> bool:
    """Return whether a line of JSON is a task of Prodigy, not an article of a corpus."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and "attributions" not in value and bool({"spans", "tokens"} & value.keys())


def read_prodigy(lines: Iterable[str]) -> Iterator[AnnotatedArticle]:
    """Read tasks, as we write them or as Prodigy exports them (``db-out``); rejected and ignored ones are left out."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            task = json.loads(line)
            if task.get("answer", "accept") == "accept":
                yield _article(number, task)
        except (ValueError, RecursionError) as error:
            reason = str(error) if isinstance(error, AnnotationError) else f"not JSON: {error}"
            yield AnnotatedArticle("", None, errors=[(number, reason)])
        except (KeyError, TypeError, AttributeError, IndexError):
            yield AnnotatedArticle("", None, errors=[(number, "not a task of Prodigy with “text” and “spans”")])


def _article(number: int, task: Mapping[str, Any]) -> AnnotatedArticle:
    text = task["text"]
    if not isinstance(text, str):
        raise AnnotationError("“text” is not a string")
    article = AnnotatedArticle(str((task.get("meta") or {}).get("doc") or ""), text, number)
    regions: dict[str, Region] = {}
    for one in task["spans"] or ():
        name = _name(one)
        try:
            if name in regions:
                raise AnnotationError("there are two of it")
            span = checked_span(text, one.get("start"), one.get("end"), one.get("text"))
            speaker = one.get("speaker", UNCHECKED)
            if not (speaker is None or isinstance(speaker, str)):
                raise AnnotationError("its speaker is not a string")
            regions[name] = Region(span, str(one.get("label")), speaker)
        except AnnotationError as error:
            article.errors.append((number, f"span {name}: {error}"))
    relations = task.get("relations") or ()
    add_linked(article, regions, [(_name(one["head_span"]), _name(one["child_span"])) for one in relations])
    return article


def _name(span: Mapping[str, Any]) -> str:
    """Name a span by what it is, since Prodigy gives it no id."""
    return f"{span.get('label')} from {span.get('start')} to {span.get('end')}"
