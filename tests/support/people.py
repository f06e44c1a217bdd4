"""Who is whom in the annotated articles, and how well a grouping agrees with it."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from support.shared import CORPORA, SHARED

from quotes.model import INDIRECT

PEOPLE = SHARED / "people" / "people.jsonl"
VOICES = SHARED / "people" / "voices.jsonl"
_SPEAKERS = SHARED / "polnear" / "speakers.jsonl"
ARE_HERE = all(path.exists() for path in (PEOPLE, VOICES, _SPEAKERS, *CORPORA))


class Unit(NamedTuple):
    """What an article quotes of somebody."""

    doc: str
    name: str
    """As the article has it."""
    kind: str
    role: str | None
    organization: str | None
    entity: str
    """Who that is."""


def annotated_units() -> list[Unit]:
    """Return a unit for each attribution with words in marks whose one speaker is known."""
    people = {row["id"]: {name: one for one in row["people"] for name in one["names"]} for row in _rows(PEOPLE)}
    voices = {row["id"]: {name: one for one in row["voices"] for name in one["names"]} for row in _rows(VOICES)}
    units = []
    for row in (*_rows(_SPEAKERS), *_rows(CORPORA[1])):
        owners, described = people[row["id"]], voices[row["id"]]
        for names in (_names(one) for one in row["attributions"] if one["kind"] != INDIRECT):
            if names and len({owners[name]["entity"] for name in names}) == 1:
                one = described.get(names[0], {})
                kind = one.get("kind", owners[names[0]]["kind"])
                about = (_first(one.get("roles")), _first(one.get("organization")))
                units.append(Unit(row["id"], names[0], kind, *about, owners[names[0]]["entity"]))
    return units


def _names(attribution: dict[str, Any]) -> list[str]:
    speaker = attribution.get("speaker")
    if not speaker or attribution.get("optional"):
        return []
    return [speaker] if isinstance(speaker, str) else list(speaker)


def _first(values: str | list[str] | None) -> str | None:
    return next(iter(values), None) if isinstance(values, list) else values


def texts_of(docs: Iterable[str]) -> dict[str, str]:
    """Return the texts of annotated articles."""
    texts = {row["id"]: row["text"] for path in CORPORA for row in _rows(path)}
    return {doc: texts[doc] for doc in docs}


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def bcubed(pairs: Sequence[tuple[str, str]]) -> float:
    """Return the B-cubed F1 of pairs of an entity and the person that its unit was given."""
    both, entities, persons = Counter(pairs), Counter(one for one, _ in pairs), Counter(one for _, one in pairs)
    precision = sum(both[pair] / persons[pair[1]] for pair in pairs) / len(pairs)
    recall = sum(both[pair] / entities[pair[0]] for pair in pairs) / len(pairs)
    return 2 * precision * recall / (precision + recall)
