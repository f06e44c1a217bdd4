"""The vocabulary of the package: the record and its kinds.

All offsets are code points into the article as read, half-open: ``text[start:end]`` is the thing.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, make_dataclass, replace
from typing import Final

DIRECT = "direct"
MIXED = "mixed"
INDIRECT = "indirect"
NOT_SPEECH = "not_speech"
SPEECH = (DIRECT, MIXED)
"""The kinds that ``extract`` returns unless asked for others."""
ALL_SPEECH = (*SPEECH, INDIRECT)

PERSON: Final = "person"
ORGANIZATION: Final = "organization"
GROUP: Final = "group"
"""*protesters*."""
DOCUMENT: Final = "document"
"""*the report*."""
UNNAMED: Final = "unnamed"
"""One person without a name."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """One quotation and who said it: one record, one CSV row, one JSON line.

    The fields and their order are those of the export.
    """

    doc: str
    """The article's path or id."""
    id: int
    """1, 2, 3 … in reading order within the article."""
    utterance: int
    """``id`` of the first piece of the same utterance (its own ``id`` when alone)."""
    parent: int | None
    """``id`` of the quotation that encloses this one."""
    kind: str
    """``direct``, ``mixed``, ``indirect`` or ``not_speech``."""
    text: str
    """``article[start:end]``: the quotation with its marks."""
    start: int
    end: int
    content_start: int
    """The reported clause that the quotation belongs to (equals the span unless ``mixed``)."""
    content_end: int
    speaker: str | None
    """The speaker's name; ``None`` when the article does not say."""
    speaker_kind: str | None
    """``person``, ``organization``, ``group``, ``document`` or ``unnamed``."""
    role: str | None
    """What the article calls the speaker besides the name."""
    mention: str | None
    """The words that name who spoke, where the article attributes the quotation."""
    mention_start: int | None
    mention_end: int | None
    cue: str | None
    """The words that report."""
    cue_start: int | None
    cue_end: int | None
    rule: str
    """The sieve that answered, or why none did."""
    confidence: float | None
    """0 to 1: the measured precision of that sieve; ``None`` without a speaker."""
    part: str | None = None
    """The heading of the chapter, in a book that is read as dialogue."""
    scene: int | None = None
    """The number of the scene in the book, from 1."""


PART = "part"
SCENE = "scene"
BOOK_FIELDS = (PART, SCENE)
"""The fields that the records of a book have besides, in export order."""
FIELDS = tuple(field.name for field in fields(Attribution) if field.name not in BOOK_FIELDS)
"""The names of the fields of every record, in export order."""
_OFFSETS = tuple(name for name in FIELDS if name.endswith(("start", "end")))

AttributionDraft: type[Attribution] = make_dataclass(
    "AttributionDraft",
    [(one.name, one.type, field(default=one.default)) for one in fields(Attribution)],
    eq=False,
    repr=False,
    slots=True,
)
"""A record that is not frozen yet. A frozen dataclass calls a function for each field that it sets: to make a draft and
to freeze it takes a fifth of the time."""


def frozen(draft: Attribution) -> Attribution:
    """Make a draft the record, whose class has the same slots."""
    draft.__class__ = Attribution
    return draft


def moved(record: Attribution, by: int) -> Attribution:
    """Return a record whose text begins ``by`` code points later in another text."""
    offsets = {name: value + by for name in _OFFSETS if (value := getattr(record, name)) is not None}
    return replace(record, **offsets)


NEWS: Final = "news"
DIALOGUE: Final = "dialogue"
"""Novels and stories."""
GENRES = (NEWS, DIALOGUE)

Value = str | int | float | bool | None
"""What a field of a record or a kept column of a table may hold."""

Span = tuple[int, int]
"""A half-open range of code points: where something starts and where it ends."""
