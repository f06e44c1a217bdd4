"""Tasks of Label Studio (https://labelstud.io/guide/tasks) with pre-annotations: labeled spans, relations, speakers.

Offsets are code points, as Label Studio has them since 2022.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from quotes._version import __version__
from quotes.model import Attribution, Span
from quotes.writers.annotation.annotated import (
    LABELS,
    RELATIONS,
    AnnotatedArticle,
    AnnotationError,
    Region,
    add_linked,
    checked_span,
    regions_of,
)

_COLORS = ("#1e5ba1", "#8b4501", "#006e30", "#5f5b54", "#8b376b", "#674698", "#6c5901")
CONFIGURATION = "\n".join(
    [
        "<View>",
        "  <Relations>",
        *(f'    <Relation value="{label}"/>' for label in RELATIONS),
        "  </Relations>",
        '  <Labels name="label" toName="text">',
        *(f'    <Label value="{label}" background="{color}"/>' for label, color in zip(LABELS, _COLORS, strict=True)),
        "  </Labels>",
        '  <Text name="text" value="$text" granularity="word"/>',
        '  <TextArea name="speaker" toName="text" perRegion="true" editable="true" maxSubmissions="1"',
        '            displayMode="region-list" placeholder="speaker"/>',
        "</View>\n",
    ]
)
"""The labeling configuration of a project for these tasks."""


def to_label_studio(doc: str, text: str, records: Sequence[Attribution]) -> dict[str, Any]:
    """Return the task of an article.

    Args:
        doc: The article's path or id.
        text: The article.
        records: Its quotations, of any kind.
    """
    regions: dict[str, dict[str, Any]] = {}
    others: list[dict[str, Any]] = []
    for record in records:
        span = record.start, record.end
        name = f"quotation-{record.id}"
        regions[name] = _region(name, "labels", text, span, labels=[record.kind])
        if record.speaker:
            others.append(_region(name, "textarea", text, span, text=[record.speaker]))
        for label, part in regions_of(record):
            part_name = f"{label}-{part[0]}-{part[1]}"
            regions[part_name] = _region(part_name, "labels", text, part, labels=[label])
            others.append(
                {"type": "relation", "from_id": name, "to_id": part_name, "direction": "right", "labels": [label]}
            )
    known = [record.confidence for record in records if record.confidence is not None]
    score = {"score": round(sum(known) / len(known), 3)} if known else {}
    result = [*regions.values(), *others]
    return {
        "data": {"doc": doc, "text": text},
        "predictions": [{"model_version": f"quotes {__version__}", **score, "result": result}],
    }


_CONTROLS = {"labels": "label", "textarea": "speaker"}


def _region(name: str, kind: str, article: str, span: Span, **value: object) -> dict[str, Any]:
    where = {"start": span[0], "end": span[1], "text": article[slice(*span)]}
    return {"id": name, "from_name": _CONTROLS[kind], "to_name": "text", "type": kind, "value": {**where, **value}}


def read_label_studio(content: str) -> Iterator[AnnotatedArticle]:
    """Read tasks, as we write them or as Label Studio exports them (*JSON*).

    The first annotation of a task that was not cancelled counts; if there is none, its prediction.

    Raises:
        AnnotationError: The file holds no tasks.
    """
    try:
        tasks = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise AnnotationError(f"not JSON: {error}") from None
    tasks = [tasks] if isinstance(tasks, dict) else tasks
    if not isinstance(tasks, list):
        raise AnnotationError("neither a task of Label Studio nor a list of them")
    for number, task in enumerate(tasks, 1):
        try:
            yield _article(number, task)
        except AnnotationError as error:
            yield AnnotatedArticle("", None, errors=[(number, str(error))])
        except (KeyError, TypeError, AttributeError, IndexError):
            yield AnnotatedArticle("", None, errors=[(number, "not a task of Label Studio with “data” and “text”")])


def _article(number: int, task: Mapping[str, Any]) -> AnnotatedArticle:
    text = task["data"]["text"]
    if not isinstance(text, str):
        raise AnnotationError("“text” is not a string")
    article = AnnotatedArticle(str(task["data"].get("doc") or ""), text, number)
    done = [one for one in task.get("annotations") or () if not one.get("was_cancelled")]
    results = (done or task.get("predictions") or [{}])[0].get("result") or []
    add_linked(article, *_regions(article, results))
    return article


def _regions(
    article: AnnotatedArticle, results: Iterable[Mapping[str, Any]]
) -> tuple[dict[str, Region], list[tuple[str, str]]]:
    """Return the labeled spans by id, and the relations."""
    regions: dict[str, Region] = {}
    links: list[tuple[str, str]] = []
    speakers: dict[str, str] = {}
    for one in results:
        kind, value, name = one.get("type"), one.get("value") or {}, str(one.get("id", ""))
        if kind == "relation":
            links.append((str(one["from_id"]), str(one["to_id"])))
        elif kind == "textarea":
            words = value.get("text") or [""]
            speakers[name] = " ".join([words] if isinstance(words, str) else map(str, words)).strip()
        elif kind == "labels" and value.get("labels"):
            try:
                if name in regions:
                    raise AnnotationError("another region has this id too")
                span = checked_span(article.text or "", value.get("start"), value.get("end"), value.get("text"))
                regions[name] = Region(span, str(value["labels"][0]))
            except AnnotationError as error:
                article.errors.append((article.number, f"region {name}: {error}"))
    return {
        name: Region(region.span, region.label, speakers.get(name) or None) for name, region in regions.items()
    }, links
