"""Records made by hand, for tests of what is done with them."""

from dataclasses import replace
from typing import Any

from quotes.model import Attribution

ATTRIBUTED = Attribution(
    doc="town.txt",
    id=1,
    utterance=1,
    parent=None,
    kind="direct",
    text="“We won,”",
    start=0,
    end=9,
    content_start=0,
    content_end=9,
    speaker="Ann Lee",
    speaker_kind="person",
    role="the mayor",
    mention="Ann Lee",
    mention_start=15,
    mention_end=22,
    cue="said",
    cue_start=10,
    cue_end=14,
    rule="cue_after",
    confidence=0.95,
)
UNATTRIBUTED = replace(
    ATTRIBUTED,
    id=2,
    utterance=2,
    speaker=None,
    speaker_kind=None,
    role=None,
    mention=None,
    mention_start=None,
    mention_end=None,
    cue=None,
    cue_start=None,
    cue_end=None,
    rule="no_sieve",
    confidence=None,
)


def attribution(**changes: Any) -> Attribution:  # noqa: ANN401 - any field of a record
    """Return the attributed record with some fields changed."""
    return replace(ATTRIBUTED, **changes)
